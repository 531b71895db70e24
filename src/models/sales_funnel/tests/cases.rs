//! Worked cases.

use std::collections::BTreeMap;

use super::super::input::{Aim, Basis, Channel, Input, Month, Passed};
use super::super::report::{Problem, RateSource};
use super::super::{DRAWS, draw_landing, evaluate, evaluate_with};
use crate::engines::pace::{Pace, Sliced};
use crate::engines::value::Sourced;
use crate::i18n::date::Day;
use crate::models::headline::Model;
use crate::models::parameter::Parameters;

fn sample(basis: Basis) -> Input {
    Input {
        basis,
        aim: Aim::Gap,
        ..Input::default()
    }
}

#[test]
fn the_five_deals_of_the_method() {
    let report = evaluate(&sample(Basis::Deals));
    assert!((report.expected_amount - 2_470_000.0).abs() < 1e-6);
    assert!((report.outlook.hit - 0.376).abs() < 1e-12);
    assert!((report.gap - 30_000.0).abs() < 1e-6);
    assert_eq!(report.high_intent, Some(1.0));
    assert_eq!(report.pipeline, 5_800_000.0);
    assert_eq!(report.outlook.reached, [1_000_000.0, 2_000_000.0, 4_800_000.0]);
}

#[test]
fn stages_that_cannot_be_won_in_time_wait_for_the_next_period() {
    let report = evaluate(&sample(Basis::Stages));
    // 6·0.2025 + 3·0.45 + 2·0.75; the 150 before are late.
    assert!((report.expected - 4.065).abs() < 1e-12);
    assert_eq!(report.next.open, 150.0);
    assert!((report.next.wins - (120.0 * 0.25 + 30.0) * 0.4 * 0.2025).abs() < 1e-12);
    assert_eq!(report.high_intent, Some(5.0));
    let late = |stage: &str| {
        report
            .problems
            .contains(&Problem::StageLate { stage: stage.into() })
    };
    assert!(late("lead") && late("opportunity") && !late("intent"));
    assert_eq!(report.coverage, Some(11.0 * 500_000.0 / 2_500_000.0));
}

#[test]
fn the_people_add_up_to_the_same_stages() {
    let (stages, people) = (evaluate(&sample(Basis::Stages)), evaluate(&sample(Basis::People)));
    assert!((stages.expected - people.expected).abs() < 1e-12);
    assert!((stages.outlook.hit - people.outlook.hit).abs() < 1e-12);
    assert_eq!(people.team.target, 2_500_000.0);
    assert_eq!(people.team.open, [120.0, 30.0, 6.0, 3.0, 2.0]);
}

#[test]
fn own_history_is_smoothed_towards_the_reference() {
    let mut input = sample(Basis::Stages);
    let month = |year, month, worked, advanced| Month {
        first: Day::new(year, month, 1).unwrap(),
        passed: BTreeMap::from([(
            "intent".to_owned(),
            Passed {
                worked: Sourced::typed(worked),
                advanced: Sourced::typed(advanced),
            },
        )]),
    };
    // Two months count, one is too old, one is yet to come, and of one more went on than was there.
    input.history = vec![
        month(2025, 10, 90.0, 90.0),
        month(2026, 9, 12.0, 6.0),
        month(2026, 10, 8.0, 9.0),
        month(2026, 12, 50.0, 0.0),
    ];
    let report = evaluate(&input);
    let rate = report.stages[2].rate;
    assert_eq!(rate.source, RateSource::Own);
    let own = rate.own.unwrap();
    assert_eq!((own.worked, own.advanced), (20, 14));
    assert!((rate.value - (14.0 + 10.0 * 0.45) / 30.0).abs() < 1e-12);
    assert!(rate.interval.low < rate.value && rate.value < rate.interval.high);
    assert_eq!(report.stages[0].rate.source, RateSource::Template);
    let wrong = Problem::AdvancedAboveWorked {
        month: "2026-10".into(),
        stage: "intent".into(),
    };
    assert!(report.problems.contains(&wrong));
}

