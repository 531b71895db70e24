//! Properties of the query and its frozen text. What the databases make of it is checked by `scripts/sql.sh`.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::dialect::float;
use super::*;
use crate::engines::scorecard::tests::arbitrary::cards;
use crate::engines::value::{Source, Text};
use crate::workspace::rows::{Column, ColumnKind, ColumnRole};

fn day() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

/// What a database reads in a text that was written for it.
fn read_text(dialect: Dialect, written: &str) -> String {
    let mut text = String::new();
    let mut rest = written
        .trim_start_matches('(')
        .trim_end_matches(')')
        .chars()
        .peekable();
    while let Some(c) = rest.next() {
        match (dialect, c) {
            (_, '\'') => loop {
                match (dialect, rest.next().unwrap()) {
                    (Dialect::Spark, '\\') => match rest.next().unwrap() {
                        'u' => {
                            let digits: String = rest.by_ref().take(4).collect();
                            text.push(char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap());
                        }
                        c => text.push(c),
                    },
                    (Dialect::Spark, '\'') => break,
                    (_, '\'') => match rest.next_if_eq(&'\'') {
                        Some(quote) => text.push(quote),
                        None => break,
                    },
                    (_, c) => text.push(c),
                }
            },
            // CHR(8203, whose bracket may be trimmed
            (_, 'C') => {
                let digits: String = rest.by_ref().skip(3).take_while(char::is_ascii_digit).collect();
                text.push(char::from_u32(digits.parse().unwrap()).unwrap());
            }
            _ => assert!(" |)".contains(c), "{c:?} in {written}"),
        }
    }
    assert!(rest.next().is_none());
    text
}

proptest! {
    #[test]
    fn a_text_is_read_as_it_was_meant(
        text in prop_oneof![any::<String>(), r#"['"\\`$\{\}u0-9()|CHR \n\t\u{200B}\u{202E}-]{0,12}"#],
    ) {
        for dialect in Dialect::ALL {
            let written = dialect.text(&text);
            prop_assert_eq!(read_text(dialect, &written), text.replace('\0', ""));
            let is_plain = !written.contains(['\n', '\r', '\t', '\u{200B}', '\u{202E}']);
            let is_no_variable = dialect != Dialect::Spark || !written.contains("${");
            prop_assert!(is_plain && is_no_variable, "{}", written);
        }
    }

    #[test]
    fn a_name_is_read_as_it_was_meant(name in prop_oneof![any::<String>(), r#"["`\\;-]{0,6}"#]) {
        for dialect in Dialect::ALL {
            let written = dialect.identifier(&name);
            let mark = if dialect == Dialect::Spark { '`' } else { '"' };
            let inner = written.strip_prefix(mark).unwrap().strip_suffix(mark).unwrap();
            let (once, twice) = (mark.to_string(), format!("{mark}{mark}"));
            prop_assert!(!inner.replace(&twice, "").contains(mark));
            prop_assert_eq!(inner.replace(&twice, &once), name.replace('\0', ""));
        }
    }

    #[test]
    fn a_number_is_read_as_it_was_meant(x in any::<f64>().prop_filter("finite", |x| x.is_finite())) {
        let written = float(x);
        prop_assert!(written.contains('E'));
        prop_assert_eq!(written.parse::<f64>().unwrap(), x);
    }

    #[test]
    fn comments_and_names_of_a_user_stay_in_their_place(
        mut card in cards(), hostile in r#"['"\\`;$\{\n\r\u{2028}*/ -]{1,10}"#,
    ) {
        let columns = |card: &Scorecard| {
            let column = |f: &crate::engines::scorecard::Factor| Column {
                id: f.column.clone(),
                name: Text::default(),
                kind: if f.levels().is_empty() { ColumnKind::Number } else { ColumnKind::Text },
                role: ColumnRole::Other,
            };
            Rows::new(card.factors.iter().map(column).collect(), Source::Sample)
        };
        card.name = Text::own(&hostile);
        for factor in &mut card.factors {
            factor.name = Text::own(&hostile);
        }
        for tier in &mut card.tiers {
            tier.name = Text::own(&hostile);
        }
        let rows = columns(&card);
        for lang in [Lang::Zh, Lang::En] {
            let model = Model { card: &card, rows: &rows, as_of: day(), lang, by_hand: 2 };
            for dialect in Dialect::ALL {
                let query = model.sql(dialect);
                prop_assert_eq!(&query, &model.sql(dialect));
                let bare = without_quoted(dialect, &query);
                prop_assert_eq!(bare.matches(';').count(), 1, "{}", bare);
                prop_assert_eq!(bare.matches('(').count(), bare.matches(')').count());
                prop_assert!(bare.is_ascii(), "{}", bare);
            }
        }
    }
}

/// The query without comments, texts and quoted names.
fn without_quoted(dialect: Dialect, query: &str) -> String {
    let mark = if dialect == Dialect::Spark { '`' } else { '"' };
    let mut bare = String::new();
    let mut rest = query.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '-' && rest.peek() == Some(&'-') {
            rest.by_ref().find(|c| *c == '\n');
        } else if c == '\'' || c == mark {
            while let Some(inner) = rest.next() {
                if inner == '\\' && dialect == Dialect::Spark && c == '\'' {
                    rest.next();
                } else if inner == c {
                    break;
                }
            }
        } else {
            bare.push(c);
        }
    }
    bare
}

/// Set `LOUDOU_UPDATE=1` to write them anew, and look at what changed.
#[test]
fn the_query_of_the_sample_is_as_frozen() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/sql");
    for (lang, short) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let workspace = Workspace::with_sample("w".into(), "W".into(), lang, day());
        let model = Model::of(&workspace, &workspace.lead_tiering).unwrap();
        for dialect in Dialect::ALL {
            let file = folder.join(format!(
                "{}-{short}.sql",
                dialect.name().to_lowercase().replace(' ', "-")
            ));
            let query = model.sql(dialect);
            if std::env::var_os("LOUDOU_UPDATE").is_some() {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&file, &query).unwrap();
            }
            assert_eq!(query, fs::read_to_string(&file).unwrap(), "{}", file.display());
        }
    }
}

#[test]
fn a_scorecard_reads_the_columns_of_the_exported_table() {
    let mut workspace = Workspace::with_sample("w".into(), "W".into(), Lang::En, day());
    workspace.lead_tiering.overrides.insert(
        1,
        crate::models::lead_tiering::Override {
            tier: "a".into(),
            reason: String::new(),
            author: String::new(),
            until: day(),
        },
    );
    let model = Model::of(&workspace, &workspace.lead_tiering).unwrap();
    assert_eq!(model.by_hand, 1);
    let query = model.sql(Dialect::DuckDb);
    assert!(query.contains("Tiers set by hand (1)"));
    assert!(query.contains("l.\"Lead\" AS id"));
    for factor in &model.card.factors {
        assert!(query.contains(&format!("CAST(l.\"{}\" AS VARCHAR)", factor.name.en)));
    }
}
