//! The verdict, the ladder, and what the figures keep to for any leads.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::sample::sample;
use super::super::validity::{
    CheckKind, Figures, MeasuredOn, Passed, Why, checks, evidence, figures, known, overall, strengths,
};
use super::super::{Learned, OutcomeBy, learn, suspects};
use super::report::{leads, report};
use super::*;
use crate::engines::learn::{NoOutcomes, Settings, Verdict};
use crate::engines::pace::{Pace, at_once};
use crate::engines::scorecard::Role;
use crate::engines::stats::ranking::CannotTell;
use crate::engines::value::{Source, Sourced, Text};
use crate::i18n::Lang;
use crate::models::parameter::Parameters;
use crate::workspace::rows::{Cell, Column, ColumnKind, ColumnRole, Rows};

fn measured(input: &Input, rows: &Rows) -> Figures {
    let case = Case {
        input,
        rows,
        as_of: day(),
    };
    figures(case, &report(input, rows))
}

fn passed(input: &Input, rows: &Rows, kind: CheckKind) -> Passed {
    let found = checks(input, &report(input, rows), &measured(input, rows));
    found.iter().find(|c| c.kind == kind).unwrap().passed
}

/// So many leads of a level won and lost.
fn of(level: usize, won: usize, lost: usize) -> Vec<(&'static str, usize)> {
    let won = std::iter::repeat_n(("won", level), won);
    won.chain(std::iter::repeat_n(("lost", level), lost)).collect()
}

#[test]
fn the_ladder_is_climbed_outcome_by_outcome() {
    assert!(!evidence(0, 0).counts);
    let few = evidence(19, 500);
    assert!(few.counts && !few.verdict && !few.weights);
    assert!(evidence(20, 0).verdict && !evidence(40, 39).weights && evidence(40, 40).weights);
    assert!(!evidence(119, 119).probabilities && evidence(120, 0).probabilities);
}

#[test]
fn under_twenty_wins_there_is_no_verdict() {
    // 19 wins, all at the top: as good as can be, and still too few.
    let (input, rows) = leads(&[of(4, 19, 0), of(1, 0, 40)].concat());
    for kind in [
        CheckKind::AboveChance,
        CheckKind::Auc,
        CheckKind::NoReversal,
        CheckKind::ShareOnAim,
        CheckKind::Capture,
    ] {
        assert_eq!(passed(&input, &rows, kind), Passed::CannotTell, "{kind:?}");
    }
    let found = checks(&input, &report(&input, &rows), &measured(&input, &rows));
    assert_eq!(overall(&found), Passed::CannotTell);
}

#[test]
fn a_small_tier_between_two_others_hides_no_reversal() {
    let (input, rows) = leads(&[of(4, 10, 190), of(3, 1, 1), of(2, 60, 140)].concat());
    assert_eq!(passed(&input, &rows, CheckKind::NoReversal), Passed::No);
}

#[test]
fn wins_with_an_open_tier_decide_nothing_by_themselves() {
    // Ten wins of which nothing is known may be mid/high or not.
    let (mut input, rows) = leads(&[of(4, 12, 2), of(2, 4, 30), of(0, 10, 0)].concat());
    assert!(input.set("limit_capture", Sourced::typed(0.7)));
    let found = measured(&input, &rows);
    assert!(found.capture.unwrap().value < 0.7 && found.possible_capture.unwrap() >= 0.7);
    assert_eq!(passed(&input, &rows, CheckKind::Capture), Passed::CannotTell);
}

#[test]
fn where_no_tier_is_known_mid_high_holds_nothing_that_could_be_told() {
    let (input, rows) = leads(&of(0, 12, 48));
    let found = measured(&input, &rows);
    assert_eq!(
        (found.undetermined, found.capture, found.revenue_capture),
        (60, None, None)
    );
    assert_eq!(passed(&input, &rows, CheckKind::Capture), Passed::CannotTell);
}

#[test]
fn what_cannot_be_told_says_why() {
    let why = |input: &Input, rows: &Rows, kind: CheckKind| {
        let found = checks(input, &report(input, rows), &measured(input, rows));
        found.iter().find(|c| c.kind == kind).unwrap().why
    };
    // Ten wins and five leads being worked of which nothing is known.
    let mut list = [of(4, 12, 2), of(2, 4, 30), of(0, 10, 0)].concat();
    list.extend([("open", 4), ("open", 2), ("open", 2)]);
    list.extend(std::iter::repeat_n(("open", 0), 5));
    let (mut input, rows) = leads(&list);
    assert!(input.set("limit_capture", Sourced::typed(0.7)));
    assert_eq!(why(&input, &rows, CheckKind::Capture), Some(Why::Open(10)));
    assert_eq!(passed(&input, &rows, CheckKind::ShareOnAim), Passed::CannotTell);
    assert_eq!(why(&input, &rows, CheckKind::ShareOnAim), Some(Why::Open(5)));
    assert_eq!(why(&input, &rows, CheckKind::Auc), None);
    let (input, rows) = leads(&[of(4, 19, 0), of(1, 0, 40)].concat());
    for kind in [CheckKind::Auc, CheckKind::NoReversal, CheckKind::ShareOnAim] {
        assert_eq!(why(&input, &rows, kind), Some(Why::Wins(1)), "{kind:?}");
    }
    let (input, rows) = leads(&[of(4, 30, 0), of(1, 0, 40)].concat());
    let parted = Some(Why::NoInterval(CannotTell::NoVariance));
    assert_eq!(why(&input, &rows, CheckKind::Auc), parted);
}

