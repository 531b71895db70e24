//! The report: the worked example, and what must hold for any input.

use super::*;
use crate::engines::pace::{Pace, at_once};
use crate::models::follows::{assert_follows, changes};
use crate::models::headline::Model;
use crate::models::parameter::Unit;
use crate::models::row_id::Taken;

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 5e-4
}

#[test]
fn the_worked_example() {
    let report = evaluate(&Input::default());
    let month = |at: usize| &report.months[at];
    assert!(close(month(0).qualified.total(), 10.0) && close(month(0).ramping.total(), 6.0));
    assert!(close(month(0).revenue / WAN, 1180.0));
    assert!(close(month(3).qualified.total(), 14.084) && close(month(3).ramping.total(), 5.533));
    assert!(close(month(3).revenue / WAN, 1574.389));
    assert!(close(month(11).revenue / WAN, 2526.293));
    let year = &report.years[0];
    assert!(close(year.revenue / WAN, 22_167.539) && !year.is_reached);
    assert!(close(year.gap / WAN, 24_000.0 - 22_167.539));
    let role = &report.roles[0];
    assert!(close(role.maturing_yield, 0.7787) && close(role.hires_for_one.unwrap(), 1.2842));
    assert_eq!(role.last_month, Some(9));
    assert!(month(8).one_hire[0].qualifies && !month(9).one_hire[0].qualifies);
    // The figures beside the staffing chart: qualified from the start, matured since, hired since.
    let last = month(11);
    assert!(close(last.qualified_from_start, 10.0 * 0.98_f64.powi(11)));
    assert!(close(
        last.qualified.opening - last.qualified_from_start,
        4.0 * 0.92_f64.powi(3) * 0.98_f64.powi(8)
    ));
    assert_eq!(report.problems, []);
}

#[test]
fn three_more_hires_by_march_reach_the_sample_target() {
    let mut input = Input::default();
    Edit::Hires(vec![vec![3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2]])
        .apply(&mut input, &Taken::NONE)
        .unwrap();
    let year = &evaluate(&input).years[0];
    assert!(
        year.is_reached && (year.revenue / WAN - 24_158.0).abs() < 0.5,
        "{}",
        year.revenue
    );
}

#[test]
fn whether_a_year_needs_anybody_hired_is_drawn_too() {
    let mut input = Input::default();
    input.runs.value = 400.0;
    let chance_without = |input: &Input| at_once(fan(input, &Pace::unpaced())).hire_by.without;
    // Nobody hired, the year comes to 13 685; no range of the sample moves that by so much.
    assert_eq!(chance_without(&input), Some(0.0));
    assert!(input.set("target/1", Sourced::typed(5_000.0 * WAN)));
    assert_eq!(chance_without(&input), Some(1.0));
    let report = evaluate(&input);
    assert!(report.even.reaches && report.even.per_month == 0);
}

#[test]
fn shares_are_against_the_months_of_their_year() {
    let mut input = Input::default();
    assert!(input.set("horizon", Sourced::typed(18.0)) && input.set("start_month", Sourced::typed(4.0)));
    let report = evaluate(&input);
    assert_eq!((report.months[0].year, report.months[0].month), (2027, 4));
    assert_eq!((report.months[9].year, report.months[9].month), (2028, 1));
    let history = |range: std::ops::Range<usize>| -> f64 {
        report.months[range]
            .iter()
            .map(|m| m.shape.unwrap().history.unwrap())
            .sum()
    };
    assert!((history(0..12) - 1.0).abs() < 1e-12 && (history(12..18) - 1.0).abs() < 1e-12);
    assert!((report.months[0].shape.unwrap().history.unwrap() - 0.075).abs() < 1e-12);
    assert_eq!(report.years.len(), 2);
    assert_eq!((report.years[1].months, report.quarters.len()), (6, 6));
}

