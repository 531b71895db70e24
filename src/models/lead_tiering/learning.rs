//! A scorecard built from the leads that were won or lost: what the columns of the list alone can tell.

use serde::{Deserialize, Serialize};

use super::{Outcome, template};
use crate::engines::learn::{
    Data, History, Judged, JudgedTier, NoCoder, NoOutcomes, RawColumn, Settings, Suspicion, TIER_SHARES,
    Unused, Verdict, fit_paced, gather, judge_paced, suspicions,
};
use crate::engines::pace::Pace;
use crate::engines::scorecard::{Reached, Scorecard, Tier};
use crate::engines::stats::{Estimate, calibration::Calibration};
use crate::engines::value::{Source, Sourced};
use crate::workspace::rows::{Cell, Cells, Column, ColumnKind, ColumnRole, Rows};

/// A column to ask about: it may have been filled after the outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suspect {
    /// Id of the column.
    pub column: String,
    /// Why.
    pub reasons: Vec<Suspicion>,
}

/// What became of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ColumnFate {
    /// It is a factor of this weight.
    Taken(i64),
    /// It adds nothing to the others.
    WithoutEffect,
    /// It gives no levels.
    NoLevels(NoCoder),
    /// It was not looked at.
    Unused(Unused),
}

/// A column and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LearnedColumn {
    /// Id of the column.
    pub column: String,
    /// What became of it.
    pub fate: ColumnFate,
}

/// What the leads teach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// In a word, on leads that did not teach.
    pub verdict: Verdict,
    /// The scorecard, fitted to all leads with an outcome; none where nothing tells won from lost.
    pub card: Option<Scorecard>,
    /// Every column, in the order of the list.
    pub columns: Vec<LearnedColumn>,
    /// Leads won and lost.
    pub closed: (usize, usize),
    /// True where the latest leads judged; otherwise each lead judged once, in folds.
    pub by_time: bool,
    /// The AUC on leads that did not teach.
    pub auc: Option<f64>,
    /// With its interval, where there is one.
    pub auc_interval: Option<Estimate>,
    /// Whether stated probabilities came true.
    pub calibration: Option<Calibration>,
    /// The first 10 %, up to 30 %, up to 60 % and the rest, by cuts found without the leads that judged.
    pub tiers: Vec<JudgedTier>,
}

/// Columns that may have been filled after the outcome, in the order of the list.
///
/// # Errors
/// [`NoOutcomes`] where no lead was won, or none lost.
pub async fn suspects(rows: &Rows, pace: &Pace) -> Result<Vec<Suspect>, NoOutcomes> {
    let history = history(rows, &[])?;
    let mut list = Vec::new();
    for (at, place) in history.places.iter().enumerate() {
        pace.tell(at, history.places.len());
        let reasons = suspicions(&history.table, at, Settings::default().seed);
        if let Some(column) = rows.columns.get(*place).filter(|_| !reasons.is_empty()) {
            list.push(Suspect {
                column: column.id.clone(),
                reasons,
            });
        }
        pace.step(history.table.len()).await;
    }
    Ok(list)
}

/// Builds a scorecard from all columns but the ones dropped, by id, and judges it on leads that did not teach.
///
/// # Errors
/// [`NoOutcomes`] where no lead was won, or none lost.
pub async fn learn(
    rows: &Rows,
    dropped: &[String],
    settings: Settings,
    pace: &Pace,
) -> Result<Learned, NoOutcomes> {
    let history = history(rows, dropped)?;
    let table = &history.table;
    let all: Vec<usize> = (0..table.len()).collect();
    pace.stage(0, 800);
    let judged = judge_paced(table, settings, pace).await;
    pace.stage(800, 1000);
    let fitted = fit_paced(table, settings.seed, pace).await;
    let mut fates: Vec<Option<ColumnFate>> = vec![None; rows.columns.len()];
    let mut set = |place: Option<usize>, fate: ColumnFate| {
        if let Some(slot) = place.and_then(|place| fates.get_mut(place)) {
            *slot = Some(fate);
        }
    };
    let place = |at: usize| history.places.get(at).copied();
    for (factor, part) in fitted.card.factors.iter().zip(&fitted.parts) {
        set(place(part.column), ColumnFate::Taken(factor.weight()));
    }
    for at in &fitted.without_effect {
        set(place(*at), ColumnFate::WithoutEffect);
    }
    for (at, why) in &fitted.left_out {
        set(place(*at), ColumnFate::NoLevels(*why));
    }
    for (at, _, why) in &history.unused {
        set(Some(*at), ColumnFate::Unused(*why));
    }
    let mut reached = Reached::default();
    all.iter()
        .for_each(|row| reached.take(&fitted.score(table, *row)));
    let tells = judged.verdict == Verdict::Tells;
    let card = tells.then(|| {
        let mut card = fitted.card.clone();
        for (factor, part) in card.factors.iter_mut().zip(&fitted.parts) {
            if let Some(column) = place(part.column).and_then(|at| rows.columns.get(at)) {
                factor.column.clone_from(&column.id);
                factor.name.clone_from(&column.name);
            }
        }
        card.tiers = tiers(&reached);
        card
    });
    Ok(learned(rows, card, fates, table.count(&all), judged))
}

