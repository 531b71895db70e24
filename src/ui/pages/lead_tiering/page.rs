//! The page put together.

use std::sync::Arc;

use leptos::prelude::*;

use super::card::CardTab;
use super::contributions::{AskBand, ContributionsChart, Raises};
use super::distribution::DistributionTab;
use super::headline::Headline;
use super::history::Studies;
use super::lead::LeadForm;
use super::leads::LeadsTab;
use super::override_dialog::OverrideDialog;
use super::scoring::ScoringNote;
use super::treatment::TreatmentCard;
use super::view_state::{LeadView, use_view};
use crate::engines::value::Source;
use crate::i18n::fill;
use crate::ui::components::{
    Banner, EmptyState, Step, Steps, Tab, TabPanel, Tabs, Unread, UnreadNote, UnreadPrinted, use_printing,
};
use crate::ui::format;
use crate::ui::parts::{EXPLAINED, HISTORY, LEADS_COMPARE, LEADS_WHATIF, Later, VERDICT};
use crate::ui::platform::dom;
use crate::ui::shell::use_dialogs;
use crate::ui::state::{App, use_app};
use crate::workspace::rows::Rows;
use crate::workspace::{Action, Workspace};

/// The page.
#[component]
pub fn LeadTieringPage() -> impl IntoView {
    let app = use_app();
    let view = LeadView::provide(app);
    Studies::provide(app, view);
    let unread = Unread::provide();
    let is_late = move || app.report_waits.get().then_some("true");
    let has_leads = Memo::new(move |_| app.workspace.with(|w| !w.leads.is_empty()));
    view! {
        <article class="page" data-stale=move || unread.stale() data-late=is_late aria-busy=is_late>
            <header class="page-head">
                <h1>{move || app.texts().shell().lead_tiering}</h1>
                <p class="page-purpose">{move || app.texts().leads().purpose}</p>
            </header>
            <UnreadPrinted/>
            <StepStrip/>
            <SampleBanner/>
            <Show when=move || has_leads.get()>
                <Headline/>
            </Show>
            <div class="page-columns">
                <section class="page-inputs" aria-label=move || app.texts().leads().this_lead>
                    <Show when=move || has_leads.get()>
                        <LeadForm/>
                    </Show>
                    <Show when=move || !has_leads.get()>
                        <NoLeads/>
                    </Show>
                </section>
                <div class="page-report">
                    <Show when=move || has_leads.get()>
                        <NoScores/>
                        <AskBand/>
                        <div class="report-pair">
                            <div>
                                <ContributionsChart/>
                                <Raises/>
                            </div>
                            <TreatmentCard/>
                        </div>
                    </Show>
                </div>
            </div>
            <div id="lead-tabs" class="page-below" tabindex="-1">
                <LeadTabs/>
            </div>
            <ExplainedLater/>
            <OverrideDialog/>
            <UnreadNote/>
            <ScoringNote/>
        </article>
    }
}

/// What explains figures and what a printed report ends with: its program is needed when the first figure is asked about,
/// or the page is printed.
#[component]
fn ExplainedLater() -> impl IntoView {
    let (_, view) = use_view();
    let printing = use_printing();
    // Once there it stays: a panel that closes gives the focus back.
    let is_wanted = Memo::new(move |was: Option<&bool>| {
        let is_asked = view.explained.with(Option::is_some) || printing.get();
        was.is_some_and(|was| *was) || is_asked
    });
    view! {
        <Show when=move || is_wanted.get()>
            <Later part=&EXPLAINED/>
        </Show>
    }
}

/// The steps of the method, ticked by what the document holds.
#[component]
fn StepStrip() -> impl IntoView {
    let (app, view) = use_view();
    let current = RwSignal::new(0_usize);
    let steps = move || {
        let words = app.texts().leads();
        let done = view.with_card(|card| {
            let all_levels = card.factors.iter().all(|f| f.extremes().1 > f.extremes().0);
            [
                !card.factors.is_empty(),
                card.weight_sum() == 100,
                all_levels,
                card.tiers.len() > 1,
            ]
        });
        let has_outcome = app.lead_report.with(|r| r.closed > 0);
        let names = [
            words.step_factors,
            words.step_weights,
            words.step_quantify,
            words.step_tiers,
            words.step_validity,
        ];
        let done = done.into_iter().chain([has_outcome]);
        names
            .into_iter()
            .zip(done)
            .map(|(name, is_done)| Step {
                name: name.to_owned(),
                is_done,
            })
            .collect::<Vec<_>>()
    };
    let go = move |step: usize| {
        current.set(step);
        let (tab, anchor) = match step {
            0 | 1 => ("card", "card-factors"),
            2 => ("card", "card-levels"),
            3 => ("card", "card-tiers"),
            _ => ("history", "lead-tabs"),
        };
        if step == 2 && view.open_factor.with_untracked(Option::is_none) {
            let first = view
                .card
                .with_untracked(|c| c.as_ref().and_then(|c| c.factors.first().map(|f| f.id.clone())));
            view.open_factor.set(first);
        }
        view.tab.set(tab);
        // The panel is drawn first, then gone to.
        request_animation_frame(move || dom::go_to(anchor));
    };
    view! { <Steps steps=Signal::derive(steps) current on_go=Callback::new(go)/> }
}

