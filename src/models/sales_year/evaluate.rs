//! Input → report. Pure and total: any input gives a report.

use super::figures::role_figures;
use super::input::{Input, amount, whole};
use super::problems::problems;
use super::report::{Bridge, EvenPlan, HireValue, MonthRow, QuarterRow, Report, Shape, YearRow};
use super::team::{Team, caps, planned, shares};
use crate::engines::cohort::{Heads, Month, project};
use crate::engines::whole::{count, least};

/// A share may be off by this much and still be called equal, and a sum of money by this share of itself. The solver's
/// plans are held to the same, or one that it gives would be shown as missing by a hair.
pub(super) const SLACK: f64 = 1e-8;

/// Whether a target is reached, up to the last digits of a sum.
pub(super) fn reaches(revenue: f64, target: f64) -> bool {
    revenue >= target - SLACK * target.max(1.0)
}

/// Everything about the rows that is worked out once.
struct Plan<'a> {
    input: &'a Input,
    team: Team,
    hires: Vec<Vec<u32>>,
    caps: Vec<Vec<u32>>,
    /// Months of each role.
    courses: Vec<Vec<Month>>,
    /// History by month of the plan, as shares of its year's months.
    history: Option<Vec<f64>>,
}

/// Works out the months, their checks and what follows from them.
///
/// ```
/// use loudou::models::sales_year::{Input, evaluate};
/// let report = evaluate(&Input::default());
/// let fourth = &report.months[3];
/// assert!((fourth.qualified.total() - 14.084).abs() < 1e-3);
/// assert!((fourth.ramping.total() - 5.533).abs() < 1e-3);
/// assert!((fourth.revenue / 10_000.0 - 1574.389).abs() < 1e-3);
/// assert!(report.even.reaches && report.even.per_month == 3); // the sample plans two, which is too few
/// ```
#[must_use]
pub fn evaluate(input: &Input) -> Report {
    let plan = Plan::of(input);
    let mut months: Vec<MonthRow> = (0..plan.team.months()).map(|at| plan.month(at)).collect();
    plan.shape_months(&mut months);
    let quarters = plan.quarters(&months);
    let bridge = plan.bridge(&months);
    Report {
        years: (0..input.years())
            .map(|year| plan.year(year, &months, &quarters, &bridge))
            .collect(),
        roles: role_figures(input, &plan.team, &plan.courses, &plan.hires),
        even: even(&plan.team, &plan.caps, &targets(input)),
        problems: problems(input, &plan.hires, &plan.caps),
        months,
        quarters,
        bridge,
    }
}

/// What is to be reached in each year of the plan: the year's target, of a part-year as much of it as [`part_of_year`].
pub(super) fn targets(input: &Input) -> Vec<f64> {
    let parts = (0..input.years()).map(|year| part_of_year(input, year));
    parts
        .enumerate()
        .map(|(year, part)| whole_target(input, year) * part)
        .collect()
}

/// The target of twelve months.
pub(super) fn whole_target(input: &Input, year: usize) -> f64 {
    input.targets.get(year).map_or(0.0, |t| amount(t.value))
}

/// What of a year's business falls into the months of it that are planned: 1 for all twelve; of fewer the sum of their
/// past shares, or their number over twelve where there is no history.
pub(super) fn part_of_year(input: &Input, year: usize) -> f64 {
    let planned = input.months().saturating_sub(year * 12).min(12);
    if planned == 12 {
        return 1.0;
    }
    let Some(shares) = shares(input) else {
        return planned as f64 / 12.0;
    };
    let share = |month| shares.get(input.calendar_month(month)).copied();
    let months = year * 12..year * 12 + planned;
    months.filter_map(share).sum::<f64>() + 0.0
}

/// The history's share of each month of the plan in the months of its year; none without a history.
pub(super) fn history(input: &Input) -> Option<Vec<f64>> {
    let shares = shares(input)?;
    let share = |month| shares.get(input.calendar_month(month)).copied().unwrap_or(0.0);
    let all: Vec<f64> = (0..input.months()).map(share).collect();
    let of_year = |year: &[f64]| {
        let sum: f64 = year.iter().sum();
        year.iter()
            .map(|share| if sum > 0.0 { share / sum } else { 0.0 })
            .collect::<Vec<f64>>()
    };
    Some(all.chunks(12).flat_map(of_year).collect())
}

