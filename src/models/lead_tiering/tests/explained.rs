//! Each formula of the page comes to what the report says, for any leads.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::explained::{
    LeadFigure, at_cut, carried_share, expected_drift, gap, recommended_share, share, stock, tier_ends,
    validity,
};
use super::super::sample::sample;
use super::super::validity::{Figures, figures};
use super::report::{input, leads, report};
use super::*;
use crate::engines::formula::Formula;
use crate::engines::scorecard::tests::arbitrary::{cards, scored_rows};
use crate::engines::scorecard::{Answer, FactorValue, Reading, score};
use crate::engines::value::Sourced;
use crate::i18n::Lang;
use crate::models::headline::About;
use crate::models::parameter::Parameters;
use crate::workspace::rows::{Cell, Rows};

/// A formula's value; every variable of it is described.
fn value(formula: &Formula<About>) -> Option<f64> {
    assert_eq!(formula.unbound(), [], "{formula:?}");
    formula.value()
}

fn is(formula: &Formula<About>, figure: Option<f64>) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * (1.0 + b.abs());
    match (value(formula), figure) {
        (Some(a), Some(b)) => close(a, b),
        (a, b) => a == b,
    }
}

/// What each figure of the validity check is, by the measuring itself.
fn stated(figure: LeadFigure, found: &Figures) -> Option<f64> {
    match figure {
        LeadFigure::Auc => found.ranking.map(|r| r.auc),
        LeadFigure::Gini => found.ranking.map(|r| r.gini),
        LeadFigure::Ks => found.ranking.map(|r| r.ks),
        LeadFigure::Lift => found.lift,
        LeadFigure::Capture => found.capture.map(|c| c.value),
        LeadFigure::RevenueCapture => found.revenue_capture.map(|c| c.value),
        LeadFigure::Calibration => found.calibration.as_ref().map(|c| c.error),
        LeadFigure::Drift => found.drift.map(|d| d.net()),
        _ => None,
    }
}

fn measured(input: &Input, rows: &Rows) -> Figures {
    let case = Case {
        input,
        rows,
        as_of: day(),
    };
    figures(case, &report(input, rows))
}

/// Checks every figure of the validity check; how many there were.
fn check_validity(input: &Input, rows: &Rows) -> usize {
    let found = measured(input, rows);
    let card = input.card().unwrap();
    let all = LeadFigure::ALL.into_iter().filter(|figure| figure.is_validity());
    let there = all.filter(|figure| {
        let formula = validity(*figure, &found, card);
        let stated = stated(*figure, &found);
        assert_eq!(formula.is_some(), stated.is_some(), "{figure:?}");
        formula.is_some_and(|formula| {
            assert!(is(&formula, stated), "{figure:?}: {formula:?} is not {stated:?}");
            true
        })
    });
    let there = there.count();
    let by_chance = expected_drift(&found).map(|formula| value(&formula));
    assert_eq!(by_chance.is_some(), found.drift.is_some());
    if let (Some(by_chance), Some(drift)) = (by_chance.flatten(), found.drift) {
        assert!((by_chance - drift.expected).abs() < 1e-12);
    }
    there
}

#[test]
fn the_sample_has_every_figure_but_probabilities() {
    for lang in [Lang::Zh, Lang::En] {
        let (input, rows) = sample(lang, day());
        assert_eq!(check_validity(&input, &rows), 7);
        let found = measured(&input, &rows);
        let ranking = found.ranking.unwrap();
        // The pairs are counted, not divided back: a half for a tie and nothing between.
        assert_eq!((2.0 * ranking.pairs_right()).fract(), 0.0);
        // Leads between the two mid/high tiers are surely mid/high, though in none of them.
        assert!(found.in_mid_high.0 >= found.tiers[0].count + found.tiers[1].count);
        let rate = found.in_mid_high.1 as f64 / found.in_mid_high.0 as f64;
        assert_eq!(found.mid_high.unwrap().value, rate);
    }
}

#[test]
fn with_enough_wins_there_are_probabilities_too() {
    let list: Vec<(&str, usize)> = (0..600)
        .map(|at| (if (at * 7) % 10 < at % 5 * 2 { "won" } else { "lost" }, at % 5))
        .collect();
    let (input, rows) = leads(&list);
    assert!(measured(&input, &rows).calibration.is_some());
    assert!(check_validity(&input, &rows) >= 6);
}

