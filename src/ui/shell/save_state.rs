//! Whether the workspace is saved: a word in the top bar, and a banner where it is not.

use leptos::prelude::*;

use super::exporting::export_file;
use super::use_dialogs;
use crate::i18n::fill;
use crate::i18n::texts::Storage;
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
        SaveState::Visit => "visit",
        _ => "failed",
    };
    let word = move || {
        let words = app.texts().shell();
        match app.save.get() {
            SaveState::Saved => words.saved,
            SaveState::Saving => words.saving,
            SaveState::Visit => app.texts().sharing().visiting,
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
    let dialogs = use_dialogs();
    let problem = move || {
        let words = app.texts().shell();
        match app.save.get() {
            SaveState::Saved | SaveState::Saving | SaveState::Visit => None,
            SaveState::Full => Some(words.save_full.to_owned()),
            SaveState::NoStore => Some(words.save_no_store.to_owned()),
            SaveState::Newer => Some(fill(app.texts().storage().newer, &[("app", &keeper.newer_app())])),
        }
    };
    let duplicate = move |_| {
        keeper.open_new(app, app.workspace.get_untracked());
    };
    view! {
        <Show when=move || problem().is_some()>
            <Banner tone=Tone::Bad text=Signal::derive(move || problem().unwrap_or_default())>
                <button type="button" class="btn" on:click=move |_| export_file(app)>
                    {move || app.texts().shell().export_file}
                </button>
                <Show when=move || app.save.get() == SaveState::Full>
                    <button type="button" class="btn" on:click=move |_| dialogs.storage.set(true)>
                        {move || app.texts().storage().what_takes_space}
                    </button>
                </Show>
                <Show when=move || app.save.get() == SaveState::Newer>
                    <button type="button" class="btn" on:click=duplicate>
                        {move || app.texts().storage().newer_copy}
                    </button>
                </Show>
            </Banner>
        </Show>
    }
}

/// That this tab's changes became a workspace of their own, because another tab had changed the same one.
#[component]
pub fn CopyBanner() -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let said = move |template: fn(&Storage) -> &'static str| {
        let template = template(app.texts().storage());
        app.copied
            .get()
            .map(|c| fill(template, &[("was", &c.was), ("now", &c.now)]))
            .unwrap_or_default()
    };
    let open_other = move |_| {
        if let Some(copied) = app.copied.get_untracked() {
            super::workspaces::open(app, keeper, &copied.from);
        }
    };
    view! {
        <Show when=move || app.copied.with(Option::is_some)>
            <Banner tone=Tone::Warn text=Signal::derive(move || said(|s| s.copied))>
                <button type="button" class="btn" on:click=open_other>{move || said(|s| s.open_other)}</button>
                <button type="button" class="btn" on:click=move |_| app.copied.set(None)>
                    {move || app.texts().common().close}
                </button>
            </Banner>
        </Show>
    }
}
