//! From high-intent customers back to calls, visits and events: what it takes, whether it can be done in time, and the
//! cheapest mix.

use super::input::{Channel, ChannelKind, Input};
use super::report::{ChannelReport, PersonWork, Problem, Work};
use super::tally::sum;
use crate::engines::cover::{NoMix, Way, cheapest, most};
use crate::engines::whole::ceiling;

/// Working days of a week.
const WEEK: f64 = 5.0;

/// High-intent customers that one unit of a channel brings.
pub(super) fn yields(channel: &Channel) -> f64 {
    let interest = channel.interest.value;
    match channel.kind {
        ChannelKind::Calls => channel.connect.value * channel.conversation.value * interest,
        ChannelKind::Visits => interest,
        ChannelKind::Online | ChannelKind::Offline if channel.feeds.is_some() => 0.0,
        ChannelKind::Online | ChannelKind::Offline => channel.attendees.value * interest,
    }
}

/// The channel that an event supplies: switched on or not, but no event itself.
fn fed<'a>(input: &'a Input, channel: &Channel) -> Option<(usize, &'a Channel)> {
    let id = channel.feeds.as_ref().filter(|_| channel.kind.is_event())?;
    let mut others = input.channels.iter().enumerate();
    others.find(|(_, other)| other.id == *id && !other.kind.is_event())
}

/// What all channels can do, are planned to do, and would do at least cost.
pub(super) fn work(input: &Input, needed: Option<f64>, reps: f64, problems: &mut Vec<Problem>) -> Work {
    let days = reps * input.numbers.working_days.value;
    let mut channels: Vec<ChannelReport> = input
        .channels
        .iter()
        .map(|channel| line(input, channel, needed, days))
        .collect();
    let ways: Vec<Way> = input
        .channels
        .iter()
        .zip(&channels)
        .map(|(c, line)| way(input, c, line))
        .collect();
    let limit = most(&ways, days);
    let mix = needed.map(|needed| cheapest(&ways, needed, days));
    if let Some(Ok(mix)) = &mix {
        for (line, units) in channels.iter_mut().zip(&mix.units) {
            line.cheapest = *units;
            line.cheapest_high_intent = units * line.yields;
        }
    }
    let taken = |line: &ChannelReport, way: &Way| line.planned * way.load;
    let work = Work {
        share_sum: sum(planned_shares(input)),
        planned_cost: sum(channels.iter().map(|line| line.planned * line.cost)),
        planned_days: sum(channels.iter().zip(&ways).map(|(line, way)| taken(line, way))),
        days,
        is_proven: limit.is_proven
            && match &mix {
                Some(Ok(mix)) => mix.is_proven,
                Some(Err(reason)) => *reason == NoMix::Impossible,
                None => true,
            },
        cheapest_cost: mix.and_then(Result::ok).map(|mix| mix.cost),
        most: libm::floor(limit.gain * (1.0 + 1e-12)),
        channels,
    };
    complain(input, &work, problems);
    work
}

/// Shares of the channels that bring high-intent customers themselves.
fn planned_shares(input: &Input) -> impl Iterator<Item = f64> + use<'_> {
    let counting = input.channels.iter().filter(|c| !c.is_off && yields(c) > 0.0);
    counting.map(|channel| channel.share.value)
}

fn line(input: &Input, channel: &Channel, needed: Option<f64>, days: f64) -> ChannelReport {
    let yields = yields(channel);
    let cycle = input
        .high_intent_at()
        .and_then(|at| input.stages.get(at))
        .map_or(0.0, |stage| stage.days_to_won.value);
    let then = fed(input, channel).map_or(0.0, |(_, other)| other.lead_days.value);
    let ready_days = channel.lead_days.value + then + cycle;
    let in_time = ready_days <= input.days_left();
    let capacity = match channel.kind {
        _ if !in_time => 0.0,
        ChannelKind::Calls | ChannelKind::Visits => libm::floor(days * channel.per_day.value * (1.0 + 1e-12)),
        ChannelKind::Online | ChannelKind::Offline => channel.most.value,
    };
    let units = |needed: f64| {
        if yields > 0.0 {
            ceiling(needed / yields)
        } else {
            0.0
        }
    };
    let counts = in_time && !channel.is_off;
    let planned = match needed {
        Some(needed) if !channel.is_off => units(needed * channel.share.value),
        _ => 0.0,
    };
    ChannelReport {
        id: channel.id.clone(),
        kind: channel.kind,
        yields,
        supplies: fed(input, channel).map_or(0.0, |_| channel.attendees.value * channel.reachable.value),
        alone: needed.filter(|_| yields > 0.0).map(units),
        capacity,
        ready_days,
        in_time,
        counts,
        planned,
        planned_high_intent: planned * yields,
        cheapest: 0.0,
        cheapest_high_intent: 0.0,
        cost: channel.cost.value,
    }
}

/// A channel as the search for a mix sees it.
fn way(input: &Input, channel: &Channel, line: &ChannelReport) -> Way {
    let (load, at_hand) = if channel.kind.is_event() {
        (channel.rep_days.value, None)
    } else {
        let per_day = channel.per_day.value;
        let load = if per_day > 0.0 { 1.0 / per_day } else { 0.0 };
        (load, Some(channel.people.value * channel.attempts.value))
    };
    let supplies = fed(input, channel).map(|(at, other)| (at, line.supplies * other.attempts.value));
    Way {
        cost: line.cost,
        gain: line.yields,
        most: if line.counts { line.capacity } else { 0.0 },
        load,
        at_hand,
        supplies,
    }
}

fn complain(input: &Input, work: &Work, problems: &mut Vec<Problem>) {
    if (work.share_sum - 1.0).abs() > 1e-9 {
        problems.push(Problem::SharesSum { sum: work.share_sum });
    }
    for (channel, line) in input.channels.iter().zip(&work.channels) {
        let id = || channel.id.clone();
        if channel.feeds.is_some() && fed(input, channel).is_none() && channel.kind.is_event() {
            problems.push(Problem::FeedsNothing { channel: id() });
        }
        if !line.in_time && !channel.is_off {
            problems.push(Problem::ChannelLate { channel: id() });
        } else if line.planned > line.capacity {
            problems.push(Problem::OverCapacity { channel: id() });
        }
    }
    if work.planned_days > work.days * (1.0 + 1e-9) {
        problems.push(Problem::OverDays);
    }
}

/// A person's part: the planned shares of what they need, in whole units, for the period and for this week.
pub(super) fn person_work(input: &Input, team: &Work, needed: Option<f64>) -> Vec<PersonWork> {
    let days = input.numbers.working_days.value;
    let weeks = ceiling(days / WEEK).max(1.0);
    let lines = input.channels.iter().zip(&team.channels);
    lines
        .filter(|(channel, line)| line.counts && line.yields > 0.0 && channel.share.value > 0.0)
        .map(|(channel, line)| {
            let wanted = needed.unwrap_or(0.0) * channel.share.value / line.yields;
            let can = if channel.kind.is_event() {
                line.capacity
            } else {
                days * channel.per_day.value
            };
            PersonWork {
                channel: channel.id.clone(),
                period: ceiling(wanted),
                week: ceiling(wanted / weeks),
                is_over: ceiling(wanted) > can,
            }
        })
        .collect()
}
