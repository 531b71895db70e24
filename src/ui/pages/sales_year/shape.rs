//! The shape of the year: each month's share against history, and the quarters.

use leptos::prelude::*;

use super::report::points;
use super::{Year, use_year};
use crate::charts::axes::TickFormat;
use crate::charts::course::{Course, CourseBand, CourseColumns, CourseForm, CourseLine, CourseMonth};
use crate::i18n::fill;
use crate::models::parameter::Unit;
use crate::models::sales_year::{MonthRow, Shape};
use crate::ui::components::{ChartFrame, Heading, PlainTable};

/// The tab.
#[component]
pub fn ShapeTab() -> impl IntoView {
    let year = use_year();
    let has_history = Memo::new(move |_| {
        year.report.with(|r| {
            r.months
                .iter()
                .any(|row| row.shape.is_some_and(|s| s.history.is_some()))
        })
    });
    let title = move || {
        let words = year.words();
        let worst = year.report.with(|r| {
            let all = r.years.iter().filter_map(|row| row.worst_month);
            let worst = all.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
            Some((year.month(r.months.get(worst.0)?), points(year, worst.1)))
        });
        worst.map_or_else(String::new, |(month, points)| {
            fill(words.shape_found_off, &[("month", &month), ("points", &points)])
        })
    };
    let columns = move || {
        let words = year.words();
        vec![
            Heading::words(words.col_quarter),
            Heading::number(words.col_plan),
            Heading::number(words.col_history),
            Heading::number(words.col_difference),
            Heading::words(words.col_within),
        ]
    };
    let quarters = move || {
        let (words, style) = (year.words(), year.view.style.get());
        year.report.with(|r| {
            let row = |(at, quarter): (usize, &crate::models::sales_year::QuarterRow)| {
                let shape = quarter.shape;
                let share = |value: Option<f64>| style.maybe(value, Unit::Share);
                let within = shape.map(|s| if s.is_within { words.yes } else { words.no });
                vec![
                    year.quarter(&r.months, at, quarter),
                    share(shape.map(|s| s.share)),
                    share(shape.and_then(|s| s.history)),
                    shape
                        .and_then(Shape::difference)
                        .map_or_else(|| "—".to_owned(), |d| points(year, d)),
                    within.unwrap_or("—").to_owned(),
                ]
            };
            r.quarters.iter().enumerate().map(row).collect::<Vec<_>>()
        })
    };
    view! {
        <Show
            when=move || has_history.get()
            fallback=move || view! { <p class="muted">{move || year.words().shape_none}</p> }
        >
            <div data-chart="shape">
                <ChartFrame
                    title=Signal::derive(title) subtitle=Signal::derive(move || year.words().shape_sub.to_owned())
                    scene=Callback::new(move |width| shares(year, width).scene())
                    table=Signal::derive(move || shares(year, 600.0).table(&title(), year.words().col_month))
                />
            </div>
            <PlainTable
                caption=Signal::derive(move || year.words().col_quarter.to_owned())
                columns=Signal::derive(columns) rows=Signal::derive(quarters)
            />
        </Show>
    }
}

fn shares(year: Year, width: f64) -> Course {
    let (words, style) = (year.words(), year.view.style.get());
    let share = |value: Option<f64>| style.maybe(value, Unit::Share);
    let tolerance = year.input.with(|input| input.month_tolerance.value);
    year.report.with(|r| {
        let history = |row: &MonthRow| row.shape.and_then(|s| s.history);
        let month = |row: &MonthRow| CourseMonth {
            key: format!("{}-{}", row.year, row.month),
            name: year.month(row),
            reading: format!(
                "{} {} · {} {}",
                words.plan_share,
                share(row.shape.map(|s| s.share)),
                words.history_share,
                share(history(row))
            ),
            event: None,
        };
        Course {
            width,
            format: TickFormat::Percent,
            months: r.months.iter().map(month).collect(),
            columns: Some(CourseColumns {
                name: words.plan_share.to_owned(),
                end_label: words.plan_share.to_owned(),
                values: r.months.iter().map(|row| row.shape.map(|s| s.share)).collect(),
            }),
            lines: vec![CourseLine {
                name: words.history_share.to_owned(),
                end_label: words.history_share.to_owned(),
                values: r.months.iter().map(history).collect(),
                form: CourseForm::Ticks,
                is_dashed: false,
            }],
            band: Some(CourseBand {
                name: words.tolerance.to_owned(),
                ends: [words.low.to_owned(), words.high.to_owned()],
                ranges: r
                    .months
                    .iter()
                    .map(|row| history(row).map(|h| ((h - tolerance).max(0.0), h + tolerance)))
                    .collect(),
            }),
        }
    })
}
