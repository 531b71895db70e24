//! Many rows at once are the same as one by one; small rules of the parts of a scorecard.

use proptest::collection::vec;
use proptest::prelude::*;

use super::arbitrary::{cards, readings};
use super::*;

/// A scorecard with rows of a reading for each factor.
fn tables() -> impl Strategy<Value = (Scorecard, Vec<Vec<Reading>>)> {
    cards().prop_flat_map(|card| {
        let count = card.factors.len();
        (Just(card), vec(vec(readings(), count), 1..6))
    })
}

/// Each factor's share of each row.
fn shares(card: &Scorecard, rows: &[Vec<Reading>], at: usize) -> Vec<Score> {
    let factor = &card.factors[at];
    rows.iter().map(|row| Score::of(at, factor, row[at])).collect()
}

proptest! {
    #[test]
    fn a_batch_scores_every_row_as_one_by_one((mut card, rows) in tables(), empty in -5..120_i64) {
        // A cell left empty may count by itself.
        if empty >= 0 {
            card.factors[0].when_empty = Some(Sourced::typed(empty));
        }
        let mut by_place = Batch::new(rows.len());
        let mut by_code = Batch::new(rows.len());
        for at in 0..card.factors.len() {
            let own = shares(&card, &rows, at);
            by_place.add(&own, ByRow::Place);
            // The same shares the other way round, found by code.
            let turned: Vec<Score> = own.iter().rev().copied().collect();
            let codes: Vec<u32> = (0..u32::try_from(rows.len()).unwrap()).rev().collect();
            by_code.add(&turned, ByRow::Code(&codes));
        }
        for (at, row) in rows.iter().enumerate() {
            let alone = score(&card, row.iter().copied());
            prop_assert_eq!(by_place.score(at), alone);
            prop_assert_eq!(by_code.score(at), alone);
        }
    }

    #[test]
    fn what_all_rows_share_is_added_to_each((card, rows) in tables()) {
        let mut batch = Batch::new(3);
        for at in 0..card.factors.len() {
            batch.add(&shares(&card, &rows, at), ByRow::Same);
        }
        let first = score(&card, rows[0].iter().copied());
        for at in 0..3 {
            prop_assert_eq!(batch.score(at), first);
        }
    }
}

#[test]
fn beyond_its_rows_and_shares_a_batch_knows_nothing() {
    let factor = weighted("a", 40, &[0, 100]);
    let share = |level: usize| Score::of(0, &factor, Answer::Level(level).into());
    let mut batch = Batch::new(2);
    batch.add(&[share(1)], ByRow::Code(&[0, 7]));
    let unknown = Score {
        total_weight: 40,
        ..Score::default()
    };
    assert_eq!(batch.score(0), share(1));
    assert_eq!(batch.score(1), unknown);
    assert_eq!(batch.score(2), unknown);
}

#[test]
fn an_empty_cell_counts_what_was_set_for_it() {
    let mut factor = weighted("a", 40, &[10, 90]);
    let value = |factor: &Factor, answer: Answer| factor.value(answer.into());
    assert_eq!(
        value(&factor, Answer::Unknown),
        FactorValue::Between(10 * CENTI, 90 * CENTI)
    );
    factor.when_empty = Some(Sourced::typed(35));
    assert_eq!(value(&factor, Answer::Unknown), FactorValue::Known(3_500));
    assert_eq!(
        value(&factor, Answer::Unreadable),
        FactorValue::Between(10 * CENTI, 90 * CENTI)
    );
}

#[test]
fn the_point_is_the_whole_part_of_the_score() {
    let card = card(vec![
        weighted("a", 60, &[0, 33, 100]),
        weighted("b", 40, &[0, 100]),
    ]);
    let point = |levels: &[Option<usize>]| score(&card, picked(levels)).point();
    assert_eq!(point(&[Some(1), Some(1)]), Some(59)); // 59.8
    assert_eq!(point(&[Some(2), Some(1)]), Some(100));
    assert_eq!(point(&[Some(0), Some(0)]), Some(0));
    // Over what is known, as the score itself.
    assert_eq!(point(&[Some(1), None]), Some(33));
    assert_eq!(point(&[None, None]), None);
    let above = Score {
        known_sum: 9_500,
        known_weight: 1,
        total_weight: 1,
        items: 3_000,
        items_range: (3_000, 3_000),
        ..Score::default()
    };
    assert_eq!(above.point(), Some(100));
    let below = Score {
        items: -20_000,
        ..above
    };
    assert_eq!(below.point(), Some(0));
}

#[test]
fn levels_are_spaced_evenly_to_the_nearest_point() {
    let points = |count: usize| {
        let level = LevelTemplate {
            label: Text::own("l"),
            detail: Text::own("d"),
        };
        let Scale::Levels { levels } = even_levels("size", vec![level; count]) else {
            return Vec::new();
        };
        let ids: Vec<String> = (1..=count).map(|at| format!("size.{at}")).collect();
        assert_eq!(levels.iter().map(|l| l.id.clone()).collect::<Vec<_>>(), ids);
        levels.iter().map(|l| l.points.value).collect()
    };
    assert_eq!(points(1), [0]);
    assert_eq!(points(2), [0, 100]);
    assert_eq!(points(4), [0, 33, 67, 100]);
    assert_eq!(points(8), [0, 14, 29, 43, 57, 71, 86, 100]);
}

#[test]
fn a_scorecard_finds_its_factors_and_its_lowest_mid_high_cut() {
    let mut card = card(vec![weighted("a", 60, &[0]), item("b", &[5])]);
    assert_eq!(card.factor("b").map(|f| f.id.as_str()), Some("b"));
    assert_eq!(card.factor("c"), None);
    assert_eq!(card.mid_high_cut(), Some(50));
    card.tiers = tiers(&[75, 50, 25, 0], 0);
    assert_eq!(card.mid_high_cut(), None);
    assert_eq!(card.factors[0].weight_source(), Some(Source::Typed));
    assert_eq!(card.factors[1].weight_source(), None);
}

#[test]
fn a_level_is_meant_by_any_of_its_spellings() {
    let level = Level {
        id: "size.1".into(),
        label: Text::new("小型", "Small"),
        detail: Text::default(),
        points: Sourced::typed(0),
        aliases: vec!["SME".into()],
        disqualifies: false,
    };
    for said in ["size.1", "小型", "small", "sme"] {
        assert!(level.matches(said), "{said}");
    }
    assert!(!level.matches("large") && !level.matches(""));
}

#[test]
fn without_weights_knowing_a_factor_narrows_nothing() {
    let card = card(vec![weighted("a", 0, &[0, 100]), item("b", &[-10, 5])]);
    let asked = ask_next(&card, &picked(&[None, None]));
    // The item may be worth −10 to 5, or not apply.
    assert_eq!(
        asked,
        [AskNext {
            factor: 1,
            narrows: 15.0
        }]
    );
}
