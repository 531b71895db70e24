//! What a runner keeps between two jobs.

use std::rc::Rc;
use std::sync::Arc;

use super::bytes::decode_block;
use super::protocol::Failure;
use crate::engines::pace::Pace;
use crate::exchange::csv::Reading;
use crate::workspace::Workspace;
use crate::workspace::rows::Rows;
use crate::workspace::schema::Head;

/// Cheap to copy: a job works on a copy, which takes the place of the desk when the job is done.
#[derive(Clone, Default)]
pub(super) struct Desk {
    workspace: Option<Rc<Workspace>>,
    table: Option<Rc<Table>>,
}

/// A table, and what it was read from.
pub(super) struct Table {
    /// The bytes, for reading them in another way.
    pub bytes: Rc<[u8]>,
    /// The table.
    pub reading: Reading,
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

    /// The desk with another workspace on it.
    pub async fn with_workspace(
        self,
        head: Head,
        packed: Vec<Vec<u8>>,
        pace: &Pace,
    ) -> Result<Self, Failure> {
        let mut blocks = Vec::with_capacity(packed.len());
        for bytes in packed {
            let block = decode_block(&bytes).ok_or(Failure::NotUnderstood)?;
            pace.step(block.ids.len()).await;
            blocks.push(Arc::new(block));
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
