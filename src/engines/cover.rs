//! The cheapest whole numbers of several kinds of work that together gain enough, and the most they can gain.
//!
//! Each way has a cost and a gain a unit, a limit, and takes of one room they share (working time). Some ways supply
//! others: what these can do grows with what those do. Two exact searches in depth with bounds from the relaxation to
//! fractions; they stop on a count of nodes, never on time.

use std::cmp::Ordering;

use super::whole::ceiling;

/// One kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Way {
    /// Cost of a unit, 0 or more.
    pub cost: f64,
    /// What a unit gains, 0 or more.
    pub gain: f64,
    /// Units at most.
    pub most: f64,
    /// What a unit takes of the room.
    pub load: f64,
    /// Units that what is at hand allows, before any supply; none where it needs none.
    pub at_hand: Option<f64>,
    /// The way that a unit supplies, and how many units of that it allows.
    pub supplies: Option<(usize, f64)>,
}

/// So many units of each way.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mix {
    /// Whole units, in the order of the ways.
    pub units: Vec<f64>,
    /// What they cost.
    pub cost: f64,
    /// What they gain.
    pub gain: f64,
    /// False where the search was cut short, so that a better mix may exist.
    pub is_proven: bool,
}

/// Why there is no mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMix {
    /// No mix does it.
    Impossible,
    /// The search was cut short before it found one; there may be one.
    CutShort,
}

/// Nodes after which a search stops.
pub const MOST_NODES: usize = 300_000;
/// Amounts are equal within this share.
const SAME: f64 = 1e-9;

/// The cheapest mix that gains `need` or more within `room`.
///
/// # Errors
///
/// Where no mix does, or the search was cut short before it found one.
///
/// ```
/// use loudou::engines::cover::{NoMix, Way, cheapest};
/// let calls = Way { cost: 5.0, gain: 0.01, most: 2_000.0, load: 1.0 / 60.0, ..Way::default() };
/// let visits = Way { cost: 300.0, gain: 0.2, most: 40.0, load: 0.25, ..Way::default() };
/// // 500 a head by telephone, 1 500 by visits: calls first, as far as they go.
/// let mix = cheapest(&[calls, visits], 22.0, 100.0).unwrap();
/// assert_eq!(mix.units, [2_000.0, 10.0]);
/// assert_eq!(mix.cost, 13_000.0);
/// assert_eq!(cheapest(&[calls, visits], 30.0, 100.0), Err(NoMix::Impossible));
/// // A unit less of what is cheapest by the piece may be the cheaper whole.
/// let way = |cost, gain, most| Way { cost, gain, most, ..Way::default() };
/// let mix = cheapest(&[way(1.0, 1.0, 10.0), way(10.0, 5.0, 10.0), way(6.0, 2.0, 10.0)], 16.0, 0.0).unwrap();
/// assert_eq!((mix.cost, mix.units), (25.0, vec![9.0, 1.0, 1.0]));
/// ```
pub fn cheapest(ways: &[Way], need: f64, room: f64) -> Result<Mix, NoMix> {
    let mut search = Search::new(ways, Aim::Cheapest { need });
    search.go(0, 0.0, 0.0, room);
    search.answer()
}

/// The mix that gains most within `room`, cost aside.
///
/// ```
/// use loudou::engines::cover::{Way, most};
/// let calls = Way { gain: 0.01, most: 2_000.0, load: 1.0, at_hand: Some(100.0), ..Way::default() };
/// let events = Way { most: 3.0, supplies: Some((0, 50.0)), ..Way::default() };
/// let mix = most(&[calls, events], 1_000.0);
/// assert_eq!(mix.units, [250.0, 3.0]);
/// assert!((mix.gain - 2.5).abs() < 1e-12);
/// ```
#[must_use]
pub fn most(ways: &[Way], room: f64) -> Mix {
    let mut search = Search::new(ways, Aim::Most);
    search.go(0, 0.0, 0.0, room);
    search.answer().unwrap_or_default()
}

#[derive(Clone, Copy, PartialEq)]
enum Aim {
    Cheapest { need: f64 },
    Most,
}

