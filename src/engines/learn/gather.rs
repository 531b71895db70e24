//! Rows of any kind → a table to learn from: which columns may be factors at all, and which rows have an outcome.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::table::{Column, Data, Table};

/// From this many rows on a column of different whole numbers in order is taken for a running number.
const FEWEST_FOR_RUNNING_NUMBER: usize = 30;

/// A value stands for closed rows only where it would be in this many open rows, if it were as frequent there…
const FEWEST_EXPECTED: f64 = 10.0;
/// …and is in fewer than this part of them.
const HARDLY_ANY: f64 = 0.02;

/// Why a column is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unused {
    /// The user said so.
    Dropped,
    /// It holds days.
    Date,
    /// It tells rows apart and nothing else.
    Id,
    /// It is the deal's amount, which only won rows have.
    Amount,
}

/// What cannot be done at all with the outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoOutcomes {
    /// No row was won.
    NoneWon,
    /// Every row with an outcome was won.
    NoneLost,
}

/// A column as it came.
#[derive(Debug, Clone, PartialEq)]
pub struct RawColumn {
    /// What the user calls it.
    pub name: String,
    /// Its cells.
    pub data: Data,
    /// Why it is not to be looked at, where that is known before its cells are.
    pub unused: Option<Unused>,
    /// Whether it is the deal's amount.
    pub is_amount: bool,
}

/// Rows to learn from.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The rows with an outcome.
    pub table: Table,
    /// For each column of the table its place among the raw ones.
    pub places: Vec<usize>,
    /// Rows without an outcome.
    pub open: usize,
    /// Columns that are not looked at: their place and name.
    pub unused: Vec<(usize, String, Unused)>,
}

/// Puts the rows with an outcome into a table. `outcomes` says of each row whether it was won, none where it is open;
/// `order` when it came, or is empty.
///
/// # Errors
///
/// [`NoOutcomes`] where one of the two outcomes does not occur.
pub fn gather(
    columns: &[RawColumn],
    outcomes: &[Option<bool>],
    order: &[Option<i64>],
) -> Result<History, NoOutcomes> {
    let closed = rows_where(outcomes, Option::is_some);
    let open = rows_where(outcomes, Option::is_none);
    let is_won = |row: &usize| outcomes.get(*row).copied().flatten().unwrap_or(false);
    if !closed.iter().any(is_won) {
        return Err(NoOutcomes::NoneWon);
    }
    if closed.iter().all(is_won) {
        return Err(NoOutcomes::NoneLost);
    }
    let (mut kept, mut places, mut unused) = (Vec::new(), Vec::new(), Vec::new());
    for (at, column) in columns.iter().enumerate() {
        let why = column.unused.or_else(|| {
            if column.data.is_running_number() {
                Some(Unused::Id)
            } else {
                let is_paid = column.is_amount && column.data.is_paid_when_won(outcomes);
                is_paid.then_some(Unused::Amount)
            }
        });
        match why {
            Some(why) => unused.push((at, column.name.clone(), why)),
            None => {
                places.push(at);
                kept.push(Column {
                    name: column.name.clone(),
                    filled_when_open: column.data.share_filled(&open),
                    value_when_closed: column.data.only_when_closed(&closed, &open),
                    data: column.data.only(&closed),
                });
            }
        }
    }
    let order = if order.is_empty() {
        Vec::new()
    } else {
        closed
            .iter()
            .map(|row| order.get(*row).copied().flatten())
            .collect()
    };
    let table = Table {
        columns: kept,
        won: closed.iter().map(is_won).collect(),
        order,
    };
    Ok(History {
        table,
        places,
        open: open.len(),
        unused,
    })
}

fn rows_where(outcomes: &[Option<bool>], is: impl Fn(&Option<bool>) -> bool) -> Vec<usize> {
    let rows = outcomes.iter().enumerate().filter(|(_, outcome)| is(outcome));
    rows.map(|(row, _)| row).collect()
}

impl Data {
    /// The cells of some rows.
    fn only(&self, rows: &[usize]) -> Self {
        match self {
            Self::Words { words, codes } => Self::Words {
                words: words.clone(),
                codes: rows
                    .iter()
                    .map(|row| codes.get(*row).copied().unwrap_or(0))
                    .collect(),
            },
            Self::Numbers(values) => Self::Numbers(
                rows.iter()
                    .map(|row| values.get(*row).copied().flatten())
                    .collect(),
            ),
        }
    }

    fn share_filled(&self, rows: &[usize]) -> Option<f64> {
        let filled = rows.iter().filter(|row| self.is_filled(**row)).count();
        (!rows.is_empty()).then(|| filled as f64 / rows.len() as f64)
    }

    /// The value of most closed rows that hardly any open row has, with its share of the closed ones.
    fn only_when_closed(&self, closed: &[usize], open: &[usize]) -> Option<(String, f64)> {
        let (of_closed, of_open) = (self.counts(closed), self.counts(open));
        let all = closed.len().max(1) as f64;
        let is_absent = |(value, count): &(&u64, &usize)| {
            let expected = **count as f64 / all * open.len() as f64;
            let found = of_open.get(*value).copied().unwrap_or(0) as f64;
            expected >= FEWEST_EXPECTED && found <= HARDLY_ANY * expected
        };
        let absent = of_closed.iter().filter(is_absent);
        let (value, count) = absent.max_by_key(|(value, count)| (**count, std::cmp::Reverse(**value)))?;
        let name = match self {
            Self::Words { words, .. } => words.get(usize::try_from(*value).ok()?.checked_sub(1)?)?.clone(),
            Self::Numbers(_) => f64::from_bits(*value).to_string(),
        };
        Some((name, *count as f64 / all))
    }

    /// How often each value is in some rows: by the code of a word, by the bits of a number.
    fn counts(&self, rows: &[usize]) -> BTreeMap<u64, usize> {
        let value = |row: &usize| match self {
            Self::Words { codes, .. } => codes
                .get(*row)
                .filter(|code| **code > 0)
                .map(|code| u64::from(*code)),
            // Both zeros are one value.
            Self::Numbers(values) => values.get(*row).copied().flatten().map(|x| (x + 0.0).to_bits()),
        };
        rows.iter()
            .filter_map(value)
            .fold(BTreeMap::new(), |mut counts, value| {
                *counts.entry(value).or_insert(0) += 1;
                counts
            })
    }

    /// Whole numbers, all different, rising or falling from row to row.
    fn is_running_number(&self) -> bool {
        let Self::Numbers(values) = self else {
            return false;
        };
        let numbers: Vec<f64> = values.iter().copied().flatten().collect();
        let pairs = || numbers.iter().zip(numbers.iter().skip(1));
        numbers.len() >= FEWEST_FOR_RUNNING_NUMBER
            && numbers.iter().all(|x| *x == libm::trunc(*x))
            && (pairs().all(|(a, b)| a < b) || pairs().all(|(a, b)| a > b))
    }

    /// Whether an amount stands in nearly all won rows and in nearly no lost one.
    fn is_paid_when_won(&self, outcomes: &[Option<bool>]) -> bool {
        let Self::Numbers(values) = self else {
            return false;
        };
        let share = |class: bool| {
            let of_class = || {
                values
                    .iter()
                    .zip(outcomes)
                    .filter(|(_, won)| **won == Some(class))
            };
            let paid = of_class()
                .filter(|(value, _)| value.is_some_and(|x| x != 0.0))
                .count();
            paid as f64 / of_class().count().max(1) as f64
        };
        share(true) >= 0.9 && share(false) <= 0.02
    }
}
