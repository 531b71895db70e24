//! How long learning takes natively: a scorecard fitted to all rows of a list, and judged on rows it has not seen.
//!
//! `fit_speed FILE.csv OUTCOME WON DROPPED,COLUMNS` prints JSON: `auc` on unseen rows, and the median `ms` of judging by
//! five folds and fitting once, with the table in memory. Built with the profile of the worker; `make bench` puts it
//! beside scikit-learn (`benches/sklearn_fit.py`) and the page's worker on the same list.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a report of measured times"
)]

use std::process::ExitCode;
use std::time::Instant;

use loudou::engines::learn::{Settings, fit, judge};
use loudou::exchange::csv::{ReadOptions, read_sheet};
use loudou::exchange::history::{Ask, history};
use serde_json::json;

const WARM_UP: usize = 1;
const RUNS: usize = 5;

fn main() -> ExitCode {
    match measured(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(answer) => {
            println!("{answer}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn measured(words: &[String]) -> Result<serde_json::Value, String> {
    let [file, outcome, won, dropped] = words else {
        return Err("usage: fit_speed FILE.csv OUTCOME WON DROPPED,COLUMNS".to_owned());
    };
    let text = std::fs::read_to_string(file).map_err(|why| format!("{file}: {why}"))?;
    let sheet = read_sheet(&text, &ReadOptions::default()).sheet;
    let drop: Vec<String> = dropped.split(',').map(str::to_owned).collect();
    let ask = Ask {
        outcome,
        won,
        date: None,
        drop: &drop,
    };
    let found = history(&sheet, ask).map_err(|why| format!("{why:?}"))?;
    let settings = Settings::default();
    let mut times = Vec::with_capacity(RUNS);
    let mut auc = None;
    for run in 0..WARM_UP + RUNS {
        let start = Instant::now();
        let judged = judge(&found.table, settings);
        let fitted = fit(&found.table, settings.seed);
        let took = start.elapsed().as_secs_f64() * 1e3;
        if run >= WARM_UP {
            times.push(took);
        }
        auc = judged.ranking.as_ref().map(|r| r.auc);
        std::hint::black_box(fitted);
    }
    times.sort_by(f64::total_cmp);
    Ok(json!({ "rows": found.table.len(), "auc": auc, "ms": times.get(RUNS / 2) }))
}
