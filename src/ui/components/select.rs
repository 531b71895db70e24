//! A choice out of a closed list: the platform's own select, so that phones show their own picker.

use leptos::prelude::*;

use super::Choice;
use super::field_parts::{FieldAside, FieldFoot, FieldIds, Hint};
use super::support::is_look_only;

/// A labelled choice out of a closed list.
#[component]
pub fn SelectField(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The answers, in order.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The key of the answer in force; a key that is not in the list shows as an empty choice.
    #[prop(into)]
    value: Signal<String>,
    /// Told the key the user chose.
    on_change: Callback<String>,
    /// A few words after the label.
    #[prop(optional, into)]
    note: Signal<String>,
    /// The sample mark's word.
    #[prop(optional, into)]
    mark: Signal<Option<&'static str>>,
    /// A benchmark under the field.
    #[prop(optional, into)]
    hint: Signal<Option<Hint>>,
    /// What is wrong with the answer; empty when nothing is.
    #[prop(optional, into)]
    problem: Signal<String>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Put the control under the label.
    #[prop(optional)]
    stacked: bool,
    /// The label is only read aloud.
    #[prop(optional)]
    bare: bool,
    /// It asks something of the page and changes nothing of the document: it works in a visit too.
    #[prop(optional)]
    asks: bool,
) -> impl IntoView {
    let ids = FieldIds::new();
    let control = ids.control.clone();
    let described = {
        let ids = ids.clone();
        move || ids.described_by(problem.with(|p| !p.is_empty()), hint.with(Option::is_some))
    };
    let is_bad = move || problem.with(|words| !words.is_empty());
    let is_listed = move || value.with(|key| choices.with(|all| all.iter().any(|choice| &choice.key == key)));
    let answer = if !asks && is_look_only() {
        // A select has no read-only form, and a disabled one cannot be come to by keys.
        let shown = move || {
            value.with(|key| {
                choices.with(|all| {
                    let chosen = all.iter().find(|choice| &choice.key == key);
                    chosen.map_or_else(String::new, |choice| choice.label.clone())
                })
            })
        };
        view! { <input type="text" readonly id=control prop:value=shown aria-describedby=described/> }
            .into_any()
    } else {
        view! {
            <select
                id=control
                disabled=disabled
                aria-invalid=move || is_bad().then_some("true")
                aria-describedby=described
                on:change=move |event| on_change.run(event_target_value(&event))
            >
                <Show when=move || !is_listed()>
                    <option value="" selected disabled hidden></option>
                </Show>
                {move || {
                    choices
                        .get()
                        .into_iter()
                        .map(|Choice { key, label }| {
                            let own = key.clone();
                            let selected = Memo::new(move |_| value.with(|key| *key == own));
                            view! { <option value=key prop:selected=selected>{label}</option> }
                        })
                        .collect_view()
                }}
            </select>
        }
        .into_any()
    };
    view! {
        <div class="field field-words" class:field-stacked=stacked || bare>
            <div class="field-head" class:sr-only=bare>
                <label class="field-label" for=ids.control.clone()>{label}</label>
                <FieldAside note mark />
            </div>
            <div
                class="field-control" class:field-select=asks || !is_look_only()
                data-state=move || is_bad().then_some("bad")
                data-disabled=move || disabled.get().then_some("true")
            >
                {answer}
            </div>
            <FieldFoot ids problem hint />
        </div>
    }
}
