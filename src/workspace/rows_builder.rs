//! Makes many rows at once.
//!
//! [`Cells::set`] looks a word up among the words of its block one by one, which is right for an edit and too slow for
//! a column of 100 000 distinct names. Here each column of the block being filled has a map from words to codes.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::rows::{BLOCK_ROWS, Block, Cells, Column, ColumnKind, HIGHEST_ID, RowId, Rows};
use super::word_table::WordTable;
use crate::engines::value::Source;
use crate::i18n::date::Day;

/// A cell to be added; words are borrowed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum NewCell<'a> {
    /// Nothing.
    #[default]
    Empty,
    /// Words; in a number or day column they stay as unread.
    Text(&'a str),
    /// A number; one that is not finite is nothing.
    Number(f64),
    /// A day.
    Day(Day),
}

/// Fills blocks row by row. Identities go on from where the rows left off.
///
/// ```
/// use loudou::engines::value::{Source, Text};
/// use loudou::workspace::rows::{Cell, Column, ColumnKind, ColumnRole};
/// use loudou::workspace::rows_builder::{NewCell, RowsBuilder};
/// let name = Column { id: "name".into(), name: Text::own("Lead"), kind: ColumnKind::Text, role: ColumnRole::Name };
/// let mut builder = RowsBuilder::new(vec![name], Source::Imported, 1);
/// builder.push([NewCell::Text("Acme")]);
/// let rows = builder.finish();
/// assert_eq!(rows.place(0).map(|place| rows.cell(place, 0)), Some(Cell::Text("Acme".into())));
/// ```
#[derive(Debug)]
pub struct RowsBuilder {
    rows: Rows,
    ids: Vec<RowId>,
    filling: Vec<Filling>,
    /// Identities in use and the next one to try, once the range has been gone through.
    spare: Option<(HashSet<RowId>, RowId)>,
}

impl RowsBuilder {
    /// Starts with no rows.
    #[must_use]
    pub fn new(columns: Vec<Column>, source: Source, next_id: RowId) -> Self {
        let mut rows = Rows::new(columns, source);
        rows.next_id = next_id.max(1);
        Self::onto(rows)
    }

    /// Goes on behind rows that are there; all blocks but a last one that is not full stay shared.
    #[must_use]
    pub fn onto(mut rows: Rows) -> Self {
        let open = rows.blocks.pop_if(|block| block.ids.len() < BLOCK_ROWS);
        let (ids, filling) = match open {
            Some(block) => (
                block.ids.clone(),
                block.columns.iter().map(Filling::behind).collect(),
            ),
            None => (
                Vec::new(),
                rows.columns.iter().map(|c| Filling::new(c.kind)).collect(),
            ),
        };
        Self {
            rows,
            ids,
            filling,
            spare: None,
        }
    }

    /// Adds a row; cells beyond the columns are dropped, missing ones are empty. Returns its identity.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = NewCell<'a>>) -> RowId {
        let id = self.next_identity();
        self.ids.push(id);
        let mut cells = cells.into_iter();
        for column in &mut self.filling {
            column.push(cells.next().unwrap_or_default());
        }
        if self.ids.len() >= BLOCK_ROWS {
            self.close();
        }
        id
    }

    /// As [`Rows::push`] gives them: counted up, and beyond the range the lowest that no row has.
    fn next_identity(&mut self) -> RowId {
        let id = self.rows.next_id;
        if id <= HIGHEST_ID {
            self.rows.next_id = id + 1;
            return id;
        }
        let (blocks, open) = (&self.rows.blocks, &self.ids);
        let used = || blocks.iter().flat_map(|b| &b.ids).chain(open).copied().collect();
        let (used, free) = self.spare.get_or_insert_with(|| (used(), 1));
        while !used.insert(*free) {
            *free = free.saturating_add(1);
        }
        *free
    }

    fn close(&mut self) {
        let fresh = self.rows.columns.iter().map(|c| Filling::new(c.kind)).collect();
        let filled = std::mem::replace(&mut self.filling, fresh);
        self.rows.blocks.push(Arc::new(Block {
            ids: std::mem::take(&mut self.ids),
            columns: filled.into_iter().map(|column| column.cells).collect(),
        }));
    }

    /// The rows.
    #[must_use]
    pub fn finish(mut self) -> Rows {
        if !self.ids.is_empty() {
            self.close();
        }
        self.rows
    }
}

/// A column being filled.
#[derive(Debug)]
struct Filling {
    cells: Cells,
    /// Finds the code of a word.
    table: WordTable,
}

impl Filling {
    fn new(kind: ColumnKind) -> Self {
        Self {
            cells: Cells::empty(kind, 0),
            table: WordTable::default(),
        }
    }

    /// Goes on behind cells that are there. A word that stands in their list twice is listed once.
    fn behind(cells: &Cells) -> Self {
        let mut filling = Self::new(cells.kind());
        if let Cells::Text { words, codes } = cells {
            let mut list = Vec::with_capacity(words.len());
            let anew: Vec<u32> = words
                .iter()
                .map(|w| code_of(&mut list, &mut filling.table, w))
                .collect();
            let code = |old: &u32| anew.get((*old as usize).checked_sub(1)?).copied();
            filling.cells = Cells::Text {
                codes: codes.iter().map(|old| code(old).unwrap_or(0)).collect(),
                words: list,
            };
        } else {
            filling.cells = cells.clone();
        }
        filling
    }

