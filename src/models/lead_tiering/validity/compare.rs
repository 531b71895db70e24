//! Two scorecards on the same leads.

use serde::{Deserialize, Serialize};

use super::super::{Case, Outcome, Report, evaluate};
use super::figures::{Figures, figures};
use super::{SEED, WINS_FOR_VERDICT};
use crate::engines::pace::Pace;
use crate::engines::stats::Estimate;
use crate::engines::stats::bootstrap::{DRAWS, Pair, auc_gain};
use crate::engines::stats::ranking::{FEWEST_PER_CLASS, Ranking};

/// A scorecard's figures, in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// Id of the scorecard.
    pub card: String,
    /// AUC, Gini, KS.
    pub ranking: Option<Ranking>,
    /// Share of mid/high among the leads being counted.
    pub share: Option<f64>,
    /// Conversion of mid/high over the overall one.
    pub lift: Option<f64>,
    /// Share of the wins that mid/high holds.
    pub capture: Option<Estimate>,
    /// Calibration error; none under 120 wins.
    pub calibration_error: Option<f64>,
    /// Brier score; none under 120 wins.
    pub brier: Option<f64>,
}

/// Two scorecards side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TwoCards {
    /// The one in use, and the other.
    pub sides: [Side; 2],
    /// AUC of the other less that of the one in use, on leads that both give a score, with its paired interval; none
    /// under 20 won or 10 lost.
    pub gain: Option<Estimate>,
    /// Leads that both give a score.
    pub judged: usize,
}

/// Compares the scorecard in use with another one of the same input.
pub async fn compare(case: Case<'_>, other: &str, pace: &Pace) -> TwoCards {
    let mut changed = case.input.clone();
    other.clone_into(&mut changed.active_card);
    let second_case = Case {
        input: &changed,
        ..case
    };
    let (first, second) = (evaluate(case), evaluate(second_case));
    pace.step(first.leads.len()).await;
    let pairs: Vec<Pair> = first
        .leads
        .iter()
        .zip(second.leads.iter())
        .filter_map(|(a, b)| {
            let won = match a.outcome {
                Outcome::Open => return None,
                outcome => outcome == Outcome::Won,
            };
            Some(Pair {
                first: a.score.value()?,
                second: b.score.value()?,
                won,
            })
        })
        .collect();
    let won = pairs.iter().filter(|pair| pair.won).count();
    // With a handful of outcomes every draw looks alike, and the interval is narrow for no reason.
    let is_enough = won >= WINS_FOR_VERDICT && pairs.len() - won >= FEWEST_PER_CLASS;
    let side = |case: Case<'_>, report: &Report| {
        let id = case.input.card().map(|c| c.id.clone()).unwrap_or_default();
        side(id, report, &figures(case, report))
    };
    TwoCards {
        sides: [side(case, &first), side(second_case, &second)],
        gain: match is_enough {
            true => auc_gain(&pairs, DRAWS, SEED, pace).await,
            false => None,
        },
        judged: pairs.len(),
    }
}

fn side(card: String, report: &Report, figures: &Figures) -> Side {
    Side {
        card,
        ranking: figures.ranking,
        share: (report.counted > 0).then(|| report.mid_high.0 as f64 / report.counted as f64),
        lift: figures.lift,
        capture: figures.capture,
        calibration_error: figures.calibration.as_ref().map(|c| c.error),
        brier: figures.calibration.as_ref().map(|c| c.brier),
    }
}
