//! How well each factor alone tells won from lost, beside what chance gives.

use serde::{Deserialize, Serialize};

use super::super::Case;
use super::SEED;
use super::closed::known;
use crate::engines::learn::{Chance, LevelStrength, chance, information};
use crate::engines::pace::Pace;
use crate::engines::scorecard::{Answer, Factor, Reading, Scale};

/// Shuffles that show what chance gives.
const SHUFFLES: usize = 200;

/// The strength of a factor. It depends on what the levels are, not on their points or on the weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactorStrength {
    /// Place of the factor.
    pub factor: usize,
    /// Leads with an outcome of which the factor is known.
    pub known: usize,
    /// Information value; none where none of them was won or none lost.
    pub information: Option<f64>,
    /// What chance alone gives.
    pub chance: Option<Chance>,
    /// Won and lost leads and evidence per level or band.
    pub levels: Vec<LevelStrength>,
}

impl FactorStrength {
    /// Whether the factor tells more than chance does in 19 of 20 shuffles; none where that cannot be told.
    #[must_use]
    pub fn tells(&self) -> Option<bool> {
        Some(self.information? > self.chance?.high)
    }
}

/// The strength of every factor of the scorecard in use, in its order.
pub async fn strengths(case: Case<'_>, pace: &Pace) -> Vec<FactorStrength> {
    let known = known(case);
    let factors = case
        .input
        .card()
        .map(|c| c.factors.as_slice())
        .unwrap_or_default();
    let mut list = Vec::with_capacity(factors.len());
    for (at, factor) in factors.iter().enumerate() {
        pace.tell(at, factors.len());
        let mut counts = vec![(0_usize, 0_usize); places(factor)];
        for (readings, won) in known.readings.iter().zip(&known.won) {
            let place = readings.get(at).and_then(|reading| place(factor, *reading));
            if let Some((of_won, of_lost)) = place.and_then(|place| counts.get_mut(place)) {
                *of_won += usize::from(*won);
                *of_lost += usize::from(!*won);
            }
        }
        let rows: Vec<usize> = counts.iter().map(|(won, lost)| won + lost).collect();
        let won = counts.iter().map(|c| c.0).sum();
        let found = information(&counts);
        list.push(FactorStrength {
            factor: at,
            known: rows.iter().sum(),
            chance: match &found {
                Some(_) => chance(&rows, won, SHUFFLES, SEED.wrapping_add(at as u64), pace).await,
                None => None,
            },
            information: found.as_ref().map(|f| f.0),
            levels: found.map(|f| f.1).unwrap_or_default(),
        });
    }
    list
}

/// Levels or bands of a factor, and one for cells left empty where those count.
fn places(factor: &Factor) -> usize {
    let own = match &factor.scale {
        Scale::Levels { levels } => levels.len(),
        Scale::Bands { bands, .. } => bands.len(),
    };
    own + usize::from(factor.when_empty.is_some())
}

fn place(factor: &Factor, reading: Reading) -> Option<usize> {
    match (&factor.scale, reading.answer) {
        (_, Answer::Unknown) => factor.when_empty.map(|_| places(factor) - 1),
        (Scale::Levels { .. }, Answer::Level(at)) => Some(at),
        (Scale::Bands { bands, .. }, Answer::Number(x)) => {
            bands.iter().rposition(|b| b.from.is_none_or(|from| x >= from))
        }
        _ => None,
    }
}
