//! The score of one row, exactly.

use super::{Factor, Role, Scale, Scorecard, Tier};

/// Values are kept in hundredths of a point, so that decay by whole percents stays exact.
pub const CENTI: i64 = 100;

/// What a row says about one factor.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Answer {
    /// Nothing, or nothing that can be read.
    #[default]
    Unknown,
    /// The level at this place of the factor's list.
    Level(usize),
    /// A number, for bands (already divided by the peers' mean where the factor says so).
    Number(f64),
}

/// An answer with its age, for factors that decay.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reading {
    /// The answer.
    pub answer: Answer,
    /// Completed months since it happened; none where the day is not known.
    pub age_months: Option<u32>,
}

impl From<Answer> for Reading {
    fn from(answer: Answer) -> Self {
        Self {
            answer,
            age_months: Some(0),
        }
    }
}

/// Value of a factor for one row, in hundredths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactorValue {
    /// Known.
    Known(i64),
    /// Not known: somewhere from the first to the second.
    Between(i64, i64),
}

impl Factor {
    /// The value of a reading. An unknown answer spans the factor's worst to its best level; a level whose day is
    /// not known spans what decay can leave of it.
    #[must_use]
    pub fn value(&self, reading: Reading) -> FactorValue {
        let Some(points) = self.points(reading.answer) else {
            let (worst, best) = self.extremes();
            return FactorValue::Between(worst * CENTI, best * CENTI);
        };
        match (&self.decay, reading.age_months) {
            (None, _) => FactorValue::Known(points * CENTI),
            (Some(decay), Some(months)) => {
                let lost = decay
                    .percent_per_month
                    .value
                    .clamp(0, 100)
                    .saturating_mul(i64::from(months));
                FactorValue::Known(points * (100 - lost).max(0))
            }
            (Some(_), None) => FactorValue::Between((points * CENTI).min(0), (points * CENTI).max(0)),
        }
    }

    /// Points of an answer, or none where it is unknown or does not fit the scale.
    #[must_use]
    pub fn points(&self, answer: Answer) -> Option<i64> {
        match (&self.scale, answer) {
            (Scale::Levels { levels }, Answer::Level(at)) => levels.get(at).map(|l| l.points.value),
            (Scale::Bands { bands, .. }, Answer::Number(x)) if x.is_finite() => bands
                .iter()
                .rev()
                .find(|b| b.from.is_none_or(|from| x >= from))
                .map(|b| b.points.value),
            _ => None,
        }
    }

    /// Worst and best points. A plus/minus item that is not known may also not apply, so its range holds 0; so does
    /// the range of a factor that decays.
    #[must_use]
    pub fn extremes(&self) -> (i64, i64) {
        let range = |points: &mut dyn Iterator<Item = i64>| {
            points.fold(None, |range: Option<(i64, i64)>, p| {
                Some(range.map_or((p, p), |(lo, hi)| (lo.min(p), hi.max(p))))
            })
        };
        let (worst, best) = match &self.scale {
            Scale::Levels { levels } => range(&mut levels.iter().map(|l| l.points.value)),
            Scale::Bands { bands, .. } => range(&mut bands.iter().map(|b| b.points.value)),
        }
        .unwrap_or((0, 0));
        if self.decay.is_some() || matches!(self.role, Role::PlusMinus) {
            (worst.min(0), best.max(0))
        } else {
            (worst, best)
        }
    }
}

/// The exact score of one row.
///
/// All sums are integers: values in hundredths of a point times weights in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// `Σ w·v` over the known factors.
    pub known_sum: i64,
    /// `Σ w` over the known factors.
    pub known_weight: i64,
    /// `Σ w` over all factors.
    pub total_weight: i64,
    /// `Σ w·v` over the unknown factors at their worst.
    pub worst_sum: i64,
    /// `Σ w·v` over the unknown factors at their best.
    pub best_sum: i64,
    /// Plus/minus items that are known, in hundredths of a point.
    pub items: i64,
    /// All plus/minus items at their worst and best.
    pub items_range: (i64, i64),
    /// Place of the factor whose level disqualifies the row.
    pub disqualified_by: Option<usize>,
}

/// Scores one row: a reading for each factor, in the scorecard's order. Missing readings count as unknown.
///
/// ```
/// use loudou::engines::scorecard::{score, Answer};
/// use loudou::models::lead_tiering::template;
/// // The worked example: rated 4, 5, 4, 3, 2, 4, 4 of 5.
/// let card = template::scorecard();
/// let rated = [3, 4, 3, 2, 1, 3, 3].map(|level| Answer::Level(level).into());
/// let score = score(&card, rated);
/// assert_eq!(score.value(), Some(67.5));
/// assert_eq!(score.tier_range(&card.tiers).stated(), Some(1)); // B
/// ```
pub fn score(card: &Scorecard, readings: impl IntoIterator<Item = Reading>) -> Score {
    let mut readings = readings.into_iter();
    let shares = card
        .factors
        .iter()
        .enumerate()
        .map(|(at, factor)| Score::of(at, factor, readings.next().unwrap_or_default()));
    shares.fold(Score::default(), Score::plus)
}

