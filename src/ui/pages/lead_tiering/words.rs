//! From what the report says to words.

use crate::engines::formula::{Function, Token};
use crate::engines::scorecard::{Answer, Band, CardProblem, Factor, Reading, Scale, Scorecard, TierRange};
use crate::engines::value::Source;
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::Outcome;
use crate::ui::components::tier_text;
use crate::ui::format;
use crate::workspace::StepLabel;

/// What a step did.
#[must_use]
pub fn step_label(label: &StepLabel, lang: Lang) -> String {
    let words = lang.texts().shell();
    let counted = |template, n: &usize| fill(template, &[("n", &format::count(*n, lang))]);
    match label {
        StepLabel::Input(name) => lang.of(name).to_owned(),
        StepLabel::Profile => words.step_profile.to_owned(),
        StepLabel::Card => words.step_card.to_owned(),
        StepLabel::Normalise => words.step_normalise.to_owned(),
        StepLabel::Confirm => words.step_confirm.to_owned(),
        StepLabel::Basis => words.step_basis.to_owned(),
        StepLabel::Cells(n) => counted(words.step_cells, n),
        StepLabel::AddLeads(n) => counted(words.step_add, n),
        StepLabel::RemoveLeads(n) => counted(words.step_remove, n),
        StepLabel::Import(n) => counted(words.step_import, n),
        StepLabel::Override => words.step_override.to_owned(),
        StepLabel::Scenario => words.step_scenario.to_owned(),
        StepLabel::Restore => words.step_restore.to_owned(),
    }
}

/// Where a value came from.
#[must_use]
pub const fn source(source: Source, lang: Lang) -> &'static str {
    let words = lang.texts().leads();
    match source {
        Source::Sample => words.source_sample,
        Source::Typed => words.source_typed,
        Source::Imported => words.source_imported,
        Source::Linked => words.source_linked,
    }
}

/// How a lead ended.
#[must_use]
pub const fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    let words = lang.texts().leads();
    match outcome {
        Outcome::Open => words.outcome_open,
        Outcome::Won => words.outcome_won,
        Outcome::Lost => words.outcome_lost,
    }
}

/// The name of the tier at a place.
#[must_use]
pub fn tier_name(card: &Scorecard, at: usize, lang: Lang) -> String {
    card.tiers
        .get(at)
        .map_or_else(String::new, |t| lang.of(&t.name).to_owned())
}

/// A tier, or a range of tiers: `B`, `A–C`.
#[must_use]
pub fn tiers(card: &Scorecard, range: TierRange, lang: Lang) -> String {
    tier_text(
        &tier_name(card, range.best, lang),
        &tier_name(card, range.worst, lang),
    )
}

/// The name of the factor at a place.
#[must_use]
pub fn factor_name(card: &Scorecard, at: usize, lang: Lang) -> String {
    card.factors
        .get(at)
        .map_or_else(String::new, |f| lang.of(&f.name).to_owned())
}

/// What a reading says, in the words of the factor's levels or as a number; none where it is unknown.
#[must_use]
pub fn answer(factor: &Factor, reading: Reading, lang: Lang) -> Option<String> {
    match (&factor.scale, reading.answer) {
        (Scale::Levels { levels }, Answer::Level(at)) => levels.get(at).map(|l| lang.of(&l.label).to_owned()),
        (Scale::Bands { .. }, Answer::Number(x)) => Some(format::number(x, lang)),
        _ => None,
    }
}

/// A band by its ends.
#[must_use]
pub fn band(bands: &[Band], at: usize, lang: Lang) -> String {
    let words = lang.texts().leads();
    let shown = |x: f64| format::number(x, lang);
    let from = bands.get(at).and_then(|b| b.from).map(shown);
    let to = bands.get(at + 1).and_then(|b| b.from).map(shown);
    match (from, to) {
        (None, None) => words.band_all.to_owned(),
        (None, Some(to)) => fill(words.band_below, &[("to", &to)]),
        (Some(from), None) => fill(words.band_from, &[("from", &from)]),
        (Some(from), Some(to)) => fill(words.band_between, &[("from", &from), ("to", &to)]),
    }
}

/// A problem of the scorecard as a sentence.
#[must_use]
pub fn card_problem(card: &Scorecard, problem: &CardProblem, lang: Lang) -> String {
    let words = lang.texts().leads();
    let factor = |at: usize| factor_name(card, at, lang);
    match problem {
        CardProblem::NoWeights => words.problem_no_weights.to_owned(),
        CardProblem::WeightSum(sum) => fill(words.weight_sum_off, &[("sum", &sum.to_string())]),
        CardProblem::EmptyFactor(at) => fill(words.problem_empty_factor, &[("factor", &factor(*at))]),
        CardProblem::FlatFactor(at) => fill(words.problem_flat_factor, &[("factor", &factor(*at))]),
        CardProblem::SameLevelName(at, name) => fill(
            words.problem_same_name,
            &[("factor", &factor(*at)), ("name", name)],
        ),
        CardProblem::UnreachableTier(at) => fill(
            words.problem_unreachable,
            &[("tier", &tier_name(card, *at, lang))],
        ),
        CardProblem::NoMidHigh => words.problem_no_mid_high.to_owned(),
    }
}

const fn function_name(function: Function) -> &'static str {
    match function {
        Function::Min => "min",
        Function::Max => "max",
        Function::Clamp => "clamp",
        Function::Ceil => "ceil",
    }
}

/// A printed formula as text; `name` gives a variable's name.
#[must_use]
pub fn formula(tokens: &[Token], name: impl Fn(&str) -> String, lang: Lang) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            Token::Name(id) => text.push_str(&name(&id.0)),
            Token::Number { value, .. } => text.push_str(&format::number(*value, lang)),
            Token::Op(op) => {
                text.push(' ');
                text.push(op.symbol());
                text.push(' ');
            }
            Token::Open => text.push('('),
            Token::Close => text.push(')'),
            Token::Function(function) => text.push_str(function_name(*function)),
            Token::Separator => text.push_str(", "),
        }
    }
    text
}
