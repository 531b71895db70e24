//! Which rows of a table are one lead, and which lead of the workspace they are.

use std::collections::HashMap;

use super::plan::{Mode, Plan, Repeats, Use};
use crate::engines::value::fold;
use crate::exchange::csv::Sheet;
use crate::workspace::Workspace;
use crate::workspace::rows::{Cell, ColumnRole, Rows};

/// What tells a lead from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum MatchBy {
    /// The user's own key.
    Key,
    /// Its name, which two leads may share: the user is asked first.
    Name,
}

/// What becomes of a row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// A lead of its own.
    New,
    /// Brings the lead at this place of the workspace up to date.
    Onto(usize),
    /// Left out: another row, or a lead that is there, is the same.
    Skip,
}

/// No key or name.
const NOBODY: u32 = u32::MAX;

/// The rows of a table and the leads of a workspace, by key or name.
pub(super) struct Identities {
    /// What was compared; none where there is nothing to compare.
    pub by: Option<MatchBy>,
    /// Who each row of the table is.
    rows: Vec<u32>,
    /// The first lead of the workspace that is each of them.
    leads: Vec<Option<usize>>,
    /// Whether the lead at each place of the workspace is in the table.
    found: Vec<bool>,
}

/// What [`match_by`] compares: the workspace's leads make way in some cases, and then only the table's own rows count.
fn stays(plan: &Plan, workspace: &Workspace) -> bool {
    plan.mode != Mode::Replace && !workspace.shows_sample() && !workspace.leads.is_empty()
}

/// Whether rows of the table are told from each other, and from leads that are there, by key or by name: by key where
/// both have one, else by name. None where neither is there.
#[must_use]
fn match_by(plan: &Plan, workspace: &Workspace) -> Option<MatchBy> {
    let has = |usage: &Use| plan.columns.iter().any(|c| c.usage == *usage);
    if !stays(plan, workspace) {
        return has(&Use::Key).then_some(MatchBy::Key);
    }
    let filled = |role| {
        let column = workspace.leads.role_at(role);
        column.is_some_and(|at| workspace.leads.column_cells(at).any(|cell| cell != Cell::Empty))
    };
    let both = |usage: &Use, role| has(usage) && filled(role);
    if both(&Use::Key, ColumnRole::Key) {
        Some(MatchBy::Key)
    } else {
        both(&Use::Name, ColumnRole::Name).then_some(MatchBy::Name)
    }
}

impl Identities {
    pub fn new(sheet: &Sheet, plan: &Plan, workspace: &Workspace) -> Self {
        let by = match_by(plan, workspace);
        let (usage, role) = match by {
            Some(MatchBy::Name) => (Use::Name, ColumnRole::Name),
            _ => (Use::Key, ColumnRole::Key),
        };
        let column = plan
            .columns
            .iter()
            .position(|c| c.usage == usage)
            .filter(|_| by.is_some());
        let Some(column) = column else {
            return Self {
                by: None,
                rows: vec![NOBODY; sheet.row_count()],
                leads: Vec::new(),
                found: vec![false; workspace.leads.len()],
            };
        };
        let words = sheet.words(column);
        let mut numbers: HashMap<String, u32> = HashMap::with_capacity(words.len());
        let who: Vec<u32> = words
            .texts()
            .map(|text| {
                if plan.markers.is_empty_cell(text) {
                    return NOBODY;
                }
                let next = u32::try_from(numbers.len()).unwrap_or(NOBODY);
                *numbers.entry(fold(text)).or_insert(next)
            })
            .collect();
        let of_row = |row| who.get(words.of_row(row)).copied().unwrap_or(NOBODY);
        let mut leads = vec![None; numbers.len()];
        let mut found = vec![false; workspace.leads.len()];
        if stays(plan, workspace)
            && let Some(at) = workspace.leads.role_at(role)
        {
            for (place, number) in known(&workspace.leads, at, &numbers) {
                if let Some(slot) = found.get_mut(place) {
                    *slot = true;
                }
                if let Some(slot) = leads.get_mut(number as usize) {
                    slot.get_or_insert(place);
                }
            }
        }
        Self {
            by,
            rows: (0..sheet.row_count()).map(of_row).collect(),
            leads,
            found,
        }
    }

