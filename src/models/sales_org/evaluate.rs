//! Input → report.

use super::Input;
use super::break_even::break_evens;
use super::frontier::frontier;
use super::ladder::ladder;
use super::numbers::NUMBERS;
use super::path::time_path;
use super::plan::{Outcome, Plan};
use super::report::{LayerHeads, Organisation, Problem, Report, TimePath, Verdict};
use super::swing::swings;
use crate::engines::layers::fill;
use crate::models::declared::value;

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
    let plan = Plan::of(input);
    let reached = plan.customers();
    let fallback = libm::floor(value(&NUMBERS, "path/reps_today", input) * plan.customers_per_rep);
    let customers = reached.unwrap_or(fallback);
    let outcome = plan.at(customers);
    let path = time_path(input, &plan, &outcome);
    Report {
        problems: problems(input, reached.is_none()),
        verdict: verdict(&outcome, reached.is_some(), &path),
        organisation: organisation(input, &plan, outcome),
        ladder: ladder(input, &plan, fallback),
        break_evens: break_evens(&plan, customers),
        frontier: frontier(&plan, customers),
        swings: swings(input, &plan),
        path,
    }
}

fn problems(input: &Input, is_out_of_reach: bool) -> Vec<Problem> {
    let differs =
        |planned: &str, today: &str| value(&NUMBERS, planned, input) != value(&NUMBERS, today, input);
    let checks = [
        (Problem::GoalOutOfReach, is_out_of_reach),
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
    match path.healthy_month {
        _ if !is_reached || !outcome.is_healthy() => Verdict::Unhealthy,
        Some(1) => Verdict::Healthy,
        Some(month) => Verdict::HealthyFrom(month),
        None => Verdict::NotWithinHorizon,
    }
}

fn organisation(input: &Input, plan: &Plan, outcome: Outcome) -> Organisation {
    let layers = input.layers.iter().zip(fill(outcome.reps, &plan.layers));
    let over = |part: f64, whole: f64| Some(part / whole).filter(|_| whole > 0.0);
    Organisation {
        customers: outcome.customers,
        reps: outcome.reps,
        layers: layers
            .map(|(layer, filled)| LayerHeads {
                id: layer.id.clone(),
                name: layer.name.clone(),
                heads: filled.heads,
                load: filled.load(),
                cost: filled.cost,
            })
            .collect(),
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
