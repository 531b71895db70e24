//! The model as a query.

use std::rc::Rc;

use super::desk::Desk;
use super::protocol::{Answer, Failure};
use super::runner::Finished;
use crate::exchange::sql::{Dialect, Model};

/// The query for a database; empty where the workspace has no scorecard.
pub(super) async fn sql(desk: Desk, dialect: Dialect) -> Result<Finished, Failure> {
    let workspace = Rc::clone(desk.workspace()?);
    let input = workspace.lead_tiering_now();
    let query = Model::of(&workspace, &input).map(|model| model.sql(dialect));
    Ok(Finished::new(Answer::File, desk).with(vec![query.unwrap_or_default().into_bytes()]))
}
