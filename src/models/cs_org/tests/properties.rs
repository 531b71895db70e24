//! What holds for every organisation.

use proptest::prelude::*;

use crate::engines::formula::Formula;
use crate::engines::value::{Sourced, Text};
use crate::models::cs_org::{Bound, HoursBasis, Input, Milestone, Report, Team, evaluate};
use crate::models::follows::{after, assert_follows, assert_near, changes};
use crate::models::headline::{About, Headline, Model};
use crate::models::layer::Layer;

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => 0.0..1.0f64,
        4 => 1.0..100.0f64,
        4 => 1e2..1e5f64,
        1 => prop::sample::select(vec![0.0, 1.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -0.0]),
    ]
}

fn any_team(id: usize) -> impl Strategy<Value = Team> {
    let layers = prop::collection::vec((number(), number()), 0..4);
    let milestones = prop::collection::vec((number(), number()), 0..3);
    let options = (
        prop::option::of(number()),
        prop::option::of(number()),
        any::<bool>(),
    );
    (layers, milestones, options, prop::collection::vec(number(), 17)).prop_map(
        move |(layers, milestones, (light, today, is_stated), numbers)| {
            let at = |at: usize| Sourced::typed(numbers[at]);
            let layers = layers.into_iter().enumerate();
            let milestones = milestones.into_iter().enumerate();
            Team {
                id: format!("t{id}"),
                name: Text::new("团队", "Team"),
                customers: at(0),
                growth: at(1),
                milestones: milestones
                    .map(|(at, (month, customers))| Milestone {
                        id: at.to_string(),
                        month: Sourced::typed(month),
                        customers: Sourced::typed(customers),
                    })
                    .collect(),
                period_months: at(2),
                hours_basis: if is_stated {
                    HoursBasis::Stated
                } else {
                    HoursBasis::Weeks
                },
                hours: at(3),
                hours_per_week: at(4),
                away: at(5),
                deep_hours: at(6),
                deep_split: at(7),
                deep_share: at(8),
                light_hours: light.map(Sourced::typed),
                promised_share: at(9),
                layers: layers
                    .map(|(at, (span, cost))| Layer::sample(&at.to_string(), Text::own("层"), span, cost))
                    .collect(),
                cost_per_csm: at(10),
                arr: at(11),
                csms_today: today.map(Sourced::typed),
                ramp_months: at(12),
                ramping_share: at(13),
                retention_ramping: at(14),
                retention_qualified: at(15),
            }
        },
    )
}

fn any_input() -> impl Strategy<Value = Input> {
    prop_oneof![
        any_team(0).prop_map(|team| vec![team]),
        (any_team(0), any_team(1)).prop_map(|(one, other)| vec![one, other]),
    ]
    .prop_map(|teams| Input {
        teams,
        ..Input::default()
    })
}

/// A team near the worked example, with or without a promise to light customers.
fn plausible() -> impl Strategy<Value = Input> {
    let shares = (0.05..0.95f64, 0.05..0.95f64, prop::option::of(0.5..12.0f64));
    (100.0..600.0f64, 2.0..30.0f64, shares, 1u32..5_000).prop_map(
        |(hours, deep, (r1, r2, light), customers)| {
            let mut input = Input::default();
            let team = &mut input.teams[0];
            team.hours = Sourced::typed(hours);
            team.deep_hours = Sourced::typed(deep);
            team.deep_split = Sourced::typed(r1);
            team.deep_share = Sourced::typed(r2);
            team.light_hours = light.map(Sourced::typed);
            team.customers = Sourced::typed(f64::from(customers));
            input
        },
    )
}

fn assert_sane(report: &Report) {
    let text = format!("{report:?}");
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    assert!(
        !text.contains("-0.0,") && !text.contains("-0.0)") && !text.contains("-0.0 "),
        "{text}"
    );
}

fn assert_same(figure: &Headline, formula: &Formula<About>) {
    assert!(formula.unbound().is_empty(), "{}", figure.id);
    if let Some(value) = figure.value {
        let bound = formula.bindings.iter().filter_map(|binding| binding.value);
        let scale = bound.fold(value.abs(), |most, value| most.max(value.abs()));
        let found = formula.value();
        let is_same = found.is_some_and(|found| (found - value).abs() <= 1e-9 * scale.max(1.0));
        assert!(is_same, "{}: {found:?}, {value}", figure.id);
    }
}

