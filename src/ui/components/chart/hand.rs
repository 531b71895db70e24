//! Reading and moving marks with pointer, touch and keyboard.

use leptos::html;
use leptos::prelude::*;

use super::Shown;
use super::geometry::{grip_at, mark_at, readable};
use crate::charts::scene::{Axis, DragId, Mark, Scene};
use crate::ui::components::{Leisurely, next_gesture};

/// A movement of a movable mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChartDrag {
    /// Which of the drawing's movable things, in the order of its input.
    pub index: usize,
    /// Its new value.
    pub value: f64,
    /// The movement of the hand it belongs to; all that share one are one undo step.
    pub gesture: u32,
}

/// What one chart knows about the hand over it.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    pub scene: Memo<Scene>,
    pub shown: Leisurely<Shown>,
    pub canvas: NodeRef<html::Div>,
    /// Place of the mark being read.
    pub active: RwSignal<Option<usize>>,
    pub on_drag: Option<Callback<ChartDrag>>,
    /// The movable thing in the hand, and the gesture.
    pub held: StoredValue<Option<(usize, u32)>>,
}

impl Hand {
    /// A pointer event's place in px of the scene.
    fn place(self, event: &web_sys::PointerEvent) -> Option<(f64, f64)> {
        let area = self.canvas.get_untracked()?.get_bounding_client_rect();
        let ratio = if area.width() > 0.0 {
            self.scene.with_untracked(|scene| scene.width) / area.width()
        } else {
            1.0
        };
        let x = (f64::from(event.client_x()) - area.left()) * ratio;
        let y = (f64::from(event.client_y()) - area.top()) * ratio;
        Some((x, y))
    }

    /// The pointer goes down: take hold of a movable mark, or read what is there.
    pub fn press(self, event: &web_sys::PointerEvent) {
        let Some((x, y)) = self.place(event) else { return };
        if self.on_drag.is_some() && event.button() == 0 {
            let grip = self.scene.with_untracked(|scene| {
                grip_at(scene, x, y)
                    .and_then(|place| scene.marks.get(place))
                    .and_then(|mark| mark.drag)
            });
            if let Some(drag) = grip
                && let Some(canvas) = self.canvas.get_untracked()
                && canvas.set_pointer_capture(event.pointer_id()).is_ok()
            {
                event.prevent_default();
                self.held.set_value(Some((drag.index, next_gesture())));
            }
        }
        self.read_at(x, y);
    }

    /// The pointer moves: the held mark follows, or the nearest is read.
    pub fn hover(self, event: &web_sys::PointerEvent) {
        let Some((x, y)) = self.place(event) else { return };
        match self.held.get_value() {
            Some((index, gesture)) => {
                if let Some(drag) = self.drag_of(index) {
                    let value = drag.value_at(if drag.axis == Axis::X { x } else { y });
                    self.move_to(drag, value, gesture);
                }
            }
            None => self.read_at(x, y),
        }
    }

    pub fn release(self) {
        self.held.set_value(None);
    }

    /// The pointer leaves; a finger leaves its reading standing.
    pub fn leave(self, event: &web_sys::PointerEvent) {
        if event.pointer_type() == "mouse" && self.held.get_value().is_none() {
            self.active.set(None);
        }
    }

    fn read_at(self, x: f64, y: f64) {
        let found = self.scene.with_untracked(|scene| mark_at(scene, x, y));
        if self.active.get_untracked() != found {
            self.active.set(found);
        }
    }

    /// Arrow keys walk the marks; with Shift they move a movable one.
    pub fn on_key(self, event: &web_sys::KeyboardEvent) {
        let key = event.key();
        let is_handled = if event.shift_key() {
            self.nudge(&key)
        } else {
            self.walk(&key)
        };
        if is_handled {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    fn walk(self, key: &str) -> bool {
        let places = self.scene.with_untracked(readable);
        let now = self
            .active
            .get_untracked()
            .and_then(|active| places.iter().position(|p| *p == active));
        let next = match (key, now) {
            ("Escape", Some(_)) => {
                self.active.set(None);
                return true;
            }
            ("ArrowRight" | "ArrowDown", now) => places.get(now.map_or(0, |now| now + 1)),
            ("ArrowLeft" | "ArrowUp", Some(now)) => now.checked_sub(1).and_then(|index| places.get(index)),
            ("ArrowLeft" | "ArrowUp", None) | ("End", _) => places.last(),
            ("Home", _) => places.first(),
            _ => return false,
        };
        if let Some(place) = next {
            self.active.set(Some(*place));
        }
        true
    }

    fn nudge(self, key: &str) -> bool {
        let steps = match key {
            "ArrowRight" | "ArrowUp" => 1.0,
            "ArrowLeft" | "ArrowDown" => -1.0,
            _ => return false,
        };
        let drag = self.scene.with_untracked(|scene| {
            let mark = self
                .active
                .get_untracked()
                .and_then(|place| scene.marks.get(place))?;
            mark.drag
        });
        match drag {
            Some(drag) if self.on_drag.is_some() => {
                self.move_to(drag, drag.stepped(steps), next_gesture());
                true
            }
            _ => false,
        }
    }

    /// The movable thing as it now lies: the drawing is made again while it moves.
    fn drag_of(self, index: usize) -> Option<DragId> {
        self.scene.with_untracked(|scene| {
            scene
                .marks
                .iter()
                .filter_map(|mark| mark.drag)
                .find(|drag| drag.index == index)
        })
    }

    fn move_to(self, drag: DragId, value: f64, gesture: u32) {
        if let Some(on_drag) = self.on_drag
            && value != drag.value
        {
            on_drag.run(ChartDrag {
                index: drag.index,
                value,
                gesture,
            });
            self.shown.catch_up();
            self.hold_reading(drag.index);
        }
    }

    /// Moving a mark may change how many marks are drawn before it; the reading stays on the one that was moved.
    fn hold_reading(self, index: usize) {
        let is_moved = |mark: &Mark| mark.drag.is_some_and(|drag| drag.index == index);
        let place = self
            .scene
            .with_untracked(|scene| scene.marks.iter().position(is_moved));
        if place.is_some() {
            self.active.set(place);
        }
    }
}
