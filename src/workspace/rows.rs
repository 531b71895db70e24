//! Rows of a workspace (leads, later deals and customers), in columns and immutable blocks.
//!
//! A block holds up to [`BLOCK_ROWS`] rows column by column and is never changed once it is shared: an edit copies
//! the one block it touches. So an undo step, a snapshot and a saved document all share the blocks they have in
//! common, in memory and in storage.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::engines::value::{Source, Text};
use crate::i18n::date::Day;

/// Most rows of a block.
pub const BLOCK_ROWS: usize = 2000;

/// Identity of a row within its workspace; never used twice.
pub type RowId = u32;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Words, or the id of a level.
    Text,
    /// A number.
    Number,
    /// A civil day.
    Day,
}

/// What a column means to the models.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnRole {
    /// The user's own key of a row.
    Key,
    /// Name of the lead.
    Name,
    /// `won`, `lost` or `open`; empty means open.
    Outcome,
    /// Money of the deal, in the workspace's currency.
    Amount,
    /// Day the lead came.
    Created,
    /// Day it was won or lost.
    Closed,
    /// Anything else: a factor may read it.
    #[default]
    Other,
}

/// A column of the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Unique among the columns.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// What it holds.
    pub kind: ColumnKind,
    /// What it means.
    #[serde(default)]
    pub role: ColumnRole,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A finite number.
    Number(f64),
    /// A day.
    Day(Day),
    /// Words in a number or day column that could not be read; kept as they were typed.
    Unread(String),
}

impl Cell {
    /// A text cell; empty text is no text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// The words of a text or unread cell.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Unread(text) => Some(text),
            _ => None,
        }
    }
}

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
    fn retain(&mut self, keep: &[bool]) {
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

/// The code of a word, added where it is new.
fn code_of(words: &mut Vec<String>, text: String) -> u32 {
    let at = words.iter().position(|w| *w == text).unwrap_or_else(|| {
        words.push(text);
        words.len() - 1
    });
    u32::try_from(at + 1).unwrap_or(0)
}

/// Up to [`BLOCK_ROWS`] rows, column by column in the order of the columns.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Block {
    /// Identities, in row order.
    pub ids: Vec<RowId>,
    /// One entry per column.
    pub columns: Vec<Cells>,
}

/// All rows of a kind.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// The columns, in the order of the page.
    pub columns: Arc<Vec<Column>>,
    /// The rows, in the order they came.
    pub blocks: Vec<Arc<Block>>,
    /// The next row's identity.
    pub next_id: RowId,
    /// Where the rows came from.
    pub source: Source,
}

impl PartialEq for Rows {
    /// Blocks that are shared are equal without being looked at.
    fn eq(&self, other: &Self) -> bool {
        let same_block = |(a, b): (&Arc<Block>, &Arc<Block>)| Arc::ptr_eq(a, b) || a == b;
        self.next_id == other.next_id
            && self.source == other.source
            && (Arc::ptr_eq(&self.columns, &other.columns) || self.columns == other.columns)
            && self.blocks.len() == other.blocks.len()
            && self.blocks.iter().zip(&other.blocks).all(same_block)
    }
}

/// Where a row stands: its block and its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Index of the block.
    pub block: usize,
    /// Index within the block.
    pub row: usize,
}

impl Rows {
    /// No rows, with these columns.
    #[must_use]
    pub fn new(columns: Vec<Column>, source: Source) -> Self {
        Self {
            columns: Arc::new(columns),
            blocks: Vec::new(),
            next_id: 1,
            source,
        }
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.blocks.iter().map(|b| b.ids.len()).sum()
    }

