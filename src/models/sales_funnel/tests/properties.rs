//! What holds for every input.

use proptest::prelude::*;

use super::super::evaluate::{Depth, answer};
use super::super::input::{Basis, Input};
use super::super::report::Report;
use super::random::any_input;
use crate::engines::value::Sourced;
use crate::models::follows::{assert_follows, changes};
use crate::models::headline::Model;
use crate::models::parameter::Parameters;

/// Every number of the report's headlines and curves.
fn numbers(report: &Report) -> Vec<f64> {
    let stages = report.stages.iter().flat_map(|stage| {
        let interval = stage.rate.interval;
        [
            stage.win,
            stage.through,
            stage.lost_money,
            stage.point_worth,
            interval.low,
            interval.high,
        ]
    });
    let curve = report
        .outlook
        .curve
        .iter()
        .flat_map(|point| [point.amount, point.probability]);
    let channels = report.work.channels.iter().flat_map(|line| {
        [
            line.yields,
            line.capacity,
            line.planned,
            line.cheapest,
            line.alone.unwrap_or(0.0),
        ]
    });
    let people = report
        .people
        .iter()
        .flat_map(|person| [person.expected, person.gap, person.hit]);
    let value = &report.value;
    let options = [
        report.high_intent,
        report.high_intent_for_confidence,
        report.coverage,
        report.coverage_needed,
        value.needed_value,
        value.needed_uplift,
        value.both_hit,
        report.work.cheapest_cost,
    ];
    let plain = [
        report.expected,
        report.expected_amount,
        report.gap,
        report.outlook.hit,
        report.pipeline,
        report.next.amount,
        value.ticked_gap,
        value.ticked_hit,
        report.team.gap,
    ];
    let all = stages
        .chain(curve)
        .chain(channels)
        .chain(people)
        .chain(report.outlook.reached);
    all.chain(options.into_iter().flatten()).chain(plain).collect()
}

fn page(input: &Input) -> Report {
    answer(input, Depth::Page { draws: 0 })
}

