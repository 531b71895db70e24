//! What the funnel back-solve answers: numbers and their standing, never text.

use super::input::{Basis, ChannelKind};
use crate::engines::stats::beta::Beta;
use crate::engines::stats::{Estimate, Interval};

/// Where a reference rate came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateSource {
    /// Own counts, smoothed towards the reference.
    Own,
    /// The industry level, typed, read or linked.
    Industry,
    /// The template's, ours.
    Template,
}

/// Own counts of a stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OwnRate {
    /// Customers that stood in the stage.
    pub worked: u64,
    /// Those that went on.
    pub advanced: u64,
    /// The rate as counted with its Wilson 95 % interval.
    pub estimate: Estimate,
}

/// A conversion rate and what is known of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// The rate that counts: `(advanced + k·reference) ÷ (worked + k)`.
    pub value: f64,
    /// Where the truth may lie: the middle 95 % of what counts and reference say together.
    pub interval: Interval,
    /// What it was smoothed towards.
    pub reference: f64,
    /// Where it came from.
    pub source: RateSource,
    /// Own counts, where there are any.
    pub own: Option<OwnRate>,
    /// What is known of it, as successes and failures; none where nothing but a number is.
    pub known: Option<Beta>,
}

/// A stage of the funnel.
#[derive(Debug, Clone, PartialEq)]
pub struct StageReport {
    /// Its id.
    pub id: String,
    /// Customers that stand in it.
    pub open: f64,
    /// False where they cannot be won before the period ends.
    pub in_time: bool,
    /// The share that goes on.
    pub rate: Rate,
    /// Probability that a customer in it is won, at the team's rates.
    pub win: f64,
    /// Wins to expect of its customers, this period or the next.
    pub wins: f64,
    /// Money to expect of them this period; 0 where they come too late.
    pub amount: f64,
    /// Customers in time that stand in it or are expected to come to it.
    pub through: f64,
    /// Of those, the expected loss at this step.
    pub lost: f64,
    /// That loss in money.
    pub lost_money: f64,
    /// Money that one point more of conversion here would bring.
    pub point_worth: f64,
}

/// A part of the expected money: of a deal, of the customers of a stage, or of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Id of the deal, stage or person.
    pub id: String,
    /// Money to expect of it this period.
    pub amount: f64,
    /// Money if all of it were won.
    pub possible: f64,
}

/// What cannot close in this period.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct NextPeriod {
    /// Customers or deals.
    pub open: f64,
    /// Wins to expect of them.
    pub wins: f64,
    /// Money to expect of them.
    pub amount: f64,
}

/// A point of the exceedance curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Landing {
    /// Money in the period, what is won included.
    pub amount: f64,
    /// Probability of at least that much, 0 to 1.
    pub probability: f64,
}

/// The answer where rates are drawn and deals move together.
#[derive(Debug, Clone, PartialEq)]
pub struct UncertainLanding {
    /// Probability of the target with the Wilson 95 % interval of so many draws.
    pub hit: Estimate,
    /// How many were drawn.
    pub draws: usize,
    /// Exceedance curve, ascending amounts.
    pub curve: Vec<Landing>,
}

/// Where the period may land.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outlook {
    /// Probability of the target with independent deals and known rates, exact.
    pub hit: f64,
    /// Amounts reached with 90, 50 and 10 %.
    pub reached: [f64; 3],
    /// Exceedance curve, ascending amounts.
    pub curve: Vec<Landing>,
    /// None where sums are exact; else amounts of deals were rounded to multiples of this.
    pub grid: Option<f64>,
    /// The other answer, where it is asked for.
    pub uncertain: Option<UncertainLanding>,
}

