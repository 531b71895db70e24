//! The goal as customers, and the way there.

use proptest::prelude::*;

use super::any::plausible;
use crate::engines::value::Sourced;
use crate::models::headline::Model;
use crate::models::parameter::Parameters;
use crate::models::sales_org::goal::NoCount;
use crate::models::sales_org::plan::Plan;
use crate::models::sales_org::{Goal, Input, Verdict, evaluate};

fn with(changes: &[(&str, f64)]) -> Input {
    let mut input = Input::default();
    for (id, value) in changes {
        assert!(input.set(id, Sourced::typed(*value)), "{id}");
    }
    input
}

#[test]
fn a_profit_that_takes_very_many_reps_is_found_exactly() {
    // Each rep leaves 720 000 − 719 900 = 100: ten million take 100 000 of them.
    let mut input = with(&[("cost_per_rep", 719_900.0), ("goal_profit", 10_000_000.0)]);
    input.goal = Goal::Profit;
    input.layers.clear();
    let report = evaluate(&input);
    assert!(report.problems.is_empty());
    assert_eq!(report.organisation.customers, 2_400_000.0);
    assert_eq!(report.organisation.surplus, 10_000_000.0);
    // With managers and directors a full tree leaves 10 a rep.
    let mut input = with(&[
        ("cost_per_rep", 694_990.0),
        ("goal_profit", 10_000_000.0),
        ("layer/manager/cost", 160_000.0),
        ("layer/director/cost", 200_000.0),
    ]);
    input.goal = Goal::Profit;
    let found = evaluate(&input).organisation.customers;
    assert_eq!(found, 24_000_000.0);
}

#[test]
fn a_search_that_is_given_up_says_so() {
    let plan = Plan::of(&Input::default());
    assert_eq!(plan.fewest_within(9_000_000.0, 0.0, 2), Err(NoCount::GivenUp));
    assert!(plan.fewest_within(9_000_000.0, 0.0, 200).is_ok());
    // A rep brings what they cost to the penny but for a rest of a customer that never comes out even: whether some
    // number of them does cannot be known from ranges.
    let mut input = with(&[("customers_per_rep", 24.0 + 1.0 / 4_000_037.0)]);
    input.layers.clear();
    let cost = input.customers_per_rep.value * 30_000.0;
    assert!(input.set("cost_per_rep", Sourced::typed(cost)));
    let found = evaluate(&input).break_evens;
    assert!(found.customers.is_none() && found.is_given_up);
    let lossy = Plan {
        cost_per_rep: 800_000.0,
        ..plan
    };
    assert_eq!(lossy.fewest_within(1.0, 0.0, 200), Err(NoCount::OutOfReach));
}

#[test]
fn the_fewest_customers_that_last_are_told_from_an_earlier_run() {
    // At 24 customers a rep a second rep brings a manager: 9 to 24 customers carry one rep, 25 to 29 do not carry two.
    let found = evaluate(&Input::default()).break_evens;
    let run = (found.customers, found.customers_until, found.customers_lasting);
    assert_eq!(run, (Some(9.0), Some(24.0), Some(30.0)));
    // Where every rep costs more than they bring a few may still be healthy, but not from any number on.
    let lossy = evaluate(&with(&[
        ("operating_share", 0.5),
        ("commission", 0.1),
        ("cost_per_rep", 270_000.0),
    ]));
    let found = lossy.break_evens;
    assert!(found.customers.is_some() && found.customers_until.is_some() && !found.is_given_up);
    assert_eq!(found.customers_lasting, None);
    // Nothing costs anything: every number is healthy.
    let mut free = with(&[("cost_per_rep", 0.0)]);
    free.layers.clear();
    let found = evaluate(&free).break_evens;
    let run = (found.customers, found.customers_until, found.customers_lasting);
    assert_eq!(run, (Some(1.0), None, Some(1.0)));
}

#[test]
fn a_way_that_ends_losing_says_from_when_and_that_it_deepens() {
    // At 10 万 of contract value fifteen reps carry themselves; with the people hired for 2 000 customers they do not.
    let report = evaluate(&with(&[
        ("contract_value", 10_000.0),
        ("path/contract_value_today", 30_000.0),
    ]));
    let path = &report.path;
    let last = path.months.last().unwrap();
    let from = path.losing_month.unwrap();
    assert!(
        from > 1
            && path
                .months
                .iter()
                .all(|month| (month.month >= from) == (month.margin < 0.0))
    );
    assert_eq!((path.healthy_month, path.lasting_month), (Some(1), None));
    assert_eq!(
        path.is_deepening,
        last.cumulative < 0.0 && path.deepest.unwrap().0 == last.month
    );
    // A way that ends healthy is at its deepest before.
    let healthy = evaluate(&with(&[("path/customers_per_rep_today", 5.0)])).path;
    assert!(healthy.deepest.is_some() && !healthy.is_deepening);
    assert_eq!(healthy.losing_month, None);
}

