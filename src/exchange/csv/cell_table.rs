//! A table from rows that are cells already, as a workbook has them.

use std::sync::Arc;

use super::raw::{Problems, RawTable};
use super::scan::Span;
use super::{Delimiter, ReadOptions, Reading, SheetProblem, SheetProblemKind};

/// A table that grows row by row. Empty rows, lengths, header, names and limits are treated as in
/// [`read_sheet`](super::read_sheet).
pub(in crate::exchange) struct CellTable(RawTable);

impl CellTable {
    /// No rows yet. Cells are places in the text, or in what is written out beside it.
    pub fn new(
        text: Arc<String>,
        written_out: String,
        problems: Vec<SheetProblem>,
        options: &ReadOptions,
    ) -> Self {
        let mut list = Problems::new(options.limits);
        problems.into_iter().for_each(|problem| list.push(problem));
        Self(RawTable::with_written_out(
            text,
            written_out,
            options.limits,
            list,
        ))
    }

    /// Puts a text beside the others.
    pub fn write_out(&mut self, cell: &str) -> Span {
        self.0.write_out(cell)
    }

    /// What stands at a place.
    pub fn read(&self, span: Span) -> &str {
        self.0.read(span)
    }

    /// Takes a row, with the number a spreadsheet shows beside it; false where no more may be kept.
    pub fn add_row(&mut self, number: u32, cells: &[Span]) -> bool {
        self.0.add_cells(number, cells)
    }

    /// Lists a problem of the whole table.
    pub fn note(&mut self, kind: SheetProblemKind) {
        self.0.note(kind);
    }

    /// The table.
    pub fn finish(self, options: &ReadOptions) -> Reading {
        let reading = self.0.into_reading(options, Delimiter::Tab);
        Reading {
            sheet: reading.sheet.of_workbook(),
            ..reading
        }
    }
}
