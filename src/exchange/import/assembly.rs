//! Where each column of a table goes: into a column of the leads, and what the scorecard learns from it.

use std::collections::{HashMap, HashSet};

use super::Counts;
use super::factor::{level, new_factor, new_scale};
use super::levels::{LevelText, Target, level_of};
use super::plan::{ColumnPlan, Mode, Notation, Plan, Use};
use crate::engines::scorecard::{Factor, Scale, Scorecard};
use crate::engines::value::{Source, Text, fold};
use crate::exchange::csv::Sheet;
use crate::models::lead_tiering::{AMOUNT, CLOSED, CREATED, NAME, OUTCOME, base_columns};
use crate::workspace::Workspace;
use crate::workspace::rows::{Column, ColumnKind, ColumnRole, Rows};

/// Points a new level starts with: neither good nor bad.
const NEW_LEVEL_POINTS: i64 = 50;
/// Id of the column of the user's own keys.
const KEY: &str = "key";

/// The columns and the scorecard as they will be.
pub(super) struct Assembly {
    /// The rows the new ones come behind; none in it where they make way.
    pub start: Rows,
    /// The scorecard in use, changed.
    pub card: Option<Scorecard>,
    /// What was placed where.
    pub counts: Counts,
    /// Columns that stood there before; those of the table may take them over by name.
    present: HashSet<String>,
    /// Columns that have a column of the table.
    used: HashSet<String>,
}

impl Assembly {
    pub fn new(workspace: &Workspace, mode: Mode) -> Self {
        let old = &workspace.leads;
        let appends = mode != Mode::Replace && !workspace.shows_sample();
        let start = if appends {
            let mut rows = old.clone();
            if rows.is_empty() {
                rows.source = Source::Imported;
            }
            base_columns()
                .into_iter()
                .filter(|base| rows.role_at(base.role).is_none())
                .collect::<Vec<_>>()
                .into_iter()
                .for_each(|base| {
                    rows.add_column(base);
                });
            rows
        } else {
            let mut rows = Rows::new(columns_that_stay(workspace), Source::Imported);
            rows.next_id = old.next_id;
            rows
        };
        Self {
            present: start.columns.iter().map(|c| c.id.clone()).collect(),
            start,
            card: workspace.lead_tiering.card().map(|c| Scorecard::clone(c)),
            counts: Counts::default(),
            used: HashSet::new(),
        }
    }

    /// The place in the rows of a column of the table, which is made where it is new; none where it is left out.
    pub fn place(
        &mut self,
        sheet: &Sheet,
        at: usize,
        column: &ColumnPlan,
        again: bool,
        plan: &Plan,
    ) -> Option<usize> {
        let place = match &column.usage {
            Use::Ignore => {
                self.counts.ignored += 1;
                return None;
            }
            _ if again => self.keep(column),
            Use::Keep => self.keep(column),
            Use::Name => self.role(NAME, ColumnRole::Name, ColumnKind::Text, &column.profile.name),
            Use::Key => self.role(KEY, ColumnRole::Key, ColumnKind::Text, &column.profile.name),
            Use::Outcome(_) => self.role(
                OUTCOME,
                ColumnRole::Outcome,
                ColumnKind::Text,
                &column.profile.name,
            ),
            Use::Amount => self.role(
                AMOUNT,
                ColumnRole::Amount,
                ColumnKind::Number,
                &column.profile.name,
            ),
            Use::Created => self.role(
                CREATED,
                ColumnRole::Created,
                ColumnKind::Day,
                &column.profile.name,
            ),
            Use::Closed => self.role(CLOSED, ColumnRole::Closed, ColumnKind::Day, &column.profile.name),
            Use::Factor { id, levels } => self.map_factor(id, levels).unwrap_or_else(|| self.keep(column)),
            Use::NewFactor => self.make_factor(sheet, at, column, plan),
        };
        if let Some(id) = self.start.columns.get(place).map(|c| c.id.clone()) {
            self.used.insert(id);
        }
        Some(place)
    }

    fn role(&mut self, id: &str, role: ColumnRole, kind: ColumnKind, name: &str) -> usize {
        let present = self.start.role_at(role);
        present.unwrap_or_else(|| {
            let id = self.free_id(id);
            self.start.add_column(Column {
                id,
                name: Text::own(name),
                kind,
                role,
            })
        })
    }

    /// A column beside: the one of the same name and kind if there is one and no other column took it, else a new
    /// one.
    fn keep(&mut self, column: &ColumnPlan) -> usize {
        self.counts.kept += 1;
        let kind = match column.notation {
            Notation::Text => ColumnKind::Text,
            Notation::Number { .. } => ColumnKind::Number,
            Notation::Day { .. } => ColumnKind::Day,
        };
        self.other_column(&column.profile.name, kind)
    }

    fn other_column(&mut self, name: &str, kind: ColumnKind) -> usize {
        let folded = fold(name);
        let present = self.start.columns.iter().position(|c| {
            c.role == ColumnRole::Other
                && c.kind == kind
                && self.present.contains(&c.id)
                && !self.used.contains(&c.id)
                && (fold(&c.name.zh) == folded || fold(&c.name.en) == folded)
        });
        present.unwrap_or_else(|| {
            let id = self.free_id(&slug(name));
            self.start.add_column(Column {
                id,
                name: Text::own(name),
                kind,
                role: ColumnRole::Other,
            })
        })
    }

