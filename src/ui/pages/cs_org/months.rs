//! Headcount and hiring by month against the growth of the customers.

use leptos::prelude::*;

use super::{Cs, in_unit, use_cs};
use crate::charts::axes::TickFormat;
use crate::charts::course::{Course, CourseColumns, CourseForm, CourseLine, CourseMonth};
use crate::charts::staffing::Staffing;
use crate::i18n::fill;
use crate::models::cs_org::{TeamMonth, hires, shortest};
use crate::models::parameter::Unit;
use crate::ui::components::{ChartFrame, Choice, Heading, PlainTable, SelectField};
use crate::ui::pages::plan::{Heads, staffing};

/// Stands for all teams in the list.
const ALL: &str = "";

/// The months looked at: of all teams, or of one.
type Months = Memo<Vec<TeamMonth>>;

/// The tab.
#[component]
pub fn MonthsTab() -> impl IntoView {
    let cs = use_cs();
    let scope = RwSignal::new(ALL.to_owned());
    let months = Memo::new(move |_| {
        cs.report.with(|r| {
            // A team that is gone is as all of them.
            let team = r.teams.iter().find(|team| scope.with(|id| team.id == *id));
            team.map_or_else(|| r.total.months.clone(), |team| team.months.clone())
        })
    });
    let choices = move || {
        let all = Choice::new(ALL, cs.words().scope_all);
        cs.input.with(|input| {
            let teams = input
                .teams
                .iter()
                .map(|team| Choice::new(team.id.clone(), cs.view.say(&team.name)));
            std::iter::once(all).chain(teams).collect::<Vec<_>>()
        })
    };
    let has_any = Memo::new(move |_| cs.report.with(|r| r.total.csms.is_some()));
    view! {
        <Show when=move || cs.has_teams()>
            <div class="whatif-fields">
                <SelectField
                    asks=true
                    label=Signal::derive(move || cs.words().scope.to_owned()) value=scope stacked=true
                    choices=Signal::derive(choices) on_change=Callback::new(move |id| scope.set(id))
                />
            </div>
        </Show>
        <Show
            when=move || has_any.get() && !months.with(Vec::is_empty)
            fallback=move || view! { <p class="muted" role="status">{move || cs.words().no_size}</p> }
        >
            <StaffChart months/>
            <HiresChart months/>
            <GrowthChart months/>
            <MonthTable months/>
        </Show>
    }
}

