//! The scorecard: which one, its factors and weights, what is wrong with it.

use leptos::prelude::*;

use super::factor::FactorEditor;
use super::tiers::TierEditor;
use super::view_state::{LeadView, use_view};
use super::words;
use crate::engines::scorecard::{Axis, Factor, LevelTemplate, Role, Scorecard, even_levels};
use crate::engines::value::{Source, Sourced, Text};
use crate::i18n::fill;
use crate::models::lead_tiering::{NAME, template};
use crate::models::parameter::Parameters;
use crate::ui::components::{Banner, Choice, Icon, IconName, Menu, MenuItem, SelectField, TextField, Tone};
use crate::ui::format;
use crate::ui::platform::dom;
use crate::ui::state::App;
use crate::workspace::{Action, CardEdit, Workspace};

/// The tab.
#[component]
pub fn CardTab() -> impl IntoView {
    let (app, view) = use_view();
    let words = move || app.texts().leads();
    let factors =
        Memo::new(move |_| view.with_card(|c| c.factors.iter().map(|f| f.id.clone()).collect::<Vec<_>>()));
    let sum = move || view.with_card(Scorecard::weight_sum);
    let sum_word = move || {
        let template = if sum() == 100 {
            words().weight_sum
        } else {
            words().weight_sum_off
        };
        fill(template, &[("sum", &sum().to_string())])
    };
    view! {
        <CardHead/>
        <ScenarioNote/>
        <CardProblems/>
        <section id="card-factors" tabindex="-1" aria-label=move || words().factors>
            <div class="section-head">
                <h3>{move || words().factors}</h3>
                <span class="caption" role="status" data-off=move || (sum() != 100).to_string()>{sum_word}</span>
                <Show when=move || { sum() != 100 && sum() > 0 }>
                    <button type="button" data-edit="" class="btn" on:click=move |_| { app.act(Action::NormaliseWeights, None); }>
                        {move || words().normalise}
                    </button>
                </Show>
            </div>
            <div class="ledger" id="card-levels" tabindex="-1">
                <For each=move || factors.get() key=Clone::clone let:id>
                    <FactorEditor id/>
                </For>
            </div>
            <div class="form-actions">
                <button type="button" data-edit="" class="btn" on:click=move |_| add_factor(app, view, true)>
                    <Icon name=IconName::Plus/>{move || words().add_factor}
                </button>
                <button type="button" data-edit="" class="btn" on:click=move |_| add_factor(app, view, false)>
                    <Icon name=IconName::Plus/>{move || words().add_item}
                </button>
            </div>
        </section>
        <UnmatchedList/>
        <TierEditor/>
    }
}

/// Which scorecard, its name, and what can be done with it.
#[component]
fn CardHead() -> impl IntoView {
    let (app, view) = use_view();
    let words = move || app.texts().leads();
    let name = Signal::derive(move || view.with_card(|c| app.lang.get().of(&c.name).to_owned()));
    let cards = move || {
        let lang = app.lang.get();
        app.lead_input.with(|i| {
            i.cards
                .iter()
                .map(|c| Choice::new(c.id.clone(), lang.of(&c.name)))
                .collect::<Vec<_>>()
        })
    };
    let active = move || view.with_card(|c| c.id.clone());
    let samples = move || app.lead_input.with(|i| sample_inputs(i, &active()));
    let items = move || {
        let several = app.lead_input.with(|i| i.cards.len() > 1);
        vec![
            MenuItem::new(words().card_copy, move || copy_card(app, view)).icon(IconName::Copy),
            MenuItem::new(words().card_template, move || {
                add_card(app, template::scorecard(), None);
            })
            .icon(IconName::Plus),
            MenuItem::new(app.texts().validity().learn, move || {
                view.tab.set("history");
                request_animation_frame(|| dom::go_to("learn-from-history"));
            })
            .icon(IconName::Plus),
            MenuItem::new(words().card_confirm, move || {
                let ids = app
                    .lead_input
                    .with_untracked(|i| sample_inputs(i, &i.active_card));
                app.act(Action::ConfirmInputs(ids), None);
            })
            .icon(IconName::Check)
            .disabled(samples().is_empty()),
            MenuItem::new(words().card_remove, move || {
                let id = view.card.with_untracked(|c| c.as_ref().map(|c| c.id.clone()));
                app.act(Action::RemoveCard(id.unwrap_or_default()), None);
            })
            .icon(IconName::Trash)
            .dangerous()
            .disabled(!several)
            .rule_above(),
        ]
    };
    view! {
        <div class="card-head">
            <SelectField
                label=Signal::derive(move || words().card.to_owned()) choices=Signal::derive(cards)
                value=Signal::derive(active)
                on_change=Callback::new(move |id| { app.act(Action::UseCard(id), None); })
            />
            <TextField
                label=Signal::derive(move || app.texts().shell().name.to_owned()) value=name
                on_commit=Callback::new(move |t: String| {
                    app.act(Action::EditCard(CardEdit::Name(Text::own(t))), None);
                })
            />
            <Menu
                label=Signal::derive(move || app.texts().shell().more.to_owned()) items=Signal::derive(items)
                icon=IconName::More class="btn btn-icon" align_end=true edits=true
            />
        </div>
    }
}

