//! What the forecast is made of, goal and period, capacity and uncertainty.

use leptos::prelude::*;

use super::stages::StageGroup;
use super::{told, use_funnel};
use crate::i18n::date::{DateOrder, Day, DayStyle, format_day, parse_date};
use crate::models::parameter::Unit;
use crate::models::sales_funnel::Edit;
use crate::models::sales_funnel::input::{Basis, Input};
use crate::ui::components::{CheckField, Choice, SelectField, TextField};
use crate::ui::pages::plan::{InputGroup, PlanField};

/// The inputs, group by group.
#[component]
pub fn Inputs() -> impl IntoView {
    let funnel = use_funnel();
    let is_team = Memo::new(move |_| funnel.input.with(|input| input.basis == Basis::People));
    view! {
        <GoalGroup/>
        <StageGroup/>
        <InputGroup
            title=Signal::derive(move || funnel.words().capacity.to_owned()) anchor="funnel-capacity" ids=&["working_days"]
        >
            <Show
                when=move || !is_team.get()
                fallback=move || view! { <p class="muted">{move || funnel.words().reps_of_people}</p> }
            >
                <PlanField id="reps"/>
            </Show>
        </InputGroup>
        <UncertaintyGroup/>
    }
}

const BASES: [(Basis, &str); 3] = [
    (Basis::Deals, "deals"),
    (Basis::Stages, "stages"),
    (Basis::People, "people"),
];

#[component]
fn GoalGroup() -> impl IntoView {
    let funnel = use_funnel();
    let basis = Memo::new(move |_| funnel.input.with(|input| input.basis));
    let key = move || {
        let found = BASES.iter().find(|(one, _)| *one == basis.get());
        found.map_or("", |(_, key)| key).to_owned()
    };
    let choices = move || {
        let words = funnel.words();
        BASES
            .iter()
            .zip([words.basis_deals, words.basis_stages, words.basis_people])
            .map(|((_, key), name)| Choice::new(*key, name))
            .collect::<Vec<_>>()
    };
    let pick = Callback::new(move |picked: String| {
        if let Some((basis, _)) = BASES.iter().find(|(_, key)| *key == picked) {
            funnel.edit(Edit::Basis(*basis));
        }
    });
    let is_team = move || basis.get() == Basis::People;
    // The target of the team is the sum of the people's.
    let of_people = move || {
        funnel.report.with(|r| {
            let values = [("target", funnel.money(r.target)), ("won", funnel.money(r.won))];
            told(funnel.words().goal_of_people, &values)
        })
    };
    let days = move || {
        let lang = funnel.view.app.lang.get();
        let as_of = funnel.input.with(|input| input.as_of);
        let days = funnel.report.with(|r| funnel.amount(r.days_left, Unit::Days));
        let values = [("day", format_day(as_of, lang, DayStyle::Long)), ("days", days)];
        told(funnel.words().days_left, &values)
    };
    view! {
        <section class="input-group" id="funnel-goal" tabindex="-1">
            <h2 class="input-group-title">{move || funnel.words().goal}</h2>
            <SelectField
                label=Signal::derive(move || funnel.words().basis.to_owned()) value=Signal::derive(key)
                choices=Signal::derive(choices) on_change=pick
            />
            <PeriodDay label=|w| w.period_start read=|i| i.start set=|input, day| Edit::Period(day, input.end)/>
            <PeriodDay label=|w| w.period_end read=|i| i.end set=|input, day| Edit::Period(input.start, day)/>
            <p class="caption" data-part="days-left">{days}</p>
            <Show when=is_team fallback=|| view! { <PlanField id="target"/><PlanField id="won"/> }>
                <p class="muted">{of_people}</p>
            </Show>
            <PlanField id="contract_value"/>
            <PlanField id="value_spread"/>
            <PlanField id="confidence"/>
        </section>
    }
}

/// An end of the period.
#[component]
fn PeriodDay(
    label: fn(&crate::i18n::texts::SalesFunnel) -> &'static str,
    read: fn(&Input) -> Day,
    set: fn(&Input, Day) -> Edit,
) -> impl IntoView {
    let funnel = use_funnel();
    let value = Signal::derive(move || funnel.input.with(|input| read(input).to_string()));
    let commit = Callback::new(move |text: String| {
        if let Ok(day) = parse_date(&text, DateOrder::YearFirst) {
            let edit = funnel.input.with_untracked(|input| set(input, day));
            funnel.edit(edit);
        }
    });
    view! {
        <TextField
            label=Signal::derive(move || label(funnel.words()).to_owned()) value on_commit=commit kind="date"
        />
    }
}

#[component]
fn UncertaintyGroup() -> impl IntoView {
    let funnel = use_funnel();
    let is_on = Memo::new(move |_| funnel.input.with(|input| input.is_uncertain));
    view! {
        <section class="input-group" id="funnel-uncertainty" tabindex="-1">
            <h2 class="input-group-title">{move || funnel.words().uncertainty}</h2>
            <CheckField
                label=Signal::derive(move || funnel.words().uncertain.to_owned()) checked=is_on
                on_change=Callback::new(move |on| funnel.edit(Edit::Uncertain(on)))
            />
            <p class="caption">{move || funnel.words().uncertain_text}</p>
            <Show when=move || is_on.get()>
                <PlanField id="shock"/>
                <PlanField id="seed"/>
            </Show>
        </section>
    }
}
