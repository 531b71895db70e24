//! The what-if machines on leads: every answer against an evaluation from nothing.

use proptest::prelude::*;

use super::super::sample::sample;
use super::*;
use crate::engines::pace::{Pace, Sliced, at_once};
use crate::engines::value::{Source, Sourced};
use crate::engines::whatif::attribute::Method;
use crate::engines::whatif::seek::Answer;
use crate::i18n::Lang;
use crate::models::headline::Model;
use crate::models::lead_tiering::template::CARD_ID;
use crate::models::parameter::Parameters;
use crate::models::whatif::{self, Range, beside};
use crate::workspace::rows::Rows;

fn model() -> Tiering {
    let (input, rows) = sample(Lang::Zh, day());
    let first = rows.place(0);
    Tiering::new(input, rows, day(), first)
}

fn weight(factor: &str) -> String {
    weight_path(CARD_ID, factor)
}

fn sought(model: &Tiering, figure: &str, wanted: f64, input: &str) -> Answer {
    let headline = model.headline(figure).unwrap();
    at_once(whatif::goal_seek(
        model,
        &headline,
        wanted,
        input,
        &Pace::unpaced(),
    ))
    .unwrap()
}

/// A figure with numbers set, by the report of a document that holds them, without anything of [`Tiering`].
fn anew(numbers: &[(&str, f64)], figure: &str) -> Option<f64> {
    let (mut input, rows) = sample(Lang::Zh, day());
    for (id, value) in numbers {
        assert!(input.set(id, Sourced::typed(*value)), "{id}");
    }
    input.card_mut().unwrap().sort_tiers();
    let case = Case {
        input: &input,
        rows: &rows,
        as_of: day(),
    };
    let report = evaluate(case);
    let measured = super::super::validity::figures(case, &report);
    let share = report.mid_high.0 as f64 / report.counted as f64;
    let hours = report.capacity.stock() * share * input.number("hours_per_lead").value;
    match figure {
        "score" => report.leads.get(0).unwrap().score.value(),
        "mid_high_share" => Some(share),
        "mid_high_count" => Some(report.mid_high.0 as f64),
        "hours_needed" => Some(hours),
        "hours_spare" => Some(input.number("hours_per_month").value - hours),
        "carried_share" => report.capacity.share(),
        "aim_cut" => report.aim.score.map(|score| score as f64),
        "carried_cut" => report.carried.unwrap().score.map(|score| score as f64),
        "auc" => Some(measured.ranking.unwrap().auc),
        "lift" => measured.lift,
        "capture" => Some(measured.capture.unwrap().value),
        other => panic!("{other}"),
    }
}

fn same(a: Option<f64>, b: Option<f64>) {
    match (a, b) {
        (Some(a), Some(b)) => assert!((a - b).abs() <= 1e-12 * a.abs().max(1.0), "{a} {b}"),
        (a, b) => assert_eq!(a, b),
    }
}

#[test]
fn every_figure_is_what_the_page_measures() {
    let model = model();
    let all = model.headlines();
    assert_eq!(all.len(), 11);
    for figure in all {
        assert!(figure.value.is_some(), "{}", figure.id);
        same(figure.value, anew(&[], &figure.id));
        same(figure.value, model.figure(&figure.id));
    }
    assert_eq!(model.figure("no such figure"), None);
}

#[test]
fn without_outcomes_or_leads_there_are_no_figures_of_them() {
    let rows = Rows::new(base_columns(), Source::Typed);
    let empty = Tiering::new(Input::default(), rows, day(), None);
    let ids: Vec<_> = empty.headlines().into_iter().map(|f| (f.id, f.value)).collect();
    assert!(
        ids.iter()
            .all(|(id, _)| !["score", "auc", "lift", "capture"].contains(&&**id))
    );
    assert!(
        ids.iter()
            .any(|(id, value)| id == "mid_high_share" && value.is_none())
    );
    assert!(
        ids.iter()
            .any(|(id, value)| id == "carried_share" && value.is_some())
    );
}

#[test]
fn a_whole_number_that_reaches_does_so_and_its_neighbour_does_not() {
    let model = model();
    let cut = cut_path(CARD_ID, "b");
    let cases = [
        ("score", 70.0, weight("form")),
        ("mid_high_share", 0.25, cut.clone()),
        ("auc", 0.75, weight("channel")),
        ("capture", 0.9, cut.clone()),
        ("hours_spare", 20.0, cut),
    ];
    for (figure, wanted, input) in cases {
        let headline = model.headline(figure).unwrap();
        let answer = sought(&model, figure, wanted, &input);
        let Answer::Reached { x, y } = answer else {
            panic!("{figure}: {answer:?}");
        };
        assert_eq!(x.fract(), 0.0);
        same(Some(y), anew(&[(&input, x)], figure));
        let Some((next, there)) = beside(&model, &headline, wanted, &input, x) else {
            panic!("{figure}: nothing beside {answer:?}, {:?} now", headline.value);
        };
        assert_eq!((next - x).abs(), 1.0, "{figure}");
        same(Some(there), anew(&[(&input, next)], figure));
        assert!(
            (there - wanted) * (y - wanted) < 0.0 || y == wanted,
            "{figure} {y} {there}"
        );
    }
}

