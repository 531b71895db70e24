//! Where the surplus is just nothing: one number at a time, and contract value against customers per rep.

use leptos::prelude::*;

use super::{Org, use_org};
use crate::charts::heat_map::{HeatCell, HeatMap, HeatPoint, HeatStop};
use crate::i18n::fill;
use crate::models::parameter::Unit;
use crate::models::sales_org::{Verdict, WholeBreakEven};
use crate::ui::components::{ChartFrame, Heading, PlainTable};

/// The tab.
#[component]
pub fn EvenTab() -> impl IntoView {
    let org = use_org();
    let columns = move || {
        let words = org.words();
        vec![
            Heading::words(words.even_title),
            Heading::number(words.col_even),
            Heading::number(words.col_now),
            Heading::number(words.col_room),
            Heading::words(words.col_check),
        ]
    };
    view! {
        <PlainTable
            caption=Signal::derive(move || org.words().tab_even.to_owned())
            columns=Signal::derive(columns) rows=Signal::derive(move || rows(org))
        />
        <FrontierChart/>
    }
}

fn rows(org: Org) -> Vec<Vec<String>> {
    let (words, style) = (org.words(), org.view.style.get());
    let span = org.input.with(|input| {
        input
            .layers
            .first()
            .map(|l| crate::models::sales_org::layer_path(&l.id))
    });
    let span = span.map(|path| format!("{path}/span"));
    let now = |path: &str| org.view.value(path).map(|v| v.value);
    org.report.with(|r| {
        let even = &r.break_evens;
        let row_or =
            |none: &str, name: &str, unit: Unit, at: Option<f64>, stands: Option<f64>, check: String| {
                let room = at.zip(stands).filter(|(_, stands)| *stands != 0.0);
                vec![
                    name.to_owned(),
                    at.map_or_else(|| none.to_owned(), |at| style.amount(at, unit)),
                    style.maybe(stands, unit),
                    room.map_or_else(
                        || "—".to_owned(),
                        |(at, stands)| {
                            let room = if name == words.even_cost {
                                at - stands
                            } else {
                                stands - at
                            };
                            style.amount(room / stands, Unit::Share)
                        },
                    ),
                    check,
                ]
            };
        let whole = |found: Option<WholeBreakEven>| {
            found.map_or_else(String::new, |found| {
                let surplus = style.amount(found.surplus, Unit::MoneyPerYear);
                let below = style.maybe(found.surplus_below, Unit::MoneyPerYear);
                fill(words.even_at, &[("surplus", &surplus), ("below", &below)])
            })
        };
        let row = |name: &str, unit: Unit, at: Option<f64>, stands: Option<f64>, check: String| {
            row_or(words.even_none, name, unit, at, stands, check)
        };
        let customers = Some(r.organisation.customers);
        let none = match even.customers {
            _ if even.is_given_up => words.even_given_up,
            Some(_) => words.even_never_lasting,
            None => words.even_none,
        };
        // Where the first that are healthy are not those that stay so.
        let earlier = even.customers.zip(even.customers_until).map(|(from, to)| {
            let count = |n: f64| style.number(n, Unit::Customers);
            fill(words.even_earlier, &[("from", &count(from)), ("to", &count(to))])
        });
        vec![
            row(
                words.even_value,
                Unit::Money,
                even.contract_value,
                now("contract_value"),
                String::new(),
            ),
            row(
                words.even_pcu,
                Unit::CustomersPerYear,
                even.customers_per_rep.map(|e| e.value),
                now("customers_per_rep"),
                whole(even.customers_per_rep),
            ),
            row(
                words.even_cost,
                Unit::MoneyPerYear,
                even.cost_per_rep,
                now("cost_per_rep"),
                String::new(),
            ),
            row(
                words.even_span,
                Unit::Persons,
                even.first_span.map(|e| e.value),
                span.as_deref().and_then(now),
                whole(even.first_span),
            ),
            row_or(
                none,
                words.even_customers,
                Unit::CustomersPerYear,
                even.customers_lasting,
                customers,
                earlier.unwrap_or_default(),
            ),
        ]
    })
}

/// Contract value against customers per rep, with the healthy line.
#[component]
fn FrontierChart() -> impl IntoView {
    let org = use_org();
    let title = move || {
        let (words, style) = (org.words(), org.view.style.get());
        org.report.with(|r| {
            let (pcu, p) = r.frontier.here;
            let word = match r.verdict {
                Verdict::NoGoal => words.no_goal,
                _ if r.organisation.is_healthy => words.healthy,
                _ => words.unhealthy,
            };
            let values = [
                ("p", style.amount(p, Unit::Money)),
                ("pcu", style.number(pcu, Unit::Plain)),
                ("word", word.to_owned()),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            fill(words.frontier_found, &values)
        })
    };
    let unit = move || org.view.style.get().unit(Unit::MoneyPerYear);
    view! {
        <div data-chart="frontier">
            <ChartFrame
                title=Signal::derive(title)
                subtitle=Signal::derive(move || fill(org.words().frontier_sub, &[("unit", &unit())]))
                scene=Callback::new(move |width| frontier(org, width).scene())
                table=Signal::derive(move || frontier(org, 600.0).table(&title()))
            />
        </div>
    }
}

fn frontier(org: Org, width: f64) -> HeatMap {
    let (words, style) = (org.words(), org.view.style.get());
    let stop = |unit: Unit| {
        move |value: &f64| HeatStop {
            value: *value,
            label: style.number(*value, unit),
        }
    };
    let cell = |value: &f64| HeatCell {
        value: *value,
        label: style.number(*value, Unit::MoneyPerYear),
        note: String::new(),
    };
    org.report.with(|r| {
        let f = &r.frontier;
        HeatMap {
            width,
            across: words.frontier_across.to_owned(),
            up: format!("{} · {}", words.frontier_up, style.unit(Unit::Money)),
            columns: f.per_rep.iter().map(stop(Unit::Plain)).collect(),
            rows: f.contract_values.iter().map(stop(Unit::Money)).collect(),
            cells: f
                .surplus
                .iter()
                .map(|row| row.iter().map(cell).collect())
                .collect(),
            base: Some(0.0),
            line: f.line.clone(),
            line_label: words.frontier_line.to_owned(),
            here: Some(HeatPoint {
                x: f.here.0,
                y: f.here.1,
                label: words.here.to_owned(),
            }),
        }
    })
}
