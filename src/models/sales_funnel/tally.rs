//! Sums and whole counts.

/// The sum; 0 of nothing, where the iterator's own is −0.
pub(super) fn sum(parts: impl Iterator<Item = f64>) -> f64 {
    parts.sum::<f64>() + 0.0
}

/// A count held to a whole number.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and NaN is 0"
)]
pub(super) fn count(value: f64) -> u64 {
    libm::round(value) as u64
}
