//! Better weights for a scorecard that is there: found on some rows, judged on others.
//!
//! The weights are the coefficients of a ridge logistic regression on the factors' values (points ÷ 100), none below 0,
//! brought to whole percents that sum to 100. Points, plus/minus items and cuts stay as they are.
//!
//! What is judged is what would be offered: one set of whole weights. Where the folds are dealt ten times, each fold ranks
//! its rows by the weights the others taught, and the gain is the mean over the folds. The mean of ten scores of a row
//! would be the score of a committee of weightings, which ranks a little better than any one of them.

use serde::{Deserialize, Serialize};

use super::fit::choose_ridge;
use super::folds::{Split, folded, splits};
use super::judge::FEWEST_TO_LEARN;
use super::logistic::{Design, Logistic, logistic};
use super::table::Table;
use crate::engines::pace::Pace;
use crate::engines::scorecard::{CENTI, FactorValue, Reading, Role, Score, Scorecard, normalise, score};
use crate::engines::stats::Estimate;
use crate::engines::stats::gain::{Gain, over_folds, paired};
use crate::engines::stats::newcombe::{Count, first_rise};

/// Folds where the time does not decide.
const FOLDS: usize = 5;
/// Times the folds are dealt anew.
const REPEATS: u32 = 10;
/// Folds that choose the ridge.
const CHOOSING_FOLDS: usize = 3;

/// Rows whose outcome is known, as a scorecard reads them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    /// A reading per factor, in the scorecard's order.
    pub readings: Vec<Vec<Reading>>,
    /// Whether each row was won.
    pub won: Vec<bool>,
    /// When it came, or empty.
    pub order: Vec<Option<i64>>,
}

/// What is to be done with a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Offer {
    /// The held-out gain is above 0 for certain (95 %).
    Surely,
    /// The gain is above 0 but may be chance; no tier reverses.
    Perhaps,
    /// There is no gain, or it may be chance and a tier reverses.
    No,
    /// No factor tells won from lost: all coefficients are 0.
    NothingTells,
    /// Fewer than 40 won or lost rows.
    TooFew,
}

/// Suggested weights, and how they do on rows they have not seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What is to be done with it.
    pub offer: Offer,
    /// Whole percents that sum to 100, by place of the weighted factor; empty where there are none.
    pub weights: Vec<(usize, i64)>,
    /// True where the latest rows judged; otherwise five folds, dealt ten times.
    pub by_time: bool,
    /// Rows that judged: won, lost.
    pub judged: (usize, usize),
    /// AUC of the present and, in the mean of the dealings, of the suggested weights on them.
    pub auc: Option<(f64, f64)>,
    /// The gain with its paired interval.
    pub gain: Option<Estimate>,
    /// Whether, on them, a lower tier wins more often than a higher one beyond chance.
    pub reverses: bool,
}

impl Suggestion {
    const fn none(offer: Offer) -> Self {
        Self {
            offer,
            weights: Vec::new(),
            by_time: false,
            judged: (0, 0),
            auc: None,
            gain: None,
            reverses: false,
        }
    }
}

/// Looks for better weights. The seed fixes folds and draws.
pub async fn suggest(card: &Scorecard, known: &Known, seed: u64, pace: &Pace) -> Suggestion {
    let table = Table {
        columns: Vec::new(),
        won: known.won.clone(),
        order: known.order.clone(),
    };
    let all: Vec<usize> = (0..table.len()).collect();
    let (won, lost) = table.count(&all);
    if won.min(lost) < FEWEST_TO_LEARN {
        return Suggestion::none(Offer::TooFew);
    }
    let weighing = Weighing::new(card, known, &table);
    pace.stage(0, 100);
    let Some(weights) = weighing.weights(&all, seed, pace).await else {
        return Suggestion::none(Offer::NothingTells);
    };
    pace.stage(100, 1000);
    let held = weighing.held_out(seed, pace).await;
    let found = held.gain();
    let reverses = first_rise(&held.tiers, true).is_some();
    let offer = match found.map(|found| found.gain) {
        Some(gain) if gain.interval.low > 0.0 => Offer::Surely,
        Some(gain) if gain.value > 0.0 && !reverses => Offer::Perhaps,
        _ => Offer::No,
    };
    Suggestion {
        offer,
        weights,
        by_time: held.by_time,
        judged: found.map_or((0, 0), |found| (found.won, found.lost)),
        auc: found.map(|found| (found.first, found.second)),
        gain: found.map(|found| found.gain),
        reverses,
    }
}

/// What weights make of rows that did not teach them.
struct HeldOut {
    /// Per split the two scores of the rows that judge, set against each other.
    folds: Vec<Gain>,
    /// Rows and wins per tier, in the mean of the dealings.
    tiers: Vec<Count>,
    /// True where the latest rows judged.
    by_time: bool,
}

