//! Learning against scikit-learn and scipy, and on the public tables where they are at hand.
//!
//! The fixtures and the scripts that made them are in `tests/oracles`.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it leaves out"
)]

use loudou::engines::learn::{
    Design, History, Judged, Logistic, Settings, Suspicion, Verdict, judge, logistic, suspicions,
};
use loudou::exchange::csv::{ReadOptions, read_sheet};
use loudou::exchange::history::{Ask, history};
use serde::Deserialize;

#[derive(Deserialize)]
struct Oracles {
    fits: Vec<Fit>,
}

#[derive(Deserialize)]
struct Fit {
    x: Vec<Vec<f64>>,
    won: Vec<u8>,
    ridge: f64,
    intercept: f64,
    coefficients: Vec<f64>,
    bounded_intercept: f64,
    bounded_coefficients: Vec<f64>,
}

fn oracles() -> Oracles {
    serde_json::from_str(include_str!("oracles/learning.json")).unwrap()
}

fn assert_model(found: &Logistic, intercept: f64, coefficients: &[f64], slack: f64) {
    assert!(
        (found.intercept - intercept).abs() < slack,
        "{} is not {intercept}",
        found.intercept
    );
    for (a, b) in found.coefficients.iter().zip(coefficients) {
        assert!(
            (a - b).abs() < slack,
            "{:?} are not {coefficients:?}",
            found.coefficients
        );
    }
}

#[test]
fn regressions_as_scikit_learn_and_scipy() {
    for fit in oracles().fits {
        let mut design = Design::new(fit.coefficients.len(), fit.coefficients.len());
        for row in &fit.x {
            design.push(row.iter().copied().enumerate().map(Some));
        }
        let won: Vec<bool> = fit.won.iter().map(|won| *won == 1).collect();
        let rows: Vec<usize> = (0..won.len()).collect();
        let free = logistic(&design, &rows, &won, fit.ridge, false, None);
        assert_model(&free, fit.intercept, &fit.coefficients, 1e-6);
        let bounded = logistic(&design, &rows, &won, fit.ridge, true, None);
        assert_model(&bounded, fit.bounded_intercept, &fit.bounded_coefficients, 1e-4);
        assert!(bounded.coefficients.iter().all(|b| *b >= 0.0));
        let again = logistic(&design, &rows, &won, fit.ridge, false, Some(&bounded));
        assert_model(&again, fit.intercept, &fit.coefficients, 1e-6);
    }
}

/// A public table, where the folder with them stands beside the checkout.
fn public(file: &str, outcome: &str, won: &str, drop: &[&str]) -> Option<History> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/");
    let Ok(text) = std::fs::read_to_string(format!("{folder}{file}")) else {
        eprintln!("not run: {file} is not there");
        return None;
    };
    let sheet = read_sheet(&text, &ReadOptions::default()).sheet;
    let drop: Vec<String> = drop.iter().map(|name| (*name).to_owned()).collect();
    let ask = Ask {
        outcome,
        won,
        date: None,
        drop: &drop,
    };
    Some(history(&sheet, ask).unwrap())
}

fn assert_bars(judged: &Judged, auc: f64, error: f64) {
    assert_eq!(judged.verdict, Verdict::Tells);
    let found = (
        judged.ranking.as_ref().unwrap().auc,
        judged.calibration.as_ref().unwrap().error,
    );
    assert!(found.0 >= auc && found.1 <= error, "{found:?}");
    let rates: Vec<f64> = judged.tiers.iter().map(|t| t.conversion.unwrap().value).collect();
    assert!(rates.is_sorted_by(|a, b| a > b), "{rates:?}");
}

const FILLED_BY_SALES: [&str; 8] = [
    "Tags",
    "Lead Quality",
    "Lead Profile",
    "Last Notable Activity",
    "Asymmetrique Activity Index",
    "Asymmetrique Profile Index",
    "Asymmetrique Activity Score",
    "Asymmetrique Profile Score",
];

#[test]
fn leads_of_a_school_are_told_apart() {
    let Some(found) = public("xeducation_leads.csv", "Converted", "1", &FILLED_BY_SALES) else {
        return;
    };
    assert_bars(&judge(&found.table, Settings::default()), 0.885, 0.03);
}

#[test]
fn columns_filled_by_sales_are_asked_about() {
    let Some(found) = public("xeducation_leads.csv", "Converted", "1", &[]) else {
        return;
    };
    for name in ["Tags", "Lead Quality"] {
        let column = found.table.columns.iter().position(|c| c.name == name).unwrap();
        let reasons = suspicions(&found.table, column, 1);
        assert!(
            reasons.iter().any(|r| matches!(r, Suspicion::Information(_))),
            "{name}: {reasons:?}"
        );
    }
}

#[test]
fn deals_without_a_signal_are_not_told_apart() {
    let Some(found) = public("maven_sales_pipeline.csv", "deal_stage", "Won", &[]) else {
        return;
    };
    assert_eq!((found.table.len(), found.open), (6711, 2089));
    assert_eq!(
        judge(&found.table, Settings::default()).verdict,
        Verdict::CannotTell
    );
}

#[test]
fn customers_who_leave_are_told_apart() {
    let Some(found) = public("telco_churn.csv", "Churn", "Yes", &[]) else {
        return;
    };
    assert_bars(&judge(&found.table, Settings::default()), 0.84, 0.02);
}
