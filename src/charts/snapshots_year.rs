//! The yearly forecast's worked example, drawn and compared with the files under `tests/snapshots/charts`.
use super::fan::{Fan, FanMonth, FanNames};
use super::palette::Theme;
use super::snapshots::check_scene;
use super::staffing::{Staffing, StaffingLayer, StaffingMonth};
use crate::engines::pace::{Pace, at_once};
use crate::models::sales_year::{Input, evaluate, fan};

const WAN: f64 = 10_000.0;

fn staffing(width: f64) -> Staffing {
    let report = evaluate(&Input::default());
    let heads = |row: &crate::models::sales_year::MonthRow| {
        vec![
            row.qualified_from_start,
            row.qualified.opening - row.qualified_from_start,
            row.qualified.joined,
            row.ramping.total(),
        ]
    };
    let last = heads(report.months.last().unwrap());
    let names = ["期初合格", "期初成长中转正", "新招转正", "成长中"];
    let layers = names
        .iter()
        .zip(last)
        .enumerate()
        .map(|(at, (name, heads))| StaffingLayer {
            name: (*name).to_owned(),
            end_label: format!("{name} {heads:.1}"),
            is_maturing: at == 3,
        });
    let months = report.months.iter().map(|row| StaffingMonth {
        key: format!("m{}", row.month),
        name: format!("{}月", row.month),
        heads: heads(row),
        label: format!("{:.1}", row.qualified.total() + row.ramping.total()),
        reading: format!("{:.1} + {:.1}", row.qualified.total(), row.ramping.total()),
    });
    Staffing {
        width,
        layers: layers.collect(),
        months: months.collect(),
    }
}

fn fan_of_the_year(width: f64) -> Fan {
    let input = Input::default();
    let (report, drawn) = (evaluate(&input), at_once(fan(&input, &Pace::unpaced())));
    let month = |(row, band): (
        &crate::models::sales_year::MonthRow,
        &crate::engines::simulate::Band,
    )| FanMonth {
        key: format!("m{}", row.month),
        name: format!("{}月", row.month),
        quantiles: [band.p05, band.p25, band.p50, band.p75, band.p95].map(|x| x / WAN),
        plan: row.revenue_so_far / WAN,
        target: Some(row.target_so_far / WAN),
        reading: format!("{:.0}", band.p50 / WAN),
    };
    let names = ["5–95%", "25–75%", "中位数", "计划", "目标"].map(str::to_owned);
    let [wide, narrow, middle, plan, target] = names;
    Fan {
        width,
        months: report.months.iter().zip(&drawn.so_far).map(month).collect(),
        names: FanNames {
            wide,
            narrow,
            middle,
            plan,
            target,
        },
    }
}

#[test]
fn staffing_of_the_worked_example() {
    for (name, width) in [("staffing", 640.0), ("staffing-320", 320.0)] {
        check_scene(
            name,
            &staffing(width).scene(),
            "月初在岗人数，按来源",
            Theme::Light,
        );
    }
    let dark = staffing(640.0).scene();
    check_scene("staffing-dark", &dark, "月初在岗人数，按来源", Theme::Dark);
    let table = staffing(640.0).table("人数", "月", "合计");
    assert_eq!(table.rows[11][5].shown(), "29.1");
}

#[test]
fn fan_of_the_worked_example() {
    for (name, width) in [("fan", 640.0), ("fan-320", 320.0)] {
        check_scene(
            name,
            &fan_of_the_year(width).scene(),
            "累计业绩，万元",
            Theme::Light,
        );
    }
}

#[test]
fn three_years_of_months_keep_every_third_name() {
    let mut long = staffing(320.0);
    long.months = long.months.iter().cycle().take(36).cloned().collect();
    for (at, month) in long.months.iter_mut().enumerate() {
        month.key = format!("m{at}");
    }
    assert_eq!(long.scene().readings().count(), 36);
}
