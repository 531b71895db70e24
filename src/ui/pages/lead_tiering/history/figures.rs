//! Tiers and figures as tables.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::super::words as lead_words;
use super::use_figures;
use crate::engines::scorecard::Scorecard;
use crate::engines::stats::Estimate;
use crate::engines::stats::drift::Amount;
use crate::engines::stats::ranking::{CannotTell, Ranking};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::explained::LeadFigure;
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

/// The figures below the tiers, in the order of the page.
const FIGURES: [LeadFigure; 9] = [
    LeadFigure::Auc,
    LeadFigure::Gini,
    LeadFigure::Ks,
    LeadFigure::Lift,
    LeadFigure::Capture,
    LeadFigure::RevenueCapture,
    LeadFigure::Calibration,
    LeadFigure::Brier,
    LeadFigure::Drift,
];

/// Everything else that is measured, with what chance gives and what it says. Each value opens to how it comes about.
#[component]
pub fn FigureTable() -> impl IntoView {
    let (app, view) = use_view();
    let figures = use_figures();
    let words = move || app.texts().validity();
    let row = move |figure: LeadFigure| {
        let shown = figures.with(|f| shown(figure, f, app.lang.get()));
        view! {
            <tr>
                <th scope="row">{shown.name}</th>
                <td>
                    <button
                        type="button" class="figure-button" data-explains=format!("{figure:?}")
                        title=app.texts().figures().explain on:click=move |_| view.explain(figure)
                    >
                        {shown.value}
                    </button>
                </td>
                <td>{shown.chance}</td>
                <td>{shown.says}</td>
            </tr>
        }
    };
    view! {
        <section>
            <h4>{move || words().figures}</h4>
            <div class="table-scroll" tabindex="0" role="group" aria-label=move || words().figures>
                <table class="plain-table">
                    <caption class="sr-only">{move || words().figures}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{move || words().figure}</th>
                            <th scope="col">{move || words().value}</th>
                            <th scope="col">{move || words().chance_level}</th>
                            <th scope="col">{move || words().meaning}</th>
                        </tr>
                    </thead>
                    <tbody>{move || FIGURES.map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

/// A figure in words.
#[derive(Default)]
pub struct Shown {
    /// Its name.
    pub name: String,
    /// Its value, with the interval where there is one.
    pub value: String,
    /// Its value alone, where that is written otherwise.
    pub plain: Option<String>,
    /// What chance gives.
    pub chance: String,
    /// What it says.
    pub says: String,
}

/// A figure of the validity check in words.
pub fn shown(figure: LeadFigure, figures: &Figures, lang: Lang) -> Shown {
    let words = lang.texts().validity();
    let row = |name: &str, value: String, plain: Option<String>, chance: &str, says: String| Shown {
        name: name.to_owned(),
        value,
        plain,
        chance: chance.to_owned(),
        says,
    };
    let dash = || "—".to_owned();
    let percent = |share: f64| format::percent(share, lang);
    let ratio = |value: f64| format::ratio(value, lang);
    let small = |value: f64| format::small(value, lang);
    let ranking = figures.ranking.as_ref();
    let base = || {
        figures
            .overall
            .map_or_else(dash, |o| small(o.value * (1.0 - o.value)))
    };
    let probability = |value: Option<f64>| value.map_or_else(|| words.from_120.to_owned(), small);
    let calibration = figures.calibration.as_ref();
    match figure {
        LeadFigure::Auc => row(
            words.auc,
            ranking.map_or_else(dash, |r| auc(r, lang)),
            ranking.map(|r| ratio(r.auc)),
            "0.5",
            words.auc_says.to_owned(),
        ),
        LeadFigure::Gini => row(
            words.gini,
            ranking.map_or_else(dash, |r| match r.gini_interval() {
                Ok(interval) => format::ratio_with_interval(r.gini, interval, lang),
                Err(_) => words.passed_cannot.to_owned(),
            }),
            ranking.map(|r| ratio(r.gini)),
            "0",
            words.gini_says.to_owned(),
        ),
        LeadFigure::Ks => row(
            words.ks,
            ranking.map_or_else(dash, |r| match r.auc_interval() {
                Ok(_) => ratio(r.ks),
                Err(_) => words.passed_cannot.to_owned(),
            }),
            None,
            &ranking.map_or_else(dash, |r| {
                fill(words.ks_chance, &[("n", &ratio(r.ks_by_chance()))])
            }),
            words.ks_says.to_owned(),
        ),
        LeadFigure::Lift => row(
            words.lift,
            figures.lift.map_or_else(dash, ratio),
            None,
            "1",
            lift_says(figures, lang),
        ),
        LeadFigure::Capture => row(
            words.capture,
            figures.capture.map_or_else(dash, |c| rate(c, lang)),
            figures.capture.map(|c| percent(c.value)),
            &by_chance(figures, lang),
            words.capture_says.to_owned(),
        ),
        LeadFigure::RevenueCapture => row(
            words.revenue_capture,
            figures.revenue_capture.map_or_else(dash, |c| rate(c, lang)),
            figures.revenue_capture.map(|c| percent(c.value)),
            &by_chance(figures, lang),
            words.revenue_capture_says.to_owned(),
        ),
        LeadFigure::Calibration => row(
            words.calibration,
            probability(calibration.map(|c| c.error)),
            None,
            "—",
            words.calibration_says.to_owned(),
        ),
        // A score that knows nothing states the overall rate for every lead.
        LeadFigure::Brier => row(
            words.brier,
            probability(calibration.map(|c| c.brier)),
            None,
            &base(),
            words.brier_says.to_owned(),
        ),
        LeadFigure::Drift => drift(figures, lang),
        _ => Shown::default(),
    }
}

fn auc(ranking: &Ranking, lang: Lang) -> String {
    let words = lang.texts().validity();
    match ranking.auc_interval() {
        Ok(interval) => format::ratio_with_interval(ranking.auc, interval, lang),
        Err(CannotTell::TooFew { .. }) => with_reason(words.passed_cannot, words.auc_few, lang),
        Err(CannotTell::NoVariance) => with_reason(words.passed_cannot, words.auc_no_variance, lang),
    }
}

fn lift_says(figures: &Figures, lang: Lang) -> String {
    let both = figures.mid_high.zip(figures.overall);
    both.map_or_else(
        || "—".to_owned(),
        |(mid, all)| {
            let (mid, all) = (rate(mid, lang), rate(all, lang));
            fill(lang.texts().validity().lift_says, &[("mid", &mid), ("all", &all)])
        },
    )
}

/// What mid/high would hold of the wins if the score knew nothing: its share of the leads.
fn by_chance(figures: &Figures, lang: Lang) -> String {
    match (figures.capture, figures.lift) {
        (Some(capture), Some(lift)) if lift > 0.0 => format::percent(capture.value / lift, lang),
        _ => "—".to_owned(),
    }
}

fn drift(figures: &Figures, lang: Lang) -> Shown {
    let words = lang.texts().validity();
    let small = |value: f64| format::small(value, lang);
    let has_verdict = evidence(figures.won, figures.lost).verdict;
    let found = figures.drift.as_ref().map(|d| {
        let amount = match d.amount() {
            _ if !has_verdict => words.passed_cannot,
            Amount::None => words.drift_none,
            Amount::Some => words.drift_some,
            Amount::Material => words.drift_material,
        };
        let says = fill(words.drift_says, &[("expected", &small(d.expected))]);
        (format!("{} · {amount}", small(d.net())), small(d.net()), says)
    });
    let (value, plain, says) = match found {
        Some((value, plain, says)) => (value, Some(plain), says),
        None => ("—".to_owned(), None, words.drift_none_days.to_owned()),
    };
    Shown {
        name: words.drift.to_owned(),
        value,
        plain,
        chance: "0".to_owned(),
        says,
    }
}

pub(super) fn with_reason(value: &str, reason: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{value}（{reason}）"),
        Lang::En => format!("{value} ({reason})"),
    }
}
