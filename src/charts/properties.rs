//! Whatever the data, every drawing stays finite and inside its scene.
use super::axes::TickFormat;
use super::curve::{Curve, CurveMark};
use super::funnel::{Funnel, FunnelStage};
use super::heat_map::{HeatCell, HeatMap, HeatPoint, HeatStop};
use super::histogram::{Histogram, HistogramTier};
use super::intervals::{IntervalBar, Intervals};
use super::matrix::{Matrix, MatrixCell};
use super::measure::text_width;
use super::org_chart::{OrgChart, OrgLayer};
use super::palette::Theme;
use super::scene::{Mark, Scene, Shape, TEXT_SIZE};
use super::svg::to_svg;
use super::waterfall::{Reference, Waterfall, WaterfallRow, WaterfallTotal};
use proptest::prelude::*;

/// A mark may touch the edge and lean over it by a stroke.
const TOLERANCE: f64 = 2.0;

fn extent(mark: &Mark) -> Vec<(f64, f64)> {
    match &mark.shape {
        Shape::Rect { x, y, width, height } => vec![(*x, *y), (x + width, y + height)],
        Shape::Line { x1, y1, x2, y2 } => vec![(*x1, *y1), (*x2, *y2)],
        Shape::Path { points, .. } => points.clone(),
        Shape::Circle { cx, cy, r } => vec![(cx - r, cy - r), (cx + r, cy + r)],
        Shape::Text {
            x,
            y,
            text,
            anchor,
            size,
            weight,
            ..
        } => {
            let width = text_width(text, *size, *weight);
            let left = x - width * anchor.share();
            vec![(left, y - 0.8 * size), (left + width, y + 0.2 * size)]
        }
    }
}

pub(super) fn assert_sane(scene: &Scene) {
    assert!(scene.width.is_finite() && scene.height.is_finite() && scene.height > 0.0);
    for mark in &scene.marks {
        for (x, y) in extent(mark) {
            assert!(x.is_finite() && y.is_finite(), "{mark:?}");
            assert!(
                x >= -TOLERANCE && x <= scene.width + TOLERANCE,
                "across: {mark:?} in {}",
                scene.width
            );
            assert!(
                y >= -TOLERANCE && y <= scene.height + TOLERANCE,
                "down: {mark:?} in {}",
                scene.height
            );
        }
        if let Shape::Text { size, .. } = mark.shape {
            assert!(size >= TEXT_SIZE);
        }
    }
    let file = to_svg(scene, "", Theme::Light);
    assert!(!file.contains("NaN") && !file.contains("inf") && !file.contains("\"-0\""));
    let mut keys: Vec<&str> = scene.readings().map(|reading| reading.key.as_str()).collect();
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), count, "two marks share a key");
}

/// Numbers as they come, the odd ones more often than chance would have them.
pub(super) fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -200.0..200.0_f64,
        1 => any::<f64>(),
        1 => prop::sample::select(vec![0.0, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, 1e-300]),
    ]
}

pub(super) fn any_width() -> impl Strategy<Value = f64> {
    prop_oneof![6 => 320.0..900.0_f64, 1 => any::<f64>()]
}

/// Words of either script, short as labels are.
pub(super) fn any_words(most: usize) -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(
            prop::sample::select(vec!['需', '求', '度', '（', '（', '·']),
            0..most
        ),
        prop::collection::vec(
            prop::sample::select(vec!['a', 'W', 'm', ' ', '<', '&', '9', '%']),
            0..most
        ),
    ]
    .prop_map(String::from_iter)
}