#[test]
fn a_part_of_a_year_is_held_to_its_part_of_the_target() {
    let with = |horizon: f64, has_history: bool| {
        let mut input = Input {
            has_history,
            ..Input::default()
        };
        for (id, value) in [
            ("horizon", horizon),
            ("start_month", 4.0),
            ("target/2", 6_000.0 * WAN),
        ] {
            assert!(input.set(id, Sourced::typed(value)), "{id}");
        }
        input
    };
    let input = with(18.0, true);
    let report = evaluate(&input);
    let shares: f64 = input.shares[3..9].iter().map(|share| share.value).sum();
    let (whole, part) = (&report.years[0], &report.years[1]);
    assert_eq!((whole.part, whole.target), (1.0, whole.whole_target));
    assert!((part.part - shares).abs() < 1e-12 && (part.target / WAN - 6_000.0 * shares).abs() < 1e-6);
    assert_eq!(part.is_reached, part.revenue >= part.target);
    assert!((report.months[17].target_so_far - part.target).abs() < 1e-6);
    // Without a history months count alike; the solver is asked the same.
    let input = with(15.0, false);
    let report = evaluate(&input);
    assert_eq!(
        (report.years[1].part, report.years[1].target / WAN),
        (0.25, 1_500.0)
    );
    let asked = hiring::Question::of(&input).targets;
    assert_eq!(asked, [report.years[0].target, report.years[1].target]);
}

#[test]
fn no_hire_qualifies_within_months_that_are_not_planned() {
    let mut input = Input::default();
    assert!(input.set("horizon", Sourced::typed(6.0)));
    let report = evaluate(&input);
    assert_eq!(report.roles[0].last_month, Some(3));
    assert!(report.months[2].one_hire[0].qualifies && !report.months[3].one_hire[0].qualifies);
    let told = input.explain("last_month").unwrap().value();
    assert_eq!(told, Some(3.0));
}

#[test]
fn report_and_solver_call_the_same_shares_equal() {
    let mut input = Input::default();
    assert!(
        input.set("target/1", Sourced::typed(0.0)) && input.set("quarter_tolerance", Sourced::typed(1.0))
    );
    let (month, difference) = evaluate(&input).years[0].worst_month.unwrap();
    let short = difference.abs() - 5e-9;
    assert!(input.set("month_tolerance", Sourced::typed(short)));
    let report = evaluate(&input);
    let plan: Vec<Vec<u32>> = vec![report.months.iter().map(|row| row.hires).collect()];
    assert!(report.months[month].shape.unwrap().is_within);
    assert!(hiring::Question::of(&input).meets(&plan));
}

#[test]
fn every_year_and_role_has_its_figures() {
    let mut input = Input::default();
    assert!(input.set("horizon", Sourced::typed(24.0)));
    Edit::AddRole.apply(&mut input, &Taken::NONE).unwrap();
    let report = evaluate(&input);
    let second = input.roles[1].id.clone();
    let figure = |id: &str| input.figure(id).unwrap();
    assert_eq!(figure("year/2/revenue"), report.years[1].revenue);
    assert_eq!(figure("year/2/gap"), report.years[1].gap);
    assert_eq!(
        figure(&format!("role/{second}/maturing_yield")),
        report.roles[1].maturing_yield
    );
    // With two roles the first one's figures say whose they are.
    let headlines = input.headlines();
    let name = |id: &str| headlines.iter().find(|one| one.id == id).unwrap().name.en.clone();
    assert!(name("maturing_yield").starts_with(input.roles[0].name.en.as_str()));
    let mut ids: Vec<&str> = headlines.iter().map(|one| one.id.as_ref()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), headlines.len());
}

#[test]
fn the_season_multiplies_and_history_can_be_typed_in_any_sum() {
    let mut input = Input {
        is_seasonal: true,
        ..Input::default()
    };
    for share in &mut input.shares {
        share.value *= 2.0;
    }
    let report = evaluate(&input);
    assert!((report.months[11].season - 12.0 * 0.127).abs() < 1e-12);
    assert!(matches!(report.problems[..], [Problem::SharesSum(sum)] if (sum - 2.0).abs() < 1e-9));
}

