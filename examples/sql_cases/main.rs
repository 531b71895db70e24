//! What the check of the exported SQL is made of: `cargo run --example sql_cases -- FOLDER [--rows 1000000]`.
//!
//! Writes, for each of several scorecards, generated leads, the query in every dialect, and what the app itself makes
//! of these leads. `tests/sql/run.py` runs the queries and compares row by row. The same seed gives the same files.
#![allow(clippy::print_stderr, reason = "a program for the terminal")]

mod cards;
mod leads;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use loudou::engines::scorecard::Scorecard;
use loudou::exchange::leads::LeadTable;
use loudou::exchange::sql::{Dialect, Model};
use loudou::i18n::Lang;
use loudou::i18n::date::Day;
use loudou::models::lead_tiering::{Case, Input, LeadScore, Scores, evaluate};
use loudou::workspace::Workspace;
use loudou::workspace::rows::{Cell, ColumnKind, Place, Rows};
use serde_json::json;

use cards::Named;

/// Scorecards made by chance, and the leads of each.
const RANDOM_CARDS: usize = 12;
const RANDOM_LEADS: usize = 2_000;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let folder = words.next().map(PathBuf::from);
    let rows = words.nth(1).map_or(Some(1_000_000), |n| n.parse().ok());
    let (Some(folder), Some(rows)) = (folder, rows) else {
        eprintln!("usage: sql_cases FOLDER [--rows N]");
        return ExitCode::FAILURE;
    };
    match write_all(&folder, rows) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{}: {why}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write_all(folder: &Path, rows: usize) -> io::Result<()> {
    let Some(day) = Day::new(2026, 3, 31) else {
        return Ok(());
    };
    write_case(folder, &cards::template(), rows / 10, day)?;
    write_case(folder, &cards::hostile(), rows, day)?;
    for named in cards::odd() {
        write_case(folder, &named, RANDOM_LEADS, day)?;
    }
    for seed in 0..RANDOM_CARDS {
        write_case(folder, &cards::random(seed), RANDOM_LEADS, day)?;
    }
    let sample = Workspace::with_sample("w".into(), "W".into(), Lang::Zh, day);
    write_export(&folder.join("export-sample"), &sample)?;
    write_export(&folder.join("export-types"), &cards::like_other_types(day))
}

fn write_case(folder: &Path, named: &Named, count: usize, day: Day) -> io::Result<()> {
    let folder = folder.join(&named.name);
    fs::create_dir_all(&folder)?;
    let (card, lang) = (&named.card, named.lang);
    let rows = leads::generate(card, &named.columns, count, day);
    let input = Input {
        active_card: card.id.clone(),
        cards: vec![card.clone().into()],
        ..Input::default()
    };
    let report = evaluate(Case {
        input: &input,
        rows: &rows,
        as_of: day,
    });
    let model = Model {
        card,
        rows: &rows,
        as_of: day,
        lang,
        by_hand: 0,
    };
    for dialect in Dialect::ALL {
        fs::write(folder.join(format!("{}.sql", short(dialect))), model.sql(dialect))?;
    }
    write_columns(&folder, named)?;
    write_leads(&folder, &rows)?;
    write_expected(&folder, card, lang, &rows, &report.leads)
}

/// A workspace as it is exported, which is what the three lines on the page are run on.
fn write_export(folder: &Path, workspace: &Workspace) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let (input, rows) = (&workspace.lead_tiering, &workspace.leads);
    let report = evaluate(Case {
        input,
        rows,
        as_of: workspace.profile.as_of,
    });
    fs::write(
        folder.join("leads.csv"),
        LeadTable::new(workspace, input, &report).csv(),
    )?;
    let recipes: serde_json::Map<_, _> = Dialect::ALL
        .iter()
        .map(|d| (short(*d).to_owned(), json!(d.how_to_run())))
        .collect();
    fs::write(
        folder.join("how.json"),
        serde_json::Value::from(recipes).to_string(),
    )?;
    if let Some(model) = Model::of(workspace, input) {
        for dialect in Dialect::ALL {
            fs::write(folder.join(format!("{}.sql", short(dialect))), model.sql(dialect))?;
        }
    }
    Ok(())
}

