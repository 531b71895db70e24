//! From JSON nobody vouches for to a workspace that holds together, with a list of what was repaired.
//!
//! Each part is read by itself: a scorecard that cannot be read costs that scorecard, not the document.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::document::{Profile, Scenario, Workspace};
use super::plan::Plan;
use super::rows::{BLOCK_ROWS, Block, Cells, Column, HIGHEST_ID, RowId, Rows};
use super::sound::{can_stand, mend};
use crate::engines::pace::{Pace, at_once};
use crate::engines::scorecard::Scorecard;
use crate::engines::value::{Source, Sourced};
use crate::i18n::date::Day;
use crate::models::lead_tiering::{self, Basis, Input, Override};
use crate::models::parameter::Parameters;

/// Something that was put right or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// Something of the profile could not be read; a plain value took its place.
    Profile,
    /// This many scorecards could not be read.
    Cards(usize),
    /// This many factors, levels, bands or tiers could not stay: their ids were taken or held a slash.
    CardParts(usize),
    /// No scorecard was left; the template took its place.
    NoCard,
    /// This many numbers were out of their range or could not be read.
    Numbers(usize),
    /// This many columns could not be read; their cells are gone.
    Columns(usize),
    /// This many rows could not be read.
    Rows(usize),
    /// Fewer leads came than the file was written with.
    Fewer {
        /// How many came.
        came: usize,
        /// How many were written.
        written: usize,
    },
    /// This many inputs of models could not be read.
    Plans(usize),
    /// This many scenarios could not be read.
    Scenarios(usize),
    /// This many tiers set by hand could not be read or have no lead.
    Overrides(usize),
}

/// A workspace with what had to be done to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    /// The workspace, whole.
    pub workspace: Workspace,
    /// What was put right.
    pub repairs: Vec<Repair>,
}

/// Puts a workspace together from the JSON of its head and its blocks. `missing_rows` are rows of blocks that are
/// known to be lost. Never fails; `as_of` is used where the profile has no day.
#[must_use]
pub fn restore(head: &Value, blocks: Vec<Block>, missing_rows: usize, as_of: Day) -> Restored {
    at_once(restore_paced(head, blocks, missing_rows, as_of, &Pace::unpaced()))
}

/// As [`restore`], in slices: a block of rows to a step.
pub async fn restore_paced(
    head: &Value,
    blocks: Vec<Block>,
    missing_rows: usize,
    as_of: Day,
    pace: &Pace,
) -> Restored {
    let mut repairs = Vec::new();
    let profile = profile(head.get("profile"), as_of, &mut repairs);
    let leads = rows(head.get("leads"), blocks, missing_rows, &mut repairs, pace).await;
    let lead_tiering = input(head.get("lead_tiering"), &leads, &mut repairs);
    let plans = plans(head.get("plans"), &mut repairs);
    let (mut scenarios, mut lost) = each::<Scenario>(head.get("scenarios"));
    let readable = scenarios.len();
    let mut seen = HashSet::new();
    scenarios.retain(|s| seen.insert(s.id.clone()));
    lost += readable - scenarios.len();
    push_count(&mut repairs, lost, Repair::Scenarios);
    let active_scenario =
        read::<String>(head.get("active_scenario")).filter(|id| scenarios.iter().any(|s| s.id == *id));
    let id = read::<String>(head.get("id")).unwrap_or_default();
    Restored {
        workspace: Workspace {
            id,
            profile,
            lead_tiering,
            leads,
            plans,
            scenarios,
            active_scenario,
        },
        repairs,
    }
}

