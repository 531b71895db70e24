//! The worked example of the method.

use crate::engines::value::Sourced;
use crate::models::cs_org::{Bound, Input, evaluate};

fn near(actual: Option<f64>, expected: f64) {
    assert!(
        (actual.unwrap() - expected).abs() < 0.005 * expected,
        "{actual:?}, expected {expected}"
    );
}

#[test]
fn the_worked_example_comes_out() {
    let report = evaluate(&Input::default());
    let team = &report.teams[0];
    near(team.accounts_per_csm, 80.0);
    near(team.deep_per_csm, 24.0);
    near(team.light_hours, 3.43);
    assert_eq!(team.csms, Some(13.0));
    let heads: Vec<f64> = team.layers.iter().map(|layer| layer.heads).collect();
    assert_eq!(heads, [2.0, 1.0]);
    assert_eq!((team.binds, team.best_split), (Some(Bound::Deep), None));
}

#[test]
fn a_promise_to_light_customers_binds() {
    let mut input = Input::default();
    input.teams[0].light_hours = Some(Sourced::typed(6.0));
    let report = evaluate(&input);
    let team = &report.teams[0];
    near(team.accounts_per_csm, 45.7);
    near(team.best_split, 0.462);
    near(team.best_accounts, 61.5);
    assert_eq!(team.binds, Some(Bound::Light));
}
