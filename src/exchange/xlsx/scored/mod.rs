//! Leads and their scorecard as a workbook that goes on scoring: whoever changes a weight, points, a cut, a level of a
//! lead or the as-of day in a spreadsheet sees the scores and tiers move as they would here.
//!
//! Three sheets. *Leads* is the table of the CSV file, its computed columns formulas. *Scorecard* holds what may be
//! changed. *Workings* turns each cell into the place of a level and sums in hundredths of a point: all whole numbers,
//! so a tier is decided as exactly as in [`Score::tier_range`](crate::engines::scorecard::Score::tier_range). Formulas
//! use nothing newer than Excel 2007, and compare texts by `EXACT`: `MATCH` would take `*` for any text.

mod card;
mod formulas;
mod leads;
mod workings;

use card::CardSheet;
use leads::LeadsSheet;
use workings::Workings;

use super::book::BookWriter;
use crate::engines::pace::Pace;
use crate::engines::scorecard::Scorecard;
use crate::exchange::leads::LeadTable;
use crate::i18n::Lang;
use crate::i18n::date::Day;
use crate::models::lead_tiering::{Input, Reader, Report};
use crate::workspace::Workspace;
use crate::workspace::rows::{RowId, Rows};

/// What the workbook is written from.
struct Source<'a> {
    card: &'a Scorecard,
    rows: &'a Rows,
    reader: Reader<'a>,
    table: LeadTable<'a>,
    as_of: Day,
    lang: Lang,
}

/// All leads, or these in this order, with their scorecard as a workbook with live formulas, in slices. `report` is that
/// of `input` on the workspace's leads. In the language of the workspace.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::exchange::csv::ReadOptions;
/// use loudou::exchange::xlsx::{read_workbook, scored_workbook};
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::models::lead_tiering::{Case, evaluate};
/// use loudou::workspace::Workspace;
/// let day = Day::new(2026, 11, 21).unwrap();
/// let workspace = Workspace::with_sample("w".into(), "W".into(), Lang::En, day);
/// let (input, rows) = (&workspace.lead_tiering, &workspace.leads);
/// let report = evaluate(Case { input, rows, as_of: day });
/// let bytes = at_once(scored_workbook(&workspace, input, &report, None, &Pace::unpaced()));
/// let read = at_once(read_workbook(&bytes, None, &ReadOptions::default(), &Pace::unpaced())).unwrap();
/// assert_eq!(read.sheets, ["Leads", "Scorecard", "Workings"]);
/// assert_eq!(read.reading.sheet.cell(0, 1), "67.5"); // the worked example, its score as a formula
/// ```
pub async fn scored_workbook(
    workspace: &Workspace,
    input: &Input,
    report: &Report,
    only: Option<&[RowId]>,
    pace: &Pace,
) -> Vec<u8> {
    let none = Scorecard {
        id: String::new(),
        name: Default::default(),
        factors: Vec::new(),
        tiers: Vec::new(),
        judged: None,
    };
    let card = input.card().map_or(&none, AsRef::as_ref);
    let source = Source {
        card,
        rows: &workspace.leads,
        reader: Reader::new(card, &workspace.leads, workspace.profile.as_of),
        table: LeadTable::new(workspace, input, report),
        as_of: workspace.profile.as_of,
        lang: workspace.profile.lang,
    };
    let chosen = source.table.chosen(only);
    let (card, leads) = (CardSheet::of(&source), LeadsSheet::of(&source));
    let workings = Workings::of(&source, &card);
    let mut book = BookWriter::new();
    pace.stage(0, 400);
    leads
        .write(&mut book, &source, &card, &workings, &chosen, pace)
        .await;
    card.write(&mut book, &source);
    pace.stage(400, 1000);
    workings
        .write(&mut book, &source, &card, &leads, &chosen, pace)
        .await;
    book.finish()
}