/// The profile, field by field: one that cannot be read does not cost the others.
fn profile(value: Option<&Value>, as_of: Day, repairs: &mut Vec<Repair>) -> Profile {
    let read_as_it_is = read::<Profile>(value);
    let mut profile = read_as_it_is.clone().unwrap_or_else(|| {
        let field = |name: &str| value.and_then(|v| v.get(name));
        let lang = read(field("lang")).unwrap_or_default();
        let plain = Workspace::empty(String::new(), "?".to_owned(), lang, as_of).profile;
        Profile {
            name: read(field("name")).unwrap_or(plain.name),
            currency: read(field("currency")).unwrap_or(plain.currency),
            money_unit: read(field("money_unit")).unwrap_or(plain.money_unit),
            fiscal_year_start: read(field("fiscal_year_start")).unwrap_or(plain.fiscal_year_start),
            working_days_per_month: read(field("working_days_per_month"))
                .unwrap_or(plain.working_days_per_month),
            as_of: read(field("as_of")).unwrap_or(as_of),
            lang,
        }
    });
    profile.fiscal_year_start = profile.fiscal_year_start.clamp(1, 12);
    let days = profile.working_days_per_month.value;
    if !(1.0..=31.0).contains(&days) {
        profile.working_days_per_month = Sourced::sample(21.75);
    }
    if read_as_it_is.as_ref() != Some(&profile) {
        repairs.push(Repair::Profile);
    }
    profile
}

fn read<T: DeserializeOwned>(value: Option<&Value>) -> Option<T> {
    T::deserialize(value?).ok()
}

/// The entries of a list that can be read, and how many cannot.
fn each<T: DeserializeOwned>(value: Option<&Value>) -> (Vec<T>, usize) {
    let list = value
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let good: Vec<T> = list.iter().filter_map(|v| T::deserialize(v).ok()).collect();
    let lost = list.len() - good.len();
    (good, lost)
}

fn push_count(repairs: &mut Vec<Repair>, count: usize, repair: impl Fn(usize) -> Repair) {
    if count > 0 {
        repairs.push(repair(count));
    }
}

/// The plans, number by number. What is in a document, its model looks at when it is opened.
fn plans(value: Option<&Value>, repairs: &mut Vec<Repair>) -> Vec<Plan> {
    let listed = value.and_then(Value::as_array).map(Vec::as_slice);
    let (mut lost, mut bad_numbers) = (0, 0);
    let mut plans: Vec<Plan> = Vec::new();
    for stored in listed.unwrap_or_default() {
        let model = stored.get("model").and_then(Value::as_str).unwrap_or_default();
        let document = stored.get("document");
        let is_readable = document.is_none_or(Value::is_object);
        if model.is_empty() || !is_readable || plans.iter().any(|plan| plan.model == model) {
            lost += 1;
            continue;
        }
        let mut plan = Plan {
            model: model.to_owned(),
            document: document.map(|document| Arc::new(document.clone())),
            numbers: BTreeMap::new(),
        };
        for (id, number) in stored
            .get("numbers")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            match read::<Sourced<f64>>(Some(number)) {
                Some(number) => _ = plan.numbers.insert(id.clone(), number),
                None => bad_numbers += 1,
            }
        }
        plans.push(plan);
    }
    push_count(repairs, lost, Repair::Plans);
    push_count(repairs, bad_numbers, Repair::Numbers);
    plans
}

async fn rows(
    value: Option<&Value>,
    blocks: Vec<Block>,
    missing_rows: usize,
    repairs: &mut Vec<Repair>,
    pace: &Pace,
) -> Rows {
    let (columns, kept) = columns(value.and_then(|v| v.get("columns")), repairs);
    let source = read::<Source>(value.and_then(|v| v.get("source"))).unwrap_or_default();
    let mut rows = Rows::new(columns, source);
    let mut ids: HashSet<RowId> = HashSet::new();
    let mut bad_rows = missing_rows;
    for mut block in blocks {
        pace.step(BLOCK_ROWS).await;
        // The cells of a column that could not be read go; the others move up.
        if block.columns.len() == kept.len() {
            let mut kept = kept.iter();
            block.columns.retain(|_| kept.next().is_some_and(|k| *k));
        }
        let may_be = |id: &RowId| (1..=HIGHEST_ID).contains(id);
        let own = block.ids.iter().collect::<HashSet<_>>().len() == block.ids.len()
            && block.ids.iter().all(|id| may_be(id) && !ids.contains(id));
        if !own || !block.fits(&rows.columns) {
            bad_rows += block.ids.len();
        } else if !block.ids.is_empty() {
            ids.extend(&block.ids);
            block.columns.iter_mut().for_each(Cells::drop_negative_zeros);
            rows.blocks.push(Arc::new(block));
        }
    }
    push_count(repairs, bad_rows, Repair::Rows);
    let highest = ids.iter().max().copied().unwrap_or(0);
    let next = read::<RowId>(value.and_then(|v| v.get("next_id"))).unwrap_or(1);
    rows.next_id = next.min(HIGHEST_ID + 1).max(highest + 1);
    rows
}

