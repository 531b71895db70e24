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

/// A name for a file: what no system allows in names is left out.
fn file_name(name: &str, suffix: &str) -> String {
    let kept: String = name.chars().filter(|c| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c)).collect();
    let kept = kept.trim().trim_matches('.');
    format!("{}{suffix}", if kept.is_empty() { "loudou" } else { kept })
}

/// Downloads the open workspace as `NAME.loudou.json`.
pub fn export_file(app: App) {
    let (name, json) = app.workspace.with_untracked(|w| (w.profile.name.clone(), file::write(w)));
    download(&file_name(&name, ".loudou.json"), "application/json", json.as_bytes());
}

/// Downloads all leads with their scores as CSV.
pub fn export_csv(app: App) {
    let name = app.workspace.with_untracked(|w| w.profile.name.clone());
    let csv = leads::csv(app);
    download(&file_name(&name, ".csv"), "text/csv", &csv);
}

/// Copies all leads with their scores as a table.
pub fn copy_table(app: App) {
    let (rows, table) = leads::table(app);
    let lang = app.lang.get_untracked();
    let words = &lang.texts().shell;
    if dom::copy_text(&table) {
        app.say(Toast::new(fill(words.copied, &[("n", &format::count(rows, lang))])));
    } else {
        app.say(Toast::new(words.copy_failed).tone(Tone::Warn));
    }
}
