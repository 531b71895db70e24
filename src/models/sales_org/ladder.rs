//! The ladder of levers: what each rung can give, and the first that makes the organisation healthy.
//!
//! Levers are tried one by one in the model's order. Each goes to the best of its band while the organisation stays
//! unhealthy; the one with which it becomes healthy goes only as far as it must, and those of the same rung that went
//! before it go back by what a whole step of it leaves over.

use super::Input;
use super::band::Band;
use super::goal::MOST_CUSTOMERS;
use super::input::Goal;
use super::lever::{Helps, Lever, Rung};
use super::plan::Plan;
use super::report::{Ladder, LeverGain, Move, RungGain, RungState};
use crate::engines::whole::{ceiling, least};

/// Most organisations looked at on the way down from a goal.
const MOST_COUNTS: usize = 2_000;
/// Steps back from an answer found by halving, where a count in between makes a smaller move do.
const STEPS_BACK: usize = 64;
/// Part of a move that it has to become smaller by, to be told so.
const WORTH_EASING: f64 = 0.1;

/// A plan with the bands of its levers.
struct Search<'a> {
    input: &'a Input,
    bands: Vec<(Lever, Band)>,
    /// Customers that stand for the goal where it is out of reach.
    fallback: f64,
}

pub(super) fn ladder(input: &Input, plan: &Plan, fallback: f64) -> Ladder {
    let levers = Lever::all(plan.layers.len());
    let search = Search {
        input,
        bands: levers.map(|lever| (lever, input.band(lever))).collect(),
        fallback,
    };
    let mut climb = Climb {
        moved: plan.clone(),
        moves: Vec::new(),
        is_done: is_healthy(plan),
    };
    let is_needed = !climb.is_done;
    let rungs = Rung::ALL.map(|rung| {
        let levers = rung.levers(plan.layers.len());
        let tried = !climb.is_done;
        levers.iter().for_each(|lever| climb.step(&search, *lever));
        if tried && climb.is_done {
            levers.iter().for_each(|lever| climb.ease(&search, *lever, plan));
        }
        RungGain {
            rung,
            gain: search.gain(plan, &levers),
            levers: levers
                .iter()
                .map(|lever| search.lever_gain(plan, *lever))
                .collect(),
            state: match (is_needed, tried, climb.is_done) {
                (false, ..) => RungState::NotNeeded,
                (true, false, _) => RungState::NotReached,
                (true, true, true) => RungState::Works,
                (true, true, false) => RungState::Short(search.missing(&climb.moved)),
            },
        }
    });
    let surplus = search.surplus(&climb.moved);
    Ladder {
        missing: search.missing(plan),
        rungs: rungs.into(),
        proposal: (is_needed && climb.is_done).then(|| climb.told(&search, plan)),
        surplus_proposed: (is_needed && climb.is_done).then_some(surplus),
    }
}

fn is_healthy(plan: &Plan) -> bool {
    plan.outcome().is_some_and(|outcome| outcome.is_healthy())
}

/// The plan on its way up the ladder.
struct Climb {
    moved: Plan,
    moves: Vec<(Lever, f64)>,
    is_done: bool,
}

impl Climb {
    fn step(&mut self, search: &Search<'_>, lever: Lever) {
        if self.is_done {
            return;
        }
        let smallest = search.smallest(&self.moved, lever);
        self.is_done = smallest.is_some();
        if let Some(value) = smallest.or_else(|| search.best(&self.moved, lever))
            && value != self.moved.value(lever)
        {
            self.moved = self.moved.with(lever, value);
            self.moves.push((lever, value));
        }
    }

    /// Takes a lever back to the smallest move that is still enough, where that is less by a part worth telling.
    fn ease(&mut self, search: &Search<'_>, lever: Lever, plan: &Plan) {
        let Some((_, moved)) = self.moves.iter_mut().find(|(one, _)| *one == lever) else {
            return;
        };
        let from = plan.value(lever);
        let Some(value) = search.smallest(&self.moved.with(lever, from), lever) else {
            return;
        };
        if (*moved - value).abs() >= WORTH_EASING * (*moved - from).abs() {
            *moved = value;
            self.moved = self.moved.with(lever, value);
        }
    }

    /// The moves that make a difference, as changes of inputs.
    fn told(&self, search: &Search<'_>, plan: &Plan) -> Vec<Move> {
        let surplus = search.surplus(&self.moved);
        let matters = |(lever, _): &&(Lever, f64)| {
            search.surplus(&self.moved.with(*lever, plan.value(*lever))) != surplus
        };
        let told = self.moves.iter().filter(matters).map(|(lever, value)| Move {
            path: lever.path(search.input),
            from: plan.value(*lever),
            to: *value,
        });
        told.collect()
    }
}

