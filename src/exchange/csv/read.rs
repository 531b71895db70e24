//! Text to [`Sheet`].

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::raw::{Problems, RawTable};
use super::scan::{Scanner, WRITTEN_OUT};
use super::sniff::{below_titles, sniff};
use super::{Delimiter, Sheet, SheetProblemKind};
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
    /// Bytes of a cell; three times what a spreadsheet's holds, so a longer one is a quote gone astray.
    pub cell_bytes: usize,
    /// Problems that are listed one by one.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            columns: 1_000,
            cells: 12_000_000,
            cell_bytes: 100_000,
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
    /// The row, as a spreadsheet numbers it, in which the table begins; `None` to find it below titles and notes.
    pub first_row: Option<u32>,
    /// Whether the text holds U+FFFD for what could not be decoded: then the cells with it are reported.
    pub replaced: bool,
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
    /// The row, as a spreadsheet numbers it, in which the table begins; 0 where it has none.
    pub first_row: u32,
}

/// Reads a table from text; always gives a table, and says what was wrong.
///
/// Quotes, all three line ends, blank rows (skipped, but counted in row numbers), Excel's `sep=;` line, a byte
/// order mark, titles above the table and rows of unequal length are understood. Cells are kept as written, but for the `'` with
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
    SheetReader::new(Arc::new(text.to_owned()), options).finish()
}

/// How far a piece of work that is done in steps has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Units done: bytes, columns or rows, by the work.
    pub done: usize,
    /// Units in all.
    pub whole: usize,
}

impl Progress {
    /// Whether nothing is left to do.
    #[must_use]
    pub const fn is_done(self) -> bool {
        self.done >= self.whole
    }
}

/// [`read_sheet`] in steps, so that whoever calls can show how far it is and stop between two of them.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, SheetReader};
/// let text = "name,won\nAcme,1\nBeta,0\n".to_owned();
/// let mut reader = SheetReader::new(text.into(), &ReadOptions::default());
/// while !reader.step(8).is_done() {}
/// assert_eq!(reader.finish().sheet.row_count(), 2);
/// ```
#[derive(Debug)]
pub struct SheetReader {
    text: Arc<String>,
    options: ReadOptions,
    delimiter: Delimiter,
    scanner: Scanner,
    table: RawTable,
    is_done: bool,
}

/// Bytes after which the size of the whole table is estimated.
const ESTIMATE_BYTES: usize = 64 * 1024;

impl SheetReader {
    /// Finds the delimiter and starts at the first record. A text of two gigabytes or more is cut there.
    #[must_use]
    pub fn new(text: Arc<String>, options: &ReadOptions) -> Self {
        let most = WRITTEN_OUT as usize - 1;
        let mut problems = Problems::new(options.limits);
        let text = if text.len() > most {
            problems.whole(SheetProblemKind::TooManyCells);
            Arc::new(
                text.get(..text.floor_char_boundary(most))
                    .unwrap_or_default()
                    .to_owned(),
            )
        } else {
            text
        };
        let body = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let (declared, body) = declared_delimiter(body);
        let delimiter = options.delimiter.or(declared).unwrap_or_else(|| {
            let (found, sure) = sniff(body);
            if !sure {
                problems.whole(SheetProblemKind::UnsureDelimiter);
            }
            found
        });
        let start = text.len() - body.len();
        let first_row = options.first_row.unwrap_or_else(|| below_titles(body, delimiter));
        Self {
            scanner: Scanner::new(delimiter.byte(), options.limits.columns, start),
            table: RawTable::new(Arc::clone(&text), options.limits, problems).beginning_in(first_row),
            is_done: body.is_empty(),
            text,
            options: *options,
            delimiter,
        }
    }

    /// Reads on for about so many bytes: to the end of the record in which they end.
    pub fn step(&mut self, bytes: usize) -> Progress {
        let start = self.scanner.place();
        let goal = start.saturating_add(bytes.max(1));
        while !self.is_done && self.scanner.place() < goal {
            self.is_done =
                !self.table.read_record(&mut self.scanner) || self.scanner.place() >= self.text.len();
        }
        if start == 0 && !self.is_done {
            self.table.expect_rest(self.scanner.place());
        }
        self.progress()
    }

    /// Bytes read, of how many.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let whole = self.text.len();
        let done = if self.is_done {
            whole
        } else {
            self.scanner.place().min(whole.saturating_sub(1))
        };
        Progress { done, whole }
    }

    /// Reads what is left and gives the table.
    #[must_use]
    pub fn finish(mut self) -> Reading {
        if !self.is_done && !self.step(ESTIMATE_BYTES).is_done() {
            self.step(usize::MAX);
        }
        self.table.into_reading(&self.options, self.delimiter)
    }
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
