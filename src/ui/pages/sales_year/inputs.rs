//! Targets and history, and each role with its people, its productivity and its retention.

use leptos::prelude::*;

use super::{Year, use_year};
use crate::engines::value::Text;
use crate::i18n::fill;
use crate::models::layer::RowRefusal;
use crate::models::parameter::Unit;
use crate::models::row_id::Taken;
use crate::models::sales_year::{Edit, Input, RateForm, Role, hires_path, role_path};
use crate::ui::components::{CheckField, Choice, Icon, IconName, SelectField, TextField};
use crate::ui::pages::plan::{Hints, PlanField, Refused, both, refused};

/// Changes what is no number.
pub fn edit(year: Year, edit: Edit) {
    let what = match &edit {
        Edit::AddRole | Edit::RemoveRole(_) | Edit::RenameRole(..) | Edit::MoveRole(..) => {
            both(|t| t.sales_year().roles_changed)
        }
        _ => both(|t| t.sales_year().changed),
    };
    let change = |input: &mut Input, taken: &Taken<'_>| edit.apply(input, taken);
    year.view.edit((what, None), change, refused(year.view));
}

/// Writes a plan of hires into what is looked at: the scenario, else the base.
pub fn set_hires(year: Year, plan: &[Vec<u32>]) {
    // What stood in the cells unread makes way for the plan.
    year.refused.set(Refused::new());
    let roles = year
        .input
        .with_untracked(|input| input.roles.iter().map(|role| role.id.clone()).collect::<Vec<_>>());
    let numbers = roles.iter().zip(plan).flat_map(|(role, hires)| {
        let months = hires.iter().enumerate();
        months.map(|(at, hires)| (hires_path(role, at + 1), f64::from(*hires)))
    });
    let numbers: Vec<(String, f64)> = numbers.collect();
    let numbers: Vec<(&str, f64)> = numbers.iter().map(|(id, x)| (id.as_str(), *x)).collect();
    year.view.set_all(&numbers, None);
}

/// The inputs.
#[component]
pub fn Inputs() -> impl IntoView {
    let year = use_year();
    let years = Memo::new(move |_| year.input.with(|input| input.years()));
    let ids = Memo::new(move |_| {
        year.input
            .with(|input| input.roles.iter().map(|role| role.id.clone()).collect::<Vec<_>>())
    });
    view! {
        <section class="input-group" id="year-plan" tabindex="-1">
            <h2 class="input-group-title">{move || year.words().plan_group}</h2>
            <PlanField id="start_year"/>
            <PlanField id="start_month"/>
            <PlanField id="horizon"/>
            {move || (1..=years.get()).map(|n| view! { <PlanField id=format!("target/{n}")/> }).collect_view()}
        </section>
        <History/>
        <div id="year-role" tabindex="-1">
            <For each=move || ids.get() key=Clone::clone let:id>
                <RoleGroup id/>
            </For>
        </div>
        <section class="input-group">
            <button type="button" data-edit="" class="btn btn-quiet" on:click=move |_| edit(year, Edit::AddRole)>
                <Icon name=IconName::Plus/>{move || year.words().add_role}
            </button>
            <Switch label=|w| w.has_costs read=|i| i.has_costs turn=Edit::Costs/>
        </section>
    }
}

/// A switch of the plan.
#[component]
fn Switch(
    label: fn(&crate::i18n::texts::SalesYear) -> &'static str,
    read: fn(&Input) -> bool,
    turn: fn(bool) -> Edit,
) -> impl IntoView {
    let year = use_year();
    view! {
        <CheckField
            label=Signal::derive(move || label(year.words()).to_owned())
            checked=Signal::derive(move || year.input.with(|input| read(input)))
            on_change=Callback::new(move |on| edit(year, turn(on)))
        />
    }
}