fn assert_explained(input: &Input) {
    let report = evaluate(input);
    for figure in input.headlines() {
        let formula = input.explain(&figure.id);
        assert!(formula.is_some() || figure.value.is_none(), "{}", figure.id);
        if let Some(formula) = formula {
            assert_same(&figure, &formula);
        }
    }
    for team in &report.teams {
        for figure in team.headlines() {
            let formula = input.explain(&format!("team/{}/{}", team.id, figure.id));
            assert!(formula.is_some() || figure.value.is_none(), "{}", figure.id);
            if let Some(formula) = formula {
                assert_same(&figure, &formula);
            }
        }
    }
    assert!(input.explain("nothing").is_none() && input.explain("team/t0/nothing").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_input_gives_a_sane_report(input in any_input()) {
        assert_sane(&evaluate(&input));
        assert_explained(&input);
    }

    #[test]
    fn figures_are_their_formulas(input in plausible()) {
        assert_explained(&input);
    }

    #[test]
    fn nobody_is_promised_more_than_there_is(input in plausible()) {
        let report = evaluate(&input);
        let (team, given) = (&report.teams[0], &input.teams[0]);
        let (n, r1, r2) = (team.accounts_per_csm.unwrap(), given.deep_split.value, given.deep_share.value);
        let deep = n * r2 * given.deep_hours.value;
        let light = given.light_hours.map_or(0.0, |hours| n * (1.0 - r2) * hours.value);
        let (deep_there, light_there) = (team.hours * r1, team.hours * (1.0 - r1));
        prop_assert!(deep <= deep_there * (1.0 + 1e-9) && light <= light_there * (1.0 + 1e-9));
        let (need, there) = match team.binds.unwrap() {
            Bound::Deep => (deep, deep_there),
            Bound::Light => (light, light_there),
        };
        prop_assert!((need - there).abs() <= 1e-9 * there);
    }

    #[test]
    fn no_split_carries_more_than_the_best(input in plausible(), other in 0.0..1.0f64) {
        let best = evaluate(&input).teams[0].best_accounts;
        let mut moved = input.clone();
        moved.teams[0].deep_split = Sourced::typed(other);
        if let (Some(best), Some(there)) = (best, evaluate(&moved).teams[0].accounts_per_csm) {
            prop_assert!(there <= best * (1.0 + 1e-9));
            moved.teams[0].deep_split = Sourced::typed(evaluate(&input).teams[0].best_split.unwrap());
            let reached = evaluate(&moved).teams[0].accounts_per_csm.unwrap();
            prop_assert!((reached - best).abs() <= 1e-9 * best);
        }
    }

    #[test]
    fn teams_add_up(one in plausible(), other in plausible()) {
        let mut both = one.clone();
        both.teams.extend(other.teams.clone());
        both.teams[1].id = "other".into();
        let (one, other, both) = (evaluate(&one).total, evaluate(&other).total, evaluate(&both).total);
        let sum = |one: Option<f64>, other: Option<f64>| Some(one? + other?);
        prop_assert_eq!(sum(one.csms, other.csms), both.csms);
        prop_assert_eq!(sum(one.managers, other.managers), both.managers);
        for (at, month) in both.months.iter().enumerate() {
            prop_assert_eq!(one.months[at].hires + other.months[at].hires, month.hires);
        }
    }

    #[test]
    fn who_is_hired_ahead_is_there_in_time(input in plausible()) {
        let team = &evaluate(&input).teams[0];
        for month in team.months.iter().skip(3) {
            prop_assert!(month.qualified >= month.needed - 1e-6, "{month:?}");
            prop_assert!(month.beyond <= 1e-6 * month.customers.max(1.0));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_worked_out_follows_any_change(
        input in prop_oneof![plausible(), any_input()], changes in changes(),
    ) {
        let followed = assert_follows(&input, &input.worked(), &changes);
        prop_assert_eq!(followed, input.headlines().len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_months_worked_out_follow_too(
        input in prop_oneof![plausible(), any_input()], changes in changes(),
    ) {
        let worked = input.worked();
        let (changed, values) = after(&input, &worked, &changes);
        let report = evaluate(&changed);
        let tables: Vec<_> = worked.tables.iter().filter(|table| table.row.en.ends_with("onth")).collect();
        let mut months: Vec<_> = report.teams.iter().map(|team| &team.months).collect();
        if months.len() > 1 {
            months.push(&report.total.months);
        }
        prop_assert_eq!(tables.len(), months.len(), "a table a team, and one of all where there are several");
        // With a team without a size there is no whole to look at.
        if months.iter().any(|months| months.is_empty()) {
            months.truncate(report.teams.len());
        }
        for (table, months) in tables.into_iter().zip(months) {
            let column = |name: &str| table.columns.iter().find(|column| column.name.en == name).unwrap();
            for (row, month) in months.iter().enumerate() {
                let figures = [
                    ("Customers", month.customers), ("CSMs needed", month.needed), ("Hires", month.hires),
                    ("Qualified", month.qualified), ("Ramping", month.ramping), ("Customers carried", month.carried),
                    ("Beyond what is carried", month.beyond), ("Cost", month.cost), ("Revenue", month.revenue),
                ];
                for (name, expected) in figures {
                    let id = column(name).cells[row].clone().unwrap();
                    assert_near(&worked, &id.0, values[&id], Some(expected), &values);
                }
            }
        }
    }
}