impl HeldOut {
    /// The gain: of the one part that judged, or of the folds in the mean; the rows counted are those of one dealing.
    fn gain(&self) -> Option<Gain> {
        if self.by_time {
            return self.folds.first().copied();
        }
        let gains: Vec<f64> = self.folds.iter().map(|fold| fold.gain.value).collect();
        let mean = |of: fn(&Gain) -> f64| self.folds.iter().map(of).sum::<f64>() / self.folds.len() as f64;
        let rows = |of: fn(&Gain) -> usize| self.folds.iter().take(FOLDS).map(of).sum::<usize>();
        Some(Gain {
            won: rows(|fold| fold.won),
            lost: rows(|fold| fold.lost),
            first: mean(|fold| fold.first),
            second: mean(|fold| fold.second),
            gain: over_folds(&gains, 1.0 / (FOLDS - 1) as f64, REPEATS - 1)?,
        })
    }
}

/// The weighted factors of a scorecard and what they are worth in each row.
struct Weighing<'a> {
    card: &'a Scorecard,
    known: &'a Known,
    table: &'a Table,
    /// Places of the weighted factors.
    places: Vec<usize>,
    /// Values 0 to 1 by row and weighted factor; none where not known.
    values: Vec<Vec<Option<f64>>>,
}

impl<'a> Weighing<'a> {
    fn new(card: &'a Scorecard, known: &'a Known, table: &'a Table) -> Self {
        let is_weighted = |at: &usize| {
            let factor = card.factors.get(*at);
            factor.is_some_and(|f| matches!(f.role, Role::Weighted { .. }))
        };
        let places: Vec<usize> = (0..card.factors.len()).filter(is_weighted).collect();
        let value = |readings: &Vec<Reading>, at: usize| match card.factors.get(at)?.value(*readings.get(at)?)
        {
            FactorValue::Known(value) => Some(value as f64 / (100 * CENTI) as f64),
            FactorValue::Between(..) => None,
        };
        let values = known
            .readings
            .iter()
            .map(|readings| places.iter().map(|at| value(readings, *at)).collect())
            .collect();
        Self {
            card,
            known,
            table,
            places,
            values,
        }
    }

    /// The weights that some rows teach. A value that is not known counts as the mean of those rows, so that it says
    /// nothing. None where every coefficient is 0.
    async fn weights(&self, rows: &[usize], seed: u64, pace: &Pace) -> Option<Vec<(usize, i64)>> {
        let means: Vec<f64> = (0..self.places.len())
            .map(|at| {
                let known: Vec<f64> = rows
                    .iter()
                    .filter_map(|row| *self.values.get(*row)?.get(at)?)
                    .collect();
                known.iter().sum::<f64>() / known.len().max(1) as f64
            })
            .collect();
        let mut design = Design::new(self.places.len(), self.places.len());
        for row in &self.values {
            let centred = row.iter().zip(&means).enumerate();
            design.push(centred.map(|(at, (value, mean))| value.map(|value| (at, value - mean))));
        }
        let splits = folded(self.table, rows, CHOOSING_FOLDS, seed);
        let ridge = choose_ridge(&design, &self.table.won, &splits, true, pace).await;
        let Logistic { coefficients, .. } = logistic(&design, rows, &self.table.won, ridge, true, None);
        pace.step(rows.len()).await;
        // Normalised from millionths: the shares are whole percents, their remainders decide who is rounded up.
        let largest = coefficients.iter().copied().fold(0.0, f64::max);
        #[allow(clippy::cast_possible_truncation, reason = "between 0 and a million")]
        let parts: Vec<i64> = coefficients
            .iter()
            .map(|b| libm::round(b / largest * 1e6) as i64)
            .collect();
        let weights = (largest > 1e-9).then(|| normalise(&parts)).flatten()?;
        Some(self.places.iter().copied().zip(weights).collect())
    }

