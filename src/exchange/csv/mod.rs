//! Tables as text: CSV files, and the tab-separated text that spreadsheets put on the clipboard.
//!
//! Reading never fails whole. It gives a [`Sheet`] with everything that could be read and the list of
//! [`SheetProblem`]s, each with the row a spreadsheet would show. What was found out rather than said
//! (delimiter, header) is part of the result and can be overruled by reading again with [`ReadOptions`].

mod cell_table;
mod header;
mod marks;
mod problem;
mod raw;
mod read;
mod scan;
mod sheet;
mod sniff;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub(in crate::exchange) use cell_table::CellTable;
pub(in crate::exchange) use header::{TITLE_EVIDENCE_ROWS, titles_above};
pub use problem::{SheetProblem, SheetProblemKind};
pub use read::{HeaderChoice, Limits, Progress, ReadOptions, Reading, SheetReader, read_sheet};
pub(in crate::exchange) use scan::Span;
pub use sheet::Sheet;
pub use sniff::Delimiter;
pub use words::ColumnWords;
pub use write::{Cell, CsvWriter, write_csv, write_tsv};
