//! What the report counts.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::sample::sample;
use super::*;
use crate::engines::scorecard::tests::arbitrary::cards;
use crate::engines::scorecard::tests::{card, item, weighted};
use crate::engines::scorecard::{CardProblem, Scorecard, TierRange};
use crate::engines::value::{Source, Sourced};
use crate::i18n::Lang;
use crate::models::parameter::Parameters;
use crate::workspace::rows::{Block, Cell, Cells, Column, ColumnKind, Rows};

pub(super) fn input(card: Scorecard) -> Input {
    Input {
        active_card: card.id.clone(),
        cards: vec![card.into()],
        ..Input::default()
    }
}

/// Leads with an outcome and a level of one factor `a` of weight 100.
pub(super) fn leads(list: &[(&str, usize)]) -> (Input, Rows) {
    let card = card(vec![weighted("a", 100, &[0, 30, 60, 90])]);
    let mut columns = base_columns();
    columns.push(Column {
        id: "a".into(),
        name: Default::default(),
        kind: ColumnKind::Text,
        role: Default::default(),
    });
    let mut rows = Rows::new(columns, Source::Typed);
    for (outcome, level) in list {
        let word = if *level == 0 {
            String::new()
        } else {
            format!("a.{level}")
        };
        rows.push([
            Cell::text("x"),
            Cell::Empty,
            Cell::text(*outcome),
            Cell::Empty,
            Cell::Empty,
            Cell::text(word),
        ]);
    }
    (input(card), rows)
}

fn case<'a>(input: &'a Input, rows: &'a Rows) -> Case<'a> {
    let as_of = day();
    Case { input, rows, as_of }
}

pub(super) fn report(input: &Input, rows: &Rows) -> Report {
    evaluate(case(input, rows))
}

#[test]
fn shares_are_counted_over_the_leads_being_worked() {
    let (mut input, rows) = leads(&[("open", 4), ("", 1), ("won", 4), ("lost", 2), ("won", 0)]);
    let worked = report(&input, &rows);
    assert_eq!(
        (worked.counted, worked.counted_all_instead, worked.undetermined),
        (2, false, 0)
    );
    assert_eq!(
        worked.tiers.iter().map(|t| t.count).collect::<Vec<_>>(),
        [1, 0, 0, 1]
    );
    assert_eq!(worked.tiers[0].share, Some(0.5));
    assert_eq!((worked.tiers[0].closed, worked.tiers[0].won), (1, 1));
    assert_eq!(worked.mid_high, (1, 1));
    input.basis = Basis::All;
    let all = report(&input, &rows);
    assert_eq!((all.counted, all.undetermined), (5, 1));
    assert_eq!(all.mid_high, (2, 3));
}

#[test]
fn without_open_leads_all_are_counted_and_it_is_said() {
    let (input, rows) = leads(&[("won", 4), ("lost", 2)]);
    let report = report(&input, &rows);
    assert_eq!((report.counted, report.counted_all_instead), (2, true));
    let (input, rows) = leads(&[]);
    let none = super::report::report(&input, &rows);
    assert_eq!(
        (none.counted, none.counted_all_instead, none.standing),
        (0, false, Standing::NoLeads)
    );
    assert!(none.funnel.is_empty() && none.tiers.iter().all(|t| t.share.is_none()));
}

#[test]
fn a_tier_set_by_hand_holds_up_to_its_last_day() {
    let (mut input, rows) = leads(&[("open", 4), ("open", 4), ("open", 4)]);
    let set = |tier: &str, until| Override {
        tier: tier.into(),
        reason: "known to be closing down".into(),
        author: String::new(),
        until,
    };
    input.overrides.insert(1, set("t3", day()));
    input.overrides.insert(2, set("t3", day().add_days(-1).unwrap()));
    input.overrides.insert(3, set("gone", day()));
    let report = report(&input, &rows);
    let tiers: Vec<_> = report.leads.iter().map(|l| l.tiers().stated()).collect();
    assert_eq!(tiers, [Some(3), Some(0), Some(0)]);
    assert_eq!(report.leads.get(0).unwrap().by_hand, Some(3));
    assert_eq!(
        report.leads.get(0).unwrap().scored,
        TierRange { best: 0, worst: 0 }
    );
    assert_eq!(report.mid_high, (2, 2));
}

