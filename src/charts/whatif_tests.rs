//! The drawings of chances and of what moves a figure: the funnel's sample drawn, and sane whatever the data.
use super::exceedance::{Exceedance, ExceedanceLine, ExceedancePoint, ExceedanceTarget};
use super::palette::Theme;
use super::properties::{any_value, any_width, any_words, assert_sane};
use super::snapshots::check_scene;
use super::tornado::{Tornado, TornadoEnd, TornadoRow};
use crate::engines::pace::{Pace, at_once};
use crate::engines::value::Sourced;
use crate::models::headline::Model;
use crate::models::parameter::Parameters;
use crate::models::sales_funnel::input::Basis;
use crate::models::sales_funnel::{Input, Landing, evaluate};
use crate::models::whatif;
use proptest::prelude::*;

fn line(key: &str, name: &str, curve: &[Landing]) -> ExceedanceLine {
    let point = |landing: &Landing| ExceedancePoint {
        amount: landing.amount / 10_000.0,
        label: format!("{:.0} 万", landing.amount / 10_000.0),
        probability: landing.probability,
        probability_label: format!("{:.1}%", landing.probability * 100.0),
    };
    ExceedanceLine {
        key: key.to_owned(),
        name: name.to_owned(),
        points: curve.iter().map(point).collect(),
    }
}

fn exceedance(input: &Input, width: f64) -> Exceedance {
    let outlook = evaluate(input).outlook;
    let mut lines = vec![line("exact", "商机相互独立", &outlook.curve)];
    if let Some(uncertain) = &outlook.uncertain {
        lines.push(line("uncertain", "转化率不确定、同涨同跌", &uncertain.curve));
    }
    Exceedance {
        width,
        lines,
        target: Some(ExceedanceTarget {
            amount: 250.0,
            probability: outlook.hit,
            label: format!("目标 250 万 · {:.1}%", outlook.hit * 100.0),
        }),
        across: "本期成交额，万元".to_owned(),
        up: "达到或超过的概率".to_owned(),
    }
}

#[test]
fn where_the_sample_may_land() {
    let deals = Input::default();
    let stages = Input {
        basis: Basis::Stages,
        is_uncertain: true,
        ..Input::default()
    };
    let title = "达到各金额的概率";
    check_scene(
        "exceedance-deals",
        &exceedance(&deals, 640.0).scene(),
        title,
        Theme::Light,
    );
    check_scene(
        "exceedance-stages-dark",
        &exceedance(&stages, 640.0).scene(),
        title,
        Theme::Dark,
    );
    check_scene(
        "exceedance-stages-320",
        &exceedance(&stages, 320.0).scene(),
        title,
        Theme::Light,
    );
}

fn tornado(width: f64) -> Tornado {
    let mut input = Input {
        basis: Basis::Stages,
        ..Input::default()
    };
    input.set("won", Sourced::typed(200_000.0));
    let ids: Vec<String> = input
        .parameters()
        .into_iter()
        .map(|parameter| parameter.id)
        .collect();
    let asked: Vec<(&str, Option<(f64, f64)>)> = ids.iter().map(|id| (id.as_str(), None)).collect();
    let gap = input.headline("gap").unwrap();
    let found = at_once(whatif::tornado(&input, &gap, &asked, &Pace::unpaced())).unwrap();
    let wan = |x: f64| format!("{:.1}", x / 10_000.0);
    let end = |input: f64, figure: Option<f64>| TornadoEnd {
        input_label: format!("{input:.2}"),
        figure: figure.map(|figure| figure / 10_000.0),
        label: figure.map_or_else(String::new, wan),
    };
    let row = |bar: &whatif::InputBar| TornadoRow {
        key: bar.input.id.clone(),
        name: bar.input.name.zh.clone(),
        low: end(bar.bar.band.0, bar.bar.figure.0),
        high: end(bar.bar.band.1, bar.bar.figure.1),
    };
    Tornado {
        width,
        base: found.base / 10_000.0,
        base_label: format!("缺口 {} 万", wan(found.base)),
        rows: found.bars.iter().take(8).map(row).collect(),
    }
}

#[test]
fn what_moves_the_gap_most() {
    let title = "各输入变动 ±10% 时的缺口，万元";
    check_scene("tornado", &tornado(640.0).scene(), title, Theme::Light);
    check_scene("tornado-dark", &tornado(640.0).scene(), title, Theme::Dark);
    check_scene("tornado-320", &tornado(320.0).scene(), title, Theme::Light);
}

prop_compose! {
    fn any_exceedance()(
        width in any_width(),
        lines in prop::collection::vec(prop::collection::vec((any_value(), any_value(), any_words(10)), 0..14), 0..3),
        target in prop::option::of((any_value(), any_value(), any_words(40))),
        words in any_words(40),
    ) -> Exceedance {
        let lines = lines.into_iter().enumerate().map(|(place, points)| ExceedanceLine {
            key: place.to_string(),
            name: place.to_string(),
            points: points.into_iter().map(|(amount, probability, label)| ExceedancePoint {
                amount, probability, probability_label: label.clone(), label,
            }).collect(),
        });
        Exceedance {
            width,
            lines: lines.collect(),
            target: target.map(|(amount, probability, label)| ExceedanceTarget { amount, probability, label }),
            across: words.clone(),
            up: words,
        }
    }
}

prop_compose! {
    fn any_tornado()(
        width in any_width(),
        base in any_value(),
        rows in prop::collection::vec(
            (any_words(40), prop::option::of(any_value()), prop::option::of(any_value()), any_words(12)),
            0..12,
        ),
        base_label in any_words(40),
    ) -> Tornado {
        let end = |figure, label: &str| TornadoEnd { input_label: label.to_owned(), figure, label: label.to_owned() };
        let rows = rows.into_iter().enumerate().map(|(place, (name, low, high, label))| TornadoRow {
            key: place.to_string(), name, low: end(low, &label), high: end(high, &label),
        });
        Tornado { width, base, base_label, rows: rows.collect() }
    }
}

proptest! {
    #[test]
    fn exceedances_are_sane(drawing in any_exceedance()) {
        assert_sane(&drawing.scene());
        let points: usize = drawing.lines.iter().map(|line| line.points.len()).sum();
        prop_assert_eq!(drawing.table("", ["", "", ""]).rows.len(), points);
    }

    #[test]
    fn tornados_are_sane(drawing in any_tornado()) {
        assert_sane(&drawing.scene());
        prop_assert_eq!(drawing.table("", ["", "", "", "", ""]).rows.len(), drawing.rows.len());
    }
}