#[test]
fn what_cannot_be_reached_and_what_does_not_depend_is_said() {
    let model = model();
    let best = sought(&model, "score", 99.0, &weight("form"));
    let Answer::OutOfReach { x, y } = best else {
        panic!("{best:?}");
    };
    // The form is where this lead is at its best: all weight on it helps most.
    assert_eq!(x, 100.0);
    same(Some(y), anew(&[(&weight("form"), 100.0)], "score"));
    let hours = sought(&model, "score", 70.0, "hours_per_month");
    assert_eq!(hours, Answer::NoEffect { y: Some(67.5) });
    // The order of leads is the scores', whatever the tiers are.
    let cut = sought(&model, "auc", 0.99, &cut_path(CARD_ID, "b"));
    assert!(matches!(cut, Answer::NoEffect { y: Some(_) }));
    let target = model.headline("score").unwrap();
    let none = at_once(whatif::goal_seek(
        &model,
        &target,
        1.0,
        "no such input",
        &Pace::unpaced(),
    ));
    assert_eq!(none, None);
}

#[test]
fn a_number_of_people_is_sought_without_a_look_at_the_scores() {
    let model = model();
    let answer = sought(&model, "hours_spare", 0.0, "hours_per_lead");
    let Answer::Reached { x, y } = answer else {
        panic!("{answer:?}");
    };
    assert!(y.abs() < 1e-6);
    same(Some(y), anew(&[("hours_per_lead", x)], "hours_spare"));
    let headline = model.headline("hours_spare").unwrap();
    assert_eq!(beside(&model, &headline, 0.0, "hours_per_lead", x), None);
}

#[test]
fn both_ends_of_every_bar_are_evaluations() {
    let model = model();
    for (group, figure) in [
        (Group::WeightsAndCuts, "mid_high_share"),
        (Group::Capacity, "carried_cut"),
        (Group::Factor("form"), "auc"),
    ] {
        let inputs = model.group(group);
        let asked: Vec<_> = inputs.iter().map(|(id, band)| (id.as_str(), *band)).collect();
        let headline = model.headline(figure).unwrap();
        let found = at_once(whatif::tornado(&model, &headline, &asked, &Pace::unpaced())).unwrap();
        assert_eq!(found.bars.len() + found.without_effect.len(), inputs.len());
        assert!(!found.bars.is_empty(), "{figure}");
        for bar in &found.bars {
            same(bar.bar.figure.0, anew(&[(&bar.input.id, bar.bar.band.0)], figure));
            same(bar.bar.figure.1, anew(&[(&bar.input.id, bar.bar.band.1)], figure));
        }
    }
}

#[test]
fn the_groups_hold_every_number_once() {
    let model = model();
    let card = sample(Lang::Zh, day()).0.card().unwrap().clone();
    let factors = card.factors.iter().map(|factor| Group::Factor(&factor.id));
    let mut found: Vec<String> = [Group::WeightsAndCuts, Group::Capacity]
        .into_iter()
        .chain(factors)
        .flat_map(|group| model.group(group))
        .map(|(id, _)| id)
        .collect();
    let mut all: Vec<String> = model.moving().into_iter().map(|p| p.id).collect();
    found.sort();
    all.sort();
    assert_eq!(found, all);
}

#[test]
fn every_field_of_a_map_is_an_evaluation() {
    let model = model();
    let headline = model.headline("hours_spare").unwrap();
    let (cut, hours) = (cut_path(CARD_ID, "b"), "hours_per_lead");
    let range = |input, from, to| Range {
        input,
        from,
        to,
        count: 4,
    };
    let (across, up) = (range(hours, 2.0, 6.0), range(&cut, 40.0, 70.0));
    let map = at_once(whatif::two_way(&model, &headline, across, up, &Pace::unpaced())).unwrap();
    for (row, y) in map.cells.iter().zip(&map.up) {
        for (cell, x) in row.iter().zip(&map.across) {
            same(*cell, anew(&[(hours, *x), (&cut, *y)], "hours_spare"));
        }
    }
}

