//! The money that is lost at each step, and where one point of conversion is worth most.

use leptos::prelude::*;

use super::{Funnel, told, use_funnel};
use crate::charts::table::DataTable;
use crate::charts::waterfall::{Waterfall, WaterfallRow, WaterfallTotal};
use crate::models::parameter::Unit;
use crate::models::sales_funnel::StageReport;
use crate::ui::components::{ChartFrame, Heading, PlainTable};

/// `方案报价 → 商务谈判`; the last goes to won.
pub fn step_name(funnel: Funnel, stages: &[StageReport], at: usize) -> String {
    let name = |at: usize| stages.get(at).map(|stage| funnel.stage(&stage.id));
    let from = name(at).unwrap_or_default();
    let to = name(at + 1).unwrap_or_else(|| funnel.words().stage_won.to_owned());
    told(funnel.words().step_between, &[("from", from), ("to", to)])
}

/// Place of the stage where a figure is greatest; none where it is 0 everywhere.
fn greatest(stages: &[StageReport], of: fn(&StageReport) -> f64) -> Option<usize> {
    let all = stages.iter().enumerate().map(|(at, stage)| (at, of(stage)));
    all.filter(|(_, value)| *value > 0.0)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(at, _)| at)
}

/// The chart with its table.
#[component]
pub fn Leak() -> impl IntoView {
    let funnel = use_funnel();
    let title = move || {
        let words = funnel.words();
        funnel
            .report
            .with(|r| match greatest(&r.stages, |s| s.lost_money) {
                Some(at) => {
                    let lost = r.stages.get(at).map_or(0.0, |stage| stage.lost_money);
                    let values = [
                        ("step", step_name(funnel, &r.stages, at)),
                        ("money", funnel.money(lost)),
                    ];
                    told(words.leak_found, &values)
                }
                None => words.leak_none.to_owned(),
            })
    };
    let subtitle = move || {
        let words = funnel.words();
        let unit = funnel.view.style.get().unit(Unit::Money);
        let worth = funnel.report.with(|r| {
            let at = greatest(&r.stages, |s| s.point_worth)?;
            let values = [
                ("step", step_name(funnel, &r.stages, at)),
                (
                    "money",
                    funnel.money(r.stages.get(at).map_or(0.0, |s| s.point_worth)),
                ),
            ];
            Some(told(words.leak_point, &values))
        });
        format!(
            "{}{}",
            told(words.leak_sub, &[("unit", unit)]),
            worth.unwrap_or_default()
        )
    };
    let table = move || {
        let words = funnel.words();
        let columns = [words.col_step, words.col_lost_money, words.col_running, ""];
        chart(funnel, 600.0).map_or_else(DataTable::default, |c| c.table(&title(), columns))
    };
    let columns = move || {
        let words = funnel.words();
        vec![
            Heading::words(words.col_step),
            Heading::number(words.col_through),
            Heading::number(words.col_lost),
            Heading::number(words.col_lost_money),
            Heading::number(words.col_point_worth),
        ]
    };
    let rows = move || {
        funnel.report.with(|r| {
            let row = |(at, stage): (usize, &StageReport)| {
                vec![
                    step_name(funnel, &r.stages, at),
                    funnel.amount(stage.through, Unit::Customers),
                    funnel.amount(stage.lost, Unit::Customers),
                    funnel.money(stage.lost_money),
                    funnel.money(stage.point_worth),
                ]
            };
            r.stages.iter().enumerate().map(row).collect::<Vec<_>>()
        })
    };
    view! {
        <div data-chart="leak">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(subtitle)
                scene=Callback::new(move |width| chart(funnel, width).map(|c| c.scene()).unwrap_or_default())
                table=Signal::derive(table)
            />
        </div>
        <PlainTable
            caption=Signal::derive(move || funnel.words().leak.to_owned())
            columns=Signal::derive(columns) rows=Signal::derive(rows)
        />
    }
}

fn chart(funnel: Funnel, width: f64) -> Option<Waterfall> {
    let style = funnel.view.style.get();
    funnel.report.with(|r| {
        let worst = greatest(&r.stages, |s| s.lost_money)?;
        let lost: f64 = r.stages.iter().map(|stage| stage.lost_money).sum();
        let row = |(at, stage): (usize, &StageReport)| WaterfallRow {
            key: stage.id.clone(),
            name: step_name(funnel, &r.stages, at),
            value: Some(style.scaled(stage.lost_money, Unit::Money)),
            label: style.number(stage.lost_money, Unit::Money),
            possible: None,
            possible_label: String::new(),
            emphasised: at == worst,
        };
        let rows = r.stages.iter().enumerate().filter(|(_, s)| s.lost_money > 0.0);
        Some(Waterfall {
            width,
            rows: rows.map(row).collect(),
            total: WaterfallTotal {
                name: funnel.words().leak_all.to_owned(),
                value: style.scaled(lost, Unit::Money),
                label: style.number(lost, Unit::Money),
            },
            reference: None,
            gap: None,
        })
    })
}