    /// Rows of which a lead, or an earlier row of the table, is the same. A lead that is brought up to date anyway does
    /// not count.
    pub fn repeats(&self, mode: Mode) -> usize {
        let mut seen = vec![false; self.leads.len()];
        let is_again = |number: &&u32| {
            let Some(seen) = seen.get_mut(**number as usize) else {
                return false;
            };
            let is_there = mode == Mode::Append && matches!(self.leads.get(**number as usize), Some(Some(_)));
            std::mem::replace(seen, true) || is_there
        };
        self.rows.iter().filter(is_again).count()
    }

    /// Places of the leads that the table does not have.
    pub fn gone(&self) -> impl Iterator<Item = usize> {
        self.found
            .iter()
            .enumerate()
            .filter(|(_, found)| !**found)
            .map(|(place, _)| place)
    }

    /// What becomes of each row. Where nothing was said about repeats, both stay.
    pub fn fates(&self, mode: Mode, repeats: Repeats) -> Vec<Fate> {
        let mut fates: Vec<Fate> = Vec::with_capacity(self.rows.len());
        let mut last: Vec<Option<usize>> = vec![None; self.leads.len()];
        for (row, number) in self.rows.iter().enumerate() {
            let Some(before) = last.get_mut(*number as usize) else {
                fates.push(Fate::New);
                continue;
            };
            let lead = self.leads.get(*number as usize).copied().flatten();
            let fate = match (*before, lead) {
                (None, None) => Fate::New,
                (None, Some(place)) => onto(place, mode, repeats),
                (Some(_), _) if repeats == Repeats::KeepBoth => Fate::New,
                (Some(_), _) if repeats == Repeats::Skip => Fate::Skip,
                // The later row stands for the earlier one.
                (Some(earlier), _) => {
                    let slot = fates.get_mut(earlier);
                    slot.map_or(Fate::New, |slot| std::mem::replace(slot, Fate::Skip))
                }
            };
            *before = Some(row);
            fates.push(fate);
        }
        fates
    }
}

const fn onto(place: usize, mode: Mode, repeats: Repeats) -> Fate {
    match (mode, repeats) {
        (Mode::Update, _) | (Mode::Append, Repeats::Replace) => Fate::Onto(place),
        (Mode::Append, Repeats::Skip) => Fate::Skip,
        _ => Fate::New,
    }
}

/// The leads whose key or name is in the table, by place, with its number.
fn known<'a>(
    leads: &'a Rows,
    column: usize,
    numbers: &'a HashMap<String, u32>,
) -> impl Iterator<Item = (usize, u32)> + 'a {
    leads
        .column_cells(column)
        .enumerate()
        .filter_map(|(place, cell)| {
            let text = match cell {
                Cell::Text(text) | Cell::Unread(text) => fold(&text),
                Cell::Number(x) => x.to_string(),
                Cell::Day(_) | Cell::Empty => return None,
            };
            Some((place, *numbers.get(&text)?))
        })
}

/// Which rows are the same lead, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Matched {
    /// By what leads are told apart: by key where table and workspace have one, else by name.
    pub by: Option<MatchBy>,
    /// Rows of the table that are the same lead as an earlier row, or as a lead that stays and would then be there
    /// twice: what [`Repeats`] decides on.
    pub repeats: usize,
}

/// Finds the rows of a table that are the same lead as another, under the plan's mode.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::import::{Mode, apply, matched, propose};
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::{Action, Workspace};
/// let mut workspace = Workspace::empty("w".into(), "W".into(), Lang::Zh, Day::new(2026, 11, 21).unwrap());
/// let sheet = read_sheet("公司,渠道\n云帆,展会\n智联,官网\n", &ReadOptions::default()).sheet;
/// let plan = propose(&sheet, &Default::default(), &workspace);
/// assert_eq!(matched(&sheet, &plan, &workspace).repeats, 0);
/// let rows = Box::new(apply(&sheet, &plan, &workspace).rows);
/// workspace.apply(Action::ReplaceLeads { rows, card: None }).unwrap();
/// let mut plan = propose(&sheet, &Default::default(), &workspace);
/// plan.mode = Mode::Append;
/// assert_eq!(matched(&sheet, &plan, &workspace).repeats, 2);
/// ```
#[must_use]
pub fn matched(sheet: &Sheet, plan: &Plan, workspace: &Workspace) -> Matched {
    let who = Identities::new(sheet, plan, workspace);
    Matched {
        by: match_by(plan, workspace),
        repeats: who.repeats(plan.mode),
    }
}
