//! What is measured on the leads with an outcome.

use std::collections::BTreeMap;

use super::super::tally::rate;
use super::super::{Case, Report};
use super::closed::{ClosedLead, closed_leads};
use super::{SEED, WINS_FOR_PROBABILITIES};
use crate::engines::stats::Estimate;
use crate::engines::stats::bootstrap::{Amount, QUICK_DRAWS, share_of_sum};
use crate::engines::stats::calibration::{Calibration, Stated, calibration};
use crate::engines::stats::drift::{Drift, drift};
use crate::engines::stats::newcombe::{Count, difference};
use crate::engines::stats::platt::{self, AtScore};
use crate::engines::stats::ranking::{Case as Ranked, Ranking, rank};

/// Folds of the map from score to probability.
const FOLDS: u32 = 5;

/// A tier on the leads with an outcome.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TierFigures {
    /// Leads that are surely in it.
    pub count: usize,
    /// Of these, won.
    pub won: usize,
    /// `count` over all leads with an outcome, 0 to 1.
    pub share: f64,
    /// Share won, with its Wilson interval; none without leads.
    pub conversion: Option<Estimate>,
    /// Sum of the amounts of its won leads.
    pub revenue: f64,
    /// Its part of all such amounts, 0 to 1; none where no amount is known.
    pub revenue_share: Option<f64>,
    /// Its conversion less that of the next tier down that has leads, with the Newcombe interval.
    pub over_next: Option<Estimate>,
}

/// A point of the capture curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// Share of the leads, best scores first, 0 to 1.
    pub leads: f64,
    /// Share of all wins among them, 0 to 1.
    pub wins: f64,
}

/// What is measured.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// Leads won.
    pub won: usize,
    /// Leads lost.
    pub lost: usize,
    /// Of both, those of which nothing is known: they have no score.
    pub without_score: usize,
    /// Of both, those whose tier the unknowns leave open.
    pub undetermined: usize,
    /// Of both, those whose tier was set by hand.
    pub by_hand: usize,
    /// Won leads whose amount is not known, where others have one.
    pub without_amount: usize,
    /// A line per tier, highest first.
    pub tiers: Vec<TierFigures>,
    /// Share won of all.
    pub overall: Option<Estimate>,
    /// Leads that surely are mid/high, and those of them that were won.
    pub in_mid_high: (usize, usize),
    /// Share won of those that surely are mid/high.
    pub mid_high: Option<Estimate>,
    /// `mid_high ÷ overall`.
    pub lift: Option<f64>,
    /// Share of all wins that mid/high holds.
    pub capture: Option<Estimate>,
    /// Share of all wins that may be in mid/high, those included whose tier the unknowns leave open.
    pub possible_capture: Option<f64>,
    /// Most that mid/high could hold of the wins if all its leads were won: it has room for no more.
    pub most_capture: Option<f64>,
    /// Wins that may be in mid/high or not: the unknowns leave it open.
    pub open_wins: usize,
    /// Share of all amounts won that mid/high holds; its interval is a seeded bootstrap.
    pub revenue_capture: Option<Estimate>,
    /// Sum of the amounts won that mid/high holds, and of all.
    pub amounts: (f64, f64),
    /// AUC, Gini and KS of the score.
    pub ranking: Option<Ranking>,
    /// Where the scores of won and lost leads lie furthest apart, which is the KS.
    pub widest: Option<Widest>,
    /// Share of wins against share of leads, from (0, 0) to (1, 1); empty without a won lead.
    pub curve: Vec<CurvePoint>,
    /// The curve at the aimed share of mid/high leads.
    pub at_aim: Option<CurvePoint>,
    /// Whether probabilities made of the score out of fold came true; none under 120 wins.
    pub calibration: Option<Calibration>,
    /// The tiers of the later half of the leads against those of the earlier; none without days.
    pub drift: Option<Drift>,
    /// Leads per tier that the drift compares: of the earlier half and of the later.
    pub halves: Vec<(usize, usize)>,
}

/// A score, and how many won and lost leads reach it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Widest {
    /// The score.
    pub score: f64,
    /// Won leads at or above it.
    pub won: usize,
    /// Lost leads at or above it.
    pub lost: usize,
}

impl Figures {
    /// The capture curve at a share of the leads, 0 to 1.
    #[must_use]
    pub fn captured(&self, leads: f64) -> Option<CurvePoint> {
        at(&self.curve, leads)
    }
}

