//! Keeping workspaces in a key–value store of strings, such that nothing is lost.
//!
//! | key | holds |
//! |---|---|
//! | `loudou/library` | the list of workspaces |
//! | `loudou/w/<id>` | the head of a workspace |
//! | `loudou/b/<name>` | a block of rows; the name is the hash of its content |
//! | `loudou/s/<id>/<n>` | a snapshot: a head as it was, with when and why it was kept |
//! | `loudou/q/<n>/<key>` | a value that could not be read, byte for byte as it was |
//!
//! Blocks are written first, then the head, then the list, so that a save that is cut short leaves the last saved
//! head with all its blocks. Every value is wrapped with a checksum; a value that fails it is moved to quarantine
//! and said, never overwritten. Snapshots live in what space is left: where a save finds none, the oldest goes.
//!
//! A head says which revisions it was built on. So a keeper sees that its own last save was written over by another
//! tab that did not know of it ([`Standing::Diverged`]), even where no lock keeps two tabs apart.

mod envelope;
mod loading;
mod pack;
mod quarantine;
mod saving;
mod snapshots;
mod space;
mod store;
mod tabs;
#[cfg(test)]
mod tests;
mod thinning;

pub use envelope::{Envelope, EnvelopeProblem, open, seal};
pub use loading::{LoadProblem, Loaded};
pub use pack::{pack, unpack};
pub use quarantine::Quarantined;
pub use saving::{SaveProblem, Saved, Standing};
pub use snapshots::{Cause, Snapshot, SnapshotId};
pub use space::{Room, Sampled, Share, Usage};
pub use store::Shelfkeeper;
pub use tabs::Answer;
pub use thinning::{MOST_SNAPSHOTS, ROLLING_EVERY, is_due, to_thin};

/// A moment: milliseconds since the start of 1970, as the platform's clock has them. The core never asks for one.
pub type Millis = u64;

/// Why the store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreProblem {
    /// No room is left.
    Full,
    /// The store cannot be used at all.
    Unavailable,
}

/// A key–value store of strings: the browser's localStorage, or memory.
pub trait Store {
    /// The value of a key.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem>;
    /// Sets a key.
    ///
    /// # Errors
    /// [`StoreProblem`]; the old value is then still there.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem>;
    /// Takes a key away; nothing happens where there is none.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    fn remove(&self, key: &str) -> Result<(), StoreProblem>;
    /// Length of a key's value in UTF-16 units, which is what a browser counts; a store that knows it without a copy
    /// of the value says so here.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    fn size(&self, key: &str) -> Result<Option<usize>, StoreProblem> {
        Ok(self.get(key)?.map(|value| units(&value)))
    }
    /// Whether a value of so many units could be written under a key that is not in use.
    fn has_room(&self, key: &str, units: usize) -> bool {
        let done = self.set(key, &FILLER.repeat(units));
        let _ = self.remove(key);
        done.is_ok()
    }
    /// All keys, in any order.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    fn keys(&self) -> Result<Vec<String>, StoreProblem>;
}

/// A character such as packed blocks are made of.
pub const FILLER: &str = "㐀";

/// UTF-16 units of a text.
#[must_use]
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A store in memory: for tests, and for a browser that keeps nothing.
#[derive(Debug, Default)]
pub struct MemoryStore(std::cell::RefCell<std::collections::BTreeMap<String, String>>);

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreProblem> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}

impl<S: Store + ?Sized> Store for &S {
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreProblem> {
        (**self).remove(key)
    }

    fn size(&self, key: &str) -> Result<Option<usize>, StoreProblem> {
        (**self).size(key)
    }

    fn has_room(&self, key: &str, units: usize) -> bool {
        (**self).has_room(key, units)
    }

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        (**self).keys()
    }
}

impl<S: Store + ?Sized> Store for std::rc::Rc<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreProblem> {
        (**self).remove(key)
    }

    fn size(&self, key: &str) -> Result<Option<usize>, StoreProblem> {
        (**self).size(key)
    }

    fn has_room(&self, key: &str, units: usize) -> bool {
        (**self).has_room(key, units)
    }

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        (**self).keys()
    }
}
