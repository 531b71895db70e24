//! What stands where there is no data yet: a sentence and the ways out.

use leptos::prelude::*;

/// What stands where there is no data yet.
#[component]
pub fn EmptyState(
    /// What is missing.
    #[prop(into)]
    title: Signal<String>,
    /// What the reader can do about it, in a sentence.
    #[prop(into)]
    text: Signal<String>,
    /// Buttons: load a sample, paste your own.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="row">{children()}</div> })}
        </div>
    }
}
