//! Weights that sum to 100, cuts for a share, and capacity.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

fn known(score: i64) -> Score {
    Score {
        known_sum: score,
        known_weight: 1,
        total_weight: 1,
        ..Score::default()
    }
}

fn cut_for_share<'a>(scores: impl IntoIterator<Item = &'a Score>, share: f64) -> Option<i64> {
    let mut reached = Reached::default();
    scores.into_iter().for_each(|score| reached.take(score));
    reached.cut_for_share(share)
}

#[test]
fn normalising_gives_the_left_over_percents_to_the_largest_fractions() {
    assert_eq!(normalise(&[1, 2, 3]), Some(vec![17, 33, 50]));
    assert_eq!(
        normalise(&[10, 15, 15, 15, 15, 20, 10]),
        Some(vec![10, 15, 15, 15, 15, 20, 10])
    );
    assert_eq!(
        normalise(&[3, 3, 3, 3, 3, 3, 3]),
        Some(vec![15, 15, 14, 14, 14, 14, 14])
    );
    assert_eq!(normalise(&[0, 5]), Some(vec![0, 100]));
    assert_eq!(normalise(&[-5, 5]), Some(vec![0, 100]));
    assert_eq!(normalise(&[]), None);
    assert_eq!(normalise(&[i64::MAX, i64::MAX]), Some(vec![50, 50]));
}

#[test]
fn normalising_a_card_leaves_items_and_equal_weights_alone() {
    let mut card = card(vec![
        weighted("a", 30, &[0]),
        item("i", &[5]),
        weighted("b", 30, &[0]),
    ]);
    assert!(card.normalise_weights());
    assert_eq!(
        card.factors.iter().map(Factor::weight).collect::<Vec<_>>(),
        [50, 0, 50]
    );
    card.factors[0].role = Role::Weighted {
        weight: Sourced::sample(50),
    };
    assert!(card.normalise_weights());
    assert_eq!(
        card.factors[0].role,
        Role::Weighted {
            weight: Sourced::sample(50)
        }
    );
    let mut empty = super::card(vec![item("i", &[5])]);
    assert!(!empty.normalise_weights());
}

#[test]
fn rows_that_surely_reach_a_cut_are_counted() {
    // One may be anything from 40 to 80: only the 40 is sure. One has no score.
    let open = Score {
        worst_sum: 4_000,
        best_sum: 8_000,
        known_sum: 0,
        total_weight: 1,
        ..Score::default()
    };
    let scores = [known(9_000), known(6_000), known(5_999), open, Score::default()];
    let mut reached = Reached::default();
    scores.iter().for_each(|score| reached.take(score));
    let counts = [0, 40, 41, 59, 60, 61, 90, 91, 100].map(|cut| reached.at_or_above(cut));
    assert_eq!(counts, [4, 4, 3, 3, 2, 1, 1, 0, 0]);
}

#[test]
fn rows_with_equal_scores_stay_together_below_the_cut() {
    let scores: Vec<Score> = [90, 60, 60, 60, 10].map(|s| known(s * 100)).to_vec();
    assert_eq!(cut_for_share(&scores, 0.2), Some(61));
    assert_eq!(cut_for_share(&scores, 0.79), Some(61));
    assert_eq!(cut_for_share(&scores, 0.8), Some(11));
    assert_eq!(cut_for_share(&scores, 0.1), Some(91));
    assert_eq!(cut_for_share(&scores, 1.0), Some(0));
    assert_eq!(cut_for_share(&[known(10_000), known(0)], 0.3), None);
    assert_eq!(cut_for_share([], 0.3), None);
    assert_eq!(cut_for_share(&scores, f64::NAN), None);
}

#[test]
fn a_disqualified_row_and_one_without_weights_reach_no_cut() {
    let out = Score {
        disqualified_by: Some(0),
        ..known(9_000)
    };
    assert_eq!(cut_for_share(&[out, known(5_000)], 0.5), Some(0));
    assert_eq!(cut_for_share(&[Score::default(), known(5_000)], 0.5), Some(0));
}

