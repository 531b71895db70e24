//! A scorecard built from the outcomes: which columns may be used, what came of it, and taking it over.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::super::card::add_card;
use super::super::view_state::use_view;
use super::asking::Asking;
use crate::engines::learn::{JudgedTier, NoCoder, Suspicion, Unused, Verdict};
use crate::engines::value::Text;
use crate::i18n::{Lang, fill};
use crate::jobs::{Found, Study};
use crate::models::lead_tiering::validity::WINS_FOR_PROBABILITIES;
use crate::models::lead_tiering::{ColumnFate, Learned, Suspect};
use crate::ui::components::{CheckField, Dialog, DialogSize, Heading, PlainTable, ProgressBar, Toast};
use crate::ui::format;
use crate::ui::state::App;
use crate::workspace::rows::{ColumnKind, ColumnRole};

/// What the user answered, and what came of it.
#[derive(Clone, Copy)]
struct Building {
    open: RwSignal<bool>,
    looking: Asking,
    learning: Asking,
    /// Whether a suspect was filled before the outcome, by column; missing where not answered.
    before: RwSignal<BTreeMap<String, bool>>,
    /// Other columns that shall not be used.
    unwanted: RwSignal<BTreeSet<String>>,
}

impl Building {
    fn begin(self) {
        self.before.set(BTreeMap::new());
        self.unwanted.set(BTreeSet::new());
        self.learning.stop();
        self.looking.ask(Study::Suspects);
        self.open.set(true);
    }

    fn suspects(self) -> Vec<Suspect> {
        let found = self.looking.found(|found| match found {
            Found::Suspects(list) => Some(list.clone()),
            _ => None,
        });
        found.unwrap_or_default()
    }

    fn learned<T>(self, read: impl FnOnce(&Learned) -> Option<T>) -> Option<T> {
        self.learning.found(|found| match found {
            Found::Learned(learned) => read(learned),
            _ => None,
        })
    }

    fn build(self) {
        let after = self
            .before
            .get_untracked()
            .into_iter()
            .filter(|(_, before)| !before);
        let dropped = after
            .map(|(id, _)| id)
            .chain(self.unwanted.get_untracked())
            .collect();
        self.learning.ask(Study::Learn { dropped });
    }

    fn close(self) {
        self.looking.stop();
        self.learning.stop();
    }
}

/// The section, and the dialog it opens.
#[component]
pub fn Learn() -> impl IntoView {
    let (app, _) = use_view();
    let building = Building {
        open: RwSignal::new(false),
        looking: Asking::new(app),
        learning: Asking::new(app),
        before: RwSignal::new(BTreeMap::new()),
        unwanted: RwSignal::new(BTreeSet::new()),
    };
    Effect::new(move |was_open: Option<bool>| {
        let is_open = building.open.get();
        if was_open == Some(true) && !is_open {
            building.close();
        }
        is_open
    });
    let rows = Memo::new(move |_| app.workspace.with(|w| w.leads.clone()));
    Effect::new(move |before: Option<()>| {
        rows.track();
        // What was found is about other leads now.
        if before.is_some() {
            building.open.set(false);
        }
    });
    let words = move || app.texts().validity();
    let has_result = Memo::new(move |_| building.learned(|_| Some(())).is_some());
    let is_busy = move || building.looking.is_working() || building.learning.is_working();
    let done = Signal::derive(move || {
        if building.learning.is_working() {
            building.learning.done.get()
        } else {
            building.looking.done.get()
        }
    });
    let label = Signal::derive(move || {
        if building.learning.is_working() {
            words().learn_working.to_owned()
        } else {
            words().learn_looking.to_owned()
        }
    });
    let stop = Callback::new(move |()| {
        if building.learning.is_working() {
            building.learning.stop();
        } else {
            building.open.set(false);
        }
    });
    let problem = move || format!("{}{}", building.looking.problem(), building.learning.problem());
    view! {
        <section class="study" data-part="learn" id="learn-from-history" tabindex="-1">
            <div class="section-head">
                <h3>{move || words().learn}</h3>
            </div>
            <p class="muted">{move || words().learn_note}</p>
            <button type="button" class="btn" on:click=move |_| building.begin()>{move || words().learn_start}</button>
            <Dialog
                open=building.open title=Signal::derive(move || words().learn.to_owned()) size=DialogSize::Wide
                footer=move || view! { <Foot building/> }
            >
                <Show when=is_busy>
                    <ProgressBar label done on_cancel=stop/>
                </Show>
                <p role="status" class:sr-only=move || problem().is_empty()>{problem}</p>
                <Show when=move || !is_busy() && !has_result.get() && building.looking.found(|_| Some(())).is_some()>
                    <Columns building/>
                </Show>
                <Show when=move || has_result.get()>
                    <Outcome building/>
                </Show>
            </Dialog>
        </section>
    }
}

