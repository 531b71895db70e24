//! What the model of the sales organisation is given.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::engines::value::Sourced;
use crate::models::layer::Layer;

/// What the growth goal is stated in. Whatever it is, it becomes new customers a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Goal {
    /// New customers a year.
    #[default]
    Customers,
    /// Revenue a year: `⌈revenue ÷ P⌉` customers.
    Revenue,
    /// Surplus a year: the fewest customers that leave it.
    Profit,
}

/// What the model is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Input {
    /// Which of the three goals counts.
    pub goal: Goal,
    /// New customers a year.
    pub goal_customers: Sourced<f64>,
    /// Revenue a year.
    pub goal_revenue: Sourced<f64>,
    /// Surplus a year.
    pub goal_profit: Sourced<f64>,
    /// Average contract value P.
    pub contract_value: Sourced<f64>,
    /// Gross margin as a share of revenue.
    pub gross_margin: Sourced<f64>,
    /// Customers a rep wins a year, PCU.
    pub customers_per_rep: Sourced<f64>,
    /// Cost of a rep a year.
    pub cost_per_rep: Sourced<f64>,
    /// Commission as a share of revenue.
    pub commission: Sourced<f64>,
    /// Operating cost a year that does not follow revenue.
    pub operating_fixed: Sourced<f64>,
    /// Operating cost as a share of revenue.
    pub operating_share: Sourced<f64>,
    /// Management layers, bottom-up.
    pub layers: Vec<Layer>,
    /// How it is today and how it gets there.
    pub path: PathInput,
    /// How a changed contract value will be reached.
    pub contract_value_note: String,
    /// How changed customers per rep will be reached.
    pub customers_per_rep_note: String,
    /// Bands of the levers that the user edited, by path of the number; the others have the template's.
    pub bands: BTreeMap<String, Sourced<f64>>,
}

/// Where the team stands today, and how it grows into the organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PathInput {
    /// Reps today, all qualified.
    pub reps_today: Sourced<f64>,
    /// Average contract value today.
    pub contract_value_today: Sourced<f64>,
    /// Customers a rep wins a year today.
    pub customers_per_rep_today: Sourced<f64>,
    /// Months until contract value and customers per rep are those of the plan.
    pub reach_months: Sourced<f64>,
    /// Most reps hired in a month.
    pub hires_per_month: Sourced<f64>,
    /// Months until a new rep carries their full share.
    pub ramp_months: Sourced<f64>,
    /// What a rep still learning wins, as a share of a qualified one's.
    pub ramping_share: Sourced<f64>,
    /// Share of the reps still learning who are there a month later.
    pub retention_ramping: Sourced<f64>,
    /// Share of the qualified reps who are there a month later.
    pub retention_qualified: Sourced<f64>,
    /// Months looked at.
    pub months: Sourced<f64>,
}
