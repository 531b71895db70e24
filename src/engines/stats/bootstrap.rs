//! Seeded bootstraps: what a figure might have been, had other rows of the same kind come.
//!
//! Rows are drawn with replacement, the figure is worked out anew, and the middle 95 % of what comes out is the
//! interval (percentile bootstrap). Source: B. Efron, R. Tibshirani, "An Introduction to the Bootstrap" (1993),
//! chapter 13.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{Estimate, Interval};
use crate::engines::pace::Pace;

/// Draws for an interval that is worked out while the user drags.
pub const QUICK_DRAWS: usize = 200;
/// Draws for an interval that may take a moment.
pub const DRAWS: usize = 1000;

/// An amount, and whether it lies in the part whose share is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// 0 or more.
    pub value: f64,
    /// In the part.
    pub is_in: bool,
}

/// Share of the sum of the amounts that lies in a part, `Σ in ÷ Σ all`, 0 to 1, with its 95 % interval.
///
/// None where the amounts sum to 0. Amounts that are negative or no numbers are left out.
///
/// ```
/// use loudou::engines::stats::bootstrap::{Amount, share_of_sum};
/// let amounts: Vec<Amount> = (0..40).map(|i| Amount { value: 10.0, is_in: i % 4 != 0 }).collect();
/// let share = share_of_sum(&amounts, 200, 1).unwrap();
/// assert_eq!(share.value, 0.75);
/// assert!(share.interval.low < 0.75 && share.interval.high > 0.75);
/// ```
#[must_use]
pub fn share_of_sum(amounts: &[Amount], draws: usize, seed: u64) -> Option<Estimate> {
    let kept: Vec<Amount> = amounts
        .iter()
        .filter(|a| a.value.is_finite() && a.value >= 0.0)
        .copied()
        .collect();
    let value = share(kept.iter())?;
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut found = Vec::with_capacity(draws);
    for _ in 0..draws {
        let drawn = (0..kept.len()).filter_map(|_| kept.get(random.random_range(0..kept.len())));
        found.extend(share(drawn));
    }
    let interval = middle(found).unwrap_or(Interval {
        low: value,
        high: value,
    });
    Some(Estimate { value, interval })
}

fn share<'a>(amounts: impl Iterator<Item = &'a Amount>) -> Option<f64> {
    let (mut part, mut all) = (0.0, 0.0);
    for amount in amounts {
        all += amount.value;
        part += if amount.is_in { amount.value } else { 0.0 };
    }
    let share: f64 = part / all;
    // Nothing over nothing is no number, and no amount is below 0.
    share.is_finite().then(|| share.clamp(0.0, 1.0))
}

/// The same rows under two scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Under the first.
    pub first: f64,
    /// Under the second.
    pub second: f64,
    /// The outcome.
    pub won: bool,
}

/// How much better the second score ranks the same rows than the first: `AUC₂ − AUC₁`, −1 to 1, with its paired 95 %
/// interval. Each draw takes the same rows for both scores, so what they have in common cancels out.
///
/// None where there is no won or no lost row. Rows with a score that is no number are left out.
pub async fn auc_gain(pairs: &[Pair], draws: usize, seed: u64, pace: &Pace) -> Option<Estimate> {
    let pairs: Vec<Pair> = pairs
        .iter()
        .filter(|p| !p.first.is_nan() && !p.second.is_nan())
        .copied()
        .collect();
    let won: Vec<bool> = pairs.iter().map(|p| p.won).collect();
    let (first, second) = (ranks(&pairs, |p| p.first), ranks(&pairs, |p| p.second));
    let once = vec![1_u32; pairs.len()];
    let gain = |times: &[u32]| Some(auc(&second, &won, times)? - auc(&first, &won, times)?);
    let value = gain(&once)?;
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut found = Vec::with_capacity(draws);
    let mut times = once;
    for draw in 0..draws {
        times.fill(0);
        for _ in 0..pairs.len() {
            if let Some(time) = times.get_mut(random.random_range(0..pairs.len())) {
                *time += 1;
            }
        }
        found.extend(gain(&times));
        pace.tell(draw, draws);
        pace.step(pairs.len()).await;
    }
    let interval = middle(found).unwrap_or(Interval {
        low: value,
        high: value,
    });
    Some(Estimate { value, interval })
}

/// Rows in ascending order of a score, parted where the score changes: places and the number of the step.
struct Ranks(Vec<(usize, usize)>);

fn ranks(pairs: &[Pair], score: impl Fn(&Pair) -> f64) -> Ranks {
    let mut order: Vec<(f64, usize)> = pairs.iter().enumerate().map(|(at, p)| (score(p), at)).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut step = 0;
    let mut before = f64::NAN;
    let places = order.into_iter().map(|(score, at)| {
        // 0 and −0 are one score, as they are to a reader.
        step += usize::from(score != before);
        before = score;
        (at, step)
    });
    Ranks(places.collect())
}

