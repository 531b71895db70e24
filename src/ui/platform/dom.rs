//! Small things asked of the document.

use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

use super::turns::drawn;

/// The root element.
#[must_use]
pub fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// Whether a dialog is open.
#[must_use]
pub fn has_dialog() -> bool {
    let document = web_sys::window().and_then(|w| w.document());
    document.is_some_and(|d| matches!(d.query_selector("dialog[open]"), Ok(Some(_))))
}

/// Does something once the page has nothing else to do.
pub fn when_idle(work: impl FnOnce() + 'static) {
    let has = |window: &web_sys::Window| {
        js_sys::Reflect::get(window, &"requestIdleCallback".into()).is_ok_and(|f| f.is_function())
    };
    match web_sys::window().filter(has) {
        Some(window) => {
            let callback = Closure::once_into_js(work);
            // A window that has the function takes a callback.
            let _ = window.request_idle_callback(callback.unchecked_ref());
        }
        None => set_timeout(work, Duration::from_millis(200)),
    }
}

/// Tells the scripts around the app that something has happened.
pub fn announce(event: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Scrolls an element into view, below the bar at the top, and moves the focus to it.
pub fn go_to(id: &str) {
    let element = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element {
        element.scroll_into_view();
        if let Ok(element) = element.dyn_into::<HtmlElement>() {
            let _ = element.focus();
        }
    }
}

/// Does something that may change what is drawn above an element, and keeps the element where it is in the window.
pub fn hold_still(id: &'static str, act: impl FnOnce()) {
    let top = move || {
        let element = web_sys::window()?.document()?.get_element_by_id(id)?;
        Some(element.get_bounding_client_rect().top())
    };
    let before = top();
    act();
    // By the next frame the change is drawn, but not yet seen.
    leptos::prelude::request_animation_frame(move || {
        if let (Some(before), Some(after), Some(window)) = (before, top(), web_sys::window()) {
            let options = web_sys::ScrollToOptions::new();
            options.set_top(after - before);
            options.set_behavior(web_sys::ScrollBehavior::Instant);
            window.scroll_by_with_scroll_to_options(&options);
        }
    });
}

/// The part of the address behind `#`.
#[must_use]
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|w| w.location().hash().ok())
        .unwrap_or_default()
}

/// The address of the page, without its fragment and without a query.
#[must_use]
pub fn page_address() -> String {
    let address = web_sys::window().and_then(|w| w.location().href().ok());
    let address = address.unwrap_or_default();
    address.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// Goes to another fragment.
pub fn set_fragment(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Prints one part of the page alone: the style sheet leaves out the rest while the root names it. What it makes narrower
/// or wider is drawn anew before.
pub fn print_only(part: &'static str) {
    leptos::task::spawn_local(async move {
        let Some(root) = root() else { return };
        let _ = root.set_attribute("data-print", part);
        // A drawing is measured after one frame, and made in the next.
        drawn().await;
        drawn().await;
        print();
        // The dialog is modal: the page has been laid out by the time it returns.
        let _ = root.remove_attribute("data-print");
    });
}

/// Puts text on the clipboard through a copy event, which also works over plain http, where there is no Clipboard
/// API. Returns whether it worked.
///
/// The event is given the text itself: what a browser copies from a selection may have its tabs and line ends
/// turned into blanks.
pub fn copy_text(text: &str) -> bool {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else {
        return false;
    };
    let text = text.to_owned();
    let on_copy = Closure::<dyn Fn(web_sys::ClipboardEvent)>::new(move |event: web_sys::ClipboardEvent| {
        let data = event.clipboard_data();
        if data.is_some_and(|data| data.set_data("text/plain", &text).is_ok()) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    let listener = on_copy.as_ref().unchecked_ref();
    if document
        .add_event_listener_with_callback_and_bool("copy", listener, true)
        .is_err()
    {
        return false;
    }
    let copied = copy_something(&document).unwrap_or(false);
    // Taking away what has been put there cannot fail.
    let _ = document.remove_event_listener_with_callback_and_bool("copy", listener, true);
    copied
}

/// Runs the browser's copy command on a selection of its own, which some browsers ask for, and gives the focus back.
fn copy_something(document: &web_sys::Document) -> Option<bool> {
    let area: web_sys::HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value("-");
    area.set_attribute("readonly", "").ok()?;
    area.set_attribute("class", "sr-only").ok()?;
    let focused = document.active_element();
    document.body()?.append_child(&area).ok()?;
    area.select();
    let command = js_sys::Reflect::get(document, &"execCommand".into()).ok();
    let copied = command
        .and_then(|f| f.dyn_into::<js_sys::Function>().ok())
        .and_then(|f| f.call1(document, &"copy".into()).ok())
        .is_some_and(|done| done.is_truthy());
    area.remove();
    if let Some(element) = focused.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
    Some(copied)
}
