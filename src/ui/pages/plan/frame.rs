//! A planning page put together: steps, sample banner, figures in sight, inputs beside the report, tabs below.

use std::sync::Arc;

use leptos::prelude::*;

use super::figures::{AllFigures, Appendix, ExplainFigure};
use super::view::{PlanView, use_plan};
use super::workbook::WorkbookButton;
use crate::i18n::{Texts, fill};
use crate::models::worked::Worked;
use crate::ui::components::{
    Banner, Step, Steps, Tab, TabPanel, Tabs, Tone, Unread, UnreadNote, UnreadPrinted,
};
use crate::ui::pages::whatif::{Compare, Moved, WhatIf};
use crate::ui::platform::dom;

/// A step of a model: its name, whether it is done, and where its inputs stand.
#[derive(Clone, Copy)]
pub struct PlanStep {
    /// Its name.
    pub name: fn(&Texts) -> &'static str,
    /// Whether the document holds what it asks for.
    pub is_done: fn(&PlanView) -> bool,
    /// Id of the element it goes to.
    pub anchor: &'static str,
    /// The tab that has to be shown first.
    pub tab: Option<&'static str>,
}

/// A tab of the model's own: its key and its name.
pub type OwnTab = (&'static str, fn(&Texts) -> &'static str);

/// What a planning page is made of besides its own content.
#[derive(Clone, Copy)]
pub struct Outline {
    /// Its title.
    pub title: fn(&Texts) -> &'static str,
    /// One sentence of what it is for.
    pub purpose: fn(&Texts) -> &'static str,
    /// The steps of the method.
    pub steps: &'static [PlanStep],
    /// Tabs of its own, before those that all planning pages have.
    pub tabs: &'static [OwnTab],
    /// The figures the printed report explains.
    pub printed: &'static [&'static str],
    /// The figure that the what-ifs ask about at first.
    pub figure: &'static str,
    /// The inputs that they move at first.
    pub moves: fn(&PlanView) -> [String; 2],
    /// What the tornado moves.
    pub moved: fn(&PlanView) -> Moved,
    /// The plan as it is looked at, worked out line by line.
    pub worked: fn(&PlanView) -> Worked,
}

/// The page.
#[component]
pub fn PlanFrame(
    /// What it is made of.
    outline: &'static Outline,
    /// The figures in sight.
    headline: AnyView,
    /// The inputs.
    inputs: AnyView,
    /// What stands beside them.
    report: AnyView,
    /// Draws a tab of its own.
    panel: TabPanel,
) -> impl IntoView {
    let view = use_plan();
    let unread = expect_context::<Unread>();
    view.tab
        .set(outline.tabs.first().map_or("whatif", |(key, _)| key));
    view! {
        <article class="page page-plan" data-stale=move || unread.stale()>
            <header class="page-head">
                <h1>{move || (outline.title)(view.app.texts())}</h1>
                <p class="page-purpose">{move || (outline.purpose)(view.app.texts())}</p>
                <div class="page-actions"><WorkbookButton outline/></div>
            </header>
            <UnreadPrinted/>
            <StepStrip steps=outline.steps/>
            <SampleBanner/>
            <InScenario/>
            <div class="headline" role="group" aria-label=move || view.words().tab_report>{headline}</div>
            <div class="page-columns">
                <section class="page-inputs" aria-label=move || view.words().inputs>{inputs}</section>
                <div class="page-report">
                    {report}
                    <div id="plan-tabs" class="plan-tabs" tabindex="-1">
                        <PlanTabs outline panel/>
                    </div>
                </div>
            </div>
            <Appendix ids=outline.printed/>
            <ExplainFigure/>
            <UnreadNote/>
        </article>
    }
}

