//! Text to records: where each begins, what its cells are, which of its quotes cannot be trusted.
//!
//! A cell is a range of the text; only one that is not there as it reads (doubled quotes, NUL, a guard) is written out
//! anew behind. Reading stops between any two records and goes on from there.

use serde::{Deserialize, Serialize};

use super::marks::Marks;
use super::write::starts_guarded;

/// Where a cell lies: in the text, or behind it among the cells written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(in crate::exchange) struct Span {
    /// First byte; [`WRITTEN_OUT`] is added where it lies among the cells written out.
    pub start: u32,
    /// Byte behind the last, counted as `start` is.
    pub end: u32,
}

/// What tells a cell written out from one of the text; also the most bytes a text may have.
pub(super) const WRITTEN_OUT: u32 = 1 << 31;

impl Span {
    /// A range of the text. Texts are shorter than [`WRITTEN_OUT`], so nothing is cut off.
    pub fn of_text(start: usize, end: usize) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(WRITTEN_OUT - 1);
        Self {
            start: place(start),
            end: place(end),
        }
    }

    /// A range of the cells written out.
    pub fn written(start: usize, end: usize) -> Self {
        let place = |at: usize| u32::try_from(at).ok().and_then(|at| at.checked_add(WRITTEN_OUT));
        match (place(start), place(end)) {
            (Some(start), Some(end)) => Self { start, end },
            // Four gigabytes of cells: no machine that runs this has them.
            _ => Self::default(),
        }
    }

    /// Whether nothing lies there.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The cell.
    pub fn read<'a>(self, text: &'a str, written_out: &'a str) -> &'a str {
        let (from, base) = if self.start < WRITTEN_OUT {
            (text, 0)
        } else {
            (written_out, WRITTEN_OUT)
        };
        let (start, end) = (self.start - base, self.end.saturating_sub(base));
        from.get(start as usize..end as usize).unwrap_or("")
    }

    /// Appends a text to the cells written out.
    pub fn write_out(written_out: &mut String, cell: &str) -> Self {
        let start = written_out.len();
        let span = Self::written(start, start + cell.len());
        if !span.is_empty() {
            written_out.push_str(cell);
        }
        span
    }
}

/// What is odd about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A quote opens in it that closes nowhere, or only where another cell begins; it was read without it.
    OpenQuote,
    /// Text follows its closing quote, as in `"a"b`.
    StrayQuote,
    /// So many characters of code 0, left out.
    Nul(usize),
    /// A byte order mark in front, as two files joined have it; left out.
    ByteOrderMark,
}

/// One record; its cells go to the list given to [`Scanner::next_record`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// Its number in a spreadsheet, from 1, blank lines counted.
    pub number: u32,
    /// All cells, also those that were not kept.
    pub found: u32,
}

/// A cell, and whether the record ends behind it.
struct Scanned {
    span: Span,
    ends_record: bool,
}

/// What stands behind a closing quote.
enum Behind {
    Delimiter,
    LineEnd,
    Text,
}

/// Walks the records of a text. The text is the same at every call.
#[derive(Debug)]
pub(super) struct Scanner {
    marks: Marks,
    delimiter: u8,
    most_columns: u32,
    /// Where the next record begins.
    at: usize,
    number: u32,
    /// Bytes read a second time because a quote proved to be none; never more than the text has, twice.
    again: usize,
    /// What is odd about the cells of the last record, by column.
    pub faults: Vec<(u32, Fault)>,
}

impl Scanner {
    /// Starts at the record that begins at `at`; keeps at most `most_columns` cells of each.
    pub fn new(delimiter: u8, most_columns: usize, at: usize) -> Self {
        Self {
            marks: Marks::new(delimiter, at),
            delimiter,
            most_columns: u32::try_from(most_columns.max(1)).unwrap_or(u32::MAX),
            at,
            number: 0,
            again: 0,
            faults: Vec::new(),
        }
    }

    /// Bytes read so far.
    pub const fn place(&self) -> usize {
        self.at
    }

    /// Bytes read twice so far.
    #[cfg(test)]
    pub const fn read_again(&self) -> usize {
        self.again
    }