#[test]
fn a_reversal_fails_only_beyond_chance() {
    // Level 4 is tier A, level 3 tier B, level 2 tier C.
    let (input, rows) = leads(&[of(4, 5, 45), of(3, 30, 20), of(2, 2, 48)].concat());
    assert_eq!(passed(&input, &rows, CheckKind::NoReversal), Passed::No);
    let (input, rows) = leads(&[of(4, 11, 10), of(3, 12, 10), of(2, 2, 48)].concat());
    assert_eq!(passed(&input, &rows, CheckKind::NoReversal), Passed::CannotTell);
    let (input, rows) = leads(&[of(4, 30, 10), of(3, 12, 20), of(2, 2, 48)].concat());
    assert_eq!(passed(&input, &rows, CheckKind::NoReversal), Passed::Yes);
}

#[test]
fn limits_are_the_users() {
    let (mut input, rows) = leads(&[of(4, 30, 10), of(3, 12, 20), of(2, 2, 48)].concat());
    assert_eq!(passed(&input, &rows, CheckKind::Auc), Passed::Yes);
    assert!(input.set("limit_auc", Sourced::typed(0.99)));
    assert_eq!(passed(&input, &rows, CheckKind::Auc), Passed::No);
    assert!(input.set("limit_capture", Sourced::typed(1.0)));
    assert_eq!(passed(&input, &rows, CheckKind::Capture), Passed::No);
    let found = checks(&input, &report(&input, &rows), &measured(&input, &rows));
    assert_eq!(overall(&found), Passed::No);
}

#[test]
fn a_limit_that_no_scorecard_could_reach_is_not_failed() {
    // Eighty wins, and twenty leads that are mid/high: at most a quarter of the wins can be there, and all of it is.
    let (input, rows) = leads(&[of(4, 20, 0), of(1, 60, 20)].concat());
    let found = checks(&input, &report(&input, &rows), &measured(&input, &rows));
    let capture = found.iter().find(|c| c.kind == CheckKind::Capture).unwrap();
    assert_eq!((capture.passed, capture.value), (Passed::CannotTell, Some(0.25)));
    assert_eq!(capture.why, Some(Why::OutOfReach(0.25)));
}

#[test]
fn on_the_leads_that_taught_it_a_scorecard_goes_by_what_it_did_on_others() {
    let (mut input, rows) = sample(Lang::En, day());
    let by = OutcomeBy::recorded(&rows);
    let learned = at_once(learn(&rows, &by, &[], Settings::default(), &Pace::unpaced())).unwrap();
    let card = learned.card.unwrap();
    input.active_card.clone_from(&card.id);
    input.cards.push(card.into());
    let auc = |input: &Input, rows: &Rows| {
        let found = checks(input, &report(input, rows), &measured(input, rows));
        let at = |kind| *found.iter().find(|c| c.kind == kind).unwrap();
        (at(CheckKind::AboveChance), at(CheckKind::Auc))
    };
    let (low, reached) = auc(&input, &rows);
    let own = measured(&input, &rows).ranking.unwrap().auc;
    assert_eq!(reached.on, MeasuredOn::Untaught);
    assert_eq!(reached.value, learned.auc);
    assert_eq!(low.value, learned.auc_interval.map(|e| e.interval.low));
    assert!(reached.value < Some(own));
    // What was found is no longer of this scorecard once a number of it is another.
    let mut changed = input.clone();
    let factor = &mut changed.card_mut().unwrap().factors[0];
    let weight = factor.weight() + 1;
    factor.role = Role::Weighted {
        weight: Sourced::typed(weight),
    };
    let (_, reached) = auc(&changed, &rows);
    assert_eq!(reached.on, MeasuredOn::Taught);
    assert_eq!(
        reached.value,
        Some(measured(&changed, &rows).ranking.unwrap().auc)
    );
    // Leads that came after it was built judge it themselves.
    let twice = Rows {
        blocks: rows.blocks.iter().chain(&rows.blocks).cloned().collect(),
        ..rows.clone()
    };
    let (_, reached) = auc(&input, &twice);
    assert_eq!(reached.on, MeasuredOn::Unknown);
    assert!((reached.value.unwrap() - own).abs() < 1e-12);
}

