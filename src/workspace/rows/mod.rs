//! Rows of a workspace (leads, later deals and customers), in columns and immutable blocks.
//!
//! A block holds up to [`BLOCK_ROWS`] rows column by column and is never changed once it is shared: an edit copies
//! the one block it touches. So an undo step, a snapshot and a saved document all share the blocks they have in
//! common, in memory and in storage.

mod cells;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use self::cells::Cells;
use crate::engines::value::{Source, Text};
use crate::i18n::date::Day;

/// Most rows of a block.
pub const BLOCK_ROWS: usize = 2000;

/// Identity of a row within its workspace; never used twice.
pub type RowId = u32;

/// Highest identity. Only a file made by hand gets there; then new rows take the lowest one that is free.
pub const HIGHEST_ID: RowId = RowId::MAX / 2;

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
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

/// Up to [`BLOCK_ROWS`] rows, column by column in the order of the columns.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Block {
    /// Identities, in row order.
    pub ids: Vec<RowId>,
    /// One entry per column.
    pub columns: Vec<Cells>,
}

impl Block {
    /// Whether the block is whole and holds what these columns say: as many cells as rows in each, of its kind.
    #[must_use]
    pub fn fits(&self, columns: &[Column]) -> bool {
        self.ids.len() <= BLOCK_ROWS
            && self.columns.len() == columns.len()
            && self
                .columns
                .iter()
                .zip(columns)
                .all(|(cells, c)| cells.kind() == c.kind && cells.len() == self.ids.len() && cells.is_sound())
    }
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

    /// Whether any cell of the column at this place holds something.
    #[must_use]
    pub fn has_any(&self, column: usize) -> bool {
        let mut cells = self.blocks.iter().filter_map(|block| block.columns.get(column));
        cells.any(Cells::has_any)
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

    /// The words of a text cell, without a copy; none for any other cell.
    #[must_use]
    pub fn text(&self, place: Place, column: usize) -> Option<&str> {
        self.blocks.get(place.block)?.columns.get(column)?.text(place.row)
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

    /// Sets many cells, each by the index of its row and its column; blocks without any of them stay shared.
    pub fn set_many(&mut self, changes: impl IntoIterator<Item = (usize, usize, Cell)>) {
        let mut by_column: BTreeMap<(usize, usize), Vec<(usize, Cell)>> = BTreeMap::new();
        for (index, column, cell) in changes {
            if let Some(place) = self.place(index) {
                let list = by_column.entry((place.block, column)).or_default();
                list.push((place.row, cell));
            }
        }
        for ((block, column), list) in by_column {
            let block = self.blocks.get_mut(block).map(Arc::make_mut);
            if let Some(cells) = block.and_then(|b| b.columns.get_mut(column)) {
                cells.set_many(list);
            }
        }
    }

    /// Adds a row at the end; cells beyond the columns are dropped, missing ones are empty. Returns its identity.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell>) -> RowId {
        let id = if self.next_id <= HIGHEST_ID {
            self.next_id += 1;
            self.next_id - 1
        } else {
            self.lowest_free_id()
        };
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

    fn lowest_free_id(&self) -> RowId {
        let used: HashSet<RowId> = self.blocks.iter().flat_map(|b| &b.ids).copied().collect();
        (1..=HIGHEST_ID)
            .find(|id| !used.contains(id))
            .unwrap_or(HIGHEST_ID)
    }

    /// Takes rows away; blocks without any of them stay as they are.
    pub fn remove(&mut self, ids: &[RowId]) {
        let gone: HashSet<RowId> = ids.iter().copied().collect();
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

    /// Whether every block fits the columns and every column and row has an identity of its own.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let mut columns = HashSet::new();
        let ids = || self.blocks.iter().flat_map(|b| &b.ids).copied();
        // Rows mostly stand in the order they were made.
        let is_unique = || {
            let mut seen = HashSet::new();
            ids().is_sorted_by(|a, b| a < b) || ids().all(|id| seen.insert(id))
        };
        self.columns.iter().all(|c| columns.insert(c.id.as_str()))
            && self.blocks.iter().all(|b| b.fits(&self.columns))
            && ids().all(|id| (1..=HIGHEST_ID).contains(&id))
            && is_unique()
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
