//! What is done with a lead of this tier.

use leptos::prelude::*;

use super::view_state::use_view;
use super::words;
use crate::engines::value::Source;
use crate::i18n::fill;
use crate::models::lead_tiering::LeadScore;
use crate::ui::components::is_look_only;

/// The card. While the tier is open it shows the lowest one that is possible, and says so.
#[component]
pub fn TreatmentCard() -> impl IntoView {
    let (app, view) = use_view();
    let range = Memo::new(move |_| {
        view.lead
            .with(|l| l.as_ref().map(LeadScore::tiers).unwrap_or_default())
    });
    let tier = Memo::new(move |_| view.with_card(|card| card.tiers.get(range.get().worst).cloned()));
    let title = move || {
        let lang = app.lang.get();
        let name = view.with_card(|card| words::tier_name(card, range.get().worst, lang));
        let template = if range.get().stated().is_some() {
            lang.texts().leads().treatment
        } else {
            lang.texts().leads().treatment_open
        };
        fill(template, &[("tier", &name)])
    };
    let rows = move || {
        let lang = app.lang.get();
        let words = lang.texts().leads();
        let treatment = tier.get().map(|t| t.treatment.value).unwrap_or_default();
        [
            (words.who, treatment.who),
            (words.first_response, treatment.first_response),
            (words.channel, treatment.channel),
            (words.cadence, treatment.cadence),
            (words.goal, treatment.goal),
            (words.budget, treatment.budget),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{lang.of(&text).to_owned()}</dd> })
        .collect_view()
    };
    let is_sample = move || tier.with(|t| t.as_ref().is_some_and(|t| t.treatment.source == Source::Sample));
    let is_fixed = is_look_only();
    let mark = move || {
        let texts = app.texts();
        match is_fixed {
            true => texts.common().sample,
            false => texts.leads().sample_editable,
        }
    };
    let has_override = move || {
        let id = view.lead_id();
        id.is_some_and(|id| app.lead_input.with(|i| i.overrides.contains_key(&id)))
    };
    view! {
        <section class="treatment" aria-label=title>
            <div class="section-head">
                <h3>{title}</h3>
                <Show when=is_sample>
                    <span class="mark">{mark}</span>
                </Show>
            </div>
            <dl class="definition">{rows}</dl>
            <button type="button" data-edit="" class="btn btn-quiet" on:click=move |_| view.overrides.set(true)>
                {move || if has_override() { app.texts().leads().override_edit } else { app.texts().leads().override_set }}
            </button>
        </section>
    }
}