/// The fewest equal hires a month that reach every target: more hires never bring less.
fn even(team: &Team, caps: &[Vec<u32>], targets: &[f64]) -> EvenPlan {
    let most = caps.iter().flatten().copied().max().unwrap_or(0);
    let reached = |per_month: f64| {
        let mut years = vec![0.0; targets.len()];
        for (crew, caps) in team.crews.iter().zip(caps) {
            let joins: Vec<f64> = caps.iter().map(|cap| per_month.min(f64::from(*cap))).collect();
            for (at, (month, season)) in project(&crew.group, &joins).iter().zip(&team.season).enumerate() {
                if let Some(year) = years.get_mut(at / 12) {
                    *year += (crew.output.of_ready(month) + crew.output.of_maturing(month)) * season;
                }
            }
        }
        years
            .iter()
            .zip(targets)
            .all(|(revenue, target)| reaches(*revenue, *target))
    };
    let fewest = least(0.0, f64::from(most), reached).and_then(|fewest| u32::try_from(count(fewest)).ok());
    EvenPlan {
        per_month: fewest.unwrap_or(most),
        reaches: fewest.is_some(),
    }
}

impl<'a> Plan<'a> {
    fn of(input: &'a Input) -> Self {
        let team = Team::of(input);
        let hires = planned(input);
        let course = |(crew, hires): (&super::team::Crew, &Vec<u32>)| {
            let joins: Vec<f64> = hires.iter().map(|n| f64::from(*n)).collect();
            project(&crew.group, &joins)
        };
        Self {
            courses: team.crews.iter().zip(&hires).map(course).collect(),
            caps: caps(input),
            history: history(input),
            input,
            team,
            hires,
        }
    }

    fn month(&self, at: usize) -> MonthRow {
        let season = self.team.season.get(at).copied().unwrap_or(1.0);
        let first = whole(self.input.start_month.value).clamp(1, 12) - 1 + at;
        let start = whole(self.input.start_year.value) + first / 12;
        let mut row = MonthRow {
            year: i32::try_from(start).unwrap_or(0),
            month: u8::try_from(first % 12 + 1).unwrap_or(1),
            hires: sum_at(&self.hires, at),
            cap: sum_at(&self.caps, at),
            qualified: Heads::default(),
            qualified_from_start: 0.0,
            ramping: Heads::default(),
            matured: 0.0,
            left: (0.0, 0.0),
            capacity: 0.0,
            season,
            revenue_of: (0.0, 0.0),
            revenue: 0.0,
            revenue_so_far: 0.0,
            target_so_far: 0.0,
            shape: None,
            one_hire: (0..self.team.crews.len())
                .map(|role| self.one_hire(role, at))
                .collect(),
        };
        for (crew, course) in self.team.crews.iter().zip(&self.courses) {
            let Some(month) = course.get(at) else { continue };
            row.qualified = row.qualified.and(month.ready);
            row.ramping = row.ramping.and(month.maturing_total());
            row.qualified_from_start += month.ready_from_start;
            row.matured += month.became_ready;
            row.left.0 += month.ready_left;
            row.left.1 += month.maturing_left;
            row.revenue_of.0 += crew.output.of_ready(month) * season;
            row.revenue_of.1 += crew.output.of_maturing(month) * season;
            row.capacity += crew.output.of_ready(month) + crew.output.of_maturing(month);
        }
        row.revenue = row.revenue_of.0 + row.revenue_of.1;
        row
    }

    /// What one hire of a role in a month earns and costs until the end of its year.
    fn one_hire(&self, role: usize, at: usize) -> HireValue {
        let end = ((at / 12 + 1) * 12).min(self.team.months());
        let (crew, numbers) = (self.team.crews.get(role), self.input.roles.get(role));
        let earns = self.team.gain(role, at).iter().take(end).sum();
        let costs = numbers
            .filter(|_| self.input.has_costs)
            .zip(crew)
            .map(|(numbers, crew)| {
                let months: f64 = (0..end.saturating_sub(at))
                    .map(|age| crew.group.survival(age))
                    .sum();
                amount(numbers.cost_per_hire.value) + amount(numbers.cost_per_month.value) * months
            });
        HireValue {
            earns,
            costs,
            qualifies: crew.is_some_and(|crew| at + crew.group.months_to_ready < end),
        }
    }

    /// Fills what depends on the whole year.
    fn shape_months(&self, months: &mut [MonthRow]) {
        let tolerance = self.input.month_tolerance.value;
        let history = self.history.as_deref();
        for (year, target) in targets(self.input).into_iter().enumerate() {
            let rows = months.iter_mut().skip(year * 12).take(12);
            let count = rows.len();
            let all: f64 = rows.map(|row| row.revenue).sum();
            let (mut revenue, mut share) = (0.0, 0.0);
            for (at, row) in months.iter_mut().enumerate().skip(year * 12).take(12) {
                let past = history.and_then(|h| h.get(at).copied());
                revenue += row.revenue;
                share += past.unwrap_or(1.0 / count as f64);
                row.revenue_so_far = revenue;
                row.target_so_far = target * share;
                row.shape = shape(row.revenue, all, past, tolerance);
            }
        }
    }

