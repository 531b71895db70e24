//! What leaves the app: files, tables, print.

use std::time::Duration;

use leptos::prelude::*;

use crate::engines::pace::{Pace, Sliced};
use crate::i18n::fill;
use crate::jobs::Request;
use crate::ui::asking::{Asked, Asking};
use crate::ui::components::{Dialog, DialogSize, ProgressBar, Toast, Tone};
use crate::ui::format;
use crate::ui::jobs::failure_in_words;
use crate::ui::pages::lead_tiering::export as leads;
use crate::ui::parts::export;
use crate::ui::platform::dom;
use crate::ui::platform::download::{DownloadError, FileParts, download, download_buffer};
use crate::ui::platform::turns::{Turns, in_turns};
use crate::ui::state::{App, use_app};
use crate::workspace::file;
use crate::workspace::rows::RowId;

/// Hands a file over, or says that the browser refused it. True where it did not.
pub fn hand_over(app: App, name: &str, mime: &str, bytes: &[u8]) -> bool {
    handed_over(app, download(name, mime, bytes))
}

fn handed_over(app: App, done: Result<(), DownloadError>) -> bool {
    let done = done.is_ok();
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
    export(app, Export::Workspace);
}

/// Writes and packs the file in turns. It holds, and the backup is, what is there now: the hand may go on meanwhile.
async fn write_workspace(app: App) {
    let backup = app.keeper.backup_now(app);
    let (workspace, pace) = (app.workspace.get_untracked(), Pace::in_slices());
    let name = format!("{}.loudou.json", file_stem(app));
    let for_work = pace.clone();
    let work = async move { file::write_paced(&workspace, &for_work).await };
    let pieces = in_turns(Sliced::new(work, pace)).await;
    let done = handed_out(&name, pieces).await;
    if handed_over(app, done) {
        app.keeper.note_backup(app, backup);
    }
}

async fn handed_out(name: &str, pieces: Vec<String>) -> Result<(), DownloadError> {
    let mut turns = Turns::begin();
    let file = FileParts::default();
    for piece in pieces {
        file.push(piece.as_bytes())?;
        turns.step().await;
    }
    file.download(name, "application/json")
}

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
    /// The whole workspace as a file of the app's own.
    Workspace,
}

impl Export {
    /// What the worker is asked for, the end of the file's name, and its type; none for what is no file.
    fn file(self) -> Option<(Request, &'static str, &'static str)> {
        const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        Some(match self {
            Self::Csv => (Request::Csv { only: None }, "csv", "text/csv"),
            Self::These(leads) => (Request::Csv { only: Some(leads) }, "csv", "text/csv"),
            Self::Workbook => (Request::Workbook { only: None }, "xlsx", WORKBOOK),
            Self::Table | Self::Workspace => return None,
        })
    }
}

/// Hands leads over. The program for it is a part of its own: see [`parts::export`](crate::ui::parts::export).
pub fn export_now(app: App, what: Export) {
    match what {
        Export::Table => copy_table(app),
        Export::Workspace => leptos::task::spawn_local(write_workspace(app)),
        file => app.export.set(Some(file)),
    }
}

/// How long a file may take before its progress is shown: a small one is there sooner, and nothing flashes up.
const MOMENT: Duration = Duration::from_millis(500);

/// The file of leads that the worker writes: how far it is, and a button to stop. To close it is to stop.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let app = use_app();
    let asking: Asking<()> = Asking::new(app);
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some((request, end, mime)) = app.export.get().and_then(Export::file) {
            app.export.set(None);
            let name = format!("{}.{end}", file_stem(app));
            asking.ask(request, move |mut reply| {
                let bytes = reply.parts.pop()?.into_buffer();
                handed_over(app, download_buffer(&name, mime, &bytes));
                None
            });
        }
    });
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        if let Some(timer) = timer.flatten() {
            timer.clear();
        }
        if asking.is_working() {
            set_timeout_with_handle(move || open.set(true), MOMENT).ok()
        } else {
            open.set(false);
            None
        }
    });
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open && untrack(|| asking.is_working()) {
            asking.stop();
        }
        is_open
    });
    Effect::new(move |_| {
        let why = asking.state.with(|state| match state {
            Asked::Failed(failure) => failure_in_words(app.lang.get_untracked(), failure),
            _ => None,
        });
        if let Some(why) = why {
            app.say(Toast::new(why).tone(Tone::Bad));
        }
    });
    view! {
        <Dialog open title=Signal::derive(move || app.texts().shell().export.to_owned()) size=DialogSize::Small>
            <ProgressBar
                label=Signal::derive(move || app.texts().working().writing_file.to_owned())
                done=asking.done
                on_cancel=Callback::new(move |()| open.set(false))
            />
        </Dialog>
    }
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
