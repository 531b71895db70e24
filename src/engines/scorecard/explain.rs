//! Why a row has its score, and what to ask next.

use super::{Answer, CENTI, FactorValue, Reading, Role, Scale, Scorecard};

/// What one factor gives to the score.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// Place of the factor in the scorecard.
    pub factor: usize,
    /// Points of the score it gives: `100·w·v / Σw` over the known factors, or a plus/minus item's own points. None
    /// where it is unknown.
    pub points: Option<f64>,
    /// The most it could give with everything else as it is; for an unknown factor, its share of the full weight.
    pub possible: f64,
    /// What the next better level or band would add, with its place; none at the best one.
    pub next_level: Option<(usize, f64)>,
}

/// The contributions of all factors, largest first, unknown ones last; ties in the scorecard's order.
#[must_use]
pub fn contributions(card: &Scorecard, readings: &[Reading]) -> Vec<Contribution> {
    let reading = |at: usize| readings.get(at).copied().unwrap_or_default();
    let values: Vec<FactorValue> = card
        .factors
        .iter()
        .enumerate()
        .map(|(at, f)| f.value(reading(at)))
        .collect();
    let known_weight: i64 = card
        .factors
        .iter()
        .zip(&values)
        .filter(|(_, v)| matches!(v, FactorValue::Known(_)))
        .map(|(f, _)| f.weight())
        .sum();
    let mut list: Vec<Contribution> = card
        .factors
        .iter()
        .zip(&values)
        .enumerate()
        .map(|(at, (factor, value))| {
            let weight = if matches!(value, FactorValue::Known(_)) {
                known_weight
            } else {
                card.weight_sum()
            };
            let in_score = |centi: i64| match factor.role {
                Role::Weighted { .. } if weight > 0 => {
                    (factor.weight() * centi) as f64 / (CENTI * weight) as f64
                }
                Role::Weighted { .. } => 0.0,
                Role::PlusMinus => centi as f64 / CENTI as f64,
            };
            let (points, next_level) = match value {
                FactorValue::Known(v) => {
                    // The better level is taken at the same age, so that decay lessens what it adds too.
                    let next = factor.next_better(reading(at).answer).and_then(|place| {
                        let better = factor.value(Reading {
                            answer: factor.answer_at(place)?,
                            ..reading(at)
                        });
                        let gain = match better {
                            FactorValue::Known(better) => better - *v,
                            FactorValue::Between(..) => 0,
                        };
                        Some((place, in_score(gain)))
                    });
                    (Some(in_score(*v)), next)
                }
                FactorValue::Between(..) => (None, None),
            };
            Contribution {
                factor: at,
                points,
                possible: in_score(factor.extremes().1 * CENTI),
                next_level,
            }
        })
        .collect();
    list.sort_by(|a, b| {
        let key = |c: &Contribution| c.points.unwrap_or(f64::NEG_INFINITY);
        key(b).total_cmp(&key(a)).then(a.factor.cmp(&b.factor))
    });
    list
}

impl super::Factor {
    /// The place of the nearest level or band with more points than the answer's.
    fn next_better(&self, answer: Answer) -> Option<usize> {
        let now = self.points(answer)?;
        let better = self.scale_points().into_iter().enumerate();
        better
            .filter(|(_, points)| *points > now)
            .min_by_key(|(_, points)| *points)
            .map(|(place, _)| place)
    }

    /// The answer that stands for a level or a band by its place: of a band, its lower end.
    #[must_use]
    pub fn answer_at(&self, place: usize) -> Option<Answer> {
        match &self.scale {
            Scale::Levels { levels } => levels.get(place).map(|_| Answer::Level(place)),
            // The band that is open below holds every number that no other one does.
            Scale::Bands { bands, .. } => bands
                .get(place)
                .map(|band| Answer::Number(band.from.unwrap_or(f64::MIN))),
        }
    }

    /// The points of its levels or bands, in order.
    fn scale_points(&self) -> Vec<i64> {
        match &self.scale {
            Scale::Levels { levels } => levels.iter().map(|l| l.points.value).collect(),
            Scale::Bands { bands, .. } => bands.iter().map(|b| b.points.value).collect(),
        }
    }
}

/// An unknown factor and how much knowing it would narrow the range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AskNext {
    /// Place of the factor in the scorecard.
    pub factor: usize,
    /// Points by which the range of the score becomes narrower.
    pub narrows: f64,
}

/// The unknown factors, the one that narrows the range most first; ties in the scorecard's order.
///
/// The range is a sum over the factors, so knowing one takes away exactly its own width,
/// `100·w·(best − worst) / Σw`.
#[must_use]
pub fn ask_next(card: &Scorecard, readings: &[Reading]) -> Vec<AskNext> {
    let total = card.weight_sum();
    let mut list: Vec<AskNext> = card
        .factors
        .iter()
        .enumerate()
        .filter_map(|(at, factor)| {
            let FactorValue::Between(worst, best) =
                factor.value(readings.get(at).copied().unwrap_or_default())
            else {
                return None;
            };
            let width = (best - worst) as f64 / CENTI as f64;
            let narrows = match factor.role {
                // Where all weights are 0, so is this one.
                Role::Weighted { weight } => width * weight.value as f64 / total.max(1) as f64,
                Role::PlusMinus => width,
            };
            Some(AskNext { factor: at, narrows })
        })
        .filter(|a| a.narrows > 0.0)
        .collect();
    list.sort_by(|a, b| b.narrows.total_cmp(&a.narrows).then(a.factor.cmp(&b.factor)));
    list
}
