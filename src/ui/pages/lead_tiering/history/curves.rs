//! Capture and reliability as charts.

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::use_figures;
use crate::charts::curve::{Curve, CurveMark};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::validity::Figures;
use crate::ui::components::ChartFrame;
use crate::ui::format;

/// Corners a drawn curve has at most: more than its pixels would show nothing new.
const MOST_CORNERS: usize = 200;

/// Share of the wins against share of the leads.
#[component]
pub fn CaptureChart() -> impl IntoView {
    let (app, _) = use_view();
    let figures = use_figures();
    let title = move || {
        let lang = app.lang.get();
        figures.with(|f| {
            let at = f.at_aim?;
            let (aim, wins) = (format::percent(at.leads, lang), format::percent(at.wins, lang));
            Some(fill(
                lang.texts().validity().curve_found,
                &[("aim", &aim), ("wins", &wins)],
            ))
        })
    };
    let chart = move |width: f64| figures.with(|f| capture(f, width, app.lang.get()));
    let table = move || {
        let (words, lang) = (app.texts().validity(), app.lang.get());
        let mut full = chart(640.0);
        // The table has every tenth, the picture marks the aim alone.
        full.marks = figures.with(|f| tenths(f, lang));
        full.table(
            words.curve_sub,
            [
                words.col_point,
                words.curve_across,
                words.curve_up,
                words.col_low,
                words.col_high,
            ],
        )
    };
    view! {
        <ChartFrame
            title=Signal::derive(move || title().unwrap_or_default())
            subtitle=Signal::derive(move || app.texts().validity().curve_sub.to_owned())
            scene=Callback::new(move |width| chart(width).scene())
            table=Signal::derive(table)
        />
    }
}

fn capture(figures: &Figures, width: f64, lang: Lang) -> Curve {
    let words = lang.texts().validity();
    let every = figures.curve.len().div_ceil(MOST_CORNERS).max(1);
    let last = figures.curve.len().saturating_sub(1);
    let kept = figures
        .curve
        .iter()
        .enumerate()
        .filter(|(at, _)| at % every == 0 || *at == last);
    let marks = figures
        .at_aim
        .map(|at| mark(at.leads, at.wins, "aim", lang, true));
    Curve {
        width,
        line: kept.map(|(_, p)| (p.leads, p.wins)).collect(),
        marks: marks.into_iter().collect(),
        across: words.curve_across.to_owned(),
        up: words.curve_up.to_owned(),
        diagonal: words.curve_chance.to_owned(),
    }
}

fn mark(leads: f64, wins: f64, key: &str, lang: Lang, is_labelled: bool) -> CurveMark {
    let words = lang.texts().validity();
    CurveMark {
        key: key.to_owned(),
        name: fill(words.curve_best, &[("share", &format::percent(leads, lang))]),
        x: leads,
        y: wins,
        interval: None,
        label: fill(words.curve_label, &[("wins", &format::percent(wins, lang))]),
        is_labelled,
    }
}

fn tenths(figures: &Figures, lang: Lang) -> Vec<CurveMark> {
    let at = |tenth: u32| {
        let leads = f64::from(tenth) / 10.0;
        Some(mark(
            leads,
            figures.captured(leads)?.wins,
            &tenth.to_string(),
            lang,
            false,
        ))
    };
    (1..=10).filter_map(at).collect()
}

/// Stated probabilities against what came of them, from 120 wins.
#[component]
pub fn ReliabilityChart() -> impl IntoView {
    let (app, _) = use_view();
    let figures = use_figures();
    let has = Memo::new(move |_| figures.with(|f| f.calibration.is_some()));
    let title = move || {
        let lang = app.lang.get();
        figures.with(|f| {
            let gap = format::percent_fine(f.calibration.as_ref()?.error, lang);
            let points = gap.trim_end_matches('%');
            Some(fill(
                lang.texts().validity().reliability_found,
                &[("gap", points)],
            ))
        })
    };
    let chart = move |width: f64| figures.with(|f| reliability(f, width, app.lang.get()));
    let table = move || {
        let words = app.texts().validity();
        chart(640.0).table(
            words.reliability_sub,
            [
                words.col_point,
                words.reliability_across,
                words.reliability_up,
                words.col_low,
                words.col_high,
            ],
        )
    };
    view! {
        <Show when=move || has.get()>
            <ChartFrame
                title=Signal::derive(move || title().unwrap_or_default())
                subtitle=Signal::derive(move || app.texts().validity().reliability_sub.to_owned())
                scene=Callback::new(move |width| chart(width).scene())
                table=Signal::derive(table)
            />
        </Show>
    }
}

fn reliability(figures: &Figures, width: f64, lang: Lang) -> Curve {
    let words = lang.texts().validity();
    let bins = figures
        .calibration
        .as_ref()
        .map(|c| c.bins.as_slice())
        .unwrap_or_default();
    let marks = bins.iter().enumerate().map(|(at, bin)| CurveMark {
        key: at.to_string(),
        name: fill(
            words.reliability_bin,
            &[
                ("n", &(at + 1).to_string()),
                ("count", &format::count(bin.count, lang)),
            ],
        ),
        x: bin.stated,
        y: bin.observed.value,
        interval: Some((bin.observed.interval.low, bin.observed.interval.high)),
        label: fill(
            words.reliability_label,
            &[
                ("stated", &format::percent(bin.stated, lang)),
                ("observed", &format::percent(bin.observed.value, lang)),
            ],
        ),
        is_labelled: false,
    });
    Curve {
        width,
        line: Vec::new(),
        marks: marks.collect(),
        across: words.reliability_across.to_owned(),
        up: words.reliability_up.to_owned(),
        diagonal: words.reliability_exact.to_owned(),
    }
}
