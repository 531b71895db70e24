//! What the model of the sales organisation answers: numbers and their standing, never text.

use super::lever::Rung;
use crate::models::layer::LayerHeads;

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

/// What stands in the way of an answer, or is missing from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// No number of customers reaches the goal; the organisation shown is that of what today's reps can win.
    GoalOutOfReach,
    /// The search for the fewest customers that reach the goal was given up before it was known whether there are any;
    /// what is shown is as for a goal out of reach.
    SearchGivenUp,
    /// The plan's contract value is not today's, and nothing says how it will be reached.
    ContractValueWithoutWay,
    /// The plan's customers per rep are not today's, and nothing says how they will be reached.
    CustomersPerRepWithoutWay,
}

/// How the plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The organisation is healthy, and so is every month on the way to it.
    Healthy,
    /// The organisation is healthy, and so is the way to it from this month to the last one looked at: a valid plan. A
    /// month before may be healthy too, see [`TimePath::healthy_month`].
    HealthyFrom(u32),
    /// The organisation is healthy, but the last month looked at on the way to it is not.
    NotWithinHorizon,
    /// The goal comes to no customers at all: there is nothing to be judged yet.
    NoGoal,
    /// The organisation is not healthy, or its goal comes to no number of customers.
    Unhealthy,
}

/// How a rung of the ladder came out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RungState {
    /// The organisation is healthy as it is.
    NotNeeded,
    /// With it and those before it at their best, so much a year is still missing.
    Short(f64),
    /// With it the organisation is healthy.
    Works,
    /// One before it works.
    NotReached,
}

/// What a lever alone can give.
#[derive(Debug, Clone, PartialEq)]
pub struct LeverGain {
    /// Path of its input.
    pub path: String,
    /// Path of its band, before `/low` and `/high`.
    pub band_path: String,
    /// Where it stands.
    pub from: f64,
    /// Where in its band it helps most.
    pub best: f64,
    /// What the surplus gains there, a year.
    pub gain: f64,
}

/// What a rung can give.
#[derive(Debug, Clone, PartialEq)]
pub struct RungGain {
    /// The rung.
    pub rung: Rung,
    /// What the surplus gains with its levers at their best and all others where they stand, a year.
    pub gain: f64,
    /// Each of its levers alone.
    pub levers: Vec<LeverGain>,
    /// How it came out.
    pub state: RungState,
}

/// A change of an input.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Path of the input.
    pub path: String,
    /// Its value now.
    pub from: f64,
    /// Its value as proposed.
    pub to: f64,
}

/// The rungs in the model's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    /// What the surplus lacks a year: to nothing, or to the goal where that is a surplus; 0 where it lacks nothing.
    pub missing: f64,
    /// The four rungs.
    pub rungs: Vec<RungGain>,
    /// The changes that make the organisation healthy; none where that is not needed or no rung does.
    pub proposal: Option<Vec<Move>>,
    /// The surplus with them.
    pub surplus_proposed: Option<f64>,
}

/// A break-even over whole numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WholeBreakEven {
    /// The least that is healthy.
    pub value: f64,
    /// The surplus with it.
    pub surplus: f64,
    /// The surplus with one less, which is below nothing; none below 1.
    pub surplus_below: Option<f64>,
}

/// Where the surplus is nothing, one number moved and the others as they stand, at the plan's customers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BreakEvens {
    /// Least contract value P*; none where no customer leaves anything.
    pub contract_value: Option<f64>,
    /// Least customers per rep PCU*; none where even one rep for all is not enough.
    pub customers_per_rep: Option<WholeBreakEven>,
    /// Highest cost per rep c_r*; none where even reps for nothing cost too much.
    pub cost_per_rep: Option<f64>,
    /// Least first-line span R1*; none where even one manager for all is not enough, or there is no layer.
    pub first_span: Option<WholeBreakEven>,
    /// Fewest customers, 1 or more, that are healthy; none where no number is, or the search was given up.
    pub customers: Option<f64>,
    /// The most customers up to which every number from the fewest on is healthy: one more asks for people whom it does
    /// not carry. None where no larger goal loses, or that was not found out.
    pub customers_until: Option<f64>,
    /// Customers from which on every number is healthy, up to the most a goal may come to; none where there is no such
    /// number, or the search was given up.
    pub customers_lasting: Option<f64>,
    /// True where a search over customers was given up before it was known what there is.
    pub is_given_up: bool,
}

/// Contract value against customers per rep.
#[derive(Debug, Clone, PartialEq)]
pub struct Frontier {
    /// Customers per rep of the columns, rising.
    pub per_rep: Vec<f64>,
    /// Contract values of the rows, rising.
    pub contract_values: Vec<f64>,
    /// Surplus by row and column.
    pub surplus: Vec<Vec<f64>>,
    /// The healthy line: customers per rep, and the contract value that leaves nothing.
    pub line: Vec<(f64, f64)>,
    /// Where the plan stands: customers per rep, contract value.
    pub here: (f64, f64),
}

/// A month on the way to the organisation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PathMonth {
    /// Months from today, from 1.
    pub month: u32,
    /// Reps who join at its start.
    pub hires: f64,
    /// Qualified reps.
    pub qualified: f64,
    /// Reps still learning.
    pub ramping: f64,
    /// Heads of all layers.
    pub managers: f64,
    /// Contract value.
    pub contract_value: f64,
    /// Customers that a rep wins a year.
    pub customers_per_rep: f64,
    /// Customers won in the month.
    pub customers: f64,
    /// Revenue of the month.
    pub revenue: f64,
    /// Gross profit of the month.
    pub gross_profit: f64,
    /// Cost of the month.
    pub cost: f64,
    /// Gross profit less cost.
    pub margin: f64,
    /// Margins since today.
    pub cumulative: f64,
}

/// The way to the organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct TimePath {
    /// The months.
    pub months: Vec<PathMonth>,
    /// First month with a margin of 0 or more: when it is healthy (健康时点).
    pub healthy_month: Option<u32>,
    /// First month from which on all that are looked at are.
    pub lasting_month: Option<u32>,
    /// First month from which on all that are looked at lose money; none where the last one does not.
    pub losing_month: Option<u32>,
    /// Money needed until the first healthy month; until the last month where there is none.
    pub money_until_healthy: f64,
    /// The month with the lowest cumulative margin, and the money needed by then; none where none is needed.
    pub deepest: Option<(u32, f64)>,
    /// True where that is the last month looked at, in which more is still lost than earned: the money needed is not
    /// all that will be.
    pub is_deepening: bool,
    /// First month with all reps on board.
    pub filled_month: Option<u32>,
    /// First month in which the organisation stands: contract value and customers per rep are the plan's, and it wins a
    /// twelfth of the goal's customers, or has all reps on board and those who came for growth have learned. From there
    /// on people are hired only for those who leave.
    pub standing_month: Option<u32>,
    /// Customers that it wins then, as of a year. Fewer than the goal's where those who come for leavers are still
    /// learning: the plan has no reps for that.
    pub standing_customers: Option<f64>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What stands in the way.
    pub problems: Vec<Problem>,
    /// How the plan stands.
    pub verdict: Verdict,
    /// The organisation.
    pub organisation: Organisation,
    /// The ladder of levers.
    pub ladder: Ladder,
    /// Where the surplus is nothing.
    pub break_evens: BreakEvens,
    /// Contract value against customers per rep.
    pub frontier: Frontier,
    /// The way to the organisation.
    pub path: TimePath,
}
