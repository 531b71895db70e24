//! From what is won and expected up to the target: what is missing.

use leptos::prelude::*;

use super::rows::name;
use super::{Funnel, told, use_funnel};
use crate::charts::waterfall::{Reference, Waterfall, WaterfallRow, WaterfallTotal};
use crate::models::parameter::Unit;
use crate::models::sales_funnel::input::Basis;
use crate::models::sales_funnel::{List, Part};
use crate::ui::components::ChartFrame;

/// Deals, stages or people that have a bar of their own.
const MOST_BARS: usize = 8;

/// The chart.
#[component]
pub fn GapChart() -> impl IntoView {
    let funnel = use_funnel();
    let title = move || {
        let words = funnel.words();
        funnel.report.with(|r| {
            let gap = funnel.money(r.gap.abs());
            let template = if r.gap > 0.0 {
                words.gap_found
            } else {
                words.gap_surplus
            };
            told(template, &[("gap", gap), ("target", funnel.money(r.target))])
        })
    };
    let subtitle = move || {
        let words = funnel.words();
        let template = match funnel.report.with(|r| r.basis) {
            Basis::Deals => words.gap_sub_deals,
            Basis::Stages => words.gap_sub_stages,
            Basis::People => words.gap_sub_people,
        };
        told(template, &[("unit", funnel.view.style.get().unit(Unit::Money))])
    };
    let table = move || {
        let words = funnel.words();
        let columns = [
            words.col_part,
            words.col_expected,
            words.col_running,
            words.col_possible,
        ];
        waterfall(funnel, 600.0).table(&title(), columns)
    };
    view! {
        <div id="funnel-gap" tabindex="-1" data-chart="gap">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(subtitle)
                scene=Callback::new(move |width| waterfall(funnel, width).scene()) table=Signal::derive(table)
            />
        </div>
    }
}

fn waterfall(funnel: Funnel, width: f64) -> Waterfall {
    let (words, style) = (funnel.words(), funnel.view.style.get());
    funnel.report.with(|r| {
        let list = match r.basis {
            Basis::Deals => List::Deals,
            Basis::Stages => List::Stages,
            Basis::People => List::People,
        };
        let row = |key: &str, name: String, amount: f64, possible: Option<f64>| WaterfallRow {
            key: key.to_owned(),
            name,
            value: Some(style.scaled(amount, Unit::Money)),
            label: style.number(amount, Unit::Money),
            possible: possible.map(|possible| style.scaled(possible, Unit::Money)),
            possible_label: possible.map_or_else(String::new, |possible| {
                told(words.at_most, &[("amount", funnel.money(possible))])
            }),
            emphasised: false,
        };
        let mut parts: Vec<&Part> = r.parts.iter().filter(|part| part.amount > 0.0).collect();
        parts.sort_by(|a, b| b.amount.total_cmp(&a.amount));
        let (own, rest) = parts.split_at(parts.len().min(MOST_BARS));
        let mut rows: Vec<WaterfallRow> = own
            .iter()
            .map(|part| {
                // What a deal can bring at most says something; what all of a stage can does not.
                let possible = (r.basis == Basis::Deals).then_some(part.possible);
                row(&part.id, name(funnel, list, &part.id), part.amount, possible)
            })
            .collect();
        // What is in hand, what may come, what is missing.
        if r.won != 0.0 {
            rows.insert(0, row("won", words.won.to_owned(), r.won, None));
        }
        if !rest.is_empty() {
            let n = crate::ui::format::count(rest.len(), style.lang);
            let amount = rest.iter().map(|part| part.amount).sum();
            rows.push(row("rest", told(words.others, &[("n", n)]), amount, None));
        }
        let landing = r.target - r.gap;
        let name = if r.gap > 0.0 {
            words.bar_missing
        } else {
            words.bar_over
        };
        let gap = WaterfallTotal {
            name: name.to_owned(),
            value: style.scaled(r.gap, Unit::Money),
            label: style.number(r.gap.abs(), Unit::Money),
        };
        Waterfall {
            width,
            rows,
            total: WaterfallTotal {
                name: words.landing.to_owned(),
                value: style.scaled(landing, Unit::Money),
                label: style.number(landing, Unit::Money),
            },
            gap: (r.gap != 0.0).then_some(gap),
            reference: Some(Reference {
                value: style.scaled(r.target, Unit::Money),
                label: told(words.target_line, &[("target", funnel.money(r.target))]),
            }),
        }
    })
}
