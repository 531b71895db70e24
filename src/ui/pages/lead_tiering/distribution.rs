//! How the leads are distributed, and where the mid/high line should lie.

use leptos::prelude::*;

use super::view_state::use_view;
use crate::charts::histogram::{Histogram, HistogramTier, suited_bin_width};
use crate::charts::matrix::{Matrix, MatrixCell};
use crate::engines::scorecard::Scorecard;
use crate::engines::value::Source;
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::explained::LeadFigure;
use crate::models::lead_tiering::{Basis, Cut, Report, Standing, cut_path};
use crate::models::parameter::{Parameter, Parameters, Unit};
use crate::ui::components::{ChartDrag, ChartFrame, Commit, NumberField, NumberRules, Scale as NumberScale};
use crate::ui::format;
use crate::ui::state::App;
use crate::workspace::Action;

/// The tab.
#[component]
pub fn DistributionTab() -> impl IntoView {
    view! {
        <BasisSwitch/>
        <ScoreChart/>
        <CapacitySection/>
        <MatrixChart/>
    }
}

/// Which leads are counted.
#[component]
fn BasisSwitch() -> impl IntoView {
    let (app, _) = use_view();
    let basis = move || app.lead_input.with(|i| i.basis);
    let option = move |of: Basis, name: fn(&crate::i18n::texts::Leads) -> &'static str| {
        view! {
            <button
                type="button" data-edit="" class="segment" aria-pressed=move || (basis() == of).to_string()
                on:click=move |_| { app.act(Action::Basis(of), None); }
            >
                {move || name(app.texts().leads())}
            </button>
        }
    };
    let note = move || {
        let (instead, n) = app.lead_report.with(|r| (r.counted_all_instead, r.counted));
        let lang = app.lang.get();
        instead.then(|| {
            fill(
                lang.texts().leads().basis_all_instead,
                &[("n", &format::count(n, lang))],
            )
        })
    };
    view! {
        <div class="grid-filters">
            <span class="caption">{move || app.texts().leads().basis}</span>
            <div class="segmented" role="group" aria-label=move || app.texts().leads().basis>
                {option(Basis::Worked, |w| w.basis_worked)}
                {option(Basis::All, |w| w.basis_all)}
            </div>
            <span class="muted">{note}</span>
        </div>
    }
}

/// The histogram with its cuts.
#[component]
fn ScoreChart() -> impl IntoView {
    let (app, view) = use_view();
    let title = move || app.lead_report.with(|r| share_finding(r, app.lang.get()));
    let subtitle = move || {
        let lang = app.lang.get();
        let (n, undetermined) = app.lead_report.with(|r| (r.counted, r.undetermined));
        let sub = fill(lang.texts().leads().dist_sub, &[("n", &format::count(n, lang))]);
        if undetermined == 0 {
            return sub;
        }
        let open = fill(
            lang.texts().leads().undetermined,
            &[("n", &format::count(undetermined, lang))],
        );
        format!("{sub}{}{open}", lang.texts().common().list_comma)
    };
    let chart = move |width: f64| {
        let lang = app.lang.get();
        app.lead_report
            .with(|r| view.with_card(|card| Some(histogram(card, r, width, lang))))
    };
    let table = move || {
        let words = app.texts().leads();
        chart(640.0)
            .map(|c| c.table(&title(), [words.col_bin, words.col_count]))
            .unwrap_or_default()
    };
    let drag = Callback::new(move |drag: ChartDrag| {
        let path = view.card.with_untracked(|c| {
            c.as_ref()
                .and_then(|c| c.tiers.get(drag.index).map(|t| cut_path(&c.id, &t.id)))
        });
        if let Some(id) = path {
            app.act(
                Action::SetInput {
                    id,
                    value: drag.value,
                },
                Some(drag.gesture),
            );
        }
    });
    view! {
        <ChartFrame
            title=Signal::derive(title) subtitle=Signal::derive(subtitle)
            scene=Callback::new(move |width| chart(width).map(|c| c.scene()).unwrap_or_default())
            table=Signal::derive(table) on_drag=drag
        />
    }
}

/// The share of mid/high leads against its aim, in words.
fn share_finding(report: &Report, lang: Lang) -> String {
    let words = lang.texts().leads();
    let of = report.counted.max(1) as f64;
    let (low, high) = (report.mid_high.0 as f64 / of, report.mid_high.1 as f64 / of);
    let either = format::percent_range(low, high, lang);
    let (low, high) = (format::percent(low, lang), format::percent(high, lang));
    let is_open = low != high;
    let aim = format::percent(report.aim.share, lang);
    let template = match report.standing {
        Standing::OnAim => words.dist_on_aim,
        Standing::Below if is_open => words.dist_below_at_most,
        Standing::Below => words.dist_below,
        Standing::Above if is_open => words.dist_above_at_least,
        Standing::Above => words.dist_above,
        Standing::CannotTell => words.dist_cannot_tell,
        Standing::NoLeads => words.dist_none,
    };
    let share = match report.standing {
        Standing::Below => &high,
        Standing::Above => &low,
        _ => &either,
    };
    fill(
        template,
        &[("share", share), ("low", &low), ("high", &high), ("aim", &aim)],
    )
}

