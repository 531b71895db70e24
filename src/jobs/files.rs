//! Leads with their scores as a file.

use std::rc::Rc;

use super::desk::Desk;
use super::protocol::{Answer, Failure};
use super::runner::Finished;
use crate::engines::pace::Pace;
use crate::exchange::leads::LeadTable;
use crate::exchange::xlsx::scored_workbook;
use crate::models::lead_tiering::{Ahead, Case, Input, Kept, Report, evaluate_again};
use crate::workspace::Workspace;
use crate::workspace::rows::{BLOCK_ROWS, RowId};

fn case<'a>(workspace: &'a Workspace, input: &'a Input) -> Case<'a> {
    Case {
        input,
        rows: &workspace.leads,
        as_of: workspace.profile.as_of,
    }
}

async fn scored(workspace: &Workspace, pace: &Pace) -> (Input, Report) {
    let input = workspace.lead_tiering_now();
    let case = case(workspace, &input);
    let mut ahead = Ahead::of(case, &Kept::default());
    while ahead.score() {
        pace.step(BLOCK_ROWS).await;
    }
    let report = evaluate_again(case, &mut ahead.kept());
    (input, report)
}

/// The scores of all leads, block by block: by the scorecard as it is looked at, or by the base under a scenario.
pub(super) async fn scores(desk: Desk, of_base: bool, pace: Pace) -> Result<Finished, Failure> {
    let workspace = Rc::clone(desk.workspace()?);
    let input = workspace.lead_tiering_under(workspace.scenario().filter(|_| !of_base));
    let ahead = Ahead::of(case(&workspace, &input), &Kept::default());
    let count = workspace.leads.blocks.len();
    let mut parts = Vec::with_capacity(count);
    for at in 0..count {
        parts.push(ahead.sent(at));
        pace.step(BLOCK_ROWS).await;
    }
    Ok(Finished::new(Answer::Scores, desk).with(parts))
}

/// All leads, or these in this order, as CSV.
pub(super) async fn csv(desk: Desk, only: Option<Vec<RowId>>, pace: Pace) -> Result<Finished, Failure> {
    let workspace = Rc::clone(desk.workspace()?);
    let (input, report) = scored(&workspace, &pace).await;
    let table = LeadTable::new(&workspace, &input, &report);
    let text = table.csv_paced(only.as_deref(), &pace).await;
    Ok(Finished::new(Answer::File, desk).with(vec![text.into_bytes()]))
}

/// All leads, or these in this order, as a workbook with live formulas.
pub(super) async fn workbook(desk: Desk, only: Option<Vec<RowId>>, pace: Pace) -> Result<Finished, Failure> {
    let workspace = Rc::clone(desk.workspace()?);
    let (input, report) = scored(&workspace, &pace).await;
    let bytes = scored_workbook(&workspace, &input, &report, only.as_deref(), &pace).await;
    Ok(Finished::new(Answer::File, desk).with(vec![bytes]))
}