#[test]
fn a_cut_past_another_one_counts_as_the_page_counts_it() {
    // B above A: then B is the highest tier and A the next.
    let model = model();
    for (tier, to) in [("b", 80.0), ("c", 60.0), ("d", 30.0)] {
        let mut moved = model.clone();
        let path = cut_path(CARD_ID, tier);
        assert!(moved.set(&path, Sourced::typed(to)));
        for figure in moved.headlines() {
            same(figure.value, anew(&[(&path, to)], &figure.id));
        }
    }
}

#[test]
fn what_each_change_did_sums_to_the_difference() {
    let before = model();
    let mut after = before.clone();
    let changes = [
        (weight("form"), 30.0),
        (level_path(CARD_ID, "form", "form.5"), 80.0),
        (cut_path(CARD_ID, "b"), 60.0),
        ("hours_per_lead".to_owned(), 6.0),
    ];
    for (id, value) in &changes {
        assert!(after.set(id, Sourced::typed(*value)), "{id}");
    }
    let found = at_once(whatif::compare(&before, &after, &Pace::unpaced()));
    assert_eq!((found.changes.len(), found.has_rest), (4, false));
    assert_eq!((found.method, found.effects.len()), (Method::AllOrders, 11));
    let set: Vec<(&str, f64)> = changes.iter().map(|(id, value)| (id.as_str(), *value)).collect();
    for effect in &found.effects {
        same(effect.after.value, anew(&set, &effect.after.id));
        let parts = effect.parts.as_ref().unwrap();
        let sum: f64 = parts.each.iter().sum::<f64>() + parts.together;
        let difference = effect.after.value.unwrap() - effect.before.value.unwrap();
        assert!((sum - difference).abs() < 1e-9, "{}", effect.after.id);
    }
    // The score of a lead knows no tiers and no hours.
    let score = found.effects.iter().find(|e| e.after.id == "score").unwrap();
    for (change, part) in found.changes.iter().zip(&score.parts.as_ref().unwrap().each) {
        let is_of_score = change.id.contains("/weight/") || change.id.contains("/points/");
        assert_eq!(*part != 0.0, is_of_score, "{}", change.id);
    }
}

#[test]
fn numbers_of_a_scorecard_not_in_use_carry_its_name_and_are_not_offered() {
    let (mut input, rows) = sample(Lang::Zh, day());
    let mut other = input.card().unwrap().as_ref().clone();
    other.id = "other".into();
    other.name = crate::engines::value::Text::new("另一张", "Another");
    input.cards.push(other.into());
    let model = Tiering::new(input, rows, day(), None);
    let name = |card: &str| model.parameter(&weight_path(card, "form")).unwrap().name.zh;
    assert_eq!(name("other"), format!("另一张 · {}", name(CARD_ID)));
    assert!(model.moving().iter().all(|p| !p.id.starts_with("card/other/")));
    assert!(model.parameters().iter().any(|p| p.name.zh == name("other")));
}

#[test]
fn one_figure_is_one_slice() {
    let model = model();
    let headline = model.headline("mid_high_share").unwrap();
    let inputs = model.group(Group::WeightsAndCuts);
    let pace = Pace::in_slices();
    let for_work = pace.clone();
    let whole = {
        let asked: Vec<_> = inputs.iter().map(|(id, band)| (id.as_str(), *band)).collect();
        at_once(whatif::tornado(&model, &headline, &asked, &Pace::unpaced()))
    };
    let count = inputs.len();
    let mut work = Sliced::new(
        async move {
            let asked: Vec<_> = inputs.iter().map(|(id, band)| (id.as_str(), *band)).collect();
            whatif::tornado(&model, &headline, &asked, &for_work).await
        },
        pace,
    );
    let mut slices = 1;
    let found = loop {
        match work.go_on(500) {
            Some(found) => break found,
            None => slices += 1,
        }
    };
    // Both ends of every input, none of them twice.
    assert_eq!(slices, 2 * count);
    assert_eq!(found, whole);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_found_is_reached(wanted in 0.02_f64..0.9, at in 0_usize..46) {
        let model = model();
        let inputs = model.moving();
        let input = &inputs[at % inputs.len()];
        let headline = model.headline("mid_high_share").unwrap();
        let now = headline.value.unwrap();
        match sought(&model, "mid_high_share", wanted, &input.id) {
            Answer::Reached { x, y } => {
                prop_assert!(input.admit(x) == Some(x));
                same(Some(y), anew(&[(&input.id, x)], "mid_high_share"));
                prop_assert!((y >= wanted - 1e-9) == (now < wanted) || (y - wanted).abs() < 1e-9);
            }
            Answer::OutOfReach { x, y } => {
                same(Some(y), anew(&[(&input.id, x)], "mid_high_share"));
                prop_assert!((y >= wanted) == (now >= wanted));
            }
            Answer::NoEffect { y } => same(y, Some(now)),
            Answer::Always { .. } => prop_assert!(false, "neither way is better"),
        }
    }
}