#[test]
fn standing_keeps_within_five_points_of_the_aim() {
    let standing = |high: usize, unknown: usize| {
        let list: Vec<(&str, usize)> = (0..20)
            .map(|at| ("open", if at < high { 4 } else { 1 }))
            .chain((0..unknown).map(|_| ("open", 0)))
            .collect();
        let (input, rows) = leads(&list);
        report(&input, &rows).standing
    };
    assert_eq!(standing(6, 0), Standing::OnAim);
    assert_eq!(standing(5, 0), Standing::OnAim);
    assert_eq!(standing(7, 0), Standing::OnAim);
    assert_eq!(standing(4, 0), Standing::Below);
    assert_eq!(standing(8, 0), Standing::Above);
    assert_eq!(standing(6, 10), Standing::CannotTell);
}

#[test]
fn the_smaller_of_the_two_cuts_is_recommended() {
    let (mut input, rows) = leads(&[("open", 4), ("open", 3), ("open", 2), ("open", 1)]);
    let aim = report(&input, &rows);
    // 120 hours over 4 hours × 120 leads is a quarter, less than 30 %.
    assert_eq!(aim.carried.unwrap().share, 0.25);
    assert_eq!(
        aim.recommended(),
        Cut {
            share: 0.25,
            score: Some(61),
            reach: 1,
            one_lower: Some(2),
        }
    );
    assert!(input.set("hours_per_month", Sourced::typed(1000.0)));
    assert_eq!(report(&input, &rows).recommended().share, 0.3);
    assert!(input.set("hours_per_lead", Sourced::typed(0.0)));
    let unknown = report(&input, &rows);
    assert_eq!((unknown.carried, unknown.recommended()), (None, unknown.aim));
}

#[test]
fn the_funnel_goes_from_closed_to_mid_high_to_won() {
    let (input, rows) = leads(&[
        ("won", 4),
        ("lost", 4),
        ("lost", 1),
        ("won", 1),
        ("open", 4),
        ("won", 0),
    ]);
    let counts: Vec<usize> = report(&input, &rows).funnel.iter().map(|s| s.count).collect();
    assert_eq!(counts, [5, 2, 1]);
}

#[test]
fn an_input_without_cards_gives_a_report() {
    let (mut input, rows) = leads(&[("open", 1)]);
    input.cards.clear();
    let report = report(&input, &rows);
    assert_eq!((report.counted, report.tiers.len()), (1, 0));
    assert!(report.problems.contains(&CardProblem::NoWeights));
}

#[test]
fn an_active_card_that_is_gone_gives_way_to_the_first() {
    let (mut input, rows) = leads(&[("open", 4)]);
    input.active_card = "gone".into();
    assert_eq!(report(&input, &rows).tiers[0].count, 1);
    assert_eq!(input.card_mut().unwrap().id, "card");
}

#[test]
fn an_axis_of_items_alone_is_unknown() {
    let (_, rows) = leads(&[("open", 4)]);
    let report = report(&input(card(vec![item("a", &[1, 2, 3, 4])])), &rows);
    assert_eq!(report.matrix_unknown, 1);
    assert_eq!(report.distribution.without_score, 1);
}

/// Rows whose cells are levels, numbers, words and nothing.
fn any_rows() -> impl Strategy<Value = Rows> {
    let cell = prop_oneof![
        Just(Cell::Empty),
        (0..8_usize, 1..6_usize).prop_map(|(f, l)| Cell::text(format!("f{f}.{l}"))),
        any::<f64>().prop_map(Cell::Number),
        ".{0,6}".prop_map(Cell::text),
    ];
    let outcome = prop_oneof![Just("open"), Just("won"), Just("lost"), Just("?")];
    vec((vec(cell, 8), outcome), 0..30).prop_map(|list| {
        let mut columns = base_columns();
        columns.extend((0..8).map(|at| Column {
            id: format!("f{at}"),
            name: Default::default(),
            kind: if at % 3 == 0 {
                ColumnKind::Number
            } else {
                ColumnKind::Text
            },
            role: Default::default(),
        }));
        let mut rows = Rows::new(columns, Source::Typed);
        for (cells, outcome) in list {
            let base = [
                Cell::Empty,
                Cell::Empty,
                Cell::text(outcome),
                Cell::Empty,
                Cell::Empty,
            ];
            rows.push(base.into_iter().chain(cells));
        }
        rows
    })
}

