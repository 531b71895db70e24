//! Tables as people have them, from text to leads with scores.

mod again;
mod back;
mod tables;

use super::*;
use crate::engines::scorecard::{Scale, Scorecard};
use crate::engines::value::Source;
use crate::exchange::csv::{ReadOptions, Sheet, read_sheet};
use crate::exchange::detect::{EmptyMarkers, Outcome as Meaning};
use crate::exchange::leads::LeadTable;
use crate::exchange::text::{Library, decode};
use crate::i18n::Lang;
use crate::i18n::date::{DateOrder, Day};
use crate::models::lead_tiering::{Case, Outcome, Report, evaluate};
use crate::workspace::rows::{Cell, Rows};
use crate::workspace::{Action, Workspace};

fn day() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

fn sample(lang: Lang) -> Workspace {
    Workspace::with_sample("w".into(), "W".into(), lang, day())
}

fn empty() -> Workspace {
    Workspace::empty("w".into(), "W".into(), Lang::Zh, day())
}

fn sheet_of(text: &str) -> Sheet {
    read_sheet(text, &ReadOptions::default()).sheet
}

fn plan_of(text: &str, workspace: &Workspace) -> (Sheet, Plan) {
    let sheet = sheet_of(text);
    let plan = propose(&sheet, &EmptyMarkers::default(), workspace);
    (sheet, plan)
}

fn take_over(workspace: &mut Workspace, imported: &Imported) {
    let action = Action::ReplaceLeads {
        rows: Box::new(imported.rows.clone()),
        card: imported.card.clone().map(Box::new),
    };
    workspace.apply(action).unwrap();
}

fn report(workspace: &Workspace) -> Report {
    evaluate(Case {
        input: &workspace.lead_tiering,
        rows: &workspace.leads,
        as_of: day(),
    })
}

fn cell(rows: &Rows, row: usize, id: &str) -> Cell {
    let column = rows.column_at(id).unwrap();
    rows.cell(rows.place(row).unwrap(), column)
}

fn card(workspace: &Workspace) -> &Scorecard {
    workspace.lead_tiering.card().unwrap()
}

fn label(workspace: &Workspace, factor: usize, level: usize) -> String {
    card(workspace).factors[factor].levels()[level].label.zh.clone()
}
