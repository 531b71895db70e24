//! The golden vectors: each model against figures computed by an independent program.
//!
//! A file is a list of `{input, expected}`. Figures agree to 1e-6 relative, integers exactly. The copy in
//! `tests/vectors` always runs; the environment variable `LOUDOU_VECTORS` names another folder to run instead.
//! A file that is absent is listed as not run; an unknown field and an unknown file are errors.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "golden/funnel.rs"]
mod funnel;
#[path = "golden/organisations.rs"]
mod organisations;

use std::fs;
use std::io::{ErrorKind, Write, stdout};
use std::path::{Path, PathBuf};

use loudou::engines::cohort::{Group, Output, project};
use loudou::engines::pace::{Pace, at_once};
use loudou::engines::stats::ranking::{Case as Scored, rank};
use loudou::engines::stats::survival::{Stay, stay_quantiles};
use loudou::models::sales_year::hiring::{self, Answer, Question, Rule};
use loudou::models::sales_year::{Crew, Team};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

/// Every file of the folder that means something; `README.md` explains the others.
const FILES: [&str; 8] = [
    "README.md",
    "auc.json",
    "cohort.json",
    "cs_org.json",
    "funnel.json",
    "hiring.json",
    "km.json",
    "sales_org.json",
];

fn folder() -> PathBuf {
    std::env::var_os("LOUDOU_VECTORS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors"),
        PathBuf::from,
    )
}

/// One vector: what goes in and what must come out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector<I, E> {
    input: I,
    expected: E,
}

/// Says what became of a file, past the test harness, which would swallow a print.
fn report(file: &str, what: &str) {
    writeln!(stdout().lock(), "vectors: {file}: {what}").unwrap();
}

/// Reads a file of vectors; `None`, and a line that says so, where it is absent.
fn read<I: DeserializeOwned, E: DeserializeOwned>(file: &str) -> Option<Vec<Vector<I, E>>> {
    let text = match fs::read_to_string(folder().join(file)) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            report(file, "not run, the file is absent");
            return None;
        }
        Err(error) => panic!("{file}: {error}"),
    };
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}")))
}

/// Runs `check` on each vector of a file; its second argument names the vector in a failure.
fn run<I: DeserializeOwned, E: DeserializeOwned>(file: &str, check: impl Fn(&I, &E, &str)) {
    if let Some(vectors) = read::<I, E>(file) {
        for (at, vector) in vectors.iter().enumerate() {
            check(&vector.input, &vector.expected, &format!("{file}[{at}]"));
        }
        report(file, &format!("{} ran", vectors.len()));
    }
}

/// Agreement to 1e-6 relative; next to zero, where relative means nothing, to 1e-12.
fn agrees(actual: f64, expected: f64) -> bool {
    (actual - expected).abs() <= 1e-6 * expected.abs() + 1e-12
}

#[track_caller]
fn assert_agrees(actual: f64, expected: f64, what: &str) {
    assert!(agrees(actual, expected), "{what}: {actual}, expected {expected}");
}

/// As [`assert_agrees`], where there is none if and only if none is expected.
#[track_caller]
fn assert_same(actual: Option<f64>, expected: Option<f64>, what: &str) {
    let same = match (actual, expected) {
        (Some(actual), Some(expected)) => agrees(actual, expected),
        (None, None) => true,
        _ => false,
    };
    assert!(same, "{what}: {actual:?}, expected {expected:?}");
}

/// A flag written as 0 or 1.
#[derive(Clone, Copy)]
struct Flag(bool);

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u8::deserialize(deserializer)? {
            0 => Ok(Self(false)),
            1 => Ok(Self(true)),
            other => Err(serde::de::Error::custom(format!("{other} is neither 0 nor 1"))),
        }
    }
}

#[test]
fn folder_holds_known_files_only() {
    let folder = folder();
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let strange: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !FILES.contains(&name.as_str()))
        .collect();
    assert!(strange.is_empty(), "unknown files: {strange:?}");
}

