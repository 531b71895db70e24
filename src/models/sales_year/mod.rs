//! Yearly sales forecast (销售目标预测·人力人效): what a plan of hires brings, month by month, against a target.
//!
//! Input → [`evaluate`] → [`Report`]; people come, mature and leave in the [cohort engine](crate::engines::cohort).

mod evaluate;
mod fan;
mod figures;
pub mod hiring;
mod input;
mod problems;
mod report;
mod team;
pub mod template;

pub use evaluate::evaluate;
pub use fan::{Fan, HireBy, YearOdds, fan};
pub use input::{HIRES_MOST, Input, MONTHS_MOST, Productivity, RAMP_MOST, RateForm, Retention, Role};
pub use report::{
    Bridge, EvenPlan, HireValue, MonthRow, Problem, QuarterRow, Ranged, Report, RoleFigures, Shape, YearRow,
};
pub use team::{Crew, Team};