/// The AUC where each row counts so many times; ties count ½.
fn auc(ranks: &Ranks, won: &[bool], times: &[u32]) -> Option<f64> {
    let (mut pairs_twice, mut all_won, mut lost_below) = (0_u64, 0_u64, 0_u64);
    let (mut tied_won, mut tied_lost, mut present) = (0_u64, 0_u64, 0);
    for (at, step) in &ranks.0 {
        if *step != present {
            pairs_twice += tied_won * (2 * lost_below + tied_lost);
            lost_below += tied_lost;
            (tied_won, tied_lost, present) = (0, 0, *step);
        }
        let count = u64::from(times.get(*at).copied().unwrap_or(0));
        if won.get(*at).copied().unwrap_or(false) {
            tied_won += count;
            all_won += count;
        } else {
            tied_lost += count;
        }
    }
    pairs_twice += tied_won * (2 * lost_below + tied_lost);
    let all_lost = lost_below + tied_lost;
    (all_won > 0 && all_lost > 0).then(|| pairs_twice as f64 / 2.0 / (all_won as f64 * all_lost as f64))
}

/// The 2.5th and the 97.5th of a hundred.
fn middle(mut found: Vec<f64>) -> Option<Interval> {
    found.sort_unstable_by(f64::total_cmp);
    let last = found.len().checked_sub(1)?;
    let at = |share: f64| {
        let place = share * last as f64;
        let below = libm::floor(place);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in the list"
        )]
        let index = below as usize;
        let low = found.get(index).copied()?;
        let high = found.get((index + 1).min(last)).copied()?;
        Some(low + (high - low) * (place - below))
    };
    Some(Interval {
        low: at(0.025)?,
        high: at(0.975)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::pace::at_once;
    use crate::engines::stats::ranking::{Case, rank};
    use proptest::prelude::*;

    fn gain(pairs: &[Pair], draws: usize, seed: u64) -> Option<Estimate> {
        at_once(auc_gain(pairs, draws, seed, &Pace::unpaced()))
    }

    #[test]
    fn rows_count_as_often_as_they_were_drawn() {
        let pair = |first: f64, won: bool| Pair {
            first,
            second: 0.0,
            won,
        };
        let pairs = [
            pair(1.0, false),
            pair(1.0, true),
            pair(2.0, true),
            pair(3.0, false),
        ];
        let won = pairs.map(|p| p.won);
        let counted = |times: [u32; 4]| auc(&ranks(&pairs, |p| p.first), &won, &times);
        assert_eq!(counted([1, 1, 1, 1]), Some(0.375));
        // One won ties with two lost and is below three.
        assert_eq!(counted([2, 1, 0, 3]), Some(0.2));
        assert_eq!(counted([1, 0, 4, 0]), Some(1.0));
        assert_eq!((counted([0, 1, 1, 0]), counted([1, 0, 0, 1])), (None, None));
    }

    #[test]
    fn the_middle_lies_between_neighbours_by_their_distance() {
        let ends = |found: Vec<f64>| middle(found).map(|i| (i.low, i.high));
        assert_eq!(
            ends((0..=1000).rev().map(f64::from).collect()),
            Some((25.0, 975.0))
        );
        assert_eq!(ends((0..=10).map(f64::from).collect()), Some((0.25, 9.75)));
        assert_eq!(ends(vec![4.0]), Some((4.0, 4.0)));
        assert_eq!(ends(Vec::new()), None);
    }

    #[test]
    fn one_score_is_no_better_than_itself() {
        let pairs: Vec<Pair> = (0..60)
            .map(|i| Pair {
                first: f64::from(i % 7),
                second: f64::from(i % 7),
                won: i % 3 == 0,
            })
            .collect();
        let gain = gain(&pairs, 200, 1).unwrap();
        assert_eq!(
            (gain.value, gain.interval.low, gain.interval.high),
            (0.0, 0.0, 0.0)
        );
    }

    #[test]
    fn a_score_that_tells_gains_over_one_that_does_not() {
        let pairs: Vec<Pair> = (0..200)
            .map(|i| Pair {
                first: f64::from(i * 37 % 11),
                second: f64::from(i % 10),
                won: i % 10 >= 6,
            })
            .collect();
        let gain = gain(&pairs, 300, 7).unwrap();
        assert!(
            gain.value > 0.4 && gain.interval.low > 0.3 && gain.interval.high < 0.65,
            "{gain:?}"
        );
    }

    proptest! {
        #[test]
        fn counting_agrees_with_the_ranking(rows in prop::collection::vec((0_u8..12, any::<bool>()), 2..60)) {
            let cases: Vec<Case> = rows.iter().map(|(s, won)| Case { score: f64::from(*s), won: *won }).collect();
            let pairs: Vec<Pair> =
                rows.iter().map(|(s, won)| Pair { first: f64::from(*s), second: 0.0, won: *won }).collect();
            let won: Vec<bool> = rows.iter().map(|r| r.1).collect();
            let ours = auc(&ranks(&pairs, |p| p.first), &won, &vec![1; rows.len()]);
            prop_assert_eq!(ours.is_some(), rank(&cases).is_some());
            if let (Some(ours), Some(theirs)) = (ours, rank(&cases)) {
                prop_assert!((ours - theirs.auc).abs() < 1e-12);
            }
        }

        #[test]
        fn shares_keep_to_their_range(rows in prop::collection::vec((0.0_f64..1e9, any::<bool>()), 0..40), seed: u64) {
            let amounts: Vec<Amount> = rows.iter().map(|(value, is_in)| Amount { value: *value, is_in: *is_in }).collect();
            if let Some(share) = share_of_sum(&amounts, 50, seed) {
                prop_assert!(0.0 <= share.interval.low && share.interval.low <= share.interval.high);
                prop_assert!(share.interval.high <= 1.0 && (0.0..=1.0).contains(&share.value));
            }
        }
    }
}
