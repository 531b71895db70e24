//! Writing a workspace: blocks that are new, then the head.

use std::sync::Arc;

use super::envelope::content_name;
use super::store::{APP, BLOCKS, HEADS, KnownBlock, Shelfkeeper, block_names};
use super::{Envelope, Store, StoreProblem, open, pack, seal, units};
use crate::workspace::Workspace;
use crate::workspace::rows::Block;
use crate::workspace::schema::{CURRENT, Head};

/// Marks of earlier revisions a head carries. A tab that looks again within as many saves of another one sees for
/// certain whether its own last save is under them.
const LINE: usize = 16;

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

/// What is stored of a workspace, against what this keeper last saved or loaded of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The same.
    Same,
    /// Someone else saved since, on top of it.
    Follows,
    /// Someone else saved in its place, without knowing of it: what this keeper saved is no longer there.
    Diverged,
    /// A newer version of the app saved since.
    Newer,
    /// It was taken away.
    Gone,
    /// It cannot be read.
    Unreadable,
}

impl<S: Store> Shelfkeeper<S> {
    /// Writes a workspace: blocks that are new, then the head. `seen` is the revision this workspace was last known
    /// under, none for a new one. Where there is no room, older snapshots give way.
    ///
    /// # Errors
    /// [`SaveProblem`]; the last saved state is then still there.
    pub fn save(&self, workspace: &Workspace, seen: Option<u64>) -> Result<Saved, SaveProblem> {
        let key = format!("{HEADS}{}", workspace.id);
        let stored = self.store().get(&key).map_err(SaveProblem::Store)?;
        let mut line = String::new();
        let old_blocks = match stored.as_deref().map(open) {
            Some(Ok(e)) if e.schema > CURRENT => return Err(SaveProblem::Newer(e.schema)),
            Some(Ok(e)) if Some(e.revision) != seen || self.was_replaced(&workspace.id, &e) => {
                return Err(SaveProblem::Overtaken(e.revision));
            }
            Some(Ok(e)) => {
                line = lengthened(&e);
                block_names(e.body).unwrap_or_default()
            }
            Some(Err(_)) => {
                self.clear(&key).map_err(SaveProblem::Store)?;
                self.quarantine_unnamed_blocks();
                Vec::new()
            }
            None => Vec::new(),
        };
        let revision = seen.map_or(1, |r| r.saturating_add(1));
        let parts = |gives_way| self.save_parts(workspace, revision, &line, &old_blocks, gives_way);
        let mut done = parts(false);
        // Snapshots give way only to a save that then succeeds.
        if done == Err(StoreProblem::Full) {
            self.abandon();
            if self.frees_enough_for(workspace) {
                done = parts(true);
            }
        }
        self.naming.borrow_mut().clear();
        let names = done.map_err(|problem| {
            self.abandon();
            SaveProblem::Store(problem)
        })?;
        // A block stowed ahead may have changed before the head was written.
        let in_hand = std::mem::take(&mut *self.in_hand.borrow_mut());
        let mut released: Vec<String> = old_blocks.into_iter().chain(in_hand).collect();
        released.retain(|name| !names.contains(name));
        if !released.is_empty() {
            self.collect_released(&released);
        }
        Ok(Saved { revision })
    }

    /// Stores up to `most` of a workspace's blocks that are not stored yet, ahead of its [`save`](Self::save): a large
    /// import is written in steps between which the page stays alive. True once all of them are stored.
    ///
    /// # Errors
    /// [`StoreProblem`]; the blocks stored so far are then taken away again.
    pub fn stow(&self, workspace: &Workspace, most: usize) -> Result<bool, StoreProblem> {
        let unknown = |b: &&Arc<Block>| !self.names.borrow().contains_key(&Arc::as_ptr(b).addr());
        self.forget_dropped();
        let blocks: Vec<_> = workspace.leads.blocks.iter().filter(unknown).collect();
        for block in blocks.iter().take(most) {
            if let Err(problem) = self.save_block(block, false) {
                self.abandon();
                return Err(problem);
            }
        }
        Ok(blocks.len() <= most)
    }

    /// Writes the blocks, then the head. Returns the blocks' names.
    fn save_parts(
        &self,
        workspace: &Workspace,
        revision: u64,
        line: &str,
        old_blocks: &[String],
        gives_way: bool,
    ) -> Result<Vec<String>, StoreProblem> {
        self.forget_dropped();
        let blocks = &workspace.leads.blocks;
        let mut names = Vec::with_capacity(blocks.len());
        for block in blocks {
            let name = self.save_block(block, gives_way)?;
            self.naming.borrow_mut().insert(name.clone());
            names.push(name);
        }
        let head = Head::of(workspace, names.clone());
        let body = serde_json::to_string(&head).map_err(|_| StoreProblem::Unavailable)?;
        let envelope = Envelope {
            schema: CURRENT,
            revision,
            app: APP,
            line,
            body: &body,
        };
        self.write(&format!("{HEADS}{}", workspace.id), &seal(&envelope), gives_way)?;
        self.know(&workspace.id, &envelope);
        // Another tab may have collected a block between its writing and the head's: it is written again. Should that
        // fail, the next save tries again. Blocks the old head named were safe all the time.
        for (block, _) in blocks
            .iter()
            .zip(&names)
            .filter(|(_, name)| !old_blocks.contains(name))
        {
            let _ = self.save_block(block, gives_way);
        }
        Ok(names)
    }

