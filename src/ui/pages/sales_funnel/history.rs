//! The rates month by month: what each month of the own history counted, and how it corrected the rate.

use leptos::prelude::*;

use super::leak::step_name;
use super::{Funnel, told, use_funnel};
use crate::charts::axes::TickFormat;
use crate::charts::course::{Course, CourseBand, CourseColumns, CourseForm, CourseLine, CourseMonth};
use crate::models::parameter::Unit;
use crate::models::sales_funnel::{MonthRate, month_rates};
use crate::ui::components::{ChartFrame, Choice, SelectField};
use crate::ui::format;

/// The chart of a stage, picked from all; nothing without own history.
#[component]
pub fn RateHistory() -> impl IntoView {
    let funnel = use_funnel();
    // None is the high-intent stage, whichever that is.
    let picked = RwSignal::new(None::<String>);
    let stage = Memo::new(move |_| {
        funnel.report.with(|r| {
            let there = |id: &String| r.stages.iter().any(|stage| stage.id == *id);
            let high_intent = || Some(r.stages.get(r.high_intent_at?)?.id.clone());
            picked
                .get()
                .filter(there)
                .or_else(high_intent)
                .unwrap_or_default()
        })
    });
    let months = Memo::new(move |_| funnel.input.with(|input| month_rates(input, &stage.get())));
    let step = move || {
        funnel.report.with(|r| {
            let at = r.stages.iter().position(|line| line.id == stage.get());
            at.map_or_else(String::new, |at| step_name(funnel, &r.stages, at))
        })
    };
    let choices = move || {
        funnel.report.with(|r| {
            let stages = r.stages.iter().enumerate();
            stages
                .map(|(at, line)| Choice::new(line.id.clone(), step_name(funnel, &r.stages, at)))
                .collect::<Vec<_>>()
        })
    };
    let title = move || {
        let words = funnel.words();
        months.with(|months| {
            let last = months.iter().rev().find(|month| month.rate.own.is_some());
            match last {
                Some(month) => {
                    let values = [
                        ("step", step()),
                        ("rate", funnel.amount(month.rate.value, Unit::Share)),
                        ("interval", funnel.interval(month.rate.interval)),
                    ];
                    told(words.history_found, &values)
                }
                None => told(words.history_none, &[("step", step())]),
            }
        })
    };
    let chart = move |width: f64| months.with(|months| drawing(funnel, months, width));
    let table = move || {
        let words = funnel.words();
        chart(600.0).table(&title(), words.col_month)
    };
    view! {
        <Show when=move || months.with(|months| !months.is_empty())>
            <div class="whatif-fields">
                <SelectField
                    asks=true
                    label=Signal::derive(move || funnel.words().col_step.to_owned()) value=stage stacked=true
                    choices=Signal::derive(choices) on_change=Callback::new(move |id| picked.set(Some(id)))
                />
            </div>
            <div data-chart="history">
                <ChartFrame
                    title=Signal::derive(title) subtitle=Signal::derive(move || funnel.words().history_sub.to_owned())
                    scene=Callback::new(move |width| chart(width).scene()) table=Signal::derive(table)
                />
            </div>
        </Show>
    }
}

fn drawing(funnel: Funnel, months: &[MonthRate], width: f64) -> Course {
    let words = funnel.words();
    let share = |value: f64| funnel.amount(value, Unit::Share);
    let month = |month: &MonthRate| {
        let lang = funnel.view.app.lang.get();
        let count = |n: u64| format::count(usize::try_from(n).unwrap_or(usize::MAX), lang);
        let own = month.own.map_or_else(
            || words.month_empty.to_owned(),
            |own| {
                let values = [
                    ("rate", share(own.estimate.value)),
                    ("advanced", count(own.advanced)),
                    ("worked", count(own.worked)),
                ];
                told(words.month_counted, &values)
            },
        );
        let used = [
            ("rate", share(month.rate.value)),
            ("interval", funnel.interval(month.rate.interval)),
        ];
        let used = told(words.month_used, &used);
        let name = format!("{:04}-{:02}", month.first.year(), month.first.month());
        CourseMonth {
            key: name.clone(),
            name,
            reading: format!("{own} · {used}"),
            event: None,
        }
    };
    let line = |name: &str, of: fn(&MonthRate) -> f64, form, is_dashed| CourseLine {
        name: name.to_owned(),
        end_label: name.to_owned(),
        values: months.iter().map(|month| Some(of(month))).collect(),
        form,
        is_dashed,
    };
    let own = |month: &MonthRate| month.own.map(|own| own.estimate.value);
    let interval = |month: &MonthRate| Some((month.rate.interval.low, month.rate.interval.high));
    Course {
        width,
        format: TickFormat::Percent,
        months: months.iter().map(month).collect(),
        columns: Some(CourseColumns {
            name: words.rate_counted.to_owned(),
            end_label: words.rate_counted.to_owned(),
            values: months.iter().map(own).collect(),
        }),
        lines: vec![
            line(
                words.rate_used,
                |month| month.rate.value,
                CourseForm::Joined,
                false,
            ),
            line(
                words.col_reference,
                |month| month.rate.reference,
                CourseForm::Ticks,
                true,
            ),
        ],
        band: Some(CourseBand {
            name: words.col_interval.to_owned(),
            ends: [words.col_low.to_owned(), words.col_high.to_owned()],
            ranges: months.iter().map(interval).collect(),
        }),
    }
}
