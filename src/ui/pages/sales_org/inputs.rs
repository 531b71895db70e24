//! What the organisation is made of.

use leptos::prelude::*;

use super::use_org;
use crate::models::sales_org::{Edit, Goal, Input, layer_path};
use crate::ui::components::{Choice, SelectField, TextField};
use crate::ui::pages::plan::{InputGroup, LayerRows, PlanField, both, refused};

/// The inputs, group by group.
#[component]
pub fn Inputs() -> impl IntoView {
    let org = use_org();
    let layers = Signal::derive(move || org.input.with(|input| input.layers.clone()));
    let edit_layer = Callback::new(move |edit| {
        let what = both(|t| t.plan().layers_changed);
        org.view.edit(
            (what, None),
            |input: &mut Input, taken| Edit::Layer(edit).apply(input, taken),
            refused(org.view),
        );
    });
    view! {
        <GoalGroup/>
        <InputGroup
            title=Signal::derive(move || org.words().selling.to_owned()) anchor="org-selling"
            ids=&["contract_value", "customers_per_rep", "gross_margin"]
        />
        <InputGroup
            title=Signal::derive(move || org.words().costs.to_owned()) anchor="org-costs"
            ids=&["cost_per_rep", "commission", "operating_fixed", "operating_share"]
        />
        <section class="input-group" id="org-layers" tabindex="-1">
            <h2 class="input-group-title">{move || org.view.words().layers}</h2>
            <LayerRows layers path=Callback::new(|id: String| layer_path(&id)) on_edit=edit_layer/>
        </section>
    }
}

/// Where the team stands today and how it grows.
#[component]
pub fn PathInputs() -> impl IntoView {
    let org = use_org();
    view! {
        <section class="input-group input-columns" aria-label=move || org.words().path>
            {PATH.iter().map(|id| view! { <PlanField id=*id/> }).collect_view()}
            <Note label=|w| w.note_value read=|i| &i.contract_value_note edit=Edit::ContractValueNote/>
            <Note label=|w| w.note_pcu read=|i| &i.customers_per_rep_note edit=Edit::CustomersPerRepNote/>
        </section>
    }
}

const PATH: [&str; 10] = [
    "path/reps_today",
    "path/contract_value_today",
    "path/customers_per_rep_today",
    "path/reach_months",
    "path/hires_per_month",
    "path/ramp_months",
    "path/ramping_share",
    "path/retention_ramping",
    "path/retention_qualified",
    "path/months",
];

/// The goal, in whichever of three it is stated.
#[component]
fn GoalGroup() -> impl IntoView {
    let org = use_org();
    let goal = Memo::new(move |_| org.input.with(|input| input.goal));
    let choices = move || {
        let words = org.words();
        vec![
            Choice::new("customers", words.goal_customers),
            Choice::new("revenue", words.goal_revenue),
            Choice::new("profit", words.goal_profit),
        ]
    };
    let key = move || match goal.get() {
        Goal::Customers => "customers",
        Goal::Revenue => "revenue",
        Goal::Profit => "profit",
    };
    let pick = Callback::new(move |key: String| {
        let goal = match key.as_str() {
            "revenue" => Goal::Revenue,
            "profit" => Goal::Profit,
            _ => Goal::Customers,
        };
        let what = both(|t| t.sales_org().goal_changed);
        org.view.edit(
            (what, None),
            |input: &mut Input, taken| Edit::Goal(goal).apply(input, taken),
            refused(org.view),
        );
    });
    view! {
        <section class="input-group" id="org-goal" tabindex="-1">
            <h2 class="input-group-title">{move || org.words().goal}</h2>
            <SelectField
                label=Signal::derive(move || org.words().goal_in.to_owned()) value=Signal::derive(move || key().to_owned())
                choices=Signal::derive(choices) on_change=pick
            />
            {move || view! { <PlanField id=format!("goal_{}", key())/> }}
        </section>
    }
}

/// A free text: how a change will be reached.
#[component]
fn Note(
    label: fn(&crate::i18n::texts::SalesOrg) -> &'static str,
    read: fn(&Input) -> &String,
    edit: fn(String) -> Edit,
) -> impl IntoView {
    let org = use_org();
    let value = Signal::derive(move || org.input.with(|input| read(input).clone()));
    let commit = Callback::new(move |text: String| {
        let what = both(|t| t.sales_org().notes);
        org.view.edit(
            (what, None),
            |input: &mut Input, taken| edit(text).apply(input, taken),
            refused(org.view),
        );
    });
    view! { <TextField label=Signal::derive(move || label(org.words()).to_owned()) value on_commit=commit stacked=true/> }
}
