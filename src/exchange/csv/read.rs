//! Text to [`Sheet`].

use std::borrow::Cow;
use std::ops::Range;

use super::header::{looks_like_header, name_columns};
use super::scan::{Record, Scanner};
use super::sheet::Row;
use super::sniff::sniff;
use super::write::starts_guarded;
use super::{Delimiter, Sheet, SheetProblem, SheetProblemKind};
use crate::i18n::Lang;

/// Rows below the first that tell whether it is a header.
const HEADER_EVIDENCE_ROWS: usize = 20;

/// Whether the first row names the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    let mut problems = Problems {
        list: Vec::new(),
        most: options.limits.problems,
        left_out: 0,
    };
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
    let mut raw = RawTable::read(text, delimiter, options.limits, &mut problems);
    raw.drop_empty_rows();
    raw.clip_cells(options.limits.cell_bytes, &mut problems);
    raw.strip_guards();
    let has_header = match options.header {
        HeaderChoice::Present => true,
        HeaderChoice::Absent => false,
        HeaderChoice::Detect => raw.has_header(),
    };
    let sheet = raw.into_sheet(has_header, options.lang, problems);
    Reading {
        sheet,
        delimiter,
        has_header,
    }
}

/// Collects problems up to a limit and counts the rest.
struct Problems {
    list: Vec<SheetProblem>,
    most: usize,
    left_out: usize,
}

impl Problems {
    fn push(&mut self, problem: SheetProblem) {
        if self.list.len() < self.most {
            self.list.push(problem);
        } else {
            self.left_out += 1;
        }
    }

    fn whole(&mut self, kind: SheetProblemKind) {
        self.push(SheetProblem {
            row: None,
            column: None,
            kind,
        });
    }

    fn at_row(&mut self, row: u32, kind: SheetProblemKind) {
        self.push(SheetProblem {
            row: Some(row),
            column: None,
            kind,
        });
    }

    /// In reading order, the table as a whole first.
    fn finish(mut self) -> Vec<SheetProblem> {
        self.list.sort_by_key(|problem| (problem.row, problem.column));
        if self.left_out > 0 {
            let kind = SheetProblemKind::MoreProblems { count: self.left_out };
            self.list.push(SheetProblem {
                row: None,
                column: None,
                kind,
            });
        }
        self.list
    }
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

/// Rows without a header yet.
struct RawTable {
    text: String,
    cells: Vec<Range<usize>>,
    rows: Vec<Row>,
}

impl RawTable {
    fn read(text: &str, delimiter: Delimiter, limits: Limits, problems: &mut Problems) -> Self {
        let mut scanner = Scanner::new(text, delimiter.byte(), limits.columns);
        let mut cells = Vec::new();
        let mut rows = Vec::new();
        let mut columns_left_out = false;
        loop {
            let first = cells.len();
            let Some(record) = scanner.next_record(&mut cells) else {
                break;
            };
            let Record {
                number,
                cells_found,
                open_quote,
                stray_quote,
            } = record;
            if cells.len() > limits.cells {
                cells.truncate(first);
                problems.at_row(number, SheetProblemKind::TooManyCells);
                break;
            }
            let len = cells.len() - first;
            rows.push(Row { number, first, len });
            if open_quote {
                problems.at_row(number, SheetProblemKind::OpenQuote);
            }
            if stray_quote {
                problems.at_row(number, SheetProblemKind::StrayQuote);
            }
            if !columns_left_out && usize::try_from(cells_found).is_ok_and(|found| found > len) {
                columns_left_out = true;
                problems.at_row(number, SheetProblemKind::TooManyColumns);
            }
        }
        Self {
            text: scanner.into_text(),
            cells,
            rows,
        }
    }

    fn row_cells(&self, row: Row) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        let cells = self.cells.get(row.first..row.first + row.len).unwrap_or_default();
        cells.iter().map(|cell| self.text.get(cell.clone()).unwrap_or(""))
    }

    /// Rows of nothing but spaces, as spreadsheets leave below a table.
    fn drop_empty_rows(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|row| self.row_cells(*row).any(|cell| !cell.trim().is_empty()));
        self.rows = rows;
    }

    fn clip_cells(&mut self, most: usize, problems: &mut Problems) {
        for row in &self.rows {
            let cells = self
                .cells
                .get_mut(row.first..row.first + row.len)
                .unwrap_or_default();
            for (column, cell) in cells.iter_mut().enumerate().filter(|(_, cell)| cell.len() > most) {
                cell.end = self.text.floor_char_boundary(cell.start + most);
                let column = u32::try_from(column).ok();
                problems.push(SheetProblem {
                    row: Some(row.number),
                    column,
                    kind: SheetProblemKind::LongCell,
                });
            }
        }
    }

    fn strip_guards(&mut self) {
        for cell in &mut self.cells {
            if self.text.get(cell.clone()).is_some_and(starts_guarded) {
                cell.start += 1;
            }
        }
    }

    fn has_header(&self) -> bool {
        let Some((first, below)) = self.rows.split_first() else {
            return false;
        };
        let below = below.get(..HEADER_EVIDENCE_ROWS).unwrap_or(below);
        let first: Vec<&str> = self.row_cells(*first).collect();
        looks_like_header(&first, |column| {
            below
                .iter()
                .map(move |row| self.row_cells(*row).nth(column).unwrap_or(""))
        })
    }

    fn into_sheet(mut self, has_header: bool, lang: Lang, mut problems: Problems) -> Sheet {
        let Some(first) = self.rows.first().copied() else {
            problems.whole(SheetProblemKind::NoRows);
            return Sheet {
                problems: problems.finish(),
                ..Sheet::default()
            };
        };
        let header = has_header.then_some(first);
        if has_header {
            self.rows.remove(0);
        }
        let expected = first.len;
        let mut width = expected;
        let mut rows = std::mem::take(&mut self.rows);
        for row in &mut rows {
            // Empty cells behind the last column come from a delimiter at the end of the line.
            let extra = row.len.saturating_sub(expected);
            let empty = self
                .row_cells(*row)
                .rev()
                .take(extra)
                .take_while(|cell| cell.trim().is_empty())
                .count();
            row.len -= empty;
            width = width.max(row.len);
            let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
            let (found, expected) = (count(row.len), count(expected));
            if found < expected {
                problems.at_row(row.number, SheetProblemKind::ShortRow { found, expected });
            } else if found > expected {
                problems.at_row(row.number, SheetProblemKind::LongRow { found, expected });
            }
        }
        let names: Vec<&str> = header
            .map(|row| self.row_cells(row).collect())
            .unwrap_or_default();
        let report = &mut |problem| problems.push(problem);
        let headers = name_columns(&names, width, first.number, lang, report);
        Sheet {
            headers,
            text: self.text,
            cells: self.cells,
            rows,
            problems: problems.finish(),
        }
    }
}
