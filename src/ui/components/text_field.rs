//! A line or a few lines of words.

use leptos::prelude::*;

use super::field_parts::{FieldAside, FieldFoot, FieldIds};
use super::support::{is_look_only, use_document};
use super::unread::tell_unread;
use crate::ui::platform::dom;

/// A labelled line of words. It commits when the user leaves it or presses Enter; Escape restores.
#[component]
pub fn TextField(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The words in force.
    #[prop(into)]
    value: Signal<String>,
    /// Told the new words, once per visit to the field, when they differ.
    on_commit: Callback<String>,
    /// Told the words at each key, for search boxes.
    #[prop(optional)]
    on_input: Option<Callback<String>>,
    /// An example, shown while the field is empty.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// A few words after the label.
    #[prop(optional, into)]
    note: Signal<String>,
    /// What is wrong with the words; empty when nothing is.
    #[prop(optional, into)]
    problem: Signal<String>,
    /// Words that are refused stay in the field, under the problem that says why, until the value or the document is
    /// another one; the page counts them as unread.
    #[prop(optional)]
    keeps_refused: bool,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// How many lines are seen at once.
    #[prop(default = 1)]
    lines: u32,
    /// `date`, `search`, `text`: the kind of the platform's own control, for one line.
    #[prop(default = "text")]
    kind: &'static str,
    /// Put the control under the label.
    #[prop(optional)]
    stacked: bool,
    /// The label is only read aloud.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let is_fixed = is_look_only();
    let ids = FieldIds::new();
    let draft = RwSignal::new(None::<String>);
    let is_bad = move || problem.with(|words| !words.is_empty());
    let shown = move || draft.get().unwrap_or_else(|| value.get());
    let type_in = move |text: String| {
        draft.set(Some(text.clone()));
        if let Some(on_input) = on_input {
            on_input.run(text);
        }
    };
    let commit = move || {
        // Where a dialog closes with the focus inside, the browser tells of the lost focus when the field is gone.
        if draft.is_disposed() {
            return;
        }
        if let Some(text) = draft.get_untracked()
            && value.with_untracked(|old| *old != text)
        {
            on_commit.run(text);
        }
        if !(keeps_refused && problem.with_untracked(|words| !words.is_empty())) {
            draft.set(None);
        }
    };
    if keeps_refused {
        let document = use_document();
        Effect::new(move |last: Option<(String, String)>| {
            let now = (value.get(), document.get());
            if last.is_some_and(|last| last != now) {
                draft.set(None);
            }
            now
        });
        let control = ids.control.clone();
        let go = Callback::new({
            let control = control.clone();
            move |()| dom::go_to(&control)
        });
        tell_unread(control, label, is_bad, go);
    }
    let restore = move || {
        draft.set(None);
        if let Some(on_input) = on_input {
            on_input.run(value.get_untracked());
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if lines == 1 && !event.is_composing() => commit(),
        "Escape" if draft.with_untracked(Option::is_some) => {
            event.prevent_default();
            event.stop_propagation();
            restore();
        }
        _ => {}
    };
    let described = {
        let ids = ids.clone();
        move || ids.described_by(is_bad(), false)
    };
    let control = ids.control.clone();
    let entry = if lines == 1 {
        view! {
            <input
                type=kind
                id=control
                prop:value=shown
                placeholder=placeholder
                disabled=disabled
                readonly=is_fixed
                autocomplete="off"
                aria-invalid=move || is_bad().then_some("true")
                aria-describedby=described
                on:input=move |event| type_in(event_target_value(&event))
                on:change=move |_| commit()
                on:blur=move |_| commit()
                on:keydown=on_key
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                id=control
                rows=lines
                prop:value=shown
                placeholder=placeholder
                disabled=disabled
                readonly=is_fixed
                aria-invalid=move || is_bad().then_some("true")
                aria-describedby=described
                on:input=move |event| type_in(event_target_value(&event))
                on:blur=move |_| commit()
                on:keydown=on_key
            ></textarea>
        }
        .into_any()
    };
    view! {
        <div class="field field-words" class:field-stacked=stacked || bare || lines != 1>
            <div class="field-head" class:sr-only=bare>
                <label class="field-label" for=ids.control.clone()>{label}</label>
                <FieldAside note mark=Signal::stored(None) />
            </div>
            <div
                class="field-control"
                data-state=move || is_bad().then_some("bad")
                data-disabled=move || disabled.get().then_some("true")
            >
                {entry}
            </div>
            <FieldFoot ids problem hint=Signal::stored(None) />
        </div>
    }
}
