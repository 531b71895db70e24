//! Rows of cells on their way to a [`Sheet`].

use std::ops::Range;

use super::header::{looks_like_header, name_columns};
use super::scan::{Record, Scanner};
use super::sheet::Row;
use super::write::starts_guarded;
use super::{Delimiter, HeaderChoice, Limits, ReadOptions, Sheet, SheetProblem, SheetProblemKind};
use crate::engines::pace::Pace;

/// Rows below the first that tell whether it is a header.
const HEADER_EVIDENCE_ROWS: usize = 20;

/// Collects problems up to a limit and counts the rest.
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

    /// Lists a problem, or counts it.
    pub fn push(&mut self, problem: SheetProblem) {
        if self.list.len() < self.most {
            self.list.push(problem);
        } else {
            self.left_out += 1;
        }
    }

    /// A problem of the whole table.
    pub fn whole(&mut self, kind: SheetProblemKind) {
        self.push(SheetProblem {
            row: None,
            column: None,
            kind,
        });
    }

    /// A problem of a row.
    pub fn at_row(&mut self, row: u32, kind: SheetProblemKind) {
        self.push(SheetProblem {
            row: Some(row),
            column: None,
            kind,
        });
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
pub(super) struct RawTable {
    text: String,
    cells: Vec<Range<usize>>,
    rows: Vec<Row>,
}

impl RawTable {
    /// The cells of a text.
    pub async fn read(
        text: &str,
        delimiter: Delimiter,
        limits: Limits,
        problems: &mut Problems,
        pace: &Pace,
    ) -> Self {
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
            pace.tell(text.len() - scanner.left(), text.len());
            pace.step(len).await;
        }
        Self {
            text: scanner.into_text(),
            cells,
            rows,
        }
    }

    /// Rows that are cells already.
    pub fn collect<C, S>(
        source: impl IntoIterator<Item = (u32, C)>,
        limits: Limits,
        problems: &mut Problems,
    ) -> Self
    where
        C: IntoIterator<Item = S>,
        S: AsRef<str>,
    {
        let mut raw = Self {
            text: String::new(),
            cells: Vec::new(),
            rows: Vec::new(),
        };
        let mut columns_left_out = false;
        for (number, source_cells) in source {
            let first = raw.cells.len();
            let mut source_cells = source_cells.into_iter();
            for cell in source_cells.by_ref().take(limits.columns) {
                let start = raw.text.len();
                raw.text.push_str(cell.as_ref());
                raw.cells.push(start..raw.text.len());
            }
            if raw.cells.len() > limits.cells {
                raw.cells.truncate(first);
                problems.at_row(number, SheetProblemKind::TooManyCells);
                break;
            }
            if !columns_left_out && source_cells.next().is_some() {
                columns_left_out = true;
                problems.at_row(number, SheetProblemKind::TooManyColumns);
            }
            raw.rows.push(Row {
                number,
                first,
                len: raw.cells.len() - first,
            });
        }
        raw
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

    /// Takes off the `'` that guards a formula.
    pub fn strip_guards(&mut self) {
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

    /// Drops what is empty, clips what is too long, finds the header and names the columns.
    pub fn into_sheet(mut self, options: &ReadOptions, mut problems: Problems) -> (Sheet, bool) {
        self.drop_empty_rows();
        self.clip_cells(options.limits.cell_bytes, &mut problems);
        let Some(first) = self.rows.first().copied() else {
            problems.whole(SheetProblemKind::NoRows);
            return (
                Sheet {
                    problems: problems.finish(),
                    ..Sheet::default()
                },
                false,
            );
        };
        let has_header = match options.header {
            HeaderChoice::Present => true,
            HeaderChoice::Absent => false,
            HeaderChoice::Detect => self.has_header(),
        };
        if has_header {
            self.rows.remove(0);
        }
        let width = self.fit_rows(first.len, &mut problems);
        let names: Vec<&str> = if has_header {
            self.row_cells(first).collect()
        } else {
            Vec::new()
        };
        let report = &mut |problem| problems.push(problem);
        let headers = name_columns(&names, width, first.number, options.lang, report);
        let Self { text, cells, rows } = self;
        (
            Sheet {
                headers,
                text,
                cells,
                rows,
                left_out: 0,
                problems: problems.finish(),
            },
            has_header,
        )
    }

    /// Reports rows of another length than `expected` and gives the width that holds all. Empty cells behind
    /// the last column come from a delimiter at the end of the line and go without a word.
    fn fit_rows(&mut self, expected: usize, problems: &mut Problems) -> usize {
        let mut width = expected;
        let mut rows = std::mem::take(&mut self.rows);
        for row in &mut rows {
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
        self.rows = rows;
        width
    }
}
