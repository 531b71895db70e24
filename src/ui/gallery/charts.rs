//! One drawing of every kind that stands nowhere else in the gallery, from made-up numbers.

use leptos::prelude::*;

use super::words;
use crate::charts::axes::TickFormat;
use crate::charts::course::{Course, CourseBand, CourseColumns, CourseForm, CourseLine, CourseMonth};
use crate::charts::coverage::{Coverage, Multiple};
use crate::charts::curve::{Curve, CurveMark};
use crate::charts::exceedance::{Exceedance, ExceedanceLine, ExceedancePoint, ExceedanceTarget};
use crate::charts::fan::{Fan, FanMonth, FanNames};
use crate::charts::funnel::{Funnel, FunnelStage};
use crate::charts::heat_map::{HeatCell, HeatMap, HeatPoint, HeatStop};
use crate::charts::intervals::{IntervalBar, Intervals};
use crate::charts::matrix::{Matrix, MatrixCell};
use crate::charts::org_chart::{OrgChart, OrgLayer};
use crate::charts::scene::Scene;
use crate::charts::staffing::{Staffing, StaffingLayer, StaffingMonth};
use crate::charts::table::DataTable;
use crate::charts::tornado::{Tornado, TornadoEnd, TornadoRow};
use crate::charts::waterfall::{Waterfall, WaterfallRow, WaterfallTotal};
use crate::i18n::texts::Gallery as Words;
use crate::ui::components::{ChartFrame, SampleMark};
use crate::ui::locale::use_texts;

/// A drawing of this width with its table.
type Drawn = fn(f64, &Words) -> (Scene, DataTable);

/// In the order of their names in the catalogue.
static KINDS: [Drawn; 13] = [
    coverage, course, curve, exceedance, fan, funnel, heat_map, intervals, matrix, org_chart, staffing,
    tornado, waterfall,
];

#[component]
pub(super) fn Charts() -> impl IntoView {
    let (words, texts) = (words(), use_texts());
    let frame = move |(place, drawn): (usize, Drawn)| {
        view! {
            <ChartFrame
                title=move || words.get().charts.get(place).copied().unwrap_or_default()
                scene=move |width: f64| drawn(width, words.get()).0
                table=move || drawn(640.0, words.get()).1
            />
        }
    };
    view! {
        <p><SampleMark text=move || texts.get().common().sample/></p>
        {(0..).zip(KINDS).map(frame).collect_view()}
    }
}

/// The months of a year, counted from 1.
fn months() -> impl Iterator<Item = (f64, String)> {
    (1..=12_u32).map(|month| (f64::from(month), month.to_string()))
}

fn coverage(width: f64, words: &Words) -> (Scene, DataTable) {
    let [open, needed, _] = words.channels;
    let multiple = |name: &str, value: f64| Multiple {
        value,
        name: name.into(),
        label: format!("{value}×"),
    };
    let chart = Coverage {
        width,
        open: multiple(open, 2.3),
        needed: Some(multiple(needed, 2.4)),
    };
    (chart.scene(), chart.table(words.unit, words.chart.2))
}

fn course(width: f64, words: &Words) -> (Scene, DataTable) {
    let [columns, steps, line] = words.channels;
    let values = |slope: f64| months().map(|(month, _)| Some(month * slope - 20.0)).collect();
    let along = |name: &str, slope: f64, form: CourseForm| CourseLine {
        name: name.into(),
        end_label: name.into(),
        values: values(slope),
        form,
        is_dashed: slope > 8.0,
    };
    let month = |(at, name): (f64, String)| CourseMonth {
        key: name.clone(),
        reading: format!("{}", at * 7.0 - 20.0),
        event: (at == 3.0).then(|| words.tabs[1].into()),
        name,
    };
    let chart = Course {
        width,
        format: TickFormat::Number,
        months: months().map(month).collect(),
        columns: Some(CourseColumns {
            name: columns.into(),
            end_label: columns.into(),
            values: values(7.0),
        }),
        lines: vec![
            along(steps, 6.0, CourseForm::Steps),
            along(line, 9.0, CourseForm::Joined),
        ],
        band: Some(CourseBand {
            name: "±10".into(),
            ends: ["−10".into(), "+10".into()],
            ranges: months()
                .map(|(month, _)| Some((month * 6.0 - 30.0, month * 6.0 - 10.0)))
                .collect(),
        }),
    };
    (chart.scene(), chart.table(columns, words.chart.2[0]))
}

