//! The worked example, drawn and compared with the files under `tests/snapshots/charts`.
//!
//! `LOUDOU_UPDATE=1 cargo test --no-default-features charts::snapshots` writes them anew; look at them before
//! committing.
use super::axes::TickFormat;
use super::curve::{Curve, CurveMark};
use super::funnel::{Funnel, FunnelStage};
use super::histogram::{Histogram, HistogramTier};
use super::intervals::{IntervalBar, Intervals};
use super::matrix::{Matrix, MatrixCell};
use super::palette::{Theme, stylesheet};
use super::scene::Scene;
use super::svg::to_svg;
use super::waterfall::{Reference, Waterfall, WaterfallRow, WaterfallTotal, largest_first};
use std::path::PathBuf;

fn check(path: &str, drawn: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("LOUDOU_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(kept == drawn, "{} differs; see LOUDOU_UPDATE", path.display());
}

pub(super) fn check_scene(name: &str, scene: &Scene, title: &str, theme: Theme) {
    check(
        &format!("tests/snapshots/charts/{name}.svg"),
        &to_svg(scene, title, theme),
    );
}

const NAMES_ZH: [&str; 7] = [
    "渠道",
    "形态",
    "业务规模",
    "对接人",
    "需求清晰度",
    "需求匹配度",
    "业务兴趣度",
];
const NAMES_EN: [&str; 7] = [
    "Channel",
    "Form of contact",
    "Business size",
    "Contact person",
    "Clarity of need",
    "Fit of need",
    "Interest",
];
const CONTRIBUTIONS: [f64; 7] = [7.5, 15.0, 11.25, 7.5, 3.75, 15.0, 7.5];
const WEIGHTS: [f64; 7] = [10.0, 15.0, 15.0, 15.0, 15.0, 20.0, 10.0];

fn waterfall(names: [&str; 7], total: &str, width: f64) -> Waterfall {
    let rows = names
        .iter()
        .zip(CONTRIBUTIONS)
        .zip(WEIGHTS)
        .map(|((name, value), weight)| WaterfallRow {
            key: (*name).to_owned(),
            name: (*name).to_owned(),
            value: Some(value),
            label: format!("{value}"),
            possible: Some(weight),
            possible_label: format!("≤ {weight}"),
            emphasised: value == 3.75,
        });
    Waterfall {
        width,
        rows: largest_first(rows.collect()),
        total: WaterfallTotal {
            name: total.to_owned(),
            value: 67.5,
            label: "67.5".to_owned(),
        },
        gap: None,
        reference: Some(Reference {
            value: 75.0,
            label: "A 75".to_owned(),
        }),
    }
}

#[test]
fn waterfall_of_the_worked_example() {
    let zh = waterfall(NAMES_ZH, "合计", 640.0);
    check_scene("waterfall-zh", &zh.scene(), "各因素贡献，分", Theme::Light);
    check_scene("waterfall-zh-dark", &zh.scene(), "各因素贡献，分", Theme::Dark);
    let narrow = waterfall(NAMES_ZH, "合计", 320.0);
    check_scene(
        "waterfall-zh-320",
        &narrow.scene(),
        "各因素贡献，分",
        Theme::Light,
    );
    let en = waterfall(NAMES_EN, "Total", 640.0);
    check_scene(
        "waterfall-en",
        &en.scene(),
        "Contribution of each factor, points",
        Theme::Light,
    );
    let narrow = waterfall(NAMES_EN, "Total", 320.0);
    check_scene(
        "waterfall-en-320",
        &narrow.scene(),
        "Contribution of each factor, points",
        Theme::Light,
    );
}

#[test]
fn what_is_missing_is_a_bar_of_its_own() {
    let bar = |name: &str, value: f64| WaterfallTotal {
        name: name.to_owned(),
        value,
        label: format!("{}", value.abs()),
    };
    let mut short = waterfall(NAMES_ZH, "合计", 640.0);
    short.gap = Some(bar("缺口", 7.5));
    check_scene("waterfall-gap", &short.scene(), "各因素贡献，分", Theme::Light);
    short.width = 320.0;
    check_scene(
        "waterfall-gap-320",
        &short.scene(),
        "各因素贡献，分",
        Theme::Light,
    );
    // It ends where the reference lies.
    assert_eq!(
        short.table("", ["factor", "points", "so far", "at most"]).rows[8][2].shown(),
        "75"
    );
    let mut over = waterfall(NAMES_ZH, "合计", 640.0);
    over.reference = Some(Reference {
        value: 60.0,
        label: "目标 60".to_owned(),
    });
    over.gap = Some(bar("超出目标", -7.5));
    check_scene("waterfall-over", &over.scene(), "各因素贡献，分", Theme::Light);
    assert_eq!(
        over.table("", ["factor", "points", "so far", "at most"]).rows[8][2].shown(),
        "60"
    );
}

#[test]
fn waterfall_with_an_item_that_subtracts() {
    let mut minus = waterfall(NAMES_ZH, "合计", 640.0);
    minus.rows.push(WaterfallRow {
        key: "minus".to_owned(),
        name: "长期拖欠（减分）".to_owned(),
        value: Some(-12.0),
        label: "−12".to_owned(),
        possible: None,
        possible_label: String::new(),
        emphasised: false,
    });
    minus.total = WaterfallTotal {
        name: "合计".to_owned(),
        value: 55.5,
        label: "55.5".to_owned(),
    };
    check_scene("waterfall-minus", &minus.scene(), "含减分项", Theme::Light);
}

/// Two hundred scores on a hump, without chance: sums of four interleaved multiples.
fn scores() -> Vec<f64> {
    let part = |place: u32, step: u32, over: u32| f64::from(place * step % over) / f64::from(over);
    let sum = |place| part(place, 7, 29) + part(place, 11, 31) + part(place, 17, 37) + part(place, 5, 23);
    (0..200).map(|place| sum(place) * 25.0 + 1.0).collect()
}

fn histogram(width: f64, top_cut: f64) -> Histogram {
    let scores = scores();
    let share = |low: f64, high: f64| {
        let inside = scores.iter().filter(|score| (low..high).contains(*score)).count();
        format!("{}%", (inside * 200 / scores.len()).div_ceil(2))
    };
    let tiers = [
        ("A", top_cut, 101.0),
        ("B", 50.0, top_cut),
        ("C", 25.0, 50.0),
        ("D", 0.0, 25.0),
    ];
    let tiers = tiers.map(|(name, cut, above)| HistogramTier {
        key: name.to_owned(),
        name: name.to_owned(),
        cut,
        cut_label: format!("≥ {cut}"),
        share_label: share(cut, above),
    });
    let tiers = tiers.to_vec();
    Histogram {
        width,
        scores,
        bin_width: 5,
        tiers,
        draggable: true,
        unit: " 条".to_owned(),
    }
}

#[test]
fn histogram_of_two_hundred_leads() {
    check_scene(
        "histogram",
        &histogram(640.0, 75.0).scene(),
        "得分分布",
        Theme::Light,
    );
    check_scene(
        "histogram-dark",
        &histogram(640.0, 75.0).scene(),
        "得分分布",
        Theme::Dark,
    );
    let narrow = histogram(320.0, 82.0);
    check_scene("histogram-320", &narrow.scene(), "得分分布", Theme::Light);
}

fn funnel(width: f64) -> Funnel {
    let stages = [
        ("全部线索", 200.0, "200", "", ""),
        ("中高价值", 96.0, "96", "48.0%", "95% 区间 41–55%"),
        ("成交", 21.0, "21", "21.9%", "95% 区间 15–31%"),
    ];
    let stages = stages.map(|(name, count, label, rate, interval)| FunnelStage {
        key: name.to_owned(),
        name: name.to_owned(),
        count,
        label: label.to_owned(),
        rate_label: rate.to_owned(),
        interval_label: interval.to_owned(),
    });
    Funnel {
        width,
        stages: stages.to_vec(),
    }
}

#[test]
fn funnel_from_leads_to_won() {
    check_scene("funnel", &funnel(640.0).scene(), "线索到成交", Theme::Light);
    check_scene("funnel-320", &funnel(320.0).scene(), "线索到成交", Theme::Light);
}

fn intervals(width: f64) -> Intervals {
    let bars = [
        ("A", Some(0.375), "37.5%", Some((0.185, 0.614)), "n = 16"),
        ("B", Some(0.1875), "18.8%", Some((0.116, 0.289)), "n = 80"),
        ("C", Some(0.0769), "7.7%", Some((0.036, 0.158)), "n = 78"),
        ("D", None, "—", None, "n = 0"),
    ];
    let bars = bars.map(|(name, value, label, interval, count)| IntervalBar {
        key: name.to_owned(),
        name: name.to_owned(),
        value,
        label: label.to_owned(),
        interval,
        interval_label: String::new(),
        count_label: count.to_owned(),
    });
    let reference = Some(Reference {
        value: 0.155,
        label: "总体 15.5%".to_owned(),
    });
    Intervals {
        width,
        bars: bars.to_vec(),
        reference,
        format: TickFormat::Percent,
    }
}

#[test]
fn conversion_per_tier_with_intervals() {
    check_scene("intervals", &intervals(640.0).scene(), "各层成交率", Theme::Light);
    check_scene(
        "intervals-320",
        &intervals(320.0).scene(),
        "各层成交率",
        Theme::Light,
    );
}

fn curve(width: f64) -> Curve {
    let mark = |x: f64, y: f64, interval, label: &str, is_labelled| CurveMark {
        key: label.to_owned(),
        name: label.to_owned(),
        x,
        y,
        interval,
        label: label.to_owned(),
        is_labelled,
    };
    Curve {
        width,
        line: vec![(0.0, 0.0), (0.1, 0.28), (0.3, 0.58), (0.6, 0.86), (1.0, 1.0)],
        marks: vec![
            mark(0.3, 0.58, None, "58% 的成交", true),
            mark(0.75, 0.7, Some((0.52, 0.84)), "第 8 份", false),
        ],
        across: "线索占比 →".to_owned(),
        up: "↑ 成交占比".to_owned(),
        diagonal: "随机".to_owned(),
    }
}

#[test]
fn share_of_wins_against_share_of_leads() {
    check_scene(
        "curve",
        &curve(640.0).scene(),
        "得分最高的 30% 线索",
        Theme::Light,
    );
    check_scene(
        "curve-320",
        &curve(320.0).scene(),
        "得分最高的 30% 线索",
        Theme::Light,
    );
}

fn matrix(width: f64) -> Matrix {
    let counts = [[12.0, 26.0, 19.0], [31.0, 44.0, 15.0], [38.0, 15.0, 0.0]];
    let cell = |count: f64| MatrixCell {
        count,
        label: format!("{count}"),
        share_label: format!("{}%", count / 2.0),
    };
    Matrix {
        width,
        row_title: "匹配度".to_owned(),
        column_title: "互动度".to_owned(),
        row_captions: ["高", "中", "低"].map(str::to_owned).to_vec(),
        column_captions: ["低", "中", "高"].map(str::to_owned).to_vec(),
        cells: counts
            .iter()
            .map(|row| row.iter().map(|count| cell(*count)).collect())
            .collect(),
    }
}

#[test]
fn fit_against_engagement() {
    check_scene("matrix", &matrix(640.0).scene(), "匹配度 × 互动度", Theme::Light);
    check_scene(
        "matrix-dark",
        &matrix(640.0).scene(),
        "匹配度 × 互动度",
        Theme::Dark,
    );
    check_scene(
        "matrix-320",
        &matrix(320.0).scene(),
        "匹配度 × 互动度",
        Theme::Light,
    );
}

#[test]
fn nothing_known_yet() {
    let mut empty = histogram(480.0, 75.0);
    empty.scores.clear();
    check_scene("histogram-empty", &empty.scene(), "得分分布", Theme::Light);
    let mut zero = waterfall(NAMES_ZH, "合计", 480.0);
    zero.rows.truncate(2);
    for row in &mut zero.rows {
        row.value = Some(0.0);
        row.label = "0".to_owned();
    }
    zero.total = WaterfallTotal {
        name: "合计".to_owned(),
        value: 0.0,
        label: "0".to_owned(),
    };
    check_scene("waterfall-zero", &zero.scene(), "各因素贡献，分", Theme::Light);
    let mut none = funnel(480.0);
    for stage in &mut none.stages {
        stage.count = 0.0;
        stage.label = "0".to_owned();
        stage.rate_label = "—".to_owned();
        stage.interval_label.clear();
    }
    check_scene("funnel-zero", &none.scene(), "线索到成交", Theme::Light);
}

#[test]
fn long_names_in_english() {
    let names = [
        "Channel the lead came through",
        "Form of first contact",
        "Size of the business",
        "Seniority of the contact person",
        "Clarity of the stated need",
        "Fit with the standard product",
        "Interest shown in the last 90 days",
    ];
    check_scene(
        "waterfall-long",
        &waterfall(names, "Total", 720.0).scene(),
        "Contributions",
        Theme::Light,
    );
    check_scene(
        "waterfall-long-320",
        &waterfall(names, "Total", 320.0).scene(),
        "Contributions",
        Theme::Light,
    );
}

#[test]
fn style_sheet() {
    check("tests/snapshots/charts/charts.css", &stylesheet());
}
