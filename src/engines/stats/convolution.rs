//! Exact distributions of sums: how many of many succeed, and how much money a list of chances brings.
//!
//! Both are built by convolution. Tails too small to be seen in a double are cut, so that the width of a binomial
//! grows with `√n` and not with `n`.

/// A weight this small beside the greatest one changes no sum of weights.
const UNSEEN: f64 = 1e-19;

/// The distribution of a whole number, 0 or more.
///
/// ```
/// use loudou::engines::stats::convolution::Counts;
/// // Two chances of ½ and one of ¼: none of them succeeds in ½·½·¾.
/// let wins = Counts::binomial(2, 0.5).plus(&Counts::binomial(1, 0.25));
/// assert!((wins.at_least(1.0) - (1.0 - 0.1875)).abs() < 1e-15);
/// assert!((wins.mean() - 1.25).abs() < 1e-15);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Counts {
    /// The least number with a weight.
    first: u64,
    /// Weights of `first`, `first + 1`, …; they add up to 1.
    weights: Vec<f64>,
}

impl Counts {
    /// A number that is known.
    #[must_use]
    pub fn certain(number: u64) -> Self {
        Self {
            first: number,
            weights: vec![1.0],
        }
    }

    /// Successes among `trials` independent ones that succeed with `chance` each (held to 0–1; NaN is 0).
    ///
    /// Weights grow from the likeliest number outwards by `P(k+1)/P(k) = (n−k)/(k+1) · p/(1−p)`, which neither
    /// overflows nor loses digits at large `n`.
    #[must_use]
    pub fn binomial(trials: u64, chance: f64) -> Self {
        let chance = if chance.is_nan() {
            0.0
        } else {
            chance.clamp(0.0, 1.0)
        };
        if trials == 0 || chance <= 0.0 {
            return Self::certain(0);
        }
        if chance >= 1.0 {
            return Self::certain(trials);
        }
        let odds = chance / (1.0 - chance);
        let mode = likeliest(trials, chance);
        let mut below = Vec::new();
        let (mut at, mut weight) = (mode, 1.0);
        while at > 0 {
            weight *= at as f64 / ((trials - at + 1) as f64 * odds);
            if weight < UNSEEN {
                break;
            }
            below.push(weight);
            at -= 1;
        }
        let first = mode - below.len() as u64;
        let mut weights: Vec<f64> = below.into_iter().rev().collect();
        weights.push(1.0);
        (at, weight) = (mode, 1.0);
        while at < trials {
            weight *= (trials - at) as f64 * odds / (at + 1) as f64;
            if weight < UNSEEN {
                break;
            }
            weights.push(weight);
            at += 1;
        }
        Self { first, weights }.scaled()
    }

    /// The sum of this number and an independent other one.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut weights = vec![0.0; self.weights.len() + other.weights.len() - 1];
        for (at, weight) in self.weights.iter().enumerate() {
            for (sum, more) in weights.iter_mut().skip(at).zip(&other.weights) {
                *sum += weight * more;
            }
        }
        let first = self.first + other.first;
        Self { first, weights }.trimmed()
    }

    /// The probability of `least` or more, 0 to 1; 1 for what is 0 or less, 0 for NaN.
    #[must_use]
    pub fn at_least(&self, least: f64) -> f64 {
        let small_first = self.entries().rev();
        small_first
            .take_while(|(number, _)| *number as f64 >= least)
            .map(|(_, weight)| weight)
            .sum::<f64>()
            .clamp(0.0, 1.0)
            + 0.0
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.entries()
            .map(|(number, weight)| number as f64 * weight)
            .sum()
    }

    /// Numbers with their probabilities, ascending.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (u64, f64)> + ExactSizeIterator + use<'_> {
        self.weights
            .iter()
            .enumerate()
            .map(|(at, weight)| (self.first + at as u64, *weight))
    }

    fn trimmed(mut self) -> Self {
        let greatest = self.weights.iter().copied().fold(0.0, f64::max);
        let seen = |weight: &f64| *weight >= greatest * UNSEEN;
        let skipped = self.weights.iter().position(seen).unwrap_or(0);
        let end = self.weights.iter().rposition(seen).map_or(0, |at| at + 1);
        self.weights.truncate(end);
        self.weights.drain(..skipped.min(end));
        self.first += skipped as u64;
        self
    }

    fn scaled(mut self) -> Self {
        let sum: f64 = self.weights.iter().sum();
        self.weights.iter_mut().for_each(|weight| *weight /= sum);
        self
    }
}

