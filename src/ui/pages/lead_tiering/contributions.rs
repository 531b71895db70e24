//! Why the lead scores as it does: what to ask or raise next, and what each factor gives.

use leptos::prelude::*;

use super::view_state::use_view;
use super::words;
use crate::charts::waterfall::{Reference, Waterfall, WaterfallRow, WaterfallTotal, largest_first};
use crate::engines::scorecard::{Contribution, Scorecard};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::Detail;
use crate::ui::components::ChartFrame;
use crate::ui::format;

/// The one next question, or, where all is known, the quickest gain.
#[component]
pub fn AskBand() -> impl IntoView {
    let (app, view) = use_view();
    let ask = move || {
        let lang = app.lang.get();
        let first = view.detail.with(|d| d.ask.first().copied())?;
        view.with_card(|card| {
            let factor = card.factors.get(first.factor)?;
            let name = lang.of(&factor.name);
            let question = lang.of(&factor.question);
            let gain = fill(
                lang.texts().leads().ask_gain,
                &[("factor", name), ("points", &format::points(first.narrows, lang))],
            );
            Some((if question.is_empty() { name } else { question }.to_owned(), gain))
        })
    };
    let raise = move || {
        let lang = app.lang.get();
        let words = lang.texts().leads();
        view.detail.with(|d| {
            let best = d
                .contributions
                .iter()
                .filter_map(|c| c.next_level.map(|(level, gain)| (c.factor, level, gain)))
                .max_by(|a, b| a.2.total_cmp(&b.2));
            let Some((factor, level, gain)) = best else {
                return words.all_best.to_owned();
            };
            view.with_card(|card| {
                let Some(of) = card.factors.get(factor) else {
                    return String::new();
                };
                let from = d
                    .readings
                    .get(factor)
                    .and_then(|r| super::words::answer(of, *r, lang))
                    .unwrap_or_default();
                let to = of.levels().get(level).map_or("", |l| lang.of(&l.label));
                let points = format::points(gain, lang);
                fill(
                    words.raise_text,
                    &[
                        ("factor", lang.of(&of.name)),
                        ("from", &from),
                        ("to", to),
                        ("points", &points),
                    ],
                )
            })
        })
    };
    view! {
        {move || match ask() {
            Some((question, gain)) => view! {
                <p class="band" role="note" data-band="ask">
                    <strong>{app.texts().leads().ask_title}</strong>{question}" "<span class="muted">{gain}</span>
                </p>
            }.into_any(),
            None => view! {
                <p class="band band-plain" role="note" data-band="raise">
                    <strong>{app.texts().leads().raise_title}</strong>{raise()}
                </p>
            }.into_any(),
        }}
    }
}

/// The waterfall.
#[component]
pub fn ContributionsChart() -> impl IntoView {
    let (app, view) = use_view();
    let title = move || {
        let lang = app.lang.get();
        view.detail
            .with(|d| view.with_card(|card| finding(card, d, lang)))
    };
    let chart = move |width: f64| {
        let lang = app.lang.get();
        view.detail
            .with(|d| view.with_card(|card| Some(waterfall(card, d, width, lang))))
    };
    let table = move || {
        let words = app.texts().leads();
        let columns = [
            words.col_factor,
            words.col_points,
            words.col_running,
            words.col_possible,
        ];
        chart(600.0)
            .map(|c| c.table(words.contributions_sub, columns))
            .unwrap_or_default()
    };
    view! {
        <ChartFrame
            title=Signal::derive(title)
            subtitle=Signal::derive(move || app.texts().leads().contributions_sub.to_owned())
            scene=Callback::new(move |width| chart(width).map(|c| c.scene()).unwrap_or_default())
            table=Signal::derive(table)
        />
    }
}

/// The title: who carries the score and who holds it back.
fn finding(card: &Scorecard, detail: &Detail, lang: Lang) -> String {
    let words = lang.texts().leads();
    if let Some((_, low)) = detail.extremes
        && let Some(top) = detail.contributions.first()
        && top.factor != low
    {
        let name = |at| words::factor_name(card, at, lang);
        return fill(
            words.contributions_found,
            &[("top", &name(top.factor)), ("low", &name(low))],
        );
    }
    match detail.contributions.first().filter(|c| c.points.is_some()) {
        Some(top) => fill(
            words.contributions_even,
            &[("top", &words::factor_name(card, top.factor, lang))],
        ),
        None => words.contributions_none.to_owned(),
    }
}

fn waterfall(card: &Scorecard, detail: &Detail, width: f64, lang: Lang) -> Waterfall {
    let words = lang.texts().leads();
    let row = |c: &Contribution| {
        let shown = |x: f64| format::points(x, lang);
        WaterfallRow {
            key: card
                .factors
                .get(c.factor)
                .map_or_else(String::new, |f| f.id.clone()),
            name: words::factor_name(card, c.factor, lang),
            value: c.points.unwrap_or(0.0),
            label: c
                .points
                .map_or_else(|| lang.texts().common().unknown.to_owned(), shown),
            possible: Some(c.possible).filter(|p| *p > 0.0),
            possible_label: fill(
                if c.points.is_some() {
                    words.at_most
                } else {
                    words.unknown_at_most
                },
                &[("points", &shown(c.possible))],
            ),
            emphasised: detail.extremes.is_some_and(|(_, low)| low == c.factor),
        }
    };
    let value = detail.score.value();
    let tier = detail.gap.as_ref().map_or(0, |g| g.tier);
    Waterfall {
        width,
        rows: largest_first(detail.contributions.iter().map(row).collect()),
        total: WaterfallTotal {
            name: words.total.to_owned(),
            value: value.unwrap_or(0.0),
            label: value.map_or_else(|| words.no_score.to_owned(), |v| format::score(v, lang)),
        },
        gap: None,
        reference: card.tiers.get(tier).map(|t| Reference {
            value: t.cut.value as f64,
            label: format!("{} {}", lang.of(&t.name), t.cut.value),
        }),
    }
}