impl Score {
    /// What one factor, the one at place `at`, gives to a row's score. The score is the sum of these, so a long list
    /// works out each once per word of a column and not once per row.
    #[must_use]
    pub fn of(at: usize, factor: &Factor, reading: Reading) -> Self {
        let mut share = Self::default();
        match (&factor.role, factor.value(reading)) {
            (Role::Weighted { weight }, FactorValue::Known(v)) => {
                share.known_sum = weight.value * v;
                share.known_weight = weight.value;
                share.total_weight = weight.value;
            }
            (Role::Weighted { weight }, FactorValue::Between(worst, best)) => {
                share.worst_sum = weight.value * worst;
                share.best_sum = weight.value * best;
                share.total_weight = weight.value;
            }
            (Role::PlusMinus, FactorValue::Known(v)) => {
                share.items = v;
                share.items_range = (v, v);
            }
            (Role::PlusMinus, FactorValue::Between(worst, best)) => share.items_range = (worst, best),
        }
        if let Answer::Level(level) = reading.answer
            && factor.levels().get(level).is_some_and(|l| l.disqualifies)
        {
            share.disqualified_by = Some(at);
        }
        share
    }

    /// The sum of two parts of a score. Where both disqualify, the first factor of the scorecard is named.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let named = match (self.disqualified_by, other.disqualified_by) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Self {
            known_sum: self.known_sum + other.known_sum,
            known_weight: self.known_weight + other.known_weight,
            total_weight: self.total_weight + other.total_weight,
            worst_sum: self.worst_sum + other.worst_sum,
            best_sum: self.best_sum + other.best_sum,
            items: self.items + other.items,
            items_range: (
                self.items_range.0 + other.items_range.0,
                self.items_range.1 + other.items_range.1,
            ),
            disqualified_by: named,
        }
    }

    /// The score over what is known, 0 to 100; none where no weight is known.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        show(self.known_sum, self.known_weight, self.items)
    }

    /// The lowest and highest score the unknowns allow; none where all weights are 0.
    #[must_use]
    pub fn range(&self) -> Option<(f64, f64)> {
        let low = show(
            self.known_sum + self.worst_sum,
            self.total_weight,
            self.items_range.0,
        )?;
        let high = show(
            self.known_sum + self.best_sum,
            self.total_weight,
            self.items_range.1,
        )?;
        Some((low, high))
    }

    /// Share of the weight that is known, 0 to 1; 0 where all weights are 0.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        if self.total_weight > 0 {
            self.known_weight as f64 / self.total_weight as f64
        } else {
            0.0
        }
    }

    /// The highest whole cut the row is known well enough to reach for certain, in integers; every cut up to 0 is
    /// reached. None where all weights are 0.
    #[must_use]
    pub const fn surely_reached(&self) -> Option<i64> {
        highest_cut(
            self.known_sum + self.worst_sum,
            self.total_weight,
            self.items_range.0,
        )
    }

    /// The highest whole cut the row reaches if every unknown turns out best. None where all weights are 0.
    #[must_use]
    pub const fn possibly_reached(&self) -> Option<i64> {
        highest_cut(
            self.known_sum + self.best_sum,
            self.total_weight,
            self.items_range.1,
        )
    }

    /// The tiers the row may belong to. A disqualified row is in the last one.
    #[must_use]
    pub fn tier_range(&self, tiers: &[Tier]) -> TierRange {
        let last = tiers.len().saturating_sub(1);
        if self.disqualified_by.is_some() {
            return TierRange {
                best: last,
                worst: last,
            };
        }
        if self.total_weight <= 0 {
            return TierRange { best: 0, worst: last };
        }
        // Compared, not divided: this runs for every row at each keystroke.
        let per_point = CENTI * self.total_weight;
        let first = |exact: i64| {
            let reached = |t: &Tier| t.cut.value <= 0 || exact >= t.cut.value * per_point;
            tiers.iter().position(reached).unwrap_or(last)
        };
        let lowest = self.known_sum + self.worst_sum + self.items_range.0 * self.total_weight;
        let highest = self.known_sum + self.best_sum + self.items_range.1 * self.total_weight;
        let worst = first(lowest);
        TierRange {
            best: if highest == lowest { worst } else { first(highest) },
            worst,
        }
    }

    /// The whole point the score over what is known lies in, 0 to 100, in integers; none where no weight is known.
    #[must_use]
    pub fn point(&self) -> Option<i64> {
        highest_cut(self.known_sum, self.known_weight, self.items).map(|point| point.min(100))
    }
}

/// The place of the tier that an exact number from 0 to 100 belongs to.
#[must_use]
pub fn tier_of(tiers: &[Tier], score: f64) -> usize {
    tiers
        .iter()
        .position(|t| score >= t.cut.value as f64)
        .unwrap_or(tiers.len().saturating_sub(1))
}

/// The highest whole `cut` with `sum / weight / 100 + items / 100 ≥ cut`, at least 0. Sums and items are in hundredths
/// of a point.
const fn highest_cut(sum: i64, weight: i64, items: i64) -> Option<i64> {
    if weight <= 0 {
        return None;
    }
    let exact = sum + items * weight;
    // Division rounds towards zero, which for what is not negative is down.
    Some(if exact > 0 { exact / (CENTI * weight) } else { 0 })
}

fn show(sum: i64, weight: i64, items: i64) -> Option<f64> {
    let exact = sum + items * weight;
    (weight > 0).then(|| (exact as f64 / (CENTI * weight) as f64).clamp(0.0, 100.0))
}

/// The tiers a row may belong to, as places in the scorecard's list (0 is the highest).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TierRange {
    /// The highest tier it may be in.
    pub best: usize,
    /// The lowest tier it may be in.
    pub worst: usize,
}

impl TierRange {
    /// The tier, where only one is possible.
    #[must_use]
    pub fn stated(self) -> Option<usize> {
        (self.best == self.worst).then_some(self.best)
    }
}