/// The likeliest number of successes, `⌊(n + 1)·p⌋`, at most `n`.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates and the result is held to 0–n"
)]
pub(super) fn likeliest(trials: u64, chance: f64) -> u64 {
    (libm::floor((trials as f64 + 1.0) * chance) as u64).min(trials)
}

/// An amount that comes in with a probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chance {
    /// How much, 0 or more.
    pub amount: f64,
    /// How likely, 0 to 1.
    pub probability: f64,
}

/// The distribution of the sum of independent chances.
///
/// ```
/// use loudou::engines::stats::convolution::{Amounts, Chance};
/// let deals = [(100.0, 0.5), (80.0, 0.6), (300.0, 0.25), (60.0, 0.7), (40.0, 0.8)]
///     .map(|(amount, probability)| Chance { amount, probability });
/// let sum = Amounts::of(&deals);
/// assert!((sum.mean() - 247.0).abs() < 1e-12);
/// assert!((sum.at_least(250.0) - 0.376).abs() < 1e-12);
/// assert_eq!(sum.step, None);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Amounts {
    /// Sums with their probabilities, ascending.
    points: Vec<(f64, f64)>,
    /// None where every sum is exact; else amounts were rounded to whole multiples of this.
    pub step: Option<f64>,
}

/// Sums kept apart at most; past it amounts are rounded to a grid.
const MOST_POINTS: usize = 20_000;

impl Amounts {
    /// The sum of chances; those whose amount or probability is no number or not positive bring nothing.
    ///
    /// Equal sums are one point, so that amounts in whole hundreds stay few. Where the sums of many odd amounts would
    /// be more than 20 000, amounts are rounded to the total's 10 000th and `step` says so.
    #[must_use]
    pub fn of(chances: &[Chance]) -> Self {
        let kept: Vec<Chance> = chances
            .iter()
            .filter(|c| c.amount.is_finite() && c.amount > 0.0 && c.probability > 0.0)
            .map(|c| Chance {
                amount: c.amount,
                probability: c.probability.min(1.0),
            })
            .collect();
        let total: f64 = kept.iter().map(|c| c.amount).sum();
        if !total.is_finite() {
            return Self::sure();
        }
        if let Some(points) = summed(&kept, total * 1e-12) {
            return Self { points, step: None };
        }
        let step = total / (MOST_POINTS as f64 / 2.0);
        let rounded: Vec<Chance> = kept
            .iter()
            .map(|c| Chance {
                amount: libm::round(c.amount / step),
                ..*c
            })
            .collect();
        let points = summed(&rounded, 0.5).unwrap_or_default();
        Self {
            points: points.into_iter().map(|(sum, p)| (sum * step, p)).collect(),
            step: Some(step),
        }
    }

    /// The weighted sum of chances, `Σ amount·probability`: the mean without the distribution.
    #[must_use]
    pub fn weighted(chances: &[Chance]) -> f64 {
        chances
            .iter()
            .map(|chance| chance.amount * chance.probability)
            .sum::<f64>()
            + 0.0
    }

    /// Nothing, for sure.
    fn sure() -> Self {
        Self {
            points: vec![(0.0, 1.0)],
            step: None,
        }
    }

    /// The probability of `least` or more, 0 to 1. A sum short of it by rounding only (1e-12 of the greatest sum)
    /// reaches it.
    #[must_use]
    pub fn at_least(&self, least: f64) -> f64 {
        let slack = self.points.last().map_or(0.0, |(sum, _)| sum * 1e-12);
        let reached = self
            .points
            .iter()
            .rev()
            .take_while(|(sum, _)| *sum >= least - slack);
        reached.map(|(_, p)| p).sum::<f64>().clamp(0.0, 1.0) + 0.0
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.points.iter().map(|(sum, p)| sum * p).sum()
    }

    /// Sums with their probabilities, ascending.
    #[must_use]
    pub fn points(&self) -> &[(f64, f64)] {
        &self.points
    }
}

/// The sums of all subsets with their probabilities, those no further apart than `same` being one; none where they are
/// too many.
fn summed(chances: &[Chance], same: f64) -> Option<Vec<(f64, f64)>> {
    let mut points = vec![(0.0, 1.0)];
    for chance in chances {
        let without = points
            .iter()
            .map(|(sum, p)| (*sum, p * (1.0 - chance.probability)));
        let with = points
            .iter()
            .map(|(sum, p)| (sum + chance.amount, p * chance.probability));
        let next = merged(without, with, same);
        if next.len() > MOST_POINTS {
            return None;
        }
        points = next;
    }
    Some(points)
}