    /// An id that neither a column nor a factor has.
    fn free_id(&self, wanted: &str) -> String {
        let is_taken = |id: &str| {
            self.start.column_at(id).is_some() || self.card.as_ref().is_some_and(|c| c.factor(id).is_some())
        };
        if !is_taken(wanted) {
            return wanted.to_owned();
        }
        (2_u32..)
            .map(|n| format!("{wanted}_{n}"))
            .find(|id| !is_taken(id))
            .unwrap_or_default()
    }

    /// Gives a factor its spellings and new levels; none where it is not there.
    fn map_factor(&mut self, id: &str, words: &[LevelText]) -> Option<usize> {
        let factor = self.card.as_mut()?.factors.iter_mut().find(|f| f.id == id)?;
        teach(factor, words);
        let column = Column {
            id: factor.column.clone(),
            name: factor.name.clone(),
            kind: if factor.levels().is_empty() {
                ColumnKind::Number
            } else {
                ColumnKind::Text
            },
            role: ColumnRole::Other,
        };
        self.counts.mapped += 1;
        Some(self.start.add_column(column))
    }

    fn make_factor(&mut self, sheet: &Sheet, at: usize, column: &ColumnPlan, plan: &Plan) -> usize {
        let id = self.free_id(&slug(&column.profile.name));
        let Some(scale) = new_scale(sheet, at, column, &plan.markers, &id).filter(|_| self.card.is_some())
        else {
            return self.keep(column);
        };
        let kind = match column.notation {
            Notation::Number { .. } => ColumnKind::Number,
            _ => ColumnKind::Text,
        };
        let place = self.other_column(&column.profile.name, kind);
        let own = self.start.columns.get(place).map_or(id, |c| c.id.clone());
        let name = column.profile.name.trim();
        if let Some(card) = &mut self.card {
            let factor_id = if card.factor(&own).is_some() {
                (2_u32..)
                    .map(|n| format!("{own}_{n}"))
                    .find(|id| card.factor(id).is_none())
                    .unwrap_or_default()
            } else {
                own.clone()
            };
            let mut factor = new_factor(factor_id, name, scale);
            factor.column = own;
            card.factors.push(factor);
        }
        self.counts.made += 1;
        place
    }

    /// What to store in place of words that the scorecard reads as another level than the user said: the level's id,
    /// or nothing for unknown.
    pub fn instead<'a>(&self, column: &'a ColumnPlan) -> HashMap<String, &'a str> {
        let Use::Factor { id, levels } = &column.usage else {
            return HashMap::new();
        };
        let Some(factor) = self.card.as_ref().and_then(|c| c.factor(id)) else {
            return HashMap::new();
        };
        levels
            .iter()
            .filter_map(|word| {
                let folded = fold(&word.text);
                let read_as = level_of(factor.levels(), &folded).map(|l| l.id.as_str());
                match &word.target {
                    Target::Level(wanted) if read_as != Some(wanted) => Some((folded, wanted.as_str())),
                    Target::Unknown if read_as.is_some() => Some((folded, "")),
                    _ => None,
                }
            })
            .collect()
    }
}

/// The columns of the workspace that outlive its rows: its own, and those a factor of any scorecard reads.
fn columns_that_stay(workspace: &Workspace) -> Vec<Column> {
    let read: HashSet<&str> = workspace
        .lead_tiering
        .cards
        .iter()
        .flat_map(|card| &card.factors)
        .flat_map(|f| {
            std::iter::once(f.column.as_str()).chain(f.decay.as_ref().map(|d| d.date_column.as_str()))
        })
        .collect();
    let old = workspace.leads.columns.iter();
    let mut columns: Vec<Column> = old
        .filter(|c| !matches!(c.role, ColumnRole::Other | ColumnRole::Key) || read.contains(c.id.as_str()))
        .cloned()
        .collect();
    for base in base_columns() {
        if !columns.iter().any(|c| c.role == base.role || c.id == base.id) {
            columns.push(base);
        }
    }
    columns
}

/// Adds the words to the levels they mean, so that cells stay as they came and still are read, also after a level
/// gets another name.
fn teach(factor: &mut Factor, words: &[LevelText]) {
    let factor_id = factor.id.clone();
    let Scale::Levels { levels } = &mut factor.scale else {
        return;
    };
    for word in words {
        let folded = fold(&word.text);
        match &word.target {
            Target::Unknown => {}
            Target::NewLevel => {
                if level_of(levels, &folded).is_none() {
                    let id = (levels.len() + 1..)
                        .map(|n| format!("{factor_id}.{n}"))
                        .find(|id| levels.iter().all(|l| l.id != *id))
                        .unwrap_or_default();
                    levels.push(level(id, &word.text, NEW_LEVEL_POINTS));
                }
            }
            // A word that another level claims goes in as the level's id, see `Assembly::instead`.
            Target::Level(id) if level_of(levels, &folded).is_some_and(|l| l.id != *id) => {}
            Target::Level(id) => {
                if let Some(level) = levels.iter_mut().find(|l| l.id == *id) {
                    let known = fold(&level.id) == folded || level.aliases.iter().any(|a| fold(a) == folded);
                    if !known {
                        level.aliases.push(word.text.clone());
                    }
                }
            }
        }
    }
}

/// A name as an id: letters and digits in lower case, everything else an underscore.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in fold(name).chars().take(40) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('_') {
            slug.push('_');
        }
    }
    let slug = slug.trim_end_matches('_');
    if slug.is_empty() { "column" } else { slug }.to_owned()
}
