//! The Newcombe interval of the difference of two independent proportions.
//!
//! Two tiers "differ" when this interval leaves out 0; otherwise the page says they cannot be told apart.
//!
//! Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
//! Medicine 17 (1998), method 10 (hybrid score, from two Wilson intervals).

use super::wilson::wilson;
use super::{Estimate, Interval};

/// A count of successes out of trials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// How many succeeded.
    pub successes: u64,
    /// Out of how many.
    pub trials: u64,
}

/// The difference of two rates `p₁ − p₂` with its Newcombe 95 % interval.
///
/// With `(lᵢ, uᵢ)` the Wilson interval of `pᵢ`:
///
/// ```text
/// low  = p₁ − p₂ − √((p₁ − l₁)² + (u₂ − p₂)²)
/// high = p₁ − p₂ + √((u₁ − p₁)² + (p₂ − l₂)²)
/// ```
///
/// `None` where either side has no trials or more successes than trials. The ends lie in −1–1.
///
/// ```
/// use loudou::engines::stats::newcombe::{Count, difference, differ};
/// let (a, b) = (Count { successes: 56, trials: 70 }, Count { successes: 48, trials: 80 });
/// let gap = difference(a, b).unwrap();
/// // Newcombe's example (a): 0.0524 to 0.3339.
/// assert!((gap.interval.low - 0.0524).abs() < 5e-5 && (gap.interval.high - 0.3339).abs() < 5e-5);
/// assert_eq!(differ(a, b), Some(true));
/// ```
#[must_use]
pub fn difference(first: Count, second: Count) -> Option<Estimate> {
    let a = wilson(first.successes, first.trials)?;
    let b = wilson(second.successes, second.trials)?;
    let value = a.value - b.value;
    let down = libm::hypot(a.value - a.interval.low, b.interval.high - b.value);
    let up = libm::hypot(a.interval.high - a.value, b.value - b.interval.low);
    let interval = Interval {
        low: (value - down).clamp(-1.0, 1.0),
        high: (value + up).clamp(-1.0, 1.0),
    };
    Some(Estimate { value, interval })
}

/// The first two groups of a list, as places, in which the later one has the higher rate, with the difference of the
/// earlier less the later; `is_sure` asks for a difference beyond chance. Every group is held against every later one:
/// a small group between two others hides nothing. Groups without trials are passed over.
///
/// ```
/// use loudou::engines::stats::newcombe::{Count, first_rise};
/// let count = |successes, trials| Count { successes, trials };
/// let groups = [count(10, 200), count(1, 4), count(60, 200)];
/// assert_eq!(first_rise(&groups, true).unwrap().0, (0, 2));
/// assert_eq!(first_rise(&groups, false).unwrap().0, (0, 1));
/// ```
#[must_use]
pub fn first_rise(groups: &[Count], is_sure: bool) -> Option<((usize, usize), Estimate)> {
    let places = (0..groups.len()).flat_map(|high| (high + 1..groups.len()).map(move |low| (high, low)));
    let gap = |(high, low): (usize, usize)| {
        let gap = difference(*groups.get(high)?, *groups.get(low)?)?;
        let rises = if is_sure {
            gap.interval.high < 0.0
        } else {
            gap.value < 0.0
        };
        rises.then_some(((high, low), gap))
    };
    places.filter_map(gap).next()
}

/// Whether two rates can be told apart: true where the interval of their difference leaves out 0.
///
/// `None` where either rate does not exist.
#[must_use]
pub fn differ(first: Count, second: Count) -> Option<bool> {
    difference(first, second).map(|gap| !gap.interval.contains(0.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counts() -> impl Strategy<Value = Count> {
        (1u64..3_000)
            .prop_flat_map(|trials| (0..=trials).prop_map(move |successes| Count { successes, trials }))
    }

    #[test]
    fn an_empty_side_gives_nothing() {
        let some = Count {
            successes: 3,
            trials: 9,
        };
        let none = Count {
            successes: 0,
            trials: 0,
        };
        assert_eq!(difference(some, none), None);
        assert_eq!(differ(none, some), None);
    }

    #[test]
    fn the_first_rise_is_found_among_all_pairs() {
        let count = |(successes, trials): (u64, u64)| Count { successes, trials };
        let places = |groups: &[(u64, u64)], is_sure: bool| {
            let groups: Vec<Count> = groups.iter().copied().map(count).collect();
            first_rise(&groups, is_sure).map(|(places, _)| places)
        };
        let groups = [(10, 200), (1, 4), (0, 0), (60, 200)];
        assert_eq!(
            (places(&groups, true), places(&groups, false)),
            (Some((0, 3)), Some((0, 1)))
        );
        let found = first_rise(&groups.map(count), true).unwrap().1;
        assert!((found.value + 0.25).abs() < 1e-12 && found.interval.high < 0.0);
        // Rates that fall, and rates that are alike, do not rise.
        let falling = [(60, 200), (60, 200), (10, 200)];
        assert_eq!((places(&falling, true), places(&falling, false)), (None, None));
        // A rise further down the list; one that chance may have made is not sure.
        let later = [(90, 100), (20, 100), (22, 100)];
        assert_eq!(
            (places(&later, true), places(&later, false)),
            (None, Some((1, 2)))
        );
        assert_eq!(places(&[(1, 9)], false), None);
    }

    proptest! {
        #[test]
        fn swapping_sides_flips_the_sign(a in counts(), b in counts()) {
            let (there, back) = (difference(a, b).unwrap(), difference(b, a).unwrap());
            prop_assert_eq!(there.value, -back.value);
            prop_assert_eq!(there.interval.low, -back.interval.high);
            prop_assert_eq!(there.interval.high, -back.interval.low);
        }

        #[test]
        fn contains_the_difference(a in counts(), b in counts()) {
            let gap = difference(a, b).unwrap();
            prop_assert!(gap.interval.contains(gap.value));
            prop_assert!(gap.interval.low >= -1.0 && gap.interval.high <= 1.0);
        }

        #[test]
        fn equal_rates_cannot_be_told_apart(a in counts()) {
            prop_assert_eq!(differ(a, a), Some(false));
        }
    }
}
