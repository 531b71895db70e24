//! The worked example of the method.

use crate::engines::value::Sourced;
use crate::models::cs_org::{Bound, Input, evaluate, hires, shortest};

fn near(actual: Option<f64>, expected: f64) {
    assert!(
        (actual.unwrap() - expected).abs() < 0.005 * expected,
        "{actual:?}, expected {expected}"
    );
}

#[test]
fn the_worked_example_comes_out() {
    let report = evaluate(&Input::default());
    let team = &report.teams[0];
    near(team.accounts_per_csm, 80.0);
    near(team.deep_per_csm, 24.0);
    near(team.light_hours, 3.43);
    assert_eq!(team.csms, Some(13.0));
    let heads: Vec<f64> = team.layers.iter().map(|layer| layer.heads).collect();
    assert_eq!(heads, [2.0, 1.0]);
    assert_eq!((team.binds, team.best_split), (Some(Bound::Deep), None));
}

#[test]
fn a_promise_to_light_customers_binds() {
    let mut input = Input::default();
    input.teams[0].light_hours = Some(Sourced::typed(6.0));
    let report = evaluate(&input);
    let team = &report.teams[0];
    near(team.accounts_per_csm, 45.7);
    near(team.best_split, 0.462);
    near(team.best_accounts, 61.5);
    assert_eq!(team.binds, Some(Bound::Light));
    assert_eq!((team.csms, team.best_csms), (Some(22.0), Some(17.0)));
    // At a split of 60 % as of the team itself: the row of the map's bounds.
    let row = team
        .map
        .splits
        .iter()
        .position(|split| (split - 0.6).abs() < 1e-9);
    let bounds = team.map.bounds[row.unwrap()];
    near(bounds.deep, 80.0);
    near(bounds.light, 45.7);
    near(bounds.accounts, 45.7);
}

#[test]
fn a_promise_has_its_price() {
    let report = evaluate(&Input::default());
    let promise = report.teams[0].promise.unwrap();
    assert_eq!(
        (promise.share, promise.csms, promise.more_csms),
        (0.35, 15.0, 2.0)
    );
    assert_eq!((promise.more_managers, promise.more_cost), (0.0, 500_000.0));
    assert_eq!(report.teams[0].promises.len(), 20);
}

#[test]
fn cost_is_set_against_recurring_revenue() {
    let report = evaluate(&Input::default());
    let total = &report.total;
    assert_eq!((total.csms, total.managers), (Some(13.0), Some(3.0)));
    let cost = 13.0 * 250_000.0 + 2.0 * 350_000.0 + 500_000.0;
    assert_eq!(total.cost, Some(cost));
    assert_eq!(report.teams[0].csm_cost, Some(13.0 * 250_000.0));
    assert_eq!(total.cost_share, Some(cost / 60_000_000.0));
    assert_eq!(total.arr_per_csm, Some(60_000_000.0 / 13.0));
    assert!(!total.is_partial);
}

#[test]
fn todays_team_is_used_as_far_as_it_is_promised() {
    let mut input = Input::default();
    input.teams[0].csms_today = Some(Sourced::typed(10.0));
    let used = evaluate(&input).teams[0].utilisation.unwrap();
    near(Some(used.all), 1.25);
    assert_eq!(used.light, None);
    assert!((used.deep.unwrap() - 1.25).abs() < 1e-12);
    assert_eq!(evaluate(&Input::default()).teams[0].utilisation, None);
}

