//! Jobs on the table on the desk: read it, look at it under a plan, carry the plan out.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::bytes::encode_block;
use super::desk::{Desk, Table};
use super::protocol::{Answer, Failure, How, Look, NewLeads, Opened, STILL_THERE, SheetList};
use super::runner::{Finished, Parts};
use crate::engines::pace::Pace;
use crate::exchange::clipboard::{Pasted, read_paste};
use crate::exchange::csv::{ReadOptions, Reading, SheetReader};
use crate::exchange::detect::EmptyMarkers;
use crate::exchange::import::{
    Mode, Plan, Use, apply_paced, check_column_paced, matched, new_scale, propose_paced,
    samples as samples_of,
};
use crate::exchange::text::{DecodedText, Encoding, TextDecoding, decode, decode_as};
use crate::exchange::xlsx::{Workbook, is_workbook, read_workbook};
use crate::workspace::schema::RowsHead;

/// Rows of a table that the page gets to show.
const SHOWN_ROWS: usize = 50;
/// Values of a column that the page shows beside what they are read as.
const SAMPLES: usize = 3;
/// Part of reading a table that goes by before its columns are looked at, in thousandths.
const READ: u32 = 400;

/// Reads a table and proposes a plan for it.
pub(super) async fn read(
    desk: Desk,
    platform: Rc<dyn TextDecoding>,
    how: How,
    markers: EmptyMarkers,
    parts: Parts,
    pace: Pace,
) -> Result<Finished, Failure> {
    let bytes: Rc<[u8]> = match parts.into_iter().next() {
        Some(bytes) => bytes.into(),
        None => Rc::clone(&desk.table()?.bytes),
    };
    pace.stage(0, READ);
    let (reading, encoding, replaced, book) = if how.is_workbook || is_workbook(&bytes) {
        let Workbook {
            reading,
            sheets,
            sheet,
        } = read_workbook(&bytes, how.sheet, &options(how), &pace)
            .await
            .map_err(Failure::Workbook)?;
        let book = SheetList {
            names: sheets,
            read: sheet,
        };
        (reading, Encoding::Utf8, 0, Some(book))
    } else {
        let decoded = match how.encoding {
            Some(encoding) => decode_as(&bytes, encoding, platform.as_ref()),
            None => decode(&bytes, platform.as_ref()),
        };
        pace.step(decoded.text.len() / 64).await;
        let (encoding, replaced) = (decoded.encoding, decoded.replaced);
        (reading(decoded, how, &pace).await?, encoding, replaced, None)
    };
    if reading.sheet.row_count() == 0 && reading.sheet.width() == 0 {
        return Err(Failure::NothingRead);
    }
    pace.stage(READ, 1000);
    let plan = propose_paced(&reading.sheet, &markers, desk.workspace()?, &pace).await;
    let opened = Opened {
        encoding,
        replaced,
        book,
        reading: head(&reading),
        plan,
    };
    let table = Table { bytes, reading };
    Ok(Finished::new(
        Answer::Opened(Box::new(opened)),
        desk.with_table(table),
    ))
}

fn options(how: How) -> ReadOptions {
    ReadOptions {
        delimiter: how.delimiter,
        header: how.header,
        first_row: how.first_row,
        lang: how.lang,
        ..ReadOptions::default()
    }
}

async fn reading(decoded: DecodedText, how: How, pace: &Pace) -> Result<Reading, Failure> {
    let options = ReadOptions {
        replaced: decoded.replaced > 0,
        ..options(how)
    };
    if !how.is_pasted || how.delimiter.is_some() {
        return Ok(read_in_steps(decoded.text, &options, pace).await);
    }
    match read_paste(&decoded.text, &options) {
        Pasted::Table(reading) => Ok(reading),
        Pasted::Single(_) | Pasted::Nothing => Err(Failure::NothingRead),
    }
}

/// Bytes that are read between two steps: well under a millisecond of work.
const STRIDE_BYTES: usize = 4096;

