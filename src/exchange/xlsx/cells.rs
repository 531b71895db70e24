//! The cells of a sheet, in a stream: at no time more of the sheet is in memory than what is kept of it.

use super::fault::WorkbookFault;
use super::parts::{LARGE, Texts};
use super::value::{NumberKind, append};
use super::xml::{Tag, Token, Xml, decode, unescape};
use crate::engines::pace::Pace;
use crate::exchange::csv::{SheetProblem, SheetProblemKind, Span};
use crate::exchange::zip::Archive;

/// Tokens between two steps.
const STRIDE: usize = 32;
/// Rows a spreadsheet has.
const MOST_ROWS: u32 = 1 << 20;
/// Columns a spreadsheet has.
const MOST_COLUMNS: u32 = 1 << 14;
/// Merged places that are looked at.
const MOST_MERGES: usize = 20_000;

/// How much of a sheet is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct SheetLimits {
    /// Columns.
    pub columns: u32,
    /// Cells, empty ones between others counted.
    pub cells: usize,
    /// Bytes of all cells together, a text counted as often as it is used.
    pub text: usize,
    /// Problems that are listed.
    pub problems: usize,
}

/// A row: its number in the sheet from 1, and where its cells lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GridRow {
    pub number: u32,
    pub first: usize,
    pub len: usize,
}

/// Cells merged into one: rows and columns from 0, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merge {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

/// The cells of a sheet.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Cells that are no text of the workbook's list.
    pub written_out: String,
    pub cells: Vec<Span>,
    pub rows: Vec<GridRow>,
    pub merges: Vec<Merge>,
    pub problems: Vec<SheetProblem>,
    /// Whether rows had to be left out.
    pub is_cut: bool,
    /// The first row with a cell beyond the columns that are kept.
    pub too_wide: Option<u32>,
}

/// What the cells of a sheet refer to.
pub(super) struct Around<'a> {
    pub texts: &'a Texts,
    pub kinds: &'a [NumberKind],
    pub from_1904: bool,
}

/// Of which type a cell says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum CellType {
    #[default]
    Number,
    Shared,
    Text,
    Truth,
    Error,
    Day,
}

/// The cell that is being read.
#[derive(Debug, Default)]
struct Open {
    column: u32,
    kind: CellType,
    style: u32,
    has_formula: bool,
    has_value: bool,
    value: Vec<u8>,
}

struct Reader<'a> {
    around: &'a Around<'a>,
    limits: SheetLimits,
    grid: Grid,
    /// Number of the present row.
    row: u32,
    /// Columns of it so far, those left out counted.
    columns: u32,
    text: usize,
    cell: Open,
    collects: bool,
    in_reading: bool,
}

/// Reads the cells of a sheet.
pub(super) async fn cells(
    archive: &Archive<'_>,
    part: &str,
    around: &Around<'_>,
    limits: SheetLimits,
    pace: &Pace,
) -> Result<Grid, WorkbookFault> {
    let mut xml = Xml::new(archive.unpack(part, LARGE)?.ok_or(WorkbookFault::Damaged)?);
    let whole = xml.left();
    let mut reader = Reader {
        around,
        limits,
        grid: Grid::default(),
        row: 0,
        columns: 0,
        text: 0,
        cell: Open::default(),
        collects: false,
        in_reading: false,
    };
    let mut tokens = 0;
    while !reader.grid.is_cut
        && let Some(token) = xml.next()?
    {
        reader.take(token)?;
        tokens += 1;
        if tokens % STRIDE == 0 {
            pace.tell(whole - xml.left(), whole);
            pace.step(STRIDE / 2).await;
        }
    }
    Ok(reader.grid)
}