#[test]
fn growth_is_hired_for_before_it_comes() {
    let mut input = Input::default();
    let team = &mut input.teams[0];
    team.growth = Sourced::typed(0.0);
    team.retention_qualified = Sourced::typed(1.0);
    team.retention_ramping = Sourced::typed(1.0);
    team.milestones = vec![crate::models::cs_org::Milestone {
        id: "m".into(),
        month: Sourced::typed(6.0),
        customers: Sourced::typed(1_200.0),
    }];
    let report = evaluate(&input);
    let months = &report.teams[0].months;
    let by_month: Vec<f64> = months.iter().map(|month| month.hires).collect();
    assert_eq!(
        by_month,
        [0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    );
    assert_eq!((months[4].customers, months[5].customers), (1_000.0, 1_200.0));
    assert_eq!((months[4].qualified, months[5].qualified), (13.0, 15.0));
    assert!(months.iter().all(|month| month.beyond == 0.0));
    assert_eq!((hires(months), shortest(months)), (2.0, None));
    assert_eq!(months[5].on_board(), 15.0);
    // Customers that come before anybody has learned are carried by nobody.
    input.teams[0].milestones[0].month = Sourced::typed(1.0);
    let report = evaluate(&input);
    let worst = shortest(&report.teams[0].months).unwrap();
    assert_eq!(worst.month, 1);
    near(Some(worst.beyond), 80.0);
    let share = worst.cost_share().unwrap();
    assert!((share - worst.cost / worst.revenue).abs() < 1e-12);
}

#[test]
fn what_nothing_limits_or_nobody_carries_is_told() {
    use crate::models::cs_org::Problem;
    let with = |split: f64, share: f64| {
        let mut input = Input::default();
        input.teams[0].deep_split = Sourced::typed(split);
        input.teams[0].deep_share = Sourced::typed(share);
        let report = evaluate(&input);
        (report.teams[0].problem, report.total.is_partial)
    };
    assert_eq!(with(0.6, 0.0), (Some(Problem::NothingBinds), true));
    assert_eq!(with(0.0, 0.3), (Some(Problem::NobodyCarried), true));
    assert_eq!(with(0.6, 1.0), (None, false));
}

#[test]
fn a_team_without_a_size_has_no_numbers_of_one() {
    use crate::models::cs_org::Problem;
    use crate::models::headline::Model;
    let sized = Input::default();
    assert_eq!(sized.figure("csms"), Some(13.0));
    assert_eq!(sized.figure("team/all/csms"), Some(13.0));
    // Nobody in deep service and nothing promised to the others; then so little time that a CSM carries nobody.
    for (split, share, hours, problem) in [
        (0.6, 0.0, 480.0, Problem::NothingBinds),
        (0.000_001, 0.3, 100.0, Problem::NobodyCarried),
        (0.0, 0.3, 480.0, Problem::NobodyCarried),
    ] {
        let mut input = Input::default();
        let team = &mut input.teams[0];
        (team.deep_split, team.deep_share) = (Sourced::typed(split), Sourced::typed(share));
        (team.hours, team.csms_today) = (Sourced::typed(hours), Some(Sourced::typed(10.0)));
        let report = evaluate(&input);
        let (team, total) = (&report.teams[0], &report.total);
        assert_eq!(team.problem, Some(problem));
        assert_eq!((team.csms, team.cost, team.utilisation), (None, None, None));
        assert!(team.layers.is_empty() && team.months.is_empty() && team.promises.is_empty());
        assert_eq!((total.csms, total.managers, total.cost), (None, None, None));
        for figure in [
            "csms",
            "managers",
            "cost",
            "team/all/csms",
            "team/all/managers",
            "team/all/cost",
        ] {
            assert_eq!(input.figure(figure), None, "{figure}");
        }
        // Beside a team that has a size there is a sum in the report, marked, but no headline.
        input.teams.push(sized.teams[0].clone());
        input.teams[1].id = "other".into();
        let report = evaluate(&input);
        assert_eq!((report.total.csms, report.total.is_partial), (Some(13.0), true));
        assert_eq!(
            (input.figure("csms"), input.figure("team/other/csms")),
            (None, Some(13.0))
        );
    }
}

#[test]
fn the_only_team_explains_the_whole() {
    use crate::models::headline::Model;
    let mut input = Input::default();
    let named = |input: &Input| {
        let formula = input.explain("csms").unwrap();
        formula
            .bindings
            .iter()
            .map(|binding| binding.var.0.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(named(&input), ["team/all/customers", "accounts_per_csm"]);
    input.teams.push(input.teams[0].clone());
    input.teams[1].id = "other".into();
    assert_eq!(named(&input), ["team/all/csms", "team/other/csms"]);
}
