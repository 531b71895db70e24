//! How sure the plan is: drawn in the worker, anew after each change.

use std::time::Duration;

use leptos::prelude::*;

use super::{Year, use_year};
use crate::charts::fan::{Fan as FanChart, FanMonth, FanNames};
use crate::i18n::fill;
use crate::jobs::{Answer, Request, Sealed};
use crate::models::parameter::Unit;
use crate::models::sales_year::{Fan, MonthRow};
use crate::ui::asking::Asked;
use crate::ui::components::{ChartFrame, Heading, PlainTable, ProgressBar};
use crate::ui::pages::plan::PlanField;

/// How long nothing changes before the courses are drawn anew, while they are looked at.
const PAUSE: Duration = Duration::from_millis(300);
/// The same while they are out of sight: a print shows them too, and it waits for nothing.
const LONG_PAUSE: Duration = Duration::from_millis(1_500);

/// Has the courses drawn as long as the page stands, and keeps what was found.
pub(super) fn keep_drawn(year: Year) {
    let asking = year.odds;
    let is_seen = move || year.view.tab.get_untracked() == "odds";
    let turn = StoredValue::new(0_u32);
    let wait = move || {
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let now = turn.get_value();
        let begin = move || {
            if turn.try_get_value() == Some(now) {
                draw(year);
            }
        };
        set_timeout(begin, if is_seen() { PAUSE } else { LONG_PAUSE });
    };
    Effect::new(move |_| {
        year.input.track();
        asking.stop();
        wait();
    });
    Effect::new(move |_| {
        // Whoever comes to look at them before they are drawn does not wait for the long pause.
        if year.view.tab.get() == "odds" && asking.state.with_untracked(|state| *state == Asked::Nothing) {
            wait();
        }
    });
}

/// The tab.
#[component]
pub fn OddsTab() -> impl IntoView {
    let year = use_year();
    let asking = year.odds;
    view! {
        <Show when=move || asking.is_working()>
            <ProgressBar
                label=Signal::derive(move || year.words().odds_drawing.to_owned()) done=asking.done
                on_cancel=Callback::new(move |()| asking.give_up())
            />
        </Show>
        <Show when=move || asking.state.with(|state| *state == Asked::GivenUp)>
            <button type="button" class="btn" on:click=move |_| draw(year)>
                {move || year.words().odds_again}
            </button>
        </Show>
        {move || {
            let problem = asking.problem();
            (!problem.is_empty()).then(|| view! { <p class="band" role="status">{problem}</p> })
        }}
        <Show
            when=move || asking.found(|_| Some(())).is_some()
            fallback=move || view! { <p class="band print-only">{move || year.words().odds_not_drawn}</p> }
        >
            <FanDrawing/>
            <HireBy/>
        </Show>
        <details class="bands">
            <summary>{move || year.words().simulation}</summary>
            <PlanField id="confidence"/>
            <PlanField id="runs"/>
            <PlanField id="seed"/>
        </details>
    }
}

fn draw(year: Year) {
    let asking = year.odds;
    match year.input.with_untracked(|input| Sealed::seal(input.as_ref())) {
        Ok(sealed) => asking.ask_alone(Request::Fan(sealed), |reply| match reply.answer {
            Answer::Fan(fan) => Some(fan),
            _ => None,
        }),
        Err(failure) => asking.state.set(Asked::Failed(failure)),
    }
}

#[component]
fn FanDrawing() -> impl IntoView {
    let year = use_year();
    let asking = year.odds;
    let title = move || {
        asking
            .found(|fan| {
                Some(
                    fan.years
                        .iter()
                        .enumerate()
                        .filter_map(|(at, row)| sentence(year, fan, at, row))
                        .collect::<Vec<_>>()
                        .join(year.words().odds_and),
                )
            })
            .unwrap_or_default()
    };
    let unit = move || year.view.style.get().unit(Unit::Money);
    let chart = move |width: f64| asking.found(|fan| Some(chart(year, fan, width)));
    let table = move || {
        chart(600.0)
            .map(|c| c.table(&title(), year.words().col_month))
            .unwrap_or_default()
    };
    view! {
        <div data-chart="fan">
            <ChartFrame
                title=Signal::derive(title)
                subtitle=Signal::derive(move || fill(year.words().odds_sub, &[("unit", &unit())]))
                scene=Callback::new(move |width| chart(width).map(|c| c.scene()).unwrap_or_default())
                table=Signal::derive(table)
            />
        </div>
    }
}

