//! Input → report.

use super::Input;
use super::numbers::NUMBERS;
use super::plan::{Outcome, Plan};
use super::report::{LayerHeads, Organisation, Problem, Report};
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
    let mut problems = Vec::new();
    let customers = plan.customers().unwrap_or_else(|| {
        problems.push(Problem::GoalOutOfReach);
        libm::floor(value(&NUMBERS, "path/reps_today", input) * plan.customers_per_rep)
    });
    Report {
        problems,
        organisation: organisation(input, &plan, plan.at(customers)),
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
