//! From input to report.

use super::flow::{Chain, in_time, next_period, stages};
use super::input::{Basis, Input, Person};
use super::outlook::{DRAWS, Field, outlook};
use super::pot::Pot;
use super::rates::rates;
use super::report::{
    LeverReport, NextPeriod, PersonReport, Problem, Rate, Report, TeamSum, ValueLever, Work,
};
use super::tally::{count, sum};
use super::work::{person_work, work};
use crate::engines::stats::convolution::{Amounts, Chance};
use crate::engines::whole::ceiling;

/// The report of an input. Total: any input gives one.
///
/// ```
/// use loudou::models::sales_funnel::{Input, evaluate};
/// let report = evaluate(&Input::default());
/// // The weighted forecast is 247 万 of 250 万 …
/// assert!((report.expected_amount - 2_470_000.0).abs() < 1e-6);
/// // … and still the target is missed in five cases of eight.
/// assert!((report.outlook.hit - 0.376).abs() < 1e-12);
/// ```
#[must_use]
pub fn evaluate(input: &Input) -> Report {
    answer(input, if input.is_uncertain { DRAWS } else { 0 })
}

/// What the forecast is made of, brought to one form.
struct Ground {
    target: f64,
    won: f64,
    reps: f64,
    /// Customers per stage, all people together.
    open: Vec<f64>,
    chains: Vec<Chain>,
    deals: Vec<Chance>,
    late_deals: Vec<Chance>,
}

/// The report with so many draws of the uncertain answer; 0 leaves it out.
pub(super) fn answer(input: &Input, draws: usize) -> Report {
    let input = &input.repaired();
    let mut problems = Vec::new();
    let rates = rates(input, &mut problems);
    let ground = ground(input, &rates);
    let days_left = input.days_left();
    let timely: Vec<bool> = input
        .stages
        .iter()
        .map(|stage| in_time(stage, days_left))
        .collect();
    let value = input.numbers.contract_value.value;
    let funnel = stages(input, &rates, &ground.open, &timely);
    let pot = pot(input, &ground, &timely);
    let (expected, expected_amount) = expected(&ground, &timely, value);
    let gap = ground.target - ground.won - expected_amount;
    let high_intent_at = input.high_intent_at();
    let win_of_high_intent = high_intent_at
        .and_then(|at| funnel.get(at))
        .map_or(0.0, |stage| stage.win);
    let high_intent = needed(gap, value, win_of_high_intent);
    let work = work(input, high_intent, ground.reps, &mut problems);
    let left = ground.target - ground.won;
    let (open, pipeline) = pipeline(&ground, &timely, value);
    let field = Field {
        chains: &ground.chains,
        deals: &ground.deals,
        timely: &timely,
        rates: &rates,
    };
    let people = people(input, &rates, &timely, win_of_high_intent, &work);
    let mut report = Report {
        basis: input.basis,
        days_left,
        target: ground.target,
        won: ground.won,
        contract_value: value,
        next: next(input, &ground, &funnel),
        stages: funnel,
        high_intent_at,
        expected,
        expected_amount,
        gap: gap + 0.0,
        win_of_high_intent,
        high_intent,
        high_intent_for_confidence: for_confidence(input, &pot, left, win_of_high_intent),
        open,
        pipeline,
        coverage: (left > 0.0).then(|| pipeline / left),
        coverage_needed: (expected > 0.0).then(|| open / expected),
        outlook: outlook(input, &pot, ground.target, ground.won, &field, draws),
        value: ValueLever::default(),
        work,
        team: team(&people),
        people,
        problems,
    };
    report.value = value_lever(input, &report, &pot);
    complain(input, &mut report);
    report
}

