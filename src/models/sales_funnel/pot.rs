//! What may still come in: named deals and contracts to be won, and the probability of any amount of it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::engines::stats::convolution::{Amounts, Chance, Counts};
use crate::engines::stats::gamma;
use crate::engines::whole::ceiling;

/// Open deals with their own amounts, and wins of the average contract value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pot {
    /// Sums of the named deals.
    pub deals: Amounts,
    /// Wins of the average value.
    pub wins: Counts,
    /// That value.
    pub value: f64,
    /// Standard deviation over mean of a contract; contracts are gamma-distributed.
    pub spread: f64,
}

/// Points of a curve at most.
const CURVE: usize = 120;
/// Probabilities nearer to 0 or 1 than this are left out of a curve.
const EDGE: f64 = 5e-4;

impl Pot {
    /// Wins of the average value alone.
    pub fn of_wins(wins: Counts, value: f64, spread: f64) -> Self {
        Self {
            deals: Amounts::of(&[]),
            wins,
            value,
            spread,
        }
    }

    /// Named deals alone; new contracts have this value.
    pub fn of_deals(deals: &[Chance], value: f64, spread: f64) -> Self {
        Self {
            deals: Amounts::of(deals),
            ..Self::of_wins(Counts::certain(0), value, spread)
        }
    }

    /// With more customers that are won with this chance each.
    pub fn with_more(&self, customers: u64, chance: f64) -> Self {
        Self {
            wins: self.wins.plus(&Counts::binomial(customers, chance)),
            ..self.clone()
        }
    }

    /// The probability of `amount` or more, 0 to 1, where every contract is worth `1 + uplift` times as much. Exact
    /// for independent deals.
    pub fn at_least(&self, amount: f64, uplift: f64) -> f64 {
        let amount = amount / (1.0 + uplift);
        let wins = Tail::of(self);
        let points = self.deals.points();
        // As in `Amounts`: what rounding alone keeps from the amount reaches it.
        let slack = points.last().map_or(0.0, |(sum, _)| sum * 1e-12);
        let total: f64 = points
            .iter()
            .map(|(sum, p)| p * wins.at_least(amount - sum, slack))
            .sum();
        total.clamp(0.0, 1.0) + 0.0
    }

    /// Amounts from low to high between which the probability goes from almost 1 to almost 0.
    pub fn amounts(&self) -> Vec<f64> {
        let (low, high) = self.range();
        let exact = self.spread <= 0.0;
        let list: Vec<f64> = if exact && self.wins.entries().len() == 1 {
            let wins = self.wins.entries().next().map_or(0, |(wins, _)| wins);
            let sure = wins as f64 * self.value;
            self.deals.points().iter().map(|(sum, _)| *sum + sure).collect()
        } else if exact && self.deals.points().len() == 1 {
            let sure = self.deals.points().first().map_or(0.0, |(sum, _)| *sum);
            self.wins
                .entries()
                .map(|(wins, _)| sure + wins as f64 * self.value)
                .collect()
        } else {
            (0..=CURVE)
                .map(|at| low + (high - low) * at as f64 / CURVE as f64)
                .collect()
        };
        list
    }

    /// The curve of [`Pot::at_least`] over `base`, thinned to a drawable number of points.
    pub fn curve(&self, base: f64) -> Vec<(f64, f64)> {
        let amounts = self.amounts();
        let stride = (amounts.len() / CURVE).max(1);
        let at = |amount: f64| (base + amount, self.at_least(amount, 0.0));
        let mut curve: Vec<(f64, f64)> = Vec::new();
        for (place, amount) in amounts.iter().enumerate() {
            if place % stride != 0 && place + 1 != amounts.len() {
                continue;
            }
            let point = at(*amount);
            if point.1 > 1.0 - EDGE {
                curve.clear(); // only the last of the sure ones is drawn
            }
            curve.push(point);
            if point.1 < EDGE {
                break;
            }
        }
        curve
    }

    /// The greatest amount reached with probability `p`, but for the grid of [`Pot::amounts`].
    pub fn reached_with(&self, p: f64) -> f64 {
        let amounts = self.amounts();
        let short = amounts.partition_point(|amount| self.at_least(*amount, 0.0) >= p);
        short
            .checked_sub(1)
            .and_then(|at| amounts.get(at))
            .copied()
            .unwrap_or(0.0)
    }

    /// Ends of what can come in; with spread, of almost all of it.
    fn range(&self) -> (f64, f64) {
        let seen = |p: f64| p > EDGE * 1e-3;
        let likely: Vec<u64> = self
            .wins
            .entries()
            .filter(|(_, p)| seen(*p))
            .map(|(n, _)| n)
            .collect();
        let wins = |at: Option<&u64>| at.copied().unwrap_or(0) as f64 * self.value;
        let (few, many) = (wins(likely.first()), wins(likely.last()));
        let ends = (self.deals.points().first(), self.deals.points().last());
        let widen = if self.spread > 0.0 {
            4.0 * self.spread * libm::sqrt(many * self.value)
        } else {
            0.0
        };
        let low = (few - widen).max(0.0) + ends.0.map_or(0.0, |(sum, _)| *sum);
        (low, many + widen + ends.1.map_or(0.0, |(sum, _)| *sum))
    }
}

/// The probability of one amount by the number of wins, each worked out once: for pots that differ in their wins only.
pub(super) struct Tails<'a> {
    pot: &'a Pot,
    amount: f64,
    known: RefCell<BTreeMap<u64, f64>>,
}

impl<'a> Tails<'a> {
    pub fn of(pot: &'a Pot, amount: f64) -> Self {
        Self {
            pot,
            amount,
            known: RefCell::default(),
        }
    }

