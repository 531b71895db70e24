//! The what-if machines on a model and on plain functions.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use super::*;
use crate::engines::formula::Formula;
use crate::engines::pace::at_once;
use crate::engines::whatif::attribute::{self, Method, Parts};
use crate::models::headline::About;
use crate::models::parameter::Parameters;
use crate::models::row_id::Taken;
use crate::models::sales_funnel::input::Basis;
use crate::models::sales_funnel::{Edit, Input, List};

fn goal_seek<M: Model>(model: &M, figure: &Headline, wanted: f64, input: &str) -> Option<Answer> {
    at_once(super::goal_seek(model, figure, wanted, input, &Pace::unpaced()))
}

fn tornado<M: Model>(model: &M, figure: &Headline, inputs: &[(&str, Option<(f64, f64)>)]) -> Option<Tornado> {
    at_once(super::tornado(model, figure, inputs, &Pace::unpaced()))
}

fn two_way<M: Model>(model: &M, figure: &Headline, across: Range<'_>, up: Range<'_>) -> Option<Map> {
    at_once(super::two_way(model, figure, across, up, &Pace::unpaced()))
}

fn compare<M: Model>(before: &M, after: &M) -> Comparison {
    at_once(super::compare(before, after, &Pace::unpaced()))
}

fn attribute(
    changes: usize,
    figures: &mut dyn FnMut(&[bool]) -> Vec<Option<f64>>,
) -> (Method, Vec<Option<Parts>>) {
    at_once(attribute::attribute(changes, figures, &Pace::unpaced()))
}

fn sought(dial: &Dial, wanted: f64, side: Side, figure: &mut dyn FnMut(f64) -> Option<f64>) -> Answer {
    at_once(seek::seek(dial, wanted, side, figure, &Pace::unpaced()))
}

fn stages() -> Input {
    Input {
        basis: Basis::Stages,
        ..Input::default()
    }
}

fn figure(model: &Input, id: &str) -> Headline {
    model.headline(id).unwrap()
}

/// A model that counts how often all its figures, and how often one of them, are worked out.
#[derive(Clone)]
struct Counted {
    model: Input,
    all: Arc<AtomicUsize>,
    one: Arc<AtomicUsize>,
}

impl Counted {
    fn new() -> Self {
        Self {
            model: stages(),
            all: Arc::default(),
            one: Arc::default(),
        }
    }

    /// Since it was asked last.
    fn counts(&self) -> (usize, usize) {
        (
            self.all.swap(0, Ordering::Relaxed),
            self.one.swap(0, Ordering::Relaxed),
        )
    }
}

impl Parameters for Counted {
    fn parameters(&self) -> Vec<Parameter> {
        self.model.parameters()
    }
    fn get(&self, id: &str) -> Option<Sourced<f64>> {
        self.model.get(id)
    }
    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool {
        self.model.set(id, value)
    }
}

impl Model for Counted {
    fn headlines(&self) -> Vec<Headline> {
        self.all.fetch_add(1, Ordering::Relaxed);
        self.model.headlines()
    }
    fn figure(&self, headline: &str) -> Option<f64> {
        self.one.fetch_add(1, Ordering::Relaxed);
        self.model.figure(headline)
    }
    fn explain(&self, headline: &str) -> Option<Formula<About>> {
        self.model.explain(headline)
    }
}

#[test]
fn what_is_known_of_a_figure_is_not_worked_out_again() {
    let model = Counted::new();
    let gap = model.headline("gap").unwrap();
    assert_eq!(model.counts(), (1, 0));
    // Two ends of each of two inputs.
    tornado(&model, &gap, &[("target", None), ("won", Some((0.0, 500_000.0)))]).unwrap();
    assert_eq!(model.counts(), (0, 4));
    let range = |input, from, to| Range {
        input,
        from,
        to,
        count: 3,
    };
    let (across, up) = (range("target", 1e6, 3e6), range("won", 0.0, 1e6));
    two_way(&model, &gap, across, up).unwrap();
    assert_eq!(model.counts(), (0, 9));
    goal_seek(&model, &gap, 0.0, "target").unwrap();
    assert_eq!(model.counts().0, 0);
}