fn ground(input: &Input, rates: &[Rate]) -> Ground {
    let numbers = &input.numbers;
    let team = Chain::team(input, rates);
    let chance = |deal: &super::input::Deal| Chance {
        amount: deal.amount.value,
        probability: deal.probability.value,
    };
    let is_late = |deal: &&super::input::Deal| deal.closes.is_some_and(|day| day > input.end);
    let mut ground = Ground {
        target: numbers.target.value,
        won: numbers.won.value,
        reps: numbers.reps.value,
        open: team.open.clone(),
        chains: Vec::new(),
        deals: Vec::new(),
        late_deals: Vec::new(),
    };
    match input.basis {
        Basis::Stages => ground.chains.push(team),
        Basis::Deals => {
            ground.late_deals = input.deals.iter().filter(is_late).map(chance).collect();
            ground.deals = input
                .deals
                .iter()
                .filter(|deal| !is_late(deal))
                .map(chance)
                .collect();
        }
        Basis::People => {
            ground.target = sum(input.people.iter().map(|person| person.target.value));
            ground.won = sum(input.people.iter().map(|person| person.won.value));
            ground.reps = input.people.len() as f64;
            ground.chains = Chain::people(input, rates);
            ground.open = vec![0.0; input.stages.len()];
            for chain in &ground.chains {
                ground
                    .open
                    .iter_mut()
                    .zip(&chain.open)
                    .for_each(|(sum, open)| *sum += open);
            }
        }
    }
    ground
}

fn pot(input: &Input, ground: &Ground, timely: &[bool]) -> Pot {
    let (value, spread) = (
        input.numbers.contract_value.value,
        input.numbers.value_spread.value,
    );
    let mut pot = Pot::of_deals(&ground.deals, value, spread);
    for chain in &ground.chains {
        pot.wins = pot.wins.plus(&chain.distribution(timely));
    }
    pot
}

/// Wins to expect, and the money of them.
fn expected(ground: &Ground, timely: &[bool], value: f64) -> (f64, f64) {
    if ground.chains.is_empty() {
        let wins = sum(ground.deals.iter().map(|deal| deal.probability));
        return (wins, Amounts::weighted(&ground.deals));
    }
    let wins = sum(ground.chains.iter().map(|chain| chain.expected(timely)));
    (wins, wins * value)
}

/// Customers or deals that can close in time, and their worth if all were won.
fn pipeline(ground: &Ground, timely: &[bool], value: f64) -> (f64, f64) {
    if ground.chains.is_empty() {
        return (
            ground.deals.len() as f64,
            sum(ground.deals.iter().map(|deal| deal.amount)),
        );
    }
    let in_time = ground.open.iter().zip(timely).filter(|(_, timely)| **timely);
    let open = sum(in_time.map(|(open, _)| *open));
    (open, open * value)
}

fn next(input: &Input, ground: &Ground, funnel: &[super::report::StageReport]) -> NextPeriod {
    if input.basis == Basis::Deals {
        return NextPeriod {
            open: ground.late_deals.len() as f64,
            wins: sum(ground.late_deals.iter().map(|deal| deal.probability)),
            amount: Amounts::weighted(&ground.late_deals),
        };
    }
    next_period(funnel, input.numbers.contract_value.value)
}

/// High-intent customers that close a gap: `max(0, ⌈(G/P) / Π c⌉)`; none where they are worth nothing.
fn needed(gap: f64, value: f64, win: f64) -> Option<f64> {
    if gap <= 0.0 {
        return Some(0.0);
    }
    let needed = ceiling(gap / value / win);
    (value > 0.0 && win > 0.0 && needed.is_finite()).then_some(needed.max(0.0))
}

/// Most new customers that are tried for a wanted confidence.
const MOST_NEW: u64 = 100_000;

/// The fewest new high-intent customers with which the target is reached with the wanted confidence: doubled until it
/// is, then halved back. The probability never falls with their number.
fn for_confidence(input: &Input, pot: &Pot, left: f64, win: f64) -> Option<f64> {
    let wanted = input.numbers.confidence.value;
    let reaches = |more: u64| pot.with_more(more, win).at_least(left, 0.0) >= wanted;
    if reaches(0) {
        return Some(0.0);
    }
    if win <= 0.0 || input.numbers.contract_value.value <= 0.0 {
        return None;
    }
    let mut high = 1;
    while !reaches(high) {
        high *= 2;
        if high > MOST_NEW {
            return None;
        }
    }
    let mut low = high / 2;
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if reaches(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high as f64)
}

