//! localStorage as a [`Store`].
//!
//! gloo-storage panics where storage is blocked, so it is asked only after a probe has written and read a value.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

use crate::workspace::storage::{FILLER, Store, StoreProblem};

/// The browser's localStorage.
#[derive(Debug, Clone, Copy)]
pub struct BrowserStore(());

const PROBE: &str = "loudou/probe";

impl BrowserStore {
    /// The store, or none where the browser blocks it: private mode, a policy, a sandbox.
    ///
    /// A store that can be read but is full still counts: what is in it must not be hidden.
    #[must_use]
    pub fn open() -> Option<Self> {
        let storage = web_sys::window()?.local_storage().ok().flatten()?;
        let probe = storage
            .set_item(PROBE, "1")
            .and_then(|()| storage.remove_item(PROBE));
        let usable = probe.is_ok() || storage.length().is_ok_and(|n| n > 0);
        usable.then_some(Self(()))
    }
}

impl Store for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem> {
        LocalStorage::raw()
            .get_item(key)
            .map_err(|_| StoreProblem::Unavailable)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        LocalStorage::raw()
            .set_item(key, value)
            .map_err(|error| problem(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreProblem> {
        LocalStorage::raw()
            .remove_item(key)
            .map_err(|_| StoreProblem::Unavailable)
    }

    fn size(&self, key: &str) -> Result<Option<usize>, StoreProblem> {
        // Through the method itself: its binding would copy the whole value.
        let storage = LocalStorage::raw();
        let value = js_sys::Reflect::get(&storage, &"getItem".into())
            .and_then(|get| js_sys::Function::from(get).call1(&storage, &key.into()))
            .map_err(|_| StoreProblem::Unavailable)?;
        let length = value.dyn_ref::<js_sys::JsString>().map(js_sys::JsString::length);
        Ok(length.and_then(|n| usize::try_from(n).ok()))
    }

    fn has_room(&self, key: &str, units: usize) -> bool {
        // Made by the browser: a value of megabytes need not cross over to it.
        let value = i32::try_from(units).map(|units| js_sys::JsString::from(FILLER).repeat(units));
        let storage = LocalStorage::raw();
        let done = value.is_ok_and(|value| {
            let set = js_sys::Reflect::get(&storage, &"setItem".into()).map(js_sys::Function::from);
            set.and_then(|set| set.call2(&storage, &key.into(), &value))
                .is_ok()
        });
        let _ = storage.remove_item(key);
        done
    }

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        let storage = LocalStorage::raw();
        let length = storage.length().map_err(|_| StoreProblem::Unavailable)?;
        (0..length)
            .filter_map(|at| storage.key(at).transpose())
            .collect::<Result<_, _>>()
            .map_err(|_| StoreProblem::Unavailable)
    }
}

/// Browsers say "full" by the name of the exception.
fn problem(error: &JsValue) -> StoreProblem {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name"))
        .ok()
        .and_then(|n| n.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreProblem::Full,
        _ => StoreProblem::Unavailable,
    }
}
