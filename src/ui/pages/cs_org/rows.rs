//! Rows that a user adds and removes: teams, and the months whose customers are known.

use leptos::prelude::*;

use super::use_cs;
use crate::engines::value::Text;
use crate::i18n::fill;
use crate::models::cs_org::{Edit, TeamEdit, milestone_path};
use crate::models::parameter::Unit;
use crate::ui::components::{Icon, IconName, TextField};
use crate::ui::pages::plan::PlanField;

/// The teams as buttons that say which one is shown, and what can be done with it.
#[component]
pub fn TeamRows() -> impl IntoView {
    let cs = use_cs();
    // Name and size of each; the buttons stay while only numbers change.
    let ids = Memo::new(move |_| {
        cs.input
            .with(|input| input.teams.iter().map(|team| team.id.clone()).collect::<Vec<_>>())
    });
    let button = move |id: String| {
        let id = StoredValue::new(id);
        let team = Memo::new(move |_| {
            cs.report.with(|r| {
                let team = id.with_value(|id| r.teams.iter().find(|team| team.id == *id).cloned());
                team.map(|team| (team.name, team.csms))
            })
        });
        let name = move || team.with(|t| t.as_ref().map_or_else(String::new, |t| cs.view.say(&t.0)));
        let size = move || match team.get().and_then(|team| team.1) {
            Some(csms) => format!("{} {}", cs.style().number(csms, Unit::Persons), cs.words().csms),
            None => cs.words().no_size.to_owned(),
        };
        let is_shown = move || cs.team.with(|shown| id.with_value(|id| shown == id));
        view! {
            <button
                type="button" class="btn team-choice" aria-pressed=move || is_shown().to_string()
                on:click=move |_| cs.picked.set(id.get_value())
            >
                <span>{name}</span><span class="team-size">{size}</span>
            </button>
        }
    };
    let add = move |_| {
        cs.edit(Edit::AddTeam);
        let last = cs
            .input
            .with_untracked(|input| input.teams.last().map(|t| t.id.clone()));
        cs.picked.set(last.unwrap_or_default());
    };
    let name = Signal::derive(move || cs.view.say(&cs.name()));
    let rename = Callback::new(move |text: String| {
        if !text.trim().is_empty() {
            cs.edit_team(TeamEdit::Rename(Text::own(text.trim())));
        }
    });
    let spoken = move || fill(cs.view.words().remove_row, &[("name", &name.get())]);
    view! {
        <section class="input-group" id="cs-teams" tabindex="-1" data-section="teams">
            <h2 class="input-group-title">{move || cs.words().teams}</h2>
            <p class="caption muted">{move || cs.words().teams_text}</p>
            <Show when=move || cs.has_teams()>
                <div class="team-choices" role="group" aria-label=move || cs.words().scope>
                    <For each=move || ids.get() key=Clone::clone children=button/>
                </div>
            </Show>
            <div class="plan-row-head">
                <TextField
                    label=Signal::derive(move || cs.view.words().name.to_owned()) bare=true value=name on_commit=rename
                />
                <Show when=move || cs.has_teams()>
                    <button
                        type="button" data-edit="" class="btn btn-icon" aria-label=spoken title=spoken
                        on:click=move |_| cs.edit_team(TeamEdit::Remove)
                    >
                        <Icon name=IconName::Trash/>
                    </button>
                </Show>
            </div>
            <button type="button" data-edit="" class="btn btn-quiet" on:click=add>
                <Icon name=IconName::Plus/>{move || cs.words().add_team}
            </button>
        </section>
    }
}

/// Months whose customers are known or planned, of a team.
#[component]
pub fn MilestoneRows(team: String) -> impl IntoView {
    let cs = use_cs();
    let ids = Memo::new(move |_| {
        cs.of_input(|team| team.milestones.iter().map(|m| m.id.clone()).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let team = StoredValue::new(team);
    let row = move |id: String| {
        let path = team.with_value(|team| milestone_path(team, &id));
        let id = StoredValue::new(id);
        let number = move || ids.with(|ids| id.with_value(|id| ids.iter().position(|one| one == id)));
        let name = move || {
            let number = number().map_or_else(String::new, |at| (at + 1).to_string());
            fill(cs.words().milestone_n, &[("n", &number)])
        };
        let spoken = move || fill(cs.view.words().remove_row, &[("name", &name())]);
        view! {
            <div class="plan-row" role="group" aria-label=name>
                <div class="plan-row-head">
                    <span class="plan-row-name">{name}</span>
                    <button
                        type="button" data-edit="" class="btn btn-icon" aria-label=spoken title=spoken
                        on:click=move |_| cs.edit_team(TeamEdit::RemoveMilestone(id.get_value()))
                    >
                        <Icon name=IconName::Trash/>
                    </button>
                </div>
                <PlanField
                    id=format!("{path}/month")
                    label=Signal::derive(move || cs.words().milestone_month.to_owned())
                />
                <PlanField
                    id=format!("{path}/customers")
                    label=Signal::derive(move || cs.words().milestone_customers.to_owned())
                />
            </div>
        }
    };
    view! {
        <div role="group" aria-label=move || cs.words().milestones data-section="milestones">
            <h3 class="plan-row-title">{move || cs.words().milestones}</h3>
            <p class="caption muted">{move || cs.words().milestones_text}</p>
            <For each=move || ids.get() key=Clone::clone children=row/>
            <button type="button" data-edit="" class="btn btn-quiet" on:click=move |_| cs.edit_team(TeamEdit::AddMilestone)>
                <Icon name=IconName::Plus/>{move || cs.words().add_milestone}
            </button>
        </div>
    }
}
