//! A table from outside → rows with a known outcome to learn a scorecard from.

use std::collections::BTreeSet;

use super::csv::Sheet;
use super::detect::{
    ColumnKind, ColumnProfile, EmptyMarkers, NumberReading, Outcome, Role, date_column, number_column,
    profile_sheet, propose_outcome, propose_roles,
};
use crate::engines::learn::{Column, Data, Table};
use crate::engines::value::fold;

/// From this many rows on a column of different whole numbers in order is taken for a running number.
const FEWEST_FOR_RUNNING_NUMBER: usize = 30;

/// What the user says about the table.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Name of the outcome column.
    pub outcome: &'a str,
    /// The value that means won.
    pub won: &'a str,
    /// Name of the column with the day each row came, where the latest rows shall judge.
    pub date: Option<&'a str>,
    /// Names of columns that shall not be used.
    pub drop: &'a [String],
}

/// Why a column is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What cannot be done at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoHistory {
    /// There is no column of this name; those there are.
    NoColumn(String, Vec<String>),
    /// No row has the value that means won; the commonest values of the outcome.
    NoneWon(Vec<String>),
    /// Every row with an outcome was won.
    NoneLost,
}

/// Rows to learn from.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The rows with an outcome.
    pub table: Table,
    /// Rows without one.
    pub open: usize,
    /// Columns that are not looked at, in the order of the table.
    pub unused: Vec<(String, Unused)>,
}

/// Takes a table apart. Lost is what the values say is lost; where none of them says so, everything that is filled
/// and not won.
///
/// # Errors
///
/// [`NoHistory`] where a column is missing or one of the two outcomes does not occur.
pub fn history(sheet: &Sheet, ask: Ask<'_>) -> Result<History, NoHistory> {
    let find = |name: &str| {
        let place = sheet.headers().iter().position(|h| fold(h) == fold(name));
        place.ok_or_else(|| NoHistory::NoColumn(name.to_owned(), sheet.headers().to_vec()))
    };
    let outcome = find(ask.outcome)?;
    let date = ask.date.map(find).transpose()?;
    let dropped = ask
        .drop
        .iter()
        .map(|name| find(name))
        .collect::<Result<BTreeSet<_>, _>>()?;
    let markers = EmptyMarkers::default();
    let profiles = profile_sheet(sheet, &markers);
    let won = outcomes(sheet, outcome, ask.won, profiles.get(outcome), &markers);
    let closed: Vec<usize> = rows_where(&won, Option::is_some);
    let open: Vec<usize> = rows_where(&won, Option::is_none);
    let won_of = |row: &usize| won.get(*row).copied().flatten().unwrap_or(false);
    if !closed.iter().any(won_of) {
        let values = profiles
            .get(outcome)
            .map(|p| p.values.iter().take(8).map(|v| v.value.clone()).collect());
        return Err(NoHistory::NoneWon(values.unwrap_or_default()));
    }
    if closed.iter().all(won_of) {
        return Err(NoHistory::NoneLost);
    }
    let amount = propose_roles(sheet, &profiles)
        .iter()
        .position(|role| role.role == Role::Amount);
    let (mut columns, mut unused) = (Vec::new(), Vec::new());
    for (at, profile) in profiles.iter().enumerate().filter(|(at, _)| *at != outcome) {
        let data = data(sheet, at, profile, &markers);
        let why = if dropped.contains(&at) {
            Some(Unused::Dropped)
        } else if date == Some(at) || matches!(profile.kind, ColumnKind::Date { .. }) {
            Some(Unused::Date)
        } else if profile.looks_like_id || is_running_number(&data) {
            Some(Unused::Id)
        } else if amount == Some(at) && is_paid_when_won(&data, &won) {
            Some(Unused::Amount)
        } else {
            None
        };
        match why {
            Some(why) => unused.push((profile.name.clone(), why)),
            None => columns.push(Column {
                name: profile.name.clone(),
                filled_when_open: share_filled(&data, &open),
                data: only(&data, &closed),
            }),
        }
    }
    let order = date.and_then(|at| days(sheet, at, profiles.get(at)?, &markers));
    let table = Table {
        columns,
        won: closed.iter().map(won_of).collect(),
        order: order.map_or_else(Vec::new, |days| {
            closed
                .iter()
                .map(|row| days.get(*row).copied().flatten())
                .collect()
        }),
    };
    Ok(History {
        table,
        open: open.len(),
        unused,
    })
}

