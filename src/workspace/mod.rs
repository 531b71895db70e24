//! The document: one client or one firm, with its profile, its models' inputs, its rows and its scenarios.
//!
//! An [`Action`] is the only way to change a [`Workspace`]; the same list of actions gives the same document.

mod action;
mod apply;
pub mod backup;
mod card_edit;
mod document;
pub mod file;
mod history;
pub mod library;
pub mod link;
mod naming;
pub mod plan;
pub mod planned;
mod restore;
pub mod rows;
pub mod rows_builder;
pub mod schema;
mod sound;
pub mod storage;
#[cfg(test)]
mod tests;
pub mod word_table;

pub use action::{Action, CellEdit, Last, Refusal, StepLabel};
pub use card_edit::CardEdit;
pub use document::{Currency, MoneyUnit, Profile, Scenario, Workspace};
pub use history::{History, Step};
pub use naming::{free_name, is_name_of};
pub use restore::{Repair, Restored, restore};
