//! A number with its unit: typed, stepped by arrow keys, or scrubbed by dragging its label.
//!
//! A text that does not parse stays in the field with the reason under it, and the document keeps its last good
//! value. Every good text takes effect with the frame after its own; all of one visit to the field is one undo step.

use leptos::html;
use leptos::prelude::*;

use super::field_parts::{FieldAside, FieldFoot, FieldIds, Hint};
use super::following::Following;
use super::number_entry::{EntryProblem, NumberRules};
use super::number_scrub::use_scrub;
use super::support::{is_look_only, next_gesture, use_document};
use super::unread::tell_unread;
use crate::i18n::number::NumberProblem;
use crate::ui::locale::{use_lang, use_texts};
use crate::ui::platform::dom;
use crate::ui::platform::painted::do_waiting;

/// A new value of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Commit {
    /// The value, in the stored unit.
    pub value: f64,
    /// The movement of the hand it belongs to; commits that share one are one undo step.
    pub gesture: Option<u32>,
}

/// What one number field remembers between events.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    rules: NumberRules,
    value: Signal<Option<f64>>,
    /// What it was set to, until that has taken effect.
    commits: Following<Commit>,
    on_clear: Option<Callback<()>>,
    /// The text as typed, while it is not yet the value's own.
    draft: RwSignal<Option<String>>,
    problem: RwSignal<Option<EntryProblem>>,
    gesture: StoredValue<Option<u32>>,
    /// The value when the visit began: what Escape returns to.
    before: StoredValue<Option<f64>>,
    has_focus: StoredValue<bool>,
}

impl Entry {
    fn new(
        rules: NumberRules,
        value: Signal<Option<f64>>,
        on_commit: Callback<Commit>,
        on_clear: Option<Callback<()>>,
    ) -> Self {
        Self {
            rules,
            value,
            commits: Following::new(on_commit),
            on_clear,
            draft: RwSignal::new(None),
            problem: RwSignal::new(None),
            gesture: StoredValue::new(None),
            before: StoredValue::new(None),
            has_focus: StoredValue::new(false),
        }
    }

    /// What it is set to, whether that has taken effect or not.
    fn shown(self) -> Option<f64> {
        self.commits
            .get()
            .map(|commit| commit.value)
            .or_else(|| self.value.get())
    }

    fn enter(self) {
        self.has_focus.set_value(true);
        self.before.set_value(untrack(|| self.shown()));
    }

    fn commit(self, value: f64) {
        let gesture = self.gesture.get_value().unwrap_or_else(next_gesture);
        if self.set(value, gesture) {
            self.gesture.set_value(Some(gesture));
        }
    }

    /// Says whether that is a change.
    fn set(self, value: f64, gesture: u32) -> bool {
        let is_change = untrack(|| self.shown()) != Some(value);
        if is_change {
            self.commits.set(Commit {
                value,
                gesture: Some(gesture),
            });
        }
        is_change
    }

    /// A key was typed: a good text takes effect, a bad one waits until the field is left.
    fn typed(self, text: String) {
        match self.rules.read(&text) {
            Ok(value) => {
                self.problem.set(None);
                self.commit(value);
            }
            Err(problem) if self.problem.with_untracked(Option::is_some) => self.problem.set(Some(problem)),
            Err(_) => {}
        }
        self.draft.set(Some(text));
    }

    /// The field is left or Enter pressed: the text becomes the value's own, or says what is wrong.
    fn settle(self) {
        do_waiting();
        if let Some(text) = self.draft.get_untracked() {
            match (self.rules.read(&text), self.on_clear) {
                (Ok(value), _) => {
                    self.commit(value);
                    do_waiting();
                    self.draft.set(None);
                }
                (Err(EntryProblem::Number(NumberProblem::Empty)), Some(on_clear)) => {
                    self.problem.set(None);
                    self.draft.set(None);
                    if self.value.get_untracked().is_some() {
                        on_clear.run(());
                    }
                }
                (Err(problem), _) => self.problem.set(Some(problem)),
            }
        }
        self.gesture.set_value(None);
        self.before.set_value(untrack(|| self.shown()));
    }

