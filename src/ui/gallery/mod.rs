//! Every part in its states, on one page: for browser tests and for the eye. No menu leads here.

mod charts;
mod entry;
mod grid;
mod marks;
mod notices;
mod picture;

use leptos::prelude::*;

use crate::i18n::texts::Gallery as Words;
use crate::ui::locale::use_texts;

/// The words of the gallery.
fn words() -> Signal<&'static Words> {
    let texts = use_texts();
    Signal::derive(move || texts.get().gallery())
}

/// The gallery of parts.
#[component]
pub fn Gallery() -> impl IntoView {
    let words = words();
    let section = move |index: usize, content: AnyView| {
        let title = move || words.get().sections.get(index).copied().unwrap_or_default();
        view! {
            <section class="stack" data-section=index>
                <div class="section-head"><h2>{title}</h2></div>
                {content}
            </section>
        }
    };
    view! {
        <div class="page stack" data-page="gallery">
            <header class="page-head">
                <h1>{move || words.get().title}</h1>
                <p class="page-purpose">{move || words.get().purpose}</p>
            </header>
            {section(0, view! { <marks::Marks /> }.into_any())}
            <div class="page-columns">
                <div class="page-inputs">
                    {section(1, view! { <entry::Entry /> }.into_any())}
                    {section(2, view! { <entry::Levels /> }.into_any())}
                </div>
                <div class="page-report">
                    {section(3, view! { <marks::Navigation /> }.into_any())}
                    {section(4, view! { <notices::Notices /> }.into_any())}
                    {section(5, view! { <picture::Picture /> }.into_any())}
                    {section(7, view! { <charts::Charts /> }.into_any())}
                    {section(6, view! { <grid::Rows /> }.into_any())}
                </div>
            </div>
        </div>
    }
    .into_any()
}
