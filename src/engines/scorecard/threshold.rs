//! Where to cut: from an aimed share, or from what people can carry.

use super::Score;

/// The lowest whole score, 0 to 100, at which the share of rows that surely reach it does not exceed `share` (0 to
/// 1). Rows with equal scores stay together, below the cut if they would exceed the share. None where even a cut of
/// 100 lets more through, or where there are no rows.
///
/// A row with unknowns counts by its lowest possible score: a place among the mid/high is promised only to a row
/// that is known to deserve it.
#[must_use]
pub fn cut_for_share<'a>(scores: impl IntoIterator<Item = &'a Score>, share: f64) -> Option<i64> {
    let mut reached = [0_usize; 101];
    let mut rows = 0_usize;
    for score in scores {
        rows += 1;
        // A disqualified row and one without any weight reach no cut at all.
        if score.disqualified_by.is_some() || !score.surely_reaches(0) {
            continue;
        }
        // The cuts a row reaches are 0..=k; find k by halving.
        let (mut low, mut high) = (0, 100_i64);
        while low < high {
            let middle = (low + high + 1) / 2;
            if score.surely_reaches(middle) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if let Some(count) = usize::try_from(low).ok().and_then(|k| reached.get_mut(k)) {
            *count += 1;
        }
    }
    if rows == 0 || !share.is_finite() {
        return None;
    }
    let allowed = share.clamp(0.0, 1.0) * rows as f64 + 1e-9;
    let mut at_or_above = 0_usize;
    let mut best = None;
    for (cut, count) in (0..=100_i64).rev().zip(reached.into_iter().rev()) {
        at_or_above += count;
        if at_or_above as f64 > allowed {
            break;
        }
        best = Some(cut);
    }
    best
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
