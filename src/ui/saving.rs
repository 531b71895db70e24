//! Loading at the start and saving a moment after each change.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::platform::clock::today;
use super::platform::storage::BrowserStore;
use super::state::{App, SaveState};
use crate::i18n::Lang;
use crate::workspace::library::{Library, Shelf};
use crate::workspace::storage::{
    LoadProblem, MemoryStore, Quarantined, SaveProblem, Saved, Shelfkeeper, Store, StoreProblem,
};
use crate::workspace::{Repair, Workspace};

/// How long after the last change it is saved: long enough to join keystrokes, short enough to lose nothing.
const SETTLE: Duration = Duration::from_millis(400);

/// Where workspaces are kept: the browser, or memory where it allows none.
type Shelves = Shelfkeeper<Rc<dyn Store>>;

/// Keeps the open workspace saved. Copied freely.
#[derive(Clone, Copy)]
pub struct Keeper {
    shelves: StoredValue<Shelves, LocalStorage>,
    /// Revision the open workspace is stored under; none for one that never was.
    revision: StoredValue<Option<u64>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    keeps: bool,
}

/// What was found at the start.
pub struct Found {
    /// The workspace to open.
    pub workspace: Workspace,
    /// The list.
    pub library: Library,
    /// What was put right in it.
    pub repairs: Vec<Repair>,
    /// What could not be read and was put aside.
    pub quarantined: Vec<Quarantined>,
    /// The save state to begin with.
    pub save: SaveState,
}

impl Keeper {
    /// Looks for the store and for what is in it. A first visit finds the sample.
    pub fn start(lang: Lang) -> (Self, Found) {
        let browser = BrowserStore::open();
        let keeps = browser.is_some();
        let store: Rc<dyn Store> = match browser {
            Some(store) => Rc::new(store),
            None => Rc::new(MemoryStore::default()),
        };
        let keeper = Self {
            shelves: StoredValue::new_local(Shelfkeeper::new(store)),
            revision: StoredValue::new(None),
            timer: StoredValue::new(None),
            keeps,
        };
        let found = keeper.find(lang);
        (keeper, found)
    }

    fn find(self, lang: Lang) -> Found {
        let (mut library, aside) = self.with(Shelfkeeper::library).unwrap_or_default();
        let mut quarantined: Vec<Quarantined> = aside.into_iter().collect();
        let save = if self.keeps {
            SaveState::Saved
        } else {
            SaveState::NoStore
        };
        let wanted = library.open.clone();
        let active: Vec<String> = library.on(Shelf::Active).map(|e| e.id.clone()).collect();
        let order = wanted
            .into_iter()
            .filter(|id| active.contains(id))
            .chain(active.iter().cloned());
        let mut newer = false;
        for id in order.collect::<Vec<_>>() {
            match self.load(&id) {
                Ok((workspace, repairs, aside)) => {
                    quarantined.extend(aside);
                    library.open = Some(id);
                    return Found {
                        workspace,
                        library,
                        repairs,
                        quarantined,
                        save,
                    };
                }
                Err(LoadProblem::Damaged(aside)) => {
                    library.forget(&id);
                    quarantined.push(aside);
                }
                Err(LoadProblem::Newer { .. }) => newer = true,
                Err(LoadProblem::NotThere | LoadProblem::Store(_)) => {}
            }
        }
        let id = library.new_id();
        let name = lang.texts().shell.sample_workspace.to_owned();
        let workspace = Workspace::with_sample(id.clone(), name.clone(), lang, today());
        library.note(&id, &name);
        library.open = Some(id);
        self.revision.set_value(None);
        let save = if newer { SaveState::Newer } else { save };
        Found {
            workspace,
            library,
            repairs: Vec::new(),
            quarantined,
            save,
        }
    }

    fn with<T>(self, ask: impl FnOnce(&Shelves) -> Result<T, StoreProblem>) -> Option<T> {
        self.shelves.with_value(ask).ok()
    }

    fn load(self, id: &str) -> Result<(Workspace, Vec<Repair>, Vec<Quarantined>), LoadProblem> {
        let loaded = self.shelves.with_value(|s| s.load(id, today()))?;
        self.revision.set_value(Some(loaded.revision));
        Ok((loaded.workspace, loaded.repairs, loaded.quarantined))
    }

    /// Saves the open workspace a moment after each of its changes, and at once when the page is left.
    pub fn watch(self, app: App) {
        Effect::new(move |before: Option<()>| {
            app.workspace.track();
            // The first run only begins to watch, unless the workspace is new.
            if before.is_some() || self.revision.get_value().is_none() {
                self.soon(app);
            }
        });
        let leave = window_event_listener(leptos::ev::pagehide, move |_| self.flush(app));
        let hide = window_event_listener(leptos::ev::visibilitychange, move |_| self.flush(app));
        on_cleanup(move || {
            leave.remove();
            hide.remove();
        });
    }

    fn soon(self, app: App) {
        if matches!(app.save.get_untracked(), SaveState::Overtaken | SaveState::Newer) {
            return;
        }
        if self.keeps {
            app.save.set(SaveState::Saving);
        }
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        let timer = set_timeout_with_handle(move || self.write(app), SETTLE).ok();
        self.timer.set_value(timer);
    }

