//! What is wrong with a scorecard, said before it misleads.

use std::collections::HashSet;

use super::{Scale, Scorecard};
use crate::engines::value::fold;

/// Something about a scorecard that its owner should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardProblem {
    /// There is no factor with a weight, so nothing can be scored.
    NoWeights,
    /// The weights sum to this many percent, not to 100; the score is right all the same.
    WeightSum(i64),
    /// The factor at this place has no levels or bands.
    EmptyFactor(usize),
    /// All levels of the factor at this place have the same points: it cannot tell rows apart.
    FlatFactor(usize),
    /// Two levels of the factor at this place answer to the same text.
    SameLevelName(usize, String),
    /// The tier at this place cannot be reached: the one before it has the same cut or a lower one.
    UnreachableTier(usize),
    /// No tier is marked mid/high.
    NoMidHigh,
}

/// Lists the problems, gravest first.
#[must_use]
pub fn check(card: &Scorecard) -> Vec<CardProblem> {
    let mut problems = Vec::new();
    match card.weight_sum() {
        0 => problems.push(CardProblem::NoWeights),
        100 => {}
        sum => problems.push(CardProblem::WeightSum(sum)),
    }
    for (at, factor) in card.factors.iter().enumerate() {
        let points: Vec<i64> = match &factor.scale {
            Scale::Levels { levels } => levels.iter().map(|l| l.points.value).collect(),
            Scale::Bands { bands, .. } => bands.iter().map(|b| b.points.value).collect(),
        };
        match points.split_first() {
            None => problems.push(CardProblem::EmptyFactor(at)),
            Some((first, rest)) if rest.iter().all(|p| p == first) => {
                problems.push(CardProblem::FlatFactor(at))
            }
            Some(_) => {}
        }
        let mut seen = HashSet::new();
        for level in factor.levels() {
            let names: HashSet<String> = [&level.label.zh, &level.label.en]
                .into_iter()
                .chain(&level.aliases)
                .map(|t| fold(t))
                .filter(|t| !t.is_empty())
                .collect();
            if let Some(name) = names.iter().filter(|n| seen.contains(*n)).min() {
                problems.push(CardProblem::SameLevelName(at, name.clone()));
            }
            seen.extend(names);
        }
    }
    for (at, pair) in card.tiers.windows(2).enumerate() {
        if let [upper, lower] = pair
            && lower.cut.value >= upper.cut.value
        {
            problems.push(CardProblem::UnreachableTier(at + 1));
        }
    }
    if !card.tiers.iter().any(|t| t.mid_high) {
        problems.push(CardProblem::NoMidHigh);
    }
    problems
}
