//! From what the report says to words.

use crate::engines::scorecard::{Answer, Band, CardProblem, Factor, Reading, Scale, Scorecard, TierRange};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::Outcome;
use crate::ui::components::{Tone, tier_text};
use crate::ui::format;

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

/// The tone of a tier's badge; plain while more than one is possible.
#[must_use]
pub fn tier_tone(card: &Scorecard, range: TierRange) -> Tone {
    range
        .stated()
        .and_then(|at| card.tiers.get(at))
        .map_or(Tone::Plain, |tier| Tone::of_tier(tier.colour))
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

/// A level or a band of a factor by its place.
#[must_use]
pub fn place(card: &Scorecard, factor: usize, at: usize, lang: Lang) -> String {
    match card.factors.get(factor).map(|f| &f.scale) {
        Some(Scale::Levels { levels }) => levels
            .get(at)
            .map_or_else(String::new, |l| lang.of(&l.label).to_owned()),
        Some(Scale::Bands { bands, .. }) => band(bands, at, lang),
        None => String::new(),
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
