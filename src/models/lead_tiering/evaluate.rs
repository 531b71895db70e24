//! Input → report. Pure and total: any input gives a report.

use super::report::{Cut, Distribution, LeadScore, Outcome, Report, Stage, Standing, TierShare, Unmatched};
use super::{Basis, Input, Reader};
use crate::engines::pace::{Pace, at_once};
use crate::engines::scorecard::{
    Axis, Capacity, FactorValue, Score, Scorecard, Tier, TierRange, check, cut_for_share, score_values,
};
use crate::engines::stats::Estimate;
use crate::engines::stats::wilson::wilson;
use crate::i18n::date::Day;
use crate::workspace::rows::{ColumnRole, Place, Rows};

/// Everything the model is given.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// Scorecards, numbers, overrides.
    pub input: &'a Input,
    /// The leads.
    pub rows: &'a Rows,
    /// The day ages and overrides are counted to.
    pub as_of: Day,
}

/// How far from the aim the share of mid/high leads may lie and still be on it: five points.
const AIM_TOLERANCE: f64 = 0.05;

/// Scores and tiers every lead and counts what follows from it.
///
/// ```
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::models::lead_tiering::{Case, evaluate, sample};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let (input, rows) = sample::sample(Lang::En, day);
/// let report = evaluate(Case { input: &input, rows: &rows, as_of: day });
/// assert_eq!(report.leads[0].score.value(), Some(67.5)); // the worked example
/// assert_eq!(report.leads[0].tiers().stated(), Some(1)); // B
/// assert_eq!(report.leads[1].tiers().stated(), None); // its second form: A, B or C
/// ```
#[must_use]
pub fn evaluate(case: Case<'_>) -> Report {
    at_once(evaluate_paced(case, &Pace::unpaced()))
}

/// As [`evaluate`], in slices.
pub async fn evaluate_paced(case: Case<'_>, pace: &Pace) -> Report {
    let empty = Scorecard {
        id: String::new(),
        name: Default::default(),
        factors: vec![],
        tiers: vec![],
    };
    let card = case.input.card().map_or(&empty, |c| c.as_ref());
    let reader = Reader::new(card, case.rows, case.as_of);
    let mut leads = Vec::with_capacity(case.rows.len());
    let mut axes = Vec::with_capacity(case.rows.len());
    let outcomes = case.rows.role_at(ColumnRole::Outcome);
    let score_one = |place, readings: &[_], values: &[_]| {
        let score = score_values(card, readings, values);
        leads.push(lead(case, card, outcomes, place, score));
        axes.push(axis_scores(card, values));
    };
    reader.each_paced(pace, score_one).await;

    let worked = leads.iter().filter(|l| l.outcome == Outcome::Open).count();
    let counted_all_instead = case.input.basis == Basis::Worked && worked == 0 && !leads.is_empty();
    let all = case.input.basis == Basis::All || counted_all_instead;
    let is_counted = |l: &LeadScore| all || l.outcome == Outcome::Open;
    let counted: Vec<&LeadScore> = leads.iter().filter(|l| is_counted(l)).collect();

    let mid_high = mid_high(&card.tiers, &counted);
    let aim_share = case.input.number("mid_high_share").value;
    let cut = |share| Cut {
        share,
        score: cut_for_share(counted.iter().map(|l| &l.score), share),
    };
    let capacity = capacity(case.input);
    let axes = axes
        .into_iter()
        .zip(&leads)
        .filter(|(_, l)| is_counted(l))
        .map(|(a, _)| a);
    let (matrix, matrix_unknown) = matrix(card, axes);

    Report {
        counted: counted.len(),
        counted_all_instead,
        tiers: tier_shares(&card.tiers, &counted, &leads),
        undetermined: counted.iter().filter(|l| l.tiers().stated().is_none()).count(),
        mid_high,
        standing: standing(mid_high, counted.len(), aim_share),
        distribution: distribution(&counted),
        aim: cut(aim_share),
        capacity,
        carried: capacity.share().map(cut),
        funnel: funnel(&card.tiers, &leads),
        matrix,
        matrix_unknown,
        unmatched: reader
            .unmatched()
            .into_iter()
            .map(|(factor, text, count)| Unmatched { factor, text, count })
            .collect(),
        problems: check(card),
        leads,
    }
}

fn lead(case: Case<'_>, card: &Scorecard, outcomes: Option<usize>, place: Place, score: Score) -> LeadScore {
    let id = case.rows.id_at(place).unwrap_or_default();
    let outcome = outcomes
        .and_then(|column| case.rows.text(place, column))
        .map_or(Outcome::Open, Outcome::of_word);
    let by_hand = case
        .input
        .overrides
        .get(&id)
        .filter(|o| o.until >= case.as_of)
        .and_then(|o| card.tiers.iter().position(|t| t.id == o.tier));
    LeadScore {
        id,
        score,
        scored: score.tier_range(&card.tiers),
        by_hand,
        outcome,
    }
}

fn capacity(input: &Input) -> Capacity {
    let number = |id| input.number(id).value;
    Capacity {
        arrivals_per_month: number("arrivals_per_month"),
        follow_up_months: number("follow_up_months"),
        hours_per_month: number("hours_per_month"),
        hours_per_row: number("hours_per_lead"),
    }
}

