//! Back from high-intent customers to work: calls, visits and events, what can be done in time, and the cheapest mix.

use leptos::prelude::*;

use super::channels::Channels;
use super::{Funnel, told, use_funnel};
use crate::i18n::number::{NumberStyle, format_number};
use crate::models::parameter::Unit;
use crate::models::sales_funnel::input::{Aim, ChannelKind};
use crate::models::sales_funnel::{ChannelReport, Edit, Report};
use crate::ui::components::{Choice, Heading, PlainTable, SelectField};
use crate::ui::format;

/// The tab.
#[component]
pub fn WorkTab() -> impl IntoView {
    let funnel = use_funnel();
    let need = move || funnel.report.with(|r| needed(funnel, r));
    let mix = move || funnel.report.with(|r| cheapest(funnel, r));
    let plan = move || {
        let words = funnel.words();
        funnel.report.with(|r| {
            let values = [
                ("shares", funnel.amount(r.work.share_sum, Unit::Share)),
                ("cost", funnel.cost(r.work.planned_cost)),
                (
                    "days",
                    funnel.view.style.get().number(r.work.planned_days, Unit::Days),
                ),
                ("most", funnel.view.style.get().number(r.work.days, Unit::Days)),
            ];
            told(words.plan_sum, &values)
        })
    };
    view! {
        <section data-section="work">
            <AimField/>
            <p class="band" role="status" data-part="needed">{need}</p>
            <p class="band band-plain" role="status" data-part="cheapest">{mix}</p>
            <NeedTable/>
            <MixTable/>
            <p class="caption">{plan}</p>
        </section>
        <section data-section="channels">
            <h2>{move || funnel.words().channels}</h2>
            <p class="muted">{move || funnel.words().channels_text}</p>
            <Channels/>
        </section>
    }
}

const AIMS: [(Aim, &str); 2] = [(Aim::Confidence, "confidence"), (Aim::Gap, "gap")];

/// What the work is planned for.
#[component]
fn AimField() -> impl IntoView {
    let funnel = use_funnel();
    let aim = Memo::new(move |_| funnel.input.with(|input| input.aim));
    let key = move || {
        let found = AIMS.iter().find(|(one, _)| *one == aim.get());
        found.map_or("", |(_, key)| key).to_owned()
    };
    let choices = move || {
        let words = funnel.words();
        let sure = told(words.aim_confidence, &[("wanted", wanted(funnel))]);
        AIMS.iter()
            .zip([sure, words.aim_gap.to_owned()])
            .map(|((_, key), name)| Choice::new(*key, name))
            .collect::<Vec<_>>()
    };
    let pick = Callback::new(move |picked: String| {
        if let Some((aim, _)) = AIMS.iter().find(|(_, key)| *key == picked) {
            funnel.edit(Edit::Aim(*aim));
        }
    });
    view! {
        <SelectField
            label=Signal::derive(move || funnel.words().aim.to_owned()) value=Signal::derive(key)
            choices=Signal::derive(choices) on_change=pick
        />
    }
}

/// The confidence wanted.
fn wanted(funnel: Funnel) -> String {
    let wanted = funnel.input.with(|input| input.numbers.confidence.value);
    funnel.amount(wanted, Unit::Share)
}

/// High-intent customers, how they come about, and what they do to the probability of the target.
fn needed(funnel: Funnel, report: &Report) -> String {
    let words = funnel.words();
    let first = match funnel.input.with(|input| input.aim) {
        Aim::Confidence => needed_for_confidence(funnel, report),
        Aim::Gap => needed_for_gap(funnel, report),
    };
    let Some(hit) = report.value.gap_hit.filter(|_| report.high_intent > Some(0.0)) else {
        return first;
    };
    let values = [
        (
            "n",
            funnel.view.style.get().maybe(report.high_intent, Unit::Customers),
        ),
        ("hit", funnel.chance(hit)),
    ];
    let then = told(words.gap_hit, &values);
    told(words.sentences, &[("first", first), ("then", then)])
}

fn needed_for_confidence(funnel: Funnel, report: &Report) -> String {
    let words = funnel.words();
    let values = [
        ("wanted", wanted(funnel)),
        ("target", funnel.money(report.target)),
        ("hit", funnel.chance(report.outlook.hit)),
        (
            "n",
            funnel
                .view
                .style
                .get()
                .maybe(report.planned_high_intent, Unit::Customers),
        ),
    ];
    let template = match report.planned_high_intent {
        None => words.need_sure_none,
        Some(n) if n <= 0.0 => words.need_sure_nothing,
        Some(_) => words.need_sure,
    };
    told(template, &values)
}

fn needed_for_gap(funnel: Funnel, report: &Report) -> String {
    let words = funnel.words();
    let values = [
        ("gap", funnel.money(report.gap)),
        ("value", funnel.money(report.contract_value)),
        ("win", funnel.chance(report.win_of_high_intent)),
        (
            "n",
            funnel.view.style.get().maybe(report.high_intent, Unit::Customers),
        ),
    ];
    let template = match report.high_intent {
        None => words.need_none,
        Some(n) if n <= 0.0 => words.need_nothing,
        Some(_) if report.basis == crate::models::sales_funnel::input::Basis::People => words.need_people,
        Some(_) => words.need_found,
    };
    told(template, &values)
}

