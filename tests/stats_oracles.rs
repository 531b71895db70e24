//! The statistics against scipy, scikit-learn and statsmodels.
//!
//! The fixtures and the scripts that made them are in `tests/oracles`.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use loudou::engines::stats::calibration::{Stated, calibration};
use loudou::engines::stats::gain::{over_folds, paired};
use loudou::engines::stats::newcombe::{Count, difference};
use loudou::engines::stats::platt::{AtScore, fit};
use loudou::engines::stats::ranking::{Case, rank};
use loudou::engines::stats::survival::{Stay, kaplan_meier};
use loudou::engines::stats::wilson::wilson;
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap()
}

fn assert_close(actual: f64, expected: f64, what: &str) {
    assert!(
        (actual - expected).abs() <= 1e-11,
        "{what}: {actual} is not {expected}"
    );
}

#[derive(Deserialize)]
struct Rates {
    wilson: Vec<Rate>,
    newcombe: Vec<Gap>,
}

#[derive(Deserialize)]
struct Rate {
    successes: u64,
    trials: u64,
    low: f64,
    high: f64,
}

#[derive(Deserialize)]
struct Gap {
    first: (u64, u64),
    second: (u64, u64),
    low: f64,
    high: f64,
}

#[test]
fn wilson_as_statsmodels() {
    let rates: Rates = read(include_str!("oracles/rates.json"));
    assert!(rates.wilson.len() > 20);
    for case in rates.wilson {
        let what = format!("{} of {}", case.successes, case.trials);
        let found = wilson(case.successes, case.trials).unwrap().interval;
        assert_close(found.low, case.low, &what);
        assert_close(found.high, case.high, &what);
    }
}

#[test]
fn newcombe_as_statsmodels() {
    let rates: Rates = read(include_str!("oracles/rates.json"));
    assert!(rates.newcombe.len() > 20);
    for case in rates.newcombe {
        let what = format!("{:?} against {:?}", case.first, case.second);
        let count = |(successes, trials)| Count { successes, trials };
        let found = difference(count(case.first), count(case.second))
            .unwrap()
            .interval;
        assert_close(found.low, case.low, &what);
        assert_close(found.high, case.high, &what);
    }
}

#[derive(Deserialize)]
struct Ranked {
    score: Vec<f64>,
    won: Vec<u8>,
    auc: f64,
    ks: f64,
    low: f64,
    high: f64,
}

#[test]
fn ranking_as_scikit_learn_and_the_definition_of_delong() {
    let cases: Vec<Ranked> = read(include_str!("oracles/ranking.json"));
    for (at, case) in cases.iter().enumerate() {
        let rows: Vec<Case> = case
            .score
            .iter()
            .zip(&case.won)
            .map(|(&score, &won)| Case { score, won: won == 1 })
            .collect();
        let found = rank(&rows).unwrap();
        let interval = found.delong().unwrap();
        assert_close(found.auc, case.auc, &format!("AUC of case {at}"));
        assert_close(found.ks, case.ks, &format!("KS of case {at}"));
        assert_close(interval.low, case.low, &format!("lower end of case {at}"));
        assert_close(interval.high, case.high, &format!("upper end of case {at}"));
    }
}

#[derive(Deserialize)]
struct Gains {
    paired: Vec<Paired>,
    folds: Vec<Folds>,
}

#[derive(Deserialize)]
struct Paired {
    won: Vec<u8>,
    first: Vec<f64>,
    second: Vec<f64>,
    before: f64,
    after: f64,
    low: f64,
    high: f64,
}

#[derive(Deserialize)]
struct Folds {
    gains: Vec<f64>,
    share: f64,
    freedom: u32,
    low: f64,
    high: f64,
}

