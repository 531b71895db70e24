//! How well a score ranks the won above the lost: AUC, Gini, KS, and DeLong's interval of the AUC.
//!
//! Everything up to the last division is counted in integers, so ties, order of rows and monotone changes of the
//! score cannot move a figure by even the last bit.
//!
//! Source of the interval: E. R. DeLong et al., "Comparing the areas under two or more correlated receiver operating
//! characteristic curves", Biometrics 44 (1988); computed by ranks in O(n log n).

use serde::{Deserialize, Serialize};

use super::{Interval, Z_95};

/// Fewest won and fewest lost cases for which an interval is stated.
pub const FEWEST_PER_CLASS: usize = 10;

/// A case with a known outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Case {
    /// Its score; only the order matters.
    pub score: f64,
    /// True where it was won.
    pub won: bool,
}

/// The ranking power of a score on known outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Ranking {
    /// Won cases counted.
    pub won: usize,
    /// Lost cases counted.
    pub lost: usize,
    /// P(score of a won > score of a lost), ties counting ½; 0–1, 0.5 is chance.
    pub auc: f64,
    /// `2·AUC − 1`; −1–1, 0 is chance.
    pub gini: f64,
    /// Largest gap between the score distributions of won and lost (Kolmogorov–Smirnov); 0–1.
    pub ks: f64,
    /// DeLong's variance of the AUC; `None` with fewer than 2 of either class, where it does not exist.
    pub variance: Option<f64>,
}

/// Why no interval of the AUC is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CannotTell {
    /// Fewer than [`FEWEST_PER_CLASS`] of either class.
    TooFew {
        /// Won cases there are.
        won: usize,
        /// Lost cases there are.
        lost: usize,
    },
    /// The variance is zero (perfect separation, or one score for all): the method's interval would be a point.
    NoVariance,
}

impl Ranking {
    /// DeLong's 95 % interval as computed: `AUC ± z·√variance` (Wald), not clipped to 0–1.
    ///
    /// `None` with fewer than 2 of either class.
    #[must_use]
    pub fn delong(&self) -> Option<Interval> {
        let half = Z_95 * libm::sqrt(self.variance?);
        Some(Interval {
            low: self.auc - half,
            high: self.auc + half,
        })
    }

    /// What the KS of a score that knows nothing exceeds in one of twenty samples of these sizes:
    /// `1.358·√((won + lost) ÷ (won·lost))`, at most 1. Ties make it rarer still.
    ///
    /// Source: N. Smirnov, "Table for estimating the goodness of fit of empirical distributions", Annals of Mathematical
    /// Statistics 19 (1948).
    ///
    /// ```
    /// use loudou::engines::stats::ranking::Ranking;
    /// let ranking = Ranking { won: 100, lost: 100, auc: 0.5, gini: 0.0, ks: 0.1, variance: None };
    /// assert!((ranking.ks_by_chance() - 0.192).abs() < 5e-4);
    /// ```
    #[must_use]
    pub fn ks_by_chance(&self) -> f64 {
        let (won, lost) = (self.won as f64, self.lost as f64);
        (1.358 * libm::sqrt((won + lost) / (won * lost))).min(1.0)
    }

    /// Pairs of a won and a lost case in which the won one scores higher, a tie counting as half a pair: what the AUC
    /// divides by `won × lost`. A multiple of ½, exact.
    ///
    /// ```
    /// use loudou::engines::stats::ranking::{Case, rank};
    /// let case = |score, won| Case { score, won };
    /// let cases = [case(80.0, true), case(60.0, true), case(60.0, false), case(40.0, false)];
    /// assert_eq!(rank(&cases).unwrap().pairs_right(), 3.5); // of four
    /// ```
    #[must_use]
    pub fn pairs_right(&self) -> f64 {
        libm::round(2.0 * self.auc * self.won as f64 * self.lost as f64) / 2.0
    }

    /// The interval to show: DeLong's 95 %, clipped to 0–1.
    ///
    /// # Errors
    ///
    /// [`CannotTell`] where the data is too thin for the interval to mean anything.
    pub fn auc_interval(&self) -> Result<Interval, CannotTell> {
        if self.won.min(self.lost) < FEWEST_PER_CLASS {
            return Err(CannotTell::TooFew {
                won: self.won,
                lost: self.lost,
            });
        }
        match self.variance {
            Some(variance) if variance > 0.0 => self
                .delong()
                .map(|raw| raw.clipped_to_unit())
                .ok_or(CannotTell::NoVariance),
            _ => Err(CannotTell::NoVariance),
        }
    }
}

impl Ranking {
    /// The interval of the Gini: `2·AUC − 1` of both ends of [`auc_interval`](Self::auc_interval), within −1–1.
    ///
    /// ```
    /// use loudou::engines::stats::ranking::Ranking;
    /// let ranking = Ranking { won: 100, lost: 100, auc: 0.75, gini: 0.5, ks: 0.4, variance: Some(0.0025) };
    /// let (auc, gini) = (ranking.auc_interval().unwrap(), ranking.gini_interval().unwrap());
    /// assert_eq!((gini.low, gini.high), (2.0 * auc.low - 1.0, 2.0 * auc.high - 1.0));
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the AUC's.
    pub fn gini_interval(&self) -> Result<Interval, CannotTell> {
        self.auc_interval().map(|auc| Interval {
            low: 2.0 * auc.low - 1.0,
            high: 2.0 * auc.high - 1.0,
        })
    }
}