    fn push(&mut self, cell: NewCell<'_>) {
        match (&mut self.cells, cell) {
            (Cells::Text { words, codes }, NewCell::Text(text)) => {
                codes.push(code_of(words, &mut self.table, text));
            }
            (Cells::Text { words, codes }, NewCell::Number(x)) if x.is_finite() => {
                codes.push(code_of(words, &mut self.table, &x.to_string()));
            }
            (Cells::Text { words, codes }, NewCell::Day(day)) => {
                codes.push(code_of(words, &mut self.table, &day.to_string()));
            }
            (Cells::Text { codes, .. }, _) => codes.push(0),
            (Cells::Number { values, .. }, NewCell::Number(x)) => {
                // Adding 0 turns a negative zero into zero.
                values.push(Some(x + 0.0).filter(|x| x.is_finite()));
            }
            (Cells::Number { values, unread }, cell) => push_unread(values, unread, cell),
            (Cells::Day { values, .. }, NewCell::Day(day)) => values.push(Some(day.epoch_days())),
            (Cells::Day { values, unread }, cell) => push_unread(values, unread, cell),
        }
    }
}

fn code_of(words: &mut Vec<String>, table: &mut WordTable, text: &str) -> u32 {
    if text.is_empty() {
        return 0;
    }
    let number = table.number_of(text, |number| {
        words.get(number as usize).is_some_and(|w| w == text)
    });
    if number as usize == words.len() {
        words.push(text.to_owned());
    }
    number + 1
}

/// Keeps as words what does not fit the kind of the column.
fn push_unread<T>(values: &mut Vec<Option<T>>, unread: &mut BTreeMap<usize, String>, cell: NewCell<'_>) {
    let text = match cell {
        NewCell::Text(text) if !text.is_empty() => Some(text.to_owned()),
        NewCell::Number(x) if x.is_finite() => Some(x.to_string()),
        NewCell::Day(day) => Some(day.to_string()),
        _ => None,
    };
    if let Some(text) = text {
        unread.insert(values.len(), text);
    }
    values.push(None);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::value::Text;
    use crate::workspace::rows::{Cell, ColumnRole};

    fn columns() -> Vec<Column> {
        [ColumnKind::Text, ColumnKind::Number, ColumnKind::Day]
            .into_iter()
            .enumerate()
            .map(|(at, kind)| Column {
                id: format!("c{at}"),
                name: Text::own("c"),
                kind,
                role: ColumnRole::Other,
            })
            .collect()
    }

    fn as_cell(cell: NewCell<'_>) -> Cell {
        match cell {
            NewCell::Empty => Cell::Empty,
            NewCell::Text(text) => Cell::text(text),
            NewCell::Number(x) => Cell::Number(x),
            NewCell::Day(day) => Cell::Day(day),
        }
    }

    #[test]
    fn gives_what_pushing_one_by_one_gives() {
        let day = Day::new(2026, 11, 21).unwrap();
        let kinds = [
            NewCell::Empty,
            NewCell::Text("words"),
            NewCell::Text("其他"),
            NewCell::Number(-0.0),
            NewCell::Number(f64::NAN),
            NewCell::Day(day),
        ];
        let row = |n: usize| (0..3).map(move |c| kinds[(n * 7 + c * 5 + n / 3) % kinds.len()]);
        let mut slow = Rows::new(columns(), Source::Imported);
        let mut fast = RowsBuilder::new(columns(), Source::Imported, 1);
        for n in 0..BLOCK_ROWS + 7 {
            assert_eq!(slow.push(row(n).map(as_cell)), fast.push(row(n)));
        }
        let mut fast = RowsBuilder::onto(fast.finish());
        for n in 0..BLOCK_ROWS {
            slow.push(row(n).map(as_cell));
            fast.push(row(n));
        }
        assert_eq!(fast.finish(), slow);
    }

    #[test]
    fn identities_beyond_the_range_are_free_ones() {
        let mut builder = RowsBuilder::new(columns(), Source::Typed, HIGHEST_ID);
        let given: Vec<RowId> = (0..3).map(|_| builder.push([])).collect();
        assert_eq!(given, [HIGHEST_ID, 1, 2]);
        let mut more = RowsBuilder::onto(builder.finish());
        assert_eq!(more.push([]), 3);
    }

    #[test]
    fn full_blocks_stay_shared() {
        let mut builder = RowsBuilder::new(columns(), Source::Typed, 5);
        (0..BLOCK_ROWS).for_each(|_| {
            builder.push([NewCell::Text("a")]);
        });
        let rows = builder.finish();
        let mut more = RowsBuilder::onto(rows.clone());
        assert_eq!(more.push([NewCell::Text("b")]), 5 + 2000);
        let more = more.finish();
        assert!(Arc::ptr_eq(&rows.blocks[0], &more.blocks[0]));
        assert_eq!(more.len(), BLOCK_ROWS + 1);
    }
}
