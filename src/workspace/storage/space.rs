//! Room in the store: what takes it, whether something fits, and what gives way.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::saving::packed;
use super::snapshots::snapshot_blocks;
use super::store::{BLOCKS, HEADS, QUARANTINE, SNAPSHOTS, Shelfkeeper, block_names};
use super::{Store, StoreProblem, open, pack, units};
use crate::workspace::Workspace;
use crate::workspace::rows::Block;
use crate::workspace::schema::{CURRENT, Head};

/// Whether a workspace can be saved beside what is stored of it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// There is room, and the present state stays as a snapshot.
    Fits,
    /// There is room once older snapshots give way; the present state stays as one.
    Tight,
    /// There is not, even without older snapshots.
    Short {
        /// UTF-16 units it takes.
        needed: usize,
        /// Units that are free or held by older snapshots only.
        free: usize,
    },
}

/// What one workspace takes, in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Share {
    /// Its head and blocks. Blocks that two workspaces share count with the first.
    pub present: usize,
    /// Its snapshots, and the blocks that no head names.
    pub earlier: usize,
    /// How many snapshots.
    pub snapshots: usize,
}

/// What the store is filled with, in UTF-16 units of keys and values together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Usage {
    /// By id of the workspace.
    pub workspaces: BTreeMap<String, Share>,
    /// Values that were put aside: key and units.
    pub quarantine: Vec<(String, usize)>,
    /// All else at this address: the list, preferences, other apps.
    pub other: usize,
}

impl Usage {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> usize {
        let shares: usize = self.workspaces.values().map(|s| s.present + s.earlier).sum();
        shares + self.quarantine.iter().map(|q| q.1).sum::<usize>() + self.other
    }
}

/// A key that is written and taken away again at once, to see whether there is room.
const PROBE: &str = "loudou/probe";
/// How finely free room is measured, in units.
const STEP: usize = 16 << 10;
/// Units of what stands around a head.
const HEADER: usize = 300;
/// Blocks that are packed to estimate what all of them take.
const SAMPLED: usize = 2;

impl<S: Store> Shelfkeeper<S> {
    /// Writes a value; where there is no room, the oldest snapshots give way, one after the other. For values that
    /// are small beside a snapshot, or that are known to find room then.
    pub(super) fn put(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        loop {
            match self.store().set(key, value) {
                Err(StoreProblem::Full) if self.free_oldest() => {}
                done => return done,
            }
        }
    }

    /// Takes the oldest snapshot away. False where there is none left.
    fn free_oldest(&self) -> bool {
        let Some(key) = self.oldest_snapshot() else {
            return false;
        };
        let named = self.named_by(&key);
        let gone = self.store().remove(&key).is_ok();
        self.collect_released(&named);
        gone
    }

    /// The blocks the head or snapshot under a key names.
    pub(super) fn named_by(&self, key: &str) -> Vec<String> {
        let sealed = self.store().get(key).ok().flatten().unwrap_or_default();
        let names = if key.starts_with(HEADS) {
            open(&sealed).ok().and_then(|e| block_names(e.body))
        } else {
            snapshot_blocks(&sealed)
        };
        names.unwrap_or_default()
    }

    /// The blocks no head and no snapshot names. None where one of them cannot be read or is newer than this app: it
    /// may name any.
    pub(super) fn unnamed_blocks(&self) -> Option<Vec<String>> {
        let keys = self.store().keys().ok()?;
        let mut used = HashSet::new();
        for key in &keys {
            let is_head = key.starts_with(HEADS);
            if !is_head && !key.starts_with(SNAPSHOTS) {
                continue;
            }
            let sealed = self.store().get(key).ok()??;
            let envelope = open(&sealed).ok().filter(|e| e.schema <= CURRENT)?;
            used.extend(if is_head {
                block_names(envelope.body)?
            } else {
                snapshot_blocks(&sealed)?
            });
        }
        let blocks = keys.into_iter().filter_map(|k| {
            let unnamed = k.strip_prefix(BLOCKS).is_some_and(|name| !used.contains(name));
            unnamed.then_some(k)
        });
        Some(blocks.collect())
    }

