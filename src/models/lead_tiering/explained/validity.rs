//! The figures measured on the leads with an outcome.

use super::super::validity::Figures;
use super::{LeadFigure, counted};
use crate::engines::formula::{Expr, Formula, num};
use crate::engines::scorecard::Scorecard;
use crate::engines::stats::drift::part_of_class;
use crate::engines::value::Text;
use crate::models::explained::Explained;
use crate::models::headline::About;
use crate::models::parameter::Unit;

const WON: (&str, &str) = ("成交", "won");
const LOST: (&str, &str) = ("输单", "lost");

/// The formula of a figure; none where it does not exist on these leads, and for the Brier score, which is a mean over all
/// leads.
#[must_use]
pub fn validity(figure: LeadFigure, figures: &Figures, card: &Scorecard) -> Option<Formula<About>> {
    match figure {
        LeadFigure::Auc => auc(figures),
        LeadFigure::Gini => gini(figures),
        LeadFigure::Ks => ks(figures),
        LeadFigure::Lift => lift(figures),
        LeadFigure::Capture => capture(figures),
        LeadFigure::RevenueCapture => revenue_capture(figures),
        LeadFigure::Calibration => calibration(figures),
        LeadFigure::Drift => drift(figures, card),
        _ => None,
    }
}

/// Of all pairs of a won and a lost lead, those that the score puts right.
fn auc(figures: &Figures) -> Option<Formula<About>> {
    let ranking = figures.ranking?;
    let mut made = Explained::default();
    let right = made.figure(
        "right",
        Text::new(
            "成交得分更高的对数（平分算半对）",
            "pairs in which the won lead scores higher (ties half)",
        ),
        Unit::Plain,
        Some(ranking.pairs_right()),
    );
    let won = counted(&mut made, "won", WON, ranking.won);
    let lost = counted(&mut made, "lost", LOST, ranking.lost);
    Some(made.formula(right / (won * lost)))
}

fn gini(figures: &Figures) -> Option<Formula<About>> {
    let ranking = figures.ranking?;
    let mut made = Explained::default();
    let auc = made.figure("auc", Text::new("AUC", "AUC"), Unit::Plain, Some(ranking.auc));
    Some(made.formula(num(2.0) * auc - num(1.0)))
}

/// The share of the won leads that reach the score where it tells most, less that of the lost ones.
fn ks(figures: &Figures) -> Option<Formula<About>> {
    let (ranking, widest) = (figures.ranking?, figures.widest?);
    let mut made = Explained::default();
    let reached = |made: &mut Explained, id, zh: &str, en: &str, n| {
        counted(
            made,
            id,
            (&format!("达到该分的{zh}"), &format!("{en} at or above it")),
            n,
        )
    };
    let won_above = reached(&mut made, "won_above", WON.0, WON.1, widest.won);
    let won = counted(&mut made, "won", WON, ranking.won);
    let lost_above = reached(&mut made, "lost_above", LOST.0, LOST.1, widest.lost);
    let lost = counted(&mut made, "lost", LOST, ranking.lost);
    let (of_won, of_lost) = (won_above / won, lost_above / lost);
    let is_above = widest.won * ranking.lost >= widest.lost * ranking.won;
    Some(made.formula(if is_above {
        of_won - of_lost
    } else {
        of_lost - of_won
    }))
}

fn lift(figures: &Figures) -> Option<Formula<About>> {
    figures.lift?;
    let mut made = Explained::default();
    let (leads, won) = figures.in_mid_high;
    let won_in = counted(&mut made, "won_in", ("中高价值层的成交", "won of mid/high"), won);
    let all_in = counted(
        &mut made,
        "all_in",
        ("中高价值层的线索", "leads of mid/high"),
        leads,
    );
    let won = counted(&mut made, "won", WON, figures.won);
    let lost = counted(&mut made, "lost", LOST, figures.lost);
    Some(made.formula((won_in / all_in) / (won.clone() / (won + lost))))
}

