//! Fields and level meters.

use leptos::prelude::*;

use super::words;
use crate::ui::components::{
    CheckField, Choice, Commit, Hint, LevelMeter, NumberField, NumberRules, Scale, SelectField, TextField,
};
use crate::ui::locale::use_texts;

/// A number field on a signal of its own.
fn holder(value: Option<f64>) -> (RwSignal<Option<f64>>, Callback<Commit>) {
    let held = RwSignal::new(value);
    (
        held,
        Callback::new(move |commit: Commit| held.set(Some(commit.value))),
    )
}

#[component]
pub(super) fn Entry() -> impl IntoView {
    view! {
        <div class="ledger">
            <Numbers />
            <Words />
        </div>
    }
}

#[component]
fn Numbers() -> impl IntoView {
    let (words, texts) = (words(), use_texts());
    let (target, set_target) = holder(Some(240_000_000.0));
    let (retention, set_retention) = holder(Some(0.92));
    let (people, set_people) = holder(None);
    let (long, set_long) = holder(Some(-3.5));
    let (fixed, set_fixed) = holder(Some(10.0));
    let hint = move || {
        Some(Hint {
            text: words.get().hint.into(),
            grade: 'B',
        })
    };
    view! {
        <NumberField
            label=move || words.get().target.0
            unit=move || words.get().target.1
            rules=NumberRules { scale: Scale::InUnitsOf(10_000.0), step: 100.0, ..NumberRules::amount() }
            value=target
            on_commit=set_target
        />
        <NumberField
            label=move || words.get().retention.0
            note=move || words.get().retention.1
            unit="%"
            rules=NumberRules::share()
            mark=move || Some(texts.get().common().sample)
            hint=hint
            value=retention
            on_commit=set_retention
        />
        <NumberField
            label=move || words.get().people.0
            unit=move || words.get().people.1
            rules=NumberRules::count().between(0.0, 500.0)
            value=people
            on_commit=set_people
            on_clear=move |()| people.set(None)
        />
        <NumberField
            label=move || words.get().long
            unit=move || words.get().target.1
            warning=move || words.get().refused
            value=long
            on_commit=set_long
        />
        <NumberField
            label=move || words.get().people.0
            unit=move || words.get().people.1
            disabled=true
            value=fixed
            on_commit=set_fixed
        />
    }
}

#[component]
fn Words() -> impl IntoView {
    let words = words();
    let channel = RwSignal::new("event".to_owned());
    let line = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let check = RwSignal::new(true);
    let choices = move || {
        let keys = ["web", "event", "referral"];
        keys.into_iter()
            .zip(words.get().choice.1)
            .map(|(key, label)| Choice::new(key, label))
            .collect::<Vec<_>>()
    };
    view! {
        <SelectField
            label=move || words.get().choice.0
            choices
            value=channel
            on_change=Callback::new(move |key| channel.set(key))
        />
        <TextField
            label=move || words.get().line.0
            placeholder=move || words.get().line.1
            value=line
            on_commit=Callback::new(move |text| line.set(text))
        />
        <TextField
            label=move || words.get().note.0
            problem=move || words.get().note.1
            lines=3
            value=note
            on_commit=Callback::new(move |text| note.set(text))
        />
        <CheckField
            label=move || words.get().check
            checked=check
            on_change=Callback::new(move |is_on| check.set(is_on))
        />
    }
}

#[component]
pub(super) fn Levels() -> impl IntoView {
    let words = words();
    let known = RwSignal::new(Some(4_usize));
    let unknown = RwSignal::new(None::<usize>);
    let levels = move || words.get().levels.map(str::to_owned).to_vec();
    let three = move || {
        words
            .get()
            .levels
            .iter()
            .take(3)
            .map(|&label| label.to_owned())
            .collect::<Vec<_>>()
    };
    view! {
        <div class="ledger">
            <LevelMeter
                name=move || words.get().factors[0]
                levels
                value=known
                weight="20%"
                on_change=Callback::new(move |level| known.set(level))
            />
            <LevelMeter
                name=move || words.get().factors[1]
                levels=three
                value=unknown
                weight="10%"
                on_change=Callback::new(move |level| unknown.set(level))
            />
            <LevelMeter
                name=move || words.get().factors[0]
                levels
                value=known
                weight="20%"
                disabled=true
                on_change=Callback::new(|_| ())
            />
        </div>
    }
}
