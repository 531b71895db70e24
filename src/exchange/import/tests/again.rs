//! A list that comes a second time: what is new, changed, gone; repeats; one undo.

use proptest::prelude::*;

use super::*;
use crate::workspace::History;

const FIRST: &str = "编号,公司,金额,结果\nK1,云帆,12万,成交\nK2,智联,8万,\nK3,远山,,输单\n";

fn with(text: &str) -> Workspace {
    let mut workspace = empty();
    let (sheet, plan) = plan_of(text, &workspace);
    let imported = apply(&sheet, &plan, &workspace);
    take_over(&mut workspace, &imported);
    workspace
}

fn names(rows: &Rows) -> Vec<String> {
    let at = rows.column_at("name").unwrap();
    let cells = rows.column_cells(at);
    cells
        .map(|cell| cell.as_text().unwrap_or("").to_owned())
        .collect()
}

#[test]
fn a_changed_list_says_what_is_new_changed_and_gone() {
    let workspace = with(FIRST);
    // K1 costs more, K2 is written otherwise and leaves its outcome out, K3 is gone, K4 is new.
    let second = "编号,公司,金额,结果\nk1,云帆,15万,成交\nK2 ,智联,80000,\nK4,海纳,3万,\n";
    let (sheet, mut plan) = plan_of(second, &workspace);
    assert_eq!(plan.mode, Mode::Update);
    assert_eq!(plan.open(&sheet, &workspace), []);
    let imported = apply(&sheet, &plan, &workspace);
    let seen = &imported.comparison;
    assert_eq!((seen.new, seen.changed, seen.unchanged, seen.gone), (1, 1, 1, 1));
    assert_eq!((seen.by, seen.cells), (Some(MatchBy::Key), 1));
    let [change] = &seen.changes[..] else {
        panic!("{:?}", seen.changes)
    };
    assert_eq!(change.lead, "云帆");
    assert_eq!(
        (&change.old, &change.new),
        (&Cell::Number(120_000.0), &Cell::Number(150_000.0))
    );
    assert_eq!(
        (&seen.first_new[..], &seen.first_gone[..]),
        (&["海纳".to_owned()][..], &["远山".to_owned()][..])
    );
    // What is gone stays unless it is to be removed.
    assert_eq!(names(&imported.rows), ["云帆", "智联", "远山", "海纳"]);
    plan.remove_gone = true;
    let imported = apply(&sheet, &plan, &workspace);
    assert_eq!(names(&imported.rows), ["云帆", "智联", "海纳"]);
    assert_eq!(cell(&imported.rows, 1, "outcome"), Cell::Empty);
}

#[test]
fn identities_and_tiers_set_by_hand_stay_and_one_undo_takes_all_back() {
    let workspace = with(FIRST);
    let ids: Vec<_> = workspace
        .leads
        .blocks
        .iter()
        .flat_map(|b| b.ids.clone())
        .collect();
    let (sheet, plan) = plan_of("编号,公司,金额\nK2,智联,9万\nK9,新客,\n", &workspace);
    let imported = apply(&sheet, &plan, &workspace);
    let after: Vec<_> = imported.rows.blocks.iter().flat_map(|b| b.ids.clone()).collect();
    assert_eq!(after[..3], ids[..]);
    // The table has no outcome, so those that are there stay.
    assert_eq!(cell(&imported.rows, 0, "outcome"), Cell::Text("won".into()));
    let (mut history, mut now) = (History::default(), workspace.clone());
    let rows = Box::new(imported.rows);
    history
        .apply(&mut now, Action::ReplaceLeads { rows, card: None }, "leads", None)
        .unwrap();
    assert_eq!(now.leads.len(), 4);
    history.undo(&mut now);
    assert_eq!(now, workspace);
}

#[test]
fn names_match_only_after_the_user_says_so() {
    let workspace = with("公司,金额\n云帆,12万\n智联,8万\n");
    let (sheet, mut plan) = plan_of("公司,金额\n云帆,13万\n远山,1万\n", &workspace);
    assert_eq!(plan.mode, Mode::Append);
    assert_eq!(plan.open(&sheet, &workspace), [Open::Repeats(1)]);
    plan.mode = Mode::Update;
    assert_eq!(plan.open(&sheet, &workspace), [Open::ByName]);
    plan.by_name = true;
    assert_eq!(plan.open(&sheet, &workspace), []);
    assert_eq!(apply(&sheet, &plan, &workspace).comparison.changed, 1);
    let other = sheet_of("行业\n软件\n制造\n");
    let mut plan = propose(&other, &EmptyMarkers::default(), &workspace);
    plan.mode = Mode::Update;
    assert_eq!(plan.open(&other, &workspace), [Open::NoIdentity]);
}