fn capture(figures: &Figures) -> Option<Formula<About>> {
    figures.capture?;
    let mut made = Explained::default();
    let won_in = counted(
        &mut made,
        "won_in",
        ("中高价值层的成交", "won of mid/high"),
        figures.in_mid_high.1,
    );
    let won = counted(&mut made, "won", ("全部成交", "all won"), figures.won);
    Some(made.formula(won_in / won))
}

fn revenue_capture(figures: &Figures) -> Option<Formula<About>> {
    figures.revenue_capture?;
    let mut made = Explained::default();
    let mut amount =
        |id: &'static str, zh, en, value| made.figure(id, Text::new(zh, en), Unit::Money, Some(value));
    let held = amount(
        "held",
        "中高价值层的成交额",
        "revenue of mid/high",
        figures.amounts.0,
    );
    let all = amount("amounts", "全部成交额", "all revenue", figures.amounts.1);
    Some(made.formula(held / all))
}

/// The mean over the bins of how far the stated probability is from the share won.
fn calibration(figures: &Figures) -> Option<Formula<About>> {
    let bins = &figures.calibration.as_ref()?.bins;
    let mut made = Explained::default();
    let mut gaps = Vec::new();
    for (at, bin) in bins.iter().enumerate() {
        let n = at + 1;
        let name = |zh: &str, en: &str| Text::new(format!("第 {n} 份{zh}"), format!("{en} in part {n}"));
        let mut share = |id: String, name, value| made.figure(id, name, Unit::Share, Some(value));
        let stated = share(format!("stated:{n}"), name("预测", "stated"), bin.stated);
        let observed = share(
            format!("observed:{n}"),
            name("实际", "observed"),
            bin.observed.value,
        );
        gaps.push(if bin.stated >= bin.observed.value {
            stated - observed
        } else {
            observed - stated
        });
    }
    Some(made.formula(Expr::Sum(gaps) / num(bins.len() as f64)))
}

/// What the tiers add to the index, less what chance gives.
fn drift(figures: &Figures, card: &Scorecard) -> Option<Formula<About>> {
    let found = figures.drift?;
    let mut made = Explained::default();
    let held = figures
        .halves
        .iter()
        .zip(&card.tiers)
        .filter(|((a, b), _)| a + b > 0);
    let parts: Vec<Expr> = held
        .map(|(class, tier)| {
            let name = Text::new(format!("{} 层", tier.name.zh), format!("tier {}", tier.name.en));
            let part = part_of_class(*class, found.rows);
            made.figure(format!("tier:{}", tier.id), name, Unit::Plain, Some(part))
        })
        .collect();
    let by_chance = made.figure(
        "expected",
        Text::new("偶然水平", "what chance gives"),
        Unit::Plain,
        Some(found.expected),
    );
    let net = Expr::Sum(parts) - by_chance;
    Some(made.formula(if found.psi >= found.expected {
        net
    } else {
        Expr::Max(vec![net, num(0.0)])
    }))
}

/// What chance gives to the drift: `(tiers − 1) × (1 ÷ earlier + 1 ÷ later)`.
#[must_use]
pub fn expected_drift(figures: &Figures) -> Option<Formula<About>> {
    let found = figures.drift?;
    let mut made = Explained::default();
    let tiers = figures.halves.iter().filter(|(a, b)| a + b > 0).count();
    let tiers = counted(&mut made, "tiers", ("有线索的层数", "tiers with leads"), tiers);
    let earlier = counted(
        &mut made,
        "earlier",
        ("前一半线索", "leads of the earlier half"),
        found.rows.0,
    );
    let later = counted(
        &mut made,
        "later",
        ("后一半线索", "leads of the later half"),
        found.rows.1,
    );
    Some(made.formula((tiers - num(1.0)) * (num(1.0) / earlier + num(1.0) / later)))
}
