//! How often weights are offered where nothing tells won from lost.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::super::suggest::{Known, Offer, suggest};
use crate::engines::pace::{Pace, at_once};
use crate::engines::scorecard::{Answer, Scorecard};
use crate::models::lead_tiering::template;

/// The template with its first factors only.
fn card(factors: usize) -> Scorecard {
    let mut card = template::scorecard();
    card.factors.truncate(factors);
    card
}

/// Rows whose outcome has nothing to do with their levels.
fn nothing_tells(rows: usize, factors: usize, seed: u64) -> Known {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut known = Known::default();
    for _ in 0..rows {
        known.won.push(random.random_bool(0.5));
        let levels = (0..factors).map(|_| Answer::Level(random.random_range(0..5)).into());
        known.readings.push(levels.collect());
    }
    known
}

/// Of so many tables: weights surely better, perhaps better.
fn offered(tables: u64, rows: usize, factors: usize) -> (usize, usize) {
    let card = card(factors);
    let offer = |at: u64| {
        at_once(suggest(
            &card,
            &nothing_tells(rows, factors, 1000 + at),
            at,
            &Pace::unpaced(),
        ))
        .offer
    };
    let offers: Vec<Offer> = (0..tables).map(offer).collect();
    let count = |wanted: Offer| offers.iter().filter(|offer| **offer == wanted).count();
    (count(Offer::Surely), count(Offer::Perhaps))
}

#[test]
fn weights_are_hardly_ever_said_to_be_better_where_nothing_tells() {
    // One of forty is what chance may do; three or more come about once in thirteen times, were the rule just so sure.
    let (surely, perhaps) = offered(40, 100, 3);
    assert!(surely <= 2, "{surely} surely, {perhaps} perhaps");
    // More than half of all tables would mean that the gain leans to one side.
    assert!(perhaps <= 24, "{surely} surely, {perhaps} perhaps");
}
