//! Whatever a file holds, a sound workspace comes out or a problem is told.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::file::{FileProblem, read, write};
use super::rows::Cell;
use super::*;
use crate::engines::scorecard::tests::arbitrary::cards;
use crate::models::lead_tiering::{Case, evaluate};
use crate::models::parameter::Parameters;

/// The sample, shortened, with a second scorecard, a scenario and a tier set by hand, as the JSON of its file.
fn saved(card: crate::engines::scorecard::Scorecard) -> Value {
    let mut workspace = with_sample();
    let ids: Vec<u32> = (10..=202).collect();
    let scenario = Action::AddScenario {
        id: "s".into(),
        name: "What if".into(),
    };
    let share = Action::SetInput {
        id: "mid_high_share".into(),
        value: 0.5,
    };
    for action in [
        Action::RemoveLeads(ids),
        Action::AddCard(Box::new(card)),
        share.clone(),
        scenario,
    ] {
        workspace.apply(action).unwrap();
    }
    let mut value: Value = serde_json::from_str(&write(&workspace)).unwrap();
    value["workspace"]["lead_tiering"]["overrides"] =
        json!({"1": {"tier": "a", "reason": "", "until": "2026-11-21"}});
    value
}

/// The nodes below a value, as paths.
fn paths(value: &Value, at: &str, into: &mut Vec<String>) {
    let child = |key: &str| format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
    match value {
        Value::Object(map) => map.iter().for_each(|(key, v)| {
            into.push(child(key));
            paths(v, &child(key), into);
        }),
        Value::Array(list) => list.iter().enumerate().for_each(|(n, v)| {
            into.push(child(&n.to_string()));
            paths(v, &child(&n.to_string()), into);
        }),
        _ => {}
    }
}

/// What a node becomes; none to take it away.
fn replacements() -> impl Strategy<Value = Option<Value>> {
    prop_oneof![
        2 => Just(None),
        1 => Just(Some(Value::Null)),
        1 => any::<bool>().prop_map(|b| Some(json!(b))),
        2 => any::<i64>().prop_map(|n| Some(json!(n))),
        2 => any::<f64>().prop_map(|n| Some(json!(n))),
        1 => (-300..300_i64).prop_map(|n| Some(json!(n))),
        1 => Just(Some(json!(u64::MAX))),
        1 => Just(Some(json!(-0.0))),
        2 => "\\PC{0,5}|a/b|template|w1|1|2026-02-30".prop_map(|s| Some(json!(s))),
        1 => Just(Some(json!([]))),
        1 => Just(Some(json!({}))),
    ]
}

/// Changes one node; with `copy` it takes over another node's value instead.
fn mutate(value: &mut Value, at: Index, copy: Option<Index>, with: Option<Value>) {
    let mut all = Vec::new();
    paths(value, "", &mut all);
    // The head is small and the cells are many: half of the changes go to the head.
    all.retain(|path| path.starts_with("/workspace") || path.len() < 30);
    let path = all[at.index(all.len())].clone();
    let new = copy.map_or(with, |from| value.pointer(&all[from.index(all.len())]).cloned());
    let (parent, key) = path.rsplit_once('/').unwrap();
    let parent = value.pointer_mut(parent).unwrap();
    match (parent, new) {
        (Value::Object(map), None) => drop(map.remove(&key.replace("~1", "/").replace("~0", "~"))),
        (Value::Array(list), None) => drop(list.remove(key.parse().unwrap())),
        (_, Some(new)) => *value.pointer_mut(&path).unwrap() = new,
        _ => {}
    }
}

