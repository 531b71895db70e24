//! Where the period may land: exactly with independent deals, and by seeded draws where rates are not known and deals
//! move together.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::flow::wins;
use super::ground::Ground;
use super::input::Input;
use super::pot::Pot;
use super::rates::rates;
use super::report::{Landing, Outlook, Rate, UncertainLanding};
use super::tally::{count, sum};
use crate::engines::pace::{Pace, at_once};
use crate::engines::stats::beta::Beta;
use crate::engines::stats::draw;
use crate::engines::stats::wilson::wilson;
use crate::engines::stats::{Estimate, Interval};

/// Draws of the uncertain answer.
pub const DRAWS: usize = 5_000;
/// Points of its curve.
const POINTS: usize = 100;

/// Where the period may land, with so many draws of the uncertain answer; 0 leaves it out.
pub(super) fn outlook(input: &Input, pot: &Pot, ground: &Ground, rates: &[Rate], draws: usize) -> Outlook {
    let landing = |(amount, probability)| Landing { amount, probability };
    Outlook {
        hit: pot.at_least(ground.left(), 0.0),
        reached: [0.9, 0.5, 0.1].map(|p| ground.won + pot.reached_with(p)),
        curve: pot.curve(ground.won).into_iter().map(landing).collect(),
        grid: pot.deals.step,
        uncertain: (draws > 0).then(|| at_once(uncertain(input, ground, rates, draws, &Pace::unpaced()))),
    }
}

/// The uncertain answer alone, in slices: the rest of the report need not wait for it.
pub async fn draw_landing(input: &Input, draws: usize, pace: &Pace) -> UncertainLanding {
    let input = &input.repaired();
    let rates = rates(input, &mut Vec::new());
    let ground = Ground::of(input, &rates);
    uncertain(input, &ground, &rates, draws, pace).await
}

async fn uncertain(
    input: &Input,
    ground: &Ground,
    rates: &[Rate],
    draws: usize,
    pace: &Pace,
) -> UncertainLanding {
    let mut random = ChaCha8Rng::seed_from_u64(count(input.numbers.seed.value));
    // A rate and a count for each stage of each chain, a win or none for each deal.
    let steps = 1 + ground.deals.len() + rates.len() * (1 + 2 * ground.chains.len());
    let mut landed = Vec::with_capacity(draws);
    for _ in 0..draws {
        landed.push(ground.won + one_draw(input, ground, rates, &mut random));
        pace.step(steps).await;
    }
    landed.sort_unstable_by(f64::total_cmp);
    let target = ground.target;
    let slack = target.abs() * 1e-12;
    let short = landed.partition_point(|amount| *amount < target - slack);
    let hit = wilson((draws - short) as u64, draws as u64);
    UncertainLanding {
        hit: hit.unwrap_or(Estimate {
            value: 0.0,
            interval: Interval { low: 0.0, high: 1.0 },
        }),
        draws,
        curve: drawn_curve(&landed),
    }
}

/// Amounts at even steps of probability, each with the share of draws that reach it.
fn drawn_curve(landed: &[f64]) -> Vec<Landing> {
    let mut curve: Vec<Landing> = Vec::new();
    for step in 0..POINTS {
        let Some(amount) = landed.get(step * landed.len() / POINTS).copied() else {
            continue;
        };
        if curve.last().is_some_and(|last| last.amount == amount) {
            continue;
        }
        let below = landed.partition_point(|other| *other < amount);
        curve.push(Landing {
            amount: amount + 0.0,
            probability: (landed.len() - below) as f64 / landed.len() as f64,
        });
    }
    curve
}

/// One period: rates from what is known of them, one shock for all, then wins and what they are worth.
fn one_draw(input: &Input, ground: &Ground, rates: &[Rate], random: &mut ChaCha8Rng) -> f64 {
    let shock = libm::exp(draw::normal(random) * input.numbers.shock.value);
    let shared: Vec<f64> = rates
        .iter()
        .map(|rate| rate.known.map_or(rate.value, |known| draw::rate(random, known)))
        .collect();
    let strength = input.numbers.smoothing.value;
    let mut wins_drawn = 0;
    for chain in &ground.chains {
        let own: Vec<f64>;
        let drawn = if chain.is_shared {
            &shared
        } else {
            own = chain
                .rates
                .iter()
                .map(|rate| own_rate(random, *rate, strength))
                .collect();
            &own
        };
        let lots = chain.open.iter().zip(wins(drawn)).zip(&ground.timely);
        for ((open, win), _) in lots.filter(|(_, timely)| **timely) {
            wins_drawn += draw::binomial(random, count(*open), shocked(win, shock));
        }
    }
    let deals = sum(ground.deals.iter().map(|deal| {
        let is_won = draw::binomial(random, 1, shocked(deal.probability, shock)) == 1;
        if is_won { deal.amount } else { 0.0 }
    }));
    deals + worth(input, wins_drawn, random)
}

/// A rate that a person states, known as well as the reference is.
fn own_rate(random: &mut ChaCha8Rng, rate: f64, strength: f64) -> f64 {
    if strength <= 0.0 {
        return rate;
    }
    let known = Beta {
        won: strength * rate,
        lost: strength * (1.0 - rate),
    };
    draw::rate(random, known)
}

/// A probability whose odds are multiplied.
fn shocked(p: f64, odds_factor: f64) -> f64 {
    if p <= 0.0 || p >= 1.0 {
        return p.clamp(0.0, 1.0);
    }
    let odds = p / (1.0 - p) * odds_factor;
    odds / (1.0 + odds)
}

/// So many contracts, each of the average value or spread around it.
fn worth(input: &Input, wins: u64, random: &mut ChaCha8Rng) -> f64 {
    let (value, spread) = (
        input.numbers.contract_value.value,
        input.numbers.value_spread.value,
    );
    if spread <= 0.0 || wins == 0 {
        return wins as f64 * value;
    }
    let shape = 1.0 / (spread * spread);
    draw::gamma(random, wins as f64 * shape) / shape * value
}
