//! Worked examples of the small statistics, to the last digit that can be stated.

use super::bootstrap::{Amount, Pair, auc_gain, share_of_sum};
use super::calibration::{BINS, Stated, calibration};
use super::drift::{self, Drift, drift};
use super::odds::{sigmoid, softplus};
use super::platt::{AtScore, Map, fit};
use super::*;
use crate::engines::pace::{Pace, at_once};

fn close(actual: f64, expected: f64) {
    assert!((actual - expected).abs() < 1e-12, "{actual} is not {expected}");
}

#[test]
fn an_interval_holds_its_ends() {
    let interval = Interval { low: -0.5, high: 1.5 };
    for (value, inside) in [
        (-0.5, true),
        (1.5, true),
        (0.0, true),
        (-0.51, false),
        (1.51, false),
    ] {
        assert_eq!(interval.contains(value), inside, "{value}");
    }
    let clipped = interval.clipped_to_unit();
    assert_eq!((clipped.low, clipped.high), (0.0, 1.0));
}

#[test]
fn log_odds_are_mirrored_and_never_overflow() {
    close(sigmoid(3.0_f64.ln()), 0.75);
    close(sigmoid(-3.0_f64.ln()), 0.25);
    assert_eq!((sigmoid(0.0), sigmoid(900.0), sigmoid(-900.0)), (0.5, 1.0, 0.0));
    close(softplus(0.0), 2.0_f64.ln());
    close(softplus(3.0_f64.ln()), 4.0_f64.ln());
    close(softplus(-3.0_f64.ln()), (4.0_f64 / 3.0).ln());
    assert_eq!((softplus(900.0), softplus(-900.0)), (900.0, 0.0));
}

#[test]
fn a_map_is_the_log_odds_on_its_own_scale() {
    let at = |score, won, lost| AtScore { score, won, lost };
    // Odds of 1 : 3 at 25 points and 3 : 1 at 75: ln 9 over two steps of 25, even odds in the middle.
    let map = fit(&[at(25.0, 1e4, 3e4), at(75.0, 3e4, 1e4)]).unwrap();
    assert!(
        map.intercept.abs() < 1e-6 && (map.slope - 9.0_f64.ln() / 2.0).abs() < 1e-6,
        "{map:?}"
    );
    // Other odds in the middle, and rows that are not as many at each score.
    let map = fit(&[at(50.0, 2e4, 1e4), at(100.0, 16e4, 2e4)]).unwrap();
    assert!((map.intercept - 2.0_f64.ln()).abs() < 1e-6, "{map:?}");
    assert!((map.slope - 2.0_f64.ln()).abs() < 1e-6, "{map:?}");
    close(
        Map {
            intercept: 0.0,
            slope: 3.0_f64.ln(),
        }
        .probability(75.0),
        0.75,
    );
    // Not alike in any way: without a slope all that is known is the share won.
    let flat = fit(&[at(20.0, 30.0, 10.0), at(80.0, 15.0, 5.0)]).unwrap();
    assert!(
        (flat.intercept - 3.0_f64.ln()).abs() < 1e-6 && flat.slope.abs() < 1e-6,
        "{flat:?}"
    );
    let one = [AtScore::of(10.0, true), AtScore::of(20.0, false)];
    assert_eq!(one.map(|p| (p.won, p.lost)), [(1.0, 0.0), (0.0, 1.0)]);
    assert_eq!((fit(&one[..1]), fit(&one[1..])), (None, None));
}

#[test]
fn a_map_holds_far_from_the_middle_and_for_few_rows() {
    let at = |score, won, lost| AtScore { score, won, lost };
    // All scores lie at one end.
    let map = fit(&[at(96.0, 1.0, 400.0), at(98.0, 40.0, 40.0), at(100.0, 400.0, 1.0)]).unwrap();
    close_to(map.probability(98.0), 0.5, 0.01);
    close_to(map.probability(100.0), 400.0 / 401.0, 0.01);
    close_to(map.probability(96.0), 1.0 / 401.0, 0.01);
    // The first step overshoots by far, since next to nothing is won at first sight: it is shortened until the cost falls.
    let map = fit(&[at(0.0, 0.0, 1e4), at(100.0, 1.0, 1.0)]).unwrap();
    close_to(map.probability(100.0), 0.5, 0.01);
    assert!(map.probability(0.0) < 1e-4, "{map:?}");
}

fn close_to(actual: f64, expected: f64, slack: f64) {
    assert!((actual - expected).abs() < slack, "{actual} is not {expected}");
}

#[test]
fn calibration_is_the_mean_gap_of_ten_equal_parts() {
    let stated = |probability: f64, won: bool| Stated { probability, won };
    let cases: Vec<Stated> = (0..10)
        .map(|i| stated(0.2, i < 2))
        .chain((0..10).map(|i| stated(0.6, i < 6)))
        .collect();
    let found = calibration(&cases).unwrap();
    close(found.brier, 0.2);
    assert!(found.bins.iter().all(|bin| bin.count == 2));
    // Of the ten at 0.2 the fifth and the tenth count as won, of those at 0.6 six spread as evenly.
    let observed: Vec<f64> = found.bins.iter().map(|bin| bin.observed.value).collect();
    assert_eq!(observed, [0.0, 0.0, 0.5, 0.0, 0.5, 0.5, 0.5, 0.5, 0.5, 1.0]);
    close(found.error, (0.2 * 3.0 + 0.3 * 2.0 + 0.1 * 4.0 + 0.4) / 10.0);
    let apart: Vec<Stated> = (0..23).map(|i| stated(f64::from(i) / 22.0, i >= 11)).collect();
    let found = calibration(&apart).unwrap();
    let counts: Vec<usize> = found.bins.iter().map(|bin| bin.count).collect();
    assert_eq!(counts, [2, 2, 2, 3, 2, 2, 3, 2, 2, 3]);
    close(found.bins[3].stated, 7.0 / 22.0);
    close(
        found.brier,
        apart
            .iter()
            .map(|c| (c.probability - f64::from(u8::from(c.won))).powi(2))
            .sum::<f64>()
            / 23.0,
    );
    let few: Vec<Stated> = apart.iter().copied().take(BINS).collect();
    assert!(calibration(&few).is_some() && calibration(&few[1..]).is_none());
    let mut broken = few;
    broken[0].probability = f64::NAN;
    assert!(calibration(&broken).is_none());
}

