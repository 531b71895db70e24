//! Loading at the start and saving a moment after each change; snapshots, other tabs and backups on the way.
//!
//! [`writing`](self) decides when and what is written, `tabs` what happens when another tab has written, `shelf` moves
//! between workspaces, `upkeep` answers the storage panel.

mod shelf;
mod tabs;
mod upkeep;
mod writing;

use std::rc::Rc;

pub use tabs::Copied;

use leptos::prelude::*;

use super::platform::clock::today;
use super::platform::panic;
use super::platform::storage::BrowserStore;
use super::platform::turns::in_turns;
use super::state::{App, SaveState};
use crate::engines::pace::{Pace, Sliced};
use crate::i18n::Lang;
use crate::workspace::library::{Library, Shelf};
use crate::workspace::storage::{
    Cause, LoadProblem, Loaded, MemoryStore, Millis, Quarantined, Shelfkeeper, Store, StoreProblem,
};
use crate::workspace::{Repair, Workspace};

/// Where workspaces are kept: the browser, or memory where it allows none.
type Shelves = Shelfkeeper<Rc<dyn Store>>;

/// Keeps the open workspace saved. Copied freely.
#[derive(Clone, Copy)]
pub struct Keeper {
    shelves: StoredValue<Rc<Shelves>, LocalStorage>,
    /// Revision the open workspace is stored under; none for one that never was.
    revision: StoredValue<Option<u64>>,
    /// The open workspace as it is stored; none for one that never was. What differs from it is unsaved.
    stored: StoredValue<Option<Workspace>>,
    /// Why what is stored has to be kept as a snapshot before the first save.
    first_keep: StoredValue<Option<Cause>>,
    /// The app that wrote a workspace this one may only look at.
    newer_app: StoredValue<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// When the first of the changes was made that are not written yet.
    first_unsaved: StoredValue<Option<Millis>>,
    /// Whether the browser has been asked not to delete what is stored.
    has_asked: StoredValue<bool>,
    /// Whether the list in memory is ahead of the stored one, because it could not be written.
    list_lags: StoredValue<bool>,
    keeps: bool,
}

/// A workspace to show, and what there is to say about it.
pub struct Found {
    /// The workspace to open.
    pub workspace: Workspace,
    /// The list.
    pub library: Library,
    /// What was found wrong.
    pub notices: Notices,
    /// The save state to begin with.
    pub save: SaveState,
}

/// What was found wrong, said once.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    /// What was put right.
    pub repairs: Vec<Repair>,
    /// What could not be read and was put aside.
    pub quarantined: Vec<Quarantined>,
    /// When the snapshot was made that took the place of a workspace that could not be read.
    pub recovered: Option<Millis>,
}

/// A workspace that was read, by whichever way.
struct Opened {
    workspace: Workspace,
    notices: Notices,
    /// Whether it may only be looked at.
    is_newer: bool,
}

impl Keeper {
    /// Looks for the store and for what is in it, in turns. A first visit finds the sample.
    pub async fn start(lang: Lang) -> (Self, Found) {
        let browser = BrowserStore::open();
        let keeps = browser.is_some();
        let store: Rc<dyn Store> = match browser {
            Some(store) => Rc::new(store),
            None => Rc::new(MemoryStore::default()),
        };
        panic::save_from(Rc::clone(&store));
        let keeper = Self {
            first_unsaved: StoredValue::new(None),
            shelves: StoredValue::new_local(Rc::new(Shelfkeeper::new(store))),
            revision: StoredValue::new(None),
            stored: StoredValue::new(None),
            first_keep: StoredValue::new(None),
            newer_app: StoredValue::new(String::new()),
            timer: StoredValue::new(None),
            has_asked: StoredValue::new(false),
            list_lags: StoredValue::new(false),
            keeps,
        };
        let found = keeper.find(lang).await;
        (keeper, found)
    }

    async fn find(self, lang: Lang) -> Found {
        let (mut library, aside) = self.with(Shelfkeeper::library).unwrap_or_default();
        let mut quarantined: Vec<Quarantined> = aside.into_iter().collect();
        quarantined.extend(self.with(Shelfkeeper::check_snapshots).unwrap_or_default());
        // Blocks that a closed tab or a crash has left behind.
        self.shelves.with_value(|s| s.collect());
        let wanted = library.open.clone();
        let active: Vec<String> = library.on(Shelf::Active).map(|e| e.id.clone()).collect();
        let order = wanted
            .into_iter()
            .filter(|id| active.contains(id))
            .chain(active.iter().cloned());
        for id in order.collect::<Vec<_>>() {
            match self.load_in_turns(&id).await {
                Ok(opened) => {
                    library.open = Some(id);
                    let mut notices = opened.notices;
                    notices.quarantined.append(&mut quarantined);
                    return Found {
                        workspace: opened.workspace,
                        library,
                        notices,
                        save: self.at_rest(opened.is_newer),
                    };
                }
                Err(LoadProblem::Damaged(aside)) => {
                    library.forget(&id);
                    quarantined.push(aside);
                }
                Err(LoadProblem::Newer { .. } | LoadProblem::NotThere | LoadProblem::Store(_)) => {}
            }
        }
        let id = library.new_id();
        let name = lang.texts().shell().sample_workspace.to_owned();
        let workspace = Workspace::with_sample(id.clone(), name.clone(), lang, today());
        library.note(&id, &name);
        library.open = Some(id);
        self.is_new();
        let notices = Notices {
            quarantined,
            ..Notices::default()
        };
        Found {
            workspace,
            library,
            notices,
            save: self.at_rest(false),
        }
    }

