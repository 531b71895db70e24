//! The same for every person, and their sum.

use super::close::needed;
use super::flow::{Chain, wins};
use super::ground::Ground;
use super::input::{Input, Person};
use super::pot::Pot;
use super::report::{PersonReport, Rate, TeamSum, Work};
use super::tally::sum;
use super::work::person_work;

/// A line per person; `work` are the team's channels.
pub(super) fn people(input: &Input, rates: &[Rate], ground: &Ground, work: &Work) -> Vec<PersonReport> {
    let one = |person: &Person| one_person(input, person, rates, ground, work);
    input.people.iter().map(one).collect()
}

fn one_person(input: &Input, person: &Person, rates: &[Rate], ground: &Ground, work: &Work) -> PersonReport {
    let value = ground.value;
    let chain = Chain::person(input, person, rates);
    let win = wins(&chain.rates);
    let win = input
        .high_intent_at()
        .and_then(|at| win.get(at).copied())
        .unwrap_or(0.0);
    let expected = chain.expected(&ground.timely);
    let left = person.target.value - person.won.value;
    let gap = left - expected * value + 0.0;
    let high_intent = needed(gap, value, win);
    let wins = chain.distribution(&ground.timely);
    PersonReport {
        id: person.id.clone(),
        target: person.target.value,
        won: person.won.value,
        expected,
        gap,
        high_intent,
        hit: Pot::of_wins(wins, value, input.numbers.value_spread.value).at_least(left, 0.0),
        work: person_work(input, work, high_intent),
        open: chain.open,
    }
}

/// The sum of the people.
pub(super) fn team(people: &[PersonReport]) -> TeamSum {
    let all = |of: fn(&PersonReport) -> f64| sum(people.iter().map(of));
    let mut open = vec![0.0; people.first().map_or(0, |person| person.open.len())];
    for person in people {
        open.iter_mut()
            .zip(&person.open)
            .for_each(|(sum, more)| *sum += more);
    }
    let high_intent = people.iter().map(|p| p.high_intent).sum::<Option<f64>>();
    TeamSum {
        target: all(|p| p.target),
        won: all(|p| p.won),
        open,
        expected: all(|p| p.expected),
        gap: all(|p| p.gap),
        high_intent: high_intent.map(|sum| sum + 0.0),
    }
}
