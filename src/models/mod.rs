//! The operating models, one folder each: input → pure function → report.
//!
//! A model knows no other model; what one feeds another goes through the workspace.

pub mod headline;
pub mod lead_tiering;
pub mod parameter;
pub mod sales_year;
