//! The columns every list of leads has.

use crate::engines::value::Text;
use crate::workspace::rows::{Cell, Column, ColumnKind, ColumnRole, Rows};

/// Id of the name column.
pub const NAME: &str = "name";
/// Id of the outcome column: `won`, `lost`, `open` or empty.
pub const OUTCOME: &str = "outcome";
/// Id of the amount column.
pub const AMOUNT: &str = "amount";
/// Id of the day a lead came.
pub const CREATED: &str = "created";
/// Id of the day it was won or lost.
pub const CLOSED: &str = "closed";

/// Name, outcome, amount and the two days.
#[must_use]
pub fn base_columns() -> Vec<Column> {
    let column = |id: &str, zh, en, kind, role| Column {
        id: id.to_owned(),
        name: Text::new(zh, en),
        kind,
        role,
    };
    vec![
        column(NAME, "线索", "Lead", ColumnKind::Text, ColumnRole::Name),
        column(
            CREATED,
            "进入日期",
            "Came in on",
            ColumnKind::Day,
            ColumnRole::Created,
        ),
        column(OUTCOME, "结果", "Outcome", ColumnKind::Text, ColumnRole::Outcome),
        column(
            AMOUNT,
            "合同额",
            "Contract value",
            ColumnKind::Number,
            ColumnRole::Amount,
        ),
        column(
            CLOSED,
            "结单日期",
            "Closed on",
            ColumnKind::Day,
            ColumnRole::Closed,
        ),
    ]
}

/// The cells of the column of a role, read; empty where there is none.
pub(super) fn role_cells<T>(
    rows: &Rows,
    role: ColumnRole,
    read: impl Fn(Cell) -> Option<T>,
) -> Vec<Option<T>> {
    rows.role_at(role)
        .map(|column| rows.column_cells(column).map(read).collect())
        .unwrap_or_default()
}

/// The day of a cell, as days since 1970.
pub(super) fn day_of(cell: Cell) -> Option<i64> {
    match cell {
        Cell::Day(day) => Some(i64::from(day.epoch_days())),
        _ => None,
    }
}
