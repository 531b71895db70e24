//! What can be moved to make an organisation healthy, in the order in which the model moves it.

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::{Input, layer_path};
use crate::models::sales_org::Goal;

/// A rung of the ladder: levers of a kind. The first is least bound by the outside, the last gives up some of the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rung {
    /// Spans of control.
    Span,
    /// Contract value and customers per rep.
    Value,
    /// Cost per head and operating cost.
    Cost,
    /// The growth goal itself.
    Goal,
}

impl Rung {
    /// In the model's order.
    pub const ALL: [Self; 4] = [Self::Span, Self::Value, Self::Cost, Self::Goal];

    pub(super) fn levers(self, layers: usize) -> Vec<Lever> {
        match self {
            Self::Span => (0..layers).map(Lever::Span).collect(),
            Self::Value => vec![Lever::ContractValue, Lever::CustomersPerRep],
            Self::Cost => {
                let heads = (0..layers).map(Lever::LayerCost);
                let operating = [Lever::OperatingFixed, Lever::OperatingShare];
                [Lever::CostPerRep]
                    .into_iter()
                    .chain(heads)
                    .chain(operating)
                    .collect()
            }
            Self::Goal => vec![Lever::Goal],
        }
    }
}

/// A number of the plan that can be moved; layers by their place, bottom-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lever {
    Span(usize),
    ContractValue,
    CustomersPerRep,
    CostPerRep,
    LayerCost(usize),
    OperatingFixed,
    OperatingShare,
    Goal,
}

/// Which way a lever helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Helps {
    Up,
    Down,
    /// Either, as it comes.
    Depends,
}

impl Lever {
    /// All of a plan, rung by rung.
    pub fn all(layers: usize) -> impl Iterator<Item = Self> {
        Rung::ALL.into_iter().flat_map(move |rung| rung.levers(layers))
    }

    /// Path of the input that it moves.
    pub fn path(self, input: &Input) -> String {
        let layer = |at: usize, number: &str| {
            let id = input.layers.get(at).map_or("", |layer| layer.id.as_str());
            format!("{}/{number}", layer_path(id))
        };
        match self {
            Self::Span(at) => layer(at, "span"),
            Self::ContractValue => "contract_value".to_owned(),
            Self::CustomersPerRep => "customers_per_rep".to_owned(),
            Self::CostPerRep => "cost_per_rep".to_owned(),
            Self::LayerCost(at) => layer(at, "cost"),
            Self::OperatingFixed => "operating_fixed".to_owned(),
            Self::OperatingShare => "operating_share".to_owned(),
            Self::Goal => input.goal.path().to_owned(),
        }
    }

    /// Path of its band, before `/low` and `/high`. The goal has one, whatever it is stated in.
    pub fn band_path(self, input: &Input) -> String {
        match self {
            Self::Goal => "band/goal".to_owned(),
            other => format!("band/{}", other.path(input)),
        }
    }

    pub const fn helps(self, goal: Goal) -> Helps {
        match (self, goal) {
            (Self::Span(_) | Self::ContractValue | Self::CustomersPerRep, _) => Helps::Up,
            (Self::Goal, Goal::Customers | Goal::Revenue) => Helps::Depends,
            _ => Helps::Down,
        }
    }

    /// What it moves by: whole heads and customers, whole units of money, tenths of a percent; finer where the number
    /// is small.
    pub fn grain(self, value: f64) -> f64 {
        match self {
            Self::Span(_) => 1.0,
            Self::CustomersPerRep if value >= 10.0 => 1.0,
            Self::CustomersPerRep => 0.1,
            Self::OperatingShare => 0.001,
            _ if value >= 1_000.0 => 1.0,
            _ => 0.01,
        }
    }
}

impl Goal {
    /// Path of the input that states it.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Customers => "goal_customers",
            Self::Revenue => "goal_revenue",
            Self::Profit => "goal_profit",
        }
    }
}

impl Plan {
    pub fn value(&self, lever: Lever) -> f64 {
        let layer = |at: usize| self.layers.get(at).copied();
        match lever {
            Lever::Span(at) => layer(at).map_or(1.0, |layer| layer.span),
            Lever::LayerCost(at) => layer(at).map_or(0.0, |layer| layer.cost),
            Lever::ContractValue => self.contract_value,
            Lever::CustomersPerRep => self.customers_per_rep,
            Lever::CostPerRep => self.cost_per_rep,
            Lever::OperatingFixed => self.operating_fixed,
            Lever::OperatingShare => self.operating_share,
            Lever::Goal => self.aim,
        }
    }

    /// The plan with a lever at a value.
    pub fn with(&self, lever: Lever, value: f64) -> Self {
        let mut plan = self.clone();
        let slot = match lever {
            Lever::Span(at) => plan.layers.get_mut(at).map(|layer| &mut layer.span),
            Lever::LayerCost(at) => plan.layers.get_mut(at).map(|layer| &mut layer.cost),
            Lever::ContractValue => Some(&mut plan.contract_value),
            Lever::CustomersPerRep => Some(&mut plan.customers_per_rep),
            Lever::CostPerRep => Some(&mut plan.cost_per_rep),
            Lever::OperatingFixed => Some(&mut plan.operating_fixed),
            Lever::OperatingShare => Some(&mut plan.operating_share),
            Lever::Goal => Some(&mut plan.aim),
        };
        if let Some(slot) = slot {
            *slot = value;
        }
        plan
    }
}
