//! Contract value against customers per rep: where the organisation is healthy, at the plan's customers.

use super::plan::Plan;
use super::report::Frontier;
use crate::engines::whatif::map::{cells, even};

/// Fields along each side.
const FIELDS: u32 = 11;
/// Points of the line between two fields.
const POINTS: u32 = 4;
/// Half of the side as a share of the value in the middle.
const SPREAD: f64 = 0.5;

pub(super) fn frontier(plan: &Plan, customers: f64) -> Frontier {
    let plan = plan.for_customers(customers);
    let per_rep = even(
        plan.customers_per_rep * (1.0 - SPREAD),
        plan.customers_per_rep * (1.0 + SPREAD),
        FIELDS,
    );
    let (low, high) = reach(&plan, customers, &per_rep);
    let contract_values = even(low, high, FIELDS);
    let surplus = |per_rep: f64, contract_value: f64| {
        let plan = Plan {
            customers_per_rep: per_rep,
            contract_value,
            ..plan.clone()
        };
        plan.at(customers).surplus()
    };
    let (first, last) = (
        per_rep.first().copied().unwrap_or(0.0),
        per_rep.last().copied().unwrap_or(0.0),
    );
    let line = even(first, last, (FIELDS - 1) * POINTS + 1).into_iter();
    Frontier {
        surplus: cells(&per_rep, &contract_values, surplus),
        line: line
            .filter_map(|per_rep| Some((per_rep, plan.healthy_contract_value(customers, per_rep)?)))
            .collect(),
        here: (plan.customers_per_rep, plan.contract_value),
        per_rep,
        contract_values,
    }
}

/// Lowest and highest contract value shown: half and half as much again, and on to where the line crosses the middle,
/// but not beyond a tenth and four times.
fn reach(plan: &Plan, customers: f64, per_rep: &[f64]) -> (f64, f64) {
    let value = plan.contract_value;
    let middle = per_rep.get(per_rep.len() / 2).copied().unwrap_or(0.0);
    let line = plan.healthy_contract_value(customers, middle).unwrap_or(value);
    let low = (value * (1.0 - SPREAD)).min(line * 0.8).max(value * 0.1);
    let high = (value * (1.0 + SPREAD)).max(line * 1.2).min(value * 4.0);
    (low, high)
}
