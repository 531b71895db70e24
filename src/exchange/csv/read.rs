//! Text to [`Sheet`].

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::raw::{Problems, RawTable};
use super::sniff::sniff;
use super::{Delimiter, Sheet, SheetProblemKind};
use crate::engines::pace::{Pace, at_once};
use crate::i18n::Lang;

/// Whether the first row names the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum HeaderChoice {
    /// Find out.
    #[default]
    Detect,
    /// It does.
    Present,
    /// It is a row like the others.
    Absent,
}

/// How much of a table is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Columns of a row.
    pub columns: usize,
    /// Cells of the table.
    pub cells: usize,
    /// Bytes of a cell.
    pub cell_bytes: usize,
    /// Problems that are listed one by one.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            columns: 1_000,
            cells: 12_000_000,
            cell_bytes: 10_000_000,
            problems: 1_000,
        }
    }
}

/// What the user says about a table; everything else is found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// The delimiter; `None` to find it.
    pub delimiter: Option<Delimiter>,
    /// The header.
    pub header: HeaderChoice,
    /// The language in which columns without a name are named.
    pub lang: Lang,
    /// How much is read.
    pub limits: Limits,
}

/// A table and how it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The table with its problems.
    pub sheet: Sheet,
    /// The delimiter it was read with.
    pub delimiter: Delimiter,
    /// Whether the first row was taken for the header.
    pub has_header: bool,
}

/// Reads a table from text; always gives a table, and says what was wrong.
///
/// Quotes, all three line ends, blank rows (skipped, but counted in row numbers), Excel's `sep=;` line, a byte
/// order mark and rows of unequal length are understood. Cells are kept as written, but for the `'` with
/// which [`write_csv`](super::write_csv) guards formulas.
///
/// ```
/// use loudou::exchange::csv::{Delimiter, ReadOptions, SheetProblemKind, read_sheet};
/// let reading = read_sheet("name;won\n\"Acme; Ltd\";1\nBeta\n", &ReadOptions::default());
/// assert_eq!(reading.delimiter, Delimiter::Semicolon);
/// assert_eq!(reading.sheet.headers(), ["name", "won"]);
/// assert_eq!(reading.sheet.cell(0, 0), "Acme; Ltd");
/// let problem = &reading.sheet.problems()[0];
/// assert_eq!(problem.row, Some(3));
/// assert_eq!(problem.kind, SheetProblemKind::ShortRow { found: 1, expected: 2 });
/// ```
#[must_use]
pub fn read_sheet(text: &str, options: &ReadOptions) -> Reading {
    at_once(read_sheet_paced(text, options, &Pace::unpaced()))
}

/// As [`read_sheet`], in slices.
pub async fn read_sheet_paced(text: &str, options: &ReadOptions, pace: &Pace) -> Reading {
    let mut problems = Problems::new(options.limits);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = without_nul(text, &mut problems);
    let (declared, text) = declared_delimiter(&text);
    let delimiter = options.delimiter.or(declared).unwrap_or_else(|| {
        let (found, sure) = sniff(text);
        if !sure {
            problems.whole(SheetProblemKind::UnsureDelimiter);
        }
        found
    });
    let mut raw = RawTable::read(text, delimiter, options.limits, &mut problems, pace).await;
    raw.strip_guards();
    let (sheet, has_header) = raw.into_sheet(options, problems);
    Reading {
        sheet,
        delimiter,
        has_header,
    }
}

/// Builds a table from rows that are cells already, as a workbook has them: each with the number a spreadsheet
/// shows beside it. Empty rows, lengths, header, names and limits are treated as in [`read_sheet`]; says whether
/// the first row was taken for the header.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, sheet_from_rows};
/// let rows = [(1, vec!["公司", "金额"]), (3, vec!["云帆", "12"])];
/// let (sheet, has_header) = sheet_from_rows(rows, &ReadOptions::default());
/// assert_eq!((sheet.cell(0, 1), sheet.row_number(0), has_header), ("12", 3, true));
/// ```
#[must_use]
pub fn sheet_from_rows<C, S>(rows: impl IntoIterator<Item = (u32, C)>, options: &ReadOptions) -> (Sheet, bool)
where
    C: IntoIterator<Item = S>,
    S: AsRef<str>,
{
    let mut problems = Problems::new(options.limits);
    let raw = RawTable::collect(rows, options.limits, &mut problems);
    raw.into_sheet(options, problems)
}

fn without_nul<'a>(text: &'a str, problems: &mut Problems) -> Cow<'a, str> {
    let count = text.matches('\0').count();
    if count == 0 {
        return Cow::Borrowed(text);
    }
    problems.whole(SheetProblemKind::NulCharacters { count });
    Cow::Owned(text.replace('\0', ""))
}

/// Excel's first line `sep=;`, which is no row, and the text behind it.
fn declared_delimiter(text: &str) -> (Option<Delimiter>, &str) {
    let declared = || {
        let (name, rest) = text.split_at_checked(4)?;
        let delimiter = Delimiter::from_byte(*rest.as_bytes().first()?)?;
        let rest = rest.get(1..)?;
        let body = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix(['\r', '\n']));
        let body = body.or_else(|| rest.is_empty().then_some(rest))?;
        name.eq_ignore_ascii_case("sep=").then_some((delimiter, body))
    };
    declared().map_or((None, text), |(delimiter, body)| (Some(delimiter), body))
}
