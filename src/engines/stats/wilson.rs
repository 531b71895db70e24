//! The Wilson score interval of a proportion.
//!
//! Unlike the textbook `p ± z·√(p(1−p)/n)` it stays inside 0–1 and keeps its coverage at small n and at rates near
//! 0 or 1, which is where sales data lives.
//!
//! Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).

use super::{Estimate, Interval, Z_95};

/// The rate `k/n` with its Wilson 95 % interval.
///
/// ```text
/// centre = (p + z²/2n) / (1 + z²/n)
/// half   = z · √(p(1−p)/n + z²/4n²) / (1 + z²/n)
/// ```
///
/// `None` where `n` is 0 (no rate) or `k > n` (not a count of n). The ends lie in 0–1; with `k = 0` the lower end is
/// exactly 0, with `k = n` the upper end is exactly 1.
///
/// ```
/// use loudou::engines::stats::wilson::wilson;
/// let rate = wilson(3, 12).unwrap();
/// assert_eq!(rate.value, 0.25);
/// assert!((rate.interval.low - 0.0889).abs() < 5e-5 && (rate.interval.high - 0.5323).abs() < 5e-5);
/// ```
#[must_use]
pub fn wilson(successes: u64, trials: u64) -> Option<Estimate> {
    if trials == 0 || successes > trials {
        return None;
    }
    let n = trials as f64;
    let p = successes as f64 / n;
    let z_sq = Z_95 * Z_95;
    let scale = 1.0 + z_sq / n;
    let centre = (p + z_sq / (2.0 * n)) / scale;
    // p(1−p) as a product of two counts loses nothing near 1, where 1−p would.
    let spread = p * ((trials - successes) as f64 / n) / n;
    let half = Z_95 * libm::sqrt(spread + z_sq / (4.0 * n * n)) / scale;
    // The ends at k = 0 and k = n are 0 and 1 in theory; rounding must not say otherwise.
    let low = if successes == 0 {
        0.0
    } else {
        (centre - half).clamp(0.0, p)
    };
    let high = if successes == trials {
        1.0
    } else {
        (centre + half).clamp(p, 1.0)
    };
    Some(Estimate {
        value: p,
        interval: Interval { low, high },
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_trials_give_no_rate() {
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(2, 1), None);
    }

    #[test]
    fn huge_counts_stay_in_order() {
        let rate = wilson(u64::MAX - 1, u64::MAX).unwrap();
        assert!(rate.interval.contains(rate.value) && rate.interval.high <= 1.0);
    }

    proptest! {
        #[test]
        fn contains_its_rate_and_stays_in_the_unit(n in 1u64..5_000, k in 0u64..5_000) {
            let k = k.min(n);
            let rate = wilson(k, n).unwrap();
            prop_assert!(rate.interval.contains(rate.value));
            prop_assert!(rate.interval.low >= 0.0 && rate.interval.high <= 1.0);
            prop_assert_eq!(rate.interval.low == 0.0, k == 0);
            prop_assert_eq!(rate.interval.high == 1.0, k == n);
        }

        #[test]
        fn mirrors_when_wins_and_losses_swap(n in 1u64..5_000, k in 0u64..5_000) {
            let k = k.min(n);
            let (won, lost) = (wilson(k, n).unwrap().interval, wilson(n - k, n).unwrap().interval);
            prop_assert!((won.low - (1.0 - lost.high)).abs() < 1e-12);
            prop_assert!((won.high - (1.0 - lost.low)).abs() < 1e-12);
        }
    }
}
