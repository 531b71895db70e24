//! The plan month by month: hires and caps to be edited as in a spreadsheet, beside what they bring.

use leptos::prelude::*;

use super::inputs::set_hires;
use super::solver::Solver;
use super::{Year, use_year};
use crate::i18n::fill;
use crate::models::parameter::Unit;
use crate::models::sales_year::{MonthRow, cap_path, even_plan, hires_path};
use crate::ui::components::{
    Align, CellKind, CellTone, CellView, DataGrid, GridColumn, GridEdit, next_gesture,
};
use crate::ui::pages::plan::keep_refused;

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
enum Shown {
    Month,
    /// Hires of a role.
    Hires(String),
    /// The most of them.
    Cap(String),
    /// Worked out by the model.
    Computed(Figure),
}

/// A figure of a month.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Figure {
    Qualified,
    Ramping,
    Revenue,
    SoFar,
    TargetSoFar,
}

impl Figure {
    const fn of(self, row: &MonthRow) -> f64 {
        match self {
            Self::Qualified => row.qualified.opening + row.qualified.joined,
            Self::Ramping => row.ramping.opening + row.ramping.joined,
            Self::Revenue => row.revenue,
            Self::SoFar => row.revenue_so_far,
            Self::TargetSoFar => row.target_so_far,
        }
    }

    const fn unit(self) -> Unit {
        match self {
            Self::Qualified | Self::Ramping => Unit::Persons,
            Self::Revenue | Self::SoFar | Self::TargetSoFar => Unit::Money,
        }
    }
}

/// The tab.
#[component]
pub fn PlanTab() -> impl IntoView {
    let year = use_year();
    let layout = Memo::new(move |_| layout(year));
    let columns = Memo::new(move |_| {
        layout.with(|all| all.iter().map(|(column, _)| column.clone()).collect::<Vec<_>>())
    });
    let count = Memo::new(move |_| year.report.with(|r| r.months.len()));
    let row = Callback::new(move |at: usize| {
        layout.with(|all| all.iter().map(|(_, shown)| cell(year, shown, at)).collect())
    });
    let on_edit = Callback::new(move |edit: GridEdit| layout.with_untracked(|all| apply(year, all, &edit)));
    let asked = RwSignal::new(None);
    Effect::new(move |_| {
        let Some(cell) = year.asked.get() else { return };
        year.asked.set(None);
        asked.set(layout.with_untracked(|all| place(all, count.get_untracked(), &cell)));
    });
    let even = move || {
        let words = year.words();
        year.report.with(|r| {
            let n = r.even.per_month.to_string();
            fill(
                if r.even.reaches {
                    words.even_note
                } else {
                    words.even_not
                },
                &[("n", &n)],
            )
        })
    };
    view! {
        <Solver/>
        <div class="grid-filters">
            <button type="button" data-edit="" class="btn" data-even="" on:click=move |_| set_hires(year, &year.input.with_untracked(|input| even_plan(input)))>
                {move || year.words().even}
            </button>
            <span class="muted">{even}</span>
        </div>
        <DataGrid
            label=Signal::derive(move || year.words().grid_label.to_owned())
            columns row_count=count row on_edit asked
        />
    }
}

fn layout(year: Year) -> Vec<(GridColumn, Shown)> {
    let words = year.words();
    let computed = |key: &'static str, title: &str, figure: Figure| {
        let column = GridColumn::new(key, title)
            .width(92.0)
            .kind(CellKind::ReadOnly)
            .align(Align::End);
        (column, Shown::Computed(figure))
    };
    let mut list = vec![(
        GridColumn::new("month", words.col_month)
            .width(84.0)
            .kind(CellKind::ReadOnly)
            .frozen(),
        Shown::Month,
    )];
    year.input.with(|input| {
        for role in &input.roles {
            // One role needs no name over its columns.
            let is_only = input.roles.len() < 2;
            let title = |template: &str, own: &str| match is_only {
                true => own.to_owned(),
                false => fill(template, &[("role", &year.view.say(&role.name))]),
            };
            let number =
                |key: String, title: String| GridColumn::new(key, title).width(92.0).kind(CellKind::Number);
            list.push((
                number(
                    format!("hires-{}", role.id),
                    title(words.col_hires, words.bridge_hires),
                ),
                Shown::Hires(role.id.clone()),
            ));
            list.push((
                number(format!("cap-{}", role.id), title(words.col_cap, words.cap)),
                Shown::Cap(role.id.clone()),
            ));
        }
    });
    list.extend([
        computed("qualified", words.col_qualified, Figure::Qualified),
        computed("ramping", words.col_ramping, Figure::Ramping),
        computed("revenue", words.col_revenue, Figure::Revenue),
        computed("so-far", words.col_so_far, Figure::SoFar),
        computed("target", words.col_target_so_far, Figure::TargetSoFar),
    ]);
    list
}

