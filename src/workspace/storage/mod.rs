//! Keeping workspaces in a key–value store of strings, such that nothing is lost.
//!
//! | key | holds |
//! |---|---|
//! | `loudou/library` | the list of workspaces |
//! | `loudou/w/<id>` | the head of a workspace |
//! | `loudou/b/<name>` | a block of rows; the name is the hash of its content |
//! | `loudou/q/<n>/<key>` | a value that could not be read, byte for byte as it was |
//!
//! Blocks are written first, then the head, then the list, so that a save that is cut short leaves the last saved
//! head with all its blocks. Every value is wrapped with a checksum; a value that fails it is moved to quarantine
//! and said, never overwritten.

mod envelope;
mod pack;
mod store;
#[cfg(test)]
mod tests;

pub use envelope::{Envelope, EnvelopeProblem, open, seal};
pub use pack::{pack, unpack};
pub use store::{LoadProblem, Loaded, Quarantined, SaveProblem, Saved, Shelfkeeper};

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
    /// All keys, in any order.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    fn keys(&self) -> Result<Vec<String>, StoreProblem>;
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

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        (**self).keys()
    }
}