#[test]
fn work_is_counted_back_channel_by_channel() {
    let report = evaluate(&sample(Basis::Stages));
    let line = |id: &str| report.work.channels.iter().find(|line| line.id == id).unwrap();
    // 5 high-intent customers at 0.2 · 0.5 · 0.05 a call, 0.15 a visit, 60 · 0.05 a webinar.
    assert_eq!(line("phone").alone, Some(1_000.0));
    assert_eq!(line("visit").alone, Some(34.0));
    assert_eq!(line("webinar").alone, Some(2.0));
    assert_eq!(
        (
            line("phone").planned,
            line("visit").planned,
            line("webinar").planned
        ),
        (400.0, 14.0, 1.0)
    );
    // The trade fair's visits would end in wins on day 14 + 2 + 21.
    assert!(!line("fair").in_time && line("fair").ready_days == 37.0);
    assert!(report.problems.contains(&Problem::ChannelLate {
        channel: "fair".into()
    }));
    assert_eq!(report.work.cheapest_cost, Some(6_000.0));
}

#[test]
fn levers_raise_the_chance_one_by_one_and_together() {
    let mut input = sample(Basis::Stages);
    input.levers[0].is_ticked = true;
    input.levers[2].is_ticked = true;
    let report = evaluate(&input);
    let value = &report.value;
    assert!((value.ticked_uplift - 0.09).abs() < 1e-12);
    assert!((value.ticked_gap - (2_500_000.0 - 4.065 * 545_000.0)).abs() < 1e-6);
    assert!(value.levers.iter().all(|lever| lever.hit >= report.outlook.hit));
    assert!(value.ticked_hit >= report.outlook.hit);
    assert!(value.volume_hit.unwrap() > report.outlook.hit);
    assert!(value.both_hit.unwrap() >= value.volume_hit.unwrap());
    // P* closes the gap with all that the channels can bring.
    let bought = report.expected + report.work.most * report.win_of_high_intent;
    assert!((value.needed_value.unwrap() * bought - 2_500_000.0).abs() < 1e-6);
}

#[test]
fn the_coverage_needed_of_deals_goes_by_their_money() {
    // 580 万 of which 247 万 are to be expected. One of two deals is won on the average, but the larger ones less often.
    let report = evaluate(&sample(Basis::Deals));
    assert!((report.coverage_needed.unwrap() - 580.0 / 247.0).abs() < 1e-12);
    let report = evaluate(&sample(Basis::Stages));
    assert!((report.coverage_needed.unwrap() - 11.0 / 4.065).abs() < 1e-12);
}

#[test]
fn a_search_for_a_mix_that_was_cut_short_proves_nothing() {
    // All of the 100 rep days would be needed for visits, and events, which supply the people, take a little of them.
    let mut input = sample(Basis::Stages);
    let visit = input
        .channels
        .iter()
        .find(|channel| channel.id == "visit")
        .cloned();
    let fair = input
        .channels
        .iter()
        .find(|channel| channel.id == "fair")
        .cloned();
    input.channels = visit.into_iter().collect();
    for id in ["1", "2", "3"] {
        let event = fair.clone().unwrap();
        input.channels.push(Channel {
            id: id.to_owned(),
            ..event
        });
        for (number, value) in [
            ("most", 200.0),
            ("rep_days", 0.001),
            ("attendees", 1.0),
            ("reachable", 1.0),
            ("lead_days", 0.0),
        ] {
            let path = format!("channel/{id}/{number}");
            assert!(input.set(&path, Sourced::typed(value)), "{path}");
        }
    }
    for (path, value) in [
        ("channel/visit/per_day", 1.0),
        ("channel/visit/people", 0.0),
        ("channel/visit/attempts", 100.0),
        ("channel/visit/interest", 0.402),
        ("channel/visit/lead_days", 0.0),
        ("stage/intent/days_to_won", 0.0),
        ("reps", 10.0),
        ("working_days", 10.0),
    ] {
        assert!(input.set(path, Sourced::typed(value)), "{path}");
    }
    // 40 are needed: 99.5 visits in fractions, 100 in whole ones.
    let expected = evaluate(&input).expected;
    let target = (expected + 39.9 * 0.2025) * 500_000.0;
    assert!(input.set("target", Sourced::typed(target)));
    let report = evaluate(&input);
    assert_eq!(report.high_intent, Some(40.0));
    assert_eq!((report.work.cheapest_cost, report.work.is_proven), (None, false));
}