fn dial(now: f64, low: f64, high: f64, whole: bool) -> Dial {
    Dial {
        now,
        low,
        high,
        whole,
        step: 1.0,
    }
}

fn found(dial: Dial, wanted: f64, mut figure: impl FnMut(f64) -> Option<f64>) -> Answer {
    sought(&dial, wanted, Side::Across, &mut figure)
}

#[test]
fn a_smooth_figure_is_hit_over_many_decades() {
    for (now, wanted) in [(1.0, 4e9), (1e9, 4.0), (0.0, 1e-4), (5e11, 1e6)] {
        let Answer::Reached { x, y } = found(dial(now, 0.0, 1e12, false), wanted, |x| Some(x * x)) else {
            panic!("{now} {wanted}");
        };
        assert!((y / wanted - 1.0).abs() < 1e-8, "{now} {wanted}: {x} {y}");
    }
}

#[test]
fn a_step_is_reached_by_the_smallest_move() {
    let steps = |x: f64| Some(libm::floor(x / 7.0));
    assert_eq!(
        found(dial(3.0, 0.0, 1e6, true), 4.0, steps),
        Answer::Reached { x: 28.0, y: 4.0 }
    );
    let Answer::Reached { x, y } = found(dial(3.0, 0.0, 1e6, false), 3.5, steps) else {
        panic!("out of reach");
    };
    assert!((x - 28.0).abs() < 1e-9 && y == 4.0);
}

#[test]
fn the_nearer_of_two_ways_is_taken() {
    // 0 at 2 and at 9; from 4 the nearer is 2.
    let bowl = |x: f64| Some((x - 2.0) * (x - 9.0));
    let Answer::Reached { x, .. } = found(dial(4.0, 0.0, 100.0, false), 0.0, bowl) else {
        panic!("out of reach");
    };
    assert!((x - 2.0).abs() < 1e-6, "{x}");
}

#[test]
fn a_narrow_peak_between_two_looks_is_found() {
    let peak = |x: f64| Some(-(x - 61.803).abs());
    let Answer::OutOfReach { x, y } = found(dial(10.0, 0.0, 100.0, false), 1.0, peak) else {
        panic!("reached");
    };
    assert!((x - 61.803).abs() < 1e-3 && y > -1e-3, "{x} {y}");
    assert!(matches!(
        found(dial(10.0, 0.0, 100.0, false), -0.001, peak),
        Answer::Reached { .. }
    ));
}

#[test]
fn a_figure_without_a_value_now_is_sought_where_it_has_one() {
    let later = |x: f64| (x > 50.0).then_some(x);
    let Answer::Reached { x, .. } = found(dial(10.0, 0.0, 100.0, true), 60.0, later) else {
        panic!("out of reach");
    };
    assert_eq!(x, 60.0);
    assert_eq!(
        found(dial(10.0, 0.0, 100.0, true), 60.0, |_| None),
        Answer::NoEffect { y: None }
    );
}

#[test]
fn a_reached_goal_says_how_far_the_input_can_go() {
    // The gap of the stages is under a million already: the target may rise until it is not.
    let found = goal_seek(&stages(), &figure(&stages(), "gap"), 1_000_000.0, "target").unwrap();
    let Answer::Reached { x, y } = found else {
        panic!("{found:?}");
    };
    assert!((y - 1_000_000.0).abs() < 1.0 && x > 2_500_000.0);
}

#[test]
fn a_goal_met_everywhere_is_not_out_of_reach() {
    // Nine wins in ten with ten open and no target below what is won: whatever the contract value, the gap is no gap.
    let mut input = stages();
    input.set("target", Sourced::typed(1_000.0));
    input.set("won", Sourced::typed(2_000.0));
    let found = goal_seek(&input, &figure(&input, "gap"), 0.0, "contract_value").unwrap();
    let Answer::Always { x, y } = found else {
        panic!("{found:?}");
    };
    // The least of it is where contracts are worth nothing.
    assert_eq!((x, y), (0.0, -1_000.0));
    let falling = |x: f64| Some(-x);
    let at = dial(5.0, 1.0, 10.0, false);
    let found = sought(&at, 3.0, Side::AtMost, &mut { falling });
    assert_eq!(found, Answer::Always { x: 1.0, y: -1.0 });
    let found = sought(&at, 3.0, Side::AtLeast, &mut { falling });
    assert_eq!(found, Answer::OutOfReach { x: 1.0, y: -1.0 });
}

