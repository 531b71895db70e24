//! Weights that sum to 100.

use super::{Role, Scorecard};
use crate::engines::value::Sourced;

/// Scales the weights to integers that sum to 100, by the largest remainder (Hamilton's method): each gets the
/// whole part of its exact share, and the percents left over go to the largest fractions, ties to the earlier one.
///
/// Returns the new weights in the order of the weighted factors, or none where all are 0.
///
/// ```
/// use loudou::engines::scorecard::normalise;
/// assert_eq!(normalise(&[1, 1, 1]), Some(vec![34, 33, 33]));
/// assert_eq!(normalise(&[0, 0]), None);
/// ```
#[must_use]
pub fn normalise(weights: &[i64]) -> Option<Vec<i64>> {
    let sum: i128 = weights.iter().map(|w| i128::from(*w).max(0)).sum();
    if sum <= 0 {
        return None;
    }
    let exact = weights.iter().map(|w| i128::from(*w).max(0) * 100);
    let mut shares: Vec<(usize, i128, i128)> =
        exact.enumerate().map(|(at, e)| (at, e / sum, e % sum)).collect();
    let left = 100 - shares.iter().map(|s| s.1).sum::<i128>();
    shares.sort_by_key(|&(at, _, rest)| (-rest, at));
    for share in shares.iter_mut().take(usize::try_from(left).unwrap_or(0)) {
        share.1 += 1;
    }
    shares.sort_by_key(|s| s.0);
    shares.into_iter().map(|s| i64::try_from(s.1).ok()).collect()
}

impl Scorecard {
    /// Sets the weights to integers that sum to 100 in the same proportions; see [`normalise`]. False where all
    /// weights are 0 and nothing can be done.
    pub fn normalise_weights(&mut self) -> bool {
        let weights: Vec<i64> = self
            .factors
            .iter()
            .filter_map(|f| match f.role {
                Role::Weighted { weight } => Some(weight.value),
                Role::PlusMinus => None,
            })
            .collect();
        let Some(normalised) = normalise(&weights) else {
            return false;
        };
        let mut normalised = normalised.into_iter();
        for factor in &mut self.factors {
            if let Role::Weighted { weight } = &mut factor.role
                && let Some(new) = normalised.next()
                && new != weight.value
            {
                *weight = Sourced::typed(new);
            }
        }
        true
    }
}
