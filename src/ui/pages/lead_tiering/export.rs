//! All leads with their scores, for the clipboard.

use leptos::prelude::*;

use crate::exchange::leads::LeadTable;
use crate::ui::state::App;

/// Number of leads, and the table of them as text a spreadsheet takes from the clipboard.
#[must_use]
pub fn table(app: App) -> (usize, String) {
    let (input, report) = (app.lead_input.get_untracked(), app.report_at_once());
    app.workspace.with_untracked(|workspace| {
        let table = LeadTable::new(workspace, &input, &report);
        (table.len(), table.tsv())
    })
}
