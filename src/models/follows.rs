//! What holds for every model that is worked out line by line: its lines, computed with other inputs, come to what the
//! model itself says of those.

use std::collections::HashMap;

use proptest::prelude::*;

use super::headline::Model;
use super::worked::{Is, Worked};
use crate::engines::formula::VarId;
use crate::engines::value::Sourced;

/// A change of an input: which, how, and by how much.
pub type Change = (usize, u8, f64);

/// Changes of up to four inputs, near and far.
pub fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec((any::<usize>(), 0..6_u8, 0.0..1.0f64), 0..5)
}

/// The model with the changes made, and the values of its lines as they then are.
pub fn after<M: Model>(model: &M, worked: &Worked, changes: &[Change]) -> (M, HashMap<VarId, Option<f64>>) {
    let changed = changed(model, worked, changes);
    let values = worked.values(|id| {
        let (parameter, number) = (changed.parameter(id)?, changed.get(id)?);
        Some(parameter.admit(number.value).unwrap_or(parameter.default))
    });
    (changed, values)
}

/// The model with the changes made; those of what the lines were made for are left out.
fn changed<M: Model>(model: &M, worked: &Worked, changes: &[Change]) -> M {
    let mut changed = model.clone();
    let parameters = model.parameters();
    for (which, how, much) in changes {
        let Some(parameter) = parameters.get(which % parameters.len().max(1)) else {
            continue;
        };
        if worked
            .held
            .iter()
            .any(|held| held.id.as_ref() == Some(&parameter.id))
        {
            continue;
        }
        let now = model.get(&parameter.id).map_or(0.0, |number| number.value);
        let value = match how {
            0 => parameter.min,
            1 => parameter.max.min(parameter.min + 1e4 * much),
            2 => parameter.min + much,
            3 => parameter.min + 20.0 * much,
            _ => now * (0.5 + much),
        };
        changed.set(&parameter.id, Sourced::typed(value));
    }
    changed
}

/// Every headline is a line; with nothing changed each has its value, and with the changes each that rests on nothing
/// but inputs follows. What the model has no line for moves nothing. Returns how many figures followed.
pub fn assert_follows<M: Model>(model: &M, worked: &Worked, changes: &[Change]) -> usize {
    for line in &worked.lines {
        if let Is::Formula(expr) = &line.is {
            for id in expr.variables() {
                assert!(worked.line(&id.0).is_some(), "{} mentions {id:?}", line.id.0);
            }
        }
    }
    let same = worked.values(|_| None);
    for figure in model.headlines() {
        let line = worked.line(&figure.id);
        let line = line.unwrap_or_else(|| panic!("{} is no line", figure.id));
        assert_near(worked, line.id.0.as_ref(), same[&line.id], figure.value, &same);
    }
    let (changed, values) = after(model, worked, changes);
    let rests = worked.rests_on();
    let mut followed = 0;
    for figure in changed.headlines() {
        let Some(line) = worked.line(&figure.id) else {
            panic!("{} is no line", figure.id)
        };
        if rests[&line.id].is_empty() {
            assert_near(worked, &figure.id, values[&line.id], figure.value, &values);
            followed += 1;
        }
    }
    followed
}

/// A value of a line is what the model says, but for what numbers of that size lose.
pub fn assert_near(
    worked: &Worked,
    id: &str,
    found: Option<f64>,
    expected: Option<f64>,
    values: &HashMap<VarId, Option<f64>>,
) {
    // Where large numbers leave a small one, what counts is their size, however many lines further up they stand.
    let mut over = vec![VarId::from(id.to_owned())];
    let mut at = 0;
    while let Some(next) = over.get(at) {
        if let Some(Is::Formula(expr)) = worked.line(&next.0).map(|line| &line.is) {
            let below: Vec<VarId> = expr
                .variables()
                .into_iter()
                .filter(|id| !over.contains(id))
                .collect();
            over.extend(below);
        }
        at += 1;
    }
    let scale = over
        .iter()
        .filter_map(|id| values.get(id).copied().flatten())
        .chain(expected)
        .fold(0.0_f64, |most, value| most.max(value.abs()));
    let is_near = match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= 1e-9 * scale,
        (found, expected) => found == expected,
    };
    assert!(is_near, "{id}: {found:?}, the model says {expected:?}");
}
