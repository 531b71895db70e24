//! Bringing a scorecard that came from outside, or from a hand that slipped, into its ranges.

use std::collections::HashSet;

use crate::engines::scorecard::{Band, Factor, Role, Scale, Scorecard};
use crate::engines::value::Sourced;

/// What had to be done to a scorecard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mended {
    /// Numbers that were brought into their range.
    pub numbers: usize,
    /// Factors, levels, bands and tiers that could not stay: their id is taken or holds a `/`, which separates the
    /// parts of an input's path.
    pub parts: usize,
}

impl Mended {
    fn bound(&mut self, number: &mut Sourced<i64>, low: i64, high: i64) {
        let sound = number.value.clamp(low, high);
        self.numbers += usize::from(sound != number.value);
        number.value = sound;
    }

    fn keep_first<T>(&mut self, list: &mut Vec<T>, id: impl Fn(&T) -> &str, slash: bool) {
        let before = list.len();
        let mut seen = HashSet::new();
        list.retain(|entry| (slash || !id(entry).contains('/')) && seen.insert(id(entry).to_owned()));
        self.parts += before - list.len();
    }

    fn factor(&mut self, factor: &mut Factor) {
        let low = match &mut factor.role {
            Role::Weighted { weight } => {
                self.bound(weight, 0, 100);
                0
            }
            Role::PlusMinus => -100,
        };
        match &mut factor.scale {
            Scale::Levels { levels } => {
                self.keep_first(levels, |l| &l.id, true);
                levels
                    .iter_mut()
                    .for_each(|l| self.bound(&mut l.points, low, 100));
            }
            Scale::Bands { bands, .. } => {
                bands.iter_mut().for_each(|b| self.bound(&mut b.points, low, 100));
                self.bands(bands);
            }
        }
        if let Some(points) = &mut factor.when_empty {
            self.bound(points, low, 100);
        }
        if let Some(decay) = &mut factor.decay {
            self.bound(&mut decay.percent_per_month, 0, 100);
        }
    }

    /// Lowest first, each start once, the first one open below.
    fn bands(&mut self, bands: &mut Vec<Band>) {
        let before = bands.len();
        bands.retain(|b| b.from.is_none_or(f64::is_finite));
        for from in bands.iter_mut().filter_map(|b| b.from.as_mut()) {
            // Minus zero becomes zero.
            *from += 0.0;
        }
        let end = |from: Option<f64>| from.unwrap_or(f64::NEG_INFINITY);
        bands.sort_by(|a, b| end(a.from).total_cmp(&end(b.from)));
        bands.dedup_by(|later, earlier| later.from == earlier.from);
        if let Some(first) = bands.first_mut() {
            first.from = None;
        }
        self.parts += before - bands.len();
    }
}

/// Brings a scorecard's numbers into their ranges, makes ids unique and orders tiers and bands. A scorecard that is
/// sound already stays as it is.
pub(super) fn mend(card: &mut Scorecard) -> Mended {
    let mut mended = Mended::default();
    mended.keep_first(&mut card.factors, |f| &f.id, false);
    for factor in &mut card.factors {
        mended.factor(factor);
    }
    mended.keep_first(&mut card.tiers, |t| &t.id, false);
    for tier in &mut card.tiers {
        mended.bound(&mut tier.cut, 0, 100);
    }
    let lowest = card.tiers.iter().map(|t| t.cut.value).min();
    mended.numbers += usize::from(lowest.is_some_and(|cut| cut != 0));
    card.sort_tiers();
    mended
}

/// Whether a scorecard can be part of a document at all: its id can stand in a path and it has a tier.
pub(super) fn can_stand(card: &Scorecard) -> bool {
    !card.id.contains('/') && !card.tiers.is_empty()
}