#[component]
fn StepStrip(steps: &'static [PlanStep]) -> impl IntoView {
    let view = use_plan();
    let current = RwSignal::new(0_usize);
    let list = move || {
        let texts = view.app.texts();
        let step = |step: &PlanStep| Step {
            name: (step.name)(texts).to_owned(),
            is_done: (step.is_done)(&view),
        };
        steps.iter().map(step).collect::<Vec<_>>()
    };
    let go = move |at: usize| {
        current.set(at);
        let Some(step) = steps.get(at) else { return };
        if let Some(tab) = step.tab {
            view.tab.set(tab);
        }
        let anchor = step.anchor;
        // The tab is drawn first, then gone to.
        request_animation_frame(move || dom::go_to(anchor));
    };
    view! { <Steps steps=Signal::derive(list) current on_go=Callback::new(go)/> }
}

/// Says that what is shown is a sample or partly one, and how to leave it.
#[component]
fn SampleBanner() -> impl IntoView {
    let view = use_plan();
    let samples = Memo::new(move |_| view.samples().0);
    let is_sample = Memo::new(move |_| view.is_sample());
    let is_unreadable = Memo::new(move |_| view.is_unreadable());
    let text = move || {
        let words = view.words();
        if is_sample.get() {
            words.sample_banner.to_owned()
        } else {
            fill(words.some_samples, &[("n", &samples.get().to_string())])
        }
    };
    view! {
        <Show when=move || is_unreadable.get()>
            <div class="sample-banner">
                <Banner tone=Tone::Warn text=Signal::derive(move || view.words().unreadable.to_owned())/>
            </div>
        </Show>
        <Show when=move || { samples.get() > 0 }>
            <div class="sample-banner">
                <Banner text=Signal::derive(text)>
                    <Show when=move || { !view.app.is_visiting() && !is_unreadable.get() }>
                        <button type="button" data-edit="" class="btn" on:click=move |_| view.confirm()>
                            {move || view.words().confirm}
                        </button>
                        <Show when=move || !is_sample.get()>
                            <button type="button" data-edit="" class="btn btn-quiet" on:click=move |_| view.reset()>
                                {move || view.words().back_to_sample}
                            </button>
                        </Show>
                    </Show>
                </Banner>
            </div>
        </Show>
    }
}

/// Says what a scenario holds, while one is looked at.
#[component]
fn InScenario() -> impl IntoView {
    let view = use_plan();
    let name = Memo::new(move |_| view.app.workspace.with(|w| w.scenario().map(|s| s.name.clone())));
    let text = move || {
        fill(
            view.words().in_scenario,
            &[("name", &name.get().unwrap_or_default())],
        )
    };
    view! {
        <Show when=move || name.get().is_some()>
            <p class="band band-plain" role="note" data-section="in-scenario">{text}</p>
        </Show>
    }
}

#[component]
fn PlanTabs(outline: &'static Outline, panel: TabPanel) -> impl IntoView {
    let view = use_plan();
    let tabs = move || {
        let (texts, words) = (view.app.texts(), view.words());
        let own = outline.tabs.iter().map(|(key, name)| Tab::new(key, name(texts)));
        let shared = [
            Tab::new("whatif", words.tab_whatif),
            Tab::new("compare", words.tab_compare),
            Tab::new("figures", words.tab_figures),
        ];
        own.chain(shared).collect::<Vec<_>>()
    };
    let draw: TabPanel = Arc::new(move |key| match key {
        "whatif" => {
            let inputs = untrack(|| (outline.moves)(&view));
            let moved = Signal::derive(move || (outline.moved)(&view));
            let on_set = Callback::new(move |(id, x): (String, f64)| view.set(&id, x, None));
            view! { <WhatIf figure=outline.figure inputs moved on_set/> }.into_any()
        }
        "compare" => view! { <Compare figure=outline.figure/> }.into_any(),
        "figures" => view! { <AllFigures/> }.into_any(),
        own => panel(own),
    });
    view! {
        <Tabs
            label=Signal::derive(move || (outline.title)(view.app.texts()).to_owned())
            tabs=Signal::derive(tabs) selected=view.tab panel=draw
        />
    }
}