/// Measures how well scores rank won above lost.
///
/// `None` where there is no won or no lost case. Cases whose score is NaN are left out; infinite scores rank at the
/// ends.
///
/// ```
/// use loudou::engines::stats::ranking::{Case, rank};
/// let case = |score, won| Case { score, won };
/// let cases = [case(80.0, true), case(60.0, true), case(60.0, false), case(40.0, false)];
/// let ranking = rank(&cases).unwrap();
/// assert_eq!(ranking.auc, 0.875); // three pairs right, one tied, of four
/// assert_eq!(ranking.gini, 0.75);
/// assert_eq!(ranking.ks, 0.5);
/// ```
#[must_use]
pub fn rank(cases: &[Case]) -> Option<Ranking> {
    let mut ordered: Vec<Case> = cases
        .iter()
        .filter(|case| !case.score.is_nan())
        .copied()
        .collect();
    ordered.sort_unstable_by(|a, b| a.score.total_cmp(&b.score));
    let won = ordered.iter().filter(|case| case.won).count();
    let lost = ordered.len() - won;
    if won == 0 || lost == 0 {
        return None;
    }
    let mut seen = Seen::default();
    let (mut of_won, mut of_lost) = (Placements::default(), Placements::default());
    let mut gap = 0;
    for ties in ordered.chunk_by(|a, b| a.score == b.score) {
        let tied_won = ties.iter().filter(|case| case.won).count();
        let tied_lost = ties.len() - tied_won;
        // Twice the share of the other class that is beaten, so that a tie's half is a whole number.
        of_won.add((2 * seen.lost + tied_lost) as i128, tied_won);
        of_lost.add((2 * (won - seen.won - tied_won) + tied_won) as i128, tied_lost);
        seen = Seen {
            won: seen.won + tied_won,
            lost: seen.lost + tied_lost,
        };
        gap = gap.max((seen.won as u128 * lost as u128).abs_diff(seen.lost as u128 * won as u128));
    }
    let pairs = won as f64 * lost as f64;
    let auc = of_won.sum as f64 / (2.0 * pairs);
    let variance = of_won
        .variance(won, 2 * lost)
        .zip(of_lost.variance(lost, 2 * won))
        .map(|(a, b)| a + b);
    let gini = (of_won.sum as f64 - pairs) / pairs;
    Some(Ranking {
        won,
        lost,
        auc,
        gini,
        ks: gap as f64 / pairs,
        variance,
    })
}

/// Cases passed on the way up the scores.
#[derive(Default)]
struct Seen {
    won: usize,
    lost: usize,
}

/// Sums of DeLong's placement values of one class, each counted twice over (or oftener) so that it is whole.
#[derive(Default)]
pub(super) struct Placements {
    pub(super) sum: i128,
    sum_of_squares: i128,
}

impl Placements {
    pub(super) fn add(&mut self, value: i128, cases: usize) {
        let cases = cases as i128;
        self.sum += value * cases;
        self.sum_of_squares += value * value * cases;
    }

