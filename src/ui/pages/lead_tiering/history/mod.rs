//! Step 5: how well the scorecard tells won from lost, and what the outcomes teach.
//!
//! | file | shows |
//! |---|---|
//! | `verdict` | the checks against editable limits, and how far the evidence reaches |
//! | `built` | how a built scorecard was judged when it was built |
//! | `figures` | tiers and figures as tables |
//! | `outcomes` | win rate per tier and the funnel as charts |
//! | `curves` | capture and reliability as charts |
//! | `strip` | the verdict in a line, beside weights and cuts |
//! | `strength` | each factor by itself, beside what chance gives |
//! | `suggest` | better weights, accepted one by one |
//! | `compare` | two scorecards side by side |
//! | `learn` | a scorecard built from the outcomes: the dialog |
//! | `outcome_choice` | … which leads were won |
//! | `questions` | … which columns may be used |
//! | `findings`, `evidence` | … what came of it |
//! | `asking` | what is asked of the worker, and what came of it |

mod asking;
mod built;
mod compare;
mod curves;
mod evidence;
mod figures;
mod findings;
mod learn;
mod outcome_choice;
mod outcomes;
mod questions;
mod strength;
mod strip;
mod suggest;
mod verdict;

use std::sync::Arc;

use leptos::prelude::*;

use self::asking::Asking;
use super::view_state::{LeadView, use_view};
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::fill;
use crate::models::lead_tiering::validity::{Figures, figures as measure};
use crate::models::lead_tiering::{Case, Report};
use crate::ui::components::{EmptyState, Icon, IconName};
use crate::ui::format;
use crate::ui::platform::dom;
use crate::ui::state::App;

/// What was asked of the worker. It outlives the tab: a look at another tab, or a print, which draws all of them anew,
/// does not forget what was found.
#[derive(Clone, Copy)]
pub struct Studies {
    strengths: Asking,
    suggestion: Asking,
    comparison: Asking,
}

impl Studies {
    /// Makes it and puts it into the context. What was found is forgotten when what it was found for changes.
    pub fn provide(app: App, view: LeadView) {
        let studies = Self {
            strengths: Asking::new(app),
            suggestion: Asking::new(app),
            comparison: Asking::new(app),
        };
        let rows = Memo::new(move |_| app.workspace.with(|w| w.leads.clone()));
        let forget = move |asking: Asking, track: Callback<()>| {
            Effect::new(move |before: Option<()>| {
                rows.track();
                track.run(());
                if before.is_some() {
                    asking.stop();
                }
            });
        };
        let levels = Memo::new(move |_| view.with_card(|card| Some(strength::without_numbers(card))));
        forget(studies.strengths, Callback::new(move |()| levels.track()));
        let as_of = Memo::new(move |_| app.workspace.with(|w| w.profile.as_of));
        let of_card = Callback::new(move |()| {
            view.card.track();
            as_of.track();
        });
        let of_input = Callback::new(move |()| {
            app.lead_input.track();
            as_of.track();
        });
        forget(studies.suggestion, of_card);
        forget(studies.comparison, of_input);
        provide_context(studies);
    }
}

fn use_studies() -> Studies {
    expect_context::<Studies>()
}

/// The figures of the scorecard in use, measured while the tab is open.
#[derive(Clone, Copy)]
struct Measured(Memo<Arc<Figures>>);

fn use_figures() -> Memo<Arc<Figures>> {
    expect_context::<Measured>().0
}

pub(super) use figures::shown;

/// The figures for a report, whose own input and leads come with it.
pub(super) fn measured(app: App, report: &Report) -> Figures {
    app.lead_input.with_untracked(|input| {
        app.workspace.with_untracked(|w| {
            let case = Case {
                input,
                rows: &w.leads,
                as_of: w.profile.as_of,
            };
            measure(case, report)
        })
    })
}

pub use strip::VerdictStrip;

/// The tab.
#[component]
pub fn HistoryTab() -> impl IntoView {
    let (app, view) = use_view();
    let has_closed = Memo::new(move |_| app.lead_report.with(|r| r.closed > 0));
    // Figures over leads without a score would be zeros that look like findings.
    let can_tell = Memo::new(move |_| has_closed.get() && view.has_scores.get());
    let has_leads = Memo::new(move |_| app.workspace.with(|w| !w.leads.is_empty()));
    let words = move || app.texts().leads();
    let figures = Memo::new_with_compare(
        move |_| app.lead_report.with(|report| Arc::new(measured(app, report))),
        |_, _| true,
    );
    provide_context(Measured(figures));
    let why_none = move |has_closed: bool| {
        if has_closed {
            (words().history_unscored, words().no_scores)
        } else {
            (words().history_none, words().history_none_text)
        }
    };
    view! {
        <Show
            when=move || can_tell.get()
            fallback=move || view! {
                <built::Built/>
                <EmptyState
                    title=Signal::derive(move || why_none(has_closed.get()).0.to_owned())
                    text=Signal::derive(move || why_none(has_closed.get()).1.to_owned())
                />
                // Another column than the list's outcome may say how leads ended.
                <Show when=move || has_leads.get()><learn::Learn/></Show>
            }
        >
            <div class="validity">
                <Head/>
                <verdict::Verdict/>
                <figures::TierTable/>
                <div class="chart-pair">
                    <outcomes::ConversionChart/>
                    <curves::CaptureChart/>
                </div>
                <figures::FigureTable/>
                <div class="chart-pair">
                    <curves::ReliabilityChart/>
                    <outcomes::FunnelChart/>
                </div>
                <strength::Strengths/>
            </div>
            <suggest::Suggest/>
            <compare::Compare/>
            <learn::Learn/>
        </Show>
    }
}

#[component]
fn Head() -> impl IntoView {
    let (app, view) = use_view();
    let figures = use_figures();
    let words = move || app.texts().validity();
    let closed = move || {
        let lang = app.lang.get();
        figures.with(|f| {
            let count = |n| format::count(n, lang);
            fill(
                lang.texts().validity().closed,
                &[
                    ("n", &count(f.won + f.lost)),
                    ("won", &count(f.won)),
                    ("lost", &count(f.lost)),
                ],
            )
        })
    };
    let about = move || {
        let lang = app.lang.get();
        let card = view.with_card(|card| lang.of(&card.name).to_owned());
        app.workspace.with(|w| {
            let day = format_day(w.profile.as_of, lang, DayStyle::Short);
            format!(
                "{} · {card} · {}",
                w.profile.name,
                fill(lang.texts().shell().as_of_short, &[("day", &day)])
            )
        })
    };
    view! {
        <p class="print-only muted">{about}</p>
        <div class="section-head">
            <h3>{move || words().title}</h3>
            <span class="caption">{closed}</span>
            <button type="button" class="btn" on:click=move |_| dom::print_only("validity")>
                <Icon name=IconName::Print/>{move || words().print}
            </button>
        </div>
    }
}
