//! The keeper of the shelves, its list of workspaces, and what all of its parts share.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Weak;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Envelope, Millis, Quarantined, Store, StoreProblem, open, seal};
use crate::workspace::library::Library;
use crate::workspace::rows::Block;
use crate::workspace::schema::CURRENT;

pub(super) const LIBRARY: &str = "loudou/library";
pub(super) const HEADS: &str = "loudou/w/";
pub(super) const BLOCKS: &str = "loudou/b/";
pub(super) const SNAPSHOTS: &str = "loudou/s/";
pub(super) const QUARANTINE: &str = "loudou/q/";
/// Version of this app.
pub(super) const APP: &str = env!("CARGO_PKG_VERSION");

/// A block that is stored.
pub(super) struct KnownBlock {
    /// A weak hold is enough: it keeps the address from being used for another block, and a block that is changed in
    /// place moves away from it.
    pub block: Weak<Block>,
    pub name: String,
    /// Its length, by which a change in the store is seen without reading it.
    pub units: usize,
}

/// Keeps workspaces in a store.
pub struct Shelfkeeper<S> {
    store: S,
    /// Blocks by address, so that one that was saved is not packed again.
    pub(super) names: RefCell<HashMap<usize, KnownBlock>>,
    /// Revision and mark each workspace was last saved or loaded under here.
    pub(super) known: RefCell<HashMap<String, (u64, String)>>,
    /// Blocks that were written for a head that is not written yet.
    pub(super) in_hand: RefCell<HashSet<String>>,
    /// Blocks, new or old, that the head being saved is about to name.
    pub(super) naming: RefCell<HashSet<String>>,
    /// Blocks that no head and no snapshot named when it was last looked.
    pub(super) unnamed_before: RefCell<HashSet<String>>,
    /// When each workspace last got a snapshot, where that was asked.
    pub(super) last_snapshots: RefCell<HashMap<String, Option<Millis>>>,
}

impl<S: Store> Shelfkeeper<S> {
    /// Uses a store.
    pub fn new(store: S) -> Self {
        Self {
            store,
            names: RefCell::default(),
            known: RefCell::default(),
            in_hand: RefCell::default(),
            naming: RefCell::default(),
            unnamed_before: RefCell::default(),
            last_snapshots: RefCell::default(),
        }
    }

    /// The store underneath.
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// The list of workspaces. Heads that are stored but not listed are listed again; a list that cannot be read is
    /// put aside and made anew from the heads.
    ///
    /// # Errors
    /// [`StoreProblem`] where the store cannot be used.
    pub fn library(&self) -> Result<(Library, Option<Quarantined>), StoreProblem> {
        let sealed = self.store.get(LIBRARY)?;
        let read = sealed.as_deref().map(|s| {
            open(s)
                .ok()
                .and_then(|e| serde_json::from_str::<Library>(e.body).ok())
        });
        let (mut library, quarantined) = match read {
            None => (Library::default(), None),
            Some(Some(library)) => (library, None),
            Some(None) => (Library::default(), self.quarantine(LIBRARY)?),
        };
        let mut heads: Vec<String> = self
            .store
            .keys()?
            .iter()
            .filter_map(|k| k.strip_prefix(HEADS))
            .map(str::to_owned)
            .collect();
        heads.sort();
        library.entries.retain(|e| heads.contains(&e.id));
        library.open.take_if(|open| !heads.contains(open));
        for id in heads {
            if library.entry(&id).is_none() {
                let name = self.name_of(&id).unwrap_or_else(|| id.clone());
                library.note(&id, &name);
            }
            let number = id.strip_prefix('w').and_then(|n| n.parse().ok());
            library.made = library.made.max(number.unwrap_or(0));
        }
        Ok((library, quarantined))
    }

    fn name_of(&self, id: &str) -> Option<String> {
        let sealed = self.store.get(&format!("{HEADS}{id}")).ok()??;
        let head: Value = serde_json::from_str(open(&sealed).ok()?.body).ok()?;
        Some(head.get("profile")?.get("name")?.as_str()?.to_owned())
    }

    /// Writes the list. One that cannot be read is put aside first; one that a newer version of the app wrote stays.
    ///
    /// # Errors
    /// [`StoreProblem`]; the old list is then still there.
    pub fn save_library(&self, library: &Library) -> Result<(), StoreProblem> {
        match self.store.get(LIBRARY)?.as_deref().map(open) {
            Some(Ok(e)) if e.schema > CURRENT => return Err(StoreProblem::Unavailable),
            Some(Err(_)) => self.clear(LIBRARY)?,
            _ => {}
        }
        let body = serde_json::to_string(library).map_err(|_| StoreProblem::Unavailable)?;
        let envelope = Envelope {
            schema: CURRENT,
            revision: 0,
            app: APP,
            line: "",
            body: &body,
        };
        self.put(LIBRARY, &seal(&envelope))
    }

    /// Takes a workspace away for good, with its snapshots and the blocks that only they named.
    ///
    /// # Errors
    /// [`StoreProblem`].
    pub fn delete(&self, id: &str) -> Result<(), StoreProblem> {
        let key = format!("{HEADS}{id}");
        let released = self.named_by(&key);
        self.store.remove(&key)?;
        self.known.borrow_mut().remove(id);
        self.drop_snapshots(id, released)
    }

    /// How many blocks it remembers the name of.
    #[cfg(test)]
    pub(super) fn names_known(&self) -> usize {
        self.names.borrow().len()
    }

    /// Everything that is stored under the app's keys, as it is: for the download after a crash.
    #[must_use]
    pub fn raw(&self) -> BTreeMap<String, String> {
        let keys = self.store.keys().unwrap_or_default();
        let ours = keys.into_iter().filter(|k| k.starts_with("loudou/"));
        ours.filter_map(|k| self.store.get(&k).ok().flatten().map(|v| (k, v)))
            .collect()
    }
}

/// The blocks a stored head names; none where it cannot be read.
pub(super) fn block_names(head: &str) -> Option<Vec<String>> {
    leads_list(&serde_json::from_str(head).ok()?, "blocks")
}

/// A list in the leads' part of a head.
pub(super) fn leads_list<T: DeserializeOwned>(head: &Value, name: &str) -> Option<Vec<T>> {
    serde_json::from_value(head.get("leads")?.get(name)?.clone()).ok()
}