struct Search<'a> {
    ways: &'a [Way],
    aim: Aim,
    /// Places of the ways: first those that supply others, then by what they cost (or take) for what they gain.
    order: Vec<usize>,
    /// Places by load for gain, for the most that the rest can gain.
    by_load: Vec<usize>,
    units: Vec<f64>,
    best: Option<Mix>,
    nodes: usize,
}

impl<'a> Search<'a> {
    fn new(ways: &'a [Way], aim: Aim) -> Self {
        let price = |at: usize| {
            ways.get(at).map_or(f64::INFINITY, |way| match aim {
                Aim::Cheapest { .. } => per_gain(way.cost, way.gain),
                Aim::Most => per_gain(way.load, way.gain),
            })
        };
        let load = |at: usize| {
            ways.get(at)
                .map_or(f64::INFINITY, |way| per_gain(way.load, way.gain))
        };
        let gives = |at: usize| ways.get(at).is_some_and(|way| way.supplies.is_some());
        let mut order: Vec<usize> = (0..ways.len()).collect();
        let mut by_load = order.clone();
        by_load.sort_by(|a, b| load(*a).total_cmp(&load(*b)));
        order.sort_by(|a, b| gives(*b).cmp(&gives(*a)).then(price(*a).total_cmp(&price(*b))));
        Self {
            ways,
            aim,
            order,
            by_load,
            units: vec![0.0; ways.len()],
            best: None,
            nodes: 0,
        }
    }

    /// The way at a place, and units of it that are allowed with what supplies are decided (`exact`) or at most.
    fn cap(&self, at: usize, decided: usize) -> f64 {
        let Some(way) = self.ways.get(at) else { return 0.0 };
        let Some(at_hand) = way.at_hand else {
            return way.most;
        };
        let mut supplied = at_hand;
        for (place, giver) in self.order.iter().enumerate() {
            let Some(Way {
                supplies: Some((to, each)),
                most,
                ..
            }) = self.ways.get(*giver)
            else {
                continue;
            };
            if *to == at {
                let units = self.units.get(*giver).copied().unwrap_or(0.0);
                supplied += each * if place < decided { units } else { *most };
            }
        }
        way.most.min(floor(supplied))
    }

    /// Most that the ways not yet decided can gain in fractions.
    fn reach(&self, decided: usize, mut room: f64) -> f64 {
        let open = self.order.get(decided..).unwrap_or(&[]);
        let mut gain = 0.0;
        for at in self.by_load.iter().filter(|at| open.contains(at)) {
            let Some(way) = self.ways.get(*at) else { continue };
            let cap = self.cap(*at, decided);
            let units = if way.load > 0.0 {
                cap.min(room.max(0.0) / way.load)
            } else {
                cap
            };
            room -= units * way.load;
            gain += units * way.gain;
        }
        gain
    }

    /// Least that `need` costs by the ways not yet decided, in fractions and without regard to room.
    fn least_cost(&self, decided: usize, mut need: f64) -> f64 {
        let mut cost = 0.0;
        for at in self.order.get(decided..).unwrap_or(&[]) {
            let Some(way) = self.ways.get(*at).filter(|way| way.gain > 0.0) else {
                continue;
            };
            if need <= 0.0 {
                break;
            }
            let units = self.cap(*at, decided).min(need / way.gain);
            need -= units * way.gain;
            cost += units * way.cost;
        }
        cost
    }

    /// True where nothing below this node is better than what was found.
    fn is_worse(&self, decided: usize, cost: f64, gain: f64, room: f64) -> bool {
        let Some(best) = &self.best else { return false };
        match self.aim {
            Aim::Cheapest { need } => {
                cost + self.least_cost(decided, need - gain) >= best.cost * (1.0 - SAME)
            }
            Aim::Most => gain + self.reach(decided, room) <= best.gain * (1.0 + SAME),
        }
    }