    /// The rows that judge, by weights that they did not teach: all of them once per dealing of the folds.
    async fn held_out(&self, seed: u64, pace: &Pace) -> HeldOut {
        let (mut rounds, by_time) = splits(self.table, FOLDS, seed);
        let dealings = if by_time { 1 } else { REPEATS };
        let all: Vec<usize> = (0..self.table.len()).collect();
        for repeat in 1..dealings {
            rounds.extend(folded(
                self.table,
                &all,
                FOLDS,
                seed.wrapping_add(u64::from(repeat)),
            ));
        }
        let mut tiers = vec![(0, 0); self.card.tiers.len()];
        let mut folds = Vec::with_capacity(rounds.len());
        for (at, Split { learn, judge }) in rounds.iter().enumerate() {
            pace.tell(at, rounds.len());
            let weights = self.weights(learn, seed.wrapping_add(at as u64), pace).await;
            // Where these rows teach nothing the present weights stay.
            let card = weights.map_or_else(|| self.card.clone(), |weights| with_weights(self.card, &weights));
            let scores = |card: &Scorecard| {
                judge
                    .iter()
                    .map(|row| self.score(card, *row))
                    .collect::<Vec<f64>>()
            };
            let won: Vec<bool> = judge.iter().map(|row| self.table.is_won(*row)).collect();
            folds.extend(paired(&won, &scores(self.card), &scores(&card)));
            judge.iter().for_each(|row| self.count(&card, *row, &mut tiers));
        }
        HeldOut {
            folds,
            tiers: tiers
                .into_iter()
                .map(|tier| mean(tier, u64::from(dealings)))
                .collect(),
            by_time,
        }
    }

    fn scored(&self, card: &Scorecard, row: usize) -> Option<Score> {
        Some(score(card, self.known.readings.get(row)?.iter().copied()))
    }

    /// The score over what is known; no number where nothing is.
    fn score(&self, card: &Scorecard, row: usize) -> f64 {
        let scored = self.scored(card, row);
        scored.and_then(|score| score.value()).unwrap_or(f64::NAN)
    }

    /// Counts a row, and whether it was won, in its tier; in none where the unknowns leave it open.
    fn count(&self, card: &Scorecard, row: usize, tiers: &mut [(u64, u64)]) {
        let scored = self.scored(card, row);
        let tier = scored.and_then(|score| score.tier_range(&card.tiers).stated());
        if let Some((rows, won)) = tier.and_then(|at| tiers.get_mut(at)) {
            *rows += 1;
            *won += u64::from(self.table.is_won(row));
        }
    }
}

/// Rows and wins of a tier in so many dealings, in the mean of one: ten dealings of the same rows are not ten times as
/// many. Half a row up.
const fn mean((rows, won): (u64, u64), dealings: u64) -> Count {
    Count {
        successes: (2 * won + dealings) / (2 * dealings),
        trials: (2 * rows + dealings) / (2 * dealings),
    }
}

/// The scorecard with other weights.
fn with_weights(card: &Scorecard, weights: &[(usize, i64)]) -> Scorecard {
    let mut card = card.clone();
    for (at, new) in weights {
        if let Some(Role::Weighted { weight }) = card.factors.get_mut(*at).map(|f| &mut f.role) {
            weight.value = *new;
        }
    }
    card
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::pace::at_once;
    use crate::engines::scorecard::Answer;
    use crate::models::lead_tiering::template;
    use rand::{Rng, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    /// Rows over the template's seven factors in which only the named factors decide, with some noise.
    fn rows(count: usize, decides: &[usize]) -> Known {
        let mut random = ChaCha8Rng::seed_from_u64(11);
        let mut known = Known::default();
        for _ in 0..count {
            let levels: Vec<usize> = (0..7).map(|_| random.random_range(0..5)).collect();
            let sum: usize = decides.iter().filter_map(|at| levels.get(*at)).sum();
            let noise = random.random_range(0..4);
            known.won.push(sum + noise > decides.len() * 2 + 2);
            known.readings.push(
                levels
                    .into_iter()
                    .map(|level| Answer::Level(level).into())
                    .collect(),
            );
        }
        known
    }

    fn suggested(known: &Known) -> Suggestion {
        at_once(suggest(&template::scorecard(), known, 1, &Pace::unpaced()))
    }

    #[test]
    fn the_factors_that_decide_get_the_weight() {
        let found = suggested(&rows(600, &[1, 5]));
        assert_eq!(found.offer, Offer::Surely, "{found:?}");
        assert_eq!(found.weights.iter().map(|w| w.1).sum::<i64>(), 100);
        let of = |at: usize| found.weights[at].1;
        assert!(of(1) + of(5) >= 70, "{:?}", found.weights);
        let (before, after) = found.auc.unwrap();
        let gain = found.gain.unwrap();
        assert!((after - before - gain.value).abs() < 1e-9 && gain.interval.low > 0.0);
    }

    #[test]
    fn few_rows_and_noise_are_not_answered_with_weights_to_take() {
        assert_eq!(suggested(&rows(60, &[1])).offer, Offer::TooFew);
        let mut noise = rows(400, &[1]);
        noise.won = (0..400).map(|row| (row * 7919 + 13) % 97 < 48).collect();
        let found = suggested(&noise);
        assert!(found.offer != Offer::Surely, "{found:?}");
    }

    #[test]
    fn the_same_seed_gives_the_same_answer() {
        let known = rows(300, &[0, 3]);
        assert_eq!(suggested(&known), suggested(&known));
    }
}