    /// True where there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|b| b.ids.is_empty())
    }

    /// Place of the column of this id.
    #[must_use]
    pub fn column_at(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.id == id)
    }

    /// Place of the first column with this role.
    #[must_use]
    pub fn role_at(&self, role: ColumnRole) -> Option<usize> {
        self.columns.iter().position(|c| c.role == role)
    }

    /// Place of the `index`th row.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<Place> {
        let mut rest = index;
        for (block, b) in self.blocks.iter().enumerate() {
            if rest < b.ids.len() {
                return Some(Place { block, row: rest });
            }
            rest -= b.ids.len();
        }
        None
    }

    /// Place of the row of this identity.
    #[must_use]
    pub fn find(&self, id: RowId) -> Option<Place> {
        self.blocks.iter().enumerate().find_map(|(block, b)| {
            b.ids
                .iter()
                .position(|i| *i == id)
                .map(|row| Place { block, row })
        })
    }

    /// Number of rows before a place.
    #[must_use]
    pub fn index_of(&self, place: Place) -> usize {
        self.blocks
            .iter()
            .take(place.block)
            .map(|b| b.ids.len())
            .sum::<usize>()
            + place.row
    }

    /// Identity of the row at a place.
    #[must_use]
    pub fn id_at(&self, place: Place) -> Option<RowId> {
        self.blocks.get(place.block)?.ids.get(place.row).copied()
    }

    /// The cell of a row in a column; empty where either is not there.
    #[must_use]
    pub fn cell(&self, place: Place, column: usize) -> Cell {
        self.blocks
            .get(place.block)
            .and_then(|b| b.columns.get(column))
            .map_or(Cell::Empty, |cells| cells.get(place.row))
    }

    /// Sets a cell; only the block it is in is copied.
    pub fn set(&mut self, place: Place, column: usize, cell: Cell) {
        if let Some(cells) = self
            .blocks
            .get_mut(place.block)
            .and_then(|b| Arc::make_mut(b).columns.get_mut(column))
        {
            cells.set(place.row, cell);
        }
    }

    /// Adds a row at the end; cells beyond the columns are dropped, missing ones are empty. Returns its identity.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell>) -> RowId {
        let id = self.next_id;
        self.next_id = self.next_id.saturating_add(1);
        if self.blocks.last().is_none_or(|b| b.ids.len() >= BLOCK_ROWS) {
            let columns = self.columns.iter().map(|c| Cells::empty(c.kind, 0)).collect();
            self.blocks.push(Arc::new(Block {
                ids: Vec::new(),
                columns,
            }));
        }
        if let Some(block) = self.blocks.last_mut() {
            let block = Arc::make_mut(block);
            block.ids.push(id);
            let mut cells = cells.into_iter();
            for column in &mut block.columns {
                column.push(cells.next().unwrap_or_default());
            }
        }
        id
    }

    /// Takes rows away; blocks without any of them stay as they are.
    pub fn remove(&mut self, ids: &[RowId]) {
        let gone: std::collections::HashSet<RowId> = ids.iter().copied().collect();
        for block in &mut self.blocks {
            let keep: Vec<bool> = block.ids.iter().map(|id| !gone.contains(id)).collect();
            if keep.iter().all(|k| *k) {
                continue;
            }
            let block = Arc::make_mut(block);
            for cells in &mut block.columns {
                cells.retain(&keep);
            }
            let mut keep = keep.into_iter();
            block.ids.retain(|_| keep.next().unwrap_or(true));
        }
        self.blocks.retain(|b| !b.ids.is_empty());
    }

    /// Adds a column at the end, empty in every row. Returns its place; an id that is taken returns that one's.
    pub fn add_column(&mut self, column: Column) -> usize {
        if let Some(at) = self.column_at(&column.id) {
            return at;
        }
        for block in &mut self.blocks {
            let rows = block.ids.len();
            Arc::make_mut(block).columns.push(Cells::empty(column.kind, rows));
        }
        Arc::make_mut(&mut self.columns).push(column);
        self.columns.len() - 1
    }

    /// The cells of a column, row by row.
    pub fn column_cells(&self, column: usize) -> impl Iterator<Item = Cell> {
        self.blocks.iter().flat_map(move |b| {
            (0..b.ids.len()).map(move |row| b.columns.get(column).map_or(Cell::Empty, |cells| cells.get(row)))
        })
    }
}
