//! The tables of the numeric inputs: name, unit, range and place of each, once.

use super::input::{Channel, ChannelKind, Deal, Lever, Numbers, Passed, Person, Stage};
use crate::models::field::Field;
use crate::models::parameter::Unit;

/// Money that a firm of this size can mean.
const MONEY: (f64, f64) = (0.0, 1e12);
/// Customers a stage can hold.
pub(super) const MOST_OPEN: f64 = 100_000.0;
const SHARE: (f64, f64) = (0.0, 1.0);

/// One entry of a table.
macro_rules! field {
    ($key:ident, $zh:literal, $en:literal, $unit:ident, $range:expr, $default:literal, $step:literal, $whole:literal) => {
        Field {
            key: stringify!($key),
            zh: $zh,
            en: $en,
            unit: Unit::$unit,
            range: $range,
            default: $default,
            integer: $whole,
            step: $step,
            at: |part| &part.$key,
            at_mut: |part| &mut part.$key,
        }
    };
}

/// The plain numbers.
pub(super) const PLAIN: [Field<Numbers>; 11] = [
    field!(
        target,
        "本期目标",
        "Target of the period",
        Money,
        MONEY,
        2_500_000.0,
        100_000.0,
        false
    ),
    field!(won, "已成交", "Won so far", Money, MONEY, 0.0, 100_000.0, false),
    field!(
        contract_value,
        "平均合同额 P",
        "Average contract value P",
        Money,
        MONEY,
        500_000.0,
        10_000.0,
        false
    ),
    field!(
        value_spread,
        "合同额离散度（标准差÷均值）",
        "Spread of the contract value (deviation ÷ mean)",
        Share,
        (0.0, 5.0),
        0.0,
        0.05,
        false
    ),
    field!(reps, "销售人数", "Reps", Persons, (0.0, 10_000.0), 4.0, 1.0, true),
    field!(
        working_days,
        "剩余工作日",
        "Working days left",
        Days,
        (0.0, 366.0),
        20.0,
        1.0,
        true
    ),
    field!(
        smoothing,
        "平滑强度 k",
        "Smoothing k",
        Customers,
        (0.0, 1_000.0),
        10.0,
        1.0,
        false
    ),
    field!(
        history_months,
        "历史取近几个月",
        "Months of history that count",
        Months,
        (1.0, 24.0),
        12.0,
        1.0,
        true
    ),
    field!(
        confidence,
        "期望把握",
        "Confidence wanted",
        Share,
        (0.5, 0.99),
        0.8,
        0.05,
        false
    ),
    field!(
        shock,
        "共同波动（赢单对数几率的标准差）",
        "Common shock (deviation of the log-odds of winning)",
        Plain,
        (0.0, 3.0),
        0.3,
        0.05,
        false
    ),
    field!(
        seed,
        "随机种子",
        "Random seed",
        Plain,
        (0.0, 4_294_967_295.0),
        1.0,
        1.0,
        true
    ),
];

pub(super) const STAGE: [Field<Stage>; 3] = [
    field!(
        open,
        "在手客户",
        "open customers",
        Customers,
        (0.0, MOST_OPEN),
        0.0,
        1.0,
        true
    ),
    field!(
        conversion,
        "参考转化率",
        "reference conversion",
        Share,
        SHARE,
        0.3,
        0.01,
        false
    ),
    field!(
        days_to_won,
        "到成交中位天数",
        "median days to won",
        Days,
        (0.0, 3_650.0),
        0.0,
        1.0,
        true
    ),
];

pub(super) const PASSED: [Field<Passed>; 2] = [
    field!(
        worked,
        "当月经手",
        "worked in the month",
        Customers,
        (0.0, 1e6),
        0.0,
        1.0,
        true
    ),
    field!(
        advanced,
        "当月转入下一阶段",
        "went on in the month",
        Customers,
        (0.0, 1e6),
        0.0,
        1.0,
        true
    ),
];

pub(super) const DEAL: [Field<Deal>; 2] = [
    field!(amount, "金额", "amount", Money, MONEY, 500_000.0, 10_000.0, false),
    field!(
        probability,
        "赢单概率",
        "probability",
        Share,
        SHARE,
        0.5,
        0.05,
        false
    ),
];

pub(super) const LEVER: [Field<Lever>; 1] = [field!(
    uplift,
    "预期提升",
    "expected uplift",
    Share,
    (0.0, 5.0),
    0.05,
    0.01,
    false
)];

pub(super) const PERSON: [Field<Person>; 2] = [
    field!(target, "目标", "target", Money, MONEY, 0.0, 100_000.0, false),
    field!(won, "已成交", "won so far", Money, MONEY, 0.0, 100_000.0, false),
];

pub(super) const CHANNEL: [Field<Channel>; 13] = [
    field!(share, "计划占比", "planned share", Share, SHARE, 0.0, 0.05, false),
    field!(
        cost,
        "单次成本",
        "cost of one",
        Money,
        (0.0, 1e9),
        0.0,
        10.0,
        false
    ),
    field!(
        lead_days,
        "准备天数",
        "days of preparation",
        Days,
        (0.0, 3_650.0),
        0.0,
        1.0,
        true
    ),
    field!(
        per_day,
        "每人每天",
        "per person a day",
        Plain,
        (0.0, 1_000.0),
        1.0,
        1.0,
        false
    ),
    field!(
        most,
        "本期最多场次",
        "events at most in the period",
        Plain,
        (0.0, 1_000.0),
        1.0,
        1.0,
        true
    ),
    field!(
        rep_days,
        "每场占用人天",
        "rep days an event takes",
        Days,
        (0.0, 1_000.0),
        0.0,
        0.5,
        false
    ),
    field!(connect, "接通率", "connect rate", Share, SHARE, 0.2, 0.01, false),
    field!(
        conversation,
        "有效沟通率",
        "conversation rate",
        Share,
        SHARE,
        0.5,
        0.01,
        false
    ),
    field!(
        interest,
        "转高意向率",
        "rate to high intent",
        Share,
        SHARE,
        0.1,
        0.01,
        false
    ),
    field!(
        attendees,
        "每场人数",
        "people at an event",
        Persons,
        (0.0, 100_000.0),
        30.0,
        1.0,
        true
    ),
    field!(
        reachable,
        "会后可跟进比例",
        "share that can be followed up",
        Share,
        SHARE,
        0.5,
        0.05,
        false
    ),
    field!(
        people,
        "可联系人数",
        "people at hand",
        Persons,
        (0.0, 1e6),
        1_000.0,
        10.0,
        true
    ),
    field!(
        attempts,
        "每人最多触达次数",
        "attempts per person",
        Plain,
        (1.0, 100.0),
        3.0,
        1.0,
        true
    ),
];

/// True where a channel of this kind goes by this number.
pub(super) fn channel_has(channel: &Channel, key: &str) -> bool {
    match key {
        "share" => channel.feeds.is_none() || !channel.kind.is_event(),
        "cost" | "lead_days" => true,
        "connect" | "conversation" => channel.kind == ChannelKind::Calls,
        "interest" => !(channel.kind.is_event() && channel.feeds.is_some()),
        "per_day" | "people" | "attempts" => !channel.kind.is_event(),
        "most" | "rep_days" | "attendees" => channel.kind.is_event(),
        "reachable" => channel.kind.is_event() && channel.feeds.is_some(),
        _ => false,
    }
}
