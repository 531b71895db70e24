//! The evidence of each level beside the points it got, a table to unfold per factor.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::super::words as lead_words;
use super::learn::Building;
use crate::engines::learn::LevelStrength;
use crate::engines::scorecard::{Factor, Scale};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::FactorEvidence;
use crate::ui::components::{Heading, PlainTable};
use crate::ui::format;

/// A factor of the new scorecard: what is said of it, and a row per level.
type Shown = (String, Vec<Vec<String>>);

/// The tables, in the order of the scorecard; nothing where there is no scorecard.
#[component]
pub fn Evidence(
    /// What is being built.
    building: Building,
) -> impl IntoView {
    let (app, _) = use_view();
    let words = move || app.texts().validity();
    let shown = move || {
        let lang = app.lang.get();
        let factors = building.learned(|learned| {
            let factors = learned.card.as_ref()?.factors.iter().zip(&learned.evidence);
            Some(
                factors
                    .map(|(factor, evidence)| factor_shown(factor, evidence, lang))
                    .collect::<Vec<_>>(),
            )
        });
        factors.unwrap_or_default()
    };
    let columns = move || {
        let words = words();
        vec![
            Heading::words(words.col_level),
            Heading::number(words.col_won),
            Heading::number(words.col_lost),
            Heading::number(words.col_woe),
            Heading::number(words.col_points),
        ]
    };
    let has_any = move || building.learned(|l| l.card.as_ref().map(|_| ())).is_some();
    let factor = move |(summary, rows): Shown| {
        let caption = summary.clone();
        view! {
            <details class="import-more evidence">
                <summary>{summary}</summary>
                <PlainTable
                    caption=Signal::derive(move || caption.clone())
                    columns=Signal::derive(columns) rows=Signal::stored(rows)
                />
            </details>
        }
    };
    view! {
        <Show when=has_any>
            <h3>{move || words().evidence_levels}</h3>
            <p class="muted">{move || words().evidence_note}</p>
            {move || shown().into_iter().map(factor).collect_view()}
        </Show>
    }
}

fn factor_shown(factor: &Factor, evidence: &FactorEvidence, lang: Lang) -> Shown {
    let words = lang.texts().validity();
    let summary = fill(
        words.evidence_of,
        &[
            ("factor", lang.of(&factor.name)),
            ("weight", &factor.weight().to_string()),
            ("iv", &format::ratio(evidence.information, lang)),
        ],
    );
    let row = |((name, points), level): ((String, i64), &LevelStrength)| {
        vec![
            name,
            format::count(level.won, lang),
            format::count(level.lost, lang),
            format::ratio(level.evidence, lang),
            points.to_string(),
        ]
    };
    let rows = levels(factor, lang).into_iter().zip(&evidence.levels).map(row);
    (summary, rows.collect())
}

/// Name and points of each level or band, and of empty cells where those have points.
fn levels(factor: &Factor, lang: Lang) -> Vec<(String, i64)> {
    let mut list: Vec<(String, i64)> = match &factor.scale {
        Scale::Levels { levels } => levels
            .iter()
            .map(|level| (lang.of(&level.label).to_owned(), level.points.value))
            .collect(),
        Scale::Bands { bands, .. } => bands
            .iter()
            .enumerate()
            .map(|(at, band)| (lead_words::band(bands, at, lang), band.points.value))
            .collect(),
    };
    if let Some(points) = &factor.when_empty {
        list.push((lang.texts().validity().evidence_empty.to_owned(), points.value));
    }
    list
}
