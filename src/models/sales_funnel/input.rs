//! What the funnel back-solve is given.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::template;
use crate::engines::value::{Sourced, Text};
use crate::i18n::date::{Day, days_between};

/// What the forecast is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Counts per stage of the team as a whole.
    Stages,
    /// The list of open deals, each with amount and probability.
    #[default]
    Deals,
    /// Counts per stage of every person; the team is their sum.
    People,
}

/// What the work is planned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aim {
    /// The weighted forecast reaches the target.
    Gap,
    /// The target is reached with the wanted confidence.
    #[default]
    Confidence,
}

impl Aim {
    /// What a document that does not say planned for.
    const fn of_old() -> Self {
        Self::Gap
    }

    /// Whether a document need not say it: so it is written as it was.
    fn is_of_old(&self) -> bool {
        *self == Self::of_old()
    }
}

/// A stage of the funnel, or the last one before won.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Stage {
    /// Unique among the stages.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// Customers that stand in it.
    pub open: Sourced<f64>,
    /// Reference for the share that goes on to the next stage within the period (of the last: is won): typed it is the
    /// industry's, else the template's.
    pub conversion: Sourced<f64>,
    /// Median days from it to won.
    pub days_to_won: Sourced<f64>,
}

/// Customers that stood in a stage during a month, and those of them that went on.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Passed {
    /// Stood in it.
    pub worked: Sourced<f64>,
    /// Went on to the next stage.
    pub advanced: Sourced<f64>,
}

/// A month of the own history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Month {
    /// Its first day; one entry a month.
    pub first: Day,
    /// Counts by id of the stage.
    #[serde(default)]
    pub passed: BTreeMap<String, Passed>,
}

impl Month {
    /// `YYYY-MM`
    #[must_use]
    pub fn id(&self) -> String {
        format!("{:04}-{:02}", self.first.year(), self.first.month())
    }
}

/// An open deal.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Deal {
    /// Unique among the deals.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// Contract value.
    pub amount: Sourced<f64>,
    /// Probability that it is won.
    pub probability: Sourced<f64>,
    /// Day on which it should close; one after the period leaves it for the next.
    pub closes: Option<Day>,
}

/// How a channel makes high-intent customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChannelKind {
    /// Telephone: connect × conversation × interest.
    #[default]
    Calls,
    /// Visits in the field: visit → high intent.
    Visits,
    /// Online events: attendees × attend → high intent.
    Online,
    /// Events in a room: attendees × attend → high intent.
    Offline,
}

impl ChannelKind {
    /// True where one unit is an event with people in it.
    #[must_use]
    pub const fn is_event(self) -> bool {
        matches!(self, Self::Online | Self::Offline)
    }
}

/// A way to make high-intent customers. Which numbers count depends on its kind.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Channel {
    /// Unique among the channels.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// What it is.
    pub kind: ChannelKind,
    /// Left out of the plan.
    pub is_off: bool,
    /// Of an event: the channel whose work it supplies with people, instead of bringing high-intent customers itself.
    pub feeds: Option<String>,
    /// Share of the high-intent customers it is planned to bring.
    pub share: Sourced<f64>,
    /// Cost of one call, visit or event.
    pub cost: Sourced<f64>,
    /// Days until the work can begin.
    pub lead_days: Sourced<f64>,
    /// Calls or visits one person can do a day.
    pub per_day: Sourced<f64>,
    /// Events that can be held in what is left of the period.
    pub most: Sourced<f64>,
    /// Working days of one person that an event takes.
    pub rep_days: Sourced<f64>,
    /// Share of calls that are answered.
    pub connect: Sourced<f64>,
    /// Share of answered calls that become a conversation.
    pub conversation: Sourced<f64>,
    /// Share of conversations, visits or attendees that end in high intent.
    pub interest: Sourced<f64>,
    /// People at an event.
    pub attendees: Sourced<f64>,
    /// Share of an event's people who can then be called or visited.
    pub reachable: Sourced<f64>,
    /// People at hand to be called or visited.
    pub people: Sourced<f64>,
    /// Calls or visits one of these people can get in the period.
    pub attempts: Sourced<f64>,
}

/// A way to raise the contract value.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Lever {
    /// Unique among the levers.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// Counted on.
    pub is_ticked: bool,
    /// Uplift the user expects of it, a share of the contract value.
    pub uplift: Sourced<f64>,
}

/// A person of the team.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Unique among the people.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// To be sold in the period.
    pub target: Sourced<f64>,
    /// Sold so far.
    pub won: Sourced<f64>,
    /// Customers by id of the stage they stand in; what is missing is 0.
    pub open: BTreeMap<String, Sourced<f64>>,
    /// Goes by rates of their own and not by the team's.
    pub has_own_rates: bool,
    /// Those rates by id of the stage; what is missing is the stage's reference.
    pub rates: BTreeMap<String, Sourced<f64>>,
}

