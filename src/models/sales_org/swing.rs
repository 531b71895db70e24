//! The tornado: how far the surplus swings as each number goes from one end of its band to the other.

use super::Input;
use super::lever::Lever;
use super::plan::Plan;
use super::report::Swing;

/// What numbers without a band of their own go down and up by.
const TENTH: f64 = 0.1;

/// The swing of every number of the plan, the widest first.
pub(super) fn swings(input: &Input, plan: &Plan) -> Vec<Swing> {
    let surplus = |plan: &Plan| plan.outcome().map(|outcome| outcome.surplus());
    let levers = Lever::all(plan.layers.len()).map(|lever| {
        let (low, high) = input.band(lever).values(plan, lever);
        Swing {
            path: lever.path(input),
            low,
            high,
            surplus_low: surplus(&plan.with(lever, low)),
            surplus_high: surplus(&plan.with(lever, high)),
        }
    });
    let shares = [
        (
            "gross_margin",
            plan.gross_margin,
            margin as fn(&Plan, f64) -> Plan,
        ),
        ("commission", plan.commission, commission),
    ];
    let shares = shares.into_iter().map(|(path, value, with)| {
        let (low, high) = (value * (1.0 - TENTH), (value * (1.0 + TENTH)).min(1.0));
        Swing {
            path: path.to_owned(),
            low,
            high,
            surplus_low: surplus(&with(plan, low)),
            surplus_high: surplus(&with(plan, high)),
        }
    });
    let mut swings: Vec<Swing> = levers.chain(shares).collect();
    swings.sort_by(|one, other| other.width().total_cmp(&one.width()));
    swings
}

fn margin(plan: &Plan, gross_margin: f64) -> Plan {
    Plan {
        gross_margin,
        ..plan.clone()
    }
}

fn commission(plan: &Plan, commission: f64) -> Plan {
    Plan {
        commission,
        ..plan.clone()
    }
}
