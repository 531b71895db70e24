//! Small things several parts need: unique ids, gesture numbers, which document is shown, and whether it is being printed.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

static IDS: AtomicU32 = AtomicU32::new(1);
static GESTURES: AtomicU32 = AtomicU32::new(1);

/// An element id no other element of the page has, such as `field-12`.
#[must_use]
pub fn unique_id(prefix: &str) -> String {
    format!("{prefix}-{}", IDS.fetch_add(1, Ordering::Relaxed))
}

/// A number for one movement of the hand: all changes that carry it are one undo step.
#[must_use]
pub fn next_gesture() -> u32 {
    GESTURES.fetch_add(1, Ordering::Relaxed)
}

/// Which document the fields show, by its id.
#[derive(Clone, Copy)]
pub struct Document(pub Memo<String>);

/// The id of the document shown, where the page has said which. A text that a field could not read belongs to it, and goes
/// with it: another document may hold the same number, and then nothing else tells them apart.
#[must_use]
pub fn use_document() -> Signal<String> {
    use_context::<Document>().map_or_else(|| Signal::stored(String::new()), |document| document.0.into())
}

/// What stands below can be looked at and not changed, as a visit's page. Fields of the document ask once, when they are
/// made; buttons that change it carry `data-edit`, which the style hides there.
#[derive(Clone, Copy)]
pub struct LookOnly;

/// Whether a control stands where nothing can be changed.
#[must_use]
pub fn is_look_only() -> bool {
    use_context::<LookOnly>().is_some()
}

/// Whether the page is being laid out for print.
#[derive(Clone, Copy)]
struct Printing(Signal<bool>);

/// Listens for the print, once for the page: what is drawn for the print itself comes too late to hear of it.
pub fn provide_printing() {
    provide_context(Printing(listen()));
}

/// Whether the page is being laid out for print. Parts that show a piece of their content on screen
/// (tabs, grids) show all of it while this is true.
#[must_use]
pub fn use_printing() -> Signal<bool> {
    use_context::<Printing>().map_or_else(listen, |printing| printing.0)
}

fn listen() -> Signal<bool> {
    let printing = RwSignal::new(false);
    let before = window_event_listener_untyped("beforeprint", move |_| printing.set(true));
    let after = window_event_listener_untyped("afterprint", move |_| printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    printing.into()
}

/// Whether the event comes from a place where the user types, where single keys are not shortcuts.
#[must_use]
pub fn from_text_entry(event: &web_sys::KeyboardEvent) -> bool {
    comes_from(event, "input, textarea, select, [contenteditable]")
}

/// Whether Ctrl+Z at the event's target belongs to a text being typed. The field of a grid that only waits for
/// keys has no text of its own, so there it is the page's.
#[must_use]
pub fn has_own_undo(event: &web_sys::KeyboardEvent) -> bool {
    comes_from(
        event,
        "input:not([data-idle]):not([type=checkbox]), textarea, [contenteditable]",
    )
}

fn comes_from(event: &web_sys::KeyboardEvent, selector: &str) -> bool {
    use wasm_bindgen::JsCast;
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// Whether the focus that leaves something goes to another place in what listens.
#[must_use]
pub fn keeps_focus(left: &web_sys::FocusEvent) -> bool {
    use wasm_bindgen::JsCast;
    left.current_target()
        .and_then(|container| container.dyn_into::<web_sys::Node>().ok())
        .is_some_and(|container| is_inside(&container, left.related_target()))
}

/// Whether a pointer or focus event's target lies inside `container`.
#[must_use]
pub fn is_inside(container: &web_sys::Node, target: Option<web_sys::EventTarget>) -> bool {
    use wasm_bindgen::JsCast;
    target
        .and_then(|target| target.dyn_into::<web_sys::Node>().ok())
        .is_some_and(|node| container.contains(Some(&node)))
}
