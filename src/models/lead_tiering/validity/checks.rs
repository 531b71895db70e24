//! The verdict: one line per check against limits that the user can edit, and how far the evidence reaches.

use super::super::{Input, Report, Standing};
use super::figures::Figures;
use super::{CLOSED_FOR_WEIGHTS, WINS_FOR_PROBABILITIES, WINS_FOR_VERDICT};
use crate::engines::scorecard::HeldOut;
use crate::engines::stats::newcombe::{Count, first_rise};
use crate::engines::stats::ranking::CannotTell;

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckKind {
    /// The lower end of the AUC's interval lies above a limit (chance is 0.5).
    AboveChance,
    /// The AUC reaches a limit.
    Auc,
    /// No lower tier wins more often than a higher one.
    NoReversal,
    /// The share of mid/high leads is on its aim.
    ShareOnAim,
    /// Mid/high holds enough of the wins.
    Capture,
}

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// It is met.
    Yes,
    /// It is not.
    No,
    /// These data cannot tell.
    CannotTell,
}

/// What is known of the leads a value was measured on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MeasuredOn {
    /// Not whether any of them taught the scorecard.
    #[default]
    Unknown,
    /// They did not teach it: the value was found when it was built.
    Untaught,
    /// They taught it, and it was changed since, so that no other value is known.
    Taught,
}

/// Why these data cannot tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Why {
    /// This many wins are missing to a verdict.
    Wins(usize),
    /// This many leads decide, and the unknowns leave open whether they are mid/high.
    Open(usize),
    /// The AUC has no interval.
    NoInterval(CannotTell),
    /// More leads are won than are mid/high: no scorecard could bring more than this share of the wins there.
    OutOfReach(f64),
}

/// A check.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Check {
    /// What is checked.
    pub kind: CheckKind,
    /// How it ended.
    pub passed: Passed,
    /// The measured value, where it is a number.
    pub value: Option<f64>,
    /// The limit, where it is a number.
    pub limit: Option<f64>,
    /// Id of the input that sets the limit.
    pub limit_id: Option<&'static str>,
    /// The two tiers in question, the higher one first.
    pub tiers: Option<(usize, usize)>,
    /// Why it cannot tell; none where it can, or where there is nothing to look at.
    pub why: Option<Why>,
    /// What is known of the leads it was measured on.
    pub on: MeasuredOn,
}

/// What so many outcomes allow to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    /// Counts and intervals: from the first outcome.
    pub counts: bool,
    /// A verdict: from 20 wins.
    pub verdict: bool,
    /// Suggested weights: from 40 won and 40 lost.
    pub weights: bool,
    /// Probabilities: from 120 wins.
    pub probabilities: bool,
}

/// How far the evidence reaches.
///
/// ```
/// use loudou::models::lead_tiering::validity::evidence;
/// let reached = evidence(53, 109);
/// assert!(reached.verdict && reached.weights && !reached.probabilities);
/// ```
#[must_use]
pub const fn evidence(won: usize, lost: usize) -> Evidence {
    Evidence {
        counts: won + lost > 0,
        verdict: won >= WINS_FOR_VERDICT,
        weights: won >= CLOSED_FOR_WEIGHTS && lost >= CLOSED_FOR_WEIGHTS,
        probabilities: won >= WINS_FOR_PROBABILITIES,
    }
}

/// Whether the leads taught the scorecard in use, and how it was judged then on others: its AUC on them is too good.
fn judged_apart<'a>(input: &'a Input, figures: &Figures) -> (MeasuredOn, Option<&'a HeldOut>) {
    let card = input.card();
    let judged = card.and_then(|card| card.judged.as_ref());
    if !judged.is_some_and(|judged| judged.was_taught_by(figures.won, figures.lost)) {
        return (MeasuredOn::Unknown, None);
    }
    match card.and_then(|card| card.judged_as_it_is()) {
        Some(judged) => (MeasuredOn::Untaught, Some(judged)),
        None => (MeasuredOn::Taught, None),
    }
}

/// The checks, in the order of the page. Under 20 wins none is decided. Of a scorecard that these leads taught, the AUC is
/// the one on leads that did not teach.
#[must_use]
pub fn checks(input: &Input, report: &Report, figures: &Figures) -> Vec<Check> {
    let limit = |id| input.number(id).value;
    let has_verdict = evidence(figures.won, figures.lost).verdict;
    let at_least = |kind, value: Option<f64>, limit_id| Check {
        kind,
        passed: decided(has_verdict, value.map(|value| value >= limit(limit_id))),
        value,
        limit: Some(limit(limit_id)),
        limit_id: Some(limit_id),
        tiers: None,
        why: None,
        on: MeasuredOn::Unknown,
    };
    let (on, apart) = judged_apart(input, figures);
    let ranking = figures.ranking.as_ref();
    let (interval, auc) = match apart {
        Some(judged) => (judged.auc_interval, Some(judged.auc)),
        None => (
            ranking.and_then(|r| r.auc_interval().ok()),
            ranking.map(|r| r.auc),
        ),
    };
    let low = interval.map(|interval| interval.low);
    // Without an interval there is no saying whether the AUC itself is more than chance either.
    let auc = auc.filter(|_| interval.is_some());
    let above = Check {
        passed: decided(has_verdict, low.map(|low| low > limit("limit_auc_low"))),
        on,
        ..at_least(CheckKind::AboveChance, low, "limit_auc_low")
    };
    let reached = Check {
        on,
        ..at_least(CheckKind::Auc, auc, "limit_auc")
    };
    let found = vec![
        above,
        reached,
        reversal(figures, has_verdict),
        share(input, report, has_verdict),
        capture(figures, limit("limit_capture"), has_verdict),
    ];
    let explained = found.into_iter().map(|check| Check {
        why: (check.passed == Passed::CannotTell)
            .then(|| why(check.kind, input, report, figures))
            .flatten(),
        ..check
    });
    explained.collect()
}

