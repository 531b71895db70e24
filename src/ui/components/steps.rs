//! The step strip of a model page: where you are, what the document already fills.

use leptos::prelude::*;

use super::{Icon, IconName};
use crate::ui::locale::use_texts;

/// One step of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Whether the document holds what it asks for.
    pub is_done: bool,
}

/// The step strip. On a phone it scrolls sideways and keeps the current step in sight.
#[component]
pub fn Steps(
    /// The steps, in order.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
    /// The place of the current one, from 0.
    #[prop(into)]
    current: Signal<usize>,
    /// Told the place of the step the user wants to see.
    on_go: Callback<usize>,
) -> impl IntoView {
    let texts = use_texts();
    let steps = Memo::new(move |_| steps.get());
    let items = move || {
        steps
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, step)| view! { <li><StepButton index step current on_go /></li> })
            .collect_view()
    };
    view! {
        <nav class="steps" aria-label=move || texts.get().parts().steps>
            <ol>{items}</ol>
        </nav>
    }
}

#[component]
fn StepButton(index: usize, step: Step, current: Signal<usize>, on_go: Callback<usize>) -> impl IntoView {
    let texts = use_texts();
    let Step { name, is_done } = step;
    let title = format!("{} {name}", index + 1);
    let spoken = move || texts.get().parts().step_done;
    view! {
        <button
            type="button"
            class="step"
            data-done=is_done.then_some("true")
            aria-current=move || (current.get() == index).then_some("step")
            on:click=move |_| on_go.run(index)
        >
            {is_done.then(|| view! { <Icon name=IconName::Check /> })}
            <span class="step-label" data-text=title.clone()>{title.clone()}</span>
            {is_done.then(|| view! { <span class="sr-only">{spoken}</span> })}
        </button>
    }
}
