//! What a fit without a penalty promises over any weights set by hand.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::logistic::log_loss;
use super::super::{Design, Logistic, logistic};

/// Factors of a row.
const FACTORS: usize = 4;

fn design(features: usize, rows: impl IntoIterator<Item = Vec<f64>>) -> Design {
    let mut design = Design::new(features, features);
    for row in rows {
        design.push(row.into_iter().enumerate().map(Some));
    }
    design
}

/// The log-likelihood of all rows.
fn likelihood(model: &Logistic, design: &Design, won: &[bool]) -> f64 {
    let cost = |(row, won): (usize, &bool)| log_loss(model.log_odds(design, row), *won);
    -won.iter().enumerate().map(cost).sum::<f64>()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Non-negative weights of an expert, with the best intercept and scale they can have, are among those the fit
    /// chooses from.
    #[test]
    fn the_fit_without_a_penalty_is_never_worse_than_weights_set_by_hand(
        leads in vec((vec(0..5_u8, FACTORS), any::<bool>()), 20..150),
        expert in vec(0..=100_u8, FACTORS),
    ) {
        let won: Vec<bool> = leads.iter().map(|(_, won)| *won).collect();
        prop_assume!(won.contains(&true) && won.contains(&false));
        let values = |levels: &[u8]| levels.iter().map(|level| f64::from(*level) / 4.0).collect::<Vec<f64>>();
        let rows: Vec<usize> = (0..won.len()).collect();
        let own = design(FACTORS, leads.iter().map(|(levels, _)| values(levels)));
        let fitted = logistic(&own, &rows, &won, 0.0, true, None);
        prop_assert!(fitted.coefficients.iter().all(|b| *b >= 0.0), "{:?}", fitted);
        let score = |levels: &[u8]| -> f64 {
            values(levels).iter().zip(&expert).map(|(value, weight)| value * f64::from(*weight) / 100.0).sum()
        };
        let by_hand = design(1, leads.iter().map(|(levels, _)| vec![score(levels)]));
        let scaled = logistic(&by_hand, &rows, &won, 0.0, true, None);
        let (fitted, by_hand) = (likelihood(&fitted, &own, &won), likelihood(&scaled, &by_hand, &won));
        prop_assert!(fitted >= by_hand - 1e-6, "{} is less than {}", fitted, by_hand);
    }
}

/// The property can fail: a bound that holds the best coefficient at 0 costs likelihood.
#[test]
fn a_factor_that_speaks_against_winning_is_held_at_nothing() {
    let rows: Vec<usize> = (0..40).collect();
    let won: Vec<bool> = rows.iter().map(|row| row % 4 == 0).collect();
    let against = design(
        1,
        rows.iter()
            .map(|row| vec![if row % 5 < 2 { 1.0 } else { 0.0 } - f64::from(u8::from(row % 4 == 0))]),
    );
    let bounded = logistic(&against, &rows, &won, 0.0, true, None);
    let free = logistic(&against, &rows, &won, 0.0, false, None);
    assert_eq!(bounded.coefficients, [0.0]);
    assert!(likelihood(&bounded, &against, &won) < likelihood(&free, &against, &won) - 1.0);
}
