//! Whether the organisation carries itself, how it looks, and where its money goes.

use leptos::prelude::*;

use super::{Org, Verdict, use_org};
use crate::charts::org_chart::OrgChart;
use crate::charts::table::DataTable;
use crate::charts::waterfall::{Waterfall, WaterfallRow, WaterfallTotal};
use crate::i18n::fill;
use crate::models::parameter::Unit;
use crate::models::sales_org::Problem;
use crate::ui::components::ChartFrame;
use crate::ui::pages::plan::{Row, organisation};

/// The word under the surplus.
pub fn verdict_word(org: Org) -> String {
    let words = org.words();
    org.report
        .with(|r| match r.verdict {
            Verdict::Unhealthy => words.unhealthy,
            Verdict::NoGoal => words.no_goal,
            _ => words.healthy,
        })
        .to_owned()
}

/// The verdict as a sentence, and what stands in the way of it.
#[component]
pub fn VerdictBand() -> impl IntoView {
    let org = use_org();
    let verdict = Memo::new(move |_| org.report.with(|r| r.verdict));
    let sentence = move || {
        let (words, style) = (org.words(), org.view.style.get());
        let money = |value| style.amount(value, Unit::Money);
        org.report.with(|r| {
            let surplus = money(r.organisation.surplus);
            let values = [
                ("surplus", surplus.as_str()),
                ("missing", &money(r.ladder.missing)),
                ("money", &money(r.path.deepest.map_or(0.0, |(_, needed)| needed))),
                ("months", &r.path.months.len().to_string()),
            ];
            match r.verdict {
                Verdict::Healthy => fill(words.verdict_healthy, &values),
                Verdict::HealthyFrom(month) => {
                    let sentence = fill(words.verdict_from, &values);
                    fill(&sentence, &[("month", &month.to_string())])
                }
                Verdict::NotWithinHorizon => fill(words.verdict_never, &values),
                Verdict::NoGoal => words.verdict_no_goal.to_owned(),
                Verdict::Unhealthy => fill(words.verdict_unhealthy, &values),
            }
        })
    };
    let tone = move || match verdict.get() {
        Verdict::Healthy | Verdict::HealthyFrom(_) => Some("good"),
        Verdict::NotWithinHorizon | Verdict::Unhealthy => Some("bad"),
        Verdict::NoGoal => None,
    };
    let problems = move || {
        let words = org.words();
        org.report.with(|r| {
            let said = r.problems.iter().map(|problem| match problem {
                Problem::GoalOutOfReach => words.goal_out,
                Problem::SearchGivenUp => words.search_given_up,
                Problem::ContractValueWithoutWay => words.no_way_value,
                Problem::CustomersPerRepWithoutWay => words.no_way_pcu,
            });
            let notes = said.map(str::to_owned).chain(dips(org));
            notes
                .map(|text| view! { <p class="band band-plain">{text}</p> })
                .collect_view()
        })
    };
    view! {
        <p class="band verdict" role="status" data-tone=tone data-verdict=move || format!("{:?}", verdict.get())>
            {sentence}
        </p>
        {problems}
    }
}

/// That a month which is healthy is followed by one that is not.
fn dips(org: Org) -> Option<String> {
    let words = org.words();
    org.report
        .with(|r| match (r.path.healthy_month, r.path.lasting_month) {
            _ if r.verdict == Verdict::NoGoal => None,
            (Some(first), Some(lasting)) if first < lasting => {
                Some(fill(words.verdict_dips, &[("month", &lasting.to_string())]))
            }
            (Some(_), None) => Some(words.verdict_dips_end.to_owned()),
            _ => None,
        })
}

