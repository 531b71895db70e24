//! What a grid is told and what it tells.

use std::sync::Arc;

use crate::ui::components::{Choice, Tone};

/// Where the words of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the start; words.
    #[default]
    Start,
    /// At the end; numbers.
    End,
    /// In the middle; badges.
    Centre,
}

impl Align {
    pub(super) const fn attribute(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Centre => "centre",
        }
    }
}

/// How the cells of a column are edited. The page, not the grid, decides what a text means.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CellKind {
    /// Words.
    #[default]
    Text,
    /// A number; phones show their number keys.
    Number,
    /// A date.
    Date,
    /// One of a closed list.
    Choice(Arc<Vec<Choice>>),
    /// Not edited; Enter or a double click opens the row.
    ReadOnly,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct GridColumn {
    /// What it is called in code.
    pub key: Arc<str>,
    /// What it is called on the page.
    pub title: String,
    /// Its width in px; it does not change while the user works.
    pub width: f64,
    /// Where its words stand.
    pub align: Align,
    /// How it is edited.
    pub kind: CellKind,
    /// Whether its heading sorts.
    pub is_sortable: bool,
    /// Whether it stays in sight while the others scroll; frozen columns come first.
    pub is_frozen: bool,
    /// Whether paper has room for it.
    pub is_printed: bool,
}

impl GridColumn {
    /// A column of words, 120 px wide.
    pub fn new(key: impl Into<Arc<str>>, title: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            title: title.into(),
            width: 120.0,
            align: Align::Start,
            kind: CellKind::Text,
            is_sortable: false,
            is_frozen: false,
            is_printed: true,
        }
    }

    /// Sets the width in px.
    #[must_use]
    pub fn width(mut self, px: f64) -> Self {
        self.width = px.clamp(40.0, 800.0);
        self
    }

    /// Sets how it is edited; numbers also move to the end of the cell.
    #[must_use]
    pub fn kind(mut self, kind: CellKind) -> Self {
        if kind == CellKind::Number {
            self.align = Align::End;
        }
        self.kind = kind;
        self
    }

    /// Sets where its words stand.
    #[must_use]
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Lets its heading sort.
    #[must_use]
    pub fn sortable(mut self) -> Self {
        self.is_sortable = true;
        self
    }

    /// Keeps it in sight.
    #[must_use]
    pub fn frozen(mut self) -> Self {
        self.is_frozen = true;
        self
    }

    /// Leaves it off the paper, where only its title is named.
    #[must_use]
    pub fn off_paper(mut self) -> Self {
        self.is_printed = false;
        self
    }
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CellView {
    /// Its words.
    pub text: String,
    /// How loud they are.
    pub tone: CellTone,
    /// Draws the words as a badge.
    pub badge: Option<Tone>,
    /// Why its value is refused; the words stay as typed.
    pub invalid: Option<String>,
    /// Whether it shows a default or a placeholder and holds nothing of its own.
    pub is_ghost: bool,
}

impl CellView {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Words in a badge.
    pub fn badge(text: impl Into<String>, tone: Tone) -> Self {
        Self {
            text: text.into(),
            badge: Some(tone),
            ..Self::default()
        }
    }
}

/// How loud the words of a cell are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellTone {
    /// As the others.
    #[default]
    Plain,
    /// Stepping back.
    Muted,
    /// Standing out.
    Strong,
    /// Bad news; the words have to say so too.
    Bad,
}

impl CellTone {
    pub(super) const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Muted => Some("muted"),
            Self::Strong => Some("strong"),
            Self::Bad => Some("bad"),
        }
    }
}

/// What the user did to change cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditKind {
    /// Typed or chose a value.
    Type,
    /// Pasted a block.
    Paste,
    /// Filled down.
    Fill,
    /// Emptied cells.
    Clear,
}

/// One change by the user, and so one undo step. A block may reach past the last row (the page appends) or over
/// read-only columns (the page leaves those out); it never reaches past the last column.
#[derive(Debug, Clone, PartialEq)]
pub struct GridEdit {
    /// Row of the first cell.
    pub row: usize,
    /// Column of the first cell.
    pub column: usize,
    /// The texts, row by row.
    pub values: Vec<Vec<String>>,
    /// What the user did.
    pub kind: EditKind,
}

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

impl Direction {
    /// The other way.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

/// Which column sorts the rows, and which way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridSort {
    /// The column's key.
    pub key: Arc<str>,
    /// Which way.
    pub direction: Direction,
}
