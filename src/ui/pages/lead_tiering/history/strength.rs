//! Each factor by itself, beside what chance gives.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::super::words as lead_words;
use super::asking::{Asked, study};
use super::{use_figures, use_studies};
use crate::engines::scorecard::{Role, Scale, Scorecard};
use crate::i18n::{Lang, fill};
use crate::jobs::{Found, Study};
use crate::models::lead_tiering::validity::{FactorStrength, evidence};
use crate::ui::components::{Heading, PlainTable, ProgressBar};
use crate::ui::format;

/// Rows of the printed page, as `style/validity.css` cuts them.
const MOST_PRINTED: usize = 10;

/// The table. It is asked of the worker anew when the leads or the levels change, not when weights or points do.
#[component]
pub fn Strengths() -> impl IntoView {
    let (app, view) = use_view();
    let figures = use_figures();
    let asking = use_studies().strengths;
    Effect::new(move |_| {
        if asking.state.with(|state| *state == Asked::Nothing) {
            study(asking, Study::Strengths);
        }
    });
    let words = move || app.texts().validity();
    let columns = move || {
        let words = words();
        vec![
            Heading::words(words.col_factor),
            Heading::number(words.col_known),
            Heading::number(words.col_iv),
            Heading::number(words.col_chance),
            Heading::words(words.col_tells),
        ]
    };
    let shown = move || {
        let lang = app.lang.get();
        let found = asking.found(|found| match found {
            Found::Strengths(list) => Some(list.clone()),
            _ => None,
        });
        let mut list = found.unwrap_or_default();
        list.sort_by(|a, b| {
            b.information
                .unwrap_or(-1.0)
                .total_cmp(&a.information.unwrap_or(-1.0))
        });
        let has_verdict = figures.with(|f| evidence(f.won, f.lost).verdict);
        view.with_card(|card| {
            let rows = list.iter().map(|s| row(card, s, has_verdict, lang));
            rows.collect::<Vec<_>>()
        })
    };
    view! {
        <section data-part="strength">
            <h4>{move || words().strength}</h4>
            <p class="muted">{move || words().strength_note}</p>
            <Show when=move || asking.is_working()>
                <ProgressBar
                    label=Signal::derive(move || words().strength_working.to_owned())
                    done=asking.done on_cancel=Callback::new(move |()| asking.give_up())
                />
            </Show>
            <Show when=move || asking.found(|_| Some(())).is_some()>
                <PlainTable
                    caption=Signal::derive(move || words().strength.to_owned())
                    columns=Signal::derive(columns) rows=Signal::derive(shown)
                />
            </Show>
            {move || {
                let more = shown().len().saturating_sub(MOST_PRINTED);
                let n = format::count(more, app.lang.get());
                (more > 0).then(|| view! { <p class="print-only caption">{fill(words().strength_more, &[("n", &n)])}</p> })
            }}
            <p class="muted" role="status">{move || asking.problem()}</p>
        </section>
    }
}

/// The scorecard without what a drag changes.
pub(super) fn without_numbers(card: &Scorecard) -> Scorecard {
    let mut card = card.clone();
    for factor in &mut card.factors {
        if let Role::Weighted { weight } = &mut factor.role {
            weight.value = 0;
        }
        match &mut factor.scale {
            Scale::Levels { levels } => levels.iter_mut().for_each(|l| l.points.value = 0),
            Scale::Bands { bands, .. } => bands.iter_mut().for_each(|b| b.points.value = 0),
        }
    }
    card.tiers.clear();
    card
}

/// A factor's row; what it tells is said where there is evidence for a verdict.
fn row(card: &Scorecard, strength: &FactorStrength, has_verdict: bool, lang: Lang) -> Vec<String> {
    let words = lang.texts().validity();
    let number = |x: Option<f64>| x.map_or_else(|| "—".to_owned(), |x| format::ratio(x, lang));
    vec![
        lead_words::factor_name(card, strength.factor, lang),
        format::count(strength.known, lang),
        number(strength.information),
        number(strength.chance.map(|c| c.high)),
        match strength.tells().filter(|_| has_verdict) {
            Some(true) => words.tells_yes,
            Some(false) => words.tells_no,
            None => words.tells_cannot,
        }
        .to_owned(),
    ]
}
