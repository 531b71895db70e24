//! From the growth goal to new customers a year.

use super::input::Goal;
use super::plan::{Outcome, Plan};
use crate::engines::whole::ceiling;

/// Most customers a goal may come to.
pub(super) const MOST_CUSTOMERS: f64 = 1e9;
/// Steps after which a search gives up: what each more rep leaves is then next to nothing.
const MOST_STEPS: usize = 10_000;

impl Plan {
    /// New customers a year that the goal comes to; none where no number of them reaches it.
    pub fn customers(&self) -> Option<f64> {
        match self.goal {
            Goal::Customers => Some(self.aim),
            Goal::Revenue if self.aim <= 0.0 => Some(0.0),
            Goal::Revenue if self.contract_value <= 0.0 => None,
            Goal::Revenue => {
                Some(ceiling(self.aim / self.contract_value)).filter(|customers| *customers <= MOST_CUSTOMERS)
            }
            Goal::Profit => self.fewest_customers(self.aim, 0.0),
        }
    }

    /// What the plan comes to; none where its goal is out of reach.
    pub fn outcome(&self) -> Option<Outcome> {
        self.customers().map(|customers| self.at(customers))
    }

    /// The fewest customers, `from` or more, whose surplus reaches `profit`.
    ///
    /// Customers need reps, reps cost money, money needs customers: each step takes the fewest customers that pay for
    /// the people of the step before. Cost never falls as customers rise, so no number in between is passed over.
    pub fn fewest_customers(&self, profit: f64, from: f64) -> Option<f64> {
        let each = self.left_per_customer();
        let mut customers = ceiling(from);
        for _ in 0..MOST_STEPS {
            let outcome = self.at(customers);
            if outcome.leaves(profit) {
                return Some(customers);
            }
            if each <= 0.0 {
                return None;
            }
            let needed = ceiling((profit + self.people_and_fixed(outcome.reps)) / each);
            // Rounding may ask for the number that has just failed.
            customers = needed.max(customers + 1.0);
            if customers > MOST_CUSTOMERS {
                return None;
            }
        }
        None
    }
}
