//! Leads with their scores as a file.

use std::rc::Rc;

use super::desk::Desk;
use super::protocol::{Answer, Failure};
use super::runner::Finished;
use crate::engines::pace::Pace;
use crate::exchange::leads::LeadTable;
use crate::models::lead_tiering::{Case, evaluate};
use crate::workspace::rows::RowId;

/// All leads, or these in this order, as CSV.
pub(super) async fn csv(desk: Desk, only: Option<Vec<RowId>>, pace: Pace) -> Result<Finished, Failure> {
    let workspace = Rc::clone(desk.workspace()?);
    let input = workspace.lead_tiering_now();
    let case = Case {
        input: &input,
        rows: &workspace.leads,
        as_of: workspace.profile.as_of,
    };
    let report = evaluate(case);
    pace.step(workspace.leads.len()).await;
    let table = LeadTable::new(&workspace, &input, &report);
    let text = table.csv_paced(only.as_deref(), &pace).await;
    Ok(Finished::new(Answer::File, desk).with(vec![text.into_bytes()]))
}
