//! Plans against trying every plan, and what must hold where there is none.

use proptest::prelude::*;

use super::*;
use crate::engines::cohort::{Group, Output};
use crate::engines::pace::at_once;
use crate::engines::value::Sourced;
use crate::models::parameter::Parameters;
use crate::models::sales_year::{Crew, Team};

fn answer(question: &Question) -> Answer {
    at_once(solve(question, &Pace::unpaced()))
}

/// Teams of one or two roles over a few months.
fn questions() -> impl Strategy<Value = Question> {
    let crew = (
        0_usize..4,
        0.7_f64..1.0,
        0.9_f64..1.0,
        0.0_f64..8.0,
        0.0_f64..40.0,
    )
        .prop_map(|(ramp, maturing_stay, ready_stay, ready, young)| Crew {
            group: Group {
                months_to_ready: ramp,
                maturing_stay,
                ready_stay,
                ready,
                maturing: vec![1.0; ramp],
            },
            output: Output {
                ready: 100.0,
                maturing: vec![young; ramp],
            },
        });
    (1_usize..3, 2_usize..6).prop_flat_map(move |(roles, months)| {
        let months = if roles == 2 { months.min(3) } else { months };
        (
            prop::collection::vec(crew.clone(), roles),
            prop::collection::vec(0.5_f64..1.5, months),
            prop::collection::vec(prop::collection::vec(0_u32..4, months), roles),
            0.8_f64..1.6,
            prop::option::of((0.02_f64..0.2, 0.02_f64..0.2, 0.0_f64..0.5)),
        )
            .prop_map(move |(crews, season, caps, stretch, shape)| {
                let team = Team { crews, season };
                let mut question = Question {
                    team,
                    caps,
                    targets: vec![0.0],
                    shape: None,
                };
                let revenue = question.revenue(&[]);
                question.targets = vec![revenue.iter().sum::<f64>() * stretch];
                question.shape = shape.map(|(month, quarter, slope)| {
                    let raw: Vec<f64> = (0..months).map(|at| 1.0 + slope * at as f64).collect();
                    let sum: f64 = raw.iter().sum();
                    Rule {
                        shares: raw.iter().map(|r| r / sum).collect(),
                        month: Some(month),
                        quarter: Some(quarter),
                    }
                });
                question
            })
    })
}

/// Fewest hires, least changes and least sum of months, over every plan within the caps.
fn by_trying(question: &Question) -> Option<(u32, u32, usize)> {
    let months = question.months();
    let caps: Vec<u32> = question.caps.iter().flatten().copied().collect();
    let mut plan = vec![0_u32; caps.len()];
    let mut best: Option<(u32, u32, usize)> = None;
    loop {
        let hires: Vec<Vec<u32>> = plan.chunks(months).map(<[u32]>::to_vec).collect();
        if question.meets(&hires) {
            let key = key(&hires);
            best = Some(best.map_or(key, |best| best.min(key)));
        }
        let mut at = 0;
        while at < plan.len() && plan[at] == caps[at] {
            plan[at] = 0;
            at += 1;
        }
        let Some(count) = plan.get_mut(at) else {
            return best;
        };
        *count += 1;
    }
}

fn key(hires: &[Vec<u32>]) -> (u32, u32, usize) {
    let changes = |role: &Vec<u32>| role.windows(2).map(|pair| pair[0].abs_diff(pair[1])).sum::<u32>();
    let late = |role: &Vec<u32>| {
        role.iter()
            .enumerate()
            .map(|(at, n)| (at + 1) * *n as usize)
            .sum::<usize>()
    };
    (
        hires.iter().flatten().sum(),
        hires.iter().map(changes).sum(),
        hires.iter().map(late).sum(),
    )
}

#[test]
fn the_sample_has_a_plan_within_its_shape() {
    let question = Question::of(&Input::default());
    let Answer::Plan(plan) = answer(&question) else {
        panic!()
    };
    assert!(
        question.meets(&plan.hires) && plan.is_proved && plan.is_smoothest,
        "{plan:?}"
    );
    assert_eq!(plan.total, plan.hires.iter().flatten().sum::<u32>());
}

#[test]
fn without_roles_or_months_there_is_nothing_to_hire() {
    let empty = Question {
        team: Team {
            crews: Vec::new(),
            season: vec![1.0; 12],
        },
        caps: Vec::new(),
        targets: vec![0.0],
        shape: None,
    };
    assert!(matches!(answer(&empty), Answer::Plan(plan) if plan.total == 0));
    let more = Question {
        targets: vec![1.0],
        ..empty
    };
    let Answer::Impossible(levers) = answer(&more) else {
        panic!()
    };
    assert_eq!(
        (levers.target, levers.productivity),
        (Lever::By(0.0), Lever::Never)
    );
}

