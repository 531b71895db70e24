//! A table of texts in one buffer.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::SheetProblem;
use super::scan::Span;
use super::words::Vocabulary;

/// A table read from text: headers, rows of cells, and what was wrong.
///
/// A cell is a range of the text it came from, eight bytes: 100 000 rows of 12 columns are a handful of allocations and
/// not a million.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sheet {
    pub(super) headers: Vec<String>,
    pub(super) text: Arc<String>,
    /// Cells that do not stand in the text as they read.
    pub(super) written_out: String,
    /// Where each cell lies; cells of a row are neighbours.
    pub(super) cells: Vec<Span>,
    pub(super) rows: Vec<Row>,
    /// Rows that a [head](Sheet::head) has left behind.
    pub(super) left_out: usize,
    pub(super) problems: Vec<SheetProblem>,
    /// Whether numbers and days are written in one way only, as a workbook's are.
    pub(super) is_typed: bool,
    #[serde(skip)]
    pub(super) vocabulary: Vocabulary,
}

/// Where a row lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Row {
    /// Its number in a spreadsheet, from 1.
    pub number: u32,
    /// Its first cell.
    pub first: u32,
    /// Its own cells; what is missing up to the width reads as empty.
    pub len: u32,
}

impl Row {
    /// The places of its cells.
    pub const fn cells(self) -> std::ops::Range<usize> {
        self.first as usize..self.first as usize + self.len as usize
    }
}

impl Sheet {
    /// The names of the columns; each is distinct and not empty.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The number of columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.headers.len()
    }

    /// The number of rows, without header and empty rows; for a [head](Sheet::head), of the whole table.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.len() + self.left_out
    }

    /// The first rows, for showing: names, problems and the number of rows are those of the whole table, and every
    /// other cell reads as empty.
    ///
    /// ```
    /// use loudou::exchange::csv::{ReadOptions, read_sheet};
    /// let sheet = read_sheet("公司,金额\n云帆,12\n智联,8\n", &ReadOptions::default()).sheet;
    /// let head = sheet.head(1);
    /// assert_eq!((head.row_count(), head.cell(0, 1), head.cell(1, 1)), (2, "12", ""));
    /// ```
    #[must_use]
    pub fn head(&self, rows: usize) -> Self {
        let mut head = Self {
            headers: self.headers.clone(),
            problems: self.problems.clone(),
            is_typed: self.is_typed,
            left_out: self.row_count() - self.rows.len().min(rows),
            ..Self::default()
        };
        for row in self.rows.iter().take(rows) {
            let first = head.cells.len();
            for span in self.cells.get(row.cells()).unwrap_or_default() {
                let cell = span.read(&self.text, &self.written_out);
                head.cells.push(Span::write_out(&mut head.written_out, cell));
            }
            let first = u32::try_from(first).unwrap_or(u32::MAX);
            head.rows.push(Row { first, ..*row });
        }
        head
    }

    /// Whether it comes from a workbook, which knows numbers from text: a number has a point, and 45% is 0.45.
    #[must_use]
    pub const fn is_typed(&self) -> bool {
        self.is_typed
    }

    pub(super) fn of_workbook(self) -> Self {
        Self {
            is_typed: true,
            ..self
        }
    }

    /// What was wrong, in reading order.
    #[must_use]
    pub fn problems(&self) -> &[SheetProblem] {
        &self.problems
    }

    /// The cell of a row and a column, both from 0; empty where the row is too short.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).map_or("", |row| self.cell_of(*row, column))
    }

    fn cell_of(&self, row: Row, column: usize) -> &str {
        let span = self.cells.get(row.cells()).and_then(|cells| cells.get(column));
        span.map_or("", |span| self.at(*span))
    }

    pub(super) fn at(&self, span: Span) -> &str {
        span.read(&self.text, &self.written_out)
    }

    /// The number a spreadsheet shows beside a row (counted from 1, header and empty rows included) for a
    /// row counted from 0; 0 if there is no such row.
    #[must_use]
    pub fn row_number(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.number)
    }

    /// The cells of a column from top to bottom.
    ///
    /// ```
    /// use loudou::exchange::csv::{ReadOptions, read_sheet};
    /// let sheet = read_sheet("公司,金额\n云帆,12\n智联,8\n", &ReadOptions::default()).sheet;
    /// assert_eq!(sheet.column(1).collect::<Vec<_>>(), ["12", "8"]);
    /// ```
    pub fn column(&self, column: usize) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.rows.iter().map(move |row| self.cell_of(*row, column))
    }
}
