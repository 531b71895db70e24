//! What each of several changes did to a figure.
//!
//! Changes act on each other, so that what one does depends on which were made before it. Up to eight changes get their
//! Shapley value, the mean over all orders, which depends on none. Of more, each is made alone, and what they do
//! together beyond that is a part of its own. Either way the parts add up to the whole difference.
//!
//! Source: L. S. Shapley, "A value for n-person games" (1953).

use super::A_TURN;
use crate::engines::pace::Pace;

/// How the parts were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The mean over all orders in which the changes can be made, exact.
    AllOrders,
    /// Each change alone; `together` is what is left.
    OneAtATime,
}

/// What each change did to one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// One per change.
    pub each: Vec<f64>,
    /// What they do together beyond that; 0 where all orders were taken.
    pub together: f64,
}

/// Changes of which all orders are taken: 2⁸ evaluations.
pub const MOST_FOR_ALL: usize = 8;

/// What each of `changes` changes did to every figure: `figures` gives them for the changes that are made. None for a
/// figure that has no value for some of those that were asked for.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::engines::whatif::attribute::{Method, attribute};
/// // Price and number, both doubled: 2·3 becomes 4·6.
/// let mut amount = |made: &[bool]| {
///     let (price, number) = (if made[0] { 4.0 } else { 2.0 }, if made[1] { 6.0 } else { 3.0 });
///     vec![Some(price * number)]
/// };
/// let (method, parts) = at_once(attribute(2, &mut amount, &Pace::unpaced()));
/// assert_eq!(method, Method::AllOrders);
/// assert_eq!(parts[0].as_ref().unwrap().each, [9.0, 9.0]);
/// ```
pub async fn attribute(
    changes: usize,
    figures: &mut dyn FnMut(&[bool]) -> Vec<Option<f64>>,
    pace: &Pace,
) -> (Method, Vec<Option<Parts>>) {
    let mut asked = Asked {
        changes,
        figures,
        pace,
    };
    if changes <= MOST_FOR_ALL {
        (Method::AllOrders, all_orders(&mut asked).await)
    } else {
        (Method::OneAtATime, one_at_a_time(&mut asked).await)
    }
}

/// So many changes, and what the figures are where some of them are made.
struct Asked<'a> {
    changes: usize,
    figures: &'a mut dyn FnMut(&[bool]) -> Vec<Option<f64>>,
    pace: &'a Pace,
}

impl Asked<'_> {
    async fn of(&mut self, is_made: impl Fn(usize) -> bool) -> Vec<Option<f64>> {
        self.pace.step(A_TURN).await;
        let made: Vec<bool> = (0..self.changes).map(is_made).collect();
        (self.figures)(&made)
    }
}

/// `φ_i = Σ_{S ∌ i} |S|! (n − |S| − 1)! / n! · (v(S ∪ i) − v(S))`
async fn all_orders(asked: &mut Asked<'_>) -> Vec<Option<Parts>> {
    let changes = asked.changes;
    let mut values: Vec<Vec<Option<f64>>> = Vec::new();
    for set in 0..1_usize << changes {
        values.push(asked.of(|change| set >> change & 1 == 1).await);
    }
    let weights: Vec<f64> = (0..changes).map(|size| weight(changes, size)).collect();
    let count = values.first().map_or(0, Vec::len);
    let of_figure = |figure: usize| -> Option<Parts> {
        let value: Vec<f64> = values
            .iter()
            .map(|figures| figures.get(figure).copied().flatten())
            .collect::<Option<_>>()?;
        let mut each = vec![0.0; changes];
        for (set, with) in value.iter().enumerate() {
            for (change, part) in each
                .iter_mut()
                .enumerate()
                .filter(|(change, _)| set >> change & 1 == 1)
            {
                let without = set & !(1 << change);
                let size = without.count_ones() as usize;
                let before = value.get(without)?;
                *part += weights.get(size)? * (with - before);
            }
        }
        settled(each, value.last()? - value.first()?)
    };
    (0..count).map(of_figure).collect()
}

/// `s! (n − s − 1)! / n!`
fn weight(changes: usize, size: usize) -> f64 {
    // 1 / (n · C(n−1, s))
    let mut choices = 1.0;
    for k in 0..size {
        choices = choices * (changes - 1 - k) as f64 / (k + 1) as f64;
    }
    1.0 / (changes as f64 * choices)
}

/// What rounding left of the difference goes to the greatest part.
fn settled(mut each: Vec<f64>, whole: f64) -> Option<Parts> {
    let rest = whole - each.iter().sum::<f64>();
    if let Some(greatest) = each.iter_mut().max_by(|a, b| a.abs().total_cmp(&b.abs())) {
        *greatest += rest;
    }
    each.iter_mut().for_each(|part| *part += 0.0);
    whole.is_finite().then_some(Parts { each, together: 0.0 })
}

async fn one_at_a_time(asked: &mut Asked<'_>) -> Vec<Option<Parts>> {
    let before = asked.of(|_| false).await;
    let after = asked.of(|_| true).await;
    let mut alone = Vec::with_capacity(asked.changes);
    for change in 0..asked.changes {
        alone.push(asked.of(|other| other == change).await);
    }
    let of_figure = |figure: usize| -> Option<Parts> {
        let value = |figures: &Vec<Option<f64>>| figures.get(figure).copied().flatten();
        let start = value(&before)?;
        let each: Vec<f64> = alone
            .iter()
            .map(|figures| Some(value(figures)? - start + 0.0))
            .collect::<Option<_>>()?;
        let together = value(&after)? - start - each.iter().sum::<f64>() + 0.0;
        together.is_finite().then_some(Parts { each, together })
    };
    (0..before.len()).map(of_figure).collect()
}
