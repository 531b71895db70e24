//! The marked sample: five open deals that look like the target and reach it in three cases of eight.
//!
//! Amounts and probabilities are the worked example of this method; stages, channels, levers and people are ours, to
//! show the working.

use std::collections::BTreeMap;

use super::fields::{CHANNEL, DEAL, LEVER, STAGE};
use super::input::{Aim, Basis, Channel, ChannelKind, Deal, Input, Lever, Numbers, Person, Stage};
use crate::engines::value::{Sourced, Text};
use crate::i18n::date::Day;
use crate::models::declared::Declared;

/// A number of the sample.
const fn n(value: f64) -> Sourced<f64> {
    Sourced::sample(value)
}

/// A day of the sample.
fn day(year: u16, month: u8, day: u8) -> Day {
    Day::new(year, month, day).unwrap_or(Day::EPOCH)
}

/// The sample: in November, five deals of 580 万 against a target of 250 万.
pub(super) fn sample() -> Input {
    Input {
        basis: Basis::Deals,
        aim: Aim::Confidence,
        start: day(2026, 11, 1),
        end: day(2026, 11, 30),
        as_of: day(2026, 11, 2),
        numbers: numbers(),
        stages: stages().into(),
        high_intent: "intent".to_owned(),
        history: Vec::new(),
        deals: deals().into(),
        channels: channels().into(),
        levers: levers().into(),
        people: people().into(),
        is_uncertain: false,
    }
}

/// The plain numbers of the sample.
pub(super) fn numbers() -> Numbers {
    Numbers {
        target: n(2_500_000.0),
        won: n(0.0),
        contract_value: n(500_000.0),
        value_spread: n(0.0),
        reps: n(4.0),
        working_days: n(20.0),
        smoothing: n(10.0),
        history_months: n(12.0),
        confidence: n(0.8),
        shock: n(0.3),
        seed: n(1.0),
    }
}

fn stages() -> [Stage; 5] {
    let stage = |id: &str, zh: &str, en: &str, open, conversion, days| Stage {
        id: id.to_owned(),
        name: Text::new(zh, en),
        open: n(open),
        conversion: n(conversion),
        days_to_won: n(days),
    };
    [
        stage("lead", "线索", "Lead", 120.0, 0.25, 60.0),
        stage("opportunity", "商机", "Opportunity", 30.0, 0.4, 35.0),
        stage("intent", "高意向", "High intent", 6.0, 0.45, 21.0),
        stage("proposal", "方案报价", "Proposal", 3.0, 0.6, 14.0),
        stage("negotiation", "商务谈判", "Negotiation", 2.0, 0.75, 7.0),
    ]
}

fn deals() -> [Deal; 5] {
    let deal = |id: &str, zh: &str, en: &str, amount, probability| Deal {
        id: id.to_owned(),
        name: Text::new(zh, en),
        amount: n(amount),
        probability: n(probability),
        closes: None,
    };
    [
        deal("1", "客户 A", "Customer A", 1_000_000.0, 0.5),
        deal("2", "客户 B", "Customer B", 800_000.0, 0.6),
        deal("3", "客户 C", "Customer C", 3_000_000.0, 0.25),
        deal("4", "客户 D", "Customer D", 600_000.0, 0.7),
        deal("5", "客户 E", "Customer E", 400_000.0, 0.8),
    ]
}