    /// Writes a block where it is not there, or not whole.
    fn save_block(&self, block: &Arc<Block>, gives_way: bool) -> Result<String, StoreProblem> {
        let address = Arc::as_ptr(block).addr();
        let known = self
            .names
            .borrow()
            .get(&address)
            .map(|k| (k.name.clone(), k.units));
        if let Some((name, units)) = known
            && self.store().size(&format!("{BLOCKS}{name}"))? == Some(units)
        {
            return Ok(name);
        }
        let packed = packed(block)?;
        let name = content_name(&packed);
        let key = format!("{BLOCKS}{name}");
        let stored = self.store().get(&key)?;
        if stored.as_deref() != Some(&packed) {
            if stored.is_none() {
                self.in_hand.borrow_mut().insert(name.clone());
            }
            self.write(&key, &packed, gives_way)?;
        }
        self.know_block(block, &name, units(&packed));
        Ok(name)
    }

    fn write(&self, key: &str, value: &str, gives_way: bool) -> Result<(), StoreProblem> {
        if gives_way {
            self.put(key, value)
        } else {
            self.store().set(key, value)
        }
    }

    /// Writes the blocks of a saved workspace again that another tab has taken away: it collected them before it saw
    /// the head that names them.
    pub fn heal(&self, saved: &Workspace) {
        for block in &saved.leads.blocks {
            // Should there be no room, the next save tries again.
            if let Ok(name) = self.save_block(block, false) {
                self.in_hand.borrow_mut().remove(&name);
            }
        }
    }

    /// Takes away the blocks of a save that failed: they would only take up room. One that another tab's head has
    /// come to name meanwhile stays.
    fn abandon(&self) {
        let unnamed = self.unnamed_blocks();
        let in_hand = std::mem::take(&mut *self.in_hand.borrow_mut());
        for name in &in_hand {
            let key = format!("{BLOCKS}{name}");
            if unnamed.as_ref().is_none_or(|unnamed| unnamed.contains(&key)) {
                let _ = self.store().remove(&key);
            }
        }
        // What was taken away is to be stored anew.
        self.names
            .borrow_mut()
            .retain(|_, known| !in_hand.contains(&known.name));
    }

    /// Compares what is stored with what was last saved or loaded here.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    pub fn standing(&self, id: &str) -> Result<Standing, StoreProblem> {
        let Some(sealed) = self.store().get(&format!("{HEADS}{id}"))? else {
            return Ok(Standing::Gone);
        };
        let Ok(envelope) = open(&sealed) else {
            return Ok(Standing::Unreadable);
        };
        let known = self.known.borrow();
        let Some((revision, mark)) = known.get(id) else {
            return Ok(Standing::Follows);
        };
        Ok(if envelope.schema > CURRENT {
            Standing::Newer
        } else if envelope.revision == *revision && envelope.mark() == *mark {
            Standing::Same
        } else if envelope.line.split(',').any(|earlier| earlier == mark)
            // Farther back than the line goes; it was there when this keeper looked last.
            || envelope.revision > revision.saturating_add(LINE as u64)
        {
            Standing::Follows
        } else {
            Standing::Diverged
        })
    }

    /// Whether another head stands in the place of the one this keeper knows under the same revision.
    fn was_replaced(&self, id: &str, stored: &Envelope<'_>) -> bool {
        let known = self.known.borrow();
        known
            .get(id)
            .is_some_and(|(revision, mark)| *revision == stored.revision && *mark != stored.mark())
    }

    /// Remembers what is stored of a workspace.
    pub(super) fn know(&self, id: &str, envelope: &Envelope<'_>) {
        self.known
            .borrow_mut()
            .insert(id.to_owned(), (envelope.revision, envelope.mark()));
    }

    /// Remembers which names the blocks of a loaded workspace go by, so that the first edit writes one of them only.
    pub(super) fn know_blocks(&self, workspace: &Workspace, names: &[String]) {
        let blocks = &workspace.leads.blocks;
        if blocks.len() != names.len() {
            return;
        }
        for (block, name) in blocks.iter().zip(names) {
            if let Ok(Some(units)) = self.store().size(&format!("{BLOCKS}{name}")) {
                self.know_block(block, name, units);
            }
        }
    }

    fn know_block(&self, block: &Arc<Block>, name: &str, units: usize) {
        let known = KnownBlock {
            block: Arc::downgrade(block),
            name: name.to_owned(),
            units,
        };
        self.names.borrow_mut().insert(Arc::as_ptr(block).addr(), known);
    }

    fn forget_dropped(&self) {
        self.names
            .borrow_mut()
            .retain(|_, known| known.block.strong_count() > 0);
    }
}

/// The line of the head that follows this one.
fn lengthened(envelope: &Envelope<'_>) -> String {
    let mut line = envelope.mark();
    let earlier = envelope.line.split(',').filter(|m| !m.is_empty());
    for mark in earlier.take(LINE - 1) {
        line.push(',');
        line.push_str(mark);
    }
    line
}

/// A block as it is stored.
pub(super) fn packed(block: &Block) -> Result<String, StoreProblem> {
    let json = serde_json::to_vec(block).map_err(|_| StoreProblem::Unavailable)?;
    Ok(pack(&json))
}
