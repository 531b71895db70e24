//! Conversion rates: own history smoothed towards the reference.

use super::input::{Input, Month, Stage};
use super::report::{OwnRate, Problem, Rate, RateSource};
use super::tally::count;
use crate::engines::stats::Interval;
use crate::engines::stats::beta::Beta;
use crate::engines::stats::wilson::wilson;
use crate::engines::value::Source;

/// The rate of every stage.
pub(super) fn rates(input: &Input, problems: &mut Vec<Problem>) -> Vec<Rate> {
    let totals = own_counts(input, problems);
    let strength = input.numbers.smoothing.value;
    let each = input.stages.iter().zip(totals);
    each.map(|(stage, (worked, advanced))| smoothed(stage, worked, advanced, strength))
        .collect()
}

/// The months of history that count: those that begin after `as of` less so many months, and not after it. So there are
/// never more of them than that, whichever day of the month it is.
pub(super) fn counting_months(input: &Input) -> impl Iterator<Item = &Month> {
    let back = i32::try_from(count(input.numbers.history_months.value)).unwrap_or(0);
    let since = input.as_of.add_months(-back);
    let counts =
        move |month: &&Month| month.first <= input.as_of && since.is_none_or(|since| month.first > since);
    input.history.iter().filter(counts)
}

/// Customers worked and gone on per stage, over the months that count.
fn own_counts(input: &Input, problems: &mut Vec<Problem>) -> Vec<(u64, u64)> {
    let mut totals = vec![(0, 0); input.stages.len()];
    for month in counting_months(input) {
        for (stage, total) in input.stages.iter().zip(&mut totals) {
            let Some(passed) = month.passed.get(&stage.id) else {
                continue;
            };
            let (worked, advanced) = (count(passed.worked.value), count(passed.advanced.value));
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
    let own = wilson(advanced, worked).map(|estimate| OwnRate {
        worked,
        advanced,
        estimate,
    });
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
