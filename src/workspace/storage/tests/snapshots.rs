//! Snapshots hold what was there, whole, as long as they are there.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::workspace::schema::CURRENT;
use crate::workspace::{Action, History, Repair};

const MINUTE: Millis = 60_000;

#[test]
fn a_snapshot_is_one_value_and_brings_the_state_back() {
    let keeper = Shelfkeeper::new(Refusing::default());
    let first = with_blocks("w1", 3);
    keeper.save(&first, None).unwrap();
    let before = keeper.store().writes.get();
    assert_eq!(keeper.snapshot("w1", Cause::Import, 5), Ok(Some(1)));
    assert_eq!(keeper.store().writes.get() - before, 1);
    // The same state is not kept twice.
    assert_eq!(keeper.snapshot("w1", Cause::Delete, 6), Ok(None));
    let mut changed = first.clone();
    rename_first(&mut changed, "changed");
    keeper.save(&changed, Some(1)).unwrap();
    assert_eq!(block_keys(&keeper).len(), 5);
    let listed = keeper.snapshots("w1").unwrap();
    let expected = Snapshot {
        id: 1,
        at: 5,
        cause: Cause::Import,
        rows: first.leads.len(),
    };
    assert_eq!(listed, [expected]);
    let loaded = keeper.load_snapshot("w1", 1, day()).unwrap();
    assert_eq!(
        (loaded.workspace.clone(), loaded.repairs),
        (first.clone(), vec![])
    );
    // Brought back as a step that undo takes back.
    let mut open = changed.clone();
    let mut history = History::default();
    let restore = Action::Restore(Box::new(loaded.workspace));
    assert_eq!(restore.risk(), Some(Cause::Restore));
    history.apply(&mut open, restore, "", None).unwrap();
    assert_eq!(open, first);
    history.undo(&mut open);
    assert_eq!(open, changed);
    keeper.delete_snapshot("w1", 1).unwrap();
    assert_eq!(block_keys(&keeper).len(), 4);
}

#[test]
fn while_working_one_is_kept_every_ten_minutes() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    let mut workspace = grown("w1", 0);
    let mut revision = Some(keeper.save(&workspace, None).unwrap().revision);
    for minute in 0..60 {
        rename_first(&mut workspace, &format!("minute {minute}"));
        keeper.snapshot_while_working("w1", minute * MINUTE);
        revision = Some(keeper.save(&workspace, revision).unwrap().revision);
    }
    let times: Vec<_> = keeper
        .snapshots("w1")
        .unwrap()
        .iter()
        .map(|s| s.at / MINUTE)
        .collect();
    assert_eq!(times, [50, 40, 30, 20, 10, 0]);
    // Another tab goes by what is stored.
    let other = Shelfkeeper::new(keeper.store());
    other.snapshot_while_working("w1", 55 * MINUTE);
    assert_eq!(other.snapshots("w1").unwrap().len(), 6);
}

#[test]
fn there_are_never_more_than_twenty() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    let mut workspace = grown("w1", 0);
    let mut revision = Some(keeper.save(&workspace, None).unwrap().revision);
    for hour in 0..40 {
        keeper.snapshot("w1", Cause::Delete, hour * 60 * MINUTE).unwrap();
        rename_first(&mut workspace, &format!("hour {hour}"));
        revision = Some(keeper.save(&workspace, revision).unwrap().revision);
    }
    let kept = keeper.snapshots("w1").unwrap();
    assert_eq!(kept.len(), MOST_SNAPSHOTS);
    assert_eq!(block_keys(&keeper).len(), MOST_SNAPSHOTS + 1);
    assert_eq!((kept[0].at, kept[19].at), (39 * 60 * MINUTE, 0));
}