fn cheapest(funnel: Funnel, report: &Report) -> String {
    let words = funnel.words();
    let work = &report.work;
    let Some(needed) = report.planned_high_intent else {
        return words.mix_unknown.to_owned();
    };
    if needed <= 0.0 {
        return words.mix_nothing.to_owned();
    }
    let most = ("most", funnel.amount(work.most, Unit::Customers));
    let n = ("n", funnel.amount(needed, Unit::Customers));
    let Some(cost) = work.cheapest_cost else {
        let template = if work.is_proven {
            words.mix_impossible
        } else {
            words.mix_not_found
        };
        return told(template, &[n, most]);
    };
    let units: Vec<String> = work
        .channels
        .iter()
        .filter(|line| line.cheapest > 0.0)
        .map(|line| {
            let values = [
                ("name", funnel.channel(&line.id)),
                ("units", units(funnel, line.kind, line.cheapest)),
            ];
            told(words.mix_part, &values)
        })
        .collect();
    let values = [
        ("list", units.join(words.name_comma)),
        ("cost", funnel.cost(cost)),
        n,
    ];
    let mut text = told(words.mix_found, &values);
    if !work.is_proven {
        text.push_str(words.mix_not_proven);
    }
    text
}

/// `240 通`, `18 次`, `2 场`
pub fn units(funnel: Funnel, kind: ChannelKind, n: f64) -> String {
    let n = format::whole(n, funnel.view.style.get().lang);
    told(in_words(funnel, kind), &[("n", n)])
}

/// The words for a number of what a channel is counted in.
fn in_words(funnel: Funnel, kind: ChannelKind) -> &'static str {
    let words = funnel.words();
    match kind {
        ChannelKind::Calls => words.n_calls,
        ChannelKind::Visits => words.n_visits,
        ChannelKind::Online | ChannelKind::Offline => words.n_events,
    }
}

/// The channel with what it is counted in, which its row then need not repeat: `电话（通）`.
fn counted(funnel: Funnel, line: &ChannelReport) -> String {
    let unit = told(in_words(funnel, line.kind), &[("n", String::new())]);
    let values = [
        ("name", funnel.channel(&line.id)),
        ("unit", unit.trim().to_owned()),
    ];
    told(funnel.words().channel_in, &values)
}

/// Each channel alone: what one brings, what all of it would take, what can be done.
#[component]
fn NeedTable() -> impl IntoView {
    let funnel = use_funnel();
    let columns = move || {
        let words = funnel.words();
        vec![
            Heading::words(words.col_channel),
            Heading::number(words.col_yield),
            Heading::number(words.col_alone),
            Heading::number(words.col_capacity),
            Heading::number(words.col_capacity_next),
            Heading::number(words.col_ready),
            Heading::words(words.col_state),
        ]
    };
    let rows = move || {
        funnel.report.with(|r| {
            let lines = r.work.channels.iter();
            lines.map(|line| need_row(funnel, r, line)).collect::<Vec<_>>()
        })
    };
    view! {
        <PlainTable
            caption=Signal::derive(move || funnel.words().each_alone.to_owned())
            columns=Signal::derive(columns) rows=Signal::derive(rows)
        />
    }
}

fn need_row(funnel: Funnel, report: &Report, line: &ChannelReport) -> Vec<String> {
    let words = funnel.words();
    let count = |n: f64| format::whole(n, funnel.view.style.get().lang);
    let is_feeding = line.supplies > 0.0;
    let brings = if is_feeding {
        told(
            words.supplies,
            &[("n", funnel.amount(line.supplies, Unit::Persons))],
        )
    } else {
        format_number(
            line.yields,
            funnel.view.style.get().lang,
            NumberStyle::decimals(0, 4),
        )
    };
    let state = if !line.in_time {
        told(
            words.state_late,
            &[("days", funnel.amount(report.days_left, Unit::Days))],
        )
    } else if !line.counts {
        words.state_off.to_owned()
    } else if line.planned > line.capacity {
        words.state_over.to_owned()
    } else {
        words.state_in_time.to_owned()
    };
    vec![
        counted(funnel, line),
        brings,
        line.alone.map_or_else(|| "—".to_owned(), count),
        count(line.capacity),
        count(line.capacity_next),
        funnel.amount(line.ready_days, Unit::Days),
        state,
    ]
}

/// The plan by shares beside the cheapest mix.
#[component]
fn MixTable() -> impl IntoView {
    let funnel = use_funnel();
    let columns = move || {
        let words = funnel.words();
        vec![
            Heading::words(words.col_channel),
            Heading::number(words.col_cost),
            Heading::number(words.col_planned),
            Heading::number(words.col_planned_brings),
            Heading::number(words.col_cheapest),
            Heading::number(words.col_cheapest_brings),
        ]
    };
    let rows = move || {
        funnel.report.with(|r| {
            let row = |line: &ChannelReport| {
                vec![
                    funnel.channel(&line.id),
                    funnel.cost(line.cost),
                    units(funnel, line.kind, line.planned),
                    funnel.amount(line.planned_high_intent, Unit::Customers),
                    units(funnel, line.kind, line.cheapest),
                    funnel.amount(line.cheapest_high_intent, Unit::Customers),
                ]
            };
            r.work.channels.iter().map(row).collect::<Vec<_>>()
        })
    };
    view! {
        <PlainTable
            caption=Signal::derive(move || funnel.words().plan_and_cheapest.to_owned())
            columns=Signal::derive(columns) rows=Signal::derive(rows)
        />
    }
}
