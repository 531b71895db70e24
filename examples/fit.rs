//! Learns a scorecard from a CSV file or a workbook with outcomes and says, as JSON, how well it does on rows it has not
//! seen: `cargo run --release --example fit -- FILE.csv --outcome COLUMN --won VALUE [--date COLUMN] [--drop A,B,…]
//! [--folds 5] [--seed N] [--sheet NAME]`. Of a workbook (`.xlsx`, `.xlsm`) the first sheet that has rows is read, or
//! the one named. The core of the app, without its page.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal"
)]

#[cfg(test)]
#[path = "fit/tests.rs"]
mod tests;

use std::path::Path;
use std::process::ExitCode;

use loudou::engines::learn::{
    Fitted, Judged, NoCoder, Settings, Suspicion, Table, Unused, Verdict, fit, judge, suspicions,
};
use loudou::engines::pace::{Pace, at_once};
use loudou::exchange::csv::{ReadOptions, Sheet, read_sheet};
use loudou::exchange::history::{Ask, NoHistory, history};
use loudou::exchange::text::{DecodingUnavailable, TextDecoding, decode};
use loudou::exchange::xlsx::{Workbook, is_workbook, read_workbook};
use loudou::i18n::Lang;
use serde_json::{Value, json};

const USAGE: &str = "usage: fit FILE.csv|FILE.xlsx --outcome COLUMN --won VALUE [--date COLUMN] [--drop A,B,…] \
     [--folds 5] [--seed N] [--sheet NAME]";

/// What the browser decodes for the app.
struct Library;

impl TextDecoding for Library {
    fn gb18030(&self, bytes: &[u8]) -> Result<String, DecodingUnavailable> {
        Ok(encoding_rs::GB18030
            .decode_without_bom_handling(bytes)
            .0
            .into_owned())
    }
}

#[derive(Default)]
struct Options {
    file: String,
    outcome: String,
    won: String,
    date: Option<String>,
    drop: Vec<String>,
    sheet: Option<String>,
    settings: Settings,
}

