//! What the model of the sales organisation answers: numbers and their standing, never text.

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

/// The organisation that the goal asks for, money a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// New customers, C.
    pub customers: f64,
    /// Reps, `N = ⌈C ÷ PCU⌉`.
    pub reps: f64,
    /// Layers that exist, bottom-up; a layer above a single head does not.
    pub layers: Vec<LayerHeads>,
    /// `C × P`
    pub revenue: f64,
    /// `C × P × g`
    pub gross_profit: f64,
    /// `N × c_r`
    pub rep_cost: f64,
    /// `Σ Mᵢ × cᵢ`
    pub layer_cost: f64,
    /// Commission on revenue.
    pub commission: f64,
    /// Operating cost, fixed and as a share of revenue.
    pub operating: f64,
    /// All four.
    pub cost: f64,
    /// `GP − cost`
    pub surplus: f64,
    /// Surplus of 0 or more.
    pub is_healthy: bool,
    /// `GP ÷ cost`; none without cost.
    pub cover: Option<f64>,
    /// Cost as a share of revenue; none without revenue.
    pub cost_of_sale: Option<f64>,
    /// Layers and operating as a share of cost; none without cost.
    pub management_share: Option<f64>,
}

/// What stands in the way of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// No number of customers reaches the goal; the organisation shown is that of what today's reps can win.
    GoalOutOfReach,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What stands in the way.
    pub problems: Vec<Problem>,
    /// The organisation.
    pub organisation: Organisation,
}