#[test]
fn what_had_to_be_put_right_is_kept_as_it_was_found() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    keeper.save(&grown("w1", 0), None).unwrap();
    let sealed = keeper.raw()["loudou/w/w1"].clone();
    let body = open(&sealed).unwrap().body.replace("21.75", "99.5");
    let broken = seal(&Envelope {
        schema: CURRENT,
        revision: 4,
        app: "0",
        line: "",
        body: &body,
    });
    keeper.store().set("loudou/w/w1", &broken).unwrap();
    let loaded = keeper.load("w1", day()).unwrap();
    assert!(matches!(loaded.repairs[..], [Repair::Profile]));
    keeper.snapshot("w1", Cause::Repair, 0).unwrap();
    keeper.save(&loaded.workspace, Some(4)).unwrap();
    let again = keeper.load_snapshot("w1", 1, day()).unwrap();
    assert_eq!(
        (again.workspace, again.repairs),
        (loaded.workspace, loaded.repairs)
    );
    let stored: serde_json::Value =
        serde_json::from_str(open(&keeper.raw()["loudou/s/w1/1"]).unwrap().body).unwrap();
    let head = unpack(stored["head"].as_str().unwrap()).unwrap();
    assert_eq!(String::from_utf8(head).unwrap(), body, "byte for byte");
}

#[test]
fn one_of_an_older_schema_keeps_it() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    let workspace = grown("w1", 0);
    keeper.save(&workspace, None).unwrap();
    let sealed = keeper.raw()["loudou/w/w1"].clone();
    let old = seal(&Envelope {
        schema: 1,
        ..open(&sealed).unwrap()
    });
    keeper.store().set("loudou/w/w1", &old).unwrap();
    let fresh = Shelfkeeper::new(keeper.store());
    assert!(fresh.load("w1", day()).unwrap().migrates);
    fresh.snapshot("w1", Cause::Migration, 0).unwrap();
    fresh.save(&workspace, Some(1)).unwrap();
    let raw = fresh.raw();
    assert_eq!(open(&raw["loudou/s/w1/1"]).unwrap().schema, 1);
    assert_eq!(open(&raw["loudou/w/w1"]).unwrap().schema, CURRENT);
    assert!(!fresh.load("w1", day()).unwrap().migrates);
    assert_eq!(fresh.load_snapshot("w1", 1, day()).unwrap().workspace, workspace);
}

#[test]
fn a_snapshot_of_a_newer_app_is_left_alone() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    keeper.save(&grown("w1", 0), None).unwrap();
    let newer = seal(&Envelope {
        schema: CURRENT + 1,
        revision: 1,
        app: "9",
        line: "",
        body: "{}",
    });
    keeper.store().set("loudou/s/w1/7", &newer).unwrap();
    keeper.store().set("loudou/b/feed", "theirs").unwrap();
    assert_eq!(keeper.check_snapshots(), Ok(vec![]));
    keeper.collect();
    assert_eq!(keeper.snapshot("w1", Cause::Import, 0), Ok(Some(8)));
    let raw = keeper.raw();
    assert_eq!(
        (raw["loudou/s/w1/7"].as_str(), raw["loudou/b/feed"].as_str()),
        (newer.as_str(), "theirs")
    );
}

#[test]
fn deleting_for_good_takes_the_snapshots_along() {
    let (keeper, mut one, two) = two_saved();
    keeper.snapshot("w1", Cause::Import, 0).unwrap();
    keeper.snapshot("w2", Cause::Import, 0).unwrap();
    rename_first(&mut one, "changed");
    keeper.save(&one, Some(1)).unwrap();
    keeper.delete("w1").unwrap();
    let left: Vec<String> = keeper.raw().into_keys().filter(|k| k.contains("/w1")).collect();
    assert_eq!(left, Vec::<String>::new());
    assert_eq!(keeper.load("w2", day()).unwrap().workspace, two);
    assert_eq!(keeper.load_snapshot("w2", 1, day()).unwrap().workspace, two);
    assert_eq!(block_keys(&keeper).len(), 1);
}

