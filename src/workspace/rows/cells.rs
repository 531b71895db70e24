//! The cells of one column, as they are kept: words by code, numbers and days as such.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Cell, ColumnKind};
use crate::i18n::date::Day;
use crate::workspace::word_table::WordTable;

/// Words a column may hold beyond twice its rows before those no row has are dropped.
const SPARE_WORDS: usize = 64;

/// The cells of one column in one block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cells {
    /// Words by code: 0 is empty, `n` is the word at `n − 1`.
    Text {
        /// Each word once.
        words: Vec<String>,
        /// A code per row.
        codes: Vec<u32>,
    },
    /// Numbers, none where empty or unread.
    Number {
        /// A number per row.
        values: Vec<Option<f64>>,
        /// What could not be read, by place in the block.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        unread: BTreeMap<usize, String>,
    },
    /// Days since 1970-01-01, none where empty or unread.
    Day {
        /// A day per row.
        values: Vec<Option<i32>>,
        /// What could not be read, by place in the block.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        unread: BTreeMap<usize, String>,
    },
}

impl Cells {
    /// An empty column of a kind for so many rows.
    #[must_use]
    pub fn empty(kind: ColumnKind, rows: usize) -> Self {
        match kind {
            ColumnKind::Text => Self::Text {
                words: Vec::new(),
                codes: vec![0; rows],
            },
            ColumnKind::Number => Self::Number {
                values: vec![None; rows],
                unread: BTreeMap::new(),
            },
            ColumnKind::Day => Self::Day {
                values: vec![None; rows],
                unread: BTreeMap::new(),
            },
        }
    }

    /// What it holds.
    #[must_use]
    pub const fn kind(&self) -> ColumnKind {
        match self {
            Self::Text { .. } => ColumnKind::Text,
            Self::Number { .. } => ColumnKind::Number,
            Self::Day { .. } => ColumnKind::Day,
        }
    }

    /// Rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Text { codes, .. } => codes.len(),
            Self::Number { values, .. } => values.len(),
            Self::Day { values, .. } => values.len(),
        }
    }

    /// True for a column of no rows.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether any cell holds something, read or not.
    #[must_use]
    pub fn has_any(&self) -> bool {
        match self {
            Self::Text { codes, .. } => codes.iter().any(|code| *code != 0),
            Self::Number { values, unread } => !unread.is_empty() || values.iter().any(Option::is_some),
            Self::Day { values, unread } => !unread.is_empty() || values.iter().any(Option::is_some),
        }
    }

    /// True where every code has its word, every number is finite and every day can be.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Text { words, codes } => codes
                .iter()
                .all(|code| usize::try_from(*code).is_ok_and(|code| code <= words.len())),
            Self::Number { values, .. } => values.iter().flatten().all(|x| x.is_finite()),
            Self::Day { values, .. } => values
                .iter()
                .flatten()
                .all(|day| Day::from_epoch_days(*day).is_some()),
        }
    }

    /// Turns negative zeros, which a file may hold, into plain ones.
    pub(crate) fn drop_negative_zeros(&mut self) {
        if let Self::Number { values, .. } = self {
            for value in values.iter_mut().flatten().filter(|x| **x == 0.0) {
                *value = 0.0;
            }
        }
    }

    /// The words at a place of a text column, without a copy.
    #[must_use]
    pub fn text(&self, at: usize) -> Option<&str> {
        match self {
            Self::Text { words, codes } => word(words, codes, at),
            Self::Number { .. } | Self::Day { .. } => None,
        }
    }

    /// The cell at a place; empty beyond the end.
    #[must_use]
    pub fn get(&self, at: usize) -> Cell {
        let unread_or_empty = |unread: &BTreeMap<usize, String>| {
            unread.get(&at).map_or(Cell::Empty, |t| Cell::Unread(t.clone()))
        };
        match self {
            Self::Text { words, codes } => {
                word(words, codes, at).map_or(Cell::Empty, |w| Cell::Text(w.to_owned()))
            }
            Self::Number { values, unread } => values
                .get(at)
                .copied()
                .flatten()
                .map_or_else(|| unread_or_empty(unread), Cell::Number),
            Self::Day { values, unread } => values
                .get(at)
                .copied()
                .flatten()
                .and_then(Day::from_epoch_days)
                .map_or_else(|| unread_or_empty(unread), Cell::Day),
        }
    }

    /// Sets a cell, keeping as unread what does not fit the column's kind. Beyond the end nothing happens.
    pub fn set(&mut self, at: usize, cell: Cell) {
        if at >= self.len() {
            return;
        }
        match self {
            Self::Text { words, codes } => {
                let code = cell_text(cell).map_or(0, |text| code_of(words, text));
                if let Some(slot) = codes.get_mut(at) {
                    *slot = code;
                }
                if words.len() > 2 * codes.len() + SPARE_WORDS {
                    forget_unused(words, codes);
                }
            }
            Self::Number { values, unread } => {
                let value = match cell {
                    Cell::Number(x) if x.is_finite() => Some(if x == 0.0 { 0.0 } else { x }),
                    other => return put_unread(values, unread, at, cell_text(other)),
                };
                put(values, unread, at, value);
            }
            Self::Day { values, unread } => {
                let value = match cell {
                    Cell::Day(day) => Some(day.epoch_days()),
                    other => return put_unread(values, unread, at, cell_text(other)),
                };
                put(values, unread, at, value);
            }
        }
    }

    /// Sets many cells; words are looked up by hash, since one by one against all of a block takes too long.
    pub(super) fn set_many(&mut self, changes: Vec<(usize, Cell)>) {
        let Self::Text { words, codes } = self else {
            return changes.into_iter().for_each(|(at, cell)| self.set(at, cell));
        };
        let mut table = WordTable::default();
        let mut list: Vec<String> = Vec::with_capacity(words.len());
        let mut code = |text: &str| {
            let number = table.number_of(text, |number| {
                list.get(number as usize).is_some_and(|w| w == text)
            });
            if number as usize == list.len() {
                list.push(text.to_owned());
            }
            number + 1
        };
        let anew: Vec<u32> = words.iter().map(|w| code(w)).collect();
        for slot in codes.iter_mut() {
            let known = (*slot as usize).checked_sub(1).and_then(|at| anew.get(at));
            *slot = known.copied().unwrap_or(0);
        }
        for (at, cell) in changes {
            if let Some(slot) = codes.get_mut(at) {
                *slot = cell_text(cell).map_or(0, |text| code(&text));
            }
        }
        *words = list;
        if words.len() > 2 * codes.len() + SPARE_WORDS {
            forget_unused(words, codes);
        }
    }

    /// Adds a cell at the end; see [`Cells::set`].
    pub fn push(&mut self, cell: Cell) {
        let at = self.len();
        match self {
            Self::Text { codes, .. } => codes.push(0),
            Self::Number { values, .. } => values.push(None),
            Self::Day { values, .. } => values.push(None),
        }
        self.set(at, cell);
    }

    /// Keeps the rows whose place passes.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        let mut fresh = Self::empty(self.kind(), 0);
        for (at, _) in keep.iter().enumerate().filter(|(_, k)| **k) {
            fresh.push(self.get(at));
        }
        *self = fresh;
    }
}

