//! Input → report.

use super::input::{Input, Team};
use super::load::{LEAST_ACCOUNTS, Load};
use super::map::split_map;
use super::months::{month_total, team_months};
use super::numbers::{NUMBERS, TEAM};
use super::promise::{promise, promises};
use super::report::{Problem, Report, TeamReport, Total, Utilisation};
use super::size::Size;
use crate::engines::whole::count;
use crate::models::declared::value;
use crate::models::layer::layer_heads;

/// The customer-success organisation that the customers need. Total and pure.
///
/// ```
/// use loudou::models::cs_org::{Bound, Input, evaluate};
/// let report = evaluate(&Input::default());
/// let team = &report.teams[0];
/// assert!((team.accounts_per_csm.unwrap() - 80.0).abs() < 1e-9);
/// assert_eq!(team.binds, Some(Bound::Deep));
/// assert_eq!(team.csms, Some(13.0));
/// assert_eq!(team.layers.iter().map(|layer| layer.heads).collect::<Vec<f64>>(), [2.0, 1.0]);
/// ```
#[must_use]
pub fn evaluate(input: &Input) -> Report {
    let months = count(value(&NUMBERS, "months", input));
    let teams: Vec<TeamReport> = input.teams.iter().map(|team| team_report(team, months)).collect();
    Report {
        total: total(&teams, months),
        teams,
    }
}

fn team_report(team: &Team, months: usize) -> TeamReport {
    let load = Load::of(team);
    let number = |id| value(&TEAM, id, team);
    let (customers, arr) = (number("customers"), number("arr"));
    let size = Size::of(team, &load, customers);
    let cost = size.map(|size| size.cost);
    let accounts = load.accounts();
    let carried = accounts.map(|(accounts, _)| accounts);
    let csms = size.map(|size| size.csms);
    let light = 1.0 - load.share;
    TeamReport {
        id: team.id.clone(),
        name: team.name.clone(),
        problem: match accounts {
            None => Some(Problem::NothingBinds),
            Some((accounts, _)) if accounts < LEAST_ACCOUNTS => Some(Problem::NobodyCarried),
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
            .filter(|hours| hours.is_finite() && light > 0.0),
        best_split: load.best().map(|(split, _)| split),
        best_accounts: load.best().map(|(_, accounts)| accounts),
        best_csms: load.at_best().and_then(|best| best.csms(customers)),
        csms,
        layers: csms
            .map(|csms| layer_heads(&team.layers, csms))
            .unwrap_or_default(),
        csm_cost: csms.map(|csms| csms * number("cost_per_csm")),
        cost,
        arr,
        arr_per_csm: csms.and_then(|csms| over(arr, csms)),
        cost_share: cost.and_then(|cost| over(cost, arr)),
        utilisation: team
            .csms_today
            .and_then(|_| utilisation(&load, customers, number("csms_today"))),
        map: split_map(&load),
        promise: size.and_then(|now| promise(team, &load, &now, number("promised_share"))),
        promises: size.map(|now| promises(team, &load, &now)).unwrap_or_default(),
        months: size
            .map(|now| team_months(team, &load, &now, months))
            .unwrap_or_default(),
    }
}

fn over(part: f64, whole: f64) -> Option<f64> {
    Some(part / whole).filter(|_| whole > 0.0)
}

fn utilisation(load: &Load, customers: f64, csms: f64) -> Option<Utilisation> {
    let (accounts, _) = load
        .accounts()
        .filter(|(accounts, _)| *accounts >= LEAST_ACCOUNTS)?;
    let used = |need: f64, hours: f64| over(customers * need, csms * hours);
    Some(Utilisation {
        csms,
        deep: used(load.deep_need(), load.hours * load.split),
        light: used(load.light_need(), load.hours * (1.0 - load.split))
            .filter(|_| load.light_hours.is_some()),
        all: over(customers, csms * accounts)?,
    })
}

fn total(teams: &[TeamReport], months: usize) -> Total {
    let sized = || teams.iter().filter(|team| team.csms.is_some());
    let sum = |part: &dyn Fn(&TeamReport) -> f64| sized().map(part).sum::<f64>() + 0.0;
    let (customers, arr) = (sum(&|team| team.customers), sum(&|team| team.arr));
    let is_sized = sized().next().is_some();
    let size = |part: &dyn Fn(&TeamReport) -> f64| is_sized.then(|| sum(part));
    let csms = size(&|team| team.csms.unwrap_or(0.0));
    let cost = size(&|team| team.cost.unwrap_or(0.0));
    let full = sum(&|team| {
        team.accounts_per_csm
            .and_then(|accounts| over(team.customers, accounts))
            .unwrap_or(0.0)
    });
    Total {
        customers,
        csms,
        managers: size(&TeamReport::managers),
        cost,
        arr,
        accounts_per_csm: over(customers, full),
        arr_per_csm: csms.and_then(|csms| over(arr, csms)),
        cost_share: cost.and_then(|cost| over(cost, arr)),
        months: (0..months).map(|at| month_total(sized(), at)).collect(),
        is_partial: teams.iter().any(|team| team.csms.is_none()),
    }
}
