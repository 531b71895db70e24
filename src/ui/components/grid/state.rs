//! What one grid knows: selection, editing, scroll, and the movements between them.

use leptos::html;
use leptos::prelude::*;

use super::block_text::{read_block, write_block};
use super::selection::{Block, Extent, Place, Selection};
use super::types::{CellKind, CellView, EditKind, GridColumn, GridEdit};
use crate::i18n::Lang;
use crate::i18n::number::{NumberStyle, format_number};
use crate::ui::locale::use_lang;

/// One paste or fill takes at most this many rows.
const MOST_ROWS: usize = 100_000;

/// What one grid knows; cheap to copy into every handler.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    pub columns: Signal<Vec<GridColumn>>,
    pub row_count: Signal<usize>,
    pub row: Callback<usize, Vec<CellView>>,
    pub copy_row: Option<Callback<usize, Vec<String>>>,
    pub on_edit: Option<Callback<GridEdit>>,
    pub on_open: Option<Callback<usize>>,
    pub selected_row: RwSignal<Option<usize>>,
    pub on_rows: Option<Callback<(usize, usize)>>,
    pub selection: RwSignal<Selection>,
    pub is_editing: RwSignal<bool>,
    /// Tab goes on through the cells after an edit; otherwise it leaves the grid.
    pub is_entering: StoredValue<bool>,
    /// The last press was a finger's: phones show their keyboard only while a cell is edited.
    pub is_touched: StoredValue<bool>,
    /// Where the mouse went down, in px of the window.
    pub pressed_at: StoredValue<(i32, i32)>,
    pub message: RwSignal<String>,
    pub scroll_top: RwSignal<f64>,
    pub scroll_left: RwSignal<f64>,
    pub view_height: RwSignal<f64>,
    pub row_height: f64,
    pub head_height: RwSignal<f64>,
    pub scroller: NodeRef<html::Div>,
    pub editor: NodeRef<html::Input>,
    pub chooser: NodeRef<html::Select>,
    pub lang: Signal<Lang>,
}

impl Grid {
    pub fn current_lang() -> Signal<Lang> {
        use_lang()
    }

    pub fn extent(self) -> Extent {
        Extent {
            rows: self.row_count.get_untracked(),
            columns: self.columns.with_untracked(Vec::len),
            page: self.rows_in_view().saturating_sub(1),
        }
    }

    pub fn cursor(self) -> Place {
        self.selection.get_untracked().held(self.extent()).cursor
    }

    pub fn block(self) -> Block {
        self.selection.get_untracked().held(self.extent()).block()
    }

    fn rows_in_view(self) -> usize {
        whole(self.view_height.get_untracked() / self.row_height)
    }

    /// Left edge of a column.
    pub fn left_of(self, column: usize) -> f64 {
        self.columns
            .with(|all| all.iter().take(column).map(|column| column.width).sum())
    }

    pub fn frozen_width(self) -> f64 {
        self.columns.with(|all| {
            all.iter()
                .filter(|column| column.is_frozen)
                .map(|column| column.width)
                .sum()
        })
    }

    pub fn total_width(self) -> f64 {
        self.columns
            .with(|all| all.iter().map(|column| column.width).sum())
    }

    pub fn column(self, index: usize) -> Option<GridColumn> {
        self.columns.with_untracked(|all| all.get(index).cloned())
    }

    pub fn can_edit(self, column: usize) -> bool {
        self.on_edit.is_some()
            && self.columns.with_untracked(|all| {
                all.get(column)
                    .is_some_and(|column| column.kind != CellKind::ReadOnly)
            })
    }

    pub fn text_of(self, place: Place) -> String {
        self.texts_of(place.row)
            .into_iter()
            .nth(place.column)
            .unwrap_or_default()
    }

    /// The texts of a row: it is read once for all of its cells.
    fn texts_of(self, row: usize) -> Vec<String> {
        match self.copy_row {
            Some(copy_row) => copy_row.run(row),
            None => self.row.run(row).into_iter().map(|cell| cell.text).collect(),
        }
    }

    /// What the cell at a place shows.
    pub fn shown(self, place: Place) -> CellView {
        let row = self.row.run(place.row);
        row.into_iter().nth(place.column).unwrap_or_default()
    }

    /// Moves the cursor; with `extend` the anchor stays.
    pub fn go(self, to: Place, extend: bool) {
        let to = self.extent().hold(to);
        let now = self.selection.get_untracked().held(self.extent());
        self.select(if extend {
            now.extended(to)
        } else {
            Selection::at(to)
        });
        self.reveal(to);
    }

    pub fn select(self, selection: Selection) {
        self.message.set(String::new());
        self.selection.set(selection);
        if self.row_count.get_untracked() > 0 {
            self.selected_row.set(Some(selection.cursor.row));
            if let Some(on_rows) = self.on_rows {
                let block = selection.block();
                on_rows.run((block.first.row, block.last.row));
            }
        }
    }

