//! How many customers one CSM carries, and what binds.

use serde::Serialize;

use super::input::{HoursBasis, Team};
use super::numbers::TEAM;
use crate::engines::whole::ceiling;
use crate::models::declared::value;

/// Customers per CSM below which nobody is carried: a thousand CSMs for one customer are no organisation.
pub(super) const LEAST_ACCOUNTS: f64 = 1e-3;

/// Which hours run out first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// Those for deep service.
    Deep,
    /// Those for light touch.
    Light,
}

/// What a CSM gives and what customers need, per deep-service period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Load {
    /// Productive hours of a CSM, T.
    pub hours: f64,
    /// Hours that a deep customer needs, T1.
    pub deep_hours: f64,
    /// Share of the hours for deep service, r1.
    pub split: f64,
    /// Share of the customers in deep service, r2.
    pub share: f64,
    /// Least hours that a light customer needs; none where nothing is promised.
    pub light_hours: Option<f64>,
}

impl Load {
    pub fn of(team: &Team) -> Self {
        let number = |id| value(&TEAM, id, team);
        let hours = match team.hours_basis {
            HoursBasis::Stated => number("hours"),
            HoursBasis::Weeks => {
                number("period_months") * 52.0 / 12.0 * number("hours_per_week") * (1.0 - number("away"))
            }
        };
        Self {
            hours,
            deep_hours: number("deep_hours"),
            split: number("deep_split"),
            share: number("deep_share"),
            light_hours: team.light_hours.map(|_| number("light_hours")),
        }
    }

    /// Hours of deep service per customer of all: `r2 × T1`.
    pub fn deep_need(&self) -> f64 {
        self.share * self.deep_hours
    }

    /// Hours of light touch per customer of all: `(1 − r2) × h_min`.
    pub fn light_need(&self) -> f64 {
        (1.0 - self.share) * self.light_hours.unwrap_or(0.0)
    }

    /// Customers that the deep hours carry: `T × r1 ÷ (r2 × T1)`; none where they need none.
    pub fn deep_bound(&self) -> Option<f64> {
        let need = self.deep_need();
        (need > 0.0).then(|| self.hours * self.split / need)
    }

    /// Customers that the light hours carry: `T × (1 − r1) ÷ ((1 − r2) × h_min)`; none where they need none.
    pub fn light_bound(&self) -> Option<f64> {
        let need = self.light_need();
        (need > 0.0).then(|| self.hours * (1.0 - self.split) / need)
    }

    /// Customers per CSM and what binds; none where nothing does.
    pub fn accounts(&self) -> Option<(f64, Bound)> {
        match (self.deep_bound(), self.light_bound()) {
            (Some(deep), Some(light)) if light < deep => Some((light, Bound::Light)),
            (Some(deep), _) => Some((deep, Bound::Deep)),
            (None, Some(light)) => Some((light, Bound::Light)),
            (None, None) => None,
        }
    }

    /// The split that carries most, `r2·T1 ÷ (r2·T1 + (1 − r2)·h_min)`, and how many that is; none without a promise to
    /// light customers, where all hours would go to the deep ones.
    pub fn best(&self) -> Option<(f64, f64)> {
        self.light_hours?;
        let (deep, all) = (self.deep_need(), self.deep_need() + self.light_need());
        (all > 0.0).then(|| (deep / all, self.hours / all))
    }

    /// It with the split that carries most.
    pub fn at_best(&self) -> Option<Self> {
        self.best().map(|(split, _)| Self { split, ..*self })
    }

    /// CSMs that so many customers need; none where one CSM carries nobody, or nothing says how many.
    pub fn csms(&self, customers: f64) -> Option<f64> {
        let (accounts, _) = self.accounts()?;
        (accounts >= LEAST_ACCOUNTS)
            .then(|| ceiling(customers / accounts))
            .filter(|csms| csms.is_finite())
    }
}