#[test]
fn the_confidence_wanted_takes_more_than_the_expectation() {
    let report = evaluate(&sample(Basis::Deals));
    let more = report.high_intent_for_confidence.unwrap();
    assert!(more > report.high_intent.unwrap());
}

#[test]
fn a_spread_contract_value_blurs_the_landing() {
    let mut input = sample(Basis::Stages);
    let sharp = evaluate(&input);
    input.set("value_spread", Sourced::typed(1e-4));
    let hardly = evaluate(&input);
    // 2.5 million are exactly five contracts, half of which fall short by a hair.
    let at_five = sharp.outlook.hit;
    input.set("target", Sourced::typed(2_400_000.0));
    assert!((evaluate(&input).outlook.hit - at_five).abs() < 1e-6);
    assert!(hardly.outlook.hit < at_five);
    input.set("value_spread", Sourced::typed(0.5));
    let blurred = evaluate(&input);
    let points = &blurred.outlook.curve;
    assert!(
        points.len() > 50
            && points
                .windows(2)
                .all(|pair| pair[1].probability <= pair[0].probability)
    );
}

#[test]
fn without_doubt_about_rates_the_draws_agree_with_the_exact_answer() {
    for basis in [Basis::Stages, Basis::Deals, Basis::People] {
        let mut input = sample(basis);
        input.set("shock", Sourced::typed(0.0));
        input.set("smoothing", Sourced::typed(0.0));
        let report = evaluate_with(&input, DRAWS);
        let drawn = report.outlook.uncertain.unwrap();
        assert!(
            drawn.hit.interval.contains(report.outlook.hit),
            "{basis:?} {drawn:?}"
        );
    }
}

#[test]
fn the_draws_agree_with_scipy() {
    // Eight or more of 20 at 0.3, known as well as ten customers say (beta-binomial), moved together (Gauss-Hermite).
    let mut stage = sample(Basis::Stages);
    stage.stages.truncate(1);
    for (id, value) in [
        ("stage/lead/open", 20.0),
        ("stage/lead/conversion", 0.3),
        ("stage/lead/days_to_won", 0.0),
        ("target", 8.0 * 500_000.0),
    ] {
        assert!(stage.set(id, Sourced::typed(value)), "{id}");
    }
    for (smoothing, shock, expected) in [
        (10.0, 0.0, 0.311_099),
        (0.0, 0.8, 0.356_749),
        (10.0, 0.8, 0.357_898),
    ] {
        stage.set("smoothing", Sourced::typed(smoothing));
        stage.set("shock", Sourced::typed(shock));
        let found = evaluate_with(&stage, 20_000).outlook.uncertain.unwrap().hit;
        assert!(
            found.interval.contains(expected),
            "{smoothing} {shock}: {found:?}"
        );
    }
    let mut deals = sample(Basis::Deals);
    deals.set("shock", Sourced::typed(0.8));
    let found = evaluate_with(&deals, 20_000).outlook.uncertain.unwrap().hit;
    assert!(found.interval.contains(0.403_738), "{found:?}");
}

