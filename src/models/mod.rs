//! The operating models, one folder each: input → pure function → report.
//!
//! A model knows no other model; what one feeds another goes through the workspace.

pub mod any;
pub mod cs_org;
pub mod declared;
pub mod explained;
pub mod figure;
#[cfg(test)]
mod follows;
pub mod headline;
pub mod hint;
pub mod layer;
pub mod lead_tiering;
pub mod parameter;
pub mod row_id;
pub mod sales_funnel;
pub mod sales_org;
pub mod sales_year;
pub mod whatif;
pub mod worked;
