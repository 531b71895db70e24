//! Changes of teams that are no numbers.

use serde::{Deserialize, Serialize};

use super::input::{HoursBasis, Input, Milestone, Team};
use crate::engines::value::{Sourced, Text};
use crate::models::layer::{LayerEdit, RowRefusal};
use crate::models::row_id::Taken;

/// Most teams, and most milestones of a team.
pub const MOST_ROWS: usize = 20;

/// A change that is no number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// One more team, with the template's numbers.
    AddTeam,
    /// A change of one team.
    Team {
        /// Which.
        team: String,
        /// What.
        edit: TeamEdit,
    },
}

/// A change of a team that is no number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamEdit {
    /// One team less; one must remain.
    Remove,
    /// Another name.
    Rename(Text),
    /// Another place, 0 the first; beyond the end it becomes the last.
    Move(usize),
    /// Where the productive hours come from.
    HoursBasis(HoursBasis),
    /// Whether light customers are promised hours.
    LightHours(bool),
    /// Whether today's number of CSMs is told.
    CsmsToday(bool),
    /// The layers themselves.
    Layer(LayerEdit),
    /// One more milestone, a year after the last.
    AddMilestone,
    /// One less.
    RemoveMilestone(String),
}

impl Edit {
    /// Makes the change.
    ///
    /// ```
    /// use loudou::models::cs_org::{Edit, Input, TeamEdit};
    /// use loudou::models::row_id::Taken;
    /// let mut input = Input::default();
    /// Edit::AddTeam.apply(&mut input, &Taken::NONE).unwrap();
    /// let edit = TeamEdit::LightHours(true);
    /// Edit::Team { team: "team-1".into(), edit }.apply(&mut input, &Taken::NONE).unwrap();
    /// assert_eq!(input.teams[1].light_hours.unwrap().value, 6.0);
    /// ```
    ///
    /// # Errors
    ///
    /// Where a row is not there, is one too many or the last one; nothing is changed then.
    pub fn apply(&self, input: &mut Input, taken: &Taken<'_>) -> Result<(), RowRefusal> {
        match self {
            Self::AddTeam if input.teams.len() >= MOST_ROWS => Err(RowRefusal::Full),
            Self::AddTeam => {
                let id = taken.free("team-", |id| input.teams.iter().any(|team| team.id == id));
                let number = input.teams.len() + 1;
                input.teams.push(Team {
                    id,
                    name: Text::new(format!("团队 {number}"), format!("Team {number}")),
                    // Whose customers they are is for the user to say; those of the worked example are nobody's.
                    customers: Sourced::typed(0.0),
                    arr: Sourced::typed(0.0),
                    growth: Sourced::typed(0.0),
                    csms_today: None,
                    milestones: Vec::new(),
                    ..Team::default()
                });
                Ok(())
            }
            Self::Team { team, edit } => {
                let at = input.teams.iter().position(|one| one.id == *team);
                edit.apply(&mut input.teams, at.ok_or(RowRefusal::NotThere)?, taken)
            }
        }
    }
}

impl TeamEdit {
    fn apply(&self, teams: &mut Vec<Team>, at: usize, taken: &Taken<'_>) -> Result<(), RowRefusal> {
        match self {
            Self::Remove if teams.len() <= 1 => return Err(RowRefusal::LastOne),
            Self::Remove => {
                teams.remove(at);
                return Ok(());
            }
            Self::Move(to) => {
                let team = teams.remove(at);
                teams.insert((*to).min(teams.len()), team);
                return Ok(());
            }
            _ => {}
        }
        let team = teams.get_mut(at).ok_or(RowRefusal::NotThere)?;
        match self {
            Self::Remove | Self::Move(_) => {}
            Self::Rename(name) => team.name = name.clone(),
            Self::HoursBasis(basis) => team.hours_basis = *basis,
            Self::LightHours(is_promised) => {
                team.light_hours = is_promised.then(|| team.light_hours.unwrap_or(Sourced::sample(6.0)));
            }
            Self::CsmsToday(is_told) => {
                team.csms_today = is_told.then(|| team.csms_today.unwrap_or(Sourced::sample(13.0)));
            }
            Self::Layer(edit) => edit.apply(&mut team.layers, taken)?,
            Self::AddMilestone => add_milestone(team, taken)?,
            Self::RemoveMilestone(id) => {
                let at = team.milestones.iter().position(|one| one.id == *id);
                team.milestones.remove(at.ok_or(RowRefusal::NotThere)?);
            }
        }
        Ok(())
    }
}

fn add_milestone(team: &mut Team, taken: &Taken<'_>) -> Result<(), RowRefusal> {
    if team.milestones.len() >= MOST_ROWS {
        return Err(RowRefusal::Full);
    }
    let id = taken.free("milestone-", |id| team.milestones.iter().any(|one| one.id == id));
    let last = team
        .milestones
        .iter()
        .map(|one| one.month.value)
        .fold(0.0, f64::max);
    let customers = team
        .milestones
        .last()
        .map_or(team.customers.value, |one| one.customers.value);
    team.milestones.push(Milestone {
        id,
        month: Sourced::sample((last + 12.0).min(120.0)),
        customers: Sourced::sample(customers),
    });
    Ok(())
}
