//! Two scorecards side by side on the same leads.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::asking::study;
use super::figures::rate;
use super::use_studies;
use crate::i18n::{Lang, fill};
use crate::jobs::{Found, Study};
use crate::models::lead_tiering::validity::{Side, TwoCards};
use crate::ui::components::{Choice, Heading, PlainTable, ProgressBar, SelectField};
use crate::ui::format;

/// The section.
#[component]
pub fn Compare() -> impl IntoView {
    let (app, view) = use_view();
    let asking = use_studies().comparison;
    let words = move || app.texts().validity();
    let others = Memo::new(move |_| {
        let lang = app.lang.get();
        let active = view.with_card(|card| card.id.clone());
        app.lead_input.with(|input| {
            let others = input.cards.iter().filter(|card| card.id != active);
            others
                .map(|card| Choice::new(card.id.clone(), lang.of(&card.name)))
                .collect::<Vec<_>>()
        })
    });
    let chosen = RwSignal::new(String::new());
    // The first one until another is chosen, and again where the chosen one is gone.
    let other = Memo::new(move |_| {
        others.with(|others| {
            let key = chosen.get();
            let found = others.iter().find(|c| c.key == key).or_else(|| others.first());
            found.cloned()
        })
    });
    let key = move || {
        other
            .with(|o| o.as_ref().map(|c| c.key.clone()))
            .unwrap_or_default()
    };
    let has_other = Memo::new(move |_| other.with(Option::is_some));
    let found = Memo::new(move |_| {
        asking.found(|found| match found {
            Found::Comparison(two) => Some(two.clone()),
            _ => None,
        })
    });
    let name_of = move |id: &str| {
        let lang = app.lang.get();
        app.lead_input.with(|input| {
            let card = input.cards.iter().find(|card| card.id == id);
            card.map(|card| lang.of(&card.name).to_owned())
                .unwrap_or_default()
        })
    };
    let said = move || {
        found
            .with(|f| {
                f.as_ref()
                    .map(|two| sentence(two, &name_of(&two.sides[1].card), app.lang.get()))
            })
            .unwrap_or_else(|| asking.problem().to_owned())
    };
    let rows_shown = move || {
        found
            .with(|f| f.as_ref().map(|two| figures(two, app.lang.get())))
            .unwrap_or_default()
    };
    let names = move || {
        let ids = found.with(|f| {
            f.as_ref()
                .map(|two| [two.sides[0].card.clone(), two.sides[1].card.clone()])
        });
        ids.map(|ids| ids.map(|id| name_of(&id)))
    };
    let columns = move || {
        let [first, second] = names().unwrap_or_default();
        vec![
            Heading::words(words().figure),
            Heading::words(first),
            Heading::words(second),
        ]
    };
    view! {
        <section class="study" data-part="compare">
            <div class="section-head">
                <h3>{move || words().compare}</h3>
            </div>
            <p class="muted">{move || words().compare_note}</p>
            <Show when=move || has_other.get() fallback=move || view! { <p>{move || words().compare_one}</p> }>
                <div class="form-pair">
                    <SelectField
                        asks=true
                        label=Signal::derive(move || words().compare_with.to_owned())
                        choices=others value=Signal::derive(key)
                        on_change=Callback::new(move |id| { asking.stop(); chosen.set(id); })
                    />
                    <button
                        type="button" class="btn" disabled=move || asking.is_working()
                        on:click=move |_| study(asking, Study::Compare(untrack(key)))
                    >
                        {move || words().compare_start}
                    </button>
                </div>
            </Show>
            <Show when=move || asking.is_working()>
                <ProgressBar
                    label=Signal::derive(move || words().compare_working.to_owned())
                    done=asking.done on_cancel=Callback::new(move |()| asking.stop())
                />
            </Show>
            <p role="status">{said}</p>
            <Show when=move || found.with(Option::is_some)>
                <PlainTable
                    caption=Signal::derive(move || words().compare.to_owned())
                    columns=Signal::derive(columns) rows=Signal::derive(rows_shown)
                />
                <p class="muted">{move || words().compare_in_sample}</p>
            </Show>
        </section>
    }
}

fn sentence(two: &TwoCards, other: &str, lang: Lang) -> String {
    let words = lang.texts().validity();
    let Some(gain) = two.gain else {
        return words.compare_none.to_owned();
    };
    let (template, sign) = if gain.interval.contains(0.0) {
        (words.compare_alike, 1.0)
    } else if gain.value > 0.0 {
        (words.compare_better, 1.0)
    } else {
        (words.compare_worse, -1.0)
    };
    let ends = [gain.interval.low * sign, gain.interval.high * sign];
    let [low, high] = if sign > 0.0 { ends } else { [ends[1], ends[0]] };
    let fine = |x: f64| format::small(x, lang);
    fill(
        template,
        &[
            ("other", other),
            ("gain", &fine(gain.value * sign)),
            ("low", &fine(low)),
            ("high", &fine(high)),
        ],
    )
}

fn figures(two: &TwoCards, lang: Lang) -> Vec<Vec<String>> {
    let words = lang.texts().validity();
    let dash = || "—".to_owned();
    let row = |name: &str, of: &dyn Fn(&Side) -> Option<String>| {
        let [first, second] = &two.sides;
        vec![
            name.to_owned(),
            of(first).unwrap_or_else(dash),
            of(second).unwrap_or_else(dash),
        ]
    };
    vec![
        row(words.auc, &|s| {
            let ranking = s.ranking.as_ref()?;
            Some(match ranking.auc_interval() {
                Ok(interval) => format::ratio_with_interval(ranking.auc, interval, lang),
                Err(_) => words.passed_cannot.to_owned(),
            })
        }),
        row(words.ks, &|s| Some(format::ratio(s.ranking.as_ref()?.ks, lang))),
        row(words.compare_share, &|s| Some(format::percent(s.share?, lang))),
        row(words.lift, &|s| Some(format::ratio(s.lift?, lang))),
        row(words.capture, &|s| Some(rate(s.capture?, lang))),
        row(words.calibration, &|s| {
            Some(format::small(s.calibration_error?, lang))
        }),
        row(words.brier, &|s| Some(format::small(s.brier?, lang))),
    ]
}
