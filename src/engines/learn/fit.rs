//! Columns → a scorecard: the points of all levels fitted together, then put into whole numbers.

use std::collections::HashSet;

use super::coder::{Coder, NoCoder};
use super::folds::{Split, folded};
use super::logistic::{Design, Logistic, log_loss, logistic};
use super::table::{Data, Table};
use crate::engines::pace::{Pace, at_once};
use crate::engines::scorecard::{Answer, Axis, Band, Factor, Level, Reading, Role, Scale, Score, Scorecard};
use crate::engines::value::{Source, Sourced, Text, fold};

/// Strengths of the ridge that are tried, strongest first: each starts from the answer of the one before.
const RIDGES: [f64; 6] = [300.0, 100.0, 30.0, 10.0, 3.0, 1.0];
/// Folds that choose among them.
const CHOOSING_FOLDS: usize = 3;
/// A factor whose range is a smaller part of all ranges adds nothing that whole numbers could show.
const LEAST_PART: f64 = 0.0075;
/// Most factors of a scorecard; the weights are whole percents.
const MOST_FACTORS: usize = 50;

/// The columns that can be factors, coded.
pub(super) struct Candidates<'a> {
    table: &'a Table,
    parts: Vec<(usize, Coder)>,
    /// The first feature of each part.
    offsets: Vec<usize>,
    design: Design,
    /// Columns that cannot.
    pub left_out: Vec<(usize, NoCoder)>,
}

/// A factor of the scorecard and the column it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Place of the column in the table.
    pub column: usize,
    /// How its cells are read.
    pub coder: Coder,
    /// The fitted log-odds of each level, the last one for empty cells where the coder has it.
    pub log_odds: Vec<f64>,
}

/// A fitted scorecard, without tiers.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Its factors, as the page uses them; the column of each is the column's name.
    pub card: Scorecard,
    /// Where each factor came from.
    pub parts: Vec<Part>,
    /// Columns that were looked at and add nothing.
    pub without_effect: Vec<usize>,
    /// Columns that give no levels.
    pub left_out: Vec<(usize, NoCoder)>,
    /// The ridge that was chosen.
    pub ridge: f64,
}

