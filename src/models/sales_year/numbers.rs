//! The numbers of the yearly forecast that stand alone, each declared once.

use super::input::{Input, RateForm, Role};
use crate::models::declared::{Declared, lies};
use crate::models::parameter::Unit;

/// Numbers of the plan, in the order of the page.
pub(super) static PLAN: [Declared<Input>; 8] = [
    Declared {
        id: "start_year",
        zh: "起始年份",
        en: "Year of the first month",
        unit: Unit::Year,
        range: (2000.0, 2100.0),
        default: 2027.0,
        integer: true,
        step: 1.0,
        place: lies!(input => input.start_year),
    },
    Declared {
        id: "start_month",
        zh: "起始月份",
        en: "First month",
        unit: Unit::Plain,
        range: (1.0, 12.0),
        default: 1.0,
        integer: true,
        step: 1.0,
        place: lies!(input => input.start_month),
    },
    Declared {
        id: "horizon",
        zh: "预测月数",
        en: "Months planned",
        unit: Unit::Months,
        range: (1.0, 36.0),
        default: 12.0,
        integer: true,
        step: 12.0,
        place: lies!(input => input.horizon),
    },
    Declared {
        id: "month_tolerance",
        zh: "月度占比容差",
        en: "Tolerance of a month's share",
        unit: Unit::Share,
        range: (0.0, 1.0),
        default: 0.02,
        integer: false,
        step: 0.005,
        place: lies!(input => input.month_tolerance),
    },
    Declared {
        id: "quarter_tolerance",
        zh: "季度占比容差",
        en: "Tolerance of a quarter's share",
        unit: Unit::Share,
        range: (0.0, 1.0),
        default: 0.03,
        integer: false,
        step: 0.005,
        place: lies!(input => input.quarter_tolerance),
    },
    Declared {
        id: "confidence",
        zh: "要求的达成概率",
        en: "Confidence asked for",
        unit: Unit::Share,
        range: (0.01, 0.99),
        default: 0.8,
        integer: false,
        step: 0.05,
        place: lies!(input => input.confidence),
    },
    Declared {
        id: "runs",
        zh: "模拟次数",
        en: "Runs of the simulation",
        unit: Unit::Plain,
        range: (100.0, 50_000.0),
        default: 10_000.0,
        integer: true,
        step: 1000.0,
        place: lies!(input => input.runs),
    },
    Declared {
        id: "seed",
        zh: "随机种子",
        en: "Seed of the simulation",
        unit: Unit::Plain,
        range: (0.0, 1_000_000.0),
        default: 1.0,
        integer: true,
        step: 1.0,
        place: lies!(input => input.seed),
    },
];

/// Money of up to this is typed.
const MONEY: (f64, f64) = (0.0, 1e12);

/// What a rep brings a month. `lies` says whether this role has it.
macro_rules! productivity {
    ($id:literal, $zh:literal, $en:literal, $default:literal, $place:expr) => {
        Declared {
            id: $id,
            zh: $zh,
            en: $en,
            unit: Unit::MoneyPerMonth,
            range: MONEY,
            default: $default,
            integer: false,
            step: 10_000.0,
            place: $place,
        }
    };
}

/// A retention a month in one form, an attrition a year in the other: a role has one of the two.
macro_rules! rate {
    ($id:literal, $zh:literal, $en:literal, $default:literal, $form:ident, $rate:ident . $part:ident) => {
        Declared {
            id: $id,
            zh: $zh,
            en: $en,
            unit: Unit::Share,
            range: (0.0, 1.0),
            default: $default,
            integer: false,
            step: 0.01,
            place: (
                |role: &Role| (role.$rate.form == RateForm::$form).then_some(&role.$rate.$part),
                |role: &mut Role| (role.$rate.form == RateForm::$form).then_some(&mut role.$rate.$part),
            ),
        }
    };
}

macro_rules! heads {
    ($id:literal, $zh:literal, $en:literal, $default:literal, $place:expr) => {
        Declared {
            id: $id,
            zh: $zh,
            en: $en,
            unit: Unit::Persons,
            range: (0.0, 100_000.0),
            default: $default,
            integer: false,
            step: 1.0,
            place: $place,
        }
    };
}

