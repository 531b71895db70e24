//! The plan itself: the fewest hires, then the smoothest, then the earliest.

use serde::{Deserialize, Serialize};

use super::levers::{Levers, levers};
use super::question::Question;
use crate::engines::pace::Pace;
use crate::engines::solve::{Column, Found, Programme, Row, Sense, minimise, narrowed};

/// Nodes that may be looked at for the fewest hires.
const NODES_FOR_FEWEST: u64 = 20_000;
/// Nodes that may be looked at for the smoothest and for the earliest of them.
const NODES_FOR_TIES: u64 = 6_000;

/// What came of the search for a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A plan.
    Plan(HiringPlan),
    /// No plan does it: what must move, each alone.
    Impossible(Levers),
    /// The search was given up before it was known.
    Unknown,
}

/// Hires that reach every target with the shape within tolerance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HiringPlan {
    /// Hires of each role in each month.
    pub hires: Vec<Vec<u32>>,
    /// All of them.
    pub total: u32,
    /// Sum of the changes from month to month, `Σ |h_t − h_{t−1}|`.
    pub changes: u32,
    /// Whether no plan has fewer hires.
    pub is_proved: bool,
    /// Whether no plan of as many is smoother, nor of those one earlier.
    pub is_smoothest: bool,
}

/// Finds the plan: the fewest hires; of those plans the one with the least sum of changes; of those the one with the
/// earliest months in sum. Every plan is looked at again, head by head, before it is given.
pub async fn solve(question: &Question, pace: &Pace) -> Answer {
    pace.stage(0, 300);
    let programme = question.programme();
    let ones = vec![1.0; programme.columns.len()];
    let fewest = minimise(&programme, &ones, None, NODES_FOR_FEWEST, pace).await;
    let is_proved = matches!(fewest, Found::Best { .. });
    let values = match fewest {
        Found::Best { values, .. } | Found::Good { values, .. } => values,
        Found::Infeasible => {
            pace.stage(300, 1000);
            return Answer::Impossible(levers(question, pace).await);
        }
        Found::Unknown => return Answer::Unknown,
    };
    pace.stage(300, 1000);
    let (values, is_smoothest) = smoothest(question, &programme, values, pace).await;
    let hires = question.plan_of(&values);
    if !question.meets(&hires) {
        return Answer::Unknown;
    }
    Answer::Plan(HiringPlan {
        total: hires.iter().flatten().sum(),
        changes: hires.iter().map(|role| changes(role)).sum(),
        hires,
        is_proved,
        is_smoothest: is_proved && is_smoothest,
    })
}

fn changes(hires: &[u32]) -> u32 {
    hires
        .iter()
        .zip(hires.iter().skip(1))
        .map(|(one, next)| one.abs_diff(*next))
        .sum()
}

/// Of the plans with as many hires as this one, the smoothest and earliest, and whether that is sure.
async fn smoothest(
    question: &Question,
    fewest: &Programme,
    values: Vec<f64>,
    pace: &Pace,
) -> (Vec<f64>, bool) {
    let (months, count) = (question.months(), values.len());
    let mut programme = fewest.clone();
    programme.rows.push(Row {
        terms: (0..count).map(|at| (at, 1.0)).collect(),
        sense: Sense::Equal,
        bound: values.iter().sum(),
    });
    let mut programme = narrowed(&programme, count, pace).await;
    let pairs: Vec<usize> = (1..count).filter(|at| at % months != 0).collect();
    add_changes(&mut programme, &pairs);
    let all = programme.columns.len();
    let with_changes = |values: &[f64]| -> Vec<f64> {
        let value = |at: usize| values.get(at).copied().unwrap_or(0.0);
        let changes = pairs.iter().map(|at| (value(*at) - value(at - 1)).abs());
        values.iter().take(count).copied().chain(changes).collect()
    };
    let changes: Vec<f64> = (0..all).map(|at| if at < count { 0.0 } else { 1.0 }).collect();
    let hint = with_changes(&values);
    let smooth = minimise(&programme, &changes, Some(&hint), NODES_FOR_TIES, pace).await;
    let Some(least) = smooth.values().map(with_changes) else {
        return (values, false);
    };
    programme.rows.push(Row {
        terms: (count..all).map(|at| (at, 1.0)).collect(),
        sense: Sense::AtMost,
        bound: least.iter().skip(count).sum(),
    });
    pace.tell(1, 2);
    let month = |at: usize| if at < count { (at % months + 1) as f64 } else { 0.0 };
    let late: Vec<f64> = (0..all).map(month).collect();
    let early = minimise(&programme, &late, Some(&least), NODES_FOR_TIES, pace).await;
    let is_sure = [&smooth, &early]
        .iter()
        .all(|found| matches!(found, Found::Best { .. }));
    let best = early.values().map_or(least, <[f64]>::to_vec);
    (best.into_iter().take(count).collect(), is_sure)
}

/// A column for the change from the column before each of these, no less than their difference either way.
fn add_changes(programme: &mut Programme, after: &[usize]) {
    for at in after {
        let change = programme.columns.len();
        let most = |at: usize| programme.columns.get(at).map_or(0.0, |column| column.high);
        let high = most(*at).max(most(at - 1));
        programme.columns.push(Column {
            low: 0.0,
            high,
            is_whole: true,
        });
        for sign in [1.0, -1.0] {
            programme.rows.push(Row {
                terms: vec![(change, 1.0), (*at, -sign), (at - 1, sign)],
                sense: Sense::AtLeast,
                bound: 0.0,
            });
        }
    }
}
