//! Saving and loading workspaces.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Weak};

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::envelope::content_name;
use super::{Envelope, Store, StoreProblem, open, pack, seal, unpack};
use crate::i18n::date::Day;
use crate::workspace::library::Library;
use crate::workspace::restore::{Repair, restore};
use crate::workspace::rows::{BLOCK_ROWS, Block};
use crate::workspace::schema::{CURRENT, Head, SchemaProblem, upgrade};
use crate::workspace::{Restored, Workspace};

const LIBRARY: &str = "loudou/library";
const HEADS: &str = "loudou/w/";
const BLOCKS: &str = "loudou/b/";
const QUARANTINE: &str = "loudou/q/";

/// A value that could not be read and was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Key it was under.
    pub key: String,
    /// Key it is under now.
    pub now_under: String,
}

/// Why a workspace could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadProblem {
    /// There is none of this id.
    NotThere,
    /// It is unreadable and was put aside.
    Damaged(Quarantined),
    /// A newer version of the app wrote it; it was left untouched.
    Newer {
        /// Version of its schema.
        schema: u32,
        /// The app that wrote it.
        app: String,
    },
    /// The store cannot be used.
    Store(StoreProblem),
}

/// A workspace that was loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The workspace.
    pub workspace: Workspace,
    /// Revision it was saved under.
    pub revision: u64,
    /// What had to be put right.
    pub repairs: Vec<Repair>,
    /// Blocks that could not be read and were put aside.
    pub quarantined: Vec<Quarantined>,
}

/// A save that succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Revision it was saved under.
    pub revision: u64,
}

/// Why a save did not succeed. The last saved state is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveProblem {
    /// The store refused.
    Store(StoreProblem),
    /// What is stored was written by someone else since: this revision is there.
    Overtaken(u64),
    /// What is stored was written by a newer version of the app.
    Newer(u32),
}

/// Keeps workspaces in a store.
pub struct Shelfkeeper<S> {
    store: S,
    /// Names of blocks by address, so that a block that was saved is not packed again. A weak hold is enough: it
    /// keeps the address from being used for another block, and a block that is changed in place moves away from it.
    names: RefCell<HashMap<usize, (Weak<Block>, String)>>,
}

