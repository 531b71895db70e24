//! "Does not fit" is said before it happens: the file is offered first, and the change goes on only when the user
//! says so.

use std::sync::Arc;

use leptos::prelude::*;

use super::exporting::export_file;
use crate::i18n::fill;
use crate::ui::components::{Dialog, DialogSize};
use crate::ui::format;
use crate::ui::state::{App, use_app};
use crate::workspace::Action;
use crate::workspace::storage::Room;

/// A change for which there is no room, waiting for an answer.
#[derive(Clone)]
pub struct Question {
    needed: usize,
    free: usize,
    go_on: Arc<dyn Fn() + Send + Sync>,
}

/// Calls `go_on` with the action at once where the workspace fits after it with the present state kept; else after
/// the user has been offered the file and said so.
pub fn when_it_fits(app: App, action: Action, go_on: impl Fn(Action) + Send + Sync + 'static) {
    let mut after = app.workspace.get_untracked();
    let Ok(_) = after.apply(action.clone()) else {
        return go_on(action);
    };
    match app.keeper.fits(&after) {
        Room::Fits | Room::Tight => go_on(action),
        Room::Short { needed, free } => app.question.set(Some(Question {
            needed,
            free,
            go_on: Arc::new(move || go_on(action.clone())),
        })),
    }
}

/// The question.
#[component]
pub fn RoomDialog() -> impl IntoView {
    let app = use_app();
    let words = move || &app.texts().storage;
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
                let (needed, free) = (format::count(q.needed, lang), format::count(q.free, lang));
                fill(words().room_text, &[("needed", &needed), ("free", &free)])
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
                {move || app.texts().common.cancel}
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