#[test]
fn gains_as_scikit_learn_and_the_definition_of_delong() {
    let cases: Gains = read(include_str!("oracles/gains.json"));
    for (at, case) in cases.paired.iter().enumerate() {
        let won: Vec<bool> = case.won.iter().map(|won| *won == 1).collect();
        let found = paired(&won, &case.first, &case.second).unwrap();
        assert_close(found.first, case.before, &format!("first AUC of case {at}"));
        assert_close(found.second, case.after, &format!("second AUC of case {at}"));
        assert_close(
            found.gain.interval.low,
            case.low,
            &format!("lower end of case {at}"),
        );
        assert_close(
            found.gain.interval.high,
            case.high,
            &format!("upper end of case {at}"),
        );
    }
}

#[test]
fn gains_over_folds_as_scipy() {
    let cases: Gains = read(include_str!("oracles/gains.json"));
    for case in cases.folds {
        let found = over_folds(&case.gains, case.share, case.freedom)
            .unwrap()
            .interval;
        // Student's t is a series.
        let slack = 1e-4 * (case.high - case.low);
        assert!((found.low - case.low).abs() < slack && (found.high - case.high).abs() < slack);
    }
}

#[derive(Deserialize)]
struct Stays {
    days: Vec<f64>,
    left: Vec<u8>,
    curve: Vec<(f64, f64)>,
}

#[test]
fn survival_as_scipy() {
    let cases: Vec<Stays> = read(include_str!("oracles/survival.json"));
    for (at, case) in cases.iter().enumerate() {
        let stays: Vec<Stay> = case
            .days
            .iter()
            .zip(&case.left)
            .map(|(&days, &left)| Stay {
                days,
                left: left == 1,
            })
            .collect();
        let found = kaplan_meier(&stays);
        assert_eq!(found.len(), case.curve.len(), "steps of case {at}");
        for (step, (day, staying)) in found.iter().zip(&case.curve) {
            assert_close(step.day, *day, &format!("day in case {at}"));
            assert_close(
                step.staying,
                *staying,
                &format!("share on day {day} of case {at}"),
            );
        }
    }
}

#[derive(Deserialize)]
struct Learning {
    stated: Vec<Probabilities>,
}

#[derive(Deserialize)]
struct Probabilities {
    probability: Vec<f64>,
    won: Vec<u8>,
    brier: f64,
    error: f64,
}

#[test]
fn calibration_as_scikit_learn() {
    for case in read::<Learning>(include_str!("oracles/learning.json")).stated {
        let stated = case
            .probability
            .iter()
            .zip(&case.won)
            .map(|(probability, won)| Stated {
                probability: *probability,
                won: *won == 1,
            });
        let found = calibration(&stated.collect::<Vec<_>>()).unwrap();
        assert!((found.brier - case.brier).abs() < 1e-12);
        assert!((found.error - case.error).abs() < 1e-12);
    }
}

/// Points of the five levels the maps were fitted to.
const POINTS: [f64; 5] = [0.0, 30.0, 55.0, 80.0, 100.0];

#[derive(Deserialize)]
struct Maps {
    cases: Vec<Map>,
}

#[derive(Deserialize)]
struct Map {
    level: Vec<usize>,
    won: Vec<u8>,
    intercept: f64,
    slope: f64,
}

#[test]
fn the_map_to_probabilities_agrees() {
    let oracles: Maps = read(include_str!("oracles/validity.json"));
    for oracle in &oracles.cases {
        let rows = oracle.level.iter().zip(&oracle.won);
        let points: Vec<AtScore> = rows
            .map(|(level, won)| AtScore::of(POINTS[*level], *won == 1))
            .collect();
        let map = fit(&points).unwrap();
        if oracle.slope > 0.0 {
            assert!(
                (map.intercept - oracle.intercept).abs() < 1e-4,
                "{map:?} {}",
                oracle.intercept
            );
            assert!(
                (map.slope - oracle.slope).abs() < 1e-4,
                "{map:?} {}",
                oracle.slope
            );
        } else {
            // A score that ranks the wrong way round says nothing.
            assert_eq!(map.slope, 0.0);
        }
    }
}
