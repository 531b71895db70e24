//! Rows of cells on their way to a [`Sheet`].

use std::sync::Arc;

use super::header::{looks_like_header, name_columns};
use super::scan::{Fault, Record, Scanner, Span};
use super::sheet::Row;
use super::words::Vocabulary;
use super::{Delimiter, HeaderChoice, Limits, ReadOptions, Reading, Sheet, SheetProblem, SheetProblemKind};

/// Rows below the first that tell whether it is a header.
const HEADER_EVIDENCE_ROWS: usize = 20;

/// Collects problems up to a limit and counts the rest.
#[derive(Debug)]
pub(super) struct Problems {
    list: Vec<SheetProblem>,
    most: usize,
    left_out: usize,
}

impl Problems {
    /// No problem yet.
    pub const fn new(limits: Limits) -> Self {
        Self {
            list: Vec::new(),
            most: limits.problems,
            left_out: 0,
        }
    }

    /// Lists a problem, or counts it. That rows were left out is listed in any case.
    pub fn push(&mut self, problem: SheetProblem) {
        if self.list.len() < self.most || problem.kind == SheetProblemKind::TooManyCells {
            self.list.push(problem);
        } else {
            self.left_out += 1;
        }
    }

    /// A problem of the whole table.
    pub fn whole(&mut self, kind: SheetProblemKind) {
        self.at(None, None, kind);
    }

    /// A problem of a row.
    pub fn at_row(&mut self, row: u32, kind: SheetProblemKind) {
        self.at(Some(row), None, kind);
    }

    fn at(&mut self, row: Option<u32>, column: Option<u32>, kind: SheetProblemKind) {
        self.push(SheetProblem { row, column, kind });
    }

