//! Random plans.

use proptest::prelude::*;

use crate::engines::value::{Sourced, Text};
use crate::models::layer::Layer;
use crate::models::parameter::Parameters;
use crate::models::sales_org::{Goal, Input};

/// A number a user may type; sometimes one that nobody should.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => 0.0..1.0f64,
        4 => 1.0..100.0f64,
        4 => 1e3..1e6f64,
        1 => prop::sample::select(vec![0.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -0.0]),
    ]
}

/// Any plan at all: numbers past [`Parameters::set`], which would refuse them.
pub fn wild() -> impl Strategy<Value = Input> {
    let layers = prop::collection::vec((number(), number()), 0..4);
    (layers, prop::collection::vec(number(), 20), 0..3u8).prop_map(|(layers, numbers, goal)| {
        let at = |at: usize| Sourced::typed(numbers[at]);
        let mut input = Input {
            goal: [Goal::Customers, Goal::Revenue, Goal::Profit][usize::from(goal)],
            goal_customers: at(0),
            goal_revenue: at(1),
            goal_profit: at(2),
            contract_value: at(3),
            gross_margin: at(4),
            customers_per_rep: at(5),
            cost_per_rep: at(6),
            commission: at(7),
            operating_fixed: at(8),
            operating_share: at(9),
            layers: layers
                .into_iter()
                .enumerate()
                .map(|(at, (span, cost))| Layer::sample(&at.to_string(), Text::own("层"), span, cost))
                .collect(),
            ..Input::default()
        };
        input.path.reps_today = at(10);
        input.path.contract_value_today = at(11);
        input.path.customers_per_rep_today = at(12);
        input.path.reach_months = at(13);
        input.path.hires_per_month = at(14);
        input.path.ramp_months = at(15);
        input.path.ramping_share = at(16);
        input.path.retention_ramping = at(17);
        input.path.retention_qualified = at(18);
        input
    })
}

/// A plan near the worked example, for any goal.
pub fn plausible() -> impl Strategy<Value = Input> {
    let goals = prop::sample::select(vec![Goal::Customers, Goal::Revenue, Goal::Profit]);
    let layers = prop::collection::vec((2.0..15.0f64, 1e5..1e6f64), 0..4);
    let numbers = (50.0..3e3f64, 2e3..8e4f64, 0.4..1.0f64, 5.0..60.0f64, 1e5..6e5f64);
    let costs = (0.0..0.15f64, 0.0..2e6f64, 0.0..0.15f64, 1e6..4e7f64, 0.0..5e6f64);
    (goals, layers, numbers, costs).prop_map(|(goal, layers, numbers, costs)| {
        let mut input = Input {
            goal,
            layers: layers
                .into_iter()
                .enumerate()
                .map(|(at, (span, cost))| Layer::sample(&at.to_string(), Text::own("层"), span, cost))
                .collect(),
            ..Input::default()
        };
        for (id, value) in [
            ("goal_customers", numbers.0),
            ("contract_value", numbers.1),
            ("gross_margin", numbers.2),
            ("customers_per_rep", numbers.3),
            ("cost_per_rep", numbers.4),
            ("commission", costs.0),
            ("operating_fixed", costs.1),
            ("operating_share", costs.2),
            ("goal_revenue", costs.3),
            ("goal_profit", costs.4),
        ] {
            assert!(input.set(id, Sourced::typed(value)), "{id}");
        }
        input
    })
}