/// What keeps a check from telling. Of a reversal that chance may have made, its two tiers say so.
fn why(kind: CheckKind, input: &Input, report: &Report, figures: &Figures) -> Option<Why> {
    let missing = WINS_FOR_VERDICT.saturating_sub(figures.won);
    if missing > 0 {
        return Some(Why::Wins(missing));
    }
    let open = |leads: usize| (leads > 0).then_some(Why::Open(leads));
    match kind {
        CheckKind::AboveChance | CheckKind::Auc => {
            let interval = figures.ranking.as_ref()?.auc_interval();
            interval.err().map(Why::NoInterval)
        }
        CheckKind::NoReversal => None,
        CheckKind::ShareOnAim => open(report.mid_high.1.saturating_sub(report.mid_high.0)),
        CheckKind::Capture => match figures.most_capture {
            Some(most) if most < input.number("limit_capture").value => Some(Why::OutOfReach(most)),
            _ => open(figures.open_wins),
        },
    }
}

fn decided(has_verdict: bool, is_met: Option<bool>) -> Passed {
    match is_met.filter(|_| has_verdict) {
        Some(true) => Passed::Yes,
        Some(false) => Passed::No,
        None => Passed::CannotTell,
    }
}

/// A reversal beyond chance fails; one that chance may have made, or fewer than two tiers with leads, cannot tell. Every
/// tier is held against every lower one: a small tier between two others hides nothing.
fn reversal(figures: &Figures, has_verdict: bool) -> Check {
    let counts: Vec<Count> = figures
        .tiers
        .iter()
        .map(|tier| Count {
            successes: tier.won as u64,
            trials: tier.count as u64,
        })
        .collect();
    let (surely, perhaps) = (first_rise(&counts, true), first_rise(&counts, false));
    let held = figures.tiers.iter().filter(|tier| tier.count > 0).count();
    let is_met = match (surely, perhaps) {
        (Some(_), _) => Some(false),
        (None, Some(_)) => None,
        (None, None) => (held > 1).then_some(true),
    };
    Check {
        kind: CheckKind::NoReversal,
        passed: decided(has_verdict, is_met),
        value: surely.map(|(_, gap)| gap.value),
        limit: None,
        limit_id: None,
        tiers: surely.or(perhaps).map(|(tiers, _)| tiers),
        why: None,
        on: MeasuredOn::Unknown,
    }
}

fn share(input: &Input, report: &Report, has_verdict: bool) -> Check {
    let is_met = match report.standing {
        Standing::OnAim => Some(true),
        Standing::Below | Standing::Above => Some(false),
        Standing::CannotTell | Standing::NoLeads => None,
    };
    Check {
        kind: CheckKind::ShareOnAim,
        passed: decided(has_verdict, is_met),
        value: (report.counted > 0).then(|| report.mid_high.0 as f64 / report.counted as f64),
        limit: Some(input.number("limit_share").value),
        limit_id: Some("limit_share"),
        tiers: None,
        why: None,
        on: MeasuredOn::Unknown,
    }
}

/// Wins whose tier the unknowns leave open may be mid/high or not: where they decide, the data cannot tell. Nor can they
/// where mid/high has fewer leads than the limit asks it to hold wins: the best scorecard would miss it too.
fn capture(figures: &Figures, wanted: f64, has_verdict: bool) -> Check {
    let sure = figures.capture.map(|c| c.value);
    let is_met = match (sure, figures.possible_capture) {
        (Some(sure), _) if sure >= wanted => Some(true),
        _ if figures.most_capture.is_some_and(|most| most < wanted) => None,
        (_, Some(most)) if most < wanted => Some(false),
        _ => None,
    };
    Check {
        kind: CheckKind::Capture,
        passed: decided(has_verdict, is_met),
        value: sure,
        limit: Some(wanted),
        limit_id: Some("limit_capture"),
        tiers: None,
        why: None,
        on: MeasuredOn::Unknown,
    }
}

/// All checks together: failed where one failed, met where all are met.
#[must_use]
pub fn overall(checks: &[Check]) -> Passed {
    let any = |passed| checks.iter().any(|c| c.passed == passed);
    if any(Passed::No) {
        Passed::No
    } else if any(Passed::CannotTell) || checks.is_empty() {
        Passed::CannotTell
    } else {
        Passed::Yes
    }
}
