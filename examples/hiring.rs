//! Plans hires for the cases of a file and says, as JSON, what came of each and how long it took:
//! `cargo run --no-default-features --example hiring -- CASES.json`. A case is the input of a vector of
//! `tests/vectors/hiring.json`. `tests/hiring/run.py` compares the answers with another solver's. With `--fan` in place
//! of a file: how long the sample's 10 000 runs take.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal"
)]

use std::process::ExitCode;
use std::time::Instant;

use loudou::engines::cohort::{Group, Output};
use loudou::engines::pace::{Pace, at_once};
use loudou::models::sales_year::hiring::{Answer, Question, Rule, solve};
use loudou::models::sales_year::{Crew, Input, Team, fan};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Case {
    horizon: usize,
    ramp_months: usize,
    opening_qualified: f64,
    opening_ramping_by_age: Vec<f64>,
    retention_ramping: f64,
    retention_qualified: f64,
    productivity_qualified: f64,
    productivity_ramping: f64,
    season_index: Option<Vec<f64>>,
    cap: Vec<u32>,
    target: f64,
    /// Of each year, where there are several.
    targets: Option<Vec<f64>>,
    shape: Option<Vec<f64>>,
    shape_tolerance: Option<f64>,
    quarter_tolerance: Option<f64>,
}

impl Case {
    fn question(self) -> Question {
        let crew = Crew {
            group: Group {
                months_to_ready: self.ramp_months,
                maturing_stay: self.retention_ramping,
                ready_stay: self.retention_qualified,
                ready: self.opening_qualified,
                maturing: self.opening_ramping_by_age,
            },
            output: Output {
                ready: self.productivity_qualified,
                maturing: vec![self.productivity_ramping; self.ramp_months],
            },
        };
        Question {
            team: Team {
                crews: vec![crew],
                season: self.season_index.unwrap_or_else(|| vec![1.0; self.horizon]),
            },
            caps: vec![self.cap],
            targets: self.targets.unwrap_or_else(|| vec![self.target]),
            shape: self.shape.map(|shares| Rule {
                shares,
                month: self.shape_tolerance,
                quarter: self.quarter_tolerance,
            }),
        }
    }
}

fn answer(case: Case) -> Value {
    let question = case.question();
    let start = Instant::now();
    let answer = at_once(solve(&question, &Pace::unpaced()));
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    match answer {
        Answer::Plan(plan) => json!({
            "total": plan.total, "plan": plan.hires.first(), "changes": plan.changes,
            "is_proved": plan.is_proved, "is_smoothest": plan.is_smoothest, "ms": ms,
        }),
        Answer::Impossible(levers) => json!({ "total": null, "levers": levers, "ms": ms }),
        Answer::Unknown => json!({ "unknown": true, "ms": ms }),
    }
}

/// Milliseconds of the sample's fan with the dates to hire by.
fn time_fan() -> Value {
    let input = Input::default();
    let start = Instant::now();
    let drawn = at_once(fan(&input, &Pace::unpaced()));
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    json!({ "runs": drawn.runs, "ms": ms, "years": drawn.years, "hire_by": drawn.hire_by })
}

fn main() -> ExitCode {
    let path = std::env::args().nth(1).unwrap_or_default();
    if path == "--fan" {
        println!("{}", time_fan());
        return ExitCode::SUCCESS;
    }
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    match serde_json::from_str::<Vec<Case>>(&text) {
        Ok(cases) => {
            println!("{}", cases.into_iter().map(answer).collect::<Value>());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}
