//! One column of the table: its values, what it becomes, how it is read, why, and what is still open.

use leptos::prelude::*;

use super::reading;
use super::state::ImportState;
use super::words::{LevelWords, NewFactorPreview, OutcomeWords};
use crate::exchange::import::{ColumnPlan, Notation, Sample, Use, can_be_factor};
use crate::i18n::{Lang, fill};
use crate::ui::components::{Choice, Icon, IconName, SelectField};
use crate::ui::format;

/// Values shown beside the name.
const SAMPLES: usize = 3;
/// Characters of each.
const SAMPLE_CHARS: usize = 24;
/// Problems listed under a column.
const PROBLEMS: usize = 20;

/// The plan of one column, told apart from the others.
#[derive(Clone, Copy)]
pub struct Line {
    /// The dialog.
    pub state: ImportState,
    /// The column.
    pub at: usize,
    /// Its plan.
    pub plan: Memo<Option<ColumnPlan>>,
}

impl Line {
    /// Something of the plan; its default while there is none.
    pub fn get<T: Default>(self, take: impl FnOnce(&ColumnPlan) -> T) -> T {
        self.plan.with(|plan| plan.as_ref().map(take).unwrap_or_default())
    }

    fn effective(self) -> Notation {
        self.plan.with(|plan| {
            let card = self.state.card.get();
            plan.as_ref()
                .map_or(Notation::Text, |p| p.effective_notation(card.as_deref()))
        })
    }

    fn question(self) -> String {
        let lang = self.state.app.lang.get();
        let card = self.state.card.get();
        self.get(|plan| plan.open_question(card.as_deref()).map(|q| q.sentence(lang)))
            .unwrap_or_default()
    }
}

/// The line of a column.
#[component]
pub fn ColumnLine(state: ImportState, at: usize) -> impl IntoView {
    let plan = Memo::new(move |_| {
        state
            .plan
            .with(|p| p.as_ref().and_then(|p| p.columns.get(at).cloned()))
    });
    let line = Line { state, at, plan };
    let app = state.app;
    let lang = app.lang;
    let name = Memo::new(move |_| line.get(|plan| plan.profile.name.clone()));
    let read_as = Memo::new(move |_| {
        if line.question().is_empty() {
            let lang = lang.get();
            state.checks.with(|checks| {
                let pairs = checks.samples(at).iter().map(|s| sample_words(s, lang));
                pairs.collect::<Vec<_>>().join(" · ")
            })
        } else {
            String::new()
        }
    });
    let samples = move || {
        let read = read_as.get();
        if !read.is_empty() {
            return read;
        }
        line.get(|plan| {
            let values = plan.profile.values.iter().take(SAMPLES);
            values
                .map(|v| v.value.chars().take(SAMPLE_CHARS).collect::<String>())
                .collect::<Vec<_>>()
                .join(" · ")
        })
    };
    let is_left_out = move || {
        line.plan
            .with(|p| p.as_ref().is_some_and(|p| p.usage == Use::Ignore))
    };
    let can_make = move || {
        line.plan.with(|p| {
            p.as_ref()
                .is_some_and(|p| p.usage == Use::Keep && can_be_factor(p))
        })
    };
    let reason = move || {
        let lang = lang.get();
        line.get(|plan| match plan.evidence(lang) {
            "" => plan.reason.sentence(lang),
            evidence => format!("{} · {evidence}", plan.reason.sentence(lang)),
        })
    };
    let make = move |_| state.choose(at, Use::NewFactor);
    view! {
        <li class="import-column" data-out=move || is_left_out().then_some("true")>
            <div class="import-column-name">
                <strong>{name}</strong>
                <span class="caption muted">{samples}</span>
            </div>
            <UseField line/>
            <ReadingField line/>
            <p class="import-reason caption muted">{reason}</p>
            <Show when=can_make>
                <button type="button" class="btn btn-small import-make" on:click=make>
                    <Icon name=IconName::Plus/>
                    {move || app.texts().importing().make_factor}
                </button>
            </Show>
            <Detail line/>
        </li>
    }
}

