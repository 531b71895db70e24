//! What was found of a scorecard when it was built from the list, on leads that did not teach it: it goes with the
//! scorecard, also to where there are no leads.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::use_figures;
use crate::engines::scorecard::HeldOut;
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::validity::evidence;
use crate::ui::format;

/// The note; nothing of a scorecard that was not built.
#[component]
pub fn Built() -> impl IntoView {
    let (app, view) = use_view();
    let figures = use_figures();
    let judged = Memo::new(move |_| view.with_card(|card| card.judged.clone()));
    let is_as_it_was = Memo::new(move |_| view.with_card(|card| card.judged_as_it_is().is_some()));
    let closed = Memo::new(move |_| {
        let has_any = app.lead_report.with(|report| report.closed > 0) && view.has_scores.get();
        has_any.then(|| figures.with(|found| (found.won, found.lost)))
    });
    let what_else = move |judged: &HeldOut| {
        let words = app.texts().validity();
        match closed.get() {
            _ if !is_as_it_was.get() => words.built_changed,
            None => words.built_no_leads,
            Some((won, lost)) if !judged.was_taught_by(won, lost) => words.built_others,
            Some(_) if judged.auc_interval.is_none() => words.built_same_unsure,
            Some(_) => words.built_same,
        }
    };
    let text = move || {
        let lang = app.lang.get();
        judged.with(|judged| {
            let judged = judged.as_ref()?;
            Some((found_then(judged, lang), what_else(judged)))
        })
    };
    let is_there = Memo::new(move |_| judged.with(Option::is_some));
    view! {
        <Show when=move || is_there.get()>
            <div class="built" data-part="built">
                <p><strong>{move || text().map(|(then, _)| then)}</strong></p>
                <p class="muted">{move || text().map(|(_, now)| now)}</p>
            </div>
        </Show>
    }
}

fn found_then(judged: &HeldOut, lang: Lang) -> String {
    let words = lang.texts().validity();
    // Probabilities are stated from so many wins on, here as everywhere.
    let has_probabilities = evidence(judged.won, judged.lost).probabilities;
    let calibration = judged.calibration_error.filter(|_| has_probabilities);
    let calibration = calibration.map_or_else(String::new, |error| {
        fill(words.built_calibration, &[("error", &format::small(error, lang))])
    });
    let auc = match judged.auc_interval {
        Some(interval) => format::ratio_with_interval(judged.auc, interval, lang),
        None => format::ratio(judged.auc, lang),
    };
    fill(
        words.built,
        &[
            ("n", &format::count(judged.won + judged.lost, lang)),
            ("auc", &auc),
            ("calibration", &calibration),
        ],
    )
}