    fn quarters(&self, months: &[MonthRow]) -> Vec<QuarterRow> {
        let tolerance = self.input.quarter_tolerance.value;
        let quarter = |first: usize| {
            let of_year = months.iter().skip(first / 12 * 12).take(12);
            let all: f64 = of_year.map(|row| row.revenue).sum();
            let rows = months.iter().skip(first).take(3);
            let count = rows.len();
            let revenue = rows.map(|row| row.revenue).sum();
            let past = self.history.as_ref().map(|h| h.iter().skip(first).take(3).sum());
            QuarterRow {
                first,
                months: count,
                revenue,
                shape: shape(revenue, all, past, tolerance),
            }
        };
        (0..months.len()).step_by(3).map(quarter).collect()
    }

    fn year(&self, year: usize, months: &[MonthRow], quarters: &[QuarterRow], bridge: &[Bridge]) -> YearRow {
        let first = year * 12;
        let rows = months.get(first..).unwrap_or_default();
        let rows = rows.get(..12).unwrap_or(rows);
        let revenue: f64 = rows.iter().map(|row| row.revenue).sum();
        let part = part_of_year(self.input, year);
        let whole_target = whole_target(self.input, year);
        let target = whole_target * part;
        let of_year: Vec<(usize, &QuarterRow)> = quarters
            .iter()
            .enumerate()
            .filter(|(_, q)| q.first / 12 == year)
            .collect();
        let shapes = rows.iter().filter_map(|r| r.shape);
        let holds = shapes
            .chain(of_year.iter().filter_map(|(_, q)| q.shape))
            .all(|s| s.is_within);
        YearRow {
            first,
            months: rows.len(),
            whole_target,
            part,
            target,
            revenue,
            gap: target - revenue + 0.0,
            attainment: (target > 0.0).then(|| revenue / target),
            is_reached: reaches(revenue, target),
            hires: rows.iter().map(|row| row.hires).sum(),
            bridge: joined(bridge.get(first..first + rows.len()).unwrap_or_default()),
            worst_month: worst(rows.iter().enumerate().map(|(at, row)| (first + at, row.shape))),
            worst_quarter: worst(of_year.iter().map(|(at, q)| (*at, q.shape))),
            shape_holds: self.history.as_ref().map(|_| holds),
        }
    }

    fn bridge(&self, months: &[MonthRow]) -> Vec<Bridge> {
        let crews = || self.team.crews.iter().zip(&self.courses);
        let mut before: f64 = self
            .team
            .crews
            .iter()
            .filter_map(|crew| {
                let still = project(&crew.group, &[0.0]);
                let month = still.first()?;
                Some(crew.output.of_ready(month) + crew.output.of_maturing(month))
            })
            .sum();
        let step = |(at, row): (usize, &MonthRow)| {
            let (mut hires, mut maturing, mut attrition) = (0.0, 0.0, 0.0);
            for (crew, course) in crews() {
                let first = crew.output.at(0, crew.group.months_to_ready);
                hires += course.get(at).map_or(0.0, |month| month.joined * first);
                if let Some(past) = at.checked_sub(1).and_then(|past| course.get(past)) {
                    let (left, matured) = crew.output.change(&crew.group, past);
                    attrition += left;
                    maturing += matured;
                }
            }
            let bridge = Bridge {
                opening: before,
                hires,
                maturing: maturing + 0.0,
                attrition: attrition + 0.0,
                closing: row.capacity,
            };
            before = row.capacity;
            bridge
        };
        months.iter().enumerate().map(step).collect()
    }
}

fn sum_at(lists: &[Vec<u32>], at: usize) -> u32 {
    lists.iter().filter_map(|list| list.get(at)).sum()
}

fn shape(revenue: f64, all: f64, history: Option<f64>, tolerance: f64) -> Option<Shape> {
    (all > 0.0).then(|| {
        let share = revenue / all;
        Shape {
            share,
            history,
            is_within: history.is_none_or(|past| (share - past).abs() <= amount(tolerance) + SLACK),
        }
    })
}

/// The one furthest from history; the first of several that are as far, up to [`SLACK`].
fn worst(shapes: impl Iterator<Item = (usize, Option<Shape>)>) -> Option<(usize, f64)> {
    let differences = shapes.filter_map(|(at, shape)| Some((at, shape?.difference()?)));
    differences.reduce(|worst, next| {
        if next.1.abs() > worst.1.abs() + SLACK {
            next
        } else {
            worst
        }
    })
}

/// Several steps as one.
fn joined(steps: &[Bridge]) -> Bridge {
    let ends = steps.first().zip(steps.last());
    let mut all = ends.map_or_else(Bridge::default, |(first, last)| Bridge {
        opening: first.opening,
        closing: last.closing,
        ..Bridge::default()
    });
    for step in steps {
        all.hires += step.hires;
        all.maturing += step.maturing;
        all.attrition += step.attrition;
    }
    all
}