fn rows_where(won: &[Option<bool>], is: impl Fn(&Option<bool>) -> bool) -> Vec<usize> {
    won.iter()
        .enumerate()
        .filter(|(_, won)| is(won))
        .map(|(row, _)| row)
        .collect()
}

/// Won, lost or neither, row by row.
fn outcomes(
    sheet: &Sheet,
    column: usize,
    won: &str,
    profile: Option<&ColumnProfile>,
    markers: &EmptyMarkers,
) -> Vec<Option<bool>> {
    let won = fold(won);
    let meanings = profile.map(propose_outcome).unwrap_or_default();
    let meant = |outcome| {
        let values = meanings.iter().filter(move |v| v.outcome == Some(outcome));
        values
            .map(|v| fold(&v.value))
            .filter(|v| *v != won)
            .collect::<BTreeSet<String>>()
    };
    let (lost, open) = (meant(Outcome::Lost), meant(Outcome::Open));
    let of = |cell: &str| {
        let folded = fold(cell);
        if folded == won {
            Some(true)
        } else if markers.is_empty_cell(cell) || open.contains(&folded) {
            None
        } else {
            (lost.is_empty() || lost.contains(&folded)).then_some(false)
        }
    };
    sheet.column(column).map(of).collect()
}

fn data(sheet: &Sheet, at: usize, profile: &ColumnProfile, markers: &EmptyMarkers) -> Data {
    match profile.kind {
        ColumnKind::Number { decimal, .. } => {
            let reading = NumberReading {
                decimal,
                bare_is_percent: false,
            };
            Data::Numbers(number_column(sheet, at, reading, markers).values)
        }
        _ => Data::of_words(
            sheet
                .column(at)
                .map(|cell| if markers.is_empty_cell(cell) { "" } else { cell }),
        ),
    }
}

fn days(
    sheet: &Sheet,
    at: usize,
    profile: &ColumnProfile,
    markers: &EmptyMarkers,
) -> Option<Vec<Option<i64>>> {
    let ColumnKind::Date { order } = profile.kind else {
        return None;
    };
    let days = date_column(sheet, at, order, markers).values;
    Some(
        days.into_iter()
            .map(|day| day.map(|day| i64::from(day.epoch_days())))
            .collect(),
    )
}

/// The cells of some rows.
fn only(data: &Data, rows: &[usize]) -> Data {
    match data {
        Data::Words { words, codes } => Data::Words {
            words: words.clone(),
            codes: rows
                .iter()
                .map(|row| codes.get(*row).copied().unwrap_or(0))
                .collect(),
        },
        Data::Numbers(values) => Data::Numbers(
            rows.iter()
                .map(|row| values.get(*row).copied().flatten())
                .collect(),
        ),
    }
}

fn share_filled(data: &Data, rows: &[usize]) -> Option<f64> {
    let filled = rows.iter().filter(|row| data.is_filled(**row)).count();
    (!rows.is_empty()).then(|| filled as f64 / rows.len() as f64)
}

/// Whole numbers, all different, rising or falling from row to row.
fn is_running_number(data: &Data) -> bool {
    let Data::Numbers(values) = data else {
        return false;
    };
    let numbers: Vec<f64> = values.iter().copied().flatten().collect();
    let pairs = || numbers.iter().zip(numbers.iter().skip(1));
    numbers.len() >= FEWEST_FOR_RUNNING_NUMBER
        && numbers.iter().all(|x| *x == libm::trunc(*x))
        && (pairs().all(|(a, b)| a < b) || pairs().all(|(a, b)| a > b))
}

/// Whether an amount stands in nearly all won rows and in nearly no lost one.
fn is_paid_when_won(data: &Data, won: &[Option<bool>]) -> bool {
    let Data::Numbers(values) = data else {
        return false;
    };
    let share = |class: bool| {
        let of_class = || values.iter().zip(won).filter(|(_, won)| **won == Some(class));
        let paid = of_class()
            .filter(|(value, _)| value.is_some_and(|x| x != 0.0))
            .count();
        paid as f64 / of_class().count().max(1) as f64
    };
    share(true) >= 0.9 && share(false) <= 0.02
}
