//! Why a workbook cannot be read.

use serde::{Deserialize, Serialize};

use crate::exchange::zip::ZipFault;
use crate::i18n::Lang;

/// Why no table was read from a workbook; each is a sentence of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkbookFault {
    /// It is called a workbook and is none.
    NoWorkbook,
    /// It needs a password.
    Encrypted,
    /// It is of Excel 97 to 2003 (`.xls`).
    Old,
    /// It is a workbook of another kind: binary (`.xlsb`) or OpenDocument (`.ods`).
    OtherKind,
    /// It is cut short or damaged.
    Damaged,
    /// Far more comes out of it than its size allows for.
    TooBig,
    /// One cell is longer than a spreadsheet can hold.
    LongCell,
    /// Its few cells lie too far apart to be a table.
    FarApart,
    /// The sheet has no rows.
    NoRows,
}

impl From<ZipFault> for WorkbookFault {
    fn from(fault: ZipFault) -> Self {
        match fault {
            ZipFault::NoZip => Self::NoWorkbook,
            ZipFault::Damaged => Self::Damaged,
            ZipFault::Encrypted => Self::Encrypted,
            ZipFault::TooBig => Self::TooBig,
        }
    }
}

impl WorkbookFault {
    /// What is wrong and what to do about it.
    #[must_use]
    pub fn sentence(self, lang: Lang) -> &'static str {
        let words = lang.texts().workbook();
        match self {
            Self::NoWorkbook => words.no_workbook,
            Self::Encrypted => words.encrypted,
            Self::Old => words.old,
            Self::OtherKind => words.other_kind,
            Self::Damaged => words.damaged,
            Self::TooBig => words.too_big,
            Self::LongCell => words.long_cell,
            Self::FarApart => words.far_apart,
            Self::NoRows => words.no_rows,
        }
    }
}
