//! What was found of a scorecard, when it was learned, on rows that did not teach it.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::{Role, Scale, Scorecard};
use crate::engines::stats::Interval;
use crate::engines::whole::count;

/// Share of the rows that may have come or gone since for a list to count as the one that taught.
const MOST_OTHERS: f64 = 0.1;
/// So many prints there are: enough to tell one scorecard from the next, and a number that any reader holds.
const PRINTS: u64 = 1_000_000;

/// How a learned scorecard was judged. Measured on the rows that taught it, it would look better than it is.
///
/// It is stored as the list of its numbers, in the order of its fields, with nothing in place of one that is missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Vec<Option<f64>>", from = "Vec<Option<f64>>")]
pub struct HeldOut {
    /// Rows won it was learned from.
    pub won: usize,
    /// Rows lost it was learned from.
    pub lost: usize,
    /// AUC on rows that did not teach, 0 to 1.
    pub auc: f64,
    /// Its 95 % interval; none where there is none.
    pub auc_interval: Option<Interval>,
    /// Calibration error on rows that did not teach, 0 to 1; none with too few of them.
    pub calibration_error: Option<f64>,
    /// [`Scorecard::points_print`] of what was judged.
    pub of: u32,
}

impl From<HeldOut> for Vec<Option<f64>> {
    fn from(judged: HeldOut) -> Self {
        let interval = judged.auc_interval;
        let count = |n: usize| Some(n as f64);
        vec![
            count(judged.won),
            count(judged.lost),
            Some(judged.auc),
            interval.map(|interval| interval.low),
            interval.map(|interval| interval.high),
            judged.calibration_error,
            Some(f64::from(judged.of)),
        ]
    }
}

impl From<Vec<Option<f64>>> for HeldOut {
    /// What is missing or can be no such number counts as 0, of which no scorecard is the one that was judged.
    fn from(numbers: Vec<Option<f64>>) -> Self {
        let at = |place: usize| numbers.get(place).copied().flatten();
        let share = |place: usize| at(place).filter(|x| (0.0..=1.0).contains(x));
        Self {
            won: count(at(0).unwrap_or(0.0)),
            lost: count(at(1).unwrap_or(0.0)),
            auc: share(2).unwrap_or(0.0),
            auc_interval: share(3).zip(share(4)).map(|(low, high)| Interval { low, high }),
            calibration_error: share(5),
            of: u32::try_from(count(at(6).unwrap_or(0.0))).unwrap_or(0),
        }
    }
}

impl HeldOut {
    /// Whether a list with so many rows won and lost is, but for a tenth, the one that taught.
    ///
    /// ```
    /// use loudou::engines::scorecard::HeldOut;
    /// let held_out = HeldOut { won: 60, lost: 140, auc: 0.7, auc_interval: None, calibration_error: None, of: 0 };
    /// assert!(held_out.was_taught_by(65, 145));
    /// assert!(!held_out.was_taught_by(30, 170));
    /// ```
    #[must_use]
    pub fn was_taught_by(&self, won: usize, lost: usize) -> bool {
        let others = self.won.abs_diff(won) + self.lost.abs_diff(lost);
        others as f64 <= MOST_OTHERS * (self.won + self.lost) as f64
    }
}

impl Scorecard {
    /// How it was judged, while its weights and points are those that were judged.
    #[must_use]
    pub fn judged_as_it_is(&self) -> Option<&HeldOut> {
        self.judged
            .as_ref()
            .filter(|judged| judged.of == self.points_print())
    }

