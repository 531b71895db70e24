//! What leaves the app: files, tables, print.

use crate::i18n::fill;
use crate::jobs::Request;
use crate::ui::components::{Toast, Tone};
use crate::ui::format;
use crate::ui::jobs::{ask_of, failure_in_words};
use crate::ui::pages::lead_tiering::export as leads;
use crate::ui::platform::dom;
use crate::ui::platform::download::download;
use crate::ui::platform::worker::Part;
use crate::ui::state::App;
use crate::workspace::file;
use crate::workspace::rows::RowId;
use leptos::prelude::*;

/// Hands a file over, or says that the browser refused it. True where it did not.
pub fn hand_over(app: App, name: &str, mime: &str, bytes: &[u8]) -> bool {
    let done = download(name, mime, bytes).is_ok();
    if !done {
        app.say(Toast::new(app.lang.get_untracked().texts().shell().download_failed).tone(Tone::Bad));
    }
    done
}

/// The workspace's name, short enough for a file's.
pub fn file_stem(app: App) -> String {
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

/// Leads beyond which a file of them is made by the worker.
const MOST_LEADS_HERE: usize = 2_000;

/// In what form leads leave the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {
    /// All of them with their scores as CSV.
    Csv,
    /// These, in this order.
    These(Vec<RowId>),
    /// With the scorecard as a workbook whose formulas go on scoring.
    Workbook,
    /// As a table on the clipboard.
    Table,
}

/// Hands leads over. The program for it is a part of its own: see [`parts::export`](crate::ui::parts::export).
pub fn export_now(app: App, what: Export) {
    match what {
        Export::Csv => export_leads(app, None),
        Export::These(leads) => export_leads(app, Some(leads)),
        Export::Workbook => export_workbook(app),
        Export::Table => copy_table(app),
    }
}

fn export_leads(app: App, only: Option<Vec<RowId>>) {
    if app.workspace.with_untracked(|w| w.leads.len()) > MOST_LEADS_HERE {
        return export_large_csv(app, only);
    }
    let csv = leads::csv(app, only.as_deref());
    hand_over(app, &format!("{}.csv", file_stem(app)), "text/csv", &csv);
}

fn export_large_csv(app: App, only: Option<Vec<RowId>>) {
    let texts = app.lang.get_untracked().texts();
    app.say(Toast::new(texts.working().writing_file));
    leptos::task::spawn_local(async move {
        let request = Request::Csv { only: only.clone() };
        let asked = ask_of(app, request, Vec::new(), |_| (), |_| ());
        let csv = match asked.await {
            Ok(mut reply) => reply.parts.pop().map(Part::into_bytes).unwrap_or_default(),
            // The page's own thread can do it as well, if not as smoothly.
            Err(_) => leads::csv(app, only.as_deref()),
        };
        hand_over(app, &format!("{}.csv", file_stem(app)), "text/csv", &csv);
    });
}

fn export_workbook(app: App) {
    const MIME: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let texts = app.lang.get_untracked().texts();
    app.say(Toast::new(texts.working().writing_file));
    leptos::task::spawn_local(async move {
        let request = Request::Workbook { only: None };
        match ask_of(app, request, Vec::new(), |_| (), |_| ()).await {
            Ok(mut reply) => {
                let bytes = reply.parts.pop().map(Part::into_bytes).unwrap_or_default();
                hand_over(app, &format!("{}.xlsx", file_stem(app)), MIME, &bytes);
            }
            Err(failure) => {
                if let Some(why) = failure_in_words(app.lang.get_untracked(), &failure) {
                    app.say(Toast::new(why).tone(Tone::Bad));
                }
            }
        }
    });
}

fn copy_table(app: App) {
    let (rows, table) = leads::table(app);
    let lang = app.lang.get_untracked();
    let words = lang.texts().shell();
    if dom::copy_text(&table) {
        app.say(Toast::new(fill(
            words.copied,
            &[("n", &format::count(rows, lang))],
        )));
    } else {
        app.say(Toast::new(words.copy_failed).tone(Tone::Warn));
    }
}
