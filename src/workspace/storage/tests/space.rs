//! A store with little room: what gives way, what is said before, what stays.

use super::*;

/// A store in memory with a limit in UTF-16 units, keys and values together, as browsers count.
pub(super) struct Small {
    pub inside: MemoryStore,
    pub limit: Counter<usize>,
}

impl Small {
    pub fn new(limit: usize) -> Self {
        Self {
            inside: MemoryStore::default(),
            limit: Counter::new(limit),
        }
    }

    pub fn used(&self) -> usize {
        let keys = self.inside.keys().unwrap();
        let value = |k: &str| self.inside.get(k).unwrap().unwrap();
        keys.iter().map(|k| units(k) + units(&value(k))).sum()
    }
}

impl Store for Small {
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem> {
        self.inside.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        let old = self.inside.get(key)?.map_or(0, |v| units(key) + units(&v));
        if self.used() - old + units(key) + units(value) > self.limit.get() {
            return Err(StoreProblem::Full);
        }
        self.inside.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreProblem> {
        self.inside.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        self.inside.keys()
    }
}

/// A keeper whose store has so many units left after a first save of the sample, which it returns.
fn with_left(left: usize) -> (Shelfkeeper<Small>, Workspace) {
    let keeper = Shelfkeeper::new(Small::new(usize::MAX));
    let workspace = grown("w1", 0);
    keeper.save(&workspace, None).unwrap();
    let limit = keeper.store().used() + left;
    keeper.store().limit.set(limit);
    (keeper, workspace)
}

/// The workspace with so many rows of hard-to-pack words.
fn heavy(workspace: &Workspace, rows: usize) -> Workspace {
    let mut heavy = workspace.clone();
    for n in 0..rows {
        let word = envelope::content_name(&n.to_string());
        heavy.leads.push([Cell::text(word)]);
    }
    heavy
}

#[test]
fn what_fits_is_known_before_it_is_saved() {
    for rows in [200, 600, 3_000, 9_000] {
        let (keeper, workspace) = with_left(20_000);
        let heavy = heavy(&workspace, rows);
        let said = keeper.room_for(&heavy).unwrap();
        let before = keeper.raw();
        keeper.snapshot("w1", Cause::Import, 0).unwrap();
        let done = keeper.save(&heavy, Some(1));
        assert_eq!(
            matches!(said, Room::Fits),
            done.is_ok(),
            "{rows}: {said:?} {done:?}"
        );
        if let Room::Short { needed, free } = said {
            assert!(needed > free, "{needed} {free}");
            assert_eq!(keeper.raw()["loudou/w/w1"], before["loudou/w/w1"]);
        } else {
            assert_eq!(keeper.snapshots("w1").unwrap().len(), 1);
        }
        assert_eq!(keeper.store().get("loudou/probe"), Ok(None));
    }
}

#[test]
fn beside_the_others_a_workspace_needs_room_for_itself_alone() {
    for rows in [200, 600, 3_000, 9_000] {
        let (keeper, workspace) = with_left(20_000);
        // As a file is opened: it has no id before there is room for it.
        let mut heavy = heavy(&workspace, rows);
        heavy.id.clear();
        let said = keeper.room_for(&heavy).unwrap();
        let before = keeper.raw();
        heavy.id = "w2".into();
        let done = keeper.save(&heavy, None);
        assert_eq!(
            matches!(said, Room::Fits),
            done.is_ok(),
            "{rows}: {said:?} {done:?}"
        );
        if done.is_err() {
            assert_eq!(keeper.raw(), before);
        }
    }
    // There is nothing to keep a snapshot of: room for its head alone is enough, its blocks being there.
    let (keeper, mut workspace) = with_left(0);
    let head = keeper.store().size("loudou/w/w1").unwrap().unwrap();
    keeper.store().limit.set(keeper.store().used() + head + 400);
    assert!(matches!(keeper.room_for(&workspace), Ok(Room::Fits)));
    workspace.id.clear();
    assert_eq!(keeper.room_for(&workspace), Ok(Room::Fits));
    workspace.id = "w2".into();
    keeper.save(&workspace, None).unwrap();
}

#[test]
fn older_snapshots_give_way_to_a_save_that_then_fits() {
    let (keeper, _) = with_left(60_000);
    let mut revision = Some(1);
    for n in 0..4 {
        keeper.snapshot("w1", Cause::Import, n).unwrap();
        let mut workspace = heavy(&grown("w1", 0), 600);
        rename_first(&mut workspace, &format!("take {n}"));
        revision = Some(keeper.save(&workspace, revision).unwrap().revision);
    }
    let snapshots = keeper.snapshots("w1").unwrap().len();
    let next = heavy(&grown("w1", 0), 2_000);
    assert_eq!(keeper.room_for(&next), Ok(Room::Tight));
    keeper.save(&next, revision).unwrap();
    let left = keeper.snapshots("w1").unwrap();
    assert!(left.len() < snapshots, "{} of {snapshots}", left.len());
    assert_eq!(keeper.load("w1", day()).unwrap().workspace, next);
    for snapshot in left {
        let loaded = keeper.load_snapshot("w1", snapshot.id, day()).unwrap();
        assert_eq!(loaded.repairs, []);
    }
}

#[test]
fn no_snapshot_gives_way_to_what_does_not_fit_even_so() {
    let (keeper, workspace) = with_left(20_000);
    keeper.snapshot("w1", Cause::Import, 0).unwrap();
    let mut changed = workspace;
    rename_first(&mut changed, "changed");
    keeper.save(&changed, Some(1)).unwrap();
    let before = keeper.raw();
    let heavy = heavy(&changed, 20_000);
    assert!(matches!(keeper.room_for(&heavy), Ok(Room::Short { .. })));
    assert_eq!(
        keeper.save(&heavy, Some(2)),
        Err(SaveProblem::Store(StoreProblem::Full))
    );
    assert_eq!(keeper.raw(), before);
}

#[test]
fn a_snapshot_made_while_working_takes_nothing_from_the_others() {
    let (keeper, mut workspace) = with_left(20_000);
    keeper.snapshot("w1", Cause::Import, 0).unwrap();
    rename_first(&mut workspace, "changed");
    keeper.save(&workspace, Some(1)).unwrap();
    keeper.store().limit.set(keeper.store().used());
    keeper.snapshot_while_working("w1", ROLLING_EVERY);
    let kept = keeper.snapshots("w1").unwrap();
    assert_eq!(kept.iter().map(|s| s.cause).collect::<Vec<_>>(), [Cause::Import]);
    // One before an import does: an older one goes for it.
    keeper.snapshot("w1", Cause::Import, ROLLING_EVERY).unwrap();
    let kept = keeper.snapshots("w1").unwrap();
    assert_eq!(kept.iter().map(|s| s.at).collect::<Vec<_>>(), [ROLLING_EVERY]);
}

#[test]
fn the_usage_counts_every_unit_once() {
    let (keeper, mut workspace) = with_left(200_000);
    let mut two = workspace.clone();
    two.id = "w2".into();
    keeper.save(&two, None).unwrap();
    keeper.snapshot("w1", Cause::Import, 0).unwrap();
    rename_first(&mut workspace, "changed");
    keeper.save(&workspace, Some(1)).unwrap();
    keeper.store().set("loudou/w/w3", "rubbish").unwrap();
    let _ = keeper.load("w3", day());
    keeper.store().set("other", "1234").unwrap();
    let usage = keeper.usage().unwrap();
    assert_eq!(usage.total(), keeper.store().used());
    assert_eq!(usage.workspaces.len(), 2);
    assert_eq!(usage.workspaces["w1"].snapshots, 1);
    // The snapshot's block is the other workspace's present.
    assert!(usage.workspaces["w1"].earlier < usage.workspaces["w1"].present);
    assert_eq!(usage.quarantine, [("loudou/q/1/loudou/w/w3".to_owned(), 29)]);
    assert_eq!(usage.other, 9);
    keeper.discard_quarantine().unwrap();
    assert_eq!(keeper.usage().unwrap().quarantine, []);
    let free = keeper.store().limit.get() - keeper.store().used();
    let said = keeper.free(free * 2);
    assert!(said <= free && free - said < 40_000, "{said} of {free}");
}

#[test]
fn blocks_are_stowed_in_steps_and_saved_with_the_head() {
    let keeper = Shelfkeeper::new(Refusing::default());
    let workspace = with_blocks("w1", 6);
    let mut steps = 0;
    while !keeper.stow(&workspace, 2).unwrap() {
        steps += 1;
        // What is collected meanwhile here leaves them alone, and what another tab collects at first.
        keeper.collect();
        Shelfkeeper::new(keeper.store()).collect();
    }
    assert_eq!((steps, block_keys(&keeper).len()), (3, 7));
    let before = keeper.store().writes.get();
    keeper.save(&workspace, None).unwrap();
    assert_eq!(keeper.store().writes.get() - before, 1, "the head alone");
    assert_eq!(keeper.load("w1", day()).unwrap().workspace, workspace);
    // Without room all of them go again.
    let other = with_blocks("w2", 6);
    keeper.store().left.set(Some(2));
    assert_eq!(keeper.stow(&other, 2), Ok(false));
    assert_eq!(keeper.stow(&other, 2), Err(StoreProblem::Full));
    assert_eq!(block_keys(&keeper).len(), 7);
}