/// What a channel can do.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelReport {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: ChannelKind,
    /// High-intent customers that one call, visit or event brings; 0 where it supplies people.
    pub yields: f64,
    /// People that one event supplies to another channel.
    pub supplies: f64,
    /// Units to bring all that is needed; none where it brings none.
    pub alone: Option<f64>,
    /// Units that can be done so that they still help the period: on the days from which they end in wins before it
    /// ends, and no more than there are people for, those counted whom events can supply. 0 where it comes too late.
    pub capacity: f64,
    /// Units that can be done besides in what is left of the period: they help the next one.
    pub capacity_next: f64,
    /// Days until its work turns into won customers.
    pub ready_days: f64,
    /// False where that is after the period ends: its work helps the next one.
    pub in_time: bool,
    /// True where it counts: switched on and in time.
    pub counts: bool,
    /// Units planned by its share.
    pub planned: f64,
    /// High-intent customers expected of those.
    pub planned_high_intent: f64,
    /// Units of the cheapest mix.
    pub cheapest: f64,
    /// High-intent customers expected of those.
    pub cheapest_high_intent: f64,
    /// Cost of one unit.
    pub cost: f64,
}

/// The work that closes the gap.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Work {
    /// A line per channel.
    pub channels: Vec<ChannelReport>,
    /// Sum of the planned shares.
    pub share_sum: f64,
    /// Cost of the plan by shares.
    pub planned_cost: f64,
    /// Rep days the plan by shares takes.
    pub planned_days: f64,
    /// Rep days there are on which work can still end in wins within the period.
    pub days: f64,
    /// Cost of the cheapest mix; none where no mix reaches what is needed, or (not proven) where none was found.
    pub cheapest_cost: Option<f64>,
    /// False where the search for the cheapest mix, or for the most, was cut short.
    pub is_proven: bool,
    /// Most high-intent customers that all channels together can bring in time.
    pub most: f64,
}

/// What one lever of the contract value does.
#[derive(Debug, Clone, PartialEq)]
pub struct LeverReport {
    /// Its id.
    pub id: String,
    /// Counted on.
    pub is_ticked: bool,
    /// Uplift of the contract value.
    pub uplift: f64,
    /// Probability of the target with it alone.
    pub hit: f64,
}

/// The contract-value lever.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ValueLever {
    /// Contract value `P*` that is needed where all channels bring what they can; none where nothing is expected, or
    /// contracts are worth nothing.
    pub needed_value: Option<f64>,
    /// What that is above P, a share.
    pub needed_uplift: Option<f64>,
    /// Each lever alone.
    pub levers: Vec<LeverReport>,
    /// Sum of the uplifts of the ticked ones.
    pub ticked_uplift: f64,
    /// Contract value with those.
    pub ticked_value: f64,
    /// Gap with those.
    pub ticked_gap: f64,
    /// Probability of the target with those.
    pub ticked_hit: f64,
    /// Probability of the target with the high-intent customers that the work is planned for, at the value of today.
    pub volume_hit: Option<f64>,
    /// The same with those that close the mean gap.
    pub gap_hit: Option<f64>,
    /// The same with the most that all channels can bring.
    pub most_hit: f64,
    /// Probability of the target with both.
    pub both_hit: Option<f64>,
}

/// Work of a person in one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonWork {
    /// Id of the channel.
    pub channel: String,
    /// Units in what is left of the period: whole calls and visits, a part of the team's events.
    pub period: f64,
    /// The same this week.
    pub week: f64,
    /// True where a person cannot do as much, or the team not as many events.
    pub is_over: bool,
}

/// A person's line and card.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonReport {
    /// Their id.
    pub id: String,
    /// To be sold.
    pub target: f64,
    /// Sold so far.
    pub won: f64,
    /// Customers per stage.
    pub open: Vec<f64>,
    /// Wins to expect.
    pub expected: f64,
    /// Money still missing once those are won; negative is a surplus.
    pub gap: f64,
    /// High-intent customers that close it.
    pub high_intent: Option<f64>,
    /// Those that their work is planned for: where the team plans for a confidence their part of its customers, in
    /// proportion to what each needs.
    pub planned_high_intent: Option<f64>,
    /// Probability of their target.
    pub hit: f64,
    /// Work per channel.
    pub work: Vec<PersonWork>,
}

/// Sums over the people.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TeamSum {
    /// Targets.
    pub target: f64,
    /// Sold so far.
    pub won: f64,
    /// Customers per stage.
    pub open: Vec<f64>,
    /// Wins to expect.
    pub expected: f64,
    /// Gaps, surpluses taken off.
    pub gap: f64,
    /// High-intent customers, person by person.
    pub high_intent: Option<f64>,
}

