//! Reading a workspace from the store.

use serde_json::Value;

use super::envelope::content_name;
use super::store::{BLOCKS, HEADS, Shelfkeeper, leads_list};
use super::{Envelope, Quarantined, Store, StoreProblem, open, unpack};
use crate::engines::pace::{Pace, at_once};
use crate::i18n::date::Day;
use crate::workspace::restore::{Repair, restore_paced};
use crate::workspace::rows::{BLOCK_ROWS, Block};
use crate::workspace::schema::{CURRENT, SchemaProblem, upgrade};
use crate::workspace::{Restored, Workspace};

/// Why a workspace could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadProblem {
    /// There is none of this id.
    NotThere,
    /// It is unreadable and was put aside.
    Damaged(Quarantined),
    /// A newer version of the app wrote it; it was left untouched. [`Shelfkeeper::look_at`] shows what can be read.
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
    /// Whether an older version of the app wrote it: the next save writes the present form.
    pub migrates: bool,
}

impl<S: Store> Shelfkeeper<S> {
    /// Reads a workspace. What cannot be read is put aside, never overwritten.
    ///
    /// # Errors
    /// [`LoadProblem`].
    pub fn load(&self, id: &str, as_of: Day) -> Result<Loaded, LoadProblem> {
        at_once(self.load_paced(id, as_of, &Pace::unpaced()))
    }

    /// As [`load`](Self::load), in slices: a block of rows to a step. All of it is what the store held in the first one:
    /// what another tab saves meanwhile, [`standing`](Self::standing) tells of.
    ///
    /// # Errors
    /// [`LoadProblem`].
    pub async fn load_paced(&self, id: &str, as_of: Day, pace: &Pace) -> Result<Loaded, LoadProblem> {
        let key = format!("{HEADS}{id}");
        let sealed = self
            .store()
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
        let loaded = self
            .with_blocks(id, &head, &envelope, true, as_of, pace)
            .await
            .map_err(LoadProblem::Store)?;
        self.know(id, &envelope);
        Ok(loaded)
    }

    /// Reads what this version can of a workspace that a newer one wrote. Nothing is put aside, and nothing that is
    /// read here is ever written back: [`save`](Self::save) refuses it.
    #[must_use]
    pub fn look_at(&self, id: &str, as_of: Day) -> Option<Loaded> {
        let sealed = self.store().get(&format!("{HEADS}{id}")).ok()??;
        let envelope = open(&sealed).ok().filter(|e| e.schema > CURRENT)?;
        let head: Value = serde_json::from_str(envelope.body).ok()?;
        let pace = Pace::unpaced();
        at_once(self.with_blocks(id, &head, &envelope, false, as_of, &pace)).ok()
    }

    /// A workspace from its head: the blocks are read and everything is brought into order.
    pub(super) async fn with_blocks(
        &self,
        id: &str,
        head: &Value,
        envelope: &Envelope<'_>,
        put_aside: bool,
        as_of: Day,
        pace: &Pace,
    ) -> Result<Loaded, StoreProblem> {
        let mut quarantined = Vec::new();
        let mut blocks = Vec::new();
        let mut missing_rows = 0;
        let sizes: Vec<usize> = leads_list(head, "sizes").unwrap_or_default();
        let names: Vec<String> = leads_list(head, "blocks").unwrap_or_default();
        // Before the first pause: another tab that saves takes away the blocks that only the state before it named.
        let stored = names
            .iter()
            .map(|name| self.store().get(&format!("{BLOCKS}{name}")));
        let stored = stored.collect::<Result<Vec<_>, _>>()?;
        for (at, (name, packed)) in names.iter().zip(stored).enumerate() {
            pace.step(BLOCK_ROWS).await;
            let block = match packed.and_then(|packed| block_of(name, &packed)) {
                Some(block) => Some(block),
                // As it is by now: another tab may have written it anew.
                None => self.load_block(name, put_aside.then_some(&mut quarantined))?,
            };
            match block {
                Some(block) => blocks.push(block),
                None => missing_rows += sizes.get(at).map_or(1, |rows| (*rows).min(BLOCK_ROWS)),
            }
        }
        let Restored {
            mut workspace,
            repairs,
        } = restore_paced(head, blocks, missing_rows, as_of, pace).await;
        id.clone_into(&mut workspace.id);
        if repairs.is_empty() {
            self.know_blocks(&workspace, &names);
        }
        Ok(Loaded {
            workspace,
            revision: envelope.revision,
            repairs,
            quarantined,
            migrates: envelope.schema < CURRENT,
        })
    }

    fn load_block(
        &self,
        name: &str,
        aside: Option<&mut Vec<Quarantined>>,
    ) -> Result<Option<Block>, StoreProblem> {
        let key = format!("{BLOCKS}{name}");
        let Some(packed) = self.store().get(&key)? else {
            return Ok(None);
        };
        let block = block_of(name, &packed);
        if let (None, Some(aside)) = (&block, aside) {
            aside.extend(self.quarantine(&key)?);
        }
        Ok(block)
    }
}

/// A stored block; none where it is not what its name says.
fn block_of(name: &str, packed: &str) -> Option<Block> {
    let is_whole = content_name(packed) == name;
    let json = is_whole.then(|| unpack(packed)).flatten()?;
    serde_json::from_slice(&json).ok()
}
