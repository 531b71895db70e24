//! Tiers and figures as tables.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::super::words as lead_words;
use super::use_figures;
use crate::engines::scorecard::Scorecard;
use crate::engines::stats::Estimate;
use crate::engines::stats::drift::Amount;
use crate::engines::stats::ranking::CannotTell;
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::validity::{Figures, TierFigures, evidence};
use crate::ui::components::{Heading, PlainTable};
use crate::ui::format;

/// A line per tier.
#[component]
pub fn TierTable() -> impl IntoView {
    let (app, view) = use_view();
    let figures = use_figures();
    let columns = move || {
        let (words, leads) = (app.texts().validity(), app.texts().leads());
        vec![
            Heading::words(leads.tier),
            Heading::number(words.col_leads),
            Heading::number(words.col_share),
            Heading::number(words.col_won),
            Heading::words(words.col_conversion),
            Heading::number(words.col_revenue),
            Heading::number(words.col_revenue_share),
            Heading::words(words.col_next),
        ]
    };
    let rows = move || {
        let lang = app.lang.get();
        let unit = app.workspace.with(|w| (w.profile.currency, w.profile.money_unit));
        figures.with(|f| {
            view.with_card(|card| {
                let row = |(at, tier)| tier_row(card, at, tier, unit, lang);
                f.tiers.iter().enumerate().map(row).collect::<Vec<_>>()
            })
        })
    };
    let notes = move || {
        let lang = app.lang.get();
        let words = lang.texts().validity();
        figures.with(|f| {
            [
                (f.undetermined, words.undetermined),
                (f.without_score, words.without_score),
                (f.by_hand, words.by_hand),
                (f.without_amount, words.without_amount),
            ]
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, text)| fill(text, &[("n", &format::count(n, lang))]))
            .collect::<Vec<_>>()
            .join(if lang == Lang::Zh { "" } else { " " })
        })
    };
    view! {
        <section>
            <h4>{move || app.texts().validity().by_tier}</h4>
            <PlainTable
                caption=Signal::derive(move || app.texts().validity().by_tier.to_owned())
                columns=Signal::derive(columns) rows=Signal::derive(rows)
            />
            <p class="muted">{notes}</p>
        </section>
    }
}

fn tier_row(
    card: &Scorecard,
    at: usize,
    tier: &TierFigures,
    unit: (crate::workspace::Currency, crate::workspace::MoneyUnit),
    lang: Lang,
) -> Vec<String> {
    let dash = || "—".to_owned();
    vec![
        lead_words::tier_name(card, at, lang),
        format::count(tier.count, lang),
        format::percent(tier.share, lang),
        format::count(tier.won, lang),
        tier.conversion.map_or_else(dash, |c| rate(c, lang)),
        tier.revenue_share
            .map_or_else(dash, |_| format::money(tier.revenue, unit, lang)),
        tier.revenue_share
            .map_or_else(dash, |share| format::percent(share, lang)),
        tier.over_next.map_or_else(dash, |gap| against_next(gap, lang)),
    ]
}

/// `38% (18%–61%)`.
pub(super) fn rate(estimate: Estimate, lang: Lang) -> String {
    let interval = format::percent_interval(estimate.interval, lang);
    match lang {
        Lang::Zh => format!("{}（{interval}）", format::percent(estimate.value, lang)),
        Lang::En => format!("{} ({interval})", format::percent(estimate.value, lang)),
    }
}

fn against_next(gap: Estimate, lang: Lang) -> String {
    let words = lang.texts().validity();
    let points = |share: f64| format::whole(share * 100.0, lang);
    let template = if gap.interval.contains(0.0) {
        words.next_alike
    } else if gap.value > 0.0 {
        words.next_higher
    } else {
        words.next_lower
    };
    let size = fill(words.points, &[("n", &points(gap.value.abs()))]);
    let (low, high) = if gap.value < 0.0 && !gap.interval.contains(0.0) {
        (-gap.interval.high, -gap.interval.low)
    } else {
        (gap.interval.low, gap.interval.high)
    };
    fill(
        template,
        &[("gap", &size), ("low", &points(low)), ("high", &points(high))],
    )
}

/// Everything else that is measured, with what chance gives and what it says.
#[component]
pub fn FigureTable() -> impl IntoView {
    let (app, _) = use_view();
    let figures = use_figures();
    let columns = move || {
        let words = app.texts().validity();
        vec![
            Heading::words(words.figure),
            Heading::words(words.value),
            Heading::words(words.chance_level),
            Heading::words(words.meaning),
        ]
    };
    view! {
        <section>
            <h4>{move || app.texts().validity().figures}</h4>
            <PlainTable
                caption=Signal::derive(move || app.texts().validity().figures.to_owned())
                columns=Signal::derive(columns)
                rows=Signal::derive(move || figures.with(|f| rows(f, app.lang.get())))
            />
        </section>
    }
}

