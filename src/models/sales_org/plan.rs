//! The plan in plain numbers: what the searches over levers and counts evaluate thousands of times.

use super::Input;
use super::input::Goal;
use super::numbers::NUMBERS;
use crate::engines::layers::{self, Layer};
use crate::engines::whole::{SLACK, ceiling};
use crate::models::declared::value;

/// The numbers of a plan, each held to what is allowed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    pub goal: Goal,
    /// Customers, revenue or surplus a year, as the goal says.
    pub aim: f64,
    pub contract_value: f64,
    pub gross_margin: f64,
    pub customers_per_rep: f64,
    pub cost_per_rep: f64,
    pub commission: f64,
    pub operating_fixed: f64,
    pub operating_share: f64,
    pub layers: Vec<Layer>,
}

/// What a plan comes to with so many customers, a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Outcome {
    pub customers: f64,
    pub reps: f64,
    pub revenue: f64,
    pub gross_profit: f64,
    pub rep_cost: f64,
    pub layer_cost: f64,
    pub commission: f64,
    pub operating: f64,
}

impl Outcome {
    pub fn cost(&self) -> f64 {
        self.rep_cost + self.layer_cost + self.commission + self.operating
    }

    pub fn surplus(&self) -> f64 {
        self.gross_profit - self.cost() + 0.0
    }

    /// Whether the surplus reaches an amount, but for what rounding leaves.
    pub fn leaves(&self, amount: f64) -> bool {
        self.surplus() - amount >= -SLACK * (self.gross_profit + self.cost() + amount.abs())
    }

    pub fn is_healthy(&self) -> bool {
        self.leaves(0.0)
    }
}

impl Plan {
    pub fn of(input: &Input) -> Self {
        let number = |id| value(&NUMBERS, id, input);
        Self {
            goal: input.goal,
            aim: number(match input.goal {
                Goal::Customers => "goal_customers",
                Goal::Revenue => "goal_revenue",
                Goal::Profit => "goal_profit",
            }),
            contract_value: number("contract_value"),
            gross_margin: number("gross_margin"),
            customers_per_rep: number("customers_per_rep"),
            cost_per_rep: number("cost_per_rep"),
            commission: number("commission"),
            operating_fixed: number("operating_fixed"),
            operating_share: number("operating_share"),
            layers: input.layers.iter().map(|layer| layer.counted()).collect(),
        }
    }

    /// The same plan for a number of customers instead of its goal.
    pub fn for_customers(&self, customers: f64) -> Self {
        Self {
            goal: Goal::Customers,
            aim: customers,
            ..self.clone()
        }
    }

    pub fn reps(&self, customers: f64) -> f64 {
        ceiling(customers / self.customers_per_rep)
    }

    /// What a customer leaves before people and fixed cost: `P × (g − commission − operating share)`.
    pub fn left_per_customer(&self) -> f64 {
        self.contract_value * (self.gross_margin - self.commission - self.operating_share)
    }

    /// Reps, their management and the fixed cost.
    pub fn people_and_fixed(&self, reps: f64) -> f64 {
        reps * self.cost_per_rep + layers::cost(reps, &self.layers) + self.operating_fixed
    }

    pub fn at(&self, customers: f64) -> Outcome {
        let reps = self.reps(customers);
        let revenue = customers * self.contract_value;
        Outcome {
            customers,
            reps,
            revenue,
            gross_profit: revenue * self.gross_margin,
            rep_cost: reps * self.cost_per_rep,
            layer_cost: layers::cost(reps, &self.layers),
            commission: revenue * self.commission,
            operating: self.operating_fixed + revenue * self.operating_share,
        }
    }
}