#[test]
fn unknown_fields_are_errors() {
    let read = |text: &str| serde_json::from_str::<Vector<KmInput, KmExpected>>(text).map(|_| ());
    assert!(
        read(r#"{"input": {"days": [1], "left": [1]}, "expected": {"p50": 1, "p75": 1, "p90": null}}"#)
            .is_ok()
    );
    for wrong in [
        r#"{"input": {"days": [], "left": [], "x": 1}, "expected": {"p50": null, "p75": null, "p90": null}}"#,
        r#"{"input": {"days": [], "left": []}, "expected": {"p50": null, "p75": null, "p90": null, "p95": 1}}"#,
        r#"{"input": {"days": [], "left": []}, "expected": {"p50": null, "p75": null, "p90": null}, "note": 1}"#,
        r#"{"input": {"days": [], "left": []}, "expected": {"p50": null, "p75": null}}"#,
        r#"{"input": {"days": [1], "left": [2]}, "expected": {"p50": null, "p75": null, "p90": null}}"#,
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AucInput {
    score: Vec<f64>,
    won: Vec<Flag>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AucExpected {
    auc: f64,
    gini: f64,
    ks: f64,
    delong_low: f64,
    delong_high: f64,
}

#[test]
fn auc() {
    run("auc.json", |input: &AucInput, expected: &AucExpected, what| {
        assert_eq!(input.score.len(), input.won.len(), "{what}");
        let cases: Vec<Scored> = input
            .score
            .iter()
            .zip(&input.won)
            .map(|(&score, won)| Scored { score, won: won.0 })
            .collect();
        let found = rank(&cases).unwrap();
        let interval = found.delong().unwrap();
        assert_agrees(found.auc, expected.auc, &format!("{what} auc"));
        assert_agrees(found.gini, expected.gini, &format!("{what} gini"));
        assert_agrees(found.ks, expected.ks, &format!("{what} ks"));
        assert_agrees(interval.low, expected.delong_low, &format!("{what} delong_low"));
        assert_agrees(
            interval.high,
            expected.delong_high,
            &format!("{what} delong_high"),
        );
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KmInput {
    days: Vec<f64>,
    left: Vec<Flag>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KmExpected {
    #[serde(deserialize_with = "present")]
    p50: Option<f64>,
    #[serde(deserialize_with = "present")]
    p75: Option<f64>,
    #[serde(deserialize_with = "present")]
    p90: Option<f64>,
}

/// A field that may be null but not absent: serde takes an absent `Option` for null otherwise.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

#[test]
fn km() {
    run("km.json", |input: &KmInput, expected: &KmExpected, what| {
        assert_eq!(input.days.len(), input.left.len(), "{what}");
        let stays: Vec<Stay> = input
            .days
            .iter()
            .zip(&input.left)
            .map(|(&days, left)| Stay { days, left: left.0 })
            .collect();
        let found = stay_quantiles(&stays);
        for (name, actual, expected) in [
            ("p50", found.p50, expected.p50),
            ("p75", found.p75, expected.p75),
            ("p90", found.p90, expected.p90),
        ] {
            assert_same(actual, expected, &format!("{what} {name}"));
        }
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CohortInput {
    horizon: usize,
    ramp_months: usize,
    opening_qualified: f64,
    opening_ramping_by_age: Vec<f64>,
    hires: Vec<f64>,
    retention_ramping: f64,
    retention_qualified: f64,
    productivity_qualified: f64,
    productivity_ramping: f64,
    season_index: Option<Vec<f64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CohortExpected {
    months: Vec<CohortMonth>,
    total_revenue: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CohortMonth {
    month: usize,
    qualified: f64,
    ramping: f64,
    revenue: f64,
}

#[test]
fn cohort() {
    run(
        "cohort.json",
        |input: &CohortInput, expected: &CohortExpected, what| {
            assert_eq!(
                (input.hires.len(), expected.months.len()),
                (input.horizon, input.horizon),
                "{what}"
            );
            let team = input.team();
            let crew = &team.crews[0];
            let mut total = 0.0;
            for (month, (found, season)) in expected
                .months
                .iter()
                .zip(project(&crew.group, &input.hires).iter().zip(&team.season))
            {
                let what = format!("{what} month {}", month.month);
                let revenue = (crew.output.of_ready(found) + crew.output.of_maturing(found)) * season;
                assert_agrees(found.ready.total(), month.qualified, &format!("{what} qualified"));
                assert_agrees(
                    found.maturing_total().total(),
                    month.ramping,
                    &format!("{what} ramping"),
                );
                assert_agrees(revenue, month.revenue, &format!("{what} revenue"));
                total += revenue;
            }
            assert_agrees(total, expected.total_revenue, &format!("{what} total"));
        },
    );
}

impl CohortInput {
    fn team(&self) -> Team {
        team(
            Group {
                months_to_ready: self.ramp_months,
                maturing_stay: self.retention_ramping,
                ready_stay: self.retention_qualified,
                ready: self.opening_qualified,
                maturing: self.opening_ramping_by_age.clone(),
            },
            (self.productivity_qualified, self.productivity_ramping),
            self.horizon,
            self.season_index.as_deref(),
        )
    }
}

/// A team of one role; without a season every month counts once.
fn team(group: Group, brings: (f64, f64), months: usize, season: Option<&[f64]>) -> Team {
    let output = Output {
        ready: brings.0,
        maturing: vec![brings.1; group.months_to_ready],
    };
    let season = season.map_or_else(|| vec![1.0; months], <[f64]>::to_vec);
    assert_eq!(season.len(), months);
    Team {
        crews: vec![Crew { group, output }],
        season,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HiringInput {
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
    shape: Option<Vec<f64>>,
    shape_tolerance: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HiringExpected {
    feasible: bool,
    #[serde(deserialize_with = "present")]
    total_hires: Option<u32>,
    #[serde(deserialize_with = "present")]
    one_plan: Option<Vec<u32>>,
}

impl HiringInput {
    fn question(&self) -> Question {
        let group = Group {
            months_to_ready: self.ramp_months,
            maturing_stay: self.retention_ramping,
            ready_stay: self.retention_qualified,
            ready: self.opening_qualified,
            maturing: self.opening_ramping_by_age.clone(),
        };
        let brings = (self.productivity_qualified, self.productivity_ramping);
        Question {
            team: team(group, brings, self.horizon, self.season_index.as_deref()),
            caps: vec![self.cap.clone()],
            targets: vec![self.target],
            shape: self.shape.clone().map(|shares| Rule {
                shares,
                month: self.shape_tolerance,
                quarter: None,
            }),
        }
    }
}

#[test]
fn hiring() {
    run(
        "hiring.json",
        |input: &HiringInput, expected: &HiringExpected, what| {
            assert_eq!(input.cap.len(), input.horizon, "{what}");
            let question = input.question();
            if let Some(plan) = &expected.one_plan {
                assert!(
                    question.meets(std::slice::from_ref(plan)),
                    "{what}: the expected plan is refused"
                );
            }
            match at_once(hiring::solve(&question, &Pace::unpaced())) {
                Answer::Plan(plan) => {
                    assert!(
                        expected.feasible && plan.is_proved && question.meets(&plan.hires),
                        "{what}: {plan:?}"
                    );
                    assert_eq!(Some(plan.total), expected.total_hires, "{what}");
                }
                Answer::Impossible(_) => {
                    assert!(!expected.feasible && expected.total_hires.is_none(), "{what}")
                }
                Answer::Unknown => panic!("{what}: given up"),
            }
        },
    );
}
