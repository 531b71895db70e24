//! Cells of a column as values, once its kind is settled.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{EmptyMarkers, Outcome, OutcomeValue};
use crate::exchange::csv::Sheet;
use crate::i18n::date::{DateOrder, DateProblem, Day, parse_date};
use crate::i18n::number::{DecimalMark, NumberProblem, parse_number};

/// Problems that are listed one by one.
const LISTED_PROBLEMS: usize = 1_000;

/// A cell that could not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct CellProblem<P> {
    /// The row a spreadsheet shows, from 1.
    pub row: u32,
    /// The cell.
    pub text: String,
    /// What is wrong with it.
    pub problem: P,
}

/// The values of a column, one per row, and what could not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedColumn<T, P> {
    /// A value per row; `None` for an empty cell and for one with a problem.
    pub values: Vec<Option<T>>,
    /// The first thousand problems.
    pub problems: Vec<CellProblem<P>>,
    /// Problems beyond those listed.
    pub more_problems: usize,
}

fn typed<T, P>(
    sheet: &Sheet,
    column: usize,
    markers: &EmptyMarkers,
    read: impl Fn(&str) -> Result<T, P>,
) -> TypedColumn<T, P> {
    let mut typed = TypedColumn {
        values: Vec::with_capacity(sheet.row_count()),
        problems: Vec::new(),
        more_problems: 0,
    };
    for (row, cell) in sheet.column(column).enumerate() {
        let read = if markers.is_empty_cell(cell) {
            Ok(None)
        } else {
            read(cell).map(Some)
        };
        typed.values.push(read.unwrap_or_else(|problem| {
            if typed.problems.len() < LISTED_PROBLEMS {
                let row = sheet.row_number(row);
                typed.problems.push(CellProblem {
                    row,
                    text: cell.to_owned(),
                    problem,
                });
            } else {
                typed.more_problems += 1;
            }
            None
        }));
    }
    typed
}

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NumberReading {
    /// The decimal mark.
    pub decimal: DecimalMark,
    /// Whether a number without percent sign is a percentage all the same: the answer to
    /// [`Question::MixedPercent`](super::Question::MixedPercent).
    pub bare_is_percent: bool,
}

impl From<DecimalMark> for NumberReading {
    fn from(decimal: DecimalMark) -> Self {
        Self {
            decimal,
            bare_is_percent: false,
        }
    }
}

/// The numbers of a column; percentages as ratios.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::detect::{EmptyMarkers, number_column};
/// use loudou::i18n::number::DecimalMark;
/// let sheet = read_sheet("公司,金额\n云帆,1.2万\n智联,-\n远山,很多\n", &ReadOptions::default()).sheet;
/// let amounts = number_column(&sheet, 1, DecimalMark::Point.into(), &EmptyMarkers::default());
/// assert_eq!(amounts.values, [Some(12_000.0), None, None]);
/// assert_eq!((amounts.problems.len(), amounts.problems[0].row), (1, 4));
/// ```
#[must_use]
pub fn number_column(
    sheet: &Sheet,
    column: usize,
    reading: NumberReading,
    markers: &EmptyMarkers,
) -> TypedColumn<f64, NumberProblem> {
    typed(sheet, column, markers, |cell| {
        let parsed = parse_number(cell, reading.decimal)?;
        let is_ratio = parsed.percent || !reading.bare_is_percent;
        Ok(if is_ratio {
            parsed.value
        } else {
            parsed.value / 100.0
        })
    })
}

/// The days of a column.
#[must_use]
pub fn date_column(
    sheet: &Sheet,
    column: usize,
    order: DateOrder,
    markers: &EmptyMarkers,
) -> TypedColumn<Day, DateProblem> {
    typed(sheet, column, markers, |cell| parse_date(cell, order))
}

/// The outcomes of a column under a mapping the user has seen; a value without a meaning gives `None`.
#[must_use]
pub fn outcome_column(sheet: &Sheet, column: usize, mapping: &[OutcomeValue]) -> Vec<Option<Outcome>> {
    let meanings: BTreeMap<&str, Option<Outcome>> = mapping
        .iter()
        .map(|entry| (entry.value.as_str(), entry.outcome))
        .collect();
    sheet
        .column(column)
        .map(|cell| meanings.get(cell.trim()).copied().flatten())
        .collect()
}
