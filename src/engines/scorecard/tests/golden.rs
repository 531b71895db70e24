//! The worked example in its forms, and one small case for each rule.

use super::*;
use crate::models::lead_tiering::template;

const RATED: [Option<usize>; 7] = [Some(3), Some(4), Some(3), Some(2), Some(1), Some(3), Some(3)];

fn close(actual: f64, expected: f64) {
    assert!((actual - expected).abs() < 1e-12, "{actual} is not {expected}");
}

#[test]
fn worked_example_is_67_5_and_b() {
    let card = template::scorecard();
    let readings = picked(&RATED);
    let scored = score(&card, readings.iter().copied());
    assert_eq!(scored.value(), Some(67.5));
    assert_eq!(scored.range(), Some((67.5, 67.5)));
    assert_eq!(scored.coverage(), 1.0);
    assert_eq!(scored.tier_range(&card.tiers).stated(), Some(1));
    let mut parts = contributions(&card, &readings);
    parts.sort_by_key(|c| c.factor);
    let points: Vec<f64> = parts.iter().filter_map(|c| c.points).collect();
    assert_eq!(points, [7.5, 15.0, 11.25, 7.5, 3.75, 15.0, 7.5]);
    assert_eq!(points.iter().sum::<f64>(), 67.5);
    assert!(ask_next(&card, &readings).is_empty());
}

#[test]
fn contributions_are_sorted_with_ties_in_the_order_of_the_card() {
    let card = template::scorecard();
    let order = |levels: &[Option<usize>]| -> Vec<usize> {
        contributions(&card, &picked(levels))
            .iter()
            .map(|c| c.factor)
            .collect()
    };
    assert_eq!(order(&RATED), [1, 5, 2, 0, 3, 6, 4]);
    assert_eq!(
        order(&[None, Some(4), None, Some(0), None, None, None]),
        [1, 3, 0, 2, 4, 5, 6]
    );
}

#[test]
fn interest_unknown_leaves_a_range_within_b() {
    let card = template::scorecard();
    let mut levels = RATED;
    levels[6] = None;
    let readings = picked(&levels);
    let scored = score(&card, readings.iter().copied());
    close(scored.value().unwrap(), 200.0 / 3.0);
    assert_eq!(scored.range(), Some((60.0, 70.0)));
    assert_eq!(scored.coverage(), 0.9);
    assert_eq!(scored.tier_range(&card.tiers).stated(), Some(1));
    assert_eq!(
        ask_next(&card, &readings),
        [AskNext {
            factor: 6,
            narrows: 10.0
        }]
    );
}

#[test]
fn second_form_may_be_a_to_c() {
    let card = template::scorecard();
    let readings = picked(&[Some(3), Some(4), Some(3), None, Some(1), None, None]);
    let scored = score(&card, readings.iter().copied());
    assert_eq!((scored.known_sum, scored.known_weight), (375_000, 55));
    close(scored.value().unwrap(), 750.0 / 11.0);
    assert_eq!(scored.range(), Some((37.5, 82.5)));
    let tiers = scored.tier_range(&card.tiers);
    assert_eq!((tiers.best, tiers.worst, tiers.stated()), (0, 2, None));
    let asks: Vec<(usize, f64)> = ask_next(&card, &readings)
        .iter()
        .map(|a| (a.factor, a.narrows))
        .collect();
    assert_eq!(asks, [(5, 20.0), (3, 15.0), (6, 10.0)]);
}

#[test]
fn nothing_known_has_no_score_and_every_tier() {
    let card = template::scorecard();
    let scored = score(&card, []);
    assert_eq!(scored.value(), None);
    assert_eq!(scored.range(), Some((0.0, 100.0)));
    assert_eq!(scored.coverage(), 0.0);
    assert_eq!(scored.tier_range(&card.tiers), TierRange { best: 0, worst: 3 });
    assert_eq!(ask_next(&card, &[])[0].factor, 5);
}