#[test]
fn goal_seek_says_what_does_not_help() {
    let none = goal_seek(&stages(), &figure(&stages(), "gap"), 0.0, "seed").unwrap();
    assert!(matches!(none, Answer::NoEffect { .. }));
    let short = goal_seek(
        &stages(),
        &figure(&stages(), "expected_deals"),
        100.0,
        "stage/negotiation/conversion",
    )
    .unwrap();
    let Answer::OutOfReach { x, y } = short else {
        panic!("{short:?}");
    };
    assert!(x == 1.0 && y < 100.0);
    assert_eq!(
        goal_seek(&stages(), &figure(&stages(), "gap"), 1.0, "no such input"),
        None
    );
}

#[test]
fn the_whole_number_beside_an_answer_does_not_reach_it() {
    let input = stages();
    let id = "stage/intent/open";
    let expected = figure(&input, "expected_deals");
    let at = |x: f64| {
        let mut moved = input.clone();
        moved.set(id, Sourced::typed(x));
        moved.figure("expected_deals").unwrap()
    };
    for by in [-0.5, 0.5] {
        let wanted = expected.value.unwrap() + by;
        let Some(Answer::Reached { x, y }) = goal_seek(&input, &expected, wanted, id) else {
            panic!("{by}");
        };
        // Wanted less than there is: as few as still bring it; wanted more: as many as it takes.
        assert_eq!(
            beside(&input, &expected, wanted, id, x),
            Some((x - 1.0, at(x - 1.0)))
        );
        assert!(y >= wanted && at(x - 1.0) < wanted);
    }
    assert_eq!(beside(&input, &expected, 1.0, "contract_value", 1.0), None);
}

#[test]
fn a_map_is_the_model_at_each_point() {
    let range = |input, from, to| Range {
        input,
        from,
        to,
        count: 4,
    };
    let (across, up) = (
        range("contract_value", 400_000.0, 700_000.0),
        range("stage/intent/open", 3.0, 9.0),
    );
    let input = stages();
    let map = two_way(&input, &figure(&input, "gap"), across, up).unwrap();
    for (row, y) in map.cells.iter().zip(&map.up) {
        for (cell, x) in row.iter().zip(&map.across) {
            let mut moved = input.clone();
            moved.set("contract_value", Sourced::typed(*x));
            moved.set("stage/intent/open", Sourced::typed(*y));
            assert_eq!(*cell, moved.figure("gap"));
        }
    }
    assert_eq!(two_way(&input, &figure(&input, "gap"), across, across), None);
}

#[test]
fn a_tornado_is_ordered_and_moves_whole_numbers_whole() {
    let input = stages();
    let inputs: Vec<String> = input.parameters().into_iter().map(|p| p.id).collect();
    let asked: Vec<(&str, Option<(f64, f64)>)> = inputs.iter().map(|id| (id.as_str(), None)).collect();
    let found = tornado(&input, &figure(&input, "expected_amount"), &asked).unwrap();
    assert!(
        found
            .bars
            .windows(2)
            .all(|pair| pair[0].bar.swing >= pair[1].bar.swing)
    );
    let open = found
        .bars
        .iter()
        .find(|bar| bar.input.id == "stage/intent/open")
        .unwrap();
    assert_eq!(open.bar.band, (5.0, 7.0));
    assert_eq!(found.bars.len() + found.without_effect.len(), inputs.len());
}