/// Who is on board.
#[component]
fn StaffChart(months: Months) -> impl IntoView {
    let cs = use_cs();
    let title = move || {
        let (words, style) = (cs.words(), cs.style());
        months.with(|months| {
            let hired = hires(months);
            let needed = months.last().map(|month| month.needed);
            let values = [
                ("months", months.len().to_string()),
                ("hires", style.number(hired, Unit::Persons)),
                ("needed", style.maybe(needed, Unit::Plain)),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            let template = if hired > 0.0 {
                words.months_found
            } else {
                words.months_found_none
            };
            fill(template, &values)
        })
    };
    let table = move || {
        let words = cs.words();
        on_board(cs, months, 600.0).table(&title(), words.col_month, words.col_all)
    };
    view! {
        <div data-chart="staffing">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(move || cs.words().months_sub.to_owned())
                scene=Callback::new(move |width| on_board(cs, months, width).scene()) table=Signal::derive(table)
            />
        </div>
    }
}

fn on_board(cs: Cs, months: Months, width: f64) -> Staffing {
    let words = cs.words();
    let layers: [(Heads<TeamMonth>, bool); 3] = [
        ((words.qualified, |m| m.qualified), false),
        ((words.ramping, |m| m.ramping), true),
        ((words.managers, |m| m.managers), false),
    ];
    let named = |m: &TeamMonth| (m.month.to_string(), m.month.to_string());
    let needed: [Heads<TeamMonth>; 1] = [(words.col_needed, |m| m.needed)];
    months.with(|months| staffing((cs.style(), width), months, named, &layers, &needed))
}

/// Who joins when.
#[component]
fn HiresChart(months: Months) -> impl IntoView {
    let cs = use_cs();
    let title = move || {
        let (words, style) = (cs.words(), cs.style());
        months.with(|months| {
            let joined = months.iter().filter(|month| month.hires > 0.0);
            let most = joined.reduce(|most, month| if month.hires > most.hires { month } else { most });
            most.map_or_else(
                || words.hires_found_none.to_owned(),
                |month| {
                    let n = style.number(month.hires, Unit::Persons);
                    fill(
                        words.hires_found,
                        &[("month", &month.month.to_string()), ("n", &n)],
                    )
                },
            )
        })
    };
    let chart = move |width: f64| {
        let (words, style) = (cs.words(), cs.style());
        let reading = |m: &TeamMonth| format!("{} {}", words.hires, style.number(m.hires, Unit::Persons));
        months.with(|months| Course {
            columns: Some(CourseColumns {
                name: words.hires.to_owned(),
                end_label: words.hires.to_owned(),
                values: months.iter().map(|m| Some(m.hires)).collect(),
            }),
            ..along(months, width, reading)
        })
    };
    view! {
        <div data-chart="hires">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(move || cs.words().hires_sub.to_owned())
                scene=Callback::new(move |width| chart(width).scene())
                table=Signal::derive(move || chart(600.0).table(&title(), cs.words().col_month))
            />
        </div>
    }
}

/// The customers against those who are carried.
#[component]
fn GrowthChart(months: Months) -> impl IntoView {
    let cs = use_cs();
    let title = move || {
        let (words, style) = (cs.words(), cs.style());
        months.with(|months| {
            shortest(months).map_or_else(
                || words.growth_found.to_owned(),
                |month| {
                    let n = style.amount(libm::round(month.beyond), Unit::Customers);
                    fill(
                        words.growth_short,
                        &[("month", &month.month.to_string()), ("n", &n)],
                    )
                },
            )
        })
    };
    let chart = move |width: f64| {
        let (words, style) = (cs.words(), cs.style());
        let count = |value: f64| style.number(libm::round(value), Unit::Customers);
        let reading = |m: &TeamMonth| {
            let both = [(words.paying, m.customers), (words.carried_all, m.carried)];
            both.map(|(name, value)| format!("{name} {}", count(value)))
                .join(" · ")
        };
        months.with(|months| {
            let line = |name: &str, is_dashed: bool, read: fn(&TeamMonth) -> f64| CourseLine {
                name: name.to_owned(),
                end_label: months
                    .last()
                    .map_or_else(String::new, |m| format!("{name} {}", count(read(m)))),
                values: months.iter().map(|m| Some(read(m))).collect(),
                form: CourseForm::Joined,
                is_dashed,
            };
            Course {
                lines: vec![
                    line(words.paying, false, |m| m.customers),
                    line(words.carried_all, true, |m| m.carried),
                ],
                ..along(months, width, reading)
            }
        })
    };
    view! {
        <div data-chart="growth">
            <ChartFrame
                title=Signal::derive(title) subtitle=Signal::derive(move || cs.words().growth_sub.to_owned())
                scene=Callback::new(move |width| chart(width).scene())
                table=Signal::derive(move || chart(600.0).table(&title(), cs.words().col_month))
            />
        </div>
    }
}

/// Months along which something is drawn.
fn along(months: &[TeamMonth], width: f64, reading: impl Fn(&TeamMonth) -> String) -> Course {
    let month = |m: &TeamMonth| CourseMonth {
        key: m.month.to_string(),
        name: m.month.to_string(),
        reading: reading(m),
        event: None,
    };
    Course {
        width,
        format: TickFormat::Number,
        months: months.iter().map(month).collect(),
        columns: None,
        lines: Vec::new(),
        band: None,
    }
}

/// Each month with all that is known of it.
#[component]
fn MonthTable(months: Months) -> impl IntoView {
    let cs = use_cs();
    let columns = move || {
        let words = cs.words();
        vec![
            Heading::words(words.col_month),
            Heading::number(words.paying),
            Heading::number(words.col_needed),
            Heading::number(words.hires),
            Heading::number(words.qualified),
            Heading::number(words.ramping),
            Heading::number(words.managers),
            Heading::number(in_unit(cs, words.col_cost_month, Unit::Money)),
            Heading::number(words.col_share_month),
        ]
    };
    let rows = move || {
        let style = cs.style();
        let count = |value: f64| style.number(value, Unit::Persons);
        let row = |m: &TeamMonth| {
            vec![
                m.month.to_string(),
                count(m.customers),
                count(m.needed),
                count(m.hires),
                count(m.qualified),
                count(m.ramping),
                count(m.managers),
                style.number(m.cost, Unit::Money),
                style.maybe(m.cost_share(), Unit::Share),
            ]
        };
        months.with(|months| months.iter().map(row).collect::<Vec<_>>())
    };
    view! {
        <div data-section="months-table">
            <h2>{move || cs.words().months_table}</h2>
            <PlainTable
                caption=Signal::derive(move || cs.words().months_table.to_owned())
                columns=Signal::derive(columns) rows=Signal::derive(rows)
            />
        </div>
    }
}
