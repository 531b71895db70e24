//! Yearly sales forecast (销售目标预测·人力人效): what a plan of hires brings, month by month, against a target.
//!
//! Input → [`evaluate`] → [`Report`]; people come, mature and leave in the [cohort engine](crate::engines::cohort).

mod edit;
mod evaluate;
mod explain;
mod fan;
mod figures;
pub mod hints;
pub mod hiring;
mod input;
mod lists;
mod numbers;
mod parameters;
mod problems;
mod report;
mod team;
pub mod template;
#[cfg(test)]
mod tests;
mod worked;

pub use edit::{Edit, MOST_ROLES, even_plan, hires_to_start};
pub use evaluate::evaluate;
pub use fan::{Fan, HireBy, YearOdds, fan};
pub use input::{HIRES_MOST, Input, MONTHS_MOST, Productivity, RAMP_MOST, RateForm, Retention, Role};
pub use parameters::{cap_path, hires_path, role_path};
pub use report::{
    Bridge, EvenPlan, HireValue, MonthRow, Problem, QuarterRow, Ranged, Report, RoleFigures, Shape, YearRow,
};
pub use team::{Crew, Team};
