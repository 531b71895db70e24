//! What single actions do and refuse.

use super::rows::{Cell, ColumnRole, Rows};
use super::*;
use crate::engines::value::{Source, Sourced};
use crate::models::lead_tiering::{Override, cut_path, template, weight_path};
use crate::models::parameter::Parameters;

fn set(id: &str, value: f64) -> Action {
    Action::SetInput { id: id.into(), value }
}

fn scenario(id: &str) -> Action {
    Action::AddScenario {
        id: id.into(),
        name: id.into(),
    }
}

fn differs(workspace: &Workspace) -> Vec<(&str, f64)> {
    let inputs = workspace.scenarios[0].differs.get("leads");
    inputs
        .into_iter()
        .flatten()
        .map(|(id, v)| (id.as_str(), v.value))
        .collect()
}

#[test]
fn a_scenario_holds_only_what_differs() {
    let mut workspace = with_sample();
    workspace.apply(scenario("s")).unwrap();
    workspace.apply(set("mid_high_share", 0.5)).unwrap();
    assert_eq!(differs(&workspace), [("mid_high_share", 0.5)]);
    assert_eq!(workspace.lead_tiering.number("mid_high_share").value, 0.3);
    assert_eq!(workspace.lead_tiering_now().number("mid_high_share").value, 0.5);
    workspace.apply(set("mid_high_share", 0.3)).unwrap();
    assert!(workspace.scenarios[0].differs.is_empty());
    workspace.apply(set("mid_high_share", 7.0)).unwrap();
    assert_eq!(differs(&workspace), [("mid_high_share", 1.0)]);
}

#[test]
fn the_base_shows_through_where_a_scenario_says_nothing() {
    let mut workspace = with_sample();
    workspace.apply(scenario("s")).unwrap();
    workspace.apply(set("hours_per_month", 99.0)).unwrap();
    workspace.apply(Action::UseScenario(None)).unwrap();
    workspace.apply(set("mid_high_share", 0.2)).unwrap();
    workspace.apply(Action::UseScenario(Some("s".into()))).unwrap();
    let now = workspace.lead_tiering_now();
    assert_eq!(
        (
            now.number("hours_per_month").value,
            now.number("mid_high_share").value
        ),
        (99.0, 0.2)
    );
}

#[test]
fn adopting_writes_the_differences_into_the_base() {
    let mut workspace = with_sample();
    workspace.apply(scenario("s")).unwrap();
    workspace
        .apply(set(&weight_path("template", "need_fit"), 35.0))
        .unwrap();
    workspace.apply(set(&cut_path("template", "c"), 80.0)).unwrap();
    let seen = workspace.lead_tiering_now();
    workspace.apply(Action::AdoptScenario("s".into())).unwrap();
    assert_eq!(workspace.lead_tiering, seen);
    assert_eq!(
        (workspace.scenarios.len(), workspace.active_scenario.clone()),
        (0, None)
    );
    assert_eq!(
        workspace.lead_tiering.get(&weight_path("template", "need_fit")),
        Some(Sourced::typed(35.0))
    );
}

#[test]
fn a_second_scenario_starts_from_the_one_looked_at() {
    let mut workspace = with_sample();
    workspace.apply(scenario("s")).unwrap();
    workspace.apply(set("mid_high_share", 0.5)).unwrap();
    workspace.apply(scenario("t")).unwrap();
    workspace.apply(set("mid_high_share", 0.6)).unwrap();
    assert_eq!(differs(&workspace), [("mid_high_share", 0.5)]);
    assert_eq!(workspace.apply(scenario("s")), Err(Refusal::BadValue));
    workspace.apply(Action::RemoveScenario("t".into())).unwrap();
    assert_eq!(workspace.active_scenario, None);
    assert_eq!(
        workspace.apply(Action::UseScenario(Some("t".into()))),
        Err(Refusal::NotThere)
    );
}

#[test]
fn weights_are_normalised_in_the_scenario_looked_at() {
    let mut workspace = with_sample();
    workspace.apply(scenario("s")).unwrap();
    assert_eq!(workspace.apply(Action::NormaliseWeights), Err(Refusal::NoChange));
    workspace
        .apply(set(&weight_path("template", "need_fit"), 100.0))
        .unwrap();
    workspace.apply(Action::NormaliseWeights).unwrap();
    assert_eq!(workspace.lead_tiering_now().card().unwrap().weight_sum(), 100);
    assert_eq!(workspace.lead_tiering.card().unwrap().factors[5].weight(), 20);
}

#[test]
fn tiers_are_kept_in_the_order_of_their_cuts() {
    let mut workspace = with_sample();
    workspace.apply(set(&cut_path("template", "c"), 80.0)).unwrap();
    let tiers = |w: &Workspace, at: usize| -> Vec<(String, i64, u8)> {
        let tier = |t: &crate::engines::scorecard::Tier| (t.id.clone(), t.cut.value, t.colour);
        w.lead_tiering.cards[at].tiers.iter().map(tier).collect()
    };
    let expected =
        [("c", 80, 0), ("a", 75, 1), ("b", 50, 2), ("d", 0, 3)].map(|(id, cut, c)| (id.to_owned(), cut, c));
    assert_eq!(tiers(&workspace, 0), expected);
    // The same in a scorecard that is not the one in use.
    let other = crate::engines::scorecard::Scorecard {
        id: "other".into(),
        ..template::scorecard()
    };
    workspace.apply(Action::AddCard(Box::new(other))).unwrap();
    workspace.apply(Action::UseCard("template".into())).unwrap();
    workspace.apply(set(&cut_path("other", "a"), 30.0)).unwrap();
    let order: Vec<String> = tiers(&workspace, 1).into_iter().map(|t| t.0).collect();
    assert_eq!(order, ["b", "a", "c", "d"]);
}

