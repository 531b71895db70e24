//! A scorecard built from the leads that were won or lost: what the columns of the list alone can tell.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::columns::{day_of, role_cells};
use super::{OutcomeBy, template};
use crate::engines::learn::{
    Data, Fitted, History, Judged, JudgedTier, LevelStrength, NoCoder, NoOutcomes, Part, RawColumn, Settings,
    Suspicion, TIER_SHARES, Table, Unused, Verdict, evidence, fit_paced, gather, judge_paced, suspicions,
};
use crate::engines::pace::Pace;
use crate::engines::scorecard::{Factor, HeldOut, Level, Reached, Scale, Scorecard, Tier};
use crate::engines::stats::{Estimate, calibration::Calibration};
use crate::engines::value::{Source, Sourced, fold};
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
    /// It was looked at, and no scorecard came of it: a weight of one would be no finding.
    Undecided,
    /// It says when each lead came, by which the latest ones judged.
    Order,
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

/// What a factor says by itself, beside the points it got together with the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactorEvidence {
    /// Information value.
    pub information: f64,
    /// Won and lost leads and weight of evidence of each level or band, in the factor's order; one more for empty cells
    /// where those have points.
    pub levels: Vec<LevelStrength>,
}

/// What the leads teach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// In a word, on leads that did not teach.
    pub verdict: Verdict,
    /// The scorecard, fitted to all leads with an outcome; none where nothing tells won from lost.
    pub card: Option<Scorecard>,
    /// What each factor of the scorecard says by itself, in its order; empty without a scorecard.
    pub evidence: Vec<FactorEvidence>,
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
pub async fn suspects(rows: &Rows, by: &OutcomeBy, pace: &Pace) -> Result<Vec<Suspect>, NoOutcomes> {
    let history = history(rows, by, &[])?;
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
    by: &OutcomeBy,
    dropped: &[String],
    settings: Settings,
    pace: &Pace,
) -> Result<Learned, NoOutcomes> {
    let history = history(rows, by, dropped)?;
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
    let tells = judged.verdict == Verdict::Tells;
    let looked_at = |fate| if tells { fate } else { ColumnFate::Undecided };
    for (factor, part) in fitted.card.factors.iter().zip(&fitted.parts) {
        set(place(part.column), looked_at(ColumnFate::Taken(factor.weight())));
    }
    for at in &fitted.without_effect {
        set(place(*at), looked_at(ColumnFate::WithoutEffect));
    }
    for (at, why) in &fitted.left_out {
        set(place(*at), ColumnFate::NoLevels(*why));
    }
    for (at, _, why) in &history.unused {
        let fate = match why {
            Unused::Date => fate_of_days(rows, *at, judged.by_time),
            why => ColumnFate::Unused(*why),
        };
        set(Some(*at), fate);
    }
    let mut reached = Reached::default();
    all.iter()
        .for_each(|row| reached.take(&fitted.score(table, *row)));
    let card = tells.then(|| {
        let mut card = fitted.card.clone();
        for (factor, part) in card.factors.iter_mut().zip(&fitted.parts) {
            if let Some(column) = place(part.column).and_then(|at| rows.columns.get(at)) {
                factor.column.clone_from(&column.id);
                factor.name.clone_from(&column.name);
            }
        }
        card.tiers = tiers(&reached);
        card.judged = held_out(&card, table.count(&all), &judged);
        card
    });
    let evidence = if tells {
        evidence_of(table, &fitted)
    } else {
        Vec::new()
    };
    let columns = rows.columns.iter().zip(fates).filter_map(|(column, fate)| {
        Some(LearnedColumn {
            column: column.id.clone(),
            fate: fate?,
        })
    });
    let columns = columns.collect();
    Ok(learned(card, evidence, columns, table.count(&all), judged))
}