#[test]
fn the_sample_shows_what_it_was_drawn_to_show() {
    let (input, rows) = sample(Lang::En, day());
    let found = measured(&input, &rows);
    assert_eq!((found.won, found.lost), (53, 109));
    assert!(found.curve.first().unwrap().wins == 0.0 && found.curve.last().unwrap().wins == 1.0);
    let at_aim = found.at_aim.unwrap();
    assert!((at_aim.leads - 0.3).abs() < 1e-12 && at_aim.wins > 0.45 && at_aim.wins < 0.75);
    assert!(found.calibration.is_none()); // under 120 wins
    let case = Case {
        input: &input,
        rows: &rows,
        as_of: day(),
    };
    let strengths = at_once(strengths(case, &Pace::unpaced()));
    // The channel was drawn without a bearing on the outcome; every other factor has one.
    let told: Vec<Option<bool>> = strengths.iter().map(|s| s.tells()).collect();
    assert_eq!(told[0], Some(false));
    assert!(told.iter().filter(|t| **t == Some(true)).count() >= 4, "{told:?}");
}

fn learned(rows: &Rows, by: &OutcomeBy) -> Result<Learned, NoOutcomes> {
    at_once(learn(rows, by, &[], Settings::default(), &Pace::unpaced()))
}

#[test]
fn learning_needs_both_outcomes() {
    let run = |rows: &Rows| learned(rows, &OutcomeBy::recorded(rows));
    let (_, won) = leads(&of(4, 50, 0));
    assert_eq!(run(&won).unwrap_err(), NoOutcomes::NoneLost);
    let (_, lost) = leads(&of(4, 0, 50));
    assert_eq!(run(&lost).unwrap_err(), NoOutcomes::NoneWon);
    let (_, few) = leads(&[of(4, 10, 2), of(2, 3, 20)].concat());
    let Learned { verdict, card, .. } = run(&few).unwrap();
    assert_eq!((verdict, card), (Verdict::TooFew, None));
}

#[test]
fn a_learned_scorecard_scores_its_leads_on_the_page_as_it_did_while_learning() {
    let (_, rows) = leads(&[of(4, 60, 20), of(3, 40, 40), of(2, 20, 60), of(0, 5, 40)].concat());
    let learned = learned(&rows, &OutcomeBy::recorded(&rows)).unwrap();
    assert_eq!(learned.verdict, Verdict::Tells);
    let card = learned.card.unwrap();
    assert_eq!(card.weight_sum(), 100);
    let input = Input {
        active_card: card.id.clone(),
        cards: vec![card.into()],
        ..Input::default()
    };
    let report = report(&input, &rows);
    let score = |at: usize| report.leads.get(at).unwrap().score.value().unwrap();
    // Best level first, an empty cell last: the rates fall in that order.
    assert!(score(0) > score(80) && score(80) > score(160) && score(160) > score(240));
    assert!(report.unmatched.is_empty());
}

#[test]
fn each_level_shows_its_evidence_beside_its_points() {
    let (_, rows) = leads(&[of(4, 60, 20), of(2, 20, 60), of(0, 5, 40)].concat());
    let learned = learned(&rows, &OutcomeBy::recorded(&rows)).unwrap();
    let card = learned.card.unwrap();
    assert_eq!(learned.evidence.len(), card.factors.len());
    // The two levels and the empty cells, in the order of their points in the scorecard.
    let levels = &learned.evidence[0].levels;
    let counts: Vec<(usize, usize)> = levels.iter().map(|l| (l.won, l.lost)).collect();
    assert_eq!(counts, [(60, 20), (20, 60), (5, 40)]);
    let expected = (60.0_f64 / 85.0 / (20.0 / 120.0)).ln();
    assert!((levels[0].evidence - expected).abs() < 1e-12);
    assert!(levels[0].evidence > levels[1].evidence && levels[1].evidence > levels[2].evidence);
    assert!(card.factors[0].when_empty.is_some() && card.factors[0].levels().len() == 2);
    assert!(learned.evidence[0].information > 0.5);
}

