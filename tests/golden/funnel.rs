//! The golden vectors of the funnel back-solve: wins to expect, gap, high-intent customers, chance of the target.

use loudou::engines::value::Sourced;
use loudou::models::parameter::Parameters;
use loudou::models::sales_funnel;
use serde::Deserialize;

use crate::{assert_agrees, run};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FunnelInput {
    open: Vec<u32>,
    conversion: Vec<f64>,
    contract_value: f64,
    target: f64,
    won: f64,
    high_intent_stage: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FunnelExpected {
    expected_deals: f64,
    gap: f64,
    high_intent_needed: u32,
    probability_hit: f64,
}

/// The model's input with these stages, all of which can be won in time.
fn funnel_input(case: &FunnelInput) -> sales_funnel::Input {
    let stage = |(at, (open, conversion)): (usize, (&u32, &f64))| sales_funnel::input::Stage {
        id: at.to_string(),
        open: Sourced::typed(f64::from(*open)),
        conversion: Sourced::typed(*conversion),
        ..Default::default()
    };
    let stages = case.open.iter().zip(&case.conversion);
    let mut input = sales_funnel::Input {
        basis: sales_funnel::input::Basis::Stages,
        stages: stages.enumerate().map(stage).collect(),
        high_intent: case.high_intent_stage.to_string(),
        ..Default::default()
    };
    for (id, value) in [
        ("target", case.target),
        ("won", case.won),
        ("contract_value", case.contract_value),
    ] {
        assert!(input.set(id, Sourced::typed(value)), "{id}");
    }
    input
}

#[test]
fn funnel() {
    run(
        "funnel.json",
        |case: &FunnelInput, expected: &FunnelExpected, what| {
            assert_eq!(case.open.len(), case.conversion.len(), "{what}");
            let found = sales_funnel::evaluate(&funnel_input(case));
            for (name, actual, expected) in [
                ("expected_deals", found.expected, expected.expected_deals),
                ("gap", found.gap, expected.gap),
                ("probability_hit", found.outlook.hit, expected.probability_hit),
            ] {
                assert_agrees(actual, expected, &format!("{what} {name}"));
            }
            let needed = found.high_intent.unwrap();
            assert_eq!(
                needed,
                f64::from(expected.high_intent_needed),
                "{what} high_intent_needed"
            );
        },
    );
}
