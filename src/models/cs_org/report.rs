//! What the model of the customer-success organisation answers: numbers and their standing, never text.

use super::load::Bound;
use crate::engines::value::Text;
use crate::models::layer::{LayerHeads, managers};

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
    /// CSMs that the customers would need at that split; none where even then nobody would be carried.
    pub best_csms: Option<f64>,
    /// CSMs that the customers need.
    pub csms: Option<f64>,
    /// Layers that exist, bottom-up.
    pub layers: Vec<LayerHeads>,
    /// The CSMs alone a year; none without a size.
    pub csm_cost: Option<f64>,
    /// CSMs and layers a year; none without a size.
    pub cost: Option<f64>,
    /// Recurring revenue of the customers a year.
    pub arr: f64,
    /// Recurring revenue per CSM; none without CSMs.
    pub arr_per_csm: Option<f64>,
    /// Cost as a share of recurring revenue; none without either.
    pub cost_share: Option<f64>,
    /// How far today's CSMs are used; none where their number is not told, or is 0.
    pub utilisation: Option<Utilisation>,
    /// Customers per CSM over both shares.
    pub map: SplitMap,
    /// What the promise being thought of costs; none without a size.
    pub promise: Option<Promise>,
    /// The same for every twentieth of the customers.
    pub promises: Vec<Promise>,
    /// The months to come; empty without a size.
    pub months: Vec<TeamMonth>,
}

impl TeamReport {
    /// Heads of all layers.
    #[must_use]
    pub fn managers(&self) -> f64 {
        managers(&self.layers)
    }
}

/// Hours needed over hours there are, for today's CSMs; above 1 they are promised more than they have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Utilisation {
    /// CSMs today.
    pub csms: f64,
    /// Of the hours for deep service; none where there are none.
    pub deep: Option<f64>,
    /// Of the hours for light touch; none where there are none, or nothing is promised.
    pub light: Option<f64>,
    /// Of what binds: customers over what the CSMs carry.
    pub all: f64,
}

/// Customers per CSM over the share of hours (r1) and the share of customers (r2) in deep service.
#[derive(Debug, Clone, PartialEq)]
pub struct SplitMap {
    /// r1 of the rows, rising.
    pub splits: Vec<f64>,
    /// r2 of the columns, rising.
    pub shares: Vec<f64>,
    /// Customers per CSM and what binds, by row and column; none where nothing does.
    pub accounts: Vec<Vec<Option<(f64, Bound)>>>,
    /// What binds at the team's own r2, by row.
    pub bounds: Vec<SplitBounds>,
    /// Where both bounds are the same: r2, and the r1 that carries most there. Above it light hours bind, below it deep
    /// ones. Empty where nothing is promised to light customers.
    pub line: Vec<(f64, f64)>,
    /// Where the team stands: r2, r1.
    pub here: (f64, f64),
}

/// Customers per CSM at a split of hours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SplitBounds {
    /// Customers that the deep hours carry; none where they need none.
    pub deep: Option<f64>,
    /// Customers that the light hours carry; none where they need none.
    pub light: Option<f64>,
    /// The smaller of the two.
    pub accounts: Option<f64>,
}

/// What it costs to have another share of the customers in deep service.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promise {
    /// The share, r2.
    pub share: f64,
    /// Customers per CSM.
    pub accounts_per_csm: f64,
    /// CSMs needed.
    pub csms: f64,
    /// More of them than now.
    pub more_csms: f64,
    /// More heads in the layers than now.
    pub more_managers: f64,
    /// Cost a year.
    pub cost: f64,
    /// More cost a year than now.
    pub more_cost: f64,
}

/// A month to come.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TeamMonth {
    /// Months from today, from 1.
    pub month: u32,
    /// Paying customers.
    pub customers: f64,
    /// CSMs that they need.
    pub needed: f64,
    /// CSMs who join at its start, so that they have learned by the time they are needed.
    pub hires: f64,
    /// Qualified CSMs.
    pub qualified: f64,
    /// CSMs still learning.
    pub ramping: f64,
    /// Heads of all layers over the CSMs on board.
    pub managers: f64,
    /// Customers that the CSMs on board carry.
    pub carried: f64,
    /// Customers beyond that: promises that cannot be kept.
    pub beyond: f64,
    /// Cost of the month.
    pub cost: f64,
    /// Recurring revenue of the month, growing as the customers do.
    pub revenue: f64,
}

impl TeamMonth {
    /// CSMs on board, learned or learning.
    #[must_use]
    pub fn on_board(&self) -> f64 {
        self.qualified + self.ramping
    }

    /// Cost as a share of the revenue; none without that.
    #[must_use]
    pub fn cost_share(&self) -> Option<f64> {
        (self.revenue > 0.0).then(|| self.cost / self.revenue)
    }
}

/// CSMs hired over the months.
#[must_use]
pub fn hires(months: &[TeamMonth]) -> f64 {
    months.iter().map(|month| month.hires).sum::<f64>() + 0.0
}

/// Customers of less than this are nobody: CSMs on board are an expected number.
const NOBODY: f64 = 0.5;

/// The month with the most customers beyond what is carried, the first of several; none where that is nobody ever.
#[must_use]
pub fn shortest(months: &[TeamMonth]) -> Option<&TeamMonth> {
    let short = months.iter().filter(|month| month.beyond >= NOBODY);
    short.reduce(|most, month| if month.beyond > most.beyond { month } else { most })
}

/// All teams together.
#[derive(Debug, Clone, PartialEq)]
pub struct Total {
    /// Customers today.
    pub customers: f64,
    /// CSMs needed; none where no team has a size.
    pub csms: Option<f64>,
    /// Heads of all layers; none where no team has a size.
    pub managers: Option<f64>,
    /// Cost a year; none where no team has a size.
    pub cost: Option<f64>,
    /// Recurring revenue a year.
    pub arr: f64,
    /// Customers per CSM, `Σ customers ÷ Σ (customers ÷ n)`; none without customers.
    pub accounts_per_csm: Option<f64>,
    /// Recurring revenue per CSM; none without CSMs.
    pub arr_per_csm: Option<f64>,
    /// Cost as a share of recurring revenue; none without that.
    pub cost_share: Option<f64>,
    /// The months to come, summed.
    pub months: Vec<TeamMonth>,
    /// Whether a team without a size is left out. What is said of all teams is then of some, and no headline.
    pub is_partial: bool,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Each team.
    pub teams: Vec<TeamReport>,
    /// All of those that have a size.
    pub total: Total,
}
