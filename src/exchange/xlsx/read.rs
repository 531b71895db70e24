//! Bytes to the table of a sheet.

use super::cells::{Around, SheetLimits, cells};
use super::fault::WorkbookFault;
use super::parts::{SheetEntry, Texts, book, styles, texts};
use super::table::table;
use crate::engines::pace::Pace;
use crate::exchange::csv::{ReadOptions, Reading};
use crate::exchange::zip::{Archive, ZipFault};

/// A sheet that was read, and what else there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// The table of the sheet.
    pub reading: Reading,
    /// Names of all sheets, in the order of the workbook.
    pub sheets: Vec<String>,
    /// Place of the one that was read.
    pub sheet: usize,
}

/// How much of a sheet is kept, so that an import stays under 200 MB of memory: 50 bytes a cell.
const LIMITS: SheetLimits = SheetLimits {
    columns: 1_000,
    cells: 3_000_000,
    text: 256 << 20,
    problems: 1_000,
};

/// The part of reading and looking at a table that reading is, in thousandths.
const WHOLE: u32 = 400;

/// How the files of Excel 97 to 2003 begin, and workbooks with a password.
const OLD: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const ZIP: &[u8] = b"PK";

/// Whether bytes are those of a workbook, readable or not: no text begins so.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) && bytes.get(2).is_some_and(|b| *b < 9) || bytes.starts_with(OLD)
}

/// Reads one sheet of a workbook, in slices: the one at a place, or the first of those shown that is a list. What has one
/// column is mostly a note, and read where there is nothing else.
///
/// Formulas count by the values that were stored with them. Days become `2026-11-22`, shares `45%`. Merged cells of a
/// header become one name each, those below hold their text in every row they cover.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::exchange::csv::ReadOptions;
/// use loudou::exchange::xlsx::{WorkbookFault, read_workbook};
/// let read = |bytes: &[u8]| at_once(read_workbook(bytes, None, &ReadOptions::default(), &Pace::unpaced()));
/// assert_eq!(read(b"name,won\n"), Err(WorkbookFault::NoWorkbook));
/// ```
///
/// # Errors
/// Why there is no table.
pub async fn read_workbook(
    bytes: &[u8],
    sheet: Option<usize>,
    options: &ReadOptions,
    pace: &Pace,
) -> Result<Workbook, WorkbookFault> {
    if bytes.starts_with(OLD) {
        return Err(locked_or_old(bytes));
    }
    let archive = Archive::open(bytes).map_err(|fault| match fault {
        ZipFault::NoZip if bytes.starts_with(ZIP) => WorkbookFault::Damaged,
        fault => fault.into(),
    })?;
    let book = book(&archive)?;
    let kinds = match &book.styles_part {
        Some(part) => styles(&archive, part)?,
        None => Vec::new(),
    };
    pace.stage(0, WHOLE / 4);
    let texts = match &book.texts_part {
        Some(part) => texts(&archive, part, pace).await?,
        None => Texts::default(),
    };
    let around = Around {
        texts: &texts,
        kinds: &kinds,
        from_1904: book.from_1904,
    };
    let sheets = book.sheets.iter().enumerate();
    let wanted: Vec<(usize, &SheetEntry)> = match sheet.filter(|at| *at < book.sheets.len()) {
        Some(sheet) => sheets.skip(sheet).take(1).collect(),
        None => sheets.filter(|(_, sheet)| sheet.is_shown).collect(),
    };
    let mut chosen = Err(WorkbookFault::NoRows);
    for (at, entry) in wanted {
        pace.stage(WHOLE / 4, WHOLE * 9 / 10);
        let read = async {
            let grid = cells(&archive, &entry.part, &around, LIMITS, pace).await?;
            pace.stage(WHOLE * 9 / 10, WHOLE);
            table(grid, &texts, options, pace).await
        };
        match read.await {
            // Excel puts an empty sheet into many a new workbook.
            Err(WorkbookFault::NoRows) => {}
            // What is wrong with the sheets behind it does not take a note away.
            Err(fault) if chosen.is_err() => return Err(fault),
            Err(_) => {}
            Ok(reading) => {
                let is_list = reading.sheet.width() > 1;
                if is_list || chosen.is_err() {
                    chosen = Ok((at, reading));
                }
                if is_list {
                    break;
                }
            }
        }
    }
    let (sheet, reading) = chosen?;
    let sheets = book.sheets.into_iter().map(|sheet| sheet.name).collect();
    Ok(Workbook {
        reading,
        sheets,
        sheet,
    })
}

/// A workbook with a password is a container of the old kind with one stream of this name.
fn locked_or_old(bytes: &[u8]) -> WorkbookFault {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        WorkbookFault::Encrypted
    } else {
        WorkbookFault::Old
    }
}
