//! When the open workspace is written, and what becomes of it.

use std::time::Duration;

use leptos::prelude::*;

use super::Keeper;
use crate::ui::platform::clock::now;
use crate::ui::platform::keep;
use crate::ui::platform::painted::do_waiting;
use crate::ui::platform::turns::rest;
use crate::ui::state::{App, SaveState};
use crate::workspace::Workspace;
use crate::workspace::storage::{Cause, SaveProblem, StoreProblem};

/// How long after the last change it is saved: long enough to join keystrokes, short enough to lose nothing.
const SETTLE: Duration = Duration::from_millis(400);
/// How long changes that follow one another without a pause are left unsaved at most.
const MOST_WAIT: Duration = Duration::from_secs(1);
/// Blocks of rows written in one turn; between two turns the page stays alive.
const BLOCKS_AT_ONCE: usize = 1;

impl Keeper {
    /// Saves the open workspace a moment after each of its changes, and at once when the page is left.
    pub fn watch(self, app: App) {
        Effect::new(move |_| {
            app.workspace.track();
            if self.has_unsaved(app) {
                self.soon(app);
            } else if matches!(app.save.get_untracked(), SaveState::Saving | SaveState::Full) {
                // An undo has brought back what is stored.
                self.nothing_waits();
                app.save.set(self.at_rest(false));
            }
        });
        self.watch_tabs(app);
        let leave = window_event_listener(leptos::ev::pagehide, move |_| self.flush(app));
        on_cleanup(move || leave.remove());
    }

    fn soon(self, app: App) {
        // A full store stays said until something has been saved.
        if self.keeps && app.save.get_untracked() != SaveState::Full {
            app.save.set(SaveState::Saving);
        }
        let first = self.first_unsaved.get_value().unwrap_or_else(now);
        self.first_unsaved.set_value(Some(first));
        let waited = Duration::from_millis(now().saturating_sub(first));
        self.after(app, SETTLE.min(MOST_WAIT.saturating_sub(waited)));
    }

    fn after(self, app: App, wait: Duration) {
        self.stop_timer();
        let timer = set_timeout_with_handle(move || self.write_in_steps(app), wait).ok();
        self.timer.set_value(timer);
    }

    pub(super) fn stop_timer(self) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        self.timer.set_value(None);
    }

    fn nothing_waits(self) {
        self.stop_timer();
        self.first_unsaved.set_value(None);
    }

    /// Writes a few blocks and comes back for the next ones; the head last, under a lock where the browser has them.
    fn write_in_steps(self, app: App) {
        self.nothing_waits();
        let stowed = app
            .workspace
            .with_untracked(|w| self.with(|s| s.stow(w, BLOCKS_AT_ONCE)));
        if stowed == Some(false) {
            return self.after(app, Duration::ZERO);
        }
        // Without locks the revision decides who was first, and what was written over is noticed afterwards.
        let id = app.workspace.with_untracked(|w| w.id.clone());
        keep::with_lock(&format!("loudou/w/{id}"), move || {
            // The page may have been left, or another workspace opened, before the lock was given.
            if app.workspace.with_untracked(|w| w.id == id) {
                self.write(app);
            }
        });
    }

    /// Stores the rows of a workspace that is about to be opened, in turns, so that to save it writes its head alone. What
    /// finds no room is left to the save.
    pub async fn stow(self, workspace: &Workspace) {
        while self.with(|s| s.stow(workspace, BLOCKS_AT_ONCE)) == Some(false) {
            rest().await;
        }
    }

    /// Writes at once what is not written yet.
    pub fn flush(self, app: App) {
        do_waiting();
        self.stop_timer();
        self.write(app);
    }

    pub(super) fn write(self, app: App) {
        if !self.has_unsaved(app) {
            return;
        }
        self.nothing_waits();
        let state = match self.keep_before_saving(app).and_then(|()| self.save(app)) {
            Ok(()) => self.at_rest(false),
            Err(SaveProblem::Overtaken(_)) => return self.become_a_copy(app),
            // A change that a newer app knows nothing of is not lost either.
            Err(SaveProblem::Newer(_)) => return self.become_a_copy(app),
            Err(SaveProblem::Store(StoreProblem::Full)) => SaveState::Full,
            Err(SaveProblem::Store(StoreProblem::Unavailable)) => SaveState::NoStore,
        };
        app.save.set(state);
    }

    /// Keeps what is stored as a snapshot, where it has to be or where it is time for one.
    fn keep_before_saving(self, app: App) -> Result<(), SaveProblem> {
        let id = app.workspace.with_untracked(|w| w.id.clone());
        if let Some(cause) = self.first_keep.get_value() {
            self.shelves
                .with_value(|s| s.snapshot(&id, cause, now()))
                .map_err(SaveProblem::Store)?;
            self.first_keep.set_value(None);
        } else if self.revision.get_value().is_some() {
            self.shelves.with_value(|s| s.snapshot_while_working(&id, now()));
        }
        Ok(())
    }

    pub(super) fn save(self, app: App) -> Result<(), SaveProblem> {
        let seen = self.revision.get_value();
        let workspace = app.workspace.get_untracked();
        let saved = self.shelves.with_value(|s| s.save(&workspace, seen))?;
        self.revision.set_value(Some(saved.revision));
        self.change_library(app, |library| {
            if let Some(entry) = library.entry_mut(&workspace.id) {
                entry.backup.first_saved.get_or_insert_with(now);
            }
        });
        self.stored.set_value(Some(workspace));
        // The first save of a new workspace is the app's own; the next one has something of the user's in it.
        if saved.revision > 1 && self.keeps && !self.has_asked.get_value() {
            self.has_asked.set_value(true);
            keep::ask_to_persist();
        }
        Ok(())
    }

    /// Keeps the present state as a snapshot before something takes its place. Without room for it the change goes on:
    /// what is large is asked about before, by [`fits`](Self::fits).
    pub fn keep_before(self, app: App, cause: Cause) {
        self.flush(app);
        let id = app.workspace.with_untracked(|w| w.id.clone());
        let _ = self.with(|s| s.snapshot(&id, cause, now()));
    }
}
