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
    // The block that was left over goes once it was found twice.
    let mut again = first;
    rename_first(&mut again, "again");
    crashed.save(&again, Some(1)).unwrap();
    crashed.collect();
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

/// A store whose process is killed: after so many changes nothing reaches it any more, and nobody is told.
struct Dying<'a> {
    inside: &'a MemoryStore,
    left: Counter<usize>,
}

impl Dying<'_> {
    fn lives(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }
}

impl Store for Dying<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem> {
        self.inside.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        if self.lives() {
            self.inside.set(key, value)
        } else {
            Ok(())
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreProblem> {
        if self.lives() {
            self.inside.remove(key)
        } else {
            Ok(())
        }
    }

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        self.inside.keys()
    }
}

/// What the page does for an import: keeps the present, stores blocks ahead, writes the head, collects.
fn import<S: Store>(keeper: &Shelfkeeper<S>, after: &Workspace) {
    let revision = keeper.load("w1", day()).unwrap().revision;
    let _ = keeper.snapshot("w1", Cause::Import, 7 * 60_000);
    while keeper.stow(after, 1) == Ok(false) {}
    let _ = keeper.save(after, Some(revision));
    let _ = keeper.delete_snapshot("w1", 1);
}

#[test]
fn killed_between_any_two_changes_the_store_holds_the_old_state_or_the_new_one_whole() {
    let before = with_blocks("w1", 2);
    let mut after = with_blocks("w1", 5);
    rename_first(&mut after, "changed");
    let (mut olds, mut news) = (0, 0);
    for left in 0..100 {
        let store = MemoryStore::default();
        let keeper = Shelfkeeper::new(&store);
        keeper.save(&grown("w1", 0), None).unwrap();
        keeper.snapshot("w1", Cause::Delete, 0).unwrap();
        keeper.save(&before, Some(1)).unwrap();
        let dying = Dying {
            inside: &store,
            left: Counter::new(left),
        };
        import(&Shelfkeeper::new(&dying), &after);
        let died = dying.left.get() == 0;

        // The app starts anew.
        let keeper = Shelfkeeper::new(&store);
        assert_eq!(keeper.check_snapshots(), Ok(vec![]), "after {left}");
        let loaded = keeper.load("w1", day()).unwrap();
        assert_eq!(
            (loaded.repairs, loaded.quarantined),
            (vec![], vec![]),
            "after {left}"
        );
        let is_new = loaded.workspace == after;
        assert!(is_new || loaded.workspace == before, "after {left}");
        *(if is_new { &mut news } else { &mut olds }) += 1;
        for snapshot in keeper.snapshots("w1").unwrap() {
            let kept = keeper.load_snapshot("w1", snapshot.id, day()).unwrap();
            let expected = if snapshot.id == 1 {
                &grown("w1", 0)
            } else {
                &before
            };
            assert!(
                kept.workspace == *expected,
                "snapshot {} after {left}",
                snapshot.id
            );
        }
        // What was left over goes, and the next save succeeds.
        keeper.collect();
        keeper.collect();
        let named = keeper.unnamed_blocks().unwrap();
        assert_eq!(named, Vec::<String>::new(), "after {left}");
        keeper.save(&after, Some(loaded.revision)).unwrap();
        if !died {
            break;
        }
    }
    assert!(olds >= 5 && news >= 3, "{olds} {news}");
}

#[test]
fn a_write_that_is_refused_at_any_point_of_an_import_costs_at_most_the_snapshot() {
    let before = with_blocks("w1", 2);
    let mut after = with_blocks("w1", 5);
    rename_first(&mut after, "changed");
    for left in 0..30 {
        let keeper = Shelfkeeper::new(Refusing::default());
        keeper.save(&before, None).unwrap();
        keeper.store().left.set(Some(left));
        import(&keeper, &after);
        let enough = keeper.store().left.get() != Some(0);
        keeper.store().left.set(None);
        let fresh = Shelfkeeper::new(keeper.store());
        let loaded = fresh.load("w1", day()).unwrap();
        assert_eq!(
            (loaded.repairs, loaded.quarantined),
            (vec![], vec![]),
            "after {left}"
        );
        assert!(
            loaded.workspace == before || loaded.workspace == after,
            "after {left}"
        );
        // The edit is still in memory; with room again it goes through.
        keeper.save(&after, Some(loaded.revision)).unwrap();
        assert!(keeper.load("w1", day()).unwrap().workspace == after);
        if enough {
            return;
        }
    }
    panic!("it never had enough");
}
