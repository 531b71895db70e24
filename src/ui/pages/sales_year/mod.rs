//! The page of the yearly sales forecast.

mod bridge;
mod grid;
mod inputs;
mod maturing;
mod odds;
mod report;
mod shape;
mod solver;

use std::sync::Arc;

use leptos::prelude::*;

use super::plan::{Outline, PlanFigure, PlanFrame, PlanStep, PlanView, Refused, all_inputs, tell_refused};
use crate::i18n::date::month_name;
use crate::i18n::fill;
use crate::i18n::texts::SalesYear;
use crate::models::sales_year::{Fan, Input, MonthRow, QuarterRow, Report, evaluate};
use crate::ui::asking::Asking;
use crate::ui::components::{TabPanel, use_document};
use crate::workspace::planned::SALES_YEAR;
use bridge::BridgeTab;
use grid::PlanTab;
use inputs::Inputs;
use maturing::MaturingTab;
use odds::OddsTab;
use report::{RevenueChart, StaffChart, Verdict, gap_word};
use shape::ShapeTab;

static OUTLINE: Outline = Outline {
    title: |t| t.sales_year().title,
    purpose: |t| t.sales_year().purpose,
    steps: &[
        PlanStep {
            name: |t| t.sales_year().step_target,
            is_done: |view| view.value("target/1").is_some_and(|v| v.value > 0.0),
            anchor: "year-plan",
            tab: None,
        },
        PlanStep {
            name: |t| t.sales_year().step_team,
            is_done: |view| view.figure_is("revenue", |v| v > 0.0),
            anchor: "year-role",
            tab: None,
        },
        PlanStep {
            name: |t| t.sales_year().step_plan,
            is_done: |view| view.figure_is("hires", |v| v > 0.0),
            anchor: "plan-tabs",
            tab: Some("plan"),
        },
        PlanStep {
            name: |t| t.sales_year().step_shape,
            is_done: |view| view.figure("worst_month").is_some_and(|f| f.value.is_some()),
            anchor: "plan-tabs",
            tab: Some("shape"),
        },
        PlanStep {
            name: |t| t.sales_year().step_solve,
            is_done: |view| view.figure_is("gap", |gap| gap <= 0.0),
            anchor: "plan-tabs",
            tab: Some("plan"),
        },
        PlanStep {
            name: |t| t.sales_year().step_odds,
            is_done: |_| false,
            anchor: "plan-tabs",
            tab: Some("odds"),
        },
    ],
    tabs: &[
        ("plan", |t| t.sales_year().tab_plan),
        ("shape", |t| t.sales_year().tab_shape),
        ("maturing", |t| t.sales_year().tab_maturing),
        ("bridge", |t| t.sales_year().tab_bridge),
        ("odds", |t| t.sales_year().tab_odds),
    ],
    printed: &["revenue", "gap", "hires", "qualified_at_end", "maturing_yield"],
    figure: "revenue",
    moves: |_| ["role/rep/productivity_qualified", "role/rep/ramp_months"].map(str::to_owned),
    moved: all_inputs,
    worked: |view| {
        view.app
            .workspace
            .with_untracked(|w| w.plan_now::<Input>().worked())
    },
};

/// The plan with its report.
#[derive(Clone, Copy)]
struct Year {
    view: PlanView,
    input: Memo<Arc<Input>>,
    report: Memo<Arc<Report>>,
    /// What no cell of the plan could take.
    refused: RwSignal<Refused>,
    /// The cell of the plan that the page leads to, by its path.
    asked: RwSignal<Option<String>>,
    /// The courses that the year may take.
    odds: Asking<Fan>,
}

impl Year {
    fn words(self) -> &'static SalesYear {
        self.view.app.texts().sales_year()
    }

    /// A month's name; with its year where the plan goes beyond one.
    fn month(self, row: &MonthRow) -> String {
        let name = month_name(row.month, self.view.app.lang.get());
        let is_long = self.input.with(|input| input.years() > 1);
        if is_long {
            fill(
                self.words().month_of_year,
                &[("month", &name), ("year", &row.year.to_string())],
            )
        } else {
            name
        }
    }

    /// A quarter's name, with its year where the plan goes beyond one; there one that does not begin with a calendar
    /// quarter is named by its months.
    fn quarter(self, months: &[MonthRow], place: usize, quarter: &QuarterRow) -> String {
        let words = self.words();
        let ends = months
            .get(quarter.first)
            .zip(months.get(quarter.first + quarter.months.saturating_sub(1)));
        let Some((first, last)) = ends.filter(|_| self.input.with(|input| input.years() > 1)) else {
            return fill(words.quarter_n, &[("n", &(place + 1).to_string())]);
        };
        if first.month % 3 != 1 {
            return format!("{}–{}", self.month(first), self.month(last));
        }
        let values = [
            ("year", first.year.to_string()),
            ("n", (first.month / 3 + 1).to_string()),
        ];
        fill(
            words.quarter_of_year,
            &values.each_ref().map(|(name, value)| (*name, value.as_str())),
        )
    }

    /// The name of a month by its place in the plan, 0 for the first.
    fn month_at(self, place: usize) -> String {
        self.report.with(|r| {
            r.months
                .get(place)
                .map_or_else(String::new, |row| self.month(row))
        })
    }
}

fn use_year() -> Year {
    expect_context::<Year>()
}

/// The page.
#[component]
pub fn SalesYearPage() -> impl IntoView {
    let view = PlanView::provide(&SALES_YEAR);
    let input = view.input::<Input>();
    let report = Memo::new_with_compare(
        move |_| input.with(|input| Arc::new(evaluate(input))),
        |_, _| true,
    );
    let refused = RwSignal::new(Refused::new());
    let document = use_document();
    Effect::new(move |before: Option<String>| {
        let whose = document.get();
        if before.is_some_and(|before| before != whose) {
            refused.set(Refused::new());
        }
        whose
    });
    let year = Year {
        view,
        input,
        report,
        refused,
        asked: RwSignal::new(None),
        odds: Asking::new(view.app),
    };
    provide_context(year);
    odds::keep_drawn(year);
    let go = move |cell: String| {
        view.tab.set("plan");
        year.asked.set(Some(cell));
    };
    tell_refused(view, refused, Callback::new(go));
    let panel: TabPanel = Arc::new(|key| match key {
        "shape" => view! { <ShapeTab/> }.into_any(),
        "maturing" => view! { <MaturingTab/> }.into_any(),
        "bridge" => view! { <BridgeTab/> }.into_any(),
        "odds" => view! { <OddsTab/> }.into_any(),
        _ => view! { <PlanTab/> }.into_any(),
    });
    let headline = view! {
        <PlanFigure id="revenue" is_main=true/>
        <PlanFigure id="gap" word=Signal::derive(move || gap_word(year))/>
        <PlanFigure id="hires"/>
        <PlanFigure id="qualified_at_end"/>
    }
    .into_any();
    let report = view! {
        <Verdict/>
        <RevenueChart/>
        <StaffChart/>
    }
    .into_any();
    view! { <PlanFrame outline=&OUTLINE headline inputs=view! { <Inputs/> }.into_any() report panel/> }
}
