//! Which leads were won: the column that says so, and what its values mean.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::super::words as lead_words;
use super::learn::{Building, column_name};
use crate::exchange::detect::OutcomeValue;
use crate::i18n::fill;
use crate::models::lead_tiering::{Outcome, OutcomeBy};
use crate::ui::components::{Choice, SelectField};
use crate::ui::format;
use crate::workspace::rows::ColumnRole;

/// The choice of the column, and of the meaning of each of its values.
#[component]
pub fn OutcomeChoice(
    /// What is being built.
    building: Building,
) -> impl IntoView {
    let (app, _) = use_view();
    let words = move || app.texts().validity();
    let choices = move || {
        let columns = building.columns();
        let listed = columns
            .iter()
            .map(|c| Choice::new(c.column.clone(), column_name(app, &c.column)));
        // Until one is chosen nothing is, and that is said rather than shown as an empty field.
        let none = building.by.with(|by| by.column.is_empty());
        let ask = none.then(|| Choice::new("", words().learn_outcome_choose));
        ask.into_iter().chain(listed).collect::<Vec<_>>()
    };
    let column = Memo::new(move |_| building.by.with(|by| by.column.clone()));
    let choose = move |id: String| {
        let found = building.columns().into_iter().find(|c| c.column == id);
        if let Some(found) = found {
            building.choose(found.by());
        }
    };
    let values = move || {
        let id = column.get();
        let found = building.columns().into_iter().find(|c| c.column == id);
        let values = found.map(|c| c.values).unwrap_or_default();
        values
            .into_iter()
            .map(|value| view! { <Meaning building value/> })
            .collect_view()
    };
    let missing = move || building.by.with(|by| !by.column.is_empty() && !by.says_both());
    view! {
        <section class="outcome-choice">
            <h3>{move || words().learn_outcome}</h3>
            <Show
                when=move || !building.columns().is_empty()
                fallback=move || view! { <p>{move || words().learn_outcome_none}</p> }
            >
                <p class="muted">{move || words().learn_outcome_note}</p>
                <SelectField
                    asks=true
                    label=Signal::derive(move || words().learn_outcome_column.to_owned())
                    choices=Signal::derive(choices) value=column on_change=Callback::new(choose)
                />
                <ul class="import-words">{values}</ul>
                <p role="status" class:sr-only=move || !missing()>
                    {move || if missing() { words().learn_outcome_missing } else { "" }}
                </p>
            </Show>
        </section>
    }
}

/// What one value means.
#[component]
fn Meaning(
    /// What is being built.
    building: Building,
    /// The value.
    value: OutcomeValue,
) -> impl IntoView {
    let (app, _) = use_view();
    let words = move || app.texts().validity();
    let text = StoredValue::new(value.value);
    let count = value.count;
    let name = move |outcome| lead_words::outcome(outcome, app.lang.get()).to_owned();
    let choices = move || {
        vec![
            Choice::new("", words().learn_outcome_neither),
            Choice::new(Outcome::Won.word(), name(Outcome::Won)),
            Choice::new(Outcome::Lost.word(), name(Outcome::Lost)),
        ]
    };
    // The list's own outcome column holds words of ours, which have a name in each language.
    let is_ours = move || {
        let id = building.by.with(|by| by.column.clone());
        app.workspace.with(|w| {
            let column = w.leads.columns.iter().find(|c| c.id == id);
            column.is_some_and(|c| c.role == ColumnRole::Outcome)
        })
    };
    let label = move || {
        let lang = app.lang.get();
        let known = [Outcome::Won, Outcome::Lost, Outcome::Open];
        let shown = text.with_value(|text| {
            let ours = known.into_iter().find(|o| o.word() == text).filter(|_| is_ours());
            ours.map_or_else(|| text.clone(), name)
        });
        let counted = fill(words().learn_outcome_count, &[("n", &format::count(count, lang))]);
        format!("{shown} {counted}")
    };
    let meant = Memo::new(move |_| {
        let meant = text.with_value(|text| building.by.with(|by| by.of(text)));
        meant.map_or("", Outcome::word).to_owned()
    });
    let choose = move |key: String| {
        let mut by: OutcomeBy = building.by.get_untracked();
        text.with_value(|text| {
            by.won.retain(|v| v != text);
            by.lost.retain(|v| v != text);
            match Outcome::of_word(&key) {
                Outcome::Won => by.won.push(text.clone()),
                Outcome::Lost => by.lost.push(text.clone()),
                Outcome::Open => {}
            }
        });
        building.choose(by);
    };
    view! {
        <li>
            <SelectField
                asks=true
                label=Signal::derive(label) choices=Signal::derive(choices) value=meant on_change=Callback::new(choose)
            />
        </li>
    }
}