/// The numbers of a scorecard that are still the template's.
fn sample_inputs(input: &crate::models::lead_tiering::Input, card: &str) -> Vec<String> {
    let prefix = format!("card/{card}/");
    let list = input
        .parameters()
        .into_iter()
        .map(|p| p.id)
        .filter(|id| id.starts_with(&prefix));
    list.filter(|id| input.get(id).is_some_and(|v| v.source == Source::Sample))
        .collect()
}

fn copy_card(app: App, view: LeadView) {
    let words = app.lang.get_untracked().texts().shell();
    let Some(card) = view.card.get_untracked() else {
        return;
    };
    let mut copy = card.as_ref().clone();
    let named = |name: &str| fill(words.copy_of, &[("name", name)]);
    copy.name = Text::new(named(&card.name.zh), named(&card.name.en));
    add_card(app, copy, None);
}

/// Adds a scorecard under an id that is not taken. False where that was refused.
pub(super) fn add_card(app: App, mut card: Scorecard, gesture: Option<u32>) -> bool {
    let taken = app.workspace.with_untracked(|w| {
        w.lead_tiering
            .cards
            .iter()
            .map(|c| c.id.clone())
            .collect::<Vec<_>>()
    });
    card.id = free_id("c", |id| taken.iter().any(|t| t == id));
    app.act(Action::AddCard(Box::new(card)), gesture)
}

/// The first of `c1`, `c2` … that is not taken.
pub(super) fn free_id(prefix: &str, is_taken: impl Fn(&str) -> bool) -> String {
    (1_u32..)
        .map(|n| format!("{prefix}{n}"))
        .find(|id| !is_taken(id))
        .unwrap_or_default()
}

/// In a scenario: what a change here changes.
#[component]
fn ScenarioNote() -> impl IntoView {
    let (app, _) = use_view();
    let name = Memo::new(move |_| app.workspace.with(|w| w.scenario().map(|s| s.name.clone())));
    let text = move || {
        fill(
            app.texts().leads().card_in_scenario,
            &[("name", &name.get().unwrap_or_default())],
        )
    };
    view! {
        <Show when=move || name.get().is_some()>
            <Banner text=Signal::derive(text)/>
        </Show>
    }
}

/// What is wrong with the scorecard; the sum of weights is said beside it.
#[component]
fn CardProblems() -> impl IntoView {
    let (app, view) = use_view();
    let problems = Memo::new(move |_| {
        let lang = app.lang.get();
        let list = app.lead_report.with(|r| r.problems.clone());
        view.with_card(|card| {
            list.iter()
                .filter(|p| !matches!(p, crate::engines::scorecard::CardProblem::WeightSum(_)))
                .map(|p| words::card_problem(card, p, lang))
                .collect::<Vec<_>>()
        })
    });
    view! {
        {move || problems.get().into_iter().map(|text| view! { <Banner tone=Tone::Warn text=Signal::derive(move || text.clone())/> }).collect_view()}
    }
}