#[test]
fn an_old_document_has_the_sample_where_it_says_nothing() {
    // But for the aim: there was no other than the gap.
    assert_eq!(serde_json::from_str::<Input>("{}").unwrap(), sample(Basis::Deals));
    let partly: Input = serde_json::from_str(r#"{"numbers": {"won": {"v": 5.0, "s": "typed"}}}"#).unwrap();
    assert_eq!(partly.numbers.won, Sourced::typed(5.0));
    assert_eq!(partly.numbers.target, Input::default().numbers.target);
}

#[test]
fn a_smoothed_rate_explains_itself() {
    let mut input = sample(Basis::Stages);
    input.history.push(Month {
        first: Day::new(2026, 10, 1).unwrap(),
        passed: BTreeMap::from([(
            "intent".to_owned(),
            Passed {
                worked: Sourced::typed(20.0),
                advanced: Sourced::typed(14.0),
            },
        )]),
    });
    let formula = input.explain("rate/intent").unwrap();
    assert!(formula.unbound().is_empty());
    assert!((formula.value().unwrap() - evaluate(&input).stages[2].rate.value).abs() < 1e-12);
    assert_eq!(input.explain("rate/lead"), None);
}

#[test]
fn doubt_widens_the_landing_and_the_seed_fixes_it() {
    let mut input = sample(Basis::Stages);
    input.is_uncertain = true;
    input.set("shock", Sourced::typed(0.8));
    let (one, again) = (evaluate(&input), evaluate(&input));
    assert_eq!(one, again);
    let drawn = one.outlook.uncertain.unwrap();
    // The chance of a very good period grows.
    let high = one.outlook.reached[2] + 500_000.0;
    let at = |curve: &[super::super::Landing]| {
        curve
            .iter()
            .rev()
            .find(|point| point.amount >= high)
            .map_or(0.0, |point| point.probability)
    };
    assert!(drawn.curve.iter().any(|point| point.amount > high) && at(&drawn.curve) > 0.0);
    input.set("seed", Sourced::typed(2.0));
    assert_ne!(evaluate(&input).outlook.uncertain.unwrap(), drawn);
}

#[test]
fn the_drawn_answer_is_the_same_in_slices() {
    for basis in [Basis::Deals, Basis::Stages, Basis::People] {
        let input = sample(basis);
        let pace = Pace::in_slices();
        let for_work = pace.clone();
        let drawn = input.clone();
        let work = async move { draw_landing(&drawn, 300, &for_work).await };
        let mut work = Sliced::new(work, pace);
        let mut slices = 1;
        let found = loop {
            if let Some(found) = work.go_on(500) {
                break found;
            }
            slices += 1;
        };
        assert!(slices > 2);
        assert_eq!(Some(found), evaluate_with(&input, 300).outlook.uncertain);
    }
}

#[test]
fn the_parts_add_up_to_what_is_expected() {
    for basis in [Basis::Deals, Basis::Stages, Basis::People] {
        let mut input = sample(basis);
        input.deals[0].closes = Day::new(2027, 1, 1);
        let report = evaluate(&input);
        let sum: f64 = report.parts.iter().map(|part| part.amount).sum();
        assert!((sum - report.expected_amount).abs() < 1e-6, "{basis:?}");
        let possible: f64 = report.parts.iter().map(|part| part.possible).sum();
        assert!((possible - report.pipeline).abs() < 1e-6, "{basis:?}");
        assert!(report.parts.iter().all(|part| part.id != "lead"));
    }
}

#[test]
fn wins_of_the_stages_stand_beside_a_list_of_deals() {
    let (deals, stages) = (evaluate(&sample(Basis::Deals)), evaluate(&sample(Basis::Stages)));
    assert_eq!(deals.wins_of_stages, stages.wins_of_stages);
    assert!((stages.wins_of_stages - stages.expected).abs() < 1e-12);
}

#[test]
fn empty_and_odd_inputs_have_a_report() {
    let mut empty = sample(Basis::Stages);
    (empty.stages, empty.deals, empty.people, empty.channels) = Default::default();
    for (basis, problem) in [
        (Basis::Stages, Problem::NoStages),
        (Basis::Deals, Problem::NoDeals),
        (Basis::People, Problem::NoPeople),
    ] {
        empty.basis = basis;
        assert!(evaluate(&empty).problems.contains(&problem));
    }
    let mut over = sample(Basis::Stages);
    over.as_of = Day::new(2026, 12, 5).unwrap();
    over.set("contract_value", Sourced::typed(0.0));
    let report = evaluate(&over);
    assert!(report.problems.contains(&Problem::PeriodOver));
    assert!(report.problems.contains(&Problem::NoContractValue));
    assert_eq!((report.high_intent, report.outlook.hit), (None, 0.0));
}

#[test]
fn every_input_is_declared_read_and_set_by_its_path() {
    let mut input = sample(Basis::People);
    input.people[0].has_own_rates = true;
    for parameter in input.parameters() {
        assert_eq!(input.parameter(&parameter.id), Some(parameter.clone()));
        assert!(input.get(&parameter.id).is_some(), "{}", parameter.id);
        assert!(
            input.set(&parameter.id, Sourced::typed(parameter.max)),
            "{}",
            parameter.id
        );
        assert_eq!(input.get(&parameter.id), Some(Sourced::typed(parameter.max)));
        assert!(!parameter.name.is_empty() && parameter.admit(parameter.default) == Some(parameter.default));
    }
    assert_eq!(input.headlines().len(), 12);
    assert_eq!(input.get("stage/none/open"), None);
    assert!(!input.set("no such input", Sourced::typed(1.0)));
}
