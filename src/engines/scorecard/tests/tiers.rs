//! Tiers stay in order, and their colours with their places or with those who were given one.

use super::*;

/// The tiers as their cuts and colours.
fn seen(card: &Scorecard) -> Vec<(i64, u8)> {
    card.tiers
        .iter()
        .map(|tier| (tier.cut.value, tier.colour))
        .collect()
}

#[test]
fn they_are_put_in_order_and_the_last_takes_the_rest() {
    let mut card = card(vec![]);
    assert!(card.tiers_are_sorted());
    card.tiers[0].cut = Sourced::typed(30);
    assert!(!card.tiers_are_sorted());
    card.sort_tiers();
    assert_eq!(seen(&card), [(50, 0), (30, 1), (25, 2), (0, 3)]);
    assert!(card.tiers_are_sorted());
    // In order, but what lies below the last would be in no tier.
    card.tiers[3].cut = Sourced::sample(10);
    assert!(!card.tiers_are_sorted());
    card.sort_tiers();
    assert_eq!(card.tiers[3].cut, Sourced::typed(0));
    // What is 0 already keeps where it came from.
    card.tiers[3].cut = Sourced::sample(0);
    card.sort_tiers();
    assert_eq!(card.tiers[3].cut, Sourced::sample(0));
    card.tiers.clear();
    assert!(card.tiers_are_sorted());
    card.sort_tiers();
    assert_eq!(seen(&card), []);
}

#[test]
fn colours_go_by_place_until_one_is_picked() {
    let mut card = card(vec![]);
    let new = |card: &mut Scorecard, cut| {
        let tier = Tier {
            cut: Sourced::typed(cut),
            colour: 9,
            ..card.tiers[0].clone()
        };
        card.change_tiers(|tiers| {
            tiers.push(tier);
            tiers.len()
        })
    };
    assert_eq!(new(&mut card, 60), 5);
    assert_eq!(seen(&card), [(75, 0), (60, 1), (50, 2), (25, 3), (0, 4)]);
    card.tiers[1].colour = 0;
    assert_eq!(new(&mut card, 90), 6);
    assert_eq!(seen(&card), [(90, 9), (75, 0), (60, 0), (50, 2), (25, 3), (0, 4)]);
}
