//! Ranges of columns made as narrow as the rows allow, so that the search has less to look at.

use super::programme::Programme;
use super::search::minimise;
use crate::engines::pace::Pace;

/// A whole number may be off by this much and still be meant.
const SLACK: f64 = 1e-6;

/// The same programme with narrower ranges of its first `columns` columns, where they are whole: the ends come from the
/// programme without the whole numbers, rounded inwards. No choice that meets the programme is lost.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::engines::solve::{Column, Programme, Row, Sense, narrowed};
/// let row = |factors: [f64; 2], sense, bound| Row { terms: vec![(0, factors[0]), (1, factors[1])], sense, bound };
/// let programme = Programme {
///     columns: vec![Column::count(9); 2],
///     rows: vec![row([1.0, 1.0], Sense::Equal, 7.0), row([2.0, 1.0], Sense::AtLeast, 11.5)],
/// };
/// let narrow = at_once(narrowed(&programme, 2, &Pace::unpaced()));
/// assert_eq!((narrow.columns[0].low, narrow.columns[0].high), (5.0, 7.0));
/// assert_eq!((narrow.columns[1].low, narrow.columns[1].high), (0.0, 2.0));
/// ```
pub async fn narrowed(programme: &Programme, columns: usize, pace: &Pace) -> Programme {
    let mut narrow = programme.clone();
    let mut relaxed = programme.clone();
    relaxed
        .columns
        .iter_mut()
        .for_each(|column| column.is_whole = false);
    for at in 0..columns.min(narrow.columns.len()) {
        for sign in [1.0, -1.0] {
            let mut cost = vec![0.0; relaxed.columns.len()];
            if let Some(cost) = cost.get_mut(at) {
                *cost = sign;
            }
            let end = minimise(&relaxed, &cost, None, 1, pace).await.cost();
            let (Some(end), Some(column)) = (end.map(|end| end * sign), narrow.columns.get_mut(at)) else {
                continue;
            };
            if !column.is_whole {
                continue;
            }
            if sign > 0.0 {
                column.low = column.low.max(libm::ceil(end - SLACK)).min(column.high);
            } else {
                column.high = column.high.min(libm::floor(end + SLACK)).max(column.low);
            }
            let ends = (column.low, column.high);
            if let Some(column) = relaxed.columns.get_mut(at) {
                (column.low, column.high) = ends;
            }
        }
    }
    narrow
}
