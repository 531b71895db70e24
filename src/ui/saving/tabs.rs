//! Another tab on the same workspace: its saves are followed; where both have changed something, this tab's state goes
//! on as a workspace of its own, in sight.

use leptos::prelude::*;

use super::Keeper;
use crate::i18n::fill;
use crate::ui::components::Toast;
use crate::ui::format;
use crate::ui::platform::clock::now;
use crate::ui::state::{App, SaveState};
use crate::workspace::library::Shelf;
use crate::workspace::storage::{Answer, SaveProblem, Shelfkeeper};

/// A new id is tried so often, should other tabs take the same one at the same moment.
const TRIES: usize = 20;

/// This tab's state became a workspace of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Id of the workspace it was.
    pub from: String,
    /// Name of that.
    pub was: String,
    /// Name of the copy.
    pub now: String,
}

impl Keeper {
    /// Listens to what other tabs write, and looks after a sleep, in which nothing is heard.
    pub(super) fn watch_tabs(self, app: App) {
        let stored = window_event_listener(leptos::ev::storage, move |event| match event.key().as_deref() {
            Some("loudou/library") => self.read_library(app),
            Some(key) if key.strip_prefix("loudou/w/").is_some_and(|id| is_open(app, id)) => self.look(app),
            Some(key) if key.starts_with("loudou/b/") && event.new_value().is_none() => self.heal(),
            Some(_) => {}
            None => self.look(app),
        });
        let seen = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if document().hidden() {
                self.flush(app);
            } else {
                self.look(app);
            }
        });
        let back = window_event_listener_untyped("pageshow", move |_| self.look(app));
        let focus = window_event_listener(leptos::ev::focus, move |_| self.look(app));
        on_cleanup(move || {
            stored.remove();
            seen.remove();
            back.remove();
            focus.remove();
        });
    }

    /// Puts back blocks of the stored state that the other tab has taken away in error.
    fn heal(self) {
        self.stored.with_value(|stored| {
            if let Some(stored) = stored {
                self.shelves.with_value(|s| s.heal(stored));
            }
        });
    }

    fn read_library(self, app: App) {
        if let Some((mut library, _)) = self.with(Shelfkeeper::library) {
            Self::note_open(app, &mut library);
            if app.library.with_untracked(|l| *l != library) {
                app.library.set(library);
            }
        }
    }

    /// Compares what is stored with what this tab has, and answers.
    pub fn look(self, app: App) {
        let id = app.workspace.with_untracked(|w| w.id.clone());
        // One that was never stored cannot have been changed by anybody.
        if self.revision.get_value().is_none() || app.save.get_untracked().is_read_only() {
            return;
        }
        let Some(standing) = self.with(|s| s.standing(&id)) else {
            return;
        };
        match standing.answer(self.has_unsaved(app)) {
            Answer::Keep => {}
            Answer::Copy => self.become_a_copy(app),
            Answer::Follow | Answer::ReadOnly => self.follow(app, &id),
        }
    }

    /// Shows what is stored.
    fn follow(self, app: App, id: &str) {
        let Ok(opened) = self.load(id) else { return };
        self.stop_timer();
        app.save.set(self.at_rest(opened.is_newer));
        app.open(opened.workspace);
        let words = app.lang.get_untracked().texts().storage();
        app.say(Toast::new(words.followed));
    }

    /// Gives this tab's state an id and a name of its own and saves it; the undo steps go along.
    pub(super) fn become_a_copy(self, app: App) {
        self.stop_timer();
        let lang = app.lang.get_untracked();
        let (from, was) = app
            .workspace
            .with_untracked(|w| (w.id.clone(), w.profile.name.clone()));
        let time = format::moment(now(), lang);
        let name = fill(
            lang.texts().storage().tab_copy,
            &[("name", &was), ("time", &time)],
        );
        self.is_new();
        let mut saved = Err(SaveProblem::Overtaken(0));
        for _ in 0..TRIES {
            if !matches!(saved, Err(SaveProblem::Overtaken(_))) {
                break;
            }
            let mut library = app.library.get_untracked();
            if let Some((stored, _)) = self.with(Shelfkeeper::library) {
                library.made = library.made.max(stored.made);
            }
            let id = library.new_id();
            app.library.set(library);
            app.history.update(|h| h.move_to(&id));
            app.workspace.update(|w| {
                w.id.clone_from(&id);
                w.profile.name.clone_from(&name);
            });
            saved = self.save(app);
        }
        let id = app.workspace.with_untracked(|w| w.id.clone());
        self.change_library(app, |l| {
            l.open = Some(id.clone());
            l.shelve(&id, Shelf::Active);
        });
        app.save.set(match saved {
            Ok(()) => self.at_rest(false),
            Err(_) => SaveState::Full,
        });
        app.copied.set(Some(Copied { from, was, now: name }));
    }
}

fn is_open(app: App, id: &str) -> bool {
    app.workspace.with_untracked(|w| w.id == id)
}
