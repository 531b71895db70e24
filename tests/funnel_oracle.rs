//! The funnel back-solve against an independent working in numpy and scipy.
//!
//! The fixture and the script that made it are in `tests/oracles`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;

use loudou::engines::value::Sourced;
use loudou::models::parameter::Parameters;
use loudou::models::sales_funnel::input::{Aim, Basis, Channel, ChannelKind, Month, Passed, Stage};
use loudou::models::sales_funnel::{Input, evaluate};
use serde::Deserialize;

type Numbers = BTreeMap<String, f64>;

#[derive(Deserialize)]
struct Case {
    open: Vec<f64>,
    reference: Vec<f64>,
    days: Vec<f64>,
    worked: Vec<f64>,
    advanced: Vec<f64>,
    high: usize,
    numbers: Numbers,
    calls: Numbers,
    visits: Numbers,
    event: Numbers,
    fed: bool,
    expected: Expected,
}

#[derive(Deserialize)]
struct Expected {
    rates: Vec<f64>,
    intervals: Vec<Option<(f64, f64)>>,
    wins: f64,
    gap: f64,
    needed: Option<f64>,
    hit: f64,
    most: f64,
    cheapest: Option<f64>,
    needed_value: Option<f64>,
}

fn channel(id: &str, kind: ChannelKind) -> Channel {
    Channel {
        id: id.to_owned(),
        kind,
        ..Channel::default()
    }
}

fn input(case: &Case) -> Input {
    let mut input = Input {
        basis: Basis::Stages,
        aim: Aim::Gap,
        high_intent: case.high.to_string(),
        ..Input::default()
    };
    let mut passed = BTreeMap::new();
    input.stages = (0..case.open.len())
        .map(|at| {
            passed.insert(
                at.to_string(),
                Passed {
                    worked: Sourced::typed(case.worked[at]),
                    advanced: Sourced::typed(case.advanced[at]),
                },
            );
            Stage {
                id: at.to_string(),
                open: Sourced::typed(case.open[at]),
                conversion: Sourced::typed(case.reference[at]),
                days_to_won: Sourced::typed(case.days[at]),
                ..Stage::default()
            }
        })
        .collect();
    input.history = vec![Month {
        first: input.start,
        passed,
    }];
    let mut event = channel("event", ChannelKind::Online);
    event.feeds = case.fed.then(|| "visits".to_owned());
    input.channels = vec![
        channel("calls", ChannelKind::Calls),
        channel("visits", ChannelKind::Visits),
        event,
    ];
    let parts = [("", &case.numbers), ("channel/calls/", &case.calls)];
    let more = [("channel/visits/", &case.visits), ("channel/event/", &case.event)];
    for (path, numbers) in parts.into_iter().chain(more) {
        for (key, value) in numbers {
            // Which of interest and reach an event has depends on whether it supplies others.
            let id = format!("{path}{key}");
            let is_set = input.set(&id, Sourced::typed(*value));
            assert!(
                is_set || (key == "interest" && case.fed) || (key == "reachable" && !case.fed),
                "{id}"
            );
        }
    }
    input
}

#[track_caller]
fn assert_near(actual: f64, expected: f64, what: &str) {
    let near = (actual - expected).abs() <= 1e-9 * expected.abs().max(1.0);
    assert!(near, "{what}: {actual}, expected {expected}");
}

#[test]
fn agrees_with_scipy() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("oracles/funnel.json")).unwrap();
    assert!(cases.len() >= 100);
    for (at, case) in cases.iter().enumerate() {
        let (report, expected) = (evaluate(&input(case)), &case.expected);
        let what = |name: &str| format!("case {at}: {name}");
        for (stage, line) in report.stages.iter().enumerate() {
            assert_near(line.rate.value, expected.rates[stage], &what("rate"));
            if let Some((low, high)) = expected.intervals[stage] {
                // A mean outside its own middle 95 % (next to 0 or 1) widens ours.
                let (low, high) = (low.min(line.rate.value), high.max(line.rate.value));
                assert_near(line.rate.interval.low, low, &what("interval"));
                assert_near(line.rate.interval.high, high, &what("interval"));
            }
        }
        assert_near(report.expected, expected.wins, &what("wins"));
        assert_near(report.gap, expected.gap, &what("gap"));
        assert_eq!(
            report.high_intent,
            expected.needed,
            "{}",
            what("high-intent customers")
        );
        assert_near(report.outlook.hit, expected.hit, &what("hit"));
        assert!(report.work.is_proven, "{}", what("search"));
        assert_eq!(report.work.most, expected.most, "{}", what("most"));
        let (found, least) = (report.work.cheapest_cost, expected.cheapest);
        assert_eq!(found.is_some(), least.is_some(), "{}", what("cheapest"));
        assert_near(found.unwrap_or(0.0), least.unwrap_or(0.0), &what("cheapest"));
        let (found, value) = (report.value.needed_value, expected.needed_value);
        assert_near(found.unwrap_or(-1.0), value.unwrap_or(-1.0), &what("P*"));
    }
}
