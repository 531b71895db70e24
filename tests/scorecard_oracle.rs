//! The scorecard engine against an independent working in exact fractions.
//!
//! The fixture and the script that made it are in `tests/oracles`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use loudou::engines::scorecard::{Answer, Reading, Score, Scorecard, ask_next, score};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    card: Scorecard,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    readings: Vec<StoredReading>,
    expected: Expected,
}

#[derive(Deserialize)]
struct StoredReading {
    answer: Option<StoredAnswer>,
    age: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredAnswer {
    Level(usize),
    Number(f64),
}

#[derive(Deserialize)]
struct Expected {
    score: Option<f64>,
    range: Option<(f64, f64)>,
    coverage: f64,
    tiers: (usize, usize),
    ask_next: Vec<(usize, f64)>,
}

impl From<&StoredReading> for Reading {
    fn from(stored: &StoredReading) -> Self {
        Self {
            answer: match stored.answer {
                None => Answer::Unknown,
                Some(StoredAnswer::Level(at)) => Answer::Level(at),
                Some(StoredAnswer::Number(x)) => Answer::Number(x),
            },
            age_months: stored.age,
        }
    }
}

fn assert_close(actual: Option<f64>, expected: Option<f64>, what: &str) {
    let close = match (actual, expected) {
        (Some(a), Some(e)) => (a - e).abs() <= 1e-11,
        (None, None) => true,
        _ => false,
    };
    assert!(close, "{what}: {actual:?} is not {expected:?}");
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("oracles/scorecard.json")).unwrap()
}

/// Calls `check` for every row of every case.
fn each_row(mut check: impl FnMut(&str, &Scorecard, &[Reading], Score, &Expected)) {
    for (at, case) in cases().iter().enumerate() {
        for (n, row) in case.rows.iter().enumerate() {
            let readings: Vec<Reading> = row.readings.iter().map(Reading::from).collect();
            let scored = score(&case.card, readings.iter().copied());
            check(
                &format!("case {at} row {n}"),
                &case.card,
                &readings,
                scored,
                &row.expected,
            );
        }
    }
}

#[test]
fn scores_ranges_and_coverage_are_the_oracles() {
    let mut rows = 0;
    each_row(|what, _, _, scored, expected| {
        rows += 1;
        assert_close(scored.value(), expected.score, &format!("{what}: score"));
        let (range, wanted) = (scored.range(), expected.range);
        assert_close(range.map(|r| r.0), wanted.map(|r| r.0), &format!("{what}: low"));
        assert_close(range.map(|r| r.1), wanted.map(|r| r.1), &format!("{what}: high"));
        assert_close(
            Some(scored.coverage()),
            Some(expected.coverage),
            &format!("{what}: coverage"),
        );
    });
    assert_eq!(rows, 400);
}

#[test]
fn tiers_are_the_oracles() {
    let mut undetermined = 0;
    each_row(|what, card, _, scored, expected| {
        let tiers = scored.tier_range(&card.tiers);
        assert_eq!((tiers.best, tiers.worst), expected.tiers, "{what}");
        undetermined += usize::from(tiers.stated().is_none());
    });
    assert!(undetermined > 50, "the fixture has rows of every kind");
}

#[test]
fn what_to_ask_next_is_the_oracles() {
    let mut asked = 0;
    each_row(|what, card, readings, _, expected| {
        let asks = ask_next(card, readings);
        assert_eq!(asks.len(), expected.ask_next.len(), "{what}");
        asked += asks.len();
        for (ask, (factor, narrows)) in asks.iter().zip(&expected.ask_next) {
            assert_eq!(ask.factor, *factor, "{what}");
            assert_close(Some(ask.narrows), Some(*narrows), what);
        }
    });
    assert!(asked > 200, "the fixture has unknowns");
}