/// The same rows in small blocks.
fn in_blocks_of(most: usize, rows: &Rows) -> Rows {
    let mut small = rows.clone();
    small.blocks.clear();
    for place in (0..rows.len()).filter_map(|at| rows.place(at)) {
        if small.blocks.last().is_none_or(|b| b.ids.len() >= most) {
            let columns = rows.columns.iter().map(|c| Cells::empty(c.kind, 0)).collect();
            let ids = Vec::new();
            small.blocks.push(Arc::new(Block { ids, columns }));
        }
        let block = Arc::make_mut(small.blocks.last_mut().unwrap());
        block.ids.push(rows.id_at(place).unwrap());
        for (at, cells) in block.columns.iter_mut().enumerate() {
            cells.push(rows.cell(place, at));
        }
    }
    small
}

/// True for a share of a whole.
fn is_share(x: f64) -> bool {
    (0.0..=1.0).contains(&x) && x.is_sign_positive()
}

proptest! {
    #[test]
    fn every_input_gives_a_report_that_adds_up(card in cards(), rows in any_rows(), numbers in vec(any::<f64>(), 5), all: bool) {
        let mut input = input(card);
        for (id, value) in ["mid_high_share", "arrivals_per_month", "follow_up_months", "hours_per_month", "hours_per_lead"].iter().zip(numbers) {
            input.set(id, Sourced::typed(value));
        }
        if all {
            input.basis = Basis::All;
        }
        let report = report(&input, &rows);
        prop_assert_eq!(report.leads.len(), rows.len());
        prop_assert_eq!(report.tiers.iter().map(|t| t.count).sum::<usize>() + report.undetermined, report.counted);
        prop_assert_eq!(report.distribution.bins.iter().sum::<usize>() + report.distribution.without_score, report.counted);
        let matrix: usize = report.matrix.iter().flatten().sum();
        prop_assert_eq!(matrix + report.matrix_unknown, report.counted);
        prop_assert!(report.mid_high.0 <= report.mid_high.1 && report.mid_high.1 <= report.counted);
        for tier in &report.tiers {
            prop_assert!(tier.share.is_some() == (report.counted > 0) && tier.share.is_none_or(is_share));
            prop_assert!(tier.won <= tier.closed);
            prop_assert!(tier.conversion.is_none_or(|c| is_share(c.value)));
        }
        prop_assert!(is_share(report.aim.share) && report.carried.is_none_or(|c| is_share(c.share)));
        prop_assert!(is_share(report.recommended().share));
        for stage in &report.funnel {
            prop_assert!(stage.rate.is_none_or(|r| is_share(r.value)));
        }
        prop_assert!(report.capacity.stock().is_finite());
    }

    #[test]
    fn what_is_kept_changes_nothing(card in cards(), rows in any_rows(), edits in vec((0..4_u8, any::<prop::sample::Index>(), 1..6_usize), 1..8)) {
        let (mut input, mut rows) = (input(card), in_blocks_of(5, &rows));
        let mut kept = Kept::default();
        let mut earlier = rows.clone();
        for (what, at, level) in edits {
            let index = at.index(rows.len().max(1));
            let now = rows.clone();
            match what {
                0 => rows.set_many([(index, 6, Cell::text(format!("f1.{level}"))), (index, 5, Cell::Number(level as f64))]),
                1 => rows.remove(&rows.place(index).and_then(|p| rows.id_at(p)).into_iter().collect::<Vec<_>>()),
                2 => rows = earlier,
                _ => input.basis = if input.basis == Basis::All { Basis::Worked } else { Basis::All },
            }
            earlier = now;
            let case = Case { input: &input, rows: &rows, as_of: day() };
            // Here, or elsewhere and sent.
            if level % 2 == 0 {
                let mut ahead = Ahead::of(case, &kept);
                for at in 0..rows.blocks.len() {
                    let sent = ahead.sent(at);
                    let is_there = if level == 2 { ahead.take(&sent) } else { ahead.score() };
                    prop_assert!(is_there);
                }
                prop_assert!(!ahead.score());
                kept = ahead.kept();
                prop_assert!(!kept.waits(case, 0));
            }
            prop_assert_eq!(evaluate_again(case, &mut kept), evaluate(case));
        }
    }

    #[test]
    fn no_more_rows_reach_a_cut_than_it_is_for(card in cards(), rows in any_rows(), share in 0.0..=1.0_f64) {
        let mut input = input(card);
        input.basis = Basis::All;
        input.set("mid_high_share", Sourced::typed(share));
        let report = report(&input, &rows);
        if let Some(cut) = report.aim.score {
            let reached = report.leads.iter().filter(|l| l.score.disqualified_by.is_none() && l.score.surely_reached().is_some_and(|highest| cut <= highest)).count();
            prop_assert!(reached as f64 <= share * report.leads.len() as f64 + 1e-6);
        }
    }
}