/// A value beside what it is read as.
fn sample_words(sample: &Sample, lang: Lang) -> String {
    let text: String = sample.text.chars().take(SAMPLE_CHARS).collect();
    let read = match &sample.read {
        Ok(cell) => format::cell(cell, lang),
        Err(_) => lang.texts().importing().sample_unread.to_owned(),
    };
    format!("{text} → {read}")
}

#[component]
fn UseField(line: Line) -> impl IntoView {
    let Line { state, at, plan } = line;
    let app = state.app;
    let choices = Memo::new(move |_| {
        let words = app.texts().importing();
        let lang = app.lang.get();
        let mut list = vec![
            Choice::new("keep", words.use_keep),
            Choice::new("ignore", words.use_ignore),
            Choice::new("name", words.use_name),
            Choice::new("outcome", words.use_outcome),
            Choice::new("amount", words.use_amount),
            Choice::new("created", words.use_created),
            Choice::new("closed", words.use_closed),
            Choice::new("key", words.use_key),
        ];
        state.card.with(|card| {
            list.extend(card.iter().flat_map(|c| &c.factors).map(|factor| {
                let name = fill(words.use_factor, &[("name", lang.of(&factor.name))]);
                Choice::new(format!("factor:{}", factor.id), name)
            }));
        });
        list.push(Choice::new("new", words.use_new));
        list
    });
    let value = Memo::new(move |_| plan.with(|p| p.as_ref().map(|p| use_key(&p.usage)).unwrap_or_default()));
    let choose = move |key: String| {
        if let Some(usage) = use_of(&key) {
            state.choose(at, usage);
        }
    };
    let label = move || {
        let name = line.get(|p| p.profile.name.clone());
        format!("{} · {name}", app.texts().importing().col_use)
    };
    view! { <SelectField label=Signal::derive(label) choices value on_change=Callback::new(choose) bare=true/> }
}

fn use_key(usage: &Use) -> String {
    match usage {
        Use::Ignore => "ignore",
        Use::Keep => "keep",
        Use::Name => "name",
        Use::Key => "key",
        Use::Outcome(_) => "outcome",
        Use::Amount => "amount",
        Use::Created => "created",
        Use::Closed => "closed",
        Use::NewFactor => "new",
        Use::Factor { id, .. } => return format!("factor:{id}"),
    }
    .to_owned()
}

fn use_of(key: &str) -> Option<Use> {
    Some(match key {
        "ignore" => Use::Ignore,
        "keep" => Use::Keep,
        "name" => Use::Name,
        "key" => Use::Key,
        "outcome" => Use::Outcome(Vec::new()),
        "amount" => Use::Amount,
        "created" => Use::Created,
        "closed" => Use::Closed,
        "new" => Use::NewFactor,
        factor => Use::Factor {
            id: factor.strip_prefix("factor:")?.to_owned(),
            levels: Vec::new(),
        },
    })
}

/// An open question leaves the choice blank: nothing is taken for granted.
#[component]
fn ReadingField(line: Line) -> impl IntoView {
    let Line { state, at, .. } = line;
    let app = state.app;
    let notations = Memo::new(move |_| {
        let effective = line.effective();
        line.get(|plan| reading::notations(plan, effective))
    });
    let choices = Memo::new(move |_| notations.with(|list| reading::choices(list, app.lang.get())));
    let question = Memo::new(move |_| line.question());
    let value = Memo::new(move |_| {
        if question.with(String::is_empty) {
            reading::key(line.effective())
        } else {
            String::new()
        }
    });
    let choose = move |key: String| {
        let chosen = notations.with_untracked(|list| list.iter().copied().find(|n| reading::key(*n) == key));
        if let Some(notation) = chosen {
            state.change(|plan, _, _| plan.set_notation(at, notation));
        }
    };
    let label = move || {
        let name = line.get(|p| p.profile.name.clone());
        format!("{} · {name}", app.texts().importing().col_reading)
    };
    view! {
        <div class="import-reading">
            <Show when=move || notations.with(|list| !list.is_empty())>
                <SelectField
                    label=Signal::derive(label)
                    choices
                    value
                    problem=question
                    on_change=Callback::new(choose)
                    bare=true
                />
            </Show>
        </div>
    }
}

