//! Whether the workspace is saved: a word in the top bar, and a banner where it is not.

use leptos::prelude::*;

use super::exporting::export_file;
use crate::ui::components::{Banner, Tone};
use crate::ui::saving::use_keeper;
use crate::ui::state::{SaveState, use_app};

/// The word in the top bar.
#[component]
pub fn SaveWord() -> impl IntoView {
    let app = use_app();
    let state = move || match app.save.get() {
        SaveState::Saved => "saved",
        SaveState::Saving => "saving",
        _ => "failed",
    };
    let word = move || {
        let words = &app.texts().shell;
        match app.save.get() {
            SaveState::Saved => words.saved,
            SaveState::Saving => words.saving,
            _ => words.not_saved,
        }
    };
    view! { <span class="save-state" data-state=state role="status"><span class="save-word">{word}</span></span> }
}

/// Why it is not saved and what to do; nothing while all is well.
#[component]
pub fn SaveBanner() -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let problem = move || {
        let words = &app.texts().shell;
        match app.save.get() {
            SaveState::Saved | SaveState::Saving => None,
            SaveState::Full => Some(words.save_full),
            SaveState::NoStore => Some(words.save_no_store),
            SaveState::Overtaken => Some(words.save_overtaken),
            SaveState::Newer => Some(words.save_newer),
        }
    };
    let is_overtaken = move || app.save.get() == SaveState::Overtaken;
    view! {
        <Show when=move || problem().is_some()>
            <Banner tone=Tone::Bad text=Signal::derive(move || problem().unwrap_or_default().to_owned())>
                <button type="button" class="btn" on:click=move |_| export_file(app)>
                    {move || app.texts().shell.export_file}
                </button>
                <Show when=is_overtaken>
                    <button type="button" class="btn btn-primary" on:click=move |_| keeper.save_as_copy(app)>
                        {move || app.texts().shell.save_as_copy}
                    </button>
                    <button type="button" class="btn" on:click=move |_| keeper.reload(app)>
                        {move || app.texts().shell.reload_other}
                    </button>
                </Show>
            </Banner>
        </Show>
    }
}
