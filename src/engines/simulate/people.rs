//! Whole people: who stays, and fractions of heads made whole.

use rand::Rng;
use rand_chacha::ChaCha8Rng;

/// How many of `heads` stay, each with the same chance: a draw of the binomial distribution, by inversion.
pub(super) fn stayed(heads: u32, stay: f64, random: &mut ChaCha8Rng) -> u32 {
    if heads == 0 || stay >= 1.0 {
        heads
    } else if stay <= 0.0 {
        0
    } else if stay < 0.5 {
        few(heads, stay, random)
    } else {
        heads - few(heads, 1.0 - stay, random)
    }
}

/// A draw of the binomial distribution of `n` tries with a chance of at most a half: adds up the probabilities of
/// 0, 1, 2, … until they exceed a uniform number. Many tries go in parts, since `(1 − p)^n` must not underflow.
fn few(n: u32, p: f64, random: &mut ChaCha8Rng) -> u32 {
    const PART: u32 = 500;
    let log_none = libm::log(1.0 - p);
    let odds = p / (1.0 - p);
    let (mut left, mut drawn) = (n, 0);
    while left > 0 {
        let part = left.min(PART);
        left -= part;
        let mut uniform: f64 = random.random();
        let mut chance = libm::exp(f64::from(part) * log_none);
        let mut count = 0;
        while uniform >= chance && count < part {
            uniform -= chance;
            chance *= odds * f64::from(part - count) / f64::from(count + 1);
            count += 1;
        }
        drawn += count;
    }
    drawn
}

/// Fractions of heads as whole people, by largest remainder: their sum is the rounded sum, each is rounded down or up,
/// and those with the largest fractions are rounded up; of equal ones the first.
///
/// ```
/// use loudou::engines::simulate::whole_people;
/// assert_eq!(whole_people(&[10.0, 1.4, 1.3, 1.3]), [10, 2, 1, 1]); // 14 in all
/// assert_eq!(whole_people(&[1.5, 1.5]), [2, 1]);
/// ```
#[must_use]
pub fn whole_people(heads: &[f64]) -> Vec<u32> {
    let held: Vec<f64> = heads
        .iter()
        .map(|heads| {
            if heads.is_nan() {
                0.0
            } else {
                heads.clamp(0.0, 1e8)
            }
        })
        .collect();
    let down = |heads: f64| {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "held to a small range"
        )]
        let down = libm::floor(heads) as u32;
        down
    };
    let mut whole: Vec<u32> = held.iter().map(|heads| down(*heads)).collect();
    // A sum of fractions such as 1.3 + 1.3 + 1.4 may fall short of a half by its last digits.
    let all = down(held.iter().sum::<f64>() + 0.5 + 1e-9);
    let missing = usize::try_from(all.saturating_sub(whole.iter().sum())).unwrap_or(0);
    let mut order: Vec<(usize, f64)> = held
        .iter()
        .map(|heads| heads - libm::floor(*heads))
        .enumerate()
        .collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (at, _) in order.into_iter().take(missing) {
        if let Some(count) = whole.get_mut(at) {
            *count += 1;
        }
    }
    whole
}
