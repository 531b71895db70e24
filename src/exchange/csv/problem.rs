//! What can be wrong with a table.

use serde::{Deserialize, Serialize};

use super::Limits;
use crate::i18n::{Lang, fill};

/// Something wrong with a table, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetProblem {
    /// The row a spreadsheet shows, from 1; `None` for the table as a whole.
    pub row: Option<u32>,
    /// The column, from 0; `None` for a whole row.
    pub column: Option<u32>,
    /// What is wrong.
    pub kind: SheetProblemKind,
}

/// What is wrong, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetProblemKind {
    /// The row has fewer cells than the header; the missing ones are empty.
    ShortRow {
        /// Cells found.
        found: u32,
        /// Columns of the header.
        expected: u32,
    },
    /// The row has more cells than the header; they are kept in columns named after their letter.
    LongRow {
        /// Cells found.
        found: u32,
        /// Columns of the header.
        expected: u32,
    },
    /// A column without a name; it got one after its letter.
    EmptyHeader {
        /// The name it got.
        named: String,
    },
    /// A name that an earlier column has; it got a number.
    DuplicateHeader {
        /// The name it got.
        named: String,
    },
    /// A quote that opens and never closes, or only where another cell begins; the cell was read as it stands, to
    /// the next delimiter or line end.
    OpenQuote,
    /// Text behind a closing quote, as in `"a"b`: cells of this row may have run together.
    StrayQuote,
    /// Characters of code 0, which were left out.
    NulCharacters {
        /// How many.
        count: usize,
    },
    /// A byte order mark in front of a cell, as two files joined have it; it was left out.
    ByteOrderMark,
    /// Characters that could not be decoded and stand as U+FFFD.
    Unreadable,
    /// A cell beyond [`Limits::cell_bytes`], cut there.
    LongCell,
    /// Columns beyond [`Limits::columns`], left out.
    TooManyColumns,
    /// Rows from here on were left out: the table is beyond [`Limits::cells`].
    TooManyCells,
    /// A row above the table of a workbook, with one cell; left out.
    TitleRow,
    /// Cells merged over several rows, whose text was put into each.
    MergedCells {
        /// Cells that were filled so.
        count: usize,
    },
    /// A formula that gave an error; the cell is empty.
    ErrorValue,
    /// A formula without a stored value; the cell is empty.
    FormulaWithoutValue,
    /// Two delimiters fit equally well; the first candidate was taken.
    UnsureDelimiter,
    /// Nothing but empty lines.
    NoRows,
    /// Problems beyond [`Limits::problems`], which are counted and not listed.
    MoreProblems {
        /// How many.
        count: usize,
    },
}

impl SheetProblem {
    /// The problem as a sentence, with its place in front.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let texts = &lang.texts().problems().sheet;
        let what = self.kind.sentence(lang);
        let number = |value: u32| value.to_string();
        match (self.row, self.column) {
            (Some(row), Some(column)) => {
                let letters = column_letters(column);
                fill(
                    texts.at_cell,
                    &[("row", &number(row)), ("column", &letters), ("what", &what)],
                )
            }
            (Some(row), None) => fill(texts.at_row, &[("row", &number(row)), ("what", &what)]),
            (None, Some(column)) => fill(
                texts.at_column,
                &[("column", &column_letters(column)), ("what", &what)],
            ),
            (None, None) => what,
        }
    }
}

impl SheetProblemKind {
    fn sentence(&self, lang: Lang) -> String {
        let texts = &lang.texts().problems().sheet;
        let counted = |template: &str, found: u32, expected: u32| {
            fill(
                template,
                &[("found", &found.to_string()), ("expected", &expected.to_string())],
            )
        };
        let limits = Limits::default();
        match self {
            Self::ShortRow { found, expected } => counted(texts.short_row, *found, *expected),
            Self::LongRow { found, expected } => counted(texts.long_row, *found, *expected),
            Self::EmptyHeader { named } => fill(texts.empty_header, &[("named", named)]),
            Self::DuplicateHeader { named } => fill(texts.duplicate_header, &[("named", named)]),
            Self::OpenQuote => texts.open_quote.to_owned(),
            Self::StrayQuote => texts.stray_quote.to_owned(),
            Self::NulCharacters { count } => fill(texts.nul, &[("count", &count.to_string())]),
            Self::ByteOrderMark => texts.byte_order_mark.to_owned(),
            Self::Unreadable => texts.unreadable.to_owned(),
            Self::LongCell => fill(
                texts.long_cell,
                &[("kilobytes", &(limits.cell_bytes / 1_000).to_string())],
            ),
            Self::TooManyColumns => fill(texts.too_many_columns, &[("most", &limits.columns.to_string())]),
            Self::TooManyCells => texts.too_many_cells.to_owned(),
            Self::TitleRow => texts.title_row.to_owned(),
            Self::MergedCells { count } => fill(texts.merged_cells, &[("count", &count.to_string())]),
            Self::ErrorValue => texts.error_value.to_owned(),
            Self::FormulaWithoutValue => texts.formula_without_value.to_owned(),
            Self::UnsureDelimiter => texts.unsure_delimiter.to_owned(),
            Self::NoRows => texts.no_rows.to_owned(),
            Self::MoreProblems { count } => fill(texts.more, &[("count", &count.to_string())]),
        }
    }
}

/// The letters a spreadsheet shows above a column counted from 0: A, B, … Z, AA.
pub(super) fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
