//! How the figures of the page come about: each a formula whose value is the figure's.
//!
//! | file | explains |
//! |---|---|
//! | `tier` | the tier: sums in integers against the tiers' bars |
//! | `capacity` | stock, what people can carry, the two cuts and the recommended one |
//! | `validity` | the figures measured on the leads with an outcome |
//!
//! What is no formula of a few numbers (how the AUC's pairs are counted, what a logistic map is) stands there as a
//! number that was counted; the page says in words how.

mod capacity;
mod tier;
mod validity;

pub use capacity::{aimed_share, at_cut, carried_share, recommended_share, stock};
pub use tier::{TierEnd, TierTried, tier_ends};
pub use validity::{expected_drift, validity};

use super::{Detail, Input, Report, cut_path};
use crate::engines::formula::{Expr, Formula};
use crate::engines::scorecard::Scorecard;
use crate::engines::value::Text;
use crate::models::explained::Explained;
use crate::models::headline::About;
use crate::models::parameter::Unit;

/// A figure of the page that opens to how it comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeadFigure {
    /// The score of the lead shown closely.
    Score,
    /// Its tier.
    Tier,
    /// What it lacks to the next better tier.
    Gap,
    /// The share of mid/high leads.
    Share,
    /// Leads being worked at any time.
    Stock,
    /// The cut for the aimed share.
    AimCut,
    /// The cut for what people can carry.
    CarriedCut,
    /// AUC.
    Auc,
    /// Gini.
    Gini,
    /// KS.
    Ks,
    /// Lift of mid/high.
    Lift,
    /// Share of the wins that mid/high holds.
    Capture,
    /// Share of the revenue that mid/high holds.
    RevenueCapture,
    /// Calibration error.
    Calibration,
    /// Brier score.
    Brier,
    /// Drift.
    Drift,
}

impl LeadFigure {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 16] = [
        Self::Score,
        Self::Tier,
        Self::Gap,
        Self::Share,
        Self::Stock,
        Self::AimCut,
        Self::CarriedCut,
        Self::Auc,
        Self::Gini,
        Self::Ks,
        Self::Lift,
        Self::Capture,
        Self::RevenueCapture,
        Self::Calibration,
        Self::Brier,
        Self::Drift,
    ];

    /// Whether it is measured on the leads with an outcome.
    #[must_use]
    pub const fn is_validity(self) -> bool {
        matches!(
            self,
            Self::Auc
                | Self::Gini
                | Self::Ks
                | Self::Lift
                | Self::Capture
                | Self::RevenueCapture
                | Self::Calibration
                | Self::Brier
                | Self::Drift
        )
    }
}

/// A number that was counted.
fn counted(made: &mut Explained, id: &'static str, (zh, en): (&str, &str), n: usize) -> Expr {
    made.figure(id, Text::new(zh, en), Unit::Plain, Some(n as f64))
}

/// What a lead lacks to the next better tier: its cut less the score.
#[must_use]
pub fn gap(input: &Input, card: &Scorecard, detail: &Detail) -> Option<Formula<About>> {
    let gap = detail.gap.as_ref()?;
    let tier = card.tiers.get(gap.tier)?;
    let mut made = Explained::default();
    let cut = made.input(input, &cut_path(&card.id, &tier.id));
    let score = made.figure(
        "score",
        Text::new("这条线索的得分", "score of this lead"),
        Unit::Points,
        detail.score.value(),
    );
    Some(made.formula(cut - score))
}

/// The share of mid/high leads: those surely so over all that are counted.
#[must_use]
pub fn share(report: &Report) -> Formula<About> {
    let mut made = Explained::default();
    let sure = counted(
        &mut made,
        "sure",
        ("确定为中高价值的线索", "leads surely mid/high"),
        report.mid_high.0,
    );
    let all = counted(&mut made, "all", ("统计的线索", "leads counted"), report.counted);
    made.formula(sure / all)
}
