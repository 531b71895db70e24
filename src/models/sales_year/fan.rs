//! How sure the plan is: many drawn courses of it, the chance of each target, and by when the hires must be in.
//!
//! Takes a moment: only `jobs` calls it.

use serde::{Deserialize, Serialize};

use super::evaluate::{reaches, targets};
use super::input::{Input, Productivity, Retention, Role, amount, whole};
use super::team::{Team, caps, curve, opening, planned};
use crate::engines::pace::Pace;
use crate::engines::simulate::{Band, Crew, Range, simulate, whole_people};
use crate::engines::stats::{Estimate, wilson::wilson};
use crate::engines::value::Sourced;

/// Runs for each month that hires could be in by.
const RUNS_PER_DEADLINE: usize = 2_000;
/// The most runs.
const RUNS_MOST: usize = 50_000;

/// The most heads of one kind that are drawn one by one.
const HEADS_MOST: f64 = 100_000.0;

/// Many drawn courses of a plan. Each run draws once where retention lies in its range and once where productivity
/// does, for all reps and roles; then reps leave one by one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fan {
    /// Runs drawn.
    pub runs: usize,
    /// Revenue of each month.
    pub months: Vec<Band>,
    /// Revenue of each month and those before it in its year.
    pub so_far: Vec<Band>,
    /// The years.
    pub years: Vec<YearOdds>,
    /// By when the first year's hires must be in.
    pub hire_by: HireBy,
}

/// What the runs say of a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearOdds {
    /// Revenue to reach.
    pub target: f64,
    /// Revenue of the year.
    pub revenue: Band,
    /// Its mean.
    pub mean: f64,
    /// The chance of reaching the target, with the interval that the number of runs leaves.
    pub chance: Option<Estimate>,
}

/// By when the hires planned for the first year must be in for the target to be reached with a confidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HireBy {
    /// The confidence asked for, 0 to 1.
    pub confidence: f64,
    /// Hires planned for the first year.
    pub hires: u32,
    /// The chance with nobody hired.
    pub without: Option<f64>,
    /// For each month of the first year the chance when all hires are in by it and none earlier than the caps ask for;
    /// none where the caps leave no room for them.
    pub chances: Vec<Option<f64>>,
    /// The last month (0 for the first) by which they must be in; none where no month is early enough.
    pub month: Option<usize>,
}

/// Draws the courses.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::models::sales_year::{Input, fan};
/// let mut input = Input::default();
/// input.runs.value = 500.0;
/// let fan = at_once(fan(&input, &Pace::unpaced()));
/// let year = &fan.years[0];
/// assert!(year.revenue.p05 < year.target && year.revenue.p05 < year.mean);
/// let chance = year.chance.unwrap();
/// assert!(chance.value < 0.5 && fan.hire_by.chances.len() == 12);
/// ```
pub async fn fan(input: &Input, pace: &Pace) -> Fan {
    let runs = whole(input.runs.value).clamp(1, RUNS_MOST);
    let seed = whole(input.seed.value) as u64;
    let team = Team::of(input);
    pace.stage(0, 500);
    let crews = crews(input, &planned(input));
    let draws = simulate(&crews, &team.season, runs, seed, pace).await;
    pace.stage(500, 1000);
    let year = |(year, target): (usize, f64)| {
        let sums = draws.sums(year * 12, 12);
        YearOdds {
            target,
            chance: chance(&sums, target),
            mean: sums.iter().sum::<f64>() / runs as f64,
            revenue: Band::of(sums),
        }
    };
    let since = |month: usize| (month / 12 * 12, month % 12 + 1);
    Fan {
        runs,
        months: (0..team.months()).map(|at| Band::of(draws.sums(at, 1))).collect(),
        so_far: (0..team.months())
            .map(since)
            .map(|(first, months)| Band::of(draws.sums(first, months)))
            .collect(),
        years: targets(input).into_iter().enumerate().map(year).collect(),
        hire_by: hire_by(input, &team, runs.min(RUNS_PER_DEADLINE), seed, pace).await,
    }
}

/// The share of runs that reach a target.
fn chance(sums: &[f64], target: f64) -> Option<Estimate> {
    let reached = sums.iter().filter(|sum| reaches(**sum, target)).count();
    wilson(reached as u64, sums.len() as u64)
}

