//! Goal seek: the smallest move of one number that brings a figure to a wanted value.
//!
//! Figures need not be monotone nor continuous: the range is scanned outwards from where the number stands, ever
//! coarser, and the first change of side is halved down to the place where it happens. What lies between two points of
//! the scan and comes back by the next is not seen.

use super::{A_TURN, Dial, same};
use crate::engines::pace::Pace;

/// Which side of the wanted value reaches it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// That or more.
    AtLeast,
    /// That or less.
    AtMost,
    /// The other side from where the figure stands.
    Across,
}

impl Side {
    /// Whether a figure is on the wanted side, but for rounding.
    fn reaches(self, y: f64, wanted: f64, slack: f64) -> bool {
        match self {
            Self::AtMost => y <= wanted + slack,
            Self::AtLeast | Self::Across => y >= wanted - slack,
        }
    }
}

/// Whether the second of two figures does not reach what the first one does.
#[must_use]
pub fn is_across(side: Side, wanted: f64, (there, other): (f64, f64)) -> bool {
    let slack = THERE * wanted.abs();
    match side {
        // Across from where it stood: on either side of the wanted value.
        Side::Across => (there - wanted) * (other - wanted) < 0.0 || (there != other && there == wanted),
        side => !side.reaches(other, wanted, slack),
    }
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer {
    /// The figure is `y` at `x`, which reaches the wanted value; of a figure in steps, the nearest such step.
    Reached {
        /// Value of the number.
        x: f64,
        /// The figure there, computed again.
        y: f64,
    },
    /// No value of the number brings it there; `y` at `x` comes nearest.
    OutOfReach {
        /// Value of the number.
        x: f64,
        /// The figure there.
        y: f64,
    },
    /// Every value of the number reaches it; `y` at `x` is the least beyond.
    Always {
        /// Value of the number.
        x: f64,
        /// The figure there.
        y: f64,
    },
    /// The figure is the same for every value of the number; none where it never has a value.
    NoEffect {
        /// The figure.
        y: Option<f64>,
    },
}

/// Even parts of the whole range that are looked at.
const EVEN: usize = 64;
/// Distances from where the number stands: from the whole range down by this factor each, so many times.
const FINER: (f64, usize) = (1.6, 60);
/// Whole numbers of a range no longer than this are all looked at.
const ALL_WHOLE: f64 = 300.0;
/// Halvings at most.
const HALVINGS: usize = 90;
/// How near to the wanted value is there, as a share of it.
const THERE: f64 = 1e-9;
/// The same for a wanted 0, which has no shares: of the way to it.
const NEAR_ZERO: f64 = 1e-12;

/// The smallest move of `dial` after which `figure` reaches `wanted`.
///
/// Where the figure reaches it already, the answer is how far the number can go until it no longer does. At most about
/// 500 evaluations.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::engines::whatif::Dial;
/// use loudou::engines::whatif::seek::{Answer, Side, seek};
/// let reps = Dial { now: 4.0, low: 0.0, high: 1_000.0, whole: true, step: 1.0 };
/// let find = |wanted: f64, figure: &mut dyn FnMut(f64) -> Option<f64>| {
///     at_once(seek(&reps, wanted, Side::Across, figure, &Pace::unpaced()))
/// };
/// assert_eq!(find(95.0, &mut |x| Some(10.0 * x)), Answer::Reached { x: 10.0, y: 100.0 });
/// // A figure that turns: 25 at most.
/// assert_eq!(find(30.0, &mut |x| Some(x * (10.0 - x))), Answer::OutOfReach { x: 5.0, y: 25.0 });
/// assert_eq!(find(30.0, &mut |_| Some(7.0)), Answer::NoEffect { y: Some(7.0) });
/// // 20 or more, whatever it is.
/// let mut high = |x: f64| Some(30.0 + x);
/// let always = at_once(seek(&reps, 20.0, Side::AtLeast, &mut high, &Pace::unpaced()));
/// assert_eq!(always, Answer::Always { x: 0.0, y: 30.0 });
/// ```
pub async fn seek(
    dial: &Dial,
    wanted: f64,
    side: Side,
    figure: &mut dyn FnMut(f64) -> Option<f64>,
    pace: &Pace,
) -> Answer {
    let mut hunt = Hunt {
        dial,
        wanted,
        side,
        figure,
        pace,
        slack: THERE * wanted.abs(),
        seen: Vec::new(),
    };
    hunt.go().await
}

struct Hunt<'a> {
    dial: &'a Dial,
    wanted: f64,
    side: Side,
    figure: &'a mut dyn FnMut(f64) -> Option<f64>,
    pace: &'a Pace,
    /// How far from the wanted value is still there.
    slack: f64,
    /// Places looked at.
    seen: Vec<(f64, Option<f64>)>,
}

