//! The golden vectors of the two organisations: heads per layer, their cost, and what binds.

use loudou::engines::value::{Sourced, Text};
use loudou::models::layer::Layer;
use loudou::models::{cs_org, sales_org};
use serde::Deserialize;

use crate::{assert_agrees, assert_same, run};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SalesOrgInput {
    new_customers: u32,
    customers_per_rep: f64,
    contract_value: f64,
    gross_margin: f64,
    cost_per_rep: f64,
    commission: Option<f64>,
    operating_fixed: Option<f64>,
    operating_share: Option<f64>,
    layers: Vec<SalesLayer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SalesLayer {
    span: f64,
    cost: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SalesOrgExpected {
    reps: u32,
    layers: Vec<u32>,
    revenue: f64,
    gross_profit: f64,
    cost: f64,
    surplus: f64,
    healthy: bool,
}

#[test]
fn sales_org() {
    run(
        "sales_org.json",
        |given: &SalesOrgInput, expected: &SalesOrgExpected, what| {
            let layers = given.layers.iter().enumerate();
            let input = sales_org::Input {
                goal_customers: Sourced::typed(f64::from(given.new_customers)),
                customers_per_rep: Sourced::typed(given.customers_per_rep),
                contract_value: Sourced::typed(given.contract_value),
                gross_margin: Sourced::typed(given.gross_margin),
                cost_per_rep: Sourced::typed(given.cost_per_rep),
                commission: Sourced::typed(given.commission.unwrap_or(0.0)),
                operating_fixed: Sourced::typed(given.operating_fixed.unwrap_or(0.0)),
                operating_share: Sourced::typed(given.operating_share.unwrap_or(0.0)),
                layers: layers
                    .map(|(at, layer)| {
                        Layer::sample(&at.to_string(), Text::default(), layer.span, layer.cost)
                    })
                    .collect(),
                ..sales_org::Input::default()
            };
            let found = sales_org::evaluate(&input).organisation;
            assert_eq!(found.reps, f64::from(expected.reps), "{what} reps");
            let heads: Vec<f64> = found.layers.iter().map(|layer| layer.heads).collect();
            let wanted: Vec<f64> = expected.layers.iter().copied().map(f64::from).collect();
            assert_eq!(heads, wanted, "{what} layers");
            assert_agrees(found.revenue, expected.revenue, &format!("{what} revenue"));
            assert_agrees(
                found.gross_profit,
                expected.gross_profit,
                &format!("{what} gross_profit"),
            );
            assert_agrees(found.cost, expected.cost, &format!("{what} cost"));
            assert_agrees(found.surplus, expected.surplus, &format!("{what} surplus"));
            assert_eq!(found.is_healthy, expected.healthy, "{what} healthy");
        },
    );
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CsOrgInput {
    hours: f64,
    deep_hours: f64,
    r1: f64,
    r2: f64,
    customers: u32,
    spans: Vec<f64>,
    light_min: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CsOrgExpected {
    deep_per_csm: f64,
    accounts_per_csm: f64,
    binds: Binds,
    light_hours: f64,
    csms: u32,
    layers: Vec<u32>,
    best_r1: Option<f64>,
    best_accounts_per_csm: Option<f64>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Binds {
    Deep,
    Light,
}

impl From<Binds> for cs_org::Bound {
    fn from(binds: Binds) -> Self {
        match binds {
            Binds::Deep => Self::Deep,
            Binds::Light => Self::Light,
        }
    }
}

#[test]
fn cs_org() {
    run(
        "cs_org.json",
        |given: &CsOrgInput, expected: &CsOrgExpected, what| {
            let spans = given.spans.iter().enumerate();
            let team = cs_org::Team {
                hours: Sourced::typed(given.hours),
                deep_hours: Sourced::typed(given.deep_hours),
                deep_split: Sourced::typed(given.r1),
                deep_share: Sourced::typed(given.r2),
                customers: Sourced::typed(f64::from(given.customers)),
                light_hours: given.light_min.map(Sourced::typed),
                layers: spans
                    .map(|(at, span)| Layer::sample(&at.to_string(), Text::default(), *span, 0.0))
                    .collect(),
                ..cs_org::Team::default()
            };
            let found = cs_org::evaluate(&cs_org::Input {
                teams: vec![team],
                ..cs_org::Input::default()
            });
            let found = &found.teams[0];
            for (name, actual, expected) in [
                ("deep_per_csm", found.deep_per_csm, Some(expected.deep_per_csm)),
                (
                    "accounts_per_csm",
                    found.accounts_per_csm,
                    Some(expected.accounts_per_csm),
                ),
                ("light_hours", found.light_hours, Some(expected.light_hours)),
                ("best_r1", found.best_split, expected.best_r1),
                (
                    "best_accounts_per_csm",
                    found.best_accounts,
                    expected.best_accounts_per_csm,
                ),
            ] {
                assert_same(actual, expected, &format!("{what} {name}"));
            }
            assert_eq!(found.binds, Some(expected.binds.into()), "{what} binds");
            assert_eq!(found.csms, Some(f64::from(expected.csms)), "{what} csms");
            let heads: Vec<f64> = found.layers.iter().map(|layer| layer.heads).collect();
            let wanted: Vec<f64> = expected.layers.iter().copied().map(f64::from).collect();
            assert_eq!(heads, wanted, "{what} layers");
        },
    );
}
