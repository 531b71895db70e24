//! Counts over leads, taken in one pass with their scores, block by block.

use super::LeadScore;
use super::report::{Distribution, Outcome, Stage, TierShare};
use crate::engines::scorecard::{Reached, Score, Scorecard, TierRange};
use crate::engines::stats::Estimate;
use crate::engines::stats::wilson::wilson;

/// Leads of one tier.
#[derive(Debug, Clone, Copy, Default)]
struct TierCount {
    counted: usize,
    closed: usize,
    won: usize,
}

/// The counts so far.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    mid_high_tiers: Vec<bool>,
    /// Lower bounds of the middle and the upper third of both axes.
    thirds: (f64, f64),
    tiers: Vec<TierCount>,
    pub counted: usize,
    pub undetermined: usize,
    /// Counted leads that surely are mid/high, and those that may be.
    pub mid_high: (usize, usize),
    pub reached: Reached,
    pub distribution: Distribution,
    pub matrix: [[usize; 3]; 3],
    pub matrix_unknown: usize,
    pub closed: usize,
    pub won: usize,
    /// Closed leads that surely are mid/high, and those of them that were won.
    sure: (usize, usize),
}

impl Tally {
    /// Nothing counted yet. The bounds of the matrix are the scorecard's own: the highest tier's cut and the lowest
    /// mid/high cut.
    pub fn new(card: &Scorecard) -> Self {
        let high = card.tiers.first().map_or(75, |t| t.cut.value) as f64;
        let middle = card.mid_high_cut().map_or(50.0, |c| c as f64).min(high);
        Self {
            mid_high_tiers: card.tiers.iter().map(|t| t.mid_high).collect(),
            thirds: (middle, high),
            tiers: vec![TierCount::default(); card.tiers.len()],
            counted: 0,
            undetermined: 0,
            mid_high: (0, 0),
            reached: Reached::default(),
            distribution: Distribution {
                bins: vec![0; 101],
                without_score: 0,
            },
            matrix: [[0; 3]; 3],
            matrix_unknown: 0,
            closed: 0,
            won: 0,
            sure: (0, 0),
        }
    }

    /// Takes a lead in. `axes` are its scores over the factors of the fit axis and of the engagement axis;
    /// `is_counted` says whether it is one of those that shares are counted over.
    pub fn take(&mut self, lead: &LeadScore, axes: &[Score; 2], is_counted: bool) {
        let tiers = lead.tiers();
        let (surely, possibly) = self.mid_high_of(tiers);
        let is_closed = lead.outcome != Outcome::Open;
        let is_won = lead.outcome == Outcome::Won;
        if let Some(tier) = tiers.stated().and_then(|at| self.tiers.get_mut(at)) {
            tier.counted += usize::from(is_counted);
            tier.closed += usize::from(is_closed);
            tier.won += usize::from(is_won);
        }
        self.closed += usize::from(is_closed);
        self.won += usize::from(is_won);
        self.sure.0 += usize::from(surely && is_closed);
        self.sure.1 += usize::from(surely && is_won);
        if is_counted {
            self.counted += 1;
            self.undetermined += usize::from(tiers.stated().is_none());
            self.mid_high.0 += usize::from(surely);
            self.mid_high.1 += usize::from(possibly);
            self.reached.take(&lead.score);
            self.distribution.take(&lead.score);
            self.place(axes);
        }
    }

    /// Takes in what was counted apart, over the same scorecard.
    pub fn absorb(&mut self, other: &Self) {
        let mut other = other.clone();
        for (count, more) in self.counts().zip(other.counts()) {
            *count += *more;
        }
    }

    /// All that is counted, always in this order: to be added up, and to be sent.
    pub fn counts(&mut self) -> impl Iterator<Item = &mut usize> {
        let Self {
            mid_high_tiers: _,
            thirds: _,
            tiers,
            counted,
            undetermined,
            mid_high,
            reached,
            distribution,
            matrix,
            matrix_unknown,
            closed,
            won,
            sure,
        } = self;
        let of_tiers = tiers
            .iter_mut()
            .flat_map(|TierCount { counted, closed, won }| [counted, closed, won]);
        let single = [
            counted,
            undetermined,
            &mut mid_high.0,
            &mut mid_high.1,
            &mut distribution.without_score,
            matrix_unknown,
            closed,
            won,
            &mut sure.0,
            &mut sure.1,
        ];
        (single.into_iter())
            .chain(of_tiers)
            .chain(reached.counts())
            .chain(&mut distribution.bins)
            .chain(matrix.iter_mut().flatten())
    }

    /// Whether all tiers of a range are mid/high, and whether any is.
    fn mid_high_of(&self, range: TierRange) -> (bool, bool) {
        let marks = self
            .mid_high_tiers
            .get(range.best..=range.worst)
            .unwrap_or_default();
        (
            !marks.contains(&false) && !marks.is_empty(),
            marks.contains(&true),
        )
    }

    /// Counts a lead in the third of both axes it belongs to.
    fn place(&mut self, [fit, engagement]: &[Score; 2]) {
        let (middle, high) = self.thirds;
        let third = |score: f64| usize::from(score >= middle) + usize::from(score >= high);
        let (Some(fit), Some(engagement)) = (fit.value(), engagement.value()) else {
            self.matrix_unknown += 1;
            return;
        };
        let cell = self.matrix.get_mut(2 - third(fit));
        if let Some(count) = cell.and_then(|row| row.get_mut(third(engagement))) {
            *count += 1;
        }
    }

    /// A share per tier, highest tier first.
    pub fn tier_shares(&self) -> Vec<TierShare> {
        let share = |count: usize| (self.counted > 0).then(|| count as f64 / self.counted as f64);
        let of_tier = |tier: &TierCount| TierShare {
            count: tier.counted,
            share: share(tier.counted),
            closed: tier.closed,
            won: tier.won,
            conversion: rate(tier.won, tier.closed),
        };
        self.tiers.iter().map(of_tier).collect()
    }

    /// All closed leads → those surely mid/high → those won. Empty without a closed lead.
    pub fn funnel(&self) -> Vec<Stage> {
        let (closed, (mid_high, won)) = (self.closed, self.sure);
        if closed == 0 {
            return Vec::new();
        }
        let stage = |count, rate| Stage { count, rate };
        vec![
            stage(closed, None),
            stage(mid_high, rate(mid_high, closed)),
            stage(won, rate(won, mid_high)),
        ]
    }
}

impl Distribution {
    fn take(&mut self, score: &Score) {
        match score.point().and_then(|point| usize::try_from(point).ok()) {
            Some(at) => self.bins.iter_mut().skip(at).take(1).for_each(|bin| *bin += 1),
            None => self.without_score += 1,
        }
    }
}

pub(super) fn rate(part: usize, whole: usize) -> Option<Estimate> {
    wilson(u64::try_from(part).ok()?, u64::try_from(whole).ok()?)
}
