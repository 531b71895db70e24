//! How large a team is for so many customers, and what it costs.

use super::input::Team;
use super::load::Load;
use super::numbers::TEAM;
use crate::engines::layers::{Layer, fill};
use crate::models::declared::value;

/// Heads of a team and their cost a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Size {
    pub csms: f64,
    pub managers: f64,
    pub cost: f64,
}

impl Size {
    /// The size that customers need under a load; none where the load gives none.
    pub fn of(team: &Team, load: &Load, customers: f64) -> Option<Self> {
        Some(Self::with(team, load.csms(customers)?))
    }

    /// The size with so many CSMs, a whole number.
    pub fn with(team: &Team, csms: f64) -> Self {
        let layers: Vec<Layer> = team.layers.iter().map(|layer| layer.counted()).collect();
        let start = Self {
            csms,
            managers: 0.0,
            cost: csms * value(&TEAM, "cost_per_csm", team),
        };
        fill(csms, &layers).fold(start, |size, layer| Self {
            managers: size.managers + layer.heads,
            cost: size.cost + layer.cost,
            ..size
        })
    }
}
