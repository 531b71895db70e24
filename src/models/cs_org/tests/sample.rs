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

#[test]
fn a_promise_has_its_price() {
    let report = evaluate(&Input::default());
    let promise = report.teams[0].promise.unwrap();
    assert_eq!(
        (promise.share, promise.csms, promise.more_csms),
        (0.35, 15.0, 2.0)
    );
    assert_eq!((promise.more_managers, promise.more_cost), (0.0, 500_000.0));
    assert_eq!(report.teams[0].promises.len(), 20);
}

#[test]
fn cost_is_set_against_recurring_revenue() {
    let report = evaluate(&Input::default());
    let total = &report.total;
    assert_eq!((total.csms, total.managers), (13.0, 3.0));
    assert_eq!(total.cost, 13.0 * 250_000.0 + 2.0 * 350_000.0 + 500_000.0);
    assert_eq!(total.cost_share, Some(total.cost / 60_000_000.0));
    assert_eq!(total.arr_per_csm, Some(60_000_000.0 / 13.0));
    assert!(!total.is_partial);
}

#[test]
fn todays_team_is_used_as_far_as_it_is_promised() {
    let mut input = Input::default();
    input.teams[0].csms_today = Some(Sourced::typed(10.0));
    let used = evaluate(&input).teams[0].utilisation.unwrap();
    near(Some(used.all), 1.25);
    assert_eq!(used.light, None);
    assert!((used.deep.unwrap() - 1.25).abs() < 1e-12);
    assert_eq!(evaluate(&Input::default()).teams[0].utilisation, None);
}

#[test]
fn growth_is_hired_for_before_it_comes() {
    let mut input = Input::default();
    let team = &mut input.teams[0];
    team.growth = Sourced::typed(0.0);
    team.retention_qualified = Sourced::typed(1.0);
    team.retention_ramping = Sourced::typed(1.0);
    team.milestones = vec![crate::models::cs_org::Milestone {
        id: "m".into(),
        month: Sourced::typed(6.0),
        customers: Sourced::typed(1_200.0),
    }];
    let report = evaluate(&input);
    let months = &report.teams[0].months;
    let hires: Vec<f64> = months.iter().map(|month| month.hires).collect();
    assert_eq!(
        hires,
        [0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    );
    assert_eq!((months[4].customers, months[5].customers), (1_000.0, 1_200.0));
    assert_eq!((months[4].qualified, months[5].qualified), (13.0, 15.0));
    assert!(months.iter().all(|month| month.beyond == 0.0));
}

#[test]
fn what_nothing_limits_or_nobody_carries_is_told() {
    use crate::models::cs_org::Problem;
    let with = |split: f64, share: f64| {
        let mut input = Input::default();
        input.teams[0].deep_split = Sourced::typed(split);
        input.teams[0].deep_share = Sourced::typed(share);
        let report = evaluate(&input);
        (report.teams[0].problem, report.total.is_partial)
    };
    assert_eq!(with(0.6, 0.0), (Some(Problem::NothingBinds), true));
    assert_eq!(with(0.0, 0.3), (Some(Problem::NobodyCarried), true));
    assert_eq!(with(0.6, 1.0), (None, false));
}
