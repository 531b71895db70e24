//! A figure over two numbers: each cell is the figure at that pair, no interpolation.

use super::{A_TURN, Dial};
use crate::engines::pace::Pace;

/// A number of a map: the values it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// The number.
    pub dial: Dial,
    /// From where.
    pub from: f64,
    /// To where.
    pub to: f64,
    /// Values at most.
    pub count: usize,
}

/// Values along one axis at most.
pub const MOST: usize = 41;

/// A figure over two numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    /// Values of the number that runs across, ascending.
    pub across: Vec<f64>,
    /// Values of the number that runs up, ascending.
    pub up: Vec<f64>,
    /// The figure, a row for each value of `up`; none where it has no value.
    pub cells: Vec<Vec<Option<f64>>>,
}

impl Map {
    /// Whether the figure differs anywhere along the number that runs across, and along the one that runs up.
    ///
    /// ```
    /// use loudou::engines::whatif::map::{Map, cells};
    /// let of = |figure: fn(f64, f64) -> f64| {
    ///     let (across, up) = (vec![1.0, 2.0], vec![1.0, 2.0, 3.0]);
    ///     let cells = cells(&across, &up, |x, y| Some(figure(x, y)));
    ///     Map { across, up, cells }.moves()
    /// };
    /// assert_eq!(of(|x, y| x * y), (true, true));
    /// assert_eq!(of(|x, _| x), (true, false));
    /// assert_eq!(of(|_, y| y.max(2.0)), (false, true));
    /// assert_eq!(of(|_, _| 7.0), (false, false));
    /// ```
    #[must_use]
    pub fn moves(&self) -> (bool, bool) {
        let across = self
            .cells
            .iter()
            .any(|row| row.iter().any(|cell| Some(cell) != row.first()));
        let up = self.cells.iter().any(|row| Some(row) != self.cells.first());
        (across, up)
    }
}

/// So many values from one to another, both included, at even distances.
///
/// ```
/// assert_eq!(loudou::engines::whatif::map::even(1.0, 2.0, 5), [1.0, 1.25, 1.5, 1.75, 2.0]);
/// ```
#[must_use]
pub fn even(from: f64, to: f64, count: u32) -> Vec<f64> {
    let last = f64::from(count.saturating_sub(1).max(1));
    (0..count)
        .map(|at| from + (to - from) * f64::from(at) / last)
        .collect()
}

/// What is at every pair of values: a row for each value of `up`.
pub fn cells<T>(across: &[f64], up: &[f64], mut at: impl FnMut(f64, f64) -> T) -> Vec<Vec<T>> {
    up.iter()
        .map(|y| across.iter().map(|x| at(*x, *y)).collect())
        .collect()
}

/// The figure at every pair of values.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::engines::whatif::Dial;
/// use loudou::engines::whatif::map::{Axis, map};
/// let dial = Dial { now: 1.0, low: 0.0, high: 10.0, whole: true, step: 1.0 };
/// let axis = |to| Axis { dial, from: 1.0, to, count: 9 };
/// let mut product = |x, y| Some(x * y);
/// let map = at_once(map(&axis(3.0), &axis(2.0), &mut product, &Pace::unpaced()));
/// assert_eq!(map.across, [1.0, 2.0, 3.0]);
/// assert_eq!(map.cells[1], [Some(2.0), Some(4.0), Some(6.0)]);
/// ```
pub async fn map(
    across: &Axis,
    up: &Axis,
    figure: &mut dyn FnMut(f64, f64) -> Option<f64>,
    pace: &Pace,
) -> Map {
    let values = |axis: &Axis| {
        let (from, to) = (axis.from.min(axis.to), axis.from.max(axis.to));
        axis.dial.values(from, to, axis.count.min(MOST))
    };
    let (across, up) = (values(across), values(up));
    let mut cells = Vec::with_capacity(up.len());
    for y in &up {
        let mut row = Vec::with_capacity(across.len());
        for x in &across {
            pace.step(A_TURN).await;
            row.push(figure(*x, *y).filter(|cell| cell.is_finite()));
        }
        cells.push(row);
    }
    Map { across, up, cells }
}