#[test]
fn scores_that_are_not_of_these_leads_are_not_taken() {
    let (input, rows) = sample(Lang::Zh, day());
    let case = case(&input, &rows);
    let sent = Ahead::of(case, &Kept::default()).sent(0);
    for cut in [0, 3, 4, 100, sent.len() - 1] {
        assert!(!Ahead::of(case, &Kept::default()).take(&sent[..cut]), "{cut}");
    }
    let longer = [&sent[..], &[0]].concat();
    assert!(!Ahead::of(case, &Kept::default()).take(&longer));
    let mut fewer = rows.clone();
    fewer.remove(&[rows.blocks[0].ids[0]]);
    let of_fewer = Ahead::of(super::report::case(&input, &fewer), &Kept::default()).sent(0);
    let mut ahead = Ahead::of(case, &Kept::default());
    assert!(!ahead.take(&of_fewer));
    // Nothing of what was refused stays.
    assert!(ahead.take(&sent) && !ahead.take(&sent));
    assert_eq!(evaluate_again(case, &mut ahead.kept()), evaluate(case));
}

#[test]
fn a_report_waits_for_scores_of_many_leads_only_with_the_same_leads_factors_and_tiers_to_look_at() {
    let (input, rows) = sample(Lang::Zh, day());
    let rows = in_blocks_of(50, &rows);
    let mut kept = Kept::default();
    let waits = |kept: &Kept, input: &Input, rows: &Rows, many| kept.waits(case(input, rows), many);
    assert!(!waits(&kept, &input, &rows, 0), "nothing to look at");
    let _ = evaluate_again(case(&input, &rows), &mut kept);
    assert!(!waits(&kept, &input, &rows, 0), "nothing to score");

    let path = weight_path("template", "channel");
    let mut heavier = input.clone();
    assert!(heavier.set(&path, Sourced::typed(17.0)));
    assert!(waits(&kept, &heavier, &rows, rows.len() - 1) && !waits(&kept, &heavier, &rows, rows.len()));

    let mut ahead = Ahead::of(case(&input, &rows), &Kept::default());
    while ahead.score() {}
    assert!(
        !waits(&ahead.kept(), &heavier, &rows, 0),
        "scored and not reported yet"
    );

    let mut edited = rows.clone();
    edited.set_many([(0, 0, Cell::text("another".to_owned()))]);
    assert!(
        waits(&kept, &input, &edited, 49) && !waits(&kept, &input, &edited, 50),
        "one block"
    );

    let mut fewer = rows.clone();
    fewer.remove(&[rows.blocks[0].ids[0]]);
    assert!(!waits(&kept, &heavier, &fewer, 0), "other leads");
    let changed = |change: &dyn Fn(&mut Scorecard)| {
        let mut card = input.card().unwrap().as_ref().clone();
        change(&mut card);
        super::report::input(card)
    };
    assert!(!waits(
        &kept,
        &changed(&|card| drop(card.factors.remove(0))),
        &rows,
        0
    ));
    assert!(!waits(
        &kept,
        &changed(&|card| drop(card.tiers.remove(0))),
        &rows,
        0
    ));
    assert!(!waits(&kept, &changed(&|card| card.id.push('2')), &rows, 0));
    assert!(waits(
        &kept,
        &changed(&|card| card.tiers[0].cut.value = 91),
        &rows,
        0
    ));
}

#[test]
fn the_sample_is_evaluated_the_same_every_time() {
    let (input, rows) = sample(Lang::Zh, day());
    assert_eq!(report(&input, &rows), report(&input, &rows));
}