/// Says that what is shown is a sample, and how to leave it.
#[component]
fn SampleBanner() -> impl IntoView {
    let app = use_app();
    let dialogs = use_dialogs();
    let is_sample = Memo::new(move |_| app.workspace.with(|w| w.shows_sample() && !w.leads.is_empty()));
    let text = move || {
        let n = format::count(app.workspace.with(|w| w.leads.len()), app.lang.get());
        fill(app.texts().leads().sample_banner, &[("n", &n)])
    };
    view! {
        <Show when=move || is_sample.get()>
            <div class="sample-banner">
                <Banner text=Signal::derive(text)>
                    <Show when=move || !app.is_visiting()>
                        <button type="button" data-edit="" class="btn btn-primary" on:click=move |_| dialogs.open_import(app)>
                            {move || app.texts().leads().start_own}
                        </button>
                        <button type="button" data-edit="" class="btn" on:click=move |_| clear(app)>
                            {move || app.texts().leads().start_empty}
                        </button>
                    </Show>
                </Banner>
            </div>
        </Show>
    }
}

/// Takes all leads away, keeping the columns; one step of undo.
fn clear(app: App) {
    let rows = app.workspace.with_untracked(|w| {
        let mut rows = Rows::new(w.leads.columns.as_ref().clone(), Source::Typed);
        rows.next_id = w.leads.next_id;
        rows
    });
    app.act(
        Action::ReplaceLeads {
            rows: Box::new(rows),
            card: None,
        },
        None,
    );
}

/// Puts the sample leads in, with the template's scorecard where the columns need it; one step of undo.
pub(super) fn load_sample(app: App) {
    let lang = app.lang.get_untracked();
    let sample = app
        .workspace
        .with_untracked(|w| Workspace::with_sample(String::new(), String::new(), lang, w.profile.as_of));
    let card = sample.lead_tiering.card().map(|c| {
        let mut card = c.as_ref().clone();
        // The scorecard in use keeps its identity, so that scenarios still find it.
        if let Some(id) = app
            .workspace
            .with_untracked(|w| w.lead_tiering.card().map(|c| c.id.clone()))
        {
            card.id = id;
        }
        Box::new(card)
    });
    app.act(
        Action::ReplaceLeads {
            rows: Box::new(sample.leads),
            card,
        },
        None,
    );
}

#[component]
fn NoLeads() -> impl IntoView {
    let app = use_app();
    let dialogs = use_dialogs();
    let words = move || app.texts().leads();
    let said = move || {
        let texts = app.texts();
        if app.is_visiting() {
            (texts.sharing().no_leads, texts.sharing().no_leads_text)
        } else {
            (texts.leads().empty_title, texts.leads().empty_text)
        }
    };
    view! {
        <EmptyState
            title=Signal::derive(move || said().0.to_owned())
            text=Signal::derive(move || said().1.to_owned())
        >
            <Show when=move || !app.is_visiting()>
                <button type="button" data-edit="" class="btn btn-primary" on:click=move |_| dialogs.open_import(app)>
                    {move || words().start_own}
                </button>
                <button type="button" data-edit="" class="btn" on:click=move |_| load_sample(app)>{move || words().load_sample}</button>
                <button type="button" data-edit="" class="btn" on:click=move |_| super::lead::add_lead(app)>
                    {move || words().add_lead}
                </button>
            </Show>
        </EmptyState>
    }
}

/// Where a list has nothing that the scorecard asks for: the way to a scorecard of its own.
#[component]
fn NoScores() -> impl IntoView {
    let (app, view) = use_view();
    let learn = move |_| {
        view.tab.set("history");
        request_animation_frame(|| dom::go_to("learn-from-history"));
    };
    view! {
        <Show when=move || !view.has_scores.get()>
            <div class="band band-answer" data-part="no-scores">
                <p>{move || app.texts().leads().no_scores}</p>
                <Show when=move || !app.is_visiting()>
                    <button type="button" data-edit="" class="btn btn-primary" on:click=learn>{move || app.texts().leads().no_scores_way}</button>
                </Show>
            </div>
        </Show>
    }
}

#[component]
fn LeadTabs() -> impl IntoView {
    let (app, view) = use_view();
    let tabs = move || {
        let words = app.texts().leads();
        let leads = Tab {
            count: format::count(app.workspace.with(|w| w.leads.len()), app.lang.get()),
            ..Tab::new("leads", words.tab_leads)
        };
        vec![
            leads,
            Tab::new("distribution", words.tab_distribution),
            Tab::new("history", words.tab_history),
            Tab::new("card", words.tab_card),
            Tab::new("whatif", words.tab_whatif),
            Tab::new("compare", words.tab_compare),
        ]
    };
    let panel: TabPanel = Arc::new(|key| match key {
        "distribution" => view! { <Later part=&VERDICT/><DistributionTab/> }.into_any(),
        "history" => view! { <Later part=&HISTORY/> }.into_any(),
        "card" => view! { <Later part=&VERDICT/><CardTab/> }.into_any(),
        "whatif" => view! { <Later part=&LEADS_WHATIF/> }.into_any(),
        "compare" => view! { <Later part=&LEADS_COMPARE/> }.into_any(),
        _ => view! { <LeadsTab/> }.into_any(),
    });
    view! {
        <Tabs
            label=Signal::derive(move || app.texts().shell().lead_tiering.to_owned())
            tabs=Signal::derive(tabs) selected=view.tab panel
        />
    }
}
