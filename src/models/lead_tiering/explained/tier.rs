//! The tier: `Σ w·points ≥ cut·Σ w`, in integers, at both ends of what the unknowns allow.

use crate::engines::formula::{Binding, Expr, Formula, num, var};
use crate::engines::scorecard::{Answer, CENTI, Factor, FactorValue, Reading, Role, Scale, Scorecard};
use crate::engines::value::{Source, Text};
use crate::models::headline::About;
use crate::models::parameter::Unit;

/// An end of what a lead may score: its sum, and the tiers that it is held against.
#[derive(Debug, Clone, PartialEq)]
pub struct TierEnd {
    /// `Σ w·points`, plus the plus/minus items times `Σ w`.
    pub sum: Formula<About>,
    /// The tier above the one it lands in, where there is one, and that one.
    pub tried: Vec<TierTried>,
}

/// A tier that a lead is held against.
#[derive(Debug, Clone, PartialEq)]
pub struct TierTried {
    /// Its place.
    pub tier: usize,
    /// `cut·Σ w`: what the sum must come to.
    pub bar: Formula<About>,
    /// Whether it does. Every lead reaches a cut of 0.
    pub is_reached: bool,
}

/// What decides the tier by the score: one end where all is known, else the worst and the best that the unknowns allow.
/// Empty where all weights are 0.
///
/// ```
/// use loudou::engines::scorecard::{Answer, Reading};
/// use loudou::models::lead_tiering::{explained::tier_ends, template};
/// let card = template::scorecard();
/// let readings: Vec<Reading> = [3, 4, 3, 2, 1, 3, 3].map(|l| Answer::Level(l).into()).to_vec();
/// let ends = tier_ends(&card, &readings);
/// assert_eq!(ends[0].sum.value(), Some(6_750.0)); // 67.5 × 100
/// let bars: Vec<_> = ends[0].tried.iter().map(|t| (t.bar.value(), t.is_reached)).collect();
/// assert_eq!(bars, [(Some(7_500.0), false), (Some(5_000.0), true)]); // B
/// ```
#[must_use]
pub fn tier_ends(card: &Scorecard, readings: &[Reading]) -> Vec<TierEnd> {
    if card.weight_sum() <= 0 {
        return Vec::new();
    }
    let all = readings
        .iter()
        .copied()
        .chain(std::iter::repeat(Reading::default()));
    let values: Vec<(&Factor, Source, (i64, i64))> = card
        .factors
        .iter()
        .zip(all)
        .map(|(factor, reading)| {
            let range = match factor.value(reading) {
                FactorValue::Known(value) => (value, value),
                FactorValue::Between(worst, best) => (worst, best),
            };
            (factor, points_source(factor, reading.answer), range)
        })
        .collect();
    // Points that fade are no whole ones: then both sides are counted in hundredths.
    let is_whole = values
        .iter()
        .all(|(.., (worst, best))| worst % CENTI == 0 && best % CENTI == 0);
    let per_point = if is_whole { 1 } else { CENTI };
    let end = |at_best: bool| {
        let held = |(factor, source, (worst, best)): &(&Factor, Source, (i64, i64))| Held {
            name: factor.name.clone(),
            id: factor.id.clone(),
            weight: match &factor.role {
                Role::Weighted { weight } => Some((weight.value, weight.source)),
                Role::PlusMinus => None,
            },
            value: if at_best { *best } else { *worst } * per_point / CENTI,
            source: *source,
            open: (worst != best).then_some(if at_best {
                ("最高", "at best")
            } else {
                ("最低", "at worst")
            }),
        };
        tier_end(card, &values.iter().map(held).collect::<Vec<_>>(), per_point)
    };
    if values.iter().all(|(.., (worst, best))| worst == best) {
        vec![end(false)]
    } else {
        vec![end(false), end(true)]
    }
}

/// A factor at one end.
struct Held {
    id: String,
    name: Text,
    /// None for a plus/minus item.
    weight: Option<(i64, Source)>,
    value: i64,
    source: Source,
    /// Which end its value is, where it is not known.
    open: Option<(&'static str, &'static str)>,
}