impl Hunt<'_> {
    async fn go(&mut self) -> Answer {
        let now = self.dial.admit(self.dial.now);
        let Some(y) = self.look(now).await else {
            return self.scan(now, false).await;
        };
        if (y - self.wanted).abs() <= self.slack {
            return Answer::Reached { x: now, y };
        }
        if self.wanted == 0.0 {
            self.slack = NEAR_ZERO * y.abs();
        }
        if self.side == Side::Across {
            self.side = if y < self.wanted {
                Side::AtLeast
            } else {
                Side::AtMost
            };
        }
        self.scan(now, self.is_there(y)).await
    }

    /// Both ways from `now`, nearest change of side first; `there` is the side it stands on.
    async fn scan(&mut self, now: f64, there: bool) -> Answer {
        let offsets = self.offsets(now);
        let mut nearest: Option<f64> = None;
        for sign in [1.0, -1.0] {
            let limit = nearest.map_or(f64::INFINITY, |x: f64| (x - now).abs());
            if let Some(x) = self.first_change(now, sign, &offsets, limit, there).await
                && (x - now).abs() < limit
            {
                nearest = Some(x);
            }
        }
        if nearest.is_none() {
            nearest = self.between(there).await;
        }
        if let Some(x) = nearest
            && let Some(y) = self.look(x).await
        {
            return Answer::Reached { x, y };
        }
        self.without(there)
    }

    /// The first change of side in one direction, as the place on the wanted side that is nearest to it.
    async fn first_change(
        &mut self,
        now: f64,
        sign: f64,
        offsets: &[f64],
        limit: f64,
        there: bool,
    ) -> Option<f64> {
        let mut before = now;
        for offset in offsets {
            if (before - now).abs() >= limit {
                return None;
            }
            let x = self.dial.admit(now + sign * offset);
            if x == before {
                continue;
            }
            let y = self.look(x).await;
            if y.is_some_and(|y| self.is_there(y)) != there {
                return Some(self.halve(before, x, there).await);
            }
            before = x;
        }
        None
    }

    /// Between `a`, which is `there`, and `b`, which is not (or the other way round): the wanted side of the change.
    async fn halve(&mut self, a: f64, b: f64, there: bool) -> f64 {
        let (mut a, mut b) = (a, b);
        for _ in 0..HALVINGS {
            let middle = self.dial.admit(a + (b - a) / 2.0);
            let closed = if self.dial.whole {
                (b - a).abs() <= 1.0
            } else {
                (b - a).abs() <= 1e-13 * a.abs().max(b.abs()) || middle == a || middle == b
            };
            if closed {
                break;
            }
            let y = self.ask(middle).await;
            if y.is_some_and(|y| (y - self.wanted).abs() <= self.slack) && !self.dial.whole {
                return middle;
            }
            if y.is_some_and(|y| self.is_there(y)) == there {
                a = middle;
            } else {
                b = middle;
            }
        }
        if there { a } else { b }
    }

    /// A peak between two points of the scan may reach what they do not: the neighbourhood of the best point is
    /// narrowed by the golden section.
    async fn between(&mut self, there: bool) -> Option<f64> {
        self.seen.sort_by(|a, b| a.0.total_cmp(&b.0));
        let best = self.best_place()?;
        let around = |at: Option<usize>| at.and_then(|at| self.seen.get(at)).map(|(x, _)| *x);
        let middle = self.seen.get(best)?.0;
        let mut low = around(best.checked_sub(1)).unwrap_or(middle);
        let mut high = around(Some(best + 1)).unwrap_or(middle);
        const GOLDEN: f64 = 0.618_033_988_749_894_9;
        for _ in 0..48 {
            let x1 = self.dial.admit(high - GOLDEN * (high - low));
            let x2 = self.dial.admit(low + GOLDEN * (high - low));
            if x1 >= x2 {
                break;
            }
            if self.distance(x1).await <= self.distance(x2).await {
                high = x2;
            } else {
                low = x1;
            }
        }
        let at = self.dial.admit(low + (high - low) / 2.0);
        let y = self.look(at).await?;
        if self.is_there(y) == there {
            return None;
        }
        Some(self.halve(middle, at, there).await)
    }

    /// How far the figure is from the wanted value.
    async fn distance(&mut self, x: f64) -> f64 {
        self.look(x)
            .await
            .map_or(f64::INFINITY, |y| (y - self.wanted).abs())
    }

    /// The answer where no side was changed: where the figure stands `there`, it is so everywhere.
    fn without(&self, there: bool) -> Answer {
        let first = self.seen.first().and_then(|(_, y)| *y);
        let is_flat = self.seen.iter().all(|(_, y)| match (y, first) {
            (Some(y), Some(first)) => same(*y, first),
            (None, None) => true,
            _ => false,
        });
        let best = self.best_place().and_then(|at| self.seen.get(at));
        match best {
            Some((x, Some(y))) if !is_flat && there => Answer::Always { x: *x, y: *y },
            Some((x, Some(y))) if !is_flat => Answer::OutOfReach { x: *x, y: *y },
            _ => Answer::NoEffect { y: first },
        }
    }

    /// The place whose figure is nearest to the wanted one; of equals the nearest to where the number stands.
    fn best_place(&self) -> Option<usize> {
        let rank = |x: f64, y: f64| ((y - self.wanted).abs(), (x - self.dial.now).abs());
        let mut best: Option<(usize, (f64, f64))> = None;
        for (at, (x, y)) in self.seen.iter().enumerate() {
            let Some(y) = y else { continue };
            let here = rank(*x, *y);
            if best.is_none_or(|(_, there)| here.0 < there.0 || (here.0 == there.0 && here.1 < there.1)) {
                best = Some((at, here));
            }
        }
        best.map(|(at, _)| at)
    }

    /// Distances from where the number stands, ascending.
    fn offsets(&self, now: f64) -> Vec<f64> {
        let Dial { low, high, whole, .. } = *self.dial;
        let span = (high - now).max(now - low);
        if whole && span <= ALL_WHOLE {
            return whole_numbers(span);
        }
        let even = (high - low) / EVEN as f64;
        let mut list: Vec<f64> = (1..=EVEN).map(|part| even * part as f64).collect();
        let mut distance = span;
        for _ in 0..FINER.1 {
            list.push(distance);
            distance /= FINER.0;
        }
        // Both ends themselves.
        list.extend([high - now, now - low]);
        if whole {
            list.push(1.0);
            list.iter_mut().for_each(|offset| *offset = libm::round(*offset));
        }
        list.retain(|offset| *offset > 0.0 && offset.is_finite());
        list.sort_by(f64::total_cmp);
        list.dedup();
        list
    }

    fn is_there(&self, y: f64) -> bool {
        self.side.reaches(y, self.wanted, self.slack)
    }

    async fn look(&mut self, x: f64) -> Option<f64> {
        let y = self.ask(x).await;
        self.seen.push((x, y));
        y
    }

    /// The figure at a place; what is not finite is none.
    async fn ask(&mut self, x: f64) -> Option<f64> {
        self.pace.step(A_TURN).await;
        (self.figure)(x).filter(|y| y.is_finite())
    }
}

/// 1, 2, … up to `most`.
fn whole_numbers(most: f64) -> Vec<f64> {
    let mut list = Vec::new();
    let mut number = 1.0;
    while number <= most {
        list.push(number);
        number += 1.0;
    }
    list
}