/// `P* = (T − won) / (expected + H_max·Π c)` in units of what the expected wins are worth, and the levers.
fn value_lever(input: &Input, report: &Report, pot: &Pot) -> ValueLever {
    let left = report.target - report.won;
    let value = report.contract_value;
    let volume = report.work.most * report.win_of_high_intent * value;
    let factor = left / (report.expected_amount + volume);
    let factor = (factor.is_finite() && report.expected_amount + volume > 0.0).then_some(factor.max(0.0));
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
    let with_volume = report
        .high_intent
        .map(|more| pot.with_more(count(more).min(MOST_NEW), report.win_of_high_intent));
    ValueLever {
        needed_value: factor.map(|factor| value * factor),
        needed_uplift: factor.map(|factor| factor - 1.0),
        ticked_value: value * (1.0 + ticked_uplift),
        ticked_gap: left - report.expected_amount * (1.0 + ticked_uplift) + 0.0,
        ticked_hit: hit(ticked_uplift),
        ticked_uplift,
        levers,
        volume_hit: with_volume.as_ref().map(|pot| pot.at_least(left, 0.0)),
        both_hit: with_volume.as_ref().map(|pot| pot.at_least(left, ticked_uplift)),
    }
}

fn people(input: &Input, rates: &[Rate], timely: &[bool], win: f64, work: &Work) -> Vec<PersonReport> {
    let one = |person: &Person| one_person(input, person, rates, timely, win, work);
    input.people.iter().map(one).collect()
}

fn one_person(
    input: &Input,
    person: &Person,
    rates: &[Rate],
    timely: &[bool],
    win: f64,
    work: &Work,
) -> PersonReport {
    let (value, spread) = (
        input.numbers.contract_value.value,
        input.numbers.value_spread.value,
    );
    let chain = Chain::person(input, person, rates);
    let win = if chain.is_shared {
        win
    } else {
        let own = super::flow::wins(&chain.rates);
        input
            .high_intent_at()
            .and_then(|at| own.get(at).copied())
            .unwrap_or(0.0)
    };
    let expected = chain.expected(timely);
    let left = person.target.value - person.won.value;
    let gap = left - expected * value + 0.0;
    let high_intent = needed(gap, value, win);
    PersonReport {
        id: person.id.clone(),
        target: person.target.value,
        won: person.won.value,
        expected,
        gap,
        high_intent,
        hit: Pot::of_wins(chain.distribution(timely), value, spread).at_least(left, 0.0),
        work: person_work(input, work, high_intent),
        open: chain.open,
    }
}

fn team(people: &[PersonReport]) -> TeamSum {
    let all = |of: fn(&PersonReport) -> f64| sum(people.iter().map(of));
    let mut open = vec![0.0; people.first().map_or(0, |person| person.open.len())];
    for person in people {
        open.iter_mut()
            .zip(&person.open)
            .for_each(|(sum, more)| *sum += more);
    }
    TeamSum {
        target: all(|p| p.target),
        won: all(|p| p.won),
        open,
        expected: all(|p| p.expected),
        gap: all(|p| p.gap),
        high_intent: people
            .iter()
            .map(|p| p.high_intent)
            .sum::<Option<f64>>()
            .map(|sum| sum + 0.0),
    }
}

fn complain(input: &Input, report: &mut Report) {
    let mut more = Vec::new();
    if input.stages.is_empty() {
        more.push(Problem::NoStages);
    }
    match input.basis {
        Basis::Deals if input.deals.is_empty() => more.push(Problem::NoDeals),
        Basis::People if input.people.is_empty() => more.push(Problem::NoPeople),
        _ => {}
    }
    if input.as_of > input.end || input.start > input.end {
        more.push(Problem::PeriodOver);
    }
    if report.contract_value <= 0.0 {
        more.push(Problem::NoContractValue);
    }
    if !input.stages.is_empty() && report.win_of_high_intent <= 0.0 {
        more.push(Problem::HighIntentNeverWins);
    }
    if input.basis != Basis::Deals {
        let late = report
            .stages
            .iter()
            .filter(|stage| !stage.in_time && stage.open > 0.0);
        more.extend(late.map(|stage| Problem::StageLate {
            stage: stage.id.clone(),
        }));
    }
    more.append(&mut report.problems);
    report.problems = more;
}