fn sentence(year: Year, fan: &Fan, at: usize, row: &crate::models::sales_year::YearOdds) -> Option<String> {
    let (words, style) = (year.words(), year.view.style.get());
    let chance = row.chance?;
    let share = |value: f64| style.amount(value, Unit::Share);
    let values = [
        ("year", fill(words.year_n, &[("n", &(at + 1).to_string())])),
        ("target", style.amount(row.target, Unit::Money)),
        ("chance", style.amount(chance.value, Unit::Probability)),
        ("low", share(chance.interval.low)),
        ("high", share(chance.interval.high)),
        ("runs", style.number(fan.runs as f64, Unit::Plain)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    Some(format!(
        "{}{}",
        fill(words.odds_found, &values),
        fill(words.odds_interval, &values)
    ))
}

fn chart(year: Year, fan: &Fan, width: f64) -> FanChart {
    let (words, style) = (year.words(), year.view.style.get());
    let scaled = |value: f64| style.scaled(value, Unit::Money);
    let shown = |value: f64| style.number(value, Unit::Money);
    year.report.with(|r| {
        let month = |(row, band): (&MonthRow, &crate::engines::simulate::Band)| FanMonth {
            key: format!("{}-{}", row.year, row.month),
            name: year.month(row),
            quantiles: [band.p05, band.p25, band.p50, band.p75, band.p95].map(scaled),
            plan: scaled(row.revenue_so_far),
            target: Some(scaled(row.target_so_far)),
            reading: format!(
                "{} {} · {} {}–{} · {} {}",
                words.odds_middle,
                shown(band.p50),
                words.odds_wide,
                shown(band.p05),
                shown(band.p95),
                words.target,
                shown(row.target_so_far)
            ),
        };
        FanChart {
            width,
            months: r.months.iter().zip(&fan.so_far).map(month).collect(),
            names: FanNames {
                wide: words.odds_wide.to_owned(),
                narrow: words.odds_narrow.to_owned(),
                middle: words.odds_middle.to_owned(),
                plan: words.odds_plan.to_owned(),
                target: words.target.to_owned(),
            },
        }
    })
}

/// By when the year's hires must be in.
#[component]
fn HireBy() -> impl IntoView {
    let year = use_year();
    let asking = year.odds;
    let month = move |at: usize| {
        year.report
            .with(|r| r.months.get(at).map(|row| year.month(row)))
            .unwrap_or_default()
    };
    let text = move || {
        let (words, style) = (year.words(), year.view.style.get());
        asking.found(|fan| {
            let by = &fan.hire_by;
            let values = [
                ("confidence", style.amount(by.confidence, Unit::Share)),
                ("hires", by.hires.to_string()),
                ("month", by.month.map(month).unwrap_or_default()),
                ("chance", style.maybe(by.without, Unit::Probability)),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            let is_needless = by.without.is_some_and(|chance| chance >= by.confidence);
            let template = match by.month {
                _ if is_needless => words.hire_by_needless,
                Some(_) => words.hire_by,
                None => words.hire_by_none,
            };
            Some(fill(template, &values))
        })
    };
    let columns = move || {
        let words = year.words();
        vec![Heading::words(words.col_month), Heading::number(words.col_chance)]
    };
    let rows = move || {
        let style = year.view.style.get();
        asking
            .found(|fan| {
                let chances = fan.hire_by.chances.iter().enumerate();
                Some(
                    chances
                        .map(|(at, chance)| vec![month(at), style.maybe(*chance, Unit::Probability)])
                        .collect::<Vec<_>>(),
                )
            })
            .unwrap_or_default()
    };
    view! {
        <p class="band" role="status" data-hire-by="">{text}</p>
        <details class="bands">
            <summary>{move || year.words().hire_by_chances}</summary>
            <PlainTable
                caption=Signal::derive(move || year.words().hire_by_chances.to_owned())
                columns=Signal::derive(columns) rows=Signal::derive(rows)
            />
        </details>
    }
}
