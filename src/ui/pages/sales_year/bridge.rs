//! How what the team can bring came about: over the year, and month by month.

use leptos::prelude::*;

use super::{Year, use_year};
use crate::charts::waterfall::{Waterfall, WaterfallRow, WaterfallTotal};
use crate::i18n::fill;
use crate::models::parameter::Unit;
use crate::models::sales_year::Bridge;
use crate::ui::components::{ChartFrame, Heading, PlainTable};

/// The tab.
#[component]
pub fn BridgeTab() -> impl IntoView {
    let year = use_year();
    let places = Memo::new(move |_| year.report.with(|r| (0..r.years.len()).collect::<Vec<_>>()));
    let columns = move || {
        let words = year.words();
        vec![
            Heading::words(words.col_month),
            Heading::number(words.bridge_opening),
            Heading::number(words.bridge_hires),
            Heading::number(words.bridge_maturing),
            Heading::number(words.bridge_attrition),
            Heading::number(words.bridge_closing),
        ]
    };
    let rows = move || {
        let style = year.view.style.get();
        let money = |value: f64| style.number(value, Unit::MoneyPerMonth);
        year.report.with(|r| {
            let months = r.months.iter().zip(&r.bridge);
            months
                .map(|(month, b)| {
                    let mut cells = vec![year.month(month)];
                    cells.extend([b.opening, b.hires, b.maturing, b.attrition, b.closing].map(money));
                    cells
                })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <For each=move || places.get() key=|at| *at let:at>
            <BridgeChart at/>
        </For>
        <PlainTable
            caption=Signal::derive(move || year.words().tab_bridge.to_owned())
            columns=Signal::derive(columns) rows=Signal::derive(rows)
        />
    }
}

#[component]
fn BridgeChart(at: usize) -> impl IntoView {
    let year = use_year();
    let bridge = Memo::new(move |_| {
        year.report
            .with(|r| r.years.get(at).map(|row| row.bridge).unwrap_or_default())
    });
    let title = move || {
        let style = year.view.style.get();
        let money = |value: f64| style.amount(value, Unit::MoneyPerMonth);
        let bridge = bridge.get();
        let values = [("from", money(bridge.opening)), ("to", money(bridge.closing))];
        fill(
            year.words().bridge_found,
            &values.each_ref().map(|(name, value)| (*name, value.as_str())),
        )
    };
    let unit = move || year.view.style.get().unit(Unit::MoneyPerMonth);
    let table = move || {
        let words = year.words();
        let columns = [words.col_item, words.bridge_closing, words.col_running, ""];
        waterfall(year, bridge.get(), 600.0).table(&title(), columns)
    };
    view! {
        <div data-chart="bridge">
            <ChartFrame
                title=Signal::derive(title)
                subtitle=Signal::derive(move || fill(year.words().bridge_sub, &[("unit", &unit())]))
                scene=Callback::new(move |width| waterfall(year, bridge.get(), width).scene())
                table=Signal::derive(table)
            />
        </div>
    }
}

fn waterfall(year: Year, bridge: Bridge, width: f64) -> Waterfall {
    let (words, style) = (year.words(), year.view.style.get());
    let row = |key: &str, name: &str, value: f64| WaterfallRow {
        key: key.to_owned(),
        name: name.to_owned(),
        value: Some(style.scaled(value, Unit::Money)),
        label: style.number(value, Unit::Money),
        possible: None,
        possible_label: String::new(),
        emphasised: false,
    };
    Waterfall {
        width,
        rows: vec![
            row("opening", words.bridge_opening, bridge.opening),
            row("hires", words.bridge_hires, bridge.hires),
            row("maturing", words.bridge_maturing, bridge.maturing),
            row("attrition", words.bridge_attrition, bridge.attrition),
        ],
        total: WaterfallTotal {
            name: words.bridge_closing.to_owned(),
            value: style.scaled(bridge.closing, Unit::Money),
            label: style.number(bridge.closing, Unit::Money),
        },
        reference: None,
        gap: None,
    }
}
