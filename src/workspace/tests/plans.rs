//! What plans promise: numbers over a document, scenarios that hold what differs, links without rows.

use serde_json::json;

use super::link::{self, Contents, Parts, picked};
use super::plan::Planned;
use super::*;
use crate::engines::value::{Source, Sourced, Text};
use crate::models::headline::Model;
use crate::models::layer::LayerEdit;
use crate::models::parameter::Parameters;
use crate::models::{cs_org, sales_funnel, sales_org, sales_year};

fn empty() -> Workspace {
    Workspace::empty("w1".into(), "Acme".into(), crate::i18n::Lang::En, day())
}

fn set<M: Planned>(workspace: &mut Workspace, id: &str, value: f64) {
    let action = workspace.set_in_plan::<M>(id, value).unwrap();
    workspace.apply(action).unwrap();
}

fn add_layer(workspace: &mut Workspace) {
    let edit = sales_org::Edit::Layer(LayerEdit::Add);
    let action = workspace.edit_plan(Text::own("layers"), |input: &mut sales_org::Input| {
        edit.apply(input)
    });
    workspace.apply(action.unwrap()).unwrap();
}

fn scenario(workspace: &mut Workspace, id: &str) {
    let (id, name) = (id.to_owned(), id.to_owned());
    workspace.apply(Action::AddScenario { id, name }).unwrap();
}

#[test]
fn a_plan_nobody_touched_is_the_sample() {
    let workspace = empty();
    assert_eq!(workspace.plan::<sales_org::Input>(), sales_org::Input::default());
    assert_eq!(
        workspace.plan::<sales_year::Input>(),
        sales_year::Input::default()
    );
    assert_eq!(workspace.plan::<cs_org::Input>(), cs_org::Input::default());
    assert_eq!(workspace.plans, []);
    // Whatever the day, the sample's period lies about it as the worked example's does.
    let funnel = workspace.plan::<sales_funnel::Input>();
    assert_eq!((funnel.as_of, funnel.days_left()), (day(), 28.0));
    assert_eq!(
        funnel.figure("probability_hit"),
        sales_funnel::Input::default().figure("probability_hit")
    );
}

#[test]
fn numbers_lie_over_the_document_until_it_is_edited() {
    let mut workspace = empty();
    set::<sales_org::Input>(&mut workspace, "contract_value", 20_000.0);
    let plan = workspace.stored_plan("sales_org").unwrap();
    assert_eq!((plan.document.is_none(), plan.numbers.len()), (true, 1));
    add_layer(&mut workspace);
    let plan = workspace.stored_plan("sales_org").unwrap();
    assert_eq!((plan.document.is_none(), plan.numbers.len()), (false, 0));
    let input = workspace.plan::<sales_org::Input>();
    assert_eq!(
        (input.layers.len(), input.contract_value),
        (3, Sourced::typed(20_000.0))
    );
    assert_eq!(input.gross_margin.source, Source::Sample);
}

#[test]
fn a_target_does_not_move_on_with_the_day() {
    let mut workspace = empty();
    set::<sales_funnel::Input>(&mut workspace, "target", 3_000_000.0);
    let later = day().add_days(10).unwrap();
    workspace.apply(Action::AsOf(later)).unwrap();
    let input = workspace.plan::<sales_funnel::Input>();
    assert_eq!(
        (input.as_of, input.days_left(), input.numbers.target.value),
        (later, 18.0, 3_000_000.0)
    );
}

#[test]
fn a_number_out_of_range_is_brought_into_it_and_none_is_refused() {
    let mut workspace = empty();
    set::<sales_org::Input>(&mut workspace, "gross_margin", 7.0);
    assert_eq!(workspace.plan::<sales_org::Input>().gross_margin.value, 1.0);
    let refused = workspace.set_in_plan::<sales_org::Input>("gross_margin", f64::NAN);
    assert_eq!(refused, Err(Refusal::BadValue));
    let unknown = workspace.set_in_plan::<sales_org::Input>("layer/none/span", 1.0);
    assert_eq!(unknown, Err(Refusal::NotThere));
}

#[test]
fn a_scenario_holds_what_differs_and_is_adopted_whole() {
    let mut workspace = empty();
    scenario(&mut workspace, "s");
    set::<sales_org::Input>(&mut workspace, "contract_value", 40_000.0);
    set::<cs_org::Input>(&mut workspace, "months", 6.0);
    assert_eq!(
        workspace.plan::<sales_org::Input>().contract_value.value,
        30_000.0
    );
    assert_eq!(
        workspace.plan_now::<sales_org::Input>().contract_value.value,
        40_000.0
    );
    // Back at the base's value it differs no more.
    set::<cs_org::Input>(&mut workspace, "months", cs_org::Input::default().months.value);
    let models: Vec<&String> = workspace.scenarios[0].differs.keys().collect();
    assert_eq!(models, ["sales_org"]);
    workspace.apply(Action::AdoptScenario("s".into())).unwrap();
    assert_eq!(
        workspace.plan::<sales_org::Input>().contract_value,
        Sourced::typed(40_000.0)
    );
    assert!(workspace.scenarios.is_empty());
}

