//! All leads with their scores, as a file or for the clipboard.

use leptos::prelude::*;

use crate::exchange::leads::LeadTable;
use crate::ui::state::App;

/// All leads as they are looked at, as CSV that spreadsheets read with its Chinese intact.
#[must_use]
pub fn csv(app: App) -> Vec<u8> {
    with_table(app, |table| table.csv().into_bytes())
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
