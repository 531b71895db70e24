//! What every field has around its control: label, note, sample mark, problem, benchmark hint.

use leptos::prelude::*;

use super::{Icon, IconName, SampleMark};
use crate::ui::locale::use_texts;

/// A benchmark beside a field. It informs; it never fills the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The sentence, with its source.
    pub text: String,
    /// How far the source can be trusted: A its own data, B a named practitioner, C unattributed.
    pub grade: char,
}

/// The ids that tie a control to its label, its problem and its hint.
#[derive(Debug, Clone)]
pub(super) struct FieldIds {
    /// The control.
    pub control: String,
    /// The sentence that says what is wrong.
    pub problem: String,
    /// The benchmark.
    pub hint: String,
}

impl FieldIds {
    /// Fresh ids.
    pub fn new() -> Self {
        let control = super::unique_id("field");
        Self {
            problem: format!("{control}-problem"),
            hint: format!("{control}-hint"),
            control,
        }
    }

    /// The value of `aria-describedby`: only what is on the page.
    pub fn described_by(&self, has_problem: bool, has_hint: bool) -> Option<String> {
        match (has_problem, has_hint) {
            (true, true) => Some(format!("{} {}", self.problem, self.hint)),
            (true, false) => Some(self.problem.clone()),
            (false, true) => Some(self.hint.clone()),
            (false, false) => None,
        }
    }
}

/// The note and the mark that follow a label.
#[component]
pub(super) fn FieldAside(
    /// A few words after the label.
    note: Signal<String>,
    /// The sample mark's word.
    mark: Signal<Option<&'static str>>,
) -> impl IntoView {
    view! {
        <Show when=move || note.with(|words| !words.is_empty())>
            <span class="field-note">{note}</span>
        </Show>
        <SampleMark text=Signal::derive(move || mark.get().unwrap_or_default().to_owned()) />
    }
}

/// The lines under a control. The problem's element stays on the page, so that it is spoken when it fills.
#[component]
pub(super) fn FieldFoot(
    /// Their ids.
    ids: FieldIds,
    /// What is wrong; empty when nothing is.
    #[prop(into)]
    problem: Signal<String>,
    /// The benchmark.
    hint: Signal<Option<Hint>>,
) -> impl IntoView {
    let texts = use_texts();
    let FieldIds {
        problem: problem_id,
        hint: hint_id,
        ..
    } = ids;
    let is_bad = Memo::new(move |_| problem.with(|words| !words.is_empty()));
    view! {
        <p class="field-problem" id=problem_id aria-live="polite" hidden=move || !is_bad.get()>
            <Icon name=IconName::Alert />
            <span>{problem}</span>
        </p>
        {move || {
            hint.get().map(|Hint { text, grade }| {
                let letter = grade.to_string();
                let spoken = (texts.get().parts().grade)(&letter);
                view! {
                    <p class="field-hint" id=hint_id.clone()>
                        <span class="grade" title=spoken.clone() aria-hidden="true">{letter}</span>
                        <span class="sr-only">{spoken}</span>
                        <span>{text}</span>
                    </p>
                }
            })
        }}
    }
}
