//! Where to cut: from an aimed share, or from what people can carry.

use super::Score;

/// How many rows surely reach which cut: what a cut for a share is found from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    rows: usize,
    /// Entry `k` counts the rows whose highest cut is `k`.
    highest: [usize; 101],
}

impl Default for Reached {
    fn default() -> Self {
        Self {
            rows: 0,
            highest: [0; 101],
        }
    }
}

impl Reached {
    /// Takes a row in. A disqualified row and one without any weight reach no cut at all.
    pub fn take(&mut self, score: &Score) {
        self.rows += 1;
        if score.disqualified_by.is_none()
            && let Some(highest) = score.surely_reached()
            && let Some(count) = usize::try_from(highest.min(100))
                .ok()
                .and_then(|k| self.highest.get_mut(k))
        {
            *count += 1;
        }
    }

    /// All its counts, always in one order: to be added up with another's, and to be sent.
    pub(crate) fn counts(&mut self) -> impl Iterator<Item = &mut usize> {
        std::iter::once(&mut self.rows).chain(&mut self.highest)
    }

    /// Rows that surely reach a cut.
    ///
    /// ```
    /// use loudou::engines::scorecard::{Reached, Score};
    /// let mut reached = Reached::default();
    /// for points in [90, 60, 60] {
    ///     reached.take(&Score { known_sum: points * 100, known_weight: 1, total_weight: 1, ..Score::default() });
    /// }
    /// assert_eq!((reached.at_or_above(60), reached.at_or_above(61)), (3, 1));
    /// ```
    #[must_use]
    pub fn at_or_above(&self, cut: i64) -> usize {
        let counts = (0..=100_i64).zip(&self.highest);
        counts
            .filter(|(highest, _)| *highest >= cut)
            .map(|(_, n)| n)
            .sum()
    }

    /// The lowest whole score, 0 to 100, at which the share of rows that surely reach it does not exceed `share` (0
    /// to 1). Rows with equal scores stay together, below the cut if they would exceed the share. None where even a
    /// cut of 100 lets more through, or where there are no rows.
    ///
    /// A row with unknowns counts by its lowest possible score: a place among the mid/high is promised only to a row
    /// that is known to deserve it.
    ///
    /// ```
    /// use loudou::engines::scorecard::{Reached, Score};
    /// let mut reached = Reached::default();
    /// for points in [90, 60, 60, 60, 10] {
    ///     reached.take(&Score { known_sum: points * 100, known_weight: 1, total_weight: 1, ..Score::default() });
    /// }
    /// assert_eq!(reached.cut_for_share(0.2), Some(61)); // one in five; a cut of 60 would let four through
    /// assert_eq!(reached.cut_for_share(0.8), Some(11));
    /// ```
    #[must_use]
    pub fn cut_for_share(&self, share: f64) -> Option<i64> {
        if self.rows == 0 || !share.is_finite() {
            return None;
        }
        let allowed = share.clamp(0.0, 1.0) * self.rows as f64 + 1e-9;
        let mut at_or_above = 0_usize;
        let mut best = None;
        for (cut, count) in (0..=100_i64).rev().zip(self.highest.iter().rev()) {
            at_or_above += count;
            if at_or_above as f64 > allowed {
                break;
            }
            best = Some(cut);
        }
        best
    }
}

/// How many rows the people at hand can follow individually.
///
/// `stock = arrivals per month × months of follow-up`; `share = hours available per month / (hours per row per month
/// × stock)`, at most 1.
///
/// ```
/// use loudou::engines::scorecard::Capacity;
/// let team = Capacity { arrivals_per_month: 100.0, follow_up_months: 3.0, hours_per_month: 480.0, hours_per_row: 4.0 };
/// assert_eq!(team.stock(), 300.0);
/// assert_eq!(team.share(), Some(0.4));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Capacity {
    /// New rows per month.
    pub arrivals_per_month: f64,
    /// Months a row is followed, the deal cycle.
    pub follow_up_months: f64,
    /// Hours all people together have for it per month.
    pub hours_per_month: f64,
    /// Hours one mid/high row takes per month.
    pub hours_per_row: f64,
}

impl Capacity {
    /// Rows being worked at any time.
    #[must_use]
    pub fn stock(self) -> f64 {
        self.arrivals_per_month * self.follow_up_months
    }

    /// Share of the rows that can be followed individually, 0 to 1; none where nothing arrives or a row takes no
    /// time.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        let demand = self.hours_per_row * self.stock();
        let share = self.hours_per_month / demand;
        (demand > 0.0 && share.is_finite()).then(|| share.clamp(0.0, 1.0))
    }
}
