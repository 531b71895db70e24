//! The page of the sales organisation.

mod even;
mod inputs;
mod levers;
mod path;
mod report;

use std::sync::Arc;

use leptos::prelude::*;

use super::plan::{Outline, PlanFigure, PlanFrame, PlanStep, PlanView};
use crate::models::sales_org::{Input, Report, Verdict, evaluate, moved_inputs};
use crate::ui::components::TabPanel;
use crate::workspace::planned::SALES_ORG;
use even::EvenTab;
use inputs::Inputs;
use levers::LeversTab;
use path::PathTab;
use report::{MoneyFlow, OrganisationChart, VerdictBand, verdict_word};

static OUTLINE: Outline = Outline {
    title: |t| t.sales_org().title,
    purpose: |t| t.sales_org().purpose,
    steps: &[
        PlanStep {
            name: |t| t.sales_org().step_goal,
            is_done: |view| view.figure_is("customers", |x| x > 0.0),
            anchor: "org-goal",
            tab: None,
        },
        PlanStep {
            name: |t| t.sales_org().step_selling,
            is_done: |view| view.figure_is("revenue", |x| x > 0.0),
            anchor: "org-selling",
            tab: None,
        },
        PlanStep {
            name: |t| t.sales_org().step_people,
            is_done: |view| view.figure_is("reps", |x| x > 0.0),
            anchor: "org-layers",
            tab: None,
        },
        PlanStep {
            name: |t| t.sales_org().step_health,
            is_done: |view| view.figure_is("surplus", |s| s >= 0.0),
            anchor: "plan-tabs",
            tab: Some("even"),
        },
        PlanStep {
            name: |t| t.sales_org().step_ladder,
            is_done: |view| view.figure_is("surplus", |s| s >= 0.0),
            anchor: "plan-tabs",
            tab: Some("levers"),
        },
        PlanStep {
            name: |t| t.sales_org().step_path,
            is_done: |view| view.value("path/reps_today").is_some_and(|v| v.value > 0.0),
            anchor: "plan-tabs",
            tab: Some("path"),
        },
    ],
    tabs: &[
        ("levers", |t| t.sales_org().tab_levers),
        ("even", |t| t.sales_org().tab_even),
        ("path", |t| t.sales_org().tab_path),
    ],
    printed: &["surplus", "reps", "managers", "cost", "cover", "cost_of_sale"],
    figure: "surplus",
    moves: |_| ["contract_value", "customers_per_rep"].map(str::to_owned),
    moved: |view| view.app.workspace.with(|w| moved_inputs(&w.plan_now())),
    worked: |view| {
        view.app
            .workspace
            .with_untracked(|w| w.plan_now::<Input>().worked())
    },
};

/// The plan with its report.
#[derive(Clone, Copy)]
struct Org {
    view: PlanView,
    input: Memo<Arc<Input>>,
    report: Memo<Arc<Report>>,
}

impl Org {
    fn words(self) -> &'static crate::i18n::texts::SalesOrg {
        self.view.app.texts().sales_org()
    }
}

fn use_org() -> Org {
    expect_context::<Org>()
}

/// The page.
#[component]
pub fn SalesOrgPage() -> impl IntoView {
    let view = PlanView::provide(&SALES_ORG);
    let input = view.input::<Input>();
    let report = Memo::new_with_compare(
        move |_| input.with(|input| Arc::new(evaluate(input))),
        |_, _| true,
    );
    let org = Org { view, input, report };
    provide_context(org);
    let panel: TabPanel = Arc::new(|key| match key {
        "even" => view! { <EvenTab/> }.into_any(),
        "path" => view! { <PathTab/> }.into_any(),
        _ => view! { <LeversTab/> }.into_any(),
    });
    let headline = view! {
        <PlanFigure id="surplus" is_main=true word=Signal::derive(move || verdict_word(org))/>
        <PlanFigure id="reps"/>
        <PlanFigure id="managers"/>
        <PlanFigure id="cost_of_sale"/>
    }
    .into_any();
    let inputs = view! { <Inputs/> }.into_any();
    let report = view! {
        <VerdictBand/>
        <OrganisationChart/>
        <MoneyFlow/>
    }
    .into_any();
    view! { <PlanFrame outline=&OUTLINE headline inputs report panel/> }
}
