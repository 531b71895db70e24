//! The beta distribution: what is known of a rate after some successes and failures.

use super::Interval;

const MOST_STEPS: usize = 1_000;
const SMALL: f64 = 1e-16;

/// What is known of a rate: as much as `won` successes and `lost` failures say, fractions allowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beta {
    /// Successes, above 0.
    pub won: f64,
    /// Failures, above 0.
    pub lost: f64,
}

impl Beta {
    /// The probability that the rate is at most `x`, 0 to 1: the regularised incomplete beta function.
    ///
    /// Source: W. H. Press et al., "Numerical Recipes", 3rd ed. (2007), 6.4.
    ///
    /// ```
    /// use loudou::engines::stats::beta::Beta;
    /// let even = Beta { won: 2.0, lost: 2.0 };
    /// assert!((even.at_most(0.5) - 0.5).abs() < 1e-15);
    /// assert!((even.at_most(0.25) - 0.156_25).abs() < 1e-14);
    /// ```
    #[must_use]
    pub fn at_most(self, x: f64) -> f64 {
        let Self { won, lost } = self;
        if x.is_nan() || x <= 0.0 {
            return 0.0;
        }
        if x >= 1.0 {
            return 1.0;
        }
        if won.is_nan() || won <= 0.0 {
            return 1.0;
        }
        if lost.is_nan() || lost <= 0.0 {
            return 0.0;
        }
        let log_front = libm::lgamma(won + lost) - libm::lgamma(won) - libm::lgamma(lost)
            + won * libm::log(x)
            + lost * libm::log1p(-x);
        let front = libm::exp(log_front);
        // The fraction converges fast on the mean's near side.
        let p = if x < (won + 1.0) / (won + lost + 2.0) {
            front * fraction(won, lost, x) / won
        } else {
            1.0 - front * fraction(lost, won, 1.0 - x) / lost
        };
        if p.is_nan() { 0.0 } else { p.clamp(0.0, 1.0) }
    }

    /// The rate below which the truth lies with probability `p`, found by halving 0–1 fifty times.
    #[must_use]
    pub fn quantile(self, p: f64) -> f64 {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..50 {
            let middle = (low + high) / 2.0;
            if self.at_most(middle) < p {
                low = middle;
            } else {
                high = middle;
            }
        }
        (low + high) / 2.0
    }

    /// The mean, `won / (won + lost)`; 0 where nothing is known.
    #[must_use]
    pub fn mean(self) -> f64 {
        let all = self.won + self.lost;
        if all > 0.0 && all.is_finite() {
            (self.won / all).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// The middle 95 %, widened to the mean where that lies outside (a rate next to 0 or 1).
    ///
    /// ```
    /// use loudou::engines::stats::beta::Beta;
    /// let known = Beta { won: 6.0, lost: 14.0 }.interval();
    /// assert!((known.low - 0.1258).abs() < 5e-5 && (known.high - 0.5120).abs() < 5e-5);
    /// ```
    #[must_use]
    pub fn interval(self) -> Interval {
        let mean = self.mean();
        if self.won <= 0.0 || self.lost <= 0.0 {
            return Interval {
                low: mean,
                high: mean,
            };
        }
        Interval {
            low: self.quantile(0.025).min(mean),
            high: self.quantile(0.975).max(mean),
        }
    }
}

/// Lentz's continued fraction of the incomplete beta function.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..MOST_STEPS {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        let factor = d * c;
        value *= factor;
        if (factor - 1.0).abs() < SMALL * 4.0 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn agrees_with_scipy() {
        // scipy.stats.beta.cdf
        for (won, lost, x, expected) in [
            (0.5, 9.5, 0.02, 0.459_115_742_455_036_8),
            (37.0, 63.0, 0.4, 0.736_155_637_885_998_1),
            (1_200.0, 800.0, 0.61, 0.819_209_219_242_703),
        ] {
            let found = Beta { won, lost }.at_most(x);
            assert!((found - expected).abs() < 1e-9, "{won} {lost} {x}: {found}");
        }
    }

    #[test]
    fn what_is_certain_or_no_number_has_its_place() {
        let of = |won, lost, x| Beta { won, lost }.at_most(x);
        for x in [f64::NAN, -1.0, 0.0] {
            assert_eq!(of(2.0, 3.0, x), 0.0);
        }
        assert_eq!([of(2.0, 3.0, 1.0), of(2.0, 3.0, 7.0)], [1.0, 1.0]);
        // Never won: the rate is 0. Never lost: it is 1.
        assert_eq!(
            [of(0.0, 3.0, 0.3), of(-1.0, 3.0, 0.3), of(f64::NAN, 3.0, 0.3)],
            [1.0; 3]
        );
        assert_eq!(
            [of(3.0, 0.0, 0.3), of(3.0, -1.0, 0.3), of(3.0, f64::NAN, 0.3)],
            [0.0; 3]
        );
    }

    #[test]
    fn mean_and_interval_agree_with_scipy() {
        let mean = |won, lost| Beta { won, lost }.mean();
        assert_eq!([mean(6.0, 14.0), mean(3.0, 0.0), mean(0.0, 5.0)], [0.3, 1.0, 0.0]);
        assert_eq!(
            [mean(0.0, 0.0), mean(f64::INFINITY, 1.0), mean(2.0, -1.0)],
            [0.0, 0.0, 1.0]
        );
        // scipy.stats.beta.ppf at 2.5 % and 97.5 %.
        for (won, lost, low, high) in [
            (6.0, 14.0, 0.125_760_64, 0.512_029_35),
            (1_200.0, 800.0, 0.578_442_74, 0.621_367_83),
            (0.4, 0.6, 0.000_198_305, 0.993_332_403),
            (0.01, 50.0, 0.0, 0.000_951_716),
            (90.0, 0.02, 0.997_848_87, 1.0),
        ] {
            let found = Beta { won, lost }.interval();
            let is_near = |a: f64, b: f64| (a - b).abs() < 1e-8;
            assert!(
                is_near(found.low, low) && is_near(found.high, high),
                "{won} {lost}: {found:?}"
            );
        }
        for (won, lost, at) in [(0.0, 5.0, 0.0), (5.0, 0.0, 1.0), (0.0, 0.0, 0.0)] {
            let known = Beta { won, lost }.interval();
            assert_eq!((known.low, known.high), (at, at));
        }
    }

    proptest! {
        #[test]
        fn the_interval_holds_its_mean(won in 0.0_f64..300.0, lost in 0.0_f64..300.0) {
            let beta = Beta { won, lost };
            let held = beta.interval();
            prop_assert!(held.contains(beta.mean()) && held.low >= 0.0 && held.high <= 1.0);
        }

        #[test]
        fn a_quantile_undoes_the_distribution(won in 0.5_f64..200.0, lost in 0.5_f64..200.0, p in 0.01_f64..0.99) {
            let beta = Beta { won, lost };
            prop_assert!((beta.at_most(beta.quantile(p)) - p).abs() < 1e-9);
        }
    }
}
