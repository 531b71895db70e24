//! A score → a probability: `P(won) = 1 / (1 + e^−(a + b·s))` with `b ≥ 0`, fitted to outcomes.
//!
//! Source: J. Platt, "Probabilistic outputs for support vector machines" (1999), without his change of the targets.

use super::odds::{sigmoid, softplus};

/// Newton steps at most.
const MOST_STEPS: usize = 50;
/// Keeps the slope finite where won and lost are parted without a fault.
const RIDGE: f64 = 1e-3;

/// Rows with one score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AtScore {
    /// The score, 0 to 100.
    pub score: f64,
    /// Rows won.
    pub won: f64,
    /// Rows lost.
    pub lost: f64,
}

impl AtScore {
    /// One row.
    #[must_use]
    pub fn of(score: f64, won: bool) -> Self {
        let (won, lost) = if won { (1.0, 0.0) } else { (0.0, 1.0) };
        Self { score, won, lost }
    }
}

/// The map.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Map {
    /// Log-odds at a score of 50.
    pub intercept: f64,
    /// Change of the log-odds per 25 points, 0 and above.
    pub slope: f64,
}

impl Map {
    /// The probability of winning at a score, 0 to 1.
    #[must_use]
    pub fn probability(&self, score: f64) -> f64 {
        sigmoid(self.intercept + self.slope * scaled(score))
    }
}

/// A score on a scale where the slope is of the order of 1.
fn scaled(score: f64) -> f64 {
    (score - 50.0) / 25.0
}

/// Fits the map by Newton's method. None where there is no won or no lost row.
///
/// ```
/// use loudou::engines::stats::platt::{AtScore, fit};
/// let at = |score, won, lost| AtScore { score, won, lost };
/// // Odds 1 : 3 at 25 points and 3 : 1 at 75: the log-odds rise by ln 9 over 50 points.
/// let map = fit(&[at(25.0, 100.0, 300.0), at(75.0, 300.0, 100.0)]).unwrap();
/// assert!((map.probability(75.0) - 0.75).abs() < 1e-4);
/// ```
#[must_use]
pub fn fit(points: &[AtScore]) -> Option<Map> {
    let won: f64 = points.iter().map(|p| p.won).sum();
    let lost: f64 = points.iter().map(|p| p.lost).sum();
    if won <= 0.0 || lost <= 0.0 {
        return None;
    }
    let flat = Map {
        intercept: libm::log(won / lost),
        slope: 0.0,
    };
    let mut map = flat;
    let mut cost = cost_of(points, map);
    for _ in 0..MOST_STEPS {
        let Some((down, across)) = step(points, map) else {
            break;
        };
        let mut share = 1.0;
        let next = loop {
            let next = Map {
                intercept: map.intercept + share * down,
                slope: map.slope + share * across,
            };
            let next_cost = cost_of(points, next);
            if next_cost <= cost {
                break Some((next, next_cost));
            }
            share /= 2.0;
            if share < 1e-6 {
                break None;
            }
        };
        let Some((next, next_cost)) = next else { break };
        let is_close = cost - next_cost <= 1e-12 * cost.abs();
        (map, cost) = (next, next_cost);
        if is_close {
            break;
        }
    }
    // A score that ranks the wrong way round says nothing; it does not turn around.
    Some(if map.slope > 0.0 { map } else { flat })
}

fn cost_of(points: &[AtScore], map: Map) -> f64 {
    let loss = points.iter().map(|p| {
        let log_odds = map.intercept + map.slope * scaled(p.score);
        p.won * softplus(-log_odds) + p.lost * softplus(log_odds)
    });
    loss.sum::<f64>() + RIDGE / 2.0 * map.slope * map.slope
}

/// The Newton step; none where the curvature gives none.
fn step(points: &[AtScore], map: Map) -> Option<(f64, f64)> {
    let (mut g0, mut g1) = (0.0, RIDGE * map.slope);
    let (mut h00, mut h01, mut h11) = (0.0, 0.0, RIDGE);
    for point in points {
        let x = scaled(point.score);
        let p = map.probability(point.score);
        let rows = point.won + point.lost;
        let (gap, weight) = (rows * p - point.won, rows * p * (1.0 - p));
        g0 += gap;
        g1 += gap * x;
        h00 += weight;
        h01 += weight * x;
        h11 += weight * x * x;
    }
    let determinant = h00 * h11 - h01 * h01;
    let found = (
        (h01 * g1 - h11 * g0) / determinant,
        (h01 * g0 - h00 * g1) / determinant,
    );
    (determinant > 0.0 && found.0.is_finite() && found.1.is_finite()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_score_the_wrong_way_round_says_nothing() {
        let at = |score, won, lost| AtScore { score, won, lost };
        let map = fit(&[at(20.0, 30.0, 10.0), at(80.0, 10.0, 30.0)]).unwrap();
        assert_eq!((map.intercept, map.slope), (0.0, 0.0));
        assert_eq!(fit(&[at(20.0, 3.0, 0.0)]), None);
    }

    #[test]
    fn parted_classes_stay_finite() {
        let at = |score, won, lost| AtScore { score, won, lost };
        let map = fit(&[at(0.0, 0.0, 50.0), at(100.0, 50.0, 0.0)]).unwrap();
        assert!(map.probability(100.0) > 0.99 && map.probability(0.0) < 0.01);
        assert!(map.slope.is_finite());
    }

    #[test]
    fn a_steep_map_costs_what_the_ridge_says() {
        let map = Map {
            intercept: 0.0,
            slope: 2.0,
        };
        assert_eq!(cost_of(&[], map), 2.0 * RIDGE);
        // Without rows there is nowhere to go.
        assert_eq!(step(&[], map), None);
    }

    proptest! {
        #[test]
        fn the_mean_probability_is_the_share_won(
            points in prop::collection::vec((0.0_f64..100.0, 0.0_f64..20.0, 0.0_f64..20.0), 2..20),
        ) {
            let points: Vec<AtScore> =
                points.into_iter().map(|(score, won, lost)| AtScore { score, won, lost }).collect();
            if let Some(map) = fit(&points) {
                let rows: f64 = points.iter().map(|p| p.won + p.lost).sum();
                let won: f64 = points.iter().map(|p| p.won).sum();
                let stated: f64 = points.iter().map(|p| (p.won + p.lost) * map.probability(p.score)).sum();
                prop_assert!((stated - won).abs() < 1e-4 * rows.max(1.0), "{stated} {won}");
                prop_assert!(map.slope >= 0.0);
            }
        }
    }
}