/// The shares of earlier years, and whether productivity follows them.
#[component]
fn History() -> impl IntoView {
    let year = use_year();
    let has_history = Memo::new(move |_| year.input.with(|input| input.has_history));
    let years = Signal::derive(move || year.input.with(|input| year.view.say(&input.share_years)));
    let sum = move || {
        let sum = year
            .input
            .with(|input| input.shares.iter().map(|s| s.value).sum::<f64>());
        let shown = year.view.style.get().amount(sum, Unit::Share);
        fill(year.words().shares_sum, &[("sum", &shown)])
    };
    view! {
        <section class="input-group" id="year-history" tabindex="-1">
            <h2 class="input-group-title">{move || year.words().history_group}</h2>
            <Switch label=|w| w.has_history read=|i| i.has_history turn=Edit::History/>
            <Show when=move || has_history.get()>
                <Switch label=|w| w.is_seasonal read=|i| i.is_seasonal turn=Edit::Seasonal/>
                <TextField
                    label=Signal::derive(move || year.words().share_years.to_owned()) value=years
                    on_commit=Callback::new(move |text: String| edit(year, Edit::ShareYears(Text::own(text.trim()))))
                />
                <PlanField id="month_tolerance"/>
                <PlanField id="quarter_tolerance"/>
                <details class="bands">
                    <summary>{move || year.words().shares}" · "{sum}</summary>
                    {(1..=12).map(|n| view! { <PlanField id=format!("share/{n}")/> }).collect_view()}
                </details>
            </Show>
        </section>
    }
}

