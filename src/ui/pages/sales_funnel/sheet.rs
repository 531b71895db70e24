//! Deals, people and months of history as grids that behave as a spreadsheet: typed, pasted from Excel, filled down.

use leptos::prelude::*;

use super::columns::{Column, Held, Kind};
use super::paste::{apply, remove};
use super::{Funnel, use_funnel};
use crate::engines::value::Source;
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::fill;
use crate::models::parameter::{Parameters, Unit};
use crate::models::sales_funnel::Edit;
use crate::models::sales_funnel::input::{Input, Person};
use crate::ui::components::{CellTone, CellView, DataGrid, GridEdit, Icon, IconName};
use crate::ui::format;

/// A grid with the buttons that add and remove rows.
#[component]
pub fn Sheet(
    /// What its rows are.
    kind: Kind,
) -> impl IntoView {
    let funnel = use_funnel();
    let columns = Memo::new(move |_| kind.columns(funnel));
    let ids = Memo::new(move |_| funnel.input.with(|input| kind.ids(input)));
    let count = Signal::derive(move || ids.with(Vec::len));
    let row = Callback::new(move |at: usize| {
        ids.with(|ids| {
            let Some(id) = ids.get(at) else { return Vec::new() };
            columns.with(|all| all.iter().map(|column| shown(funnel, kind, id, column)).collect())
        })
    });
    let copy_row = Callback::new(move |at: usize| {
        untrack(|| {
            ids.with(|ids| {
                let Some(id) = ids.get(at) else { return Vec::new() };
                columns.with(|all| {
                    all.iter()
                        .map(|column| copied(funnel, kind, id, column))
                        .collect()
                })
            })
        })
    });
    let edit = Callback::new(move |edit: GridEdit| {
        apply(funnel, kind, &columns.get_untracked(), &edit);
    });
    let chosen = RwSignal::new(None::<(usize, usize)>);
    let picked = move || {
        let Some((first, last)) = chosen.get() else {
            return Vec::new();
        };
        ids.with(|ids| {
            ids.get(first..=last.min(ids.len().saturating_sub(1)))
                .map(<[_]>::to_vec)
        })
        .unwrap_or_default()
    };
    let label = move || {
        let words = funnel.words();
        match kind {
            Kind::Deals => words.deals,
            Kind::People => words.people,
            Kind::History => words.history,
        }
    };
    let delete = move || {
        let n = picked().len();
        (n > 0).then(|| {
            let n = format::count(n, funnel.view.app.lang.get());
            let text = fill(funnel.words().remove_rows, &[("n", &n)]);
            view! {
                <button type="button" data-edit="" class="btn btn-quiet" on:click=move |_| remove(funnel, kind, &untrack(picked))>
                    <Icon name=IconName::Trash/>{text}
                </button>
            }
        })
    };
    let asked = RwSignal::new(None);
    Effect::new(move |_| {
        let Some(cell) = funnel.asked.get().filter(|cell| Kind::of_cell(cell) == kind) else {
            return;
        };
        funnel.asked.set(None);
        let column_of = |id: &String| {
            columns.with_untracked(|all| all.iter().position(|c| kind.cell(id, &c.held) == cell))
        };
        asked.set(ids.with_untracked(|ids| {
            let mut rows = ids.iter().enumerate();
            rows.find_map(|(row, id)| Some((row, column_of(id)?)))
        }));
    });
    view! {
        <div data-sheet=format!("{kind:?}").to_lowercase()>
            <DataGrid
                label=Signal::derive(move || label().to_owned())
                columns=Signal::derive(move || columns.with(|all| all.iter().map(|c| c.grid.clone()).collect::<Vec<_>>()))
                row_count=count row copy_row on_edit=edit asked
                on_rows=Callback::new(move |rows| chosen.set(Some(rows)))
            />
            <div class="grid-foot">
                <button type="button" data-edit="" class="btn btn-quiet" on:click=move |_| add(funnel, kind)>
                    <Icon name=IconName::Plus/>{move || funnel.words().add_row}
                </button>
                {delete}
                <span class="muted">{move || funnel.words().paste_hint}</span>
            </div>
        </div>
    }
}

/// One more row: a deal, a person, or the month after the last one.
fn add(funnel: Funnel, kind: Kind) {
    let edit = match kind.list() {
        Some(list) => Edit::Add(list),
        None => {
            let Some(day) = funnel.input.with_untracked(|input| free_month(input)) else {
                return;
            };
            Edit::AddMonth(day)
        }
    };
    funnel.edit(edit);
}

