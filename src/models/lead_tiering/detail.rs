//! One lead looked at closely: why it scores as it does and what would move it.

use super::{Case, Reader};
use crate::engines::formula::{Expr, num, var};
use crate::engines::scorecard::{
    AskNext, Contribution, FactorValue, Reading, Role, Score, Scorecard, TierRange, ask_next, contributions,
    score,
};
use crate::workspace::rows::Place;

/// How far a lead is from the next better tier.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Place of the better tier.
    pub tier: usize,
    /// Points missing.
    pub points: f64,
    /// The factor, its next level, and the points gained, of the smallest single step that closes the gap.
    pub step: Option<(usize, usize, f64)>,
}

/// A known factor one level up, all else as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Raise {
    /// Place of the factor.
    pub factor: usize,
    /// Place of its next better level or band.
    pub to: usize,
    /// Points that adds.
    pub points: f64,
    /// The tiers the lead may then be in.
    pub tiers: TierRange,
}

/// One lead looked at closely.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Detail {
    /// A reading per factor.
    pub readings: Vec<Reading>,
    /// The score.
    pub score: Score,
    /// What each factor gives, largest first.
    pub contributions: Vec<Contribution>,
    /// Unknown factors, the one to ask about first in front.
    pub ask: Vec<AskNext>,
    /// What separates it from the next better tier; none in the top tier, without a score, or where it is
    /// disqualified.
    pub gap: Option<Gap>,
    /// What each known factor would add one level up, most first; those at their best are left out.
    pub raises: Vec<Raise>,
    /// The known factor with the largest share of what it could give, and the one with the smallest; ties go to the
    /// heavier one. None where fewer than two are known or all are alike.
    pub extremes: Option<(usize, usize)>,
}

/// Looks at one lead. A place without a lead gives a lead of which nothing is known.
#[must_use]
pub fn detail(case: Case<'_>, place: Place) -> Detail {
    case.input.card().map_or_else(Detail::default, |card| {
        detail_of(card, Reader::new(card, case.rows, case.as_of).readings(place))
    })
}

/// Looks at one lead by its readings.
#[must_use]
pub fn detail_of(card: &Scorecard, readings: Vec<Reading>) -> Detail {
    let score = score(card, readings.iter().copied());
    let contributions = contributions(card, &readings);
    Detail {
        score,
        ask: ask_next(card, &readings),
        gap: gap(card, score, &contributions),
        raises: raises(card, &readings, &contributions),
        extremes: extremes(card, &readings),
        contributions,
        readings,
    }
}

fn gap(card: &Scorecard, score: Score, contributions: &[Contribution]) -> Option<Gap> {
    let value = score.value().filter(|_| score.disqualified_by.is_none())?;
    let better = card.tiers.iter().rposition(|t| t.cut.value as f64 > value)?;
    let points = card.tiers.get(better)?.cut.value as f64 - value;
    let step = contributions
        .iter()
        .filter_map(|c| c.next_level.map(|(level, gain)| (c.factor, level, gain)))
        .filter(|(.., gain)| *gain >= points - 1e-9)
        .min_by(|a, b| a.2.total_cmp(&b.2));
    Some(Gap {
        tier: better,
        points,
        step,
    })
}

/// Ties stay in the order of the waterfall.
fn raises(card: &Scorecard, readings: &[Reading], contributions: &[Contribution]) -> Vec<Raise> {
    let raise = |part: &Contribution| {
        let (to, points) = part.next_level?;
        let factor = card.factors.get(part.factor)?;
        let mut raised = readings.to_vec();
        let reading = raised.get_mut(part.factor)?;
        reading.answer = factor.answer_at(to)?;
        Some(Raise {
            factor: part.factor,
            to,
            points,
            tiers: self::score(card, raised).tier_range(&card.tiers),
        })
    };
    let mut list: Vec<Raise> = contributions.iter().filter_map(raise).collect();
    list.sort_by(|a, b| b.points.total_cmp(&a.points));
    list
}

/// The best and the weakest known factor by value, ties to the heavier one.
fn extremes(card: &Scorecard, readings: &[Reading]) -> Option<(usize, usize)> {
    let known: Vec<(usize, i64, i64)> = card
        .factors
        .iter()
        .zip(readings)
        .enumerate()
        .filter(|(_, (factor, _))| matches!(factor.role, Role::Weighted { .. }) && factor.weight() > 0)
        .filter_map(|(at, (factor, reading))| match factor.value(*reading) {
            FactorValue::Known(value) => Some((at, value, factor.weight())),
            FactorValue::Between(..) => None,
        })
        .collect();
    let best = known
        .iter()
        .max_by_key(|(at, value, weight)| (*value, *weight, std::cmp::Reverse(*at)))?;
    let weakest = known
        .iter()
        .min_by_key(|(at, value, weight)| (*value, -*weight, *at))?;
    (best.1 > weakest.1).then_some((best.0, weakest.0))
}

/// The weighted score as a formula over the known factors: `(w₁·v₁ + w₂·v₂ + …) ÷ (w₁ + w₂ + …)`, plus the known
/// plus/minus items. Variables are `w:<factor>` (percent) and `v:<factor>` (points). None where nothing is known.
///
/// ```
/// use loudou::models::lead_tiering::{detail_of, score_formula, score_variable, template};
/// use loudou::engines::scorecard::{Answer, Reading};
/// let card = template::scorecard();
/// let readings: Vec<Reading> = [3, 4, 3, 2, 1, 3, 3].map(|l| Answer::Level(l).into()).to_vec();
/// let formula = score_formula(&card, &readings).unwrap();
/// let value = formula.eval(&|id| score_variable(&card, &readings, &id.0));
/// assert_eq!(value, detail_of(&card, readings.clone()).score.value());
/// ```
#[must_use]
pub fn score_formula(card: &Scorecard, readings: &[Reading]) -> Option<Expr> {
    let known = |weighted: bool| {
        card.factors
            .iter()
            .zip(readings)
            .filter(move |(factor, reading)| {
                matches!(factor.role, Role::Weighted { .. }) == weighted
                    && matches!(factor.value(**reading), FactorValue::Known(_))
            })
    };
    let weight = |id: &str| var(format!("w:{id}"));
    let value = |id: &str| var(format!("v:{id}"));
    let products: Vec<Expr> = known(true).map(|(f, _)| weight(&f.id) * value(&f.id)).collect();
    if known(true).map(|(f, _)| f.weight()).sum::<i64>() <= 0 {
        return None;
    }
    let weights: Vec<Expr> = known(true).map(|(f, _)| weight(&f.id)).collect();
    let mean = Expr::Sum(products) / Expr::Sum(weights);
    let items: Vec<Expr> = known(false).map(|(f, _)| value(&f.id)).collect();
    Some(if items.is_empty() {
        mean
    } else {
        (mean + Expr::Sum(items)).clamp(num(0.0), num(100.0))
    })
}

/// The value of a variable of [`score_formula`].
#[must_use]
pub fn score_variable(card: &Scorecard, readings: &[Reading], variable: &str) -> Option<f64> {
    let (kind, id) = variable.split_once(':')?;
    let at = card.factors.iter().position(|f| f.id == id)?;
    let factor = card.factors.get(at)?;
    match (kind, factor.value(readings.get(at).copied().unwrap_or_default())) {
        ("w", _) => Some(factor.weight() as f64),
        ("v", FactorValue::Known(value)) => Some(value as f64 / 100.0),
        _ => None,
    }
}
