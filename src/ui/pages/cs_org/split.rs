//! How the hours are split between deep service and light touch: the two bounds, the best split, and the map of both
//! shares.

use leptos::prelude::*;

use super::course::{nearest, team_course};
use super::report::bound_words;
use super::{Cs, use_cs};
use crate::charts::axes::TickFormat;
use crate::charts::course::{Course, CourseColumns, CourseForm, CourseLine, CourseMonth};
use crate::charts::heat_map::{HeatCell, HeatMap, HeatPoint, HeatStop};
use crate::i18n::fill;
use crate::models::cs_org::{Bound, SplitBounds, TeamReport};
use crate::models::parameter::Unit;
use crate::ui::components::ChartFrame;

/// Splits nearer than this to the best look the same.
const SAME: f64 = 0.0005;

/// The tab.
#[component]
pub fn SplitTab() -> impl IntoView {
    let cs = use_cs();
    let is_bound = Memo::new(move |_| cs.of_team(|team| team.binds.is_some()).unwrap_or_default());
    view! {
        <Show when=move || is_bound.get()>
            <BoundsChart/>
        </Show>
        <MapChart/>
    }
}

/// How far the split is from the best, with a button that takes the best over.
#[component]
pub fn BestSplit() -> impl IntoView {
    let cs = use_cs();
    let said = move || cs.of_team(|team| sentence(cs, team)).map(|said| cs.about(&said));
    let apply = move || {
        let best = cs.of_team(|team| team.best_split.filter(|best| !is_best(team, *best)));
        best.flatten().map(|best| {
            let shown = cs.style().amount(best, Unit::Share);
            let words = fill(cs.view.words().seek_apply, &[("x", &format!("r1* = {shown}"))]);
            view! {
                <button
                    type="button" data-edit="" class="btn" data-apply="best-split"
                    on:click=move |_| cs.view.set(&cs.path("deep_split"), best, None)
                >
                    {words}
                </button>
            }
        })
    };
    // Where nothing binds there is nothing to split.
    let is_bound = Memo::new(move |_| cs.of_team(|team| team.binds.is_some()).unwrap_or_default());
    view! {
        <Show when=move || is_bound.get()>
            <div class="band band-plain band-answer" data-section="best-split">
                <p role="status">{said}</p>
                {apply}
            </div>
        </Show>
    }
}

fn is_best(team: &TeamReport, best: f64) -> bool {
    (team.map.here.1 - best).abs() < SAME
}

