//! The funnel with its counts and rates, what is lost on the way, and the own history the rates come from.

use leptos::prelude::*;

use super::columns::Kind;
use super::history::RateHistory;
use super::leak::{Leak, step_name};
use super::sheet::Sheet;
use super::{Funnel, told, use_funnel};
use crate::charts::funnel::{Funnel as Drawing, FunnelStage};
use crate::engines::value::Text;
use crate::models::headline::{Headline, Model, Wish};
use crate::models::parameter::Unit;
use crate::models::sales_funnel::input::Basis;
use crate::models::sales_funnel::{Rate, RateSource, StageReport};
use crate::ui::components::{ChartFrame, Explain, ExplainPanel};

/// The tab.
#[component]
pub fn FunnelTab() -> impl IntoView {
    let funnel = use_funnel();
    let is_counted = move || funnel.input.with(|input| input.basis == Basis::Stages);
    view! {
        <Show when=move || !is_counted()>
            <p class="band band-plain" data-part="not-counted">{move || funnel.words().funnel_not_counted}</p>
        </Show>
        <FunnelChart/>
        <Rates/>
        <Leak/>
        <section data-section="history">
            <h2>{move || funnel.words().history}</h2>
            <p class="muted">{move || funnel.words().history_text}</p>
            <Sheet kind=Kind::History/>
            <RateHistory/>
        </section>
    }
}

#[component]
fn FunnelChart() -> impl IntoView {
    let funnel = use_funnel();
    let title = move || {
        let words = funnel.words();
        funnel.report.with(|r| {
            let from = r.high_intent_at.and_then(|at| r.stages.get(at));
            let values = [
                (
                    "stage",
                    from.map_or_else(String::new, |stage| funnel.stage(&stage.id)),
                ),
                ("win", funnel.chance(r.win_of_high_intent)),
                ("wins", funnel.amount(r.wins_of_stages, Unit::Customers)),
            ];
            told(words.funnel_found, &values)
        })
    };
    let table = move || {
        let words = funnel.words();
        let columns = [
            words.col_stage,
            words.col_open,
            words.col_conversion,
            words.col_interval,
        ];
        chart(funnel, 600.0).table(&title(), columns)
    };
    view! {
        <div data-chart="funnel">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(move || funnel.words().funnel_sub.to_owned())
                scene=Callback::new(move |width| chart(funnel, width).scene()) table=Signal::derive(table)
            />
        </div>
    }
}

/// Where a rate may lie; a number that is typed and taken for certain has no interval.
fn rate_interval(funnel: Funnel, rate: &Rate) -> String {
    if rate.own.is_none() && rate.interval.low == rate.interval.high {
        funnel.words().rate_as_typed.to_owned()
    } else {
        funnel.interval(rate.interval)
    }
}

fn chart(funnel: Funnel, width: f64) -> Drawing {
    let words = funnel.words();
    funnel.report.with(|r| {
        let mut stages = Vec::with_capacity(r.stages.len() + 1);
        let mut before: Option<&StageReport> = None;
        let rate = |before: Option<&StageReport>| {
            before.map_or_else(Default::default, |stage| {
                (
                    funnel.amount(stage.rate.value, Unit::Share),
                    rate_interval(funnel, &stage.rate),
                )
            })
        };
        for stage in &r.stages {
            let (rate_label, interval_label) = rate(before);
            let count = funnel.amount(stage.open, Unit::Customers);
            stages.push(FunnelStage {
                key: stage.id.clone(),
                name: funnel.stage(&stage.id),
                count: stage.open,
                label: if stage.in_time {
                    count
                } else {
                    told(words.count_next, &[("n", count)])
                },
                rate_label,
                interval_label,
            });
            before = Some(stage);
        }
        if before.is_some() {
            let (rate_label, interval_label) = rate(before);
            stages.push(FunnelStage {
                key: "won".to_owned(),
                name: words.stage_won.to_owned(),
                count: r.wins_of_stages,
                label: told(
                    words.count_expected,
                    &[("n", funnel.amount(r.wins_of_stages, Unit::Customers))],
                ),
                rate_label,
                interval_label,
            });
        }
        Drawing { width, stages }
    })
}

