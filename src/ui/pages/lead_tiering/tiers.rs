//! The tiers: from which score, whether they count as mid/high, and what is done with their leads.

use leptos::prelude::*;

use super::card::free_id;
use super::factor::InputField;
use super::view_state::{LeadView, use_view};
use crate::engines::scorecard::{Tier, Treatment};
use crate::engines::value::{Source, Sourced, Text};
use crate::models::lead_tiering::cut_path;
use crate::ui::components::{
    Badge, CheckField, Choice, Icon, IconName, SampleMark, SelectField, TextField, Tone, keeps_focus,
};
use crate::ui::state::App;
use crate::workspace::{Action, CardEdit};

/// The tiers of the scorecard in use.
#[component]
pub fn TierEditor() -> impl IntoView {
    let (app, view) = use_view();
    let words = move || app.texts().leads();
    // On its way to 60 a cut is 6: a row that moved meanwhile would take the focus and the next digit away.
    let is_worked_on = RwSignal::new(false);
    let ids = Memo::new(move |before: Option<&Vec<String>>| {
        let is_worked_on = is_worked_on.get();
        let sorted = view.with_card(|c| c.tiers.iter().map(|t| t.id.clone()).collect::<Vec<_>>());
        before
            .filter(|before| is_worked_on && has_same_members(before, &sorted))
            .cloned()
            .unwrap_or(sorted)
    });
    view! {
        <section
            id="card-tiers" tabindex="-1" aria-label=move || words().tiers
            on:focusin=move |_| is_worked_on.set(true)
            on:focusout=move |event| is_worked_on.set(keeps_focus(&event))
        >
            <div class="section-head"><h3>{move || words().tiers}</h3></div>
            <div class="ledger">
                <For each=move || ids.get() key=Clone::clone let:id>
                    <TierRow id/>
                </For>
            </div>
            <div class="form-actions">
                <button type="button" data-edit="" class="btn" on:click=move |_| add_tier(app, view)>
                    <Icon name=IconName::Plus/>{move || words().add_tier}
                </button>
            </div>
        </section>
    }
}

fn has_same_members(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|id| other.contains(id))
}

/// Adds a tier halfway between the last two cuts.
fn add_tier(app: App, view: LeadView) {
    let words = app.lang.get_untracked().texts().leads();
    let tiers = view
        .card
        .with_untracked(|c| c.as_ref().map(|c| c.tiers.clone()).unwrap_or_default());
    let lowest = tiers
        .iter()
        .map(|t| t.cut.value)
        .filter(|c| *c > 0)
        .min()
        .unwrap_or(50);
    let tier = Tier {
        id: free_id("t", |id| tiers.iter().any(|t| t.id == id)),
        name: Text::own(words.new_tier),
        cut: Sourced::typed(lowest / 2),
        colour: u8::MAX,
        mid_high: false,
        treatment: Sourced::typed(Treatment::default()),
    };
    app.act(Action::EditCard(CardEdit::AddTier(Box::new(tier))), None);
}

