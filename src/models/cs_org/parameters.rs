//! The numeric inputs of the customer-success organisation: `months`, and of each team `team/<team>/<number>`,
//! `team/<team>/layer/<layer>/<number>`, `team/<team>/milestone/<milestone>/<number>`.

use super::input::{Input, Team};
use super::numbers::{MILESTONE, NUMBERS, TEAM};
use crate::engines::value::{Sourced, Text};
use crate::models::declared::declared;
use crate::models::layer;
use crate::models::parameter::{Parameter, Parameters};

/// Path of a team, before the ids of its numbers.
#[must_use]
pub fn team_path(team: &str) -> String {
    format!("team/{team}")
}

/// Path of a team's layer, before the ids of its numbers.
#[must_use]
pub fn layer_path(team: &str, layer: &str) -> String {
    format!("team/{team}/layer/{layer}")
}

/// Path of a team's milestone, before the ids of its numbers.
#[must_use]
pub fn milestone_path(team: &str, milestone: &str) -> String {
    format!("team/{team}/milestone/{milestone}")
}

/// What a path names.
enum Place<'a> {
    Whole(&'a str),
    Team(&'a str, &'a str),
    Layer(&'a str, &'a str, &'a str),
    Milestone(&'a str, &'a str, &'a str),
}

/// Reads a path. Ids hold no `/`.
fn place(id: &str) -> Option<Place<'_>> {
    let Some(rest) = id.strip_prefix("team/") else {
        return Some(Place::Whole(id));
    };
    let mut parts = rest.split('/');
    let (team, second) = (parts.next()?, parts.next()?);
    let place = match (second, parts.next(), parts.next()) {
        (number, None, _) => Place::Team(team, number),
        ("layer", Some(layer), Some(number)) => Place::Layer(team, layer, number),
        ("milestone", Some(milestone), Some(number)) => Place::Milestone(team, milestone, number),
        _ => return None,
    };
    parts.next().is_none().then_some(place)
}

impl Input {
    fn team(&self, id: &str) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == id)
    }

    fn slot(&mut self, id: &str) -> Option<&mut Sourced<f64>> {
        let team = |teams: &'_ mut Vec<Team>, id: &str| teams.iter().position(|team| team.id == id);
        match place(id)? {
            Place::Whole(number) => declared(&NUMBERS, number)?.slot(self),
            Place::Team(owner, number) => {
                let at = team(&mut self.teams, owner)?;
                declared(&TEAM, number)?.slot(self.teams.get_mut(at)?)
            }
            Place::Layer(owner, layer, number) => {
                let at = team(&mut self.teams, owner)?;
                let layers = &mut self.teams.get_mut(at)?.layers;
                let layer = layers.iter_mut().find(|one| one.id == layer)?;
                declared(&layer::NUMBERS, number)?.slot(layer)
            }
            Place::Milestone(owner, milestone, number) => {
                let at = team(&mut self.teams, owner)?;
                let milestones = &mut self.teams.get_mut(at)?.milestones;
                let milestone = milestones.iter_mut().find(|one| one.id == milestone)?;
                declared(&MILESTONE, number)?.slot(milestone)
            }
        }
    }
}

fn team_parameters(team: &Team) -> Vec<Parameter> {
    let path = team_path(&team.id);
    let there = TEAM.iter().filter(|number| number.get(team).is_some());
    let mut list: Vec<Parameter> = there.map(|number| number.under(&path, &team.name)).collect();
    for layer in &team.layers {
        let path = layer_path(&team.id, &layer.id);
        let owner = joined(&team.name, &layer.name);
        list.extend(layer::NUMBERS.iter().map(|number| number.under(&path, &owner)));
    }
    for (at, milestone) in team.milestones.iter().enumerate() {
        let path = milestone_path(&team.id, &milestone.id);
        let place = Text::new(format!("节点 {}", at + 1), format!("Milestone {}", at + 1));
        let owner = joined(&team.name, &place);
        list.extend(MILESTONE.iter().map(|number| number.under(&path, &owner)));
    }
    list
}

fn joined(owner: &Text, part: &Text) -> Text {
    Text::new(
        format!("{} · {}", owner.zh, part.zh),
        format!("{} · {}", owner.en, part.en),
    )
}

impl Parameters for Input {
    fn parameters(&self) -> Vec<Parameter> {
        let whole = NUMBERS.iter().map(|number| number.parameter());
        whole.chain(self.teams.iter().flat_map(team_parameters)).collect()
    }

    fn get(&self, id: &str) -> Option<Sourced<f64>> {
        match place(id)? {
            Place::Whole(number) => declared(&NUMBERS, number)?.get(self),
            Place::Team(team, number) => declared(&TEAM, number)?.get(self.team(team)?),
            Place::Layer(team, layer, number) => {
                let layer = self.team(team)?.layers.iter().find(|one| one.id == layer)?;
                declared(&layer::NUMBERS, number)?.get(layer)
            }
            Place::Milestone(team, milestone, number) => {
                let milestones = &self.team(team)?.milestones;
                let milestone = milestones.iter().find(|one| one.id == milestone)?;
                declared(&MILESTONE, number)?.get(milestone)
            }
        }
        .copied()
    }

    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool {
        let Some(admitted) = self.parameter(id).and_then(|p| p.admit(value.value)) else {
            return false;
        };
        let Some(slot) = self.slot(id) else { return false };
        *slot = Sourced {
            value: admitted,
            source: value.source,
        };
        true
    }
}
