//! Input → report. Pure and total: any input gives a report.

use super::report::{Cut, LeadScore, Outcome, Report, Standing, Unmatched};
use super::tally::Tally;
use super::{Basis, Input, Reader};
use crate::engines::scorecard::{Capacity, Score, Scorecard, check};
use crate::i18n::date::Day;
use crate::workspace::rows::{Cells, ColumnRole, Place, Rows};

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
/// assert_eq!(report.leads[0].score.value(), Some(67.5)); // the worked example
/// assert_eq!(report.leads[0].tiers().stated(), Some(1)); // B
/// assert_eq!(report.leads[1].tiers().stated(), None); // its second form: A, B or C
/// ```
#[must_use]
pub fn evaluate(case: Case<'_>) -> Report {
    let empty = Scorecard {
        id: String::new(),
        name: Default::default(),
        factors: vec![],
        tiers: vec![],
    };
    let card = case.input.card().map_or(&empty, |c| c.as_ref());
    let reader = Reader::new(card, case.rows, case.as_of);
    let outcomes = outcomes(case.rows);
    let worked = outcomes.contains(&Outcome::Open);
    let counted_all_instead = case.input.basis == Basis::Worked && !worked && !outcomes.is_empty();
    let all = case.input.basis == Basis::All || counted_all_instead;

    let mut tally = Tally::new(card);
    let mut leads = Vec::with_capacity(outcomes.len());
    let mut outcome_of_next = outcomes.into_iter();
    reader.each(|place, axes| {
        let outcome = outcome_of_next.next().unwrap_or_default();
        let [fit, engagement] = axes;
        let lead = lead(case, card, place, fit.plus(engagement), outcome);
        tally.take(&lead, &axes, all || outcome == Outcome::Open);
        leads.push(lead);
    });

    let aim_share = case.input.number("mid_high_share").value;
    let cut = |share| Cut {
        share,
        score: tally.reached.cut_for_share(share),
    };
    let capacity = capacity(case.input);
    Report {
        counted: tally.counted,
        counted_all_instead,
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
        funnel: tally.funnel(),
        matrix: tally.matrix,
        matrix_unknown: tally.matrix_unknown,
        distribution: tally.distribution,
        unmatched: reader
            .unmatched()
            .into_iter()
            .map(|(factor, text, count)| Unmatched { factor, text, count })
            .collect(),
        problems: check(card),
        leads,
    }
}

/// How each lead ended, in row order. Each word of a block is read once.
fn outcomes(rows: &Rows) -> Vec<Outcome> {
    let column = rows.role_at(ColumnRole::Outcome);
    let mut list = Vec::with_capacity(rows.len());
    for block in &rows.blocks {
        match column.and_then(|column| block.columns.get(column)) {
            Some(Cells::Text { words, codes }) => {
                let by_code: Vec<Outcome> = std::iter::once(Outcome::Open)
                    .chain(words.iter().map(|word| Outcome::of_word(word)))
                    .collect();
                let of = |code: &u32| usize::try_from(*code).ok().and_then(|code| by_code.get(code));
                list.extend(codes.iter().map(|code| of(code).copied().unwrap_or_default()));
            }
            _ => list.extend(block.ids.iter().map(|_| Outcome::Open)),
        }
    }
    list
}

fn lead(case: Case<'_>, card: &Scorecard, place: Place, score: Score, outcome: Outcome) -> LeadScore {
    let id = case.rows.id_at(place).unwrap_or_default();
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
