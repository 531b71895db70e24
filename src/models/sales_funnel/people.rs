//! The same for every person, and their sum.

use super::close::needed;
use super::flow::{Chain, wins};
use super::ground::Ground;
use super::input::{Aim, Basis, Input, Person};
use super::pot::Pot;
use super::report::{PersonReport, Rate, Report, TeamSum, Work};
use super::tally::sum;
use super::work::person_work;

/// A line per person; `report` holds the team's channels and what their work is planned for.
pub(super) fn people(input: &Input, rates: &[Rate], ground: &Ground, report: &Report) -> Vec<PersonReport> {
    let is_team = input.basis == Basis::People && input.aim == Aim::Confidence;
    let plan = Plan {
        work: &report.work,
        team: is_team.then_some((report.planned_high_intent, report.high_intent)),
    };
    let one = |person: &Person| one_person(input, person, rates, ground, &plan);
    input.people.iter().map(one).collect()
}

/// What the people's work is planned from.
struct Plan<'a> {
    work: &'a Work,
    /// Where the team plans for a confidence, the customers it plans for, and those that all of its people need to close
    /// their gaps.
    team: Option<(Option<f64>, Option<f64>)>,
}

impl Plan<'_> {
    /// Customers that a person's work is planned for: of the team's in proportion to what each needs, evenly where
    /// nobody has a gap.
    fn part(&self, need: Option<f64>, people: usize) -> Option<f64> {
        let Some((planned, sum)) = self.team else {
            return need;
        };
        let (planned, need, sum) = (planned?, need?, sum?);
        Some(if sum > 0.0 {
            planned * need / sum
        } else {
            planned / (people as f64).max(1.0)
        })
    }
}

/// What a person needs.
pub(super) struct Need {
    chain: Chain,
    expected: f64,
    gap: f64,
    /// Probability that a customer of theirs with high intent is won.
    win: f64,
    /// High-intent customers that close their gap.
    pub high_intent: Option<f64>,
}

impl Need {
    fn of(input: &Input, person: &Person, rates: &[Rate], ground: &Ground) -> Self {
        let chain = Chain::person(input, person, rates);
        let win = wins(&chain.rates);
        let win = input
            .high_intent_at()
            .and_then(|at| win.get(at).copied())
            .unwrap_or(0.0);
        let expected = chain.expected(&ground.timely);
        let gap = person.target.value - person.won.value - expected * ground.value + 0.0;
        Self {
            high_intent: needed(gap, ground.value, win),
            chain,
            expected,
            gap,
            win,
        }
    }
}

/// What every person needs.
pub(super) fn needs(input: &Input, rates: &[Rate], ground: &Ground) -> Vec<Need> {
    let people = input.people.iter();
    people
        .map(|person| Need::of(input, person, rates, ground))
        .collect()
}

/// Probability that a new customer with high intent is won, spread evenly over the people; none where all go by the
/// team's rates.
pub(super) fn mean_win(needs: &[Need]) -> Option<f64> {
    let has_own = needs.iter().any(|need| !need.chain.is_shared);
    has_own.then(|| sum(needs.iter().map(|need| need.win)) / needs.len() as f64)
}

fn one_person(
    input: &Input,
    person: &Person,
    rates: &[Rate],
    ground: &Ground,
    plan: &Plan<'_>,
) -> PersonReport {
    let need = Need::of(input, person, rates, ground);
    let left = person.target.value - person.won.value;
    let wins = need.chain.distribution(&ground.timely);
    let spread = input.numbers.value_spread.value;
    let planned = plan.part(need.high_intent, input.people.len());
    PersonReport {
        id: person.id.clone(),
        target: person.target.value,
        won: person.won.value,
        expected: need.expected,
        gap: need.gap,
        high_intent: need.high_intent,
        planned_high_intent: planned,
        hit: Pot::of_wins(wins, ground.value, spread).at_least(left, 0.0),
        work: person_work(input, plan.work, planned),
        open: need.chain.open,
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
