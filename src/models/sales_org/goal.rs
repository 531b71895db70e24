//! From the growth goal to new customers a year.

use super::input::Goal;
use super::plan::{Outcome, Plan};
use crate::engines::layers::{self, fill};
use crate::engines::whole::{ceiling, least};

/// Most customers a goal may come to.
pub(super) const MOST_CUSTOMERS: f64 = 1e9;
/// Ranges of reps after which a search gives up.
const MOST_RANGES: u32 = 200_000;
/// Ranges of reps after which the search for numbers that lose gives up.
const MOST_LOSING_RANGES: u32 = 20_000;
/// What a range may lack for its best to be looked at, as a share of the sums it is worked out from: rounding.
const ROUNDING: f64 = 1e-11;

/// Why there is no number of customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoCount {
    /// No number reaches it.
    OutOfReach,
    /// The search was given up; there may be one.
    GivenUp,
}

impl Plan {
    /// New customers a year that the goal comes to; none where no number of them reaches it, or none was found.
    pub fn customers(&self) -> Option<f64> {
        self.goal_customers().ok()
    }

    /// The same, or why not.
    pub fn goal_customers(&self) -> Result<f64, NoCount> {
        match self.goal {
            Goal::Customers => Ok(self.aim),
            Goal::Revenue if self.aim <= 0.0 => Ok(0.0),
            Goal::Revenue if self.contract_value <= 0.0 => Err(NoCount::OutOfReach),
            Goal::Revenue => {
                let customers = ceiling(self.aim / self.contract_value);
                let is_few = customers <= MOST_CUSTOMERS;
                is_few.then_some(customers).ok_or(NoCount::OutOfReach)
            }
            Goal::Profit => self.fewest_customers(self.aim, 0.0),
        }
    }

    /// What the plan comes to; none where its goal is out of reach.
    pub fn outcome(&self) -> Option<Outcome> {
        self.customers().map(|customers| self.at(customers))
    }

    /// The fewest customers, `from` or more and at most [`MOST_CUSTOMERS`], whose surplus reaches `profit`.
    ///
    /// Exact. Surplus falls at each further rep and layer head and rises in between, so all numbers of reps are looked
    /// at: by ranges, halved from the fewest up, and a range that cannot hold an answer is left out as a whole.
    pub fn fewest_customers(&self, profit: f64, from: f64) -> Result<f64, NoCount> {
        self.fewest_within(profit, from, MOST_RANGES)
    }

    /// The same with so many ranges looked at.
    pub(super) fn fewest_within(&self, profit: f64, from: f64, ranges: u32) -> Result<f64, NoCount> {
        let from = ceiling(from);
        if self.at(from).leaves(profit) {
            return Ok(from);
        }
        if self.left_per_customer() <= 0.0 || from > MOST_CUSTOMERS {
            return Err(NoCount::OutOfReach);
        }
        let mut search = Search {
            plan: self,
            profit,
            from,
            ranges,
        };
        let found = search.first(self.reps(from), self.reps(MOST_CUSTOMERS))?;
        found.ok_or(NoCount::OutOfReach)
    }

    /// Most customers that so many reps win.
    fn most_customers(&self, reps: f64) -> f64 {
        let customers = libm::floor(reps * self.customers_per_rep);
        // Rounding may be off by one either way.
        [1.0, 0.0, -1.0]
            .map(|more| customers + more)
            .into_iter()
            .find(|customers| self.reps(*customers) <= reps)
            .unwrap_or(customers)
    }
}

/// A search over numbers of reps.
struct Search<'a> {
    plan: &'a Plan,
    profit: f64,
    from: f64,
    /// Ranges that may still be looked at.
    ranges: u32,
}

impl Search<'_> {
    /// The fewest customers that do it with `low` to `high` reps.
    fn first(&mut self, low: f64, high: f64) -> Result<Option<f64>, NoCount> {
        self.ranges = self.ranges.checked_sub(1).ok_or(NoCount::GivenUp)?;
        if !self.may_hold(low, high) {
            return Ok(None);
        }
        if low >= high {
            return Ok(self.fewest_of(low));
        }
        let middle = libm::floor(low + (high - low) / 2.0);
        match self.first(low, middle)? {
            Some(customers) => Ok(Some(customers)),
            None => self.first(middle + 1.0, high),
        }
    }

    /// False where no number of reps in the range can do it: even were all of them fully used, the layers no more than
    /// those of the fewest, or (where more reps ask for more of them) than spans that come out even ask for.
    fn may_hold(&self, low: f64, high: f64) -> bool {
        let plan = self.plan;
        let brought = plan.customers_per_rep * plan.left_per_customer();
        let best = |each: f64| (low * each).max(high * each);
        let layers = layers::cost(low, &plan.layers);
        let stepped = best(brought - plan.cost_per_rep) - layers;
        let mut span = 1.0;
        let there = plan.layers.iter().zip(fill(low, &plan.layers));
        let even_layers: f64 = there
            .map(|(layer, _)| {
                span *= layer.span.max(1.0);
                layer.cost / span
            })
            .sum();
        let even = best(brought - plan.cost_per_rep - even_layers);
        let asked = self.profit + plan.operating_fixed;
        let sums = high * (brought + plan.cost_per_rep + even_layers) + layers + asked.abs();
        stepped.min(even) - asked >= -ROUNDING * sums
    }

    /// The fewest customers that do it with so many reps.
    fn fewest_of(&self, reps: f64) -> Option<f64> {
        let most = self.plan.most_customers(reps).min(MOST_CUSTOMERS);
        let fewer = if reps > 0.0 {
            self.plan.most_customers(reps - 1.0) + 1.0
        } else {
            0.0
        };
        let does = |customers: f64| self.plan.at(customers).leaves(self.profit);
        least(fewer.max(self.from), most, does)
    }
}