/// The rates with what they rest on; each opens to its formula where there is own history.
#[component]
fn Rates() -> impl IntoView {
    let funnel = use_funnel();
    let open = RwSignal::new(false);
    let asked = RwSignal::new(None::<(String, String)>);
    let explain = move || {
        asked
            .get()
            .map_or_else(Explain::default, |(id, name)| explained(funnel, &id, name))
    };
    let head = move || {
        let words = funnel.words();
        let cells = [
            (words.col_step, false),
            (words.col_conversion, true),
            (words.col_interval, true),
            (words.col_own, true),
            (words.col_reference, true),
            (words.col_source, false),
            (words.col_win, true),
        ];
        cells
            .map(|(text, is_number)| view! { <th scope="col" class=is_number.then_some("num")>{text}</th> })
            .collect_view()
    };
    let row = move |name: String, stage: &StageReport| {
        let words = funnel.words();
        let rate = &stage.rate;
        let value = funnel.amount(rate.value, Unit::Share);
        let cell = if rate.own.is_some() {
            let (id, name) = (stage.id.clone(), name.clone());
            let ask = move |_| {
                asked.set(Some((id.clone(), name.clone())));
                open.set(true);
            };
            let title = funnel.view.app.texts().figures().explain;
            view! { <button type="button" class="figure-button" title=title on:click=ask>{value}</button> }
                .into_any()
        } else {
            view! { <span>{value}</span> }.into_any()
        };
        let own = rate.own.map_or_else(
            || "—".to_owned(),
            |own| {
                let values = [
                    ("rate", funnel.amount(own.estimate.value, Unit::Share)),
                    ("interval", funnel.interval(own.estimate.interval)),
                    (
                        "n",
                        crate::ui::format::count(
                            usize::try_from(own.worked).unwrap_or(0),
                            funnel.view.style.get().lang,
                        ),
                    ),
                ];
                told(words.own_rate, &values)
            },
        );
        let source = match rate.source {
            RateSource::Own => words.source_own,
            RateSource::Industry => words.source_industry,
            RateSource::Template => words.source_template,
        };
        view! {
            <tr data-rate=stage.id.clone()>
                <th scope="row">{name}</th>
                <td class="num">{cell}</td>
                <td class="num">{rate_interval(funnel, rate)}</td>
                <td class="num">{own}</td>
                <td class="num">{funnel.amount(rate.reference, Unit::Share)}</td>
                <td>{source}</td>
                <td class="num">{funnel.chance(stage.win)}</td>
            </tr>
        }
    };
    let rows = move || {
        funnel.report.with(|r| {
            let stages = r.stages.iter().enumerate();
            stages
                .map(|(at, stage)| row(step_name(funnel, &r.stages, at), stage))
                .collect_view()
        })
    };
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=move || funnel.words().rates data-section="rates">
            <table class="plain-table">
                <caption class="sr-only">{move || funnel.words().rates}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="caption">{move || funnel.words().rates_text}</p>
        <ExplainPanel open explain=Signal::derive(explain)/>
    }
}

/// How a rate was smoothed.
fn explained(funnel: Funnel, stage: &str, name: String) -> Explain {
    let value = funnel.report.with(|r| {
        r.stages
            .iter()
            .find(|line| line.id == stage)
            .map(|line| line.rate.value)
    });
    let figure = Headline {
        id: std::borrow::Cow::Owned(format!("rate/{stage}")),
        name: Text::own(name),
        value,
        unit: Unit::Share,
        wish: Wish::High,
    };
    let formula = funnel.input.with(|input| input.explain(&figure.id));
    funnel.view.style.get().explained(&figure, formula)
}