    /// In reading order, the table as a whole first.
    pub fn finish(mut self) -> Vec<SheetProblem> {
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

/// Rows without a header yet.
#[derive(Debug)]
pub(super) struct RawTable {
    text: Arc<String>,
    written_out: String,
    cells: Vec<Span>,
    rows: Vec<Row>,
    limits: Limits,
    problems: Problems,
    /// Cells of the first row that is not empty, which the others are held against.
    expected: u32,
    /// Cells of the longest row.
    width: u32,
    columns_left_out: bool,
    /// The row the table begins in; those above are titles and notes.
    first_row: u32,
}

impl RawTable {
    /// No row yet of this text.
    pub const fn new(text: Arc<String>, limits: Limits, problems: Problems) -> Self {
        Self::with_written_out(text, String::new(), limits, problems)
    }

    /// No row yet of this text and these cells beside it.
    pub const fn with_written_out(
        text: Arc<String>,
        written_out: String,
        limits: Limits,
        problems: Problems,
    ) -> Self {
        Self {
            text,
            written_out,
            cells: Vec::new(),
            rows: Vec::new(),
            limits,
            problems,
            expected: 0,
            width: 0,
            columns_left_out: false,
            first_row: 0,
        }
    }

    /// The same, of which rows above this one are no part.
    pub fn beginning_in(self, first_row: u32) -> Self {
        Self { first_row, ..self }
    }

    /// Takes the next record of the text; false at its end, or where no more cells may be kept.
    pub fn read_record(&mut self, scanner: &mut Scanner) -> bool {
        let first = self.cells.len();
        let record = scanner.next_record(&self.text, &mut self.written_out, &mut self.cells);
        let Some(Record { number, found }) = record else {
            return false;
        };
        for (column, fault) in &scanner.faults {
            let kind = match *fault {
                Fault::OpenQuote => SheetProblemKind::OpenQuote,
                Fault::StrayQuote => SheetProblemKind::StrayQuote,
                Fault::Nul(count) => SheetProblemKind::NulCharacters { count },
                Fault::ByteOrderMark => SheetProblemKind::ByteOrderMark,
            };
            self.problems.at(Some(number), Some(*column), kind);
        }
        self.add_row(number, first, found)
    }

    /// Takes the cells of a row of a workbook; false where no more may be kept.
    pub fn add_cells(&mut self, number: u32, cells: &[Span]) -> bool {
        let (first, kept) = (self.cells.len(), cells.len().min(self.limits.columns));
        self.cells.extend(cells.get(..kept).unwrap_or(cells));
        self.add_row(number, first, u32::try_from(cells.len()).unwrap_or(u32::MAX))
    }

    /// What stands at a place.
    pub fn read(&self, span: Span) -> &str {
        span.read(&self.text, &self.written_out)
    }

    /// Writes a cell out.
    pub fn write_out(&mut self, cell: &str) -> Span {
        Span::write_out(&mut self.written_out, cell)
    }

    /// Lists a problem of the whole table.
    pub fn note(&mut self, kind: SheetProblemKind) {
        self.problems.whole(kind);
    }

    /// Makes a row of the cells from `first` on, of which there were `found`.
    fn add_row(&mut self, number: u32, first: usize, found: u32) -> bool {
        if self.cells.len() > self.limits.cells {
            self.cells.truncate(first);
            self.problems.at_row(number, SheetProblemKind::TooManyCells);
            return false;
        }
        let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
        let mut row = Row {
            number,
            first: count(first),
            len: count(self.cells.len() - first),
        };
        // Rows of nothing but spaces, as spreadsheets leave below a table.
        if self.row_cells(row).all(|cell| cell.trim().is_empty()) {
            self.cells.truncate(first);
            return true;
        }
        if number < self.first_row {
            self.cells.truncate(first);
            self.problems.at_row(number, SheetProblemKind::TitleRow);
            return true;
        }
        if found > row.len && !self.columns_left_out {
            self.columns_left_out = true;
            self.problems.at_row(number, SheetProblemKind::TooManyColumns);
        }
        self.clip_cells(row);
        if self.rows.is_empty() {
            (self.expected, self.width) = (row.len, row.len);
        } else if row.len != self.expected {
            row.len = self.fit(row);
        }
        self.rows.push(row);
        true
    }

    fn row_cells(&self, row: Row) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        let cells = self.cells.get(row.cells()).unwrap_or_default();
        cells.iter().map(|cell| cell.read(&self.text, &self.written_out))
    }

    fn clip_cells(&mut self, row: Row) {
        let most = self.limits.cell_bytes;
        let cells = self.cells.get_mut(row.cells()).unwrap_or_default();
        for (column, span) in cells.iter_mut().enumerate() {
            if (span.end - span.start) as usize > most {
                let cell = span.read(&self.text, &self.written_out);
                let kept = u32::try_from(cell.floor_char_boundary(most)).unwrap_or(0);
                span.end = span.start + kept;
                let column = u32::try_from(column).ok();
                self.problems
                    .at(Some(row.number), column, SheetProblemKind::LongCell);
            }
        }
    }

    /// Reports a row of another length than the first and gives the length it has. Empty cells behind the last column
    /// come from a delimiter at the end of the line and go without a word.
    fn fit(&mut self, row: Row) -> u32 {
        let (found, expected) = (row.len, self.expected);
        if found < expected {
            self.problems
                .at_row(row.number, SheetProblemKind::ShortRow { found, expected });
            return found;
        }
        let extra = (found - expected) as usize;
        let is_empty = |cell: &&str| cell.trim().is_empty();
        let empty = self.row_cells(row).rev().take(extra).take_while(is_empty).count();
        let found = found - u32::try_from(empty).unwrap_or(0);
        self.width = self.width.max(found);
        if found > expected {
            self.problems
                .at_row(row.number, SheetProblemKind::LongRow { found, expected });
        }
        found
    }

    /// Makes room for as many cells and rows as the whole text will have if it goes on as up to `place`.
    pub fn expect_rest(&mut self, place: usize) {
        let whole = |so_far: usize| so_far.saturating_mul(self.text.len()) / place.max(1);
        let (cells, rows) = (whole(self.cells.len()), whole(self.rows.len()));
        let most = self.limits.cells;
        self.cells
            .reserve((cells + cells / 50).min(most).saturating_sub(self.cells.len()));
        self.rows
            .reserve((rows + rows / 50).min(most).saturating_sub(self.rows.len()));
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

    /// Finds the header and names the columns.
    pub fn into_reading(mut self, options: &ReadOptions, delimiter: Delimiter) -> Reading {
        let Some(first) = self.rows.first().copied() else {
            self.problems.whole(SheetProblemKind::NoRows);
            let problems = self.problems.finish();
            return Reading {
                sheet: Sheet {
                    problems,
                    ..Sheet::default()
                },
                delimiter,
                has_header: false,
                first_row: 0,
            };
        };
        let has_header = match options.header {
            HeaderChoice::Present => true,
            HeaderChoice::Absent => false,
            HeaderChoice::Detect => self.has_header(),
        };
        if has_header {
            self.rows.remove(0);
        }
        if options.replaced {
            self.report_unreadable();
        }
        let names: Vec<&str> = if has_header {
            self.cells
                .get(first.cells())
                .unwrap_or_default()
                .iter()
                .map(|cell| cell.read(&self.text, &self.written_out))
                .collect()
        } else {
            Vec::new()
        };
        let problems = &mut self.problems;
        let report = &mut |problem| problems.push(problem);
        let headers = name_columns(&names, self.width as usize, first.number, options.lang, report);
        let sheet = Sheet {
            vocabulary: Vocabulary::new(headers.len()),
            headers,
            text: self.text,
            written_out: self.written_out,
            cells: self.cells,
            rows: self.rows,
            left_out: 0,
            problems: self.problems.finish(),
            is_typed: false,
        };
        Reading {
            sheet,
            delimiter,
            has_header,
            first_row: first.number,
        }
    }

    /// Cells with characters that could not be decoded, which are U+FFFD.
    fn report_unreadable(&mut self) {
        const REPLACED: char = char::REPLACEMENT_CHARACTER;
        let mut found = Vec::new();
        'rows: for row in &self.rows {
            for (column, cell) in self.row_cells(*row).enumerate() {
                if cell.contains(REPLACED) {
                    found.push((row.number, u32::try_from(column).ok()));
                    if found.len() > self.limits.problems {
                        break 'rows;
                    }
                }
            }
        }
        for (row, column) in found {
            self.problems.at(Some(row), column, SheetProblemKind::Unreadable);
        }
    }
}
