//! From JSON nobody vouches for to a workspace that holds together, with a list of what was repaired.
//!
//! Each part is read by itself: a scorecard that cannot be read costs that scorecard, not the document.

use std::collections::HashSet;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::card_edit::sort_tiers;
use super::document::{Profile, Scenario, Workspace};
use super::rows::{BLOCK_ROWS, Block, Column, RowId, Rows};
use crate::engines::scorecard::{Role, Scale, Scorecard};
use crate::engines::value::{Source, Sourced};
use crate::i18n::date::Day;
use crate::models::lead_tiering::{self, Basis, Input, Override};
use crate::models::parameter::Parameters;

/// Something that was put right or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// The profile could not be read; a plain one took its place.
    Profile,
    /// This many scorecards could not be read.
    Cards(usize),
    /// No scorecard was left; the template took its place.
    NoCard,
    /// This many numbers were out of their range or could not be read.
    Numbers(usize),
    /// This many columns could not be read; their cells are gone.
    Columns(usize),
    /// This many rows could not be read.
    Rows(usize),
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
    let mut repairs = Vec::new();
    let profile = read::<Profile>(head.get("profile")).map_or_else(
        || {
            repairs.push(Repair::Profile);
            Workspace::empty(String::new(), "?".to_owned(), crate::i18n::Lang::default(), as_of).profile
        },
        sound_profile,
    );
    let leads = rows(head.get("leads"), blocks, missing_rows, &mut repairs);
    let lead_tiering = input(head.get("lead_tiering"), &leads, &mut repairs);
    let (scenarios, lost) = each::<Scenario>(head.get("scenarios"));
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
            scenarios,
            active_scenario,
        },
        repairs,
    }
}

fn sound_profile(mut profile: Profile) -> Profile {
    profile.fiscal_year_start = profile.fiscal_year_start.clamp(1, 12);
    let days = profile.working_days_per_month.value;
    if !(1.0..=31.0).contains(&days) {
        profile.working_days_per_month = Sourced::sample(21.75);
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

fn rows(value: Option<&Value>, blocks: Vec<Block>, missing_rows: usize, repairs: &mut Vec<Repair>) -> Rows {
    let (listed, lost) = each::<Column>(value.and_then(|v| v.get("columns")));
    let mut seen = HashSet::new();
    let columns: Vec<Column> = listed.into_iter().filter(|c| seen.insert(c.id.clone())).collect();
    push_count(repairs, lost, Repair::Columns);
    let columns = if columns.is_empty() {
        let mut base = lead_tiering::base_columns();
        base.extend(lead_tiering::template::columns());
        base
    } else {
        columns
    };
    let source = read::<Source>(value.and_then(|v| v.get("source"))).unwrap_or_default();
    let mut rows = Rows::new(columns, source);
    let mut ids: HashSet<RowId> = HashSet::new();
    let mut bad_rows = missing_rows;
    for block in blocks {
        let kinds_fit = block.columns.len() == rows.columns.len()
            && block.columns.iter().zip(rows.columns.iter()).all(|(cells, c)| {
                cells.kind() == c.kind && cells.len() == block.ids.len() && cells.is_sound()
            });
        if !kinds_fit
            || block.ids.len() > BLOCK_ROWS
            || !block.ids.iter().all(|id| *id > 0 && ids.insert(*id))
        {
            bad_rows += block.ids.len();
        } else if !block.ids.is_empty() {
            rows.blocks.push(Arc::new(block));
        }
    }
    push_count(repairs, bad_rows, Repair::Rows);
    let highest = ids.iter().max().copied().unwrap_or(0);
    let next = read::<RowId>(value.and_then(|v| v.get("next_id"))).unwrap_or(1);
    rows.next_id = next.max(highest.saturating_add(1));
    rows
}

fn input(value: Option<&Value>, leads: &Rows, repairs: &mut Vec<Repair>) -> Input {
    let part = |name: &str| value.and_then(|v| v.get(name));
    let (listed, mut lost) = each::<Scorecard>(part("cards"));
    let mut seen = HashSet::new();
    let mut clamped = 0;
    let mut cards = Vec::new();
    for mut card in listed {
        if !seen.insert(card.id.clone()) || card.id.contains('/') || card.tiers.is_empty() {
            lost += 1;
            continue;
        }
        clamped += make_sound(&mut card);
        cards.push(Arc::new(card));
    }
    push_count(repairs, lost, Repair::Cards);
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
        let kept = read::<Sourced<f64>>(Some(number))
            .is_some_and(|v| input.parameter(id).is_some() && input.set(id, v));
        clamped += usize::from(!kept);
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

/// Brings a scorecard's numbers into their ranges, makes ids unique and orders tiers and bands. Returns how many
/// numbers were changed.
fn make_sound(card: &mut Scorecard) -> usize {
    let mut changed = 0;
    let mut bound = |number: &mut Sourced<i64>, low: i64, high: i64| {
        let sound = number.value.clamp(low, high);
        changed += usize::from(sound != number.value);
        number.value = sound;
    };
    let mut seen = HashSet::new();
    card.factors
        .retain(|f| !f.id.contains('/') && seen.insert(f.id.clone()));
    for factor in &mut card.factors {
        let low = match &mut factor.role {
            Role::Weighted { weight } => {
                bound(weight, 0, 100);
                0
            }
            Role::PlusMinus => -100,
        };
        match &mut factor.scale {
            Scale::Levels { levels } => {
                let mut seen = HashSet::new();
                levels.retain(|l| seen.insert(l.id.clone()));
                levels.iter_mut().for_each(|l| bound(&mut l.points, low, 100));
            }
            Scale::Bands { bands, .. } => {
                bands.iter_mut().for_each(|b| bound(&mut b.points, low, 100));
                bands.retain(|b| b.from.is_none_or(f64::is_finite));
                let end = |from: Option<f64>| from.unwrap_or(f64::NEG_INFINITY);
                bands.sort_by(|a, b| end(a.from).total_cmp(&end(b.from)));
                if let Some(first) = bands.first_mut() {
                    first.from = None;
                }
            }
        }
        if let Some(decay) = &mut factor.decay {
            bound(&mut decay.percent_per_month, 0, 100);
        }
    }
    let mut seen = HashSet::new();
    card.tiers
        .retain(|t| !t.id.contains('/') && seen.insert(t.id.clone()));
    card.tiers.iter_mut().for_each(|t| bound(&mut t.cut, 0, 100));
    sort_tiers(card);
    changed
}
