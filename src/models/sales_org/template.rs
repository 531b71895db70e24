//! The worked example, as the marked sample: 600 customers of 30 000 a year, 24 per rep.

use std::collections::BTreeMap;

use super::input::{Goal, Input, PathInput};
use crate::engines::value::{Sourced, Text};
use crate::models::layer::Layer;

impl Default for Input {
    fn default() -> Self {
        Self {
            goal: Goal::Customers,
            goal_customers: Sourced::sample(600.0),
            goal_revenue: Sourced::sample(18_000_000.0),
            goal_profit: Sourced::sample(9_000_000.0),
            contract_value: Sourced::sample(30_000.0),
            gross_margin: Sourced::sample(1.0),
            customers_per_rep: Sourced::sample(24.0),
            cost_per_rep: Sourced::sample(250_000.0),
            commission: Sourced::sample(0.0),
            operating_fixed: Sourced::sample(0.0),
            operating_share: Sourced::sample(0.0),
            layers: vec![
                Layer::sample("manager", Text::new("销售经理", "Sales managers"), 8.0, 400_000.0),
                Layer::sample(
                    "director",
                    Text::new("销售总监", "Sales directors"),
                    5.0,
                    600_000.0,
                ),
            ],
            path: PathInput::default(),
            contract_value_note: String::new(),
            customers_per_rep_note: String::new(),
            bands: BTreeMap::new(),
        }
    }
}

impl Default for PathInput {
    /// Ramp and retention are those of the worked example of the yearly forecast.
    fn default() -> Self {
        Self {
            reps_today: Sourced::sample(15.0),
            contract_value_today: Sourced::sample(30_000.0),
            customers_per_rep_today: Sourced::sample(24.0),
            reach_months: Sourced::sample(12.0),
            hires_per_month: Sourced::sample(2.0),
            ramp_months: Sourced::sample(3.0),
            ramping_share: Sourced::sample(0.3),
            retention_ramping: Sourced::sample(0.92),
            retention_qualified: Sourced::sample(0.98),
            months: Sourced::sample(24.0),
        }
    }
}
