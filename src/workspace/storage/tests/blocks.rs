//! Blocks are shared, named by their content, and collected when no head names them.

use super::*;

#[test]
fn an_edit_writes_one_block_and_the_head() {
    let keeper = Shelfkeeper::new(Refusing::default());
    let mut workspace = with_blocks("w1", 2);
    keeper.save(&workspace, None).unwrap();
    let before = keeper.store().writes.get();
    rename_first(&mut workspace, "changed");
    keeper.save(&workspace, Some(1)).unwrap();
    assert_eq!(keeper.store().writes.get() - before, 2);
    assert_eq!(block_keys(&keeper).len(), 3);
    workspace.profile.name = "Changed".into();
    keeper.save(&workspace, Some(2)).unwrap();
    assert_eq!(keeper.store().writes.get() - before, 3);
}

#[test]
fn workspaces_share_equal_blocks_until_the_last_one_lets_go() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    let one = grown("w1", 0);
    let mut copy = one.clone();
    copy.id = "w2".into();
    keeper.save(&one, None).unwrap();
    keeper.save(&copy, None).unwrap();
    assert_eq!(block_keys(&keeper).len(), 1);
    let mut changed = one.clone();
    rename_first(&mut changed, "changed");
    keeper.save(&changed, Some(1)).unwrap();
    assert_eq!(block_keys(&keeper).len(), 2);
    assert_eq!(keeper.load("w2", day()).unwrap().workspace, copy);
    keeper.delete("w2").unwrap();
    assert_eq!(block_keys(&keeper).len(), 1);
    assert_eq!(keeper.load("w1", day()).unwrap().workspace, changed);
    keeper.delete("w1").unwrap();
    assert_eq!(block_keys(&keeper).len(), 0);
}

#[test]
fn blocks_of_other_workspaces_survive_any_save() {
    let (keeper, mut one, two) = two_saved();
    for revision in 1..20 {
        rename_first(&mut one, &format!("take {revision}"));
        keeper.save(&one, Some(revision)).unwrap();
        assert_eq!(keeper.load("w2", day()).unwrap().workspace, two);
        assert_eq!(keeper.load("w1", day()).unwrap().workspace, one);
        assert_eq!(block_keys(&keeper).len(), 3);
    }
}

#[test]
fn nothing_is_collected_while_a_head_cannot_be_read() {
    let (keeper, mut one, _) = two_saved();
    keeper.store().set("loudou/w/w2", "rubbish").unwrap();
    rename_first(&mut one, "changed");
    keeper.save(&one, Some(1)).unwrap();
    assert_eq!(block_keys(&keeper).len(), 4);
}

#[test]
fn a_block_that_was_damaged_in_the_store_is_written_again() {
    let (keeper, one, two) = two_saved();
    for key in block_keys(&keeper) {
        keeper.store().set(&key, "rubbish").unwrap();
    }
    keeper.save(&one, Some(1)).unwrap();
    assert_eq!(keeper.load("w1", day()).unwrap().workspace, one);
    keeper.save(&two, Some(1)).unwrap();
    assert_eq!(keeper.load("w2", day()).unwrap().workspace, two);
}

#[test]
fn a_block_that_went_missing_in_the_store_is_written_again() {
    let (keeper, one, _) = two_saved();
    for key in block_keys(&keeper) {
        keeper.store().remove(&key).unwrap();
    }
    keeper.save(&one, Some(1)).unwrap();
    assert_eq!(keeper.load("w1", day()).unwrap().workspace, one);
}

#[test]
fn a_block_changed_in_place_is_not_taken_for_the_old_one() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    let mut workspace = grown("w1", 0);
    let mut revision = None;
    // The workspace is the only one to hold its block, so each edit is made in place where nothing hinders it.
    for n in 0..50 {
        rename_first(&mut workspace, &format!("take {n}"));
        revision = Some(keeper.save(&workspace, revision).unwrap().revision);
        assert_eq!(keeper.load("w1", day()).unwrap().workspace, workspace);
    }
}

#[test]
fn an_address_that_is_used_again_does_not_bring_a_wrong_name() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    let mut revision = None;
    for n in 0..200 {
        // Each workspace is dropped before the next one is made, so its memory is likely to be used again.
        let mut workspace = grown("w1", n % 3);
        rename_first(&mut workspace, &format!("take {n}"));
        revision = Some(keeper.save(&workspace, revision).unwrap().revision);
        let loaded = keeper.load("w1", day()).unwrap().workspace;
        assert_eq!(loaded, workspace);
    }
}

#[test]
fn names_of_blocks_that_are_gone_are_forgotten() {
    let keeper = Shelfkeeper::new(Refusing::default());
    for n in 0..50 {
        let mut workspace = grown("w1", 0);
        rename_first(&mut workspace, &format!("take {n}"));
        keeper.store().left.set((n % 2 == 1).then_some(1));
        let revision = keeper.load("w1", day()).ok().map(|l| l.revision);
        let _ = keeper.save(&workspace, revision);
        assert!(keeper.names_known() <= 2);
        assert!(block_keys(&keeper).len() <= 1);
    }
}

/// A store in which another tab collects blocks at the moment a head is written.
#[derive(Default)]
struct Raced(MemoryStore);

impl Store for Raced {
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem> {
        self.0.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        if key.starts_with("loudou/w/") {
            for block in self.0.keys()?.iter().filter(|k| k.starts_with("loudou/b/")) {
                self.0.remove(block)?;
            }
        }
        self.0.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreProblem> {
        self.0.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        self.0.keys()
    }
}

#[test]
fn blocks_another_tab_collects_during_a_save_are_written_again() {
    let keeper = Shelfkeeper::new(Raced::default());
    let workspace = with_blocks("w1", 2);
    keeper.save(&workspace, None).unwrap();
    assert_eq!(keeper.load("w1", day()).unwrap().workspace, workspace);
}
