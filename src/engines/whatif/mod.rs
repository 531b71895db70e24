//! What if: a figure as a function of numbers that can be moved, whatever computes it.
//!
//! | file | answers |
//! |---|---|
//! | `seek` | which value of one number brings the figure to a wanted one |
//! | `tornado` | which of many numbers moves the figure most |
//! | `map` | the figure over two numbers |
//! | `attribute` | what each of several changes did to a figure, whatever their order |
//!
//! Figures are closures that may have no value at a place. All of them are asked a bounded number of times, in an order
//! that depends on nothing but the arguments. A figure may take long (thousands of rows are scored anew): each time one
//! is asked, the turn may end, and whoever waits goes on, or stops, between two of them.

pub mod attribute;
pub mod map;
pub mod seek;
pub mod tornado;

use super::whole::ceiling;

/// Steps that one figure counts for: a slice of its own, however long it takes.
pub(crate) const A_TURN: usize = usize::MAX;

/// A number that can be moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dial {
    /// Where it stands.
    pub now: f64,
    /// Lowest value allowed.
    pub low: f64,
    /// Highest value allowed.
    pub high: f64,
    /// Whole numbers only.
    pub whole: bool,
    /// The least move that makes sense where no share of the value does.
    pub step: f64,
}

impl Dial {
    /// The nearest value allowed.
    #[must_use]
    pub fn admit(&self, value: f64) -> f64 {
        let value = if value.is_nan() { self.now } else { value };
        let value = if self.whole { libm::round(value) } else { value };
        value.max(self.low).min(self.high) + 0.0
    }

    /// The band of ±`share` around where it stands, within what is allowed. Whole numbers move by whole steps, at
    /// least one; so does a number that is 0, by its own step.
    ///
    /// ```
    /// use loudou::engines::whatif::Dial;
    /// let reps = Dial { now: 4.0, low: 0.0, high: 100.0, whole: true, step: 1.0 };
    /// assert_eq!(reps.around(0.1), (3.0, 5.0));
    /// let rate = Dial { now: 0.95, low: 0.0, high: 1.0, whole: false, step: 0.01 };
    /// assert_eq!(rate.around(0.1), (0.855, 1.0));
    /// ```
    #[must_use]
    pub fn around(&self, share: f64) -> (f64, f64) {
        let mut reach = (self.now * share).abs();
        if self.whole {
            reach = ceiling(reach).max(1.0);
        } else if reach <= 0.0 {
            reach = self.step;
        }
        (self.admit(self.now - reach), self.admit(self.now + reach))
    }

    /// At most `count` values from `from` to `to` at even distances, both ends included, each once.
    ///
    /// ```
    /// use loudou::engines::whatif::Dial;
    /// let reps = Dial { now: 4.0, low: 0.0, high: 100.0, whole: true, step: 1.0 };
    /// assert_eq!(reps.values(3.0, 5.0, 9), [3.0, 4.0, 5.0]);
    /// ```
    #[must_use]
    pub fn values(&self, from: f64, to: f64, count: usize) -> Vec<f64> {
        let (from, to) = (self.admit(from), self.admit(to));
        let parts = count.saturating_sub(1).max(1);
        let at = |step: usize| {
            if step == parts {
                to
            } else {
                self.admit(from + (to - from) * (step as f64 / parts as f64))
            }
        };
        let mut values: Vec<f64> = (0..=parts).map(at).collect();
        values.dedup();
        values
    }
}

/// True where two figures are the same but for rounding.
pub(crate) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
}
