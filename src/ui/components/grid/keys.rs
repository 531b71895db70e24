//! Keyboard, clipboard and pointer of a grid.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::selection::{Place, Selection};
use super::state::Grid;
use super::types::CellKind;

/// A mouse that moves less than this, in px, is at rest.
const LEAST_SWEEP: u32 = 4;

impl Grid {
    pub fn on_key(self, event: &web_sys::KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        if self.is_editing.get_untracked() {
            self.on_editing_key(event);
        } else if self.row_count.get_untracked() > 0 {
            self.on_moving_key(event);
        }
    }

    fn on_moving_key(self, event: &web_sys::KeyboardEvent) {
        let key = event.key();
        let has_command = event.ctrl_key() || event.meta_key();
        if event.alt_key() {
            return;
        }
        if let Some(to) = self.extent().after_key(self.cursor(), &key, has_command) {
            self.is_entering.set_value(false);
            self.go(to, event.shift_key());
        } else if has_command {
            match key.to_ascii_lowercase().as_str() {
                "a" => self.select(Selection::all(self.extent())),
                "d" => self.fill_down(),
                _ => return,
            }
        } else {
            match key.as_str() {
                "Enter" if event.shift_key() => self.go_by_enter(true),
                "Enter" => self.open_or_edit(),
                "F2" => self.begin_edit(true),
                "Delete" | "Backspace" => self.clear(),
                "Tab" if self.is_entering.get_value() => {
                    if !self.go_by_tab(event.shift_key()) {
                        return;
                    }
                }
                letter if letter.chars().count() == 1 && self.choose_by_letter(letter) => {}
                _ => return,
            }
        }
        event.prevent_default();
    }

    fn on_editing_key(self, event: &web_sys::KeyboardEvent) {
        match event.key().as_str() {
            "Enter" => {
                self.commit();
                self.go_by_enter(event.shift_key());
            }
            "Tab" => {
                self.commit();
                if !self.go_by_tab(event.shift_key()) {
                    return;
                }
            }
            "Escape" => {
                event.stop_propagation();
                self.cancel();
            }
            _ => return,
        }
        event.prevent_default();
        self.focus();
    }

    fn go_by_enter(self, is_back: bool) {
        let Place { row, column } = self.cursor();
        let row = if is_back { row.saturating_sub(1) } else { row + 1 };
        self.is_entering.set_value(true);
        self.go(Place { row, column }, false);
    }

    fn go_by_tab(self, is_back: bool) -> bool {
        let to = self.extent().after_tab(self.cursor(), is_back);
        self.is_entering.set_value(to.is_some());
        if let Some(to) = to {
            self.go(to, false);
        }
        to.is_some()
    }

    pub fn open_or_edit(self) {
        let place = self.cursor();
        if self.can_edit(place.column) {
            self.begin_edit(true);
        } else if let Some(on_open) = self.on_open {
            on_open.run(place.row);
        } else {
            self.refuse();
        }
    }

    /// Opens the editor on the cell under the cursor, with its text or empty for typing over it.
    pub fn begin_edit(self, keep_text: bool) {
        let place = self.cursor();
        if self.row_count.get_untracked() == 0 || !self.can_edit(place.column) {
            self.refuse();
            return;
        }
        self.reveal(place);
        if keep_text && let Some(editor) = self.editor.get_untracked() {
            editor.set_value(&self.text_of(place));
            editor.select();
        }
        self.message.set(String::new());
        if self.is_touched.get_value() && !self.is_choice(place.column) {
            self.raise_keyboard(place.column);
        }
        self.is_editing.set(true);
        if self.is_choice(place.column) {
            request_animation_frame(move || {
                if let Some(chooser) = self.chooser.get_untracked() {
                    // The chooser is drawn by now; were it gone, the cell simply stays as it was.
                    let _ = chooser.focus();
                }
            });
        }
    }

    /// A phone looks at what keyboard a field wants when the field takes the focus, so it is given again.
    fn raise_keyboard(self, column: usize) {
        let Some(editor) = self.editor.get_untracked() else {
            return;
        };
        let is_number = self
            .column(column)
            .is_some_and(|column| column.kind == CellKind::Number);
        let mode = if is_number { "decimal" } else { "text" };
        // Neither can fail on an input that is on the page.
        let _ = editor.set_attribute("inputmode", mode);
        let _ = editor.blur();
        self.focus();
    }

    pub fn is_choice(self, column: usize) -> bool {
        self.column(column)
            .is_some_and(|column| matches!(column.kind, CellKind::Choice(_)))
    }

