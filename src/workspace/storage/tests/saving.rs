//! A save that does not succeed leaves the last one; nobody's work is overwritten.

use super::*;
use crate::workspace::schema::CURRENT;

#[test]
fn a_save_that_fails_at_any_write_leaves_the_last_one() {
    let start = || {
        let keeper = Shelfkeeper::new(Refusing::default());
        keeper.save(&with_blocks("w1", 1), None).unwrap();
        keeper
    };
    let mut changed = with_blocks("w1", 2);
    rename_first(&mut changed, "changed");
    changed.profile.name = "Changed".into();

    let keeper = start();
    let before = keeper.store().writes.get();
    keeper.save(&changed, Some(1)).unwrap();
    let writes = keeper.store().writes.get() - before;
    assert_eq!(writes, 3, "a block that changed, a new one, and the head");

    for good in 0..writes {
        let keeper = start();
        let stored = keeper.raw();
        keeper.store().left.set(Some(good));
        assert_eq!(
            keeper.save(&changed, Some(1)),
            Err(SaveProblem::Store(StoreProblem::Full))
        );
        assert_eq!(keeper.raw(), stored, "after {good} good writes");
        let fresh = Shelfkeeper::new(keeper.store());
        let loaded = fresh.load("w1", day()).unwrap();
        assert_eq!((loaded.workspace, loaded.revision), (with_blocks("w1", 1), 1));
        // With room again the same edit goes through.
        keeper.store().left.set(None);
        keeper.save(&changed, Some(1)).unwrap();
        assert_eq!(keeper.load("w1", day()).unwrap().workspace, changed);
    }
}

#[test]
fn a_store_that_dies_between_two_writes_holds_the_last_save() {
    // As a crash would: nothing is cleaned up afterwards.
    let keeper = Shelfkeeper::new(MemoryStore::default());
    let first = with_blocks("w1", 1);
    keeper.save(&first, None).unwrap();
    let before = keeper.raw();
    let mut changed = first.clone();
    rename_first(&mut changed, "changed");
    keeper.save(&changed, Some(1)).unwrap();
    let after = keeper.raw();
    let new_block = after.iter().find(|(k, _)| !before.contains_key(*k)).unwrap();
    let crashed = Shelfkeeper::new(MemoryStore::default());
    for (key, value) in before.iter().chain([new_block]) {
        crashed.store().set(key, value).unwrap();
    }
    assert_eq!(crashed.load("w1", day()).unwrap().workspace, first);
    // The block that was left over goes with the next save.
    let mut again = first;
    rename_first(&mut again, "again");
    crashed.save(&again, Some(1)).unwrap();
    assert_eq!(block_keys(&crashed).len(), 2);
}

#[test]
fn what_someone_else_saved_since_is_not_overwritten() {
    let (keeper, one, _) = two_saved();
    let other_tab = Shelfkeeper::new(keeper.store());
    let mut theirs = one.clone();
    theirs.profile.name = "Theirs".into();
    assert_eq!(other_tab.save(&theirs, Some(1)), Ok(Saved { revision: 2 }));
    let mut ours = one;
    ours.profile.name = "Ours".into();
    let stored = keeper.raw();
    assert_eq!(keeper.save(&ours, Some(1)), Err(SaveProblem::Overtaken(2)));
    assert_eq!(keeper.save(&ours, None), Err(SaveProblem::Overtaken(2)));
    assert_eq!(keeper.raw(), stored);
    assert_eq!(keeper.save(&ours, Some(2)), Ok(Saved { revision: 3 }));
}

/// A head as a newer version of the app might write it, with blocks this one knows nothing of.
fn newer(body: &str) -> String {
    seal(&Envelope {
        schema: CURRENT + 1,
        revision: 9,
        app: "9.9.9",
        line: "",
        body,
    })
}

