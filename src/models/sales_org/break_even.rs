//! Where the surplus is nothing, one number moved and the others as they stand, at the plan's customers.

use super::goal::NoCount;
use super::plan::Plan;
use super::report::{BreakEvens, WholeBreakEven};
use crate::engines::whole::{ceiling, least};

pub(super) fn break_evens(plan: &Plan, customers: f64) -> BreakEvens {
    let plan = plan.for_customers(customers);
    let outcome = plan.at(customers);
    let (kept, spent) = (
        plan.gross_margin - plan.commission - plan.operating_share,
        plan.people_and_fixed(outcome.reps),
    );
    // Without the reps' own cost, and not all of it less that: next to a cost that is out of all proportion little is left
    // of what it is taken from.
    let others = Plan {
        cost_per_rep: 0.0,
        ..plan.clone()
    }
    .people_and_fixed(outcome.reps);
    let left = customers * plan.left_per_customer() - others;
    let fewest = plan.fewest_customers(0.0, 1.0);
    let until = fewest.and_then(|fewest| plan.healthy_until(fewest));
    let lasting = fewest.and_then(|_| plan.healthy_from());
    BreakEvens {
        contract_value: (customers > 0.0 && kept > 0.0).then(|| spent / (customers * kept)),
        cost_per_rep: (outcome.reps > 0.0)
            .then(|| left / outcome.reps)
            .filter(|cost| *cost >= 0.0)
            // No cost at all is 0, not −0.
            .map(|cost| cost + 0.0),
        customers_per_rep: whole(ceiling(customers), |per_rep| Plan {
            customers_per_rep: per_rep,
            ..plan.clone()
        }),
        first_span: plan.layers.first().and_then(|_| {
            whole(outcome.reps, |span| {
                let mut plan = plan.clone();
                if let Some(layer) = plan.layers.first_mut() {
                    layer.span = span;
                }
                plan
            })
        }),
        customers: fewest.ok(),
        customers_until: until.ok().flatten(),
        customers_lasting: lasting.ok().flatten(),
        is_given_up: [fewest.err(), until.err(), lasting.err()].contains(&Some(NoCount::GivenUp)),
    }
}

/// The least whole number, at most `most`, with which the plan is healthy, with it and its neighbour evaluated.
fn whole(most: f64, plan: impl Fn(f64) -> Plan) -> Option<WholeBreakEven> {
    let outcome = |value: f64| plan(value).outcome();
    let value = least(1.0, most, |value| outcome(value).is_some_and(|o| o.is_healthy()))?;
    let surplus = |value: f64| outcome(value).map(|outcome| outcome.surplus());
    Some(WholeBreakEven {
        value,
        surplus: surplus(value)?,
        surplus_below: (value > 1.0).then(|| surplus(value - 1.0)).flatten(),
    })
}

impl Plan {
    /// The contract value at which so many customers leave nothing, at these customers per rep.
    pub(super) fn healthy_contract_value(&self, customers: f64, per_rep: f64) -> Option<f64> {
        let kept = self.gross_margin - self.commission - self.operating_share;
        let spent = self.people_and_fixed(ceiling(customers / per_rep));
        (customers > 0.0 && kept > 0.0 && per_rep > 0.0).then(|| spent / (customers * kept))
    }
}