impl Reader<'_> {
    fn take(&mut self, token: Token<'_>) -> Result<(), WorkbookFault> {
        match token {
            Token::Open(tag, closes) => self.open(tag, closes)?,
            Token::Close(b"v" | b"t") => self.collects = false,
            Token::Close(b"rPh") => self.in_reading = false,
            Token::Close(b"c") => self.close_cell()?,
            Token::Close(_) => {}
            Token::Text(text) if self.collects => self.cell.value.extend_from_slice(text),
            Token::Verbatim(text) if self.collects => {
                // Kept apart from entities: what is verbatim is written as an entity would be.
                let escaped = String::from_utf8_lossy(text).replace('&', "&amp;");
                self.cell.value.extend_from_slice(escaped.as_bytes());
            }
            Token::Text(_) | Token::Verbatim(_) => {}
        }
        if self.cell.value.len() > super::xml::MOST_TOKEN {
            return Err(WorkbookFault::LongCell);
        }
        Ok(())
    }

    fn open(&mut self, tag: Tag<'_>, closes: bool) -> Result<(), WorkbookFault> {
        match tag.name() {
            b"c" => {
                self.open_cell(tag)?;
                if closes {
                    self.close_cell()?;
                }
            }
            b"v" => {
                self.cell.has_value = true;
                self.collects = !closes;
            }
            b"t" => {
                self.cell.has_value = true;
                self.collects = !closes && !self.in_reading;
            }
            b"rPh" => self.in_reading = !closes,
            b"f" => self.cell.has_formula = true,
            b"row" => self.open_row(tag)?,
            b"mergeCell" if self.grid.merges.len() < MOST_MERGES => {
                self.grid.merges.extend(tag.attribute(b"ref").and_then(merge));
            }
            // Document parts that hold tags of the same names.
            _ => {}
        }
        Ok(())
    }

    /// Rows stand in their order; a file in which they do not was written to confuse its reader.
    fn open_row(&mut self, tag: Tag<'_>) -> Result<(), WorkbookFault> {
        let number = tag.number(b"r").unwrap_or(self.row.saturating_add(1));
        if number <= self.row || number > MOST_ROWS {
            return Err(WorkbookFault::Damaged);
        }
        self.row = number;
        self.columns = 0;
        let first = self.grid.cells.len();
        self.grid.rows.push(GridRow {
            number,
            first,
            len: 0,
        });
        // Rows without cells cost something too.
        if self.grid.rows.len() > self.limits.cells {
            self.cut();
        }
        Ok(())
    }

    fn open_cell(&mut self, tag: Tag<'_>) -> Result<(), WorkbookFault> {
        let column = match tag.attribute(b"r") {
            Some(reference) => place(reference).ok_or(WorkbookFault::Damaged)?.1,
            None => self.columns,
        };
        if column < self.columns || column >= MOST_COLUMNS || self.row == 0 {
            return Err(WorkbookFault::Damaged);
        }
        self.columns = column + 1;
        let mut value = std::mem::take(&mut self.cell.value);
        value.clear();
        self.cell = Open {
            column,
            kind: match tag.attribute(b"t") {
                Some(b"s") => CellType::Shared,
                Some(b"str" | b"inlineStr") => CellType::Text,
                Some(b"b") => CellType::Truth,
                Some(b"e") => CellType::Error,
                Some(b"d") => CellType::Day,
                _ => CellType::Number,
            },
            style: tag.number(b"s").unwrap_or(0),
            has_formula: false,
            has_value: false,
            value,
        };
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), WorkbookFault> {
        self.collects = false;
        if !self.cell.has_value {
            if self.cell.has_formula {
                self.report(SheetProblemKind::FormulaWithoutValue);
            }
            return Ok(());
        }
        self.cell.has_value = false;
        let span = self.value();
        let len = (span.end - span.start) as usize;
        self.text += len;
        if self.text > self.limits.text {
            return Err(WorkbookFault::TooBig);
        }
        if len > 0 {
            self.put(span);
        }
        Ok(())
    }

    fn value(&mut self) -> Span {
        if self.cell.kind == CellType::Error {
            self.report(SheetProblemKind::ErrorValue);
            return Span::default();
        }
        let cell = &self.cell;
        let raw = std::str::from_utf8(&cell.value).unwrap_or_default();
        if cell.kind == CellType::Shared {
            let at: Option<usize> = raw.trim().parse().ok();
            let place = at.and_then(|at| self.around.texts.places.get(at));
            return place.copied().unwrap_or_default();
        }
        let out = &mut self.grid.written_out;
        let start = out.len();
        match cell.kind {
            CellType::Truth => out.push_str(if raw.trim() == "1" { "TRUE" } else { "FALSE" }),
            CellType::Number => {
                let kind = usize::try_from(cell.style)
                    .ok()
                    .and_then(|at| self.around.kinds.get(at));
                append(out, raw, kind.copied().unwrap_or_default(), self.around.from_1904);
            }
            CellType::Day => out.push_str(raw.trim().strip_suffix("T00:00:00").unwrap_or(raw.trim())),
            _ => {
                decode(&cell.value, out);
                unescape(out, start);
            }
        }
        Span::written(start, out.len())
    }

    /// Puts a cell in its place; those before it that the sheet leaves out are empty.
    fn put(&mut self, span: Span) {
        let column = self.cell.column;
        if column >= self.limits.columns {
            self.grid.too_wide.get_or_insert(self.row);
            return;
        }
        let Some(row) = self.grid.rows.last_mut() else {
            return;
        };
        let place = row.first + column as usize;
        if place >= self.limits.cells {
            self.cut();
            return;
        }
        self.grid.cells.resize(place, Span::default());
        self.grid.cells.push(span);
        row.len = column as usize + 1;
    }

    /// Leaves out the present row and those that follow.
    fn cut(&mut self) {
        self.grid.is_cut = true;
        if let Some(row) = self.grid.rows.pop() {
            self.grid.cells.truncate(row.first);
        }
        self.problem(None, SheetProblemKind::TooManyCells);
    }

    fn report(&mut self, kind: SheetProblemKind) {
        if self.grid.problems.len() < self.limits.problems {
            self.problem(Some(self.cell.column), kind);
        }
    }

    fn problem(&mut self, column: Option<u32>, kind: SheetProblemKind) {
        let row = Some(self.row);
        self.grid.problems.push(SheetProblem { row, column, kind });
    }
}

/// The row and the column, from 0, of a place such as `B3`.
fn place(reference: &[u8]) -> Option<(u32, u32)> {
    let letters = reference.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (letters, digits) = reference.split_at(letters);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.iter().fold(0, |sum, b| {
        sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1
    });
    let row: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}

/// The cells of `A1:C2`, where they are more than one.
fn merge(reference: &[u8]) -> Option<Merge> {
    let colon = reference.iter().position(|b| *b == b':')?;
    let (one, other) = (
        place(reference.get(..colon)?)?,
        place(reference.get(colon + 1..)?)?,
    );
    let merge = Merge {
        top: one.0.min(other.0),
        left: one.1.min(other.1),
        bottom: one.0.max(other.0),
        right: one.1.max(other.1),
    };
    Some(merge).filter(|m| m.top < m.bottom || m.left < m.right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        assert_eq!(place(b"A1"), Some((0, 0)));
        assert_eq!(place(b"XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(
            (place(b"A0"), place(b"1"), place(b"ABCD1"), place(b"B")),
            (None, None, None, None)
        );
        assert_eq!(merge(b"B2:B2"), None);
        let merge = merge(b"C3:B1").unwrap();
        assert_eq!((merge.top, merge.left, merge.bottom, merge.right), (0, 1, 2, 2));
    }
}