#[test]
fn cells_are_read_as_their_column_wants_them() {
    let mut workspace = with_sample();
    let lead = vec![
        ("name".to_owned(), Cell::text("New")),
        ("amount".to_owned(), Cell::text("￥1,234.5")),
        ("created".to_owned(), Cell::text("2026年1月2日")),
        ("closed".to_owned(), Cell::text("soon")),
        ("nowhere".to_owned(), Cell::text("x")),
    ];
    workspace.apply(Action::AddLeads(vec![lead])).unwrap();
    let place = workspace.leads.place(workspace.leads.len() - 1).unwrap();
    let cell = |role| {
        workspace
            .leads
            .cell(place, workspace.leads.role_at(role).unwrap())
    };
    assert_eq!(cell(ColumnRole::Amount), Cell::Number(1234.5));
    assert_eq!(
        cell(ColumnRole::Created),
        Cell::Day(Day::new(2026, 1, 2).unwrap())
    );
    assert_eq!(cell(ColumnRole::Closed), Cell::Unread("soon".into()));
    assert_eq!(cell(ColumnRole::Outcome), Cell::Empty);
}

fn by_hand(tier: &str) -> Option<Override> {
    Some(Override {
        tier: tier.into(),
        reason: "asked for".into(),
        author: String::new(),
        until: day(),
    })
}

fn named(names: &[&str]) -> Box<Rows> {
    let mut rows = Rows::new(with_sample().leads.columns.to_vec(), Source::Imported);
    names.iter().for_each(|name| {
        rows.push([Cell::text(*name)]);
    });
    Box::new(rows)
}

#[test]
fn a_tier_set_by_hand_goes_with_its_lead() {
    let mut workspace = with_sample();
    workspace.apply(Action::Override(1, by_hand("a"))).unwrap();
    workspace.apply(Action::Override(2, by_hand("a"))).unwrap();
    assert_eq!(
        workspace.apply(Action::Override(9999, by_hand("a"))),
        Err(Refusal::NotThere)
    );
    workspace.apply(Action::RemoveLeads(vec![1])).unwrap();
    assert_eq!(workspace.lead_tiering.overrides.keys().collect::<Vec<_>>(), [&2]);
}

#[test]
fn a_fresh_import_does_not_inherit_tiers_set_by_hand_or_identities() {
    let mut workspace = with_sample();
    workspace
        .apply(Action::ReplaceLeads {
            rows: named(&["One", "Two"]),
            card: None,
        })
        .unwrap();
    workspace.apply(Action::Override(1, by_hand("a"))).unwrap();
    workspace.apply(Action::Override(2, by_hand("a"))).unwrap();
    workspace
        .apply(Action::ReplaceLeads {
            rows: named(&["One", "Other"]),
            card: None,
        })
        .unwrap();
    assert_eq!(workspace.lead_tiering.overrides.keys().collect::<Vec<_>>(), [&1]);
    // The sample's two hundred identities were used once.
    assert_eq!(workspace.leads.next_id, with_sample().leads.next_id);
}

#[test]
fn rows_that_do_not_hold_together_are_refused() {
    let mut workspace = with_sample();
    let before = workspace.clone();
    let mut rows = named(&["One", "Two"]);
    std::sync::Arc::make_mut(&mut rows.blocks[0]).ids[1] = 1;
    assert_eq!(
        workspace.apply(Action::ReplaceLeads { rows, card: None }),
        Err(Refusal::BadValue)
    );
    assert_eq!(workspace, before);
}

#[test]
fn one_bad_cell_edit_refuses_them_all() {
    let mut workspace = with_sample();
    let before = workspace.clone();
    let edit = |row, column: &str| CellEdit {
        row,
        column: column.into(),
        cell: Cell::text("x"),
    };
    for bad in [edit(9999, "name"), edit(1, "none")] {
        let edits = vec![edit(1, "name"), bad];
        assert_eq!(workspace.apply(Action::SetCells(edits)), Err(Refusal::NotThere));
        assert_eq!(workspace, before);
    }
}

#[test]
fn confirming_makes_a_sample_value_ones_own() {
    let mut workspace = with_sample();
    let ids = vec!["mid_high_share".to_owned(), weight_path("template", "need_fit")];
    workspace.apply(Action::ConfirmInputs(ids.clone())).unwrap();
    for id in &ids {
        assert_eq!(workspace.lead_tiering.get(id).unwrap().source, Source::Typed);
    }
    assert_eq!(
        workspace.apply(Action::ConfirmInputs(ids)),
        Err(Refusal::NoChange)
    );
    assert_eq!(
        workspace.apply(Action::ConfirmInputs(vec!["none".into()])),
        Err(Refusal::NotThere)
    );
}

#[test]
fn a_scenario_whose_name_is_taken_is_numbered() {
    let mut workspace = with_sample();
    let named = |id: &str, name: &str| Action::AddScenario {
        id: id.into(),
        name: name.into(),
    };
    for id in ["a", "b", "c"] {
        workspace.apply(named(id, "Lean")).unwrap();
    }
    let names = |workspace: &Workspace| -> Vec<String> {
        workspace.scenarios.iter().map(|s| s.name.clone()).collect()
    };
    assert_eq!(names(&workspace), ["Lean", "Lean 2", "Lean 3"]);
    let rename = |id: &str, name: &str| Action::RenameScenario(id.into(), name.into());
    workspace.apply(rename("b", "Lean")).unwrap_err();
    workspace.apply(rename("c", "Key accounts")).unwrap();
    workspace.apply(rename("a", "Key accounts")).unwrap();
    assert_eq!(names(&workspace), ["Key accounts 2", "Lean 2", "Key accounts"]);
}
