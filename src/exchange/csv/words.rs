//! The distinct words of a column: looked up once, used by everything that follows.

use std::sync::{Arc, OnceLock};

use super::Sheet;
use super::scan::Span;
use crate::engines::pace::{Pace, at_once};
use crate::workspace::word_table::WordTable;

/// Rows that are looked at between two steps.
const STRIDE: usize = 64;

/// A distinct word of a column, without spaces around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    span: Span,
    count: u32,
    first_row: u32,
}

/// The words of a column and the word of each row.
#[derive(Debug, Default)]
pub(super) struct Interned {
    words: Vec<Word>,
    codes: Vec<u32>,
}

/// The words of each column, found when they are first asked for. Two sheets are equal whether or not they were.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary(Vec<OnceLock<Arc<Interned>>>);

impl PartialEq for Vocabulary {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Vocabulary {}

impl Vocabulary {
    /// Nothing known of so many columns.
    pub fn new(width: usize) -> Self {
        Self((0..width).map(|_| OnceLock::new()).collect())
    }
}

/// The distinct words of a column in the order in which they first occur, without spaces around; the empty word is one
/// of them.
#[derive(Debug, Clone)]
pub struct ColumnWords<'a> {
    sheet: &'a Sheet,
    interned: Arc<Interned>,
}

impl<'a> ColumnWords<'a> {
    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.interned.words.len()
    }

    /// True for a column without rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.interned.words.is_empty()
    }

    /// The word of a row, as a number to be given to the other functions.
    #[must_use]
    pub fn of_row(&self, row: usize) -> usize {
        self.interned
            .codes
            .get(row)
            .map_or(usize::MAX, |code| *code as usize)
    }

    /// The word itself.
    #[must_use]
    pub fn text(&self, word: usize) -> &'a str {
        let span = self.interned.words.get(word).map_or(Span::default(), |w| w.span);
        self.sheet.at(span)
    }

    /// Rows that have it.
    #[must_use]
    pub fn count(&self, word: usize) -> usize {
        self.interned.words.get(word).map_or(0, |w| w.count as usize)
    }

    /// The first row that has it.
    #[must_use]
    pub fn first_row(&self, word: usize) -> usize {
        self.interned.words.get(word).map_or(0, |w| w.first_row as usize)
    }

    /// All words.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &'a str> {
        let sheet = self.sheet;
        self.interned.words.iter().map(move |word| sheet.at(word.span))
    }
}

impl Sheet {
    /// The distinct words of a column.
    ///
    /// ```
    /// use loudou::exchange::csv::{ReadOptions, read_sheet};
    /// let sheet = read_sheet("渠道,x\n官网,1\n 展会,2\n官网 ,3\n", &ReadOptions::default()).sheet;
    /// let words = sheet.words(0);
    /// assert_eq!(words.texts().collect::<Vec<_>>(), ["官网", "展会"]);
    /// assert_eq!((words.of_row(2), words.count(0), words.first_row(1)), (0, 2, 1));
    /// ```
    #[must_use]
    pub fn words(&self, column: usize) -> ColumnWords<'_> {
        at_once(self.words_paced(column, &Pace::unpaced()))
    }

    /// As [`Sheet::words`], in slices.
    pub async fn words_paced(&self, column: usize, pace: &Pace) -> ColumnWords<'_> {
        let slot = self.vocabulary.0.get(column);
        let interned = match slot.and_then(OnceLock::get) {
            Some(known) => Arc::clone(known),
            None => {
                let found = Arc::new(self.intern(column, pace).await);
                slot.map_or_else(
                    || Arc::clone(&found),
                    |slot| Arc::clone(slot.get_or_init(|| Arc::clone(&found))),
                )
            }
        };
        ColumnWords {
            sheet: self,
            interned,
        }
    }

    async fn intern(&self, column: usize, pace: &Pace) -> Interned {
        let mut table = WordTable::default();
        let mut words: Vec<Word> = Vec::new();
        let mut codes = Vec::with_capacity(self.rows.len());
        for (row, at) in (0_u32..).zip(&self.rows) {
            let (span, text) = self.trimmed(*at, column);
            let is_it = |number: u32| {
                words
                    .get(number as usize)
                    .is_some_and(|w| self.at(w.span) == text)
            };
            let code = table.number_of(text, is_it);
            match words.get_mut(code as usize) {
                Some(word) => word.count += 1,
                None => words.push(Word {
                    span,
                    count: 1,
                    first_row: row,
                }),
            }
            codes.push(code);
            if codes.len() % STRIDE == 0 {
                pace.step(STRIDE).await;
            }
        }
        Interned { words, codes }
    }

    fn trimmed(&self, row: super::sheet::Row, column: usize) -> (Span, &str) {
        let cells = self.cells.get(row.cells()).unwrap_or_default();
        let span = cells.get(column).copied().unwrap_or_default();
        let text = self.at(span);
        if is_trimmed(text.as_bytes()) {
            return (span, text);
        }
        let tail = text.trim_start();
        let inner = tail.trim_end();
        let len = |text: &str| u32::try_from(text.len()).unwrap_or(0);
        let start = span.start + len(text) - len(tail);
        let end = start + len(inner);
        (Span { start, end }, inner)
    }
}

/// Whether a text surely begins and ends with something else than space: plain characters, or three bytes of which the
/// first is that of a Chinese character.
fn is_trimmed(text: &[u8]) -> bool {
    let is_plain = |byte: u8| (0x21..0x7F).contains(&byte);
    let is_wide = |byte: u8| (0xE4..0xF0).contains(&byte);
    match (text.first(), text.last()) {
        (Some(first), Some(last)) if is_plain(*first) || is_wide(*first) => {
            is_plain(*last)
                || text
                    .len()
                    .checked_sub(3)
                    .and_then(|at| text.get(at))
                    .is_some_and(|byte| is_wide(*byte))
        }
        (None, None) => true,
        _ => false,
    }
}