    /// In a column of choices a letter takes the first choice that starts with it.
    fn choose_by_letter(self, letter: &str) -> bool {
        let place = self.cursor();
        let Some(CellKind::Choice(choices)) = self.column(place.column).map(|column| column.kind) else {
            return false;
        };
        if !self.can_edit(place.column) {
            return false;
        }
        let letter = letter.to_lowercase();
        let starts = |text: &str| text.to_lowercase().starts_with(&letter);
        match choices
            .iter()
            .find(|choice| starts(&choice.key) || starts(&choice.label))
        {
            Some(choice) => self.type_in(choice.key.clone()),
            None if letter == " " => self.begin_edit(true),
            None => {}
        }
        true
    }

    /// A letter arrived in the waiting field: from now on the field is the editor, letter included, so that an
    /// input method for Chinese goes on composing where it began.
    pub fn on_input(self) {
        if self.is_editing.get_untracked() {
            return;
        }
        let column = self.cursor().column;
        if self.can_edit(column) && !self.is_choice(column) && self.row_count.get_untracked() > 0 {
            self.begin_edit(false);
        } else {
            self.empty_editor();
            self.refuse();
        }
    }

    pub fn commit(self) {
        if !self.is_editing.get_untracked() {
            return;
        }
        let column = self.cursor().column;
        let text = if self.is_choice(column) {
            self.chooser.get_untracked().map(|chooser| chooser.value())
        } else {
            self.editor.get_untracked().map(|editor| editor.value())
        };
        self.is_editing.set(false);
        self.empty_editor();
        if let Some(text) = text {
            self.type_in(text);
        }
    }

    pub fn cancel(self) {
        self.is_editing.set(false);
        self.is_entering.set_value(false);
        self.empty_editor();
    }

    fn empty_editor(self) {
        if let Some(editor) = self.editor.get_untracked() {
            editor.set_value("");
        }
    }

    pub fn on_copy(self, event: &web_sys::ClipboardEvent, is_cut: bool) {
        if self.is_editing.get_untracked() {
            return;
        }
        if let Some(data) = event.clipboard_data()
            && data.set_data("text/plain", &self.copied()).is_ok()
        {
            event.prevent_default();
            if is_cut {
                self.clear();
            }
        }
    }

    pub fn on_paste(self, event: &web_sys::ClipboardEvent) {
        if self.is_editing.get_untracked() {
            return;
        }
        if let Some(text) = event
            .clipboard_data()
            .and_then(|data| data.get_data("text/plain").ok())
        {
            event.prevent_default();
            self.paste(&text);
        }
    }

    /// A press of the mouse on a cell: select, extend with Shift; editing ends with what was typed.
    pub fn on_press(self, event: &web_sys::MouseEvent) {
        let Some(place) = place_of(event.target()) else {
            return;
        };
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        self.pressed_at.set_value((event.client_x(), event.client_y()));
        let is_second_tap = self.is_touched.get_value()
            && place == self.cursor()
            && self.selected_row.get_untracked() == Some(place.row);
        self.commit();
        self.is_entering.set_value(false);
        self.go(place, event.shift_key());
        self.focus();
        if is_second_tap {
            self.open_or_edit();
        }
    }

    /// The mouse moves on with its button held: the selection grows.
    pub fn on_sweep(self, event: &web_sys::PointerEvent) {
        if event.buttons() != 1 || event.pointer_type() == "touch" || self.is_editing.get_untracked() {
            return;
        }
        // The page may move under a mouse that rests: the row it shows closely is taller or shorter.
        let (x, y) = self.pressed_at.get_value();
        if event.client_x().abs_diff(x).max(event.client_y().abs_diff(y)) < LEAST_SWEEP {
            return;
        }
        if let Some(place) = place_of(event.target()) {
            self.select(self.selection.get_untracked().held(self.extent()).extended(place));
        }
    }

    pub fn on_double(self, event: &web_sys::MouseEvent) {
        if place_of(event.target()).is_some() {
            event.prevent_default();
            self.open_or_edit();
        }
    }
}

/// The cell an event came from, by the numbers the cell carries.
fn place_of(target: Option<web_sys::EventTarget>) -> Option<Place> {
    let element = target?.dyn_into::<web_sys::Element>().ok()?;
    let cell = element.closest("[data-row]").ok().flatten()?;
    let number = |name: &str| cell.get_attribute(name)?.parse().ok();
    Some(Place {
        row: number("data-row")?,
        column: number("data-column")?,
    })
}
