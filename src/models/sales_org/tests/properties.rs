//! What holds for every plan.

use proptest::prelude::*;

use super::any::{plausible, wild};
use crate::engines::value::Sourced;
use crate::models::follows::{assert_follows, changes};
use crate::models::headline::Model;
use crate::models::parameter::Parameters;
use crate::models::sales_org::plan::Plan;
use crate::models::sales_org::{Goal, Input, Report, RungState, evaluate};

/// Every number of a report is finite and no negative zero: as text it would show.
fn assert_sane(report: &Report) {
    let text = format!("{report:?}");
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    assert!(
        !text.contains("-0.0,") && !text.contains("-0.0)") && !text.contains("-0.0 "),
        "{text}"
    );
}

fn assert_explained(input: &Input) {
    for figure in input.headlines() {
        let formula = input.explain(&figure.id);
        assert!(formula.is_some() || figure.value.is_none(), "{}", figure.id);
        let Some(formula) = formula else { continue };
        assert!(formula.unbound().is_empty(), "{}", figure.id);
        if let Some(value) = figure.value {
            let found = formula.value().unwrap_or(f64::NAN);
            let scale = formula
                .bindings
                .iter()
                .filter_map(|binding| binding.value)
                .fold(value.abs(), |most, value| most.max(value.abs()));
            assert!(
                (found - value).abs() <= 1e-9 * scale + 1e-9,
                "{}: {found}, {value}",
                figure.id
            );
        }
    }
    assert!(input.explain("nothing").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_input_gives_a_sane_report(input in wild()) {
        assert_sane(&evaluate(&input));
        assert_explained(&input);
    }

    #[test]
    fn figures_are_their_formulas(input in plausible()) {
        assert_sane(&evaluate(&input));
        assert_explained(&input);
    }

    #[test]
    fn a_break_even_leaves_nothing(input in plausible()) {
        let report = evaluate(&input);
        let (plan, customers) = (Plan::of(&input), report.organisation.customers);
        let near = |plan: Plan| {
            let outcome = plan.at(customers);
            prop_assert!(outcome.surplus().abs() <= 1e-9 * (outcome.gross_profit + outcome.cost()));
            Ok(())
        };
        if let Some(contract_value) = report.break_evens.contract_value {
            near(Plan { contract_value, ..plan.clone() })?;
        }
        if let Some(cost_per_rep) = report.break_evens.cost_per_rep {
            near(Plan { cost_per_rep, ..plan.clone() })?;
        }
        for found in [report.break_evens.customers_per_rep, report.break_evens.first_span].into_iter().flatten() {
            prop_assert!(found.surplus >= -1e-6 && found.surplus_below.is_none_or(|below| below < 0.0));
        }
    }

    #[test]
    fn no_fewer_customers_reach_a_profit(input in plausible()) {
        let plan = Plan::of(&Input { goal: Goal::Profit, ..input });
        if let Some(customers) = plan.customers() {
            prop_assert!(plan.at(customers).leaves(plan.aim));
            for fewer in 1..=400 {
                let fewer = customers - f64::from(fewer);
                prop_assert!(fewer < 0.0 || !plan.at(fewer).leaves(plan.aim), "{fewer} of {customers}");
            }
        }
    }

    #[test]
    fn every_larger_goal_than_the_lasting_one_is_healthy(input in plausible()) {
        let plan = Plan::of(&input);
        let found = evaluate(&input).break_evens;
        prop_assert!(!found.is_given_up);
        let is_healthy = |customers: f64| plan.at(customers).is_healthy();
        if let Some(lasting) = found.customers_lasting {
            prop_assert!(lasting <= 1.0 || !is_healthy(lasting - 1.0));
            for more in (0..2_000).chain((1..200).map(|n| n * 4_999)) {
                prop_assert!(is_healthy(lasting + f64::from(more)), "{more} more than {lasting}");
            }
        } else {
            prop_assert!(!is_healthy(1e9));
        }
        if let (Some(fewest), Some(until)) = (found.customers, found.customers_until) {
            prop_assert!(!is_healthy(until + 1.0) && until >= fewest);
            for less in 0..400 {
                let fewer = until - f64::from(less);
                prop_assert!(fewer < fewest || is_healthy(fewer), "{fewer}");
            }
        } else {
            prop_assert!(found.customers == found.customers_lasting);
        }
    }

    #[test]
    fn a_proposal_does_what_it_says_and_no_rung_before_it_could(input in plausible()) {
        let ladder = evaluate(&input).ladder;
        let works = ladder.rungs.iter().filter(|rung| rung.state == RungState::Works).count();
        prop_assert_eq!(works, usize::from(ladder.proposal.is_some()));
        prop_assert!(ladder.rungs.iter().all(|rung| rung.gain >= -1e-6 * ladder.missing.max(1.0) || input.goal != Goal::Customers));
        if let Some(moves) = ladder.proposal {
            let mut moved = input.clone();
            for change in &moves {
                let value = crate::engines::value::Sourced::typed(change.to);
                prop_assert!(moved.set(&change.path, value));
            }
            let after = evaluate(&moved);
            prop_assert!(after.organisation.is_healthy, "{moves:?}: {:?}", after.organisation);
            prop_assert!(after.problems.is_empty() || after.problems == evaluate(&input).problems || !moves.is_empty());
        }
    }

    #[test]
    fn a_path_without_leavers_ends_as_the_plan(input in plausible()) {
        let mut input = Input { goal: Goal::Customers, ..input };
        for (id, value) in [
            ("path/retention_ramping", 1.0), ("path/retention_qualified", 1.0), ("path/hires_per_month", 1e5),
            ("path/reps_today", 0.0), ("path/months", 24.0),
        ] {
            let value = crate::engines::value::Sourced::typed(value);
            prop_assert!(input.set(id, value));
        }
        let report = evaluate(&input);
        let last = report.path.months.last().unwrap();
        let yearly = last.margin * 12.0;
        prop_assert!((yearly - report.organisation.surplus).abs() <= 1e-9 * report.organisation.cost.max(1.0));
        prop_assert_eq!(report.path.filled_month, Some(1));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_worked_out_follows_any_change(input in plausible(), changes in changes()) {
        let mut input = input;
        input.set("path/months", Sourced::typed(14.0));
        let followed = assert_follows(&input, &input.worked(), &changes);
        // All but the two break-evens by search; under a goal of surplus those without customers in them.
        prop_assert!(input.goal == Goal::Profit || followed == 15, "{followed}");
    }
}
