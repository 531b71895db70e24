//! What a runner keeps between two jobs.

use std::rc::Rc;
use std::sync::Arc;

use super::bytes::decode_block;
use super::protocol::{Failure, STILL_THERE};
use crate::engines::pace::Pace;
use crate::exchange::csv::Reading;
use crate::workspace::Workspace;
use crate::workspace::rows::{Block, Rows};
use crate::workspace::schema::Head;

/// Cheap to copy: a job works on a copy, which takes the place of the desk when the job is done.
#[derive(Clone, Default)]
pub(super) struct Desk {
    workspace: Option<Rc<Workspace>>,
    /// What the page calls the workspace.
    number: Option<u32>,
    table: Option<Rc<Table>>,
}

/// A table, and what it was read from.
pub(super) struct Table {
    /// The bytes, for reading them in another way.
    pub bytes: Rc<[u8]>,
    /// The table.
    pub reading: Reading,
}

/// What goes into [`Request::Workspace`](super::Request::Workspace), and the blocks beside it: those that are not at the
/// same place of the workspace that is on the desk already.
#[must_use]
pub fn head_and_blocks<'a>(
    workspace: &'a Workspace,
    on_desk: Option<&Workspace>,
) -> (Box<Head>, Vec<&'a Arc<Block>>) {
    let there = |at: usize| on_desk.and_then(|on_desk| on_desk.leads.blocks.get(at));
    let mut sent = Vec::new();
    let blocks = workspace.leads.blocks.iter().enumerate();
    let name = |(at, block): (usize, &'a Arc<Block>)| {
        if there(at).is_some_and(|there| Arc::ptr_eq(there, block)) {
            return STILL_THERE.to_owned();
        }
        sent.push(block);
        String::new()
    };
    let names = blocks.map(name).collect();
    (Box::new(Head::of(workspace, names)), sent)
}

impl Desk {
    /// The workspace.
    pub fn workspace(&self) -> Result<&Rc<Workspace>, Failure> {
        self.workspace.as_ref().ok_or(Failure::NothingOnDesk)
    }

    /// The table.
    pub fn table(&self) -> Result<&Rc<Table>, Failure> {
        self.table.as_ref().ok_or(Failure::NothingOnDesk)
    }

    /// The desk with another workspace on it, which the page calls by this number. Blocks may be those of the one that it
    /// called `after`.
    pub async fn with_workspace(
        self,
        (number, after): (u32, Option<u32>),
        head: Head,
        packed: Vec<Vec<u8>>,
        pace: &Pace,
    ) -> Result<Self, Failure> {
        let before = self.workspace.as_ref().filter(|_| self.number == after);
        let before = before.map(|before| &before.leads.blocks);
        let mut packed = packed.into_iter();
        let mut blocks = Vec::with_capacity(head.leads.blocks.len());
        for (at, name) in head.leads.blocks.iter().enumerate() {
            let block = if name == STILL_THERE {
                before.and_then(|before| before.get(at)).map(Arc::clone)
            } else {
                packed.next().and_then(|bytes| decode_block(&bytes)).map(Arc::new)
            };
            let block = block.ok_or(Failure::NotUnderstood)?;
            pace.step(block.ids.len()).await;
            blocks.push(block);
        }
        if packed.next().is_some() {
            return Err(Failure::NotUnderstood);
        }
        let rows = Rows {
            columns: Arc::new(head.leads.columns),
            blocks,
            next_id: head.leads.next_id,
            source: head.leads.source,
        };
        if !rows.is_sound() {
            return Err(Failure::NotUnderstood);
        }
        let workspace = Workspace {
            id: head.id,
            profile: head.profile,
            lead_tiering: head.lead_tiering,
            leads: rows,
            plans: head.plans,
            scenarios: head.scenarios,
            active_scenario: head.active_scenario,
        };
        Ok(Self {
            workspace: Some(Rc::new(workspace)),
            number: Some(number),
            ..self
        })
    }

    /// The desk with another table on it.
    pub fn with_table(self, table: Table) -> Self {
        Self {
            table: Some(Rc::new(table)),
            ..self
        }
    }
}
