//! Text to records, over `csv-core`: where each record begins, what its cells are, whether a quote was left
//! open.

use std::ops::Range;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Lines with an open quote that are read again as they stand; the rest of a file with more of them is taken
/// as quoted, so that a hostile file costs no more than this many passes.
const MOST_OPEN_QUOTES: u32 = 16;

/// One record; its cells go to the list given to [`Scanner::next_record`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// Its number in a spreadsheet, from 1, blank lines counted.
    pub number: u32,
    /// All cells, also those that were not kept.
    pub cells_found: u32,
    /// Whether a quote opened in it and did not close.
    pub open_quote: bool,
    /// Whether text followed a closing quote, as in `"a"b`: the quote may belong to another cell.
    pub stray_quote: bool,
}

/// Walks the records of a text and collects their cells in one buffer.
pub(super) struct Scanner<'a> {
    rest: &'a [u8],
    delimiter: u8,
    reader: Reader,
    /// Cell text of all records so far; as long as the input from the start, filled to `filled`.
    output: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    number: u32,
    open_quotes: u32,
}

impl<'a> Scanner<'a> {
    /// Starts at the first record; keeps at most `most_columns` cells of each.
    pub fn new(text: &'a str, delimiter: u8, most_columns: usize) -> Self {
        Self {
            rest: text.as_bytes(),
            delimiter,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            // Unquoting never makes text longer; one more lets the last record end.
            output: vec![0; text.len() + 1],
            filled: 0,
            ends: vec![0; most_columns.max(1)],
            number: 0,
            open_quotes: 0,
        }
    }

    /// The next record that is not a blank line; its cells are appended to `cells`.
    pub fn next_record(&mut self, cells: &mut Vec<Range<usize>>) -> Option<Record> {
        self.skip_blank_lines();
        if self.rest.is_empty() {
            return None;
        }
        self.number = self.number.saturating_add(1);
        let start = self.rest;
        let first_cell = cells.len();
        let begin = self.filled;
        let (mut cells_found, open_quote) = self.read_one(cells);
        if open_quote && self.open_quotes < MOST_OPEN_QUOTES {
            self.open_quotes += 1;
            self.rest = start;
            self.filled = begin;
            cells.truncate(first_cell);
            self.reader = ReaderBuilder::new()
                .delimiter(self.delimiter)
                .quoting(false)
                .build();
            (cells_found, _) = self.read_one(cells);
            self.reader = ReaderBuilder::new().delimiter(self.delimiter).build();
        }
        self.finish_line_end(start);
        let raw = start.get(..start.len() - self.rest.len()).unwrap_or_default();
        let stray_quote = !open_quote && raw.contains(&b'"') && quote_faults(raw, self.delimiter).outside > 0;
        Some(Record {
            number: self.number,
            cells_found,
            open_quote,
            stray_quote,
        })
    }

    /// Bytes that are still to be read.
    pub const fn left(&self) -> usize {
        self.rest.len()
    }

    /// The text of all cells so far; the ranges of the records are into it.
    pub fn into_text(mut self) -> String {
        self.output.truncate(self.filled);
        // Only ASCII bytes are ever left out of valid UTF-8, so this takes the buffer as it is.
        String::from_utf8(self.output)
            .unwrap_or_else(|broken| String::from_utf8_lossy(broken.as_bytes()).into())
    }

    /// Blank lines are rows in a spreadsheet, so they count.
    fn skip_blank_lines(&mut self) {
        loop {
            let after = match self.rest {
                [b'\r', b'\n', after @ ..] | [b'\r' | b'\n', after @ ..] => after,
                _ => return,
            };
            self.number = self.number.saturating_add(1);
            self.rest = after;
        }
    }

    /// A record ends at its `\r`; the `\n` behind it belongs to the same line end.
    fn finish_line_end(&mut self, start: &[u8]) {
        let read = start.len() - self.rest.len();
        let ended_at_cr = read.checked_sub(1).and_then(|last| start.get(last)) == Some(&b'\r');
        if ended_at_cr && let [b'\n', after @ ..] = self.rest {
            self.rest = after;
        }
    }

    /// Reads one record: how many cells it has, and whether the text ended inside a quote.
    fn read_one(&mut self, cells: &mut Vec<Range<usize>>) -> (u32, bool) {
        let begin = self.filled;
        let (mut found, mut kept_to) = (0_u32, 0_usize);
        let mut open_quote = false;
        let mut at_end = false;
        loop {
            // A line end behind the text closes the last record, unless a quote is open: then it is content.
            let closing = self.rest.is_empty() && !at_end;
            let input: &[u8] = if closing { b"\n" } else { self.rest };
            let output = self.output.get_mut(self.filled..).unwrap_or_default();
            let (result, read, written, ended) = self.reader.read_record(input, output, &mut self.ends);
            if closing {
                at_end = true;
                // The added line end is not part of the cell.
                open_quote = written > 0;
            } else {
                self.rest = self.rest.get(read..).unwrap_or_default();
                self.filled += written;
            }
            for end in self.ends.iter().take(ended) {
                if usize::try_from(found).is_ok_and(|found| found < self.ends.len()) {
                    let end = (begin + end).min(self.filled);
                    cells.push(begin + kept_to..end);
                    kept_to = end - begin;
                }
                found = found.saturating_add(1);
            }
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => return (found, open_quote),
                ReadRecordResult::OutputFull if written == 0 && read == 0 => return (found, open_quote),
                _ => {}
            }
        }
    }
}

/// Quotes that stand where a writer of tables would not put them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct QuoteFaults {
    /// Within a cell that does not begin with one, as in `5" disk`; harmless.
    pub inside: usize,
    /// Closing ones with text behind, as in `"a"b`.
    pub outside: usize,
}

/// Counts misplaced quotes under a delimiter.
pub(super) fn quote_faults(text: &[u8], delimiter: u8) -> QuoteFaults {
    enum At {
        CellStart,
        Plain,
        Quoted,
        Closed,
    }
    let mut faults = QuoteFaults::default();
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
            (At::Closed, _) => {
                faults.outside += 1;
                At::Plain
            }
            (At::Plain, b'"') => {
                faults.inside += 1;
                At::Plain
            }
            (At::CellStart | At::Plain, _) => At::Plain,
        };
    }
    faults
}
