//! Input → report. Pure and total: any input gives a report.

use std::collections::HashMap;
use std::sync::Arc;

use super::kept::{Part, Setting};
use super::report::{Cut, Report, Standing, Unmatched};
use super::tally::Tally;
use super::{Input, Kept};
use crate::engines::scorecard::{Capacity, check};
use crate::i18n::date::Day;
use crate::workspace::rows::Rows;

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

/// Scores and tiers every lead and counts what follows from it.
///
/// ```
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::models::lead_tiering::{Case, evaluate, sample};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let (input, rows) = sample::sample(Lang::En, day);
/// let report = evaluate(Case { input: &input, rows: &rows, as_of: day });
/// let first = report.leads.get(0).unwrap();
/// assert_eq!(first.score.value(), Some(67.5)); // the worked example
/// assert_eq!(first.tiers().stated(), Some(1)); // B
/// assert_eq!(report.leads.get(1).unwrap().tiers().stated(), None); // its second form: A, B or C
/// ```
#[must_use]
pub fn evaluate(case: Case<'_>) -> Report {
    evaluate_again(case, &mut Kept::default())
}

/// As [`evaluate`]: the same report, without scoring blocks again that were scored for the same input before.
#[must_use]
pub fn evaluate_again(case: Case<'_>, kept: &mut Kept) -> Report {
    let setting = Setting::of(case);
    let card = setting.card;
    let parts = kept.parts(&setting);
    let mut tally = Tally::new(card);
    parts.iter().for_each(|part| tally.absorb(&part.tally));

    let aim_share = case.input.number("mid_high_share").value;
    let cut = |share| {
        let score = tally.reached.cut_for_share(share);
        Cut {
            share,
            score,
            reach: tally.reached.at_or_above(score.unwrap_or(100)),
            one_lower: score
                .filter(|score| *score > 0)
                .map(|score| tally.reached.at_or_above(score - 1)),
        }
    };
    let capacity = capacity(case.input);
    Report {
        counted: tally.counted,
        counted_all_instead: setting.counts_all_instead,
        tiers: tally.tier_shares(),
        undetermined: tally.undetermined,
        mid_high: tally.mid_high,
        standing: standing(
            tally.mid_high,
            tally.counted,
            aim_share,
            case.input.number("limit_share").value,
        ),
        aim: cut(aim_share),
        capacity,
        carried: capacity.share().map(cut),
        closed: tally.closed,
        won: tally.won,
        funnel: tally.funnel(),
        matrix: tally.matrix,
        matrix_unknown: tally.matrix_unknown,
        distribution: tally.distribution,
        unmatched: unmatched(&parts),
        problems: check(card),
        leads: parts.iter().map(|part| Arc::clone(&part.leads)).collect(),
    }
}

/// The words that are no level of their factor, the most frequent first.
fn unmatched(parts: &[Arc<Part>]) -> Vec<Unmatched> {
    let mut counts: HashMap<&(usize, String), usize> = HashMap::new();
    for (word, count) in parts.iter().flat_map(|part| &part.unmatched) {
        *counts.entry(word).or_default() += count;
    }
    let mut list: Vec<_> = counts.into_iter().collect();
    list.sort_unstable_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
    let unmatched = |((factor, text), count): (&(usize, String), usize)| Unmatched {
        factor: *factor,
        text: text.clone(),
        count,
    };
    list.into_iter().map(unmatched).collect()
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

fn standing((sure, possible): (usize, usize), of: usize, aim: f64, tolerance: f64) -> Standing {
    if of == 0 {
        return Standing::NoLeads;
    }
    let (low, high) = (sure as f64 / of as f64, possible as f64 / of as f64);
    let slack = tolerance + 1e-9;
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