/// The month after the last one of the history, or, once that is this month's, before the first.
pub fn free_month(input: &Input) -> Option<crate::i18n::date::Day> {
    match (input.history.first(), input.history.last()) {
        (Some(first), Some(last)) => {
            let next = last.first.add_months(1)?;
            if next <= input.as_of {
                Some(next)
            } else {
                first.first.add_months(-1)
            }
        }
        _ => input.as_of.add_months(-1),
    }
}

fn person<'a>(input: &'a Input, id: &str) -> Option<&'a Person> {
    input.people.iter().find(|person| person.id == id)
}

/// Whether a row is a person who goes by the team's rates.
fn follows(input: &Input, kind: Kind, id: &str) -> bool {
    kind == Kind::People && person(input, id).is_some_and(|person| !person.has_own_rates)
}

/// What a cell shows.
fn shown(funnel: Funnel, kind: Kind, id: &str, column: &Column) -> CellView {
    let view = funnel.view;
    let refused = funnel
        .refused
        .with(|refused| refused.get(&kind.cell(id, &column.held)).cloned());
    if let Some((text, why)) = refused {
        return CellView {
            invalid: Some(why),
            ..CellView::text(text)
        };
    }
    funnel.input.with(|input| match &column.held {
        Held::Name => CellView::text(view.say(&name_of(input, kind, id))),
        Held::Month => CellView::text(id),
        Held::Closes => {
            let deal = input.deals.iter().find(|deal| deal.id == id);
            match deal.and_then(|deal| deal.closes) {
                Some(day) if day > input.end => CellView {
                    tone: CellTone::Muted,
                    ..CellView::text(fill(
                        funnel.words().closes_next,
                        &[("day", &format_day(day, view.app.lang.get(), DayStyle::Short))],
                    ))
                },
                Some(day) => CellView::text(format_day(day, view.app.lang.get(), DayStyle::Short)),
                None => CellView {
                    is_ghost: true,
                    ..CellView::text(funnel.words().closes_period)
                },
            }
        }
        Held::Rates => {
            let is_own = person(input, id).is_some_and(|person| person.has_own_rates);
            let words = funnel.words();
            CellView::text(if is_own { words.rates_own } else { words.rates_team })
        }
        Held::Number(key) => number(funnel, input, kind, id, key),
    })
}

fn number(funnel: Funnel, input: &Input, kind: Kind, id: &str, key: &str) -> CellView {
    let style = funnel.view.style.get();
    if let Some(stage) = key.strip_prefix("rate/").filter(|_| follows(input, kind, id)) {
        let rate = funnel
            .report
            .with(|r| r.stages.iter().find(|s| s.id == stage).map(|s| s.rate.value));
        return CellView {
            is_ghost: true,
            ..CellView::text(rate.map_or_else(String::new, |rate| style.number(rate, Unit::Share)))
        };
    }
    let path = format!("{}/{key}", kind.path(id));
    let (Some(parameter), Some(value)) = (input.parameter(&path), input.get(&path)) else {
        return CellView::default();
    };
    let tone = if value.source == Source::Sample {
        CellTone::Muted
    } else {
        CellTone::Plain
    };
    CellView {
        tone,
        ..CellView::text(style.number(value.value, parameter.unit))
    }
}

/// What a row is called; nothing for a month.
pub(super) fn name_of(input: &Input, kind: Kind, id: &str) -> crate::engines::value::Text {
    let name = match kind {
        Kind::Deals => input
            .deals
            .iter()
            .find(|deal| deal.id == id)
            .map(|deal| deal.name.clone()),
        Kind::People => person(input, id).map(|person| person.name.clone()),
        Kind::History => None,
    };
    name.unwrap_or_default()
}

/// A cell for the clipboard and the editor, so that what is copied can be pasted back.
fn copied(funnel: Funnel, kind: Kind, id: &str, column: &Column) -> String {
    let cell = kind.cell(id, &column.held);
    let is_refused = funnel.refused.with(|refused| refused.contains_key(&cell));
    funnel.input.with(|input| match &column.held {
        Held::Closes if !is_refused => {
            let deal = input.deals.iter().find(|deal| deal.id == id);
            deal.and_then(|deal| deal.closes)
                .map_or_else(String::new, |day| day.to_string())
        }
        Held::Number(key) if !is_refused && key.starts_with("rate/") && follows(input, kind, id) => {
            String::new()
        }
        Held::Number(_) if !is_refused => {
            let found = input.parameter(&cell).zip(input.get(&cell));
            found.map_or_else(String::new, |(parameter, value)| {
                let rules = funnel.view.style.get().rules(&parameter);
                rules.show(value.value, funnel.view.app.lang.get())
            })
        }
        _ => shown(funnel, kind, id, column).text,
    })
}