/// Gives the levels of a learned scorecard the names that scorecards at hand have for them, as far as they read the same
/// column: a cell may hold a level's id, which says nothing to a reader. What the cells hold stays a spelling of the level.
/// Where two levels of a factor would get one name, they keep their own: a name is a spelling, and a cell must mean one.
///
/// ```
/// use std::sync::Arc;
/// use loudou::engines::scorecard::Scale;
/// use loudou::engines::value::Text;
/// use loudou::models::lead_tiering::{name_levels, template};
/// let known = template::scorecard();
/// let mut learned = known.clone();
/// let level = |card: &mut loudou::engines::scorecard::Scorecard| match &mut card.factors[0].scale {
///     Scale::Levels { levels } => levels[0].clone(),
///     Scale::Bands { .. } => unreachable!(),
/// };
/// let first = level(&mut learned);
/// if let Scale::Levels { levels } = &mut learned.factors[0].scale {
///     levels[0].label = Text::own(first.id.clone());
/// }
/// name_levels(&mut learned, &[Arc::new(known)]);
/// let named = level(&mut learned);
/// assert_eq!((named.label, named.aliases), (first.label, vec![first.id]));
/// ```
pub fn name_levels(learned: &mut Scorecard, known: &[Arc<Scorecard>]) {
    for factor in &mut learned.factors {
        let Scale::Levels { levels } = &mut factor.scale else {
            continue;
        };
        let same_column = known.iter().flat_map(|card| &card.factors);
        let same_column: Vec<&Factor> = same_column.filter(|f| f.column == factor.column).collect();
        let named: Vec<Option<&Level>> = levels.iter().map(|level| known_as(level, &same_column)).collect();
        let words: Vec<Vec<String>> = levels.iter().map(spellings).collect();
        for (at, level) in levels.iter_mut().enumerate() {
            let Some(name) = named.get(at).copied().flatten() else {
                continue;
            };
            let new = spellings(name);
            let is_taken = words
                .iter()
                .zip(&named)
                .enumerate()
                .any(|(other, (words, named))| {
                    let named = named.map(spellings).unwrap_or_default();
                    other != at && words.iter().chain(&named).any(|word| new.contains(word))
                });
            if !is_taken {
                let word = std::mem::replace(&mut level.label, name.label.clone()).zh;
                level.detail = name.detail.clone();
                level.aliases.push(word);
            }
        }
    }
}

/// The known level that a learned one of a single word is, under another name.
fn known_as<'a>(level: &Level, factors: &[&'a Factor]) -> Option<&'a Level> {
    if !level.aliases.is_empty() {
        return None;
    }
    let folded = fold(&level.label.zh);
    let known = factors.iter().find_map(|factor| match &factor.scale {
        Scale::Levels { levels } => levels.iter().find(|l| l.matches(&folded)),
        Scale::Bands { .. } => None,
    });
    known.filter(|known| known.label != level.label)
}

/// What a cell may hold that means this level.
fn spellings(level: &Level) -> Vec<String> {
    let names = [&level.id, &level.label.zh, &level.label.en];
    names
        .into_iter()
        .chain(&level.aliases)
        .map(|word| fold(word))
        .collect()
}

/// Days make no factor. Where they put the leads in order, that is said; where there are none, that.
fn fate_of_days(rows: &Rows, at: usize, by_time: bool) -> ColumnFate {
    let is_created = rows.role_at(ColumnRole::Created) == Some(at);
    if rows.column_cells(at).all(|cell| cell == Cell::Empty) {
        ColumnFate::NoLevels(NoCoder::Empty)
    } else if is_created && by_time {
        ColumnFate::Order
    } else {
        ColumnFate::Unused(Unused::Date)
    }
}

fn evidence_of(table: &Table, fitted: &Fitted) -> Vec<FactorEvidence> {
    let of = |part: &Part| {
        let (information, levels) = evidence(table, part.column, &part.coder)?;
        Some(FactorEvidence { information, levels })
    };
    fitted.parts.iter().filter_map(of).collect()
}

fn learned(
    card: Option<Scorecard>,
    evidence: Vec<FactorEvidence>,
    columns: Vec<LearnedColumn>,
    closed: (usize, usize),
    judged: Judged,
) -> Learned {
    let auc = judged.ranking.as_ref().map(|r| r.auc);
    Learned {
        verdict: judged.verdict,
        card,
        evidence,
        columns,
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

/// What goes with the scorecard of how it was judged.
fn held_out(card: &Scorecard, (won, lost): (usize, usize), judged: &Judged) -> Option<HeldOut> {
    Some(HeldOut {
        won,
        lost,
        auc: judged.ranking.as_ref()?.auc,
        auc_interval: judged.auc_interval(),
        calibration_error: judged.calibration.as_ref().map(|calibration| calibration.error),
        of: card.points_print(),
    })
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

/// The leads as a table to learn from. Neither the column that says how they ended nor the list's own outcome column,
/// which says the same, is looked at.
fn history(rows: &Rows, by: &OutcomeBy, dropped: &[String]) -> Result<History, NoOutcomes> {
    let is_outcome = |column: &Column| column.id == by.column || column.role == ColumnRole::Outcome;
    let columns: Vec<RawColumn> = rows
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| RawColumn {
            // Both names: either may say that the column was filled later.
            name: format!("{} {}", column.name.zh, column.name.en),
            data: if is_outcome(column) {
                Data::Numbers(Vec::new())
            } else {
                data(rows, at, column)
            },
            unused: unused(column, is_outcome(column), dropped),
            is_amount: column.role == ColumnRole::Amount,
        })
        .collect();
    let order = role_cells(rows, ColumnRole::Created, day_of);
    let mut history = gather(&columns, &by.read(rows), &order)?;
    history
        .unused
        .retain(|(at, ..)| rows.columns.get(*at).is_some_and(|c| !is_outcome(c)));
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
