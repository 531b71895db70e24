//! Nothing that was saved is lost.

mod blocks;
mod damage;
mod large;
mod packing;
mod saving;
mod snapshots;
mod space;
mod tabs;
mod turns;

use std::cell::Cell as Counter;

use super::*;
use crate::engines::value::Source;
use crate::workspace::Workspace;
use crate::workspace::rows::{Cell, Rows};
use crate::workspace::tests::{day, with_sample};

/// A store in memory that can be told to refuse.
#[derive(Default)]
pub(super) struct Refusing {
    inside: MemoryStore,
    /// Writes that still succeed; none for all of them.
    left: Counter<Option<usize>>,
    /// Writes that were asked for.
    writes: Counter<usize>,
}

impl Store for Refusing {
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem> {
        self.inside.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        self.writes.set(self.writes.get() + 1);
        match self.left.get() {
            Some(0) => return Err(StoreProblem::Full),
            Some(left) => self.left.set(Some(left - 1)),
            None => {}
        }
        self.inside.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreProblem> {
        self.inside.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        self.inside.keys()
    }
}

/// The sample under another id, with so many more rows.
pub(super) fn grown(id: &str, more: usize) -> Workspace {
    let mut workspace = with_sample();
    id.clone_into(&mut workspace.id);
    for n in 0..more {
        workspace.leads.push([Cell::text(format!("{id} {n}"))]);
    }
    workspace
}

/// The sample with so many blocks of ten rows behind it, without as many rows as would fill a block.
pub(super) fn with_blocks(id: &str, blocks: usize) -> Workspace {
    let mut workspace = grown(id, 0);
    let leads = &mut workspace.leads;
    for block in 0..blocks {
        let mut more = Rows::new(leads.columns.to_vec(), Source::Typed);
        more.next_id = leads.next_id;
        for row in 0..10 {
            more.push([Cell::text(format!("{id} {block} {row}"))]);
        }
        leads.next_id = more.next_id;
        leads.blocks.extend(more.blocks);
    }
    workspace
}

/// A keeper with two workspaces: `w1` with two blocks, `w2` with one of its own.
pub(super) fn two_saved() -> (Shelfkeeper<MemoryStore>, Workspace, Workspace) {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    let (one, two) = (with_blocks("w1", 1), grown("w2", 3));
    keeper.save(&one, None).unwrap();
    keeper.save(&two, None).unwrap();
    let (mut library, _) = keeper.library().unwrap();
    library.open = Some("w1".into());
    keeper.save_library(&library).unwrap();
    (keeper, one, two)
}

/// Renames the first lead, which changes the first block.
pub(super) fn rename_first(workspace: &mut Workspace, name: &str) {
    let place = workspace.leads.place(0).unwrap();
    workspace.leads.set(place, 0, Cell::text(name));
}

pub(super) fn block_keys<S: Store>(keeper: &Shelfkeeper<S>) -> Vec<String> {
    let keys = keeper.store().keys().unwrap();
    keys.into_iter().filter(|k| k.starts_with("loudou/b/")).collect()
}
