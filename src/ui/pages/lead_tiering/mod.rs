//! The lead-tiering page: one lead, all leads, how they are distributed, how they turned out, the scorecard, and what
//! would be if its numbers were others.

mod card;
mod cells;
mod contributions;
mod distribution;
mod explain;
pub mod export;
mod factor;
mod filters;
mod headline;
mod history;
mod import;
mod lead;
mod leads;
mod override_dialog;
mod page;
mod scale;
mod scoring;
mod tiers;
mod treatment;
mod view_state;
mod whatif;
pub mod words;

pub use explain::LeadExplained;
pub use history::{HistoryTab, VerdictStrip};
pub use import::ImportDialog;
pub use page::LeadTieringPage;
pub use whatif::{CompareTab, WhatIfTab};
