//! Whether stated probabilities come true: Brier score and calibration error.

use serde::{Deserialize, Serialize};

use super::Estimate;
use super::wilson::wilson;

/// Bins of the calibration error.
pub const BINS: usize = 10;

/// A stated probability and what came of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stated {
    /// Probability of being won, 0 to 1.
    pub probability: f64,
    /// Whether it was.
    pub won: bool,
}

/// A tenth of the cases, by stated probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    /// Cases.
    pub count: usize,
    /// Mean of the stated probabilities.
    pub stated: f64,
    /// Share won, with its Wilson interval.
    pub observed: Estimate,
}

/// How well the probabilities came true.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Mean of `(probability − outcome)²`; 0 is perfect, what always states the overall share `p` gets `p·(1−p)`.
    pub brier: f64,
    /// Mean over the bins of `|stated − observed|`; 0 to 1.
    pub error: f64,
    /// [`BINS`] bins of as equal counts as can be, from the lowest probability up; the reliability drawing.
    pub bins: Vec<Bin>,
}

/// Compares stated probabilities with outcomes. None with fewer cases than bins. Probabilities that are no numbers are
/// left out.
///
/// ```
/// use loudou::engines::stats::calibration::{Stated, calibration};
/// let stated = |probability: f64, won: bool| Stated { probability, won };
/// // Ten at 0.2 of which two are won, ten at 0.6 of which six are won.
/// let cases: Vec<Stated> = (0..10).map(|i| stated(0.2, i < 2)).chain((0..10).map(|i| stated(0.6, i < 6))).collect();
/// let found = calibration(&cases).unwrap();
/// assert!((found.brier - 0.2).abs() < 1e-12); // (0.2·0.8 + 0.6·0.4) / 2
/// assert_eq!(found.bins.len(), 10);
/// ```
#[must_use]
pub fn calibration(cases: &[Stated]) -> Option<Calibration> {
    let mut ordered: Vec<Stated> = cases
        .iter()
        .filter(|c| !c.probability.is_nan())
        .copied()
        .collect();
    if ordered.len() < BINS {
        return None;
    }
    ordered.sort_unstable_by(|a, b| a.probability.total_cmp(&b.probability));
    // Rows of one probability are alike: their wins are spread evenly over them, so that the order of the list, in which
    // the won ones may all come first, does not decide which bin they fall into.
    for alike in ordered.chunk_by_mut(|a, b| a.probability.total_cmp(&b.probability).is_eq()) {
        let (count, won) = (alike.len(), alike.iter().filter(|case| case.won).count());
        for (at, case) in alike.iter_mut().enumerate() {
            case.won = (at + 1) * won / count > at * won / count;
        }
    }
    let count = ordered.len();
    let outcome = |case: &Stated| f64::from(u8::from(case.won));
    let square = |case: &Stated| (case.probability - outcome(case)) * (case.probability - outcome(case));
    let brier = ordered.iter().map(square).sum::<f64>() / count as f64;
    let bins: Vec<Bin> = (0..BINS)
        .filter_map(|bin| {
            let cases = ordered.get(count * bin / BINS..count * (bin + 1) / BINS)?;
            let won = cases.iter().filter(|case| case.won).count();
            let observed = wilson(u64::try_from(won).ok()?, u64::try_from(cases.len()).ok()?)?;
            Some(Bin {
                count: cases.len(),
                stated: cases.iter().map(|case| case.probability).sum::<f64>() / cases.len() as f64,
                observed,
            })
        })
        .collect();
    let error = bins
        .iter()
        .map(|bin| (bin.stated - bin.observed.value).abs())
        .sum::<f64>()
        / bins.len() as f64;
    Some(Calibration { brier, error, bins })
}
