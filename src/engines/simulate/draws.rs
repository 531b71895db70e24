//! What came of many runs, and its quantiles.

use serde::{Deserialize, Serialize};

/// What each run brought in each month.
#[derive(Debug, Clone, PartialEq)]
pub struct Draws {
    months: usize,
    /// All months of the first run, then of the second.
    values: Vec<f64>,
}

/// Where the middle of the runs lies.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Band {
    /// Exceeded by 95 % of the runs.
    pub p05: f64,
    /// Exceeded by 75 %.
    pub p25: f64,
    /// Exceeded by half.
    pub p50: f64,
    /// Exceeded by 25 %.
    pub p75: f64,
    /// Exceeded by 5 %.
    pub p95: f64,
}

impl Band {
    /// The quantiles of some values, exact, between two of them in proportion; all 0 where there are none.
    ///
    /// ```
    /// use loudou::engines::simulate::Band;
    /// let band = Band::of((0..=100).map(f64::from).collect());
    /// assert_eq!((band.p05, band.p50, band.p95), (5.0, 50.0, 95.0));
    /// ```
    #[must_use]
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        let at = |share: f64| {
            let place = share * values.len().saturating_sub(1) as f64;
            let below = libm::floor(place);
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a place in the list"
            )]
            let index = below as usize;
            let low = values.get(index).copied().unwrap_or(0.0);
            let high = values.get(index + 1).copied().unwrap_or(low);
            low + (high - low) * (place - below) + 0.0
        };
        Self {
            p05: at(0.05),
            p25: at(0.25),
            p50: at(0.5),
            p75: at(0.75),
            p95: at(0.95),
        }
    }
}

impl Draws {
    pub(super) fn with_room(months: usize, runs: usize) -> Self {
        Self {
            months,
            values: Vec::with_capacity(months.saturating_mul(runs)),
        }
    }

    pub(super) fn push(&mut self, run: &[f64]) {
        self.values.extend_from_slice(run);
    }

    /// What each run brought in some months together.
    #[must_use]
    pub fn sums(&self, first: usize, months: usize) -> Vec<f64> {
        self.values
            .chunks_exact(self.months.max(1))
            .map(|run| run.iter().skip(first).take(months).sum())
            .collect()
    }
}
