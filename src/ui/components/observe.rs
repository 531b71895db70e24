//! Watching the size of an element, and whether it is in sight.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls `on_resize` with the width of the element's content box in px, when it appears and whenever its size
/// changes; stops when the component leaves.
pub fn use_resize<E>(node: NodeRef<E>, on_resize: impl Fn(f64) + Clone + 'static)
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<web_sys::Element> + 'static,
{
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let element = AsRef::<web_sys::Element>::as_ref(&element).clone();
        let watched = element.clone();
        let on_resize = on_resize.clone();
        let callback = Closure::<dyn FnMut()>::new(move || on_resize(f64::from(watched.client_width())));
        let Ok(observer) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) else {
            return;
        };
        observer.observe(&element);
        let held = StoredValue::new_local((observer, callback));
        on_cleanup(move || {
            // The value is gone already when the whole page is dropped.
            let _ = held.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
}

/// Whether any of an element is in sight; until the browser has looked, it is.
#[must_use]
pub fn use_in_sight<E>(node: NodeRef<E>) -> RwSignal<bool>
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<web_sys::Element> + 'static,
{
    let in_sight = RwSignal::new(true);
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            // The last one is how it stands.
            let entry = entries
                .pop()
                .unchecked_into::<web_sys::IntersectionObserverEntry>();
            in_sight.set(entry.is_intersecting());
        });
        let Ok(observer) = web_sys::IntersectionObserver::new(callback.as_ref().unchecked_ref()) else {
            return;
        };
        observer.observe(AsRef::<web_sys::Element>::as_ref(&element));
        let held = StoredValue::new_local((observer, callback));
        on_cleanup(move || {
            let _ = held.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
    in_sight
}
