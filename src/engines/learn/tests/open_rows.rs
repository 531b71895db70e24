//! Values that stand for closed rows only, though the column is filled for open ones too.

use super::*;

/// So many closed and open rows of each value.
fn history(cells: &[(&'static str, usize, usize)]) -> History {
    let (mut words, mut outcomes) = (Vec::new(), Vec::new());
    for (word, closed, open) in cells {
        words.extend(std::iter::repeat_n(*word, closed + open));
        outcomes.extend((0..*closed).map(|row| Some(row % 2 == 0)));
        outcomes.extend(std::iter::repeat_n(None, *open));
    }
    let column = RawColumn {
        name: "state".into(),
        data: Data::of_words(words),
        unused: None,
        is_amount: false,
    };
    gather(&[column], &outcomes, &[]).unwrap()
}

fn asked(cells: &[(&'static str, usize, usize)]) -> Vec<Suspicion> {
    suspicions(&history(cells).table, 0, 1)
}

#[test]
fn a_value_that_only_closed_rows_have_is_asked_about() {
    let found = asked(&[("new", 60, 60), ("called", 60, 40), ("signed off", 80, 0)]);
    assert_eq!(found, [Suspicion::ValueOnlyClosed("signed off".into(), 0.4)]);
    // One slip among many open rows does not hide it, and of two the commoner is named.
    let found = asked(&[("new", 100, 400), ("paid", 20, 0), ("signed off", 80, 1)]);
    assert_eq!(found, [Suspicion::ValueOnlyClosed("signed off".into(), 0.4)]);
}

#[test]
fn a_value_that_too_few_open_rows_could_have_had_is_not() {
    // A twentieth of 100 open rows would be five: their absence may be chance.
    assert_eq!(asked(&[("new", 190, 100), ("fair", 10, 0)]), []);
    assert_eq!(asked(&[("new", 100, 50), ("called", 100, 50)]), []);
    // Enough open rows, but what 4 % have carries no score.
    assert_eq!(
        asked(&[("new", 480, 400), ("called", 480, 400), ("Kim", 40, 0)]),
        []
    );
    assert_eq!(asked(&[("new", 100, 0), ("called", 100, 0)]), []);
}

#[test]
fn a_number_may_be_such_a_value() {
    let numbers = (0..300).map(|row| Some(if row < 100 { 100.0 } else { f64::from(row % 3) }));
    let column = RawColumn {
        name: "probability".into(),
        data: Data::Numbers(numbers.collect()),
        unused: None,
        is_amount: false,
    };
    let outcomes: Vec<Option<bool>> = (0..300).map(|row| (row < 200).then_some(row % 2 == 0)).collect();
    let table = gather(&[column], &outcomes, &[]).unwrap().table;
    assert_eq!(
        suspicions(&table, 0, 1),
        [Suspicion::ValueOnlyClosed("100".into(), 0.5)]
    );
}
