//! What it costs to promise deep service to another share of the customers.

use leptos::prelude::*;

use super::course::{nearest, team_course};
use super::{Cs, in_unit, use_cs};
use crate::charts::axes::TickFormat;
use crate::charts::course::{Course, CourseColumns, CourseMonth};
use crate::i18n::fill;
use crate::models::cs_org::{Promise, TeamReport};
use crate::models::parameter::Unit;
use crate::ui::components::{ChartFrame, Heading, PlainTable};
use crate::ui::pages::plan::PlanField;

/// The tab.
#[component]
pub fn PromiseTab() -> impl IntoView {
    let cs = use_cs();
    let owner = Signal::derive(move || cs.name());
    let said = move || cs.about(&cs.of_team(|team| price(cs, team)).unwrap_or_default());
    let columns = move || {
        let words = cs.words();
        vec![
            Heading::words(words.col_share),
            Heading::number(words.carried),
            Heading::number(words.col_csms),
            Heading::number(words.col_more_csms),
            Heading::number(words.col_more_managers),
            Heading::number(in_unit(cs, words.col_cost, Unit::MoneyPerYear)),
            Heading::number(in_unit(cs, words.col_more_cost, Unit::MoneyPerYear)),
        ]
    };
    let rows = move || {
        let rows = cs.of_team(|team| {
            team.promises
                .iter()
                .map(|promise| row(cs, promise))
                .collect::<Vec<_>>()
        });
        rows.unwrap_or_default()
    };
    let has_any = Memo::new(move |_| cs.of_team(|team| !team.promises.is_empty()).unwrap_or_default());
    view! {
        <div class="input-columns">
            {move || view! { <PlanField id=cs.path("promised_share") owner/> }}
        </div>
        <p class="band" role="status" data-section="promise">{said}</p>
        <Show when=move || has_any.get()>
            <PromiseChart/>
            <PlainTable
                caption=Signal::derive(move || cs.words().tab_promise.to_owned())
                columns=Signal::derive(columns) rows=Signal::derive(rows)
            />
        </Show>
    }
}

fn price(cs: Cs, team: &TeamReport) -> String {
    let (words, style) = (cs.words(), cs.style());
    let Some(promise) = team.promise else {
        return words.promise_none.to_owned();
    };
    let template = if promise.more_csms == 0.0 && promise.more_cost == 0.0 {
        words.promise_same
    } else if promise.more_cost < 0.0 || promise.more_csms < 0.0 {
        words.promise_less
    } else {
        words.promise_more
    };
    let count = |value: f64| style.number(value.abs(), Unit::Persons);
    let managers = match promise.more_managers {
        more if more > 0.0 => words.promise_managers_more,
        less if less < 0.0 => words.promise_managers_less,
        _ => "",
    };
    let managers = fill(managers, &[("n", &count(promise.more_managers))]);
    let values = [
        ("from", style.amount(team.map.here.0, Unit::Share)),
        ("to", style.amount(promise.share, Unit::Share)),
        ("csms", count(promise.more_csms)),
        ("managers", managers),
        ("cost", style.amount(promise.more_cost.abs(), Unit::MoneyPerYear)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(template, &values)
}

fn row(cs: Cs, promise: &Promise) -> Vec<String> {
    let style = cs.style();
    let more = |value: f64, unit: Unit| {
        let number = style.number(value, unit);
        if value > 0.0 { format!("+{number}") } else { number }
    };
    vec![
        style.amount(promise.share, Unit::Share),
        style.number(promise.accounts_per_csm, Unit::Customers),
        style.number(promise.csms, Unit::Persons),
        more(promise.more_csms, Unit::Persons),
        more(promise.more_managers, Unit::Persons),
        style.number(promise.cost, Unit::MoneyPerYear),
        more(promise.more_cost, Unit::MoneyPerYear),
    ]
}

/// CSMs over the share that is promised deep service.
#[component]
fn PromiseChart() -> impl IntoView {
    let cs = use_cs();
    let title = move || {
        let (words, style) = (cs.words(), cs.style());
        let found = cs.of_team(|team| {
            let last = team.promises.last();
            let values = [
                ("most", style.maybe(last.map(|p| p.csms), Unit::Plain)),
                ("to", style.maybe(last.map(|p| p.share), Unit::Share)),
                ("now", style.maybe(team.csms, Unit::Plain)),
                ("from", style.amount(team.map.here.0, Unit::Share)),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            fill(words.promise_chart, &values)
        });
        cs.about(&found.unwrap_or_default())
    };
    let table = move || chart(cs, 600.0).table(&title(), cs.words().col_share);
    view! {
        <div data-chart="promise">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(move || cs.words().promise_sub.to_owned())
                scene=Callback::new(move |width| chart(cs, width).scene()) table=Signal::derive(table)
            />
        </div>
    }
}

fn chart(cs: Cs, width: f64) -> Course {
    team_course(cs, width, chart_of)
}

fn chart_of(cs: Cs, team: &TeamReport, width: f64) -> Course {
    let (words, style) = (cs.words(), cs.style());
    let promises = &team.promises;
    // The stop nearest to a share carries its mark.
    let nearest = |share: f64| nearest(promises.iter().map(|promise| promise.share), share);
    let mark = |template: &str, share: f64| {
        let words = fill(template, &[("share", &style.amount(share, Unit::Share))]);
        (nearest(share), words)
    };
    let now = mark(words.promise_now, team.map.here.0);
    let then = team
        .promise
        .map(|promise| mark(words.promise_then, promise.share));
    let event = |at: usize| {
        let marks = [Some(&now), then.as_ref()];
        let there = marks.into_iter().flatten().find(|(place, _)| *place == Some(at));
        there.map(|(_, words)| words.clone())
    };
    let month = |(at, promise): (usize, &Promise)| {
        let csms = style.number(promise.csms, Unit::Persons);
        let cost = style.amount(promise.cost, Unit::MoneyPerYear);
        CourseMonth {
            key: format!("share-{at}"),
            name: style.amount(promise.share, Unit::Share),
            reading: format!("{csms} {} · {cost}", words.csms),
            event: event(at),
        }
    };
    Course {
        width,
        format: TickFormat::Number,
        months: promises.iter().enumerate().map(month).collect(),
        columns: Some(CourseColumns {
            name: words.csms.to_owned(),
            end_label: words.csms.to_owned(),
            values: promises.iter().map(|promise| Some(promise.csms)).collect(),
        }),
        lines: Vec::new(),
        band: None,
    }
}
