//! Customers per CSM over both shares, and where the two bounds meet.

use super::load::Load;
use super::report::{SplitBounds, SplitMap};
use crate::engines::whatif::map::cells;

/// Shares of the map: every twentieth, without nothing and all.
fn twentieths() -> impl Iterator<Item = f64> {
    (1..20_u32).map(|part| f64::from(part) / 20.0)
}

pub(super) fn split_map(load: &Load) -> SplitMap {
    let at = |split: f64, share: f64| Load {
        split,
        share,
        ..*load
    };
    let (splits, shares): (Vec<f64>, Vec<f64>) = (twentieths().collect(), twentieths().collect());
    let line = twentieths().filter_map(|share| Some((share, at(load.split, share).best()?.0)));
    let bounds = splits.iter().map(|split| {
        let load = at(*split, load.share);
        SplitBounds {
            deep: load.deep_bound(),
            light: load.light_bound(),
            accounts: load.accounts().map(|(accounts, _)| accounts),
        }
    });
    SplitMap {
        bounds: bounds.collect(),
        accounts: cells(&shares, &splits, |share, split| at(split, share).accounts()),
        splits,
        shares,
        line: line.collect(),
        here: (load.share, load.split),
    }
}
