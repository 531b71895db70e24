//! What was found of a scorecard, when it was learned, on rows that did not teach it.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::{Role, Scale, Scorecard};

/// Share of the rows that may have come or gone since for a list to count as the one that taught.
const MOST_OTHERS: f64 = 0.1;

/// How a learned scorecard was judged. Measured on the rows that taught it, it would look better than it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeldOut {
    /// Rows won it was learned from.
    pub won: usize,
    /// Rows lost it was learned from.
    pub lost: usize,
    /// AUC on rows that did not teach, 0 to 1.
    pub auc: f64,
    /// Its 95 % interval, low and high; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auc_interval: Option<(f64, f64)>,
    /// Calibration error on rows that did not teach, 0 to 1; none with too few of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibration_error: Option<f64>,
    /// [`Scorecard::points_print`] of what was judged.
    pub of: u64,
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
    pub fn points_print(&self) -> u64 {
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
        xxh3_64(text.as_bytes())
    }
}