fn curve(width: f64, words: &Words) -> (Scene, DataTable) {
    let marks = [(0.1, 0.08), (0.3, 0.37), (0.6, 0.55), (0.9, 0.88)];
    let mark = |(x, y): (f64, f64)| CurveMark {
        key: x.to_string(),
        name: x.to_string(),
        x,
        y,
        interval: Some((y - 0.07, y + 0.09)),
        label: y.to_string(),
        is_labelled: x == 0.6,
    };
    let [across, up] = words.chart.2;
    let chart = Curve {
        width,
        line: vec![(0.0, 0.0), (0.2, 0.45), (0.5, 0.8), (1.0, 1.0)],
        marks: marks.map(mark).to_vec(),
        across: across.into(),
        up: up.into(),
        diagonal: words.buttons[2].into(),
    };
    (chart.scene(), chart.table(across, words.columns))
}

fn exceedance(width: f64, words: &Words) -> (Scene, DataTable) {
    let point = |(amount, probability): (f64, f64)| ExceedancePoint {
        amount,
        label: amount.to_string(),
        probability,
        probability_label: format!("{}%", probability * 100.0),
    };
    let line = |name: &str, points: [(f64, f64); 4]| ExceedanceLine {
        key: name.into(),
        name: name.into(),
        points: points.map(point).to_vec(),
    };
    let [first, second, _] = words.channels;
    let [across, up] = words.chart.2;
    let chart = Exceedance {
        width,
        lines: vec![
            line(first, [(0.0, 1.0), (100.0, 0.75), (250.0, 0.25), (400.0, 0.0)]),
            line(second, [(0.0, 1.0), (150.0, 0.75), (350.0, 0.25), (500.0, 0.0)]),
        ],
        target: Some(ExceedanceTarget {
            amount: 250.0,
            probability: 0.25,
            label: words.target.0.into(),
        }),
        across: across.into(),
        up: up.into(),
    };
    (chart.scene(), chart.table(first, [across, up, second]))
}

fn fan(width: f64, words: &Words) -> (Scene, DataTable) {
    let month = |(at, name): (f64, String)| FanMonth {
        key: name.clone(),
        name,
        quantiles: [6.0, 8.0, 10.0, 12.0, 15.0].map(|rate| rate * at),
        plan: 11.0 * at,
        target: Some(12.0 * at),
        reading: format!("{}", 10.0 * at),
    };
    let [middle, plan, target] = words.channels.map(str::to_owned);
    let names = FanNames {
        wide: "5–95%".into(),
        narrow: "25–75%".into(),
        middle,
        plan,
        target,
    };
    let months = months().map(month).collect();
    let chart = Fan { width, months, names };
    (chart.scene(), chart.table(words.unit, words.chart.2[0]))
}

fn funnel(width: f64, words: &Words) -> (Scene, DataTable) {
    let stages = [
        (120.0, "", ""),
        (48.0, "40%", "31.7–48.9%"),
        (6.0, "12.5%", "5.9–24.7%"),
    ];
    let named = words.channels.into_iter().zip(stages);
    let stage = |(name, (count, rate, interval)): (&str, (f64, &str, &str))| FunnelStage {
        key: name.into(),
        name: name.into(),
        count,
        // Too long for its bar, and on a phone for the place beside it.
        label: format!("{count} · {}", words.target.0),
        rate_label: rate.into(),
        interval_label: interval.into(),
    };
    let stages = named.map(stage).collect();
    let chart = Funnel { width, stages };
    let [first, second, third, fourth, _] = words.columns;
    (chart.scene(), chart.table(first, [first, second, third, fourth]))
}

fn heat_map(width: f64, words: &Words) -> (Scene, DataTable) {
    const STOPS: [f64; 5] = [10.0, 20.0, 30.0, 40.0, 50.0];
    let stops = || {
        STOPS
            .map(|value| HeatStop {
                value,
                label: value.to_string(),
            })
            .to_vec()
    };
    let cell = |value: f64| HeatCell {
        value,
        label: value.to_string(),
        note: String::new(),
    };
    let [across, up] = words.chart.2;
    let chart = HeatMap {
        width,
        across: across.into(),
        up: up.into(),
        columns: stops(),
        rows: stops(),
        cells: STOPS
            .map(|row| STOPS.map(|column| cell(row + column - 50.0)).to_vec())
            .to_vec(),
        base: Some(0.0),
        line: vec![(10.0, 40.0), (40.0, 10.0)],
        line_label: words.tabs[1].into(),
        here: Some(HeatPoint {
            x: 33.0,
            y: 27.0,
            label: words.tabs[0].into(),
        }),
    };
    (chart.scene(), chart.table(across))
}

