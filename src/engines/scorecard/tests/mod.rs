//! The scorecard engine: worked examples, exact cuts, properties.

pub(crate) mod arbitrary;
mod batch;
mod exact;
mod golden;
mod problems;
mod properties;
mod thresholds;
mod tiers;

use super::*;
use crate::engines::value::{Source, Sourced, Text};

/// A weighted factor with levels of these points.
pub(crate) fn weighted(id: &str, weight: i64, points: &[i64]) -> Factor {
    Factor {
        id: id.to_owned(),
        name: Text::own(id),
        question: Text::default(),
        column: id.to_owned(),
        role: Role::Weighted {
            weight: Sourced::typed(weight),
        },
        axis: Axis::Fit,
        scale: levels(id, points),
        when_empty: None,
        decay: None,
        source: Source::Typed,
    }
}

/// A plus/minus item with levels of these points.
pub(crate) fn item(id: &str, points: &[i64]) -> Factor {
    Factor {
        role: Role::PlusMinus,
        ..weighted(id, 0, points)
    }
}

pub(crate) fn levels(id: &str, points: &[i64]) -> Scale {
    let level = |(at, points): (usize, &i64)| Level {
        id: format!("{id}.{}", at + 1),
        label: Text::own(format!("{id} {at}")),
        detail: Text::default(),
        points: Sourced::typed(*points),
        aliases: Vec::new(),
        disqualifies: false,
    };
    Scale::Levels {
        levels: points.iter().enumerate().map(level).collect(),
    }
}

pub(crate) fn bands(bands: &[(Option<f64>, i64)], of_mean: bool) -> Scale {
    let band = |(from, points): &(Option<f64>, i64)| Band {
        from: *from,
        points: Sourced::typed(*points),
    };
    Scale::Bands {
        bands: bands.iter().map(band).collect(),
        of_mean,
    }
}

/// Tiers with these cuts, highest first; those from `mid_high` cuts up are mid/high.
pub(crate) fn tiers(cuts: &[i64], mid_high: usize) -> Vec<Tier> {
    let tier = |(at, cut): (usize, &i64)| Tier {
        id: format!("t{at}"),
        name: Text::own(format!("T{at}")),
        cut: Sourced::typed(*cut),
        colour: u8::try_from(at).unwrap(),
        mid_high: at < mid_high,
        treatment: Sourced::default(),
    };
    cuts.iter().enumerate().map(tier).collect()
}

pub(crate) fn card(factors: Vec<Factor>) -> Scorecard {
    Scorecard {
        id: "card".to_owned(),
        name: Text::own("Card"),
        factors,
        tiers: tiers(&[75, 50, 25, 0], 2),
        judged: None,
    }
}

pub(crate) fn picked(levels: &[Option<usize>]) -> Vec<Reading> {
    let answer = |level: &Option<usize>| level.map_or(Answer::Unknown, Answer::Level).into();
    levels.iter().map(answer).collect()
}