    /// The save state of a workspace without unsaved changes.
    const fn at_rest(self, is_newer: bool) -> SaveState {
        match (is_newer, self.keeps) {
            (true, _) => SaveState::Newer,
            (false, true) => SaveState::Saved,
            (false, false) => SaveState::NoStore,
        }
    }

    fn with<T>(self, ask: impl FnOnce(&Shelves) -> Result<T, StoreProblem>) -> Option<T> {
        self.shelves.with_value(|shelves| ask(shelves)).ok()
    }

    /// Reads a workspace and remembers how it is stored. One that cannot be read is replaced by its last snapshot; one
    /// of a newer app can be looked at.
    fn load(self, id: &str) -> Result<Opened, LoadProblem> {
        self.opened_from(id, self.shelves.with_value(|s| s.load(id, today())))
    }

    /// As [`load`](Self::load), in turns.
    async fn load_in_turns(self, id: &str) -> Result<Opened, LoadProblem> {
        let (shelves, wanted) = (self.shelves.get_value(), id.to_owned());
        let pace = Pace::in_slices();
        let for_work = pace.clone();
        let work = async move { shelves.load_paced(&wanted, today(), &for_work).await };
        let loaded = in_turns(Sliced::new(work, pace)).await;
        self.opened_from(id, loaded)
    }

    fn opened_from(self, id: &str, loaded: Result<Loaded, LoadProblem>) -> Result<Opened, LoadProblem> {
        match loaded {
            Ok(loaded) => {
                let cause = if !loaded.repairs.is_empty() {
                    Some(Cause::Repair)
                } else if loaded.migrates {
                    Some(Cause::Migration)
                } else {
                    None
                };
                self.first_keep.set_value(cause);
                Ok(self.opened(loaded, None))
            }
            Err(LoadProblem::Newer { schema, app }) => {
                let seen = self.shelves.with_value(|s| s.look_at(id, today()));
                let loaded = seen.ok_or(LoadProblem::Newer {
                    schema,
                    app: app.clone(),
                })?;
                self.newer_app.set_value(app);
                self.first_keep.set_value(None);
                Ok(Opened {
                    is_newer: true,
                    ..self.opened(loaded, None)
                })
            }
            Err(LoadProblem::Damaged(aside)) => {
                let newest = self.with(|s| s.snapshots(id)).unwrap_or_default();
                let kept = newest.iter().find_map(|kept| {
                    let loaded = self.shelves.with_value(|s| s.load_snapshot(id, kept.id, today()));
                    Some((loaded.ok()?, kept.at))
                });
                let Some((loaded, at)) = kept else {
                    return Err(LoadProblem::Damaged(aside));
                };
                let mut opened = self.opened(loaded, Some(at));
                opened.notices.quarantined.push(aside);
                self.is_new();
                Ok(opened)
            }
            Err(problem) => Err(problem),
        }
    }

    fn opened(self, loaded: Loaded, recovered: Option<Millis>) -> Opened {
        self.revision.set_value(Some(loaded.revision));
        self.stored.set_value(Some(loaded.workspace.clone()));
        Opened {
            workspace: loaded.workspace,
            notices: Notices {
                repairs: loaded.repairs,
                quarantined: loaded.quarantined,
                recovered,
            },
            is_newer: false,
        }
    }

    /// Remembers that nothing is stored of the open workspace.
    fn is_new(self) {
        self.revision.set_value(None);
        self.stored.set_value(None);
        self.first_keep.set_value(None);
    }

    /// Whether the open workspace has changes that are not stored.
    fn has_unsaved(self, app: App) -> bool {
        let differs = app
            .workspace
            .with_untracked(|w| self.stored.with_value(|s| s.as_ref() != Some(w)));
        differs && !app.save.get_untracked().is_read_only()
    }

    /// Changes the list: what another tab has changed in it meanwhile stays.
    fn change_library(self, app: App, change: impl FnOnce(&mut Library)) {
        let mut change = Some(change);
        // One body for all changes.
        self.write_library(app, &mut |library| {
            if let Some(change) = change.take() {
                change(library);
            }
        });
    }

    fn write_library(self, app: App, change: &mut dyn FnMut(&mut Library)) {
        let in_memory = app.library.get_untracked();
        let stored = if self.list_lags.get_value() {
            None
        } else {
            self.with(Shelfkeeper::library).map(|(library, _)| library)
        };
        let before = stored.unwrap_or_else(|| in_memory.clone());
        let mut library = before.clone();
        library.made = library.made.max(in_memory.made);
        Self::note_open(app, &mut library);
        change(&mut library);
        if library != before || self.list_lags.get_value() {
            let written = self.with(|s| s.save_library(&library)).is_some();
            self.list_lags.set_value(!written);
        }
        if library != in_memory {
            app.library.set(library);
        }
    }

    /// Keeps the open workspace in the list under its name. What a link holds is in no list.
    fn note_open(app: App, library: &mut Library) {
        if app.save.get_untracked() == SaveState::Visit {
            return;
        }
        app.workspace.with_untracked(|w| {
            library.note(&w.id, &w.profile.name);
            library.open = Some(w.id.clone());
        });
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
