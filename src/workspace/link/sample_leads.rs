//! The sample's leads, named rather than listed: they come with the app and are nobody's data.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use xxhash_rust::xxh3::xxh3_64;

use crate::engines::value::Source;
use crate::i18n::Lang;
use crate::i18n::date::Day;
use crate::models::lead_tiering::sample;
use crate::workspace::rows::{Block, Cell, Cells, Column, ColumnKind, ColumnRole, Rows};

/// Days before the sample's day on which its first lead came.
const FIRST_CAME: i64 = 7;

/// Which sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SampleLeads {
    lang: Lang,
    /// The day it was made for.
    day: Day,
    /// Leads in it.
    rows: usize,
    /// Checksum of its cells: another version of the app may have another sample.
    sum: String,
}

impl SampleLeads {
    /// Which sample these leads are, cell by cell; columns added since have to be empty. None where they are not.
    pub(super) fn among(leads: &Rows) -> Option<Self> {
        if leads.source != Source::Sample {
            return None;
        }
        let created = leads.role_at(ColumnRole::Created)?;
        let Cell::Day(came) = leads.cell(leads.place(0)?, created) else {
            return None;
        };
        let day = came.add_days(FIRST_CAME)?;
        let same = |lang: &Lang| {
            let mut sample = sample::sample(*lang, day).1;
            let added = leads.columns.iter().skip(sample.columns.len());
            added.for_each(|column| {
                sample.add_column(column.clone());
            });
            sample.next_id == leads.next_id && sample.blocks == leads.blocks
        };
        let lang = [Lang::Zh, Lang::En].into_iter().find(same)?;
        Some(Self {
            lang,
            day,
            rows: leads.len(),
            sum: sum_of(&sample::sample(lang, day).1),
        })
    }

    /// The leads, with the sample's own columns.
    pub(super) fn rows(&self) -> Rows {
        sample::sample(self.lang, self.day).1
    }

    /// The blocks of the sample that a link names, with an empty column for each that its head has beyond the sample's
    /// own. Where this app has no such sample: none, and how many rows are lost.
    pub(super) fn blocks(named: &Value, head: &Value) -> (Vec<Block>, usize) {
        let Ok(named) = Self::deserialize(named) else {
            return (Vec::new(), 1);
        };
        let mut sample = named.rows();
        if sum_of(&sample) != named.sum {
            return (Vec::new(), named.rows);
        }
        let columns = head.get("leads").and_then(|leads| leads.get("columns"));
        let columns = columns.and_then(Value::as_array).map(Vec::as_slice);
        let added = columns.unwrap_or_default().iter().skip(sample.columns.len());
        let kinds: Vec<ColumnKind> = added
            .map(|column| Column::deserialize(column).map_or(ColumnKind::Text, |c| c.kind))
            .collect();
        let mut blocks: Vec<Block> = sample.blocks.drain(..).map(|b| b.as_ref().clone()).collect();
        for block in &mut blocks {
            let rows = block.ids.len();
            block
                .columns
                .extend(kinds.iter().map(|kind| Cells::empty(*kind, rows)));
        }
        (blocks, 0)
    }
}

fn sum_of(sample: &Rows) -> String {
    let blocks: Vec<&Block> = sample.blocks.iter().map(AsRef::as_ref).collect();
    let cells = serde_json::to_vec(&blocks).unwrap_or_default();
    format!("{:016x}", xxh3_64(&cells))
}
