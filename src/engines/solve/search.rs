//! The search for the values of least cost.

use microlp::{
    ComparisonOp, Error, OptimizationDirection, Problem, ResumeOptions, Solution, SolveOptions, SolveOutcome,
    Variable,
};

use super::programme::{Programme, Row, Sense};
use crate::engines::pace::Pace;

/// Nodes between two looks at the pace, a few milliseconds of work.
const NODES_AT_ONCE: u64 = 20;
/// What those nodes count in steps of the pace: a whole slice of the worker.
const STEPS: usize = 500;

/// What a search came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// Nothing costs less.
    Best {
        /// A value per column.
        values: Vec<f64>,
        /// What they cost.
        cost: f64,
    },
    /// The nodes were used up before it was known whether something costs less.
    Good {
        /// A value per column.
        values: Vec<f64>,
        /// What they cost.
        cost: f64,
    },
    /// No values meet the conditions.
    Infeasible,
    /// The nodes were used up, or the numbers too far apart, before any values were found.
    Unknown,
}

impl Found {
    /// The values, where there are any.
    #[must_use]
    pub fn values(&self) -> Option<&[f64]> {
        match self {
            Self::Best { values, .. } | Self::Good { values, .. } => Some(values),
            Self::Infeasible | Self::Unknown => None,
        }
    }

    /// The cost, where there are values.
    #[must_use]
    pub const fn cost(&self) -> Option<f64> {
        match self {
            Self::Best { cost, .. } | Self::Good { cost, .. } => Some(*cost),
            Self::Infeasible | Self::Unknown => None,
        }
    }
}

/// Finds values of least `Σ cost · value` that meet the programme, looking at no more than about `nodes` nodes.
///
/// `hint` are values from which to start; those that do not meet the programme are of no use. What is found has been
/// checked by [`Programme::holds`].
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::engines::solve::{Column, Programme, Row, Sense, minimise};
/// // Vans for 4 and cars for 3 carry 10 people; a van costs 5, a car 3.
/// let row = Row { terms: vec![(0, 4.0), (1, 3.0)], sense: Sense::AtLeast, bound: 10.0 };
/// let programme = Programme { columns: vec![Column::count(9); 2], rows: vec![row] };
/// let found = at_once(minimise(&programme, &[5.0, 3.0], None, 1000, &Pace::unpaced()));
/// assert_eq!(found.values(), Some(&[1.0, 2.0][..]));
/// assert_eq!(found.cost(), Some(11.0));
/// ```
pub async fn minimise(
    programme: &Programme,
    cost: &[f64],
    hint: Option<&[f64]>,
    nodes: u64,
    pace: &Pace,
) -> Found {
    if programme.rows.iter().any(|row| !can_hold(row)) {
        return Found::Infeasible;
    }
    let (problem, variables) = problem(programme, cost);
    let mut options = SolveOptions::default();
    options.node_limit = Some(NODES_AT_ONCE.min(nodes));
    options.tolerances.feasibility = 1e-9;
    options.int_tol = 1e-7;
    options.warm_start = hint
        .filter(|values| programme.holds(values))
        .map(|values| variables.iter().copied().zip(values.iter().copied()).collect());
    let mut looked_at = 0;
    let mut outcome = problem.solve_with(options);
    loop {
        let stopped = match outcome {
            Err(error) => return failed(&error),
            Ok(SolveOutcome::Solution(solution)) if solution.status() == microlp::SolutionStatus::Optimal => {
                return found(programme, cost, &variables, &solution, true);
            }
            Ok(stopped) => stopped,
        };
        looked_at += NODES_AT_ONCE;
        if looked_at >= nodes {
            return stopped.solution().map_or(Found::Unknown, |best| {
                found(programme, cost, &variables, best, false)
            });
        }
        pace.step(STEPS).await;
        let mut again = ResumeOptions::default();
        again.node_limit = Some(NODES_AT_ONCE);
        outcome = stopped.resume_with(again);
    }
}

/// A row without a factor that counts is a sentence about its bound alone; one that is no number never holds.
fn can_hold(row: &Row) -> bool {
    row.scaled().is_some() || row.holds(&[])
}

fn problem(programme: &Programme, cost: &[f64]) -> (Problem, Vec<Variable>) {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let largest = cost.iter().map(|c| c.abs()).fold(0.0, f64::max);
    let unit = if largest > 0.0 && !programme.columns.iter().all(|c| c.is_whole) {
        largest
    } else {
        1.0
    };
    let mut variables = Vec::with_capacity(programme.columns.len());
    for (at, column) in programme.columns.iter().enumerate() {
        let cost = cost.get(at).copied().unwrap_or(0.0) / unit;
        variables.push(if column.is_whole {
            problem.add_integer_var(cost, (whole(column.low), whole(column.high)))
        } else {
            problem.add_var(cost, (column.low, column.high))
        });
    }
    for row in programme.rows.iter().filter_map(Row::scaled) {
        let terms: Vec<(Variable, f64)> = row
            .terms
            .iter()
            .filter_map(|(at, factor)| Some((*variables.get(*at)?, *factor)))
            .collect();
        let sense = match row.sense {
            Sense::AtLeast => ComparisonOp::Ge,
            Sense::AtMost => ComparisonOp::Le,
            Sense::Equal => ComparisonOp::Eq,
        };
        problem.add_constraint(&terms, sense, row.bound);
    }
    (problem, variables)
}

/// The end of a range of whole numbers.
fn whole(end: f64) -> i32 {
    #[allow(clippy::cast_possible_truncation, reason = "held to the range first")]
    let end = end.clamp(-1e9, 1e9) as i32;
    end
}

fn failed(error: &Error) -> Found {
    match error {
        Error::Infeasible => Found::Infeasible,
        _ => Found::Unknown,
    }
}

/// The solver's answer with whole numbers made whole, where it still meets the programme.
fn found(
    programme: &Programme,
    cost: &[f64],
    variables: &[Variable],
    solution: &Solution,
    is_best: bool,
) -> Found {
    let each = programme.columns.iter().zip(variables);
    let values: Vec<f64> = each
        .map(|(column, variable)| {
            let value = solution.var_value(*variable).clamp(column.low, column.high);
            if column.is_whole {
                libm::round(value) + 0.0
            } else {
                value + 0.0
            }
        })
        .collect();
    if !programme.holds(&values) {
        return Found::Unknown;
    }
    let cost = values.iter().zip(cost).map(|(value, cost)| value * cost).sum();
    if is_best {
        Found::Best { values, cost }
    } else {
        Found::Good { values, cost }
    }
}
