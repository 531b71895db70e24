//! What a user's hand does to a workspace.

use super::card_edit::CardEdit;
use super::document::{Currency, MoneyUnit, Workspace};
use super::plan::PlanChange;
use super::rows::{Cell, RowId, Rows};
use super::storage::Cause;
use crate::engines::scorecard::Scorecard;
use crate::engines::value::{Source, Text};
use crate::i18n::Lang;
use crate::i18n::date::Day;
use crate::models::lead_tiering::{Basis, Override};

/// A new content for a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellEdit {
    /// The row.
    pub row: RowId,
    /// Id of the column.
    pub column: String,
    /// What it becomes.
    pub cell: Cell,
}

/// A change of a workspace. Each is one step of undo.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Rename the workspace.
    Rename(String),
    /// Another currency.
    Currency(Currency),
    /// Show money in other multiples.
    MoneyUnit(MoneyUnit),
    /// First month of the fiscal year, 1 to 12.
    FiscalYearStart(u8),
    /// Working days per month, 1 to 31.
    WorkingDays(f64),
    /// The day all ages are counted from.
    AsOf(Day),
    /// Language of the report.
    Lang(Lang),
    /// A numeric input of lead tiering, by path; in a scenario only the scenario changes.
    SetInput {
        /// Path of the input.
        id: String,
        /// New value; brought into its range.
        value: f64,
    },
    /// Takes sample values over as one's own, by path.
    ConfirmInputs(Vec<String>),
    /// A change of a plan; what it changes, for the undo button.
    Plan {
        /// Id of its model.
        model: &'static str,
        /// The change.
        change: PlanChange,
        /// Name of what changes.
        what: Text,
    },
    /// Brings the weights of the scorecard in use to a sum of 100.
    NormaliseWeights,
    /// Which leads shares are counted over.
    Basis(Basis),
    /// A change of the scorecard in use that no scenario can hold: names, levels, factors, tiers.
    EditCard(CardEdit),
    /// Adds a scorecard and uses it.
    AddCard(Box<Scorecard>),
    /// Uses another scorecard.
    UseCard(String),
    /// Takes a scorecard away; the last one stays.
    RemoveCard(String),
    /// Sets cells of leads.
    SetCells(Vec<CellEdit>),
    /// Adds leads at the end, each as cells by column id.
    AddLeads(Vec<Vec<(String, Cell)>>),
    /// Takes leads away.
    RemoveLeads(Vec<RowId>),
    /// Puts other leads in, with the scorecard changes that came with them: what an import does.
    ReplaceLeads {
        /// All leads there will be.
        rows: Box<Rows>,
        /// The scorecard in use, changed; none leaves it.
        card: Option<Box<Scorecard>>,
    },
    /// Sets a lead's tier by hand, or takes that back.
    Override(RowId, Option<Override>),
    /// Adds a scenario with the present differences of the one looked at, and looks at it.
    AddScenario {
        /// Unique id.
        id: String,
        /// Shown name; one that is taken is numbered.
        name: String,
    },
    /// Looks at a scenario, or at the base.
    UseScenario(Option<String>),
    /// Renames a scenario; a name another one has is numbered.
    RenameScenario(String, String),
    /// Takes a scenario away.
    RemoveScenario(String),
    /// Writes a scenario's differences into the base and takes the scenario away.
    AdoptScenario(String),
    /// Brings back an earlier state of this workspace, whole; only the id stays.
    Restore(Box<Workspace>),
}

impl Action {
    /// Why what is stored should be kept as a snapshot before this is carried out; none for a plain edit.
    #[must_use]
    pub fn risk(&self) -> Option<Cause> {
        match self {
            Self::ReplaceLeads { rows, .. } if rows.is_empty() => Some(Cause::Delete),
            Self::ReplaceLeads { rows, .. } if rows.source == Source::Imported => Some(Cause::Import),
            Self::ReplaceLeads { .. } | Self::AdoptScenario(_) => Some(Cause::Replace),
            Self::RemoveLeads(_) | Self::RemoveCard(_) | Self::RemoveScenario(_) => Some(Cause::Delete),
            Self::Plan {
                change: PlanChange::Sample,
                ..
            } => Some(Cause::Replace),
            Self::Restore(_) => Some(Cause::Restore),
            _ => None,
        }
    }
}

/// Why an action was not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// What it names is not there.
    NotThere,
    /// The value is not a number or out of any sense.
    BadValue,
    /// All weights are 0.
    NoWeights,
    /// The last of its kind stays.
    LastOne(Last),
    /// Nothing would change.
    NoChange,
}

/// Of what the last one stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// The scorecards of a workspace.
    Card,
    /// The factors of a scorecard.
    Factor,
    /// The levels of a factor.
    Level,
    /// The tiers of a scorecard.
    Tier,
}

/// What a step did, for the undo button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepLabel {
    /// A numeric input changed.
    Input(Text),
    /// The profile changed.
    Profile,
    /// The scorecard changed.
    Card,
    /// Weights brought to 100.
    Normalise,
    /// Sample values taken over.
    Confirm,
    /// Which leads are counted.
    Basis,
    /// So many cells changed.
    Cells(usize),
    /// So many leads added.
    AddLeads(usize),
    /// So many leads removed.
    RemoveLeads(usize),
    /// An import that left so many leads.
    Import(usize),
    /// A tier set by hand.
    Override,
    /// Scenarios changed.
    Scenario,
    /// An earlier state was brought back.
    Restore,
}
