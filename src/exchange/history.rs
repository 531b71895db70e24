//! A table from outside → rows with a known outcome to learn a scorecard from.

use std::collections::BTreeSet;

use super::csv::Sheet;
use super::detect::{
    ColumnKind, ColumnProfile, EmptyMarkers, NumberReading, Outcome, Role, date_column, number_column,
    profile_sheet, propose_outcome, propose_roles,
};
use crate::engines::learn::{Data, History, NoOutcomes, RawColumn, Unused, gather};
use crate::engines::value::fold;

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
    let amount = propose_roles(sheet, &profiles)
        .iter()
        .position(|role| role.role == Role::Amount);
    let columns: Vec<RawColumn> = profiles
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != outcome)
        .map(|(at, profile)| RawColumn {
            name: profile.name.clone(),
            data: data(sheet, at, profile, &markers),
            unused: if dropped.contains(&at) {
                Some(Unused::Dropped)
            } else if date == Some(at) || matches!(profile.kind, ColumnKind::Date { .. }) {
                Some(Unused::Date)
            } else {
                profile.looks_like_id.then_some(Unused::Id)
            },
            is_amount: amount == Some(at),
        })
        .collect();
    let order = date.and_then(|at| days(sheet, at, profiles.get(at)?, &markers));
    gather(&columns, &won, &order.unwrap_or_default()).map_err(|why| match why {
        NoOutcomes::NoneWon => {
            let values = profiles
                .get(outcome)
                .map(|p| p.values.iter().take(8).map(|v| v.value.clone()).collect());
            NoHistory::NoneWon(values.unwrap_or_default())
        }
        NoOutcomes::NoneLost => NoHistory::NoneLost,
    })
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