    /// Tells whether weights or points are others than before; names, columns and cuts do not matter.
    ///
    /// ```
    /// use loudou::models::lead_tiering::template;
    /// let mut card = template::scorecard();
    /// let before = card.points_print();
    /// card.tiers.pop();
    /// assert_eq!(card.points_print(), before);
    /// card.factors.pop();
    /// assert_ne!(card.points_print(), before);
    /// ```
    #[must_use]
    pub fn points_print(&self) -> u32 {
        let mut text = String::new();
        for factor in &self.factors {
            let weight = match &factor.role {
                Role::Weighted { weight } => Some(weight.value),
                Role::PlusMinus => None,
            };
            let empty = factor.when_empty.map(|points| points.value);
            let fades = factor.decay.as_ref().map(|decay| decay.percent_per_month.value);
            // A String takes all that is written to it.
            let _ = write!(text, "{weight:?} {empty:?} {fades:?}");
            let _ = match &factor.scale {
                Scale::Levels { levels } => levels
                    .iter()
                    .try_for_each(|l| write!(text, " {} {}", l.points.value, l.disqualifies)),
                Scale::Bands { bands, of_mean } => bands
                    .iter()
                    .try_for_each(|b| write!(text, " {of_mean} {:?} {}", b.from, b.points.value)),
            };
            text.push(';');
        }
        u32::try_from(xxh3_64(text.as_bytes()) % PRINTS).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{bands, card, item, weighted};
    use super::super::{Decay, Factor, Level, Scorecard};
    use super::{HeldOut, Interval, PRINTS, Role, Scale};
    use crate::engines::value::Sourced;

    const JUDGED: HeldOut = HeldOut {
        won: 60,
        lost: 140,
        auc: 0.7,
        auc_interval: None,
        calibration_error: None,
        of: 0,
    };

    #[test]
    fn a_list_is_the_one_that_taught_but_for_a_tenth() {
        for (won, lost) in [(60, 140), (70, 150), (50, 130), (70, 130), (80, 140), (60, 120)] {
            assert!(JUDGED.was_taught_by(won, lost), "{won} {lost}");
        }
        for (won, lost) in [(71, 150), (60, 161), (49, 130), (81, 140), (0, 0), (140, 60)] {
            assert!(!JUDGED.was_taught_by(won, lost), "{won} {lost}");
        }
    }

    /// A weighted factor with levels, one with bands, and an item.
    fn judged_card() -> Scorecard {
        let amounts = Factor {
            scale: bands(&[(None, 10), (Some(0.5), 90)], false),
            ..weighted("b", 40, &[])
        };
        let mut card = card(vec![weighted("a", 60, &[0, 100]), amounts, item("c", &[-5, 5])]);
        let of = card.points_print();
        card.judged = Some(HeldOut { of, ..JUDGED });
        card
    }

    #[test]
    fn what_was_found_holds_until_a_weight_or_points_change() {
        let levels = |card: &mut Scorecard, act: fn(&mut Level)| match &mut card.factors[0].scale {
            Scale::Levels { levels } => act(&mut levels[1]),
            Scale::Bands { .. } => unreachable!(),
        };
        let amounts = |card: &mut Scorecard, first: Option<f64>, of_mean| {
            card.factors[1].scale = bands(&[(None, 10), (first, 90)], of_mean);
        };
        let fading = |percent| Decay {
            percent_per_month: Sourced::typed(percent),
            date_column: "day".into(),
        };
        let held = |change: &dyn Fn(&mut Scorecard)| {
            let mut card = judged_card();
            change(&mut card);
            card.judged_as_it_is().is_some()
        };
        assert!(held(&|_| ()));
        assert!(held(&|card| card.name.en = "Other".into()));
        assert!(held(&|card| card.factors[0].column = "other".into()));
        assert!(held(&|card| {
            card.tiers.pop();
        }));
        let others: [&dyn Fn(&mut Scorecard); 11] = [
            &|card| card.judged = None,
            &|card| card.factors.swap(0, 1),
            &|card| {
                card.factors.pop();
            },
            &|card| {
                card.factors[0].role = Role::Weighted {
                    weight: Sourced::typed(61),
                };
            },
            &|card| card.factors[0].role = Role::PlusMinus,
            &|card| card.factors[0].when_empty = Some(Sourced::typed(0)),
            &|card| card.factors[0].decay = Some(fading(1)),
            &|card| levels(card, |level| level.points.value = 99),
            &|card| levels(card, |level| level.disqualifies = true),
            &|card| amounts(card, Some(0.6), false),
            &|card| amounts(card, Some(0.5), true),
        ];
        for (at, change) in others.iter().enumerate() {
            assert!(!held(change), "change {at}");
        }
    }

    #[test]
    fn prints_are_spread_over_all_there_are() {
        let of_weight = |weight| u64::from(card(vec![weighted("a", weight, &[0, 100])]).points_print());
        let prints: std::collections::BTreeSet<u64> = (1..=100).map(of_weight).collect();
        assert!(prints.len() == 100 && prints.iter().all(|print| *print < PRINTS));
        assert!(prints.iter().any(|print| *print > PRINTS / 2));
    }

    #[test]
    fn it_comes_back_from_its_numbers_and_from_any_others() {
        let interval = Interval {
            low: 0.65,
            high: 0.83,
        };
        for (auc_interval, calibration_error) in [(Some(interval), Some(0.086)), (None, None)] {
            let judged = HeldOut {
                won: 240,
                lost: 360,
                auc: 0.74,
                auc_interval,
                calibration_error,
                of: 999_999,
            };
            let text = serde_json::to_string(&judged).unwrap();
            assert_eq!(serde_json::from_str::<HeldOut>(&text).unwrap(), judged);
        }
        for text in ["[]", "[null,-3,7]", "[1e300,1,0.5,0.4,null,2,-1]"] {
            let judged: HeldOut = serde_json::from_str(text).unwrap();
            assert!((0.0..=1.0).contains(&judged.auc) && judged.auc_interval.is_none());
            assert_eq!((judged.calibration_error, judged.of), (None, 0));
        }
    }
}
