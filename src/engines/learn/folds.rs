//! Which rows learn and which judge.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::table::Table;

/// Won and lost rows the latest part needs to judge by itself.
const ENOUGH_LATER: usize = 40;

/// Rows to learn from and rows to judge by; no row is in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// To learn from.
    pub learn: Vec<usize>,
    /// To judge by.
    pub judge: Vec<usize>,
}

/// The latest 20 % by date where every row has a date and that part holds at least 40 won and 40 lost; otherwise
/// seeded folds. The second value tells which: true where the time decided.
#[must_use]
pub fn splits(table: &Table, folds: usize, seed: u64) -> (Vec<Split>, bool) {
    if let Some(split) = latest(table) {
        return (vec![split], true);
    }
    let rows: Vec<usize> = (0..table.len()).collect();
    (folded(table, &rows, folds, seed), false)
}

fn latest(table: &Table) -> Option<Split> {
    let dated: Option<Vec<(i64, usize)>> = (0..table.len())
        .map(|row| table.order.get(row).copied().flatten().map(|when| (when, row)))
        .collect();
    let mut dated = dated.filter(|dated| !dated.is_empty())?;
    dated.sort_unstable();
    let from = dated.len() - dated.len() / 5;
    // Rows of one day stay together.
    let first = dated.get(from)?.0;
    let (learn, judge): (Vec<_>, Vec<_>) = dated.into_iter().partition(|(when, _)| *when < first);
    let rows = |part: Vec<(i64, usize)>| part.into_iter().map(|(_, row)| row).collect::<Vec<_>>();
    let (learn, judge) = (rows(learn), rows(judge));
    let (won, lost) = table.count(&judge);
    let (won_before, lost_before) = table.count(&learn);
    let is_enough = won.min(lost) >= ENOUGH_LATER && won_before.min(lost_before) >= ENOUGH_LATER;
    is_enough.then_some(Split { learn, judge })
}

/// So many parts of some rows, each judging once; won and lost are dealt out evenly, in a seeded order.
#[must_use]
pub fn folded(table: &Table, rows: &[usize], folds: usize, seed: u64) -> Vec<Split> {
    let folds = folds.clamp(2, 20);
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let (mut won, mut lost): (Vec<usize>, Vec<usize>) = rows.iter().partition(|row| table.is_won(**row));
    won.shuffle(&mut random);
    lost.shuffle(&mut random);
    let dealt: Vec<(usize, usize)> = won
        .into_iter()
        .chain(lost)
        .enumerate()
        .map(|(at, row)| (at % folds, row))
        .collect();
    (0..folds)
        .map(|fold| {
            let part = |judges: bool| {
                let mut rows: Vec<usize> = dealt
                    .iter()
                    .filter(|(of, _)| (*of == fold) == judges)
                    .map(|(_, row)| *row)
                    .collect();
                rows.sort_unstable();
                rows
            };
            Split {
                learn: part(false),
                judge: part(true),
            }
        })
        .collect()
}
