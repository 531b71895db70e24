//! The page of the sales target of the period: what is open, what is missing, and the work that closes it.

mod channels;
mod columns;
mod coverage;
mod funnel;
mod gap;
mod history;
mod inputs;
mod landing;
mod leak;
mod levers;
mod outline;
mod paste;
mod people;
mod rows;
mod sheet;
mod stages;
mod verdict;
mod work;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::plan::{PlanFigure, PlanFrame, PlanView, Refused, both, tell_refused};
use crate::engines::pace::{Pace, Sliced};
use crate::engines::stats::Interval;
use crate::engines::value::Text;
use crate::i18n::fill;
use crate::models::parameter::Unit;
use crate::models::row_id::Taken;
use crate::models::sales_funnel::input::{Basis, Input};
use crate::models::sales_funnel::{
    DRAWS, Edit, EditRefusal, Report, UncertainLanding, draw_landing, evaluate_with,
};
use crate::ui::components::{TabPanel, Toast, Tone, use_document};
use crate::ui::platform::turns::use_long;
use crate::workspace::planned::SALES_FUNNEL;
use columns::Kind;
use coverage::CoverageChart;
use funnel::FunnelTab;
use gap::GapChart;
use inputs::Inputs;
use landing::LandingChart;
use levers::ValueTab;
use outline::OUTLINE;
use people::PeopleTab;
use sheet::Sheet;
use verdict::{VerdictBand, coverage_word, gap_word, verdict_word};
use work::WorkTab;

/// Lets go of what was refused in rows that are not there (a row of the same number that comes later starts anew), and of
/// all of it in another workspace than it was typed into.
fn still_refused(refused: &mut Refused, is_same: bool, rows: &[String]) {
    refused.retain(|cell, _| is_same && rows.iter().any(|row| cell.starts_with(row)));
}

/// The plan with its report, exact and drawn.
#[derive(Clone, Copy)]
struct Funnel {
    view: PlanView,
    input: Memo<Arc<Input>>,
    report: Memo<Arc<Report>>,
    /// The answer with rates that are not known, where it is asked for; the one before while it is drawn.
    drawn: Memo<Arc<Option<UncertainLanding>>>,
    is_drawing: Memo<bool>,
    /// What no cell of the grids could take.
    refused: RwSignal<Refused>,
    /// The cell of a grid that the page leads to, by its path.
    asked: RwSignal<Option<String>>,
}

impl Funnel {
    fn words(self) -> &'static crate::i18n::texts::SalesFunnel {
        self.view.app.texts().sales_funnel()
    }

    fn amount(self, value: f64, unit: Unit) -> String {
        self.view.style.get().amount(value, unit)
    }

    fn money(self, value: f64) -> String {
        self.amount(value, Unit::Money)
    }

    /// Money of any size: in single units where it is small against what the workspace shows money in.
    fn cost(self, value: f64) -> String {
        let style = self.view.style.get();
        let is_small = style.scaled(value, Unit::Money).abs() < 0.1;
        if is_small { style.single() } else { style }.amount(value, Unit::Money)
    }

    /// A probability.
    fn chance(self, p: f64) -> String {
        self.amount(p, Unit::Probability)
    }

    /// `23.1%–41%`
    fn interval(self, interval: Interval) -> String {
        format!("{}–{}", self.chance(interval.low), self.chance(interval.high))
    }

    /// Name of a stage.
    fn stage(self, id: &str) -> String {
        let name = self.input.with(|input| input.stage(id).map(|s| s.name.clone()));
        self.view.say(&name.unwrap_or_default())
    }

    /// Name of a channel.
    fn channel(self, id: &str) -> String {
        let find = |input: &Input| input.channels.iter().find(|c| c.id == id).map(|c| c.name.clone());
        let name = self.input.with(|input| find(input));
        self.view.say(&name.unwrap_or_default())
    }

    /// Changes the structure.
    fn edit(self, edit: Edit) {
        let what = match &edit {
            Edit::Basis(_) => both(|t| t.sales_funnel().basis),
            Edit::Aim(_) => both(|t| t.sales_funnel().aim),
            Edit::Period(..) | Edit::AsOf(_) => both(|t| t.sales_funnel().period),
            Edit::Uncertain(_) => both(|t| t.sales_funnel().uncertainty),
            Edit::HighIntent(_) => both(|t| t.sales_funnel().high_intent_stage),
            Edit::Add(list) | Edit::Remove(list, _) | Edit::Rename(list, ..) | Edit::Move(list, ..) => {
                rows::what(*list)
            }
            Edit::Kind(..) | Edit::Switch(..) | Edit::Feeds(..) => both(|t| t.sales_funnel().channels),
            Edit::Tick(..) => both(|t| t.sales_funnel().levers),
            Edit::Closes(..) => both(|t| t.sales_funnel().deals),
            Edit::OwnRates(..) => both(|t| t.sales_funnel().people),
            Edit::AddMonth(_) | Edit::RemoveMonth(_) | Edit::Redate(..) => both(|t| t.sales_funnel().history),
        };
        self.change(what, None, |input, taken| edit.apply(input, taken));
    }

    /// Changes the structure in the base; whether it is now as asked for, be it that nothing had to change.
    fn change(
        self,
        what: Text,
        gesture: Option<u32>,
        change: impl FnOnce(&mut Input, &Taken<'_>) -> Result<(), EditRefusal>,
    ) -> bool {
        self.view.edit((what, gesture), change, |why| self.refusal(why))
    }

    /// Says why a change was not made.
    fn warn(self, why: EditRefusal) {
        let sentence = self.refusal(why);
        self.view.app.say(Toast::new(sentence).tone(Tone::Warn));
    }

    fn refusal(self, why: EditRefusal) -> &'static str {
        let texts = self.view.app.lang.get_untracked().texts();
        let (plan, own) = (texts.plan(), texts.sales_funnel());
        match why {
            EditRefusal::NoSuchRow => plan.row_gone,
            EditRefusal::Full => plan.row_full,
            EditRefusal::LastStage => plan.row_last,
            EditRefusal::EndsBeforeStart => own.refused_period,
            EditRefusal::CannotFeed => own.refused_feeds,
            EditRefusal::MonthThere => own.refused_month,
        }
    }
}

