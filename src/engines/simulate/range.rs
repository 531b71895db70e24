//! A number that is not known for sure.

/// Lowest, likely and highest value: a triangular distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    low: f64,
    likely: f64,
    high: f64,
}

impl Range {
    /// A range; it is widened to hold its likely value.
    #[must_use]
    pub fn new(low: f64, likely: f64, high: f64) -> Self {
        Self {
            low: low.min(likely),
            likely,
            high: high.max(likely),
        }
    }

    /// A number that is known for sure.
    #[must_use]
    pub const fn sure(value: f64) -> Self {
        Self {
            low: value,
            likely: value,
            high: value,
        }
    }

    /// The value that a share of all draws, 0 to 1, does not exceed.
    ///
    /// ```
    /// use loudou::engines::simulate::Range;
    /// let range = Range::new(0.0, 1.0, 2.0);
    /// assert_eq!((range.at(0.0), range.at(0.5), range.at(1.0)), (0.0, 1.0, 2.0));
    /// assert_eq!(range.at(0.125), 0.5);
    /// ```
    #[must_use]
    pub fn at(self, share: f64) -> f64 {
        let (below, above) = (self.likely - self.low, self.high - self.likely);
        let width = below + above;
        if width <= 0.0 {
            self.likely
        } else if share * width < below {
            self.low + libm::sqrt(share * width * below)
        } else {
            self.high - libm::sqrt((1.0 - share) * width * above)
        }
    }

    /// The expected value, `(low + likely + high) ÷ 3`.
    #[must_use]
    pub fn mean(self) -> f64 {
        (self.low + self.likely + self.high) / 3.0
    }
}
