//! What the grids of the page hold: rows, their paths, and their columns.

use std::sync::Arc;

use leptos::prelude::*;

use super::Funnel;
use crate::charts::measure::text_width;
use crate::charts::scene::{TEXT_SIZE, Weight};
use crate::i18n::fill;
use crate::models::parameter::Unit;
use crate::models::sales_funnel::List;
use crate::models::sales_funnel::input::Input;
use crate::ui::components::{CellKind, Choice, GridColumn};

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
    /// How the grid shows it.
    pub grid: GridColumn,
    /// What it holds.
    pub held: Held,
}

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

    /// Whose grid a cell is in, by its path.
    pub fn of_cell(cell: &str) -> Self {
        let all = [Self::Deals, Self::People, Self::History];
        let holds = |kind: &Self| cell.starts_with(&kind.path(""));
        all.into_iter().find(holds).unwrap_or(Self::Deals)
    }

    /// The tab that its grid stands in.
    pub const fn tab(self) -> &'static str {
        match self {
            Self::Deals => "deals",
            Self::People => "people",
            Self::History => "funnel",
        }
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

    /// Its columns.
    pub fn columns(self, funnel: Funnel) -> Vec<Column> {
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
