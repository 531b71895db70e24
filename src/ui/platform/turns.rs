//! Long work on the page's own thread, in turns between which the page draws and hears.
//!
//! The worker gives its jobs turns in the same way; see [`engines::pace`](crate::engines::pace).

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::engines::pace::Sliced;
use crate::ui::components::use_printing;

/// How long a turn may be, in milliseconds: half a frame.
const TURN_MS: f64 = 8.0;
/// The same for what is drawn for a print, which waits for nothing: the longest the page may stand still for it.
const PRINT_MS: f64 = 1_000.0;
/// Steps between two looks at the clock: well under a millisecond of work.
const STEPS: usize = 500;

/// Milliseconds of a clock that only goes forward.
#[must_use]
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|w| w.performance())
        .map_or(0.0, |p| p.now())
}

/// Ends this turn; what follows is another one.
pub async fn rest() {
    let mut timer = |resolve: js_sys::Function, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    };
    // It is never rejected.
    let _ = JsFuture::from(js_sys::Promise::new(&mut timer)).await;
}

/// Ends this turn; what follows comes once what the turn has changed is drawn. In a page that is out of sight nothing is
/// drawn, and what follows waits until it is seen.
pub async fn drawn() {
    let mut frame = |resolve: js_sys::Function, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(&resolve);
        }
    };
    let _ = JsFuture::from(js_sys::Promise::new(&mut frame)).await;
    rest().await;
}

/// For work that goes bit by bit: rests where the turn is used up.
pub struct Turns(f64);

impl Turns {
    /// The turn begins now.
    #[must_use]
    pub fn begin() -> Self {
        Self(now())
    }

    /// Between two bits of work.
    pub async fn step(&mut self) {
        if now() - self.0 > TURN_MS {
            rest().await;
            self.0 = now();
        }
    }
}

/// Does as much of some work as so many milliseconds hold.
fn turn<T>(work: &mut Sliced<T>, long_ms: f64) -> Option<T> {
    let end = now() + long_ms;
    loop {
        if let Some(done) = work.go_on(STEPS) {
            return Some(done);
        }
        if now() >= end {
            return None;
        }
    }
}

/// Carries work out, in as many turns as it takes.
pub async fn in_turns<T>(mut work: Sliced<T>) -> T {
    loop {
        if let Some(done) = turn(&mut work, TURN_MS) {
            return done;
        }
        rest().await;
    }
}

/// What `begin` comes to, and whether it is still being worked out. `begin` may read signals: when they change, the
/// work begins anew. What fits into one turn (for a print, into a second) is there at once; longer work goes on in later
/// ones, and until then the value stays as it was.
pub fn use_long<T>(begin: impl Fn() -> Sliced<T> + Send + Sync + 'static) -> (Memo<Arc<T>>, Memo<bool>)
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    let printing = use_printing();
    let wanted = StoredValue::new(0_u32);
    let late = RwSignal::new(None::<(u32, Arc<T>)>);
    let at_once = Memo::new(move |before: Option<&(u32, Option<Arc<T>>)>| {
        let number = before.map_or(0, |before| before.0.wrapping_add(1));
        wanted.set_value(number);
        let mut work = begin();
        let long_ms = if printing.get_untracked() {
            PRINT_MS
        } else {
            TURN_MS
        };
        let done = turn(&mut work, long_ms).map(Arc::new);
        if done.is_none() {
            leptos::task::spawn_local(async move {
                loop {
                    rest().await;
                    // It may have begun anew, or its component may be gone.
                    if wanted.try_get_value() != Some(number) {
                        return;
                    }
                    if let Some(done) = turn(&mut work, TURN_MS) {
                        late.set(Some((number, Arc::new(done))));
                        return;
                    }
                }
            });
        }
        (number, done)
    });
    let done = move || {
        at_once.with(|(number, done)| {
            let late = || {
                late.with(|late| {
                    late.as_ref()
                        .filter(|late| late.0 == *number)
                        .map(|late| Arc::clone(&late.1))
                })
            };
            done.clone().or_else(late)
        })
    };
    let value = Memo::new(move |before: Option<&Arc<T>>| {
        done().unwrap_or_else(|| before.map(Arc::clone).unwrap_or_default())
    });
    (value, Memo::new(move |_| done().is_none()))
}
