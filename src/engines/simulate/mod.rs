//! Groups of whole people drawn many times: who leaves is chance, and so are the rates within their ranges.
//!
//! The same course in expectation is [`cohort`](crate::engines::cohort). Each run has a stream of its own of one seed,
//! so that two plans under one seed meet the same luck and slices do not change what comes out.

mod draws;
mod people;
mod range;
#[cfg(test)]
mod tests;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub use draws::{Band, Draws};
pub use people::whole_people;
pub use range::Range;

use super::pace::Pace;
use people::stayed;

/// A group of whole people with what is not known for sure.
#[derive(Debug, Clone, PartialEq)]
pub struct Crew {
    /// Ready before the first month.
    pub ready: u32,
    /// Maturing before the first month, by whole months since joining; as many entries as months to be ready.
    pub maturing: Vec<u32>,
    /// Share of the maturing that stays a month, 0 to 1.
    pub maturing_stay: Range,
    /// Share of the ready that stays a month, 0 to 1.
    pub ready_stay: Range,
    /// What a ready one brings a month.
    pub ready_output: Range,
    /// What a maturing one brings a month, by whole months since joining.
    pub maturing_output: Vec<Range>,
    /// Who joins in each month.
    pub joins: Vec<u32>,
}

/// Draws the course of the groups `runs` times: what they bring together in each month, times its season.
///
/// Each run draws two numbers first: where all its stays lie in their ranges, and where all its outputs do. Then people
/// leave one by one.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::engines::simulate::{Crew, Range, simulate};
/// let crew = Crew {
///     ready: 10, maturing: vec![4, 0, 0], joins: vec![2; 12],
///     maturing_stay: Range::sure(0.92), ready_stay: Range::sure(0.98),
///     ready_output: Range::sure(100.0), maturing_output: vec![Range::sure(30.0); 3],
/// };
/// let draws = at_once(simulate(&[crew], &[1.0; 12], 2000, 1, &Pace::unpaced()));
/// let years = draws.sums(0, 12);
/// let mean = years.iter().sum::<f64>() / 2000.0;
/// assert!((mean / 22_167.539 - 1.0).abs() < 0.005); // the expected year
/// ```
pub async fn simulate(crews: &[Crew], season: &[f64], runs: usize, seed: u64, pace: &Pace) -> Draws {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut draws = Draws::with_room(season.len(), runs);
    let mut month = vec![0.0; season.len()];
    for run in 0..runs {
        random.set_stream(run as u64);
        random.set_word_pos(0);
        let luck = (random.random::<f64>(), random.random::<f64>());
        month.fill(0.0);
        for crew in crews {
            crew.run(luck, &mut month, &mut random);
        }
        for (brought, season) in month.iter_mut().zip(season) {
            *brought *= season;
        }
        draws.push(&month);
        pace.tell(run, runs);
        pace.step(season.len() * crews.len().max(1)).await;
    }
    draws
}

impl Crew {
    /// Adds what one drawn course brings in each month.
    fn run(&self, luck: (f64, f64), months: &mut [f64], random: &mut ChaCha8Rng) {
        let (stay, brings) = luck;
        let young_stay = self.maturing_stay.at(stay).clamp(0.0, 1.0);
        let ready_stay = self.ready_stay.at(stay).clamp(0.0, 1.0);
        let ready_output = self.ready_output.at(brings);
        let outputs: Vec<f64> = self
            .maturing_output
            .iter()
            .map(|range| range.at(brings))
            .collect();
        let mut ready = self.ready;
        // By month of joining and not by age, so that nothing has to move: the oldest at `eldest`.
        let span = self.maturing.len();
        let mut young = self.maturing.clone();
        young.reverse();
        let mut eldest = 0;
        for (at, month) in months.iter_mut().enumerate() {
            let joined = self.joins.get(at).copied().unwrap_or(0);
            if span == 0 {
                ready = ready.saturating_add(joined);
            } else if let Some(newest) = young.get_mut((eldest + span - 1) % span) {
                *newest = newest.saturating_add(joined);
            }
            *month += f64::from(ready) * ready_output;
            for age in 0..span {
                let place = (eldest + span - 1 - age) % span;
                let heads = young.get(place).copied().unwrap_or(0);
                *month += f64::from(heads) * outputs.get(age).copied().unwrap_or(0.0);
            }
            ready = stayed(ready, ready_stay, random);
            for heads in &mut young {
                *heads = stayed(*heads, young_stay, random);
            }
            if let Some(grown) = young.get_mut(eldest) {
                ready = ready.saturating_add(std::mem::take(grown));
                eldest = (eldest + 1) % span;
            }
        }
    }
}