/// What is shown under a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Detailed {
    /// The words and the levels of the factor of this id.
    Levels(String),
    Outcome,
    New,
}

/// What belongs to the use: levels, outcomes, the new factor; and cells that cannot be read.
#[component]
fn Detail(line: Line) -> impl IntoView {
    let kind = Memo::new(move |_| {
        line.get(|plan| match &plan.usage {
            // Another factor has other levels, so its words are drawn anew.
            Use::Factor { id, levels } if !levels.is_empty() => Some(Detailed::Levels(id.clone())),
            Use::Outcome(_) => Some(Detailed::Outcome),
            Use::NewFactor => Some(Detailed::New),
            _ => None,
        })
    });
    view! {
        <div class="import-detail">
            {move || match kind.get() {
                Some(Detailed::Levels(_)) => view! { <LevelWords line/> }.into_any(),
                Some(Detailed::Outcome) => view! { <OutcomeWords line/> }.into_any(),
                Some(Detailed::New) => view! { <NewFactorPreview line/> }.into_any(),
                None => ().into_any(),
            }}
            <Unread line/>
            <ForeignMoney line/>
        </div>
    }
}

/// That amounts name another currency than the one they will count as.
#[component]
fn ForeignMoney(line: Line) -> impl IntoView {
    let Line { state, at, .. } = line;
    let said = move || {
        let lang = state.app.lang.get();
        let currency = state.app.workspace.with(|w| w.profile.currency);
        let foreign: Vec<(char, usize)> = state.checks.with(|checks| {
            let signs = checks
                .column(at)
                .map(|check| check.signs.clone())
                .unwrap_or_default();
            signs
                .into_iter()
                .filter(|(sign, _)| *sign != currency.sign())
                .collect()
        });
        let cells: usize = foreign.iter().map(|(_, cells)| cells).sum();
        let signs: Vec<String> = foreign.iter().map(|(sign, _)| sign.to_string()).collect();
        let values = [
            ("n", format::count(cells, lang)),
            ("signs", signs.join(" ")),
            ("currency", currency.code().to_owned()),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        (cells > 0).then(|| fill(lang.texts().importing().foreign_money, &values))
    };
    view! {
        {move || said().map(|text| view! { <p class="field-problem" role="status" data-part="foreign-money">{text}</p> })}
    }
}

#[component]
fn Unread(line: Line) -> impl IntoView {
    let Line { state, at, .. } = line;
    let words = move || state.app.texts().importing();
    let check = Memo::new(move |_| state.checks.with(|c| c.column(at).cloned()));
    let unread = move || check.with(|c| c.as_ref().map_or(0, |c| c.unread));
    let list = move || {
        let lang = state.app.lang.get();
        state.table.with(|table| {
            let sheet = table.as_ref().map(|t| &t.sheet)?;
            let sentences = check.with(|check| {
                let problems = check.iter().flat_map(|c| &c.problems).take(PROBLEMS);
                problems.map(|p| p.sentence(sheet, lang)).collect::<Vec<_>>()
            });
            Some(
                sentences
                    .into_iter()
                    .map(|said| view! { <li>{said}</li> })
                    .collect_view(),
            )
        })
    };
    view! {
        <Show when=move || { unread() > 0 }>
            <details class="import-more import-unread">
                <summary>{move || state.counted(words().summary_unread, unread())}</summary>
                <ul class="import-list">{list}</ul>
                <Show when=move || { unread() > PROBLEMS }>
                    <p class="muted">{move || state.counted(words().more_problems, unread().saturating_sub(PROBLEMS))}</p>
                </Show>
            </details>
        </Show>
    }
}