fn with(input: &Input, id: &str, value: f64) -> Input {
    let mut moved = input.clone();
    assert!(moved.set(id, Sourced::typed(value)));
    moved
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_number_is_odd(input in any_input()) {
        for number in numbers(&answer(&input, Depth::Page { draws: 20 })) {
            prop_assert!(number.is_finite() && !(number == 0.0 && number.is_sign_negative()), "{number}");
        }
    }

    #[test]
    fn every_formula_gives_its_figure(input in any_input()) {
        for headline in input.headlines() {
            let formula = input.explain(&headline.id);
            prop_assert_eq!(formula.is_some(), headline.value.is_some(), "{}", headline.id);
            let (Some(formula), Some(value)) = (formula, headline.value) else { continue };
            prop_assert!(formula.unbound().is_empty(), "{}", headline.id);
            let found = formula.value();
            prop_assert!(
                found.is_some_and(|found| (found - value).abs() <= 1e-9 * value.abs().max(1.0)),
                "{}: {found:?}, the report says {value}", headline.id
            );
        }
    }

    #[test]
    fn what_is_worked_out_follows_any_change(mut input in any_input(), changes in changes()) {
        // A rate of a person's own that is not there is no line: it goes with the stage's until it is set.
        for person in &mut input.people {
            for stage in &input.stages {
                person.rates.entry(stage.id.clone()).or_insert(stage.conversion);
            }
        }
        let worked = input.worked();
        let followed = assert_follows(&input, &worked, &changes);
        // All but the four that are found and the two that rest on one of them; a month that comes twice stands as well.
        let is_regular = !worked.lines.iter().any(|line| line.id.0.starts_with("again/"));
        prop_assert!(followed == 6 || !is_regular, "{followed}");
        prop_assert!(worked.rests_on()[&"needed_value".into()].len() == 1 || !is_regular);
    }

    #[test]
    fn the_chance_falls_as_the_target_rises(input in any_input(), more in 0.0_f64..3e6) {
        let target = input.numbers.target.value;
        let (near, far) = (page(&input), page(&with(&input, "target", target + more)));
        prop_assert!(far.outlook.hit <= near.outlook.hit + 1e-12);
        prop_assert!(near.outlook.curve.windows(2).all(|pair| pair[1].probability <= pair[0].probability + 1e-12));
        prop_assert!(near.outlook.curve.windows(2).all(|pair| pair[0].amount < pair[1].amount));
    }

    #[test]
    fn leaks_and_wins_make_up_the_pipeline(input in any_input()) {
        let basis = if input.basis == Basis::Deals { Basis::Stages } else { input.basis };
        let input = Input { basis, ..input };
        let report = page(&input);
        let lost: f64 = report.stages.iter().map(|stage| stage.lost_money).sum();
        let whole = report.pipeline;
        let amount: f64 = report.stages.iter().map(|stage| stage.amount).sum();
        prop_assert!((amount - report.expected_amount).abs() <= 1e-9 * whole.max(1.0));
        prop_assert!((lost + report.expected_amount - whole).abs() <= 1e-9 * whole.max(1.0));
    }

    #[test]
    fn the_team_is_the_sum_of_its_people(input in any_input()) {
        let input = Input { basis: Basis::People, ..input };
        let report = page(&input);
        prop_assert!((report.expected - report.team.expected).abs() <= 1e-9 * report.expected.max(1.0));
        prop_assert!((report.gap - report.team.gap).abs() <= 1e-6 * report.target.max(1.0));
        prop_assert_eq!(report.high_intent, report.team.high_intent);
        let wins: f64 = report.outlook.curve.iter().map(|point| point.probability).fold(0.0, f64::max);
        prop_assert!(wins <= 1.0);
    }

    #[test]
    fn the_cheapest_mix_is_enough_and_can_be_done(input in any_input()) {
        let report = page(&input);
        let (Some(needed), Some(_)) = (report.planned_high_intent, report.work.cheapest_cost) else { return Ok(()) };
        let brought: f64 = report.work.channels.iter().map(|line| line.cheapest_high_intent).sum();
        prop_assert!(brought >= needed * (1.0 - 1e-8));
        let taken: f64 = report.work.channels.iter().zip(&input.channels).map(|(line, channel)| {
            let per_day = channel.per_day.value;
            let each = if channel.kind.is_event() { channel.rep_days.value } else { 1.0 / per_day };
            if line.cheapest > 0.0 { line.cheapest * each } else { 0.0 }
        }).sum();
        prop_assert!(taken <= report.work.days * (1.0 + 1e-9) + 1e-9 || taken.is_infinite());
        for line in &report.work.channels {
            prop_assert!(line.cheapest <= line.capacity && (line.counts || line.cheapest == 0.0));
        }
        prop_assert!(needed <= report.work.most + 1.0 || !report.work.is_proven);
    }

    #[test]
    fn a_document_comes_back_as_it_was(input in any_input()) {
        let text = serde_json::to_string(&input).unwrap();
        prop_assert_eq!(serde_json::from_str::<Input>(&text).unwrap(), input);
    }

    #[test]
    fn the_headlines_are_the_pages(input in any_input()) {
        let (figures, page) = (answer(&input, Depth::Figures), page(&input));
        prop_assert_eq!(figures.outlook.hit, page.outlook.hit);
        prop_assert_eq!(figures.value.needed_value, page.value.needed_value);
        prop_assert_eq!(figures.value.needed_uplift, page.value.needed_uplift);
        prop_assert_eq!((figures.gap, figures.high_intent), (page.gap, page.high_intent));
        prop_assert_eq!(figures.high_intent_for_confidence, page.high_intent_for_confidence);
        prop_assert_eq!(figures.work, page.work);
    }
}