fn rows(figures: &Figures, lang: Lang) -> Vec<Vec<String>> {
    let words = lang.texts().validity();
    let row = |name: &str, value: String, chance: &str, says: String| {
        vec![name.to_owned(), value, chance.to_owned(), says]
    };
    let dash = || "—".to_owned();
    let percent = |share: f64| format::percent(share, lang);
    let ranking = figures.ranking.as_ref();
    let auc = ranking.map_or_else(dash, |r| match r.auc_interval() {
        Ok(interval) => format::ratio_with_interval(r.auc, interval, lang),
        Err(CannotTell::TooFew { .. }) => with_reason(words.passed_cannot, words.auc_few, lang),
        Err(CannotTell::NoVariance) => with_reason(words.passed_cannot, words.auc_no_variance, lang),
    });
    let lift_says = figures
        .mid_high
        .zip(figures.overall)
        .map_or_else(dash, |(mid, all)| {
            fill(
                words.lift_says,
                &[("mid", &rate(mid, lang)), ("all", &rate(all, lang))],
            )
        });
    let probability =
        |value: Option<f64>| value.map_or_else(|| words.from_120.to_owned(), |v| format::small(v, lang));
    let calibration = figures.calibration.as_ref();
    // A score that knows nothing states the overall rate for every lead.
    let base = figures
        .overall
        .map_or_else(dash, |o| format::small(o.value * (1.0 - o.value), lang));
    let mid_high_share: f64 = match (figures.capture, figures.lift) {
        (Some(capture), Some(lift)) if lift > 0.0 => capture.value / lift,
        _ => f64::NAN,
    };
    let by_chance = if mid_high_share.is_finite() {
        percent(mid_high_share)
    } else {
        dash()
    };
    let drift = figures.drift.as_ref();
    let has_verdict = evidence(figures.won, figures.lost).verdict;
    let amount = drift.map(|d| match d.amount() {
        _ if !has_verdict => words.passed_cannot,
        Amount::None => words.drift_none,
        Amount::Some => words.drift_some,
        Amount::Material => words.drift_material,
    });
    vec![
        row(words.auc, auc, "0.5", words.auc_says.to_owned()),
        row(
            words.gini,
            ranking.map_or_else(dash, |r| match r.gini_interval() {
                Ok(interval) => format::ratio_with_interval(r.gini, interval, lang),
                Err(_) => format::ratio(r.gini, lang),
            }),
            "0",
            words.gini_says.to_owned(),
        ),
        row(
            words.ks,
            ranking.map_or_else(dash, |r| format::ratio(r.ks, lang)),
            &ranking.map_or_else(dash, |r| {
                fill(words.ks_chance, &[("n", &format::ratio(r.ks_by_chance(), lang))])
            }),
            words.ks_says.to_owned(),
        ),
        row(
            words.lift,
            figures.lift.map_or_else(dash, |l| format::ratio(l, lang)),
            "1",
            lift_says,
        ),
        row(
            words.capture,
            figures.capture.map_or_else(dash, |c| rate(c, lang)),
            &by_chance,
            words.capture_says.to_owned(),
        ),
        row(
            words.revenue_capture,
            figures.revenue_capture.map_or_else(dash, |c| rate(c, lang)),
            &by_chance,
            words.revenue_capture_says.to_owned(),
        ),
        row(
            words.calibration,
            probability(calibration.map(|c| c.error)),
            "—",
            words.calibration_says.to_owned(),
        ),
        row(
            words.brier,
            probability(calibration.map(|c| c.brier)),
            &base,
            words.brier_says.to_owned(),
        ),
        row(
            words.drift,
            drift.zip(amount).map_or_else(dash, |(d, amount)| {
                format!("{} · {amount}", format::small(d.net(), lang))
            }),
            "0",
            drift.map_or_else(
                || words.drift_none_days.to_owned(),
                |d| {
                    fill(
                        words.drift_says,
                        &[("expected", &format::small(d.expected, lang))],
                    )
                },
            ),
        ),
    ]
}

pub(super) fn with_reason(value: &str, reason: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{value}（{reason}）"),
        Lang::En => format!("{value} ({reason})"),
    }
}