    fn go(&mut self, decided: usize, cost: f64, gain: f64, room: f64) {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return;
        }
        let Some((at, way)) = self
            .order
            .get(decided)
            .and_then(|at| Some((*at, *self.ways.get(*at)?)))
        else {
            self.keep(cost, gain);
            return;
        };
        let missing = |gain: f64, need: f64| need * (1.0 - SAME) - gain;
        if let Aim::Cheapest { need } = self.aim
            && missing(gain + self.reach(decided, room), need) > 0.0
        {
            return;
        }
        let upper = self.upper(decided, at, &way, gain, room);
        let mut units = upper;
        loop {
            self.set(at, units);
            let (cost, gain, room) = (
                cost + units * way.cost,
                gain + units * way.gain,
                room - units * way.load,
            );
            if self.is_worse(decided + 1, cost, gain, room) {
                // The ways are in order of price, so that fewer units are no better. That does not hold for a supplier,
                // whose own price says nothing, nor for the most units, of which the last may be more than is asked for.
                if way.supplies.is_none() && units < upper {
                    break;
                }
            } else {
                self.go(decided + 1, cost, gain, room);
            }
            if units <= 0.0 || self.nodes > MOST_NODES {
                break;
            }
            units -= 1.0;
        }
        self.set(at, 0.0);
    }

    /// Units of a way that can make sense: within its limit and the room, and no more than the need asks for.
    fn upper(&self, decided: usize, at: usize, way: &Way, gain: f64, room: f64) -> f64 {
        let mut units = floor(self.cap(at, decided));
        if way.load > 0.0 {
            units = units.min(floor(room.max(0.0) / way.load));
        }
        match self.aim {
            Aim::Cheapest { need } if way.supplies.is_none() => {
                let left = (need * (1.0 - SAME) - gain).max(0.0);
                let asked = if way.gain > 0.0 {
                    ceiling(left / way.gain)
                } else {
                    0.0
                };
                units.min(asked)
            }
            _ => units,
        }
    }

    fn set(&mut self, at: usize, units: f64) {
        if let Some(slot) = self.units.get_mut(at) {
            *slot = units;
        }
    }

    fn keep(&mut self, cost: f64, gain: f64) {
        let better = match (&self.best, self.aim) {
            (None, Aim::Most) => true,
            (Some(best), Aim::Most) => gain.total_cmp(&best.gain) == Ordering::Greater,
            (best, Aim::Cheapest { need }) => {
                gain >= need * (1.0 - SAME) && best.as_ref().is_none_or(|best| cost < best.cost)
            }
        };
        if better {
            self.best = Some(Mix {
                units: self.units.clone(),
                cost: cost + 0.0,
                gain: gain + 0.0,
                is_proven: false,
            });
        }
    }

    fn answer(self) -> Result<Mix, NoMix> {
        let is_proven = self.nodes <= MOST_NODES;
        match self.best {
            Some(best) => Ok(Mix { is_proven, ..best }),
            None if is_proven => Err(NoMix::Impossible),
            None => Err(NoMix::CutShort),
        }
    }
}

fn per_gain(amount: f64, gain: f64) -> f64 {
    if gain > 0.0 { amount / gain } else { f64::INFINITY }
}

