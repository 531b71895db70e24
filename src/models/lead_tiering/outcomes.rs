//! What says which leads were won: a column of the list, and what its values mean.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Outcome, base_columns};
use crate::workspace::rows::{Cell, ColumnKind, ColumnRole, Rows};

/// Most different values of a column that may say how leads ended.
const MOST_VALUES: usize = 30;

/// A column that says how leads ended.
///
/// ```
/// use loudou::models::lead_tiering::{Outcome, OutcomeBy};
/// let by = OutcomeBy { column: "churn".into(), won: vec!["No".into()], lost: vec!["Yes".into()] };
/// assert_eq!(by.of("No"), Some(Outcome::Won));
/// assert_eq!(by.of("n/a"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OutcomeBy {
    /// Id of the column.
    pub column: String,
    /// Values that mean won.
    pub won: Vec<String>,
    /// Values that mean lost.
    pub lost: Vec<String>,
}

impl OutcomeBy {
    /// The outcome column of the list, read as everywhere else. Names no column where the list has none.
    #[must_use]
    pub fn recorded(rows: &Rows) -> Self {
        let column = rows.columns.iter().find(|c| c.role == ColumnRole::Outcome);
        Self {
            column: column.map(|c| c.id.clone()).unwrap_or_default(),
            won: vec![Outcome::Won.word().to_owned()],
            lost: vec![Outcome::Lost.word().to_owned()],
        }
    }

    /// Whether there are values that mean won and values that mean lost.
    #[must_use]
    pub fn says_both(&self) -> bool {
        !self.won.is_empty() && !self.lost.is_empty()
    }

    /// What a value means; none where neither won nor lost was said of it.
    #[must_use]
    pub fn of(&self, value: &str) -> Option<Outcome> {
        let is = |list: &[String]| list.iter().any(|v| v == value);
        if is(&self.won) {
            Some(Outcome::Won)
        } else {
            is(&self.lost).then_some(Outcome::Lost)
        }
    }

    /// Whether each lead was won, in row order; none where it has no outcome.
    #[must_use]
    pub fn read(&self, rows: &Rows) -> Vec<Option<bool>> {
        let Some(at) = rows.column_at(&self.column) else {
            return Vec::new();
        };
        let of = |cell: Cell| Some(self.of(&value_of(&cell)?)? == Outcome::Won);
        rows.column_cells(at).map(of).collect()
    }

    /// The list with these outcomes written into its outcome column: won and lost where the values say so, open where
    /// there is another value, empty where there is none.
    #[must_use]
    pub fn written(&self, rows: &Rows) -> Rows {
        let Some(from) = rows.column_at(&self.column) else {
            return rows.clone();
        };
        let mut rows = rows.clone();
        let to = rows.role_at(ColumnRole::Outcome).or_else(|| {
            let mut columns = base_columns().into_iter();
            let own = columns.find(|c| c.role == ColumnRole::Outcome)?;
            Some(rows.add_column(own))
        });
        let cells: Vec<Cell> = rows
            .column_cells(from)
            .map(|cell| match value_of(&cell) {
                Some(value) => Cell::text(self.of(&value).unwrap_or_default().word()),
                None => Cell::Empty,
            })
            .collect();
        if let Some(to) = to {
            rows.set_many(cells.into_iter().enumerate().map(|(row, cell)| (row, to, cell)));
        }
        rows
    }
}

/// Values of a column and how often each occurs, the commonest first, at equal counts in their order; none where the
/// column cannot say how leads ended: it holds days or amounts, names leads, or has no value or more than 30.
#[must_use]
pub fn outcome_values(rows: &Rows, column: usize) -> Option<Vec<(String, usize)>> {
    let about = rows.columns.get(column)?;
    if about.kind == ColumnKind::Day
        || matches!(
            about.role,
            ColumnRole::Key | ColumnRole::Name | ColumnRole::Amount
        )
    {
        return None;
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    for value in rows.column_cells(column).filter_map(|cell| value_of(&cell)) {
        *counts.entry(value).or_default() += 1;
        if counts.len() > MOST_VALUES {
            return None;
        }
    }
    let mut values: Vec<(String, usize)> = counts.into_iter().collect();
    values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    (!values.is_empty()).then_some(values)
}

/// A cell as a value that is compared letter by letter; none where it is empty or a day.
fn value_of(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) | Cell::Unread(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
        Cell::Number(x) => Some(x.to_string()),
        Cell::Empty | Cell::Day(_) => None,
    }
}
