//! "Does not fit" is said before it happens: the file is offered first, and the change goes on only when the user
//! says so.

use std::sync::Arc;

use leptos::prelude::*;

use super::exporting::export_file;
use crate::i18n::fill;
use crate::ui::components::{Dialog, DialogSize};
use crate::ui::format;
use crate::ui::platform::turns::rest;
use crate::ui::state::{App, use_app};
use crate::workspace::storage::Room;
use crate::workspace::{Action, Workspace};

/// A change for which there is no room, waiting for an answer.
#[derive(Clone)]
pub struct Question {
    shortage: Shortage,
    go_on: Arc<dyn Fn() + Send + Sync>,
}

/// What is missing for a change, where it does not fit.
#[derive(Debug, Clone, Copy)]
pub struct Shortage {
    needed: usize,
    free: usize,
    /// Whether it would come beside what is there, and not in its place.
    is_beside: bool,
}

/// Makes ready for a large change, in turns between which the page stays alive: the leads there will be are scored
/// ahead, and the store is asked whether they fit with the present state kept. None where they do.
pub async fn prepare(app: App, action: &Action) -> Option<Shortage> {
    let mut after = app.workspace.get_untracked();
    // What is refused is said when it is done.
    after.apply(action.clone()).ok()?;
    rest().await;
    room(app, &after, false).await
}

/// As [`prepare`], for a workspace that is to come beside those that are there. It has no id yet.
pub async fn room_beside(app: App, new: &Workspace) -> Option<Shortage> {
    rest().await;
    room(app, new, true).await
}

async fn room(app: App, after: &Workspace, is_beside: bool) -> Option<Shortage> {
    app.score_ahead(after).await;
    match app.keeper.fits(after).await {
        Room::Fits | Room::Tight => None,
        Room::Short { needed, free } => Some(Shortage {
            needed,
            free,
            is_beside,
        }),
    }
}

/// Calls `go_on` after the user has been offered the file and said so.
pub fn ask_for_room(app: App, shortage: Shortage, go_on: impl Fn() + Send + Sync + 'static) {
    app.question.set(Some(Question {
        shortage,
        go_on: Arc::new(go_on),
    }));
}

/// The question.
#[component]
pub fn RoomDialog() -> impl IntoView {
    let app = use_app();
    let words = move || app.texts().storage();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if app.question.with(Option::is_some) {
            open.set(true);
        }
    });
    let text = move || {
        let lang = app.lang.get();
        app.question.with(|q| {
            q.as_ref().map(|q| {
                let Shortage {
                    needed,
                    free,
                    is_beside,
                } = q.shortage;
                let (needed, free) = (format::count(needed, lang), format::count(free, lang));
                let text = if is_beside {
                    words().room_beside
                } else {
                    words().room_text
                };
                fill(text, &[("needed", &needed), ("free", &free)])
            })
        })
    };
    let go_on = move |_| {
        let question = app.question.get_untracked();
        open.set(false);
        if let Some(question) = question {
            (question.go_on)();
        }
    };
    let footer = move || {
        view! {
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                {move || app.texts().common().cancel}
            </button>
            <button type="button" class="btn" on:click=go_on>{move || words().room_go_on}</button>
            <button type="button" class="btn btn-primary" on:click=move |_| export_file(app)>
                {move || words().backup_now}
            </button>
        }
    };
    view! {
        <Dialog open title=Signal::derive(move || words().room_title.to_owned()) size=DialogSize::Small footer>
            <p>{text}</p>
        </Dialog>
    }
}