impl Search<'_> {
    fn band(&self, lever: Lever) -> Band {
        let found = self.bands.iter().find(|(one, _)| *one == lever);
        found.map_or(Band { low: 0.0, high: 0.0 }, |(_, band)| *band)
    }

    fn surplus(&self, plan: &Plan) -> f64 {
        let customers = plan.customers().unwrap_or(self.fallback);
        plan.at(customers).surplus()
    }

    /// What the surplus lacks: to nothing, or to the goal where that is a surplus.
    fn missing(&self, plan: &Plan) -> f64 {
        let wanted = if plan.goal == Goal::Profit { plan.aim } else { 0.0 };
        (wanted - self.surplus(plan)).max(0.0) + 0.0
    }

    /// What the levers give together at their best, the others where they stand.
    fn gain(&self, plan: &Plan, levers: &[Lever]) -> f64 {
        let best = levers
            .iter()
            .fold(plan.clone(), |plan, lever| match self.best(&plan, *lever) {
                Some(value) => plan.with(*lever, value),
                None => plan,
            });
        self.surplus(&best) - self.surplus(plan) + 0.0
    }

    fn lever_gain(&self, plan: &Plan, lever: Lever) -> LeverGain {
        LeverGain {
            path: lever.path(self.input),
            band_path: lever.band_path(self.input),
            from: plan.value(lever),
            best: self.best(plan, lever).unwrap_or_else(|| plan.value(lever)),
            gain: self.gain(plan, &[lever]),
        }
    }

    /// Where in its band a lever helps most.
    fn best(&self, plan: &Plan, lever: Lever) -> Option<f64> {
        let band = self.band(lever);
        match lever.helps(plan.goal) {
            Helps::Depends => self.best_goal(plan, band),
            _ => band.best(plan, lever),
        }
    }

    /// The smallest move of a lever within its band that makes the plan healthy.
    fn smallest(&self, plan: &Plan, lever: Lever) -> Option<f64> {
        if lever.helps(plan.goal) == Helps::Depends {
            return self.nearest_goal(plan, self.band(lever));
        }
        let (from, best) = (plan.value(lever), self.best(plan, lever)?);
        let grain = lever.grain(from);
        let steps = ceiling((best - from).abs() / grain);
        let value = |step: f64| {
            let moved = from + (best - from).signum() * grain * step;
            let moved = libm::round(moved * 1e6) / 1e6;
            if step >= steps { best } else { moved }
        };
        let works = |step: f64| is_healthy(&plan.with(lever, value(step)));
        let mut found = least(1.0, steps, works)?;
        for _ in 0..STEPS_BACK {
            if found <= 1.0 || !works(found - 1.0) {
                break;
            }
            found -= 1.0;
        }
        Some(value(found))
    }

    /// A goal of customers or revenue that comes to so many customers.
    fn stated(plan: &Plan, customers: f64) -> f64 {
        match plan.goal {
            Goal::Revenue => customers * plan.contract_value,
            _ => customers,
        }
    }

    /// Fewest and most customers within the goal's band.
    fn goal_range(plan: &Plan, band: Band) -> Option<(f64, f64, f64)> {
        let customers = plan.customers()?;
        let low = ceiling(customers * (1.0 + band.low));
        let high = libm::floor(customers * (1.0 + band.high)).min(MOST_CUSTOMERS);
        Some((low.min(customers), customers, high.max(customers)))
    }

    /// The goal within the band that leaves most: one of its ends, or the most customers that some number of reps wins.
    fn best_goal(&self, plan: &Plan, band: Band) -> Option<f64> {
        let (low, now, high) = Self::goal_range(plan, band)?;
        let full = full_counts(plan, high).take_while(|customers| *customers >= low);
        let best = [now, low, high]
            .into_iter()
            .chain(full)
            .fold(now, |best, customers| {
                if plan.at(customers).surplus() > plan.at(best).surplus() {
                    customers
                } else {
                    best
                }
            });
        Some(if best == now {
            plan.aim
        } else {
            Self::stated(plan, best)
        })
    }

    /// The healthy goal within the band that lies nearest; the larger of two as near.
    fn nearest_goal(&self, plan: &Plan, band: Band) -> Option<f64> {
        let (low, now, high) = Self::goal_range(plan, band)?;
        let up = plan
            .fewest_customers(0.0, now + 1.0)
            .ok()
            .filter(|customers| *customers <= high);
        let below = [now - 1.0].into_iter().chain(full_counts(plan, now - 1.0));
        let down = below
            .take_while(|customers| *customers >= low)
            .find(|customers| plan.at(*customers).is_healthy());
        let nearest = match (up, down) {
            (Some(up), Some(down)) if now - down < up - now => down,
            (Some(up), _) => up,
            (None, down) => down?,
        };
        Some(Self::stated(plan, nearest))
    }
}

/// The most customers that one rep less, two reps less … win, from `most` down: between two of them fewer customers
/// never leave more.
fn full_counts(plan: &Plan, most: f64) -> impl Iterator<Item = f64> {
    let per_rep = plan.customers_per_rep;
    let reps = libm::floor(most / per_rep);
    (0..MOST_COUNTS).map_while(move |less| {
        let reps = reps - f64::from(u32::try_from(less).ok()?);
        (reps > 0.0).then(|| libm::floor(reps * per_rep))
    })
}