/// A role.
#[component]
fn RoleGroup(id: String) -> impl IntoView {
    let year = use_year();
    let path = role_path(&id);
    let id = StoredValue::new(id);
    let role = Memo::new(move |_| {
        year.input
            .with(|input| id.with_value(|id| input.roles.iter().find(|role| role.id == *id).cloned()))
    });
    let name = Signal::derive(move || {
        role.with(|r| r.as_ref().map_or_else(String::new, |r| year.view.say(&r.name)))
    });
    let rename = Callback::new(move |text: String| {
        if !text.trim().is_empty() {
            edit(year, Edit::RenameRole(id.get_value(), Text::own(text.trim())));
        }
    });
    let is_only = move || year.input.with(|input| input.roles.len() < 2);
    let spoken = move || fill(year.view.words().remove_row, &[("name", &name.get())]);
    let field = {
        let path = path.clone();
        move |number: &str| view! { <PlanField id=format!("{path}/{number}") label=short_name(year, &path, number)/> }
    };
    let flag = move |read: fn(&Role) -> bool| Memo::new(move |_| role.with(|r| r.as_ref().is_some_and(read)));
    let (is_by_age, has_curve) = (flag(|r| r.is_by_age), flag(|r| r.has_curve));
    let ramp = Memo::new(move |_| role.with(|r| r.as_ref().map_or(0, Role::ramp)));
    let is_annual = flag(|r| r.retention_qualified.form == RateForm::AnnualAttrition);
    let has_costs = Memo::new(move |_| year.input.with(|input| input.has_costs));
    let forms = move || {
        let words = year.words();
        vec![
            Choice::new("monthly", words.form_monthly),
            Choice::new("annual", words.form_annual),
        ]
    };
    let set_form = Callback::new(move |key: String| {
        let form = if key == "annual" {
            RateForm::AnnualAttrition
        } else {
            RateForm::Monthly
        };
        // Both kinds of retention in one step.
        let change = |input: &mut Input, taken: &Taken<'_>| -> Result<(), RowRefusal> {
            [true, false].into_iter().try_for_each(|is_ramping| {
                let role = id.get_value();
                Edit::RateForm {
                    role,
                    is_ramping,
                    form,
                }
                .apply(input, taken)
            })
        };
        let what = both(|t| t.sales_year().rate_form);
        year.view.edit((what, None), change, refused(year.view));
    });
    let list = {
        let path = path.clone();
        move |list: &'static str| {
            let path = path.clone();
            move || {
                let months = 0..ramp.get();
                months
                    .map(|n| view! { <PlanField id=format!("{path}/{list}/{n}") label=short_name(year, &path, &format!("{list}/{n}"))/> })
                    .collect_view()
            }
        }
    };
    let (openings, curve) = (list("opening"), list("curve"));
    let people = {
        let (field, path) = (field.clone(), path.clone());
        move || {
            if is_by_age.get() {
                openings().into_any()
            } else {
                let _ = &path;
                field("ramping").into_any()
            }
        }
    };
    let productivity = {
        let field = field.clone();
        move || {
            if has_curve.get() {
                curve().into_any()
            } else {
                field("productivity_ramping").into_any()
            }
        }
    };
    let rates = {
        let field = field.clone();
        move || {
            let kind = if is_annual.get() { "attrition" } else { "retention" };
            ["ramping", "qualified"]
                .map(|who| field(&format!("{kind}_{who}")))
                .collect_view()
        }
    };
    let ranges = {
        let field = field.clone();
        move || {
            let kind = if is_annual.get() { "attrition" } else { "retention" };
            let of = ["productivity_qualified", "productivity_ramping"].map(str::to_owned);
            let of = of
                .into_iter()
                .chain(["ramping", "qualified"].map(|who| format!("{kind}_{who}")));
            of.flat_map(|number| ["low", "high"].map(|end| field(&format!("{number}_{end}"))))
                .collect_view()
        }
    };
    let costs = {
        let field = field.clone();
        move || {
            has_costs
                .get()
                .then(|| ["cost_per_month", "cost_per_hire"].map(&field).collect_view())
        }
    };
    view! {
        <section class="input-group" aria-label=name>
            <div class="plan-row-head">
                <TextField
                    label=Signal::derive(move || year.words().role_name.to_owned()) bare=true value=name on_commit=rename
                />
                <Show when=move || !is_only()>
                    <button
                        type="button" data-edit="" class="btn btn-icon" aria-label=spoken title=spoken
                        on:click=move |_| edit(year, Edit::RemoveRole(id.get_value()))
                    >
                        <Icon name=IconName::Trash/>
                    </button>
                </Show>
            </div>
            {field("ramp_months")}
            <h3>{move || year.words().people}</h3>
            {field("qualified")}
            {people}
            <CheckField
                label=Signal::derive(move || year.words().by_age.to_owned()) checked=is_by_age
                on_change=Callback::new(move |on| edit(year, Edit::ByAge(id.get_value(), on)))
            />
            <h3>{move || year.words().productivity}</h3>
            {field("productivity_qualified")}
            {productivity}
            <CheckField
                label=Signal::derive(move || year.words().curve.to_owned()) checked=has_curve
                on_change=Callback::new(move |on| edit(year, Edit::Curve(id.get_value(), on)))
            />
            <h3>{move || year.words().retention}</h3>
            <SelectField
                label=Signal::derive(move || year.words().rate_form.to_owned())
                value=Signal::derive(move || if is_annual.get() { "annual" } else { "monthly" }.to_owned())
                choices=Signal::derive(forms) on_change=set_form
            />
            {rates}
            {costs}
            <details class="bands">
                <summary>{move || year.words().ranges}</summary>
                {ranges}
            </details>
            <Hints about=&["ramp_months", "retention_qualified", "attrition_qualified"]/>
        </section>
    }
}

/// A role's number without the role's name, under whose heading it stands.
fn short_name(year: Year, path: &str, number: &str) -> Signal<String> {
    let id = format!("{path}/{number}");
    Signal::derive(move || {
        let name = year.view.parameter(&id).map(|p| year.view.say(&p.name));
        let name = name.unwrap_or_default();
        name.split_once(" · ")
            .map_or_else(|| name.clone(), |(_, own)| own.to_owned())
    })
}
