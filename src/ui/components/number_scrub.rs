//! Dragging what says `data-scrub` in a field sideways changes its number: four pixels are one step, with Shift ten.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::number_field::Entry;
use super::support::next_gesture;

/// Pixels of movement for one step.
const PIXELS_PER_STEP: f64 = 4.0;
/// A hand that moved less than this meant to click.
const DEAD_ZONE: f64 = 3.0;

/// One drag under way.
#[derive(Clone, Copy)]
struct Drag {
    from_x: f64,
    from_value: f64,
    gesture: u32,
    has_moved: bool,
}

/// The drag of one field.
#[derive(Clone, Copy)]
pub(super) struct Scrub {
    entry: Entry,
    drag: StoredValue<Option<Drag>>,
    swallows_click: StoredValue<bool>,
}

/// Ties a field to the entry that is dragged.
pub(super) fn use_scrub(entry: Entry) -> Scrub {
    Scrub {
        entry,
        drag: StoredValue::new(None),
        swallows_click: StoredValue::new(false),
    }
}

impl Scrub {
    /// The pointer goes down in the field.
    pub fn start(self, event: &web_sys::PointerEvent) {
        self.swallows_click.set_value(false);
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let handle = target.and_then(|target| target.closest("[data-scrub]").ok().flatten());
        let is_held = |handle: web_sys::Element| handle.set_pointer_capture(event.pointer_id()).is_ok();
        if event.button() != 0 || !handle.is_some_and(is_held) {
            return;
        }
        self.drag.set_value(Some(Drag {
            from_x: f64::from(event.client_x()),
            from_value: self.entry.value_now(),
            gesture: next_gesture(),
            has_moved: false,
        }));
    }

    /// The pointer moves with the handle held.
    pub fn drag(self, event: &web_sys::PointerEvent) {
        let Some(drag) = self.drag.get_value() else { return };
        let moved = f64::from(event.client_x()) - drag.from_x;
        if !drag.has_moved && moved.abs() < DEAD_ZONE {
            return;
        }
        self.drag.set_value(Some(Drag {
            has_moved: true,
            ..drag
        }));
        let steps = (moved / PIXELS_PER_STEP).round() * if event.shift_key() { 10.0 } else { 1.0 };
        self.entry
            .drag_to(self.entry.rules().stepped(drag.from_value, steps), drag.gesture);
    }

    /// The pointer lets go.
    pub fn end(self) {
        let has_moved = self.drag.get_value().is_some_and(|drag| drag.has_moved);
        self.swallows_click.set_value(has_moved);
        self.drag.set_value(None);
    }

    /// The click that ends a drag does not open the field.
    pub fn swallow_click(self, event: &web_sys::MouseEvent) {
        if self.swallows_click.get_value() {
            event.prevent_default();
            self.swallows_click.set_value(false);
        }
    }
}