    /// Takes away the blocks that no head and no snapshot names, but for those of a save that is under way here.
    ///
    /// Another tab may be between a block and the head that will name it, and may not hear of a removal in time. So a
    /// block goes at once only if it was let go here; any other one has to be found unnamed twice in a row.
    pub fn collect(&self) {
        self.collect_released(&[]);
    }

    /// See [`collect`](Self::collect); `released` are the blocks that were let go here.
    pub(super) fn collect_released(&self, released: &[String]) {
        let Some(unnamed) = self.unnamed_blocks() else {
            return;
        };
        let (in_hand, naming) = (self.in_hand.borrow(), self.naming.borrow());
        let seen = std::mem::take(&mut *self.unnamed_before.borrow_mut());
        for key in unnamed {
            let is_needed = |name: &str| in_hand.contains(name) || naming.contains(name);
            let Some(name) = key.strip_prefix(BLOCKS).filter(|name| !is_needed(name)) else {
                continue;
            };
            if seen.contains(name) || released.iter().any(|r| r == name) {
                let _ = self.store().remove(&key);
            } else {
                self.unnamed_before.borrow_mut().insert(name.to_owned());
            }
        }
    }

    /// What the store is filled with.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    pub fn usage(&self) -> Result<Usage, StoreProblem> {
        let keys = self.store().keys()?;
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for key in &keys {
            let size = self.store().size(key)?.unwrap_or(0);
            sizes.insert(key, size + units(key));
        }
        let mut usage = Usage::default();
        // Heads first, so that a block they share with a snapshot counts as the present's.
        for prefix in [HEADS, SNAPSHOTS] {
            for key in keys.iter().filter(|k| k.starts_with(prefix)) {
                let mut own = sizes.remove(key.as_str()).unwrap_or(0);
                for name in self.named_by(key) {
                    own += sizes.remove(format!("{BLOCKS}{name}").as_str()).unwrap_or(0);
                }
                let rest = key.strip_prefix(prefix).unwrap_or_default();
                let id = if prefix == HEADS {
                    rest
                } else {
                    rest.rsplit_once('/').map_or(rest, |(id, _)| id)
                };
                let share = usage.workspaces.entry(id.to_owned()).or_default();
                if prefix == HEADS {
                    share.present += own;
                } else {
                    share.earlier += own;
                    share.snapshots += 1;
                }
            }
        }
        for (key, size) in sizes {
            if key.starts_with(QUARANTINE) {
                usage.quarantine.push((key.to_owned(), size));
            } else {
                usage.other += size;
            }
        }
        Ok(usage)
    }

    /// Whether a value of so many units can be written. Asked of the store itself: no limit is assumed.
    fn has_room(&self, needed: usize) -> bool {
        self.store().has_room(PROBE, needed)
    }

    /// Units that are free, to within 16 384 of them, found by trying. `enough` is as much as is asked for.
    #[must_use]
    pub fn free(&self, enough: usize) -> usize {
        let (mut fits, mut fails) = (0, enough.div_ceil(STEP) + 1);
        while fails - fits > 1 {
            let middle = usize::midpoint(fits, fails);
            if self.has_room(middle * STEP) {
                fits = middle;
            } else {
                fails = middle;
            }
        }
        fits * STEP
    }

    /// Whether a workspace could be saved now, with what is stored of it, if anything, kept as a snapshot. Its new blocks are
    /// estimated from a few of them, so that asking takes no longer than saving a single edit.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    pub fn room_for(&self, workspace: &Workspace) -> Result<Room, StoreProblem> {
        self.room_given(workspace, &self.sampled(workspace))
    }

    /// As [`room_for`](Self::room_for), where [`samples`](Self::samples) were packed before, one in a turn.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    pub fn room_given(&self, workspace: &Workspace, sampled: &Sampled) -> Result<Room, StoreProblem> {
        self.room(workspace, sampled, true)
    }

    /// The blocks from which all that are not stored yet are estimated.
    #[must_use]
    pub fn samples(&self, workspace: &Workspace) -> Vec<Arc<Block>> {
        let new = self.new_blocks(workspace);
        let step = new.len().div_ceil(SAMPLED).max(1);
        new.into_iter().step_by(step).map(Arc::clone).collect()
    }

    fn sampled(&self, workspace: &Workspace) -> Sampled {
        let mut sampled = Sampled::default();
        self.samples(workspace)
            .iter()
            .for_each(|block| sampled.take(block));
        sampled
    }

    fn new_blocks<'w>(&self, workspace: &'w Workspace) -> Vec<&'w Arc<Block>> {
        let names = self.names.borrow();
        let is_new = |b: &&Arc<Block>| !names.contains_key(&Arc::as_ptr(b).addr());
        workspace.leads.blocks.iter().filter(is_new).collect()
    }

    fn room(
        &self,
        workspace: &Workspace,
        sampled: &Sampled,
        with_snapshot: bool,
    ) -> Result<Room, StoreProblem> {
        let needed = self.units_needed(workspace, sampled, with_snapshot)?;
        if self.has_room(needed) {
            return Ok(Room::Fits);
        }
        let usage = self.usage()?;
        let earlier: usize = usage.workspaces.values().map(|s| s.earlier).sum();
        if earlier >= needed || self.has_room(needed - earlier) {
            return Ok(Room::Tight);
        }
        let free = self.free(needed) + earlier;
        Ok(Room::Short { needed, free })
    }

    /// Whether a save that found no room finds it once snapshots give way.
    pub(super) fn frees_enough_for(&self, workspace: &Workspace) -> bool {
        self.oldest_snapshot().is_some()
            && matches!(
                self.room(workspace, &self.sampled(workspace), false),
                Ok(Room::Fits | Room::Tight)
            )
    }

    /// Units a save of this workspace, and a snapshot before it, take beyond what is there.
    fn units_needed(
        &self,
        workspace: &Workspace,
        sampled: &Sampled,
        with_snapshot: bool,
    ) -> Result<usize, StoreProblem> {
        let new = self.new_blocks(workspace);
        let all: usize = new.iter().map(|b| b.ids.len()).sum();
        // Five percent for blocks that pack less well than those that were tried.
        let blocks = scaled(sampled.units, all, sampled.rows);
        let keys = new.len() * (units(BLOCKS) + 32);
        let named = vec!["0".repeat(32); workspace.leads.blocks.len()];
        let head = serde_json::to_string(&Head::of(workspace, named.clone()))
            .map_err(|_| StoreProblem::Unavailable)?;
        let old_head = self.store().size(&format!("{HEADS}{}", workspace.id))?;
        let longer = (units(&head) + HEADER).saturating_sub(old_head.unwrap_or(0));
        // A snapshot's head is packed; the names of its blocks stand beside it.
        let snapshot = if with_snapshot && old_head.is_some() {
            units(&pack(head.as_bytes())) + named.len() * 35 + 2 * HEADER
        } else {
            0
        };
        Ok(blocks + keys + longer + snapshot)
    }
}

/// What some blocks take once they are packed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sampled {
    rows: usize,
    units: usize,
}

impl Sampled {
    /// Packs one more block.
    pub fn take(&mut self, block: &Block) {
        // A block of the page can always be packed.
        if let Ok(packed) = packed(block) {
            self.rows += block.ids.len();
            self.units += units(&packed);
        }
    }
}

/// What `all` rows take where `rows` of them took `sampled` units, and five percent. In 64 bits: a count has 32 in the
/// browser, and the product of two does not fit.
fn scaled(sampled: usize, all: usize, rows: usize) -> usize {
    let product = sampled as u64 * all as u64 / (rows.max(1) as u64);
    usize::try_from(product.saturating_mul(21) / 20).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn an_estimate_beyond_32_bits_on_the_way_is_exact() {
        // Two blocks of 2 000 rows at 40 units a row, for 100 000 rows: the product is 16 billion.
        assert_eq!(scaled(160_000, 100_000, 4_000), 4_200_000);
        assert_eq!(scaled(0, 0, 0), 0);
    }
}
