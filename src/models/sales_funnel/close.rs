//! What closes a gap: more customers with high intent, or a higher contract value.

use super::input::Input;
use super::pot::{Pot, Tails};
use super::report::{LeverReport, Report, ValueLever};
use super::tally::{count, sum};
use crate::engines::whole::{ceiling, least};

/// Most new customers that are tried for a wanted confidence.
const MOST_NEW: f64 = 100_000.0;

/// High-intent customers that close a gap: `max(0, ⌈(G/P) / Π c⌉)`; none where they are worth nothing.
pub(super) fn needed(gap: f64, value: f64, win: f64) -> Option<f64> {
    if gap <= 0.0 {
        return Some(0.0);
    }
    let needed = ceiling(gap / value / win);
    (value > 0.0 && win > 0.0 && needed.is_finite()).then_some(needed.max(0.0))
}

/// The fewest new high-intent customers with which what is `left` is reached with the wanted confidence: doubled until
/// it is, then halved back. The probability never falls with their number. `win` is 0 where they come too late.
pub(super) fn for_confidence(input: &Input, pot: &Pot, left: f64, win: f64) -> Option<f64> {
    let wanted = input.numbers.confidence.value;
    let tails = Tails::of(pot, left);
    let reaches = |more: f64| tails.at_least(&pot.with_more(count(more), win)) >= wanted;
    if reaches(0.0) {
        return Some(0.0);
    }
    if win <= 0.0 || pot.value <= 0.0 {
        return None;
    }
    let mut high = 1.0;
    while !reaches(high) {
        if high >= MOST_NEW {
            return None;
        }
        high = (high * 2.0).min(MOST_NEW);
    }
    least(libm::floor(high / 2.0), high, reaches)
}

/// The contract value that is needed where all channels bring what they can, as a multiple of today's:
/// `(T − won) / (money expected + H_max·Π c·P)`, not below 0; none where nothing is expected, or a
/// contract is worth nothing and no factor makes it more.
pub(super) fn value_factor(report: &Report) -> Option<f64> {
    let volume = report.work.most * report.win_of_high_intent * report.contract_value;
    let expected = report.expected_amount + volume;
    let factor = (report.target - report.won) / expected;
    (expected > 0.0 && report.contract_value > 0.0 && factor.is_finite()).then_some(factor.max(0.0))
}

/// The contract-value lever: what is needed, what each lever does, what those that are ticked do together; with more
/// customers only where these come in time.
pub(super) fn value_lever(input: &Input, report: &Report, pot: &Pot, is_in_time: bool) -> ValueLever {
    let left = report.target - report.won;
    let hit = |uplift: f64| pot.at_least(left, uplift);
    let levers: Vec<LeverReport> = input
        .levers
        .iter()
        .map(|lever| LeverReport {
            id: lever.id.clone(),
            is_ticked: lever.is_ticked,
            uplift: lever.uplift.value,
            hit: hit(lever.uplift.value),
        })
        .collect();
    let ticked_uplift = sum(levers.iter().filter(|l| l.is_ticked).map(|l| l.uplift));
    let with_more = |more: f64| {
        let can_win = more <= 0.0 || is_in_time;
        can_win.then(|| pot.with_more(count(more.min(MOST_NEW)), report.win_of_high_intent))
    };
    let with_planned = report.planned_high_intent.and_then(with_more);
    let with_volume = |uplift: f64| with_planned.as_ref().map(|pot| pot.at_least(left, uplift));
    ValueLever {
        ticked_value: report.contract_value * (1.0 + ticked_uplift),
        ticked_gap: left - report.expected_amount * (1.0 + ticked_uplift) + 0.0,
        ticked_hit: hit(ticked_uplift),
        volume_hit: with_volume(0.0),
        both_hit: with_volume(ticked_uplift),
        gap_hit: report
            .high_intent
            .and_then(with_more)
            .map(|pot| pot.at_least(left, 0.0)),
        most_hit: with_more(report.work.most).map_or_else(|| hit(0.0), |pot| pot.at_least(left, 0.0)),
        ticked_uplift,
        levers,
        ..needed_value(report)
    }
}

/// The needed contract value alone.
pub(super) fn needed_value(report: &Report) -> ValueLever {
    let factor = value_factor(report);
    ValueLever {
        needed_value: factor.map(|factor| report.contract_value * factor),
        needed_uplift: factor.map(|factor| factor - 1.0),
        ..ValueLever::default()
    }
}
