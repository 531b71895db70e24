//! Where the two headline figures come from: formula, the same with its numbers, and every input with its source.

use leptos::prelude::*;

use super::view_state::use_view;
use super::words;
use crate::engines::formula::{Expr, VarId, var};
use crate::engines::scorecard::{Factor, Reading, Role, Scorecard};
use crate::engines::value::Source;
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::{Detail, Report, score_formula, score_variable};
use crate::ui::components::{Explain, ExplainInput, ExplainPanel, PrintedExplain, use_printing};
use crate::ui::{figure, format};

/// What a printed report ends with: the formulas with their numbers, and what they rest on.
#[component]
pub fn PrintAppendix() -> impl IntoView {
    let (app, view) = use_view();
    let printing = use_printing();
    let explained = move || {
        let lang = app.lang.get();
        let score = view
            .detail
            .with(|d| view.with_card(|card| score_explained(card, d, lang)));
        let share = app
            .lead_report
            .with(|r| view.with_card(|card| share_explained(card, r, lang)));
        [score, share]
            .map(|e| view! { <PrintedExplain explain=e/> })
            .collect_view()
    };
    view! {
        <Show when=move || printing.get()>
            <section class="print-only appendix">
                <h2>{move || app.texts().figures().appendix}</h2>
                {explained}
            </section>
        </Show>
    }
}

/// The score of the lead shown closely.
#[component]
pub fn ExplainScore() -> impl IntoView {
    let (app, view) = use_view();
    let explain = move || {
        let lang = app.lang.get();
        view.detail
            .with(|d| view.with_card(|card| score_explained(card, d, lang)))
    };
    view! { <ExplainPanel open=view.explains_score explain=Signal::derive(explain)/> }
}

fn score_explained(card: &Scorecard, detail: &Detail, lang: Lang) -> Explain {
    let words = lang.texts().leads();
    let expression = score_formula(card, &detail.readings);
    let lookup = |id: &VarId| score_variable(card, &detail.readings, &id.0);
    let name = |id: &str| variable_name(card, id, lang);
    let value = detail.score.value();
    let mut notes = vec![
        words.explain_note_known.to_owned(),
        words.explain_note_integer.to_owned(),
    ];
    if card.factors.iter().any(|f| matches!(f.role, Role::PlusMinus)) {
        notes.push(words.explain_note_clamp.to_owned());
    }
    Explain {
        title: words.explain_score.to_owned(),
        result: value.map_or_else(|| words.no_score.to_owned(), |v| format::score(v, lang)),
        formula: expression
            .as_ref()
            .map_or_else(String::new, |e| figure::formula(&e.symbolic(), name, lang)),
        with_numbers: expression.as_ref().map_or_else(String::new, |e| {
            let numbers = figure::formula(&e.with_numbers(&lookup), name, lang);
            format!(
                "{numbers} = {}",
                value.map_or_else(String::new, |v| format::score(v, lang))
            )
        }),
        inputs: card
            .factors
            .iter()
            .zip(
                detail
                    .readings
                    .iter()
                    .chain(std::iter::repeat(&Reading::default())),
            )
            .map(|(factor, reading)| factor_input(factor, *reading, lang))
            .collect(),
        notes,
    }
}

/// A factor as an input of the score: what the lead shows, its points, its weight, and where those came from.
fn factor_input(factor: &Factor, reading: Reading, lang: Lang) -> ExplainInput {
    let words = lang.texts().leads();
    let weight = factor.weight().to_string();
    let points = factor.points(reading.answer).map(|p| p.to_string());
    let value = match (words::answer(factor, reading, lang), points) {
        (Some(level), Some(points)) => {
            let template = if matches!(factor.role, Role::PlusMinus) {
                words.explain_item_value
            } else {
                words.explain_level_value
            };
            fill(
                template,
                &[("level", &level), ("points", &points), ("weight", &weight)],
            )
        }
        _ => fill(words.explain_unknown, &[("weight", &weight)]),
    };
    let source = match &factor.role {
        Role::Weighted { weight } => weight.source,
        Role::PlusMinus => factor.source,
    };
    ExplainInput {
        name: lang.of(&factor.name).to_owned(),
        value,
        source: figure::source(source, lang).to_owned(),
        is_sample: source == Source::Sample,
    }
}

fn variable_name(card: &Scorecard, id: &str, lang: Lang) -> String {
    let words = lang.texts().leads();
    let (kind, factor) = id.split_once(':').unwrap_or(("", id));
    let name = card.factor(factor).map_or(factor, |f| lang.of(&f.name));
    let template = if kind == "w" {
        words.explain_weight_of
    } else {
        words.explain_value_of
    };
    fill(template, &[("factor", name)])
}

/// The share of mid/high leads.
#[component]
pub fn ExplainShare() -> impl IntoView {
    let (app, view) = use_view();
    let explain = move || {
        let lang = app.lang.get();
        app.lead_report
            .with(|r| view.with_card(|card| share_explained(card, r, lang)))
    };
    view! { <ExplainPanel open=view.explains_share explain=Signal::derive(explain)/> }
}

fn share_explained(card: &Scorecard, report: &Report, lang: Lang) -> Explain {
    let words = lang.texts().leads();
    let ((sure, possible), counted) = (report.mid_high, report.counted);
    let formula: Expr = var("sure") / var("all");
    let lookup = |id: &VarId| {
        Some(if &*id.0 == "sure" {
            sure as f64
        } else {
            counted as f64
        })
    };
    let name = |id: &str| {
        if id == "sure" {
            words.explain_share_count
        } else {
            words.explain_share_all
        }
        .to_owned()
    };
    let shown = formula
        .eval(&lookup)
        .map_or_else(|| "—".to_owned(), |s| format::percent(s, lang));
    let high = if counted > 0 {
        format::percent(possible as f64 / counted as f64, lang)
    } else {
        "—".to_owned()
    };
    let input = |name: &str, n: usize| ExplainInput {
        name: name.to_owned(),
        value: format::count(n, lang),
        source: words.explain_from_leads.to_owned(),
        is_sample: false,
    };
    let cuts = card.tiers.iter().filter(|t| t.mid_high).map(|t| ExplainInput {
        name: fill(words.explain_cut_of, &[("tier", lang.of(&t.name))]),
        value: t.cut.value.to_string(),
        source: figure::source(t.cut.source, lang).to_owned(),
        is_sample: t.cut.source == Source::Sample,
    });
    Explain {
        title: words.explain_share.to_owned(),
        result: shown.clone(),
        formula: figure::formula(&formula.symbolic(), name, lang),
        with_numbers: format!(
            "{} = {shown}",
            figure::formula(&formula.with_numbers(&lookup), name, lang)
        ),
        inputs: [
            input(words.explain_share_count, sure),
            input(words.explain_share_all, counted),
        ]
        .into_iter()
        .chain(cuts)
        .collect(),
        notes: vec![fill(words.explain_note_share, &[("high", &high)])],
    }
}
