//! What the model of the customer-success organisation is given.

use serde::{Deserialize, Serialize};

use crate::engines::value::{Sourced, Text};
use crate::models::layer::Layer;

/// Where a CSM's productive hours come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HoursBasis {
    /// They are stated.
    #[default]
    Stated,
    /// `months × 52 ÷ 12 weeks × hours a week × (1 − meetings, leave, admin)`.
    Weeks,
}

/// Paying customers known or planned for a month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    /// Unique within the team.
    pub id: String,
    /// Months from today, 1 or more.
    pub month: Sourced<f64>,
    /// Paying customers then; growth goes on from here.
    pub customers: Sourced<f64>,
}

/// A team with the customers it serves. A firm has one, or several that specialise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Team {
    /// Unique among the teams.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// Paying customers today.
    pub customers: Sourced<f64>,
    /// Growth of the customers a month, as a share.
    pub growth: Sourced<f64>,
    /// Months whose customers are known or planned.
    pub milestones: Vec<Milestone>,
    /// Length of the deep-service period; hours are per period.
    pub period_months: Sourced<f64>,
    /// Where the productive hours come from.
    pub hours_basis: HoursBasis,
    /// Productive hours of a CSM per period, T.
    pub hours: Sourced<f64>,
    /// Working hours a week.
    pub hours_per_week: Sourced<f64>,
    /// Share of them for meetings, leave and administration.
    pub away: Sourced<f64>,
    /// Hours of deep service that a deep customer needs per period, T1.
    pub deep_hours: Sourced<f64>,
    /// Share of a CSM's hours for deep service, r1.
    pub deep_split: Sourced<f64>,
    /// Share of the customers in deep service at any time, r2.
    pub deep_share: Sourced<f64>,
    /// Least hours that each other customer needs per period; none where nothing is promised to them.
    pub light_hours: Option<Sourced<f64>>,
    /// Share of the customers in deep service that is being thought of promising.
    pub promised_share: Sourced<f64>,
    /// Management layers over the CSMs, bottom-up.
    pub layers: Vec<Layer>,
    /// Cost of a CSM a year.
    pub cost_per_csm: Sourced<f64>,
    /// Recurring revenue of these customers a year.
    pub arr: Sourced<f64>,
    /// CSMs today, all qualified; none where not told: then as many as the customers need.
    pub csms_today: Option<Sourced<f64>>,
    /// Months until a new CSM carries their full share.
    pub ramp_months: Sourced<f64>,
    /// What a CSM still learning carries, as a share of a qualified one's.
    pub ramping_share: Sourced<f64>,
    /// Share of the CSMs still learning who are there a month later.
    pub retention_ramping: Sourced<f64>,
    /// Share of the qualified CSMs who are there a month later.
    pub retention_qualified: Sourced<f64>,
}

/// What the model is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Input {
    /// The teams, at least one.
    pub teams: Vec<Team>,
    /// Months looked at.
    pub months: Sourced<f64>,
}
