//! The gamma distribution: the sum of like amounts, each positive and skewed to the right.

/// Shapes from which on the expansion for large ones is used: it is exact there, and the steps of a series or a fraction
/// grow with the root of the shape.
const LARGE: f64 = 20_000.0;
/// Steps after which a series or a fraction stops, an order more than they need below that.
const MOST_STEPS: usize = 20_000;
/// A term this small beside the sum changes nothing.
const SMALL: f64 = 1e-16;

/// The probability that a gamma variable of this shape and scale 1 is `x` or more: the regularised upper incomplete
/// gamma function `Q(shape, x)`, 0 to 1.
///
/// A shape that is 0, negative or no number stands for a variable that is 0. The sum of `w` independent amounts of
/// mean `m` and coefficient of variation `v` has shape `w/v²` and scale `m·v²`. Series below the mean, Lentz's
/// continued fraction above it; for large shapes Temme's expansion, whatever the shape to about 1e-12.
///
/// Source: W. H. Press et al., "Numerical Recipes", 3rd ed. (2007), 6.2; NIST Digital Library of Mathematical Functions,
/// 8.12.
///
/// ```
/// use loudou::engines::stats::gamma::at_least;
/// assert!((at_least(1.0, 2.0) - (-2.0_f64).exp()).abs() < 1e-15);
/// assert!((at_least(3.0, 2.5) - 0.543_813_115_883_329_7).abs() < 1e-12);
/// assert_eq!(at_least(2.0, 0.0), 1.0);
/// ```
#[must_use]
pub fn at_least(shape: f64, x: f64) -> f64 {
    if x.is_nan() {
        return 0.0;
    }
    if x <= 0.0 {
        return 1.0;
    }
    if shape.is_nan() || shape <= 0.0 || x.is_infinite() {
        return 0.0;
    }
    if shape >= LARGE {
        return expanded(shape, x);
    }
    let front = libm::exp(shape * libm::log(x) - x - libm::lgamma(shape));
    let q = if x < shape + 1.0 {
        1.0 - front * series(shape, x)
    } else {
        front * fraction(shape, x)
    };
    if q.is_nan() { 0.0 } else { q.clamp(0.0, 1.0) }
}

/// `½ erfc(η √(a/2)) + exp(−a η²/2) / √(2πa) · (c₀(η) + c₁(η)/a)` with `η²/2 = λ − 1 − ln λ`, `λ = x/a`. Where η is not
/// small, the second term is too small to be seen, so that a few terms of `c₀` and `c₁` around 0 will do.
fn expanded(shape: f64, x: f64) -> f64 {
    const C0: [f64; 7] = [
        -1.0 / 3.0,
        1.0 / 12.0,
        -2.0 / 135.0,
        1.0 / 864.0,
        1.0 / 2_835.0,
        -139.0 / 777_600.0,
        1.0 / 25_515.0,
    ];
    const C1: [f64; 3] = [-1.0 / 540.0, -1.0 / 288.0, 1.0 / 378.0];
    let away = (x - shape) / shape;
    let eta = libm::copysign(libm::sqrt(2.0 * less_log(away)), away);
    let tail = 0.5 * libm::erfc(eta * libm::sqrt(shape / 2.0));
    let weight = libm::exp(-0.5 * shape * eta * eta) / libm::sqrt(2.0 * std::f64::consts::PI * shape);
    let at = |terms: &[f64]| terms.iter().rev().fold(0.0, |sum, term| sum * eta + term);
    let rest = if weight > 0.0 {
        weight * (at(&C0) + at(&C1) / shape)
    } else {
        0.0
    };
    (tail + rest).clamp(0.0, 1.0)
}

/// `μ − ln(1 + μ)`, without the digits that the difference loses near 0.
fn less_log(mu: f64) -> f64 {
    if mu.abs() > 0.1 {
        return (mu - libm::log1p(mu)).max(0.0);
    }
    // μ²/2 − μ³/3 + μ⁴/4 − …
    let (mut power, mut sum) = (mu * mu, 0.0);
    for step in 2..24 {
        sum += power / f64::from(step);
        power *= -mu;
    }
    sum
}

/// `Σ xⁿ / (a (a+1) … (a+n))`
fn series(shape: f64, x: f64) -> f64 {
    let mut term = 1.0 / shape;
    let mut sum = term;
    for step in 1..MOST_STEPS {
        term *= x / (shape + step as f64);
        sum += term;
        if term < sum * SMALL {
            break;
        }
    }
    sum
}

/// `1/(x+1−a− 1(1−a)/(x+3−a− 2(2−a)/(x+5−a− …)))`
fn fraction(shape: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut b = x + 1.0 - shape;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / away(b);
    let mut value = d;
    for step in 1..MOST_STEPS {
        let n = step as f64;
        let a = -n * (n - shape);
        b += 2.0;
        d = 1.0 / away(a * d + b);
        c = away(b + a / c);
        let factor = d * c;
        value *= factor;
        if (factor - 1.0).abs() < SMALL * 4.0 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn agrees_with_scipy() {
        // scipy.special.gammaincc
        for (shape, x, expected) in [
            (0.5, 0.2, 0.527_089_256_865_538_1),
            (10.0, 12.0, 0.242_392_161_670_512_5),
            (400.0, 380.0, 0.841_449_290_215_705_1),
            (25_000.0, 24_700.0, 0.971_473_158_968_917),
            (25_000.0, 25_000.0, 0.499_158_955_639_111_3),
            (25_000.0, 20_000.0, 1.0),
            (25_000.0, 30_000.0, 0.0),
            (40_000.0, 40_100.0, 0.308_097_502_975_353_1),
            (5e8, 500_020_000.0, 0.185_545_887_411_848_44),
            (5e8, 499_999_999.0, 0.500_011_894_160_783_2),
            (5e8, 499_940_000.0, 0.996_355_828_387_091_9),
            (1e12, 1_000_001_500_000.0, 0.066_807_255_234_460_2),
        ] {
            let found = at_least(shape, x);
            assert!((found - expected).abs() < 1e-12, "Q({shape}, {x}) = {found}");
        }
    }

    #[test]
    fn what_is_no_number_has_an_answer() {
        for (shape, x, expected) in [
            (f64::NAN, 1.0, 0.0),
            (1.0, f64::NAN, 0.0),
            (0.0, 1.0, 0.0),
            (2.0, f64::INFINITY, 0.0),
            (2.0, -1.0, 1.0),
        ] {
            assert_eq!(at_least(shape, x), expected);
        }
    }

    #[test]
    fn the_expansion_meets_series_and_fraction() {
        for shape in [19_999.999_999_f64, 19_000.0] {
            for away in [-6.0, -1.5, -0.01, 0.0, 0.01, 1.0, 3.0, 6.0] {
                let x = shape + away * shape.sqrt();
                let (found, expected) = (expanded(shape, x), at_least(shape, x));
                assert!(
                    (found - expected).abs() < 1e-10,
                    "Q({shape}, {x}): {found} {expected}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn falls_with_x_and_stays_in_the_unit(shape in 0.01_f64..500.0, x in 0.0_f64..800.0, more in 0.0_f64..50.0) {
            let (near, far) = (at_least(shape, x), at_least(shape, x + more));
            prop_assert!((0.0..=1.0).contains(&near) && far <= near + 1e-12);
        }
    }
}