fn main() -> ExitCode {
    match options(std::env::args().skip(1)).and_then(|options| run(&options)) {
        Ok(answer) => {
            println!("{answer:#}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options::default();
    while let Some(word) = words.next() {
        if !word.starts_with("--") {
            options.file = word;
            continue;
        }
        let value = words
            .next()
            .ok_or_else(|| format!("{word} needs a value\n{USAGE}"))?;
        let number = || {
            value
                .parse()
                .map_err(|_| format!("{word} {value}: not a whole number"))
        };
        match word.as_str() {
            "--outcome" => options.outcome = value,
            "--won" => options.won = value,
            "--date" => options.date = Some(value),
            "--sheet" => options.sheet = Some(value),
            "--drop" => options
                .drop
                .extend(value.split(',').map(|name| name.trim().to_owned())),
            "--folds" => options.settings.folds = number()?,
            "--seed" => {
                options.settings.seed = value.parse().map_err(|_| format!("--seed {value}: no number"))?
            }
            _ => return Err(format!("{word} is not known\n{USAGE}")),
        }
    }
    let is_whole = ![&options.file, &options.outcome, &options.won]
        .iter()
        .any(|text| text.is_empty());
    if is_whole {
        Ok(options)
    } else {
        Err(USAGE.to_owned())
    }
}

fn run(options: &Options) -> Result<Value, String> {
    let bytes = std::fs::read(&options.file).map_err(|why| format!("{}: {why}", options.file))?;
    answer(options, &bytes)
}

/// What is said of a file with these bytes.
fn answer(options: &Options, bytes: &[u8]) -> Result<Value, String> {
    let sheet = table(options, bytes)?;
    let ask = Ask {
        outcome: &options.outcome,
        won: &options.won,
        date: options.date.as_deref(),
        drop: &options.drop,
    };
    let found = history(&sheet, ask).map_err(|why| no_history(&why))?;
    let table = &found.table;
    let judged = judge(table, options.settings);
    let fitted = fit(table, options.settings.seed);
    let unused = found
        .unused
        .iter()
        .map(|(_, name, why)| left_out(name, unused_reason(*why)));
    let no_levels = fitted
        .left_out
        .iter()
        .map(|(at, why)| left_out(name(table, *at), no_coder_reason(*why)));
    let no_effect = fitted
        .without_effect
        .iter()
        .map(|at| left_out(name(table, *at), "adds nothing to the others"));
    let won = table.won.iter().filter(|won| **won).count();
    Ok(json!({
        "rows": table.len(),
        "won": won,
        "open": found.open,
        "taken": fitted.parts.iter().map(|part| name(table, part.column)).collect::<Vec<_>>(),
        "left_out": unused.chain(no_levels).chain(no_effect).collect::<Vec<_>>(),
        "suspects": suspects(table, options.settings.seed),
        "auc": auc(&judged),
        "judged_by": if judged.by_time { "the latest 20 % by date" } else { "folds" },
        "calibration_error": judged.calibration.as_ref().map(|c| c.error),
        "brier": judged.calibration.as_ref().map(|c| c.brier),
        "tiers": tiers(&judged),
        "weights": weights(&fitted),
        "verdict": match judged.verdict {
            Verdict::Tells => "tells won from lost",
            Verdict::CannotTell => "cannot tell won from lost",
            Verdict::TooFew => "too few rows to tell",
        },
    }))
}

/// The table of a file: text with delimiters, or a sheet of a workbook.
fn table(options: &Options, bytes: &[u8]) -> Result<Sheet, String> {
    let extension = Path::new(&options.file)
        .extension()
        .map(std::ffi::OsStr::to_ascii_lowercase);
    let is_called_workbook = extension.is_some_and(|e| e == "xlsx" || e == "xlsm");
    if !is_workbook(bytes) && !is_called_workbook {
        return Ok(read_sheet(&decode(bytes, &Library).text, &ReadOptions::default()).sheet);
    }
    let read = |place| {
        at_once(read_workbook(
            bytes,
            place,
            &ReadOptions::default(),
            &Pace::unpaced(),
        ))
        .map_err(|fault| format!("{}: {}", options.file, fault.sentence(Lang::En)))
    };
    let Workbook { reading, sheets, .. } = read(None)?;
    let Some(wanted) = &options.sheet else {
        return Ok(reading.sheet);
    };
    match sheets.iter().position(|name| name == wanted) {
        Some(place) => Ok(read(Some(place))?.reading.sheet),
        None => Err(format!(
            "no sheet is called {wanted}; there are: {}",
            sheets.join(", ")
        )),
    }
}

fn no_history(why: &NoHistory) -> String {
    match why {
        NoHistory::NoColumn(name, all) => {
            format!("no column is called {name}; there are: {}", all.join(", "))
        }
        NoHistory::NoneWon(values) => {
            format!("no row has that value; the outcome holds: {}", values.join(", "))
        }
        NoHistory::NoneLost => "every row with an outcome was won".to_owned(),
    }
}

fn name(table: &Table, column: usize) -> &str {
    table.columns.get(column).map_or("", |c| &c.name)
}

fn left_out(column: &str, reason: &str) -> Value {
    json!({ "column": column, "reason": reason })
}

const fn unused_reason(why: Unused) -> &'static str {
    match why {
        Unused::Dropped => "dropped by the user",
        Unused::Date => "holds dates",
        Unused::Id => "tells rows apart and nothing else",
        Unused::Amount => "the deal's amount, which only won rows have",
    }
}

const fn no_coder_reason(why: NoCoder) -> &'static str {
    match why {
        NoCoder::Constant => "(almost) the same in every row",
        NoCoder::TooManyValues => "too many different values, each in a few rows",
        NoCoder::Empty => "(almost) always empty",
    }
}

fn suspects(table: &Table, seed: u64) -> Vec<Value> {
    let asked = (0..table.columns.len()).map(|column| (column, suspicions(table, column, seed)));
    asked
        .filter(|(_, reasons)| !reasons.is_empty())
        .map(|(column, reasons)| {
            let reason: Vec<String> = reasons.iter().map(suspicion).collect();
            json!({ "column": name(table, column), "reason": reason.join("; ") })
        })
        .collect()
}

fn suspicion(why: &Suspicion) -> String {
    match why {
        Suspicion::Auc(auc) => format!("alone it reaches an AUC of {auc:.3}"),
        Suspicion::Information(value) => format!("information value {value:.2}"),
        Suspicion::Emptiness(won, lost) => {
            format!(
                "empty in {:.0} % of the won and {:.0} % of the lost rows",
                won * 100.0,
                lost * 100.0
            )
        }
        Suspicion::Name(word) => format!("its name holds \"{word}\""),
        Suspicion::OnlyClosed(share) => format!(
            "filled in {:.0} % of the closed rows and in hardly any open one",
            share * 100.0
        ),
        Suspicion::ValueOnlyClosed(value, share) => format!(
            "\"{value}\" stands in {:.0} % of the closed rows and in hardly any open one",
            share * 100.0
        ),
    }
}

fn auc(judged: &Judged) -> Value {
    let interval = judged.auc_interval();
    json!({
        "value": judged.ranking.as_ref().map(|r| r.auc),
        "low": interval.map(|i| i.low),
        "high": interval.map(|i| i.high),
    })
}

fn tiers(judged: &Judged) -> Vec<Value> {
    let all: usize = judged.tiers.iter().map(|tier| tier.count).sum();
    ["A", "B", "C", "D"]
        .iter()
        .zip(&judged.tiers)
        .map(|(name, tier)| {
            json!({
                "tier": name,
                "rows": tier.count,
                "share": tier.count as f64 / all.max(1) as f64,
                "won": tier.won,
                "conversion": tier.conversion.map(|c| json!({ "value": c.value, "low": c.interval.low, "high": c.interval.high })),
            })
        })
        .collect()
}

fn weights(fitted: &Fitted) -> Vec<Value> {
    let factors = fitted.card.factors.iter();
    factors
        .map(|factor| json!({ "column": factor.column, "weight": factor.weight() }))
        .collect()
}
