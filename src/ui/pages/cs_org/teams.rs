//! The teams side by side, and all together.

use leptos::prelude::*;

use super::{Cs, in_unit, use_cs};
use crate::i18n::fill;
use crate::models::cs_org::{Bound, TeamReport, Total};
use crate::models::parameter::Unit;
use crate::ui::components::{Heading, PlainTable};

/// The tab.
#[component]
pub fn TeamsTab() -> impl IntoView {
    let cs = use_cs();
    let said = move || {
        let (words, style) = (cs.words(), cs.style());
        if !cs.has_teams() {
            return words.teams_one.to_owned();
        }
        cs.report.with(|r| {
            let total = &r.total;
            if total.is_partial {
                return words.teams_partial.to_owned();
            }
            let values = [
                ("n", r.teams.len().to_string()),
                ("csms", style.maybe(total.csms, Unit::Plain)),
                ("managers", style.maybe(total.managers, Unit::Plain)),
                ("cost", style.maybe(total.cost, Unit::MoneyPerYear)),
                ("share", style.maybe(total.cost_share, Unit::Share)),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            fill(words.teams_found, &values)
        })
    };
    let columns = move || {
        let words = cs.words();
        vec![
            Heading::words(words.team),
            Heading::number(words.col_customers),
            Heading::number(words.col_accounts),
            Heading::words(words.col_binds),
            Heading::number(words.csms),
            Heading::number(words.col_managers),
            Heading::number(in_unit(cs, words.col_cost, Unit::MoneyPerYear)),
            Heading::number(words.col_cost_share),
            Heading::number(in_unit(cs, words.col_arr_per_csm, Unit::MoneyPerYear)),
        ]
    };
    let rows = move || {
        cs.report.with(|r| {
            let all = cs.has_teams().then(|| total_row(cs, &r.total));
            let teams = r.teams.iter().map(|team| team_row(cs, team));
            teams.chain(all).collect::<Vec<_>>()
        })
    };
    view! {
        <p class="band band-plain" role="status" data-section="teams-found">{said}</p>
        <div data-section="teams-table">
            <PlainTable
                caption=Signal::derive(move || cs.words().teams.to_owned())
                columns=Signal::derive(columns) rows=Signal::derive(rows)
            />
        </div>
    }
}

/// Money a year.
fn money(cs: Cs, value: Option<f64>) -> String {
    bare(cs, value, Unit::MoneyPerYear)
}

/// Customers of one CSM.
fn each(cs: Cs, value: Option<f64>) -> String {
    bare(cs, value, Unit::Customers)
}

/// An amount whose unit stands in the heading.
fn bare(cs: Cs, value: Option<f64>, unit: Unit) -> String {
    value.map_or_else(|| "—".to_owned(), |value| cs.style().number(value, unit))
}

fn team_row(cs: Cs, team: &TeamReport) -> Vec<String> {
    let (words, style) = (cs.words(), cs.style());
    let binds = match team.binds.filter(|_| team.problem.is_none()) {
        Some(Bound::Deep) => words.binds_deep,
        Some(Bound::Light) => words.binds_light,
        None => words.no_size,
    };
    vec![
        cs.view.say(&team.name),
        style.number(team.customers, Unit::Customers),
        each(cs, team.accounts_per_csm),
        binds.to_owned(),
        style.maybe(team.csms, Unit::Plain),
        style.maybe(team.csms.map(|_| team.managers()), Unit::Plain),
        money(cs, team.cost),
        style.maybe(team.cost_share, Unit::Share),
        money(cs, team.arr_per_csm),
    ]
}

fn total_row(cs: Cs, total: &Total) -> Vec<String> {
    let style = cs.style();
    vec![
        cs.words().scope_all.to_owned(),
        style.number(total.customers, Unit::Customers),
        each(cs, total.accounts_per_csm),
        String::new(),
        style.maybe(total.csms, Unit::Plain),
        style.maybe(total.managers, Unit::Plain),
        money(cs, total.cost),
        style.maybe(total.cost_share, Unit::Share),
        money(cs, total.arr_per_csm),
    ]
}
