//! Random inputs, the odd ones among them.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::input::{Aim, Basis, ChannelKind, Input, Month, Passed};
use crate::engines::value::Sourced;
use crate::i18n::date::Day;
use crate::models::parameter::Parameters;

/// An input whose numbers are anywhere in their ranges, rather often at the ends.
pub fn any_input() -> impl Strategy<Value = Input> {
    let place = prop_oneof![3 => 0.0_f64..0.1, 3 => 0.0_f64..1.0, 1 => Just(0.0), 1 => Just(1.0)];
    let basis = prop::sample::select(vec![Basis::Stages, Basis::Deals, Basis::People]);
    let history = prop::collection::vec((1_u8..=12, 0_u32..200, 0_u32..200), 0..4);
    (
        basis,
        prop::collection::vec(place, 150),
        history,
        0_u8..5,
        prop::collection::vec(any::<bool>(), 6),
    )
        .prop_map(|(basis, places, history, stages, flags)| {
            let mut input = Input {
                basis,
                aim: if flags[2] { Aim::Gap } else { Aim::Confidence },
                ..Input::default()
            };
            input
                .stages
                .truncate(usize::from(stages).max(usize::from(flags[0])));
            for (month, worked, advanced) in history {
                let passed = Passed {
                    worked: Sourced::typed(f64::from(worked)),
                    advanced: Sourced::typed(f64::from(advanced)),
                };
                input.history.push(Month {
                    first: Day::new(2026, month, 1).unwrap(),
                    passed: BTreeMap::from([("intent".to_owned(), passed), ("lead".to_owned(), passed)]),
                });
            }
            input.people[0].has_own_rates = flags[1];
            input.channels[1].is_off = flags[2];
            if flags[3] {
                input.channels[0].kind = ChannelKind::Online;
            }
            input.deals[0].closes = flags[4].then(|| Day::new(2027, 1, 1).unwrap());
            let parameters = input.parameters();
            for (parameter, place) in parameters.iter().zip(places.iter().cycle()) {
                // Counts and money in sizes that meet each other, not at the far end of what is allowed.
                let top = match parameter.max {
                    max if max > 1e6 => 1e7,
                    max if max > 1_000.0 => 400.0,
                    max => max,
                };
                let value = parameter.min + (top - parameter.min) * place;
                assert!(
                    input.set(&parameter.id, Sourced::typed(value)),
                    "{}",
                    parameter.id
                );
            }
            input
        })
}
