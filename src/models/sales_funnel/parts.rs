//! What the expected money is made of, part by part.

use super::flow::Chain;
use super::ground::Ground;
use super::input::{Basis, Input};
use super::report::{Part, Rate, StageReport};

/// A part per deal, stage or person, whichever the forecast is made of; only what can come in in time.
pub(super) fn parts(input: &Input, rates: &[Rate], ground: &Ground, funnel: &[StageReport]) -> Vec<Part> {
    let part = |id: &str, amount: f64, possible: f64| Part {
        id: id.to_owned(),
        amount,
        possible,
    };
    match input.basis {
        Basis::Deals => input
            .timely_deals()
            .map(|deal| {
                part(
                    &deal.id,
                    deal.amount.value * deal.probability.value,
                    deal.amount.value,
                )
            })
            .collect(),
        Basis::Stages => funnel
            .iter()
            .filter(|stage| stage.in_time)
            .map(|stage| part(&stage.id, stage.amount, stage.open * ground.value))
            .collect(),
        Basis::People => input
            .people
            .iter()
            .map(|person| {
                let chain = Chain::person(input, person, rates);
                let amount = chain.expected(&ground.timely) * ground.value;
                part(
                    &person.id,
                    amount,
                    chain.timely_open(&ground.timely) * ground.value,
                )
            })
            .collect(),
    }
}
