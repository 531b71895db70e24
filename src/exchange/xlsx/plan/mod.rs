//! A plan as a workbook whose formulas go on computing: whoever changes an input in a spreadsheet sees every figure
//! follow as it would here.
//!
//! The first sheet holds the inputs, the second the figures with what they are made from, and one more each what is read
//! side by side, such as months. What no formula gives stands as a value and says so, and so does what rests on it.
//! Formulas use nothing newer than Excel 2007; a figure that does not exist is `#N/A`, which is passed on to what would
//! be made from it.

mod layout;
mod sheets;

use layout::Layout;

use super::book::BookWriter;
use crate::i18n::Lang;
use crate::i18n::date::Day;
use crate::models::parameter::Unit;
use crate::models::worked::Worked;

/// What the workbook is written from.
pub struct PlanBook<'a> {
    /// The plan, worked out.
    pub worked: &'a Worked,
    /// Ids of the figures that come first, in their order.
    pub headlines: &'a [String],
    /// What the model is called.
    pub model: &'a str,
    /// What the workspace is called.
    pub workspace: &'a str,
    /// The day on which it holds.
    pub as_of: Day,
    /// The language of all its words.
    pub lang: Lang,
    /// What a unit is called, money counted in single units.
    pub unit: &'a dyn Fn(Unit) -> String,
}

/// The workbook.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::exchange::csv::ReadOptions;
/// use loudou::exchange::xlsx::{PlanBook, plan_workbook, read_workbook};
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::models::sales_org::Input;
/// let bytes = plan_workbook(&PlanBook {
///     worked: &Input::default().worked(),
///     headlines: &["surplus".to_owned()],
///     model: "Sales organisation",
///     workspace: "ACME",
///     as_of: Day::new(2026, 11, 22).unwrap(),
///     lang: Lang::En,
///     unit: &|unit| format!("{unit:?}"),
/// });
/// let options = ReadOptions::default();
/// let read = at_once(read_workbook(&bytes, Some(1), &options, &Pace::unpaced())).unwrap();
/// assert_eq!(read.sheets, ["Inputs", "Figures", "Months"]);
/// let sheet = &read.reading.sheet;
/// let surplus = (0..sheet.row_count()).find(|row| sheet.cell(*row, 0) == "Surplus").unwrap();
/// assert_eq!(sheet.cell(surplus, 1), "9550000");
/// ```
#[must_use]
pub fn plan_workbook(book: &PlanBook<'_>) -> Vec<u8> {
    let layout = Layout::of(book);
    let mut writer = BookWriter::new();
    sheets::inputs(&mut writer, book, &layout);
    sheets::figures(&mut writer, book, &layout);
    for at in 0..book.worked.tables.len() {
        sheets::table(&mut writer, book, &layout, at);
    }
    writer.finish()
}
