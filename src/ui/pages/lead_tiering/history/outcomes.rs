//! How the tiers turned out: win rate per tier with its interval, and the funnel to the won deals.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::super::words;
use crate::charts::axes::TickFormat;
use crate::charts::funnel::{Funnel, FunnelStage};
use crate::charts::intervals::{IntervalBar, Intervals};
use crate::charts::waterfall::Reference;
use crate::engines::scorecard::Scorecard;
use crate::engines::stats::wilson::wilson;
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::Report;
use crate::models::lead_tiering::validity::WINS_FOR_VERDICT;
use crate::ui::components::ChartFrame;
use crate::ui::format;

/// Win rate per tier.
#[component]
pub fn ConversionChart() -> impl IntoView {
    let (app, view) = use_view();
    let title = move || {
        let lang = app.lang.get();
        app.lead_report
            .with(|r| view.with_card(|card| conversion_finding(card, r, lang)))
    };
    let subtitle = move || {
        let lang = app.lang.get();
        let closed = app.lead_report.with(|r| r.closed);
        fill(
            lang.texts().leads().conversion_sub,
            &[("n", &format::count(closed, lang))],
        )
    };
    let chart = move |width: f64| {
        let lang = app.lang.get();
        app.lead_report
            .with(|r| view.with_card(|card| Some(intervals(card, r, width, lang))))
    };
    let table = move || {
        let words = app.texts().leads();
        let columns = [
            words.tier,
            words.col_n,
            words.col_conversion,
            words.col_interval_low,
            words.col_interval_high,
        ];
        chart(640.0)
            .map(|c| c.table(words.conversion_sub_plain, columns))
            .unwrap_or_default()
    };
    view! {
        <ChartFrame
            title=Signal::derive(title) subtitle=Signal::derive(subtitle)
            scene=Callback::new(move |width| chart(width).map(|c| c.scene()).unwrap_or_default())
            table=Signal::derive(table)
        />
    }
}

fn conversion_finding(card: &Scorecard, report: &Report, lang: Lang) -> String {
    let words = lang.texts().leads();
    let (won, closed) = (report.won, report.closed);
    if won < WINS_FOR_VERDICT {
        return words.conversion_few.to_owned();
    }
    let best = report
        .tiers
        .iter()
        .enumerate()
        .find_map(|(at, t)| t.conversion.map(|c| (at, c.value)));
    let (at, rate) = best.unwrap_or((0, 0.0));
    let overall = format::percent(won as f64 / closed.max(1) as f64, lang);
    fill(
        words.conversion_found,
        &[
            ("best", &words::tier_name(card, at, lang)),
            ("rate", &format::percent(rate, lang)),
            ("overall", &overall),
        ],
    )
}

fn intervals(card: &Scorecard, report: &Report, width: f64, lang: Lang) -> Intervals {
    let words = lang.texts().leads();
    let bars = report.tiers.iter().enumerate().map(|(at, t)| IntervalBar {
        key: card.tiers.get(at).map_or_else(String::new, |t| t.id.clone()),
        name: words::tier_name(card, at, lang),
        value: t.conversion.map(|c| c.value),
        label: t
            .conversion
            .map_or_else(|| words.no_closed.to_owned(), |c| format::percent(c.value, lang)),
        interval: t.conversion.map(|c| (c.interval.low, c.interval.high)),
        interval_label: t
            .conversion
            .map_or_else(String::new, |c| format::percent_interval(c.interval, lang)),
        count_label: fill(words.n_equals, &[("n", &format::count(t.closed, lang))]),
    });
    let (won, closed) = (report.won, report.closed);
    let overall = u64::try_from(won)
        .ok()
        .zip(u64::try_from(closed).ok())
        .and_then(|(w, c)| wilson(w, c));
    Intervals {
        width,
        bars: bars.collect(),
        reference: overall.map(|o| Reference {
            value: o.value,
            label: fill(words.overall, &[("rate", &format::percent(o.value, lang))]),
        }),
        format: TickFormat::Percent,
    }
}

/// From the leads with an outcome to the won ones.
#[component]
pub fn FunnelChart() -> impl IntoView {
    let (app, _) = use_view();
    let title = move || {
        let lang = app.lang.get();
        let words = lang.texts().leads();
        let rate = |at: usize| {
            let rate = app
                .lead_report
                .with(|r| r.funnel.get(at).and_then(|s| s.rate).map(|e| e.value));
            rate.map_or_else(|| words.no_closed.to_owned(), |v| format::percent(v, lang))
        };
        fill(words.funnel_found, &[("share", &rate(1)), ("rate", &rate(2))])
    };
    let chart = move |width: f64| app.lead_report.with(|r| funnel(r, width, app.lang.get()));
    let table = move || {
        let words = app.texts().leads();
        chart(640.0).table(
            words.funnel_sub,
            [
                words.col_stage,
                words.col_count,
                words.col_rate,
                words.col_interval,
            ],
        )
    };
    view! {
        <ChartFrame
            title=Signal::derive(title)
            subtitle=Signal::derive(move || app.texts().leads().funnel_sub.to_owned())
            scene=Callback::new(move |width| chart(width).scene())
            table=Signal::derive(table)
        />
    }
}

fn funnel(report: &Report, width: f64, lang: Lang) -> Funnel {
    let words = lang.texts().leads();
    let names = [
        ("closed", words.stage_closed),
        ("mid-high", words.stage_mid_high),
        ("won", words.stage_won),
    ];
    let stages = report
        .funnel
        .iter()
        .zip(names)
        .map(|(stage, (key, name))| FunnelStage {
            key: key.to_owned(),
            name: name.to_owned(),
            count: stage.count as f64,
            label: format::count(stage.count, lang),
            rate_label: stage
                .rate
                .map_or_else(String::new, |r| format::percent(r.value, lang)),
            interval_label: stage
                .rate
                .map_or_else(String::new, |r| format::percent_interval(r.interval, lang)),
        });
    Funnel {
        width,
        stages: stages.collect(),
    }
}
