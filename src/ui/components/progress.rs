//! How far a piece of work is, and a button to stop it.

use leptos::prelude::*;

use crate::i18n::fill;
use crate::ui::locale::use_texts;

/// A bar with the name of the work, its share done in words, and a button to stop it.
#[component]
pub fn ProgressBar(
    /// Name of the work.
    #[prop(into)]
    label: Signal<String>,
    /// Thousandths done, 0 to 1000.
    #[prop(into)]
    done: Signal<u32>,
    /// Told when the user stops it.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let percent = Memo::new(move |_| done.get().min(1000) / 10);
    let said = move || {
        fill(
            texts.get().working().percent,
            &[("n", &percent.get().to_string())],
        )
    };
    let label_id = super::unique_id("progress");
    view! {
        <div class="progress">
            <p class="progress-label" id=label_id.clone()>{label}</p>
            <div
                class="progress-track"
                role="progressbar"
                aria-labelledby=label_id
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || percent.get().to_string()
                aria-valuetext=said
            >
                <div class="progress-done" style:width=move || format!("{}%", percent.get())></div>
            </div>
            <span class="progress-share num" aria-hidden="true">{said}</span>
            <button type="button" class="btn" on:click=move |_| on_cancel.run(())>
                {move || texts.get().common().cancel}
            </button>
        </div>
    }
}
