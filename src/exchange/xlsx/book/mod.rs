//! A workbook that grows sheet by sheet and row by row, deflated while it is written.
//!
//! Texts are typed as texts, so none is ever taken for a formula, whatever it begins with. Formulas are only those the
//! app writes, each with the value it has now: programs that do not compute show the right thing.

mod package;
mod sheet;
mod text;

pub(super) use package::BookWriter;
pub(super) use sheet::{Cell, Frame, Rule, SheetWriter, Style, Validation, address, column_name, serial};