#[test]
fn next_level_says_what_it_would_add() {
    let card = template::scorecard();
    let next: Vec<Option<(usize, f64)>> = {
        let mut parts = contributions(&card, &picked(&RATED));
        parts.sort_by_key(|c| c.factor);
        parts.iter().map(|c| c.next_level).collect()
    };
    assert_eq!(next[0], Some((4, 2.5)));
    assert_eq!(next[1], None);
    assert_eq!(next[4], Some((2, 3.75)));
    assert_eq!(next[5], Some((4, 5.0)));
}

#[test]
fn next_level_is_the_nearest_better_one_wherever_it_stands() {
    let card = card(vec![
        weighted("a", 50, &[60, 10, 100, 60]),
        weighted("b", 50, &[0, 100]),
    ]);
    let parts = contributions(&card, &picked(&[Some(0), Some(1)]));
    let of = |factor: usize| parts.iter().find(|c| c.factor == factor).unwrap();
    assert_eq!(of(0).next_level, Some((2, 20.0)));
    assert_eq!(of(0).possible, 50.0);
    assert_eq!(of(1).next_level, None);
}

#[test]
fn the_next_band_counts_as_the_next_level_does() {
    let mut banded = weighted("a", 100, &[]);
    // Fewer is better: the band that is open below is the best one.
    banded.scale = bands(&[(None, 80), (Some(10.0), 50), (Some(20.0), 20)], false);
    let card = card(vec![banded]);
    let next = |number: f64| contributions(&card, &[Answer::Number(number).into()])[0].next_level;
    assert_eq!(
        [25.0, 12.0, -3.0].map(next),
        [Some((1, 30.0)), Some((0, 30.0)), None]
    );
    assert_eq!(card.factors[0].answer_at(1), Some(Answer::Number(10.0)));
}

#[test]
fn next_level_gains_less_where_value_has_decayed() {
    let mut aged = weighted("a", 100, &[40, 80]);
    aged.decay = Some(Decay {
        percent_per_month: Sourced::typed(10),
        date_column: "day".into(),
    });
    let readings = [Reading {
        answer: Answer::Level(0),
        age_months: Some(5),
    }];
    let parts = contributions(&card(vec![aged]), &readings);
    assert_eq!(parts[0].points, Some(20.0));
    assert_eq!(parts[0].next_level, Some((1, 20.0)));
}

#[test]
fn decay_takes_whole_percents_per_month_down_to_nothing() {
    let mut aged = weighted("a", 100, &[0, 80]);
    aged.decay = Some(Decay {
        percent_per_month: Sourced::typed(15),
        date_column: "day".into(),
    });
    let value = |months| {
        aged.value(Reading {
            answer: Answer::Level(1),
            age_months: months,
        })
    };
    assert_eq!(value(Some(0)), FactorValue::Known(8000));
    assert_eq!(value(Some(1)), FactorValue::Known(6800));
    assert_eq!(value(Some(6)), FactorValue::Known(800));
    assert_eq!(value(Some(7)), FactorValue::Known(0));
    assert_eq!(value(Some(u32::MAX)), FactorValue::Known(0));
    assert_eq!(value(None), FactorValue::Between(0, 8000));
    assert_eq!(aged.value(Answer::Unknown.into()), FactorValue::Between(0, 8000));
}

#[test]
fn a_decaying_factor_that_is_unknown_may_be_worth_nothing() {
    let mut aged = weighted("a", 100, &[40, 80]);
    assert_eq!(aged.value(Reading::default()), FactorValue::Between(4000, 8000));
    aged.decay = Some(Decay {
        percent_per_month: Sourced::typed(1),
        date_column: "day".into(),
    });
    assert_eq!(aged.value(Reading::default()), FactorValue::Between(0, 8000));
}

