//! Input → report.

use super::Input;
use super::break_even::break_evens;
use super::frontier::frontier;
use super::goal::NoCount;
use super::ladder::ladder;
use super::numbers::NUMBERS;
use super::path::time_path;
use super::plan::{Outcome, Plan};
use super::report::{BreakEvens, Organisation, Problem, Report, TimePath, Verdict};
use crate::models::declared::value;
use crate::models::layer::layer_heads;

/// The sales organisation that a goal asks for, and whether its gross profit carries it. Total and pure.
///
/// ```
/// use loudou::models::sales_org::{Input, evaluate};
/// let organisation = evaluate(&Input::default()).organisation;
/// assert_eq!(organisation.reps, 25.0);
/// assert_eq!(organisation.layers.iter().map(|layer| layer.heads).collect::<Vec<f64>>(), [4.0, 1.0]);
/// assert_eq!(organisation.surplus, 9_550_000.0);
/// ```
#[must_use]
pub fn evaluate(input: &Input) -> Report {
    let standing = Standing::of(input);
    let Standing { plan, outcome, .. } = &standing;
    Report {
        problems: problems(input, standing.missing),
        verdict: verdict(outcome, standing.missing.is_none(), &standing.path),
        ladder: ladder(input, plan, standing.fallback),
        frontier: frontier(plan, outcome.customers),
        organisation: standing.organisation,
        break_evens: standing.break_evens,
        path: standing.path,
    }
}

/// What the figures at the top of the page need, without the searches below them.
pub(super) struct Standing {
    pub plan: Plan,
    pub outcome: Outcome,
    /// Why no number of customers stands for the goal; none where one does.
    pub missing: Option<NoCount>,
    /// Customers that stand for a goal out of reach: what today's reps can win.
    pub fallback: f64,
    pub organisation: Organisation,
    pub break_evens: BreakEvens,
    pub path: TimePath,
}

impl Standing {
    pub fn of(input: &Input) -> Self {
        let plan = Plan::of(input);
        let reached = plan.goal_customers();
        let fallback = libm::floor(value(&NUMBERS, "path/reps_today", input) * plan.customers_per_rep);
        let outcome = plan.at(reached.unwrap_or(fallback));
        Self {
            organisation: organisation(input, outcome),
            break_evens: break_evens(&plan, outcome.customers),
            path: time_path(input, &plan, &outcome),
            missing: reached.err(),
            plan,
            outcome,
            fallback,
        }
    }
}

fn problems(input: &Input, missing: Option<NoCount>) -> Vec<Problem> {
    let differs =
        |planned: &str, today: &str| value(&NUMBERS, planned, input) != value(&NUMBERS, today, input);
    let checks = [
        (Problem::GoalOutOfReach, missing == Some(NoCount::OutOfReach)),
        (Problem::SearchGivenUp, missing == Some(NoCount::GivenUp)),
        (
            Problem::ContractValueWithoutWay,
            differs("contract_value", "path/contract_value_today")
                && input.contract_value_note.trim().is_empty(),
        ),
        (
            Problem::CustomersPerRepWithoutWay,
            differs("customers_per_rep", "path/customers_per_rep_today")
                && input.customers_per_rep_note.trim().is_empty(),
        ),
    ];
    let standing = checks.into_iter().filter(|(_, stands)| *stands);
    standing.map(|(problem, _)| problem).collect()
}

fn verdict(outcome: &Outcome, is_reached: bool, path: &TimePath) -> Verdict {
    match path.lasting_month {
        _ if is_reached && outcome.customers <= 0.0 => Verdict::NoGoal,
        _ if !is_reached || !outcome.is_healthy() => Verdict::Unhealthy,
        Some(1) => Verdict::Healthy,
        Some(month) => Verdict::HealthyFrom(month),
        None => Verdict::NotWithinHorizon,
    }
}

fn organisation(input: &Input, outcome: Outcome) -> Organisation {
    let over = |part: f64, whole: f64| Some(part / whole).filter(|_| whole > 0.0);
    Organisation {
        customers: outcome.customers,
        reps: outcome.reps,
        layers: layer_heads(&input.layers, outcome.reps),
        revenue: outcome.revenue,
        gross_profit: outcome.gross_profit,
        rep_cost: outcome.rep_cost,
        layer_cost: outcome.layer_cost,
        commission: outcome.commission,
        operating: outcome.operating,
        cost: outcome.cost(),
        surplus: outcome.surplus(),
        is_healthy: outcome.is_healthy(),
        cover: over(outcome.gross_profit, outcome.cost()),
        cost_of_sale: over(outcome.cost(), outcome.revenue),
        management_share: over(outcome.layer_cost + outcome.operating, outcome.cost()),
    }
}