#[test]
fn what_a_newer_app_wrote_can_be_looked_at() {
    let (keeper, one, _) = two_saved();
    let sealed = keeper.raw()["loudou/w/w1"].clone();
    let old = open(&sealed).unwrap();
    let body = old.body.replacen('{', "{\"new\":[1],", 1);
    keeper.store().set("loudou/w/w1", &newer(&body)).unwrap();
    let before = keeper.raw();
    let seen = keeper.look_at("w1", day()).unwrap();
    assert_eq!((&seen.workspace, seen.repairs), (&one, vec![]));
    assert_eq!(keeper.save(&one, Some(9)), Err(SaveProblem::Newer(CURRENT + 1)));
    assert_eq!(keeper.raw(), before);
    // What it has changed beyond understanding is shown as far as it goes.
    keeper
        .store()
        .set("loudou/w/w1", &newer(r#"{"profile":7}"#))
        .unwrap();
    assert!(!keeper.look_at("w1", day()).unwrap().repairs.is_empty());
    assert_eq!(keeper.look_at("w2", day()), None, "that one is not newer");
}

#[test]
fn what_a_newer_app_wrote_is_left_untouched() {
    let (keeper, one, mut two) = two_saved();
    let head = newer(r#"{"leads":{"blocks":[]},"deals":{"blocks":["feed"]}}"#);
    keeper.store().set("loudou/w/w1", &head).unwrap();
    keeper.store().set("loudou/b/feed", "their rows").unwrap();
    let expected = LoadProblem::Newer {
        schema: CURRENT + 1,
        app: "9.9.9".into(),
    };
    assert_eq!(keeper.load("w1", day()), Err(expected));
    assert_eq!(keeper.save(&one, Some(9)), Err(SaveProblem::Newer(CURRENT + 1)));
    // Nor are the blocks it may name, by a save or a delete elsewhere.
    rename_first(&mut two, "changed");
    keeper.save(&two, Some(1)).unwrap();
    keeper.delete("w2").unwrap();
    let raw = keeper.raw();
    assert_eq!(
        (raw["loudou/w/w1"].as_str(), raw["loudou/b/feed"].as_str()),
        (head.as_str(), "their rows")
    );
}

#[test]
fn a_list_a_newer_app_wrote_is_read_but_not_written() {
    let (keeper, _, _) = two_saved();
    let list = newer(r#"{"entries":[{"id":"w1","name":"One","shelf":"archived"}],"extra":1}"#);
    keeper.store().set("loudou/library", &list).unwrap();
    let (library, aside) = keeper.library().unwrap();
    assert_eq!((library.entries.len(), aside), (2, None));
    assert_eq!(keeper.save_library(&library), Err(StoreProblem::Unavailable));
    assert_eq!(keeper.raw()["loudou/library"], list);
}

#[test]
fn a_schema_that_never_was_is_put_aside() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    let head = seal(&Envelope {
        schema: 0,
        revision: 1,
        app: "0",
        line: "",
        body: "{}",
    });
    keeper.store().set("loudou/w/w1", &head).unwrap();
    assert!(matches!(keeper.load("w1", day()), Err(LoadProblem::Damaged(_))));
    assert_eq!(keeper.raw()["loudou/q/1/loudou/w/w1"], head);
}

#[test]
fn deep_json_under_a_good_checksum_is_put_aside() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    let deep = "[".repeat(100_000);
    let head = seal(&Envelope {
        schema: 1,
        revision: 1,
        app: "0",
        line: "",
        body: &deep,
    });
    keeper.store().set("loudou/w/w1", &head).unwrap();
    assert!(matches!(keeper.load("w1", day()), Err(LoadProblem::Damaged(_))));
    keeper.save(&grown("w1", 0), None).unwrap();
}

#[test]
fn a_workspace_that_another_tab_deleted_is_saved_again_with_its_rows() {
    let (keeper, one, _) = two_saved();
    keeper.delete("w1").unwrap();
    assert_eq!(keeper.load("w1", day()), Err(LoadProblem::NotThere));
    assert_eq!(keeper.save(&one, Some(1)), Ok(Saved { revision: 2 }));
    assert_eq!(keeper.load("w1", day()).unwrap().workspace, one);
}