/// The plain numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Numbers {
    /// To be sold in the period.
    pub target: Sourced<f64>,
    /// Sold so far.
    pub won: Sourced<f64>,
    /// Average contract value P.
    pub contract_value: Sourced<f64>,
    /// Its spread: standard deviation over mean; 0 makes every contract worth P.
    pub value_spread: Sourced<f64>,
    /// People who call and visit.
    pub reps: Sourced<f64>,
    /// Working days left of the period.
    pub working_days: Sourced<f64>,
    /// Customers the reference counts for when own history is smoothed towards it.
    pub smoothing: Sourced<f64>,
    /// Months of own history that count.
    pub history_months: Sourced<f64>,
    /// Probability with which the plan should reach the target.
    pub confidence: Sourced<f64>,
    /// What moves all deals together: standard deviation of the log-odds of winning.
    pub shock: Sourced<f64>,
    /// Seed of the draws.
    pub seed: Sourced<f64>,
}

impl Default for Numbers {
    /// Those of the marked sample.
    fn default() -> Self {
        template::numbers()
    }
}

/// What the funnel back-solve is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Input {
    /// What the forecast is made of.
    pub basis: Basis,
    /// What the work is planned for; a document from before there was a choice planned for the gap, and still does.
    #[serde(default = "Aim::of_old", skip_serializing_if = "Aim::is_of_old")]
    pub aim: Aim,
    /// First day of the period.
    pub start: Day,
    /// Last day of the period.
    pub end: Day,
    /// The day on which the counts hold.
    pub as_of: Day,
    /// The plain numbers.
    pub numbers: Numbers,
    /// Stages, first to last.
    pub stages: Vec<Stage>,
    /// Id of the high-intent stage; the last one where there is no such.
    pub high_intent: String,
    /// Own history.
    pub history: Vec<Month>,
    /// Open deals.
    pub deals: Vec<Deal>,
    /// Ways to make high-intent customers.
    pub channels: Vec<Channel>,
    /// Ways to raise the contract value.
    pub levers: Vec<Lever>,
    /// The team.
    pub people: Vec<Person>,
    /// Also draws the rates from what is known of them, and moves all deals together.
    pub is_uncertain: bool,
}

impl Default for Input {
    /// The marked sample.
    fn default() -> Self {
        template::sample()
    }
}

impl Input {
    /// Place of the high-intent stage; none without stages.
    #[must_use]
    pub fn high_intent_at(&self) -> Option<usize> {
        let named = self.stages.iter().position(|stage| stage.id == self.high_intent);
        named.or_else(|| self.stages.len().checked_sub(1))
    }

    /// True where the period has ended before the counts hold, or never begins: nothing more can come in.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.as_of > self.end || self.start > self.end
    }

    /// Deals that can close before the period ends.
    pub(super) fn timely_deals(&self) -> impl Iterator<Item = &Deal> {
        let is_over = self.is_over();
        let in_time = move |deal: &&Deal| !is_over && deal.closes.is_none_or(|day| day <= self.end);
        self.deals.iter().filter(in_time)
    }

    /// The share of the days left, today among them, on which work still ends within the period that takes so many days
    /// to become won customers, its own beginning awaited: 1 for none, 0 for more days than are left.
    ///
    /// ```
    /// use loudou::models::sales_funnel::Input;
    /// let input = Input::default();
    /// // 28 days after today: what takes 21 of them may be done today and on the next 7.
    /// assert_eq!(input.days_in_time(21.0), 8.0 / 29.0);
    /// assert_eq!((input.days_in_time(0.0), input.days_in_time(29.0)), (1.0, 0.0));
    /// ```
    #[must_use]
    pub fn days_in_time(&self, delay: f64) -> f64 {
        if self.is_over() {
            return 0.0;
        }
        let days = self.days_left();
        ((days - delay + 1.0) / (days + 1.0)).clamp(0.0, 1.0) + 0.0
    }

    /// Working days left that count: as many as are typed, but no more than there are calendar days, today among them; 0
    /// once the period is over. Days of rest are the user's to leave out, since some teams work on them.
    ///
    /// ```
    /// use loudou::engines::value::Sourced;
    /// use loudou::models::sales_funnel::Input;
    /// let mut input = Input::default();
    /// assert_eq!(input.working_days(), 20.0);
    /// // Two days before the period ends there are three, and not the twenty that were typed at its beginning.
    /// input.as_of = input.end.add_days(-2).unwrap();
    /// assert_eq!(input.working_days(), 3.0);
    /// ```
    #[must_use]
    pub fn working_days(&self) -> f64 {
        if self.is_over() {
            return 0.0;
        }
        self.numbers.working_days.value.min(self.days_left() + 1.0)
    }

    /// Calendar days left of the period, 0 once it is over.
    ///
    /// ```
    /// use loudou::models::sales_funnel::Input;
    /// let input = Input::default();
    /// assert_eq!(input.days_left(), 28.0);
    /// ```
    #[must_use]
    pub fn days_left(&self) -> f64 {
        let from = self.as_of.max(self.start);
        days_between(from, self.end).max(0) as f64
    }
}
