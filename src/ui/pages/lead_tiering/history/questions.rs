//! Which columns may be used: those that may have been filled after the outcome are asked about one by one.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::learn::{Building, column_name};
use crate::engines::learn::Suspicion;
use crate::engines::value::Text;
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::Suspect;
use crate::ui::components::CheckField;
use crate::ui::format;
use crate::workspace::rows::{ColumnKind, ColumnRole};

/// The suspects to be asked about, and the other columns.
#[component]
pub fn Columns(
    /// What is being built.
    building: Building,
) -> impl IntoView {
    let (app, _) = use_view();
    let words = move || app.texts().validity();
    let suspects = Memo::new(move |_| building.suspects());
    let others = Memo::new(move |_| {
        let suspects = suspects.get();
        let outcome = building.by.with(|by| by.column.clone());
        app.workspace.with(|w| {
            let columns = w.leads.columns.iter().enumerate().filter(|(at, c)| {
                matches!(c.role, ColumnRole::Other | ColumnRole::Amount)
                    && c.kind != ColumnKind::Day
                    && c.id != outcome
                    && !suspects.iter().any(|s| s.column == c.id)
                    // The template's columns stand empty beside those of a list.
                    && w.leads.has_any(*at)
            });
            columns
                .map(|(_, c)| (c.id.clone(), c.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let question = move |suspect: Suspect| {
        let id = suspect.column.clone();
        let column = id.clone();
        let name = column_name(app, &id);
        let reasons = move || {
            let lang = app.lang.get();
            let reasons: Vec<String> = suspect.reasons.iter().map(|why| reason(why, lang)).collect();
            reasons.join(if lang == Lang::Zh { "；" } else { "; " })
        };
        let button = move |before: bool, id: String| {
            let (shown, set) = (id.clone(), id);
            view! {
                <button
                    type="button" class="segment"
                    aria-pressed=move || (building.before.with(|b| b.get(&shown) == Some(&before))).to_string()
                    on:click=move |_| building.before.update(|b| { b.insert(set.clone(), before); })
                >
                    {move || if before { words().learn_keep } else { words().learn_drop }}
                </button>
            }
        };
        let group = name.clone();
        view! {
            <li class="suspect" data-column=column>
                <div>
                    <strong>{name}</strong>
                    <p class="muted">{reasons}</p>
                </div>
                <div class="segmented" role="group" aria-label=group>
                    {button(true, id.clone())}
                    {button(false, id)}
                </div>
            </li>
        }
    };
    let other = move |(id, name): (String, Text)| {
        let (shown, set) = (id.clone(), id);
        view! {
            <CheckField
                asks=true
                label=Signal::derive(move || app.lang.get().of(&name).to_owned())
                checked=Signal::derive(move || !building.unwanted.with(|u| u.contains(&shown)))
                on_change=Callback::new(move |yes| {
                    let id = set.clone();
                    building.unwanted.update(|u| { if yes { u.remove(&id); } else { u.insert(id); } });
                })
            />
        }
    };
    let has_suspects = move || suspects.with(|s| !s.is_empty());
    view! {
        <Show when=has_suspects fallback=move || view! { <p>{move || words().learn_ask_none}</p> }>
            <h3>{move || words().learn_ask_title}</h3>
            <p class="muted">{move || words().learn_ask_note}</p>
            <ul class="suspects">{move || suspects.get().into_iter().map(question).collect_view()}</ul>
        </Show>
        <h3>{move || words().learn_other_columns}</h3>
        <p class="muted">{move || words().learn_other_note}</p>
        <div class="column-checks">{move || others.get().into_iter().map(other).collect_view()}</div>
    }
}

fn reason(why: &Suspicion, lang: Lang) -> String {
    let words = lang.texts().validity();
    let percent = |share: f64| format::percent(share, lang);
    match why {
        Suspicion::Auc(auc) => fill(words.why_auc, &[("n", &format::ratio(*auc, lang))]),
        Suspicion::Information(value) => fill(words.why_information, &[("n", &format::ratio(*value, lang))]),
        Suspicion::Emptiness(won, lost) => fill(
            words.why_emptiness,
            &[("won", &percent(*won)), ("lost", &percent(*lost))],
        ),
        Suspicion::Name(word) => fill(words.why_name, &[("word", word)]),
        Suspicion::OnlyClosed(share) => fill(words.why_closed, &[("share", &percent(*share))]),
        Suspicion::ValueOnlyClosed(value, share) => {
            fill(words.why_value, &[("word", value), ("share", &percent(*share))])
        }
    }
}
