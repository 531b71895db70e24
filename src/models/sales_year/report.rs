//! What the yearly sales forecast answers: numbers and their standing, never text.

use crate::engines::cohort::Heads;

/// A month of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthRow {
    /// Calendar year.
    pub year: i32,
    /// Calendar month, 1 for January.
    pub month: u8,
    /// Hires of all roles.
    pub hires: u32,
    /// The most hires of all roles.
    pub cap: u32,
    /// Qualified reps, counted before the month's leavers.
    pub qualified: Heads,
    /// Those of them who were qualified before the first month.
    pub qualified_from_start: f64,
    /// Ramping reps, counted before the month's leavers.
    pub ramping: Heads,
    /// Who became qualified at its start.
    pub matured: f64,
    /// Who leaves at its end, qualified and ramping.
    pub left: (f64, f64),
    /// What the team brings in a month of season 1.
    pub capacity: f64,
    /// What revenue is multiplied with, `s_t`.
    pub season: f64,
    /// Revenue of the qualified, of the ramping.
    pub revenue_of: (f64, f64),
    /// Revenue, `R_t`.
    pub revenue: f64,
    /// Revenue since the start of its year.
    pub revenue_so_far: f64,
    /// Target since the start of its year, spread as history has it, else evenly.
    pub target_so_far: f64,
    /// Its share of its year's revenue against history; none without revenue.
    pub shape: Option<Shape>,
    /// What one hire of each role made in this month brings by the end of its year.
    pub one_hire: Vec<HireValue>,
}

/// A share of a year's revenue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// The plan's share, 0 to 1.
    pub share: f64,
    /// The history's; none where there is none.
    pub history: Option<f64>,
    /// Whether the two are within the tolerance; true without history.
    pub is_within: bool,
}

impl Shape {
    /// Plan less history.
    #[must_use]
    pub fn difference(self) -> Option<f64> {
        self.history.map(|history| self.share - history + 0.0)
    }
}

/// What one hire brings by the end of the year in which it is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HireValue {
    /// Expected revenue, leavers counted.
    pub earns: f64,
    /// Expected cost; none where costs are not counted.
    pub costs: Option<f64>,
    /// Whether a hire becomes qualified within the year.
    pub qualifies: bool,
}

/// Three months of the plan, from its first month on.
#[derive(Debug, Clone, PartialEq)]
pub struct QuarterRow {
    /// Its first month in the plan, 0 for the first.
    pub first: usize,
    /// Its months.
    pub months: usize,
    /// Revenue.
    pub revenue: f64,
    /// Its share of its year's revenue against history.
    pub shape: Option<Shape>,
}

/// Twelve months of the plan, or what is left of it.
#[derive(Debug, Clone, PartialEq)]
pub struct YearRow {
    /// Its first month in the plan, 0 for the first.
    pub first: usize,
    /// Its months.
    pub months: usize,
    /// Revenue to reach in twelve months, `T`.
    pub whole_target: f64,
    /// What of a year's business falls into these months: 1 for all twelve; of fewer the sum of their past shares, or
    /// their number over twelve where there is no history.
    pub part: f64,
    /// Revenue to reach in these months, `T × part`.
    pub target: f64,
    /// Revenue of the plan.
    pub revenue: f64,
    /// Target less revenue; negative where it is exceeded.
    pub gap: f64,
    /// Revenue over target; none for a target of 0.
    pub attainment: Option<f64>,
    /// Whether the target is reached.
    pub is_reached: bool,
    /// Hires of all roles.
    pub hires: u32,
    /// How capacity came about.
    pub bridge: Bridge,
    /// The month (place in the plan) furthest from history and its difference.
    pub worst_month: Option<(usize, f64)>,
    /// The quarter (place among the quarters) furthest from history and its difference.
    pub worst_quarter: Option<(usize, f64)>,
    /// Whether all months and quarters are within tolerance; none without history.
    pub shape_holds: Option<bool>,
}

/// How what a team can bring in a month came about: `opening + hires + maturing + attrition = closing`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bridge {
    /// Before.
    pub opening: f64,
    /// Brought by those hired.
    pub hires: f64,
    /// Brought more by those who are further on.
    pub maturing: f64,
    /// Taken away by those who left; 0 or negative.
    pub attrition: f64,
    /// After.
    pub closing: f64,
}

/// What a role's numbers mean.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleFigures {
    /// Id of the role.
    pub id: String,
    /// Months from hire to being qualified, `M`.
    pub ramp: usize,
    /// Share of hires still there after each month of the ramp: 1 first, the maturing yield last.
    pub maturing: Vec<f64>,
    /// Maturing yield, `ρ_u^M`.
    pub maturing_yield: f64,
    /// Hires for one qualified rep, `1 / ρ_u^M`; none where nobody gets there.
    pub hires_for_one: Option<f64>,
    /// Last month of the first year (1 to 12) in which a hire still qualifies within it, `12 − M`, or so much less as
    /// fewer months of it are planned; none where none does.
    pub last_month: Option<usize>,
    /// Hires over the plan.
    pub hires: u32,
    /// Qualified reps and ramping reps in the last month.
    pub heads_at_end: (f64, f64),
    /// Revenue of each month.
    pub revenue: Vec<f64>,
}

/// The same number of hires every month and role, within the caps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvenPlan {
    /// Hires a month of each role: the fewest that reach every target, else the most the caps allow.
    pub per_month: u32,
    /// Whether they reach every target.
    pub reaches: bool,
}

/// Something about the input that needs a look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Problem {
    /// There is no role.
    NoRoles,
    /// The shares sum to this and not to 1; they are used in proportion.
    SharesSum(f64),
    /// The shares sum to 0, so there is no history and no season.
    NoShares,
    /// Season is asked for, but there is no history.
    SeasonWithoutHistory,
    /// More hires are planned than the cap allows.
    AboveCap {
        /// Place of the role.
        role: usize,
        /// Place of the first such month.
        first: usize,
        /// How many there are.
        months: usize,
    },
    /// A range does not hold its likely value, which is then taken for its end.
    RangeMissesLikely {
        /// Place of the role.
        role: usize,
        /// Of what.
        of: Ranged,
    },
    /// A ramping rep brings more than a qualified one.
    RampingBringsMore {
        /// Place of the role.
        role: usize,
    },
}

/// What has a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ranged {
    /// Productivity of qualified reps.
    ProductivityQualified,
    /// Productivity of ramping reps.
    ProductivityRamping,
    /// Retention of ramping reps.
    RetentionRamping,
    /// Retention of qualified reps.
    RetentionQualified,
}

/// The answer of the yearly sales forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The months.
    pub months: Vec<MonthRow>,
    /// The quarters.
    pub quarters: Vec<QuarterRow>,
    /// The years.
    pub years: Vec<YearRow>,
    /// What the roles' numbers mean.
    pub roles: Vec<RoleFigures>,
    /// How capacity came about, month by month; the first starts from the team before the plan.
    pub bridge: Vec<Bridge>,
    /// The plan to start from.
    pub even: EvenPlan,
    /// What needs a look.
    pub problems: Vec<Problem>,
}