#[test]
fn what_each_level_up_adds_says_which_tier_it_leads_to() {
    let card = template::scorecard();
    let rated = [3, 4, 3, 2, 1, 3, 3].map(|level| Reading::from(Answer::Level(level)));
    let found = detail_of(&card, rated.to_vec());
    // Six of seven are not at their best yet; 67.5 and at most 5 points more stays B.
    assert_eq!(found.raises.len(), 6);
    assert!(
        found
            .raises
            .windows(2)
            .all(|pair| pair[0].points >= pair[1].points)
    );
    assert!(found.raises.iter().all(|raise| raise.tiers.stated() == Some(1)));
    assert_eq!((found.raises[0].factor, found.raises[0].to), (5, 4));
    let mut better = rated;
    better[5] = Reading::from(Answer::Level(4));
    better[4] = Reading::from(Answer::Level(2));
    let found = detail_of(&card, better.to_vec());
    assert_eq!(found.score.value(), Some(76.25));
    assert!(found.raises.iter().all(|raise| raise.tiers.stated() == Some(0)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_tier_is_decided_as_explained((card, readings) in scored_rows()) {
        let scored = score(&card, readings.iter().copied());
        let ends = tier_ends(&card, &readings);
        prop_assert_eq!(ends.is_empty(), scored.total_weight <= 0);
        let range = scored.tier_range(&card.tiers);
        for end in &ends {
            let sum = value(&end.sum);
            for tried in &end.tried {
                let bar = value(&tried.bar);
                prop_assert!(bar.is_some());
                prop_assert_eq!(tried.is_reached, sum >= bar || card.tiers[tried.tier].cut.value <= 0);
            }
        }
        if let (None, Some(first), Some(last)) = (scored.disqualified_by, ends.first(), ends.last()) {
            let lands = |end: &super::super::explained::TierEnd| end.tried.last().map(|t| t.tier);
            prop_assert_eq!((lands(first), lands(last)), (Some(range.worst), Some(range.best)));
            let is_known = |at: usize| matches!(card.factors[at].value(readings[at]), FactorValue::Known(_));
            prop_assert!(ends.len() == 1 || !(0..readings.len()).all(is_known));
        }
    }

    #[test]
    fn the_gap_and_each_level_up_are_as_the_score_says((card, readings) in scored_rows()) {
        let found = detail_of(&card, readings.clone());
        let input = input(card.clone());
        let explained = gap(&input, &card, &found);
        prop_assert_eq!(explained.is_some(), found.gap.is_some());
        if let (Some(formula), Some(gap)) = (explained, &found.gap) {
            prop_assert!(is(&formula, Some(gap.points)));
        }
        for raise in &found.raises {
            let mut raised = readings.clone();
            raised[raise.factor].answer = card.factors[raise.factor].answer_at(raise.to).unwrap();
            let scored = score(&card, raised);
            prop_assert_eq!(scored.tier_range(&card.tiers), raise.tiers);
            prop_assert!(raise.points >= 0.0);
            // Where the score is not held to 0–100, it rises by just that.
            let both = found.score.value().zip(scored.value());
            if let Some((before, after)) = both.filter(|(a, b)| [a, b].into_iter().all(|x| *x > 0.0 && *x < 100.0)) {
                prop_assert!((after - before - raise.points).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn capacity_and_cuts_are_as_the_report_says(
        card in cards(),
        list in vec((prop_oneof![Just("won"), Just("open")], 0_usize..5), 0..60),
        numbers in (0.0..200.0_f64, 0.0..12.0_f64, 0.0..2_000.0_f64, 0.0..20.0_f64, 0.0..=1.0_f64),
        is_template in any::<bool>(),
    ) {
        let (mut input, rows) = leads(&list);
        if is_template {
            input = super::report::input(card);
        }
        let (arrivals, months, hours, per_lead, aim) = numbers;
        for (id, number) in [
            ("arrivals_per_month", arrivals),
            ("follow_up_months", months),
            ("hours_per_month", hours),
            ("hours_per_lead", per_lead),
            ("mid_high_share", aim),
        ] {
            prop_assert!(input.set(id, Sourced::typed(number)));
        }
        let report = report(&input, &rows);
        prop_assert!(is(&stock(&input), Some(report.capacity.stock())));
        prop_assert!(is(&carried_share(&input, &report), report.carried.map(|c| c.share)));
        prop_assert!(is(&recommended_share(&input, &report), Some(report.recommended().share)));
        let of_all = (report.counted > 0).then(|| report.mid_high.0 as f64 / report.counted as f64);
        prop_assert!(is(&share(&report), of_all));
        for cut in [Some(report.aim), report.carried].into_iter().flatten() {
            // Counted once more, lead by lead.
            let reach = |cut: i64| {
                let is_worked = |l: &&LeadScore| report.counted_all_instead || l.outcome == Outcome::Open;
                let worked = report.leads.iter().filter(is_worked);
                let reaches = |l: &&LeadScore| {
                    l.score.disqualified_by.is_none() && l.score.surely_reached().is_some_and(|most| most >= cut)
                };
                worked.filter(reaches).count()
            };
            prop_assert_eq!(cut.reach, reach(cut.score.unwrap_or(100)));
            prop_assert_eq!(cut.one_lower, cut.score.filter(|s| *s > 0).map(|s| reach(s - 1)));
            if report.counted > 0 {
                let kept = value(&at_cut(&report, cut.reach)).unwrap();
                prop_assert_eq!(cut.score.is_some(), kept <= cut.share + 1e-9);
                let over = cut.one_lower.and_then(|n| value(&at_cut(&report, n)));
                prop_assert!(over.is_none_or(|over| over > cut.share));
            }
        }
    }

    #[test]
    fn validity_figures_are_as_measured(
        list in vec((prop_oneof![3 => Just("won"), 3 => Just("lost"), 1 => Just("open")], 0_usize..5), 0..320),
        days in vec(prop::option::weighted(0.9, -300..0_i64), 320),
        amounts in vec(prop::option::weighted(0.5, 0.0..1e6_f64), 320),
    ) {
        let (input, mut rows) = leads(&list);
        let amount = |at: usize| amounts[at].map_or(Cell::Empty, Cell::Number);
        let came = |at: usize| days[at].and_then(|by| day().add_days(by)).map_or(Cell::Empty, Cell::Day);
        rows.set_many((0..list.len()).flat_map(|at| [(at, 3, amount(at)), (at, 1, came(at))]));
        check_validity(&input, &rows);
    }
}