/// Measures a report. Pure and total.
///
/// ```
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::models::lead_tiering::{Case, evaluate, sample, validity::figures};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let (input, rows) = sample::sample(Lang::En, day);
/// let case = Case { input: &input, rows: &rows, as_of: day };
/// let figures = figures(case, &evaluate(case));
/// let auc = figures.ranking.unwrap().auc;
/// assert!((0.70..0.80).contains(&auc)); // what the sample was drawn to show
/// ```
#[must_use]
pub fn figures(case: Case<'_>, report: &Report) -> Figures {
    let leads = closed_leads(case.rows, report);
    let Some(card) = case.input.card().filter(|_| !leads.is_empty()) else {
        return Figures::default();
    };
    let is_mid_high: Vec<bool> = card.tiers.iter().map(|t| t.mid_high).collect();
    let surely = |lead: &ClosedLead| {
        let range = is_mid_high
            .get(lead.tiers.best..=lead.tiers.worst)
            .unwrap_or_default();
        !range.is_empty() && !range.contains(&false)
    };
    let possibly = |lead: &ClosedLead| {
        let range = is_mid_high.get(lead.tiers.best..=lead.tiers.worst);
        range.unwrap_or_default().contains(&true)
    };
    let count = |is: &dyn Fn(&ClosedLead) -> bool| leads.iter().filter(|l| is(l)).count();
    let won = count(&|l| l.won);
    // Where no tier is known none holds nothing: nothing is known.
    let is_any_settled = leads.iter().any(|l| l.tiers.stated().is_some());
    let (in_mid_high, won_in) = (count(&surely), count(&|l| surely(l) && l.won));
    let overall = rate(won, leads.len());
    let mid_high = rate(won_in, in_mid_high);
    let amounts: Vec<Amount> = leads
        .iter()
        .filter(|l| l.won)
        .filter_map(|l| {
            Some(Amount {
                value: l.amount?,
                is_in: surely(l),
            })
        })
        .collect();
    let ranked: Vec<Ranked> = leads
        .iter()
        .filter_map(|l| {
            Some(Ranked {
                score: l.score?,
                won: l.won,
            })
        })
        .collect();
    let (curve, widest) = curve(&ranked);
    let halves = halves(&leads, card.tiers.len());
    let sum_of = |is: &dyn Fn(&Amount) -> bool| amounts.iter().filter(|a| is(a)).map(|a| a.value).sum();
    Figures {
        won,
        lost: leads.len() - won,
        without_score: count(&|l| l.score.is_none()),
        undetermined: count(&|l| l.tiers.stated().is_none()),
        by_hand: count(&|l| l.by_hand),
        without_amount: if amounts.is_empty() {
            0
        } else {
            won - amounts.len()
        },
        tiers: tiers(&leads, card.tiers.len()),
        lift: mid_high
            .zip(overall)
            .map(|(a, b)| a.value / b.value)
            .filter(|x| x.is_finite()),
        overall,
        in_mid_high: (in_mid_high, won_in),
        mid_high,
        capture: rate(won_in, won).filter(|_| is_any_settled),
        possible_capture: rate(count(&|l| l.won && possibly(l)), won).map(|e| e.value),
        most_capture: (won > 0).then(|| count(&|l| possibly(l)).min(won) as f64 / won as f64),
        open_wins: count(&|l| l.won && possibly(l) && !surely(l)),
        revenue_capture: share_of_sum(&amounts, QUICK_DRAWS, SEED).filter(|_| is_any_settled),
        amounts: (sum_of(&|a| a.is_in), sum_of(&|_| true)),
        widest,
        ranking: rank(&ranked),
        at_aim: at(&curve, report.aim.share),
        curve,
        calibration: (won >= WINS_FOR_PROBABILITIES)
            .then(|| out_of_fold(&leads))
            .flatten(),
        drift: {
            let (earlier, later): (Vec<_>, Vec<_>) = halves.iter().copied().unzip();
            drift(&earlier, &later)
        },
        halves,
    }
}

fn tiers(leads: &[ClosedLead], tiers: usize) -> Vec<TierFigures> {
    let mut list = vec![TierFigures::default(); tiers];
    for lead in leads {
        if let Some(tier) = lead.tiers.stated().and_then(|at| list.get_mut(at)) {
            tier.count += 1;
            if lead.won {
                tier.won += 1;
                tier.revenue += lead.amount.unwrap_or(0.0);
            }
        }
    }
    // Of all amounts won, those of leads whose tier is open included: they are in no tier's part.
    let revenue: f64 = leads.iter().filter(|l| l.won).filter_map(|l| l.amount).sum();
    let mut below: Option<Count> = None;
    for tier in list.iter_mut().rev() {
        tier.share = tier.count as f64 / leads.len().max(1) as f64;
        tier.conversion = rate(tier.won, tier.count);
        tier.revenue_share = (revenue > 0.0).then(|| tier.revenue / revenue);
        if tier.count > 0 {
            let own = Count {
                successes: tier.won as u64,
                trials: tier.count as u64,
            };
            tier.over_next = below.and_then(|below| difference(own, below));
            below = Some(own);
        }
    }
    list
}