#[component]
fn Foot(
    /// What is being built.
    building: Building,
) -> impl IntoView {
    let (app, _) = use_view();
    let words = move || app.texts().validity();
    let has_result = move || building.learned(|_| Some(())).is_some();
    let has_card = move || building.learned(|l| l.card.as_ref().map(|_| ())).is_some();
    let unanswered = move || {
        let answered = building.before.get();
        building
            .suspects()
            .iter()
            .filter(|s| !answered.contains_key(&s.column))
            .count()
    };
    let is_ready = move || {
        !has_result() && !building.learning.is_working() && building.looking.found(|_| Some(())).is_some()
    };
    let missing = move || {
        let n = unanswered();
        let said = fill(words().learn_unanswered, &[("n", &n.to_string())]);
        if is_ready() && n > 0 { said } else { String::new() }
    };
    view! {
        <span class="muted" role="status">{missing}</span>
        <Show when=is_ready>
            <button
                type="button" class="btn btn-primary" disabled=move || { unanswered() > 0 }
                on:click=move |_| building.build()
            >
                {move || words().learn_build}
            </button>
        </Show>
        <Show when=has_result>
            <button type="button" class="btn" on:click=move |_| building.learning.stop()>
                {move || words().learn_back}
            </button>
        </Show>
        <Show when=has_card>
            <button type="button" class="btn btn-primary" on:click=move |_| take(app, building)>
                {move || words().learn_take}
            </button>
        </Show>
    }
}

/// Adds the scorecard and uses it; one step of undo.
fn take(app: App, building: Building) {
    let found = building.learned(|l| Some((l.card.clone()?, l.closed)));
    let Some((mut card, (won, lost))) = found else {
        return;
    };
    let name = |lang: Lang| {
        fill(
            lang.texts().validity().learn_name,
            &[("n", &format::count(won + lost, lang))],
        )
    };
    card.name = Text::new(name(Lang::Zh), name(Lang::En));
    if !add_card(app, card) {
        return;
    }
    building.open.set(false);
    let texts = app.lang.get_untracked().texts();
    app.say(Toast::new(texts.validity().learn_taken).undo(texts.common().undo, move || app.undo()));
}

