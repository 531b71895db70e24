//! The organisations of both models, drawn from their reports and compared with the files under
//! `tests/snapshots/charts`; written anew as the others are.
use super::heat_map::{HeatCell, HeatMap, HeatPoint, HeatStop};
use super::org_chart::{OrgChart, OrgLayer};
use super::palette::Theme;
use super::snapshots::check_scene;
use crate::models::{cs_org, sales_org};

fn tens_of_thousands(money: f64) -> String {
    format!("{} 万", libm::round(money / 10_000.0))
}

fn sales(width: f64, per_rep: f64) -> OrgChart {
    let mut input = sales_org::Input::default();
    input.customers_per_rep.value = per_rep;
    let organisation = sales_org::evaluate(&input).organisation;
    let layer = |key: &str, name: &str, heads: f64, load: Option<f64>, cost: f64| OrgLayer {
        key: key.to_owned(),
        name: name.to_owned(),
        heads,
        heads_label: format!("{heads}"),
        load,
        load_label: load.map(|load| format!("人均 {load}")).unwrap_or_default(),
        cost,
        cost_label: tens_of_thousands(cost),
    };
    let managers = organisation.layers.iter().rev();
    let mut layers: Vec<OrgLayer> = managers
        .map(|one| layer(&one.id, &one.name.zh, one.heads, Some(one.load), one.cost))
        .collect();
    layers.push(layer(
        "reps",
        "销售",
        organisation.reps,
        None,
        organisation.rep_cost,
    ));
    OrgChart { width, layers }
}

#[test]
fn organisation_of_the_worked_example() {
    check_scene(
        "org-chart",
        &sales(640.0, 24.0).scene(),
        "25 名销售，4 名经理，1 名总监",
        Theme::Light,
    );
    check_scene(
        "org-chart-dark",
        &sales(640.0, 24.0).scene(),
        "25 名销售，4 名经理，1 名总监",
        Theme::Dark,
    );
    check_scene(
        "org-chart-320",
        &sales(320.0, 24.0).scene(),
        "25 名销售，4 名经理，1 名总监",
        Theme::Light,
    );
    check_scene(
        "org-chart-dense",
        &sales(640.0, 2.0).scene(),
        "300 名销售",
        Theme::Light,
    );
    check_scene(
        "org-chart-dense-320",
        &sales(320.0, 2.0).scene(),
        "300 名销售",
        Theme::Light,
    );
}

fn stops(values: &[f64], label: impl Fn(f64) -> String) -> Vec<HeatStop> {
    let stop = |value: &f64| HeatStop {
        value: *value,
        label: label(*value),
    };
    values.iter().map(stop).collect()
}

fn frontier(width: f64) -> HeatMap {
    let mut input = sales_org::Input::default();
    input.contract_value.value = 15_000.0;
    let frontier = sales_org::evaluate(&input).frontier;
    let cell = |value: &f64| HeatCell {
        value: *value,
        label: format!("{}", libm::round(value / 10_000.0)),
        note: String::new(),
    };
    HeatMap {
        width,
        across: "人均客户数 PCU".to_owned(),
        up: "平均合同额 P，万元".to_owned(),
        columns: stops(&frontier.per_rep, |value| format!("{}", libm::round(value))),
        rows: stops(&frontier.contract_values, |value| {
            format!("{:.2}", value / 10_000.0)
        }),
        cells: frontier
            .surplus
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
        base: Some(0.0),
        line: frontier.line,
        line_label: "健康线".to_owned(),
        here: Some(HeatPoint {
            x: frontier.here.0,
            y: frontier.here.1,
            label: "现在".to_owned(),
        }),
    }
}

#[test]
fn frontier_of_contract_value_and_customers_per_rep() {
    check_scene("heat-map", &frontier(640.0).scene(), "健康边界", Theme::Light);
    check_scene("heat-map-dark", &frontier(640.0).scene(), "健康边界", Theme::Dark);
    check_scene("heat-map-320", &frontier(320.0).scene(), "健康边界", Theme::Light);
}

fn split(width: f64) -> HeatMap {
    let mut input = cs_org::Input::default();
    input.teams[0].light_hours = Some(crate::engines::value::Sourced::typed(6.0));
    let map = cs_org::evaluate(&input).teams.remove(0).map;
    let percent = |value: f64| format!("{}%", libm::round(value * 100.0));
    let cell = |cell: &Option<(f64, cs_org::Bound)>| HeatCell {
        value: cell.map_or(f64::NAN, |(accounts, _)| accounts),
        label: cell.map_or(String::new(), |(accounts, _)| {
            format!("{}", libm::round(accounts))
        }),
        note: cell.map_or(String::new(), |(_, bound)| format!("{bound:?}")),
    };
    HeatMap {
        width,
        across: "深度服务客户占比 r2".to_owned(),
        up: "深度服务工时占比 r1".to_owned(),
        columns: stops(&map.shares, percent),
        rows: stops(&map.splits, percent),
        cells: map
            .accounts
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
        base: None,
        line: map.line,
        line_label: "r1*".to_owned(),
        here: Some(HeatPoint {
            x: map.here.0,
            y: map.here.1,
            label: "现在".to_owned(),
        }),
    }
}

#[test]
fn customers_per_csm_over_both_shares() {
    check_scene(
        "heat-map-split",
        &split(900.0).scene(),
        "人均待户量",
        Theme::Light,
    );
    check_scene(
        "heat-map-split-320",
        &split(320.0).scene(),
        "人均待户量",
        Theme::Light,
    );
}