/// A sentence with its arguments.
fn told(template: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    fill(template, &values)
}

fn use_funnel() -> Funnel {
    expect_context::<Funnel>()
}

/// [`still_refused`] of the rows there are.
fn forget_lost(funnel: Funnel, input: &Input, is_same: bool) {
    if funnel.refused.with_untracked(BTreeMap::is_empty) {
        return;
    }
    let rows: Vec<String> = [Kind::Deals, Kind::People, Kind::History]
        .into_iter()
        .flat_map(|kind| {
            kind.ids(input)
                .into_iter()
                .map(move |id| format!("{}/", kind.path(&id)))
        })
        .collect();
    funnel
        .refused
        .update(|refused| still_refused(refused, is_same, &rows));
}

/// The answer with rates that are not known, in slices.
fn drawing(input: &Arc<Input>) -> Sliced<Option<UncertainLanding>> {
    let pace = Pace::in_slices();
    let (input, for_work) = (Arc::clone(input), pace.clone());
    let work = async move {
        if !input.is_uncertain {
            return None;
        }
        Some(draw_landing(&input, DRAWS, &for_work).await)
    };
    Sliced::new(work, pace)
}

/// The page.
#[component]
pub fn SalesFunnelPage() -> impl IntoView {
    let view = PlanView::provide(&SALES_FUNNEL);
    let input = view.input::<Input>();
    // 5,000 draws take longer than a frame; the exact part takes less than one.
    let report = Memo::new_with_compare(
        move |_| input.with(|input| Arc::new(evaluate_with(input, 0))),
        |_, _| true,
    );
    let (drawn, is_drawing) = use_long(move || input.with(drawing));
    let funnel = Funnel {
        view,
        input,
        report,
        drawn,
        is_drawing,
        refused: RwSignal::new(Refused::new()),
        asked: RwSignal::new(None),
    };
    provide_context(funnel);
    let go = move |cell: String| {
        view.tab.set(Kind::of_cell(&cell).tab());
        funnel.asked.set(Some(cell));
    };
    tell_refused(view, funnel.refused, Callback::new(go));
    let document = use_document();
    Effect::new(move |before: Option<String>| {
        let whose = document.get();
        let is_same = before.is_none_or(|before| before == whose);
        input.with(|input| forget_lost(funnel, input, is_same));
        whose
    });
    let panel: TabPanel = Arc::new(|key| match key {
        "funnel" => view! { <FunnelTab/> }.into_any(),
        "work" => view! { <WorkTab/> }.into_any(),
        "value" => view! { <ValueTab/> }.into_any(),
        "people" => view! { <PeopleTab/> }.into_any(),
        _ => view! { <DealsTab/> }.into_any(),
    });
    let headline = view! {
        <PlanFigure id="probability_hit" is_main=true word=Signal::derive(move || verdict_word(funnel))/>
        <PlanFigure id="expected_amount"/>
        <PlanFigure id="gap" word=Signal::derive(move || gap_word(funnel))/>
        <PlanFigure id="coverage" word=Signal::derive(move || coverage_word(funnel))/>
    }
    .into_any();
    let inputs = view! { <Inputs/> }.into_any();
    let report = view! {
        <VerdictBand/>
        <LandingChart/>
        <GapChart/>
        <CoverageChart/>
    }
    .into_any();
    view! { <PlanFrame outline=&OUTLINE headline inputs report panel/> }
}

/// The list of open deals.
#[component]
fn DealsTab() -> impl IntoView {
    let funnel = use_funnel();
    let is_counted = move || funnel.input.with(|input| input.basis == Basis::Deals);
    view! {
        <Show when=move || !is_counted()>
            <p class="band band-plain">{move || funnel.words().deals_not_counted}</p>
        </Show>
        <Sheet kind=Kind::Deals/>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_refused_goes_with_its_row_and_with_its_workspace() {
        let of = |cells: &[&str]| -> Refused {
            let why = || ("many".to_owned(), "no number".to_owned());
            cells.iter().map(|cell| ((*cell).to_owned(), why())).collect()
        };
        let rows = ["deal/1/".to_owned(), "deal/12/".to_owned()];
        let mut refused = of(&["deal/1/amount", "deal/2/amount", "deal/12/probability"]);
        still_refused(&mut refused, true, &rows);
        assert_eq!(refused, of(&["deal/1/amount", "deal/12/probability"]));
        // Rows of the same number in another workspace are other rows.
        still_refused(&mut refused, false, &rows);
        assert_eq!(refused, Refused::new());
    }
}
