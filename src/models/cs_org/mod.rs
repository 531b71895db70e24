//! Customer-success organisation (客户成功组织设计): how many customers one manager (CSM) carries at the service that was
//! promised, and the organisation that follows from that.
//!
//! Input → [`evaluate`] → [`Report`]. Layers are filled by the [layers engine](crate::engines::layers).

mod edit;
mod evaluate;
mod explain;
mod hints;
mod input;
mod load;
mod map;
mod months;
mod numbers;
mod parameters;
mod promise;
mod report;
mod size;
mod template;
#[cfg(test)]
mod tests;
mod worked;

pub use crate::models::layer::LayerHeads;
pub use edit::{Edit, TeamEdit};
pub use evaluate::evaluate;
pub use hints::hints;
pub use input::{HoursBasis, Input, Milestone, Team};
pub use load::Bound;
pub use parameters::{layer_path, milestone_path, team_path};
pub use report::{
    Problem, Promise, Report, SplitBounds, SplitMap, TeamMonth, TeamReport, Total, Utilisation, hires,
    shortest,
};
