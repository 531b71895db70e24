//! The page of the customer-success organisation.

mod course;
mod inputs;
mod months;
mod promise;
mod report;
mod rows;
mod split;
mod teams;

use std::sync::Arc;

use leptos::prelude::*;

use super::plan::{Outline, PlanFigure, PlanFrame, PlanStep, PlanView, all_inputs, both, refused};
use crate::engines::value::Text;
use crate::i18n::fill;
use crate::models::cs_org::{Edit, Input, Report, Team, TeamEdit, TeamReport, evaluate, team_path};
use crate::models::parameter::Unit;
use crate::ui::components::TabPanel;
use crate::ui::figure::Style;
use crate::workspace::planned::CS_ORG;
use inputs::Inputs;
use months::MonthsTab;
use promise::PromiseTab;
use report::{OrganisationChart, Utilisation, VerdictBand, words_of_figures};
use split::{BestSplit, SplitTab};
use teams::TeamsTab;

static OUTLINE: Outline = Outline {
    title: |t| t.cs_org().title,
    purpose: |t| t.cs_org().purpose,
    steps: &[
        PlanStep {
            name: |t| t.cs_org().step_customers,
            is_done: |view| view.figure_is("csms", |x| x > 0.0),
            anchor: "cs-customers",
            tab: None,
        },
        PlanStep {
            name: |t| t.cs_org().step_service,
            is_done: |view| view.figure_is("accounts_per_csm", |x| x > 0.0),
            anchor: "cs-service",
            tab: None,
        },
        PlanStep {
            name: |t| t.cs_org().step_people,
            is_done: |view| view.figure_is("cost", |x| x > 0.0),
            anchor: "cs-people",
            tab: None,
        },
        PlanStep {
            name: |t| t.cs_org().step_split,
            is_done: |view| is_told(view, "/light_hours"),
            anchor: "plan-tabs",
            tab: Some("split"),
        },
        PlanStep {
            name: |t| t.cs_org().step_promise,
            is_done: |view| view.figure_is("csms", |x| x > 0.0),
            anchor: "plan-tabs",
            tab: Some("promise"),
        },
        PlanStep {
            name: |t| t.cs_org().step_months,
            is_done: |view| is_told(view, "/csms_today"),
            anchor: "plan-tabs",
            tab: Some("months"),
        },
    ],
    tabs: &[
        ("split", |t| t.cs_org().tab_split),
        ("promise", |t| t.cs_org().tab_promise),
        ("months", |t| t.cs_org().tab_months),
        ("teams", |t| t.cs_org().tab_teams),
    ],
    printed: &[
        "csms",
        "accounts_per_csm",
        "managers",
        "cost",
        "cost_share",
        "arr_per_csm",
    ],
    figure: "csms",
    moves: |_| ["team/all/deep_share", "team/all/deep_split"].map(str::to_owned),
    moved: all_inputs,
    worked: |view| {
        view.app
            .workspace
            .with_untracked(|w| w.plan_now::<Input>().worked())
    },
};

/// Whether some team tells an input that may be left untold.
fn is_told(view: &PlanView, end: &str) -> bool {
    view.now
        .with(|now| crate::models::parameter::Parameters::parameters(now.as_ref()))
        .iter()
        .any(|p| p.id.ends_with(end))
}

/// The plan with its report, and the team that inputs and charts are shown of.
#[derive(Clone, Copy)]
struct Cs {
    view: PlanView,
    input: Memo<Arc<Input>>,
    report: Memo<Arc<Report>>,
    /// The team the user picked; it may be gone by now.
    picked: RwSignal<String>,
    /// Id of the team shown.
    team: Memo<String>,
}

impl Cs {
    fn words(self) -> &'static crate::i18n::texts::CsOrg {
        self.view.app.texts().cs_org()
    }

    fn style(self) -> Style {
        self.view.style.get()
    }

    /// Something of the team shown.
    fn of_team<T>(self, read: impl FnOnce(&TeamReport) -> T) -> Option<T> {
        let id = self.team.get();
        self.report
            .with(|r| r.teams.iter().find(|team| team.id == id).map(read))
    }

    /// Something of its inputs.
    fn of_input<T>(self, read: impl FnOnce(&Team) -> T) -> Option<T> {
        let id = self.team.get();
        self.input
            .with(|input| input.teams.iter().find(|team| team.id == id).map(read))
    }

    fn name(self) -> Text {
        self.of_input(|team| team.name.clone()).unwrap_or_default()
    }

    fn has_teams(self) -> bool {
        self.input.with(|input| input.teams.len() > 1)
    }

    /// A sentence about the team shown, with its name where there are others.
    fn about(self, sentence: &str) -> String {
        if self.has_teams() {
            let name = self.view.say(&self.name());
            fill(
                self.words().about_team,
                &[("team", &name), ("sentence", sentence)],
            )
        } else {
            sentence.to_owned()
        }
    }

    /// Path of a number of the team shown.
    fn path(self, number: &str) -> String {
        format!("{}/{number}", team_path(&self.team.get()))
    }

    fn edit(self, edit: Edit) {
        let what = both(|t| t.cs_org().changed_teams);
        self.view.edit(
            (what, None),
            |input: &mut Input, taken| edit.apply(input, taken),
            refused(self.view),
        );
    }

    /// Changes the team shown.
    fn edit_team(self, edit: TeamEdit) {
        let team = self.team.get_untracked();
        self.edit(Edit::Team { team, edit });
    }
}

/// A heading with the unit of its column.
fn in_unit(cs: Cs, name: &str, unit: Unit) -> String {
    format!("{name} · {}", cs.style().unit(unit))
}

fn use_cs() -> Cs {
    expect_context::<Cs>()
}

/// The page.
#[component]
pub fn CsOrgPage() -> impl IntoView {
    let view = PlanView::provide(&CS_ORG);
    let input = view.input::<Input>();
    let report = Memo::new_with_compare(
        move |_| input.with(|input| Arc::new(evaluate(input))),
        |_, _| true,
    );
    let picked = RwSignal::new(String::new());
    let team = Memo::new(move |_| {
        let picked = picked.get();
        input.with(|input| {
            let there = input.teams.iter().find(|team| team.id == picked);
            there
                .or(input.teams.first())
                .map_or_else(String::new, |team| team.id.clone())
        })
    });
    let cs = Cs {
        view,
        input,
        report,
        picked,
        team,
    };
    provide_context(cs);
    let panel: TabPanel = Arc::new(|key| match key {
        "promise" => view! { <PromiseTab/> }.into_any(),
        "months" => view! { <MonthsTab/> }.into_any(),
        "teams" => view! { <TeamsTab/> }.into_any(),
        _ => view! { <SplitTab/> }.into_any(),
    });
    let word = move |figure: &'static str| Signal::derive(move || words_of_figures(cs, figure));
    let headline = view! {
        <PlanFigure id="csms" is_main=true word=word("csms")/>
        <PlanFigure id="accounts_per_csm" word=word("accounts_per_csm")/>
        <PlanFigure id="cost_share" word=word("cost_share")/>
        <PlanFigure id="arr_per_csm" word=word("arr_per_csm")/>
    }
    .into_any();
    let inputs = view! { <Inputs/> }.into_any();
    let report = view! {
        <div class="band-stack">
            <VerdictBand/>
            <BestSplit/>
            <Utilisation/>
        </div>
        <OrganisationChart/>
    }
    .into_any();
    view! { <PlanFrame outline=&OUTLINE headline inputs report panel/> }
}
