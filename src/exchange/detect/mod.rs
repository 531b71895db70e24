//! What the columns of a table hold and what they may be for: proposals with their grounds, for the user to
//! confirm or overrule. What the values alone cannot tell is a [`Question`], never a guess in silence.

mod kind;
mod markers;
mod outcome;
mod profile;
mod roles;
mod sentences;
#[cfg(test)]
mod tests;
mod values;
mod words;

pub use kind::{ColumnKind, Question, SettledBy};
pub use markers::EmptyMarkers;
pub use outcome::{
    Outcome, OutcomeValue, looks_like_outcome, plain_meaning, propose_meanings, propose_outcome,
};
pub use profile::{ColumnProfile, Misfit, ValueCount, profile_sheet, profile_sheet_paced};
pub use roles::{Role, RoleProposal, RoleReason, propose_roles};
pub use values::{CellProblem, NumberReading, TypedColumn, date_column, number_column, outcome_column};