    fn leave(self) {
        // Where a dialog closes with the focus inside, the browser tells of the lost focus when the field is gone.
        if self.draft.is_disposed() {
            return;
        }
        self.has_focus.set_value(false);
        self.settle();
    }

    /// Escape: back to the value the visit began with. Says whether there was anything to take back.
    fn restore(self) -> bool {
        let before = self.before.get_value();
        let has_moved = untrack(|| self.shown()) != before;
        let had_draft = self.draft.with_untracked(Option::is_some);
        self.draft.set(None);
        self.problem.set(None);
        match before {
            Some(value) if has_moved => self.commit(value),
            None if has_moved => {
                if let Some(on_clear) = self.on_clear {
                    on_clear.run(());
                }
            }
            _ => {}
        }
        has_moved || had_draft
    }

    fn step(self, steps: f64) {
        let from = self.value_now();
        self.draft.set(None);
        self.problem.set(None);
        self.commit(self.rules.stepped(from, steps));
    }

    /// A drag of the label sets the value under a gesture of its own.
    pub(super) fn drag_to(self, value: f64, gesture: u32) {
        self.draft.set(None);
        self.problem.set(None);
        self.set(value, gesture);
    }

    pub(super) fn value_now(self) -> f64 {
        untrack(|| self.shown()).or(self.rules.min).unwrap_or(0.0)
    }

    pub(super) const fn rules(self) -> NumberRules {
        self.rules
    }

    /// A value changed from elsewhere (undo, another scenario, another document) replaces a text that was left standing.
    fn follow_value(self) {
        let document = use_document();
        Effect::new(move |last: Option<(Option<f64>, String)>| {
            let now = (self.value.get(), document.get());
            if last.as_ref().is_some_and(|last| *last != now) && !self.has_focus.get_value() {
                self.draft.set(None);
                self.problem.set(None);
            }
            now
        });
    }
}

/// A labelled number with its unit inside the field.
///
/// ```ignore
/// <NumberField
///     label=move || texts.get().plan.ramp
///     unit=move || texts.get().plan.months
///     rules=NumberRules::count().between(0.0, 24.0)
///     value=ramp
///     on_commit=move |commit: Commit| apply(Action::SetRamp(commit.value), commit.gesture)
/// />
/// ```
#[component]
pub fn NumberField(
    /// Its name; dragging it sideways changes the value.
    #[prop(into)]
    label: Signal<String>,
    /// The value in force; `None` is unknown and shows as an empty field.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// Told each new value.
    #[prop(into)]
    on_commit: Callback<Commit>,
    /// Told when the field is emptied; without it an empty field is a problem.
    #[prop(optional, into)]
    on_clear: Option<Callback<()>>,
    /// What it accepts.
    #[prop(optional)]
    rules: NumberRules,
    /// Its unit.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// A few words after the label.
    #[prop(optional, into)]
    note: Signal<String>,
    /// The sample mark's word.
    #[prop(optional, into)]
    mark: Signal<Option<&'static str>>,
    /// A benchmark under the field.
    #[prop(optional, into)]
    hint: Signal<Option<Hint>>,
    /// A problem found elsewhere, such as two fields that contradict each other; empty when there is none.
    #[prop(optional, into)]
    warning: Signal<String>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Put the control under the label.
    #[prop(optional)]
    stacked: bool,
    /// The label is only read aloud, as in a table.
    #[prop(optional)]
    bare: bool,
    /// It asks something of the page and changes nothing of the document: it works in a visit too.
    #[prop(optional)]
    asks: bool,
) -> impl IntoView {
    let (lang, texts) = (use_lang(), use_texts());
    let is_fixed = !asks && is_look_only();
    let ids = FieldIds::new();
    let entry = Entry::new(rules, value, on_commit, on_clear);
    entry.follow_value();
    let control = ids.control.clone();
    tell_unread(
        control.clone(),
        label,
        move || entry.problem.with(Option::is_some),
        Callback::new(move |()| dom::go_to(&control)),
    );
    let sentence = Signal::derive(move || match entry.problem.get() {
        Some(problem) => unit.with(|unit| rules.sentence(problem, unit, lang.get())),
        None => warning.get(),
    });
    let cannot_move = Signal::derive(move || is_fixed || disabled.get());
    let scrub = use_scrub(entry);
    let is_handle = move || (!cannot_move.get()).then_some("true");
    let why = move || (!is_fixed).then(|| texts.get().parts().scrub);
    view! {
        <div
            class="field"
            class:field-stacked=stacked || bare
            on:pointerdown=move |event| scrub.start(&event)
            on:pointermove=move |event| scrub.drag(&event)
            on:pointerup=move |_| scrub.end()
            on:pointercancel=move |_| scrub.end()
            on:click=move |event| scrub.swallow_click(&event)
        >
            <div class="field-head" class:sr-only=bare>
                <label class="field-label" for=ids.control.clone() data-scrub=is_handle title=why>{label}</label>
                <FieldAside note mark />
            </div>
            <NumberControl entry ids=ids.clone() unit sentence hint disabled is_fixed moves_by_unit=bare cannot_move />
            <FieldFoot ids problem=sentence hint />
        </div>
    }
}

