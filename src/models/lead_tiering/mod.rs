//! Lead value tiering (线索价值分层): which of the leads deserve people, budget and time.

pub mod sample_text;
pub mod template_text;
pub mod treatment_text;
