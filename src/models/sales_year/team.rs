//! The input as plain numbers: groups with what they bring, the season, and what is asked of the plan.

use super::input::{Input, Role, amount, whole};
use crate::engines::cohort::{Group, Output};
use crate::engines::value::Sourced;

/// A role as numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Crew {
    /// Who is there and how they mature and leave.
    pub group: Group,
    /// What one brings a month.
    pub output: Output,
}

/// A team over some months: what its revenue follows from, hires aside.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// The roles.
    pub crews: Vec<Crew>,
    /// What revenue is multiplied with in each month; one entry per month.
    pub season: Vec<f64>,
}

impl Team {
    /// The team of an input.
    #[must_use]
    pub fn of(input: &Input) -> Self {
        let history = shares(input);
        let season = (0..input.months()).map(|month| {
            let share = history.and_then(|shares| shares.get(input.calendar_month(month)).copied());
            share
                .filter(|_| input.is_seasonal)
                .map_or(1.0, |share| share * 12.0)
        });
        Self {
            season: season.collect(),
            crews: input.roles.iter().map(crew).collect(),
        }
    }

    /// Months planned.
    #[must_use]
    pub fn months(&self) -> usize {
        self.season.len()
    }

    /// What one hire of a role, made in a month (0 for the first), is expected to bring in each month of the horizon.
    #[must_use]
    pub fn gain(&self, role: usize, month: usize) -> Vec<f64> {
        let left = self.months().saturating_sub(month);
        let brought = self
            .crews
            .get(role)
            .map_or_else(Vec::new, |crew| crew.output.of_joiner(&crew.group, left));
        let before = std::iter::repeat_n(0.0, month.min(self.months()));
        before
            .chain(brought)
            .zip(&self.season)
            .map(|(gain, season)| gain * season)
            .collect()
    }
}

/// The share of each calendar month, made to sum to 1; none without a history or where all are 0.
pub(super) fn shares(input: &Input) -> Option<[f64; 12]> {
    let mut shares = [0.0; 12];
    for (share, typed) in shares.iter_mut().zip(&input.shares) {
        *share = amount(typed.value);
    }
    let sum: f64 = shares.iter().sum();
    (input.has_history && sum > 0.0).then(|| shares.map(|share| share / sum))
}

/// Hires of each role in each month of the horizon, whole.
pub(super) fn planned(input: &Input) -> Vec<Vec<u32>> {
    per_month(input, |role| &role.hires)
}

/// The most hires of each role in each month of the horizon.
pub(super) fn caps(input: &Input) -> Vec<Vec<u32>> {
    per_month(input, |role| &role.caps)
}

fn per_month(input: &Input, list: fn(&Role) -> &Vec<Sourced<f64>>) -> Vec<Vec<u32>> {
    let number = |role: &Role, month: usize| list(role).get(month).map_or(0, |n| whole(n.value).min(1000));
    let of = |role| {
        (0..input.months())
            .map(|month| u32::try_from(number(role, month)).unwrap_or(0))
            .collect()
    };
    input.roles.iter().map(of).collect()
}

fn crew(role: &Role) -> Crew {
    let ramp = role.ramp();
    let ready = amount(role.productivity_qualified.likely.value);
    let young = amount(role.productivity_ramping.likely.value);
    Crew {
        group: Group {
            months_to_ready: ramp,
            maturing_stay: role.retention_ramping.monthly(role.retention_ramping.likely),
            ready_stay: role.retention_qualified.monthly(role.retention_qualified.likely),
            ready: amount(role.qualified.value),
            maturing: opening(role),
        },
        output: Output {
            ready,
            maturing: (0..ramp)
                .map(|age| curve(role, age).map_or(young, |share| share * ready))
                .collect(),
        },
    }
}

/// Ramping reps before the first month, by whole months since hire. Those beyond the ramp count as qualified.
pub(super) fn opening(role: &Role) -> Vec<f64> {
    if role.is_by_age {
        return role
            .ramping_by_age
            .iter()
            .map(|heads| amount(heads.value))
            .collect();
    }
    let ages = role.ramp().max(1);
    vec![amount(role.ramping.value) / ages as f64; ages]
}

/// Productivity `age` months after hire as a share of a qualified rep's; none where the role has no curve. Where the
/// curve is shorter than the ramp its last value goes on.
pub(super) fn curve(role: &Role, age: usize) -> Option<f64> {
    let share = role.curve.get(age).or_else(|| role.curve.last());
    role.has_curve
        .then(|| share.map_or(0.0, |share| amount(share.value)))
}