/// The box with the unit and the number.
#[component]
fn NumberControl(
    entry: Entry,
    ids: FieldIds,
    unit: Signal<String>,
    sentence: Signal<String>,
    hint: Signal<Option<Hint>>,
    disabled: Signal<bool>,
    is_fixed: bool,
    /// Where the label is only read aloud, the unit is what is dragged.
    moves_by_unit: bool,
    cannot_move: Signal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let is_handle = move || (moves_by_unit && !cannot_move.get()).then_some("true");
    let node = NodeRef::<html::Input>::new();
    let control = ids.control.clone();
    let unit_id = format!("{control}-unit");
    let is_bad = Memo::new(move |_| sentence.with(|words| !words.is_empty()));
    let rules = entry.rules;
    let shown = move || {
        entry.draft.get().unwrap_or_else(|| {
            entry
                .shown()
                .map_or_else(String::new, |value| rules.show(value, lang.get()))
        })
    };
    let described = {
        let unit_id = unit_id.clone();
        move || {
            let rest = ids.described_by(is_bad.get(), hint.with(Option::is_some));
            Some(rest.map_or_else(|| unit_id.clone(), |rest| format!("{unit_id} {rest}")))
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if is_fixed {
            return;
        }
        let stride = if event.shift_key() { 10.0 } else { 1.0 };
        match event.key().as_str() {
            "ArrowUp" => entry.step(stride),
            "ArrowDown" => entry.step(-stride),
            "Enter" if !event.is_composing() => {
                entry.settle();
                select_all(node);
                return;
            }
            "Escape" if entry.restore() => {
                event.stop_propagation();
                // The field shows the restored number by the next frame.
                request_animation_frame(move || select_all(node));
            }
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div
            class="field-control field-number"
            data-state=move || is_bad.get().then_some("bad")
            data-disabled=move || disabled.get().then_some("true")
        >
            <span class="field-unit" id=unit_id data-scrub=is_handle>{unit}</span>
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                id=control
                node_ref=node
                prop:value=shown
                disabled=disabled
                readonly=is_fixed
                aria-invalid=move || is_bad.get().then_some("true")
                aria-describedby=described
                on:focus=move |_| {
                    entry.enter();
                    select_all(node);
                }
                on:input=move |event| entry.typed(event_target_value(&event))
                on:blur=move |_| entry.leave()
                on:keydown=on_key
            />
        </div>
    }
}

/// Selects the text, so that typing replaces it.
fn select_all(node: NodeRef<html::Input>) {
    if let Some(Some(input)) = node.try_get_untracked() {
        input.select();
    }
}
