//! Yes or no.

use leptos::prelude::*;

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
) -> impl IntoView {
    view! {
        <label class="check" data-disabled=move || disabled.get().then_some("true")>
            <input
                type="checkbox"
                prop:checked=checked
                disabled=disabled
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
