//! The button that hands the plan over as a workbook with live formulas.

use leptos::prelude::*;

use super::frame::Outline;
use super::view::{PlanView, use_plan};
use crate::exchange::xlsx::{PlanBook, plan_workbook};
use crate::ui::components::{Icon, IconName};
use crate::ui::shell::{file_stem, hand_over};

const MIME: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The button. What goes out is the plan as it is looked at: the base, or a scenario over it.
#[component]
pub fn WorkbookButton(
    /// The model's page.
    outline: &'static Outline,
) -> impl IntoView {
    let view = use_plan();
    view! {
        <button
            type="button" class="btn" data-action="plan-workbook"
            on:click=move |_| write(view, outline)
        >
            <Icon name=IconName::Table/>
            {move || view.words().book_button}
        </button>
    }
}

fn write(view: PlanView, outline: &Outline) {
    let lang = view.app.lang.get_untracked();
    let style = view.style.get_untracked().single();
    let (workspace, scenario, as_of) = view.app.workspace.with_untracked(|w| {
        let scenario = w.scenario().map(|scenario| scenario.name.clone());
        (w.profile.name.clone(), scenario, w.profile.as_of)
    });
    let workspace = match scenario {
        Some(scenario) => format!("{workspace} · {scenario}"),
        None => workspace,
    };
    let headlines = view.figures.get_untracked().into_iter();
    let headlines: Vec<String> = headlines.map(|figure| figure.id.into_owned()).collect();
    let model = (outline.title)(lang.texts());
    let bytes = plan_workbook(&PlanBook {
        worked: &(outline.worked)(&view),
        headlines: &headlines,
        model,
        workspace: &workspace,
        as_of,
        lang,
        unit: &|unit| style.unit(unit),
    });
    let name = format!("{}-{model}.xlsx", file_stem(view.app));
    hand_over(view.app, &name, MIME, &bytes);
}