#[test]
fn rows_that_come_and_go_count_as_one_change() {
    let before = stages();
    let mut after = before.clone();
    after.set("target", Sourced::typed(3_000_000.0));
    Edit::Remove(List::Stages, "proposal".into())
        .apply(&mut after, &Taken::NONE)
        .unwrap();
    let found = compare(&before, &after);
    assert!(found.has_rest && found.changes.len() == 1);
    for effect in &found.effects {
        // What takes a search is shown before and after, and not divided.
        if effect.after.id == "high_intent_for_confidence" {
            assert!(effect.after.value.is_some() && effect.parts.is_none());
            continue;
        }
        if effect.after.id == "cheapest_cost" {
            assert!(effect.parts.is_none());
            continue;
        }
        let parts = effect.parts.as_ref().unwrap();
        let sum: f64 = parts.each.iter().sum::<f64>() + parts.together;
        let difference = effect.after.value.unwrap() - effect.before.value.unwrap();
        assert!(
            (sum - difference).abs() <= 1e-9 * difference.abs().max(1.0),
            "{}",
            effect.after.id
        );
    }
}

#[test]
fn a_source_alone_is_no_change() {
    let before = stages();
    let mut after = before.clone();
    let target = after.get("target").unwrap();
    after.set("target", target.confirmed());
    let found = compare(&before, &after);
    assert!(found.changes.is_empty() && !found.has_rest);
}

#[test]
fn more_than_eight_changes_are_made_one_at_a_time() {
    let mut product = |made: &[bool]| {
        let figure: f64 = made.iter().map(|made| if *made { 2.0 } else { 1.0 }).product();
        vec![Some(figure), None]
    };
    let (method, parts) = attribute(10, &mut product);
    assert_eq!(method, Method::OneAtATime);
    let first = parts[0].as_ref().unwrap();
    assert_eq!(first.each, [1.0; 10]);
    assert_eq!(first.together, 1_013.0);
    assert_eq!(parts[1], None);
}

proptest! {
    #[test]
    fn parts_add_up_and_ignore_the_order(values in prop::collection::vec((-5.0_f64..5.0, -5.0_f64..5.0), 0..6)) {
        // A figure in which every change acts on every other.
        let figure = |pick: &dyn Fn(usize) -> bool| {
            let chosen: Vec<f64> =
                values.iter().enumerate().map(|(at, (a, b))| if pick(at) { *b } else { *a }).collect();
            chosen.iter().map(|x| 1.0 + x).product::<f64>() + chosen.iter().sum::<f64>()
        };
        let (_, forward) = attribute(values.len(), &mut |made| vec![Some(figure(&|at| made[at]))]);
        let last = values.len();
        let (_, backward) = attribute(values.len(), &mut |made| vec![Some(figure(&|at| made[last - 1 - at]))]);
        let (forward, mut backward) = (forward[0].clone().unwrap(), backward[0].clone().unwrap());
        backward.each.reverse();
        let difference = figure(&|_| true) - figure(&|_| false);
        let scale = 1e-9 * (1.0 + forward.each.iter().map(|part| part.abs()).sum::<f64>());
        prop_assert!((forward.each.iter().sum::<f64>() - difference).abs() <= scale);
        for (one, other) in forward.each.iter().zip(&backward.each) {
            prop_assert!((one - other).abs() <= scale);
        }
    }

    #[test]
    fn what_is_reached_is_reached(a in -3.0_f64..3.0, b in -3.0_f64..3.0, now in -10.0_f64..10.0, wanted in -50.0_f64..50.0, whole: bool) {
        let cubic = |x: f64| x * x * x * 0.1 + a * x * x + b * x;
        let at = dial(now, -10.0, 10.0, whole);
        match found(at, wanted, |x| Some(cubic(x))) {
            Answer::Reached { x, y } => {
                let start = cubic(at.admit(now));
                prop_assert_eq!(cubic(x), y);
                prop_assert!(x == at.admit(x));
                let slack = 1e-8 * wanted.abs().max(1e-3);
                let is_there = if start < wanted { y >= wanted - slack } else { y <= wanted + slack };
                prop_assert!(is_there);
            }
            Answer::OutOfReach { x, y } => {
                prop_assert_eq!(cubic(x), y);
                for step in 0..=200 {
                    let x = at.admit(-10.0 + 0.1 * f64::from(step));
                    prop_assert!((y - wanted).abs() <= (cubic(x) - wanted).abs() + 1e-6);
                }
            }
            Answer::Always { .. } | Answer::NoEffect { .. } => prop_assert!(false),
        }
    }
}
