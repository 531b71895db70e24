//! What a team is made of: its customers, the service they are promised, its people.

use leptos::prelude::*;

use super::rows::{MilestoneRows, TeamRows};
use super::{Cs, use_cs};
use crate::i18n::fill;
use crate::models::cs_org::{HoursBasis, TeamEdit, layer_path, team_path};
use crate::models::parameter::Unit;
use crate::ui::components::{CheckField, Choice, SelectField};
use crate::ui::pages::plan::{Hints, InputGroup, LayerRows, PlanField};

/// The teams, then the inputs of the one that is shown.
#[component]
pub fn Inputs() -> impl IntoView {
    let cs = use_cs();
    view! {
        <TeamRows/>
        {move || view! { <TeamInputs team=cs.team.get()/> }}
    }
}

#[component]
fn TeamInputs(team: String) -> impl IntoView {
    let cs = use_cs();
    let owner = Signal::derive(move || cs.name());
    let path = team_path(&team);
    let layers = Signal::derive(move || cs.of_input(|team| team.layers.clone()).unwrap_or_default());
    let edit_layer = Callback::new(move |edit| cs.edit_team(TeamEdit::Layer(edit)));
    let layer = {
        let team = team.clone();
        Callback::new(move |id: String| layer_path(&team, &id))
    };
    view! {
        <InputGroup
            title=Signal::derive(move || cs.words().customers.to_owned()) anchor="cs-customers"
            ids=&["customers", "growth", "arr"] path=path.clone() owner
        >
            <MilestoneRows team/>
            <PlanField id="months"/>
        </InputGroup>
        <Service path=path.clone()/>
        <InputGroup
            title=Signal::derive(move || cs.words().people.to_owned()) anchor="cs-people"
            ids=&["cost_per_csm", "ramp_months", "ramping_share", "retention_ramping", "retention_qualified"]
            path=path.clone() owner
        >
            <Optional
                label=|w| w.tell_today number=format!("{path}/csms_today")
                edit=TeamEdit::CsmsToday is_set=|cs| cs.of_input(|team| team.csms_today.is_some())
            />
            <p class="caption muted">{move || cs.words().today_untold}</p>
        </InputGroup>
        <section class="input-group" id="cs-layers" tabindex="-1">
            <h2 class="input-group-title">{move || cs.view.words().layers}</h2>
            <LayerRows layers path=layer on_edit=edit_layer/>
        </section>
    }
}

/// What the customers are promised and the hours there are for it.
#[component]
fn Service(path: String) -> impl IntoView {
    let cs = use_cs();
    let owner = Signal::derive(move || cs.name());
    let basis = Memo::new(move |_| cs.of_input(|team| team.hours_basis).unwrap_or_default());
    let choices = move || {
        vec![
            Choice::new("stated", cs.words().basis_stated),
            Choice::new("weeks", cs.words().basis_weeks),
        ]
    };
    let key = move || match basis.get() {
        HoursBasis::Stated => "stated",
        HoursBasis::Weeks => "weeks",
    };
    let pick = Callback::new(move |key: String| {
        let basis = if key == "weeks" {
            HoursBasis::Weeks
        } else {
            HoursBasis::Stated
        };
        cs.edit_team(TeamEdit::HoursBasis(basis));
    });
    let found = move || {
        let hours = cs.of_team(|team| team.hours).unwrap_or_default();
        let hours = cs.style().amount(hours, Unit::Hours);
        fill(cs.words().hours_found, &[("hours", &hours)])
    };
    let fields = move |path: String, ids: &'static [&'static str]| {
        ids.iter()
            .map(|id| view! { <PlanField id=format!("{path}/{id}") owner/> })
            .collect_view()
    };
    let hours = {
        let path = path.clone();
        move || match basis.get() {
            HoursBasis::Stated => fields(path.clone(), &["hours"]).into_any(),
            HoursBasis::Weeks => view! {
                {fields(path.clone(), &["hours_per_week", "away"])}
                <p class="caption" role="status">{found}</p>
            }
            .into_any(),
        }
    };
    view! {
        <InputGroup
            title=Signal::derive(move || cs.words().service.to_owned()) anchor="cs-service"
            ids=&["period_months"] path=path.clone() owner
        >
            <SelectField
                label=Signal::derive(move || cs.words().hours_basis.to_owned())
                value=Signal::derive(move || key().to_owned())
                choices=Signal::derive(choices) on_change=pick
            />
            {hours}
            {fields(path.clone(), &["deep_hours", "deep_split", "deep_share"])}
            <Optional
                label=|w| w.promise_light number=format!("{path}/light_hours")
                edit=TeamEdit::LightHours is_set=|cs| cs.of_input(|team| team.light_hours.is_some())
            />
            <p class="caption muted">{move || cs.words().reading}</p>
            <Hints about=&["away", "deep_hours"]/>
        </InputGroup>
    }
}

/// A number that may be left untold: a switch, and the number where it is on.
#[component]
fn Optional(
    label: fn(&crate::i18n::texts::CsOrg) -> &'static str,
    number: String,
    edit: fn(bool) -> TeamEdit,
    is_set: fn(Cs) -> Option<bool>,
) -> impl IntoView {
    let cs = use_cs();
    let owner = Signal::derive(move || cs.name());
    let is_on = Memo::new(move |_| is_set(cs).unwrap_or_default());
    let number = StoredValue::new(number);
    view! {
        <CheckField
            label=Signal::derive(move || label(cs.words()).to_owned()) checked=is_on
            on_change=Callback::new(move |is_on| cs.edit_team(edit(is_on)))
        />
        <Show when=move || is_on.get()>
            <PlanField id=number.get_value() owner/>
        </Show>
    }
}
