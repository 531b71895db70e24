//! What a table changes in the leads that are there.

use super::assembly::Assembly;
use super::identity::MatchBy;
use super::levels::level_of;
use crate::engines::scorecard::Level;
use crate::engines::value::{Text, fold};
use crate::i18n::Lang;
use crate::models::lead_tiering::Outcome;
use crate::workspace::rows::{Cell, ColumnKind, ColumnRole, Place, Rows};
use crate::workspace::rows_builder::NewCell;

/// Changes, new and gone leads that are listed.
const LISTED: usize = 200;

/// What an import does to the leads that are there, before it is accepted.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct Comparison {
    /// What leads were told apart by.
    pub by: Option<MatchBy>,
    /// Leads that come.
    pub new: usize,
    /// Leads that stay and get other cells.
    pub changed: usize,
    /// Cells that change in them.
    pub cells: usize,
    /// Leads of the table that are there and the same.
    pub unchanged: usize,
    /// Leads that are there and not in the table.
    pub gone: usize,
    /// Rows of the table left out as repeats.
    pub skipped: usize,
    /// The first changed cells.
    pub changes: Vec<Change>,
    /// Names of the first new leads.
    pub first_new: Vec<String>,
    /// Names of the first that are gone.
    pub first_gone: Vec<String>,
}

/// A cell that changes.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Change {
    /// Name or key of the lead.
    pub lead: String,
    /// Name of the column.
    pub column: Text,
    /// What stands there.
    pub old: Cell,
    /// What comes.
    pub new: Cell,
}

impl Comparison {
    /// Lists a changed cell, or counts it.
    pub(super) fn add(&mut self, change: impl FnOnce() -> Change) {
        self.cells += 1;
        if self.changes.len() < LISTED {
            self.changes.push(change());
        }
    }

    /// Counts a lead that is gone.
    pub(super) fn add_gone(&mut self, name: impl FnOnce() -> String) {
        self.gone += 1;
        if self.first_gone.len() < LISTED {
            self.first_gone.push(name());
        }
    }

    /// Counts a lead that is new.
    pub(super) fn add_new(&mut self, name: impl FnOnce() -> String) {
        self.new += 1;
        if self.first_new.len() < LISTED {
            self.first_new.push(name());
        }
    }
}

/// The name of the lead at a place, else its key; empty where it has neither.
pub(super) fn name_at(rows: &Rows, place: Place) -> String {
    let words = |role| {
        let cell = rows.cell(place, rows.role_at(role)?);
        cell.as_text().map(str::to_owned)
    };
    words(ColumnRole::Name)
        .or_else(|| words(ColumnRole::Key))
        .unwrap_or_default()
}

/// What makes two cells of a column the same though they are written otherwise.
pub(super) enum Meaning {
    /// Nothing.
    Plain,
    /// Levels of a factor; for a key, none: its case and width do not matter.
    Levels(Vec<Level>),
    /// Won, lost, open.
    Outcome,
}

impl Meaning {
    pub fn of(target: &Assembly, place: usize) -> Self {
        let Some(column) = target.start.columns.get(place) else {
            return Self::Plain;
        };
        match column.role {
            ColumnRole::Outcome => return Self::Outcome,
            ColumnRole::Key => return Self::Levels(Vec::new()),
            _ => {}
        }
        let factors = target.card.iter().flat_map(|card| &card.factors);
        let levels = factors.filter(|f| f.column == column.id).map(|f| f.levels());
        levels
            .into_iter()
            .find(|levels| !levels.is_empty())
            .map_or(Self::Plain, |levels| Self::Levels(levels.to_vec()))
    }

    /// The cell that takes the place of another; none where nothing changes. An empty cell changes nothing: a list that
    /// leaves a cell out says nothing about it.
    pub fn change(&self, kind: ColumnKind, old: &Cell, new: NewCell<'_>) -> Option<Cell> {
        let new = stored(kind, new);
        if new == Cell::Empty || *old == new {
            return None;
        }
        let is_same = match (self, old.as_text(), new.as_text()) {
            (Self::Outcome, _, Some(new)) => {
                let old = old.as_text().unwrap_or_default();
                let said = Outcome::of_word(new);
                said == Outcome::of_word(old) && (said != Outcome::Open || new == Outcome::Open.word())
            }
            (_, None, _) | (_, _, None) => false,
            (Self::Plain, Some(old), Some(new)) => old.trim() == new,
            (Self::Levels(levels), Some(old), Some(new)) => {
                let of = |text: &str| level_of(levels, &fold(text)).map(|level| level.id.as_str());
                fold(old) == fold(new) || (of(old).is_some() && of(old) == of(new))
            }
        };
        (!is_same).then_some(new)
    }
}

/// A cell as it is shown: a level by its name, an outcome by its word.
pub(super) fn in_words(meaning: &Meaning, cell: &Cell, lang: Lang) -> Cell {
    let name = |text: &str| match meaning {
        Meaning::Plain => None,
        Meaning::Levels(levels) => level_of(levels, &fold(text)).map(|l| lang.of(&l.label).to_owned()),
        Meaning::Outcome => {
            let outcome = Outcome::of_word(text);
            (outcome.word() == text).then(|| outcome_name(outcome, lang).to_owned())
        }
    };
    cell.as_text()
        .and_then(name)
        .map_or_else(|| cell.clone(), Cell::text)
}

const fn outcome_name(outcome: Outcome, lang: Lang) -> &'static str {
    let words = lang.texts().leads();
    match outcome {
        Outcome::Won => words.outcome_won,
        Outcome::Lost => words.outcome_lost,
        Outcome::Open => words.outcome_open,
    }
}

/// A cell as a column of this kind keeps it.
fn stored(kind: ColumnKind, cell: NewCell<'_>) -> Cell {
    let words = |text: String| match kind {
        ColumnKind::Text => Cell::text(text),
        ColumnKind::Number | ColumnKind::Day if text.is_empty() => Cell::Empty,
        ColumnKind::Number | ColumnKind::Day => Cell::Unread(text),
    };
    match (kind, cell) {
        (_, NewCell::Empty) => Cell::Empty,
        (_, NewCell::Text(text)) => words(text.to_owned()),
        (_, NewCell::Number(x)) if !x.is_finite() => Cell::Empty,
        // Adding 0 turns a negative zero into zero.
        (ColumnKind::Number, NewCell::Number(x)) => Cell::Number(x + 0.0),
        (_, NewCell::Number(x)) => words(x.to_string()),
        (ColumnKind::Day, NewCell::Day(day)) => Cell::Day(day),
        (_, NewCell::Day(day)) => words(day.to_string()),
    }
}
