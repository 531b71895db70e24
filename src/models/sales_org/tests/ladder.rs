//! The ladder on plans that lack something.

use crate::engines::value::Sourced;
use crate::models::parameter::Parameters;
use crate::models::sales_org::{Goal, Input, Problem, Rung, RungState, Verdict, evaluate};

fn with(changes: &[(&str, f64)]) -> Input {
    let mut input = Input::default();
    for (id, value) in changes {
        assert!(input.set(id, Sourced::typed(*value)), "{id}");
    }
    input
}

#[test]
fn a_healthy_plan_needs_no_ladder() {
    let report = evaluate(&Input::default());
    assert_eq!(report.ladder.missing, 0.0);
    assert_eq!(report.ladder.proposal, None);
    assert!(
        report
            .ladder
            .rungs
            .iter()
            .all(|rung| rung.state == RungState::NotNeeded)
    );
    assert_eq!(report.verdict, Verdict::Healthy);
}

#[test]
fn span_alone_can_be_enough() {
    // Cost 8 450 000 against 600 × 13 500 = 8 100 000: 350 000 missing. A first-line span of 9 makes 3 managers of 4.
    let report = evaluate(&with(&[("contract_value", 13_500.0)]));
    assert_eq!(report.ladder.missing, 350_000.0);
    let span = &report.ladder.rungs[0];
    assert_eq!(
        (span.rung, span.gain, span.state),
        (Rung::Span, 400_000.0, RungState::Works)
    );
    let moves = report.ladder.proposal.unwrap();
    assert_eq!(moves.len(), 1);
    assert_eq!(
        (moves[0].path.as_str(), moves[0].from, moves[0].to),
        ("layer/manager/span", 8.0, 9.0)
    );
    assert_eq!(report.ladder.surplus_proposed, Some(50_000.0));
    assert_eq!(report.ladder.rungs[1].state, RungState::NotReached);
    assert_eq!(report.verdict, Verdict::Unhealthy);
}

#[test]
fn where_span_falls_short_contract_value_follows() {
    // 13 000 × 600 = 7 800 000: 650 000 missing. Spans give 400 000 of it; the rest is 250 000 ÷ 600 of contract value.
    let report = evaluate(&with(&[("contract_value", 13_000.0)]));
    assert_eq!(report.ladder.rungs[0].state, RungState::Short(250_000.0));
    assert_eq!(report.ladder.rungs[1].state, RungState::Works);
    let moves = report.ladder.proposal.unwrap();
    let to: Vec<(&str, f64)> = moves
        .iter()
        .map(|change| (change.path.as_str(), change.to))
        .collect();
    assert_eq!(to, [("layer/manager/span", 10.0), ("contract_value", 13_417.0)]);
}

#[test]
fn a_lever_goes_back_by_what_a_later_one_of_its_rung_leaves_over() {
    // 12 000 × 600 = 7 200 000. At the best of P's band, 13 200, even with the spans at their best it is short; at 25
    // customers per rep 24 reps, 3 managers and a director cost 7 800 000, which 13 000 × 600 carries.
    let report = evaluate(&with(&[("contract_value", 12_000.0)]));
    assert_eq!(report.ladder.rungs[1].state, RungState::Works);
    let moves = report.ladder.proposal.unwrap();
    let to: Vec<(&str, f64, f64)> = moves
        .iter()
        .map(|change| (change.path.as_str(), change.from, change.to))
        .filter(|(path, ..)| !path.starts_with("layer/"))
        .collect();
    assert_eq!(
        to,
        [
            ("contract_value", 12_000.0, 13_000.0),
            ("customers_per_rep", 24.0, 25.0)
        ]
    );
    assert_eq!(report.ladder.surplus_proposed, Some(0.0));
}

#[test]
fn the_goal_is_the_last_rung() {
    // Reps who never earn their cost: fewer of them lose less, but only a plan without fixed cost could be healthy.
    let report = evaluate(&with(&[("contract_value", 5_000.0)]));
    let states: Vec<RungState> = report.ladder.rungs.iter().map(|rung| rung.state).collect();
    assert!(
        states.iter().all(|state| matches!(state, RungState::Short(_))),
        "{states:?}"
    );
    assert_eq!(report.ladder.proposal, None);
    assert!(report.ladder.rungs[3].gain > 0.0);
    assert_eq!(report.ladder.rungs[3].levers[0].best, 480.0);
}

#[test]
fn more_customers_can_carry_a_fixed_cost() {
    let input = with(&[
        ("operating_fixed", 10_000_000.0),
        ("band/layer/manager/span/high", 8.0),
        ("band/contract_value/high", 0.0),
        ("band/customers_per_rep/high", 0.0),
        ("band/cost_per_rep/low", 0.0),
        ("band/layer/manager/cost/low", 0.0),
        ("band/layer/director/cost/low", 0.0),
        ("band/operating_fixed/low", 0.0),
    ]);
    let report = evaluate(&input);
    assert_eq!(report.ladder.missing, 450_000.0);
    let moves = report.ladder.proposal.unwrap();
    // 27 reps in 4 groups: 638 × 30 000 = 19 140 000 against 6 750 000 + 2 200 000 + 10 000 000 = 18 950 000.
    let customers = moves[0].to;
    assert_eq!(moves[0].path, "goal_customers");
    let before = evaluate(&with(&[
        ("operating_fixed", 10_000_000.0),
        ("goal_customers", customers - 1.0),
    ]));
    assert!(!before.organisation.is_healthy);
    assert!(report.ladder.surplus_proposed.unwrap() >= 0.0);
}

#[test]
fn a_profit_out_of_reach_is_told_and_brought_into_reach() {
    let mut input = with(&[("contract_value", 10_000.0), ("goal_profit", 100_000.0)]);
    input.goal = Goal::Profit;
    input.contract_value_note = "涨价".into();
    let report = evaluate(&input);
    assert_eq!(
        report.problems,
        [Problem::GoalOutOfReach,].into_iter().collect::<Vec<_>>()
    );
    // What 15 reps win.
    assert_eq!(report.organisation.customers, 360.0);
    assert_eq!(report.verdict, Verdict::Unhealthy);
    assert!(report.ladder.missing > 0.0);
}

#[test]
fn goals_become_customers() {
    let mut input = with(&[("goal_revenue", 1_000_000.0), ("contract_value", 30_000.0)]);
    input.goal = Goal::Revenue;
    assert_eq!(evaluate(&input).organisation.customers, 34.0);
    input.goal = Goal::Profit;
    let report = evaluate(&input);
    let customers = report.organisation.customers;
    assert!(report.organisation.surplus >= 9_000_000.0);
    let one_less = evaluate(&with(&[("goal_customers", customers - 1.0)]));
    assert!(one_less.organisation.surplus < 9_000_000.0);
}
