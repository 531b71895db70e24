//! Better weights, accepted one by one.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::super::words as lead_words;
use super::asking::study;
use super::{use_figures, use_studies};
use crate::engines::learn::{Offer, Suggestion};
use crate::engines::scorecard::Factor;
use crate::i18n::{Lang, fill};
use crate::jobs::{Found, Study};
use crate::models::lead_tiering::validity::evidence;
use crate::models::lead_tiering::weight_path;
use crate::ui::components::{CheckField, ProgressBar, Toast, next_gesture};
use crate::ui::format;
use crate::workspace::Action;

/// The section.
#[component]
pub fn Suggest() -> impl IntoView {
    let (app, view) = use_view();
    let figures = use_figures();
    let asking = use_studies().suggestion;
    let words = move || app.texts().validity();
    let counts = move || figures.with(|f| (f.won, f.lost));
    let is_enough = Memo::new(move |_| {
        let (won, lost) = counts();
        evidence(won, lost).weights
    });
    let too_few = move || {
        let lang = app.lang.get();
        let (won, lost) = counts();
        let (won, lost) = (format::count(won, lang), format::count(lost, lang));
        fill(words().suggest_few, &[("won", &won), ("lost", &lost)])
    };
    let suggestion = Memo::new(move |_| {
        asking.found(|found| match found {
            Found::Suggestion(suggestion) => Some(suggestion.clone()),
            _ => None,
        })
    });
    view! {
        <section class="study" data-part="suggest">
            <div class="section-head">
                <h3>{move || words().suggest}</h3>
            </div>
            <p class="muted">{move || words().suggest_note}</p>
            <Show when=move || is_enough.get() fallback=move || view! { <p>{too_few}</p> }>
                <Show when=move || !asking.is_working()>
                    <button type="button" class="btn" on:click=move |_| study(asking, Study::Suggest)>
                        {move || if suggestion.with(Option::is_some) { words().suggest_again } else { words().suggest_start }}
                    </button>
                </Show>
            </Show>
            <Show when=move || asking.is_working()>
                <ProgressBar
                    label=Signal::derive(move || words().suggest_working.to_owned())
                    done=asking.done on_cancel=Callback::new(move |()| asking.stop())
                />
            </Show>
            <p role="status">{move || suggestion.with(|s| s.as_ref().map(|s| sentence(s, app.lang.get()))).unwrap_or_else(|| asking.problem().to_owned())}</p>
            // Of an answer that offers nothing too: its AUCs are as much too good.
            <Show when=move || suggestion.with(Option::is_some) && view.with_card(|card| card.judged.is_some())>
                <p class="muted">{move || words().suggest_built}</p>
            </Show>
            <Show when=move || suggestion.with(|s| s.as_ref().is_some_and(is_offered))>
                <Diff suggestion/>
            </Show>
        </section>
    }
}

fn is_offered(suggestion: &Suggestion) -> bool {
    matches!(suggestion.offer, Offer::Surely | Offer::Perhaps)
}

