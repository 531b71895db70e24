//! Data ↔ pixels, made safe once so that no drawing has to think of NaN.

/// Largest magnitude a drawing places; beyond it ticks lose their meaning and floats their digits.
pub const LIMIT: f64 = 1e12;

/// `value` as something that can be drawn: NaN becomes 0, the rest is held within ±[`LIMIT`].
///
/// ```
/// use loudou::charts::scale::finite;
/// assert_eq!(finite(f64::NAN), 0.0);
/// assert_eq!(finite(f64::INFINITY), 1e12);
/// assert!(finite(-0.0).is_sign_positive());
/// ```
pub fn finite(value: f64) -> f64 {
    if value.is_nan() || value == 0.0 {
        0.0
    } else {
        value.clamp(-LIMIT, LIMIT)
    }
}

/// A linear scale from a domain (data) to a range (pixels).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// Data at the two ends; never equal.
    pub domain: (f64, f64),
    /// Pixels at the two ends; may run downwards.
    pub range: (f64, f64),
}

impl Linear {
    /// A scale; an empty or reversed domain is widened to `(low, low + 1)`.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        Self {
            domain: sane_domain(domain.0, domain.1),
            range: (finite(range.0), finite(range.1)),
        }
    }

    /// Pixel of `value`, `range.0 + (value − low)/(high − low) · (range.1 − range.0)`, held inside the range.
    ///
    /// ```
    /// use loudou::charts::scale::Linear;
    /// let score = Linear::new((0.0, 100.0), (40.0, 640.0));
    /// assert_eq!(score.position(75.0), 490.0);
    /// assert_eq!(score.position(f64::INFINITY), 640.0);
    /// assert_eq!(score.value(490.0), 75.0);
    /// ```
    pub fn position(&self, value: f64) -> f64 {
        let share = (finite(value) - self.domain.0) / (self.domain.1 - self.domain.0);
        finite(self.range.0 + share.clamp(0.0, 1.0) * (self.range.1 - self.range.0))
    }

    /// Value under `pixel`, held inside the domain; what a dragged handle means.
    pub fn value(&self, pixel: f64) -> f64 {
        let length = self.range.1 - self.range.0;
        if length == 0.0 {
            return self.domain.0;
        }
        let share = (finite(pixel) - self.range.0) / length;
        finite(self.domain.0 + share.clamp(0.0, 1.0) * (self.domain.1 - self.domain.0))
    }
}

/// A domain with a width: ordered, finite, at least 1e-6 of its magnitude wide.
pub fn sane_domain(low: f64, high: f64) -> (f64, f64) {
    let (low, high) = (finite(low), finite(high));
    let width = high - low;
    if width > 1e-9 && width > 1e-6 * low.abs().max(high.abs()) {
        (low, high)
    } else {
        (low, low + low.abs().max(1.0))
    }
}

/// A length as whole pixels, rounded up; what is negative or no number is 0.
///
/// ```
/// assert_eq!(loudou::charts::scale::whole_px(47.2), 48);
/// assert_eq!(loudou::charts::scale::whole_px(-3.0), 0);
/// ```
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is held between 0 and a million first"
)]
pub fn whole_px(length: f64) -> u32 {
    libm::ceil(finite(length).clamp(0.0, 1e6)) as u32
}

/// A count or an index as a number to compute with; exact below 2⁵³.
#[allow(clippy::cast_precision_loss, reason = "no drawing has 2⁵³ marks")]
pub fn as_number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_and_reversed_domains_still_have_a_width() {
        for (low, high) in [
            (0.0, 0.0),
            (5.0, 1.0),
            (f64::NAN, f64::NAN),
            (LIMIT, LIMIT),
            (0.0, 1e-300),
        ] {
            let (from, to) = sane_domain(low, high);
            assert!(to > from, "{low} {high}");
        }
    }

    #[test]
    fn a_range_without_length_gives_the_low_end() {
        assert_eq!(Linear::new((3.0, 9.0), (50.0, 50.0)).value(50.0), 3.0);
    }
}
