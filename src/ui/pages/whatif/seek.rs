//! Goal seek: a figure, the value wanted of it, and the input that may move.

use leptos::prelude::*;

use super::fields::{FigureSelect, InputSelect};
use super::{ModelView, Working, in_slices, use_model};
use crate::engines::pace::Sliced;
use crate::engines::whatif::seek::Answer;
use crate::i18n::fill;
use crate::models::headline::Headline;
use crate::models::parameter::{Parameter, Parameters, Unit};
use crate::models::whatif::{beside, goal_seek};
use crate::ui::components::{Commit, NumberField};
use crate::ui::platform::turns::use_long;

/// What was found, and what it was asked of.
#[derive(Debug, Clone, PartialEq)]
struct Sought {
    answer: Answer,
    /// The whole number beside it that does not reach it, and the figure there.
    beside: Option<(f64, f64)>,
    figure: Headline,
    parameter: Parameter,
    /// Where the input stood.
    now: f64,
}

/// Asks what is asked for; nothing where that is not yet whole.
fn sought(
    view: ModelView,
    wanted: Option<f64>,
    figure: Option<Headline>,
    input: &str,
) -> Sliced<Option<Sought>> {
    let model = view.now.get();
    let asked = wanted.zip(figure).and_then(|(wanted, figure)| {
        let (parameter, now) = (model.parameter(input)?, model.get(input)?.value);
        Some((wanted, figure, parameter, now))
    });
    in_slices(async move |pace| {
        let (wanted, figure, parameter, now) = asked?;
        let answer = goal_seek(model.as_ref(), &figure, wanted, &parameter.id, &pace).await?;
        let beside = match answer {
            Answer::Reached { x, .. } => beside(model.as_ref(), &figure, wanted, &parameter.id, x),
            _ => None,
        };
        Some(Sought {
            answer,
            beside,
            figure,
            parameter,
            now,
        })
    })
}

#[component]
pub fn GoalSeek(figure: RwSignal<String>, input: String, on_set: Callback<(String, f64)>) -> impl IntoView {
    let view = use_model();
    let input = RwSignal::new(input);
    let wanted = RwSignal::new(None::<f64>);
    let headline = Memo::new(move |_| figure.with(|id| view.figure(id)));
    // Another figure is asked of anew.
    Effect::new(move |_| {
        figure.track();
        wanted.set(None);
    });
    let (found, is_seeking) =
        use_long(move || input.with(|input| sought(view, wanted.get(), headline.get(), input)));
    // What was found for another question is no answer to this one.
    let answer = move || {
        (!is_seeking.get())
            .then(|| found.get().as_ref().clone())
            .flatten()
    };
    let apply = move || match answer() {
        Some(Sought {
            answer: Answer::Reached { x, .. },
            parameter,
            now,
            ..
        }) if x != now => {
            let shown = view.style.get().amount(x, parameter.unit);
            let words = fill(view.words().seek_apply, &[("x", &shown)]);
            let id = parameter.id;
            Some(view! {
                <button type="button" data-edit="" class="btn" on:click=move |_| on_set.run((id.clone(), x))>{words}</button>
            })
        }
        _ => None,
    };
    let rules = Memo::new(move |_| headline.with(|f| f.as_ref().map(|f| view.style.get().rules(&free(f)))));
    let unit = move || {
        headline.with(|f| {
            f.as_ref()
                .map_or_else(String::new, |f| view.style.get().unit(f.unit))
        })
    };
    view! {
        <section class="seek" aria-label=move || view.words().seek_title>
            <h2>{move || view.words().seek_title}</h2>
            <p class="muted">{move || view.words().seek_text}</p>
            <div class="whatif-fields">
                <FigureSelect picked=figure/>
                {move || rules.get().map(|rules| view! {
                    <NumberField
                        asks=true
                        label=Signal::derive(move || view.words().seek_wanted.to_owned()) value=wanted rules stacked=true
                        unit=Signal::derive(unit)
                        on_commit=Callback::new(move |commit: Commit| wanted.set(Some(commit.value)))
                        on_clear=Callback::new(move |()| wanted.set(None))
                    />
                })}
                <InputSelect label=Signal::derive(move || view.words().seek_moves.to_owned()) picked=input/>
            </div>
            <div class="seek-answer" role="status" data-seek="answer">
                {move || answer().map(|found| view! { <p class="band">{answer_text(view, &found)}</p> })}
                {apply}
            </div>
            <Working is_working=is_seeking/>
        </section>
    }
}

/// A wanted figure has no bounds of its own.
fn free(figure: &Headline) -> Parameter {
    Parameter {
        id: figure.id.to_string(),
        name: figure.name.clone(),
        unit: figure.unit,
        min: -1e15,
        max: 1e15,
        default: 0.0,
        integer: false,
        step: match figure.unit {
            Unit::Share | Unit::Probability | Unit::SharePoints => 0.01,
            Unit::Money | Unit::MoneyPerMonth | Unit::MoneyPerYear => 10_000.0,
            _ => 1.0,
        },
    }
}

fn answer_text(view: ModelView, found: &Sought) -> String {
    let (words, style) = (view.words(), view.style.get());
    let (input, name) = (view.say(&found.parameter.name), view.say(&found.figure.name));
    let told = |template, x: f64, y: f64| {
        let values = [
            ("input", input.as_str()),
            ("figure", &name),
            ("from", &style.amount(found.now, found.parameter.unit)),
            ("x", &style.amount(x, found.parameter.unit)),
            ("y", &style.amount(y, found.figure.unit)),
        ];
        fill(template, &values)
    };
    let said = match found.answer {
        Answer::Reached { x, y } if x == found.now => told(words.seek_there, x, y),
        Answer::Reached { x, y } => told(words.seek_reached, x, y),
        Answer::Always { x, y } => told(words.seek_always, x, y),
        Answer::OutOfReach { x, y } => told(words.seek_out, x, y),
        Answer::NoEffect { y: Some(y) } => told(words.seek_no_effect, found.now, y),
        Answer::NoEffect { y: None } => told(words.seek_none, found.now, found.now),
    };
    match found.beside {
        Some((x, y)) => format!("{said}{}", told(words.seek_beside, x, y)),
        None => said,
    }
}
