//! Leads of a table that are there already.

use std::collections::HashSet;

use super::plan::{Plan, Use};
use crate::engines::value::fold;
use crate::exchange::csv::Sheet;
use crate::workspace::rows::{Cell, ColumnRole, Rows};

/// How many rows of the table have a key that a lead already has; without keys on both sides, a name. Adding them
/// behind would make two leads of one.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::import::{apply, count_repeats, propose};
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::Workspace;
/// let workspace = Workspace::empty("w".into(), "W".into(), Lang::Zh, Day::new(2026, 11, 21).unwrap());
/// let sheet = read_sheet("公司,渠道\n云帆,展会\n智联,官网\n", &ReadOptions::default()).sheet;
/// let plan = propose(&sheet, &Default::default(), &workspace);
/// let rows = apply(&sheet, &plan, &workspace).rows;
/// assert_eq!(count_repeats(&sheet, &plan, &rows), 2);
/// assert_eq!(count_repeats(&sheet, &plan, &workspace.leads), 0);
/// ```
#[must_use]
pub fn count_repeats(sheet: &Sheet, plan: &Plan, leads: &Rows) -> usize {
    let by_key = repeats(sheet, plan, leads, &Use::Key, ColumnRole::Key);
    by_key
        .or_else(|| repeats(sheet, plan, leads, &Use::Name, ColumnRole::Name))
        .unwrap_or(0)
}

/// None where the table or the leads have nothing in that role.
fn repeats(sheet: &Sheet, plan: &Plan, leads: &Rows, usage: &Use, role: ColumnRole) -> Option<usize> {
    let column = plan.columns.iter().position(|c| c.usage == *usage)?;
    let present: HashSet<String> = leads
        .column_cells(leads.role_at(role)?)
        .filter_map(|cell| match cell {
            Cell::Text(text) => Some(fold(&text)),
            Cell::Number(x) => Some(x.to_string()),
            _ => None,
        })
        .collect();
    if present.is_empty() {
        return None;
    }
    let cells = sheet.column(column);
    Some(
        cells
            .filter(|cell| !plan.markers.is_empty_cell(cell) && present.contains(&fold(cell)))
            .count(),
    )
}