#[test]
fn bands_are_open_at_both_ends_and_start_at_their_lower_end() {
    let mut factor = weighted("a", 100, &[]);
    factor.scale = bands(&[(None, 10), (Some(0.0), 20), (Some(5.5), 90)], false);
    let points = |x| factor.points(Answer::Number(x));
    assert_eq!(points(-1e308), Some(10));
    assert_eq!(points(-f64::MIN_POSITIVE), Some(10));
    assert_eq!(points(-0.0), Some(20));
    assert_eq!(points(0.0), Some(20));
    assert_eq!(points(5.499), Some(20));
    assert_eq!(points(5.5), Some(90));
    assert_eq!(points(1e308), Some(90));
    assert_eq!(points(f64::INFINITY), None);
    assert_eq!(points(f64::NAN), None);
    assert_eq!(factor.points(Answer::Level(0)), None);
    assert_eq!(weighted("a", 1, &[5]).points(Answer::Number(1.0)), None);
}

#[test]
fn items_add_and_take_away_and_are_clamped() {
    let card = card(vec![
        weighted("a", 100, &[0, 40, 100]),
        item("plus", &[-100, -10, 20, 100]),
    ]);
    let of = |a, plus| score(&card, picked(&[Some(a), Some(plus)]));
    assert_eq!(of(1, 1).value(), Some(30.0));
    assert_eq!(of(1, 2).value(), Some(60.0));
    assert_eq!(of(1, 2).tier_range(&card.tiers).stated(), Some(1));
    assert_eq!(of(1, 0).value(), Some(0.0));
    assert_eq!(of(2, 3).value(), Some(100.0));
    assert_eq!(of(2, 3).tier_range(&card.tiers).stated(), Some(0));
    assert_eq!(of(0, 0).tier_range(&card.tiers).stated(), Some(3));
    let unknown = score(&card, picked(&[Some(1), None]));
    assert_eq!(unknown.value(), Some(40.0));
    assert_eq!(unknown.range(), Some((0.0, 100.0)));
    assert_eq!(unknown.coverage(), 1.0);
    let asks = ask_next(&card, &picked(&[Some(1), None]));
    assert_eq!(
        asks,
        [AskNext {
            factor: 1,
            narrows: 200.0
        }]
    );
    let parts = contributions(&card, &picked(&[Some(1), Some(1)]));
    assert_eq!(
        parts.iter().map(|c| c.points).collect::<Vec<_>>(),
        [Some(40.0), Some(-10.0)]
    );
}

#[test]
fn an_unknown_item_may_not_apply() {
    let card = card(vec![weighted("a", 100, &[40]), item("plus", &[10, 20])]);
    let unknown = score(&card, picked(&[Some(0), None]));
    assert_eq!(unknown.range(), Some((40.0, 60.0)));
}

#[test]
fn a_disqualifier_puts_the_row_in_the_last_tier_and_leaves_the_score() {
    let mut card = template::scorecard();
    if let Scale::Levels { levels } = &mut card.factors[2].scale {
        levels[3].disqualifies = true;
    }
    let scored = score(&card, picked(&RATED));
    assert_eq!(scored.value(), Some(67.5));
    assert_eq!(scored.disqualified_by, Some(2));
    assert_eq!(scored.tier_range(&card.tiers).stated(), Some(3));
    let mut partly = RATED;
    partly[5] = None;
    assert_eq!(
        score(&card, picked(&partly)).tier_range(&card.tiers).stated(),
        Some(3)
    );
    partly[2] = None;
    assert_eq!(score(&card, picked(&partly)).disqualified_by, None);
}

#[test]
fn without_weights_there_is_no_score() {
    let card = card(vec![weighted("a", 0, &[0, 100]), item("plus", &[-10, 10])]);
    let scored = score(&card, picked(&[Some(1), Some(1)]));
    assert_eq!(
        (scored.value(), scored.range(), scored.coverage()),
        (None, None, 0.0)
    );
    assert_eq!(scored.tier_range(&card.tiers), TierRange { best: 0, worst: 3 });
    assert_eq!(ask_next(&card, &picked(&[None, Some(1)])), []);
}