#[test]
fn a_snapshot_that_fails_leaves_everything_as_it_was() {
    let keeper = Shelfkeeper::new(Refusing::default());
    keeper.save(&grown("w1", 0), None).unwrap();
    let before = keeper.raw();
    keeper.store().left.set(Some(0));
    assert_eq!(keeper.snapshot("w1", Cause::Import, 0), Err(StoreProblem::Full));
    assert_eq!(keeper.raw(), before);
    assert_eq!(keeper.snapshot("w9", Cause::Import, 0), Ok(None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever is done, every head and every snapshot has all its blocks, and nothing else is left.
    #[test]
    fn nothing_that_is_named_is_collected(
        acts in proptest::collection::vec((0..7_u8, any::<Index>()), 1..50), breaks in any::<bool>(),
    ) {
        let keeper = Shelfkeeper::new(Refusing::default());
        let mut open = [with_blocks("w1", 1), with_blocks("w2", 2)];
        let mut expected = std::collections::BTreeMap::new();
        for (now, (act, which)) in acts.into_iter().enumerate() {
            let now = Millis::try_from(now).unwrap();
            let workspace = which.get_mut(&mut open);
            let id = workspace.id.clone();
            match act {
                0..=2 => {
                    rename_first(workspace, &format!("take {now}"));
                    keeper.store().left.set((breaks && now % 3 == 0).then_some(1));
                    let revision = keeper.load(&id, day()).ok().map(|l| l.revision);
                    let _ = keeper.save(workspace, revision);
                    keeper.store().left.set(None);
                }
                3 | 4 => {
                    if let Some(made) = keeper.snapshot(&id, Cause::Delete, now).unwrap() {
                        expected.insert((id.clone(), made), keeper.load(&id, day()).unwrap().workspace);
                    }
                }
                5 => {
                    if let Some(last) = keeper.snapshots(&id).unwrap().last() {
                        keeper.delete_snapshot(&id, last.id).unwrap();
                    }
                }
                _ => keeper.delete(&id).unwrap(),
            }
            keeper.collect();
            keeper.collect();
            let mut named = std::collections::BTreeSet::new();
            for id in ["w1", "w2"] {
                if let Ok(loaded) = keeper.load(id, day()) {
                    prop_assert_eq!(&loaded.repairs, &vec![]);
                    named.extend(super::super::store::block_names(open_body(&keeper, id).as_str()).unwrap());
                }
                for snapshot in keeper.snapshots(id).unwrap() {
                    let loaded = keeper.load_snapshot(id, snapshot.id, day()).unwrap();
                    prop_assert_eq!(&loaded.workspace, &expected[&(id.to_owned(), snapshot.id)]);
                    let key = format!("loudou/s/{id}/{}", snapshot.id);
                    let sealed = keeper.store().get(&key).unwrap().unwrap();
                    named.extend(super::super::snapshots::snapshot_blocks(&sealed).unwrap());
                }
            }
            prop_assert_eq!(block_keys(&keeper).len(), named.len());
        }
    }

    #[test]
    fn a_damaged_snapshot_is_put_aside_and_the_rest_loads(at in any::<Index>(), with in proptest::option::of(any::<char>())) {
        let (keeper, mut one, two) = two_saved();
        let first = one.clone();
        keeper.snapshot("w1", Cause::Import, 0).unwrap();
        rename_first(&mut one, "changed");
        keeper.save(&one, Some(1)).unwrap();
        keeper.snapshot("w1", Cause::Import, 1).unwrap();
        let before = keeper.raw();
        let bad = super::damage::damaged(&before["loudou/s/w1/1"], at, with);
        keeper.store().set("loudou/s/w1/1", &bad).unwrap();
        let aside = keeper.check_snapshots().unwrap();
        let raw = keeper.raw();
        if aside.is_empty() {
            prop_assert_eq!(keeper.load_snapshot("w1", 1, day()).unwrap().workspace, first);
        } else {
            prop_assert_eq!(&raw[&aside[0].now_under], &bad);
            prop_assert_eq!(keeper.snapshots("w1").unwrap().len(), 1);
        }
        prop_assert_eq!(keeper.load("w1", day()).unwrap().workspace, one.clone());
        prop_assert_eq!(keeper.load("w2", day()).unwrap().workspace, two);
        prop_assert_eq!(keeper.load_snapshot("w1", 2, day()).unwrap().workspace, one);
        for (_, value) in before.iter().filter(|(k, _)| k.starts_with("loudou/b/")) {
            prop_assert!(raw.values().any(|v| v == value), "a block is gone");
        }
    }
}

fn open_body(keeper: &Shelfkeeper<Refusing>, id: &str) -> String {
    let sealed = keeper.store().get(&format!("loudou/w/{id}")).unwrap().unwrap();
    open(&sealed).unwrap().body.to_owned()
}
