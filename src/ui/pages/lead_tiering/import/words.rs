//! What the words of a column mean: levels of a factor, outcomes, levels to be made.

use leptos::prelude::*;

use super::column::Line;
use crate::engines::scorecard::{Band, Level, Scale};
use crate::exchange::detect::Outcome;
use crate::exchange::import::{LevelText, NEW_WEIGHT, Target, Use};
use crate::i18n::{Lang, fill};
use crate::ui::components::{Choice, SelectField};
use crate::ui::format;

/// Words with a choice each; rarer ones are counted.
const SHOWN: usize = 40;

/// The words of a factor's column and the levels they mean; open where some have none.
#[component]
pub fn LevelWords(line: Line) -> impl IntoView {
    let Line { state, at, .. } = line;
    let app = state.app;
    let words = move || app.texts().importing();
    let levels = move || {
        line.get(|plan| match &plan.usage {
            Use::Factor { levels, .. } => levels.clone(),
            _ => Vec::new(),
        })
    };
    let summary = move || {
        let lang = app.lang.get();
        let (unknown, matched): (Vec<LevelText>, Vec<LevelText>) =
            levels().into_iter().partition(|l| l.target == Target::Unknown);
        let leads: usize = unknown.iter().map(|l| l.count).sum();
        let count = |n: usize| format::count(n, lang);
        if unknown.is_empty() {
            return fill(words().words_all, &[("matched", &count(matched.len()))]);
        }
        fill(
            words().words_summary,
            &[
                ("matched", &count(matched.len())),
                ("unknown", &count(unknown.len())),
                ("n", &count(leads)),
            ],
        )
    };
    // Those without a level come first; the order stays while the user maps them.
    let mut listed = untrack(levels);
    listed.sort_by_key(|l| l.target != Target::Unknown);
    let rest = listed.len().saturating_sub(SHOWN);
    listed.truncate(SHOWN);
    let choices = Memo::new(move |_| level_choices(line));
    let is_open = listed.first().is_some_and(|l| l.target == Target::Unknown);
    let list = move || {
        let one = |word: LevelText| {
            let text = StoredValue::new(word.text.clone());
            let value = Memo::new(move |_| {
                text.with_value(|text| {
                    levels()
                        .into_iter()
                        .find(|l| l.text == *text)
                        .map(|l| target_key(&l.target))
                })
                .unwrap_or_default()
            });
            let choose = move |key: String| {
                let text = text.get_value();
                state.change(|plan, _, _| plan.set_level(at, &text, target_of(&key)));
            };
            let label = format!("{} {}", word.text, state.counted(words().word_count, word.count));
            view! { <li><SelectField label choices value on_change=Callback::new(choose)/></li> }
        };
        listed.clone().into_iter().map(one).collect_view()
    };
    view! {
        <details class="import-more" prop:open=is_open>
            <summary>{summary}</summary>
            <ul class="import-words">{list}</ul>
            {(rest > 0).then(|| view! { <p class="muted">{move || state.counted(words().words_more, rest)}</p> })}
        </details>
    }
}

fn level_choices(line: Line) -> Vec<Choice> {
    let app = line.state.app;
    let (words, lang) = (app.texts().importing(), app.lang.get());
    let mut choices = vec![Choice::new("", words.means_unknown)];
    let id = line.get(|plan| match &plan.usage {
        Use::Factor { id, .. } => id.clone(),
        _ => String::new(),
    });
    line.state.card.with(|card| {
        let factor = card.as_ref().and_then(|c| c.factor(&id));
        let levels = factor.into_iter().flat_map(|f| f.levels());
        choices.extend(levels.map(|l| Choice::new(format!("level:{}", l.id), lang.of(&l.label))));
    });
    choices.push(Choice::new("new", words.means_new));
    choices
}

fn target_key(target: &Target) -> String {
    match target {
        Target::Unknown => String::new(),
        Target::NewLevel => "new".to_owned(),
        Target::Level(id) => format!("level:{id}"),
    }
}

fn target_of(key: &str) -> Target {
    match key.strip_prefix("level:") {
        Some(id) => Target::Level(id.to_owned()),
        None if key == "new" => Target::NewLevel,
        None => Target::Unknown,
    }
}

