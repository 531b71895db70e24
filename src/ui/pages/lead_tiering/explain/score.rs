//! The score, what it lacks to the next better tier, and the share of mid/high leads.

use super::super::words;
use super::{Given, WITHIN};
use crate::engines::formula::VarId;
use crate::engines::scorecard::{Factor, Reading, Role, Scorecard};
use crate::engines::value::Source;
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::{explained, score_formula, score_variable};
use crate::ui::components::{Explain, ExplainInput};
use crate::ui::{figure, format};

/// The score of the lead shown closely.
pub fn score(given: &Given) -> Explain {
    let (card, detail, lang) = (given.card, given.detail, given.lang);
    let words = lang.texts().explained();
    let expression = score_formula(card, &detail.readings);
    let lookup = |id: &VarId| score_variable(card, &detail.readings, &id.0);
    let name = |id: &str| variable_name(card, id, lang);
    let value = detail.score.value();
    let mut notes = vec![words.note_known.to_owned(), words.note_integer.to_owned()];
    if card.factors.iter().any(|f| matches!(f.role, Role::PlusMinus)) {
        notes.push(words.note_clamp.to_owned());
    }
    notes.push(given.list.clone());
    let no_reading = Reading::default();
    let readings = detail.readings.iter().chain(std::iter::repeat(&no_reading));
    let formula = |tokens: &[_]| figure::formula(tokens, name, lang);
    Explain {
        title: lang.texts().leads().score.to_owned(),
        result: value.map_or_else(
            || lang.texts().leads().no_score.to_owned(),
            |v| format::score(v, lang),
        ),
        formula: expression
            .as_ref()
            .map_or_else(String::new, |e| formula(&e.symbolic())),
        with_numbers: expression.as_ref().map_or_else(String::new, |e| {
            let value = value.map_or_else(String::new, |v| format::score(v, lang));
            format!("{} = {value}", formula(&e.with_numbers(&lookup)))
        }),
        inputs: card
            .factors
            .iter()
            .zip(readings)
            .map(|(factor, reading)| factor_input(factor, *reading, lang))
            .collect(),
        notes,
    }
}

/// A factor as an input of the score: what the lead shows, its points, its weight, and where those came from.
fn factor_input(factor: &Factor, reading: Reading, lang: Lang) -> ExplainInput {
    let words = lang.texts().explained();
    let weight = factor.weight().to_string();
    let points = factor.points(reading.answer).map(|p| p.to_string());
    let value = match (words::answer(factor, reading, lang), points) {
        (Some(level), Some(points)) => {
            let template = if matches!(factor.role, Role::PlusMinus) {
                words.item_value
            } else {
                words.level_value
            };
            fill(
                template,
                &[("level", &level), ("points", &points), ("weight", &weight)],
            )
        }
        _ => fill(words.unknown, &[("weight", &weight)]),
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
    let words = lang.texts().explained();
    let (kind, factor) = id.split_once(':').unwrap_or(("", id));
    let name = card.factor(factor).map_or(factor, |f| lang.of(&f.name));
    let template = if kind == "w" {
        words.weight_of
    } else {
        words.value_of
    };
    fill(template, &[("factor", name)])
}

/// What the score lacks to the next better tier.
pub fn gap(given: &Given) -> Explain {
    let (card, lang) = (given.card, given.lang);
    let words = lang.texts().explained();
    let (Some(gap), Some(formula)) = (&given.detail.gap, explained::gap(given.input, card, given.detail))
    else {
        return Explain::default();
    };
    let tier = words::tier_name(card, gap.tier, lang);
    let result = format!(
        "{} {}",
        format::score(gap.points, lang),
        lang.texts().leads().gap_words
    );
    let step = match gap.step {
        Some((factor, to, points)) => {
            let name = words::factor_name(card, factor, lang);
            let level = words::place(card, factor, to, lang);
            let points = format::points(points, lang);
            let values = [("factor", &*name), ("level", &level), ("points", &points)];
            fill(words.gap_step, &values)
        }
        None => words.gap_many.to_owned(),
    };
    let is_all_known = given.detail.ask.is_empty();
    let unknown = (!is_all_known).then(|| words.gap_unknown.to_owned());
    Explain {
        notes: [step].into_iter().chain(unknown).collect(),
        ..given
            .style
            .told(fill(words.gap, &[("tier", &tier)]), result, &formula, WITHIN)
    }
}

/// The share of mid/high leads.
pub fn share(given: &Given) -> Explain {
    let (report, lang) = (given.report, given.lang);
    let words = lang.texts().explained();
    let formula = explained::share(report);
    let percent = |share: Option<f64>| share.map_or_else(|| "—".to_owned(), |s| format::percent(s, lang));
    let most = (report.counted > 0).then(|| report.mid_high.1 as f64 / report.counted as f64);
    let cuts = given
        .card
        .tiers
        .iter()
        .filter(|t| t.mid_high)
        .map(|t| ExplainInput {
            name: fill(words.cut_of, &[("tier", lang.of(&t.name))]),
            value: t.cut.value.to_string(),
            source: figure::source(t.cut.source, lang).to_owned(),
            is_sample: t.cut.source == Source::Sample,
        });
    let title = lang.texts().leads().mid_high_share.to_owned();
    let told = given
        .style
        .told(title, percent(formula.value()), &formula, WITHIN);
    Explain {
        inputs: given.counted(told.inputs).into_iter().chain(cuts).collect(),
        notes: vec![
            fill(words.note_share, &[("high", &percent(most))]),
            given.list.clone(),
        ],
        ..told
    }
}

impl Given<'_> {
    /// Inputs that are no input of the page's were counted in its list.
    pub fn counted(&self, inputs: Vec<ExplainInput>) -> Vec<ExplainInput> {
        let computed = self.lang.texts().figures().computed;
        let from_leads = self.lang.texts().explained().from_leads;
        let named = inputs.into_iter().map(|input| ExplainInput {
            source: if input.source == computed {
                from_leads.to_owned()
            } else {
                input.source
            },
            ..input
        });
        named.collect()
    }
}
