//! What is said about a scorecard that is not well set.

use super::*;
use crate::models::lead_tiering::template;

#[test]
fn the_template_has_no_problem() {
    assert_eq!(check(&template::scorecard()), []);
}

#[test]
fn weights_are_looked_at() {
    let with = |weight| card(vec![weighted("a", weight, &[0, 100])]);
    assert_eq!(check(&with(0)), [CardProblem::NoWeights]);
    assert_eq!(check(&with(90)), [CardProblem::WeightSum(90)]);
    assert_eq!(check(&card(vec![])), [CardProblem::NoWeights]);
    assert_eq!(check(&card(vec![item("a", &[0, 5])])), [CardProblem::NoWeights]);
}

#[test]
fn factors_that_cannot_tell_rows_apart_are_named() {
    let card = card(vec![
        weighted("a", 50, &[]),
        weighted("b", 25, &[30, 30]),
        weighted("c", 25, &[0, 1]),
    ]);
    assert_eq!(
        check(&card),
        [CardProblem::EmptyFactor(0), CardProblem::FlatFactor(1)]
    );
}

#[test]
fn two_levels_of_one_name_are_named() {
    let mut card = card(vec![weighted("a", 100, &[0, 50, 100])]);
    if let Scale::Levels { levels } = &mut card.factors[0].scale {
        levels[0].label = Text::new("高", "High");
        levels[2].aliases.push(" ＨＩＧＨ".into());
    }
    assert_eq!(check(&card), [CardProblem::SameLevelName(0, "high".into())]);
}

#[test]
fn tiers_that_cannot_be_reached_are_named() {
    let mut card = card(vec![weighted("a", 100, &[0, 100])]);
    card.tiers = tiers(&[75, 50, 50, 0], 2);
    assert_eq!(check(&card), [CardProblem::UnreachableTier(2)]);
    card.tiers = tiers(&[75, 0], 0);
    assert_eq!(check(&card), [CardProblem::NoMidHigh]);
    assert_eq!(card.mid_high_cut(), None);
}
