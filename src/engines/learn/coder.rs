//! A column as a few levels or bands, found on the rows to learn from, without a look at their outcome.

use serde::{Deserialize, Serialize};

use super::table::{Column, Data};
use crate::engines::scorecard::Answer;

/// Most bands of a number.
const MOST_BANDS: usize = 5;
/// Most levels of words; those beyond, the rarest, are merged.
const MOST_LEVELS: usize = 30;
/// A level or an empty cell counts as a level of its own from this share of the rows on; the ridge keeps the small ones
/// from saying more than their rows can.
const LEAST_SHARE: f64 = 0.003;
/// And from this many rows on.
const LEAST_ROWS: usize = 10;

/// Why a column gives no levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoCoder {
    /// (Almost) the same in every row.
    Constant,
    /// Every word is rare.
    TooManyValues,
    /// (Almost) always empty.
    Empty,
}

/// How the cells of a column are read as levels. An empty cell is a level of its own where there are enough of them:
/// what was left out of a form often says more than what was filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Coder {
    scale: Scale,
    levels: usize,
    has_empty: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Scale {
    /// The level of each word; none for one that was not seen.
    Words(Vec<Option<usize>>),
    /// The lower ends of the bands above the first.
    Bands(Vec<f64>),
}

impl Coder {
    /// Finds the levels of a column on some rows.
    ///
    /// Words: each that occurs often enough (0.3 % of the rows and at least 10) is a level. The others are one level
    /// together, however few they are, so that no word that was learned from is unreadable later; the ridge holds the
    /// points of few rows near the middle. Numbers: at most five bands with as many rows in each as can be had.
    ///
    /// # Errors
    ///
    /// [`NoCoder`] where fewer than two levels of enough rows are found.
    pub fn find(column: &Column, rows: &[usize]) -> Result<Self, NoCoder> {
        let least = enough(rows.len());
        let filled = rows.iter().filter(|row| column.data.is_filled(**row)).count();
        let has_empty = rows.len() - filled >= least;
        if filled < least {
            return Err(NoCoder::Empty);
        }
        let (scale, levels, well_filled) = match &column.data {
            Data::Words { words, codes } => levels_of_words(words.len(), codes, rows, least)?,
            Data::Numbers(values) => {
                let cuts = band_cuts(rows.iter().filter_map(|row| values.get(*row).copied().flatten()));
                let bands = cuts.len() + 1;
                (Scale::Bands(cuts), bands, bands)
            }
        };
        if well_filled + usize::from(has_empty) < 2 {
            return Err(NoCoder::Constant);
        }
        Ok(Self {
            scale,
            levels,
            has_empty,
        })
    }

    /// Number of levels, the one for empty cells included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.levels + usize::from(self.has_empty)
    }

    /// A coder has at least two levels.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// The place of the level for empty cells, after all others.
    #[must_use]
    pub fn empty_level(&self) -> Option<usize> {
        self.has_empty.then_some(self.levels)
    }

    /// The lower ends of the bands above the first; none for words.
    #[must_use]
    pub fn band_cuts(&self) -> Option<&[f64]> {
        match &self.scale {
            Scale::Words(_) => None,
            Scale::Bands(cuts) => Some(cuts),
        }
    }

    /// The codes of the words that are the level at a place.
    #[must_use]
    pub fn words_of(&self, level: usize) -> Vec<usize> {
        match &self.scale {
            Scale::Words(of_word) => (0..of_word.len())
                .filter(|word| of_word.get(*word) == Some(&Some(level)))
                .collect(),
            Scale::Bands(_) => Vec::new(),
        }
    }

    /// The level of a row; none where the cell is not known well enough.
    #[must_use]
    pub fn level(&self, column: &Column, row: usize) -> Option<usize> {
        let found = match (&self.scale, &column.data) {
            (Scale::Words(of_word), Data::Words { codes, .. }) => {
                let code = usize::try_from(*codes.get(row)?).ok()?;
                match code.checked_sub(1) {
                    None => return self.empty_level(),
                    Some(word) => of_word.get(word).copied().flatten(),
                }
            }
            (Scale::Bands(cuts), Data::Numbers(values)) => match values.get(row).copied().flatten() {
                None => return self.empty_level(),
                Some(x) => Some(cuts.iter().take_while(|cut| x >= **cut).count()),
            },
            _ => None,
        };
        found.filter(|level| *level < self.levels)
    }

    /// The row's answer to the factor made of this coder.
    #[must_use]
    pub fn answer(&self, column: &Column, row: usize) -> Answer {
        match (&self.scale, &column.data, self.level(column, row)) {
            (_, _, Some(level)) if Some(level) == self.empty_level() => Answer::Unknown,
            (Scale::Bands(_), Data::Numbers(values), _) => match values.get(row).copied().flatten() {
                Some(x) => Answer::Number(x),
                None => Answer::Unknown,
            },
            (_, _, Some(level)) => Answer::Level(level),
            // A word that was not seen is not an empty cell.
            _ if column.data.is_filled(row) => Answer::Unreadable,
            _ => Answer::Unknown,
        }
    }
}

/// Rows a level needs.
fn enough(rows: usize) -> usize {
    let share = libm::ceil(rows as f64 * LEAST_SHARE);
    (0..=rows)
        .find(|n| *n as f64 >= share)
        .unwrap_or(rows)
        .max(LEAST_ROWS)
}

/// The levels, how many there are, and how many of them have enough rows.
fn levels_of_words(
    words: usize,
    codes: &[u32],
    rows: &[usize],
    least: usize,
) -> Result<(Scale, usize, usize), NoCoder> {
    let mut counts = vec![0_usize; words + 1];
    for row in rows {
        let code = codes.get(*row).and_then(|code| usize::try_from(*code).ok());
        if let Some(count) = code.and_then(|code| counts.get_mut(code)) {
            *count += 1;
        }
    }
    let mut ranked: Vec<(usize, usize)> = counts
        .into_iter()
        .enumerate()
        .skip(1)
        .map(|(code, n)| (code - 1, n))
        .collect();
    ranked.sort_unstable_by_key(|(word, n)| (std::cmp::Reverse(*n), *word));
    let common = ranked
        .iter()
        .take(MOST_LEVELS)
        .take_while(|(_, n)| *n >= least)
        .count();
    let rare: usize = ranked.iter().skip(common).map(|(_, n)| n).sum();
    let merges = rare > 0;
    if common == 0 {
        return Err(NoCoder::TooManyValues);
    }
    let mut of_word = vec![None; words];
    for (place, (word, n)) in ranked.iter().enumerate() {
        if let Some(level) = of_word.get_mut(*word) {
            *level = if place < common {
                Some(place)
            } else {
                (merges && *n > 0).then_some(common)
            };
        }
    }
    let well_filled = common + usize::from(rare >= least);
    Ok((Scale::Words(of_word), common + usize::from(merges), well_filled))
}

/// Cuts with as equal a number of values between them as ties allow. A number of few values has a band for each.
fn band_cuts(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.filter(|x| x.is_finite()).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let mut distinct = sorted.clone();
    distinct.dedup();
    let Some(lowest) = distinct.first().copied() else {
        return Vec::new();
    };
    let mut cuts: Vec<f64> = if distinct.len() <= MOST_BANDS {
        distinct.into_iter().skip(1).collect()
    } else {
        (1..MOST_BANDS)
            .filter_map(|part| sorted.get(sorted.len() * part / MOST_BANDS).copied())
            .filter(|cut| *cut > lowest)
            .collect()
    };
    cuts.dedup();
    cuts
}