prop_compose! {
    fn any_waterfall()(
        width in any_width(),
        rows in prop::collection::vec((any_value(), prop::option::of(any_value()), any_words(40), any_words(7), any::<bool>()), 0..12),
        total in any_value(),
        words in (any_words(12), any_words(7), any_words(30)),
        reference in prop::option::of(any_value()),
        gap in prop::option::of((any_value(), any_words(12), any_words(7))),
    ) -> Waterfall {
        let rows = rows.into_iter().enumerate().map(|(place, (value, possible, name, label, emphasised))| WaterfallRow {
            key: place.to_string(), name, value: Some(value), label, possible, possible_label: String::new(), emphasised,
        });
        Waterfall {
            width,
            rows: rows.collect(),
            total: WaterfallTotal { name: words.0, value: total, label: words.1 },
            reference: reference.map(|value| Reference { value, label: words.2 }),
            gap: gap.map(|(value, name, label)| WaterfallTotal { name, value, label }),
        }
    }
}

prop_compose! {
    fn any_histogram()(
        width in any_width(),
        scores in prop::collection::vec(any_value(), 0..60),
        bin_width in any::<u32>(),
        tiers in prop::collection::vec((any_value(), any_words(12), any_words(12), any_words(8)), 0..7),
        draggable in any::<bool>(),
    ) -> Histogram {
        let tiers = tiers.into_iter().enumerate().map(|(place, (cut, name, cut_label, share_label))| HistogramTier {
            key: place.to_string(), name, cut, cut_label, share_label,
        });
        Histogram { width, scores, bin_width, tiers: tiers.collect(), draggable, unit: "条".to_owned() }
    }
}

prop_compose! {
    fn any_funnel()(
        width in any_width(),
        stages in prop::collection::vec((any_value(), any_words(20), any_words(7), any_words(8), any_words(30)), 0..7),
    ) -> Funnel {
        let stages = stages.into_iter().enumerate().map(|(place, (count, name, label, rate_label, interval_label))| {
            FunnelStage { key: place.to_string(), name, count, label, rate_label, interval_label }
        });
        Funnel { width, stages: stages.collect() }
    }
}

prop_compose! {
    fn any_intervals()(
        width in any_width(),
        bars in prop::collection::vec(
            (prop::option::of(any_value()), prop::option::of((any_value(), any_value())), any_words(20), any_words(7)),
            0..12,
        ),
        reference in prop::option::of((any_value(), any_words(40))),
        percent in any::<bool>(),
    ) -> Intervals {
        let bars = bars.into_iter().enumerate().map(|(place, (value, interval, name, label))| IntervalBar {
            key: place.to_string(), count_label: name.clone(), name, value, label, interval,
            interval_label: String::new(),
        });
        Intervals {
            width,
            bars: bars.collect(),
            reference: reference.map(|(value, label)| Reference { value, label }),
            format: if percent { TickFormat::Percent } else { TickFormat::Number },
        }
    }
}

prop_compose! {
    fn any_curve()(
        width in any_width(),
        line in prop::collection::vec((any_value(), any_value()), 0..12),
        marks in prop::collection::vec(
            (any_value(), any_value(), prop::option::of((any_value(), any_value())), any_words(20), any::<bool>()),
            0..12,
        ),
        words in any_words(40),
    ) -> Curve {
        let marks = marks.into_iter().enumerate().map(|(place, (x, y, interval, name, is_labelled))| CurveMark {
            key: place.to_string(), label: name.clone(), name, x, y, interval, is_labelled,
        });
        Curve { width, line, marks: marks.collect(), across: words.clone(), up: words.clone(), diagonal: words }
    }
}

prop_compose! {
    fn any_matrix()(
        width in any_width(),
        titles in (any_words(20), any_words(20)),
        row_captions in prop::collection::vec(any_words(20), 0..6),
        column_captions in prop::collection::vec(any_words(20), 0..6),
        cells in prop::collection::vec(prop::collection::vec((any_value(), any_words(8), any_words(8)), 0..7), 0..7),
    ) -> Matrix {
        let cell = |(count, label, share_label)| MatrixCell { count, label, share_label };
        let cells = cells.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        Matrix { width, row_title: titles.0, column_title: titles.1, row_captions, column_captions, cells }
    }
}

