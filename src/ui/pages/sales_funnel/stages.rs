//! The stages of the funnel as rows of fields.

use leptos::prelude::*;

use super::rows::{AddRow, RowHead, ids};
use super::use_funnel;
use crate::models::parameter::Unit;
use crate::models::sales_funnel::input::Basis;
use crate::models::sales_funnel::{Edit, List};
use crate::ui::components::{Choice, SelectField};
use crate::ui::pages::plan::{Hints, PlanField};

/// The group of inputs.
#[component]
pub fn StageGroup() -> impl IntoView {
    let funnel = use_funnel();
    let stages = ids(funnel, List::Stages);
    let choices = move || {
        let stages = funnel.input.with(|input| super::rows::rows(input, List::Stages));
        stages
            .into_iter()
            .map(|(id, name)| Choice::new(id, funnel.view.say(&name)))
            .collect::<Vec<_>>()
    };
    let high_intent = move || {
        funnel
            .input
            .with(|input| {
                input
                    .high_intent_at()
                    .and_then(|at| input.stages.get(at))
                    .map(|s| s.id.clone())
            })
            .unwrap_or_default()
    };
    let pick = Callback::new(move |id: String| funnel.edit(Edit::HighIntent(id)));
    view! {
        <section class="input-group" id="funnel-stages" tabindex="-1">
            <h2 class="input-group-title">{move || funnel.words().stages}</h2>
            <For each=move || stages.get() key=Clone::clone let:id>
                <StageRow id/>
            </For>
            <AddRow list=List::Stages label=Signal::derive(move || funnel.words().add_stage)/>
            <SelectField
                label=Signal::derive(move || funnel.words().high_intent_stage.to_owned()) value=Signal::derive(high_intent)
                choices=Signal::derive(choices) on_change=pick
            />
            <PlanField id="smoothing"/>
            <PlanField id="history_months"/>
            <Hints about=&["conversion"]/>
        </section>
    }
}

#[component]
fn StageRow(id: String) -> impl IntoView {
    let funnel = use_funnel();
    let path = |key: &str| format!("stage/{id}/{key}");
    let (open, conversion, days) = (path("open"), path("conversion"), path("days_to_won"));
    let row = id.clone();
    let name = Memo::new(move |_| funnel.stage(&row));
    let stage = StoredValue::new(id.clone());
    let is_team = Memo::new(move |_| funnel.input.with(|input| input.basis == Basis::People));
    let of_people = move || {
        funnel.report.with(|r| {
            let at = stage.with_value(|id| r.stages.iter().position(|line| line.id == *id));
            let open = at.and_then(|at| r.team.open.get(at)).copied().unwrap_or(0.0);
            funnel.amount(open, Unit::Customers)
        })
    };
    let captions = move || {
        let words = funnel.words();
        [words.open_customers, words.col_conversion, words.col_days]
            .map(|word| view! { <span>{word}</span> })
            .collect_view()
    };
    view! {
        <div class="plan-row" role="group" aria-label=name>
            <RowHead list=List::Stages id/>
            <div class="stage-fields stage-captions caption" aria-hidden="true">{captions}</div>
            <div class="stage-fields">
                <Show
                    when=move || is_team.get()
                    fallback=move || { let open = open.clone(); view! { <PlanField id=open bare=true/> } }
                >
                    // The people's counts make the team's.
                    <span class="num stage-sum">{of_people}</span>
                </Show>
                <PlanField id=conversion bare=true/>
                <PlanField id=days bare=true/>
            </div>
        </div>
    }
}
