//! Finds the delimiter of a table.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::header::{TITLE_EVIDENCE_ROWS, titles_above};
use super::scan::{Scanner, Span, misplaced_quotes};

/// How much of a text is looked at.
const SAMPLE_BYTES: usize = 64 * 1024;
/// How many records are looked at.
const SAMPLE_RECORDS: usize = 200;
/// Cells of a record that are looked at for titles: more than one is all that counts.
const MOST_COLUMNS: usize = 100;
/// Share, in thousandths, of records that must agree where the first record does not (a title line).
const AGREEMENT_WITHOUT_HEADER: usize = 800;

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// Tab: the clipboard of spreadsheets.
    Tab,
    /// Semicolon: Excel where the comma is the decimal mark.
    Semicolon,
    /// Comma.
    Comma,
    /// Vertical bar.
    Pipe,
}

impl Delimiter {
    /// All, the one that is likelier on a tie first: a semicolon that fits is seldom an accident.
    pub const ALL: [Self; 4] = [Self::Tab, Self::Semicolon, Self::Comma, Self::Pipe];

    /// The character.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Pipe => b'|',
        }
    }

    /// The delimiter of a character, if it is one.
    #[must_use]
    pub fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|delimiter| delimiter.byte() == byte)
    }
}

/// How well a delimiter explains a sample; larger is better, fields in order of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// The first record has the usual number of cells.
    header_fits: bool,
    /// Quotes that would be misplaced.
    misplaced_quotes: Reverse<usize>,
    /// Records with the usual number of cells, in thousandths.
    agreement: usize,
    /// The usual number of cells.
    usual: u32,
}

/// The delimiter that splits most records into the same number of cells, at least two, and whether it is the
/// only one that good. A text of one column has none: comma.
pub(super) fn sniff(text: &str) -> (Delimiter, bool) {
    let mut best: Option<(Fit, Delimiter)> = None;
    let mut sure = true;
    for delimiter in Delimiter::ALL {
        let Some(fit) = fit(text, delimiter) else { continue };
        match best {
            Some((best_fit, _)) if fit < best_fit => {}
            Some((best_fit, _)) if fit == best_fit => sure = false,
            _ => (best, sure) = (Some((fit, delimiter)), true),
        }
    }
    best.map_or((Delimiter::Comma, true), |(_, delimiter)| (delimiter, sure))
}

/// The number of the row in which the table begins, below titles and notes.
pub(super) fn below_titles(text: &str, delimiter: Delimiter) -> u32 {
    let sample = sample(text);
    let mut scanner = Scanner::new(delimiter.byte(), MOST_COLUMNS, 0);
    let (mut cells, mut written_out) = (Vec::new(), String::new());
    let (mut numbers, mut filled) = (Vec::new(), Vec::new());
    while numbers.len() < TITLE_EVIDENCE_ROWS
        && let Some(record) = scanner.next_record(sample, &mut written_out, &mut cells)
    {
        let is_filled = |cell: &&Span| !cell.read(sample, &written_out).trim().is_empty();
        let count = cells.iter().filter(is_filled).count();
        cells.clear();
        if count > 0 {
            numbers.push(record.number);
            filled.push(count);
        }
    }
    numbers.get(titles_above(&filled)).copied().unwrap_or(1)
}

/// The part of a text that is looked at.
fn sample(text: &str) -> &str {
    text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text)
}

fn fit(text: &str, delimiter: Delimiter) -> Option<Fit> {
    let sample = sample(text);
    let counts = cell_counts(sample, sample.len() < text.len(), delimiter);
    let header = *counts.first()?;
    let mut sorted = counts.clone();
    sorted.sort_unstable();
    let (times, usual) = sorted
        .chunk_by(|one, other| one == other)
        .filter_map(|run| Some((run.len(), *run.first()?)))
        .max()?;
    let agreement = times * 1000 / counts.len();
    let header_fits = header == usual;
    let fits = usual >= 2 && (header_fits || agreement >= AGREEMENT_WITHOUT_HEADER);
    let misplaced_quotes = Reverse(misplaced_quotes(sample.as_bytes(), delimiter.byte()));
    fits.then_some(Fit {
        header_fits,
        misplaced_quotes,
        agreement,
        usual,
    })
}

/// The number of cells of each record of the sample; the last is left out if the sample is cut in it.
fn cell_counts(sample: &str, cut: bool, delimiter: Delimiter) -> Vec<u32> {
    let mut scanner = Scanner::new(delimiter.byte(), 1, 0);
    let (mut cells, mut written_out) = (Vec::new(), String::new());
    let mut counts = Vec::new();
    while counts.len() < SAMPLE_RECORDS
        && let Some(record) = scanner.next_record(sample, &mut written_out, &mut cells)
    {
        counts.push(record.found);
    }
    if cut && counts.len() > 1 && counts.len() < SAMPLE_RECORDS {
        counts.pop();
    }
    counts
}
