//! The figures that stay in sight: score, tier, what is missing to the next tier, share of mid/high leads.

use leptos::prelude::*;

use super::view_state::use_view;
use super::words;
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::fill;
use crate::models::lead_tiering::explained::LeadFigure;
use crate::ui::components::Badge;
use crate::ui::format;

/// The figures.
#[component]
pub fn Headline() -> impl IntoView {
    let (app, view) = use_view();
    view! {
        <div class="headline" role="group" aria-label=move || app.texts().leads().this_lead>
            <ScoreFigure/>
            <TierFigure/>
            <GapFigure/>
            <ShareFigure/>
            <button type="button" class="btn headline-explain" on:click=move |_| view.explain(LeadFigure::Score)>
                {move || app.texts().figures().explain}
            </button>
        </div>
    }
}

#[component]
fn ScoreFigure() -> impl IntoView {
    let (app, view) = use_view();
    let score = move || view.detail.with(|d| d.score);
    let name = move || {
        let words = app.texts().leads();
        let coverage = score().coverage();
        if coverage >= 1.0 {
            words.score.to_owned()
        } else {
            fill(
                words.score_known,
                &[("share", &format::percent(coverage, app.lang.get()))],
            )
        }
    };
    let value = move || {
        let lang = app.lang.get();
        score().value().map_or_else(
            || lang.texts().leads().no_score.to_owned(),
            |s| format::score(s, lang),
        )
    };
    // While a scenario is looked at, the base's score of the same lead stands beside it.
    let base = move || {
        let id = view.lead_id()?;
        app.base_report
            .with(|r| r.as_ref().and_then(|r| r.lead(id)).and_then(|l| l.score.value()))
    };
    let word = move || {
        let words = app.texts().leads();
        if let Some(base) = base() {
            return fill(
                app.texts().figures().against_base,
                &[("value", &format::score(base, app.lang.get()))],
            );
        }
        match (score().value(), score().range()) {
            (Some(_), Some((low, high))) if low < high => fill(
                words.may_lie,
                &[("range", &format::score_range(low, high, app.lang.get()))],
            ),
            (Some(_), _) if score().coverage() < 1.0 => words.unknown_harmless.to_owned(),
            (Some(_), _) => words.all_known.to_owned(),
            (None, _) => words.nothing_known.to_owned(),
        }
    };
    view! {
        <div class="figure figure-main" data-figure="score">
            <span class="figure-name">{name}</span>
            <span class="figure-value">
                <button
                    type="button" class="figure-button" data-value="score" aria-live="polite"
                    title=move || app.texts().figures().explain
                    on:click=move |_| view.explain(LeadFigure::Score)
                >
                    {value}
                </button>
                <Show when=move || score().value().is_some()>
                    <span class="figure-unit">{move || app.texts().leads().of_100}</span>
                </Show>
            </span>
            <span class="figure-word">{word}</span>
        </div>
    }
}

#[component]
fn TierFigure() -> impl IntoView {
    let (app, view) = use_view();
    let range = move || {
        view.lead.with(|l| {
            l.as_ref()
                .map(crate::models::lead_tiering::LeadScore::tiers)
                .unwrap_or_default()
        })
    };
    let text = move || view.with_card(|card| words::tiers(card, range(), app.lang.get()));
    let spoken = move || fill(app.texts().leads().tier_spoken, &[("tier", &text())]);
    let tone = move || view.with_card(|card| words::tier_tone(card, range()));
    let word = move || {
        let lang = app.lang.get();
        let leads = lang.texts().leads();
        let by_hand = view
            .lead
            .with(|l| l.as_ref().filter(|l| l.by_hand.is_some()).map(|l| l.id));
        let until = by_hand.and_then(|id| app.lead_input.with(|i| i.overrides.get(&id).map(|o| o.until)));
        let score = view.detail.with(|d| d.score);
        if let Some(day) = until {
            return fill(
                leads.tier_by_hand,
                &[("day", &format_day(day, lang, DayStyle::Short))],
            );
        }
        if let Some(factor) = score.disqualified_by {
            let reason = view.with_card(|card| words::factor_name(card, factor, lang));
            return fill(leads.tier_disqualified, &[("reason", &reason)]);
        }
        let is_open = range().stated().is_none();
        let word = if is_open {
            leads.tier_open
        } else if score.coverage() < 1.0 {
            leads.tier_stated
        } else {
            leads.tier_certain
        };
        word.to_owned()
    };
    view! {
        <div class="figure" data-figure="tier">
            <span class="figure-name">{move || app.texts().leads().tier}</span>
            <span class="figure-value">
                <button
                    type="button" class="figure-button" data-explains="Tier"
                    title=move || app.texts().figures().explain
                    on:click=move |_| view.explain(LeadFigure::Tier)
                >
                    <Badge text=Signal::derive(text) tone=Signal::derive(tone) large=true spoken=Signal::derive(spoken)/>
                </button>
            </span>
            <span class="figure-word">{word}</span>
        </div>
    }
}

