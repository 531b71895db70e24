//! What the model of the customer-success organisation answers: numbers and their standing, never text.

use super::load::Bound;
use crate::engines::value::Text;

/// A layer of the organisation with its heads.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerHeads {
    /// The layer.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its heads.
    pub heads: f64,
    /// Those below per head as it comes out.
    pub load: f64,
    /// Cost of its heads a year.
    pub cost: f64,
}

/// Why a team has no size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing limits how many customers a CSM carries: nobody is in deep service and light touch promises nothing.
    NothingBinds,
    /// A CSM carries nobody: no hours are left for what binds.
    NobodyCarried,
}

/// A team and what it must be.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamReport {
    /// The team.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Why it has no size.
    pub problem: Option<Problem>,
    /// Customers today.
    pub customers: f64,
    /// Productive hours of a CSM per period, T.
    pub hours: f64,
    /// Customers that a CSM's deep hours carry; none where they need none.
    pub deep_bound: Option<f64>,
    /// Customers that a CSM's light hours carry; none where they need none.
    pub light_bound: Option<f64>,
    /// Customers per CSM, n: the smaller of the two.
    pub accounts_per_csm: Option<f64>,
    /// Which of the two it is.
    pub binds: Option<Bound>,
    /// Of them in deep service, `n × r2`.
    pub deep_per_csm: Option<f64>,
    /// Hours that each of the others gets, `T(1 − r1) ÷ (n(1 − r2))`; none where there are no others.
    pub light_hours: Option<f64>,
    /// The split of hours that carries most, r1*.
    pub best_split: Option<f64>,
    /// Customers per CSM at that split, n*.
    pub best_accounts: Option<f64>,
    /// CSMs that the customers need.
    pub csms: Option<f64>,
    /// Layers that exist, bottom-up.
    pub layers: Vec<LayerHeads>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Each team.
    pub teams: Vec<TeamReport>,
}
