//! What plans promise: numbers over a document, scenarios that hold what differs, links without rows.

use serde_json::json;

use super::link::{self, Contents, Parts, picked};
use super::plan::{Blocked, PlanChange, Planned};
use super::*;
use crate::engines::value::{Source, Sourced, Text};
use crate::models::headline::Model;
use crate::models::layer::LayerEdit;
use crate::models::parameter::Parameters;
use crate::models::row_id::Taken;
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
    let action = workspace.edit_plan(Text::own("layers"), |input: &mut sales_org::Input, taken| {
        edit.apply(input, taken)
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
    assert_eq!(refused, Err(Blocked::Refused(Refusal::BadValue)));
    let unknown = workspace.set_in_plan::<sales_org::Input>("layer/none/span", 1.0);
    assert_eq!(unknown, Err(Blocked::Refused(Refusal::NotThere)));
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

/// Adds a row, sets a number of it in a scenario, takes the row away and adds another: the scenario's number must not be
/// the new row's.
fn comes_back<M: Planned>(
    add: impl Fn(&mut M, &Taken<'_>),
    remove: impl Fn(&mut M),
    number: impl Fn(&M) -> (String, f64),
) {
    let mut workspace = empty();
    scenario(&mut workspace, "s");
    let in_base = |workspace: &mut Workspace, change: &dyn Fn(&mut M, &Taken<'_>)| {
        let done = workspace.edit_plan(Text::default(), |input: &mut M, taken| -> Result<(), Refusal> {
            change(input, taken);
            Ok(())
        });
        workspace.apply(done.unwrap()).unwrap();
    };
    in_base(&mut workspace, &add);
    let (first, was) = number(&workspace.plan::<M>());
    set::<M>(&mut workspace, &first, was + 1.0);
    assert_eq!(workspace.plan_now::<M>().get(&first).unwrap().value, was + 1.0);
    in_base(&mut workspace, &|input, _| remove(input));
    assert_eq!(workspace.plan_now::<M>().get(&first), None, "{first}");
    in_base(&mut workspace, &add);
    let (second, now) = number(&workspace.plan::<M>());
    assert_ne!(first, second);
    assert_eq!(
        workspace.plan_now::<M>().get(&second).unwrap().value,
        now,
        "{second}"
    );
    // The number stays with the row it was set for, should a step back bring that one.
    assert!(workspace.scenarios[0].differs[M::ID].contains_key(&first));
}

#[test]
fn a_row_that_comes_later_finds_no_numbers_of_one_that_is_gone() {
    use sales_funnel::List;
    for (list, word, number) in [
        (List::Deals, "deal", "amount"),
        (List::Stages, "stage", "days_to_won"),
        (List::Channels, "channel", "lead_days"),
        (List::Levers, "lever", "uplift"),
        (List::People, "person", "target"),
    ] {
        let last = |input: &sales_funnel::Input| match list {
            List::Deals => input.deals.last().unwrap().id.clone(),
            List::Stages => input.stages.last().unwrap().id.clone(),
            List::Channels => input.channels.last().unwrap().id.clone(),
            List::Levers => input.levers.last().unwrap().id.clone(),
            List::People => input.people.last().unwrap().id.clone(),
        };
        comes_back::<sales_funnel::Input>(
            |input, taken| sales_funnel::Edit::Add(list).apply(input, taken).unwrap(),
            |input| {
                let edit = sales_funnel::Edit::Remove(list, last(input));
                edit.apply(input, &Taken::NONE).unwrap();
            },
            |input| {
                let path = format!("{word}/{}/{number}", last(input));
                let value = input.get(&path).unwrap().value;
                (path, value)
            },
        );
    }
    comes_back::<sales_year::Input>(
        |input, taken| sales_year::Edit::AddRole.apply(input, taken).unwrap(),
        |input| _ = input.roles.pop(),
        |input| (format!("role/{}/qualified", input.roles.last().unwrap().id), 0.0),
    );
    let layer = sales_org::Edit::Layer(LayerEdit::Add);
    comes_back::<sales_org::Input>(
        |input, taken| layer.apply(input, taken).unwrap(),
        |input| _ = input.layers.pop(),
        |input| {
            let layer = input.layers.last().unwrap();
            (format!("layer/{}/span", layer.id), layer.span.value)
        },
    );
    comes_back::<cs_org::Input>(
        |input, taken| cs_org::Edit::AddTeam.apply(input, taken).unwrap(),
        |input| _ = input.teams.pop(),
        |input| {
            let team = input.teams.last().unwrap();
            (format!("team/{}/customers", team.id), team.customers.value)
        },
    );
    let milestone = cs_org::TeamEdit::AddMilestone;
    let milestone = cs_org::Edit::Team {
        team: "all".into(),
        edit: milestone,
    };
    comes_back::<cs_org::Input>(
        |input, taken| milestone.apply(input, taken).unwrap(),
        |input| _ = input.teams[0].milestones.pop(),
        |input| {
            let last = input.teams[0].milestones.last().unwrap();
            (
                format!("team/all/milestone/{}/customers", last.id),
                last.customers.value,
            )
        },
    );
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
    let action = workspace
        .confirm_plan::<cs_org::Input>(Text::own("taken over"))
        .unwrap();
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
        let action = workspace.confirm_plan::<M>(Text::own("all")).unwrap();
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
fn a_plan_that_cannot_be_read_is_not_written_over() {
    let mut workspace = empty();
    add_layer(&mut workspace);
    workspace.plans[0].document = Some(std::sync::Arc::new(json!({"layers": 7})));
    let change = |w: &Workspace| {
        let name = Text::own("layers");
        w.edit_plan(name, |input: &mut sales_org::Input, taken| {
            sales_org::Edit::Layer(LayerEdit::Add).apply(input, taken)
        })
    };
    let number = |w: &Workspace| w.set_in_plan::<sales_org::Input>("contract_value", 20_000.0);
    assert_eq!(change(&workspace), Err(Blocked::Unreadable));
    assert_eq!(number(&workspace), Err(Blocked::Unreadable));
    let confirmed = workspace.confirm_plan::<sales_org::Input>(Text::default());
    assert_eq!(confirmed, Err(Blocked::Unreadable));
    // Nor does a scenario get numbers for something nobody can see.
    scenario(&mut workspace, "s");
    assert_eq!(number(&workspace), Err(Blocked::Unreadable));
    workspace.apply(Action::UseScenario(None)).unwrap();
    // To begin anew keeps an earlier state first, and is a step that undo takes back.
    let (model, what) = ("sales_org", Text::default());
    let anew = Action::Plan {
        model,
        change: PlanChange::Sample,
        what,
    };
    assert_eq!(anew.risk(), Some(storage::Cause::Replace));
    let (before, mut history) = (workspace.clone(), History::default());
    history.apply(&mut workspace, anew, "#/sales-org", None).unwrap();
    assert!(change(&workspace).is_ok() && number(&workspace).is_ok());
    history.undo(&mut workspace);
    assert_eq!(workspace, before);
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
    let named = |input: &mut sales_funnel::Input, _: &Taken<'_>| -> Result<(), Refusal> {
        input.deals[0].name = Text::own("A secret customer");
        input.people[0].name = Text::own("A person");
        Ok(())
    };
    let action = workspace.edit_plan(Text::own("deals"), named).unwrap();
    workspace.apply(action).unwrap();
    let note = sales_org::Edit::ContractValueNote("A secret plan".into());
    let action = workspace.edit_plan(Text::own("note"), |input: &mut sales_org::Input, taken| {
        note.apply(input, taken)
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
    // A row of the sample is one's own once its amount is, in the plan or in a scenario, whatever it is called.
    let mut typed = empty();
    set::<sales_funnel::Input>(&mut typed, "target", 3_000_000.0);
    set::<sales_funnel::Input>(&mut typed, "deal/1/amount", 777_001.0);
    set::<sales_funnel::Input>(&mut typed, "person/1/target", 777_002.0);
    let told = picked(&typed, Parts::default());
    assert!(!serde_json::to_string(&told.plans).unwrap().contains("77700"));
    assert_eq!(
        told.plan::<sales_funnel::Input>().get("target").unwrap().value,
        3_000_000.0
    );
    let mut in_scenario = empty();
    scenario(&mut in_scenario, "s");
    set::<sales_funnel::Input>(&mut in_scenario, "deal/1/amount", 777_001.0);
    let told = picked(&in_scenario, Parts::default());
    assert!(
        !told.scenarios[0].differs.contains_key("sales_funnel"),
        "{:?}",
        told.scenarios
    );
    let all = picked(&workspace, Parts::ALL);
    assert_eq!(all.plans, workspace.plans);
    assert_eq!(Contents::of(&all).plans, ["sales_funnel", "sales_org"]);
    // What is in the link comes out of it.
    let payload = link::write(&workspace, Parts::ALL).unwrap();
    let visited = link::read(&payload, day()).unwrap().workspace;
    assert_eq!(visited.plans, workspace.plans);
}
