//! What leaves the app: files, tables, print.

use crate::i18n::fill;
use crate::ui::components::{Toast, Tone};
use crate::ui::format;
use crate::ui::pages::lead_tiering::export as leads;
use crate::ui::platform::dom;
use crate::ui::platform::download::download;
use crate::ui::state::App;
use crate::workspace::file;
use leptos::prelude::*;

/// Hands a file over, or says that the browser refused it. True where it did not.
fn hand_over(app: App, name: &str, mime: &str, bytes: &[u8]) -> bool {
    let done = download(name, mime, bytes).is_ok();
    if !done {
        app.say(Toast::new(app.lang.get_untracked().texts().shell.download_failed).tone(Tone::Bad));
    }
    done
}

/// The workspace's name, short enough for a file's.
fn file_stem(app: App) -> String {
    const MOST: usize = 80;
    app.workspace
        .with_untracked(|w| w.profile.name.chars().take(MOST).collect())
}

/// Downloads the open workspace as `NAME.loudou.json`, which counts as a backup.
pub fn export_file(app: App) {
    let json = app.workspace.with_untracked(file::write);
    let name = format!("{}.loudou.json", file_stem(app));
    if hand_over(app, &name, "application/json", json.as_bytes()) {
        app.keeper.note_backup(app);
    }
}

/// Downloads all leads with their scores as CSV.
pub fn export_csv(app: App) {
    let csv = leads::csv(app);
    hand_over(app, &format!("{}.csv", file_stem(app)), "text/csv", &csv);
}

/// Copies all leads with their scores as a table.
pub fn copy_table(app: App) {
    let (rows, table) = leads::table(app);
    let lang = app.lang.get_untracked();
    let words = &lang.texts().shell;
    if dom::copy_text(&table) {
        app.say(Toast::new(fill(
            words.copied,
            &[("n", &format::count(rows, lang))],
        )));
    } else {
        app.say(Toast::new(words.copy_failed).tone(Tone::Warn));
    }
}
