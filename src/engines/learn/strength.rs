//! How well one column alone tells won from lost.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::coder::Coder;
use super::folds::folded;
use super::table::Table;
use crate::engines::pace::Pace;
use crate::engines::stats::ranking::{Case, rank};

/// Added to the counts where a level has no won or no lost rows, so that its weight of evidence is finite.
const EMPTY_CELL: f64 = 0.5;
/// Folds of the column's own AUC.
const FOLDS: usize = 5;
/// Rows by which a level's share of wins leans towards the overall one.
const LEAN: f64 = 5.0;

/// One level of a column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LevelStrength {
    /// Rows won.
    pub won: usize,
    /// Rows lost.
    pub lost: usize,
    /// Weight of evidence, `ln(share of all won ÷ share of all lost)`: above 0 speaks for winning.
    pub evidence: f64,
}

/// The strength of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Strength {
    /// Its levels, the last one for empty cells where there is one.
    pub levels: Vec<LevelStrength>,
    /// Information value, `Σ (share of won − share of lost) · evidence`; 0 and above, no upper bound.
    pub information: f64,
    /// AUC of the column alone, each row judged by shares of wins that other rows gave; none where it cannot be
    /// ranked.
    pub auc: Option<f64>,
}

/// Measures a column over all rows of the table. None where the table has no won or no lost row.
///
/// Source of the information value: N. Siddiqi, "Credit Risk Scorecards" (2006).
#[must_use]
pub fn strength(table: &Table, column: usize, coder: &Coder, seed: u64) -> Option<Strength> {
    let (place, rows) = placed(table, column, coder)?;
    let (information, levels) = information(&counted(table, &place, &rows, coder.len()))?;
    Some(Strength {
        levels,
        information,
        auc: auc(table, &place, &rows, coder.len(), seed),
    })
}

/// The information value of a column and the evidence of its levels, without the AUC, which takes longer. None where the
/// table has no won or no lost row.
#[must_use]
pub fn evidence(table: &Table, column: usize, coder: &Coder) -> Option<(f64, Vec<LevelStrength>)> {
    let (place, rows) = placed(table, column, coder)?;
    information(&counted(table, &place, &rows, coder.len()))
}

/// The level of each row, and the rows that have one.
fn placed(table: &Table, column: usize, coder: &Coder) -> Option<(Vec<Option<usize>>, Vec<usize>)> {
    let cells = table.columns.get(column)?;
    let place: Vec<Option<usize>> = (0..table.len()).map(|row| coder.level(cells, row)).collect();
    let rows = place.iter().enumerate().filter(|(_, level)| level.is_some());
    let rows = rows.map(|(row, _)| row).collect();
    Some((place, rows))
}

/// Information value, `Σ (share of won − share of lost) · evidence`, of levels with so many won and lost rows, with the
/// evidence of each. None without a won or a lost row.
///
/// ```
/// use loudou::engines::learn::information;
/// // 30 of 40 won and 10 of 40 lost rows have the first level.
/// let (value, levels) = information(&[(30, 10), (10, 30)]).unwrap();
/// assert!((levels[0].evidence - 3.0_f64.ln()).abs() < 1e-12);
/// assert!((value - 3.0_f64.ln()).abs() < 1e-12); // 2 · 0.5 · ln 3
/// ```
#[must_use]
pub fn information(counts: &[(usize, usize)]) -> Option<(f64, Vec<LevelStrength>)> {
    let (all_won, all_lost) = counts
        .iter()
        .fold((0, 0), |(w, l), (won, lost)| (w + won, l + lost));
    if all_won == 0 || all_lost == 0 {
        return None;
    }
    let mut value = 0.0;
    let levels = counts
        .iter()
        .map(|(won, lost)| {
            let is_empty_cell = *won == 0 || *lost == 0;
            let added = if is_empty_cell { EMPTY_CELL } else { 0.0 };
            let of_won = (*won as f64 + added) / all_won as f64;
            let of_lost = (*lost as f64 + added) / all_lost as f64;
            let evidence = libm::log(of_won / of_lost);
            if *won + *lost > 0 {
                value += (of_won - of_lost) * evidence;
            }
            LevelStrength {
                won: *won,
                lost: *lost,
                evidence,
            }
        })
        .collect();
    Some((value.max(0.0), levels))
}

/// What information value chance alone gives a column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// On average.
    pub mean: f64,
    /// Reached or passed in one of twenty shuffles.
    pub high: f64,
}

/// The information value of the same levels where the same number of wins is dealt out to the rows by chance, over so
/// many seeded shuffles. `levels` has the rows of each level. None without a won or a lost row.
pub async fn chance(levels: &[usize], won: usize, shuffles: usize, seed: u64, pace: &Pace) -> Option<Chance> {
    let mut rows: Vec<usize> = levels
        .iter()
        .enumerate()
        .flat_map(|(level, rows)| std::iter::repeat_n(level, *rows))
        .collect();
    // The smaller class is drawn, the other one is the rest.
    let drawn = won.min(rows.len().checked_sub(won)?);
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut found = Vec::with_capacity(shuffles);
    for _ in 0..shuffles {
        let mut counts = vec![0_usize; levels.len()];
        for at in 0..drawn {
            let other = random.random_range(at..rows.len());
            rows.swap(at, other);
            if let Some(count) = rows.get(at).and_then(|level| counts.get_mut(*level)) {
                *count += 1;
            }
        }
        let both: Vec<(usize, usize)> = counts.iter().zip(levels).map(|(a, all)| (*a, all - a)).collect();
        found.push(information(&both)?.0);
        pace.step(drawn).await;
    }
    found.sort_unstable_by(f64::total_cmp);
    let high = *found.get((found.len() * 19 / 20).min(found.len().checked_sub(1)?))?;
    Some(Chance {
        mean: found.iter().sum::<f64>() / found.len() as f64,
        high,
    })
}

/// Each fold is ranked by itself and the folds are averaged: shares of wins that different rows gave differ a little
/// for the same level, and ranking them against each other would count that as an error.
fn auc(table: &Table, place: &[Option<usize>], rows: &[usize], levels: usize, seed: u64) -> Option<f64> {
    let (mut sum, mut pairs) = (0.0, 0.0);
    for split in folded(table, rows, FOLDS, seed) {
        let (won, lost) = table.count(&split.learn);
        let overall = won as f64 / (won + lost).max(1) as f64;
        let counts = counted(table, place, &split.learn, levels);
        let case = |row: &usize| {
            let (won, lost) = *counts.get(place.get(*row).copied().flatten()?)?;
            Some(Case {
                score: (won as f64 + LEAN * overall) / ((won + lost) as f64 + LEAN),
                won: table.is_won(*row),
            })
        };
        if let Some(ranking) = rank(&split.judge.iter().filter_map(case).collect::<Vec<_>>()) {
            let weight = ranking.won as f64 * ranking.lost as f64;
            sum += ranking.auc * weight;
            pairs += weight;
        }
    }
    (pairs > 0.0).then(|| sum / pairs)
}

/// Won and lost rows of each level.
fn counted(table: &Table, place: &[Option<usize>], rows: &[usize], levels: usize) -> Vec<(usize, usize)> {
    let mut counts = vec![(0, 0); levels];
    for row in rows {
        let level = place.get(*row).copied().flatten();
        if let Some((won, lost)) = level.and_then(|level| counts.get_mut(level)) {
            if table.is_won(*row) {
                *won += 1;
            } else {
                *lost += 1;
            }
        }
    }
    counts
}
