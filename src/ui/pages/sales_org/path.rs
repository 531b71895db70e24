//! From today's team to the organisation, month by month.

use leptos::prelude::*;

use super::inputs::PathInputs;
use super::{Org, use_org};
use crate::charts::axes::TickFormat;
use crate::charts::course::{Course, CourseColumns, CourseForm, CourseLine, CourseMonth};
use crate::charts::staffing::Staffing;
use crate::engines::value::Source;
use crate::i18n::fill;
use crate::models::parameter::{Parameters, Unit};
use crate::models::sales_org::PathMonth;
use crate::ui::components::ChartFrame;
use crate::ui::pages::plan::{Heads, staffing};

/// What the path begins from.
const TODAY: [&str; 3] = [
    "path/reps_today",
    "path/contract_value_today",
    "path/customers_per_rep_today",
];

/// The tab.
#[component]
pub fn PathTab() -> impl IntoView {
    let org = use_org();
    let found = move || {
        let (words, style) = (org.words(), org.view.style.get());
        let money = |value| style.amount(value, Unit::Money);
        org.report.with(|r| {
            let path = &r.path;
            let is_losing = path.losing_month.is_some();
            let stands = path.standing_month.map(|month| {
                let template = if is_losing {
                    words.path_stands_losing
                } else {
                    words.path_stands
                };
                (fill(template, &[("month", &month.to_string())]), is_losing)
            });
            let deepest = path.deepest.map(|(month, needed)| {
                let template = if path.is_deepening {
                    words.path_deepening
                } else {
                    words.path_deepest
                };
                let values = [("month", month.to_string()), ("money", money(needed))];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                (fill(template, &values), path.is_deepening)
            });
            [stands, deepest]
                .into_iter()
                .flatten()
                .map(|(text, is_bad)| {
                    view! { <p class="band band-plain" data-tone=is_bad.then_some("bad")>{text}</p> }
                })
                .collect_view()
        })
    };
    // An organisation of one's own, and a path from somebody else's today: a number that looks right and is not.
    let foreign = move || {
        let names = org.view.now.with(|now| {
            let is_sample = |id: &str| now.get(id).is_some_and(|v| v.source == Source::Sample);
            let has_own = now.parameters().iter().any(|p| !is_sample(&p.id));
            let begins = TODAY.into_iter().filter(|id| has_own && is_sample(id));
            let names = begins.filter_map(|id| Some(org.view.say(&now.parameter(id)?.name)));
            names.collect::<Vec<_>>()
        });
        let list = names.join(org.view.app.texts().common().list_comma);
        (!names.is_empty()).then(|| {
            let text = fill(org.words().path_from_sample, &[("list", &list)]);
            view! { <p class="band band-plain" data-part="from-sample">{text}</p> }
        })
    };
    view! {
        <PathInputs/>
        {foreign}
        {found}
        <MarginChart/>
        <StaffChart/>
    }
}

/// What each month leaves, and what the months leave together.
#[component]
fn MarginChart() -> impl IntoView {
    let org = use_org();
    let title = move || {
        let (words, style) = (org.words(), org.view.style.get());
        org.report.with(|r| {
            let needed = r.path.deepest.map_or(0.0, |(_, needed)| needed);
            let money = style.amount(needed, Unit::Money);
            let months = r.path.months.len().to_string();
            match (r.path.lasting_month, r.path.losing_month) {
                (Some(1), _) => words.path_now.to_owned(),
                (Some(month), _) => {
                    let values = [("month", month.to_string()), ("money", money)];
                    fill(
                        words.path_found,
                        &values.each_ref().map(|(name, value)| (*name, value.as_str())),
                    )
                }
                (None, Some(month)) if month > 1 => fill(words.path_falls, &[("month", &month.to_string())]),
                (None, _) => fill(words.path_never, &[("months", &months)]),
            }
        })
    };
    let unit = move || org.view.style.get().unit(Unit::Money);
    let table = move || course(org, 600.0).table(&title(), org.words().col_month);
    view! {
        <div data-chart="path-margin">
            <ChartFrame
                title=Signal::derive(title)
                subtitle=Signal::derive(move || fill(org.words().path_sub, &[("unit", &unit())]))
                scene=Callback::new(move |width| course(org, width).scene()) table=Signal::derive(table)
            />
        </div>
    }
}

fn course(org: Org, width: f64) -> Course {
    let (words, style) = (org.words(), org.view.style.get());
    let scaled = |value: f64| style.scaled(value, Unit::Money);
    let shown = |value: f64| style.number(value, Unit::Money);
    org.report.with(|r| {
        let last = r.path.months.last();
        let end = |name: &str, value: fn(&PathMonth) -> f64| {
            last.map_or_else(String::new, |month| format!("{name} {}", shown(value(month))))
        };
        let event = |m: &PathMonth| {
            let is_first = r.path.lasting_month == Some(m.month) && m.month > 1;
            is_first.then(|| words.event_healthy.to_owned())
        };
        let month = |m: &PathMonth| CourseMonth {
            key: m.month.to_string(),
            name: m.month.to_string(),
            reading: format!(
                "{} {} · {} {}",
                words.margin,
                shown(m.margin),
                words.cumulative,
                shown(m.cumulative)
            ),
            event: event(m),
        };
        Course {
            width,
            format: TickFormat::Number,
            months: r.path.months.iter().map(month).collect(),
            columns: Some(CourseColumns {
                name: words.margin.to_owned(),
                end_label: end(words.margin, |m| m.margin),
                values: r.path.months.iter().map(|m| Some(scaled(m.margin))).collect(),
            }),
            lines: vec![CourseLine {
                name: words.cumulative.to_owned(),
                end_label: end(words.cumulative, |m| m.cumulative),
                values: r.path.months.iter().map(|m| Some(scaled(m.cumulative))).collect(),
                form: CourseForm::Joined,
                is_dashed: false,
            }],
            band: None,
        }
    })
}

/// Who is on board.
#[component]
fn StaffChart() -> impl IntoView {
    let org = use_org();
    let title = move || {
        let words = org.words();
        org.report.with(|r| match r.path.filled_month {
            Some(month) => fill(words.path_staff, &[("month", &month.to_string())]),
            None => {
                let reps = org.view.style.get().number(r.organisation.reps, Unit::Persons);
                fill(words.path_staff_never, &[("reps", &reps)])
            }
        })
    };
    let table = move || {
        let words = org.words();
        on_board(org, 600.0).table(&title(), words.col_month, words.col_all)
    };
    view! {
        <div data-chart="path-staff">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(move || org.words().path_staff_sub.to_owned())
                scene=Callback::new(move |width| on_board(org, width).scene()) table=Signal::derive(table)
            />
        </div>
    }
}

fn on_board(org: Org, width: f64) -> Staffing {
    let words = org.words();
    let layers: [(Heads<PathMonth>, bool); 3] = [
        ((words.qualified, |m| m.qualified), false),
        ((words.ramping, |m| m.ramping), true),
        ((words.managers, |m| m.managers), false),
    ];
    let named = |m: &PathMonth| (m.month.to_string(), m.month.to_string());
    let style = org.view.style.get();
    org.report
        .with(|r| staffing((style, width), &r.path.months, named, &layers, &[]))
}
