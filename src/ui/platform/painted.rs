//! What follows from a movement of the hand, put off until the movement itself is on the screen.
//!
//! A key typed into a weight asks for two things: to be seen, and that ten thousand leads be scored anew. In one frame
//! they take longer than the screen gives it, and the letter comes late. So the letter has its frame, and the figures
//! follow in the next one.

use std::cell::RefCell;

use leptos::prelude::*;

use super::turns::drawn;

/// Something to be done once.
type Act = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<Vec<Act>> = const { RefCell::new(Vec::new()) };
}

/// Does it right after the next frame is painted; of several, in the order in which they were asked for.
pub fn once_painted(act: impl FnOnce() + 'static) {
    let is_first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(Box::new(act));
        waiting.len() == 1
    });
    if document().hidden() {
        // What is not shown has no frames.
        do_waiting();
    } else if is_first {
        leptos::task::spawn_local(async {
            drawn().await;
            do_waiting();
        });
    }
}

/// Does now what waits for its frame. Whatever must not overtake it (another change, undo, the last save) asks for this
/// first.
pub fn do_waiting() {
    // What is done may ask for more, and comes by here itself.
    for act in WAITING.take() {
        act();
    }
}