prop_compose! {
    fn any_organisation()(
        width in any_width(),
        layers in prop::collection::vec((any_value(), any_words(20), any_words(9), any_value()), 0..7),
    ) -> OrgChart {
        let layers = layers.into_iter().enumerate().map(|(place, (heads, name, label, cost))| OrgLayer {
            key: place.to_string(), name, heads, heads_label: label.clone(), load: Some(heads), load_label: label.clone(),
            cost, cost_label: label,
        });
        OrgChart { width, layers: layers.collect() }
    }
}

prop_compose! {
    fn any_heat_map()(
        width in any_width(),
        columns in prop::collection::vec((any_value(), any_words(9)), 0..12),
        rows in prop::collection::vec((any_value(), any_words(9)), 0..12),
        cells in prop::collection::vec(prop::collection::vec((any_value(), any_words(7)), 0..13), 0..13),
        base in prop::option::of(any_value()),
        line in prop::collection::vec((any_value(), any_value()), 0..12),
        here in prop::option::of((any_value(), any_value())),
        words in any_words(40),
    ) -> HeatMap {
        let stops = |stops: Vec<(f64, String)>| {
            stops.into_iter().map(|(value, label)| HeatStop { value, label }).collect()
        };
        let cell = |(value, label): (f64, String)| HeatCell { value, note: label.clone(), label };
        HeatMap {
            width, across: words.clone(), up: words.clone(), columns: stops(columns), rows: stops(rows),
            cells: cells.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
            base, line, line_label: words.clone(),
            here: here.map(|(x, y)| HeatPoint { x, y, label: words }),
        }
    }
}

proptest! {
    #[test]
    fn waterfalls_are_sane(drawing in any_waterfall()) {
        assert_sane(&drawing.scene());
        prop_assert_eq!(drawing.table("", ["", "", "", ""]).rows.len(), drawing.rows.len() + 1 + usize::from(drawing.gap.is_some()));
    }

    #[test]
    fn histograms_are_sane_and_lose_no_score(drawing in any_histogram()) {
        assert_sane(&drawing.scene());
        let counted: u32 = drawing.bins().iter().map(|bin| bin.count).sum();
        let given = drawing.scores.iter().filter(|score| score.is_finite()).count();
        prop_assert_eq!(usize::try_from(counted).unwrap(), given);
        for mark in drawing.scene().marks {
            if let Some(drag) = mark.drag {
                prop_assert!((drag.min..=drag.max).contains(&drag.value_at(f64::NAN)));
            }
        }
    }

    #[test]
    fn funnels_are_sane(drawing in any_funnel()) {
        assert_sane(&drawing.scene());
        prop_assert_eq!(drawing.table("", ["", "", "", ""]).rows.len(), drawing.stages.len());
    }

    #[test]
    fn intervals_are_sane(drawing in any_intervals()) {
        assert_sane(&drawing.scene());
        prop_assert_eq!(drawing.table("", ["", "", "", "", ""]).rows.len(), drawing.bars.len());
    }

    #[test]
    fn curves_are_sane(drawing in any_curve()) {
        assert_sane(&drawing.scene());
        prop_assert_eq!(drawing.table("", ["", "", "", "", ""]).rows.len(), drawing.marks.len());
    }

    #[test]
    fn matrices_are_sane(drawing in any_matrix()) {
        assert_sane(&drawing.scene());
        let table = drawing.table("");
        prop_assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }

    #[test]
    fn organisations_are_sane(drawing in any_organisation()) {
        assert_sane(&drawing.scene());
        prop_assert_eq!(drawing.table("", ["", "", "", ""]).rows.len(), drawing.layers.len());
    }

    #[test]
    fn heat_maps_are_sane(drawing in any_heat_map()) {
        assert_sane(&drawing.scene());
        let table = drawing.table("");
        prop_assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
}