    /// The next record that is not a blank line; its cells are appended to `cells`.
    pub fn next_record(
        &mut self,
        text: &str,
        written_out: &mut String,
        cells: &mut Vec<Span>,
    ) -> Option<Record> {
        self.faults.clear();
        let mut found = 0_u32;
        while self.at < text.len() {
            let start = self.at;
            let cell = self.next_cell(text, found, written_out);
            // A blank line is a row in a spreadsheet, so it counts; it is no record.
            if found == 0 {
                self.number = self.number.saturating_add(1);
                let is_blank = cell.ends_record
                    && text
                        .as_bytes()
                        .get(start)
                        .is_some_and(|b| matches!(b, b'\r' | b'\n'));
                if is_blank {
                    continue;
                }
            }
            if found < self.most_columns {
                cells.push(cell.span);
            }
            found = found.saturating_add(1);
            if cell.ends_record {
                return Some(self.record(found));
            }
        }
        // A delimiter at the very end has an empty cell behind it.
        if found == 0 {
            return None;
        }
        if found < self.most_columns {
            cells.push(Span::of_text(text.len(), text.len()));
        }
        Some(self.record(found.saturating_add(1)))
    }

    const fn record(&self, found: u32) -> Record {
        Record {
            number: self.number,
            found,
        }
    }

    /// The cell that begins here; goes on behind what ends it.
    #[inline]
    fn next_cell(&mut self, text: &str, column: u32, written_out: &mut String) -> Scanned {
        let bytes = text.as_bytes();
        let start = self.at;
        match bytes.get(start) {
            Some(b'"') => {
                self.marks.next(bytes);
                return self.quoted(text, start, column, written_out);
            }
            // The first byte of a byte order mark, which also begins full-width letters.
            Some(0xEF) if bytes.get(start..start + 3) == Some(b"\xEF\xBB\xBF") => {
                self.at += 3;
                self.faults.push((column, Fault::ByteOrderMark));
                return self.next_cell(text, column, written_out);
            }
            Some(b'\'') => return self.plain(text, start, column, written_out),
            _ => {}
        }
        let at = self.marks.next(bytes);
        match bytes.get(at) {
            Some(byte) if *byte == self.delimiter => {
                self.at = at + 1;
                Scanned {
                    span: Span::of_text(start, at),
                    ends_record: false,
                }
            }
            Some(b'\r' | b'\n') | None => {
                self.end_line(bytes, at);
                Scanned {
                    span: Span::of_text(start, at),
                    ends_record: true,
                }
            }
            Some(_) => {
                self.marks.go_to(at);
                self.plain(text, start, column, written_out)
            }
        }
    }

    /// A cell without quotes around it; those within are part of it.
    fn plain(&mut self, text: &str, start: usize, column: u32, written_out: &mut String) -> Scanned {
        let bytes = text.as_bytes();
        let mut nuls = 0;
        let (end, ends_record) = loop {
            let at = self.marks.next(bytes);
            match bytes.get(at) {
                Some(byte) if *byte == self.delimiter => {
                    self.at = at + 1;
                    break (at, false);
                }
                Some(b'\r' | b'\n') | None => {
                    self.end_line(bytes, at);
                    break (at, true);
                }
                Some(0) => nuls += 1,
                Some(_) => {}
            }
        };
        let cell = text.get(start..end).unwrap_or_default();
        let span = if nuls == 0 && !cell.starts_with('\'') {
            Span::of_text(start, end)
        } else {
            self.finish(cell, column, nuls, Span::of_text(start, end), written_out)
        };
        Scanned { span, ends_record }
    }

    /// Behind a line end; `\r\n` is one.
    fn end_line(&mut self, bytes: &[u8], at: usize) {
        self.at = (at + 1).min(bytes.len());
        if bytes.get(at) == Some(&b'\r') && bytes.get(self.at) == Some(&b'\n') {
            self.marks.next(bytes);
            self.at += 1;
        }
    }

