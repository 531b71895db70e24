//! Whether the plan reaches the year's target, its revenue month by month, and who is on board.

use leptos::prelude::*;

use super::inputs::set_hires;
use super::{Year, use_year};
use crate::charts::axes::TickFormat;
use crate::charts::course::{Course, CourseColumns, CourseForm, CourseLine, CourseMonth};
use crate::charts::staffing::Staffing;
use crate::i18n::fill;
use crate::i18n::texts::SalesYear;
use crate::models::parameter::Unit;
use crate::models::sales_year::{EvenPlan, MonthRow, Problem, YearRow, even_plan, hires_to_start};
use crate::ui::components::ChartFrame;
use crate::ui::format::score;
use crate::ui::pages::plan::{Heads, staffing};

/// A sentence per year, the shape, and what needs a look.
#[component]
pub fn Verdict() -> impl IntoView {
    let year = use_year();
    let years = move || {
        year.report.with(|r| {
            let all = r.years.iter().enumerate();
            all.map(|(at, row)| {
                let tone = if row.is_reached { "good" } else { "bad" };
                view! {
                    <p class="band verdict" role="status" data-tone=tone data-verdict=row.is_reached.to_string()>
                        {sentence(year, at, row)}
                    </p>
                }
            })
            .collect_view()
        })
    };
    let problems = move || {
        year.report.with(|r| {
            let said = r.problems.iter().map(|problem| problem_text(year, problem));
            said.map(|text| view! { <p class="band band-plain">{text}</p> })
                .collect_view()
        })
    };
    view! {
        {years}
        <StartEven/>
        {problems}
    }
}

