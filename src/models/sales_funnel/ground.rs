//! What the forecast stands on, whichever form it was given in: stages, deals or people.

use super::flow::{Chain, in_time, next_period};
use super::input::{Basis, Deal, Input};
use super::pot::Pot;
use super::report::{NextPeriod, Rate, StageReport};
use super::tally::sum;
use crate::engines::stats::convolution::{Amounts, Chance};

/// What the forecast stands on.
pub(super) struct Ground {
    /// To be sold.
    pub target: f64,
    /// Sold so far.
    pub won: f64,
    /// People who call and visit.
    pub reps: f64,
    /// Average contract value.
    pub value: f64,
    /// Stages whose customers can be won in time.
    pub timely: Vec<bool>,
    /// Customers in stages that count; none where the list of deals does.
    pub chains: Vec<Chain>,
    /// Customers in stages to be shown.
    pub shown: Vec<Chain>,
    /// Deals that can close in time.
    pub deals: Vec<Chance>,
    /// Deals that close after the period.
    pub late_deals: Vec<Chance>,
}

impl Ground {
    /// Brings the input to one form.
    pub fn of(input: &Input, rates: &[Rate]) -> Self {
        let numbers = &input.numbers;
        let days_left = input.days_left();
        let mut ground = Self {
            target: numbers.target.value,
            won: numbers.won.value,
            reps: numbers.reps.value,
            value: numbers.contract_value.value,
            timely: input
                .stages
                .iter()
                .map(|stage| !input.is_over() && in_time(stage, days_left))
                .collect(),
            chains: Vec::new(),
            shown: vec![Chain::team(input, rates)],
            deals: Vec::new(),
            late_deals: Vec::new(),
        };
        match input.basis {
            Basis::Stages => ground.chains.clone_from(&ground.shown),
            Basis::Deals => {
                let is_late =
                    |deal: &&Deal| input.is_over() || deal.closes.is_some_and(|day| day > input.end);
                let (late, timely): (Vec<&Deal>, Vec<&Deal>) = input.deals.iter().partition(is_late);
                ground.late_deals = late.into_iter().map(chance).collect();
                ground.deals = timely.into_iter().map(chance).collect();
            }
            Basis::People => {
                ground.target = sum(input.people.iter().map(|person| person.target.value));
                ground.won = sum(input.people.iter().map(|person| person.won.value));
                ground.reps = input.people.len() as f64;
                ground.chains = Chain::people(input, rates);
                ground.shown.clone_from(&ground.chains);
            }
        }
        ground
    }

    /// What is left of the target; a surplus is negative.
    pub fn left(&self) -> f64 {
        self.target - self.won
    }

    /// Whether who comes to a stage today can be won in time; true where there are no stages.
    pub fn is_in_time(&self, stage: Option<usize>) -> bool {
        stage.and_then(|at| self.timely.get(at).copied()).unwrap_or(true)
    }

    /// What may still come in.
    pub fn pot(&self, spread: f64) -> Pot {
        let mut pot = Pot::of_deals(&self.deals, self.value, spread);
        for chain in &self.chains {
            pot.wins = pot.wins.plus(&chain.distribution(&self.timely));
        }
        pot
    }

    /// Wins to expect, and the money of them.
    pub fn expected(&self) -> (f64, f64) {
        if self.chains.is_empty() {
            return likely(&self.deals);
        }
        let wins = sum(self.chains.iter().map(|chain| chain.expected(&self.timely)));
        (wins, wins * self.value)
    }

    /// Customers or deals that can close in time, and their worth if all were won.
    pub fn pipeline(&self) -> (f64, f64) {
        if self.chains.is_empty() {
            let worth = sum(self.deals.iter().map(|deal| deal.amount));
            return (self.deals.len() as f64, worth);
        }
        let open = sum(self.chains.iter().map(|chain| chain.timely_open(&self.timely)));
        (open, open * self.value)
    }

    /// `1 ÷ win rate`, each customer or deal counted by its worth; none where nothing is won. Customers are worth the
    /// same, so their number will do, whatever that is.
    pub fn coverage_needed(&self) -> Option<f64> {
        let ((open, pipeline), (wins, amount)) = (self.pipeline(), self.expected());
        let (whole, part) = if self.chains.is_empty() {
            (pipeline, amount)
        } else {
            (open, wins)
        };
        (part > 0.0)
            .then(|| whole / part)
            .filter(|needed| needed.is_finite())
    }

    /// What is left for the next period.
    pub fn next(&self, funnel: &[StageReport]) -> NextPeriod {
        if !self.chains.is_empty() {
            return next_period(funnel, self.value);
        }
        let (wins, amount) = likely(&self.late_deals);
        NextPeriod {
            open: self.late_deals.len() as f64,
            wins,
            amount,
        }
    }
}

fn chance(deal: &Deal) -> Chance {
    Chance {
        amount: deal.amount.value,
        probability: deal.probability.value,
    }
}

/// Wins to expect of deals, and the weighted sum of their amounts.
fn likely(deals: &[Chance]) -> (f64, f64) {
    let wins = sum(deals.iter().map(|deal| deal.probability));
    (wins, Amounts::weighted(deals))
}
