//! The cells of a sheet as a table: titles above it left out, merged cells opened, a header of several rows made one.

use std::sync::Arc;

use super::cells::{Grid, GridRow, Merge};
use super::fault::WorkbookFault;
use super::parts::Texts;
use crate::engines::pace::Pace;
use crate::exchange::csv::{
    CellTable, HeaderChoice, ReadOptions, Reading, SheetProblem, SheetProblemKind, Span, TITLE_EVIDENCE_ROWS,
    titles_above,
};

/// The most rows a header has.
const MOST_HEADER_ROWS: u32 = 4;
/// Merged cells that are open at a time; more would overlap.
const MOST_OPEN: usize = 1_000;
/// Between the names of the rows of a header.
const JOINT: &str = " · ";
/// Kept cells for each filled one beyond which cells are not a table, and how many there must be to say so.
const MOST_EMPTY: usize = 200;
const FEW: usize = 1_000;
/// Rows between two steps.
const STRIDE: usize = 16;

struct Builder {
    grid: Grid,
    text: Arc<String>,
}

/// Makes the table.
pub(super) async fn table(
    grid: Grid,
    texts: &Texts,
    options: &ReadOptions,
    pace: &Pace,
) -> Result<Reading, WorkbookFault> {
    let mut builder = Builder {
        grid,
        text: Arc::clone(&texts.text),
    };
    builder.grid.rows.retain(|row| row.len > 0);
    let is_wide = builder.grid.too_wide.is_some();
    let filled = builder.grid.cells.iter().filter(|span| !span.is_empty()).count();
    if builder.grid.cells.len() > FEW && filled.saturating_mul(MOST_EMPTY) < builder.grid.cells.len() {
        return Err(WorkbookFault::FarApart);
    }
    let titles = builder.titles(options.first_row);
    let header = match options.header {
        HeaderChoice::Absent => None,
        _ => builder.header(titles),
    };
    let mut problems = std::mem::take(&mut builder.grid.problems);
    builder.note_titles(titles, &mut problems);
    if let Some(row) = builder.grid.too_wide {
        problems.push(SheetProblem {
            row: Some(row),
            column: None,
            kind: SheetProblemKind::TooManyColumns,
        });
    }
    let first = titles + header.as_ref().map_or(0, |header| header.rows);
    let (rows, width) = (builder.grid.rows.clone(), builder.width(titles, header.as_ref()));
    let written_out = std::mem::take(&mut builder.grid.written_out);
    let mut table = CellTable::new(Arc::clone(&builder.text), written_out, problems, options);
    if let Some(header) = &header {
        let names: Vec<Span> = header.names.iter().map(|name| table.write_out(name)).collect();
        table.add_row(header.number, &names);
    }
    let mut merges = Merges::new(std::mem::take(&mut builder.grid.merges));
    let mut scratch = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(first) {
        scratch.clear();
        scratch.extend_from_slice(builder.cells(*row));
        // What a sheet leaves out at the end of a row is empty, not missing.
        scratch.resize(scratch.len().max(width), Span::default());
        merges.open_in(row.number, &mut scratch, |span| is_number(table.read(span)));
        if !table.add_row(row.number, &scratch) {
            break;
        }
        if at % STRIDE == 0 {
            pace.tell(at, rows.len());
            pace.step(STRIDE).await;
        }
    }
    if merges.filled > 0 {
        table.note(SheetProblemKind::MergedCells { count: merges.filled });
    }
    let reading = table.finish(options);
    match (reading.sheet.row_count(), reading.sheet.width()) {
        (0 | 1, _) if is_wide => Err(WorkbookFault::FarApart),
        (0, 0) => Err(WorkbookFault::NoRows),
        _ => Ok(Reading {
            has_header: reading.has_header || header.is_some(),
            ..reading
        }),
    }
}

/// A header of merged cells, made one row.
struct Header {
    number: u32,
    names: Vec<String>,
    rows: usize,
}

impl Builder {
    fn cells(&self, row: GridRow) -> &[Span] {
        let end = row.first.saturating_add(row.len);
        self.grid.cells.get(row.first..end).unwrap_or_default()
    }

    fn read(&self, span: Span) -> &str {
        span.read(&self.text, &self.grid.written_out)
    }

    fn filled(&self, row: GridRow) -> usize {
        let cells = self.cells(row).iter();
        cells.filter(|span| !self.read(**span).trim().is_empty()).count()
    }

    /// How many rows stand above the table: those above the row it is said to begin in, or those with a title or a note.
    fn titles(&self, first_row: Option<u32>) -> usize {
        let rows = &self.grid.rows;
        if let Some(first_row) = first_row {
            return rows.partition_point(|row| row.number < first_row);
        }
        let top = rows.iter().take(TITLE_EVIDENCE_ROWS);
        titles_above(&top.map(|row| self.filled(*row)).collect::<Vec<_>>())
    }