    /// A cell whose opening quote is at `start` and was the last mark taken.
    #[inline(never)]
    fn quoted(&mut self, text: &str, start: usize, column: u32, written_out: &mut String) -> Scanned {
        let bytes = text.as_bytes();
        let (mut doubled, mut nuls, mut lines) = (false, 0, false);
        let closing = loop {
            let at = self.marks.next(bytes);
            match bytes.get(at) {
                Some(b'"') if bytes.get(at + 1) == Some(&b'"') => {
                    self.marks.next(bytes);
                    doubled = true;
                }
                Some(b'"') | None => break at,
                Some(0) => nuls += 1,
                Some(b'\r' | b'\n') => lines = true,
                Some(_) => {}
            }
        };
        let behind = match bytes.get(closing + 1) {
            Some(byte) if *byte == self.delimiter => Behind::Delimiter,
            Some(b'\r' | b'\n') | None => Behind::LineEnd,
            Some(_) => Behind::Text,
        };
        let is_open = closing >= bytes.len();
        if is_open || matches!(behind, Behind::Text) {
            let opens_another = closing
                .checked_sub(1)
                .and_then(|before| bytes.get(before))
                .is_some_and(|byte| *byte == self.delimiter);
            let is_lone = is_open || lines || opens_another;
            if is_lone && self.may_read_again(closing - start, bytes.len()) {
                self.faults.push((column, Fault::OpenQuote));
                self.marks.go_to(start + 1);
                return self.plain(text, start, column, written_out);
            }
        }
        if is_open {
            self.faults.push((column, Fault::OpenQuote));
        }
        let inner = text.get(start + 1..closing).unwrap_or_default();
        match behind {
            Behind::Text if !is_open => self.stray(text, inner, closing, column, written_out),
            Behind::Delimiter => {
                self.at = self.marks.next(bytes) + 1;
                let span = self.inner(start, closing, inner, (doubled, nuls), column, written_out);
                Scanned {
                    span,
                    ends_record: false,
                }
            }
            _ => {
                let at = self.marks.next(bytes);
                self.end_line(bytes, at);
                let span = self.inner(start, closing, inner, (doubled, nuls), column, written_out);
                Scanned {
                    span,
                    ends_record: true,
                }
            }
        }
    }

    /// The text between two quotes, as it reads.
    fn inner(
        &mut self,
        start: usize,
        closing: usize,
        inner: &str,
        (doubled, nuls): (bool, usize),
        column: u32,
        written_out: &mut String,
    ) -> Span {
        let span = Span::of_text(start + 1, closing);
        if doubled {
            let single = inner.replace("\"\"", "\"");
            let span = Span::write_out(written_out, &single);
            if nuls == 0 && !single.starts_with('\'') {
                return span;
            }
            return self.finish(&single, column, nuls, span, written_out);
        }
        if nuls == 0 && !inner.starts_with('\'') {
            return span;
        }
        self.finish(inner, column, nuls, span, written_out)
    }

    /// Text behind a closing quote: what is quoted and what follows are one cell.
    fn stray(
        &mut self,
        text: &str,
        inner: &str,
        closing: usize,
        column: u32,
        written_out: &mut String,
    ) -> Scanned {
        self.faults.push((column, Fault::StrayQuote));
        let rest = self.plain(text, closing + 1, column, written_out);
        let rest_text = rest.span.read(text, written_out).to_owned();
        let whole = inner.replace("\"\"", "\"") + &rest_text;
        let span = Span::write_out(written_out, &whole);
        Scanned { span, ..rest }
    }

    /// Takes NUL and the guard of a formula off.
    fn finish(&mut self, cell: &str, column: u32, nuls: usize, span: Span, written_out: &mut String) -> Span {
        if nuls > 0 {
            self.faults.push((column, Fault::Nul(nuls)));
            let clean = cell.replace('\0', "");
            let bare = if starts_guarded(&clean) { 1 } else { 0 };
            return Span::write_out(written_out, clean.get(bare..).unwrap_or_default());
        }
        Span {
            start: span.start + u32::from(starts_guarded(cell)),
            ..span
        }
    }

    /// Whether so many bytes may be read a second time: reading stays a few passes whatever the text holds.
    const fn may_read_again(&mut self, bytes: usize, text: usize) -> bool {
        self.again += bytes;
        self.again <= 2 * text
    }
}

/// Quotes that stand where a writer of tables would not put them, counted under a delimiter: within a cell that does
/// not begin with one, as in `5" disk`, and closing ones with text behind, as in `"a"b`.
pub(super) fn misplaced_quotes(text: &[u8], delimiter: u8) -> usize {
    enum At {
        CellStart,
        Plain,
        Quoted,
        Closed,
    }
    let mut faults = 0;
    let mut at = At::CellStart;
    for byte in text {
        let ends_cell = *byte == delimiter || matches!(byte, b'\r' | b'\n');
        at = match (at, *byte) {
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, _) => At::Quoted,
            // Two quotes within quotes are one.
            (At::Closed, b'"') => At::Quoted,
            (_, _) if ends_cell => At::CellStart,
            (At::CellStart, b'"') => At::Quoted,
            (At::Closed, _) | (At::Plain, b'"') => {
                faults += 1;
                At::Plain
            }
            (At::CellStart | At::Plain, _) => At::Plain,
        };
    }
    faults
}
