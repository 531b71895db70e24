//! Workbooks of Excel (`.xlsx`, `.xlsm`): a sheet in as the same [`Sheet`](crate::exchange::csv::Sheet) that a text
//! gives, leads with their scorecard and plans out as workbooks whose formulas go on computing.
//!
//! Nothing that a file says of its own size is believed. Its entries are inflated in pieces whose size is counted, walked
//! as a stream of tags, and of a sheet only cells are kept, as places of eight bytes in texts that are there once. So a
//! file of a few kilobytes that would be gigabytes costs what is read until a bound is reached.

mod book;
mod cells;
mod fault;
mod formula;
mod parts;
mod plan;
mod read;
mod scored;
mod table;
#[cfg(test)]
mod tests;
mod value;
mod xml;

pub use fault::WorkbookFault;
pub use formula::formula_text;
pub use plan::{PlanBook, plan_workbook};
pub use read::{Workbook, is_workbook, read_workbook};
pub use scored::scored_workbook;
