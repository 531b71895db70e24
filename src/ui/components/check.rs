//! Yes or no.

use leptos::prelude::*;

use super::support::is_look_only;

/// A labelled check box.
#[component]
pub fn CheckField(
    /// What yes means.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is yes.
    #[prop(into)]
    checked: Signal<bool>,
    /// Told the new answer.
    on_change: Callback<bool>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// It asks something of the page and changes nothing of the document: it works in a visit too.
    #[prop(optional)]
    asks: bool,
) -> impl IntoView {
    let is_fixed = !asks && is_look_only();
    // It keeps the focus and its answer: a disabled one could not be come to by keys.
    let keep = move |event: web_sys::MouseEvent| {
        if is_fixed {
            event.prevent_default();
        }
    };
    view! {
        <label class="check" data-disabled=move || disabled.get().then_some("true")>
            <input
                type="checkbox"
                prop:checked=checked
                disabled=disabled
                aria-disabled=is_fixed.then_some("true")
                on:click=keep
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