fn intervals(width: f64, words: &Words) -> (Scene, DataTable) {
    let bars = [("A", Some(0.38)), ("B", Some(0.19)), ("C", None)];
    let bar = |(name, value): (&str, Option<f64>)| IntervalBar {
        key: name.into(),
        name: name.into(),
        value,
        label: value.map_or_else(|| "—".into(), |value| format!("{}%", value * 100.0)),
        interval: value.map(|value| (value - 0.1, value + 0.15)),
        interval_label: value.map_or_else(String::new, |_| "95%".into()),
        count_label: "n = 16".into(),
    };
    let chart = Intervals {
        width,
        bars: bars.map(bar).to_vec(),
        reference: None,
        format: TickFormat::Percent,
    };
    (chart.scene(), chart.table(words.unit, words.columns))
}

fn matrix(width: f64, words: &Words) -> (Scene, DataTable) {
    let cell = |count: f64| MatrixCell {
        count,
        label: count.to_string(),
        share_label: format!("{count}%"),
    };
    let captions = || words.channels.map(str::to_owned).to_vec();
    let [row, column] = words.chart.2;
    let chart = Matrix {
        width,
        row_title: row.into(),
        column_title: column.into(),
        row_captions: captions(),
        column_captions: captions(),
        cells: [[30.0, 6.0, 0.0], [4.0, 25.0, 3.0], [1.0, 7.0, 24.0]]
            .map(|row| row.map(cell).to_vec())
            .to_vec(),
    };
    (chart.scene(), chart.table(row))
}

fn org_chart(width: f64, words: &Words) -> (Scene, DataTable) {
    let layers = words.channels.into_iter().zip([1.0, 4.0, 25.0]);
    let layer = |(name, heads): (&str, f64)| OrgLayer {
        key: name.into(),
        name: name.into(),
        heads,
        heads_label: heads.to_string(),
        load: (heads < 25.0).then_some(6.25),
        load_label: "6.25".into(),
        cost: heads * 60.0,
        cost_label: (heads * 60.0).to_string(),
    };
    let layers = layers.map(layer).collect();
    let chart = OrgChart { width, layers };
    let [first, second, third, fourth, _] = words.columns;
    (chart.scene(), chart.table(first, [first, second, third, fourth]))
}

fn staffing(width: f64, words: &Words) -> (Scene, DataTable) {
    let layer = |(at, name): (usize, &str)| StaffingLayer {
        name: name.into(),
        end_label: name.into(),
        is_maturing: at == 2,
    };
    let month = |(at, name): (f64, String)| StaffingMonth {
        key: name.clone(),
        name,
        heads: vec![10.0, at, 12.0 - at],
        label: "22".into(),
        reading: format!("{} + {}", 10.0 + at, 12.0 - at),
    };
    let chart = Staffing {
        width,
        layers: (0..).zip(words.channels).map(layer).collect(),
        months: months().map(month).collect(),
    };
    let [month, all] = words.chart.2;
    (chart.scene(), chart.table(words.people.0, month, all))
}

fn tornado(width: f64, words: &Words) -> (Scene, DataTable) {
    let rows = [
        (words.long, 50.0),
        (words.factors[0], 30.0),
        (words.factors[1], 4.0),
    ];
    let end = |input: &str, figure: f64| TornadoEnd {
        input_label: input.into(),
        figure: Some(figure),
        label: figure.to_string(),
    };
    let row = |(name, reach): (&str, f64)| TornadoRow {
        key: name.into(),
        name: name.into(),
        low: end("−10%", 100.0 - reach),
        high: end("+10%", 100.0 + reach),
    };
    let chart = Tornado {
        width,
        base: 100.0,
        base_label: "100".into(),
        rows: rows.map(row).to_vec(),
    };
    (chart.scene(), chart.table(words.unit, words.columns))
}

fn waterfall(width: f64, words: &Words) -> (Scene, DataTable) {
    let rows = words.channels.into_iter().zip([60.0, 25.0, -15.0]);
    let row = |(name, value): (&str, f64)| WaterfallRow {
        key: name.into(),
        name: name.into(),
        value: Some(value),
        label: value.to_string(),
        possible: (value > 50.0).then_some(80.0),
        possible_label: if value > 50.0 { "80".into() } else { String::new() },
        emphasised: value < 0.0,
    };
    let total = |name: &str, value: f64| WaterfallTotal {
        name: name.into(),
        value,
        label: value.to_string(),
    };
    let chart = Waterfall {
        width,
        rows: rows.map(row).collect(),
        total: total(words.figure.0, 70.0),
        reference: None,
        gap: Some(total(words.target.0, 10.0)),
    };
    let [first, second, third, fourth, _] = words.columns;
    (chart.scene(), chart.table(first, [first, second, third, fourth]))
}