#[test]
fn a_hire_costs_while_it_stays() {
    let mut input = Input::default();
    Edit::Costs(true).apply(&mut input, &Taken::NONE).unwrap();
    let last = evaluate(&input).months[11].one_hire[0];
    assert_eq!((last.earns / WAN, last.costs.unwrap() / WAN), (30.0, 5.0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_report_is_sound_whatever_goes_in(input in inputs()) {
        let report = evaluate(&input);
        prop_assert!(!has_strange_number(&format!("{report:?}")), "{report:?}");
        for (at, step) in report.bridge.iter().enumerate() {
            let sum = step.opening + step.hires + step.maturing + step.attrition;
            prop_assert!((sum - step.closing).abs() <= 1e-6 * step.closing.abs().max(1.0), "{at}: {step:?}");
            prop_assert!(step.attrition <= 0.0);
        }
        for year in &report.years {
            let b = year.bridge;
            let sum = b.opening + b.hires + b.maturing + b.attrition;
            prop_assert!((sum - b.closing).abs() <= 1e-6 * b.closing.abs().max(1.0));
        }
        let roles: f64 = report.roles.iter().flat_map(|role| &role.revenue).sum();
        let months: f64 = report.months.iter().map(|month| month.revenue).sum();
        prop_assert!((roles - months).abs() <= 1e-9 * months.max(1.0));
    }

    #[test]
    fn more_hires_never_bring_less(input in inputs(), month in 0_usize..36) {
        let month = month % input.months();
        let before = evaluate(&input);
        let mut more = input.clone();
        let path = hires_path(&more.roles[0].id, month + 1);
        let hires = more.get(&path).unwrap().value;
        prop_assume!(hires < 1000.0);
        more.set(&path, Sourced::typed(hires + 1.0));
        let after = evaluate(&more);
        for (few, many) in before.months.iter().zip(&after.months) {
            prop_assert!(many.revenue >= few.revenue * (1.0 - 1e-12));
        }
        let year = month / 12;
        let gain = after.years[year].revenue - before.years[year].revenue;
        let told = before.months[month].one_hire[0].earns;
        prop_assert!((gain - told).abs() <= 1e-6 * before.years[year].revenue.max(told).max(1.0));
    }

    #[test]
    fn the_even_plan_reaches_the_target_and_one_less_does_not(input in inputs()) {
        let report = evaluate(&input);
        let mut even = input;
        Edit::HiresEven.apply(&mut even, &Taken::NONE).unwrap();
        let reached = evaluate(&even).years.iter().all(|year| year.is_reached);
        prop_assert_eq!(reached, report.even.reaches);
    }

    #[test]
    fn each_figure_is_its_formula(input in inputs()) {
        for figure in input.headlines() {
            let formula = input.explain(&figure.id);
            let Some(value) = figure.value else {
                prop_assert!(formula.is_none_or(|f| f.value().is_none()), "{}", figure.id);
                continue;
            };
            let formula = formula.unwrap();
            prop_assert!(formula.unbound().is_empty(), "{}", figure.id);
            let found = formula.value().unwrap();
            prop_assert!((found - value).abs() <= 1e-9 * value.abs().max(1.0), "{}: {found} {value}", figure.id);
        }
        prop_assert!(input.explain("nothing").is_none());
    }

    #[test]
    fn what_is_worked_out_follows_any_change(input in inputs(), changes in changes()) {
        let mut input = input;
        // What a curve does not reach goes with its last value until it is set: it is no line.
        for role in &mut input.roles {
            let last = role.curve.last().copied().unwrap_or_default();
            role.curve.resize(RAMP_MOST, last);
        }
        let followed = assert_follows(&input, &input.worked(), &changes);
        prop_assert_eq!(followed, input.headlines().len());
    }
}

#[test]
fn months_among_the_figures_are_named() {
    let name = |input: &Input, id: &str| {
        let found = input.headlines().into_iter().find(|h| h.id == id).unwrap();
        (found.name.zh.clone(), found.name.en.clone(), found.unit)
    };
    let input = Input::default();
    let (month, _) = evaluate(&input).years[0].worst_month.unwrap();
    let (zh, en, unit) = name(&input, "worst_month");
    assert!(zh.ends_with(&format!("：{}月", month + 1)), "{zh}");
    assert_eq!(en.split(": ").nth(1).map(str::len), Some(3), "{en}");
    assert_eq!(unit, Unit::SharePoints);
    // Twelve months from July, three to learn: the ninth is March.
    let mut input = input;
    assert!(input.set("start_month", Sourced::typed(7.0)));
    let (zh, en, unit) = name(&input, "last_month");
    assert_eq!(
        (zh.as_str(), unit),
        ("最晚入职月（仍能当年合格）：3月", Unit::MonthNumber)
    );
    assert_eq!(en, "Last month in which a hire still qualifies: Mar");
}

#[test]
fn the_end_of_a_longer_plan_says_of_which_year_it_is() {
    let mut input = Input::default();
    let name = |input: &Input| {
        let found = input.headlines().into_iter().find(|h| h.id == "qualified_at_end");
        found.map(|h| (h.name.zh.clone(), h.name.en.clone())).unwrap()
    };
    assert_eq!(name(&input).1, "Qualified reps at the end");
    assert!(input.set("horizon", Sourced::typed(36.0)));
    let (zh, en) = name(&input);
    assert_eq!(
        (zh.as_str(), en.as_str()),
        ("第 3 年末合格人力", "Qualified reps at the end of year 3")
    );
}
