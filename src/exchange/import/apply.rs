//! A plan carried out.

use std::collections::HashMap;

use super::assembly::Assembly;
use super::plan::{Notation, Plan, Use};
use super::read::{CellProblem, CellProblemKind, CellReader, STRIDE, check_column_paced};
use crate::engines::pace::{Pace, at_once};
use crate::engines::scorecard::Scorecard;
use crate::engines::value::fold;
use crate::exchange::csv::Sheet;
use crate::workspace::Workspace;
use crate::workspace::rows::Rows;
use crate::workspace::rows_builder::{NewCell, RowsBuilder};

/// Problems that are listed one by one.
const LISTED_PROBLEMS: usize = 1_000;

/// What an import came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Counts {
    /// Leads of the table.
    pub leads: usize,
    /// Factors of the scorecard that got a column.
    pub mapped: usize,
    /// Factors that were made.
    pub made: usize,
    /// Columns kept beside.
    pub kept: usize,
    /// Columns left out.
    pub ignored: usize,
    /// Cells that count as unknown though something is written in them.
    pub unread: usize,
}

/// The result of an import, not yet in the workspace.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// All leads there will be.
    pub rows: Rows,
    /// The scorecard in use with new spellings, levels and factors; none where it stays as it is.
    pub card: Option<Scorecard>,
    /// The first thousand cells that could not be used.
    pub problems: Vec<CellProblem>,
    /// What it came to.
    pub counts: Counts,
}

/// Carries a plan out. Never fails: what cannot be read is kept as it is written, counts as unknown and is listed.
/// A table over the sample always replaces it, since made-up leads and real ones cannot stand in one list.
/// Identities of leads that make way are not used again.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::import::{apply, propose};
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::{Action, Workspace};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let mut workspace = Workspace::with_sample("w".into(), "W".into(), Lang::Zh, day);
/// let text = "公司,金额,结果\n云帆,12万,赢单\n智联,不详细,输单\n";
/// let sheet = read_sheet(text, &ReadOptions::default()).sheet;
/// let plan = propose(&sheet, &Default::default(), &workspace);
/// let imported = apply(&sheet, &plan, &workspace);
/// assert_eq!(imported.counts.leads, 2);
/// let action = Action::ReplaceLeads { rows: Box::new(imported.rows), card: imported.card.map(Box::new) };
/// assert!(workspace.apply(action).is_ok());
/// ```
#[must_use]
pub fn apply(sheet: &Sheet, plan: &Plan, workspace: &Workspace) -> Imported {
    at_once(apply_paced(sheet, plan, workspace, &Pace::unpaced()))
}

/// As [`apply`], in slices.
pub async fn apply_paced(sheet: &Sheet, plan: &Plan, workspace: &Workspace, pace: &Pace) -> Imported {
    let old_card = workspace.lead_tiering.card().map(AsRef::as_ref);
    let mut target = Assembly::new(workspace, plan.mode);
    let mut seen: Vec<&Use> = Vec::new();
    let mut columns = Vec::with_capacity(plan.columns.len());
    for (at, column) in plan.columns.iter().enumerate() {
        let again = !column.usage.is_shared() && seen.iter().any(|u| u.is_like(&column.usage));
        seen.push(&column.usage);
        if let Some(place) = target.place(sheet, at, column, again, plan) {
            columns.push(OnItsWay {
                at,
                place,
                reader: CellReader::new(column, old_card, &plan.markers),
                instead: target.instead(column),
            });
        }
    }
    let mut counts = target.counts;
    let mut problems = level_problems(sheet, plan, old_card, &mut counts, pace).await;
    let rows = build(sheet, target.start, &columns, &mut problems, &mut counts, pace).await;
    problems.sort_by_key(|p| (p.row, p.column));
    problems.truncate(LISTED_PROBLEMS);
    counts.leads = sheet.row_count();
    Imported {
        rows,
        card: target.card.filter(|card| Some(card) != old_card),
        problems,
        counts,
    }
}

/// A column of the table on its way to a column of the rows.
struct OnItsWay<'a> {
    at: usize,
    place: usize,
    reader: CellReader<'a>,
    instead: HashMap<String, String>,
}

async fn build(
    sheet: &Sheet,
    start: Rows,
    columns: &[OnItsWay<'_>],
    problems: &mut Vec<CellProblem>,
    counts: &mut Counts,
    pace: &Pace,
) -> Rows {
    let width = start.columns.len();
    let mut builder = RowsBuilder::onto(start);
    let mut cells = vec![NewCell::Empty; width];
    for row in 0..sheet.row_count() {
        cells.fill(NewCell::Empty);
        for column in columns {
            let text = sheet.cell(row, column.at);
            let (mut cell, problem) = column.reader.read(text);
            if let Some(kind) = problem {
                counts.unread += 1;
                if problems.len() < 2 * LISTED_PROBLEMS {
                    problems.push(CellProblem {
                        row: sheet.row_number(row),
                        column: column.at,
                        text: text.trim().to_owned(),
                        kind,
                    });
                }
            }
            if let (false, NewCell::Text(word)) = (column.instead.is_empty(), cell)
                && let Some(id) = column.instead.get(&fold(word))
            {
                cell = if id.is_empty() {
                    NewCell::Empty
                } else {
                    NewCell::Text(id)
                };
            }
            if let Some(slot) = cells.get_mut(column.place) {
                *slot = cell;
            }
        }
        builder.push(cells.iter().copied());
        pace.step(columns.len().max(1)).await;
        if row % STRIDE == 0 {
            pace.tell(row, sheet.row_count());
        }
    }
    builder.finish()
}

/// Words that are no level, which the model finds out by itself but the user should see now.
async fn level_problems(
    sheet: &Sheet,
    plan: &Plan,
    card: Option<&Scorecard>,
    counts: &mut Counts,
    pace: &Pace,
) -> Vec<CellProblem> {
    let mut problems = Vec::new();
    for (at, column) in plan.columns.iter().enumerate() {
        if matches!(column.usage, Use::Factor { .. }) && column.effective_notation(card) == Notation::Text {
            let check = check_column_paced(sheet, at, column, card, &plan.markers, pace).await;
            counts.unread += check.unread;
            problems.extend(check.problems);
        }
    }
    debug_assert!(problems.iter().all(|p| p.kind == CellProblemKind::Level));
    problems
}
