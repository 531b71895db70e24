//! Conversion rates: own history smoothed towards the reference.

use super::input::{Input, Month, Stage};
use super::report::{OwnRate, Problem, Rate, RateSource};
use super::tally::count;
use crate::engines::stats::Interval;
use crate::engines::stats::beta::Beta;
use crate::engines::stats::wilson::wilson;
use crate::engines::value::Source;
use crate::i18n::date::Day;

/// The rate of every stage.
pub(super) fn rates(input: &Input, problems: &mut Vec<Problem>) -> Vec<Rate> {
    let totals = own_counts(input, input.as_of, problems);
    let strength = input.numbers.smoothing.value;
    let each = input.stages.iter().zip(totals);
    each.map(|(stage, (worked, advanced))| smoothed(stage, worked, advanced, strength))
        .collect()
}

/// A month of the own history of a stage: what was counted in it, and what the rate was with it.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthRate {
    /// Its first day.
    pub first: Day,
    /// Customers of the month that stood in the stage and those that went on, with the rate as counted; none where
    /// nobody stood in it.
    pub own: Option<OwnRate>,
    /// The rate that counted once the month was over: the months that count then, smoothed towards the reference.
    pub rate: Rate,
}

/// The rate of a stage as each month of the own history corrected it, up to the day on which the counts hold; empty where
/// there is no such stage or no history.
#[must_use]
pub fn month_rates(input: &Input, stage: &str) -> Vec<MonthRate> {
    let Some(at) = input.stages.iter().position(|one| one.id == stage) else {
        return Vec::new();
    };
    let until_now = input.history.iter().filter(|month| month.first <= input.as_of);
    until_now
        .filter_map(|month| {
            let stage = input.stages.get(at)?;
            let (worked, advanced) = own_counts(input, month.first, &mut Vec::new()).get(at).copied()?;
            let (own_worked, own_advanced) = counted(month, &stage.id).unwrap_or_default();
            Some(MonthRate {
                first: month.first,
                own: own_rate(own_worked, own_advanced.min(own_worked)),
                rate: smoothed(stage, worked, advanced, input.numbers.smoothing.value),
            })
        })
        .collect()
}

/// Customers of a month that stood in a stage, and that went on.
fn counted(month: &Month, stage: &str) -> Option<(u64, u64)> {
    let passed = month.passed.get(stage)?;
    Some((count(passed.worked.value), count(passed.advanced.value)))
}

fn own_rate(worked: u64, advanced: u64) -> Option<OwnRate> {
    let estimate = wilson(advanced, worked)?;
    Some(OwnRate {
        worked,
        advanced,
        estimate,
    })
}

/// The months of history that count: those that begin after `as of` less so many months, and not after it. So there are
/// never more of them than that, whichever day of the month it is.
pub(super) fn counting_months(input: &Input, as_of: Day) -> impl Iterator<Item = &Month> {
    let back = i32::try_from(count(input.numbers.history_months.value)).unwrap_or(0);
    let since = as_of.add_months(-back);
    let counts = move |month: &&Month| month.first <= as_of && since.is_none_or(|since| month.first > since);
    input.history.iter().filter(counts)
}

/// Customers worked and gone on per stage, over the months that count.
fn own_counts(input: &Input, as_of: Day, problems: &mut Vec<Problem>) -> Vec<(u64, u64)> {
    let mut totals = vec![(0, 0); input.stages.len()];
    for month in counting_months(input, as_of) {
        for (stage, total) in input.stages.iter().zip(&mut totals) {
            let Some((worked, advanced)) = counted(month, &stage.id) else {
                continue;
            };
            if advanced > worked {
                problems.push(Problem::AdvancedAboveWorked {
                    month: month.id(),
                    stage: stage.id.clone(),
                });
            }
            total.0 += worked;
            total.1 += advanced.min(worked);
        }
    }
    totals
}

fn smoothed(stage: &Stage, worked: u64, advanced: u64, strength: f64) -> Rate {
    let reference = stage.conversion.value;
    let own = own_rate(worked, advanced);
    let known = Beta {
        won: advanced as f64 + strength * reference,
        lost: (worked - advanced) as f64 + strength * (1.0 - reference),
    };
    let is_known = worked > 0 || strength > 0.0;
    let value = if worked > 0 { known.mean() } else { reference };
    let source = match (worked, stage.conversion.source) {
        (0, Source::Sample) => RateSource::Template,
        (0, _) => RateSource::Industry,
        _ => RateSource::Own,
    };
    let interval = if is_known {
        let interval = known.interval();
        Interval {
            low: interval.low.min(value),
            high: interval.high.max(value),
        }
    } else {
        Interval {
            low: value,
            high: value,
        }
    };
    Rate {
        value,
        interval,
        reference,
        source,
        own,
        known: is_known.then_some(known),
    }
}