impl Plan {
    /// The last of the healthy numbers of customers that follow on `fewest`, the fewest that is; none where no larger one
    /// loses.
    pub fn healthy_until(&self, fewest: f64) -> Result<Option<f64>, NoCount> {
        let loses = |customers: f64| !self.at(customers).is_healthy();
        if self.left_per_customer() <= 0.0 {
            // More customers leave no more and ask for more people.
            return Ok(least(fewest, MOST_CUSTOMERS, loses).map(|first| first - 1.0));
        }
        let first = self.losing(self.reps(fewest) + 1.0, false)?;
        Ok(first.map(|reps| self.most_customers(reps - 1.0)))
    }

    /// The least number of customers, 1 or more, from which on every one is healthy, up to [`MOST_CUSTOMERS`]; none where
    /// that one is not.
    pub fn healthy_from(&self) -> Result<Option<f64>, NoCount> {
        if !self.at(MOST_CUSTOMERS).is_healthy() {
            return Ok(None);
        }
        if self.left_per_customer() <= 0.0 {
            return Ok(Some(1.0));
        }
        let Some(reps) = self.losing(self.reps(1.0), true)? else {
            return Ok(Some(1.0));
        };
        let (fewest, most) = (self.most_customers(reps - 1.0) + 1.0, self.most_customers(reps));
        let does = |customers: f64| self.at(customers).is_healthy();
        Ok(Some(
            least(fewest, most.min(MOST_CUSTOMERS), does).unwrap_or(most + 1.0),
        ))
    }

    /// The first number of reps, or the last, from `low` up, whose fewest customers do not carry them. Between two
    /// numbers of reps surplus rises, so where those do no other number does not.
    fn losing(&self, low: f64, is_last: bool) -> Result<Option<f64>, NoCount> {
        let mut search = Losing {
            plan: self,
            is_last,
            ranges: MOST_LOSING_RANGES,
        };
        let high = self.reps(MOST_CUSTOMERS);
        if low > high {
            Ok(None)
        } else {
            search.find(low, high)
        }
    }
}

/// A search for numbers of reps whose fewest customers do not carry them.
struct Losing<'a> {
    plan: &'a Plan,
    is_last: bool,
    /// Ranges that may still be looked at.
    ranges: u32,
}

impl Losing<'_> {
    fn find(&mut self, low: f64, high: f64) -> Result<Option<f64>, NoCount> {
        self.ranges = self.ranges.checked_sub(1).ok_or(NoCount::GivenUp)?;
        if self.is_carried(low, high) {
            return Ok(None);
        }
        if low >= high {
            return Ok(self.loses(low).then_some(low));
        }
        let middle = libm::floor(low + (high - low) / 2.0);
        let (below, above) = ((low, middle), (middle + 1.0, high));
        let (one, other) = if self.is_last {
            (above, below)
        } else {
            (below, above)
        };
        match self.find(one.0, one.1)? {
            Some(reps) => Ok(Some(reps)),
            None => self.find(other.0, other.1),
        }
    }

    /// Whether the fewest customers that ask for so many reps lose.
    fn loses(&self, reps: f64) -> bool {
        let fewest = self.plan.most_customers(reps - 1.0) + 1.0;
        let is_asked = fewest <= self.plan.most_customers(reps).min(MOST_CUSTOMERS);
        is_asked && !self.plan.at(fewest).is_healthy()
    }

    /// True where every number of reps in the range is carried by its fewest customers: were the layers those of the
    /// most reps, or at every layer a head more than spans that come out even ask for.
    fn is_carried(&self, low: f64, high: f64) -> bool {
        let plan = self.plan;
        let brought = plan.customers_per_rep * plan.left_per_customer();
        let least = |each: f64| (low * each).min(high * each) - brought;
        let stepped_layers = layers::cost(high, &plan.layers);
        let stepped = least(brought - plan.cost_per_rep) - stepped_layers;
        // Heads of a layer are at most `share` of the reps and `more`.
        let (mut share, mut more) = (1.0, 0.0);
        let (mut each, mut once) = (0.0, 0.0);
        for layer in &plan.layers {
            let span = layer.span.max(1.0);
            share /= span;
            more = more / span + 1.0;
            each += layer.cost * share;
            once += layer.cost * more;
        }
        let even = least(brought - plan.cost_per_rep - each) - once;
        let sums = high * (brought + plan.cost_per_rep + each) + stepped_layers + once + plan.operating_fixed;
        stepped.max(even) - plan.operating_fixed >= ROUNDING * sums
    }
}
