//! Why the lead scores as it does: what to ask or raise next, and what each factor gives.

use leptos::prelude::*;

use super::view_state::use_view;
use super::words;
use crate::charts::table::Cell;
use crate::charts::waterfall::{Reference, Waterfall, WaterfallRow, WaterfallTotal, largest_first};
use crate::engines::scorecard::{AskNext, Contribution, Scorecard, TierRange};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::{Detail, Raise};
use crate::ui::components::{ChartFrame, Heading, PlainTable};
use crate::ui::format;

/// The one next question, or, where all is known, the quickest gain.
#[component]
pub fn AskBand() -> impl IntoView {
    let (app, view) = use_view();
    let ask = move || {
        let lang = app.lang.get();
        let first = view.detail.with(|d| d.ask.first().copied())?;
        Some(view.with_card(|card| question(card, first, lang)))
    };
    let raise = move || {
        let lang = app.lang.get();
        let words = lang.texts().leads();
        view.detail.with(|d| {
            let Some(Raise {
                factor, to, points, ..
            }) = d.raises.first().copied()
            else {
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
                let to = super::words::place(card, factor, to, lang);
                let points = format::points(points, lang);
                fill(
                    words.raise_text,
                    &[
                        ("factor", lang.of(&of.name)),
                        ("from", &from),
                        ("to", &to),
                        ("points", &points),
                    ],
                )
            })
        })
    };
    view! {
        {move || match ask() {
            Some((question, gain)) => view! {
                <div>
                    <p class="band" role="note" data-band="ask">
                        <strong>{app.texts().leads().ask_title}</strong>{question}" "<span class="muted">{gain}</span>
                    </p>
                    <AskRest/>
                </div>
            }.into_any(),
            None => view! {
                <p class="band band-plain" role="note" data-band="raise">
                    <strong>{app.texts().leads().raise_title}</strong>{raise()}
                </p>
            }.into_any(),
        }}
    }
}

/// The other unknown factors, by how much knowing each would narrow the range.
#[component]
fn AskRest() -> impl IntoView {
    let (app, view) = use_view();
    let rest = Memo::new(move |_| {
        view.detail
            .with(|d| d.ask.iter().skip(1).copied().collect::<Vec<_>>())
    });
    let title = move || {
        let lang = app.lang.get();
        let n = format::count(rest.with(Vec::len), lang);
        fill(lang.texts().leads().ask_rest, &[("n", &n)])
    };
    let rows = move || {
        let lang = app.lang.get();
        let row = |ask: AskNext| {
            let (question, gain) = view.with_card(|card| question(card, ask, lang));
            view! { <li>{question}" "<span class="muted">{gain}</span></li> }
        };
        rest.get().into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || rest.with(|rest| !rest.is_empty())>
            <details class="hints" data-part="ask-rest">
                <summary>{title}</summary>
                // The first of the ranking is the band.
                <ol start="2">{rows}</ol>
            </details>
        </Show>
    }
}

/// What to ask to know a factor, and what that settles.
fn question(card: &Scorecard, ask: AskNext, lang: Lang) -> (String, String) {
    let name = words::factor_name(card, ask.factor, lang);
    let points = format::points(ask.narrows, lang);
    let gain = fill(
        lang.texts().leads().ask_gain,
        &[("factor", &name), ("points", &points)],
    );
    let question = card.factors.get(ask.factor).map(|f| lang.of(&f.question));
    let question = question.filter(|question| !question.is_empty());
    (question.map_or(name, str::to_owned), gain)
}

/// What each known factor would add one level up, and which tier that leads to.
#[component]
pub fn Raises() -> impl IntoView {
    let (app, view) = use_view();
    let title = move || app.texts().leads().raises.to_owned();
    let columns = move || {
        let words = app.texts().leads();
        vec![
            Heading::words(words.col_factor),
            Heading::words(words.col_raise_to),
            Heading::number(words.col_raise_adds),
            Heading::words(words.col_raise_tier),
        ]
    };
    let rows = move || {
        let lang = app.lang.get();
        let now = view.lead.with(|lead| lead.as_ref().map(|lead| lead.scored));
        view.detail.with(|d| {
            view.with_card(|card| {
                let row = |raise: &Raise| raised(card, raise, now.unwrap_or_default(), lang);
                d.raises.iter().map(row).collect::<Vec<_>>()
            })
        })
    };
    view! {
        <Show when=move || view.detail.with(|d| !d.raises.is_empty())>
            <section class="raises" data-part="raises">
                <h3>{title}</h3>
                <PlainTable
                    caption=Signal::derive(title) columns=Signal::derive(columns) rows=Signal::derive(rows)
                />
            </section>
        </Show>
    }
}

fn raised(card: &Scorecard, raise: &Raise, now: TierRange, lang: Lang) -> Vec<String> {
    let words = lang.texts().leads();
    let (before, after) = (
        words::tiers(card, now, lang),
        words::tiers(card, raise.tiers, lang),
    );
    let template = if now == raise.tiers {
        words.raise_stays
    } else {
        words.raise_lifts
    };
    vec![
        words::factor_name(card, raise.factor, lang),
        words::place(card, raise.factor, raise.to, lang),
        format!("+{}", format::points(raise.points, lang)),
        fill(template, &[("before", &before), ("after", &after)]),
    ]
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
        let raises = |chart: &Waterfall| {
            view.detail.with(|d| {
                view.with_card(|card| {
                    let of_row = |row: &WaterfallRow| raise_cell(card, d, &row.key, app.lang.get());
                    chart.rows.iter().map(of_row).collect::<Vec<_>>()
                })
            })
        };
        chart(600.0)
            .map(|c| {
                let cells = raises(&c);
                c.table(words.contributions_sub, columns)
                    .with_column(words.col_raise, cells)
            })
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

/// What one level up adds to a factor's row; nothing at its best level and where it is unknown.
fn raise_cell(card: &Scorecard, detail: &Detail, factor: &str, lang: Lang) -> Cell {
    let at = card.factors.iter().position(|f| f.id == factor);
    let raise = detail.raises.iter().find(|raise| Some(raise.factor) == at);
    raise.map_or(Cell::Empty, |raise| {
        Cell::number(raise.points, format!("+{}", format::points(raise.points, lang)))
    })
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
            value: c.points,
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
