//! Whether two samples fall into the same classes alike: the population stability index.
//!
//! `PSI = Σ (pᵢ − qᵢ) · ln(pᵢ / qᵢ)` over the shares of both samples. Two samples of one population never agree to the
//! last row, so their PSI is above 0 by chance; its expected value `(classes − 1) · (1/n₁ + 1/n₂)` is taken off.
//!
//! Source: B. Yurdakul, "Statistical Properties of Population Stability Index" (2018), for the expected value.

/// Added to both counts of a class where one of them is 0, so that its logarithm is finite.
const EMPTY_CELL: f64 = 0.5;
/// Below this there is no drift.
pub const SOME: f64 = 0.1;
/// Above this it is material.
pub const MATERIAL: f64 = 0.25;

/// How far two samples differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drift {
    /// The index, 0 and above.
    pub psi: f64,
    /// What chance alone gives on average.
    pub expected: f64,
    /// Rows of the earlier and of the later sample.
    pub rows: (usize, usize),
}

/// What a drift amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Below 0.1.
    None,
    /// 0.1 to 0.25.
    Some,
    /// Above 0.25.
    Material,
}

impl Drift {
    /// The index less what chance gives, at least 0.
    #[must_use]
    pub fn net(&self) -> f64 {
        (self.psi - self.expected).max(0.0)
    }

    /// In a word.
    #[must_use]
    pub fn amount(&self) -> Amount {
        match self.net() {
            net if net < SOME => Amount::None,
            net if net <= MATERIAL => Amount::Some,
            _ => Amount::Material,
        }
    }
}

/// Compares the counts of two samples over the same classes. None where either sample is empty or fewer than two
/// classes hold rows.
///
/// ```
/// use loudou::engines::stats::drift::drift;
/// // 50 : 50 against 70 : 30: (0.2)·ln(1.4) + (−0.2)·ln(0.6).
/// let found = drift(&[50, 50], &[70, 30]).unwrap();
/// assert!((found.psi - 0.2 * (1.4_f64.ln() - 0.6_f64.ln())).abs() < 1e-12);
/// assert!((found.expected - 0.02).abs() < 1e-12);
/// ```
#[must_use]
pub fn drift(earlier: &[usize], later: &[usize]) -> Option<Drift> {
    let rows = (earlier.iter().sum::<usize>(), later.iter().sum::<usize>());
    let classes: Vec<(usize, usize)> = earlier
        .iter()
        .copied()
        .zip(later.iter().copied())
        .filter(|(a, b)| a + b > 0)
        .collect();
    if rows.0 == 0 || rows.1 == 0 || classes.len() < 2 {
        return None;
    }
    let psi = classes.iter().map(|class| part_of_class(*class, rows));
    Some(Drift {
        psi: psi.sum::<f64>().max(0.0),
        expected: (classes.len() - 1) as f64 * (1.0 / rows.0 as f64 + 1.0 / rows.1 as f64),
        rows,
    })
}

/// What one class adds to the index: `(p − q) · ln(p ÷ q)`; 0 where no row is in it. `class` holds its rows in the
/// earlier and the later sample, `rows` all of both.
///
/// ```
/// use loudou::engines::stats::drift::{drift, part_of_class};
/// let parts = [(50, 70), (50, 30)].map(|class| part_of_class(class, (100, 100)));
/// assert_eq!(drift(&[50, 50], &[70, 30]).unwrap().psi, parts.iter().sum::<f64>());
/// ```
#[must_use]
pub fn part_of_class((earlier, later): (usize, usize), rows: (usize, usize)) -> f64 {
    if earlier + later == 0 || rows.0 == 0 || rows.1 == 0 {
        return 0.0;
    }
    let added = if earlier == 0 || later == 0 {
        EMPTY_CELL
    } else {
        0.0
    };
    let p = (earlier as f64 + added) / rows.0 as f64;
    let q = (later as f64 + added) / rows.1 as f64;
    (p - q) * libm::log(p / q)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn like_samples_do_not_drift() {
        let found = drift(&[10, 20, 30], &[20, 40, 60]).unwrap();
        assert_eq!((found.psi, found.amount()), (0.0, Amount::None));
        assert_eq!(drift(&[10, 0], &[5, 0]), None);
        assert_eq!(drift(&[10, 5], &[0, 0]), None);
    }

    #[test]
    fn limits_are_as_stated() {
        assert_eq!(drift(&[500, 500], &[600, 400]).unwrap().amount(), Amount::None);
        assert_eq!(drift(&[500, 500], &[700, 300]).unwrap().amount(), Amount::Some);
        assert_eq!(
            drift(&[500, 500], &[900, 100]).unwrap().amount(),
            Amount::Material
        );
    }

    #[test]
    fn a_class_without_rows_adds_nothing() {
        // By the half that fills an empty cell, it would look like a drift where the samples differ in size.
        assert_eq!(part_of_class((0, 0), (10, 20)), 0.0);
        assert_eq!(part_of_class((0, 3), (0, 5)), 0.0);
        assert_eq!(part_of_class((3, 0), (5, 0)), 0.0);
    }

    proptest! {
        #[test]
        fn is_finite_and_alike_both_ways(classes in prop::collection::vec((0_usize..500, 0_usize..500), 1..8)) {
            let (a, b): (Vec<_>, Vec<_>) = classes.into_iter().unzip();
            if let (Some(there), Some(back)) = (drift(&a, &b), drift(&b, &a)) {
                prop_assert!(there.psi.is_finite() && there.psi >= 0.0);
                prop_assert!((there.psi - back.psi).abs() < 1e-9);
            }
        }
    }
}
