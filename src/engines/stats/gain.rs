//! How much better one score ranks rows than another does.
//!
//! On rows that taught neither: the difference of the two AUCs, with DeLong's paired interval. An AUC is the mean, over
//! the rows of a class, of their placements (the share of the other class they are on the right side of), so the gain is
//! a mean of one number per row, its placement under the second score less that under the first.
//!
//! Over folds dealt several times, where all rows also teach, that interval is too narrow: what the other rows taught
//! moves all gains together, and ten dealings of the same rows are not ten times the evidence. There the spread of the
//! folds' gains is widened by what teaching and judging rows share.
//!
//! Sources: E. R. DeLong et al., "Comparing the areas under two or more correlated receiver operating characteristic
//! curves", Biometrics 44 (1988); C. Nadeau, Y. Bengio, "Inference for the generalization error", Machine Learning 52
//! (2003), for folds dealt several times R. R. Bouckaert, E. Frank, "Evaluating the replicability of significance tests
//! for comparing learning algorithms", PAKDD (2004).

use super::ranking::Placements;
use super::{Estimate, Interval, Z_95};

/// Two scores on the same rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gain {
    /// Won rows counted.
    pub won: usize,
    /// Lost rows counted.
    pub lost: usize,
    /// AUC of the first score, 0 to 1.
    pub first: f64,
    /// AUC of the second, 0 to 1.
    pub second: f64,
    /// `second − first`, −1 to 1, with its 95 % interval, clipped to −1 to 1.
    pub gain: Estimate,
}

/// Sets a score against another, row by row in the same order, on rows that taught neither; DeLong's paired interval.
///
/// None with fewer than two won or two lost rows. Rows with a score that is no number, or is missing, are left out.
///
/// ```
/// use loudou::engines::stats::gain::paired;
/// let won = [true, true, false, false];
/// // Three of four pairs right; the first score knows nothing.
/// let found = paired(&won, &[7.0; 4], &[3.0, 1.0, 2.0, 0.0]).unwrap();
/// assert_eq!((found.first, found.second, found.gain.value), (0.5, 0.75, 0.25));
/// ```
#[must_use]
pub fn paired(won: &[bool], first: &[f64], second: &[f64]) -> Option<Gain> {
    let rows: Vec<(bool, f64, f64)> = won
        .iter()
        .zip(first.iter().zip(second))
        .map(|(won, (first, second))| (*won, *first, *second))
        .filter(|(_, first, second)| !first.is_nan() && !second.is_nan())
        .collect();
    let won = rows.iter().filter(|row| row.0).count();
    let lost = rows.len() - won;
    let before = placements(rows.iter().map(|row| (row.0, row.1)));
    let after = placements(rows.iter().map(|row| (row.0, row.2)));
    let (mut of_won, mut of_lost, mut of_first) = (Placements::default(), Placements::default(), 0);
    for ((is_won, ..), (before, after)) in rows.iter().zip(before.iter().zip(&after)) {
        let of_class = if *is_won { &mut of_won } else { &mut of_lost };
        of_class.add(after - before, 1);
        of_first += if *is_won { *before } else { 0 };
    }
    let variance = of_won.variance(won, 2 * lost)? + of_lost.variance(lost, 2 * won)?;
    let pairs_twice = 2.0 * won as f64 * lost as f64;
    let (first, value) = (of_first as f64 / pairs_twice, of_won.sum as f64 / pairs_twice);
    Some(Gain {
        won,
        lost,
        first,
        second: first + value,
        gain: around(value, Z_95 * libm::sqrt(variance)),
    })
}