fn histogram(card: &Scorecard, report: &Report, width: f64, lang: Lang) -> Histogram {
    let tier = |(at, tier): (usize, &crate::engines::scorecard::Tier)| HistogramTier {
        key: tier.id.clone(),
        name: lang.of(&tier.name).to_owned(),
        cut: tier.cut.value as f64,
        cut_label: format!("≥ {}", tier.cut.value),
        share_label: report
            .tiers
            .get(at)
            .and_then(|tier| tier.share)
            .map_or_else(String::new, |share| format::percent(share, lang)),
    };
    let bins = report.distribution.bins.iter().enumerate();
    let scores: Vec<f64> = bins
        .flat_map(|(point, n)| std::iter::repeat_n(point as f64, *n))
        .collect();
    Histogram {
        width,
        bin_width: suited_bin_width(scores.len(), width),
        scores,
        tiers: card.tiers.iter().enumerate().map(tier).collect(),
        draggable: true,
        unit: lang.texts().leads().leads_unit.to_owned(),
    }
}

/// The cut for the aimed share beside the cut for what people can carry.
#[component]
fn CapacitySection() -> impl IntoView {
    let (app, view) = use_view();
    let words = move || app.texts().leads();
    let ids = [
        "mid_high_share",
        "arrivals_per_month",
        "follow_up_months",
        "hours_per_month",
        "hours_per_lead",
    ];
    let stock = move || {
        let lang = app.lang.get();
        let stock = app.lead_report.with(|r| r.capacity.stock());
        fill(
            lang.texts().leads().stock_value,
            &[("n", &format::number(stock, lang))],
        )
    };
    view! {
        <section class="capacity">
            <div class="section-head"><h3>{move || words().capacity}</h3></div>
            <p class="muted">{move || words().capacity_note}</p>
            <div class="capacity-grid">
                <div class="ledger">
                    {ids.map(|id| view! { <NumberInput id/> }).collect_view()}
                    <p class="ledger-row">
                        <span class="muted">{move || words().capacity_stock}</span>
                        <button
                            type="button" class="figure-button" data-explains="Stock"
                            title=move || app.texts().figures().explain
                            on:click=move |_| view.explain(LeadFigure::Stock)
                        >
                            {stock}
                        </button>
                    </p>
                </div>
                <div class="cut-options">
                    <CutOption is_capacity=false/>
                    <CutOption is_capacity=true/>
                </div>
            </div>
        </section>
    }
}

/// A plain number of the model as a field.
#[component]
pub(super) fn NumberInput(
    /// Its id.
    id: &'static str,
    /// The label is only read aloud.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let (app, _) = use_view();
    let declared = app.lead_input.with_untracked(|i| i.parameter(id));
    let value = Signal::derive(move || app.lead_input.with(|i| Some(i.number(id).value)));
    let mark = Signal::derive(move || {
        (app.lead_input.with(|i| i.number(id).source) == Source::Sample).then(|| app.texts().common().sample)
    });
    let name = declared.as_ref().map(|p| p.name.clone()).unwrap_or_default();
    let unit = declared.as_ref().map_or(Unit::Plain, |p| p.unit);
    view! {
        <NumberField
            label=Signal::derive(move || app.lang.get().of(&name).to_owned())
            value rules=rules_of(declared.as_ref()) mark bare
            unit=Signal::derive(move || unit_word(unit, app.lang.get()).to_owned())
            on_commit=Callback::new(move |commit: Commit| {
                app.act(Action::SetInput { id: id.to_owned(), value: commit.value }, commit.gesture);
            })
        />
    }
}

/// What a number field accepts, from the input's declaration.
pub(super) fn rules_of(declared: Option<&Parameter>) -> NumberRules {
    declared.map_or_else(NumberRules::default, |p| {
        let is_share = p.unit == Unit::Share;
        NumberRules {
            scale: match p.unit {
                Unit::Share => NumberScale::Fraction,
                Unit::Percent => NumberScale::PerCent,
                _ => NumberScale::Plain,
            },
            min: Some(p.min),
            max: Some(p.max),
            is_whole: p.integer,
            decimals: if p.integer { 0 } else { 2 },
            step: if is_share { p.step * 100.0 } else { p.step },
            is_grouped: true,
        }
    })
}

fn unit_word(unit: Unit, lang: Lang) -> &'static str {
    let words = lang.texts().leads();
    match unit {
        Unit::Share | Unit::Percent => "%",
        Unit::Points | Unit::SignedPoints => words.gap_words,
        Unit::PerMonth => words.unit_per_month,
        Unit::Months => words.unit_months,
        Unit::HoursPerMonth => words.unit_hours,
        // No input of this model counts in the others.
        _ => "",
    }
}

