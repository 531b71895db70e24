//! The list of workspaces.

use serde::{Deserialize, Serialize};

use super::backup::BackupState;
use super::naming::free_name;

/// Whether a workspace is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shelf {
    /// In use.
    #[default]
    Active,
    /// Put away; opens again with a click.
    Archived,
    /// Deleted; kept until it is removed for good, so that it can be brought back.
    Deleted,
}

/// A workspace in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Id of the workspace.
    pub id: String,
    /// Its name, as of the last save.
    pub name: String,
    /// Whether it is in use.
    #[serde(default)]
    pub shelf: Shelf,
    /// When it was last backed up.
    #[serde(default)]
    pub backup: BackupState,
}

/// All workspaces, and the one that is open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Library {
    /// In the order they were made.
    #[serde(default)]
    pub entries: Vec<Entry>,
    /// Id of the open one.
    #[serde(default)]
    pub open: Option<String>,
    /// How many were ever made; ids are never used twice.
    #[serde(default)]
    pub made: u64,
}

impl Library {
    /// A new id, different from all before: `w1`, `w2` …
    pub fn new_id(&mut self) -> String {
        loop {
            self.made += 1;
            let id = format!("w{}", self.made);
            if self.entry(&id).is_none() {
                return id;
            }
        }
    }

    /// The entry of an id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.id == id)
    }

    /// The wanted name, numbered where another workspace than this one has it. The deleted ones count too: they can be
    /// brought back.
    ///
    /// ```
    /// use loudou::workspace::library::Library;
    /// let mut library = Library::default();
    /// library.note("w1", "Acme");
    /// assert_eq!(library.free_name("w2", "Acme"), "Acme 2");
    /// assert_eq!(library.free_name("w1", "Acme"), "Acme"); // its own
    /// ```
    #[must_use]
    pub fn free_name(&self, id: &str, wanted: &str) -> String {
        let others = self.entries.iter().filter(|e| e.id != id);
        free_name(wanted, others.map(|e| e.name.as_str()))
    }

    /// Adds a workspace or brings its name up to date.
    pub fn note(&mut self, id: &str, name: &str) {
        match self.entries.iter_mut().find(|e| e.id == id) {
            Some(entry) => name.clone_into(&mut entry.name),
            None => self.entries.push(Entry {
                id: id.to_owned(),
                name: name.to_owned(),
                shelf: Shelf::Active,
                backup: BackupState::default(),
            }),
        }
    }

    /// The entry of an id, to change.
    pub fn entry_mut(&mut self, id: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|e| e.id == id)
    }

    /// Moves a workspace to another shelf. False where there is none of this id.
    pub fn shelve(&mut self, id: &str, shelf: Shelf) -> bool {
        match self.entries.iter_mut().find(|e| e.id == id) {
            Some(entry) => {
                entry.shelf = shelf;
                true
            }
            None => false,
        }
    }

    /// Takes an entry out for good.
    pub fn forget(&mut self, id: &str) {
        self.entries.retain(|e| e.id != id);
        self.open.take_if(|open| open == id);
    }

    /// Entries on a shelf, in order.
    pub fn on(&self, shelf: Shelf) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |e| e.shelf == shelf)
    }
}
