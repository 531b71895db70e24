//! A grid of ten thousand rows, editable, and an empty one.

use std::sync::Arc;

use leptos::prelude::*;

use super::words;
use crate::ui::components::{
    Align, CellKind, CellTone, CellView, Choice, DataGrid, Direction, GridColumn, GridEdit, GridSort, Tone,
};

const ROWS: u32 = 10_000;
const CHANNELS: [&str; 3] = ["web", "event", "referral"];

/// One row: name, score as typed, channel.
#[derive(Clone)]
struct Lead {
    name: String,
    score: String,
    channel: String,
}

fn leads() -> Vec<Lead> {
    (0..ROWS)
        .map(|place| Lead {
            name: format!("L-{:05}", place + 1),
            score: format!("{}", f64::from((place * 7919) % 1001) / 10.0),
            channel: CHANNELS
                .into_iter()
                .cycle()
                .nth((place % 3) as usize)
                .unwrap_or_default()
                .to_owned(),
        })
        .collect()
}

fn columns(words: &crate::i18n::texts::Gallery) -> Vec<GridColumn> {
    let [lead, tier, score, channel, next] = words.columns;
    let choices = CHANNELS
        .into_iter()
        .zip(words.channels)
        .map(|(key, label)| Choice::new(key, label))
        .collect();
    vec![
        GridColumn::new("lead", lead).width(140.0).frozen().sortable(),
        GridColumn::new("tier", tier)
            .width(64.0)
            .align(Align::Centre)
            .kind(CellKind::ReadOnly),
        GridColumn::new("score", score)
            .width(88.0)
            .kind(CellKind::Number)
            .sortable(),
        GridColumn::new("channel", channel)
            .width(120.0)
            .kind(CellKind::Choice(Arc::new(choices))),
        GridColumn::new("next", next)
            .width(280.0)
            .kind(CellKind::ReadOnly),
    ]
}

/// What a row shows.
fn show(lead: &Lead, words: &crate::i18n::texts::Gallery) -> Vec<CellView> {
    let score = lead
        .score
        .parse::<f64>()
        .ok()
        .filter(|score| (0.0..=100.0).contains(score));
    let tier = match score {
        Some(score) if score >= 75.0 => CellView::badge("A", Tone::Strong),
        Some(score) if score >= 50.0 => CellView::badge("B", Tone::Good),
        Some(_) => CellView::badge("C", Tone::Plain),
        None => CellView {
            is_ghost: true,
            ..CellView::text("—")
        },
    };
    let place = CHANNELS.iter().position(|key| *key == lead.channel);
    let channel = place.and_then(|place| words.channels.get(place).copied());
    vec![
        CellView {
            tone: CellTone::Strong,
            ..CellView::text(lead.name.clone())
        },
        tier,
        CellView {
            invalid: score.is_none().then(|| words.refused.to_owned()),
            ..CellView::text(&*lead.score)
        },
        CellView::text(channel.unwrap_or(&lead.channel)),
        CellView {
            tone: CellTone::Muted,
            ..CellView::text(words.sentence)
        },
    ]
}

fn apply(rows: &mut Vec<Lead>, edit: &GridEdit) {
    for (down, values) in edit.values.iter().enumerate() {
        while rows.len() <= edit.row + down {
            rows.push(Lead {
                name: String::new(),
                score: String::new(),
                channel: String::new(),
            });
        }
        let Some(lead) = rows.get_mut(edit.row + down) else {
            continue;
        };
        for (across, value) in values.iter().enumerate() {
            match edit.column + across {
                0 => lead.name.clone_from(value),
                2 => lead.score.clone_from(value),
                3 => lead.channel.clone_from(value),
                _ => {}
            }
        }
    }
}

fn order(rows: &mut [Lead], sort: GridSort) {
    rows.sort_by(|one, other| {
        let ascending = match &*sort.key {
            "score" => {
                let score = |lead: &Lead| lead.score.parse::<f64>().unwrap_or(f64::NEG_INFINITY);
                score(one).total_cmp(&score(other))
            }
            _ => one.name.cmp(&other.name),
        };
        if sort.direction == Direction::Ascending {
            ascending
        } else {
            ascending.reverse()
        }
    });
}

#[component]
pub(super) fn Rows() -> impl IntoView {
    let words = words();
    let rows = RwSignal::new(leads());
    let sort = RwSignal::new(None::<GridSort>);
    let row = move |row: usize| {
        let words = words.get();
        rows.with(|rows| rows.get(row).map(|lead| show(lead, words)))
            .unwrap_or_default()
    };
    let copy_row = move |at: usize| {
        let stored = |column: usize, text: String| match column {
            3 => rows
                .with(|rows| rows.get(at).map(|lead| lead.channel.clone()))
                .unwrap_or_default(),
            _ => text,
        };
        let shown = row(at).into_iter().enumerate();
        shown.map(|(column, cell)| stored(column, cell.text)).collect()
    };
    let on_sort = Callback::new(move |wanted: GridSort| {
        sort.set(Some(wanted.clone()));
        rows.update(|rows| order(rows, wanted));
    });
    view! {
        <DataGrid
            label=move || words.get().sections[6]
            columns=move || columns(words.get())
            row_count=move || rows.with(Vec::len)
            row
            copy_row
            sort
            on_sort
            on_edit=move |edit: GridEdit| rows.update(|rows| apply(rows, &edit))
        />
        <DataGrid
            label=move || words.get().long
            columns=move || columns(words.get())
            row_count=0_usize
            row=|_: usize| Vec::new()
        />
    }
}