impl<S: Store> Shelfkeeper<S> {
    /// Uses a store.
    pub fn new(store: S) -> Self {
        Self {
            store,
            names: RefCell::default(),
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
        self.store.set(
            LIBRARY,
            &seal(&Envelope {
                schema: CURRENT,
                revision: 0,
                app: APP,
                body: &body,
            }),
        )
    }

    /// Writes a workspace: blocks that are new, then the head. `seen` is the revision this workspace was last known
    /// under, none for a new one.
    ///
    /// # Errors
    /// [`SaveProblem`]; the last saved state is then still there.
    pub fn save(&self, workspace: &Workspace, seen: Option<u64>) -> Result<Saved, SaveProblem> {
        let key = format!("{HEADS}{}", workspace.id);
        let stored = self.store.get(&key).map_err(SaveProblem::Store)?;
        let old_blocks = match stored.as_deref().map(open) {
            Some(Ok(e)) if e.schema > CURRENT => return Err(SaveProblem::Newer(e.schema)),
            Some(Ok(e)) if Some(e.revision) != seen => return Err(SaveProblem::Overtaken(e.revision)),
            Some(Ok(e)) => block_names(e.body).unwrap_or_default(),
            Some(Err(_)) => {
                self.clear(&key).map_err(SaveProblem::Store)?;
                self.quarantine_unnamed_blocks();
                Vec::new()
            }
            None => Vec::new(),
        };
        let revision = seen.map_or(1, |r| r.saturating_add(1));
        let mut written = Vec::new();
        let names = match self.save_parts(workspace, revision, &mut written) {
            Ok(names) => names,
            Err(problem) => {
                // Blocks of a save that failed would only take up room.
                for name in &written {
                    let _ = self.store.remove(&format!("{BLOCKS}{name}"));
                }
                return Err(SaveProblem::Store(problem));
            }
        };
        if old_blocks.iter().any(|name| !names.contains(name)) {
            self.collect();
        }
        Ok(Saved { revision })
    }

    /// Writes the blocks, then the head. Returns the blocks' names; `written` gets those that were not there before.
    fn save_parts(
        &self,
        workspace: &Workspace,
        revision: u64,
        written: &mut Vec<String>,
    ) -> Result<Vec<String>, StoreProblem> {
        self.names
            .borrow_mut()
            .retain(|_, (block, _)| block.strong_count() > 0);
        let blocks = &workspace.leads.blocks;
        let mut names = Vec::with_capacity(blocks.len());
        for block in blocks {
            names.push(self.save_block(block, written)?);
        }
        let head = Head::of(workspace, names.clone());
        let body = serde_json::to_string(&head).map_err(|_| StoreProblem::Unavailable)?;
        let sealed = seal(&Envelope {
            schema: CURRENT,
            revision,
            app: APP,
            body: &body,
        });
        self.store.set(&format!("{HEADS}{}", workspace.id), &sealed)?;
        // Another tab may have collected a block between its writing and the head's: it is written again. Should that
        // fail, the next save tries again.
        for block in blocks {
            let _ = self.save_block(block, &mut Vec::new());
        }
        Ok(names)
    }

    /// Writes a block where it is not there, or not whole; `written` gets its name where it was not there.
    fn save_block(&self, block: &Arc<Block>, written: &mut Vec<String>) -> Result<String, StoreProblem> {
        let address = Arc::as_ptr(block).addr();
        let known = self.names.borrow().get(&address).map(|(_, name)| name.clone());
        if let Some(name) = known
            && self.stored_block(&name)?.is_some_and(|whole| whole)
        {
            return Ok(name);
        }
        let json = serde_json::to_vec(block.as_ref()).map_err(|_| StoreProblem::Unavailable)?;
        let packed = pack(&json);
        let name = content_name(&packed);
        let there = self.stored_block(&name)?;
        if there != Some(true) {
            self.store.set(&format!("{BLOCKS}{name}"), &packed)?;
        }
        if there.is_none() {
            written.push(name.clone());
        }
        self.names
            .borrow_mut()
            .insert(address, (Arc::downgrade(block), name.clone()));
        Ok(name)
    }

    /// Whether a block is stored, and if so whether its content is what its name says.
    fn stored_block(&self, name: &str) -> Result<Option<bool>, StoreProblem> {
        let stored = self.store.get(&format!("{BLOCKS}{name}"))?;
        Ok(stored.map(|packed| content_name(&packed) == name))
    }

    /// The blocks no head names. None where a head cannot be read or is newer than this app: it may name any.
    fn unnamed_blocks(&self) -> Option<Vec<String>> {
        let keys = self.store.keys().ok()?;
        let mut used = HashSet::new();
        for key in keys.iter().filter(|k| k.starts_with(HEADS)) {
            let sealed = self.store.get(key).ok()??;
            let envelope = open(&sealed).ok().filter(|e| e.schema <= CURRENT)?;
            used.extend(block_names(envelope.body)?);
        }
        let blocks = keys.into_iter().filter_map(|k| {
            let unnamed = k.strip_prefix(BLOCKS).is_some_and(|name| !used.contains(name));
            unnamed.then_some(k)
        });
        Some(blocks.collect())
    }

    /// Takes away the blocks that no head names.
    fn collect(&self) {
        for key in self.unnamed_blocks().unwrap_or_default() {
            let _ = self.store.remove(&key);
        }
    }

    /// Reads a workspace. What cannot be read is put aside, never overwritten.
    ///
    /// # Errors
    /// [`LoadProblem`].
    pub fn load(&self, id: &str, as_of: Day) -> Result<Loaded, LoadProblem> {
        let key = format!("{HEADS}{id}");
        let sealed = self
            .store
            .get(&key)
            .map_err(LoadProblem::Store)?
            .ok_or(LoadProblem::NotThere)?;
        let damaged = || match self.quarantine(&key) {
            Ok(Some(quarantined)) => {
                self.quarantine_unnamed_blocks();
                LoadProblem::Damaged(quarantined)
            }
            Ok(None) => LoadProblem::NotThere,
            Err(problem) => LoadProblem::Store(problem),
        };
        let envelope = open(&sealed).map_err(|_| damaged())?;
        let json: Value = serde_json::from_str(envelope.body).map_err(|_| damaged())?;
        let head = upgrade(json, envelope.schema).map_err(|problem| match problem {
            SchemaProblem::Newer(schema) => LoadProblem::Newer {
                schema,
                app: envelope.app.to_owned(),
            },
            SchemaProblem::Unknown(_) => damaged(),
        })?;
        let mut quarantined = Vec::new();
        let mut blocks = Vec::new();
        let mut missing_rows = 0;
        let sizes: Vec<usize> = leads_list(&head, "sizes").unwrap_or_default();
        let names: Vec<String> = leads_list(&head, "blocks").unwrap_or_default();
        for (at, name) in names.iter().enumerate() {
            match self
                .load_block(name, &mut quarantined)
                .map_err(LoadProblem::Store)?
            {
                Some(block) => blocks.push(block),
                None => missing_rows += sizes.get(at).map_or(1, |rows| (*rows).min(BLOCK_ROWS)),
            }
        }
        let Restored {
            mut workspace,
            repairs,
        } = restore(&head, blocks, missing_rows, as_of);
        id.clone_into(&mut workspace.id);
        Ok(Loaded {
            workspace,
            revision: envelope.revision,
            repairs,
            quarantined,
        })
    }

    fn load_block(&self, name: &str, aside: &mut Vec<Quarantined>) -> Result<Option<Block>, StoreProblem> {
        let key = format!("{BLOCKS}{name}");
        let Some(packed) = self.store.get(&key)? else {
            return Ok(None);
        };
        let block = (content_name(&packed) == name)
            .then(|| unpack(&packed))
            .flatten()
            .and_then(|json| serde_json::from_slice(&json).ok());
        if block.is_none() {
            aside.extend(self.quarantine(&key)?);
        }
        Ok(block)
    }

    /// Puts the blocks aside that no readable head names, once a head was put aside: they may be its rows, and would
    /// be collected with the next save.
    fn quarantine_unnamed_blocks(&self) {
        for key in self.unnamed_blocks().unwrap_or_default() {
            let _ = self.quarantine(&key);
        }
    }

    /// Makes room for a new value under a key whose value cannot be read.
    fn clear(&self, key: &str) -> Result<(), StoreProblem> {
        match self.quarantine(key)? {
            Some(aside) if aside.now_under == aside.key => Err(StoreProblem::Full),
            _ => Ok(()),
        }
    }

    /// Moves a value, byte for byte, out of the way. The copy is made before the original goes.
    fn quarantine(&self, key: &str) -> Result<Option<Quarantined>, StoreProblem> {
        let Some(value) = self.store.get(key)? else {
            return Ok(None);
        };
        let taken = self.store.keys()?;
        let free = (1_u32..)
            .map(|n| format!("{QUARANTINE}{n}/{key}"))
            .find(|k| !taken.contains(k));
        let Some(now_under) = free else { return Ok(None) };
        // Where there is no room for both, the value stays where it is and is only reported.
        if self.store.set(&now_under, &value).is_err() {
            return Ok(Some(Quarantined {
                key: key.to_owned(),
                now_under: key.to_owned(),
            }));
        }
        self.store.remove(key)?;
        Ok(Some(Quarantined {
            key: key.to_owned(),
            now_under,
        }))
    }

    /// Takes a workspace away for good, with the blocks that only it named.
    ///
    /// # Errors
    /// [`StoreProblem`].
    pub fn delete(&self, id: &str) -> Result<(), StoreProblem> {
        self.store.remove(&format!("{HEADS}{id}"))?;
        self.collect();
        Ok(())
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

/// Version of this app.
const APP: &str = env!("CARGO_PKG_VERSION");

/// The blocks a stored head names; none where it cannot be read.
fn block_names(head: &str) -> Option<Vec<String>> {
    leads_list(&serde_json::from_str(head).ok()?, "blocks")
}

/// A list in the leads' part of a head.
fn leads_list<T: DeserializeOwned>(head: &Value, name: &str) -> Option<Vec<T>> {
    serde_json::from_value(head.get("leads")?.get(name)?.clone()).ok()
}
