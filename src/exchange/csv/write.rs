//! Tables to text: a CSV file for spreadsheets, tab-separated text for the clipboard.

use std::borrow::Cow;

use super::Delimiter;

/// A cell to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Text; guarded if a spreadsheet would take it for a formula.
    Text(Cow<'a, str>),
    /// A number, written plainly with a point; one that is not finite is left empty.
    Number(f64),
    /// Nothing.
    Empty,
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<f64> for Cell<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// Writes a CSV file: comma, CRLF, a byte order mark so that Excel reads it as UTF-8.
///
/// Text that begins with `=`, `+`, `-`, `@`, tab or CR gets a `'` in front, so that no spreadsheet runs it;
/// [`read_sheet`](super::read_sheet) takes it off again. Numbers are never touched.
///
/// ```
/// use loudou::exchange::csv::{Cell, write_csv};
/// let rows = [[Cell::from("=1+1"), Cell::from(-5.0)]];
/// assert_eq!(write_csv(&["note", "change"], rows), "\u{feff}note,change\r\n'=1+1,-5\r\n");
/// ```
#[must_use]
pub fn write_csv<'a, H, R, C>(headers: &[H], rows: R) -> String
where
    H: AsRef<str>,
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item = Cell<'a>>,
{
    let mut out = String::from('\u{feff}');
    write_table(&mut out, headers, rows, Delimiter::Comma);
    out
}

/// Writes text for the clipboard, as spreadsheets do: tabs, no byte order mark; cells with tabs or line ends
/// are quoted. Formulas are guarded as in [`write_csv`].
#[must_use]
pub fn write_tsv<'a, H, R, C>(headers: &[H], rows: R) -> String
where
    H: AsRef<str>,
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item = Cell<'a>>,
{
    let mut out = String::new();
    write_table(&mut out, headers, rows, Delimiter::Tab);
    out
}

/// A CSV file that grows row by row; see [`write_csv`].
#[derive(Debug)]
pub struct CsvWriter(String);

impl CsvWriter {
    /// A file with its header.
    #[must_use]
    pub fn new<H: AsRef<str>>(headers: &[H]) -> Self {
        let mut writer = Self(String::from('\u{feff}'));
        writer.row(headers.iter().map(|name| Cell::from(name.as_ref())));
        writer
    }

    /// One more row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) {
        write_row(&mut self.0, cells, ',');
    }

    /// The file.
    #[must_use]
    pub fn finish(self) -> String {
        self.0
    }
}

fn write_table<'a, H, R, C>(out: &mut String, headers: &[H], rows: R, delimiter: Delimiter)
where
    H: AsRef<str>,
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item = Cell<'a>>,
{
    let separator = char::from(delimiter.byte());
    write_row(
        out,
        headers.iter().map(|name| Cell::from(name.as_ref())),
        separator,
    );
    for row in rows {
        write_row(out, row, separator);
    }
}

fn write_row<'a>(out: &mut String, cells: impl IntoIterator<Item = Cell<'a>>, separator: char) {
    for (column, cell) in cells.into_iter().enumerate() {
        if column > 0 {
            out.push(separator);
        }
        match cell {
            Cell::Text(text) => write_text(out, &text),
            Cell::Number(number) => write_number(out, number),
            Cell::Empty => {}
        }
    }
    out.push_str("\r\n");
}

fn write_number(out: &mut String, number: f64) {
    if !number.is_finite() {
        return;
    }
    // Adding 0 turns a negative zero into zero.
    let number = number + 0.0;
    let size = number.abs();
    // Long rows of zeros help nobody; every spreadsheet reads the power of ten.
    let plain = size == 0.0 || (1e-7..1e21).contains(&size);
    out.push_str(&if plain {
        format!("{number}")
    } else {
        format!("{number:e}")
    });
}

fn write_text(out: &mut String, text: &str) {
    let guard = if needs_guard(text) { "'" } else { "" };
    if !needs_quotes(text) {
        out.push_str(guard);
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(guard);
    for (part, piece) in text.split('"').enumerate() {
        if part > 0 {
            out.push_str("\"\"");
        }
        out.push_str(piece);
    }
    out.push('"');
}

/// Quoted wherever a reader could take the text for more than one cell, whichever delimiter it tries, for a `sep=`
/// line, or for a byte order mark.
fn needs_quotes(text: &str) -> bool {
    text.starts_with('\u{feff}')
        || text.contains(['"', '\r', '\n', ',', ';', '\t', '|'])
        || text
            .get(..4)
            .is_some_and(|head| head.eq_ignore_ascii_case("sep="))
}

/// Text a spreadsheet could run, or that would lose its own `'` when the guard is taken off.
fn needs_guard(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Whether a cell carries a guard in front.
pub(super) fn starts_guarded(text: &str) -> bool {
    text.starts_with('\'') && needs_guard(text)
}
