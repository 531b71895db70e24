//! From one workspace to another: open, make, put away, take away.

use leptos::prelude::*;

use super::{Keeper, Notices};
use crate::ui::components::{Toast, Tone};
use crate::ui::platform::clock::today;
use crate::ui::state::{App, SaveState};
use crate::ui::visit;
use crate::workspace::Workspace;
use crate::workspace::library::Shelf;
use crate::workspace::storage::{LoadProblem, StoreProblem};

impl Keeper {
    /// Opens another workspace, and returns what was found wrong with it. What cannot be opened stays closed.
    ///
    /// # Errors
    /// Why it stays closed.
    pub fn open(self, app: App, id: &str) -> Result<Notices, LoadProblem> {
        self.flush(app);
        if app.save.get_untracked() == SaveState::Full {
            // The open workspace would be lost with its last changes.
            return Err(LoadProblem::Store(StoreProblem::Full));
        }
        let opened = self.load(id)?;
        self.change_library(app, |l| {
            l.open = Some(id.to_owned());
            l.shelve(id, Shelf::Active);
        });
        app.save.set(self.at_rest(opened.is_newer));
        app.copied.set(None);
        app.open(opened.workspace);
        Ok(opened.notices)
    }

    /// Puts a workspace that is not stored yet on the page, under a new id and a name no other has, and saves it. Where
    /// the open one has changes for which there is no room, it stays, and that is said. Returns whether the new one was
    /// opened.
    pub fn open_new(self, app: App, mut workspace: Workspace) -> bool {
        visit::leave(app);
        self.flush(app);
        if app.save.get_untracked() == SaveState::Full {
            let full = app.lang.get_untracked().texts().shell().save_full;
            app.say(Toast::new(full).tone(Tone::Bad));
            return false;
        }
        self.change_library(app, |l| {
            workspace.id = l.new_id();
            workspace.profile.name = l.free_name(&workspace.id, &workspace.profile.name);
            l.note(&workspace.id, &workspace.profile.name);
            l.open = Some(workspace.id.clone());
        });
        self.is_new();
        app.save.set(SaveState::Saving);
        app.copied.set(None);
        app.open(workspace);
        self.write(app);
        true
    }

    /// Moves a workspace to another shelf; where it was open, another one opens.
    pub fn shelve(self, app: App, id: &str, shelf: Shelf) {
        visit::leave(app);
        self.flush(app);
        self.change_library(app, |l| {
            l.shelve(id, shelf);
        });
        if shelf != Shelf::Active && app.workspace.with_untracked(|w| w.id == id) {
            self.open_any(app);
        }
    }

    /// Takes a workspace away for good, with its snapshots.
    pub fn remove(self, app: App, id: &str) {
        let _ = self.with(|s| s.delete(id));
        self.change_library(app, |l| l.forget(id));
    }

    fn open_any(self, app: App) {
        let ids: Vec<String> = app
            .library
            .with_untracked(|l| l.on(Shelf::Active).map(|e| e.id.clone()).collect());
        if ids.iter().any(|id| self.open(app, id).is_ok()) {
            return;
        }
        let lang = app.lang.get_untracked();
        let name = lang.texts().shell().sample_workspace.to_owned();
        self.open_new(app, Workspace::with_sample(String::new(), name, lang, today()));
    }
}
