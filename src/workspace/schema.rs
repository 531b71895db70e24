//! The stored form of a workspace, and the way from older forms to the present one.
//!
//! Version 1 is the serde form of the types in this folder, split in a *head* (everything but the cells) and
//! *blocks* (the cells, up to 2 000 rows each). When the meaning of a field changes, [`CURRENT`] goes up by one, a
//! step from the old JSON to the new is added to [`upgrade`], and a document saved by the old version goes to
//! `tests/saved/` for ever.
//!
//! Version 2 has the same fields. It is a version of its own because a store now also holds snapshots, which name
//! blocks: the app of version 1 collects blocks that no head names, and leaves a store alone in which a head is newer
//! than itself.
//!
//! Version 3 adds the plans: an app of version 2 would drop them at its next save.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::document::{Profile, Scenario, Workspace};
use super::plan::Plan;
use super::rows::{Column, RowId};
use crate::engines::value::Source;
use crate::models::lead_tiering;

/// The present version.
pub const CURRENT: u32 = 3;

/// Everything of a workspace but the cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Id of the workspace.
    pub id: String,
    /// Its profile.
    pub profile: Profile,
    /// Input of lead tiering.
    pub lead_tiering: lead_tiering::Input,
    /// The leads, with the names of their blocks.
    pub leads: RowsHead,
    /// Inputs of the models without rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Plan>,
    /// What-ifs.
    #[serde(default)]
    pub scenarios: Vec<Scenario>,
    /// The scenario being looked at.
    #[serde(default)]
    pub active_scenario: Option<String>,
}

/// Rows without their cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowsHead {
    /// The columns.
    pub columns: Vec<Column>,
    /// Names of the blocks, in order.
    pub blocks: Vec<String>,
    /// Rows of each block, so that it can be said how many a lost one had.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sizes: Vec<usize>,
    /// The next row's identity.
    pub next_id: RowId,
    /// Where the rows came from.
    #[serde(default)]
    pub source: Source,
}

impl Head {
    /// The head of a workspace whose blocks go by these names; none where the blocks stand beside it.
    #[must_use]
    pub fn of(workspace: &Workspace, blocks: Vec<String>) -> Self {
        let named = workspace.leads.blocks.iter().take(blocks.len());
        let sizes = named.map(|b| b.ids.len()).collect();
        Self {
            id: workspace.id.clone(),
            profile: workspace.profile.clone(),
            lead_tiering: workspace.lead_tiering.clone(),
            leads: RowsHead {
                columns: workspace.leads.columns.as_ref().clone(),
                blocks,
                sizes,
                next_id: workspace.leads.next_id,
                source: workspace.leads.source,
            },
            plans: workspace.plans.clone(),
            scenarios: workspace.scenarios.clone(),
            active_scenario: workspace.active_scenario.clone(),
        }
    }
}

/// Why a stored head is not taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaProblem {
    /// It was written by a newer version of the app: it may be read by that one only.
    Newer(u32),
    /// It names a version that never was.
    Unknown(u32),
}

/// Brings the JSON of a head from an older version to the present one. What is present already stays as it is.
///
/// # Errors
/// [`SchemaProblem`] for a version that is newer than this app or never was.
pub fn upgrade(head: Value, version: u32) -> Result<Value, SchemaProblem> {
    match version {
        0 => Err(SchemaProblem::Unknown(version)),
        1..=CURRENT => Ok(head),
        _ => Err(SchemaProblem::Newer(version)),
    }
}