/// Whole units of a limit; what rounding alone keeps from a whole one is one.
fn floor(limit: f64) -> f64 {
    if limit.is_finite() {
        libm::floor(limit * (1.0 + 1e-12) + 1e-12).max(0.0)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// All mixes there are.
    fn brute(ways: &[Way], room: f64) -> Vec<Mix> {
        let mut list = vec![vec![]];
        for way in ways {
            let some = |n: f64| (n < way.most).then_some(n + 1.0);
            let counts: Vec<f64> = std::iter::successors(Some(0.0), |n| some(*n)).collect();
            list = list
                .into_iter()
                .flat_map(|units: Vec<f64>| {
                    let with = |more: &f64| [units.clone(), vec![*more]].concat();
                    counts.iter().map(with).collect::<Vec<_>>()
                })
                .collect();
        }
        let sum = |units: &[f64], of: fn(&Way) -> f64| -> f64 {
            units.iter().zip(ways).map(|(x, way)| x * of(way)).sum()
        };
        let allowed = |units: &[f64]| {
            (0..ways.len()).all(|at| {
                let supply: f64 = ways
                    .iter()
                    .zip(units)
                    .filter_map(|(way, x)| way.supplies.filter(|(to, _)| *to == at).map(|(_, each)| each * x))
                    .sum();
                ways[at]
                    .at_hand
                    .is_none_or(|at_hand| units[at] <= at_hand + supply + 1e-9)
            })
        };
        list.into_iter()
            .filter(|units| sum(units, |way| way.load) <= room + 1e-9 && allowed(units))
            .map(|units| Mix {
                cost: sum(&units, |way| way.cost),
                gain: sum(&units, |way| way.gain),
                is_proven: true,
                units,
            })
            .collect()
    }

    fn ways() -> impl Strategy<Value = Vec<Way>> {
        let number = |most: u8| (0..=most).prop_map(f64::from);
        let way = (
            number(9),
            number(5),
            number(5),
            number(3),
            any::<bool>(),
            number(3),
        );
        prop::collection::vec(way, 1..4).prop_map(|list| {
            let mut ways: Vec<Way> = list
                .iter()
                .map(|(cost, gain, most, load, ..)| Way {
                    cost: *cost,
                    gain: *gain,
                    most: *most,
                    load: *load,
                    ..Way::default()
                })
                .collect();
            // The last one supplies the first one now and then.
            if let (Some((.., true, each)), 2..) = (list.last(), list.len()) {
                ways[0].at_hand = Some(1.0);
                let last = ways.len() - 1;
                ways[last].gain = 0.0;
                ways[last].supplies = Some((0, *each));
            }
            ways
        })
    }

    #[test]
    fn nothing_needed_costs_nothing() {
        let way = Way {
            cost: 3.0,
            gain: 1.0,
            most: 4.0,
            ..Way::default()
        };
        assert_eq!(cheapest(&[way], 0.0, 0.0).unwrap().cost, 0.0);
        assert_eq!(cheapest(&[], 0.0, 5.0).unwrap().units, [0.0; 0]);
        assert_eq!(cheapest(&[], 1.0, 5.0), Err(NoMix::Impossible));
        assert_eq!(most(&[], 5.0).gain, 0.0);
    }

    #[test]
    fn a_search_that_finds_nothing_in_time_does_not_say_that_there_is_nothing() {
        // A hundred visits, all the room there is, would just do it; but people to visit come from events, which take
        // some of that room. Each mix of events leaves the bound at a mix of fractions that would be enough.
        let event = Way {
            most: 200.0,
            load: 0.001,
            supplies: Some((0, 100.0)),
            ..Way::default()
        };
        let visits = Way {
            gain: 1.0,
            most: 1_000.0,
            load: 1.0,
            at_hand: Some(0.0),
            ..Way::default()
        };
        let found = cheapest(&[visits, event, event, event], 99.3, 100.0);
        assert_eq!(found, Err(NoMix::CutShort));
        let few = Way { most: 5.0, ..event };
        let found = cheapest(&[visits, few, few, few], 99.3, 100.0);
        assert_eq!(found, Err(NoMix::Impossible));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn no_mix_is_better(ways in ways(), need in 0_u8..30, room in 0_u8..15) {
            let (need, room) = (f64::from(need), f64::from(room));
            let all = brute(&ways, room);
            let found = cheapest(&ways, need, room).ok();
            let least = all.iter().filter(|mix| mix.gain >= need).map(|mix| mix.cost).min_by(f64::total_cmp);
            prop_assert_eq!(found.as_ref().map(|mix| mix.cost), least);
            if let Some(found) = &found {
                prop_assert!(found.is_proven && all.iter().any(|mix| mix.units == found.units));
            }
            let top = most(&ways, room);
            let greatest = all.iter().map(|mix| mix.gain).fold(0.0, f64::max);
            prop_assert_eq!(top.gain, greatest);
            prop_assert!(all.iter().any(|mix| mix.units == top.units));
        }
    }
}