/// The curve, and where the shares of won and of lost leads that reach a score lie furthest apart (of several such scores
/// the best). Leads with one score come together: among them there is no order.
fn curve(ranked: &[Ranked]) -> (Vec<CurvePoint>, Option<Widest>) {
    let won = ranked.iter().filter(|c| c.won).count();
    let lost = ranked.len() - won;
    if won == 0 {
        return (Vec::new(), None);
    }
    let mut sorted = ranked.to_vec();
    sorted.sort_unstable_by(|a, b| b.score.total_cmp(&a.score));
    let mut points = vec![CurvePoint {
        leads: 0.0,
        wins: 0.0,
    }];
    let (mut seen, mut seen_won) = (0_usize, 0_usize);
    let mut widest: Option<(u128, Widest)> = None;
    for group in sorted.chunk_by(|a, b| a.score == b.score) {
        seen += group.len();
        seen_won += group.iter().filter(|c| c.won).count();
        points.push(CurvePoint {
            leads: seen as f64 / ranked.len() as f64,
            wins: seen_won as f64 / won as f64,
        });
        let here = Widest {
            score: group.first().map_or(0.0, |c| c.score),
            won: seen_won,
            lost: seen - seen_won,
        };
        // Over one denominator, so that no rounding chooses.
        let gap = (here.won as u128 * lost as u128).abs_diff(here.lost as u128 * won as u128);
        if lost > 0 && widest.is_none_or(|(most, _)| gap > most) {
            widest = Some((gap, here));
        }
    }
    (points, widest.map(|(_, widest)| widest))
}

/// The curve at a share of the leads, straight between two points.
fn at(curve: &[CurvePoint], leads: f64) -> Option<CurvePoint> {
    let leads = leads.clamp(0.0, 1.0);
    let after = curve.iter().position(|p| p.leads >= leads)?;
    let (high, low) = (curve.get(after)?, curve.get(after.saturating_sub(1))?);
    let width = high.leads - low.leads;
    let part = if width > 0.0 {
        (leads - low.leads) / width
    } else {
        0.0
    };
    Some(CurvePoint {
        leads,
        wins: low.wins + (high.wins - low.wins) * part,
    })
}

/// A lead's fold by its identity, so that neither the order of the list nor its other leads move it.
fn fold_of(id: u32) -> u32 {
    // The finaliser of a common hash: neighbouring identities end up in unrelated folds.
    let mixed = (id ^ (id >> 16)).wrapping_mul(0x45d9_f3b3);
    let mixed = (mixed ^ (mixed >> 16)).wrapping_mul(0x45d9_f3b3);
    (mixed ^ (mixed >> 16)) % FOLDS
}

/// Each lead's probability from a map that the leads of the other folds gave. Leads of one score are one point: there
/// are few scores, and this runs while the user drags.
fn out_of_fold(leads: &[ClosedLead]) -> Option<Calibration> {
    let mut by_score: BTreeMap<u64, [AtScore; FOLDS as usize]> = BTreeMap::new();
    for lead in leads {
        let Some(score) = lead.score else { continue };
        // Scores are 0 or above, where the bits of numbers are in the order of the numbers.
        let entry = by_score.entry(score.to_bits());
        let points = entry.or_insert(
            [AtScore {
                score,
                won: 0.0,
                lost: 0.0,
            }; FOLDS as usize],
        );
        if let Some(point) = points.get_mut(fold_of(lead.id) as usize) {
            if lead.won {
                point.won += 1.0;
            } else {
                point.lost += 1.0;
            }
        }
    }
    let mut maps = Vec::new();
    for fold in 0..FOLDS as usize {
        let others = by_score.values().flat_map(|points| {
            let of_others = points.iter().enumerate().filter(move |(at, _)| *at != fold);
            of_others.map(|(_, point)| *point)
        });
        maps.push(platt::fit(&others.collect::<Vec<_>>())?);
    }
    let stated = leads.iter().filter_map(|lead| {
        let map = maps.get(fold_of(lead.id) as usize)?;
        Some(Stated {
            probability: map.probability(lead.score?),
            won: lead.won,
        })
    });
    calibration(&stated.collect::<Vec<_>>())
}

/// Leads per tier in the two halves in time. Leads of one day stay together; those without a day or with an open tier
/// are left out. Empty where there are no two halves.
fn halves(leads: &[ClosedLead], tiers: usize) -> Vec<(usize, usize)> {
    let mut dated: Vec<(i64, usize)> = leads
        .iter()
        .filter_map(|l| Some((l.day?, l.tiers.stated()?)))
        .collect();
    dated.sort_unstable();
    let Some((first, middle)) = dated.first().zip(dated.get(dated.len() / 2)) else {
        return Vec::new();
    };
    let (first, middle) = (first.0, middle.0);
    // More than half may have come on the first day, as after an import: then the others are the later part.
    let next_day = || dated.iter().map(|lead| lead.0).find(|day| *day > middle);
    let first_later = if first < middle { Some(middle) } else { next_day() };
    let Some(first_later) = first_later else {
        return Vec::new();
    };
    let mut counts = vec![(0_usize, 0_usize); tiers];
    for (day, tier) in dated {
        if let Some(count) = counts.get_mut(tier) {
            count.0 += usize::from(day < first_later);
            count.1 += usize::from(day >= first_later);
        }
    }
    counts
}
