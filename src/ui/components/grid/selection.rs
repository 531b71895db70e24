//! Where the cursor is and what is selected: plain numbers, so that every movement is tested.

/// A cell by row and column, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    pub row: usize,
    pub column: usize,
}

/// The cursor, and the corner the selection was begun at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Selection {
    pub cursor: Place,
    pub anchor: Place,
}

/// How many rows and columns there are, and how many rows make a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub rows: usize,
    pub columns: usize,
    pub page: usize,
}

/// A block of cells, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    pub first: Place,
    pub last: Place,
}

/// What the selection marks in one row: the column of the cursor, and the first and last column of a range of
/// more than one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct RowMarks {
    pub active: Option<usize>,
    pub range: Option<(usize, usize)>,
}

impl Block {
    pub const fn height(self) -> usize {
        self.last.row - self.first.row + 1
    }

    pub const fn width(self) -> usize {
        self.last.column - self.first.column + 1
    }
}

impl Selection {
    /// One cell.
    pub const fn at(place: Place) -> Self {
        Self {
            cursor: place,
            anchor: place,
        }
    }

    /// The same anchor with the cursor elsewhere.
    pub const fn extended(self, cursor: Place) -> Self {
        Self { cursor, ..self }
    }

    pub fn block(self) -> Block {
        let (a, b) = (self.anchor, self.cursor);
        Block {
            first: Place {
                row: a.row.min(b.row),
                column: a.column.min(b.column),
            },
            last: Place {
                row: a.row.max(b.row),
                column: a.column.max(b.column),
            },
        }
    }

    /// What it marks in a row.
    pub fn marks(self, row: usize) -> RowMarks {
        let block = self.block();
        let is_range = block.height() > 1 || block.width() > 1;
        let is_in = is_range && (block.first.row..=block.last.row).contains(&row);
        RowMarks {
            active: (self.cursor.row == row).then_some(self.cursor.column),
            range: is_in.then_some((block.first.column, block.last.column)),
        }
    }

    /// Held inside a grid that has become smaller.
    pub fn held(self, extent: Extent) -> Self {
        Self {
            cursor: extent.hold(self.cursor),
            anchor: extent.hold(self.anchor),
        }
    }

    /// Every cell.
    pub fn all(extent: Extent) -> Self {
        Self {
            anchor: Place::default(),
            cursor: extent.last(),
        }
    }
}

impl Extent {
    pub const fn last(self) -> Place {
        Place {
            row: self.rows.saturating_sub(1),
            column: self.columns.saturating_sub(1),
        }
    }

    pub fn hold(self, place: Place) -> Place {
        let last = self.last();
        Place {
            row: place.row.min(last.row),
            column: place.column.min(last.column),
        }
    }

    /// Where a key leads; `None` when the key does not move.
    pub fn after_key(self, from: Place, key: &str, is_jump: bool) -> Option<Place> {
        let last = self.last();
        let Place { row, column } = from;
        let to = match (key, is_jump) {
            ("ArrowUp", false) => Place {
                row: row.saturating_sub(1),
                column,
            },
            ("ArrowUp", true) => Place { row: 0, column },
            ("ArrowDown", false) => Place { row: row + 1, column },
            ("ArrowDown", true) => Place {
                row: last.row,
                column,
            },
            ("ArrowLeft", false) => Place {
                row,
                column: column.saturating_sub(1),
            },
            ("ArrowLeft", true) | ("Home", false) => Place { row, column: 0 },
            ("ArrowRight", false) => Place {
                row,
                column: column + 1,
            },
            ("ArrowRight", true) | ("End", false) => Place {
                row,
                column: last.column,
            },
            ("Home", true) => Place::default(),
            ("End", true) => last,
            ("PageUp", _) => Place {
                row: row.saturating_sub(self.page.max(1)),
                column,
            },
            ("PageDown", _) => Place {
                row: row.saturating_add(self.page.max(1)),
                column,
            },
            _ => return None,
        };
        Some(self.hold(to))
    }

    /// The cell after (or before) one in reading order; `None` past either end, where Tab leaves the grid.
    pub fn after_tab(self, from: Place, is_back: bool) -> Option<Place> {
        let last = self.last();
        if is_back {
            match (from.row, from.column) {
                (0, 0) => None,
                (row, 0) => Some(Place {
                    row: row - 1,
                    column: last.column,
                }),
                (row, column) => Some(Place {
                    row,
                    column: column - 1,
                }),
            }
        } else if from.column < last.column {
            Some(Place {
                row: from.row,
                column: from.column + 1,
            })
        } else if from.row < last.row {
            Some(Place {
                row: from.row + 1,
                column: 0,
            })
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Extent = Extent {
        rows: 100,
        columns: 4,
        page: 10,
    };

    fn place(row: usize, column: usize) -> Place {
        Place { row, column }
    }

    #[test]
    fn movement_stops_at_the_edges() {
        assert_eq!(GRID.after_key(place(0, 0), "ArrowUp", false), Some(place(0, 0)));
        assert_eq!(
            GRID.after_key(place(99, 3), "ArrowRight", false),
            Some(place(99, 3))
        );
        assert_eq!(
            GRID.after_key(place(95, 1), "PageDown", false),
            Some(place(99, 1))
        );
        assert_eq!(GRID.after_key(place(5, 2), "Home", true), Some(place(0, 0)));
        assert_eq!(GRID.after_key(place(5, 2), "a", false), None);
    }

    #[test]
    fn tab_reads_on_and_leaves_at_the_end() {
        assert_eq!(GRID.after_tab(place(0, 3), false), Some(place(1, 0)));
        assert_eq!(GRID.after_tab(place(99, 3), false), None);
        assert_eq!(GRID.after_tab(place(1, 0), true), Some(place(0, 3)));
        assert_eq!(GRID.after_tab(place(0, 0), true), None);
    }

    #[test]
    fn a_selection_made_upwards_is_the_same_block() {
        let selection = Selection::at(place(5, 2)).extended(place(3, 1));
        let block = selection.block();
        assert_eq!((block.first, block.last), (place(3, 1), place(5, 2)));
        assert_eq!((block.height(), block.width()), (3, 2));
        let marks = selection.marks(4);
        assert_eq!((marks.active, marks.range), (None, Some((1, 2))));
        assert_eq!(selection.marks(3).active, Some(1));
        assert_eq!(selection.marks(6), RowMarks::default());
    }

    #[test]
    fn a_single_cell_is_active_and_no_range() {
        let marks = Selection::at(place(5, 2)).marks(5);
        assert_eq!((marks.active, marks.range), (Some(2), None));
    }

    #[test]
    fn an_empty_grid_has_nowhere_to_go() {
        let none = Extent {
            rows: 0,
            columns: 0,
            page: 0,
        };
        assert_eq!(none.after_key(place(0, 0), "ArrowDown", true), Some(place(0, 0)));
        assert_eq!(none.after_tab(place(0, 0), false), None);
        assert_eq!(Selection::at(place(9, 9)).held(none).cursor, place(0, 0));
    }
}
