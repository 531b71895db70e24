//! Log-odds and probabilities, without overflow at either end.

/// `1 / (1 + e^−x)`: the probability of log-odds `x`, 0 to 1.
///
/// ```
/// use loudou::engines::stats::odds::sigmoid;
/// assert_eq!(sigmoid(0.0), 0.5);
/// assert!((sigmoid(3.0_f64.ln()) - 0.75).abs() < 1e-12); // odds of 3 : 1
/// ```
#[must_use]
pub fn sigmoid(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + libm::exp(-x))
    } else {
        let e = libm::exp(x);
        e / (1.0 + e)
    }
}

/// `ln(1 + eˣ)`: what a row costs whose log-odds point `x` the wrong way; 0 and above.
#[must_use]
pub fn softplus(x: f64) -> f64 {
    x.max(0.0) + libm::log1p(libm::exp(-x.abs()))
}