#[test]
fn undo_gives_the_plan_back() {
    let mut workspace = empty();
    let mut history = History::default();
    let before = workspace.clone();
    let action = workspace
        .set_in_plan::<sales_year::Input>("horizon", 24.0)
        .unwrap();
    let label = history
        .apply(&mut workspace, action, "#/sales-year", None)
        .unwrap();
    assert!(matches!(label, StepLabel::Input(name) if name.en == "Months planned"));
    history.undo(&mut workspace);
    assert_eq!(workspace, before);
}

#[test]
fn confirmed_samples_are_ones_own_and_the_sample_comes_back() {
    let mut workspace = empty();
    let action = workspace.confirm_plan::<cs_org::Input>(Text::own("taken over"));
    workspace.apply(action).unwrap();
    let input = workspace.plan::<cs_org::Input>();
    let sources = input.parameters().into_iter().filter_map(|p| input.get(&p.id));
    assert!(sources.into_iter().all(|value| value.source == Source::Typed));
    let (model, change, what) = ("cs_org", plan::PlanChange::Sample, Text::default());
    workspace.apply(Action::Plan { model, change, what }).unwrap();
    assert_eq!(workspace.plan::<cs_org::Input>(), cs_org::Input::default());
}

#[test]
fn every_model_survives_the_file_with_all_its_rows() {
    fn round<M: Planned + std::fmt::Debug>() {
        let mut workspace = empty();
        let action = workspace.confirm_plan::<M>(Text::own("all"));
        workspace.apply(action).unwrap();
        let read = file::read(file::write(&workspace).as_bytes(), day()).unwrap();
        assert_eq!(read.repairs, []);
        assert_eq!(read.workspace, workspace, "{}", M::ID);
        assert_eq!(read.workspace.plan::<M>(), workspace.plan::<M>(), "{}", M::ID);
        assert!(!read.workspace.read_plan::<M>().is_unreadable);
    }
    round::<sales_year::Input>();
    round::<sales_funnel::Input>();
    round::<sales_org::Input>();
    round::<cs_org::Input>();
}

#[test]
fn a_plan_that_cannot_be_read_shows_the_sample_and_is_kept() {
    let mut workspace = empty();
    add_layer(&mut workspace);
    workspace.plans[0].document = Some(std::sync::Arc::new(json!({"layers": 7})));
    let read = workspace.read_plan::<sales_org::Input>();
    assert!(read.is_unreadable);
    assert_eq!(read.input, sales_org::Input::default());
    let file = file::read(file::write(&workspace).as_bytes(), day()).unwrap();
    assert_eq!(file.workspace.plans, workspace.plans);
}

#[test]
fn hostile_plans_cost_themselves_and_not_the_document() {
    let mut workspace = empty();
    set::<sales_org::Input>(&mut workspace, "contract_value", 20_000.0);
    let mut value: serde_json::Value = serde_json::from_str(&file::write(&workspace)).unwrap();
    let plans = value["workspace"]["plans"].as_array_mut().unwrap();
    plans[0]["numbers"]["gross_margin"] = json!("much");
    plans.push(json!({"model": "sales_org"}));
    plans.push(json!({"model": "cs_org", "document": 7}));
    plans.push(json!("nothing"));
    plans.push(json!({"model": "of a later version", "document": {"a": [1]}}));
    let read = file::read(value.to_string().as_bytes(), day()).unwrap();
    assert_eq!(read.repairs, [Repair::Plans(3), Repair::Numbers(1)]);
    assert_eq!(
        read.workspace.plan::<sales_org::Input>().contract_value.value,
        20_000.0
    );
    assert_eq!(read.workspace.plans[1].model, "of a later version");
}

#[test]
fn a_link_leaves_rows_and_notes_out_unless_they_are_picked() {
    let mut workspace = empty();
    let named = |input: &mut sales_funnel::Input| -> Result<(), Refusal> {
        input.deals[0].name = Text::own("A secret customer");
        input.people[0].name = Text::own("A person");
        Ok(())
    };
    let action = workspace.edit_plan(Text::own("deals"), named).unwrap();
    workspace.apply(action).unwrap();
    let note = sales_org::Edit::ContractValueNote("A secret plan".into());
    let action = workspace.edit_plan(Text::own("note"), |input: &mut sales_org::Input| {
        note.apply(input)
    });
    workspace.apply(action.unwrap()).unwrap();

    let told = serde_json::to_string(&picked(&workspace, Parts::default()).plans).unwrap();
    assert!(!told.contains("secret") && !told.contains("A person"), "{told}");
    // Nor the numbers of rows that stay behind, in the plan or in a scenario.
    scenario(&mut workspace, "s");
    set::<sales_funnel::Input>(&mut workspace, "deal/2/amount", 7.0);
    set::<sales_funnel::Input>(&mut workspace, "target", 8.0);
    let told = picked(&workspace, Parts::default());
    let differs: Vec<&String> = told.scenarios[0].differs["sales_funnel"].keys().collect();
    assert_eq!(differs, ["target"]);
    assert!(told.plan::<sales_funnel::Input>().deals.is_empty());
    let all = picked(&workspace, Parts::ALL);
    assert_eq!(all.plans, workspace.plans);
    assert_eq!(Contents::of(&all).plans, ["sales_funnel", "sales_org"]);
    // What is in the link comes out of it.
    let payload = link::write(&workspace, Parts::ALL).unwrap();
    let visited = link::read(&payload, day()).unwrap().workspace;
    assert_eq!(visited.plans, workspace.plans);
}
