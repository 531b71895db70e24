//! The search against trying every choice.

use proptest::prelude::*;

use super::*;
use crate::engines::pace::{Pace, Sliced, at_once};

fn best(programme: &Programme, cost: &[f64]) -> Found {
    at_once(minimise(programme, cost, None, 100_000, &Pace::unpaced()))
}

/// The least cost of all choices of whole numbers, by trying them.
fn by_trying(programme: &Programme, cost: &[f64]) -> Option<f64> {
    let mut values = vec![0.0; programme.columns.len()];
    let mut least: Option<f64> = None;
    loop {
        if programme.holds(&values) {
            let sum: f64 = values.iter().zip(cost).map(|(v, c)| v * c).sum();
            least = Some(least.map_or(sum, |least| least.min(sum)));
        }
        let mut at = 0;
        while at < values.len() && values[at] >= programme.columns[at].high {
            values[at] = 0.0;
            at += 1;
        }
        let Some(value) = values.get_mut(at) else {
            return least;
        };
        *value += 1.0;
    }
}

fn programmes() -> impl Strategy<Value = (Programme, Vec<f64>)> {
    (1_usize..5).prop_flat_map(|columns| {
        let most = prop::collection::vec(0_u32..5, columns);
        let sense = prop_oneof![Just(Sense::AtLeast), Just(Sense::AtMost), Just(Sense::Equal)];
        let factors = prop::collection::vec(-6_i32..7, columns);
        let row = (factors, sense, -12_i32..25);
        let cost = prop::collection::vec(-5_i32..6, columns);
        (most, prop::collection::vec(row, 0..4), cost).prop_map(|(most, rows, cost)| {
            let row = |(factors, sense, bound): (Vec<i32>, Sense, i32)| Row {
                terms: factors.into_iter().map(f64::from).enumerate().collect(),
                sense,
                bound: f64::from(bound),
            };
            let programme = Programme {
                columns: most.into_iter().map(Column::count).collect(),
                rows: rows.into_iter().map(row).collect(),
            };
            (programme, cost.into_iter().map(f64::from).collect())
        })
    })
}

#[test]
fn a_row_of_nothing_decides_alone() {
    let row = |bound| Row {
        terms: vec![(0, 0.0)],
        sense: Sense::AtLeast,
        bound,
    };
    let programme = |bound| Programme {
        columns: vec![Column::count(3)],
        rows: vec![row(bound)],
    };
    assert_eq!(best(&programme(1.0), &[1.0]), Found::Infeasible);
    assert_eq!(best(&programme(-1.0), &[1.0]).cost(), Some(0.0));
    assert_eq!(best(&programme(f64::NAN), &[1.0]), Found::Infeasible);
}

#[test]
fn numbers_and_counts_go_together() {
    // A count n and the distance d of n from 2.5.
    let apart = |sign: f64| Row {
        terms: vec![(0, sign), (1, 1.0)],
        sense: Sense::AtLeast,
        bound: sign * 2.5,
    };
    let programme = Programme {
        columns: vec![Column::count(9), Column::up_to(100.0)],
        rows: vec![apart(1.0), apart(-1.0)],
    };
    let found = best(&programme, &[0.0, 1.0]);
    assert!((found.cost().unwrap() - 0.5).abs() < 1e-9, "{found:?}");
}

/// Equal parts of an odd number: no whole numbers meet it, which only a search of very many nodes can tell.
fn hopeless() -> Programme {
    Programme {
        columns: vec![Column::count(1000); 12],
        rows: vec![Row {
            terms: (0..12).map(|at| (at, 2.0 + 4.0 * (at % 5) as f64)).collect(),
            sense: Sense::Equal,
            bound: 3001.0,
        }],
    }
}

#[test]
fn the_search_ends_with_its_nodes() {
    let found = at_once(minimise(&hopeless(), &[1.0; 12], None, 100, &Pace::unpaced()));
    assert!(matches!(found, Found::Unknown | Found::Infeasible), "{found:?}");
}

#[test]
fn slices_give_the_same_answer() {
    let row = Row {
        terms: (0..8).map(|at| (at, 3.0 + (at * 7 % 11) as f64)).collect(),
        sense: Sense::Equal,
        bound: 101.0,
    };
    let programme = Programme {
        columns: vec![Column::count(6); 8],
        rows: vec![row],
    };
    let cost = [5.0, 9.0, 4.0, 7.0, 6.0, 8.0, 3.0, 7.5];
    let whole = best(&programme, &cost);
    let pace = Pace::in_slices();
    let inner = pace.clone();
    let mut work = Sliced::new(
        async move { minimise(&programme, &cost, None, 100_000, &inner).await },
        pace,
    );
    let sliced = std::iter::repeat_with(|| work.go_on(1)).flatten().next();
    assert_eq!(sliced, Some(whole));
}

proptest! {
    #[test]
    fn never_worse_than_trying_every_choice((programme, cost) in programmes()) {
        let least = by_trying(&programme, &cost);
        match best(&programme, &cost) {
            Found::Best { values, cost: found } => {
                prop_assert!(programme.holds(&values));
                prop_assert_eq!(Some(found), least);
            }
            Found::Infeasible => prop_assert_eq!(least, None),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