    /// Scrolls by as little as brings the cell into sight, clear of the heading and the frozen columns.
    pub fn reveal(self, place: Place) {
        let Some(scroller) = self.scroller.get_untracked() else {
            return;
        };
        let top = count(place.row) * self.row_height;
        let (from, view) = (self.scroll_top.get_untracked(), self.view_height.get_untracked());
        if top < from {
            scroller.set_scroll_top(pixels(top));
        } else if top + self.row_height > from + view {
            scroller.set_scroll_top(pixels(top + self.row_height - view));
        }
        let Some(column) = self.column(place.column) else {
            return;
        };
        if column.is_frozen {
            return;
        }
        let frozen = untrack(|| self.frozen_width());
        let left = untrack(|| self.left_of(place.column));
        let (from, view) = (
            f64::from(scroller.scroll_left()),
            f64::from(scroller.client_width()),
        );
        if left < from + frozen {
            scroller.set_scroll_left(pixels(left - frozen));
        } else if left + column.width > from + view {
            scroller.set_scroll_left(pixels((left + column.width - view).min(left - frozen)));
        }
    }

    /// Gives the focus to the field that catches keys.
    pub fn focus(self) {
        if let Some(editor) = self.editor.get_untracked() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // A grid that has left the page needs no focus.
            let _ = editor.focus_with_options(&options);
        }
    }

    fn edit(self, first: Place, values: Vec<Vec<String>>, kind: EditKind) {
        if let Some(on_edit) = self.on_edit
            && !values.is_empty()
        {
            on_edit.run(GridEdit {
                row: first.row,
                column: first.column,
                values,
                kind,
            });
        }
    }

    /// A single new text for the cell under the cursor.
    pub fn type_in(self, text: String) {
        let place = self.cursor();
        if self.text_of(place) != text {
            self.edit(place, vec![vec![text]], EditKind::Type);
        }
    }

    pub fn clear(self) {
        let block = self.block();
        let is_editable = (block.first.column..=block.last.column).any(|column| self.can_edit(column));
        if is_editable {
            let rows = vec![vec![String::new(); block.width()]; block.height()];
            self.edit(block.first, rows, EditKind::Clear);
        } else {
            self.refuse();
        }
    }

    /// Fills the selection from its first row; a single row from the one above.
    pub fn fill_down(self) {
        let block = self.block();
        let source = if block.height() > 1 {
            Some(block.first.row)
        } else {
            block.first.row.checked_sub(1)
        };
        let Some(source) = source else { return };
        let row: Vec<String> = (block.first.column..=block.last.column)
            .map(|column| self.text_of(Place { row: source, column }))
            .collect();
        let first = Place {
            row: source + 1,
            column: block.first.column,
        };
        let height = (block.last.row - source).min(MOST_ROWS);
        self.edit(first, vec![row; height], EditKind::Fill);
    }

    pub fn copied(self) -> String {
        if self.row_count.get_untracked() == 0 {
            return String::new();
        }
        let block = self.block();
        let rows: Vec<Vec<String>> = (block.first.row..=block.last.row)
            .map(|row| {
                let mut texts = self.texts_of(row);
                texts.truncate(block.last.column + 1);
                texts.drain(..block.first.column.min(texts.len()));
                texts
            })
            .collect();
        write_block(&rows)
    }

    /// Pastes a block at the selection's first cell; a single value fills the whole selection.
    pub fn paste(self, text: &str) {
        let mut rows = read_block(text);
        if rows.is_empty() || self.on_edit.is_none() {
            return;
        }
        let block = self.block();
        if let [row] = rows.as_slice()
            && let [only] = row.as_slice()
        {
            rows = vec![vec![only.clone(); block.width()]; block.height().min(MOST_ROWS)];
        }
        let is_cut = rows.len() > MOST_ROWS;
        rows.truncate(MOST_ROWS);
        let room = self.extent().columns - block.first.column;
        let beyond = rows.iter().flat_map(|row| row.iter().skip(room));
        let beyond = beyond.filter(|text| !text.trim().is_empty()).count();
        for row in &mut rows {
            row.truncate(room);
        }
        let last = Place {
            row: block.first.row + rows.len() - 1,
            column: block.first.column + rows.iter().map(Vec::len).max().unwrap_or(1) - 1,
        };
        self.edit(block.first, rows, EditKind::Paste);
        self.select(Selection::at(block.first).extended(self.extent().hold(last)));
        if is_cut {
            let lang = self.lang.get_untracked();
            let limit = format_number(count(MOST_ROWS), lang, NumberStyle::WHOLE);
            self.message.set((lang.texts().parts().grid.too_many)(&limit));
        } else if beyond > 0 {
            let lang = self.lang.get_untracked();
            let beyond = format_number(count(beyond), lang, NumberStyle::WHOLE);
            self.message.set((lang.texts().parts().grid.too_wide)(&beyond));
        }
    }

    /// Says that the cell under the cursor cannot be changed.
    pub fn refuse(self) {
        self.message.set(
            self.lang
                .get_untracked()
                .texts()
                .parts()
                .grid
                .read_only
                .to_owned(),
        );
    }
}

/// A count as a number; exact far beyond any grid.
#[expect(clippy::cast_precision_loss, reason = "rows stay far below 2^53")]
pub(super) fn count(value: usize) -> f64 {
    value as f64
}

/// A length in px as a whole number that counts rows.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to a sane range first"
)]
pub(super) fn whole(value: f64) -> usize {
    if value.is_finite() {
        value.clamp(0.0, 1e9) as usize
    } else {
        0
    }
}

#[expect(clippy::cast_possible_truncation, reason = "held to a sane range first")]
fn pixels(value: f64) -> i32 {
    if value.is_finite() {
        value.clamp(0.0, 2e9) as i32
    } else {
        0
    }
}