/// The organisation drawn from its numbers.
#[component]
pub fn OrganisationChart() -> impl IntoView {
    let org = use_org();
    let chart = move |width: f64| chart(org, width);
    let title = move || {
        let style = org.view.style.get();
        org.report.with(|r| {
            let count = |value| style.number(value, Unit::Persons);
            let values = [
                ("reps", count(r.organisation.reps)),
                ("managers", count(r.organisation.managers())),
                ("customers", count(r.organisation.customers)),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            fill(org.words().org_found, &values)
        })
    };
    let table = move || {
        let words = org.view.words();
        let columns = [words.col_layer, words.col_heads, words.col_load, words.col_cost];
        chart(600.0).table(&title(), columns)
    };
    view! {
        <div data-chart="organisation">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(move || org.words().org_sub.to_owned())
                scene=Callback::new(move |width| chart(width).scene()) table=Signal::derive(table)
            />
        </div>
    }
}

fn chart(org: Org, width: f64) -> OrgChart {
    let (words, style) = (org.words(), org.view.style.get());
    org.report.with(|r| {
        let layers = r.organisation.layers.iter().rev();
        let layers = layers.map(|l| {
            (
                l.id.as_str(),
                org.view.say(&l.name),
                l.heads,
                Some(l.load),
                l.cost,
            )
        });
        let reps: Row<'_> = (
            "reps",
            words.reps.to_owned(),
            r.organisation.reps,
            None,
            r.organisation.rep_cost,
        );
        let rows: Vec<Row<'_>> = layers.chain([reps]).collect();
        organisation(style, width, &rows)
    })
}

/// From gross profit to surplus.
#[component]
pub fn MoneyFlow() -> impl IntoView {
    let org = use_org();
    let title = move || {
        let (words, style) = (org.words(), org.view.style.get());
        org.report.with(|r| match r.organisation.cost_of_sale {
            _ if r.verdict == Verdict::NoGoal => words.no_goal.to_owned(),
            Some(cost) if r.organisation.is_healthy => {
                let of_100 = |share: f64| style.number(share * 100.0, Unit::Plain);
                let left = r.organisation.surplus / r.organisation.revenue;
                fill(
                    words.flow_found_healthy,
                    &[("cost", &of_100(cost)), ("left", &of_100(left))],
                )
            }
            _ => {
                let missing = style.amount((-r.organisation.surplus).max(0.0), Unit::Money);
                fill(words.flow_found_short, &[("missing", &missing)])
            }
        })
    };
    let table = move || {
        let words = org.words();
        let columns = [words.col_item, words.col_amount, words.col_running, ""];
        waterfall(org, 600.0).map_or_else(DataTable::default, |c| c.table(&title(), columns))
    };
    let unit = move || org.view.style.get().unit(Unit::MoneyPerYear);
    view! {
        <div data-chart="money">
            <ChartFrame
                title=Signal::derive(title)
                subtitle=Signal::derive(move || fill(org.words().flow_sub, &[("unit", &unit())]))
                scene=Callback::new(move |width| waterfall(org, width).map(|c| c.scene()).unwrap_or_default())
                table=Signal::derive(table)
            />
        </div>
    }
}

fn waterfall(org: Org, width: f64) -> Option<Waterfall> {
    let (words, style) = (org.words(), org.view.style.get());
    org.report.with(|r| {
        let o = &r.organisation;
        let row = |key: &str, name: &str, value: f64| WaterfallRow {
            key: key.to_owned(),
            name: name.to_owned(),
            value: Some(style.scaled(value, Unit::MoneyPerYear)),
            label: style.number(value, Unit::MoneyPerYear),
            possible: None,
            possible_label: String::new(),
            emphasised: false,
        };
        let parts = [
            row("gross", words.gross_profit, o.gross_profit),
            row("reps", words.rep_cost, -o.rep_cost),
            row("layers", words.layer_cost_sum, -o.layer_cost),
            row("commission", words.commission, -o.commission),
            row("operating", words.operating, -o.operating),
        ];
        Some(Waterfall {
            width,
            rows: parts.into_iter().filter(|part| part.value != Some(0.0)).collect(),
            total: WaterfallTotal {
                name: words.surplus.to_owned(),
                value: style.scaled(o.surplus, Unit::MoneyPerYear),
                label: style.number(o.surplus, Unit::MoneyPerYear),
            },
            reference: None,
            gap: None,
        })
    })
}
