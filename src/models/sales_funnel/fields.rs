//! The tables of the numeric inputs: name, unit, range and place of each, once.

use super::input::{Channel, ChannelKind, Deal, Lever, Numbers, Passed, Person, Stage};
use crate::models::declared::{Declared, lies};
use crate::models::parameter::Unit;

/// Money that a firm of this size can mean.
const MONEY: (f64, f64) = (0.0, 1e12);
/// Customers a stage can hold.
pub(super) const MOST_OPEN: f64 = 100_000.0;
const SHARE: (f64, f64) = (0.0, 1.0);

/// One entry of a table: `field!(cost, …)`, or `field!(cost if has_cost, …)` where not every part has it.
macro_rules! field {
    (@ $key:ident, $place:expr, $zh:literal, $en:literal, $unit:ident, $range:expr, $default:literal, $step:literal, $whole:literal) => {
        Declared {
            id: stringify!($key),
            zh: $zh,
            en: $en,
            unit: Unit::$unit,
            range: $range,
            default: $default,
            integer: $whole,
            step: $step,
            place: $place,
        }
    };
    ($key:ident if $has:path, $($rest:tt)*) => {
        field!(@ $key, (|part| $has(part).then_some(&part.$key), |part| $has(part).then_some(&mut part.$key)), $($rest)*)
    };
    ($key:ident, $($rest:tt)*) => {
        field!(@ $key, lies!(part => part.$key), $($rest)*)
    };
}

/// The plain numbers.
pub(super) const PLAIN: [Declared<Numbers>; 11] = [
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

pub(super) const STAGE: [Declared<Stage>; 3] = [
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

pub(super) const PASSED: [Declared<Passed>; 2] = [
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

pub(super) const DEAL: [Declared<Deal>; 2] = [
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

pub(super) const LEVER: [Declared<Lever>; 1] = [field!(
    uplift,
    "预期提升",
    "expected uplift",
    Share,
    (0.0, 5.0),
    0.05,
    0.01,
    false
)];

pub(super) const PERSON: [Declared<Person>; 2] = [
    field!(target, "目标", "target", Money, MONEY, 0.0, 100_000.0, false),
    field!(won, "已成交", "won so far", Money, MONEY, 0.0, 100_000.0, false),
];

pub(super) const CHANNEL: [Declared<Channel>; 13] = [
    field!(share if brings, "计划占比", "planned share", Share, SHARE, 0.0, 0.05, false),
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
    field!(per_day if is_labour,
        "每人每天",
        "per person a day",
        Plain,
        (0.0, 1_000.0),
        1.0,
        1.0,
        false
    ),
    field!(most if is_event,
        "本期最多场次",
        "events at most in the period",
        Plain,
        (0.0, 1_000.0),
        1.0,
        1.0,
        true
    ),
    field!(rep_days if is_event,
        "每场占用人天",
        "rep days an event takes",
        Days,
        (0.0, 1_000.0),
        0.0,
        0.5,
        false
    ),
    field!(connect if is_phone, "接通率", "connect rate", Share, SHARE, 0.2, 0.01, false),
    field!(conversation if is_phone,
        "有效沟通率",
        "conversation rate",
        Share,
        SHARE,
        0.5,
        0.01,
        false
    ),
    field!(interest if brings,
        "转高意向率",
        "rate to high intent",
        Share,
        SHARE,
        0.1,
        0.01,
        false
    ),
    field!(attendees if is_event,
        "每场人数",
        "people at an event",
        Persons,
        (0.0, 100_000.0),
        30.0,
        1.0,
        true
    ),
    field!(reachable if feeds,
        "会后可跟进比例",
        "share that can be followed up",
        Share,
        SHARE,
        0.5,
        0.05,
        false
    ),
    field!(people if is_labour,
        "可联系人数",
        "people at hand",
        Persons,
        (0.0, 1e6),
        1_000.0,
        10.0,
        true
    ),
    field!(attempts if is_labour,
        "每人最多触达次数",
        "attempts per person",
        Plain,
        (1.0, 100.0),
        3.0,
        1.0,
        true
    ),
];

/// Brings every number of a part into its range.
pub(super) fn repair<T>(table: &[Declared<T>], part: &mut T) {
    for number in table {
        if let (Some(value), Some(slot)) = (number.value(part), number.slot(part)) {
            slot.value = value;
        }
    }
}

/// An event that supplies another channel.
const fn feeds(channel: &Channel) -> bool {
    channel.kind.is_event() && channel.feeds.is_some()
}

/// Brings high-intent customers itself.
const fn brings(channel: &Channel) -> bool {
    !feeds(channel)
}

const fn is_event(channel: &Channel) -> bool {
    channel.kind.is_event()
}

const fn is_labour(channel: &Channel) -> bool {
    !channel.kind.is_event()
}

const fn is_phone(channel: &Channel) -> bool {
    matches!(channel.kind, ChannelKind::Calls)
}
