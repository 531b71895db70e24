//! Exact ties on a cut: every level combination of the template against an independent working in fractions.

use super::*;
use crate::models::lead_tiering::template;

/// The tier by the definition: points over weights as one fraction in 128 bits, compared crosswise with each cut.
fn by_fraction(weights: &[i64], points: &[i64], cuts: &[i64]) -> (usize, bool) {
    let sum = |list: &mut dyn Iterator<Item = i64>| list.map(i128::from).sum::<i128>();
    let numerator = sum(&mut weights.iter().zip(points).map(|(w, p)| w * p));
    let denominator = sum(&mut weights.iter().copied());
    let tier = cuts
        .iter()
        .position(|cut| numerator >= i128::from(*cut) * denominator)
        .unwrap();
    let tie = cuts
        .iter()
        .any(|cut| *cut > 0 && numerator == i128::from(*cut) * denominator);
    (tier, tie)
}

/// All answers of seven factors with five levels, as numbers to the base five.
fn combinations() -> impl Iterator<Item = [usize; 7]> {
    (0..5_usize.pow(7)).map(|n| std::array::from_fn(|at| n / 5_usize.pow(u32::try_from(at).unwrap()) % 5))
}

fn compare_all(weights: [i64; 7]) -> usize {
    let mut card = template::scorecard();
    for (factor, weight) in card.factors.iter_mut().zip(weights) {
        factor.role = Role::Weighted {
            weight: Sourced::typed(weight),
        };
    }
    let mut ties = 0;
    for levels in combinations() {
        let scored = score(&card, levels.map(|level| Answer::Level(level).into()));
        let points = levels.map(|level| i64::try_from(level).unwrap() * 25);
        let (tier, tie) = by_fraction(&weights, &points, &[75, 50, 25, 0]);
        assert_eq!(scored.tier_range(&card.tiers).stated(), Some(tier), "{levels:?}");
        ties += usize::from(tie);
    }
    ties
}

#[test]
fn every_combination_of_the_template_is_in_its_exact_tier() {
    // Of 78 125, one in twenty lies exactly on a cut.
    assert_eq!(compare_all([10, 15, 15, 15, 15, 20, 10]), 3_911);
}

#[test]
fn weights_that_do_not_sum_to_a_hundred_are_exact_too() {
    assert!(compare_all([7, 11, 13, 3, 1, 9, 0]) > 0);
}

#[test]
fn a_tie_on_a_cut_belongs_to_the_higher_tier_whatever_the_weights() {
    // 1/3 of the weight at 75 and the rest at 75: exactly 75, though 100/3 has no exact float.
    for weight in 1..=100 {
        let card = card(vec![
            weighted("a", weight, &[75]),
            weighted("b", 7, &[75]),
            weighted("c", 3, &[75]),
        ]);
        let scored = score(&card, picked(&[Some(0), Some(0), Some(0)]));
        assert_eq!(scored.tier_range(&card.tiers).stated(), Some(0));
        assert_eq!(scored.value(), Some(75.0));
    }
}

#[test]
fn decayed_values_are_exact() {
    // 100 points less 3 × 7 % is 79 exactly; a cut of 79 is reached, one of 80 is not.
    let mut factor = weighted("a", 33, &[100]);
    factor.decay = Some(Decay {
        percent_per_month: Sourced::typed(7),
        date_column: "day".into(),
    });
    let card = card(vec![factor]);
    let scored = score(
        &card,
        [Reading {
            answer: Answer::Level(0),
            age_months: Some(3),
        }],
    );
    assert_eq!(
        (scored.surely_reached(), scored.possibly_reached()),
        (Some(79), Some(79))
    );
}

#[test]
fn tier_of_a_number_takes_the_cut_itself_in() {
    let tiers = tiers(&[75, 50, 25, 0], 2);
    let of = [100.0, 75.0, 74.999, 50.0, 25.0, 24.0, 0.0].map(|score| tier_of(&tiers, score));
    assert_eq!(of, [0, 0, 1, 1, 2, 3, 3]);
    assert_eq!(tier_of(&[], 50.0), 0);
}