#[component]
fn TierRow(
    /// Id of the tier.
    id: String,
) -> impl IntoView {
    let (app, view) = use_view();
    let words = move || app.texts().leads();
    let path_id = id.clone();
    let tier_id = StoredValue::new(id.clone());
    let tier = Memo::new(move |_| view.with_card(|c| c.tiers.iter().find(|t| t.id == id).cloned()));
    let is_open = RwSignal::new(false);
    let name = Signal::derive(move || {
        tier.with(|t| {
            t.as_ref()
                .map_or_else(String::new, |t| app.lang.get().of(&t.name).to_owned())
        })
    });
    let tone =
        Signal::derive(move || tier.with(|t| t.as_ref().map_or(Tone::Plain, |t| Tone::of_tier(t.colour))));
    let path = Signal::derive(move || cut_path(&view.with_card(|c| c.id.clone()), &path_id));
    let is_sample = move || tier.with(|t| t.as_ref().is_some_and(|t| t.treatment.source == Source::Sample));
    let mark = move || {
        let is_sample = tier.with(|t| {
            t.as_ref()
                .is_some_and(|t| t.cut.source == Source::Sample && t.cut.value > 0)
        });
        if is_sample {
            app.texts().common().sample.to_owned()
        } else {
            String::new()
        }
    };
    let is_last = Memo::new(move |_| {
        view.with_card(|c| {
            c.tiers
                .last()
                .is_some_and(|t| tier_id.with_value(|id| t.id == *id))
        })
    });
    let edit = move |edit: CardEdit| {
        app.act(Action::EditCard(edit), None);
    };
    view! {
        <div class="factor" data-open=move || is_open.get().to_string()>
            <div class="tier-line">
                <Badge text=name tone/>
                <SampleMark text=Signal::derive(mark)/>
                <TextField
                    label=Signal::derive(move || words().tier_name.to_owned()) value=name bare=true
                    on_commit=Callback::new(move |t: String| if !t.trim().is_empty() {
                        edit(CardEdit::TierName(tier_id.get_value(), Text::own(t.trim())));
                    })
                />
                <Show when=move || !is_last.get() fallback=move || view! { <span class="muted">"0"</span> }>
                    <InputField id=path label=Signal::derive(move || format!("{} · {}", name.get(), words().cut)) bare=true/>
                </Show>
                <CheckField
                    label=Signal::derive(move || words().mid_high.to_owned())
                    checked=Signal::derive(move || tier.with(|t| t.as_ref().is_some_and(|t| t.mid_high)))
                    on_change=Callback::new(move |yes| edit(CardEdit::MidHigh(tier_id.get_value(), yes)))
                />
                <button
                    type="button" class="btn" aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|open| *open = !*open)
                >
                    {move || words().edit_treatment}
                    <Show when=is_sample>
                        " "<span class="mark">{move || app.texts().common().sample}</span>
                    </Show>
                </button>
                <button
                    type="button" data-edit="" class="btn btn-icon"
                    aria-label=move || format!("{} · {}", words().remove_tier, name.get())
                    on:click=move |_| edit(CardEdit::RemoveTier(tier_id.get_value()))
                >
                    <Icon name=IconName::Trash/>
                </button>
            </div>
            <Show when=move || is_open.get()>
                <TreatmentForm tier tier_id/>
            </Show>
        </div>
    }
}

/// A field of a treatment: its name, and how to read and write it.
type TreatmentField = (
    fn(&crate::i18n::texts::Leads) -> &'static str,
    fn(&mut Treatment) -> &mut Text,
);

const FIELDS: [TreatmentField; 6] = [
    (|w| w.who, |t| &mut t.who),
    (|w| w.first_response, |t| &mut t.first_response),
    (|w| w.channel, |t| &mut t.channel),
    (|w| w.cadence, |t| &mut t.cadence),
    (|w| w.goal, |t| &mut t.goal),
    (|w| w.budget, |t| &mut t.budget),
];

#[component]
fn TreatmentForm(
    /// The tier.
    tier: Memo<Option<Tier>>,
    /// Its id.
    tier_id: StoredValue<String>,
) -> impl IntoView {
    let (app, _) = use_view();
    let now = move || tier.with(|t| t.as_ref().map(|t| t.treatment.value.clone()).unwrap_or_default());
    // From the fourth on all are faint.
    let colour = move || tier.with(|t| t.as_ref().map_or(0, |t| t.colour).min(3).to_string());
    let colours = move || {
        let words = app.texts().leads();
        let names = [
            words.look_filled,
            words.look_outlined,
            words.look_thin,
            words.look_dashed,
        ];
        let choice = |(at, name): (usize, &&str)| Choice::new(at.to_string(), (*name).to_owned());
        names.iter().enumerate().map(choice).collect::<Vec<_>>()
    };
    view! {
        <div class="form factor-body">
            <SelectField
                label=Signal::derive(move || app.texts().leads().tier_look.to_owned())
                choices=Signal::derive(colours)
                value=Signal::derive(colour)
                stacked=true
                on_change=Callback::new(move |key: String| if let Ok(colour) = key.parse() {
                    let edit = CardEdit::TierColour(tier_id.get_value(), colour);
                    app.act(Action::EditCard(edit), None);
                })
            />
            {FIELDS.map(|(name, field)| view! {
                <TextField
                    label=Signal::derive(move || name(app.texts().leads()).to_owned())
                    value=Signal::derive(move || app.lang.get().of(field(&mut now())).to_owned())
                    stacked=true
                    on_commit=Callback::new(move |text: String| {
                        let mut treatment = untrack(now);
                        *field(&mut treatment) = Text::own(text);
                        let edit = CardEdit::Treatment(tier_id.get_value(), Box::new(treatment));
                        app.act(Action::EditCard(edit), None);
                    })
                />
            }).collect_view()}
        </div>
    }
}
