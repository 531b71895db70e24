//! The leads with an outcome, as the report scores them.

use super::super::columns::{day_of, role_cells};
use super::super::{Case, LeadScore, Outcome, Reader, Report};
use crate::engines::learn::Known;
use crate::engines::scorecard::TierRange;
use crate::workspace::rows::{Cell, ColumnRole, RowId, Rows};

/// A lead that was won or lost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClosedLead {
    /// The lead.
    pub id: RowId,
    /// Its score over what is known, 0 to 100; none where nothing is.
    pub score: Option<f64>,
    /// The tiers it may be in.
    pub tiers: TierRange,
    /// Whether its tier was set by hand.
    pub by_hand: bool,
    /// Won.
    pub won: bool,
    /// The deal's amount; none where it is not known.
    pub amount: Option<f64>,
    /// Day it came, else the day it was closed, as days since 1970.
    pub day: Option<i64>,
}

/// The leads of a report that were won or lost, in row order.
#[must_use]
pub fn closed_leads(rows: &Rows, report: &Report) -> Vec<ClosedLead> {
    let amounts = role_cells(rows, ColumnRole::Amount, |cell| match cell {
        Cell::Number(x) if x.is_finite() && x >= 0.0 => Some(x),
        _ => None,
    });
    let days = days(rows);
    let at = |list: &[Option<f64>], row: usize| list.get(row).copied().flatten();
    let is_closed = |(_, lead): &(usize, &LeadScore)| lead.outcome != Outcome::Open;
    let closed = report.leads.iter().enumerate().filter(is_closed);
    closed
        .map(|(row, lead)| ClosedLead {
            id: lead.id,
            score: lead.score.value(),
            tiers: lead.tiers(),
            by_hand: lead.by_hand.is_some(),
            won: lead.outcome == Outcome::Won,
            amount: at(&amounts, row),
            day: days.get(row).copied().flatten(),
        })
        .collect()
}

/// The same leads as the scorecard in use reads them, to learn from. Only days of arrival put them in order: a day of
/// closing is known after the fact.
#[must_use]
pub fn known(case: Case<'_>) -> Known {
    let Some(card) = case.input.card() else {
        return Known::default();
    };
    let reader = Reader::new(card, case.rows, case.as_of);
    let created = role_cells(case.rows, ColumnRole::Created, day_of);
    let mut known = Known::default();
    let Some(outcome) = case.rows.role_at(ColumnRole::Outcome) else {
        return known;
    };
    for row in 0..case.rows.len() {
        let Some(place) = case.rows.place(row) else { break };
        let outcome = Outcome::of_word(case.rows.text(place, outcome).unwrap_or_default());
        if outcome != Outcome::Open {
            known.readings.push(reader.readings(place));
            known.won.push(outcome == Outcome::Won);
            known.order.push(created.get(row).copied().flatten());
        }
    }
    known
}

/// The day each lead came; where a list has none at all, the day it was closed.
fn days(rows: &Rows) -> Vec<Option<i64>> {
    let created = role_cells(rows, ColumnRole::Created, day_of);
    if created.iter().any(Option::is_some) {
        created
    } else {
        role_cells(rows, ColumnRole::Closed, day_of)
    }
}
