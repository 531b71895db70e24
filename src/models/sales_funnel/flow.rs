//! The funnel forward: who is won, what is lost on the way, what is left for the next period.

use super::input::{Input, Person, Stage};
use super::parameters::{person_open, person_rate};
use super::report::{NextPeriod, Rate, StageReport};
use super::tally::{count, sum};
use crate::engines::stats::convolution::Counts;

/// Customers that go by the same rates.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chain {
    /// Open per stage.
    pub open: Vec<f64>,
    /// Rate per stage.
    pub rates: Vec<f64>,
    /// Goes by the team's rates.
    pub is_shared: bool,
}

/// Probability of winning from each stage on: `Π_{k ≥ s} c_k`.
pub(super) fn wins(rates: &[f64]) -> Vec<f64> {
    let mut chance = 1.0;
    let mut from_last: Vec<f64> = rates
        .iter()
        .rev()
        .map(|rate| {
            chance *= rate;
            chance
        })
        .collect();
    from_last.reverse();
    from_last
}

/// True where a customer of the stage can be won before the period ends.
pub(super) fn in_time(stage: &Stage, days_left: f64) -> bool {
    stage.days_to_won.value <= days_left
}

impl Chain {
    /// The team's counts at the team's rates.
    pub fn team(input: &Input, rates: &[Rate]) -> Self {
        Self {
            open: input.stages.iter().map(|stage| stage.open.value).collect(),
            rates: rates.iter().map(|rate| rate.value).collect(),
            is_shared: true,
        }
    }

    /// A person's counts, at their own rates or the team's.
    pub fn person(input: &Input, person: &Person, rates: &[Rate]) -> Self {
        let open = input.stages.iter().map(|stage| person_open(person, stage).value);
        let rates = input.stages.iter().zip(rates).map(|(stage, rate)| {
            if person.has_own_rates {
                person_rate(person, stage).value
            } else {
                rate.value
            }
        });
        Self {
            open: open.collect(),
            rates: rates.collect(),
            is_shared: !person.has_own_rates,
        }
    }

    /// The people's chains; those at the team's rates as one.
    pub fn people(input: &Input, rates: &[Rate]) -> Vec<Self> {
        let mut shared = Self {
            open: vec![0.0; input.stages.len()],
            ..Self::team(input, rates)
        };
        let mut list = Vec::new();
        for person in &input.people {
            let chain = Self::person(input, person, rates);
            if chain.is_shared {
                shared
                    .open
                    .iter_mut()
                    .zip(chain.open)
                    .for_each(|(sum, open)| *sum += open);
            } else {
                list.push(chain);
            }
        }
        list.insert(0, shared);
        list
    }

    /// Wins to expect of those in time: `Σ n_s·Π c`.
    pub fn expected(&self, timely: &[bool]) -> f64 {
        sum(self.lots(timely).map(|(open, win)| open * win))
    }

    /// Customers that can be won in time.
    pub fn timely_open(&self, timely: &[bool]) -> f64 {
        sum(self.lots(timely).map(|(open, _)| open))
    }

    /// The exact distribution of those wins.
    pub fn distribution(&self, timely: &[bool]) -> Counts {
        self.lots(timely)
            .map(|(open, win)| Counts::binomial(count(open), win))
            .fold(Counts::certain(0), |sum, wins| sum.plus(&wins))
    }

    /// Customers in time and their probability of being won, stage by stage.
    fn lots(&self, timely: &[bool]) -> impl Iterator<Item = (f64, f64)> + use<'_> {
        let timely = timely.to_vec();
        self.open
            .iter()
            .zip(wins(&self.rates))
            .zip(timely)
            .filter(|(_, timely)| *timely)
            .map(|((open, win), _)| (*open, win))
    }
}

/// The funnel stage by stage with its leaks: every chain flows at its own rates, and the stages are their sums.
pub(super) fn stages(input: &Input, rates: &[Rate], chains: &[Chain], timely: &[bool]) -> Vec<StageReport> {
    let value = input.numbers.contract_value.value;
    let win = wins(&rates.iter().map(|rate| rate.value).collect::<Vec<_>>());
    let parts = input.stages.iter().zip(rates).zip(win).zip(timely);
    let mut list: Vec<StageReport> = parts
        .map(|(((stage, rate), win), timely)| StageReport {
            id: stage.id.clone(),
            open: 0.0,
            in_time: *timely,
            rate: *rate,
            win,
            wins: 0.0,
            amount: 0.0,
            through: 0.0,
            lost: 0.0,
            lost_money: 0.0,
            point_worth: 0.0,
        })
        .collect();
    for chain in chains {
        flow(&mut list, chain, value);
    }
    list
}

/// Adds the customers of a chain to the stages they stand in and come through.
fn flow(list: &mut [StageReport], chain: &Chain, value: f64) {
    let win = wins(&chain.rates);
    let mut arriving = 0.0;
    for (at, (line, (open, rate))) in list
        .iter_mut()
        .zip(chain.open.iter().zip(&chain.rates))
        .enumerate()
    {
        let chance = win.get(at).copied().unwrap_or(0.0);
        let after = win.get(at + 1).copied().unwrap_or(1.0);
        let in_time = if line.in_time { *open } else { 0.0 };
        let through = arriving + in_time;
        line.open += open;
        line.wins += open * chance;
        line.amount += in_time * chance * value;
        line.through += through;
        line.lost += through * (1.0 - rate);
        line.lost_money += through * (1.0 - rate) * value;
        line.point_worth += 0.01 * through * after * value;
        arriving = through * rate;
    }
}

/// What the stages leave for the next period.
pub(super) fn next_period(stages: &[StageReport], value: f64) -> NextPeriod {
    let late = stages.iter().filter(|stage| !stage.in_time);
    let (open, wins) = late.fold((0.0, 0.0), |(open, wins), stage| {
        (open + stage.open, wins + stage.wins)
    });
    NextPeriod {
        open,
        wins,
        amount: wins * value,
    }
}
