//! The fewest hires, or what would have to move for there to be a plan.

use leptos::prelude::*;

use super::inputs::set_hires;
use super::{Year, use_year};
use crate::i18n::fill;
use crate::jobs::{Answer as Answered, Request, Sealed};
use crate::models::parameter::Unit;
use crate::models::sales_year::hiring::{Answer, HiringPlan, Lever, Levers, ShapeBinds};
use crate::ui::asking::{Asked, Asking};
use crate::ui::components::ProgressBar;

/// Asks for the plan and shows what was found.
#[component]
pub fn Solver() -> impl IntoView {
    let year = use_year();
    let asking: Asking<Answer> = Asking::new(year.view.app);
    // Another input is another question.
    Effect::new(move |before: Option<()>| {
        year.input.track();
        if before.is_some() {
            asking.stop();
        }
    });
    let ask = move |_| {
        let sealed = year.input.with_untracked(|input| Sealed::seal(input.as_ref()));
        match sealed {
            Ok(sealed) => asking.ask_alone(Request::Hiring(sealed), |reply| match reply.answer {
                Answered::Hiring(found) => Some(found),
                _ => None,
            }),
            Err(failure) => asking.state.set(Asked::Failed(failure)),
        }
    };
    let found = move || {
        asking.found(|answer| {
            Some(match answer {
                Answer::Plan(plan) => view! { <Found plan=plan.clone()/> }.into_any(),
                Answer::Impossible(levers) => {
                    let items = levers_in_words(year, levers);
                    let binds = levers
                        .shape_binds
                        .as_ref()
                        .map(|binds| shape_in_words(year, binds));
                    view! {
                        <div class="proposal" data-solver="impossible">
                            {binds.map(|text| view! { <p data-part="shape-binds">{text}</p> })}
                            <p>{year.words().impossible}</p>
                            <ul>{items.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
                        </div>
                    }
                    .into_any()
                }
                Answer::Unknown => view! { <p class="band">{year.words().unknown}</p> }.into_any(),
            })
        })
    };
    view! {
        <section data-section="solver">
            <button
                type="button" class="btn btn-primary" on:click=ask
                disabled=move || asking.is_working()
            >
                {move || year.words().solve}
            </button>
            <Show when=move || asking.is_working()>
                <ProgressBar
                    label=Signal::derive(move || year.words().solving.to_owned()) done=asking.done
                    on_cancel=Callback::new(move |()| asking.give_up())
                />
            </Show>
            <div role="status">
                {found}
                {move || {
                    let problem = asking.problem();
                    (!problem.is_empty()).then(|| view! { <p class="band">{problem}</p> })
                }}
            </div>
        </section>
    }
}

#[component]
fn Found(plan: HiringPlan) -> impl IntoView {
    let year = use_year();
    let (is_proved, is_smoothest, total) = (plan.is_proved, plan.is_smoothest, plan.total);
    let text = move || {
        let words = year.words();
        let (now, is_reached_without) = year.report.with(|r| {
            let now: u32 = r.years.iter().map(|row| row.hires).sum();
            (now, r.even.reaches && r.even.per_month == 0)
        });
        let values = [("total", total.to_string()), ("now", now.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        // Hires that no target asks for are the shape's.
        let template = match (is_reached_without && total > 0, is_proved) {
            (false, true) => words.solved,
            (false, false) => words.solved_good,
            (true, true) => words.solved_shape,
            (true, false) => words.solved_shape_good,
        };
        let sentence = fill(template, &values);
        match is_smoothest {
            true => format!("{sentence} {}", words.solved_smooth),
            false => sentence,
        }
    };
    let months = {
        let hires = plan.hires.clone();
        move || {
            let roles = year.input.with(|input| {
                let names = input.roles.iter().map(|role| year.view.say(&role.name));
                names.collect::<Vec<_>>()
            });
            let each = hires.iter().enumerate().map(|(at, hires)| {
                let months = hires.iter().enumerate();
                let months = months.map(|(at, hires)| format!("{} {hires}", year.month_at(at)));
                let months = months.collect::<Vec<_>>().join(" · ");
                match roles.get(at).filter(|_| roles.len() > 1) {
                    Some(role) => fill(year.words().plan_of_role, &[("role", role), ("months", &months)]),
                    None => months,
                }
            });
            each.map(|text| view! { <p class="muted">{text}</p> })
                .collect_view()
        }
    };
    view! {
        <div class="proposal" data-solver="plan">
            <p>{text}</p>
            {months}
            <button
                type="button" data-edit="" class="btn" on:click=move |_| set_hires(year, &plan.hires)
            >
                {move || year.words().take_plan}
            </button>
        </div>
    }
}

/// That the tolerances stand in the way and nothing else, with what they keep from.
fn shape_in_words(year: Year, binds: &ShapeBinds) -> String {
    let (words, style) = (year.words(), year.view.style.get());
    let money = |value: f64| style.amount(value, Unit::Money);
    let limit = |tolerance: Option<f64>, template: &str| {
        tolerance.map(|t| fill(template, &[("points", &fine_points(year, t, f64::round))]))
    };
    let limits = [
        limit(binds.month, words.shape_month),
        limit(binds.quarter, words.shape_quarter),
    ];
    let limits: Vec<String> = limits.into_iter().flatten().collect();
    let values = [
        ("most", money(binds.at_caps)),
        ("target", money(binds.target)),
        ("limits", limits.join(words.shape_and)),
        ("shaped", style.maybe(binds.shaped, Unit::Money)),
    ];
    let template = if binds.shaped.is_some() {
        words.shape_binds_most
    } else {
        words.shape_binds
    };
    fill(
        template,
        &values.each_ref().map(|(name, value)| (*name, value.as_str())),
    )
}

/// A share as shown, rounded to a tenth of a percent to the side on which the sentence stays true.
fn toward(share: f64, round: fn(f64) -> f64) -> f64 {
    round(share * 1000.0) / 1000.0
}

/// Points of a share with one decimal, rounded to the side given.
fn fine_points(year: Year, share: f64, round: fn(f64) -> f64) -> String {
    let number = year
        .view
        .style
        .get()
        .number(toward(share, round) * 100.0, Unit::Plain);
    fill(year.words().points, &[("n", &number)])
}

/// What would have to move, a sentence each, and from when on a hire comes too late.
fn levers_in_words(year: Year, levers: &Levers) -> Vec<String> {
    let (words, style) = (year.words(), year.view.style.get());
    let share = |round: fn(f64) -> f64| move |x: f64| style.amount(toward(x, round), Unit::Share);
    let (at_most, at_least) = (share(f64::floor), share(f64::ceil));
    let told = |lever: Lever<String>, by: &str, name: &str| match lever {
        Lever::By(x) => fill(by, &[("x", &x)]),
        Lever::Enough(x) => fill(words.lever_enough, &[("by", &fill(by, &[("x", &x)]))]),
        Lever::Never => fill(words.lever_never, &[("name", name)]),
        Lever::Unknown => fill(words.lever_unknown, &[("name", name)]),
    };
    let mut list = vec![
        match shown(levers.target, at_most) {
            Lever::Enough(x) => fill(words.lever_target_enough, &[("x", &x)]),
            lever => told(lever, words.lever_target, words.name_target),
        },
        told(
            shown(levers.productivity, at_least),
            words.lever_productivity,
            words.name_productivity,
        ),
        told(
            shown(levers.cap, |x| x.to_string()),
            words.lever_cap,
            words.name_cap,
        ),
        told(
            shown(levers.ramp, |x| x.to_string()),
            words.lever_ramp,
            words.name_ramp,
        ),
        told(
            shown(levers.attrition, at_most),
            words.lever_attrition,
            words.name_attrition,
        ),
    ];
    if let Some(tolerance) = levers.tolerance {
        list.push(told(
            shown(tolerance, |x| fine_points(year, x, f64::ceil)),
            words.lever_tolerance,
            words.name_tolerance,
        ));
    }
    for last in &levers.last_months {
        list.push(match last {
            Some(month) => fill(
                words.last_month,
                &[("month", &year.month_at(month.saturating_sub(1)))],
            ),
            None => words.last_month_none.to_owned(),
        });
    }
    list
}

fn shown<T>(lever: Lever<T>, show: impl Fn(T) -> String) -> Lever<String> {
    match lever {
        Lever::By(x) => Lever::By(show(x)),
        Lever::Enough(x) => Lever::Enough(show(x)),
        Lever::Never => Lever::Never,
        Lever::Unknown => Lever::Unknown,
    }
}
