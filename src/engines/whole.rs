//! Whole things: how many of them an amount needs, and the least that will do.

/// What an amount may lie above a whole number and still need no more: relative from 1 on, absolute below. Division
/// leaves far less, and nobody plans to the trillionth.
pub const SLACK: f64 = 1e-12;

/// The least whole number that reaches `value`, but for [`SLACK`]: `⌈value − 10⁻¹² × max(1, |value|)⌉`.
///
/// Never negative zero; NaN and infinities stay what they are.
///
/// ```
/// use loudou::engines::whole::ceiling;
/// let per_head = 320.0 * 0.3 / 10.0 / 0.2;
/// assert!(1_200.0 / per_head > 25.0); // by rounding alone
/// assert_eq!(ceiling(1_200.0 / per_head), 25.0);
/// assert_eq!(ceiling(25.001), 26.0);
/// assert_eq!(ceiling(0.1 + 0.2 - 0.3), 0.0);
/// ```
#[must_use]
pub fn ceiling(value: f64) -> f64 {
    libm::ceil(value - SLACK * value.abs().max(1.0)) + 0.0
}

/// The least whole number from `low` to `high` for which `holds`, where it holds for every larger one too; none where
/// it does not hold for `high`. Both ends are whole and below 2⁵³.
///
/// ```
/// use loudou::engines::whole::least;
/// assert_eq!(least(1.0, 1e6, |x| x * x >= 600.0), Some(25.0));
/// assert_eq!(least(1.0, 24.0, |x| x * x >= 600.0), None);
/// ```
pub fn least(low: f64, high: f64, holds: impl Fn(f64) -> bool) -> Option<f64> {
    if low > high || !holds(high) {
        return None;
    }
    let (mut from, mut found) = (low, high);
    while from < found {
        let middle = libm::floor(from + (found - from) / 2.0);
        if holds(middle) {
            found = middle;
        } else {
            from = middle + 1.0;
        }
    }
    Some(found)
}

/// A whole number as a count, at most a million; what is negative or no number is 0.
///
/// ```
/// assert_eq!(loudou::engines::whole::count(36.0), 36);
/// assert_eq!(loudou::engines::whole::count(f64::NAN), 0);
/// ```
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is held between 0 and a million first"
)]
pub fn count(value: f64) -> usize {
    if value.is_nan() {
        return 0;
    }
    libm::round(value).clamp(0.0, 1e6) as usize
}

#[cfg(test)]
mod tests {
    use super::{ceiling, least};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_quotient_of_whole_numbers_is_exact(heads in 0u32..1_000_000, per in 1e-3..1e3f64) {
            let heads = f64::from(heads);
            prop_assert_eq!(ceiling(heads * per / per), heads);
        }

        #[test]
        fn what_is_left_over_needs_one_more(whole in -1_000_000i32..1_000_000, rest in 1e-5..0.99999f64) {
            let whole = f64::from(whole);
            prop_assert_eq!(ceiling(whole + rest), whole + 1.0);
        }

        #[test]
        fn it_is_the_ceiling_within_the_slack(value in -1e9..1e9f64) {
            let up = ceiling(value);
            prop_assert!(up.fract() == 0.0 && !(up == 0.0 && up.is_sign_negative()));
            prop_assert!(up == value.ceil() || up + 1.0 == value.ceil());
            prop_assert!(up >= value - 1e-12 * value.abs().max(1.0));
        }
    }

    proptest! {
        #[test]
        fn the_least_is_the_first_that_holds(low in 0u32..50, wide in 0u32..50, bar in 0u32..120) {
            let (low, high, bar) = (f64::from(low), f64::from(low + wide), f64::from(bar));
            let expected = (bar <= high).then_some(bar.max(low));
            prop_assert_eq!(least(low, high, |x| x >= bar), expected);
        }
    }

    #[test]
    fn what_is_no_amount_stays_so() {
        assert!(ceiling(f64::NAN).is_nan());
        assert!(!ceiling(f64::INFINITY).is_finite());
    }
}
