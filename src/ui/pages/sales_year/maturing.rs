//! From hire to qualified rep: who is still there, and what one hire brings by the end of the year.

use leptos::prelude::*;

use super::{Year, use_year};
use crate::charts::funnel::{Funnel, FunnelStage};
use crate::i18n::fill;
use crate::models::parameter::Unit;
use crate::models::sales_year::RoleFigures;
use crate::ui::components::{ChartFrame, Heading, PlainTable};

/// The tab.
#[component]
pub fn MaturingTab() -> impl IntoView {
    let year = use_year();
    let places = Memo::new(move |_| year.report.with(|r| (0..r.roles.len()).collect::<Vec<_>>()));
    view! {
        <For each=move || places.get() key=|at| *at let:at>
            <MaturingFunnel at/>
        </For>
        <HireValues/>
    }
}

fn with_role<T>(year: Year, at: usize, read: impl FnOnce(&RoleFigures, String) -> T) -> Option<T> {
    let name = year
        .input
        .with(|input| input.roles.get(at).map(|role| year.view.say(&role.name)))?;
    year.report.with(|r| r.roles.get(at).map(|role| read(role, name)))
}

#[component]
fn MaturingFunnel(at: usize) -> impl IntoView {
    let year = use_year();
    let title = move || {
        let (words, style) = (year.words(), year.view.style.get());
        with_role(year, at, |role, _| {
            let hires = style.maybe(role.hires_for_one, Unit::Plain);
            let share = style.amount(role.maturing_yield, Unit::Share);
            let last = match role.last_month {
                Some(month) => fill(
                    words.last_month,
                    &[("month", &year.month_at(month.saturating_sub(1)))],
                ),
                None => words.last_month_none.to_owned(),
            };
            let found = fill(words.maturing_found, &[("hires", &hires), ("share", &share)]);
            (found, last)
        })
    };
    let subtitle = move || {
        with_role(year, at, |_, name| {
            fill(year.words().maturing_sub, &[("role", &name)])
        })
        .unwrap_or_default()
    };
    let chart = move |width: f64| with_role(year, at, |role, _| funnel(year, role, width));
    let table = move || {
        let words = year.words();
        let columns = [words.col_stage, words.col_stay, words.col_rate, ""];
        chart(600.0)
            .map(|c| c.table(&title().map(|t| t.0).unwrap_or_default(), columns))
            .unwrap_or_default()
    };
    view! {
        <div data-chart="maturing">
            <ChartFrame
                title=Signal::derive(move || title().map(|t| t.0).unwrap_or_default())
                subtitle=Signal::derive(subtitle)
                scene=Callback::new(move |width| chart(width).map(|c| c.scene()).unwrap_or_default())
                table=Signal::derive(table)
            />
            <p class="caption">{move || title().map(|t| t.1)}</p>
        </div>
    }
}

fn funnel(year: Year, role: &RoleFigures, width: f64) -> Funnel {
    let (words, style) = (year.words(), year.view.style.get());
    let last = role.maturing.len().saturating_sub(1);
    let before = std::iter::once(None).chain(role.maturing.iter().copied().map(Some));
    let stage = |((at, share), before): ((usize, &f64), Option<f64>)| FunnelStage {
        key: at.to_string(),
        name: match at {
            0 => words.maturing_hired.to_owned(),
            at if at == last => words.maturing_ready.to_owned(),
            at => fill(words.maturing_month, &[("n", &at.to_string())]),
        },
        count: *share,
        label: style.amount(*share, Unit::Share),
        rate_label: before
            .filter(|before| *before > 0.0)
            .map_or_else(String::new, |before| style.amount(share / before, Unit::Share)),
        interval_label: String::new(),
    };
    Funnel {
        width,
        stages: role.maturing.iter().enumerate().zip(before).map(stage).collect(),
    }
}

/// What one hire of each month brings and costs by the end of its year.
#[component]
fn HireValues() -> impl IntoView {
    let year = use_year();
    let roles = move || {
        year.input.with(|input| {
            input
                .roles
                .iter()
                .map(|role| year.view.say(&role.name))
                .collect::<Vec<_>>()
        })
    };
    let columns = move || {
        let words = year.words();
        let mut list = vec![Heading::words(words.col_month)];
        let has_costs = year.input.with(|input| input.has_costs);
        for role in roles() {
            list.push(Heading::number(format!("{role} · {}", words.value_earns)));
            if has_costs {
                list.push(Heading::number(format!("{role} · {}", words.value_costs)));
            }
            list.push(Heading::words(format!("{role} · {}", words.value_qualifies)));
        }
        list
    };
    let rows = move || {
        let (words, style) = (year.words(), year.view.style.get());
        let has_costs = year.input.with(|input| input.has_costs);
        year.report.with(|r| {
            let row = |month: &crate::models::sales_year::MonthRow| {
                let mut cells = vec![year.month(month)];
                for value in &month.one_hire {
                    cells.push(style.amount(value.earns, Unit::Money));
                    if has_costs {
                        cells.push(style.maybe(value.costs, Unit::Money));
                    }
                    cells.push(if value.qualifies { words.yes } else { words.no }.to_owned());
                }
                cells
            };
            r.months.iter().map(row).collect::<Vec<_>>()
        })
    };
    view! {
        <h2>{move || year.words().value_title}</h2>
        <PlainTable
            caption=Signal::derive(move || year.words().value_title.to_owned())
            columns=Signal::derive(columns) rows=Signal::derive(rows)
        />
    }
}
