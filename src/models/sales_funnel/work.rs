//! From high-intent customers back to calls, visits and events: what it takes, whether it can be done in time, and the
//! cheapest mix.

use super::input::{Channel, ChannelKind, Input};
use super::report::{ChannelReport, PersonWork, Problem, Work};
use super::tally::sum;
use crate::engines::cover::{NoMix, Way, cheapest, most};
use crate::engines::whole::ceiling;

/// Working days of a week.
const WEEK: f64 = 5.0;

/// Share of calendar days that are worked at five a week.
const WORKED_SHARE: f64 = 5.0 / 7.0;
/// Working days are far fewer than the calendar has where they are less than this share of them.
const FEW: f64 = 0.5;

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
    let all_days = reps * input.working_days();
    let days = all_days * input.days_in_time(cycle(input));
    let mut channels: Vec<ChannelReport> = input
        .channels
        .iter()
        .map(|channel| line(input, channel, needed, all_days))
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

/// Days from high intent to won.
fn cycle(input: &Input) -> f64 {
    let stage = input.high_intent_at().and_then(|at| input.stages.get(at));
    stage.map_or(0.0, |stage| stage.days_to_won.value)
}

/// Days until a channel's work turns into won customers; of an event that supplies others, until theirs does.
fn ready_days(input: &Input, channel: &Channel) -> f64 {
    let then = fed(input, channel).map_or(0.0, |(_, other)| other.lead_days.value);
    channel.lead_days.value + then + cycle(input)
}

fn is_in_time(input: &Input, channel: &Channel) -> bool {
    !input.is_over() && ready_days(input, channel) <= input.days_left()
}

/// Calls or visits that the people at hand can get, with those whom events can supply in time.
fn at_hand(input: &Input, channel: &Channel) -> f64 {
    let feeds_it = |event: &&Channel| {
        !event.is_off
            && is_in_time(input, event)
            && fed(input, event).is_some_and(|(_, other)| other.id == channel.id)
    };
    let events = input.channels.iter().filter(feeds_it);
    let supplied = events.map(|event| event.most.value * event.attendees.value * event.reachable.value);
    (channel.people.value + supplied.sum::<f64>()) * channel.attempts.value
}

/// Units that can be done in so many rep days, for the period and besides. Of events the user says how many can be held,
/// and holds them while they help.
fn capacities(input: &Input, channel: &Channel, all_days: f64) -> (f64, f64) {
    let whole = |units: f64| libm::floor(units * (1.0 + 1e-12));
    let in_time = is_in_time(input, channel);
    if channel.kind.is_event() {
        let most = channel.most.value;
        return if in_time { (most, 0.0) } else { (0.0, most) };
    }
    let done = |share: f64| {
        let units = all_days * share * channel.per_day.value;
        whole(units.min(at_hand(input, channel)))
    };
    let timely = if in_time {
        done(input.days_in_time(ready_days(input, channel)))
    } else {
        0.0
    };
    (timely, done(1.0) - timely + 0.0)
}

fn line(input: &Input, channel: &Channel, needed: Option<f64>, all_days: f64) -> ChannelReport {
    let yields = yields(channel);
    let in_time = is_in_time(input, channel);
    let (capacity, capacity_next) = capacities(input, channel, all_days);
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
        capacity_next,
        ready_days: ready_days(input, channel),
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
    if !input.is_over() && input.working_days() < input.numbers.working_days.value {
        problems.push(Problem::TooManyWorkingDays {
            typed: input.numbers.working_days.value,
            left: input.working_days(),
        });
    }
    // Holidays and leave take some days, but not half of them.
    let left = input.days_left() + 1.0;
    let usual = libm::round(left * WORKED_SHARE);
    let typed = input.numbers.working_days.value;
    if !input.is_over() && typed < usual * FEW && usual - typed > WEEK {
        problems.push(Problem::FewWorkingDays { typed, left, usual });
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

/// A person's part: the planned shares of what they need, for the period and for this week, spread over the weeks in which
/// it helps. Calls and visits are whole; an event is the team's, and a person has a part of it, so that the parts of all
/// come to what the team plans.
pub(super) fn person_work(input: &Input, team: &Work, needed: Option<f64>) -> Vec<PersonWork> {
    let all_days = input.working_days();
    let people = (input.people.len() as f64).max(1.0);
    let lines = input.channels.iter().zip(&team.channels);
    lines
        .filter(|(channel, line)| line.counts && line.yields > 0.0 && channel.share.value > 0.0)
        .map(|(channel, line)| {
            let wanted = needed.unwrap_or(0.0) * channel.share.value / line.yields;
            let days = all_days * input.days_in_time(line.ready_days);
            let weeks = ceiling(days / WEEK).max(1.0);
            if channel.kind.is_event() {
                return PersonWork {
                    channel: channel.id.clone(),
                    period: wanted,
                    week: wanted / weeks,
                    is_over: line.planned > line.capacity,
                };
            }
            // Of the people at hand each has an even part.
            let can = (days * channel.per_day.value).min(at_hand(input, channel) / people);
            PersonWork {
                channel: channel.id.clone(),
                period: ceiling(wanted),
                week: ceiling(wanted / weeks),
                is_over: ceiling(wanted) > can,
            }
        })
        .collect()
}