#[test]
fn repeats_are_skipped_replaced_or_kept() {
    let workspace = with(FIRST);
    let text = "编号,公司,金额\nK1,云帆,1\nK5,海纳,2\nK5,海纳新,3\n,无编号,4\n";
    let (sheet, mut plan) = plan_of(text, &workspace);
    plan.set_use(&sheet, None, 0, Use::Key);
    plan.set_use(&sheet, None, 1, Use::Name);
    plan.mode = Mode::Append;
    assert_eq!(plan.open(&sheet, &workspace), [Open::Repeats(2)]);
    let mut names_if = |repeats| {
        plan.repeats = Some(repeats);
        let imported = apply(&sheet, &plan, &workspace);
        (
            names(&imported.rows).split_off(3),
            cell(&imported.rows, 0, "amount"),
            imported.comparison.skipped,
        )
    };
    let own = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    let old = Cell::Number(120_000.0);
    assert_eq!(
        names_if(Repeats::Skip),
        (own(&["海纳", "无编号"]), old.clone(), 2)
    );
    assert_eq!(
        names_if(Repeats::Replace),
        (own(&["海纳新", "无编号"]), Cell::Number(1.0), 1)
    );
    assert_eq!(
        names_if(Repeats::KeepBoth),
        (own(&["云帆", "海纳", "海纳新", "无编号"]), old, 0)
    );
    // A list that replaces all is asked about its own repeats only.
    plan.mode = Mode::Replace;
    plan.repeats = None;
    assert_eq!(plan.open(&sheet, &workspace), [Open::Repeats(1)]);
}

#[test]
fn other_spellings_of_a_level_or_an_outcome_are_no_change() {
    let mut workspace = empty();
    let (channel, level) = (
        card(&workspace).factors[0].name.zh.clone(),
        label(&workspace, 0, 1),
    );
    let id = card(&workspace).factors[0].levels()[1].id.clone();
    let (sheet, plan) = plan_of(
        &format!("编号,公司,{channel},结果\nK1,甲,{level},成交\nK2,乙,{level},\n"),
        &workspace,
    );
    let imported = apply(&sheet, &plan, &workspace);
    take_over(&mut workspace, &imported);
    let (sheet, plan) = plan_of(
        &format!("编号,公司,{channel},结果\nK1,甲,{id},赢单\nK2,乙,{level},跟进中\n"),
        &workspace,
    );
    let seen = apply(&sheet, &plan, &workspace).comparison;
    assert_eq!((seen.changes, seen.unchanged), (Vec::new(), 2));
}

proptest! {
    #[test]
    fn what_goes_out_changes_nothing_when_it_comes_back(
        table in prop::collection::vec(("[a-c漏=+\"',]{1,4}", prop::option::of(-1e6_f64..1e6), 0_usize..3), 1..12),
        wide in any::<bool>(),
    ) {
        let mut text = String::from("编号,公司,金额,结果,备注\n");
        for (row, (name, amount, outcome)) in table.iter().enumerate() {
            let amount = amount.map(|x| x.to_string()).unwrap_or_default();
            let outcome = ["赢单", "输单", ""][*outcome];
            let name = name.replace('"', "\"\"");
            let note = if wide { "=1+1" } else { "" };
            text.push_str(&format!("K{row},\"{name}\",{amount},{outcome},{note}\n"));
        }
        let workspace = with(&text);
        let csv = LeadTable::new(&workspace, &workspace.lead_tiering, &report(&workspace)).csv();
        let (sheet, mut plan) = plan_of(&csv, &workspace);
        plan.mode = Mode::Update;
        plan.by_name = true;
        plan.repeats = Some(Repeats::Skip);
        let imported = apply(&sheet, &plan, &workspace);
        let seen = &imported.comparison;
        if seen.by == Some(MatchBy::Key) {
            prop_assert_eq!((&seen.changes[..], seen.new, seen.gone, seen.skipped), (&[][..], 0, 0, 0));
            prop_assert_eq!(&imported.rows, &workspace.leads);
        }
    }

    #[test]
    fn every_row_of_the_table_goes_somewhere(
        first in prop::collection::vec(0_u8..6, 1..8),
        second in prop::collection::vec(0_u8..6, 1..8),
        repeats in prop::sample::select(Repeats::ALL.to_vec()),
        mode in prop::sample::select(vec![Mode::Replace, Mode::Append, Mode::Update]),
        remove_gone in any::<bool>(),
    ) {
        let list = |keys: &[u8]| {
            let rows: String = keys.iter().map(|k| format!("K{k},公司{k}\n")).collect();
            format!("编号,公司\n{rows}")
        };
        let mut workspace = empty();
        let (sheet, mut plan) = plan_of(&list(&first), &workspace);
        plan.set_use(&sheet, None, 0, Use::Key);
        let imported = apply(&sheet, &plan, &workspace);
        take_over(&mut workspace, &imported);
        let (sheet, mut plan) = plan_of(&list(&second), &workspace);
        plan.set_use(&sheet, None, 0, Use::Key);
        plan.set_use(&sheet, None, 1, Use::Name);
        (plan.mode, plan.repeats, plan.remove_gone) = (mode, Some(repeats), remove_gone);
        let imported = apply(&sheet, &plan, &workspace);
        let seen = &imported.comparison;
        prop_assert_eq!(seen.new + seen.changed + seen.unchanged + seen.skipped, second.len());
        let stays = if mode == Mode::Replace { 0 } else { first.len() };
        let removed = if mode == Mode::Update && remove_gone { seen.gone } else { 0 };
        prop_assert_eq!(imported.rows.len(), stays - removed + seen.new);
        prop_assert!(imported.rows.is_sound());
    }
}