/// Where the points of an answer came from; of one that has none, where the factor did.
fn points_source(factor: &Factor, answer: Answer) -> Source {
    let found = match (&factor.scale, answer) {
        (_, Answer::Unknown) => factor.when_empty.map(|points| points.source),
        (Scale::Levels { levels }, Answer::Level(at)) => levels.get(at).map(|level| level.points.source),
        (Scale::Bands { bands, .. }, Answer::Number(x)) => {
            let band = bands.iter().rfind(|b| b.from.is_none_or(|from| x >= from));
            band.map(|band| band.points.source)
        }
        _ => None,
    };
    found.unwrap_or(factor.source)
}

fn tier_end(card: &Scorecard, factors: &[Held], per_point: i64) -> TierEnd {
    let bindings = bindings(factors, per_point);
    let weight = |f: &Held| var(format!("w:{}", f.id));
    let points = |f: &Held| var(format!("v:{}", f.id));
    let weighted = || factors.iter().filter(|f| f.weight.is_some_and(|(w, _)| w != 0));
    let weights = || Expr::Sum(weighted().map(weight).collect());
    let products = Expr::Sum(weighted().map(|f| weight(f) * points(f)).collect());
    let items: Vec<Expr> = factors
        .iter()
        .filter(|f| f.weight.is_none())
        .map(points)
        .collect();
    let sum = Formula {
        expr: if items.is_empty() {
            products
        } else {
            products + Expr::Sum(items) * weights()
        },
        bindings: bindings.clone(),
    };
    let bar = |at: usize| {
        let tier = card.tiers.get(at)?;
        let cut = binding(
            "cut".to_owned(),
            tier.cut.value,
            Text::new(
                format!("{} 最低分", tier.name.zh),
                format!("lowest score of {}", tier.name.en),
            ),
            Some(tier.cut.source),
        );
        let cut_of = if per_point == 1 {
            var("cut")
        } else {
            var("cut") * num(per_point as f64)
        };
        let bar = Formula {
            expr: cut_of * weights(),
            bindings: bindings.iter().cloned().chain([cut]).collect(),
        };
        let is_reached = tier.cut.value <= 0 || sum.value().zip(bar.value()).is_some_and(|(a, b)| a >= b);
        Some(TierTried {
            tier: at,
            bar,
            is_reached,
        })
    };
    let all: Vec<TierTried> = (0..card.tiers.len()).filter_map(bar).collect();
    let lands = all
        .iter()
        .position(|tried| tried.is_reached)
        .unwrap_or(all.len().saturating_sub(1));
    let tried = all
        .into_iter()
        .filter(|tried| tried.tier == lands || tried.tier + 1 == lands)
        .collect();
    TierEnd { sum, tried }
}

fn bindings(factors: &[Held], per_point: i64) -> Vec<Binding<About>> {
    let of = |factor: &Held| {
        let Text { zh, en } = &factor.name;
        let weight = factor.weight.map(|(weight, source)| {
            let name = Text::new(format!("{zh} 权重"), format!("weight of {en}"));
            binding(format!("w:{}", factor.id), weight, name, Some(source))
        });
        let (mut zh, mut en) = (format!("{zh} 分值"), format!("points of {en}"));
        if per_point != 1 {
            (zh, en) = (format!("{zh} × 100"), format!("{en} × 100"));
        }
        if let Some(end) = factor.open {
            (zh, en) = (
                format!("{zh}（未知，{}）", end.0),
                format!("{en} (unknown, {})", end.1),
            );
        }
        let name = Text::new(zh, en);
        let points = binding(
            format!("v:{}", factor.id),
            factor.value,
            name,
            Some(factor.source),
        );
        weight.into_iter().chain([points])
    };
    factors.iter().flat_map(of).collect()
}

fn binding(id: String, value: i64, name: Text, source: Option<Source>) -> Binding<About> {
    Binding {
        var: id.into(),
        value: Some(value as f64),
        about: About {
            name,
            unit: Unit::Plain,
            source,
        },
    }
}
