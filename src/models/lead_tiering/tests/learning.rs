//! A scorecard from history: what it is judged by is what the page reads, and what is said of its columns.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::{CREATED, ColumnFate, Learned, OutcomeBy, learn};
use super::report::{leads, report};
use super::*;
use crate::engines::learn::{Column as Coded, Data, NoCoder, Settings, Table, Unused, Verdict, fit};
use crate::engines::pace::{Pace, at_once};
use crate::engines::value::{Source, Text};
use crate::workspace::rows::{Cell, Column, ColumnKind, Rows};

/// Words that a merged level may be called by, and others; the first two are common.
const WORDS: [&str; 12] = [
    "web",
    "Referral",
    "Other",
    "其他",
    " other",
    "Others",
    "Other (merged)",
    "其他（合并）",
    "radio",
    "fair",
    "history.3",
    "",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_page_reads_a_row_as_it_was_judged(
        cells in vec((prop_oneof![0..2_usize, 0..10_usize, 11..12_usize], any::<bool>()), 60..300),
    ) {
        let words = || cells.iter().map(|(word, _)| WORDS[*word]);
        let table = Table {
            columns: vec![Coded {
                name: "channel".into(),
                data: Data::of_words(words()),
                filled_when_open: None,
                value_when_closed: None,
            }],
            won: cells.iter().map(|(word, luck)| *luck || *word == 0).collect(),
            order: Vec::new(),
        };
        let fitted = fit(&table, 1);
        let mut rows = Rows::new(
            vec![Column {
                id: "channel".into(),
                name: Text::own("channel"),
                kind: ColumnKind::Text,
                role: Default::default(),
            }],
            Source::Imported,
        );
        for word in words() {
            rows.push([if word.is_empty() { Cell::Empty } else { Cell::text(word) }]);
        }
        let input = Input {
            active_card: fitted.card.id.clone(),
            cards: vec![fitted.card.clone().into()],
            ..Input::default()
        };
        let report = report(&input, &rows);
        for (row, lead) in report.leads.iter().enumerate() {
            prop_assert_eq!(lead.score, fitted.score(&table, row), "{:?}", WORDS[cells[row].0]);
        }
        // Where a factor came of it, every word that taught has a level.
        prop_assert_eq!(&report.unmatched, &[]);
    }
}

fn learned(rows: &Rows) -> Learned {
    let by = OutcomeBy::recorded(rows);
    at_once(learn(rows, &by, &[], Settings::default(), &Pace::unpaced())).unwrap()
}

fn fate(learned: &Learned, column: &str) -> ColumnFate {
    let found = learned.columns.iter().find(|c| c.column == column);
    found.unwrap().fate.clone()
}

/// So many leads of each level and outcome, in turns.
fn mixed(levels: &[(usize, usize, usize)]) -> Rows {
    let most = levels.iter().map(|(_, won, lost)| won.max(lost)).max();
    let mut list = Vec::new();
    for turn in 0..*most.unwrap() {
        for (level, won, lost) in levels {
            list.extend((turn < *won).then_some(("won", *level)));
            list.extend((turn < *lost).then_some(("lost", *level)));
        }
    }
    leads(&list).1
}

#[test]
fn without_a_scorecard_no_column_has_a_weight() {
    let alike = learned(&mixed(&[(4, 400, 400), (2, 400, 400)]));
    assert_eq!(alike.verdict, Verdict::CannotTell);
    let few = learned(&mixed(&[(4, 30, 3), (2, 3, 30)]));
    assert_eq!(few.verdict, Verdict::TooFew);
    for learned in [alike, few] {
        assert_eq!(
            (&learned.card, fate(&learned, "a")),
            (&None, ColumnFate::Undecided)
        );
    }
    let told = learned(&mixed(&[(4, 100, 30), (2, 30, 100)]));
    assert_eq!(fate(&told, "a"), ColumnFate::Taken(100));
}

#[test]
fn days_are_said_to_put_in_order_only_where_they_did() {
    let mut rows = mixed(&[(4, 200, 60), (2, 60, 200)]);
    let empty = ColumnFate::NoLevels(NoCoder::Empty);
    let without = learned(&rows);
    assert_eq!(
        (fate(&without, CREATED), fate(&without, "closed")),
        (empty.clone(), empty)
    );
    let at = rows.column_at(CREATED).unwrap();
    let days = |rows: &Rows| {
        let day = |row: usize| day().add_days(i64::try_from(row).unwrap() / 10);
        (0..rows.len())
            .map(|row| (row, at, Cell::Day(day(row).unwrap())))
            .collect::<Vec<_>>()
    };
    let dated = days(&rows);
    rows.set_many(dated);
    let by_time = learned(&rows);
    assert!(by_time.by_time);
    assert_eq!(fate(&by_time, CREATED), ColumnFate::Order);
    // One lead without a day: they cannot be put in order.
    rows.set_many([(3, at, Cell::Empty)]);
    assert_eq!(fate(&learned(&rows), CREATED), ColumnFate::Unused(Unused::Date));
}
