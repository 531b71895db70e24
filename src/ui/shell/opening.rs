//! Opening a workspace's file: what is in it becomes a workspace of the reader's own, beside those that are there.

use std::collections::VecDeque;

use leptos::prelude::*;

use super::notices::repairs_in_words;
use super::room::{ask_for_room, room_beside};
use crate::engines::pace::{Pace, Sliced};
use crate::i18n::fill;
use crate::ui::components::{Toast, Tone};
use crate::ui::platform::files;
use crate::ui::platform::turns::in_turns;
use crate::ui::state::App;
use crate::workspace::Restored;
use crate::workspace::file::{self, FileProblem};

/// Opens a file; nothing that is there is changed. What the store has no room for is asked about first.
pub async fn open_file(app: App, picked: web_sys::File) {
    match read(app, &picked).await {
        Ok(all) => open_all(app, all.into()).await,
        Err(sentence) => app.say(Toast::new(sentence).tone(Tone::Bad)),
    }
}

/// The workspaces in a file, or the sentence that says why there are none.
async fn read(app: App, picked: &web_sys::File) -> Result<Vec<Restored>, String> {
    let words = app.lang.get_untracked().texts().shell();
    if picked.size() > file::MOST_BYTES as f64 {
        return Err(words.file_too_big.to_owned());
    }
    let bytes = files::bytes(picked).await;
    let bytes = bytes.ok_or_else(|| words.file_unreadable.to_owned())?;
    let as_of = app.workspace.with_untracked(|w| w.profile.as_of);
    let pace = Pace::in_slices();
    let for_work = pace.clone();
    let work = async move { file::read_all_paced(&bytes, as_of, &for_work).await };
    let read = in_turns(Sliced::new(work, pace)).await;
    read.map_err(|problem| match problem {
        FileProblem::TooBig => words.file_too_big.to_owned(),
        FileProblem::NotJson { line, column } => fill(
            words.file_not_json,
            &[("line", &line.to_string()), ("column", &column.to_string())],
        ),
        FileProblem::NotOurs => words.file_not_ours.to_owned(),
        FileProblem::Newer(version) => fill(words.file_newer, &[("n", &version.to_string())]),
    })
}

/// Opens one after the other, until there is no room for one; the answer to that goes on with it.
async fn open_all(app: App, mut all: VecDeque<Restored>) {
    while let Some(mut restored) = all.pop_front() {
        // It gets an id of its own when it is opened.
        restored.workspace.id.clear();
        if let Some(shortage) = room_beside(app, &restored.workspace).await {
            return ask_for_room(app, shortage, move || {
                let (restored, rest) = (restored.clone(), all.clone());
                if open_one(app, restored) {
                    leptos::task::spawn_local(open_all(app, rest));
                }
            });
        }
        app.keeper.stow(&restored.workspace).await;
        if !open_one(app, restored) {
            return;
        }
    }
}

/// False where the open workspace has changes for which there is no room, which has been said.
fn open_one(app: App, restored: Restored) -> bool {
    let texts = app.lang.get_untracked().texts();
    let done = app.keeper.open_new(app, restored.workspace);
    if done {
        let name = app.workspace.with_untracked(|w| w.profile.name.clone());
        app.say(Toast::new(fill(texts.shell().file_opened, &[("name", &name)])));
        if !restored.repairs.is_empty() {
            app.say(Toast::new(repairs_in_words(texts, &restored.repairs)).tone(Tone::Warn));
        }
    }
    done
}