#[test]
fn two_counts_taken_together_are_one() {
    let counted = |scores: &[i64]| {
        let mut reached = Reached::default();
        scores.iter().for_each(|score| reached.take(&known(score * 100)));
        reached
    };
    let mut both = counted(&[90, 60, 60]);
    let mut more = counted(&[60, 10, 90, 90]);
    both.counts()
        .zip(more.counts())
        .for_each(|(count, more)| *count += *more);
    assert_eq!(both, counted(&[90, 60, 60, 60, 10, 90, 90]));
    assert_eq!(both.cut_for_share(0.5), Some(61));
}

#[test]
fn capacity_is_hours_over_the_hours_the_stock_would_take() {
    let team = |arrivals, months, hours, per_row| Capacity {
        arrivals_per_month: arrivals,
        follow_up_months: months,
        hours_per_month: hours,
        hours_per_row: per_row,
    };
    assert_eq!(team(40.0, 3.0, 120.0, 4.0).share(), Some(0.25));
    assert_eq!(team(1.0, 1.0, 120.0, 4.0).share(), Some(1.0));
    assert_eq!(team(40.0, 3.0, 0.0, 4.0).share(), Some(0.0));
    assert_eq!(team(0.0, 3.0, 120.0, 4.0).share(), None);
    assert_eq!(team(40.0, 3.0, 120.0, 0.0).share(), None);
    assert_eq!(team(1e-300, 1e-20, 1e300, 1.0).share(), None);
}

/// By the definition: try every cut from below.
fn by_trial(scores: &[Score], share: f64) -> Option<i64> {
    let reaching = |cut| {
        let reaches = |s: &&Score| {
            let lowest = s.known_sum + s.worst_sum + s.items_range.0 * s.total_weight;
            let is_there = cut == 0 || lowest >= cut * CENTI * s.total_weight;
            s.disqualified_by.is_none() && s.total_weight > 0 && is_there
        };
        scores.iter().filter(reaches).count()
    };
    let allowed = |cut| reaching(cut) as f64 <= share * scores.len() as f64 + 1e-9;
    (0..=100).find(|cut| !scores.is_empty() && allowed(*cut))
}

proptest! {
    #[test]
    fn weights_sum_to_a_hundred_in_order(weights in vec(0..1000_i64, 1..12)) {
        let Some(new) = normalise(&weights) else {
            prop_assert!(weights.iter().all(|w| *w == 0));
            return Ok(());
        };
        prop_assert_eq!(new.iter().sum::<i64>(), 100);
        let sum: i64 = weights.iter().sum();
        for (at, (old, share)) in weights.iter().zip(&new).enumerate() {
            prop_assert!((share * sum - old * 100).abs() < sum, "less than one percent off");
            for (other, other_share) in weights.iter().zip(&new).skip(at + 1) {
                prop_assert!(old <= other || share >= other_share);
                prop_assert!(old >= other || share <= other_share);
            }
        }
        prop_assert_eq!(normalise(&new).unwrap(), new);
    }

    #[test]
    fn the_cut_is_the_one_found_by_trying_all(
        points in vec((0..=10_000_i64, 0..3_000_i64, any::<u8>()), 0..40), share in 0.0..=1.0_f64,
    ) {
        let scores: Vec<Score> = points.iter().map(|(sum, best, out)| Score {
            best_sum: *best,
            disqualified_by: (*out < 20).then_some(0),
            ..known(*sum)
        }).collect();
        prop_assert_eq!(cut_for_share(&scores, share), by_trial(&scores, share));
    }

    #[test]
    fn the_cut_is_found_among_many_ties_too(points in vec(0..=4_i64, 0..40), count in 0..40_usize) {
        let scores: Vec<Score> = points.iter().map(|p| known(p * 2_500)).collect();
        let share = (count as f64 / scores.len().max(1) as f64).min(1.0);
        prop_assert_eq!(cut_for_share(&scores, share), by_trial(&scores, share));
    }
}