#[test]
fn drift_counts_only_classes_that_hold_rows_and_what_chance_gives() {
    // An empty cell: 10 : 0 against 5 : 5, with half a row added to both sides of the second class.
    let found = drift(&[10, 0, 0], &[5, 5, 0]).unwrap();
    close(found.psi, 0.5 * 2.0_f64.ln() + 0.5 * 11.0_f64.ln());
    close(found.expected, 0.2);
    assert_eq!(found.rows, (10, 10));
    let found = drift(&[50, 30, 20], &[100, 60, 40]).unwrap();
    assert_eq!(found.psi, 0.0);
    close(found.expected, 2.0 * (0.01 + 0.005));
    assert_eq!(drift(&[0, 0], &[3, 4]), None);
    assert_eq!(drift(&[3, 4], &[0, 0]), None);
    let of = |net: f64| {
        let found = Drift {
            psi: net + 0.5,
            expected: 0.5,
            rows: (1, 1),
        };
        (found.net(), found.amount())
    };
    assert_eq!(of(-0.25), (0.0, drift::Amount::None));
    assert_eq!(of(0.0625).1, drift::Amount::None);
    assert_eq!(of(0.125), (0.125, drift::Amount::Some));
    assert_eq!(of(0.25), (0.25, drift::Amount::Some));
    assert_eq!(of(0.251).1, drift::Amount::Material);
    let exactly = |psi: f64| {
        Drift {
            psi,
            expected: 0.0,
            rows: (1, 1),
        }
        .amount()
    };
    assert_eq!(exactly(drift::SOME), drift::Amount::Some);
}

#[test]
fn a_share_leaves_out_what_is_no_amount_and_is_drawn_by_its_seed() {
    let amount = |value: f64, is_in: bool| Amount { value, is_in };
    let mut amounts: Vec<Amount> = (0..40)
        .map(|i| amount(f64::from(i % 5 + 1), i % 4 != 0))
        .collect();
    let found = share_of_sum(&amounts, 400, 3).unwrap();
    close(found.value, 90.0 / 120.0);
    // 40 rows of this spread: a standard error of about 0.075.
    assert!(
        found.interval.low > 0.55 && found.interval.low < 0.66,
        "{found:?}"
    );
    assert!(
        found.interval.high > 0.84 && found.interval.high < 0.92,
        "{found:?}"
    );
    assert_eq!(share_of_sum(&amounts, 400, 3), Some(found));
    assert_ne!(
        share_of_sum(&amounts, 400, 4).map(|e| e.interval),
        Some(found.interval)
    );
    for nothing in [f64::NAN, f64::INFINITY, -5.0] {
        amounts.push(amount(nothing, true));
    }
    amounts.push(amount(0.0, true));
    close(share_of_sum(&amounts, 0, 3).unwrap().value, 0.75);
    // Without a draw the interval is the share itself.
    let alone = share_of_sum(&amounts, 0, 3).unwrap().interval;
    assert_eq!((alone.low, alone.high), (0.75, 0.75));
    assert_eq!(share_of_sum(&[amount(0.0, true)], 10, 1), None);
    assert_eq!(share_of_sum(&[], 10, 1), None);
    assert_eq!(share_of_sum(&[amount(f64::MAX, true); 2], 10, 1), None);
}

#[test]
fn a_gain_is_the_difference_of_two_areas() {
    let gain = |pairs: &[Pair], draws| at_once(auc_gain(pairs, draws, 5, &Pace::unpaced()));
    let pair = |first: f64, second: f64, won: bool| Pair { first, second, won };
    // First: a tie and three pairs the wrong way or right: 0.375. Second: 1.
    let mut pairs = vec![
        pair(1.0, 0.0, false),
        pair(1.0, 8.0, true),
        pair(2.0, 9.0, true),
        pair(3.0, -0.0, false),
    ];
    close(gain(&pairs, 0).unwrap().value, 1.0 - 0.375);
    pairs.push(pair(f64::NAN, 1.0, true));
    pairs.push(pair(1.0, f64::NAN, false));
    close(gain(&pairs, 0).unwrap().value, 1.0 - 0.375);
    // 0 and −0 are one score: the only pair is a tie in both.
    let zeros = [pair(0.0, -0.0, true), pair(-0.0, 0.0, false)];
    assert_eq!(gain(&zeros, 0).unwrap().value, 0.0);
    assert_eq!(gain(&pairs[1..3], 10), None);
    assert_eq!(gain(&[pairs[0], pairs[3]], 10), None);
    // Many alike rows: the interval is what so many rows give, and the seed's own.
    let many: Vec<Pair> = (0..120)
        .map(|i| pair(f64::from(i * 7 % 13), f64::from(i % 12), i % 12 >= 5 && i % 5 > 0))
        .collect();
    let found = gain(&many, 400).unwrap();
    assert!(found.interval.low < found.value && found.value < found.interval.high);
    let width = found.interval.high - found.interval.low;
    assert!(width > 0.1 && width < 0.4, "{found:?}");
    assert_eq!(gain(&many, 400), Some(found));
}