/// Numbers of a role, in the order of the page.
pub(super) static ROLE: [Declared<Role>; 23] = [
    productivity!(
        "productivity_qualified",
        "合格人力人效",
        "Productivity, qualified",
        1_000_000.0,
        lies!(role => role.productivity_qualified.likely)
    ),
    productivity!(
        "productivity_qualified_low",
        "合格人力人效 · 最低",
        "Productivity, qualified · lowest",
        850_000.0,
        lies!(role => role.productivity_qualified.low)
    ),
    productivity!(
        "productivity_qualified_high",
        "合格人力人效 · 最高",
        "Productivity, qualified · highest",
        1_150_000.0,
        lies!(role => role.productivity_qualified.high)
    ),
    productivity!(
        "productivity_ramping",
        "非合格人力人效",
        "Productivity, ramping",
        300_000.0,
        TWO_STEPS.0
    ),
    productivity!(
        "productivity_ramping_low",
        "非合格人力人效 · 最低",
        "Productivity, ramping · lowest",
        255_000.0,
        TWO_STEPS.1
    ),
    productivity!(
        "productivity_ramping_high",
        "非合格人力人效 · 最高",
        "Productivity, ramping · highest",
        345_000.0,
        TWO_STEPS.2
    ),
    Declared {
        id: "ramp_months",
        zh: "成才周期",
        en: "Ramp",
        unit: Unit::Months,
        range: (0.0, 24.0),
        default: 3.0,
        integer: true,
        step: 1.0,
        place: lies!(role => role.ramp_months),
    },
    rate!(
        "retention_ramping",
        "月留存率 · 非合格人力",
        "Monthly retention, ramping",
        0.92,
        Monthly,
        retention_ramping.likely
    ),
    rate!(
        "retention_ramping_low",
        "月留存率 · 非合格人力 · 最低",
        "Monthly retention, ramping · lowest",
        0.88,
        Monthly,
        retention_ramping.low
    ),
    rate!(
        "retention_ramping_high",
        "月留存率 · 非合格人力 · 最高",
        "Monthly retention, ramping · highest",
        0.95,
        Monthly,
        retention_ramping.high
    ),
    rate!(
        "attrition_ramping",
        "年流失率 · 非合格人力",
        "Annual attrition, ramping",
        0.63,
        AnnualAttrition,
        retention_ramping.likely
    ),
    rate!(
        "attrition_ramping_low",
        "年流失率 · 非合格人力 · 最低",
        "Annual attrition, ramping · lowest",
        0.46,
        AnnualAttrition,
        retention_ramping.low
    ),
    rate!(
        "attrition_ramping_high",
        "年流失率 · 非合格人力 · 最高",
        "Annual attrition, ramping · highest",
        0.78,
        AnnualAttrition,
        retention_ramping.high
    ),
    rate!(
        "retention_qualified",
        "月留存率 · 合格人力",
        "Monthly retention, qualified",
        0.98,
        Monthly,
        retention_qualified.likely
    ),
    rate!(
        "retention_qualified_low",
        "月留存率 · 合格人力 · 最低",
        "Monthly retention, qualified · lowest",
        0.97,
        Monthly,
        retention_qualified.low
    ),
    rate!(
        "retention_qualified_high",
        "月留存率 · 合格人力 · 最高",
        "Monthly retention, qualified · highest",
        0.99,
        Monthly,
        retention_qualified.high
    ),
    rate!(
        "attrition_qualified",
        "年流失率 · 合格人力",
        "Annual attrition, qualified",
        0.22,
        AnnualAttrition,
        retention_qualified.likely
    ),
    rate!(
        "attrition_qualified_low",
        "年流失率 · 合格人力 · 最低",
        "Annual attrition, qualified · lowest",
        0.11,
        AnnualAttrition,
        retention_qualified.low
    ),
    rate!(
        "attrition_qualified_high",
        "年流失率 · 合格人力 · 最高",
        "Annual attrition, qualified · highest",
        0.31,
        AnnualAttrition,
        retention_qualified.high
    ),
    heads!(
        "qualified",
        "期初合格人力",
        "Qualified at the start",
        10.0,
        lies!(role => role.qualified)
    ),
    heads!(
        "ramping",
        "期初非合格人力",
        "Ramping at the start",
        4.0,
        (
            |role: &Role| (!role.is_by_age).then_some(&role.ramping),
            |role: &mut Role| (!role.is_by_age).then_some(&mut role.ramping),
        )
    ),
    Declared {
        id: "cost_per_month",
        zh: "每人每月成本",
        en: "Cost of a rep a month",
        unit: Unit::MoneyPerMonth,
        range: MONEY,
        default: 20_000.0,
        integer: false,
        step: 1000.0,
        place: lies!(role => role.cost_per_month),
    },
    Declared {
        id: "cost_per_hire",
        zh: "每次招聘成本",
        en: "Cost of a hire",
        unit: Unit::Money,
        range: MONEY,
        default: 30_000.0,
        integer: false,
        step: 1000.0,
        place: lies!(role => role.cost_per_hire),
    },
];

/// What a ramping rep brings, which a role with a curve does not have.
const TWO_STEPS: (Of, Of, Of) = (
    (
        |role| (!role.has_curve).then_some(&role.productivity_ramping.likely),
        |role| (!role.has_curve).then_some(&mut role.productivity_ramping.likely),
    ),
    (
        |role| (!role.has_curve).then_some(&role.productivity_ramping.low),
        |role| (!role.has_curve).then_some(&mut role.productivity_ramping.low),
    ),
    (
        |role| (!role.has_curve).then_some(&role.productivity_ramping.high),
        |role| (!role.has_curve).then_some(&mut role.productivity_ramping.high),
    ),
);

type Of = crate::models::declared::Place<Role>;