fn sentence(found: &Suggestion, lang: Lang) -> String {
    let words = lang.texts().validity();
    let template = match found.offer {
        Offer::Surely => words.suggest_surely,
        Offer::Perhaps => words.suggest_perhaps,
        Offer::No => words.suggest_no,
        Offer::NothingTells => return words.suggest_nothing.to_owned(),
        Offer::TooFew => {
            let (won, lost) = found.judged;
            return fill(
                words.suggest_few,
                &[("won", &won.to_string()), ("lost", &lost.to_string())],
            );
        }
    };
    let (Some((before, after)), Some(gain)) = (found.auc, found.gain) else {
        return words.compare_none.to_owned();
    };
    let fine = |x: f64| format::small(x, lang);
    let said = fill(
        template,
        &[
            ("before", &fine(before)),
            ("after", &fine(after)),
            ("gain", &fine(gain.value)),
            ("low", &fine(gain.interval.low)),
            ("high", &fine(gain.interval.high)),
        ],
    );
    let judged = if found.by_time {
        words.judged_time
    } else {
        words.judged_folds
    };
    let (won, lost) = found.judged;
    let judged = fill(
        judged,
        &[
            ("won", &format::count(won, lang)),
            ("lost", &format::count(lost, lang)),
        ],
    );
    let reverses = if found.reverses {
        words.suggest_reverses
    } else {
        ""
    };
    match lang {
        Lang::Zh => format!("{said}{reverses}{judged}"),
        Lang::En => [&said, reverses, &judged]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// Present and suggested weights beside each other, each to be taken or left.
#[component]
fn Diff(
    /// What was found.
    suggestion: Memo<Option<Suggestion>>,
) -> impl IntoView {
    let (app, view) = use_view();
    let words = move || app.texts().validity();
    let weights = Memo::new(move |_| {
        suggestion
            .with(|s| s.as_ref().map(|s| s.weights.clone()))
            .unwrap_or_default()
    });
    let chosen = RwSignal::new(BTreeSet::<usize>::new());
    Effect::new(move |_| chosen.set(weights.with(|w| w.iter().map(|(at, _)| *at).collect())));
    let sum = move || {
        view.with_card(|card| {
            weights.with(|weights| {
                let present = |at: usize| card.factors.get(at).map_or(0, Factor::weight);
                let taken = chosen.get();
                let of = |(at, new): &(usize, i64)| if taken.contains(at) { *new } else { present(*at) };
                weights.iter().map(of).sum::<i64>()
            })
        })
    };
    let take = move |_| {
        let (taken, all) = (chosen.get_untracked(), weights.get_untracked());
        let paths: Vec<(String, i64)> = view.with_card(|card| {
            let path = |(at, new): &(usize, i64)| {
                let factor = card.factors.get(*at)?;
                Some((weight_path(&card.id, &factor.id), *new))
                    .filter(|_| taken.contains(at) && factor.weight() != *new)
            };
            all.iter().filter_map(path).collect()
        });
        let gesture = Some(next_gesture());
        let mut count = 0;
        for (id, new) in paths {
            // What is refused is said by whoever refuses it, once.
            if !app.act(
                Action::SetInput {
                    id,
                    value: new as f64,
                },
                gesture,
            ) {
                break;
            }
            count += 1;
        }
        if count == 0 {
            return;
        }
        let lang = app.lang.get_untracked();
        let said = fill(
            lang.texts().validity().accepted,
            &[("n", &format::count(count, lang))],
        );
        app.say(Toast::new(said).undo(lang.texts().common().undo, move || app.undo()));
    };
    let row = move |(at, new): (usize, i64)| {
        let present = move || view.with_card(|card| card.factors.get(at).map_or(0, Factor::weight));
        let name =
            Signal::derive(move || view.with_card(|card| lead_words::factor_name(card, at, app.lang.get())));
        let change = move || {
            let change = new - present();
            if change > 0 {
                format!("+{change}")
            } else if change < 0 {
                format!("−{}", -change)
            } else {
                "0".to_owned()
            }
        };
        let label = Signal::derive(move || fill(words().accept_one, &[("factor", &name.get())]));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{move || format!("{}%", present())}</td>
                <td class="num">{format!("{new}%")}</td>
                <td class="num">{change}</td>
                <td class="check-only">
                    <CheckField
                        label checked=Signal::derive(move || chosen.with(|c| c.contains(&at)))
                        on_change=Callback::new(move |yes| chosen.update(|c| { if yes { c.insert(at); } else { c.remove(&at); } }))
                    />
                </td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=move || words().suggest>
            <table class="plain-table">
                <thead>
                    <tr>
                        <th scope="col">{move || words().col_factor}</th>
                        <th scope="col" class="num">{move || words().col_present}</th>
                        <th scope="col" class="num">{move || words().col_suggested}</th>
                        <th scope="col" class="num">{move || words().col_change}</th>
                        <th scope="col">{move || words().col_accept}</th>
                    </tr>
                </thead>
                <tbody>{move || weights.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <div class="form-actions">
            <button type="button" data-edit="" class="btn btn-primary" disabled=move || chosen.with(BTreeSet::is_empty) on:click=take>
                {move || words().accept}
            </button>
            <span class="muted">{move || fill(words().accept_sum, &[("sum", &sum().to_string())])}</span>
        </div>
    }
}
