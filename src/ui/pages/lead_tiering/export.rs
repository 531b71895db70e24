//! All leads with their scores, as a file or for the clipboard.

use leptos::prelude::*;

use crate::engines::pace::{Pace, at_once};
use crate::exchange::leads::LeadTable;
use crate::ui::state::App;
use crate::workspace::rows::RowId;

/// All leads, or these in this order, as CSV that spreadsheets read with its Chinese intact.
#[must_use]
pub fn csv(app: App, only: Option<&[RowId]>) -> Vec<u8> {
    with_table(app, |table| {
        at_once(table.csv_paced(only, &Pace::unpaced())).into_bytes()
    })
}

/// Number of leads, and the same table as text a spreadsheet takes from the clipboard.
#[must_use]
pub fn table(app: App) -> (usize, String) {
    with_table(app, |table| (table.len(), table.tsv()))
}

fn with_table<T>(app: App, write: impl FnOnce(&LeadTable<'_>) -> T) -> T {
    let (input, report) = (app.lead_input.get_untracked(), app.lead_report.get_untracked());
    app.workspace
        .with_untracked(|workspace| write(&LeadTable::new(workspace, &input, &report)))
}
