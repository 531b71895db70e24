//! The sample that ships with the app: the worked example of the method, as a plan of one role for one year.
//!
//! Its amounts are in ten thousands (万元): a qualified rep brings 100, a ramping one 30, the year 22 167.539.

use super::input::{Input, MONTHS_MOST, Productivity, RateForm, Retention, Role};
use crate::engines::value::{Sourced, Text};

/// Ten thousand, the unit the sample is told in.
const WAN: f64 = 10_000.0;

/// Id of the sample's only role.
pub const ROLE_ID: &str = "rep";

/// Share of each calendar month in a year's revenue, January first: ours, to show the working.
const SHARES: [f64; 12] = [
    0.066, 0.05, 0.077, 0.075, 0.078, 0.086, 0.077, 0.081, 0.096, 0.088, 0.099, 0.127,
];

/// The sample's role: ten qualified reps and four new ones, three months of ramp, two hires a month.
#[must_use]
pub fn role() -> Role {
    let sample = Sourced::sample;
    let productivity = |likely: f64, low: f64, high: f64| Productivity {
        likely: sample(likely * WAN),
        low: sample(low * WAN),
        high: sample(high * WAN),
    };
    let retention = |likely, low, high| Retention {
        form: RateForm::Monthly,
        likely: sample(likely),
        low: sample(low),
        high: sample(high),
    };
    Role {
        id: ROLE_ID.to_owned(),
        name: Text::new("销售", "Sales rep"),
        qualified: sample(10.0),
        ramping: sample(4.0),
        is_by_age: true,
        ramping_by_age: [4.0, 0.0, 0.0].map(sample).to_vec(),
        ramp_months: sample(3.0),
        productivity_qualified: productivity(100.0, 85.0, 115.0),
        productivity_ramping: productivity(30.0, 25.5, 34.5),
        has_curve: false,
        curve: [0.1, 0.3, 0.5].map(sample).to_vec(),
        retention_ramping: retention(0.92, 0.88, 0.95),
        retention_qualified: retention(0.98, 0.97, 0.99),
        hires: vec![sample(2.0); MONTHS_MOST],
        caps: vec![sample(4.0); MONTHS_MOST],
        cost_per_month: sample(2.0 * WAN),
        cost_per_hire: sample(3.0 * WAN),
    }
}

/// The sample.
///
/// ```
/// use loudou::models::sales_year::{evaluate, template};
/// let report = evaluate(&template::sample());
/// assert!((report.years[0].revenue / 10_000.0 - 22_167.539).abs() < 1e-3);
/// ```
#[must_use]
pub fn sample() -> Input {
    let sample = Sourced::sample;
    Input {
        start_year: sample(2027.0),
        start_month: sample(1.0),
        horizon: sample(12.0),
        targets: [24_000.0, 33_000.0, 42_000.0].map(|t| sample(t * WAN)).to_vec(),
        roles: vec![role()],
        has_history: true,
        shares: SHARES.map(sample).to_vec(),
        share_years: Text::own("2025–2026"),
        is_seasonal: false,
        month_tolerance: sample(0.02),
        quarter_tolerance: sample(0.03),
        has_costs: false,
        confidence: sample(0.8),
        runs: sample(10_000.0),
        seed: sample(1.0),
    }
}
