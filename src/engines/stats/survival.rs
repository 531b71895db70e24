//! How long things stay in a stage, when some of them are still there: the Kaplan–Meier estimate.
//!
//! Leaving out what is still open makes every stage look quicker than it is; this counts an open case as present up
//! to its last known day.
//!
//! Source: E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958).

use serde::{Deserialize, Serialize};

/// One stay in a stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stay {
    /// Days in the stage so far; not negative.
    pub days: f64,
    /// True where it left the stage on that day, false where it is still open (censored).
    pub left: bool,
}

/// The survival curve falls to `staying` on day `day`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Day on which at least one case left.
    pub day: f64,
    /// Cases known to be there that day, those censored on it included.
    pub at_risk: usize,
    /// Cases that left that day.
    pub left: usize,
    /// Share estimated to stay longer than that day; 0–1.
    pub staying: f64,
}

/// Days by which half, three quarters and nine tenths have left; `None` where the curve never falls so far.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct StayQuantiles {
    /// First day at which at most 50 % stay.
    pub p50: Option<f64>,
    /// First day at which at most 25 % stay.
    pub p75: Option<f64>,
    /// First day at which at most 10 % stay.
    pub p90: Option<f64>,
}

/// Rounding the product may leave above a share that it reaches exactly.
const SLACK: f64 = 1e-12;

/// The Kaplan–Meier curve: `S(t) = Π over days ≤ t of (1 − left / at risk)`, one step per day on which cases left.
///
/// A case censored on day t is still at risk on day t. Stays whose days are negative or not finite are left out.
///
/// ```
/// use loudou::engines::stats::survival::{Stay, kaplan_meier};
/// let stay = |days, left| Stay { days, left };
/// let curve = kaplan_meier(&[stay(3.0, true), stay(5.0, false), stay(5.0, true), stay(9.0, true)]);
/// let staying: Vec<f64> = curve.iter().map(|step| step.staying).collect();
/// assert_eq!(staying, [0.75, 0.5, 0.0]);
/// ```
#[must_use]
pub fn kaplan_meier(stays: &[Stay]) -> Vec<Step> {
    let mut ordered: Vec<Stay> = stays
        .iter()
        .filter(|stay| stay.days.is_finite() && stay.days >= 0.0)
        .copied()
        .collect();
    ordered.sort_unstable_by(|a, b| a.days.total_cmp(&b.days));
    let mut at_risk = ordered.len();
    let mut staying = 1.0;
    let mut curve = Vec::new();
    for day in ordered.chunk_by(|a, b| a.days == b.days) {
        let left = day.iter().filter(|stay| stay.left).count();
        if let (Some(first), true) = (day.first(), left > 0) {
            staying *= (at_risk - left) as f64 / at_risk as f64;
            // Adding zero turns a negative zero into zero.
            curve.push(Step {
                day: first.days + 0.0,
                at_risk,
                left,
                staying,
            });
        }
        at_risk -= day.len();
    }
    curve
}

/// First day at which at most `share` (0–1) stay; `None` where the curve never falls so far.
///
/// Compared with a slack of 1e-12: a curve that reaches a share exactly reaches it.
///
/// ```
/// use loudou::engines::stats::survival::{Stay, kaplan_meier, first_day_at_most};
/// let curve = kaplan_meier(&[Stay { days: 4.0, left: true }, Stay { days: 8.0, left: false }]);
/// assert_eq!(first_day_at_most(&curve, 0.5), Some(4.0));
/// assert_eq!(first_day_at_most(&curve, 0.25), None);
/// ```
#[must_use]
pub fn first_day_at_most(curve: &[Step], share: f64) -> Option<f64> {
    curve
        .iter()
        .find(|step| step.staying <= share + SLACK)
        .map(|step| step.day)
}

/// The three quantiles of the time in a stage.
///
/// ```
/// use loudou::engines::stats::survival::{Stay, stay_quantiles};
/// let stays: Vec<Stay> = (1..=10).map(|day| Stay { days: f64::from(day), left: true }).collect();
/// let days = stay_quantiles(&stays);
/// assert_eq!((days.p50, days.p75, days.p90), (Some(5.0), Some(8.0), Some(9.0)));
/// ```
#[must_use]
pub fn stay_quantiles(stays: &[Stay]) -> StayQuantiles {
    let curve = kaplan_meier(stays);
    let day = |share| first_day_at_most(&curve, share);
    StayQuantiles {
        p50: day(0.5),
        p75: day(0.25),
        p90: day(0.1),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stays() -> impl Strategy<Value = Vec<Stay>> {
        let stay = (0u16..60, any::<bool>()).prop_map(|(days, left)| Stay {
            days: f64::from(days),
            left,
        });
        proptest::collection::vec(stay, 0..150)
    }

    #[test]
    fn nothing_known_gives_nothing() {
        assert_eq!(stay_quantiles(&[]), StayQuantiles::default());
        let odd = [f64::NAN, f64::INFINITY, -1.0].map(|days| Stay { days, left: true });
        assert!(kaplan_meier(&odd).is_empty());
    }

    #[test]
    fn the_first_day_is_zero_and_not_less() {
        let curve = kaplan_meier(&[Stay {
            days: -0.0,
            left: true,
        }]);
        assert!(curve[0].day == 0.0 && curve[0].day.is_sign_positive());
    }

    #[test]
    fn all_open_never_falls() {
        let open = [1.0, 2.0, 3.0].map(|days| Stay { days, left: false });
        assert_eq!(stay_quantiles(&open), StayQuantiles::default());
    }

    proptest! {
        #[test]
        fn the_curve_only_falls(stays in stays()) {
            let curve = kaplan_meier(&stays);
            prop_assert!(curve.iter().all(|step| (0.0..=1.0).contains(&step.staying)));
            prop_assert!(curve.windows(2).all(|w| w[0].staying > w[1].staying && w[0].day < w[1].day));
        }

        #[test]
        fn without_open_cases_quantiles_are_order_statistics(mut days in proptest::collection::vec(0u16..60, 1..150)) {
            let stays: Vec<Stay> = days.iter().map(|&d| Stay { days: f64::from(d), left: true }).collect();
            days.sort_unstable();
            // The first day by which a share of n has left is the ⌈share·n⌉-th smallest.
            let nth = |of: usize, parts: usize| Some(f64::from(days[(of * days.len()).div_ceil(parts) - 1]));
            let found = stay_quantiles(&stays);
            prop_assert_eq!((found.p50, found.p75, found.p90), (nth(1, 2), nth(3, 4), nth(9, 10)));
        }

        #[test]
        fn order_of_rows_does_not_matter(stays in stays()) {
            let backwards: Vec<Stay> = stays.iter().rev().copied().collect();
            prop_assert_eq!(kaplan_meier(&stays), kaplan_meier(&backwards));
        }
    }
}
