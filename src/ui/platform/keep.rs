//! What a browser offers for keeping data, where it offers it: persistence and locks are for secure contexts only.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;

/// A property of `navigator`; none where this browser, or a page over plain http, has none.
fn of_navigator(name: &str) -> Option<Object> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &name.into()).ok()?.dyn_into().ok()
}

fn method(object: &Object, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// Asks the browser not to delete what is stored when it needs room. It may ask the user, or say no; either is fine.
pub fn ask_to_persist() {
    if let Some(storage) = of_navigator("storage")
        && let Some(persist) = method(&storage, "persist")
        && let Ok(answer) = persist.call0(&storage)
        && let Ok(answer) = answer.dyn_into::<js_sys::Promise>()
    {
        // A promise nobody waits for would report its refusal as an error.
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(answer).await;
        });
    }
}

/// Runs `act` while no other tab holds the lock of this name; at once where there are no locks. Where a lock is refused
/// it runs all the same, so it must be able to run twice.
pub fn with_lock(name: &str, act: impl Fn() + Clone + 'static) {
    let locks = of_navigator("locks").and_then(|locks| Some((method(&locks, "request")?, locks)));
    let Some((request, locks)) = locks else {
        return act();
    };
    let held = Closure::once_into_js(act.clone());
    let promise = request.call2(&locks, &name.into(), &held).ok();
    let Some(promise) = promise.and_then(|p| p.dyn_into::<js_sys::Promise>().ok()) else {
        return act();
    };
    wasm_bindgen_futures::spawn_local(async move {
        if wasm_bindgen_futures::JsFuture::from(promise).await.is_err() {
            act();
        }
    });
}

/// Whether this browser deletes the data of sites that are not used for a week.
#[must_use]
pub fn deletes_unused_data() -> bool {
    web_sys::window()
        .and_then(|w| w.navigator().user_agent().ok())
        .is_some_and(|agent| crate::workspace::backup::deletes_unused_data(&agent))
}