/// Checks everything a page relies on.
fn assert_sound(workspace: &Workspace) {
    let profile = &workspace.profile;
    assert!((1..=12).contains(&profile.fiscal_year_start));
    assert!((1.0..=31.0).contains(&profile.working_days_per_month.value));
    assert!(workspace.leads.is_sound());
    for column in 0..workspace.leads.columns.len() {
        for cell in workspace.leads.column_cells(column) {
            assert!(!matches!(cell, Cell::Number(x) if !x.is_finite() || (x == 0.0 && x.is_sign_negative())));
        }
    }
    for input in [&workspace.lead_tiering, &workspace.lead_tiering_now()] {
        assert!(input.card().is_some());
        for parameter in input.parameters() {
            let value = input.get(&parameter.id).unwrap().value;
            assert!(
                (parameter.min..=parameter.max).contains(&value),
                "{}",
                parameter.id
            );
        }
        let report = evaluate(Case {
            input,
            rows: &workspace.leads,
            as_of: profile.as_of,
        });
        let placed: usize = report.tiers.iter().map(|t| t.count).sum();
        assert_eq!(placed + report.undetermined, report.counted);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_mutated_file_gives_a_sound_workspace_that_is_stable(
        card in cards(),
        changes in vec((any::<Index>(), proptest::option::weighted(0.2, any::<Index>()), replacements()), 1..6),
    ) {
        let mut value = saved(card);
        for (at, copy, with) in changes {
            mutate(&mut value, at, copy, with);
        }
        let Ok(restored) = read(value.to_string().as_bytes(), day()) else { return Ok(()) };
        assert_sound(&restored.workspace);
        let again = read(write(&restored.workspace).as_bytes(), day()).unwrap();
        prop_assert_eq!(again.workspace, restored.workspace);
        prop_assert_eq!(again.repairs, vec![]);
    }
}

fn restored(change: impl FnOnce(&mut Value)) -> Restored {
    let mut value = saved(crate::engines::scorecard::tests::card(vec![]));
    change(&mut value);
    let restored = read(value.to_string().as_bytes(), day()).unwrap();
    assert_sound(&restored.workspace);
    restored
}

#[test]
fn an_untouched_file_needs_no_repair() {
    assert_eq!(restored(|_| {}).repairs, []);
}

#[test]
fn each_loss_is_said() {
    let cards = "/workspace/lead_tiering/cards";
    let set = |path: &str, new: Value| restored(|v| *v.pointer_mut(path).unwrap() = new).repairs;
    assert_eq!(
        set("/workspace/profile/currency", json!("XYZ")),
        [Repair::Profile]
    );
    assert_eq!(set("/workspace/profile", json!(7)), [Repair::Profile]);
    assert_eq!(
        set("/workspace/profile/fiscal_year_start", json!(13)),
        [Repair::Profile]
    );
    assert_eq!(set("/workspace/scenarios", json!([1, 2])), [Repair::Scenarios(2)]);
    assert_eq!(
        set("/workspace/lead_tiering/overrides", json!({"9999": {}})),
        [Repair::Overrides(1)]
    );
    assert_eq!(set(cards, json!([{}])), [Repair::Cards(1), Repair::NoCard]);
    assert_eq!(
        set(&format!("{cards}/0/factors/0/role"), json!(0)),
        [Repair::Cards(1)]
    );
    let wild = json!({"v": i64::MAX, "s": "typed"});
    assert_eq!(
        set(&format!("{cards}/0/factors/0/role/weighted/weight"), wild),
        [Repair::Numbers(1)]
    );
    assert_eq!(
        set(&format!("{cards}/0/factors/0/id"), json!("form")),
        [Repair::CardParts(1)]
    );
    assert_eq!(
        set(&format!("{cards}/0/tiers/3/cut/v"), json!(10)),
        [Repair::Numbers(1)]
    );
    assert_eq!(
        set(
            "/workspace/lead_tiering/numbers",
            json!({"mid_high_share": {"v": 7}})
        ),
        [Repair::Numbers(1)]
    );
    assert_eq!(
        set(
            "/workspace/lead_tiering/numbers",
            json!({"card/template/cut/a": {"v": 7}})
        ),
        [Repair::Numbers(1)]
    );
    let both = [Repair::Rows(9), Repair::Overrides(1)];
    assert_eq!(set("/blocks/0/ids/3", json!(1)), both);
    assert_eq!(set("/blocks/0", json!({"ids": [1, 2]}))[0], Repair::Rows(2));
}

#[test]
fn a_column_that_cannot_be_read_costs_its_cells_and_no_other() {
    let restored = restored(|v| v["workspace"]["leads"]["columns"][3] = json!({"id": "amount"}));
    assert_eq!(restored.repairs, [Repair::Columns(1)]);
    let leads = &restored.workspace.leads;
    assert_eq!((leads.len(), leads.columns.len()), (9, 11));
    let name = leads.cell(leads.place(0).unwrap(), leads.column_at("name").unwrap());
    assert_eq!(name, with_sample().leads.cell(leads.place(0).unwrap(), 0));
    let interest = leads.cell(leads.place(0).unwrap(), leads.column_at("interest").unwrap());
    assert_eq!(interest, Cell::text("interest.4"));
}

#[test]
fn a_profile_that_cannot_be_read_keeps_what_can() {
    let restored = restored(|v| v["workspace"]["profile"]["currency"] = json!("XYZ"));
    assert_eq!(restored.workspace.profile.name, "Acme");
    assert_eq!(restored.workspace.profile.lang, Lang::En);
}

#[test]
fn files_that_are_no_workspaces_are_told_apart() {
    let problem = |text: &str| read(text.as_bytes(), day()).unwrap_err();
    assert_eq!(problem(""), FileProblem::NotJson { line: 1, column: 0 });
    assert_eq!(
        problem("{\n  \"format\": }"),
        FileProblem::NotJson { line: 2, column: 13 }
    );
    assert_eq!(problem("[]"), FileProblem::NotOurs);
    assert_eq!(
        problem("{\"format\":\"other\",\"schema\":1,\"workspace\":{}}"),
        FileProblem::NotOurs
    );
    assert_eq!(
        problem("{\"format\":\"loudou\",\"schema\":0,\"workspace\":{}}"),
        FileProblem::NotOurs
    );
    assert_eq!(
        problem("{\"format\":\"loudou\",\"schema\":99,\"workspace\":{}}"),
        FileProblem::Newer(99)
    );
    assert_eq!(
        read(&vec![b' '; file::MOST_BYTES + 1], day()),
        Err(FileProblem::TooBig)
    );
    assert!(matches!(
        read(b"\xFF\xFE{\0", day()),
        Err(FileProblem::NotJson { .. })
    ));
    let with_mark = format!("\u{FEFF}{}", write(&with_sample()));
    assert_eq!(
        read(with_mark.as_bytes(), day()).unwrap().workspace,
        with_sample()
    );
}

#[test]
fn json_of_any_depth_is_a_problem_and_no_overflow() {
    for open in ["[", "{\"format\":"] {
        let deep = open.repeat(100_000);
        assert!(matches!(
            read(deep.as_bytes(), day()),
            Err(FileProblem::NotJson { .. })
        ));
    }
}

#[test]
fn numbers_beyond_all_floats_are_a_problem() {
    let text = write(&with_sample()).replace("\"next_id\": 203", "\"next_id\": 1e999");
    assert!(matches!(
        read(text.as_bytes(), day()),
        Err(FileProblem::NotJson { .. })
    ));
}

#[test]
fn an_empty_head_gives_an_empty_workspace() {
    let restored = restore(&Value::Null, vec![], 0, day());
    assert_sound(&restored.workspace);
    assert_eq!(restored.repairs, [Repair::Profile, Repair::NoCard]);
    assert_eq!(restored.workspace.leads.columns.len(), 12);
}