    /// This class's part of the variance: the sample variance of its placement shares, each a value over `whole`, over
    /// its size.
    ///
    /// `n·Σx² − (Σx)²` is taken in integers, so nothing cancels; it fits while half of `whole` times the size stays below
    /// 2⁶², far beyond any table a browser holds.
    pub(super) fn variance(&self, own: usize, whole: usize) -> Option<f64> {
        let scatter = (own as i128)
            .checked_mul(self.sum_of_squares)?
            .checked_sub(self.sum.checked_mul(self.sum)?)?;
        let (own, whole) = (own as f64, whole as f64);
        (own > 1.0).then(|| scatter as f64 / (own * (own - 1.0)) / (whole * whole) / own)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cases() -> impl Strategy<Value = Vec<Case>> {
        let case = (-20i32..20, any::<bool>()).prop_map(|(score, won)| Case {
            score: f64::from(score),
            won,
        });
        proptest::collection::vec(case, 0..120)
    }

    #[test]
    fn one_class_gives_nothing() {
        assert_eq!(rank(&[]), None);
        assert_eq!(
            rank(&[
                Case {
                    score: 1.0,
                    won: true
                },
                Case {
                    score: f64::NAN,
                    won: false
                }
            ]),
            None
        );
    }

    #[test]
    fn what_chance_gives_and_what_was_counted() {
        let of = |won, lost, auc, variance| Ranking {
            won,
            lost,
            auc,
            gini: 2.0 * auc - 1.0,
            ks: 0.3,
            variance,
        };
        // 1.358·√(150 ÷ 5000), and never more than all there is.
        let some = of(100, 50, 0.75, Some(0.0025));
        assert!((some.ks_by_chance() - 0.235_212_5).abs() < 1e-6);
        assert_eq!(of(1, 2, 0.5, None).ks_by_chance(), 1.0);
        // 3,750 of 5,000 pairs; half a pair is a tie, and rounding finds it back.
        assert_eq!(some.pairs_right(), 3750.0);
        assert_eq!(of(3, 7, 11.5 / 21.0 + 1e-12, None).pairs_right(), 11.5);
        let (auc, gini) = (some.auc_interval().unwrap(), some.gini_interval().unwrap());
        assert!((auc.low - 0.652_001_8).abs() < 1e-6 && (auc.high - 0.847_998_2).abs() < 1e-6);
        assert!((gini.low - 0.304_003_6).abs() < 2e-6 && (gini.high - 0.695_996_4).abs() < 2e-6);
    }

    #[test]
    fn too_few_and_no_variance_are_said() {
        let many = |n: usize| {
            (0..2 * n).map(move |i| Case {
                score: if i < n { 1.0 } else { 2.0 },
                won: i >= n,
            })
        };
        let few = rank(&many(9).collect::<Vec<_>>()).unwrap();
        assert_eq!(few.auc_interval(), Err(CannotTell::TooFew { won: 9, lost: 9 }));
        assert_eq!(few.delong(), Some(Interval { low: 1.0, high: 1.0 }));
        let perfect = rank(&many(10).collect::<Vec<_>>()).unwrap();
        assert_eq!(perfect.auc_interval(), Err(CannotTell::NoVariance));
        let flat: Vec<Case> = many(40).map(|case| Case { score: 7.0, ..case }).collect();
        let flat = rank(&flat).unwrap();
        assert_eq!(
            (flat.auc, flat.ks, flat.auc_interval()),
            (0.5, 0.0, Err(CannotTell::NoVariance))
        );
    }

    #[test]
    fn a_single_won_has_no_variance_but_an_auc() {
        let ranking = rank(&[
            Case {
                score: 2.0,
                won: true,
            },
            Case {
                score: 1.0,
                won: false,
            },
        ])
        .unwrap();
        assert_eq!(
            (ranking.auc, ranking.variance, ranking.delong()),
            (1.0, None, None)
        );
    }

    #[test]
    fn shown_interval_is_clipped() {
        let near: Vec<Case> = (0..24)
            .map(|i| Case {
                score: f64::from(i),
                won: i >= 12 || i == 10,
            })
            .collect();
        let ranking = rank(&near).unwrap();
        assert!(ranking.delong().unwrap().high > 1.0);
        assert_eq!(ranking.auc_interval().unwrap().high, 1.0);
    }

    proptest! {
        #[test]
        fn auc_is_the_share_of_pairs(cases in cases()) {
            let (mut twice, mut pairs) = (0u32, 0u32);
            for won in cases.iter().filter(|c| c.won) {
                for lost in cases.iter().filter(|c| !c.won) {
                    pairs += 2;
                    twice += if won.score > lost.score { 2 } else { u32::from(won.score == lost.score) };
                }
            }
            match rank(&cases) {
                None => prop_assert_eq!(pairs, 0),
                Some(ranking) => prop_assert!((ranking.auc - f64::from(twice) / f64::from(pairs)).abs() < 1e-15),
            }
        }

        #[test]
        fn monotone_maps_change_nothing(cases in cases()) {
            let mapped: Vec<Case> =
                cases.iter().map(|c| Case { score: libm::exp(c.score / 10.0) - 5.0, ..*c }).collect();
            prop_assert_eq!(rank(&cases), rank(&mapped));
        }

        #[test]
        fn swapping_the_classes_mirrors(cases in cases()) {
            let swapped: Vec<Case> = cases.iter().map(|c| Case { won: !c.won, ..*c }).collect();
            if let (Some(there), Some(back)) = (rank(&cases), rank(&swapped)) {
                prop_assert!((there.auc + back.auc - 1.0).abs() < 1e-15);
                prop_assert_eq!(there.ks, back.ks);
                let (a, b) = (there.variance.unwrap_or(0.0), back.variance.unwrap_or(0.0));
                prop_assert!((a - b).abs() <= 1e-15);
            }
        }

        #[test]
        fn figures_stay_in_range(cases in cases()) {
            if let Some(ranking) = rank(&cases) {
                prop_assert!((0.0..=1.0).contains(&ranking.auc) && (0.0..=1.0).contains(&ranking.ks));
                prop_assert!((-1.0..=1.0).contains(&ranking.gini));
                prop_assert!((ranking.gini - (2.0 * ranking.auc - 1.0)).abs() < 1e-15);
                if let Some(raw) = ranking.delong() {
                    prop_assert!(raw.contains(ranking.auc) && raw.low.is_finite() && raw.high.is_finite());
                }
                if let Ok(shown) = ranking.auc_interval() {
                    prop_assert!(shown.contains(ranking.auc) && shown.low >= 0.0 && shown.high <= 1.0);
                }
            }
        }
    }
}
