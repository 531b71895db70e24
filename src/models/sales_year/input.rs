//! What the yearly sales forecast is given.

use serde::{Deserialize, Serialize};

use super::template;
use crate::engines::value::{Sourced, Text};

/// The longest horizon in months.
pub const MONTHS_MOST: usize = 36;
/// The longest ramp in months.
pub const RAMP_MOST: usize = 24;
/// The most hires in one month for one role.
pub const HIRES_MOST: f64 = 1000.0;

/// How a monthly retention is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateForm {
    /// As the share that stays from one month to the next, `ρ`.
    #[default]
    Monthly,
    /// As the share that leaves within a year, `a`; then `ρ = (1 − a)^(1/12)`.
    AnnualAttrition,
}

/// Retention while ramping or after, with the range it may lie in.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Retention {
    /// What the three numbers are.
    #[serde(default)]
    pub form: RateForm,
    /// The likely value, which the plan uses.
    pub likely: Sourced<f64>,
    /// The lowest value it may take.
    pub low: Sourced<f64>,
    /// The highest.
    pub high: Sourced<f64>,
}

/// Money a rep brings a month, with the range it may lie in.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Productivity {
    /// The likely value, which the plan uses.
    pub likely: Sourced<f64>,
    /// The lowest value it may take.
    pub low: Sourced<f64>,
    /// The highest.
    pub high: Sourced<f64>,
}

/// A kind of rep with its own numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Role {
    /// Unique among the roles; never changes.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// Qualified reps before the first month.
    pub qualified: Sourced<f64>,
    /// Ramping reps before the first month, spread evenly over the ramp unless they are given by age.
    pub ramping: Sourced<f64>,
    /// Whether `ramping_by_age` is used.
    pub is_by_age: bool,
    /// Ramping reps before the first month by whole months since hire.
    pub ramping_by_age: Vec<Sourced<f64>>,
    /// Months from hire to being qualified.
    pub ramp_months: Sourced<f64>,
    /// What a qualified rep brings a month.
    pub productivity_qualified: Productivity,
    /// What a ramping rep brings a month, unless there is a curve.
    pub productivity_ramping: Productivity,
    /// Whether the curve is used.
    pub has_curve: bool,
    /// Productivity by whole months since hire, as a share of a qualified rep's.
    pub curve: Vec<Sourced<f64>>,
    /// Retention of ramping reps.
    pub retention_ramping: Retention,
    /// Retention of qualified reps.
    pub retention_qualified: Retention,
    /// Hires planned for each month.
    pub hires: Vec<Sourced<f64>>,
    /// The most that can be hired in each month.
    pub caps: Vec<Sourced<f64>>,
    /// Cost of a rep a month, where costs are counted.
    pub cost_per_month: Sourced<f64>,
    /// Cost of hiring one, where costs are counted.
    pub cost_per_hire: Sourced<f64>,
}

impl Default for Role {
    /// The template's role.
    fn default() -> Self {
        template::role()
    }
}

/// What the yearly sales forecast is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Input {
    /// Year of the first month.
    pub start_year: Sourced<f64>,
    /// First month, 1 for January.
    pub start_month: Sourced<f64>,
    /// Months planned, up to [`MONTHS_MOST`].
    pub horizon: Sourced<f64>,
    /// Revenue to reach in each year of twelve months; the last may be shorter.
    pub targets: Vec<Sourced<f64>>,
    /// The kinds of rep; their revenue is summed.
    pub roles: Vec<Role>,
    /// Whether there is a history of shares.
    pub has_history: bool,
    /// Share of each calendar month in a year's revenue, January first; they should sum to 1.
    pub shares: Vec<Sourced<f64>>,
    /// The years the shares come from.
    pub share_years: Text,
    /// Whether productivity follows the shares: month `t` counts `12 · share`.
    pub is_seasonal: bool,
    /// Most a month's share may differ from its history.
    pub month_tolerance: Sourced<f64>,
    /// Most a quarter's share may differ from its history.
    pub quarter_tolerance: Sourced<f64>,
    /// Whether costs are counted.
    pub has_costs: bool,
    /// Probability of reaching the target that is asked for.
    pub confidence: Sourced<f64>,
    /// Runs of the simulation.
    pub runs: Sourced<f64>,
    /// Seed of the simulation.
    pub seed: Sourced<f64>,
}

impl Default for Input {
    /// The sample: the worked example.
    fn default() -> Self {
        template::sample()
    }
}

impl Input {
    /// Months planned, 1 to [`MONTHS_MOST`].
    #[must_use]
    pub fn months(&self) -> usize {
        whole(self.horizon.value).clamp(1, MONTHS_MOST)
    }

    /// Years planned; the last may be shorter than twelve months.
    #[must_use]
    pub fn years(&self) -> usize {
        self.months().div_ceil(12)
    }

    /// The calendar month of the plan's `month`th month, 0 for January.
    #[must_use]
    pub fn calendar_month(&self, month: usize) -> usize {
        (whole(self.start_month.value).clamp(1, 12) - 1 + month) % 12
    }
}

impl Role {
    /// Months from hire to being qualified.
    #[must_use]
    pub fn ramp(&self) -> usize {
        whole(self.ramp_months.value).min(RAMP_MOST)
    }
}

impl Retention {
    /// The share that stays from one month to the next at one of its three values, 0 to 1.
    ///
    /// ```
    /// use loudou::engines::value::Sourced;
    /// use loudou::models::sales_year::{RateForm, Retention};
    /// let rate = Sourced::typed(0.3); // a third of the reps leave in a year
    /// let retention = Retention { form: RateForm::AnnualAttrition, likely: rate, low: rate, high: rate };
    /// assert!((retention.monthly(retention.likely) - 0.970714).abs() < 1e-6);
    /// ```
    #[must_use]
    pub fn monthly(&self, value: Sourced<f64>) -> f64 {
        let value = if value.value.is_nan() { 0.0 } else { value.value };
        let value = value.clamp(0.0, 1.0);
        match self.form {
            RateForm::Monthly => value,
            RateForm::AnnualAttrition => libm::pow(1.0 - value, 1.0 / 12.0),
        }
    }
}

/// A whole number from outside: the nearest one, 0 for what is negative or none.
pub(super) fn whole(value: f64) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held to a small range first"
    )]
    let whole = libm::round(value).clamp(0.0, 1e6) as usize;
    whole
}

/// An amount from outside: finite and not negative.
pub(super) fn amount(value: f64) -> f64 {
    if value.is_finite() {
        value.clamp(0.0, 1e15)
    } else {
        0.0
    }
}
