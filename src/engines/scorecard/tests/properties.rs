//! What holds for every scorecard.

use proptest::prelude::*;

use super::arbitrary::{readings, scored_rows};
use super::*;

/// True for a number that may be shown: neither NaN nor infinite nor minus zero.
fn is_plain(x: f64) -> bool {
    x.is_finite() && (x != 0.0 || x.is_sign_positive())
}

fn is_known(factor: &Factor, reading: Reading) -> bool {
    matches!(factor.value(reading), FactorValue::Known(_))
}

proptest! {
    #[test]
    fn every_number_is_plain_and_in_its_range((card, row) in scored_rows()) {
        let scored = score(&card, row.iter().copied());
        if let Some(value) = scored.value() {
            prop_assert!(is_plain(value) && (0.0..=100.0).contains(&value));
        }
        if let Some((low, high)) = scored.range() {
            prop_assert!(is_plain(low) && is_plain(high));
            prop_assert!(0.0 <= low && low <= high && high <= 100.0);
        }
        prop_assert!((0.0..=1.0).contains(&scored.coverage()));
        let tiers = scored.tier_range(&card.tiers);
        prop_assert!(tiers.best <= tiers.worst && tiers.worst < card.tiers.len());
        for part in contributions(&card, &row) {
            prop_assert!(part.points.is_none_or(is_plain) && is_plain(part.possible));
            prop_assert!(part.next_level.is_none_or(|(_, gain)| is_plain(gain) && gain >= 0.0));
        }
        for ask in ask_next(&card, &row) {
            prop_assert!(is_plain(ask.narrows) && ask.narrows > 0.0);
        }
    }

    #[test]
    fn the_tier_is_the_one_of_the_highest_cut_reached((card, row) in scored_rows()) {
        let score = score(&card, row);
        let tiers = score.tier_range(&card.tiers);
        let last = card.tiers.len().saturating_sub(1);
        let of = |reached: Option<i64>| {
            let is_reached = |t: &Tier| reached.is_some_and(|highest| t.cut.value <= highest);
            card.tiers.iter().position(is_reached).unwrap_or(last)
        };
        if score.disqualified_by.is_none() && score.total_weight > 0 {
            prop_assert_eq!((tiers.worst, tiers.best), (of(score.surely_reached()), of(score.possibly_reached())));
        }
    }

    #[test]
    fn contributions_sum_to_the_score((card, row) in scored_rows()) {
        let scored = score(&card, row.iter().copied());
        let sum: f64 = contributions(&card, &row).iter().filter_map(|c| c.points).sum();
        if let Some(value) = scored.value() {
            prop_assert!((sum.clamp(0.0, 100.0) - value).abs() < 1e-9, "{} is not {}", sum, value);
        }
    }

    #[test]
    fn score_never_falls_where_a_level_gets_more_points(
        (mut card, row) in scored_rows(), more in 0..200_i64, at in any::<prop::sample::Index>(),
    ) {
        let before = score(&card, row.iter().copied());
        let at = at.index(card.factors.len());
        let picked = row[at].answer;
        if let (Scale::Levels { levels }, Answer::Level(level)) = (&mut card.factors[at].scale, picked)
            && let Some(level) = levels.get_mut(level)
        {
            level.points.value = (level.points.value + more).min(100);
        }
        let after = score(&card, row.iter().copied());
        prop_assert!(after.value() >= before.value());
        prop_assert!(after.tier_range(&card.tiers).best <= before.tier_range(&card.tiers).best);
    }

    #[test]
    fn range_holds_whatever_the_answer_turns_out_to_be(
        (card, row) in scored_rows(), answer in readings(), at in any::<prop::sample::Index>(),
    ) {
        let at = at.index(card.factors.len());
        let mut told = row;
        told[at] = Reading::default();
        let before = score(&card, told.iter().copied());
        told[at] = answer;
        let after = score(&card, told.iter().copied());
        if let (Some((low, high)), Some((new_low, new_high))) = (before.range(), after.range()) {
            prop_assert!(low <= new_low && new_high <= high);
        }
        prop_assert!(after.coverage() >= before.coverage());
        if after.disqualified_by.is_none() {
            let (wide, narrow) = (before.tier_range(&card.tiers), after.tier_range(&card.tiers));
            prop_assert!(before.disqualified_by.is_some() || (wide.best <= narrow.best && narrow.worst <= wide.worst));
        }
    }

    #[test]
    fn knowing_narrows_by_what_was_said((card, row) in scored_rows(), level in 0..5_usize) {
        let width = |s: Score| s.best_sum - s.worst_sum;
        let items = |s: Score| s.items_range.1 - s.items_range.0;
        let before = score(&card, row.iter().copied());
        for ask in ask_next(&card, &row) {
            let mut told = row.clone();
            told[ask.factor] = Reading { answer: Answer::Level(level), age_months: Some(0) };
            if !is_known(&card.factors[ask.factor], told[ask.factor]) {
                continue;
            }
            let after = score(&card, told.iter().copied());
            let weighted = (width(before) - width(after)) as f64 / (CENTI * before.total_weight.max(1)) as f64;
            let plain = (items(before) - items(after)) as f64 / CENTI as f64;
            prop_assert!((weighted + plain - ask.narrows).abs() < 1e-9);
        }
    }

    #[test]
    fn a_known_row_has_its_score_as_its_whole_range((card, row) in scored_rows()) {
        let known = |(factor, reading): (&Factor, &Reading)| match factor.value(*reading) {
            FactorValue::Known(_) => *reading,
            FactorValue::Between(..) if factor.levels().is_empty() => Answer::Number(0.0).into(),
            FactorValue::Between(..) => Answer::Level(0).into(),
        };
        let row: Vec<Reading> = card.factors.iter().zip(&row).map(known).collect();
        let scored = score(&card, row.iter().copied());
        prop_assert_eq!(scored.value().map(|v| (v, v)), scored.range());
        if card.weight_sum() > 0 {
            prop_assert!(scored.tier_range(&card.tiers).stated().is_some());
        }
    }

    #[test]
    fn a_card_is_stored_and_read_without_change((card, _) in scored_rows()) {
        let stored = serde_json::to_string(&card).unwrap();
        prop_assert_eq!(serde_json::from_str::<Scorecard>(&stored).unwrap(), card);
    }
}
