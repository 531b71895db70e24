//! Where the figures of the page come from: formula, the same with its numbers, and every input with its source.
//!
//! | file | explains |
//! |---|---|
//! | `score` | the score, the gap to the next tier, the share of mid/high |
//! | `tier` | the tier |
//! | `capacity` | the stock and the two mid/high lines |
//! | `validity` | the figures of the validity check |

mod capacity;
mod score;
mod tier;
mod validity;

use std::sync::Arc;

use leptos::prelude::*;

use super::history::measured;
use super::view_state::{LeadView, use_view};
use crate::engines::scorecard::Scorecard;
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::explained::LeadFigure;
use crate::models::lead_tiering::validity::Figures;
use crate::models::lead_tiering::{Detail, Input, LeadScore, Override, Report};
use crate::ui::components::{Explain, ExplainPanel, PrintedExplain, open_while_asked, use_printing};
use crate::ui::figure::{self, Style};
use crate::ui::format;
use crate::ui::state::App;

/// How exact the parts of a formula are: each to within so small a share of itself.
const WITHIN: f64 = 5e-5;

/// All that explanations read.
struct Given<'a> {
    lang: Lang,
    style: Style,
    card: &'a Scorecard,
    input: &'a Input,
    report: &'a Report,
    detail: &'a Detail,
    lead: Option<&'a LeadScore>,
    by_hand: Option<&'a Override>,
    figures: Option<&'a Figures>,
    /// What the list is: how many, from where, as of when.
    list: String,
}

/// The panel that explains the figure asked for, and what a printed report ends with.
#[component]
pub fn LeadExplained() -> impl IntoView {
    let (app, view) = use_view();
    let open = open_while_asked(view.explained);
    let printing = use_printing();
    let wants_figures = move || {
        let asked = view.explained.get().is_some_and(LeadFigure::is_validity);
        (asked || printing.get()) && app.lead_report.with(|report| report.closed > 0)
    };
    let figures = Memo::new_with_compare(
        move |_| wants_figures().then(|| app.lead_report.with(|report| Arc::new(measured(app, report)))),
        |_, _| true,
    );
    let explain = move || {
        let asked = view.explained.get();
        asked.map_or_else(Explain::default, |figure| {
            with_given(app, view, figures, |given| explained(figure, given))
        })
    };
    let appendix = move || {
        let all = with_given(app, view, figures, |given| {
            let there = LeadFigure::ALL
                .into_iter()
                .filter(|figure| is_there(*figure, given));
            there.map(|figure| explained(figure, given)).collect::<Vec<_>>()
        });
        all.into_iter()
            .map(|explain| view! { <PrintedExplain explain/> })
            .collect_view()
    };
    view! {
        <ExplainPanel open explain=Signal::derive(explain)/>
        <Show when=move || printing.get()>
            <section class="print-only appendix">
                <h2>{move || app.texts().figures().appendix}</h2>
                {appendix}
            </section>
        </Show>
    }
}

/// Reads all that explanations need; the default of `T` where there is no scorecard.
fn with_given<T: Default>(
    app: App,
    view: LeadView,
    figures: Memo<Option<Arc<Figures>>>,
    read: impl FnOnce(&Given) -> T,
) -> T {
    let lang = app.lang.get();
    let (list, style) = app.workspace.with(|w| {
        let words = lang.texts().explained();
        let n = format::count(w.leads.len(), lang);
        let day = format_day(w.profile.as_of, lang, DayStyle::Short);
        let source = figure::source(w.leads.source, lang);
        (
            fill(words.list, &[("n", &n), ("source", source), ("day", &day)]),
            Style::of(&w.profile, lang),
        )
    });
    let (detail, lead, figures) = (view.detail.get(), view.lead.get(), figures.get());
    app.lead_input.with(|input| {
        app.lead_report.with(|report| {
            view.with_card(|card| {
                read(&Given {
                    lang,
                    style,
                    card,
                    input,
                    report,
                    detail: &detail,
                    by_hand: lead
                        .as_ref()
                        .filter(|lead| lead.by_hand.is_some())
                        .and_then(|lead| input.overrides.get(&lead.id)),
                    lead: lead.as_ref(),
                    figures: figures.as_deref(),
                    list,
                })
            })
        })
    })
}

/// Whether a printed report has something to say of a figure.
fn is_there(figure: LeadFigure, given: &Given) -> bool {
    match figure {
        LeadFigure::Score | LeadFigure::Tier => given.lead.is_some(),
        LeadFigure::Gap => given.detail.gap.is_some(),
        LeadFigure::Share => given.report.counted > 0,
        LeadFigure::Stock | LeadFigure::AimCut => true,
        LeadFigure::CarriedCut => given.report.carried.is_some(),
        LeadFigure::Calibration | LeadFigure::Brier => {
            given.figures.is_some_and(|figures| figures.calibration.is_some())
        }
        LeadFigure::Drift => given.figures.is_some_and(|figures| figures.drift.is_some()),
        _ => given.figures.is_some(),
    }
}

fn explained(figure: LeadFigure, given: &Given) -> Explain {
    match figure {
        LeadFigure::Score => score::score(given),
        LeadFigure::Tier => tier::tier(given),
        LeadFigure::Gap => score::gap(given),
        LeadFigure::Share => score::share(given),
        LeadFigure::Stock => capacity::stock(given),
        LeadFigure::AimCut => capacity::cut(given, false),
        LeadFigure::CarriedCut => capacity::cut(given, true),
        _ => given.figures.map_or_else(Explain::default, |figures| {
            validity::validity(figure, figures, given)
        }),
    }
}
