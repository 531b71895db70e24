//! One folder per model; each page knows its model only.

pub mod lead_tiering;