/// The suspects to be asked about, and the other columns.
#[component]
fn Columns(
    /// What is being built.
    building: Building,
) -> impl IntoView {
    let (app, _) = use_view();
    let words = move || app.texts().validity();
    let suspects = Memo::new(move |_| building.suspects());
    let others = Memo::new(move |_| {
        let suspects = suspects.get();
        app.workspace.with(|w| {
            let columns = w.leads.columns.iter().filter(|c| {
                matches!(c.role, ColumnRole::Other | ColumnRole::Amount)
                    && c.kind != ColumnKind::Day
                    && !suspects.iter().any(|s| s.column == c.id)
            });
            columns
                .map(|c| (c.id.clone(), c.name.clone()))
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

fn column_name(app: App, id: &str) -> String {
    let lang = app.lang.get();
    app.workspace.with(|w| {
        let column = w.leads.columns.iter().find(|c| c.id == id);
        column.map_or_else(|| id.to_owned(), |c| lang.of(&c.name).to_owned())
    })
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
    }
}

/// What came of it.
#[component]
fn Outcome(
    /// What is being built.
    building: Building,
) -> impl IntoView {
    let (app, _) = use_view();
    let words = move || app.texts().validity();
    let lines = move || {
        building
            .learned(|l| Some(sentences(l, app.lang.get())))
            .unwrap_or_default()
    };
    let tiers = move || {
        building
            .learned(|l| Some(tier_rows(&l.tiers, app.lang.get())))
            .unwrap_or_default()
    };
    let has_tiers = move || {
        building
            .learned(|l| (l.verdict == Verdict::Tells).then_some(()))
            .is_some()
    };
    let fates = move || {
        let lang = app.lang.get();
        let fates = building.learned(|l| Some(l.columns.clone())).unwrap_or_default();
        let mut rows: Vec<(i64, Vec<String>)> = fates
            .iter()
            .map(|c| {
                let weight = if let ColumnFate::Taken(weight) = c.fate {
                    weight
                } else {
                    -1
                };
                (weight, vec![column_name(app, &c.column), fate(&c.fate, lang)])
            })
            .collect();
        rows.sort_by_key(|(weight, _)| -weight);
        rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>()
    };
    let tier_columns = move || {
        let (words, leads) = (words(), app.texts().leads());
        vec![
            Heading::words(leads.tier),
            Heading::number(words.col_leads),
            Heading::number(words.col_share),
            Heading::number(words.col_won),
            Heading::words(words.col_conversion),
        ]
    };
    let fate_columns = move || {
        vec![
            Heading::words(words().col_column),
            Heading::words(words().col_fate),
        ]
    };
    view! {
        <div class="learned" role="status">
            {move || lines().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
        <Show when=has_tiers>
            <h3>{move || words().learn_tiers}</h3>
            <PlainTable
                caption=Signal::derive(move || words().learn_tiers.to_owned())
                columns=Signal::derive(tier_columns) rows=Signal::derive(tiers)
            />
        </Show>
        <h3>{move || words().learn_columns}</h3>
        <PlainTable
            caption=Signal::derive(move || words().learn_columns.to_owned())
            columns=Signal::derive(fate_columns) rows=Signal::derive(fates)
        />
    }
}

fn sentences(learned: &Learned, lang: Lang) -> Vec<String> {
    let words = lang.texts().validity();
    let auc = match (learned.auc_interval, learned.auc) {
        (Some(auc), _) => format::ratio_with_interval(auc.value, auc.interval, lang),
        (None, Some(auc)) => format::ratio(auc, lang),
        (None, None) => "—".to_owned(),
    };
    let (won, lost) = learned.closed;
    let (won, lost) = (format::count(won, lang), format::count(lost, lang));
    let counts = [
        ("won", won.as_str()),
        ("lost", lost.as_str()),
        ("auc", auc.as_str()),
    ];
    let template = match learned.verdict {
        Verdict::Tells => words.learn_tells,
        Verdict::CannotTell => words.learn_cannot,
        Verdict::TooFew => words.learn_few,
    };
    let mut lines = vec![fill(template, &counts)];
    if let Some(calibration) = learned
        .calibration
        .as_ref()
        .filter(|_| learned.verdict == Verdict::Tells && learned.closed.0 >= WINS_FOR_PROBABILITIES)
    {
        lines.push(fill(
            words.learn_calibration,
            &[("error", &format::small(calibration.error, lang))],
        ));
    }
    lines
}

fn tier_rows(tiers: &[JudgedTier], lang: Lang) -> Vec<Vec<String>> {
    let all: usize = tiers.iter().map(|t| t.count).sum();
    let row = |(name, tier): (&str, &JudgedTier)| {
        vec![
            name.to_owned(),
            format::count(tier.count, lang),
            format::percent(tier.count as f64 / all.max(1) as f64, lang),
            format::count(tier.won, lang),
            tier.conversion.map_or_else(
                || "—".to_owned(),
                |c| {
                    format!(
                        "{} · {}",
                        format::percent(c.value, lang),
                        format::percent_interval(c.interval, lang)
                    )
                },
            ),
        ]
    };
    ["A", "B", "C", "D"].into_iter().zip(tiers).map(row).collect()
}

fn fate(fate: &ColumnFate, lang: Lang) -> String {
    let words = lang.texts().validity();
    match fate {
        ColumnFate::Taken(weight) => return fill(words.fate_taken, &[("n", &weight.to_string())]),
        ColumnFate::WithoutEffect => words.fate_none,
        ColumnFate::NoLevels(NoCoder::Constant) => words.fate_constant,
        ColumnFate::NoLevels(NoCoder::TooManyValues) => words.fate_many,
        ColumnFate::NoLevels(NoCoder::Empty) => words.fate_empty,
        ColumnFate::Unused(Unused::Dropped) => words.fate_dropped,
        ColumnFate::Unused(Unused::Date) => words.fate_date,
        ColumnFate::Unused(Unused::Id) => words.fate_id,
        ColumnFate::Unused(Unused::Amount) => words.fate_amount,
    }
    .to_owned()
}