fn channels() -> [Channel; 5] {
    let channel = |id: &str, zh: &str, en: &str, kind, share, cost, lead| Channel {
        id: id.to_owned(),
        name: Text::new(zh, en),
        kind,
        share: n(share),
        cost: n(cost),
        lead_days: n(lead),
        ..new_channel()
    };
    let phone = channel("phone", "电话", "Phone", ChannelKind::Calls, 0.4, 6.0, 0.0);
    let visit = channel(
        "visit",
        "上门拜访",
        "Field visits",
        ChannelKind::Visits,
        0.4,
        400.0,
        2.0,
    );
    let online = channel(
        "webinar",
        "线上直播",
        "Webinar",
        ChannelKind::Online,
        0.2,
        15_000.0,
        5.0,
    );
    let salon = channel(
        "salon",
        "线下沙龙",
        "Salon",
        ChannelKind::Offline,
        0.0,
        60_000.0,
        7.0,
    );
    let fair = channel(
        "fair",
        "行业展会",
        "Trade fair",
        ChannelKind::Offline,
        0.0,
        80_000.0,
        14.0,
    );
    [
        Channel {
            per_day: n(60.0),
            interest: n(0.05),
            people: n(2_000.0),
            ..phone
        },
        Channel {
            per_day: n(3.0),
            interest: n(0.15),
            people: n(60.0),
            attempts: n(2.0),
            ..visit
        },
        Channel {
            most: n(2.0),
            rep_days: n(2.0),
            interest: n(0.05),
            attendees: n(60.0),
            ..online
        },
        Channel {
            rep_days: n(4.0),
            interest: n(0.12),
            ..salon
        },
        Channel {
            feeds: Some("visit".to_owned()),
            rep_days: n(6.0),
            attendees: n(200.0),
            reachable: n(0.3),
            ..fair
        },
    ]
}

/// A channel that has just been added, with the default of the numbers of every kind, so that another kind finds its own.
pub(super) fn new_channel() -> Channel {
    let supplying = Channel {
        kind: ChannelKind::Online,
        feeds: Some(String::new()),
        ..Channel::default()
    };
    let event = Channel {
        feeds: None,
        ..with_defaults(&CHANNEL, supplying)
    };
    let calls = Channel {
        kind: ChannelKind::Calls,
        ..with_defaults(&CHANNEL, event)
    };
    with_defaults(&CHANNEL, calls)
}

/// A stage that has just been added.
pub(super) fn new_stage() -> Stage {
    with_defaults(&STAGE, Stage::default())
}

/// A deal that has just been added.
pub(super) fn new_deal() -> Deal {
    with_defaults(&DEAL, Deal::default())
}

/// A lever that has just been added.
pub(super) fn new_lever() -> Lever {
    with_defaults(&LEVER, Lever::default())
}

/// The part with the default of every number it has.
fn with_defaults<T>(table: &[Declared<T>], mut part: T) -> T {
    for number in table {
        if let Some(slot) = number.slot(&mut part) {
            *slot = n(number.default);
        }
    }
    part
}

fn levers() -> [Lever; 4] {
    let lever = |id: &str, zh: &str, en: &str, uplift| Lever {
        id: id.to_owned(),
        name: Text::new(zh, en),
        is_ticked: false,
        uplift: n(uplift),
    };
    [
        lever("bundle", "组合套餐", "Bundle", 0.05),
        lever("promotion", "促销政策", "Promotion", 0.03),
        lever("tool", "销售工具", "Sales tool", 0.04),
        lever("training", "话术培训", "Training", 0.03),
    ]
}

fn people() -> [Person; 4] {
    let person = |id: &str, zh: &str, en: &str, target, counts: [f64; 5]| Person {
        id: id.to_owned(),
        name: Text::new(zh, en),
        target: n(target),
        won: n(0.0),
        open: stages()
            .into_iter()
            .zip(counts)
            .map(|(stage, open)| (stage.id, n(open)))
            .collect(),
        has_own_rates: false,
        rates: BTreeMap::new(),
    };
    [
        person("1", "王芳", "Wang Fang", 800_000.0, [36.0, 10.0, 2.0, 1.0, 1.0]),
        person("2", "李强", "Li Qiang", 700_000.0, [32.0, 8.0, 2.0, 1.0, 0.0]),
        person("3", "张敏", "Zhang Min", 600_000.0, [28.0, 7.0, 1.0, 1.0, 0.0]),
        person("4", "刘洋", "Liu Yang", 400_000.0, [24.0, 5.0, 1.0, 0.0, 1.0]),
    ]
}
