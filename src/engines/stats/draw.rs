//! Seeded draws from the distributions of rates, counts and amounts.

use rand::Rng;

use super::beta::Beta;
use super::convolution::likeliest;

/// A number above 0 and below 1.
fn open_unit(random: &mut impl Rng) -> f64 {
    // 53 bits, in the middle of their cell; that of the last cell is no number and would be rounded to 1.
    let middle = ((random.random::<u64>() >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0;
    middle.min(1.0 - f64::EPSILON / 2.0)
}

/// A standard normal draw (Box and Muller, one of the pair).
pub fn normal(random: &mut impl Rng) -> f64 {
    let (radius, turn) = (open_unit(random), open_unit(random));
    libm::sqrt(-2.0 * libm::log(radius)) * libm::cos(core::f64::consts::TAU * turn)
}

/// A gamma draw of this shape and scale 1; 0 where the shape is not above 0.
///
/// Source: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).
pub fn gamma(random: &mut impl Rng, shape: f64) -> f64 {
    if shape.is_nan() || shape <= 0.0 {
        return 0.0;
    }
    if shape < 1.0 {
        let boost = libm::pow(open_unit(random), 1.0 / shape);
        return gamma(random, shape + 1.0) * boost;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / libm::sqrt(9.0 * d);
    loop {
        let x = normal(random);
        let v = 1.0 + c * x;
        let cube = v * v * v;
        if v > 0.0 && libm::log(open_unit(random)) < 0.5 * x * x + d - d * cube + d * libm::log(cube) {
            return d * cube;
        }
    }
}

/// A draw of a rate of which so much is known.
pub fn rate(random: &mut impl Rng, known: Beta) -> f64 {
    let (won, lost) = (gamma(random, known.won), gamma(random, known.lost));
    if won + lost > 0.0 {
        won / (won + lost)
    } else {
        known.mean()
    }
}

/// A draw of the successes among `trials`: the distribution is walked from its likeliest number outwards, which takes
/// about `√(n·p·(1−p))` steps.
pub fn binomial(random: &mut impl Rng, trials: u64, chance: f64) -> u64 {
    if trials == 0 || chance.is_nan() || chance <= 0.0 {
        return 0;
    }
    if chance >= 1.0 {
        return trials;
    }
    let mode = likeliest(trials, chance);
    let odds = chance / (1.0 - chance);
    let top = libm::exp(log_weight(trials, mode, chance));
    let mut left = open_unit(random) - top;
    let (mut low, mut high) = (mode, mode);
    let (mut low_weight, mut high_weight) = (top, top);
    while left > 0.0 && (low > 0 || high < trials) {
        if high < trials {
            high_weight *= (trials - high) as f64 * odds / (high + 1) as f64;
            high += 1;
            left -= high_weight;
            if left <= 0.0 {
                return high;
            }
        }
        if low > 0 {
            low_weight *= low as f64 / ((trials - low + 1) as f64 * odds);
            low -= 1;
            left -= low_weight;
            if left <= 0.0 {
                return low;
            }
        }
        if low_weight + high_weight < 1e-20 {
            break; // what is left of the draw is rounding
        }
    }
    mode
}

/// `ln P(k)` of a binomial.
fn log_weight(trials: u64, k: u64, chance: f64) -> f64 {
    let (n, k) = (trials as f64, k as f64);
    libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0)
        + k * libm::log(chance)
        + (n - k) * libm::log1p(-chance)
}

#[cfg(test)]
mod tests {
    use rand::{RngCore, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    use super::*;

    /// Random numbers that are easily made elsewhere (S. Vigna's splitmix64), so that draws can be worked out elsewhere.
    struct Known(u64);

    impl RngCore for Known {
        fn next_u64(&mut self) -> u64 {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^ (mixed >> 31)
        }

        fn next_u32(&mut self) -> u32 {
            (self.next_u64() >> 32) as u32
        }

        fn fill_bytes(&mut self, bytes: &mut [u8]) {
            for part in bytes.chunks_mut(8) {
                part.copy_from_slice(&self.next_u64().to_le_bytes()[..part.len()]);
            }
        }
    }

    #[track_caller]
    fn alike<const N: usize>(seed: u64, mut draw: impl FnMut(&mut Known) -> f64, expected: [f64; N]) {
        let mut random = Known(seed);
        let drawn: Vec<f64> = (0..N).map(|_| draw(&mut random)).collect();
        for (drawn, expected) in drawn.iter().zip(expected) {
            assert!(
                (drawn - expected).abs() <= 1e-10 * expected.abs(),
                "{drawn} is not {expected}"
            );
        }
    }

    /// Worked out in Python from the same random numbers: the draws themselves are part of what a seed stands for.
    #[test]
    fn a_seed_stands_for_the_same_draws_everywhere() {
        alike(1, open_unit, [0.566_561_575_172_281, 0.745_781_757_262_701_2]);
        alike(
            2,
            normal,
            [
                -0.005_477_828_653_810_88,
                0.098_467_261_001_104_14,
                -0.871_207_056_052_791_7,
            ],
        );
        alike(
            3,
            |r| gamma(r, 0.4),
            [
                0.002_309_236_260_890_001_5,
                0.040_449_695_438_265_75,
                0.154_562_853_693_593_8,
            ],
        );
        alike(
            3,
            |r| gamma(r, 1.0),
            [
                0.268_282_819_910_684_03,
                1.139_295_219_754_927,
                2.861_358_393_805_051_3,
            ],
        );
        alike(
            3,
            |r| gamma(r, 2.5),
            [
                1.353_418_119_001_849_7,
                2.951_075_910_822_007,
                5.292_512_982_427_159,
            ],
        );
        alike(
            3,
            |r| gamma(r, 30.0),
            [
                26.310_234_701_564_756,
                32.353_171_224_314_416,
                38.812_914_168_438_47,
            ],
        );
        // Among so many some are drawn again.
        let sum = |shape| {
            let mut random = Known(5);
            (0..500).map(|_| gamma(&mut random, shape)).sum::<f64>()
        };
        for (shape, expected) in [
            (0.4, 207.678_780_408_571_98),
            (1.0, 510.575_146_274_083_8),
            (30.0, 14_914.505_934_496_623),
        ] {
            assert!((sum(shape) - expected).abs() < 1e-9 * expected, "{}", sum(shape));
        }
        let wins = |trials, chance| {
            let mut random = Known(4);
            [(); 16].map(|()| binomial(&mut random, trials, chance))
        };
        assert_eq!(wins(7, 0.3), [3, 0, 4, 3, 3, 1, 0, 3, 2, 3, 4, 1, 3, 1, 4, 4]);
        assert_eq!(wins(23, 0.2), [3, 1, 7, 3, 5, 6, 1, 3, 4, 3, 2, 6, 3, 6, 7, 2]);
        assert_eq!(wins(1, 0.5), [1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(
            wins(40, 0.9),
            [35, 33, 39, 35, 37, 38, 33, 35, 36, 35, 34, 38, 35, 38, 39, 34]
        );
    }

    /// Mean and variance of many draws.
    fn moments(mut draw: impl FnMut(&mut ChaCha8Rng) -> f64) -> (f64, f64) {
        let mut random = ChaCha8Rng::seed_from_u64(7);
        let drawn: Vec<f64> = (0..40_000).map(|_| draw(&mut random)).collect();
        let n = drawn.len() as f64;
        let mean = drawn.iter().sum::<f64>() / n;
        (
            mean,
            drawn.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n,
        )
    }

    #[track_caller]
    fn near((mean, variance): (f64, f64), expected: (f64, f64)) {
        let room = 4.0 * libm::sqrt(expected.1 / 40_000.0);
        assert!(
            (mean - expected.0).abs() < room,
            "mean {mean}, expected {}",
            expected.0
        );
        assert!((variance / expected.1 - 1.0).abs() < 0.06, "variance {variance}");
    }

    #[test]
    fn draws_have_the_moments_of_their_distribution() {
        near(moments(normal), (0.0, 1.0));
        near(moments(|r| gamma(r, 0.4)), (0.4, 0.4));
        near(moments(|r| gamma(r, 30.0)), (30.0, 30.0));
        near(
            moments(|r| rate(r, Beta { won: 3.0, lost: 7.0 })),
            (0.3, 0.21 / 11.0),
        );
        near(moments(|r| binomial(r, 23, 0.2) as f64), (4.6, 3.68));
        near(moments(|r| binomial(r, 90_000, 0.7) as f64), (63_000.0, 18_900.0));
    }

    #[test]
    fn no_draw_is_an_end() {
        // A source of bits that are all alike.
        struct Always(bool);
        impl RngCore for Always {
            fn next_u64(&mut self) -> u64 {
                if self.0 { u64::MAX } else { 0 }
            }
            fn next_u32(&mut self) -> u32 {
                if self.0 { u32::MAX } else { 0 }
            }
            fn fill_bytes(&mut self, bytes: &mut [u8]) {
                bytes.fill(if self.0 { u8::MAX } else { 0 });
            }
        }
        let (least, most) = (open_unit(&mut Always(false)), open_unit(&mut Always(true)));
        assert!(least > 0.0 && least < 1e-15, "{least}");
        assert!(most < 1.0 && most > 1.0 - 1e-15, "{most}");
    }

    #[test]
    fn edges_have_an_answer() {
        let mut random = ChaCha8Rng::seed_from_u64(1);
        assert_eq!(binomial(&mut random, 4, 1.0), 4);
        assert_eq!(binomial(&mut random, 4, f64::NAN), 0);
        assert_eq!(gamma(&mut random, f64::NAN), 0.0);
        assert_eq!(rate(&mut random, Beta { won: 0.0, lost: 0.0 }), 0.0);
        assert_eq!(rate(&mut random, Beta { won: 5.0, lost: 0.0 }), 1.0);
    }
}
