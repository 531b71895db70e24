//! The course of a group: the worked example, and what must hold for any.

use proptest::prelude::*;

use super::*;

fn groups() -> impl Strategy<Value = Group> {
    (0_usize..6).prop_flat_map(|span| {
        let opening = prop::collection::vec(0.0_f64..20.0, span);
        (0.0_f64..=1.0, 0.0_f64..=1.0, 0.0_f64..50.0, opening).prop_map(
            move |(maturing_stay, ready_stay, ready, maturing)| Group {
                months_to_ready: span,
                maturing_stay,
                ready_stay,
                ready,
                maturing,
            },
        )
    })
}

fn heads(month: &Month) -> f64 {
    month.ready.total() + month.maturing_total().total()
}

#[test]
fn who_is_there_long_enough_is_ready_at_once() {
    let group = Group {
        months_to_ready: 1,
        maturing_stay: 0.5,
        ready_stay: 1.0,
        ready: 2.0,
        maturing: vec![4.0, 3.0],
    };
    let months = project(&group, &[0.0, 0.0]);
    assert_eq!(
        (months[0].ready.total(), months[0].maturing_total().total()),
        (5.0, 4.0)
    );
    assert_eq!((months[1].ready.total(), months[1].became_ready), (7.0, 2.0));
}

#[test]
fn without_a_span_joiners_are_ready_in_their_first_month() {
    let group = Group {
        ready_stay: 0.5,
        ..Group::default()
    };
    let months = project(&group, &[4.0, 2.0]);
    assert_eq!((months[0].ready.joined, months[0].became_ready), (4.0, 4.0));
    assert_eq!(months[1].ready.joined, 4.0);
}

proptest! {
    #[test]
    fn heads_balance_from_month_to_month(group in groups(), joins in prop::collection::vec(0.0_f64..9.0, 2..20)) {
        let months = project(&group, &joins);
        for pair in months.windows(2) {
            let next = heads(&pair[0]) - pair[0].ready_left - pair[0].maturing_left + pair[1].joined;
            prop_assert!((heads(&pair[1]) - next).abs() < 1e-9);
        }
    }

    #[test]
    fn where_nobody_leaves_or_joins_heads_stay(group in groups()) {
        let group = Group { maturing_stay: 1.0, ready_stay: 1.0, ..group };
        let months = project(&group, &[0.0; 12]);
        let first = heads(&months[0]);
        prop_assert!(months.iter().all(|month| (heads(month) - first).abs() < 1e-9));
    }

    #[test]
    fn a_group_is_its_opening_and_each_joiner_apart(
        group in groups(),
        joins in prop::collection::vec(0.0_f64..9.0, 1..20),
        ready in 0.0_f64..100.0,
        young in 0.0_f64..100.0,
    ) {
        let output = Output { ready, maturing: vec![young; group.months_to_ready] };
        let total = |joins: &[f64]| -> Vec<f64> {
            project(&group, joins).iter().map(|m| output.of_ready(m) + output.of_maturing(m)).collect()
        };
        let base = total(&vec![0.0; joins.len()]);
        let one = output.of_joiner(&group, joins.len());
        for (at, all) in total(&joins).into_iter().enumerate() {
            let parts: f64 = (0..=at).map(|k| joins[k] * one[at - k]).sum();
            prop_assert!((all - base[at] - parts).abs() <= 1e-9 * all.abs().max(1.0));
        }
    }

    #[test]
    fn changes_lead_from_one_month_to_the_next(group in groups(), joins in prop::collection::vec(0.0_f64..9.0, 2..15)) {
        let output = Output { ready: 100.0, maturing: (0..group.months_to_ready).map(|a| 10.0 * a as f64).collect() };
        let months = project(&group, &joins);
        let brings = |m: &Month| output.of_ready(m) + output.of_maturing(m);
        for pair in months.windows(2) {
            let (left, matured) = output.change(&group, &pair[0]);
            let joined = pair[1].joined * output.at(0, group.months_to_ready);
            prop_assert!((brings(&pair[0]) + left + matured + joined - brings(&pair[1])).abs() < 1e-6);
        }
    }
}
