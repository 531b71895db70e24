//! A chart with movable cuts, and one without data.

use leptos::prelude::*;

use super::words;
use crate::charts::histogram::{Histogram, HistogramTier};
use crate::charts::table::DataTable;
use crate::ui::components::{ChartDrag, ChartFrame};

/// Two hundred scores heaped about sixty, the same on every machine.
fn scores() -> Vec<f64> {
    (0..200_u32)
        .map(|place| f64::from((place * 37 + place * place * 11) % 61 + (place * 13) % 40))
        .collect()
}

fn histogram(width: f64, cuts: [f64; 2], unit: &str, scores: Vec<f64>) -> Histogram {
    let tier = |name: &str, cut: f64, share: &str| HistogramTier {
        key: name.into(),
        name: name.into(),
        cut,
        cut_label: format!("≥ {cut}"),
        share_label: share.into(),
    };
    let [high, low] = cuts;
    Histogram {
        width,
        scores,
        bin_width: 5,
        tiers: vec![tier("A", high, ""), tier("B", low, ""), tier("C", 0.0, "")],
        draggable: true,
        unit: unit.into(),
    }
}

#[component]
pub(super) fn Picture() -> impl IntoView {
    let words = words();
    let cuts = RwSignal::new([75.0, 50.0]);
    let scene = move |width: f64| histogram(width, cuts.get(), words.get().unit, scores()).scene();
    let empty = move |width: f64| histogram(width, cuts.get(), words.get().unit, Vec::new()).scene();
    let table = move |scores: fn() -> Vec<f64>| -> DataTable {
        let (title, _, columns) = words.get().chart;
        histogram(640.0, cuts.get(), "", scores()).table(title, columns)
    };
    let on_drag = Callback::new(move |drag: ChartDrag| {
        cuts.update(|cuts| {
            if let Some(cut) = cuts.get_mut(drag.index) {
                *cut = drag.value;
            }
        });
    });
    view! {
        <ChartFrame
            title=move || words.get().chart.0
            subtitle=move || words.get().chart.1
            scene
            table=move || table(scores)
            on_drag
        />
        <ChartFrame
            title=move || words.get().long
            subtitle=move || words.get().chart.1
            scene=empty
            table=move || table(Vec::new)
        />
    }
}
