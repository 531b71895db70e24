//! Deals, people and months of history as grids that behave as a spreadsheet: typed, pasted from Excel, filled down.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::paste::{apply, remove};
use super::{Funnel, use_funnel};
use crate::charts::measure::text_width;
use crate::charts::scene::{TEXT_SIZE, Weight};
use crate::engines::value::Source;
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::fill;
use crate::models::parameter::{Parameters, Unit};
use crate::models::sales_funnel::input::{Input, Person};
use crate::models::sales_funnel::{Edit, List};
use crate::ui::components::{
    CellKind, CellTone, CellView, Choice, DataGrid, GridColumn, GridEdit, Icon, IconName,
};
use crate::ui::format;

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Open deals.
    Deals,
    /// The team.
    People,
    /// Months of own history.
    History,
}

/// What a column of a grid holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Held {
    /// The row's name.
    Name,
    /// The month that the row is.
    Month,
    /// The day on which a deal should close.
    Closes,
    /// Whose rates a person goes by.
    Rates,
    /// A number, by its path under the row.
    Number(String),
}

/// A column of a grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    grid: GridColumn,
    /// What it holds.
    pub held: Held,
}

/// Texts that no cell could take, by the path of their cell, with the reason: they stay as typed.
pub type Refused = BTreeMap<String, (String, String)>;

/// Keys of whose rates a person goes by.
pub const OWN_RATES: [&str; 2] = ["team", "own"];

impl Kind {
    /// Ids of the rows, in their order.
    pub fn ids(self, input: &Input) -> Vec<String> {
        match self {
            Self::Deals => input.deals.iter().map(|deal| deal.id.clone()).collect(),
            Self::People => input.people.iter().map(|person| person.id.clone()).collect(),
            Self::History => input
                .history
                .iter()
                .map(crate::models::sales_funnel::input::Month::id)
                .collect(),
        }
    }

    /// The list that rows are added to; months have their own edits.
    pub const fn list(self) -> Option<List> {
        match self {
            Self::Deals => Some(List::Deals),
            Self::People => Some(List::People),
            Self::History => None,
        }
    }

    /// Path of a row.
    pub fn path(self, id: &str) -> String {
        let root = match self {
            Self::Deals => "deal",
            Self::People => "person",
            Self::History => "history",
        };
        format!("{root}/{id}")
    }

    /// Path of a cell; those that hold no number have one too, for what could not be read there.
    pub fn cell(self, id: &str, held: &Held) -> String {
        let key = match held {
            Held::Name => "name",
            Held::Month => "month",
            Held::Closes => "closes",
            Held::Rates => "rates",
            Held::Number(key) => key,
        };
        format!("{}/{key}", self.path(id))
    }

    fn columns(self, funnel: Funnel) -> Vec<Column> {
        let (words, style) = (funnel.words(), funnel.view.style.get());
        let number = |key: String, name: &str, unit: Unit, width: f64| {
            let title = match style.unit(unit) {
                unit if unit.is_empty() => name.to_owned(),
                unit => fill(words.with_unit, &[("name", name), ("unit", &unit)]),
            };
            Column {
                grid: GridColumn::new(key.clone(), title.as_str())
                    .width(room(&title, width))
                    .kind(CellKind::Number),
                held: Held::Number(key),
            }
        };
        let name = |title: &str, held: Held| Column {
            grid: GridColumn::new("name", title).width(140.0).frozen(),
            held,
        };
        let stages = funnel.input.with(|input| {
            let stages = input.stages.iter();
            stages
                .map(|stage| (stage.id.clone(), funnel.view.say(&stage.name)))
                .collect::<Vec<_>>()
        });
        match self {
            Self::Deals => {
                let closes = GridColumn::new("closes", words.col_closes)
                    .width(150.0)
                    .kind(CellKind::Date);
                vec![
                    name(words.col_deal, Held::Name),
                    number("amount".to_owned(), words.col_amount, Unit::Money, 130.0),
                    number(
                        "probability".to_owned(),
                        words.col_probability,
                        Unit::Share,
                        120.0,
                    ),
                    Column {
                        grid: closes,
                        held: Held::Closes,
                    },
                ]
            }
            Self::People => {
                let mut list = vec![
                    name(words.col_person, Held::Name),
                    number("target".to_owned(), words.col_target, Unit::Money, 110.0),
                    number("won".to_owned(), words.col_won, Unit::Money, 110.0),
                ];
                let open = stages
                    .iter()
                    .map(|(id, name)| number(format!("open/{id}"), name, Unit::Customers, 110.0));
                list.extend(open);
                let choices = OWN_RATES
                    .into_iter()
                    .zip([words.rates_team, words.rates_own])
                    .map(|(key, label)| Choice::new(key, label));
                list.push(Column {
                    grid: GridColumn::new("rates", words.col_rates)
                        .width(110.0)
                        .kind(CellKind::Choice(Arc::new(choices.collect()))),
                    held: Held::Rates,
                });
                list.extend(stages.iter().map(|(id, name)| {
                    let name = fill(words.rate_of, &[("stage", name)]);
                    number(format!("rate/{id}"), &name, Unit::Share, 150.0)
                }));
                list
            }
            Self::History => {
                let mut list = vec![name(words.col_month, Held::Month)];
                for (id, stage) in &stages {
                    let worked = fill(words.worked_of, &[("stage", stage)]);
                    let advanced = fill(words.advanced_of, &[("stage", stage)]);
                    list.push(number(format!("worked/{id}"), &worked, Unit::Plain, 130.0));
                    list.push(number(format!("advanced/{id}"), &advanced, Unit::Plain, 130.0));
                }
                list
            }
        }
    }
}

/// A column's width: as wide as its title, whatever the language.
fn room(title: &str, least: f64) -> f64 {
    (text_width(title, TEXT_SIZE, Weight::Strong) + 30.0).max(least)
}

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
    let copy_text = Callback::new(move |(at, column): (usize, usize)| {
        untrack(|| {
            ids.with(|ids| {
                columns.with(|columns| {
                    let (id, column) = (ids.get(at)?, columns.get(column)?);
                    Some(copied(funnel, kind, id, column))
                })
            })
        })
        .unwrap_or_default()
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
                <button type="button" class="btn btn-quiet" on:click=move |_| remove(funnel, kind, &untrack(picked))>
                    <Icon name=IconName::Trash/>{text}
                </button>
            }
        })
    };
    view! {
        <div data-sheet=format!("{kind:?}").to_lowercase()>
            <DataGrid
                label=Signal::derive(move || label().to_owned())
                columns=Signal::derive(move || columns.with(|all| all.iter().map(|c| c.grid.clone()).collect::<Vec<_>>()))
                row_count=count row copy_text on_edit=edit
                on_rows=Callback::new(move |rows| chosen.set(Some(rows)))
            />
            <div class="grid-foot">
                <button type="button" class="btn btn-quiet" on:click=move |_| add(funnel, kind)>
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

fn name_of(input: &Input, kind: Kind, id: &str) -> crate::engines::value::Text {
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