fn put<T>(values: &mut [Option<T>], unread: &mut BTreeMap<usize, String>, at: usize, value: Option<T>) {
    unread.remove(&at);
    if let Some(slot) = values.get_mut(at) {
        *slot = value;
    }
}

fn put_unread<T>(
    values: &mut [Option<T>],
    unread: &mut BTreeMap<usize, String>,
    at: usize,
    text: Option<String>,
) {
    put(values, unread, at, None);
    if let Some(text) = text {
        unread.insert(at, text);
    }
}

/// A cell as words; none where empty.
fn cell_text(cell: Cell) -> Option<String> {
    match cell {
        Cell::Empty => None,
        Cell::Text(text) | Cell::Unread(text) => Some(text).filter(|t| !t.is_empty()),
        Cell::Number(x) => x.is_finite().then(|| x.to_string()),
        Cell::Day(day) => Some(day.to_string()),
    }
}

/// The word of a row, or none where it is empty.
fn word<'a>(words: &'a [String], codes: &[u32], at: usize) -> Option<&'a str> {
    let code = usize::try_from(*codes.get(at)?).ok()?;
    words.get(code.checked_sub(1)?).map(String::as_str)
}

/// Drops the words that edits have left behind and numbers the others anew.
fn forget_unused(words: &mut Vec<String>, codes: &mut [u32]) {
    let texts: Vec<Option<String>> = (0..codes.len())
        .map(|at| word(words, codes, at).map(str::to_owned))
        .collect();
    words.clear();
    for (code, text) in codes.iter_mut().zip(texts) {
        *code = text.map_or(0, |text| code_of(words, text));
    }
}

/// The code of a word, added where it is new.
fn code_of(words: &mut Vec<String>, text: String) -> u32 {
    let at = words.iter().position(|w| *w == text).unwrap_or_else(|| {
        words.push(text);
        words.len() - 1
    });
    u32::try_from(at + 1).unwrap_or(0)
}