fn is_mid_high(tiers: &[Tier], at: usize) -> bool {
    tiers.get(at).is_some_and(|t| t.mid_high)
}

/// Whether all tiers of a range are mid/high, and whether any is.
fn mid_high_of(tiers: &[Tier], range: TierRange) -> (bool, bool) {
    let mut marks = (range.best..=range.worst).map(|at| is_mid_high(tiers, at));
    (marks.clone().all(|m| m), marks.any(|m| m))
}

fn mid_high(tiers: &[Tier], leads: &[&LeadScore]) -> (usize, usize) {
    leads.iter().fold((0, 0), |(sure, possible), l| {
        let (all, any) = mid_high_of(tiers, l.tiers());
        (sure + usize::from(all), possible + usize::from(any))
    })
}

fn standing((sure, possible): (usize, usize), of: usize, aim: f64) -> Standing {
    if of == 0 {
        return Standing::NoLeads;
    }
    let (low, high) = (sure as f64 / of as f64, possible as f64 / of as f64);
    let slack = AIM_TOLERANCE + 1e-9;
    if low > aim + slack {
        Standing::Above
    } else if high < aim - slack {
        Standing::Below
    } else if low >= aim - slack && high <= aim + slack {
        Standing::OnAim
    } else {
        Standing::CannotTell
    }
}

fn tier_shares(tiers: &[Tier], counted: &[&LeadScore], leads: &[LeadScore]) -> Vec<TierShare> {
    (0..tiers.len())
        .map(|at| {
            let count = counted.iter().filter(|l| l.tiers().stated() == Some(at)).count();
            let in_tier = || leads.iter().filter(move |l| l.tiers().stated() == Some(at));
            let closed = in_tier().filter(|l| l.outcome != Outcome::Open).count();
            let won = in_tier().filter(|l| l.outcome == Outcome::Won).count();
            let share = if counted.is_empty() {
                0.0
            } else {
                count as f64 / counted.len() as f64
            };
            TierShare {
                count,
                share,
                closed,
                won,
                conversion: rate(won, closed),
            }
        })
        .collect()
}

fn rate(part: usize, whole: usize) -> Option<Estimate> {
    wilson(u64::try_from(part).ok()?, u64::try_from(whole).ok()?)
}

/// All closed leads → those surely mid/high → those won. Empty without a closed lead.
fn funnel(tiers: &[Tier], leads: &[LeadScore]) -> Vec<Stage> {
    let closed: Vec<&LeadScore> = leads.iter().filter(|l| l.outcome != Outcome::Open).collect();
    if closed.is_empty() {
        return Vec::new();
    }
    let mid_high: Vec<&&LeadScore> = closed
        .iter()
        .filter(|l| mid_high_of(tiers, l.tiers()).0)
        .collect();
    let won = mid_high.iter().filter(|l| l.outcome == Outcome::Won).count();
    vec![
        Stage {
            count: closed.len(),
            rate: None,
        },
        Stage {
            count: mid_high.len(),
            rate: rate(mid_high.len(), closed.len()),
        },
        Stage {
            count: won,
            rate: rate(won, mid_high.len()),
        },
    ]
}

fn distribution(leads: &[&LeadScore]) -> Distribution {
    let mut bins = vec![0; 101];
    let mut without_score = 0;
    for lead in leads {
        match lead.score.value().map(point) {
            Some(at) => bins.iter_mut().skip(at).take(1).for_each(|bin| *bin += 1),
            None => without_score += 1,
        }
    }
    Distribution { bins, without_score }
}

/// The whole point a score lies in.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a score lies between 0 and 100"
)]
fn point(score: f64) -> usize {
    libm::floor(score + 1e-9).clamp(0.0, 100.0) as usize
}

/// The scores over the factors of the fit axis and of the engagement axis; none where nothing of it is known.
fn axis_scores(card: &Scorecard, values: &[FactorValue]) -> [Option<f64>; 2] {
    let (mut fit, mut engagement) = (Score::default(), Score::default());
    for (factor, value) in card.factors.iter().zip(values) {
        if matches!(value, FactorValue::Known(_)) {
            match factor.axis {
                Axis::Fit => fit.add(&factor.role, *value),
                Axis::Engagement => engagement.add(&factor.role, *value),
            }
        }
    }
    [fit.value(), engagement.value()]
}

/// Counts leads by thirds of both axes. The bounds are the scorecard's own: the highest tier's cut and the lowest
/// mid/high cut.
fn matrix(card: &Scorecard, axes: impl Iterator<Item = [Option<f64>; 2]>) -> ([[usize; 3]; 3], usize) {
    let high = card.tiers.first().map_or(75, |t| t.cut.value) as f64;
    let middle = card.mid_high_cut().map_or(50.0, |c| c as f64).min(high);
    let third = |score: f64| usize::from(score >= middle) + usize::from(score >= high);
    let mut counts = [[0_usize; 3]; 3];
    let mut unknown = 0;
    for axis in axes {
        let [Some(fit), Some(engagement)] = axis else {
            unknown += 1;
            continue;
        };
        if let Some(count) = counts
            .get_mut(2 - third(fit))
            .and_then(|row| row.get_mut(third(engagement)))
        {
            *count += 1;
        }
    }
    (counts, unknown)
}