fn learned(
    rows: &Rows,
    card: Option<Scorecard>,
    fates: Vec<Option<ColumnFate>>,
    closed: (usize, usize),
    judged: Judged,
) -> Learned {
    let columns = rows.columns.iter().zip(fates).filter_map(|(column, fate)| {
        Some(LearnedColumn {
            column: column.id.clone(),
            fate: fate?,
        })
    });
    let auc = judged.ranking.as_ref().map(|r| r.auc);
    Learned {
        verdict: judged.verdict,
        card,
        columns: columns.collect(),
        closed,
        by_time: judged.by_time,
        auc,
        auc_interval: auc
            .zip(judged.auc_interval())
            .map(|(value, interval)| Estimate { value, interval }),
        calibration: judged.calibration,
        tiers: judged.tiers,
    }
}

/// The template's tiers with cuts that let through 10 %, 30 % and 60 %.
fn tiers(reached: &Reached) -> Vec<Tier> {
    let mut tiers = template::scorecard().tiers;
    let mut above = 100;
    for (tier, share) in tiers.iter_mut().zip(TIER_SHARES) {
        // Cuts fall from tier to tier, also where one score holds many leads.
        let cut = reached
            .cut_for_share(share)
            .unwrap_or(above)
            .clamp(1, above.max(1));
        tier.cut = Sourced {
            value: cut,
            source: Source::Imported,
        };
        above = cut - 1;
    }
    tiers
}

/// The leads as a table to learn from.
fn history(rows: &Rows, dropped: &[String]) -> Result<History, NoOutcomes> {
    let outcome = rows.role_at(ColumnRole::Outcome);
    let outcomes: Vec<Option<bool>> = outcome.map_or_else(Vec::new, |at| {
        let of = |cell: Cell| match cell.as_text().map(Outcome::of_word) {
            Some(Outcome::Won) => Some(true),
            Some(Outcome::Lost) => Some(false),
            _ => None,
        };
        rows.column_cells(at).map(of).collect()
    });
    let columns: Vec<RawColumn> = rows
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let is_outcome = outcome == Some(at);
            RawColumn {
                // Both names: either may say that the column was filled later.
                name: format!("{} {}", column.name.zh, column.name.en),
                data: if is_outcome {
                    Data::Numbers(Vec::new())
                } else {
                    data(rows, at, column)
                },
                unused: unused(column, is_outcome, dropped),
                is_amount: column.role == ColumnRole::Amount,
            }
        })
        .collect();
    let order = rows.role_at(ColumnRole::Created).map_or_else(Vec::new, |at| {
        let day = |cell: Cell| match cell {
            Cell::Day(day) => Some(i64::from(day.epoch_days())),
            _ => None,
        };
        rows.column_cells(at).map(day).collect()
    });
    let mut history = gather(&columns, &outcomes, &order)?;
    history.unused.retain(|(at, ..)| Some(*at) != outcome);
    Ok(history)
}

fn unused(column: &Column, is_outcome: bool, dropped: &[String]) -> Option<Unused> {
    if dropped.contains(&column.id) {
        return Some(Unused::Dropped);
    }
    match (column.role, column.kind) {
        _ if is_outcome => Some(Unused::Id),
        (ColumnRole::Key | ColumnRole::Name, _) => Some(Unused::Id),
        (_, ColumnKind::Day) => Some(Unused::Date),
        _ => None,
    }
}

fn data(rows: &Rows, at: usize, column: &Column) -> Data {
    if column.kind == ColumnKind::Number {
        let number = |cell| match cell {
            Cell::Number(x) => Some(x),
            _ => None,
        };
        return Data::Numbers(rows.column_cells(at).map(number).collect());
    }
    let mut cells: Vec<&str> = Vec::with_capacity(rows.len());
    for block in &rows.blocks {
        let own = block.columns.get(at);
        cells.extend(
            (0..block.ids.len()).map(|row| own.and_then(|c: &Cells| c.text(row)).unwrap_or_default()),
        );
    }
    Data::of_words(cells)
}