/// The plan to start from, for somebody whose hires are still the sample's.
#[component]
fn StartEven() -> impl IntoView {
    let year = use_year();
    let even = Memo::new(move |_| {
        let left = year
            .input
            .with(|input| hires_to_start(input).then(|| even_plan(input)))?;
        let is_planned = year.report.with(|r| {
            let hires = r.months.iter().map(|month| month.hires);
            hires.eq((0..r.months.len()).map(|at| left.iter().filter_map(|role| role.get(at)).sum::<u32>()))
        });
        (!is_planned).then(|| year.report.with(|r| r.even))
    });
    let said = move |of: fn(EvenPlan, &'static SalesYear) -> &'static str| {
        let n = |even: EvenPlan| fill(of(even, year.words()), &[("n", &even.per_month.to_string())]);
        even.get().map_or_else(String::new, n)
    };
    let take = move |_| set_hires(year, &year.input.with_untracked(|input| even_plan(input)));
    view! {
        <Show when=move || even.get().is_some()>
            <div class="band band-plain band-answer" role="note" data-section="start-even">
                <p>{move || said(|even, w| if even.reaches { w.start_even } else { w.start_most })}</p>
                <button type="button" class="btn" data-edit="" on:click=take>{move || said(|_, w| w.start_take)}</button>
            </div>
        </Show>
    }
}

fn sentence(year: Year, at: usize, row: &YearRow) -> String {
    let (words, style) = (year.words(), year.view.style.get());
    let money = |value: f64| style.amount(value, Unit::Money);
    let part = if row.part < 1.0 {
        fill(words.part_year, &[("months", &row.months.to_string())])
    } else {
        String::new()
    };
    let name = fill(words.year_n, &[("n", &(at + 1).to_string())]);
    let values = [
        ("year", format!("{name}{part}")),
        ("revenue", money(row.revenue)),
        ("target", money(row.target)),
        ("gap", money(row.gap)),
        ("over", money(-row.gap)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let reach = if row.is_reached {
        words.verdict_reached
    } else {
        words.verdict_short
    };
    let shape = match row.shape_holds {
        Some(true) => words.shape_ok.to_owned(),
        Some(false) => shape_off(year, row).unwrap_or_default(),
        None => String::new(),
    };
    format!("{} {shape}", fill(reach, &values)).trim_end().to_owned()
}

/// The month that is furthest from history; where all months are within tolerance, the quarter.
fn shape_off(year: Year, row: &YearRow) -> Option<String> {
    let (name, difference) = year.report.with(|r| {
        let (at, difference) = row.worst_month?;
        let month = r.months.get(at)?;
        if month.shape.is_some_and(|shape| !shape.is_within) {
            return Some((year.month(month), difference));
        }
        let (at, difference) = row.worst_quarter?;
        Some((year.quarter(&r.months, at, r.quarters.get(at)?), difference))
    })?;
    let values = [("month", name), ("points", points(year, difference))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    Some(fill(year.words().shape_off, &values))
}

/// The word under the gap: whether the first year reaches its target.
pub fn gap_word(year: Year) -> String {
    let words = year.words();
    let first = year.report.with(|r| r.years.first().map(|row| row.is_reached));
    let word = |is_reached| {
        if is_reached {
            words.word_reached
        } else {
            words.word_short
        }
    };
    first.map_or_else(String::new, |is_reached| word(is_reached).to_owned())
}

/// A difference of shares in percentage points, one decimal, and to which side.
pub fn points(year: Year, difference: f64) -> String {
    let words = year.words();
    let template = if difference < 0.0 {
        words.points_below
    } else {
        words.points_above
    };
    let number = score((difference * 100.0).abs(), year.view.app.lang.get());
    fill(template, &[("n", &number)])
}

fn problem_text(year: Year, problem: &Problem) -> String {
    let (words, style) = (year.words(), year.view.style.get());
    let role = |at: usize| {
        year.input.with(|input| {
            input
                .roles
                .get(at)
                .map_or_else(String::new, |role| year.view.say(&role.name))
        })
    };
    match *problem {
        Problem::NoRoles => words.problem_no_roles.to_owned(),
        Problem::SharesSum(sum) => fill(
            words.problem_shares_sum,
            &[("sum", &style.amount(sum, Unit::Share))],
        ),
        Problem::NoShares => words.problem_no_shares.to_owned(),
        Problem::SeasonWithoutHistory => words.problem_season.to_owned(),
        Problem::AboveCap {
            role: at,
            first,
            months,
        } => fill(
            words.problem_cap,
            &[
                ("role", &role(at)),
                ("month", &(first + 1).to_string()),
                ("n", &months.to_string()),
            ],
        ),
        Problem::RangeMissesLikely { role: at, .. } => fill(words.problem_range, &[("role", &role(at))]),
        Problem::RampingBringsMore { role: at } => fill(words.problem_ramping, &[("role", &role(at))]),
    }
}

/// Revenue of each month against the target's share.
#[component]
pub fn RevenueChart() -> impl IntoView {
    let year = use_year();
    let title = move || {
        let (words, style) = (year.words(), year.view.style.get());
        year.report.with(|r| {
            let best = r.months.iter().max_by(|a, b| a.revenue.total_cmp(&b.revenue));
            let revenue: f64 = r.years.iter().map(|row| row.revenue).sum();
            let values = [
                ("revenue", style.amount(revenue, Unit::Money)),
                ("month", best.map_or_else(String::new, |row| year.month(row))),
            ];
            fill(
                words.revenue_found,
                &values.each_ref().map(|(name, value)| (*name, value.as_str())),
            )
        })
    };
    let unit = move || year.view.style.get().unit(Unit::MoneyPerMonth);
    view! {
        <div data-chart="revenue">
            <ChartFrame
                title=Signal::derive(title)
                subtitle=Signal::derive(move || fill(year.words().revenue_sub, &[("unit", &unit())]))
                scene=Callback::new(move |width| revenue(year, width).scene())
                table=Signal::derive(move || revenue(year, 600.0).table(&title(), year.words().col_month))
            />
        </div>
    }
}

fn revenue(year: Year, width: f64) -> Course {
    let (words, style) = (year.words(), year.view.style.get());
    let shown = |value: f64| style.number(value, Unit::Money);
    let scaled = |value: f64| Some(style.scaled(value, Unit::Money));
    year.report.with(|r| {
        let targets = monthly_targets(&r.months);
        let month = |(row, target): (&MonthRow, &f64)| CourseMonth {
            key: format!("{}-{}", row.year, row.month),
            name: year.month(row),
            reading: format!(
                "{} {} · {} {}",
                words.revenue,
                shown(row.revenue),
                words.target,
                shown(*target)
            ),
            event: None,
        };
        Course {
            width,
            format: TickFormat::Number,
            months: r.months.iter().zip(&targets).map(month).collect(),
            columns: Some(CourseColumns {
                name: words.revenue.to_owned(),
                end_label: words.revenue.to_owned(),
                values: r.months.iter().map(|row| scaled(row.revenue)).collect(),
            }),
            lines: vec![CourseLine {
                name: words.target.to_owned(),
                end_label: words.target.to_owned(),
                values: targets.iter().map(|target| scaled(*target)).collect(),
                form: CourseForm::Steps,
                is_dashed: false,
            }],
            band: None,
        }
    })
}

/// What of the target falls into each month.
fn monthly_targets(months: &[MonthRow]) -> Vec<f64> {
    let mut before = 0.0;
    let mut targets = Vec::with_capacity(months.len());
    for (at, row) in months.iter().enumerate() {
        if at % 12 == 0 {
            before = 0.0;
        }
        targets.push(row.target_so_far - before);
        before = row.target_so_far;
    }
    targets
}

/// Who is on board.
#[component]
pub fn StaffChart() -> impl IntoView {
    let year = use_year();
    let title = move || {
        let (words, style) = (year.words(), year.view.style.get());
        year.report.with(|r| {
            let last = r.months.last();
            let count = |heads: Option<f64>| style.number(heads.unwrap_or_default(), Unit::Persons);
            let values = [
                ("qualified", count(last.map(|row| row.qualified.total()))),
                ("ramping", count(last.map(|row| row.ramping.total()))),
            ];
            fill(
                words.staff_found,
                &values.each_ref().map(|(name, value)| (*name, value.as_str())),
            )
        })
    };
    let table = move || {
        let words = year.words();
        on_board(year, 600.0).table(&title(), words.col_month, words.col_all)
    };
    view! {
        <div data-chart="staff">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(move || year.words().staff_sub.to_owned())
                scene=Callback::new(move |width| on_board(year, width).scene()) table=Signal::derive(table)
            />
        </div>
    }
}

fn on_board(year: Year, width: f64) -> Staffing {
    let words = year.words();
    let layers: [(Heads<MonthRow>, bool); 3] = [
        ((words.qualified_opening, |row| row.qualified.opening), false),
        ((words.qualified_new, |row| row.qualified.joined), false),
        ((words.ramping_all, |row| row.ramping.total()), true),
    ];
    let named = |row: &MonthRow| (format!("{}-{}", row.year, row.month), year.month(row));
    let style = year.view.style.get();
    year.report
        .with(|r| staffing((style, width), &r.months, named, &layers, &[]))
}