const fn short(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::DuckDb => "duckdb",
        Dialect::Postgres => "postgres",
        Dialect::Spark => "spark",
    }
}

/// Names and types of the columns, in the order of the file of leads.
fn write_columns(folder: &Path, named: &Named) -> io::Result<()> {
    let columns: Vec<_> = named
        .columns
        .iter()
        .map(|column| {
            let kind = match column.kind {
                ColumnKind::Text => "text",
                ColumnKind::Number => "number",
                ColumnKind::Day => "day",
            };
            let factor = named.card.factors.iter().find(|f| f.column == column.id);
            let name = factor.map_or(&column.name, |f| &f.name);
            json!({ "name": named.lang.of(name), "kind": kind })
        })
        .collect();
    fs::write(folder.join("columns.json"), json!(columns).to_string())
}

fn places(rows: &Rows) -> impl Iterator<Item = Place> {
    let blocks = rows.blocks.iter().enumerate();
    blocks.flat_map(|(block, b)| (0..b.ids.len()).map(move |row| Place { block, row }))
}

fn write_leads(folder: &Path, rows: &Rows) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(folder.join("leads.csv"))?);
    let mut line = String::new();
    for place in places(rows) {
        line.clear();
        for column in 0..rows.columns.len() {
            if column > 0 {
                line.push(',');
            }
            match rows.cell(place, column) {
                Cell::Empty => {}
                Cell::Text(text) | Cell::Unread(text) => push_quoted(&mut line, &text),
                Cell::Number(x) => push_shown(&mut line, x),
                Cell::Day(day) => push_shown(&mut line, day),
            }
        }
        line.push('\n');
        file.write_all(line.as_bytes())?;
    }
    file.flush()
}

fn write_expected(
    folder: &Path,
    card: &Scorecard,
    lang: Lang,
    rows: &Rows,
    leads: &Scores,
) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(folder.join("expected.csv"))?);
    let mut line = String::new();
    for (place, lead) in places(rows).zip(leads.iter()) {
        line.clear();
        if let Cell::Text(id) = rows.cell(place, 0) {
            push_quoted(&mut line, &id);
        }
        push_expected(&mut line, card, lang, lead);
        line.push('\n');
        file.write_all(line.as_bytes())?;
    }
    file.flush()
}

fn push_expected(line: &mut String, card: &Scorecard, lang: Lang, lead: &LeadScore) {
    let range = lead.score.range();
    let numbers = [
        lead.score.value(),
        range.map(|(low, _)| low),
        range.map(|(_, high)| high),
        Some(lead.score.coverage()),
    ];
    for number in numbers {
        line.push(',');
        if let Some(x) = number {
            push_shown(line, x);
        }
    }
    let tiers = lead.scored;
    for tier in [tiers.stated(), Some(tiers.best), Some(tiers.worst)] {
        line.push(',');
        if let Some(tier) = tier.and_then(|at| card.tiers.get(at)) {
            push_quoted(line, lang.of(&tier.name));
        }
    }
    let marks = card.tiers.get(tiers.best..=tiers.worst).unwrap_or_default();
    let mid_high = match (marks.iter().any(|t| t.mid_high), marks.iter().all(|t| t.mid_high)) {
        (false, _) => ",false,",
        (true, true) => ",true,",
        (true, false) => ",,",
    };
    line.push_str(mid_high);
    if let Some(factor) = lead.score.disqualified_by.and_then(|at| card.factors.get(at)) {
        push_quoted(line, lang.of(&factor.name));
    }
}

fn push_quoted(line: &mut String, text: &str) {
    line.push('"');
    line.push_str(&text.replace('"', "\"\""));
    line.push('"');
}

fn push_shown(line: &mut String, x: impl std::fmt::Display) {
    // A String takes whatever is written.
    let _ = write!(line, "{x}");
}
