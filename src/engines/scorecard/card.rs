//! What a scorecard holds. Plain data; the rules are beside it.

use serde::{Deserialize, Serialize};

use super::HeldOut;
use crate::engines::value::{Source, Sourced, Text, fold};

/// A named set of factors and tiers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scorecard {
    /// Unique within its document.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// In the order of the page.
    pub factors: Vec<Factor>,
    /// From the highest cut to the lowest; the last one's cut is 0.
    pub tiers: Vec<Tier>,
    /// Where it was learned: how it was judged then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<HeldOut>,
}

impl Scorecard {
    /// Sum of the weights of all weighted factors, in percent; 100 when they are well set.
    #[must_use]
    pub fn weight_sum(&self) -> i64 {
        self.factors.iter().map(Factor::weight).sum()
    }

    /// The factor of this id.
    #[must_use]
    pub fn factor(&self, id: &str) -> Option<&Factor> {
        self.factors.iter().find(|f| f.id == id)
    }

    /// The lowest cut among the tiers that are marked mid/high, or none where no tier is.
    #[must_use]
    pub fn mid_high_cut(&self) -> Option<i64> {
        self.tiers
            .iter()
            .filter(|t| t.mid_high)
            .map(|t| t.cut.value)
            .min()
    }

    /// Puts the tiers in order: highest cut first; the last one takes everything below, so its cut is 0.
    pub fn sort_tiers(&mut self) {
        self.change_tiers(|_| ());
    }

    /// Changes the tiers, and puts them in order. Colours that go by place go on doing so; where one was picked, each
    /// stays with its tier.
    pub fn change_tiers<T>(&mut self, change: impl FnOnce(&mut Vec<Tier>) -> T) -> T {
        let by_place = self.colours_go_by_place();
        let done = change(&mut self.tiers);
        self.tiers.sort_by_key(|t| std::cmp::Reverse(t.cut.value));
        if let Some(last) = self.tiers.last_mut()
            && last.cut.value != 0
        {
            last.cut = Sourced::typed(0);
        }
        if by_place {
            for (at, tier) in self.tiers.iter_mut().enumerate() {
                tier.colour = colour_of_place(at);
            }
        }
        done
    }

    /// Whether no tier has a colour other than that of its place.
    fn colours_go_by_place(&self) -> bool {
        self.tiers
            .iter()
            .enumerate()
            .all(|(at, tier)| tier.colour == colour_of_place(at))
    }

    /// Whether the tiers are in order.
    #[must_use]
    pub fn tiers_are_sorted(&self) -> bool {
        let cuts = || self.tiers.iter().map(|t| t.cut.value);
        cuts().rev().is_sorted() && cuts().next_back().is_none_or(|last| last == 0)
    }
}

fn colour_of_place(at: usize) -> u8 {
    u8::try_from(at).unwrap_or(u8::MAX)
}

/// One thing that tells a good row from a poor one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Factor {
    /// Unique within the scorecard.
    pub id: String,
    /// Shown name.
    pub name: Text,
    /// What to ask when the level is unknown.
    #[serde(default, skip_serializing_if = "Text::is_unset")]
    pub question: Text,
    /// Column of the rows it reads.
    pub column: String,
    /// How it counts.
    pub role: Role,
    /// Which side of the two-axis view it belongs to.
    #[serde(default)]
    pub axis: Axis,
    /// What turns a cell into points.
    pub scale: Scale,
    /// Points of a cell that was left empty, where that itself says something; none where empty means unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_empty: Option<Sourced<i64>>,
    /// Loss of value with age, for what a customer once did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decay: Option<Decay>,
    /// Where names and levels came from.
    #[serde(default)]
    pub source: Source,
}

impl Factor {
    /// Its weight in percent; 0 for a plus/minus item.
    #[must_use]
    pub const fn weight(&self) -> i64 {
        match &self.role {
            Role::Weighted { weight } => weight.value,
            Role::PlusMinus => 0,
        }
    }

    /// Where its weight came from; none for a plus/minus item.
    #[must_use]
    pub const fn weight_source(&self) -> Option<Source> {
        match &self.role {
            Role::Weighted { weight } => Some(weight.source),
            Role::PlusMinus => None,
        }
    }

    /// Its levels; none for a factor with bands.
    #[must_use]
    pub fn levels(&self) -> &[Level] {
        match &self.scale {
            Scale::Levels { levels } => levels,
            Scale::Bands { .. } => &[],
        }
    }
}

/// How a factor counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes part in the weighted mean.
    Weighted {
        /// Integer percent, 0 to 100.
        weight: Sourced<i64>,
    },
    /// Adds or takes away points after the weighted mean; the sum is clamped to 0–100.
    PlusMinus,
}

/// The two sides of the fit × engagement view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Axis {
    /// Who it is: size, industry, role, need.
    #[default]
    Fit,
    /// What it did: visits, replies, calls.
    Engagement,
}

/// What turns a cell into points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Named levels.
    Levels {
        /// From worst to best as a rule; the order is the user's.
        levels: Vec<Level>,
    },
    /// Bands over a number.
    Bands {
        /// From the lowest to the highest; the first starts at minus infinity.
        bands: Vec<Band>,
        /// True where the number is divided by the mean of its peers before it is looked up.
        #[serde(default)]
        of_mean: bool,
    },
}

/// A level of a factor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// Unique within the factor; what a picked cell holds.
    pub id: String,
    /// Short name.
    pub label: Text,
    /// What it looks like in practice.
    #[serde(default, skip_serializing_if = "Text::is_unset")]
    pub detail: Text,
    /// 0 to 100; for a plus/minus item −100 to 100.
    pub points: Sourced<i64>,
    /// Other spellings that mean this level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Puts the row in the last tier whatever its score.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub disqualifies: bool,
}

impl Level {
    /// Whether a cell's text means this level: its id, its name in either language or another spelling of it.
    #[must_use]
    pub fn matches(&self, folded: &str) -> bool {
        [&self.id, &self.label.zh, &self.label.en]
            .into_iter()
            .chain(&self.aliases)
            .any(|t| fold(t) == folded)
    }
}

/// A band over a number: from its start (included) to the next one's (left out).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Lower end, included; none for the first band, which is open below.
    pub from: Option<f64>,
    /// 0 to 100; for a plus/minus item −100 to 100.
    pub points: Sourced<i64>,
}

/// Linear loss of value with age: `value · max(0, 1 − d · months)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decay {
    /// Integer percent lost per completed month, 1 to 100.
    pub percent_per_month: Sourced<i64>,
    /// Column that holds the day it happened.
    pub date_column: String,
}

/// A class of rows by score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tier {
    /// Unique within the scorecard.
    pub id: String,
    /// Shown name: A, B …
    pub name: Text,
    /// Lowest score of the tier, 0 to 100.
    pub cut: Sourced<i64>,
    /// Place in the colour scale, 0 is the strongest. That of its place among the tiers, unless it was picked.
    pub colour: u8,
    /// Counts as mid/high value.
    pub mid_high: bool,
    /// What is done with its rows.
    pub treatment: Sourced<Treatment>,
}

/// What is done with the rows of a tier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Treatment {
    /// Who follows up.
    pub who: Text,
    /// First response within.
    pub first_response: Text,
    /// By which channel.
    pub channel: Text,
    /// How often.
    pub cadence: Text,
    /// To what end.
    pub goal: Text,
    /// Time or money per row.
    pub budget: Text,
}