async fn read_in_steps(text: String, options: &ReadOptions, pace: &Pace) -> Reading {
    let mut reader = SheetReader::new(Arc::new(text), options);
    loop {
        let progress = reader.step(STRIDE_BYTES);
        pace.tell(progress.done, progress.whole);
        if progress.is_done() {
            return reader.finish();
        }
        pace.step(STRIDE_BYTES / 8).await;
    }
}

fn head(reading: &Reading) -> Reading {
    Reading {
        sheet: reading.sheet.head(SHOWN_ROWS),
        ..*reading
    }
}

/// Proposes a plan with other texts for an empty cell.
pub(super) async fn propose(desk: Desk, markers: EmptyMarkers, pace: Pace) -> Result<Finished, Failure> {
    let table = Rc::clone(desk.table()?);
    let plan = propose_paced(&table.reading.sheet, &markers, desk.workspace()?, &pace).await;
    Ok(Finished::new(Answer::Proposed(Box::new(plan)), desk))
}

/// What the table gives under a plan.
pub(super) async fn look(
    desk: Desk,
    mut plan: Plan,
    choose: Vec<(usize, Use)>,
    pace: Pace,
) -> Result<Finished, Failure> {
    let (table, workspace) = (Rc::clone(desk.table()?), Rc::clone(desk.workspace()?));
    let sheet = &table.reading.sheet;
    let input = workspace.lead_tiering_now();
    let card = input.card().map(AsRef::as_ref);
    for (column, usage) in choose {
        plan.set_use(sheet, card, column, usage);
        pace.step(sheet.row_count()).await;
    }
    let mut checks = Vec::with_capacity(plan.columns.len());
    let mut samples = Vec::with_capacity(plan.columns.len());
    let mut scales = BTreeMap::new();
    for (at, column) in plan.columns.iter().enumerate() {
        checks.push(check_column_paced(sheet, at, column, card, &plan.markers, &pace).await);
        samples.push(samples_of(sheet, at, column, card, &plan.markers, SAMPLES));
        if column.usage == Use::NewFactor
            && let Some(scale) = new_scale(sheet, at, column, &plan.markers, "new")
        {
            scales.insert(at, scale);
        }
        pace.tell(at + 1, plan.columns.len());
    }
    let matched = matched(sheet, &plan, &workspace);
    pace.step(sheet.row_count()).await;
    let can_compare = plan.mode == Mode::Update && matched.by.is_some();
    let comparison = match can_compare {
        true => Some(apply_paced(sheet, &plan, &workspace, &pace).await.comparison),
        false => None,
    };
    let look = Look {
        plan,
        checks,
        samples,
        matched,
        comparison,
        scales,
    };
    Ok(Finished::new(Answer::Look(Box::new(look)), desk))
}

/// Carries a plan out, and packs what is new of the rows.
pub(super) async fn import(desk: Desk, plan: Plan, pace: Pace) -> Result<Finished, Failure> {
    let (table, workspace) = (Rc::clone(desk.table()?), Rc::clone(desk.workspace()?));
    pace.stage(0, 900);
    let imported = apply_paced(&table.reading.sheet, &plan, &workspace, &pace).await;
    pace.stage(900, 1000);
    let rows = imported.rows;
    let (mut names, mut parts) = (Vec::with_capacity(rows.blocks.len()), Vec::new());
    for (at, block) in rows.blocks.iter().enumerate() {
        let old = workspace.leads.blocks.get(at);
        if old.is_some_and(|old| Arc::ptr_eq(old, block)) {
            names.push(STILL_THERE.to_owned());
        } else {
            names.push(String::new());
            parts.push(encode_block(block));
        }
        pace.tell(at + 1, rows.blocks.len());
        pace.step(block.ids.len()).await;
    }
    let new = NewLeads {
        rows: RowsHead {
            columns: rows.columns.as_ref().clone(),
            blocks: names,
            sizes: Vec::new(),
            next_id: rows.next_id,
            source: rows.source,
        },
        card: imported.card,
        problems: imported.problems,
        counts: imported.counts,
    };
    Ok(Finished::new(Answer::Imported(Box::new(new)), desk).with(parts))
}
