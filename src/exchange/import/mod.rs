//! Rows from outside into a workspace: a table becomes leads, its columns factors.
//!
//! [`propose`] looks at a [`Sheet`](super::csv::Sheet) and the workspace and makes a [`Plan`]: what each column is
//! for, how its numbers and dates are read, which level each of its words means, with the reason for each. The user
//! overrules what is wrong. [`apply`] carries the plan out and gives the leads, the changed scorecard and the list of
//! cells that could not be read; nothing of the workspace changes before
//! [`Action::ReplaceLeads`](crate::workspace::Action::ReplaceLeads) takes the result over as one step.

mod apply;
mod assembly;
mod compare;
mod factor;
mod identity;
mod levels;
mod matching;
mod plan;
mod propose;
mod read;
mod sentences;
#[cfg(test)]
mod tests;

pub use apply::{Counts, Imported, apply, apply_paced};
pub use compare::{Change, Comparison};
pub use factor::{MOST_LEVELS, NEW_WEIGHT, can_be_factor, new_scale};
pub use identity::{MatchBy, Matched, matched};
pub use levels::{LevelText, Target, match_levels};
pub use plan::{ColumnPlan, Mode, Multiple, Notation, Open, Plan, Reason, Repeats, Use};
pub use propose::{propose, propose_paced};
pub use read::{
    CellProblem, CellProblemKind, ColumnCheck, Sample, check_column, check_column_paced, samples,
};
