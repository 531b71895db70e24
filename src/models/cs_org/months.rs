//! Headcount and hiring by month against the growth of the customers.
//!
//! Who takes months to learn has to be hired those months before: each month's hires are what the month in which they
//! will have learned needs, those who will have left by then counted.

use super::input::Team;
use super::load::Load;
use super::numbers::{MILESTONE, TEAM};
use super::report::{TeamMonth, TeamReport};
use super::size::Size;
use crate::engines::cohort::{Group, joins_ahead, project};
use crate::engines::whole::{ceiling, count};
use crate::models::declared::value;

pub(super) const MONTHS_A_YEAR: f64 = 12.0;
/// Most customers that growth comes to.
pub(super) const MOST_CUSTOMERS: f64 = 1e9;

/// Customers of the months to come, whole: today's or the latest milestone's, growing from there.
struct Growth {
    rate: f64,
    /// Months and customers known, by month; today is month 0.
    known: Vec<(f64, f64)>,
}

impl Growth {
    fn of(team: &Team) -> Self {
        let number = |id| value(&TEAM, id, team);
        let planned = team.milestones.iter().map(|milestone| {
            let number = |id| value(&MILESTONE, id, milestone);
            (number("month"), number("customers"))
        });
        let mut known: Vec<(f64, f64)> = [(0.0, number("customers"))].into_iter().chain(planned).collect();
        known.sort_by(|one, other| one.0.total_cmp(&other.0));
        Self {
            rate: number("growth"),
            known,
        }
    }

    fn customers(&self, month: usize) -> f64 {
        let month = f64::from(u32::try_from(month).unwrap_or(u32::MAX));
        let latest = self.known.iter().rev().find(|(from, _)| *from <= month);
        let (from, customers) = latest.copied().unwrap_or((0.0, 0.0));
        let grown = customers * libm::pow(1.0 + self.rate, month - from);
        libm::round(grown.clamp(0.0, MOST_CUSTOMERS))
    }
}

pub(super) fn team_months(team: &Team, load: &Load, now: &Size, months: usize) -> Vec<TeamMonth> {
    let number = |id| value(&TEAM, id, team);
    let growth = Growth::of(team);
    let needed = |month: usize| load.csms(growth.customers(month)).unwrap_or(0.0);
    let group = Group {
        months_to_ready: count(number("ramp_months")),
        maturing_stay: number("retention_ramping"),
        ready_stay: number("retention_qualified"),
        ready: team.csms_today.map_or(now.csms, |_| number("csms_today")),
        maturing: Vec::new(),
    };
    // The first month to come is month 1.
    let joins = joins_ahead(&group, |at| needed(at + 1), months);
    let (accounts, share) = (
        load.accounts().map_or(0.0, |(accounts, _)| accounts),
        number("ramping_share"),
    );
    let today = growth.customers(0);
    let revenue_per_customer = if today > 0.0 {
        number("arr") / today / MONTHS_A_YEAR
    } else {
        0.0
    };
    let month = |(month, staff): (u32, crate::engines::cohort::Month)| {
        let (qualified, ramping) = (staff.ready.total(), staff.maturing_total().total());
        let customers = growth.customers(usize::try_from(month).unwrap_or(usize::MAX));
        let carried = (qualified + ramping * share) * accounts;
        let heads = qualified + ramping;
        let size = Size::with(team, ceiling(heads));
        // Managers are whole people, CSMs on board an expected number.
        let csm_cost = number("cost_per_csm");
        let cost = size.cost + (heads - size.csms) * csm_cost;
        TeamMonth {
            month,
            customers,
            needed: load.csms(customers).unwrap_or(0.0),
            hires: staff.joined,
            qualified,
            ramping,
            managers: size.managers,
            carried,
            beyond: (customers - carried).max(0.0) + 0.0,
            cost: cost.max(0.0) / MONTHS_A_YEAR,
            revenue: customers * revenue_per_customer,
        }
    };
    (1_u32..).zip(project(&group, &joins)).map(month).collect()
}

/// A month of all teams together.
pub(super) fn month_total<'a>(teams: impl Iterator<Item = &'a TeamReport>, at: usize) -> TeamMonth {
    let months = teams.filter_map(|team| team.months.get(at));
    let start = TeamMonth {
        month: u32::try_from(at + 1).unwrap_or(u32::MAX),
        ..TeamMonth::default()
    };
    months.fold(start, |sum, month| TeamMonth {
        month: sum.month,
        customers: sum.customers + month.customers,
        needed: sum.needed + month.needed,
        hires: sum.hires + month.hires,
        qualified: sum.qualified + month.qualified,
        ramping: sum.ramping + month.ramping,
        managers: sum.managers + month.managers,
        carried: sum.carried + month.carried,
        beyond: sum.beyond + month.beyond,
        cost: sum.cost + month.cost,
        revenue: sum.revenue + month.revenue,
    })
}