    /// Writes at once what waits to be written.
    pub fn flush(self, app: App) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
            self.write(app);
        }
    }

    fn write(self, app: App) {
        self.timer.set_value(None);
        let seen = self.revision.get_value();
        let saved = app
            .workspace
            .with_untracked(|w| self.shelves.with_value(|s| s.save(w, seen)));
        let state = match saved {
            Ok(Saved { revision }) => {
                self.revision.set_value(Some(revision));
                app.library.update(|library| {
                    app.workspace
                        .with_untracked(|w| library.note(&w.id, &w.profile.name));
                });
                self.write_library(app);
                if self.keeps {
                    SaveState::Saved
                } else {
                    SaveState::NoStore
                }
            }
            Err(SaveProblem::Store(StoreProblem::Full)) => SaveState::Full,
            Err(SaveProblem::Store(StoreProblem::Unavailable)) => SaveState::NoStore,
            Err(SaveProblem::Overtaken(_)) => SaveState::Overtaken,
            Err(SaveProblem::Newer(_)) => SaveState::Newer,
        };
        app.save.set(state);
    }

    fn write_library(self, app: App) {
        app.library
            .with_untracked(|library| self.with(|s| s.save_library(library)));
    }

    /// Opens another workspace. Damaged or missing ones stay closed and are said by the return value.
    ///
    /// # Errors
    /// Why it stays closed.
    pub fn open(self, app: App, id: &str) -> Result<Vec<Repair>, LoadProblem> {
        self.flush(app);
        let before = self.revision.get_value();
        match self.load(id) {
            Ok((workspace, repairs, _)) => {
                app.library.update(|l| {
                    l.open = Some(id.to_owned());
                    l.shelve(id, Shelf::Active);
                });
                self.write_library(app);
                app.save.set(if self.keeps {
                    SaveState::Saved
                } else {
                    SaveState::NoStore
                });
                app.open(workspace);
                Ok(repairs)
            }
            Err(problem) => {
                self.revision.set_value(before);
                Err(problem)
            }
        }
    }

    /// Puts a workspace that is not stored yet on the page, under a new id, and saves it.
    pub fn open_new(self, app: App, mut workspace: Workspace) {
        self.flush(app);
        app.library.update(|l| {
            workspace.id = l.new_id();
            l.note(&workspace.id, &workspace.profile.name);
            l.open = Some(workspace.id.clone());
        });
        self.revision.set_value(None);
        app.save.set(SaveState::Saving);
        app.open(workspace);
        self.write(app);
    }

    /// Moves a workspace to another shelf; where it was open, another one opens.
    pub fn shelve(self, app: App, id: &str, shelf: Shelf) {
        self.flush(app);
        app.library.update(|l| {
            l.shelve(id, shelf);
        });
        self.write_library(app);
        if shelf != Shelf::Active && app.workspace.with_untracked(|w| w.id == id) {
            self.open_any(app);
        }
    }

    /// Takes a workspace away for good.
    pub fn remove(self, app: App, id: &str) {
        let _ = self.with(|s| s.delete(id));
        app.library.update(|l| l.forget(id));
        self.write_library(app);
    }

    fn open_any(self, app: App) {
        let ids: Vec<String> = app
            .library
            .with_untracked(|l| l.on(Shelf::Active).map(|e| e.id.clone()).collect());
        if ids.iter().any(|id| self.open(app, id).is_ok()) {
            return;
        }
        let lang = app.lang.get_untracked();
        let name = lang.texts().shell.sample_workspace.to_owned();
        self.open_new(app, Workspace::with_sample(String::new(), name, lang, today()));
    }

    /// Stops writing over what another tab saved, and keeps this tab's state as a workspace of its own.
    pub fn save_as_copy(self, app: App) {
        let words = &app.lang.get_untracked().texts().shell;
        let mut copy = app.workspace.get_untracked();
        copy.profile.name = crate::i18n::fill(words.my_copy, &[("name", &copy.profile.name)]);
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        self.timer.set_value(None);
        self.open_new(app, copy);
    }

    /// Gives up this tab's state and shows what is stored.
    pub fn reload(self, app: App) {
        self.timer.set_value(None);
        let id = app.workspace.with_untracked(|w| w.id.clone());
        let _ = self.open(app, &id);
    }

    /// A stored value as it is, for the download of what was put aside.
    #[must_use]
    pub fn raw(self, key: &str) -> Option<String> {
        self.with(|s| s.store().get(key)).flatten()
    }

    /// Remembers a preference of the reader, outside any workspace.
    pub fn prefer(self, key: &str, value: &str) {
        let _ = self.with(|s| s.store().set(key, value));
    }

    /// A preference of the reader.
    #[must_use]
    pub fn preference(self, key: &str) -> Option<String> {
        self.raw(key)
    }
}

/// The keeper of the page; always there.
#[must_use]
pub fn use_keeper() -> Keeper {
    expect_context::<Keeper>()
}