/// What is wrong or worth saying.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// There are no stages.
    NoStages,
    /// The list of deals is asked for but empty.
    NoDeals,
    /// The team's sum is asked for but there are no people.
    NoPeople,
    /// The period is over.
    PeriodOver,
    /// The contract value is 0.
    NoContractValue,
    /// No customer with high intent is ever won.
    HighIntentNeverWins,
    /// Planned shares do not add up to 1.
    SharesSum {
        /// What they add up to.
        sum: f64,
    },
    /// In a month more went on than stood in the stage; what is beyond is not counted.
    AdvancedAboveWorked {
        /// Id of the month.
        month: String,
        /// Id of the stage.
        stage: String,
    },
    /// Customers of a stage cannot be won in time.
    StageLate {
        /// Id of the stage.
        stage: String,
    },
    /// Who becomes a customer with high intent today cannot be won before the period ends, so that no new one closes the
    /// gap.
    NewTooLate,
    /// A channel's work ends in wins only after the period.
    ChannelLate {
        /// Id of the channel.
        channel: String,
    },
    /// More is planned of a channel than it can do.
    OverCapacity {
        /// Id of the channel.
        channel: String,
    },
    /// Far fewer working days are typed than the calendar has up to the end of the period, as after the end was moved.
    FewWorkingDays {
        /// Those typed.
        typed: f64,
        /// Calendar days left, today among them.
        left: f64,
        /// Working days of those at five a week.
        usual: f64,
    },
    /// More working days are typed than calendar days are left; what is beyond is not counted.
    TooManyWorkingDays {
        /// Those typed.
        typed: f64,
        /// Calendar days left, today among them.
        left: f64,
    },
    /// The plan takes more rep days than there are.
    OverDays,
    /// An event supplies a channel that is not there or is an event itself.
    FeedsNothing {
        /// Id of the event.
        channel: String,
    },
}

/// The answer of the funnel back-solve.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What the forecast was made of.
    pub basis: Basis,
    /// Calendar days left.
    pub days_left: f64,
    /// To be sold in the period.
    pub target: f64,
    /// Sold so far.
    pub won: f64,
    /// Average contract value.
    pub contract_value: f64,
    /// The funnel.
    pub stages: Vec<StageReport>,
    /// Wins to expect of the customers in those stages this period, whatever the forecast is made of.
    pub wins_of_stages: f64,
    /// Place of the high-intent stage.
    pub high_intent_at: Option<usize>,
    /// Wins to expect.
    pub expected: f64,
    /// Money to expect of them.
    pub expected_amount: f64,
    /// What that is made of.
    pub parts: Vec<Part>,
    /// Money still missing; negative is a surplus.
    pub gap: f64,
    /// Probability that a customer with high intent is won; where people go by rates of their own the mean over them.
    pub win_of_high_intent: f64,
    /// High-intent customers that close the gap; none where none of them is won or is worth anything. On the basis of
    /// people the sum of theirs: a surplus of one closes no gap of another.
    pub high_intent: Option<f64>,
    /// New high-intent customers with which the target is reached with the wanted confidence; none where no number is.
    pub high_intent_for_confidence: Option<f64>,
    /// New high-intent customers that the work is planned for: one of the two, as the input says.
    pub planned_high_intent: Option<f64>,
    /// What is left for the next period.
    pub next: NextPeriod,
    /// Open customers or deals that can close in time.
    pub open: f64,
    /// Their worth if all were won.
    pub pipeline: f64,
    /// Pipeline over what is left of the target; none where nothing is left.
    pub coverage: Option<f64>,
    /// `1 ÷ win rate`, the rate weighted by money: pipeline over the money expected of it; none where nothing is won.
    pub coverage_needed: Option<f64>,
    /// Where the period may land.
    pub outlook: Outlook,
    /// Work that closes the gap.
    pub work: Work,
    /// The contract-value lever.
    pub value: ValueLever,
    /// A line per person.
    pub people: Vec<PersonReport>,
    /// Their sum.
    pub team: TeamSum,
    /// What is wrong or worth saying.
    pub problems: Vec<Problem>,
}
