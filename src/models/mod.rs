//! The operating models, one folder each.

pub mod lead_tiering;
