//! What the lead-tiering model answers: numbers and their standing, never text.

use std::sync::Arc;

use crate::engines::scorecard::{Capacity, CardProblem, Score, TierRange};
use crate::engines::stats::Estimate;
use crate::workspace::rows::RowId;

/// How a lead ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Outcome {
    /// Not yet.
    #[default]
    Open,
    /// Became a customer.
    Won,
    /// Did not.
    Lost,
}

impl Outcome {
    /// The word a cell holds for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }

    /// The outcome a cell's word means: `won` and `lost`, anything else is open.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        match word {
            "won" => Self::Won,
            "lost" => Self::Lost,
            _ => Self::Open,
        }
    }
}

/// A lead's score and tier.
#[derive(Debug, Clone, PartialEq)]
pub struct LeadScore {
    /// The lead.
    pub id: RowId,
    /// Its exact score.
    pub score: Score,
    /// The tiers the score allows.
    pub scored: TierRange,
    /// The tier set by hand, while it holds.
    pub by_hand: Option<usize>,
    /// How it ended.
    pub outcome: Outcome,
}

impl LeadScore {
    /// The tiers it may be in: the one set by hand, else those the score allows.
    #[must_use]
    pub fn tiers(&self) -> TierRange {
        self.by_hand.map_or(self.scored, |tier| TierRange {
            best: tier,
            worst: tier,
        })
    }
}

/// The scores of all leads in row order, block by block as the rows are. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores(Vec<Arc<Vec<LeadScore>>>);

impl Scores {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|block| block.len()).sum()
    }

    /// True where there are no leads.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The `index`th one.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&LeadScore> {
        let mut rest = index;
        for block in &self.0 {
            if rest < block.len() {
                return block.get(rest);
            }
            rest -= block.len();
        }
        None
    }

    /// Those of the block at a place.
    #[must_use]
    pub fn block(&self, at: usize) -> &[LeadScore] {
        self.0.get(at).map_or(&[], |block| block)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &LeadScore> + use<'_> {
        self.0.iter().flat_map(|block| block.iter())
    }
}

impl FromIterator<Arc<Vec<LeadScore>>> for Scores {
    fn from_iter<T: IntoIterator<Item = Arc<Vec<LeadScore>>>>(blocks: T) -> Self {
        Self(blocks.into_iter().collect())
    }
}

/// A tier's share of the leads that are counted.
#[derive(Debug, Clone, PartialEq)]
pub struct TierShare {
    /// Leads that are surely in it.
    pub count: usize,
    /// `count` over all counted leads, 0 to 1; none without a counted lead.
    pub share: Option<f64>,
    /// Of its leads with a known outcome (whatever the basis): how many.
    pub closed: usize,
    /// How many of those were won.
    pub won: usize,
    /// Share won with its Wilson 95 % interval; none without a closed lead.
    pub conversion: Option<Estimate>,
}

/// Scores counted in whole points.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Distribution {
    /// Entry `k` counts scores from `k` to below `k + 1`; the last one is exactly 100.
    pub bins: Vec<usize>,
    /// Leads of which nothing is known.
    pub without_score: usize,
}

/// Where the mid/high cut would lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cut {
    /// Share of the leads it lets through at most, 0 to 1.
    pub share: f64,
    /// The lowest whole score that keeps to it; none where no score does.
    pub score: Option<i64>,
    /// Counted leads that surely reach that score; where there is none, those that reach 100.
    pub reach: usize,
    /// Those that reach the score one lower, which are too many; none where there is no lower one.
    pub one_lower: Option<usize>,
}

/// How the share of mid/high leads stands to the aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Within the tolerance of the aim, 5 points unless the user says otherwise.
    OnAim,
    /// Too few.
    Below,
    /// Too many.
    Above,
    /// Too many leads are undetermined to say.
    CannotTell,
    /// There are no leads.
    #[default]
    NoLeads,
}

/// A stage of the funnel.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Leads that got here.
    pub count: usize,
    /// Share of the stage before with its Wilson 95 % interval.
    pub rate: Option<Estimate>,
}

/// A word that is no level of its factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// Place of the factor.
    pub factor: usize,
    /// The word.
    pub text: String,
    /// Leads that have it.
    pub count: usize,
}

/// The answer of the lead-tiering model.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Every lead, in row order.
    pub leads: Scores,
    /// Leads the shares are counted over.
    pub counted: usize,
    /// True where the basis asks for leads being worked but there are none, so that all are counted.
    pub counted_all_instead: bool,
    /// A share per tier, highest tier first.
    pub tiers: Vec<TierShare>,
    /// Counted leads whose tier the unknowns leave open.
    pub undetermined: usize,
    /// Counted leads that surely are mid/high, and those that may be (these included).
    pub mid_high: (usize, usize),
    /// The share of mid/high leads against the aim.
    pub standing: Standing,
    /// Scores of the counted leads.
    pub distribution: Distribution,
    /// The cut for the aimed share.
    pub aim: Cut,
    /// What people can carry.
    pub capacity: Capacity,
    /// The cut for that; none where the capacity cannot be worked out.
    pub carried: Option<Cut>,
    /// Leads with a known outcome.
    pub closed: usize,
    /// Those of them that were won.
    pub won: usize,
    /// Of the leads with a known outcome: all → mid/high → won.
    pub funnel: Vec<Stage>,
    /// Counted leads by fit (rows, high first) and engagement (columns, low first), three by three.
    pub matrix: [[usize; 3]; 3],
    /// Counted leads with nothing known on one of the two axes.
    pub matrix_unknown: usize,
    /// Words that are no level, the most frequent first.
    pub unmatched: Vec<Unmatched>,
    /// What is wrong with the scorecard.
    pub problems: Vec<CardProblem>,
}

impl Report {
    /// The recommended cut: of the aim's and the capacity's, the one that lets fewer leads through, since a lead
    /// beyond what people can carry gets no follow-up at all.
    #[must_use]
    pub fn recommended(&self) -> Cut {
        match self.carried {
            Some(carried) if carried.share < self.aim.share => carried,
            _ => self.aim,
        }
    }

    /// The score of the lead of this identity.
    #[must_use]
    pub fn lead(&self, id: RowId) -> Option<&LeadScore> {
        self.leads.iter().find(|l| l.id == id)
    }
}