/// Two ascending lists as one; points that lie together are added, and impossible ones dropped.
fn merged(
    one: impl Iterator<Item = (f64, f64)>,
    other: impl Iterator<Item = (f64, f64)>,
    same: f64,
) -> Vec<(f64, f64)> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    let mut list: Vec<(f64, f64)> = Vec::new();
    loop {
        let next = match (one.peek(), other.peek()) {
            (Some(a), Some(b)) if a.0 <= b.0 => one.next(),
            (Some(_), None) => one.next(),
            _ => other.next(),
        };
        let Some((sum, p)) = next else { return list };
        match list.last_mut() {
            Some(last) if sum - last.0 <= same => last.1 += p,
            _ if p > 0.0 => list.push((sum, p)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_large_binomial_keeps_its_mean_and_stays_narrow() {
        let wins = Counts::binomial(100_000, 0.3);
        assert!((wins.mean() - 30_000.0).abs() < 1e-6);
        assert!(wins.entries().len() < 3_000);
        assert!((wins.at_least(30_001.0) - 0.498_9).abs() < 1e-3);
    }

    #[test]
    fn edges_are_certain() {
        assert_eq!(Counts::binomial(5, 0.0), Counts::certain(0));
        assert_eq!(Counts::binomial(5, 1.0), Counts::certain(5));
        assert_eq!(Counts::binomial(0, 0.4), Counts::certain(0));
        assert_eq!(Counts::binomial(5, f64::NAN), Counts::certain(0));
        assert_eq!(Counts::certain(3).at_least(f64::NAN), 0.0);
        assert_eq!(Counts::certain(3).at_least(f64::NEG_INFINITY), 1.0);
    }

    #[test]
    fn many_odd_amounts_go_to_a_grid() {
        let chances: Vec<Chance> = (0..60)
            .map(|i| Chance {
                amount: 1_000.0 + libm::sqrt(f64::from(i)) * 77.7,
                probability: 0.3,
            })
            .collect();
        let sum = Amounts::of(&chances);
        let mean: f64 = chances.iter().map(|c| c.amount * c.probability).sum();
        let total: f64 = chances.iter().map(|c| c.amount).sum();
        let step = sum.step.unwrap();
        assert!((step * 10_000.0 - total).abs() < 1e-6);
        assert!(
            sum.points()
                .iter()
                .all(|(sum, _)| (sum / step - libm::round(sum / step)).abs() < 1e-6)
        );
        assert!((sum.mean() - mean).abs() < step * 60.0);
        assert!((sum.at_least(0.0) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_weighted_sum_needs_no_distribution() {
        let chance = |amount, probability| Chance { amount, probability };
        assert_eq!(
            Amounts::weighted(&[chance(200.0, 0.5), chance(30.0, 0.25), chance(7.0, 0.0)]),
            107.5
        );
        assert_eq!(Amounts::weighted(&[]), 0.0);
    }

    #[test]
    fn what_is_no_chance_brings_nothing() {
        let odd = [
            (f64::NAN, 0.5),
            (-3.0, 0.5),
            (10.0, f64::NAN),
            (f64::INFINITY, 0.1),
            (10.0, 2.0),
        ];
        let sum = Amounts::of(&odd.map(|(amount, probability)| Chance { amount, probability }));
        assert_eq!(sum.points(), [(10.0, 1.0)]);
    }

    proptest! {
        #[test]
        fn counts_agree_with_the_list_of_equal_amounts(n in 0_u64..12, p in 0.0_f64..=1.0, least in 0_u64..14) {
            let list = vec![Chance { amount: 1.0, probability: p }; usize::try_from(n).unwrap()];
            let (counts, amounts) = (Counts::binomial(n, p), Amounts::of(&list));
            prop_assert!((counts.at_least(least as f64) - amounts.at_least(least as f64)).abs() < 1e-12);
        }

        #[test]
        fn adding_is_commutative_and_whole(a in 0_u64..60, p in 0.0_f64..=1.0, b in 0_u64..60, q in 0.0_f64..=1.0) {
            let (one, other) = (Counts::binomial(a, p), Counts::binomial(b, q));
            let (sum, turned) = (one.plus(&other), other.plus(&one));
            prop_assert!((sum.at_least(0.0) - 1.0).abs() < 1e-12);
            prop_assert!((sum.mean() - a as f64 * p - b as f64 * q).abs() < 1e-9);
            for k in 0..=(a + b) {
                prop_assert!((sum.at_least(k as f64) - turned.at_least(k as f64)).abs() < 1e-12);
            }
        }
    }
}