    /// [`Pot::at_least`] of a pot with the same deals and contracts.
    pub fn at_least(&self, pot: &Pot) -> f64 {
        let mut known = self.known.borrow_mut();
        let mut tail = |wins: u64| {
            *known.entry(wins).or_insert_with(|| {
                let wins = Counts::certain(wins);
                let pot = Pot {
                    wins,
                    ..self.pot.clone()
                };
                pot.at_least(self.amount, 0.0)
            })
        };
        let total: f64 = pot.wins.entries().map(|(wins, p)| p * tail(wins)).sum();
        total.clamp(0.0, 1.0)
    }
}

/// The upper tail of the sum of won contracts.
struct Tail<'a> {
    pot: &'a Pot,
    /// Probability of the first number of wins or more, of the second, …
    above: Vec<f64>,
    first: f64,
}

impl<'a> Tail<'a> {
    fn of(pot: &'a Pot) -> Self {
        let mut sum = 0.0;
        let mut above: Vec<f64> = pot
            .wins
            .entries()
            .rev()
            .map(|(_, p)| {
                sum += p;
                f64::min(sum, 1.0)
            })
            .collect();
        above.reverse();
        let first = pot.wins.entries().next().map_or(0.0, |(wins, _)| wins as f64);
        Self { pot, above, first }
    }

    fn at_least(&self, amount: f64, slack: f64) -> f64 {
        let Pot {
            wins, value, spread, ..
        } = self.pot;
        if amount <= slack {
            return 1.0;
        }
        if *value <= 0.0 {
            return 0.0;
        }
        if *spread <= 0.0 {
            let place = (ceiling(amount / value) - self.first).max(0.0);
            let Some(place) = whole(place) else { return 0.0 };
            return self.above.get(place).copied().unwrap_or(0.0);
        }
        let shape = 1.0 / (spread * spread);
        let x = amount / value * shape;
        wins.entries()
            .map(|(wins, p)| p * gamma::at_least(wins as f64 * shape, x))
            .sum()
    }
}

/// A place in a list.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to what a place can be"
)]
fn whole(place: f64) -> Option<usize> {
    (place < 1e9).then_some(place as usize)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every sum that some deals and some wins come to, with its probability: all subsets, one by one.
    fn by_counting(deals: &[Chance], wins: &[(u64, f64)], value: f64) -> Vec<(f64, f64)> {
        let mut sums: Vec<(f64, f64)> = Vec::new();
        for subset in 0..1_u32 << deals.len() {
            let (mut sum, mut p) = (0.0, 1.0);
            for (at, deal) in deals.iter().enumerate() {
                let is_won = subset >> at & 1 == 1;
                sum += if is_won { deal.amount } else { 0.0 };
                p *= if is_won {
                    deal.probability
                } else {
                    1.0 - deal.probability
                };
            }
            sums.extend(wins.iter().map(|(n, q)| (sum + *n as f64 * value, p * q)));
        }
        sums.retain(|(_, p)| *p > 0.0);
        sums.sort_by(|a, b| a.0.total_cmp(&b.0));
        sums
    }

    fn at_least(sums: &[(f64, f64)], amount: f64) -> f64 {
        sums.iter()
            .filter(|(sum, _)| *sum >= amount)
            .map(|(_, p)| p)
            .sum()
    }

    /// Deals of whole amounts, some of them sure; probabilities are eighths, so that sums of them are exact.
    fn deals() -> impl Strategy<Value = Vec<Chance>> {
        let deal =
            (1_u8..40, prop_oneof![2 => 1_u8..8, 1 => Just(8_u8)]).prop_map(|(amount, eighths)| Chance {
                amount: f64::from(amount) * 10.0,
                probability: f64::from(eighths) / 8.0,
            });
        prop::collection::vec(deal, 0..6)
    }

    proptest! {
        #[test]
        fn deals_and_sure_wins_land_where_counting_says(deals in deals(), sure in 0_u64..4) {
            let pot = Pot { wins: Counts::certain(sure), ..Pot::of_deals(&deals, 70.0, 0.0) };
            let sums = by_counting(&deals, &[(sure, 1.0)], 70.0);
            let mut distinct: Vec<f64> = sums.iter().map(|(sum, _)| *sum).collect();
            distinct.dedup();
            prop_assert_eq!(pot.amounts(), distinct);
            agree(&pot, &sums)?;
        }

        #[test]
        fn sure_deals_and_wins_land_where_counting_says(amounts in prop::collection::vec(1_u8..40, 0..4), n in 1_u64..4) {
            let deals: Vec<Chance> = amounts
                .iter()
                .map(|amount| Chance { amount: f64::from(*amount) * 10.0, probability: 1.0 })
                .collect();
            let wins = Counts::binomial(n, 0.5);
            let entries: Vec<(u64, f64)> = wins.entries().collect();
            let pot = Pot { wins, ..Pot::of_deals(&deals, 70.0, 0.0) };
            let sums = by_counting(&deals, &entries, 70.0);
            prop_assert_eq!(pot.amounts(), sums.iter().map(|(sum, _)| *sum).collect::<Vec<f64>>());
            agree(&pot, &sums)?;
        }
    }

    fn agree(pot: &Pot, sums: &[(f64, f64)]) -> Result<(), TestCaseError> {
        for (amount, _) in sums {
            prop_assert!((pot.at_least(*amount, 0.0) - at_least(sums, *amount)).abs() < 1e-12);
        }
        // Not at an eighth's power, where rounding would decide.
        for p in [0.901, 0.501, 0.101] {
            let reached = sums.iter().rev().find(|(sum, _)| at_least(sums, *sum) >= p);
            prop_assert_eq!(Some(pot.reached_with(p)), reached.map(|(sum, _)| *sum));
        }
        Ok(())
    }
}