/// Path of the input that a cell holds.
fn path(shown: &Shown, row: usize) -> Option<String> {
    match shown {
        Shown::Hires(role) => Some(hires_path(role, row + 1)),
        Shown::Cap(role) => Some(cap_path(role, row + 1)),
        Shown::Month | Shown::Computed(_) => None,
    }
}

/// Row and column of the cell that holds an input.
fn place(layout: &[(GridColumn, Shown)], rows: usize, cell: &str) -> Option<(usize, usize)> {
    let row_of = |shown: &Shown| (0..rows).find(|row| path(shown, *row).as_deref() == Some(cell));
    let mut found = layout.iter().enumerate();
    found.find_map(|(column, (_, shown))| Some((row_of(shown)?, column)))
}

fn cell(year: Year, shown: &Shown, row: usize) -> CellView {
    let style = year.view.style.get();
    match shown {
        Shown::Month => year.report.with(|r| {
            r.months
                .get(row)
                .map_or_else(CellView::default, |m| CellView::text(year.month(m)))
        }),
        Shown::Computed(figure) => {
            let value = year
                .report
                .with(|r| r.months.get(row).map(|month| figure.of(month)));
            CellView {
                tone: CellTone::Muted,
                ..CellView::text(value.map_or_else(String::new, |value| style.number(value, figure.unit())))
            }
        }
        Shown::Hires(_) | Shown::Cap(_) => {
            let kept =
                path(shown, row).and_then(|path| year.refused.with(|refused| refused.get(&path).cloned()));
            if let Some((text, why)) = kept {
                return CellView {
                    invalid: Some(why),
                    ..CellView::text(text)
                };
            }
            let value = path(shown, row).and_then(|path| year.view.value(&path));
            CellView::text(value.map_or_else(String::new, |v| style.number(v.value, Unit::Persons)))
        }
    }
}

/// Writes what was typed or pasted: one step of undo. What cannot be taken stays in its cell, with the reason; an emptied
/// cell is 0.
fn apply(year: Year, layout: &[(GridColumn, Shown)], edit: &GridEdit) {
    let style = year.view.style.get_untracked();
    let months = year.report.with_untracked(|r| r.months.len());
    let lang = year.view.app.lang.get_untracked();
    let mut set: Vec<(String, f64)> = Vec::new();
    let mut refused: Vec<(String, Option<(String, String)>)> = Vec::new();
    for (down, values) in edit.values.iter().enumerate() {
        for (across, text) in values.iter().enumerate() {
            let row = edit.row + down;
            let shown = layout.get(edit.column + across).map(|(_, shown)| shown);
            let Some(id) = shown.filter(|_| row < months).and_then(|shown| path(shown, row)) else {
                continue;
            };
            let Some(parameter) = untrack(|| year.view.parameter(&id)) else {
                continue;
            };
            let rules = style.rules(&parameter);
            let read = match text.trim() {
                "" => Ok(0.0),
                text => rules.read(text),
            };
            let why = |problem| rules.sentence(problem, &style.unit(parameter.unit), lang);
            let problem = read.err().map(|problem| (text.clone(), why(problem)));
            refused.push((id.clone(), problem));
            set.extend(read.ok().map(|value| (id, value)));
        }
    }
    keep_refused(year.refused, refused);
    if !set.is_empty() {
        let numbers: Vec<(&str, f64)> = set.iter().map(|(id, value)| (id.as_str(), *value)).collect();
        year.view.set_all(&numbers, Some(next_gesture()));
    }
}
