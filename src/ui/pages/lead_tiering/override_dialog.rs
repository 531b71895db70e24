//! A tier set by hand, with reason, author and last day. The score underneath goes on.

use leptos::prelude::*;

use super::view_state::use_view;
use super::words;
use crate::i18n::date::{DateOrder, DayStyle, format_day, parse_date};
use crate::i18n::fill;
use crate::models::lead_tiering::Override;
use crate::ui::components::{Choice, Dialog, DialogSize, SelectField, TextField};
use crate::workspace::Action;

/// How many days an override holds unless another day is picked.
const DAYS: i64 = 30;

/// The dialog; it opens on what was set before, if anything.
#[component]
pub fn OverrideDialog() -> impl IntoView {
    let (app, view) = use_view();
    let open = view.overrides;
    let words = move || app.texts().leads();
    let tier = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let author = RwSignal::new(String::new());
    let until = RwSignal::new(String::new());
    let was_tried = RwSignal::new(false);
    let present = move || {
        view.lead_id()
            .and_then(|id| app.lead_input.with(|i| i.overrides.get(&id).cloned()))
    };
    Effect::new(move |_| {
        if open.get() {
            let set = untrack(present);
            let as_of = app.workspace.with_untracked(|w| w.profile.as_of);
            let worst = view
                .lead
                .with_untracked(|l| l.as_ref().map(|l| l.tiers().worst).unwrap_or_default());
            let scored = view
                .card
                .with_untracked(|c| c.as_ref().and_then(|c| c.tiers.get(worst).map(|t| t.id.clone())));
            let later = as_of.add_days(DAYS).unwrap_or(as_of);
            tier.set(
                set.as_ref()
                    .map_or(scored.unwrap_or_default(), |o| o.tier.clone()),
            );
            reason.set(set.as_ref().map_or_else(String::new, |o| o.reason.clone()));
            author.set(set.as_ref().map_or_else(String::new, |o| o.author.clone()));
            until.set(set.map_or(later, |o| o.until).to_string());
            was_tried.set(false);
        }
    });
    let day = move || {
        let as_of = app.workspace.with(|w| w.profile.as_of);
        parse_date(&until.get(), DateOrder::YearFirst)
            .ok()
            .filter(|d| *d >= as_of)
    };
    let reason_problem = move || {
        if was_tried.get() && reason.get().trim().is_empty() {
            words().override_reason_missing.to_owned()
        } else {
            String::new()
        }
    };
    let day_problem = move || {
        let as_of = app.workspace.with(|w| w.profile.as_of);
        let shown = format_day(as_of, app.lang.get(), DayStyle::Short);
        if was_tried.get() && day().is_none() {
            fill(words().override_day_bad, &[("day", &shown)])
        } else {
            String::new()
        }
    };
    let set = move || {
        was_tried.set(true);
        let (Some(id), Some(until)) = (view.lead_id(), day()) else {
            return;
        };
        if reason.get().trim().is_empty() {
            return;
        }
        let set = Override {
            tier: tier.get(),
            reason: reason.get(),
            author: author.get(),
            until,
        };
        app.act(Action::Override(id, Some(set)), None);
        open.set(false);
    };
    let clear = move || {
        if let Some(id) = view.lead_id() {
            app.act(Action::Override(id, None), None);
        }
        open.set(false);
    };
    let choices = move || {
        let lang = app.lang.get();
        view.with_card(|card| {
            let name = |at: usize| words::tier_name(card, at, lang);
            card.tiers
                .iter()
                .enumerate()
                .map(|(at, t)| Choice::new(t.id.clone(), name(at)))
                .collect::<Vec<_>>()
        })
    };
    let footer = move || {
        view! {
            <Show when=move || present().is_some()>
                <button type="button" class="btn" on:click=move |_| clear()>{move || words().override_clear}</button>
            </Show>
            <button type="button" class="btn" on:click=move |_| open.set(false)>{move || app.texts().common().cancel}</button>
            <button type="button" class="btn btn-primary" on:click=move |_| set()>{move || app.texts().shell().save}</button>
        }
    };
    view! {
        <Dialog open title=Signal::derive(move || words().override_title.to_owned()) size=DialogSize::Small footer>
            <p class="muted">{move || words().override_note}</p>
            <div class="form">
                <SelectField
                    label=Signal::derive(move || words().tier.to_owned()) choices=Signal::derive(choices)
                    value=tier on_change=Callback::new(move |id| tier.set(id))
                />
                <TextField
                    label=Signal::derive(move || words().override_reason.to_owned()) value=reason lines=2 stacked=true
                    problem=Signal::derive(reason_problem)
                    on_commit=Callback::new(move |t| reason.set(t)) on_input=Callback::new(move |t| reason.set(t))
                />
                <TextField
                    label=Signal::derive(move || words().override_author.to_owned()) value=author
                    on_commit=Callback::new(move |t| author.set(t)) on_input=Callback::new(move |t| author.set(t))
                />
                <TextField
                    label=Signal::derive(move || words().override_until.to_owned()) value=until kind="date"
                    problem=Signal::derive(day_problem)
                    on_commit=Callback::new(move |t| until.set(t)) on_input=Callback::new(move |t| until.set(t))
                />
            </div>
        </Dialog>
    }
}
