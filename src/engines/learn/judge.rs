//! How well a scorecard learned this way does on rows it has not seen.

use serde::{Deserialize, Serialize};

use super::fit::Candidates;
use super::folds::{Split, splits};
use super::table::Table;
use crate::engines::pace::{Pace, at_once};
use crate::engines::scorecard::{Reached, Score};
use crate::engines::stats::calibration::{Calibration, Stated, calibration};
use crate::engines::stats::platt::{self, AtScore};
use crate::engines::stats::ranking::{Case, Ranking, rank};
use crate::engines::stats::wilson::wilson;
use crate::engines::stats::{Estimate, Interval};

/// Won and lost rows without which nothing is learned.
pub const FEWEST_TO_LEARN: usize = 40;
/// Shares of the rows in the first tiers, summed up: A, then A and B, then A to C; D has the rest.
pub const TIER_SHARES: [f64; 3] = [0.10, 0.30, 0.60];
/// An upper end of the AUC below this, with chance inside the interval, means that the columns do not tell.
const HARDLY_BETTER: f64 = 0.6;

/// How to judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Folds, where the time does not decide.
    pub folds: usize,
    /// Seed of the folds.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { folds: 5, seed: 1 }
    }
}

/// The answer in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The score ranks won above lost on rows it has not seen.
    Tells,
    /// The columns do not tell won from lost: the interval of the AUC covers chance and ends below 0.6.
    CannotTell,
    /// Too few rows to say: fewer than 40 won or lost, or an interval that covers chance and reaches further.
    TooFew,
}

/// A tier on the rows that judge.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct JudgedTier {
    /// Rows in it.
    pub count: usize,
    /// Of these, won.
    pub won: usize,
    /// Share won, with its Wilson interval; none without rows.
    pub conversion: Option<Estimate>,
}

/// What the judging rows say.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// In a word.
    pub verdict: Verdict,
    /// True where the latest rows judged; otherwise each row judged once, in folds.
    pub by_time: bool,
    /// Ranking power; none where nothing could be judged.
    pub ranking: Option<Ranking>,
    /// Whether stated probabilities came true; none where nothing could be judged.
    pub calibration: Option<Calibration>,
    /// Tiers A to D: the top 10 %, the next to 30 %, to 60 %, the rest, by cuts set on the rows that learned.
    pub tiers: Vec<JudgedTier>,
    /// A probability per judging row, with its outcome.
    pub stated: Vec<Stated>,
}

impl Judged {
    /// The AUC's interval to show; none where there is none.
    #[must_use]
    pub fn auc_interval(&self) -> Option<Interval> {
        self.ranking.as_ref()?.auc_interval().ok()
    }
}

/// Learns and judges in one go; see [`judge_paced`].
#[must_use]
pub fn judge(table: &Table, settings: Settings) -> Judged {
    at_once(judge_paced(table, settings, &Pace::unpaced()))
}

/// Learns and judges, split by split; see [`splits`].
pub async fn judge_paced(table: &Table, settings: Settings, pace: &Pace) -> Judged {
    let all: Vec<usize> = (0..table.len()).collect();
    let (won, lost) = table.count(&all);
    if won.min(lost) < FEWEST_TO_LEARN {
        return Judged {
            verdict: Verdict::TooFew,
            by_time: false,
            ranking: None,
            calibration: None,
            tiers: Vec::new(),
            stated: Vec::new(),
        };
    }
    let (splits, by_time) = splits(table, settings.folds, settings.seed);
    let mut stated = Vec::new();
    let mut counts = vec![(0_usize, 0_usize); TIER_SHARES.len() + 1];
    for (at, split) in splits.iter().enumerate() {
        pace.tell(at, splits.len());
        let learned = learn(
            table,
            &split.learn,
            settings.seed.wrapping_add(at as u64 + 1),
            pace,
        )
        .await;
        for row in &split.judge {
            let score = learned.card.score(table, *row);
            let won = table.is_won(*row);
            if let Some((count, of_won)) = counts.get_mut(learned.tier(&score)) {
                *count += 1;
                *of_won += usize::from(won);
            }
            stated.push(Stated {
                probability: learned.probability(&score),
                won,
            });
        }
    }
    let cases: Vec<Case> = stated
        .iter()
        .map(|s| Case {
            score: s.probability,
            won: s.won,
        })
        .collect();
    let ranking = rank(&cases);
    Judged {
        verdict: verdict(ranking.as_ref()),
        by_time,
        calibration: calibration(&stated),
        tiers: counts.into_iter().map(|(count, won)| tier(count, won)).collect(),
        ranking,
        stated,
    }
}

fn verdict(ranking: Option<&Ranking>) -> Verdict {
    let Some(ranking) = ranking else {
        return Verdict::TooFew;
    };
    match ranking.auc_interval() {
        Ok(interval) if interval.low > 0.5 => Verdict::Tells,
        Ok(interval) if interval.high < HARDLY_BETTER => Verdict::CannotTell,
        Ok(_) => Verdict::TooFew,
        // No variance: every row alike, or won and lost parted without a fault.
        Err(_) if ranking.auc > HARDLY_BETTER => Verdict::Tells,
        Err(_) => Verdict::CannotTell,
    }
}

fn tier(count: usize, won: usize) -> JudgedTier {
    let conversion = u64::try_from(won).ok().zip(u64::try_from(count).ok());
    JudgedTier {
        count,
        won,
        conversion: conversion.and_then(|(won, count)| wilson(won, count)),
    }
}

/// A scorecard with what turns its score into a probability and a tier.
struct Learned {
    card: super::Fitted,
    map: Option<platt::Map>,
    /// Lowest scores of the first tiers; none where no score keeps to the share.
    cuts: Vec<Option<i64>>,
    overall: f64,
}

/// Learns from some rows. The map and the cuts are found on scores that folds of these rows give to rows they have
/// not seen: on the rows a scorecard was fitted to, its scores look better than they are.
async fn learn(table: &Table, rows: &[usize], seed: u64, pace: &Pace) -> Learned {
    let candidates = Candidates::find(table, rows);
    let (ridge, inner) = candidates.choose(rows, seed, pace).await;
    let mut reached = Reached::default();
    let mut points = Vec::with_capacity(rows.len());
    for Split { learn, judge } in &inner {
        let card = candidates.card(&candidates.solve(learn, ridge, None), ridge);
        for row in judge {
            let score = card.score(table, *row);
            reached.take(&score);
            let won = table.is_won(*row);
            points.extend(score.value().map(|score| AtScore::of(score, won)));
        }
        pace.step(learn.len()).await;
    }
    let (of_won, _) = table.count(rows);
    Learned {
        card: candidates.card(&candidates.solve(rows, ridge, None), ridge),
        map: platt::fit(&points),
        cuts: TIER_SHARES
            .iter()
            .map(|share| reached.cut_for_share(*share))
            .collect(),
        overall: of_won as f64 / rows.len().max(1) as f64,
    }
}

impl Learned {
    fn probability(&self, score: &Score) -> f64 {
        let map = self.map.as_ref();
        map.zip(score.value())
            .map_or(self.overall, |(map, score)| map.probability(score))
    }

    fn tier(&self, score: &Score) -> usize {
        let reached = score.surely_reached().unwrap_or(0);
        self.cuts
            .iter()
            .position(|cut| cut.is_some_and(|cut| reached >= cut))
            .unwrap_or(self.cuts.len())
    }
}
