//! Which of many numbers moves a figure most: each is moved alone, down and up, the others stay.

use super::{A_TURN, Dial};
use crate::engines::pace::Pace;

/// A number of which the figure is asked, and the band it is moved over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// The number.
    pub dial: Dial,
    /// Its own band; ±10 % of where it stands for none.
    pub band: Option<(f64, f64)>,
}

/// What moving one number does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Its place in the list that was given.
    pub at: usize,
    /// Lower and upper end of its band.
    pub band: (f64, f64),
    /// The figure at both ends; none where it has no value there.
    pub figure: (Option<f64>, Option<f64>),
    /// The greater of the two distances from the figure as it stands; 0 where neither has a value.
    pub swing: f64,
}

/// How far a number is moved where it has no band of its own.
pub const SHARE: f64 = 0.1;

/// A bar for every number, widest first, equal ones in the order given; `base` is the figure as it stands.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::engines::whatif::Dial;
/// use loudou::engines::whatif::tornado::{Move, tornado};
/// let dial = |now| Dial { now, low: 0.0, high: 1e9, whole: false, step: 1.0 };
/// let moves = [10.0, 4.0].map(|now| Move { dial: dial(now), band: None });
/// // Ten customers of 4 each, less 20 that do not move.
/// let mut left = |at, x: f64| Some(if at == 0 { x * 4.0 } else { 10.0 * x } - 20.0);
/// let bars = at_once(tornado(&moves, 20.0, &mut left, &Pace::unpaced()));
/// assert_eq!(bars[0].figure, (Some(16.0), Some(24.0)));
/// assert_eq!(bars.len(), 2);
/// ```
pub async fn tornado(
    moves: &[Move],
    base: f64,
    figure: &mut dyn FnMut(usize, f64) -> Option<f64>,
    pace: &Pace,
) -> Vec<Bar> {
    let mut bars = Vec::with_capacity(moves.len());
    for (at, one) in moves.iter().enumerate() {
        let band = match one.band {
            Some((low, high)) => (one.dial.admit(low.min(high)), one.dial.admit(low.max(high))),
            None => one.dial.around(SHARE),
        };
        let mut ends = [None; 2];
        for (end, x) in ends.iter_mut().zip([band.0, band.1]) {
            pace.step(A_TURN).await;
            *end = figure(at, x).filter(|y| y.is_finite());
        }
        bars.push(bar(at, band, base, ends));
    }
    bars.sort_by(|a, b| b.swing.total_cmp(&a.swing).then(a.at.cmp(&b.at)));
    bars
}

fn bar(at: usize, band: (f64, f64), base: f64, [low, high]: [Option<f64>; 2]) -> Bar {
    let far = |y: Option<f64>| y.map_or(0.0, |y| (y - base).abs());
    Bar {
        at,
        band,
        figure: (low, high),
        swing: far(low).max(far(high)),
    }
}
