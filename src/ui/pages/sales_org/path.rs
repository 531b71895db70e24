//! From today's team to the organisation, month by month.

use leptos::prelude::*;

use super::{Org, use_org};
use crate::charts::staffing::{Staffing, StaffingLayer, StaffingMonth};
use crate::i18n::fill;
use crate::models::parameter::Unit;
use crate::models::sales_org::PathMonth;
use crate::ui::components::ChartFrame;

/// The tab.
#[component]
pub fn PathTab() -> impl IntoView {
    let org = use_org();
    let found = move || {
        let (words, style) = (org.words(), org.view.style.get());
        let money = |value| style.amount(value, Unit::Money);
        org.report.with(|r| {
            let path = &r.path;
            let stands = path
                .standing_month
                .map(|month| fill(words.path_stands, &[("month", &month.to_string())]));
            let deepest = path.deepest.map(|(month, needed)| {
                fill(words.path_deepest, &[("month", &month.to_string()), ("money", &money(needed))])
            });
            let list: Vec<String> = [stands, deepest].into_iter().flatten().collect();
            list.into_iter().map(|text| view! { <p class="band band-plain">{text}</p> }).collect_view()
        })
    };
    view! {
        {found}
        <StaffChart/>
    }
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
        staffing(org, 600.0).table(&title(), words.col_month, words.col_all)
    };
    view! {
        <div data-chart="path-staff">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(move || org.words().path_staff_sub.to_owned())
                scene=Callback::new(move |width| staffing(org, width).scene()) table=Signal::derive(table)
            />
        </div>
    }
}

fn staffing(org: Org, width: f64) -> Staffing {
    let (words, style) = (org.words(), org.view.style.get());
    let count = |value: f64| style.number(value, Unit::Persons);
    org.report.with(|r| {
        let last = r.path.months.last();
        let layer = |name: &str, is_maturing: bool, heads: fn(&PathMonth) -> f64| StaffingLayer {
            name: name.to_owned(),
            end_label: last.map_or_else(String::new, |month| format!("{name} {}", count(heads(month)))),
            is_maturing,
        };
        let month = |m: &PathMonth| StaffingMonth {
            key: m.month.to_string(),
            name: m.month.to_string(),
            heads: vec![m.qualified, m.ramping, m.managers],
            label: count(m.qualified + m.ramping + m.managers),
            reading: format!(
                "{} {} · {} {} · {} {}",
                words.qualified,
                count(m.qualified),
                words.ramping,
                count(m.ramping),
                words.managers,
                count(m.managers)
            ),
        };
        Staffing {
            width,
            layers: vec![
                layer(words.qualified, false, |m| m.qualified),
                layer(words.ramping, true, |m| m.ramping),
                layer(words.managers, false, |m| m.managers),
            ],
            months: r.path.months.iter().map(month).collect(),
        }
    })
}
