//! How old the last backup is, and the reminder when it is too old.

use leptos::prelude::*;

use super::exporting::export_file;
use super::use_dialogs;
use crate::i18n::fill;
use crate::ui::components::{Banner, Icon, IconName, Tone};
use crate::ui::platform::keep;
use crate::ui::saving::use_keeper;
use crate::ui::state::{App, use_app};

/// "Backed up 3 days ago".
pub(super) fn age_in_words(app: App, days: Option<u64>) -> String {
    let words = app.texts().storage();
    match days {
        None => words.backup_never.to_owned(),
        Some(0) => words.backup_today.to_owned(),
        Some(days) => fill(words.backup_days, &[("n", &days.to_string())]),
    }
}

/// The age of the last backup, at the foot of the rail; opens the panel.
#[component]
pub fn BackupAge() -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let dialogs = use_dialogs();
    let age = move || age_in_words(app, keeper.backup(app).0);
    view! {
        <button
            type="button" class="btn btn-quiet rail-backup" title=age
            data-due=move || keeper.reminder(app).is_some().then_some("")
            on:click=move |_| dialogs.storage.set(true)
        >
            <Icon name=IconName::History/>
            <span class="rail-label">{age}</span>
        </button>
    }
}

/// The reminder that is due.
#[component]
pub fn BackupReminder() -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let text = Memo::new(move |_| {
        let words = app.texts().storage();
        let Some(due) = keeper.reminder(app) else {
            return String::new();
        };
        let template = match due.days {
            Some(1..) => words.remind_days,
            _ => words.remind_changes,
        };
        let days = due.days.unwrap_or(0).to_string();
        let text = fill(
            template,
            &[("changes", &due.changes.to_string()), ("days", &days)],
        );
        if keep::deletes_unused_data() {
            format!("{text} {}", words.safari)
        } else {
            text
        }
    });
    view! {
        <Show when=move || !text.with(String::is_empty)>
            <Banner tone=Tone::Warn text>
                <button type="button" class="btn" on:click=move |_| export_file(app)>
                    {move || app.texts().storage().backup_now}
                </button>
                <button type="button" class="btn" on:click=move |_| keeper.remind_later(app)>
                    {move || app.texts().storage().later}
                </button>
            </Banner>
        </Show>
    }
}