impl<'a> Candidates<'a> {
    /// Codes the columns by what `rows` hold.
    pub fn find(table: &'a Table, rows: &[usize]) -> Self {
        let (mut parts, mut offsets, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        let mut features = 0;
        for (at, column) in table.columns.iter().enumerate() {
            match Coder::find(column, rows) {
                Ok(coder) => {
                    offsets.push(features);
                    features += coder.len();
                    parts.push((at, coder));
                }
                Err(why) => left_out.push((at, why)),
            }
        }
        let mut design = Design::new(features, parts.len());
        for row in 0..table.len() {
            design.push(parts.iter().zip(&offsets).map(|((column, coder), offset)| {
                let level = coder.level(table.columns.get(*column)?, row)?;
                Some((offset + level, 1.0))
            }));
        }
        Self {
            table,
            parts,
            offsets,
            design,
            left_out,
        }
    }

    pub fn solve(&self, rows: &[usize], ridge: f64, start: Option<&Logistic>) -> Logistic {
        logistic(&self.design, rows, &self.table.won, ridge, false, start)
    }

    /// The ridge that predicts unseen rows best, and the splits it was chosen by.
    pub async fn choose(&self, rows: &[usize], seed: u64, pace: &Pace) -> (f64, Vec<Split>) {
        let splits = folded(self.table, rows, CHOOSING_FOLDS, seed);
        let ridge = choose_ridge(&self.design, &self.table.won, &splits, false, pace).await;
        (ridge, splits)
    }

    /// Puts the coefficients into weights and points. A factor's weight is the range of its levels, as whole percents
    /// that sum to 100 and are never below the exact share; the points make up for what the rounding added, so that
    /// weight × points stays as fitted to within half a point.
    pub fn card(&self, model: &Logistic, ridge: f64) -> Fitted {
        let log_odds = |at: usize| -> Vec<f64> {
            let offset = self.offsets.get(at).copied().unwrap_or(0);
            let len = self.parts.get(at).map_or(0, |(_, coder)| coder.len());
            model
                .coefficients
                .get(offset..offset + len)
                .unwrap_or_default()
                .to_vec()
        };
        let mut ranked: Vec<(usize, f64)> = (0..self.parts.len())
            .map(|at| (at, range(&log_odds(at))))
            .collect();
        let all: f64 = ranked.iter().map(|(_, range)| range).sum();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        let kept = ranked
            .iter()
            .take(MOST_FACTORS)
            .take_while(|(_, range)| *range > 0.0 && *range >= LEAST_PART * all)
            .count();
        let (ranked, dropped) = ranked.split_at(kept);
        let column = |at: &usize| self.parts.get(*at).map(|(column, _)| *column);
        let (exact, weights) = whole_weights(&ranked.iter().map(|(_, range)| *range).collect::<Vec<_>>());
        let sum: f64 = ranked.iter().map(|(_, range)| range).sum();
        let (mut factors, mut parts) = (Vec::new(), Vec::new());
        for ((at, range), weight) in ranked.iter().zip(weights) {
            let Some((column, coder)) = self.parts.get(*at) else {
                continue;
            };
            let part = Part {
                column: *column,
                coder: coder.clone(),
                log_odds: log_odds(*at),
            };
            // The exact share is at most the weight, so no level needs more than 100 points.
            let top = 100.0 * (range / sum * exact) / weight as f64;
            factors.push(self.factor(&part, weight, top.min(100.0)));
            parts.push(part);
        }
        Fitted {
            card: Scorecard {
                id: "history".into(),
                name: Text::new("由历史数据生成", "Built from history"),
                factors,
                tiers: Vec::new(),
                judged: None,
            },
            parts,
            without_effect: dropped.iter().filter_map(|(at, _)| column(at)).collect(),
            left_out: self.left_out.clone(),
            ridge,
        }
    }

    fn factor(&self, part: &Part, weight: i64, top: f64) -> Factor {
        let lowest = part.log_odds.iter().copied().fold(f64::INFINITY, f64::min);
        let range = range(&part.log_odds);
        let points = |level: usize| {
            let above = part.log_odds.get(level).map_or(0.0, |b| b - lowest);
            Sourced {
                value: whole(above / range * top),
                source: Source::Imported,
            }
        };
        let column = self.table.columns.get(part.column);
        let name = column.map_or("", |c| c.name.as_str());
        let scale = match (part.coder.band_cuts(), column.map(|c| &c.data)) {
            (Some(cuts), _) => Scale::Bands {
                bands: std::iter::once(None)
                    .chain(cuts.iter().copied().map(Some))
                    .enumerate()
                    .map(|(at, from)| Band {
                        from,
                        points: points(at),
                    })
                    .collect(),
                of_mean: false,
            },
            (None, Some(Data::Words { words, .. })) => {
                let own = part.coder.len() - usize::from(part.coder.empty_level().is_some());
                Scale::Levels {
                    levels: (0..own)
                        .map(|at| level(&part.coder, words, at, points(at)))
                        .collect(),
                }
            }
            (None, _) => Scale::Levels { levels: Vec::new() },
        };
        Factor {
            id: format!("f{}", part.column + 1),
            name: Text::own(name),
            question: Text::default(),
            column: name.to_owned(),
            role: Role::Weighted {
                weight: Sourced {
                    value: weight,
                    source: Source::Imported,
                },
            },
            axis: Axis::Fit,
            scale,
            when_empty: part.coder.empty_level().map(points),
            decay: None,
            source: Source::Imported,
        }
    }
}

/// One level: its only word, or "other" with the words it stands for.
fn level(coder: &Coder, words: &[String], at: usize, points: Sourced<i64>) -> Level {
    let own: Vec<String> = coder
        .words_of(at)
        .into_iter()
        .filter_map(|w| words.get(w).cloned())
        .collect();
    let (label, aliases) = match own.as_slice() {
        [only] => (Text::own(only), Vec::new()),
        _ => (name_of_merged(words), own),
    };
    Level {
        // An id is a spelling of its level too: this one no cell has.
        id: format!("history.{}", at + 1),
        label,
        detail: Text::default(),
        points,
        aliases,
        disqualifies: false,
    }
}

/// "Other", or where the column holds that word itself, another name that it does not hold: a name is a spelling of its
/// level, so the word would be read as two levels.
fn name_of_merged(words: &[String]) -> Text {
    let taken: HashSet<String> = words.iter().map(|word| fold(word)).collect();
    let numbered = |n: u32| match n {
        0 => Text::new("其他", "Other"),
        1 => Text::new("其他（合并）", "Other (merged)"),
        n => Text::new(format!("其他（合并 {n}）"), format!("Other (merged {n})")),
    };
    let is_free = |name: &Text| {
        ![&name.zh, &name.en]
            .iter()
            .any(|text| taken.contains(&fold(text)))
    };
    (0..).map(numbered).find(is_free).unwrap_or_default()
}

impl Fitted {
    /// The score of a row of the table it was fitted on, or of one with the same columns and words.
    #[must_use]
    pub fn score(&self, table: &Table, row: usize) -> Score {
        let factors = self.card.factors.iter().zip(&self.parts).enumerate();
        factors.fold(Score::default(), |score, (at, (factor, part))| {
            let answer = table
                .columns
                .get(part.column)
                .map_or(Answer::Unknown, |column| part.coder.answer(column, row));
            score.plus(Score::of(at, factor, Reading::from(answer)))
        })
    }
}

/// Fits a scorecard to all rows of a table. The ridge is chosen by three seeded folds.
///
/// ```
/// use loudou::engines::learn::{Column, Data, Table, fit};
/// // 200 leads; of those from a referral three in four are won, of the others one in four.
/// let referred = |row: usize| row % 2 == 0;
/// let table = Table {
///     columns: vec![Column {
///         name: "source".into(),
///         data: Data::of_words((0..200).map(|row| if referred(row) { "referral" } else { "advert" })),
///         filled_when_open: None,
///         value_when_closed: None,
///     }],
///     won: (0..200).map(|row| (row / 2 % 4 == 0) != referred(row)).collect(),
///     order: Vec::new(),
/// };
/// let fitted = fit(&table, 1);
/// assert_eq!(fitted.score(&table, 0).value(), Some(100.0));
/// assert_eq!(fitted.score(&table, 1).value(), Some(0.0));
/// ```
#[must_use]
pub fn fit(table: &Table, seed: u64) -> Fitted {
    at_once(fit_paced(table, seed, &Pace::unpaced()))
}

/// The same in slices.
pub async fn fit_paced(table: &Table, seed: u64, pace: &Pace) -> Fitted {
    let rows: Vec<usize> = (0..table.len()).collect();
    let candidates = Candidates::find(table, &rows);
    let (ridge, _) = candidates.choose(&rows, seed, pace).await;
    candidates.card(&candidates.solve(&rows, ridge, None), ridge)
}

/// Of the strengths tried the one under which what some rows taught costs the others least.
pub(super) async fn choose_ridge(
    design: &Design,
    won: &[bool],
    splits: &[Split],
    positive: bool,
    pace: &Pace,
) -> f64 {
    let mut losses = [0.0; RIDGES.len()];
    for split in splits {
        let mut before: Option<Logistic> = None;
        for (ridge, loss) in RIDGES.iter().zip(&mut losses) {
            let model = logistic(design, &split.learn, won, *ridge, positive, before.as_ref());
            let is_won = |row: usize| won.get(row).copied().unwrap_or(false);
            let cost = |row: &usize| log_loss(model.log_odds(design, *row), is_won(*row));
            *loss += split.judge.iter().map(cost).sum::<f64>();
            before = Some(model);
            pace.step(split.learn.len()).await;
        }
    }
    let best = RIDGES.iter().zip(&losses).min_by(|a, b| a.1.total_cmp(b.1));
    best.map_or(10.0, |(ridge, _)| *ridge)
}

fn range(values: &[f64]) -> f64 {
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    if high > low { high - low } else { 0.0 }
}

/// The most percents that can be dealt out in exact shares so that the shares, each rounded up, still sum to at most
/// 100, in steps of half a percent; and the rounded shares, with what is left given to the first ones.
fn whole_weights(ranges: &[f64]) -> (f64, Vec<i64>) {
    let sum: f64 = ranges.iter().sum();
    let rounded_up = |exact: f64| -> Vec<i64> {
        let up = |range: &f64| whole(libm::ceil(range / sum * exact - 1e-9)).max(1);
        ranges.iter().map(up).collect()
    };
    let exact = (0..200_u8)
        .map(|half| 100.0 - f64::from(half) / 2.0)
        .find(|exact| rounded_up(*exact).iter().sum::<i64>() <= 100)
        .unwrap_or(0.0);
    let mut weights = rounded_up(exact);
    let left = usize::try_from(100 - weights.iter().sum::<i64>()).unwrap_or(0);
    weights.iter_mut().take(left).for_each(|weight| *weight += 1);
    (exact, weights)
}

#[allow(clippy::cast_possible_truncation, reason = "held to a sane range first")]
fn whole(x: f64) -> i64 {
    if x.is_finite() {
        libm::round(x.clamp(-1e6, 1e6)) as i64
    } else {
        0
    }
}