#[test]
fn another_column_may_say_which_leads_were_won() {
    // Recorded outcomes the other way round, and the truth in a column of its own.
    let (_, mut rows) = leads(&[of(4, 60, 20), of(2, 20, 60)].concat());
    let recorded = OutcomeBy::recorded(&rows);
    let truth = rows.add_column(Column {
        id: "signed".into(),
        name: Text::own("Signed"),
        kind: ColumnKind::Number,
        role: Default::default(),
    });
    let won = recorded.read(&rows);
    rows.set_many((0..rows.len()).map(|row| {
        let signed = if won[row] == Some(true) { 1.0 } else { 0.0 };
        (row, truth, Cell::Number(signed))
    }));
    let by = OutcomeBy {
        column: "signed".into(),
        won: vec!["0".into()],
        lost: vec!["1".into()],
    };
    let found = learned(&rows, &by).unwrap();
    assert_eq!(found.closed, (80, 80));
    // Neither of the two columns that say how leads ended is a factor or named among those left out.
    assert!(
        !found
            .columns
            .iter()
            .any(|c| c.column == "signed" || c.column == "outcome")
    );
    let evidence = &found.evidence[0].levels;
    assert!(evidence[0].evidence < 0.0, "won and lost are the other way round");
    let written = by.written(&rows);
    assert_eq!(OutcomeBy::recorded(&written).read(&written), by.read(&rows));
    assert_eq!(by.read(&rows)[0], Some(false));
    // Without that column there is no outcome at all.
    let nowhere = OutcomeBy::default();
    assert_eq!(learned(&rows, &nowhere).unwrap_err(), NoOutcomes::NoneWon);
}

#[test]
fn outcomes_are_written_into_a_list_that_has_none() {
    let column = |id: &str| Column {
        id: id.into(),
        name: Text::own(id),
        kind: ColumnKind::Text,
        role: Default::default(),
    };
    let mut rows = Rows::new(vec![column("stage")], Source::Imported);
    for stage in ["signed ", "gone", "talking", ""] {
        rows.push([Cell::text(stage)]);
    }
    let by = OutcomeBy {
        column: "stage".into(),
        won: vec!["signed".into()],
        lost: vec!["gone".into()],
    };
    let written = by.written(&rows);
    let at = written.role_at(ColumnRole::Outcome).unwrap();
    let words: Vec<Cell> = written.column_cells(at).collect();
    assert_eq!(
        words,
        [
            Cell::text("won"),
            Cell::text("lost"),
            Cell::text("open"),
            Cell::Empty
        ]
    );
    assert!(written.is_sound());
}

#[test]
fn a_column_filled_for_closed_leads_only_is_asked_about() {
    let mut list = of(4, 30, 30);
    list.extend(std::iter::repeat_n(("open", 0), 60));
    let (_, rows) = leads(&list);
    let found = at_once(suspects(&rows, &OutcomeBy::recorded(&rows), &Pace::unpaced())).unwrap();
    assert_eq!(found.iter().map(|s| s.column.as_str()).collect::<Vec<_>>(), ["a"]);
}

#[test]
fn only_leads_with_an_outcome_teach() {
    let (input, rows) = leads(&[("won", 4), ("open", 3), ("lost", 0), ("", 2)]);
    let case = Case {
        input: &input,
        rows: &rows,
        as_of: day(),
    };
    assert_eq!(known(case).won, [true, false]);
    assert_eq!(rows.source, Source::Typed);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn figures_keep_to_their_ranges(
        list in vec((prop_oneof![Just("won"), Just("lost"), Just("open")], 0_usize..5), 0..80),
    ) {
        let (input, rows) = leads(&list);
        let found = measured(&input, &rows);
        let counted: usize = found.tiers.iter().map(|t| t.count).sum();
        // Tiers and the undetermined part the leads with an outcome.
        prop_assert_eq!(counted + found.undetermined, found.won + found.lost);
        prop_assert!(found.curve.windows(2).all(|w| w[0].leads <= w[1].leads && w[0].wins <= w[1].wins));
        prop_assert!(found.lift.is_none_or(|l| l.is_finite() && l >= 0.0));
        prop_assert!(found.at_aim.is_none_or(|p| (0.0..=1.0).contains(&p.wins)));
        let all = checks(&input, &report(&input, &rows), &found);
        prop_assert_eq!(all.len(), 5);
    }

    /// A monotone change of the points leaves what only looks at the order.
    #[test]
    fn ranking_figures_do_not_move_under_monotone_points(
        list in vec((prop_oneof![Just("won"), Just("lost")], 1_usize..5), 1..80),
        points in vec(1_i64..25, 4),
    ) {
        let (mut input, rows) = leads(&list);
        let before = measured(&input, &rows);
        let card = input.card_mut().unwrap();
        let mut sum = 0;
        if let crate::engines::scorecard::Scale::Levels { levels } = &mut card.factors[0].scale {
            for (level, step) in levels.iter_mut().zip(&points) {
                sum += step;
                level.points = Sourced::typed(sum);
            }
        }
        let after = measured(&input, &rows);
        prop_assert_eq!(before.ranking, after.ranking);
        prop_assert_eq!(before.curve, after.curve);
    }
}