/// One of the two cuts, with a button that takes it.
#[component]
fn CutOption(
    /// For what people can carry, or for the aim.
    is_capacity: bool,
) -> impl IntoView {
    let (app, view) = use_view();
    let figure = if is_capacity {
        LeadFigure::CarriedCut
    } else {
        LeadFigure::AimCut
    };
    let cut = move || {
        app.lead_report
            .with(|r| if is_capacity { r.carried } else { Some(r.aim) })
    };
    let is_recommended = move || {
        app.lead_report
            .with(|r| cut() == Some(r.recommended()) && r.recommended().score.is_some())
    };
    let in_use = move || view.with_card(Scorecard::mid_high_cut);
    let title = move || {
        let lang = app.lang.get();
        let words = lang.texts().leads();
        let template = if is_capacity {
            words.capacity_option
        } else {
            words.aim_option
        };
        cut().map_or_else(
            || words.capacity_unknown.to_owned(),
            |c| fill(template, &[("share", &format::percent(c.share, lang))]),
        )
    };
    let at = move || {
        let words = app.texts().leads();
        match cut().and_then(|c| c.score) {
            Some(score) => fill(words.cut_at, &[("cut", &score.to_string())]),
            None => words.cut_none.to_owned(),
        }
    };
    let is_used = move || {
        cut()
            .and_then(|c| c.score)
            .is_some_and(|score| in_use() == Some(score))
    };
    view! {
        <div class="cut-option" data-recommended=move || is_recommended().to_string()>
            <p class="caption">
                {title}
                <Show when=is_recommended>
                    <span class="badge" data-tone="good">{move || app.texts().leads().recommended}</span>
                </Show>
            </p>
            <Show when=move || cut().is_some()>
                <p class="cut-value">
                    <button
                        type="button" class="figure-button" data-explains=format!("{figure:?}")
                        title=move || app.texts().figures().explain on:click=move |_| view.explain(figure)
                    >
                        {at}
                    </button>
                </p>
                <button
                    type="button" data-edit="" class="btn" disabled=move || is_used() || cut().is_none_or(|c| c.score.is_none())
                    on:click=move |_| {
                        // Of the weights as they are, and not as they were when it was drawn.
                        app.report_at_once();
                        if let Some(cut) = cut() {
                            use_cut(app, cut);
                        }
                    }
                >
                    {move || if is_used() { app.texts().leads().in_use } else { app.texts().leads().use_cut }}
                </button>
            </Show>
        </div>
    }
}

/// Moves the lowest mid/high tier to a cut. Where it would pass its neighbour, the tiers above move up with it.
fn use_cut(app: App, cut: Cut) {
    let Some(score) = cut.score else { return };
    let path = app.lead_input.with_untracked(|i| {
        let card = i.card()?;
        let tier = card.tiers.iter().rfind(|t| t.mid_high)?;
        Some(cut_path(&card.id, &tier.id))
    });
    if let Some(id) = path {
        app.act(
            Action::SetInput {
                id,
                value: score as f64,
            },
            None,
        );
    }
}

/// Fit × engagement.
#[component]
fn MatrixChart() -> impl IntoView {
    let (app, view) = use_view();
    let title = move || {
        let lang = app.lang.get();
        let words = lang.texts().leads();
        let both = app
            .lead_report
            .with(|r| r.matrix.first().and_then(|row| row.last()).copied().unwrap_or(0));
        if both == 0 {
            words.matrix_none.to_owned()
        } else {
            fill(words.matrix_found, &[("n", &format::count(both, lang))])
        }
    };
    let subtitle = move || {
        let lang = app.lang.get();
        let words = lang.texts().leads();
        let high = view.with_card(|c| c.tiers.first().map_or(0, |t| t.cut.value));
        let mid = view.with_card(|c| c.mid_high_cut().unwrap_or_default());
        let sub = fill(
            words.matrix_sub,
            &[("high", &high.to_string()), ("mid", &mid.to_string())],
        );
        let unknown = app.lead_report.with(|r| r.matrix_unknown);
        if unknown == 0 {
            return sub;
        }
        let rest = fill(words.matrix_unknown, &[("n", &format::count(unknown, lang))]);
        format!("{sub}{}{rest}", lang.texts().common().list_comma)
    };
    let chart = move |width: f64| app.lead_report.with(|r| matrix(r, width, app.lang.get()));
    view! {
        <ChartFrame
            title=Signal::derive(title) subtitle=Signal::derive(subtitle)
            scene=Callback::new(move |width| chart(width).scene())
            table=Signal::derive(move || chart(640.0).table(app.texts().leads().matrix_title))
        />
    }
}

fn matrix(report: &Report, width: f64, lang: Lang) -> Matrix {
    let words = lang.texts().leads();
    let of: usize = report.matrix.iter().flatten().sum();
    let cell = |n: &usize| MatrixCell {
        count: *n as f64,
        label: format::count(*n, lang),
        share_label: if of == 0 {
            String::new()
        } else {
            format::percent(*n as f64 / of as f64, lang)
        },
    };
    let captions = |list: [&str; 3]| list.map(str::to_owned).to_vec();
    Matrix {
        width: width.min(560.0),
        row_title: words.fit.to_owned(),
        column_title: words.engagement.to_owned(),
        row_captions: captions([words.high, words.middle, words.low]),
        column_captions: captions([words.low, words.middle, words.high]),
        cells: report
            .matrix
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
    }
}