async fn hire_by(input: &Input, team: &Team, runs: usize, seed: u64, pace: &Pace) -> HireBy {
    let months = team.months().min(12);
    let hires: Vec<u32> = planned(input)
        .iter()
        .map(|role| role.iter().take(months).sum())
        .collect();
    let (caps, target) = (caps(input), targets(input).first().copied().unwrap_or(0.0));
    let season = team.season.get(..months).unwrap_or_default();
    let confidence = amount(input.confidence.value).min(1.0);
    // A part of a stage each: its own progress is told as a whole when it is done.
    let reached = async |plan: &[Vec<u32>]| {
        let draws = simulate(&crews(input, plan), season, runs, seed, &Pace::unpaced()).await;
        chance(&draws.sums(0, months), target).map(|chance| chance.value)
    };
    let nobody: Vec<Vec<u32>> = caps.iter().map(|caps| vec![0; caps.len()]).collect();
    let without = reached(&nobody).await;
    let mut chances = Vec::with_capacity(months);
    for deadline in 0..months {
        let late: Option<Vec<Vec<u32>>> = hires
            .iter()
            .zip(&caps)
            .map(|(hires, caps)| latest(*hires, caps, deadline))
            .collect();
        let mut found = None;
        if let Some(plan) = late {
            found = reached(&plan).await;
            pace.tell(deadline + 1, months);
            pace.step(usize::MAX).await;
        }
        chances.push(found);
    }
    HireBy {
        confidence,
        hires: hires.iter().sum(),
        without,
        month: chances
            .iter()
            .rposition(|chance| chance.is_some_and(|chance| chance >= confidence)),
        chances,
    }
}

/// So many hires as late as the caps allow, all in by a month; none where there is no room.
fn latest(hires: u32, caps: &[u32], deadline: usize) -> Option<Vec<u32>> {
    let mut plan = vec![0; caps.len()];
    let mut left = hires;
    for (planned, cap) in plan.iter_mut().zip(caps).take(deadline + 1).rev() {
        *planned = left.min(*cap);
        left -= *planned;
    }
    (left == 0).then_some(plan)
}

/// The roles as whole people with their ranges.
fn crews(input: &Input, hires: &[Vec<u32>]) -> Vec<Crew> {
    let each = input.roles.iter().zip(hires);
    each.map(|(role, joins)| crew(role, joins.clone())).collect()
}

fn crew(role: &Role, joins: Vec<u32>) -> Crew {
    let ramp = role.ramp();
    let opening = opening(role);
    let grown: f64 = opening.iter().skip(ramp).sum();
    let heads: Vec<f64> = std::iter::once(amount(role.qualified.value) + grown)
        .chain((0..ramp).map(|age| opening.get(age).copied().unwrap_or(0.0)))
        .collect();
    let heads: Vec<f64> = heads.iter().map(|heads| heads.min(HEADS_MOST)).collect();
    let people = whole_people(&heads);
    let qualified = brings(role.productivity_qualified, 1.0);
    let output = |age| match curve(role, age) {
        Some(share) => brings(role.productivity_qualified, share),
        None => brings(role.productivity_ramping, 1.0),
    };
    Crew {
        ready: people.first().copied().unwrap_or(0),
        maturing: people.into_iter().skip(1).collect(),
        maturing_stay: stays(role.retention_ramping),
        ready_stay: stays(role.retention_qualified),
        ready_output: qualified,
        maturing_output: (0..ramp).map(output).collect(),
        joins,
    }
}

fn brings(productivity: Productivity, share: f64) -> Range {
    let value = |typed: Sourced<f64>| amount(typed.value) * share;
    Range::new(
        value(productivity.low),
        value(productivity.likely),
        value(productivity.high),
    )
}

/// Monthly stays; of an annual attrition the highest is the lowest stay.
fn stays(retention: Retention) -> Range {
    let (one, other) = (
        retention.monthly(retention.low),
        retention.monthly(retention.high),
    );
    Range::new(
        one.min(other),
        retention.monthly(retention.likely),
        one.max(other),
    )
}