#[component]
fn GapFigure() -> impl IntoView {
    let (app, view) = use_view();
    let gap = move || view.detail.with(|d| d.gap.clone());
    let name = move || {
        let lang = app.lang.get();
        let tier = gap().map(|g| view.with_card(|card| words::tier_name(card, g.tier, lang)));
        tier.map_or_else(String::new, |t| {
            fill(lang.texts().leads().gap_to, &[("tier", &t)])
        })
    };
    let value = move || gap().map_or_else(String::new, |g| format::score(g.points, app.lang.get()));
    let word = move || {
        let lang = app.lang.get();
        let leads = lang.texts().leads();
        let is_open = view
            .lead
            .with(|l| l.as_ref().is_some_and(|l| l.tiers().stated().is_none()));
        if view
            .lead
            .with(|l| l.as_ref().is_some_and(|l| l.by_hand.is_some()))
        {
            return leads.gap_by_hand.to_owned();
        }
        match gap().and_then(|g| g.step).filter(|_| !is_open) {
            Some((factor, _, points)) => {
                let factor = view.with_card(|card| words::factor_name(card, factor, lang));
                fill(
                    leads.gap_hint,
                    &[("factor", &factor), ("points", &format::points(points, lang))],
                )
            }
            None if view.detail.with(|d| !d.ask.is_empty()) => leads.gap_ask.to_owned(),
            None => leads.gap_many.to_owned(),
        }
    };
    view! {
        <Show when=move || gap().is_some()>
            <div class="figure" data-figure="gap">
                <span class="figure-name">{name}</span>
                <span class="figure-value">
                    <button
                        type="button" class="figure-button" data-explains="Gap"
                        title=move || app.texts().figures().explain
                        on:click=move |_| view.explain(LeadFigure::Gap)
                    >
                        {value}
                    </button>
                    <span class="figure-unit">{move || app.texts().leads().gap_words}</span>
                </span>
                <span class="figure-word">{word}</span>
            </div>
        </Show>
    }
}

#[component]
fn ShareFigure() -> impl IntoView {
    let (app, view) = use_view();
    // A lead whose tier is still open may be mid/high or not.
    let share = |report: &crate::models::lead_tiering::Report, lang| {
        let of = report.counted as f64;
        let (low, high) = report.mid_high;
        (report.counted > 0).then(|| format::percent_range(low as f64 / of, high as f64 / of, lang))
    };
    let value = move || {
        let lang = app.lang.get();
        app.lead_report
            .with(|r| share(r, lang))
            .unwrap_or_else(|| "—".to_owned())
    };
    let word = move || {
        let lang = app.lang.get();
        let base = app.base_report.with(|r| r.as_ref().and_then(|r| share(r, lang)));
        let aim = format::percent(app.lead_report.with(|r| r.aim.share), lang);
        match base {
            Some(base) => fill(lang.texts().figures().against_base, &[("value", &base)]),
            None => fill(lang.texts().leads().aim_word, &[("aim", &aim)]),
        }
    };
    view! {
        <div class="figure" data-figure="share">
            <span class="figure-name">{move || app.texts().leads().mid_high_share}</span>
            <button
                type="button" class="figure-value figure-button"
                title=move || app.texts().figures().explain
                on:click=move |_| view.explain(LeadFigure::Share)
            >
                {value}
            </button>
            <span class="figure-word">{word}</span>
        </div>
    }
}
