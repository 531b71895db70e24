//! From today's team to the organisation, month by month.
//!
//! Each month reps are hired up to the plan's number, contract value and customers per rep come nearer to the plan's,
//! and new reps learn. A month's customers are what its reps can win, at most a twelfth of the goal's. Managers are
//! those the reps on board need.

use super::Input;
use super::numbers::NUMBERS;
use super::plan::{Outcome, Plan};
use super::report::{PathMonth, TimePath};
use crate::engines::cohort::{Group, Month, joins_to_seats, project};
use crate::engines::layers::{self, fill};
use crate::engines::whole::{SLACK, ceiling, count};
use crate::models::declared::value;

const MONTHS_A_YEAR: f64 = 12.0;

pub(super) fn time_path(input: &Input, plan: &Plan, target: &Outcome) -> TimePath {
    let number = |id| value(&NUMBERS, id, input);
    let group = Group {
        months_to_ready: count(number("path/ramp_months")),
        maturing_stay: number("path/retention_ramping"),
        ready_stay: number("path/retention_qualified"),
        ready: number("path/reps_today"),
        maturing: Vec::new(),
    };
    let horizon = count(number("path/months"));
    let joins = joins_to_seats(&group, target.reps, number("path/hires_per_month"), horizon);
    let course = Course {
        plan,
        reach: number("path/reach_months"),
        from: (
            number("path/contract_value_today"),
            number("path/customers_per_rep_today"),
        ),
        ramping_share: number("path/ramping_share"),
        most: target.customers / MONTHS_A_YEAR,
    };
    let mut cumulative = 0.0;
    let months: Vec<PathMonth> = (1_u32..)
        .zip(project(&group, &joins))
        .map(|(at, staff)| {
            let mut month = course.month(at, &staff);
            cumulative += month.margin;
            month.cumulative = cumulative + 0.0;
            month
        })
        .collect();
    summary(months, &course, target, group.months_to_ready)
}

/// Number of the last month.
fn count_of(months: &[PathMonth]) -> u32 {
    months.last().map_or(0, |month| month.month)
}

/// What the months have in common.
struct Course<'a> {
    plan: &'a Plan,
    /// Months until contract value and customers per rep are the plan's.
    reach: f64,
    /// Both as they are today.
    from: (f64, f64),
    ramping_share: f64,
    /// Most customers a month.
    most: f64,
}

impl Course<'_> {
    /// Whether contract value and customers per rep of a month are the plan's.
    fn is_there(&self, month: &PathMonth) -> bool {
        let near = |value: f64, planned: f64| (value - planned).abs() <= SLACK * planned.abs();
        near(month.contract_value, self.plan.contract_value)
            && near(month.customers_per_rep, self.plan.customers_per_rep)
    }

    fn month(&self, at: u32, staff: &Month) -> PathMonth {
        let plan = self.plan;
        let gone = if self.reach > 0.0 {
            (f64::from(at) / self.reach).min(1.0)
        } else {
            1.0
        };
        let between = |today: f64, planned: f64| today + (planned - today) * gone;
        let contract_value = between(self.from.0, plan.contract_value);
        let customers_per_rep = between(self.from.1, plan.customers_per_rep);
        let (qualified, ramping) = (staff.ready.total(), staff.maturing_total().total());
        let heads = qualified + ramping;
        let full = qualified + ramping * self.ramping_share;
        let customers = (full * customers_per_rep / MONTHS_A_YEAR).min(self.most);
        let revenue = customers * contract_value;
        let people = ceiling(heads);
        let managers = fill(people, &plan.layers).map(|layer| layer.heads).sum::<f64>() + 0.0;
        let fixed = heads * plan.cost_per_rep + layers::cost(people, &plan.layers) + plan.operating_fixed;
        let cost = fixed / MONTHS_A_YEAR + revenue * (plan.commission + plan.operating_share);
        let gross_profit = revenue * plan.gross_margin;
        PathMonth {
            month: at,
            hires: staff.joined,
            qualified,
            ramping,
            managers,
            contract_value,
            customers_per_rep,
            customers,
            revenue,
            gross_profit,
            cost,
            margin: gross_profit - cost + 0.0,
            cumulative: 0.0,
        }
    }
}

fn summary(months: Vec<PathMonth>, course: &Course<'_>, target: &Outcome, ramp_months: usize) -> TimePath {
    let is_healthy = |month: &PathMonth| month.margin >= -SLACK * (month.gross_profit + month.cost);
    let first = |holds: &dyn Fn(&PathMonth) -> bool| months.iter().find(|m| holds(m)).map(|m| m.month);
    let reached = |part: f64, whole: f64| part >= whole * (1.0 - SLACK);
    let healthy_month = first(&is_healthy);
    let lasting = months.iter().rev().take_while(|month| is_healthy(month)).last();
    let losing = months.iter().rev().take_while(|month| !is_healthy(month)).last();
    let before = months
        .iter()
        .take_while(|month| Some(month.month) != healthy_month)
        .last();
    let deepest = months
        .iter()
        .min_by(|one, other| one.cumulative.total_cmp(&other.cumulative));
    let is_full = |month: &PathMonth| reached(month.qualified + month.ramping, target.reps);
    let filled_month = first(&is_full);
    let learned = filled_month.and_then(|month| month.checked_add(u32::try_from(ramp_months).ok()?));
    let standing = months.iter().find(|month| {
        let wins_all = reached(month.customers * MONTHS_A_YEAR, target.customers);
        let has_learned = learned.is_some_and(|learned| month.month >= learned);
        course.is_there(month) && (wins_all || (has_learned && is_full(month)))
    });
    TimePath {
        standing_month: standing.map(|month| month.month),
        standing_customers: standing.map(|month| month.customers * MONTHS_A_YEAR),
        filled_month,
        healthy_month,
        lasting_month: lasting.map(|month| month.month),
        losing_month: losing.map(|month| month.month),
        money_until_healthy: before.map_or(0.0, |month| (-month.cumulative).max(0.0) + 0.0),
        deepest: deepest
            .filter(|month| month.cumulative < 0.0)
            .map(|month| (month.month, -month.cumulative)),
        is_deepening: losing.is_some()
            && deepest.is_some_and(|deepest| deepest.cumulative < 0.0 && deepest.month == count_of(&months)),
        months,
    }
}
