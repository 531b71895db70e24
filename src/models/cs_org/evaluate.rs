//! Input → report.

use super::input::{Input, Team};
use super::load::Load;
use super::numbers::TEAM;
use super::report::{LayerHeads, Problem, Report, TeamReport};
use crate::engines::layers::{self, fill};
use crate::models::declared::value;

/// The customer-success organisation that the customers need. Total and pure.
///
/// ```
/// use loudou::models::cs_org::{Bound, Input, evaluate};
/// let report = evaluate(&Input::default());
/// let team = &report.teams[0];
/// assert_eq!((team.accounts_per_csm, team.binds), (Some(80.0), Some(Bound::Deep)));
/// assert_eq!(team.csms, Some(13.0));
/// assert_eq!(team.layers.iter().map(|layer| layer.heads).collect::<Vec<f64>>(), [2.0, 1.0]);
/// ```
#[must_use]
pub fn evaluate(input: &Input) -> Report {
    Report {
        teams: input.teams.iter().map(team_report).collect(),
    }
}

fn team_report(team: &Team) -> TeamReport {
    let load = Load::of(team);
    let customers = value(&TEAM, "customers", team);
    let accounts = load.accounts();
    let carried = accounts.map(|(accounts, _)| accounts);
    let csms = load.csms(customers);
    let light = 1.0 - load.share;
    TeamReport {
        id: team.id.clone(),
        name: team.name.clone(),
        problem: match accounts {
            None => Some(Problem::NothingBinds),
            Some((accounts, _)) if accounts <= 0.0 => Some(Problem::NobodyCarried),
            Some(_) => None,
        },
        customers,
        hours: load.hours,
        deep_bound: load.deep_bound(),
        light_bound: load.light_bound(),
        accounts_per_csm: carried,
        binds: accounts.map(|(_, bound)| bound),
        deep_per_csm: carried.map(|accounts| accounts * load.share),
        light_hours: carried
            .map(|accounts| load.hours * (1.0 - load.split) / (accounts * light))
            .filter(|hours| hours.is_finite()),
        best_split: load.best().map(|(split, _)| split),
        best_accounts: load.best().map(|(_, accounts)| accounts),
        csms,
        layers: csms.map(|csms| layer_heads(team, csms)).unwrap_or_default(),
    }
}

fn layer_heads(team: &Team, csms: f64) -> Vec<LayerHeads> {
    let counted: Vec<layers::Layer> = team.layers.iter().map(|layer| layer.counted()).collect();
    let filled = team.layers.iter().zip(fill(csms, &counted));
    filled
        .map(|(layer, filled)| LayerHeads {
            id: layer.id.clone(),
            name: layer.name.clone(),
            heads: filled.heads,
            load: filled.load(),
            cost: filled.cost,
        })
        .collect()
}
