//! Random scorecards and readings.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;

/// Up to eight factors of every kind, with one to five tiers.
pub(crate) fn cards() -> impl Strategy<Value = Scorecard> {
    let cuts = vec(1..=100_i64, 0..5).prop_map(|mut cuts| {
        cuts.sort_unstable_by(|a, b| b.cmp(a));
        cuts.push(0);
        cuts
    });
    (vec(factors(), 1..8), cuts, 0..3_usize).prop_map(|(mut factors, cuts, mid_high)| {
        for (at, factor) in factors.iter_mut().enumerate() {
            factor.id = format!("f{at}");
            factor.column = factor.id.clone();
        }
        Scorecard {
            tiers: tiers(&cuts, mid_high),
            ..card(factors)
        }
    })
}

fn factors() -> impl Strategy<Value = Factor> {
    let decay = option::weighted(0.3, 0..=100_i64);
    let weight = option::weighted(0.8, 0..=100_i64);
    let starts = option::weighted(0.3, vec(-50..50_i32, 0..4));
    let points = vec(-100..=100_i64, 1..6);
    let out = option::weighted(0.1, 0..5_usize);
    (weight, points, starts, decay, out, any::<bool>()).prop_map(
        |(weight, points, starts, decay, out, engaged)| {
            let points: Vec<i64> = points
                .iter()
                .map(|p| if weight.is_some() { p.abs() } else { *p })
                .collect();
            let mut factor = weight.map_or_else(|| item("f", &points), |w| weighted("f", w, &points));
            if let Some(mut starts) = starts {
                starts.sort_unstable();
                starts.dedup();
                let ends = std::iter::once(None).chain(starts.into_iter().map(|s| Some(f64::from(s) / 4.0)));
                factor.scale = bands(&ends.zip(points).collect::<Vec<_>>(), false);
            }
            if let (Scale::Levels { levels }, Some(out)) = (&mut factor.scale, out)
                && let Some(level) = levels.get_mut(out)
            {
                level.disqualifies = true;
            }
            factor.decay = decay.map(|percent| Decay {
                percent_per_month: Sourced::typed(percent),
                date_column: "day".into(),
            });
            if engaged {
                factor.axis = Axis::Engagement;
            }
            factor
        },
    )
}

/// A reading that any factor can be given; it may fit or not.
pub(crate) fn readings() -> impl Strategy<Value = Reading> {
    let answer = prop_oneof![
        2 => Just(Answer::Unknown),
        5 => (0..6_usize).prop_map(Answer::Level),
        2 => (-80..80_i32).prop_map(|x| Answer::Number(f64::from(x) / 4.0)),
        1 => any::<f64>().prop_map(Answer::Number),
    ];
    (answer, option::weighted(0.8, 0..40_u32)).prop_map(|(answer, age_months)| Reading { answer, age_months })
}

/// A scorecard with a reading for each of its factors.
pub(crate) fn scored_rows() -> impl Strategy<Value = (Scorecard, Vec<Reading>)> {
    cards().prop_flat_map(|card| {
        let count = card.factors.len();
        (Just(card), vec(readings(), count))
    })
}
