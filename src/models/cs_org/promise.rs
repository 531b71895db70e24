//! The price of a promise: deep service for another share of the customers, all else as it stands.

use super::input::Team;
use super::load::{LEAST_ACCOUNTS, Load};
use super::numbers::TEAM;
use super::report::Promise;
use super::size::Size;
use crate::models::declared::value;

/// What a share costs against the size of now; none where nobody could be carried.
pub(super) fn promise(team: &Team, load: &Load, now: &Size, share: f64) -> Option<Promise> {
    let load = Load { share, ..*load };
    let (accounts_per_csm, _) = load
        .accounts()
        .filter(|(accounts, _)| *accounts >= LEAST_ACCOUNTS)?;
    let size = Size::of(team, &load, value(&TEAM, "customers", team))?;
    Some(Promise {
        share,
        accounts_per_csm,
        csms: size.csms,
        more_csms: size.csms - now.csms + 0.0,
        more_managers: size.managers - now.managers + 0.0,
        cost: size.cost,
        more_cost: size.cost - now.cost + 0.0,
    })
}

/// Of every twentieth of the customers, as far as somebody could be carried.
pub(super) fn promises(team: &Team, load: &Load, now: &Size) -> Vec<Promise> {
    (1..=20_u32)
        .filter_map(|part| promise(team, load, now, f64::from(part) / 20.0))
        .collect()
}
