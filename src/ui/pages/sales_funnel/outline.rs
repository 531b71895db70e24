//! The frame of the page: its steps, its tabs, and what its what-ifs move.

use leptos::prelude::{With, WithUntracked};

use crate::engines::value::Source;
use crate::models::parameter::Parameters;
use crate::models::sales_funnel::input::{Basis, Input};
use crate::ui::pages::plan::{Outline, PlanStep, PlanView};

/// Its steps, tabs and printed figures.
pub static OUTLINE: Outline = Outline {
    title: |t| t.sales_funnel().title,
    purpose: |t| t.sales_funnel().purpose,
    steps: &[
        PlanStep {
            name: |t| t.sales_funnel().step_goal,
            is_done: |view| value(view, "expected_deals").is_some_and(|wins| wins > 0.0),
            anchor: "funnel-goal",
            tab: None,
        },
        PlanStep {
            name: |t| t.sales_funnel().step_rates,
            is_done: |view| is_own(view, |id| id.ends_with("/conversion")),
            anchor: "plan-tabs",
            tab: Some("funnel"),
        },
        PlanStep {
            name: |t| t.sales_funnel().step_gap,
            is_done: |view| value(view, "gap").is_some_and(|gap| gap <= 0.0),
            anchor: "funnel-gap",
            tab: None,
        },
        PlanStep {
            name: |t| t.sales_funnel().step_work,
            is_done: |view| value(view, "cheapest_cost").is_some(),
            anchor: "plan-tabs",
            tab: Some("work"),
        },
        PlanStep {
            name: |t| t.sales_funnel().step_value,
            is_done: |view| value(view, "needed_uplift").is_some_and(|uplift| uplift <= 0.0),
            anchor: "plan-tabs",
            tab: Some("value"),
        },
        PlanStep {
            name: |t| t.sales_funnel().step_people,
            is_done: |view| is_own(view, |id| id.starts_with("person/") && id.ends_with("/target")),
            anchor: "plan-tabs",
            tab: Some("people"),
        },
    ],
    tabs: &[
        ("deals", |t| t.sales_funnel().tab_deals),
        ("funnel", |t| t.sales_funnel().tab_funnel),
        ("work", |t| t.sales_funnel().tab_work),
        ("value", |t| t.sales_funnel().tab_value),
        ("people", |t| t.sales_funnel().tab_people),
    ],
    printed: &[
        "probability_hit",
        "expected_amount",
        "gap",
        "high_intent",
        "coverage",
        "coverage_needed",
        "needed_value",
        "cheapest_cost",
    ],
    figure: "probability_hit",
    moves,
    moved,
    worked: |view| {
        view.app
            .workspace
            .with_untracked(|w| w.plan_now::<Input>().worked())
    },
};

fn value(view: &PlanView, figure: &str) -> Option<f64> {
    view.figure(figure).and_then(|figure| figure.value)
}

/// Whether there are such inputs and none of them is the sample's any more.
fn is_own(view: &PlanView, is_meant: fn(&str) -> bool) -> bool {
    view.now.with(|now| {
        let all = now.parameters();
        let mut meant = all.iter().filter(|p| is_meant(&p.id)).peekable();
        let is_own = |id: &str| now.get(id).is_some_and(|v| v.source != Source::Sample);
        meant.peek().is_some() && meant.all(|p| is_own(&p.id))
    })
}

/// What is wanted and what is there; of a team of people, whose targets are their own, what a customer is worth and how
/// the last stage goes.
fn moves(view: &PlanView) -> [String; 2] {
    let input: Input = view.app.workspace.with(|w| w.plan_now());
    match (input.basis, input.stages.last()) {
        (Basis::People, Some(last)) => [
            "contract_value".to_owned(),
            format!("stage/{}/conversion", last.id),
        ],
        _ => ["target", "won"].map(str::to_owned),
    }
}

/// Deals that the tornado moves at most.
const MOST_MOVED: usize = 20;

/// What the forecast is made of, and what it is worth. A deal of a long list moves little, and takes long.
fn moved(view: &PlanView) -> Vec<(String, Option<(f64, f64)>)> {
    let input: Input = view.app.workspace.with(|w| w.plan_now());
    let mut ids: Vec<String> = ["contract_value", "reps", "working_days"]
        .map(str::to_owned)
        .into();
    // The target of a team of people is the sum of theirs.
    if input.basis != Basis::People {
        ids.extend(["target", "won"].map(str::to_owned));
    }
    match input.basis {
        Basis::Deals => {
            let mut deals: Vec<_> = input.deals.iter().collect();
            deals.sort_by(|a, b| b.amount.value.total_cmp(&a.amount.value));
            for deal in deals.into_iter().take(MOST_MOVED) {
                ids.push(format!("deal/{}/probability", deal.id));
                ids.push(format!("deal/{}/amount", deal.id));
            }
        }
        Basis::Stages => ids.extend(
            input
                .stages
                .iter()
                .map(|stage| format!("stage/{}/open", stage.id)),
        ),
        Basis::People => {}
    }
    ids.extend(
        input
            .stages
            .iter()
            .map(|stage| format!("stage/{}/conversion", stage.id)),
    );
    ids.into_iter().map(|id| (id, None)).collect()
}