/// The mean of the gains of folds that may have been dealt several times, with its 95 % interval: with `J` folds, each
/// judging by so many rows for each one that taught (`share`, ¼ for five folds), and the folds' sample variance `s²`,
/// `mean ± t(freedom) · √((1 ÷ J + share) · s²)`.
///
/// The degrees of freedom are those of the dealings, not of the folds, nine for ten dealings: `J − 1` would count each
/// dealing of the same rows as new evidence. So few after R. R. Bouckaert, "Choosing between two learning algorithms based
/// on calibrated tests", ICML (2003).
///
/// None of fewer than ten folds, or with fewer than four degrees of freedom.
///
/// ```
/// use loudou::engines::stats::gain::over_folds;
/// let gains: Vec<f64> = (0..50).map(|fold| f64::from(fold % 5) / 100.0).collect();
/// let once = over_folds(&gains[..10], 0.25, 9).unwrap();
/// let often = over_folds(&gains, 0.25, 9).unwrap();
/// assert!((often.value - 0.02).abs() < 1e-12);
/// // Five times as many folds are not five times as much evidence: they would narrow it to less than half.
/// assert!(often.interval.low - once.interval.low < 0.3 * (0.02 - once.interval.low));
/// ```
#[must_use]
pub fn over_folds(gains: &[f64], share: f64, freedom: u32) -> Option<Estimate> {
    let count = gains.len() as f64;
    if gains.len() < 10 || freedom < 4 {
        return None;
    }
    let mean = gains.iter().sum::<f64>() / count;
    let scatter: f64 = gains.iter().map(|gain| (gain - mean) * (gain - mean)).sum();
    let variance = (1.0 / count + share) * scatter / (count - 1.0);
    Some(around(mean, t_95(f64::from(freedom)) * libm::sqrt(variance)))
}