/// Adds a factor of five plain levels, or a plus/minus item of one, with a column of its own.
fn add_factor(app: App, view: LeadView, is_weighted: bool) {
    let lang = app.lang.get_untracked();
    let words = lang.texts().leads();
    let id = app.workspace.with_untracked(|w: &Workspace| {
        let factors = view
            .card
            .with_untracked(|c| c.as_ref().map(|c| c.factors.clone()).unwrap_or_default());
        free_id("f", |id| {
            factors.iter().any(|f| f.id == id) || w.leads.column_at(id).is_some()
        })
    });
    let levels = if is_weighted { 5 } else { 2 };
    let level = |n: usize| LevelTemplate {
        label: Text::own(if is_weighted {
            format!("{n}")
        } else {
            format!("{} {n}", words.new_level)
        }),
        detail: Text::default(),
    };
    let mut scale = even_levels(&id, (1..=levels).map(level).collect());
    if let crate::engines::scorecard::Scale::Levels { levels } = &mut scale {
        for level in levels {
            let points = if is_weighted {
                level.points.value
            } else {
                (level.points.value - 50) / 5
            };
            level.points = Sourced::typed(points);
        }
    }
    let factor = Factor {
        name: Text::own(if is_weighted {
            words.new_factor
        } else {
            words.new_item
        }),
        question: Text::default(),
        column: id.clone(),
        role: if is_weighted {
            Role::Weighted {
                weight: Sourced::typed(10),
            }
        } else {
            Role::PlusMinus
        },
        axis: Axis::Fit,
        scale,
        when_empty: None,
        decay: None,
        source: Source::Typed,
        id: id.clone(),
    };
    if app.act(Action::EditCard(CardEdit::AddFactor(Box::new(factor))), None) {
        view.open_factor.set(Some(id));
    }
}

/// Words of the leads that match no level, each with a level to give it to.
#[component]
fn UnmatchedList() -> impl IntoView {
    let (app, view) = use_view();
    let list = Memo::new(move |_| app.lead_report.with(|r| r.unmatched.clone()));
    let title = move || {
        fill(
            app.texts().leads().unmatched_title,
            &[("n", &format::count(list.with(Vec::len), app.lang.get()))],
        )
    };
    // The most frequent ones; the rest follow as these are settled.
    let rows = move || list.get().into_iter().take(50).collect::<Vec<_>>();
    view! {
        <Show when=move || list.with(|l| !l.is_empty())>
            <section class="unmatched" aria-label=title>
                <div class="section-head"><h3>{title}</h3></div>
                <div class="ledger">
                    <For each=rows key=|u| (u.factor, u.text.clone(), u.count) let:word>
                        {
                            let (at, text, n) = (word.factor, word.text.clone(), word.count);
                            let shown = text.clone();
                            let label = move || {
                                let lang = app.lang.get();
                                let factor = view.with_card(|c| words::factor_name(c, at, lang));
                                let n = format::count(n, lang);
                                fill(lang.texts().leads().unmatched_row, &[("factor", &factor), ("text", &shown), ("n", &n)])
                            };
                            let choices = move || {
                                let lang = app.lang.get();
                                let first = Choice::new("", lang.texts().leads().unmatched_choose);
                                view.with_card(|c| {
                                    let levels = c.factors.get(at).map(Factor::levels).unwrap_or_default();
                                    let rest = levels.iter().map(|l| Choice::new(l.id.clone(), lang.of(&l.label)));
                                    std::iter::once(first).chain(rest).collect::<Vec<_>>()
                                })
                            };
                            view! {
                                <SelectField
                                    label=Signal::derive(label) choices=Signal::derive(choices) value=String::new()
                                    on_change=Callback::new(move |level: String| {
                                        let factor = view.card.with_untracked(|c| {
                                            c.as_ref().and_then(|c| c.factors.get(at).map(|f| f.id.clone()))
                                        });
                                        if let Some(factor) = factor.filter(|_| !level.is_empty()) {
                                            let edit = CardEdit::Alias { factor, level, text: text.clone() };
                                            app.act(Action::EditCard(edit), None);
                                        }
                                    })
                                />
                            }
                        }
                    </For>
                </div>
            </section>
        </Show>
    }
}

/// The columns a factor may read: all but the name.
pub(super) fn readable_columns(app: App) -> Vec<Choice> {
    let lang = app.lang.get();
    app.workspace.with(|w| {
        let columns = w.leads.columns.iter().filter(|c| c.id != NAME);
        columns
            .map(|c| Choice::new(c.id.clone(), lang.of(&c.name)))
            .collect()
    })
}