    fn note_titles(&self, titles: usize, problems: &mut Vec<SheetProblem>) {
        let lone = self
            .grid
            .rows
            .iter()
            .take(titles)
            .filter(|row| self.filled(**row) > 0);
        problems.extend(lone.map(|row| SheetProblem {
            row: Some(row.number),
            column: None,
            kind: SheetProblemKind::TitleRow,
        }));
    }

    fn width(&self, titles: usize, header: Option<&Header>) -> usize {
        let first = self.grid.rows.get(titles).map_or(0, |row| row.len);
        header.map_or(first, |header| header.names.len())
    }

    /// The header, where its cells are merged.
    fn header(&self, titles: usize) -> Option<Header> {
        let row = self.grid.rows.get(titles)?;
        let top = row.number.checked_sub(1)?;
        let merges: Vec<&Merge> = self.grid.merges.iter().filter(|m| m.top == top).collect();
        let tall = merges.iter().map(|m| m.bottom).max()?;
        let spans_columns = merges.iter().any(|m| m.left < m.right);
        // Names side by side under one need a row of their own.
        let bottom = if tall == top && spans_columns {
            top + 1
        } else {
            tall
        };
        if bottom - top >= MOST_HEADER_ROWS || bottom == top {
            return None;
        }
        let rows = self.grid.rows.iter().skip(titles);
        let rows: Vec<GridRow> = rows.copied().take_while(|row| row.number <= bottom + 1).collect();
        let lowest = rows.last().filter(|_| rows.len() > 1).copied();
        if tall == top && lowest.is_none_or(|row| self.holds_numbers(row)) {
            return None;
        }
        let width = rows.iter().map(|row| row.len).max()?;
        let names = (0..width).map(|column| self.name(&rows, column)).collect();
        Some(Header {
            number: row.number,
            names,
            rows: rows.len(),
        })
    }

    fn holds_numbers(&self, row: GridRow) -> bool {
        self.cells(row).iter().any(|span| is_number(self.read(*span)))
    }

    /// What the rows of a header say of a column, from top to bottom, each word once.
    fn name(&self, rows: &[GridRow], column: usize) -> String {
        let mut name = String::new();
        let mut last = "";
        for row in rows {
            let own = self
                .cells(*row)
                .get(column)
                .map_or("", |span| self.read(*span).trim());
            let word = if own.is_empty() {
                self.merged(*row, column)
            } else {
                own
            };
            if word.is_empty() || word == last {
                continue;
            }
            if !name.is_empty() {
                name.push_str(JOINT);
            }
            name.push_str(word);
            last = word;
        }
        name
    }

    /// The word of the merged cell that covers a place beside its first.
    fn merged(&self, row: GridRow, column: usize) -> &str {
        let Ok(column) = u32::try_from(column) else {
            return "";
        };
        let covers = |m: &&Merge| m.top + 1 == row.number && (m.left..=m.right).contains(&column);
        let merge = self.grid.merges.iter().find(covers);
        merge
            .and_then(|m| self.cells(row).get(usize::try_from(m.left).ok()?))
            .map_or("", |span| self.read(*span).trim())
    }
}

/// Whether a cell holds a plain number or a share: put into every row of a merged cell it would count several times.
fn is_number(text: &str) -> bool {
    text.trim_end_matches('%').parse::<f64>().is_ok()
}

/// Cells merged over several rows, opened while the rows go by.
struct Merges {
    /// From the last to the first.
    waiting: Vec<Merge>,
    /// Those that reach the present row, with what they hold.
    open: Vec<(Merge, Span)>,
    filled: usize,
}

impl Merges {
    fn new(mut list: Vec<Merge>) -> Self {
        list.retain(|merge| merge.top < merge.bottom);
        list.sort_unstable_by(|a, b| b.cmp(a));
        Self {
            waiting: list,
            open: Vec::new(),
            filled: 0,
        }
    }

    /// Fills what merged cells cover of a row.
    fn open_in(&mut self, number: u32, cells: &mut [Span], is_number: impl Fn(Span) -> bool) {
        let row = number.saturating_sub(1);
        self.open.retain(|(merge, _)| merge.bottom >= row);
        for (merge, span) in &self.open {
            let cell = usize::try_from(merge.left).ok().and_then(|at| cells.get_mut(at));
            if let Some(cell) = cell.filter(|cell| cell.is_empty()) {
                *cell = *span;
                self.filled += 1;
            }
        }
        while let Some(merge) = self.waiting.pop_if(|merge| merge.top <= row) {
            let span = usize::try_from(merge.left)
                .ok()
                .and_then(|at| cells.get(at))
                .copied();
            if let Some(span) = span.filter(|span| !span.is_empty() && !is_number(*span))
                && merge.top == row
                && self.open.len() < MOST_OPEN
            {
                self.open.push((merge, span));
            }
        }
    }
}
