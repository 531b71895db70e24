//! The two machines whose speed `make bench` compares in the browser, behind plain calls: reading a table, and scoring
//! and tiering leads. Built like the worker; never part of the page.

use loudou::engines::pace::{Pace, at_once};
use loudou::engines::scorecard::Scorecard;
use loudou::engines::value::{Source, Text};
use loudou::exchange::csv::{ReadOptions, read_sheet};
use loudou::exchange::xlsx::read_workbook;
use loudou::i18n::date::Day;
use loudou::models::lead_tiering::{Reader, template};
use loudou::workspace::rows::{BLOCK_ROWS, Block, Cells, Column, ColumnKind, ColumnRole, Rows};
use std::sync::Arc;
use wasm_bindgen::prelude::*;

fn main() {}

/// Reads bytes as a table: rows, cells of the last row, and problems.
#[wasm_bindgen]
pub fn parse(bytes: &[u8]) -> Vec<usize> {
    let text = String::from_utf8_lossy(bytes);
    let sheet = read_sheet(&text, &ReadOptions::default()).sheet;
    vec![sheet.row_count(), sheet.width(), sheet.problems().len()]
}

/// Reads bytes as a workbook: rows, columns, and problems.
#[wasm_bindgen]
pub fn read_book(bytes: &[u8]) -> Vec<usize> {
    let (options, pace) = (ReadOptions::default(), Pace::unpaced());
    at_once(read_workbook(bytes, None, &options, &pace)).map_or_else(
        |_| Vec::new(),
        |book| {
            let sheet = book.reading.sheet;
            vec![sheet.row_count(), sheet.width(), sheet.problems().len()]
        },
    )
}

/// Leads in memory, with the template's scorecard.
#[wasm_bindgen]
pub struct Leads {
    rows: Rows,
    card: Scorecard,
}

#[wasm_bindgen]
impl Leads {
    /// Makes leads from level codes, one column after the other: 0 is empty, `n` the level at `n − 1`.
    #[wasm_bindgen(constructor)]
    pub fn new(codes: &[u8], leads: usize) -> Self {
        let card = template::scorecard();
        let columns = card.factors.iter().map(|f| Column {
            id: f.column.clone(),
            name: Text::own(&f.id),
            kind: ColumnKind::Text,
            role: ColumnRole::Other,
        });
        let mut rows = Rows::new(columns.collect(), Source::Imported);
        for from in (0..leads).step_by(BLOCK_ROWS) {
            let until = (from + BLOCK_ROWS).min(leads);
            let cells = card.factors.iter().enumerate().map(|(at, factor)| Cells::Text {
                words: factor.levels().iter().map(|l| l.id.clone()).collect(),
                codes: codes
                    .get(at * leads + from..at * leads + until)
                    .unwrap_or_default()
                    .iter()
                    .map(|code| u32::from(*code))
                    .collect(),
            });
            rows.blocks.push(Arc::new(Block {
                ids: (from..until)
                    .filter_map(|id| u32::try_from(id + 1).ok())
                    .collect(),
                columns: cells.collect(),
            }));
        }
        Self { rows, card }
    }

    /// Scores every lead and finds its tier: leads in tiers A to D, those whose tier is open, and the sum of the
    /// scores.
    pub fn score(&self) -> Vec<f64> {
        let mut counts = [0.0; 6];
        let [.., open, sum] = &mut counts;
        let mut tiers = [0_u32; 4];
        let Some(day) = Day::new(2026, 1, 1) else {
            return Vec::new();
        };
        Reader::new(&self.card, &self.rows, day).each(|_, [fit, engagement]| {
            let score = fit.plus(engagement);
            *sum += score.value().unwrap_or(0.0);
            match score.tier_range(&self.card.tiers).stated() {
                Some(tier) => tiers.iter_mut().skip(tier).take(1).for_each(|n| *n += 1),
                None => *open += 1.0,
            }
        });
        counts
            .iter_mut()
            .zip(tiers)
            .for_each(|(count, n)| *count = f64::from(n));
        counts.to_vec()
    }
}
