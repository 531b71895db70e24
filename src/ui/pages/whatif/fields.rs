//! What is asked about, and what may move.

use leptos::prelude::*;

use super::use_model;
use crate::ui::components::{Choice, SelectField};

/// What is asked about: a figure.
#[component]
pub fn FigureSelect(picked: RwSignal<String>) -> impl IntoView {
    let view = use_model();
    let choices = move || {
        let all = view.figures.get();
        all.iter()
            .map(|f| Choice::new(f.id.as_ref(), view.say(&f.name)))
            .collect::<Vec<_>>()
    };
    view! {
        <SelectField
            asks=true
            label=Signal::derive(move || view.words().figure.to_owned()) value=picked stacked=true
            choices=Signal::derive(choices) on_change=Callback::new(move |id| picked.set(id))
        />
    }
}

/// An input out of all.
#[component]
pub fn InputSelect(#[prop(into)] label: Signal<String>, picked: RwSignal<String>) -> impl IntoView {
    let view = use_model();
    let choices = move || {
        view.inputs.with(|all| {
            all.iter()
                .map(|p| Choice::new(p.id.clone(), view.say(&p.name)))
                .collect::<Vec<_>>()
        })
    };
    view! {
        <SelectField
            asks=true
            label value=picked stacked=true choices=Signal::derive(choices)
            on_change=Callback::new(move |id| picked.set(id))
        />
    }
}