/// The values of an outcome column and what they mean.
#[component]
pub fn OutcomeWords(line: Line) -> impl IntoView {
    let Line { state, at, .. } = line;
    let app = state.app;
    let words = move || app.texts().importing();
    let values = move || {
        line.get(|plan| match &plan.usage {
            Use::Outcome(values) => values.clone(),
            _ => Vec::new(),
        })
    };
    // The words the table of leads uses.
    let name = move |outcome: Outcome| {
        let leads = app.texts().leads();
        match outcome {
            Outcome::Won => leads.outcome_won,
            Outcome::Lost => leads.outcome_lost,
            Outcome::Open => leads.outcome_open,
        }
    };
    let summary = move || {
        let lang = app.lang.get();
        let values = values();
        let missing = values.iter().filter(|v| v.outcome.is_none()).count();
        if missing > 0 {
            return state.counted(words().outcome_missing, missing);
        }
        let pairs = values
            .iter()
            .take(4)
            .filter_map(|v| Some(format!("{} → {}", v.value, name(v.outcome?))));
        let list = pairs.collect::<Vec<_>>().join(" · ");
        fill(
            words().outcome_summary,
            &[("n", &format::count(values.len(), lang)), ("list", &list)],
        )
    };
    let listed = untrack(values);
    let is_open = listed.iter().any(|v| v.outcome.is_none());
    let choices = Memo::new(move |_| {
        let named =
            [Outcome::Won, Outcome::Lost, Outcome::Open].map(|o| Choice::new(outcome_key(Some(o)), name(o)));
        std::iter::once(Choice::new("", words().outcome_skip))
            .chain(named)
            .collect::<Vec<_>>()
    });
    let list = move || {
        let one = |entry: crate::exchange::detect::OutcomeValue| {
            let text = StoredValue::new(entry.value.clone());
            let value = Memo::new(move |_| {
                let found = text.with_value(|text| values().into_iter().find(|v| v.value == *text));
                outcome_key(found.and_then(|v| v.outcome)).to_owned()
            });
            let choose = move |key: String| {
                let meanings = [Outcome::Won, Outcome::Lost, Outcome::Open];
                let outcome = meanings.into_iter().find(|o| outcome_key(Some(*o)) == key);
                let text = text.get_value();
                state.change(|plan, _, _| plan.set_outcome(at, &text, outcome));
            };
            let label = format!(
                "{} {}",
                entry.value,
                state.counted(words().word_count, entry.count)
            );
            view! { <li><SelectField label choices value on_change=Callback::new(choose)/></li> }
        };
        listed.clone().into_iter().map(one).collect_view()
    };
    view! {
        <details class="import-more" prop:open=is_open>
            <summary>{summary}</summary>
            <ul class="import-words">{list}</ul>
        </details>
    }
}

const fn outcome_key(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        None => "",
        Some(Outcome::Won) => "won",
        Some(Outcome::Lost) => "lost",
        Some(Outcome::Open) => "open",
    }
}

/// The levels or bands a new factor will have.
#[component]
pub fn NewFactorPreview(line: Line) -> impl IntoView {
    let Line { state, at, .. } = line;
    let words = move || state.app.texts().importing();
    let scale = Memo::new(move |_| state.checks.with(|checks| checks.scale(at).cloned()));
    let said = move || {
        let lang = state.app.lang.get();
        scale.with(|scale| match scale {
            None => words().no_factor.to_owned(),
            Some(Scale::Levels { levels }) => {
                let list = levels
                    .iter()
                    .map(|l| level_words(l, lang))
                    .collect::<Vec<_>>()
                    .join(" · ");
                fill(
                    words().new_levels,
                    &[("n", &format::count(levels.len(), lang)), ("list", &list)],
                )
            }
            Some(Scale::Bands { bands, .. }) => {
                let list = band_words(bands, lang).join(" · ");
                fill(
                    words().new_bands,
                    &[("n", &format::count(bands.len(), lang)), ("list", &list)],
                )
            }
        })
    };
    view! {
        <p class="import-new">{said}</p>
        <Show when=move || scale.with(Option::is_some)>
            <p class="caption muted">{move || fill(words().new_note, &[("weight", &NEW_WEIGHT.to_string())])}</p>
        </Show>
    }
}

fn level_words(level: &Level, lang: Lang) -> String {
    format!("{} {}", lang.of(&level.label), level.points.value)
}

fn band_words(bands: &[Band], lang: Lang) -> Vec<String> {
    let words = lang.texts().importing();
    let shown = |x: f64| format::number(x, lang);
    let ends = bands.iter().skip(1).map(|b| b.from).chain([None]);
    bands
        .iter()
        .zip(ends)
        .map(|(band, to)| {
            let range = match (band.from, to) {
                (Some(from), Some(to)) => {
                    fill(words.band_between, &[("from", &shown(from)), ("to", &shown(to))])
                }
                (None, Some(to)) => fill(words.band_below, &[("to", &shown(to))]),
                (Some(from), None) => fill(words.band_above, &[("from", &shown(from))]),
                (None, None) => String::new(),
            };
            format!("{range} {}", band.points.value)
        })
        .collect()
}
