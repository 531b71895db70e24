//! Lead value tiering (线索价值分层): which of the leads deserve people, budget and time.
//!
//! Input → [`evaluate`] → [`Report`]; the scoring itself is the [scorecard engine](crate::engines::scorecard).

mod ahead;
mod columns;
mod detail;
mod evaluate;
pub mod explained;
mod input;
mod kept;
mod learning;
mod listing;
mod outcomes;
mod parameters;
mod reading;
mod report;
pub mod sample;
pub mod sample_text;
mod tally;
pub mod template;
pub mod template_text;
#[cfg(test)]
mod tests;
pub mod treatment_text;
pub mod validity;
mod whatif;

pub use ahead::Ahead;
pub use columns::{AMOUNT, CLOSED, CREATED, NAME, OUTCOME, base_columns};
pub use detail::{Detail, Gap, Raise, detail, detail_of, score_formula, score_variable};
pub use evaluate::{Case, evaluate, evaluate_again};
pub use input::{Basis, Input, Override};
pub use kept::Kept;
pub use learning::{
    ColumnFate, FactorEvidence, Learned, LearnedColumn, Suspect, learn, name_levels, suspects,
};
pub use listing::{Listing, SortBy, TierFilter};
pub use outcomes::{OutcomeBy, outcome_values};
pub use parameters::{ACTIVE_DAY, band_path, cut_path, decay_path, empty_path, level_path, weight_path};
pub use reading::{CellCode, Reader, Spellings};
pub(crate) use reading::{UNKNOWN_WORDS, each_spelling};
pub use report::{
    Cut, Distribution, LeadScore, Outcome, Report, Scores, Stage, Standing, TierShare, Unmatched,
};
pub use whatif::{Group, Tiering};