#[test]
fn no_customers_are_no_goal() {
    let report = evaluate(&with(&[("goal_customers", 0.0)]));
    assert_eq!(report.verdict, Verdict::NoGoal);
    assert_eq!(
        evaluate(&with(&[("goal_customers", 1.0)])).verdict,
        Verdict::Unhealthy
    );
}

#[test]
fn a_way_that_loses_again_is_healthy_only_after_that() {
    // Fifteen reps carry themselves; those who are hired cost before they bring.
    let report = evaluate(&with(&[("cost_per_rep", 500_000.0)]));
    let lost: Vec<u32> = report
        .path
        .months
        .iter()
        .filter(|month| month.margin < 0.0)
        .map(|month| month.month)
        .collect();
    assert_eq!(report.path.healthy_month, Some(1));
    let last = *lost.last().unwrap();
    assert!(last > 1 && last < 24, "{lost:?}");
    assert_eq!(report.path.lasting_month, Some(last + 1));
    assert_eq!(report.verdict, Verdict::HealthyFrom(last + 1));
    // The last month looked at is one of those.
    let short = evaluate(&with(&[
        ("cost_per_rep", 500_000.0),
        ("path/months", f64::from(last)),
    ]));
    assert_eq!(short.verdict, Verdict::NotWithinHorizon);
}

#[test]
fn an_organisation_whose_leavers_are_replaced_stands() {
    let report = evaluate(&Input::default());
    let path = &report.path;
    let (filled, standing) = (path.filled_month.unwrap(), path.standing_month.unwrap());
    // Those hired last for growth have learned for three months.
    assert_eq!(standing, filled + 3);
    // Some are always learning, so it wins a little less than 600 a year, and says so.
    let customers = path.standing_customers.unwrap();
    assert!(customers < 600.0 && customers > 560.0, "{customers}");
    // Without leavers it wins them all.
    let report = evaluate(&with(&[
        ("path/retention_ramping", 1.0),
        ("path/retention_qualified", 1.0),
    ]));
    assert_eq!(
        report.path.standing_month,
        report.path.filled_month.map(|month| month + 3)
    );
    assert_eq!(report.path.standing_customers, Some(600.0));
    // Where hiring cannot keep up with leavers it never does.
    let report = evaluate(&with(&[("path/hires_per_month", 0.0)]));
    assert_eq!(
        (report.path.filled_month, report.path.standing_month),
        (None, None)
    );
}

#[test]
fn break_evens_and_the_way_are_figures() {
    let input = with(&[
        ("cost_per_rep", 500_000.0),
        ("path/customers_per_rep_today", 10.0),
    ]);
    let report = evaluate(&input);
    let found = report.break_evens;
    assert_eq!(
        input.figure("least_customers_per_rep"),
        found.customers_per_rep.map(|found| found.value)
    );
    assert_eq!(
        input.figure("least_first_span"),
        found.first_span.map(|found| found.value)
    );
    let path = &report.path;
    assert!(path.healthy_month.unwrap() > 1);
    assert_eq!(input.figure("healthy_month"), path.healthy_month.map(f64::from));
    assert_eq!(input.figure("lasting_month"), path.lasting_month.map(f64::from));
    assert_eq!(input.figure("money_needed"), Some(path.money_until_healthy));
    assert!(path.money_until_healthy > 0.0);
    let told = input.explain("money_needed").unwrap().value().unwrap();
    assert!((told - path.money_until_healthy).abs() < 1e-6);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_fewest_customers_are_the_first_that_do(
        input in plausible(), left in -0.02..0.05f64, per_rep in 0.4..9.0f64, profit in 0.0..3e5f64, from in 0u32..50,
    ) {
        // What a rep leaves is next to nothing, either way; customers per rep come in fractions.
        let plan = Plan { customers_per_rep: per_rep, operating_fixed: 0.0, ..Plan::of(&input) };
        let plan = Plan { cost_per_rep: per_rep * plan.left_per_customer() * (1.0 - left), ..plan };
        let from = f64::from(from);
        let first = (0..3_000_u32).map(|more| from + f64::from(more)).find(|c| plan.at(*c).leaves(profit));
        let found = plan.fewest_customers(profit, from);
        match first {
            Some(first) => prop_assert_eq!(found, Ok(first)),
            None => prop_assert!(found.map_or_else(|reason| reason == NoCount::OutOfReach, |c| c >= from + 3_000.0)),
        }
    }
}