#[test]
fn half_a_year_is_asked_for_its_part_and_has_no_later_month() {
    let mut input = Input::default();
    for (id, value) in [("horizon", 6.0), ("target/1", 1e9)] {
        assert!(input.set(id, Sourced::typed(value)), "{id}");
    }
    let question = Question::of(&input);
    let shares: f64 = input.shares.iter().take(6).map(|share| share.value).sum();
    assert!((question.targets[0] - 1e9 * shares).abs() < 1.0);
    let Answer::Impossible(levers) = answer(&question) else {
        panic!()
    };
    // Three months to learn, six planned: not the ninth.
    assert_eq!(levers.last_months, [Some(3)]);
}

/// What stands in the way of the sample with another target.
fn levers_at(target: f64) -> (Question, Levers) {
    let mut input = Input::default();
    assert!(input.set("target/1", Sourced::typed(target)));
    let question = Question::of(&input);
    let Answer::Impossible(levers) = answer(&question) else {
        panic!("{target} is within reach")
    };
    (question, levers)
}

#[test]
fn a_target_above_the_sample_s_has_a_highest_share_within_reach() {
    for (target, expected) in [
        (260e6, 0.933_16),
        (300e6, 0.808_74),
        (400e6, 0.606_55),
        (600e6, 0.404_37),
    ] {
        let (question, levers) = levers_at(target);
        let Lever::By(share) = levers.target else {
            panic!("{target}: {levers:?}")
        };
        assert!((share - expected).abs() < 5e-4, "{target}: {share}");
        assert_eq!(levers.productivity, Lever::By(1.0 / share));
        let with = |share: f64| Question {
            targets: question.targets.iter().map(|t| t * share).collect(),
            ..question.clone()
        };
        assert!(
            matches!(answer(&with(share * (1.0 - 1e-7))), Answer::Plan(_)),
            "{target}"
        );
        assert!(
            matches!(answer(&with(share * 1.001)), Answer::Impossible(_)),
            "{target}"
        );
    }
}

#[test]
fn the_shape_is_said_to_bind_only_where_the_caps_would_do() {
    let (_, levers) = levers_at(260e6);
    let binds = levers.shape_binds.unwrap();
    assert!((binds.at_caps - 306_497_741.1).abs() < 1.0 && binds.target == 260e6);
    let Lever::By(share) = levers.target else { panic!() };
    assert_eq!(binds.shaped, Some(share * 260e6));
    assert_eq!((binds.month, binds.quarter), (Some(0.02), Some(0.03)));
    assert_eq!(levers_at(400e6).1.shape_binds, None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_plan_is_better_than_the_one_found(question in questions()) {
        let best = by_trying(&question);
        match answer(&question) {
            Answer::Plan(plan) => {
                prop_assert!(plan.is_proved && plan.is_smoothest);
                prop_assert_eq!(Some(key(&plan.hires)), best);
            }
            Answer::Impossible(_) => prop_assert_eq!(best, None),
            Answer::Unknown => prop_assert!(false, "given up"),
        }
    }

    #[test]
    fn each_lever_does_it_and_a_little_less_does_not(question in questions()) {
        let Answer::Impossible(levers) = answer(&question) else { return Ok(()) };
        let has_plan = |question: &Question| matches!(answer(question), Answer::Plan(_));
        if let Lever::By(share) = levers.target {
            let with = |share: f64| Question {
                targets: question.targets.iter().map(|t| t * share).collect(),
                ..question.clone()
            };
            prop_assert!(has_plan(&with(share * (1.0 - 1e-7))));
            prop_assert!(!has_plan(&with(share * 1.001 + 1e-9)));
        }
        if let Lever::By(factor) = levers.productivity {
            let with = |factor: f64| {
                let mut question = question.clone();
                for crew in &mut question.team.crews {
                    crew.output.ready *= factor;
                    crew.output.maturing.iter_mut().for_each(|young| *young *= factor);
                }
                question
            };
            prop_assert!(has_plan(&with(factor * (1.0 + 1e-7))));
            prop_assert!(!has_plan(&with(factor * 0.999)));
        }
        if let Lever::By(more) = levers.cap {
            let with = |more: u32| {
                let mut question = question.clone();
                question.caps.iter_mut().flatten().for_each(|cap| *cap += more);
                question
            };
            prop_assert!(more > 0 && has_plan(&with(more)) && !has_plan(&with(more - 1)));
        }
        if let (Some(Lever::By(more)), Some(rule)) = (levers.tolerance, &question.shape) {
            let with = |more: f64| Question {
                shape: Some(Rule {
                    month: rule.month.map(|t| t + more),
                    quarter: rule.quarter.map(|t| t + more),
                    ..rule.clone()
                }),
                ..question.clone()
            };
            prop_assert!(has_plan(&with(more)) && !has_plan(&with(more - 0.001)));
        }
        prop_assert!(levers.target != Lever::Unknown && levers.attrition != Lever::Unknown);
        // Small searches are not given up.
        prop_assert!(!matches!(levers.target, Lever::Enough(_)) && !matches!(levers.attrition, Lever::Enough(_)));
        let free = Question { shape: None, ..question.clone() };
        let binds = question.shape.is_some() && free.meets(&free.all_at_cap());
        prop_assert_eq!(levers.shape_binds.is_some(), binds);
    }
}
