//! What the reader sees when the app breaks: a panel outside Leptos, with the saved data to download and a reload.
//!
//! After a trap the app's own event handlers are dead, so the panel is built here, at once, from plain DOM nodes, and
//! its two buttons do not call back into the app's state.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use crate::i18n::Lang;
use crate::workspace::storage::Store;

thread_local! {
    /// What the workspaces are kept in, the browser's or, where it keeps nothing, the page's own.
    static STORE: RefCell<Option<Rc<dyn Store>>> = const { RefCell::new(None) };
}

/// Says what the download of the panel is to be made from.
pub fn save_from(store: Rc<dyn Store>) {
    STORE.set(Some(store));
}

/// Shows the panel on a panic. The words are in the language of the page at that moment.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        if show(info).is_none() {
            web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        }
    }));
}

fn show(info: &PanicHookInfo<'_>) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let root = document.document_element()?;
    if root.has_attribute("data-panicked") {
        return Some(());
    }
    root.set_attribute("data-panicked", "").ok()?;
    let lang = if root.get_attribute("lang")?.starts_with("zh") {
        Lang::Zh
    } else {
        Lang::En
    };
    let words = lang.texts().shell();

    let panel = child(&document, &document.body()?.into(), "div", "panic-panel")?;
    panel.set_attribute("role", "alertdialog").ok()?;
    panel.set_attribute("aria-label", words.broke_title).ok()?;
    let title = child(&document, &panel, "h1", "panic-title")?;
    title.set_text_content(Some(words.broke_title));
    child(&document, &panel, "p", "panic-text")?.set_text_content(Some(words.broke_text));
    let row = child(&document, &panel, "p", "panic-actions")?;

    let reload = child(&document, &row, "button", "btn btn-primary")?;
    reload.set_text_content(Some(words.broke_reload));
    let on_reload = Closure::<dyn Fn()>::new(|| {
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    });
    reload
        .add_event_listener_with_callback("click", on_reload.as_ref().unchecked_ref())
        .ok()?;
    on_reload.forget();

    let link = child(&document, &row, "a", "btn")?;
    link.set_text_content(Some(words.broke_download));
    link.set_attribute("download", "loudou-backup.json").ok()?;
    link.set_attribute("href", &data_address()?).ok()?;

    let detail = child(&document, &panel, "details", "panic-detail")?;
    child(&document, &detail, "summary", "")?.set_text_content(Some(words.broke_detail));
    child(&document, &detail, "pre", "")?.set_text_content(Some(&info.to_string()));
    reload.dyn_ref::<web_sys::HtmlElement>()?.focus().ok()
}

fn child(document: &Document, parent: &Element, tag: &str, class: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Everything the app has stored, byte for byte, as an address of a download.
fn data_address() -> Option<String> {
    let mut stored = std::collections::BTreeMap::new();
    if let Some(store) = STORE.with_borrow(Clone::clone) {
        for key in store
            .keys()
            .ok()?
            .into_iter()
            .filter(|k| k.starts_with("loudou/"))
        {
            if let Some(value) = store.get(&key).ok()? {
                stored.insert(key, value);
            }
        }
    }
    let json = serde_json::to_string_pretty(&stored).ok()?;
    let parts = js_sys::Array::of1(&JsValue::from_str(&json));
    let blob = web_sys::Blob::new_with_str_sequence(&parts).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}