fn sentence(cs: Cs, team: &TeamReport) -> String {
    let (words, style) = (cs.words(), cs.style());
    let Some(best) = team.best_split else {
        return words.best_none.to_owned();
    };
    let now = team.map.here.1;
    let template = if is_best(team, best) {
        words.best_at
    } else if now > best {
        words.best_above
    } else {
        words.best_below
    };
    let values = [
        ("now", style.amount(now, Unit::Share)),
        ("best", style.amount(best, Unit::Share)),
        ("gap", style.number((now - best).abs(), Unit::Share)),
        ("n", style.maybe(team.best_accounts, Unit::Customers)),
        ("csms", style.maybe(team.best_csms, Unit::Plain)),
        ("more", style.maybe(team.csms, Unit::Plain)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(template, &values)
}

/// Both bounds over r1, and the smaller of them.
#[component]
fn BoundsChart() -> impl IntoView {
    let cs = use_cs();
    let title = move || {
        let (words, style) = (cs.words(), cs.style());
        let found = cs.of_team(|team| match (team.best_split, team.best_accounts) {
            (Some(best), Some(n)) => fill(
                words.bounds_found_light,
                &[
                    ("best", &style.amount(best, Unit::Share)),
                    ("n", &style.amount(n, Unit::Customers)),
                ],
            ),
            _ => words.bounds_found_deep.to_owned(),
        });
        cs.about(&found.unwrap_or_default())
    };
    let subtitle = move || fill(cs.words().bounds_sub, &[("unit", "%")]);
    let table = move || bounds(cs, 600.0).table(&title(), cs.words().map_up);
    view! {
        <div data-chart="bounds">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(subtitle)
                scene=Callback::new(move |width| bounds(cs, width).scene()) table=Signal::derive(table)
            />
        </div>
    }
}

fn bounds(cs: Cs, width: f64) -> Course {
    team_course(cs, width, bounds_of)
}

fn bounds_of(cs: Cs, team: &TeamReport, width: f64) -> Course {
    let (words, style) = (cs.words(), cs.style());
    let count = |value: f64| style.number(value, Unit::Customers);
    // The stop nearest to a share carries its mark.
    let nearest = |share: f64| nearest(team.map.splits.iter().copied(), share);
    let mark = |template: &str, share: f64| fill(template, &[("r1", &style.amount(share, Unit::Share))]);
    let here = (nearest(team.map.here.1), mark(words.here_at, team.map.here.1));
    let best = team
        .best_split
        .filter(|best| !is_best(team, *best))
        .map(|best| (nearest(best), mark(words.best_mark, best)));
    let event = |at: usize| {
        let marks = [Some(&here), best.as_ref()];
        let there: Vec<&str> = marks
            .into_iter()
            .flatten()
            .filter(|(place, _)| *place == Some(at))
            .map(|(_, words)| words.as_str())
            .collect();
        (!there.is_empty()).then(|| there.join(" · "))
    };
    let month = |(at, split): (usize, &f64)| {
        let bounds = team.map.bounds.get(at);
        let parts = [
            (words.bound_of_deep, bounds.and_then(|b| b.deep)),
            (words.bound_of_light, bounds.and_then(|b| b.light)),
        ];
        let reading: Vec<String> = parts
            .into_iter()
            .filter_map(|(name, bound)| Some(format!("{name} {}", count(bound?))))
            .collect();
        CourseMonth {
            key: format!("split-{at}"),
            name: style.number(*split, Unit::Share),
            reading: reading.join(" · "),
            event: event(at),
        }
    };
    let values = |read: fn(&SplitBounds) -> Option<f64>| team.map.bounds.iter().map(read).collect::<Vec<_>>();
    let line = |name: &str, is_dashed: bool, read: fn(&SplitBounds) -> Option<f64>| {
        let values = values(read);
        values.iter().any(Option::is_some).then(|| CourseLine {
            name: name.to_owned(),
            end_label: name.to_owned(),
            values,
            form: CourseForm::Joined,
            is_dashed,
        })
    };
    let lines = [
        line(words.bound_of_deep, false, |b| b.deep),
        line(words.bound_of_light, true, |b| b.light),
    ];
    Course {
        width,
        format: TickFormat::Number,
        months: team.map.splits.iter().enumerate().map(month).collect(),
        columns: Some(CourseColumns {
            name: words.carried.to_owned(),
            end_label: words.carried.to_owned(),
            values: values(|b| b.accounts),
        }),
        lines: lines.into_iter().flatten().collect(),
        band: None,
    }
}

/// Customers per CSM over both shares.
#[component]
fn MapChart() -> impl IntoView {
    let cs = use_cs();
    let title = move || {
        let words = cs.words();
        let found = cs.of_team(|team| match (team.best_split, team.binds) {
            (None, _) | (_, None) => words.map_found_alone.to_owned(),
            (_, Some(bound)) => {
                let template = match bound {
                    Bound::Deep => words.map_found_deep,
                    Bound::Light => words.map_found_light,
                };
                fill(template, &[("bound", bound_words(cs, bound))])
            }
        });
        cs.about(&found.unwrap_or_default())
    };
    let subtitle = move || {
        let has_line = cs.of_team(|team| !team.map.line.is_empty()).unwrap_or_default();
        let words = cs.words();
        if has_line {
            words.map_sub_line
        } else {
            words.map_sub
        }
        .to_owned()
    };
    let table = move || map(cs, 600.0).map_or_else(Default::default, |map| map.table(&title()));
    view! {
        <div data-chart="split-map">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(subtitle)
                scene=Callback::new(move |width| map(cs, width).map(|map| map.scene()).unwrap_or_default())
                table=Signal::derive(table)
            />
        </div>
    }
}

fn map(cs: Cs, width: f64) -> Option<HeatMap> {
    let (words, style) = (cs.words(), cs.style());
    let stop = |share: &f64| HeatStop {
        value: *share,
        label: style.number(*share, Unit::Share),
    };
    // A field is small: whole customers in it, what binds where it is read.
    let cell = |cell: &Option<(f64, Bound)>| match cell {
        Some((n, bound)) => HeatCell {
            value: *n,
            label: style.number(libm::round(*n), Unit::Customers),
            note: bound_words(cs, *bound).to_owned(),
        },
        None => HeatCell {
            value: f64::NAN,
            label: "—".to_owned(),
            note: String::new(),
        },
    };
    cs.of_team(|team| {
        let map = &team.map;
        HeatMap {
            width,
            across: words.map_across.to_owned(),
            up: words.map_up.to_owned(),
            columns: map.shares.iter().map(stop).collect(),
            rows: map.splits.iter().map(stop).collect(),
            cells: map
                .accounts
                .iter()
                .map(|row| row.iter().map(cell).collect())
                .collect(),
            base: None,
            line: map.line.clone(),
            line_label: words.map_line.to_owned(),
            here: Some(HeatPoint {
                x: map.here.0,
                y: map.here.1,
                label: cs.view.words().here.to_owned(),
            }),
        }
    })
}