/// The 97.5 % point of Student's t with four or more degrees of freedom, to within 1 %; with nine to within 1e-3.
///
/// Source: M. Abramowitz, I. Stegun, "Handbook of Mathematical Functions" (1964), 26.7.5.
fn t_95(freedom: f64) -> f64 {
    let z = Z_95;
    let [z3, z5, z7] = [3.0, 5.0, 7.0].map(|power| libm::pow(z, power));
    let first = (z3 + z) / 4.0;
    let second = (5.0 * z5 + 16.0 * z3 + 3.0 * z) / 96.0;
    let third = (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / 384.0;
    z + first / freedom + second / (freedom * freedom) + third / (freedom * freedom * freedom)
}

fn around(value: f64, half: f64) -> Estimate {
    let interval = Interval {
        low: (value - half).max(-1.0),
        high: (value + half).min(1.0),
    };
    Estimate { value, interval }
}

/// Twice the rows of the other class that each row is on the right side of, a tie counting half.
fn placements(rows: impl Iterator<Item = (bool, f64)>) -> Vec<i128> {
    let mut order: Vec<(usize, (bool, f64))> = rows.enumerate().collect();
    order.sort_unstable_by(|(_, a), (_, b)| a.1.total_cmp(&b.1));
    let all_won = order.iter().filter(|(_, row)| row.0).count();
    let mut found = vec![0; order.len()];
    let (mut won_below, mut lost_below) = (0, 0);
    for ties in order.chunk_by(|(_, a), (_, b)| a.1 == b.1) {
        let tied_won = ties.iter().filter(|(_, row)| row.0).count();
        let tied_lost = ties.len() - tied_won;
        for (at, (is_won, _)) in ties {
            let twice = match is_won {
                true => 2 * lost_below + tied_lost,
                false => 2 * (all_won - won_below - tied_won) + tied_won,
            };
            if let Some(place) = found.get_mut(*at) {
                *place = twice as i128;
            }
        }
        won_below += tied_won;
        lost_below += tied_lost;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::stats::ranking::{Case, rank};
    use proptest::prelude::*;

    fn columns(rows: &[(bool, i8, i8)]) -> (Vec<bool>, Vec<f64>, Vec<f64>) {
        (
            rows.iter().map(|row| row.0).collect(),
            rows.iter().map(|row| f64::from(row.1)).collect(),
            rows.iter().map(|row| f64::from(row.2)).collect(),
        )
    }

    fn rows() -> impl Strategy<Value = Vec<(bool, i8, i8)>> {
        prop::collection::vec((any::<bool>(), -4_i8..4, -4_i8..4), 0..60)
    }

    #[test]
    fn what_cannot_be_compared_is_nothing() {
        let won = [true, true, false, false];
        assert_eq!(paired(&won[..3], &[1.0; 3], &[1.0; 3]), None);
        assert_eq!(paired(&[], &[], &[]), None);
        // A row without a number, or without a score, is in neither.
        assert_eq!(paired(&won, &[1.0; 4], &[3.0, 2.0, f64::NAN, 0.0]), None);
        assert_eq!(paired(&won, &[1.0; 4], &[3.0, 2.0, 1.0]), None);
        assert_eq!(over_folds(&[0.1; 9], 0.25, 9), None);
        assert_eq!(over_folds(&[0.1; 50], 0.25, 3), None);
    }

    #[test]
    fn a_score_gains_nothing_over_itself() {
        let won: Vec<bool> = (0..40).map(|row| row % 3 == 0).collect();
        let score: Vec<f64> = (0..40).map(|row| f64::from(row % 7)).collect();
        let Estimate { value, interval } = paired(&won, &score, &score).unwrap().gain;
        assert_eq!((value, interval.low, interval.high), (0.0, 0.0, 0.0));
        let Estimate { value, interval } = over_folds(&[0.0; 50], 0.25, 9).unwrap();
        assert_eq!((value, interval.low, interval.high), (0.0, 0.0, 0.0));
    }

    #[test]
    fn folds_are_as_worked_out_elsewhere() {
        let gains = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0].map(|gain| gain / 100.0);
        // Ten folds and four degrees of freedom are enough.
        for (freedom, low) in [(9, 0.005_949_914_228_708_289), (4, -0.001_465_080_636_822_963)] {
            let Estimate { value, interval } = over_folds(&gains, 0.25, freedom).unwrap();
            assert!(
                (value - 0.039).abs() < 1e-15 && (interval.low - low).abs() < 1e-15,
                "{interval:?}"
            );
        }
        // The expansion itself, to the last digit: 2.262 157 and 2.776 445 are what it comes near to.
        assert!((t_95(9.0) - 2.261_901_305_356_717).abs() < 1e-14);
        assert!((t_95(4.0) - 2.769_373_106_840_728_6).abs() < 1e-14);
    }

    #[test]
    fn students_t_is_that_of_the_tables() {
        for (freedom, tabled, slack) in [
            (4.0, 2.77645, 0.02),
            (9.0, 2.26216, 1e-3),
            (49.0, 2.00958, 1e-5),
            (1e9, Z_95, 1e-8),
        ] {
            assert!(
                (t_95(freedom) - tabled).abs() < slack,
                "{freedom}: {}",
                t_95(freedom)
            );
        }
    }

    proptest! {
        #[test]
        fn the_gain_is_the_difference_of_two_areas(rows in rows()) {
            let (won, first, second) = columns(&rows);
            let ranking = |scores: &[f64]| {
                let cases = scores.iter().zip(&won).map(|(score, won)| Case { score: *score, won: *won });
                rank(&cases.collect::<Vec<_>>())
            };
            if let Some(found) = paired(&won, &first, &second) {
                let (before, after) = (ranking(&first).unwrap(), ranking(&second).unwrap());
                prop_assert!((found.first - before.auc).abs() < 1e-12);
                prop_assert!((found.second - after.auc).abs() < 1e-12);
                prop_assert!(found.gain.interval.contains(found.gain.value));
                // Against a score that says nothing the interval is the area's own.
                let over_nothing = paired(&won, &vec![0.0; won.len()], &second).unwrap().gain;
                let own = after.delong().unwrap();
                prop_assert!((over_nothing.interval.low - (own.low - 0.5)).abs() < 1e-12);
                prop_assert!((over_nothing.interval.high - (own.high - 0.5)).abs() < 1e-12);
            }
        }

        #[test]
        fn changing_sides_turns_the_gain_round(rows in rows()) {
            let (won, first, second) = columns(&rows);
            if let (Some(there), Some(back)) = (paired(&won, &first, &second), paired(&won, &second, &first)) {
                prop_assert!((there.gain.value + back.gain.value).abs() < 1e-12);
                prop_assert!((there.gain.interval.low + back.gain.interval.high).abs() < 1e-12);
            }
        }
    }
}
