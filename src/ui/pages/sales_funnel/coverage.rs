//! What is open against what is left of the target, and what the win rate asks for.

use leptos::prelude::*;

use super::{Funnel, told, use_funnel};
use crate::charts::coverage::{Coverage, Multiple};
use crate::charts::table::DataTable;
use crate::models::parameter::Unit;
use crate::ui::components::ChartFrame;

/// The chart, or that nothing is left to be reached.
#[component]
pub fn CoverageChart() -> impl IntoView {
    let funnel = use_funnel();
    let has_one = Memo::new(move |_| funnel.report.with(|r| r.coverage.is_some()));
    let title = move || {
        let words = funnel.words();
        let times = |value: f64| funnel.amount(value, Unit::Plain);
        funnel.report.with(|r| {
            let have = r.coverage.unwrap_or_default();
            let Some(needed) = r.coverage_needed else {
                return told(words.coverage_unknown, &[("have", times(have))]);
            };
            let template = if have >= needed {
                words.coverage_enough
            } else {
                words.coverage_short
            };
            told(template, &[("have", times(have)), ("needed", times(needed))])
        })
    };
    let subtitle = move || {
        let pipeline = funnel.report.with(|r| funnel.money(r.pipeline));
        told(funnel.words().coverage_sub, &[("pipeline", pipeline)])
    };
    let table = move || {
        let words = funnel.words();
        let columns = [words.col_item, words.col_times];
        chart(funnel, 600.0).map_or_else(DataTable::default, |c| c.table(&title(), columns))
    };
    view! {
        <Show
            when=move || has_one.get()
            fallback=move || view! { <p class="muted">{move || funnel.words().coverage_none}</p> }
        >
            <div data-chart="coverage">
                <ChartFrame
                    title=Signal::derive(title) subtitle=Signal::derive(subtitle)
                    scene=Callback::new(move |width| chart(funnel, width).map(|c| c.scene()).unwrap_or_default())
                    table=Signal::derive(table)
                />
            </div>
        </Show>
    }
}

fn chart(funnel: Funnel, width: f64) -> Option<Coverage> {
    let words = funnel.words();
    let multiple = |name: &str, value: f64| Multiple {
        value,
        name: name.to_owned(),
        label: told(words.times, &[("n", funnel.amount(value, Unit::Plain))]),
    };
    funnel.report.with(|r| {
        Some(Coverage {
            width,
            open: multiple(words.coverage_open, r.coverage?),
            needed: r
                .coverage_needed
                .map(|needed| multiple(words.coverage_needs, needed)),
        })
    })
}
