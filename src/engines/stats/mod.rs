//! What small data can and cannot show: rates with intervals, ranking power, time in a stage.
//!
//! | file | answers |
//! |---|---|
//! | `wilson` | how large a rate could be, given k of n |
//! | `newcombe` | whether two rates differ |
//! | `ranking` | whether a score tells won from lost (AUC, Gini, KS, DeLong) |
//! | `calibration` | whether stated probabilities come true |
//! | `platt` | which probability a score stands for |
//! | `odds` | log-odds and probabilities |
//! | `drift` | whether a later half falls into the same classes as an earlier one |
//! | `bootstrap` | what a figure might have been with other rows of the same kind |
//! | `gain` | how much better one score ranks rows than another (paired DeLong, also over repetitions) |
//! | `beta` | what is known of a rate, own counts and a reference together |
//! | `gamma` | what a sum of skewed amounts comes to |
//! | `convolution` | how many of many succeed and what a list of chances brings, exactly |
//! | `draw` | seeded draws of rates, counts and amounts |
//! | `survival` | how long things stay, when some are still there (Kaplan–Meier) |
//!
//! Functions are total: what cannot be computed is `None` or a typed reason, never NaN or infinity.

pub mod beta;
pub mod bootstrap;
pub mod calibration;
pub mod convolution;
pub mod draw;
pub mod drift;
pub mod gain;
pub mod gamma;
pub mod newcombe;
pub mod odds;
pub mod platt;
pub mod ranking;
pub mod survival;
#[cfg(test)]
mod tests;
pub mod wilson;

use serde::{Deserialize, Serialize};

/// The standard normal quantile at 97.5 %, which makes a two-sided interval of 95 %.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// A 95 % interval; `low ≤ high`, both finite.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// True where the value lies inside, ends included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// The part inside 0–1, for showing an interval of a probability.
    #[must_use]
    pub fn clipped_to_unit(&self) -> Self {
        Self {
            low: self.low.clamp(0.0, 1.0),
            high: self.high.clamp(0.0, 1.0),
        }
    }
}

/// A figure with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The point estimate, inside the interval.
    pub value: f64,
    /// Where the truth may lie.
    pub interval: Interval,
}
