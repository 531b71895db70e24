//! What about an input needs a look.

use super::input::Input;
use super::report::{Problem, Ranged};
use super::team::shares;
use crate::engines::value::Sourced;

/// All of it, in the order of the page.
pub(super) fn problems(input: &Input, hires: &[Vec<u32>], caps: &[Vec<u32>]) -> Vec<Problem> {
    let mut found = Vec::new();
    if input.roles.is_empty() {
        found.push(Problem::NoRoles);
    }
    let sum: f64 = input.shares.iter().take(12).map(|share| share.value).sum();
    if input.has_history && shares(input).is_none() {
        found.push(Problem::NoShares);
    } else if input.has_history && (sum - 1.0).abs() > 0.000_5 && sum.is_finite() {
        found.push(Problem::SharesSum(sum));
    }
    if input.is_seasonal && !input.has_history {
        found.push(Problem::SeasonWithoutHistory);
    }
    for (role, (hires, caps)) in hires.iter().zip(caps).enumerate() {
        let above = hires.iter().zip(caps).enumerate();
        let above = above.filter(|(_, (hires, cap))| hires > cap);
        let mut above = above.map(|(month, _)| month);
        if let Some(first) = above.next() {
            let months = 1 + above.count();
            found.push(Problem::AboveCap { role, first, months });
        }
    }
    for (place, role) in input.roles.iter().enumerate() {
        let (qualified, ramping) = (&role.productivity_qualified, &role.productivity_ramping);
        let ranges = [
            (
                Ranged::ProductivityQualified,
                [qualified.low, qualified.likely, qualified.high],
            ),
            (
                Ranged::ProductivityRamping,
                [ramping.low, ramping.likely, ramping.high],
            ),
            (Ranged::RetentionRamping, {
                let r = role.retention_ramping;
                [r.low, r.likely, r.high]
            }),
            (Ranged::RetentionQualified, {
                let r = role.retention_qualified;
                [r.low, r.likely, r.high]
            }),
        ];
        for (of, [low, likely, high]) in ranges {
            let unused = of == Ranged::ProductivityRamping && role.has_curve;
            if !unused && !is_ordered(low, likely, high) {
                found.push(Problem::RangeMissesLikely { role: place, of });
            }
        }
        if !role.has_curve && ramping.likely.value > qualified.likely.value {
            found.push(Problem::RampingBringsMore { role: place });
        }
    }
    found
}

fn is_ordered(low: Sourced<f64>, likely: Sourced<f64>, high: Sourced<f64>) -> bool {
    low.value <= likely.value && likely.value <= high.value
}