/// The columns that can be read, and for each one listed whether it is among them. Those of the template where none
/// is.
fn columns(value: Option<&Value>, repairs: &mut Vec<Repair>) -> (Vec<Column>, Vec<bool>) {
    let listed = value
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let mut columns: Vec<Column> = Vec::with_capacity(listed.len());
    let mut kept = Vec::with_capacity(listed.len());
    let mut seen = HashSet::new();
    for entry in listed {
        let column = read::<Column>(Some(entry)).filter(|c| seen.insert(c.id.clone()));
        kept.push(column.is_some());
        columns.extend(column);
    }
    push_count(repairs, kept.iter().filter(|k| !**k).count(), Repair::Columns);
    if columns.is_empty() {
        columns = lead_tiering::base_columns();
        columns.extend(lead_tiering::template::columns());
        kept = vec![true; columns.len()];
    }
    (columns, kept)
}

fn input(value: Option<&Value>, leads: &Rows, repairs: &mut Vec<Repair>) -> Input {
    let part = |name: &str| value.and_then(|v| v.get(name));
    let (listed, mut lost) = each::<Scorecard>(part("cards"));
    let mut seen = HashSet::new();
    let (mut clamped, mut parts) = (0, 0);
    let mut cards = Vec::new();
    for mut card in listed {
        let mended = mend(&mut card);
        if !can_stand(&card) || !seen.insert(card.id.clone()) {
            lost += 1;
            continue;
        }
        clamped += mended.numbers;
        parts += mended.parts;
        cards.push(Arc::new(card));
    }
    push_count(repairs, lost, Repair::Cards);
    push_count(repairs, parts, Repair::CardParts);
    let default = Input::default();
    if cards.is_empty() {
        repairs.push(Repair::NoCard);
        cards.clone_from(&default.cards);
    }
    let active_card = read::<String>(part("active_card"))
        .filter(|id| cards.iter().any(|c| c.id == *id))
        .or_else(|| cards.first().map(|c| c.id.clone()))
        .unwrap_or_default();
    let mut input = Input {
        cards,
        active_card,
        ..default
    };
    input.basis = read::<Basis>(part("basis")).unwrap_or_default();
    for (id, number) in part("numbers").and_then(Value::as_object).into_iter().flatten() {
        let read = read::<Sourced<f64>>(Some(number));
        // What belongs to a scorecard is in the scorecard.
        let plain = read.filter(|_| !id.starts_with("card/"));
        let kept = plain.is_some_and(|v| input.set(id, v));
        let same = kept && plain.is_some_and(|v| input.number(id).value == v.value);
        clamped += usize::from(!same);
    }
    push_count(repairs, clamped, Repair::Numbers);
    let mut bad_overrides = 0;
    for (id, set) in part("overrides").and_then(Value::as_object).into_iter().flatten() {
        let row = id.parse::<RowId>().ok().filter(|id| leads.find(*id).is_some());
        match (row, read::<Override>(Some(set))) {
            (Some(row), Some(set)) => {
                input.overrides.insert(row, set);
            }
            _ => bad_overrides += 1,
        }
    }
    push_count(repairs, bad_overrides, Repair::Overrides);
    input
}
