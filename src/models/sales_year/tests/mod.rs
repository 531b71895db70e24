//! The yearly forecast against its worked example, by hand and by properties.

mod edits;
mod figures;
mod parameters;

use proptest::prelude::*;

use super::*;
use crate::engines::value::Sourced;
use crate::models::parameter::Parameters;
use crate::models::row_id::Taken;

/// Ten thousand, the unit of the worked example.
const WAN: f64 = 10_000.0;

/// Inputs of one to three roles with any of their numbers and switches set.
fn inputs() -> impl Strategy<Value = Input> {
    let switches = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    let numbers = prop::collection::vec((any::<prop::sample::Index>(), 0.0_f64..=1.0), 0..40);
    (0_usize..3, 1_u32..37, 0_u32..9, switches, numbers).prop_map(
        |(more, horizon, ramp, switches, numbers)| {
            let mut input = Input {
                has_history: switches.0,
                is_seasonal: switches.1,
                has_costs: switches.2,
                horizon: Sourced::typed(f64::from(horizon)),
                ..Input::default()
            };
            for _ in 0..more {
                Edit::AddRole.apply(&mut input, &Taken::NONE).unwrap();
            }
            for role in &mut input.roles {
                role.has_curve = switches.3;
                role.is_by_age = switches.4;
                role.ramp_months = Sourced::typed(f64::from(ramp));
            }
            if switches.5 {
                let role = input.roles[0].id.clone();
                let form = RateForm::AnnualAttrition;
                Edit::RateForm {
                    role,
                    is_ramping: true,
                    form,
                }
                .apply(&mut input, &Taken::NONE)
                .unwrap();
            }
            for (at, share) in numbers {
                let all = input.parameters();
                let one = at.get(&all);
                if !["runs", "horizon"].contains(&one.id.as_str()) {
                    let value = one.min + share * (one.max - one.min);
                    assert!(input.set(&one.id, Sourced::typed(value)), "{}", one.id);
                }
            }
            input
        },
    )
}

/// True where a printed report holds a number that must never be shown.
fn has_strange_number(printed: &str) -> bool {
    let negative_zero = printed
        .match_indices("-0.0")
        .any(|(at, _)| !printed[at + 4..].starts_with(|c: char| c.is_ascii_digit() || c == 'e'));
    printed.contains("NaN") || printed.contains("inf") || negative_zero
}
