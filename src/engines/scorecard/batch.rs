//! Scores of many rows at once, factor by factor down the columns: what a page of ten thousand rows recomputes at each
//! keystroke.

use super::Score;

/// The sums every row has. Apart from what few scorecards use, so that a block of rows stays in the processor's cache.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    known_sum: i64,
    known_weight: i64,
    worst_sum: i64,
    best_sum: i64,
}

impl Sums {
    const fn of(share: &Score) -> Self {
        Self {
            known_sum: share.known_sum,
            known_weight: share.known_weight,
            worst_sum: share.worst_sum,
            best_sum: share.best_sum,
        }
    }

    const fn add(&mut self, other: &Self) {
        self.known_sum += other.known_sum;
        self.known_weight += other.known_weight;
        self.worst_sum += other.worst_sum;
        self.best_sum += other.best_sum;
    }
}

/// Which share of a factor belongs to which row.
#[derive(Debug, Clone, Copy)]
pub enum ByRow<'a> {
    /// The share at the row's code.
    Code(&'a [u32]),
    /// The share at the row's own place.
    Place,
    /// The first one, to all rows.
    Same,
}

/// The scores of some rows, to which factors are added one after the other.
///
/// ```
/// use loudou::engines::scorecard::{Answer, Batch, ByRow, Score, score};
/// use loudou::models::lead_tiering::template;
/// let card = template::scorecard();
/// let mut batch = Batch::new(2);
/// for (at, factor) in card.factors.iter().enumerate() {
///     // The shares of an empty cell and of every level; the first row has the second level, the other is empty.
///     let levels = (0..factor.levels().len()).map(Answer::Level);
///     let shares: Vec<Score> =
///         std::iter::once(Answer::Unknown).chain(levels).map(|answer| Score::of(at, factor, answer.into())).collect();
///     batch.add(&shares, ByRow::Code(&[2, 0]));
/// }
/// assert_eq!(batch.score(0), score(&card, [Answer::Level(1); 7].map(Into::into)));
/// assert_eq!(batch.score(1), score(&card, []));
/// ```
#[derive(Debug, Clone)]
pub struct Batch {
    rows: Vec<Sums>,
    /// The same in every row: what is not known counts here too.
    total_weight: i64,
    /// Plus/minus items and what disqualifies; empty while no factor has either.
    rest: Vec<Score>,
}

impl Batch {
    /// So many rows, of which nothing is known yet.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        Self {
            rows: vec![Sums::default(); rows],
            total_weight: 0,
            rest: Vec::new(),
        }
    }

    /// Adds one factor's shares ([`Score::of`]), all of the same weight. A row whose code or place has no share gets
    /// nothing.
    pub fn add(&mut self, shares: &[Score], by_row: ByRow<'_>) {
        self.total_weight += shares.first().map_or(0, |share| share.total_weight);
        if shares.iter().any(has_rest) {
            self.add_rest(shares, by_row);
        }
        let sums: Vec<Sums> = shares.iter().map(Sums::of).collect();
        match by_row {
            ByRow::Code(codes) => {
                for (row, code) in self.rows.iter_mut().zip(codes) {
                    if let Some(share) = usize::try_from(*code).ok().and_then(|code| sums.get(code)) {
                        row.add(share);
                    }
                }
            }
            ByRow::Place => self
                .rows
                .iter_mut()
                .zip(&sums)
                .for_each(|(row, share)| row.add(share)),
            ByRow::Same => {
                let share = sums.first().copied().unwrap_or_default();
                self.rows.iter_mut().for_each(|row| row.add(&share));
            }
        }
    }

    fn add_rest(&mut self, shares: &[Score], by_row: ByRow<'_>) {
        self.rest.resize(self.rows.len(), Score::default());
        for (place, row) in self.rest.iter_mut().enumerate() {
            let at = match by_row {
                ByRow::Code(codes) => codes.get(place).and_then(|code| usize::try_from(*code).ok()),
                ByRow::Place => Some(place),
                ByRow::Same => Some(0),
            };
            if let Some(share) = at.and_then(|at| shares.get(at)) {
                *row = row.plus(*share);
            }
        }
    }

    /// The score of the row at a place; one of which nothing is known beyond the rows.
    #[must_use]
    pub fn score(&self, row: usize) -> Score {
        let sums = self.rows.get(row).copied().unwrap_or_default();
        let rest = self.rest.get(row).copied().unwrap_or_default();
        Score {
            known_sum: sums.known_sum,
            known_weight: sums.known_weight,
            total_weight: self.total_weight,
            worst_sum: sums.worst_sum,
            best_sum: sums.best_sum,
            ..rest
        }
    }
}

fn has_rest(share: &Score) -> bool {
    share.items != 0 || share.items_range != (0, 0) || share.disqualified_by.is_some()
}
