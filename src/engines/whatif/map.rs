//! A figure over two numbers: each cell is the figure at that pair, no interpolation.

use super::Dial;

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

/// The figure at every pair of values.
///
/// ```
/// use loudou::engines::whatif::Dial;
/// use loudou::engines::whatif::map::{Axis, map};
/// let dial = Dial { now: 1.0, low: 0.0, high: 10.0, whole: true, step: 1.0 };
/// let axis = |to| Axis { dial, from: 1.0, to, count: 9 };
/// let map = map(&axis(3.0), &axis(2.0), &mut |x, y| Some(x * y));
/// assert_eq!(map.across, [1.0, 2.0, 3.0]);
/// assert_eq!(map.cells[1], [Some(2.0), Some(4.0), Some(6.0)]);
/// ```
pub fn map(across: &Axis, up: &Axis, figure: &mut dyn FnMut(f64, f64) -> Option<f64>) -> Map {
    let values = |axis: &Axis| {
        let (from, to) = (axis.from.min(axis.to), axis.from.max(axis.to));
        axis.dial.values(from, to, axis.count.min(MOST))
    };
    let (across, up) = (values(across), values(up));
    let cells = up
        .iter()
        .map(|y| {
            across
                .iter()
                .map(|x| figure(*x, *y).filter(|cell| cell.is_finite()))
                .collect()
        })
        .collect();
    Map { across, up, cells }
}
