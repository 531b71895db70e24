//! Both organisations against a program that tries every count (`tests/oracles/organisations.py`).
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use loudou::engines::value::{Sourced, Text};
use loudou::models::layer::Layer;
use loudou::models::{cs_org, sales_org};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    sales: Vec<Case<SalesInput, SalesExpected>>,
    cs: Vec<Case<CsInput, CsExpected>>,
}

#[derive(Deserialize)]
struct Case<I, E> {
    input: I,
    expected: E,
}

#[derive(Deserialize)]
struct GivenLayer {
    span: f64,
    cost: f64,
}

#[derive(Deserialize)]
struct SalesInput {
    contract_value: f64,
    gross_margin: f64,
    customers_per_rep: f64,
    cost_per_rep: f64,
    commission: f64,
    operating_fixed: f64,
    operating_share: f64,
    layers: Vec<GivenLayer>,
    customers: f64,
    profit: f64,
}

#[derive(Deserialize)]
struct SalesExpected {
    surplus: f64,
    fewest_customers: Option<f64>,
    healthy_customers: Option<f64>,
    customers_per_rep: Option<f64>,
    first_span: Option<f64>,
    contract_value: f64,
    cost_per_rep: Option<f64>,
}

#[derive(Deserialize)]
struct CsInput {
    hours: f64,
    deep_hours: f64,
    light_hours: f64,
    split: f64,
    share: f64,
    promised: f64,
    customers: f64,
    cost_per_csm: f64,
    layers: Vec<GivenLayer>,
}

#[derive(Deserialize)]
struct CsExpected {
    accounts_per_csm: f64,
    csms: f64,
    managers: f64,
    cost: f64,
    best_split: f64,
    more_csms: f64,
    more_managers: f64,
    more_cost: f64,
}

fn cases() -> Cases {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles/organisations.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn layers(given: &[GivenLayer]) -> Vec<Layer> {
    let numbered = given.iter().enumerate();
    numbered
        .map(|(at, layer)| Layer::sample(&at.to_string(), Text::default(), layer.span, layer.cost))
        .collect()
}

#[track_caller]
fn near(actual: f64, expected: f64, what: &str) {
    assert!(
        (actual - expected).abs() <= 1e-6 * expected.abs().max(1.0),
        "{what}: {actual}, expected {expected}"
    );
}

fn plan(given: &SalesInput) -> sales_org::Input {
    sales_org::Input {
        goal_customers: Sourced::typed(given.customers),
        goal_profit: Sourced::typed(given.profit),
        contract_value: Sourced::typed(given.contract_value),
        gross_margin: Sourced::typed(given.gross_margin),
        customers_per_rep: Sourced::typed(given.customers_per_rep),
        cost_per_rep: Sourced::typed(given.cost_per_rep),
        commission: Sourced::typed(given.commission),
        operating_fixed: Sourced::typed(given.operating_fixed),
        operating_share: Sourced::typed(given.operating_share),
        layers: layers(&given.layers),
        ..sales_org::Input::default()
    }
}

#[test]
fn sales_organisations_agree() {
    for (at, case) in cases().sales.iter().enumerate() {
        let (what, expected) = (format!("sales[{at}]"), &case.expected);
        let mut input = plan(&case.input);
        let report = sales_org::evaluate(&input);
        near(report.organisation.surplus, expected.surplus, &what);
        let found = report.break_evens;
        near(found.contract_value.unwrap(), expected.contract_value, &what);
        assert_eq!(
            found.cost_per_rep.is_some(),
            expected.cost_per_rep.is_some(),
            "{what}"
        );
        near(
            found.cost_per_rep.unwrap_or(0.0),
            expected.cost_per_rep.unwrap_or(0.0),
            &what,
        );
        assert_eq!(
            found.customers_per_rep.map(|whole| whole.value),
            expected.customers_per_rep,
            "{what}"
        );
        assert_eq!(
            found.first_span.map(|whole| whole.value),
            expected.first_span,
            "{what}"
        );
        if expected.healthy_customers.is_some() {
            assert_eq!(found.customers, expected.healthy_customers, "{what}");
        }
        input.goal = sales_org::Goal::Profit;
        let report = sales_org::evaluate(&input);
        match expected.fewest_customers {
            Some(customers) => assert_eq!(report.organisation.customers, customers, "{what}"),
            None => assert!(
                report.problems.contains(&sales_org::Problem::GoalOutOfReach)
                    || report.organisation.customers >= 20_000.0,
                "{what}"
            ),
        }
    }
}

#[test]
fn customer_success_organisations_agree() {
    for (at, case) in cases().cs.iter().enumerate() {
        let (what, given, expected) = (format!("cs[{at}]"), &case.input, &case.expected);
        let team = cs_org::Team {
            hours: Sourced::typed(given.hours),
            deep_hours: Sourced::typed(given.deep_hours),
            light_hours: Some(Sourced::typed(given.light_hours)),
            deep_split: Sourced::typed(given.split),
            deep_share: Sourced::typed(given.share),
            promised_share: Sourced::typed(given.promised),
            customers: Sourced::typed(given.customers),
            cost_per_csm: Sourced::typed(given.cost_per_csm),
            layers: layers(&given.layers),
            ..cs_org::Team::default()
        };
        let report = cs_org::evaluate(&cs_org::Input {
            teams: vec![team],
            ..cs_org::Input::default()
        });
        let team = &report.teams[0];
        near(team.accounts_per_csm.unwrap(), expected.accounts_per_csm, &what);
        assert_eq!(
            (team.csms, team.managers()),
            (Some(expected.csms), expected.managers),
            "{what}"
        );
        near(team.cost.unwrap(), expected.cost, &what);
        assert!(
            (team.best_split.unwrap() - expected.best_split).abs() <= 1e-4,
            "{what}"
        );
        let promise = team.promise.unwrap();
        assert_eq!(
            (promise.more_csms, promise.more_managers),
            (expected.more_csms, expected.more_managers),
            "{what}"
        );
        near(promise.more_cost, expected.more_cost, &what);
    }
}
