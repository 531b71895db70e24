//! Two tabs on one store, in any order, even where one does not see at once what the other has written.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proptest::prelude::*;

use super::*;

/// What all tabs share.
type Shared = Rc<RefCell<BTreeMap<String, String>>>;

/// A tab's view of the store: its own writes are there at once, those of others once it catches up, as between the
/// processes of a browser.
struct View {
    shared: Shared,
    seen: RefCell<BTreeMap<String, String>>,
}

impl View {
    fn new(shared: &Shared) -> Self {
        let seen = RefCell::new(shared.borrow().clone());
        Self {
            shared: Rc::clone(shared),
            seen,
        }
    }

    fn catch_up(&self) {
        self.seen.replace(self.shared.borrow().clone());
    }
}

impl Store for View {
    fn get(&self, key: &str) -> Result<Option<String>, StoreProblem> {
        Ok(self.seen.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreProblem> {
        for map in [&self.seen, &*self.shared] {
            map.borrow_mut().insert(key.to_owned(), value.to_owned());
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreProblem> {
        for map in [&self.seen, &*self.shared] {
            map.borrow_mut().remove(key);
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreProblem> {
        Ok(self.seen.borrow().keys().cloned().collect())
    }
}

/// A tab as the page has it: an open workspace, the revision it is known under, whether it has unsaved changes.
struct Tab {
    name: &'static str,
    keeper: Shelfkeeper<View>,
    open: Workspace,
    /// What of it is stored.
    stored: Workspace,
    revision: Option<u64>,
    is_dirty: bool,
    copies: usize,
}

impl Tab {
    fn new(name: &'static str, shared: &Shared) -> Self {
        let keeper = Shelfkeeper::new(View::new(shared));
        let loaded = keeper.load("w1", day()).unwrap();
        Self {
            name,
            keeper,
            stored: loaded.workspace.clone(),
            open: loaded.workspace,
            revision: Some(loaded.revision),
            is_dirty: false,
            copies: 0,
        }
    }

    fn edit(&mut self, what: &str) {
        self.open.leads.push([Cell::text(what)]);
        self.is_dirty = true;
    }

    fn save(&mut self) {
        if !self.is_dirty {
            return;
        }
        match self.keeper.save(&self.open, self.revision) {
            Ok(saved) => {
                self.revision = Some(saved.revision);
                self.stored = self.open.clone();
                self.is_dirty = false;
            }
            Err(SaveProblem::Overtaken(_)) => self.copy(),
            Err(other) => panic!("{other:?}"),
        }
    }

    fn copy(&mut self) {
        self.copies += 1;
        self.open.id = format!("{}{}", self.name, self.copies);
        self.revision = None;
        self.is_dirty = true;
        self.save();
    }

    /// What a tab does on a storage event, or when it wakes up: one that tells of a block that was taken away has it put
    /// back, where it belongs to what this tab has stored.
    fn look(&mut self) {
        self.keeper.store().catch_up();
        self.keeper.heal(&self.stored);
        match self.keeper.standing(&self.open.id).unwrap().answer(self.is_dirty) {
            Answer::Keep => {}
            Answer::Copy => self.copy(),
            Answer::Follow => {
                let loaded = self.keeper.load(&self.open.id, day()).unwrap();
                assert_eq!(loaded.repairs, []);
                (self.open, self.revision) = (loaded.workspace, Some(loaded.revision));
                self.stored = self.open.clone();
            }
            Answer::ReadOnly => panic!("nobody is newer"),
        }
    }
}

/// All names of leads in all stored workspaces, which must all be whole.
fn stored_names(shared: &Shared) -> BTreeSet<String> {
    let keeper = Shelfkeeper::new(View::new(shared));
    let (library, _) = keeper.library().unwrap();
    let mut names = BTreeSet::new();
    for entry in &library.entries {
        let loaded = keeper.load(&entry.id, day()).unwrap();
        assert_eq!((loaded.repairs, loaded.quarantined), (vec![], vec![]));
        let leads = loaded.workspace.leads;
        names.extend(
            leads
                .column_cells(0)
                .filter_map(|c| c.as_text().map(str::to_owned)),
        );
    }
    names
}

fn shared() -> Shared {
    let shared = Shared::default();
    let keeper = Shelfkeeper::new(View::new(&shared));
    let mut small = grown("w1", 0);
    small.leads = Rows::new(small.leads.columns.to_vec(), Source::Typed);
    keeper.save(&small, None).unwrap();
    shared
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// Each step is a tab and what it does: 0 edit, 1 save, 2 look, 3 catch up with the store without looking.
    #[test]
    fn no_edit_of_two_tabs_is_lost(steps in proptest::collection::vec((any::<bool>(), 0..4_u8), 1..60)) {
        let shared = shared();
        let mut tabs = [Tab::new("a", &shared), Tab::new("b", &shared)];
        let mut made = BTreeSet::new();
        for (at, (second, act)) in steps.into_iter().enumerate() {
            let tab = &mut tabs[usize::from(second)];
            match act {
                0 => {
                    tab.edit(&format!("edit {at}"));
                    made.insert(format!("edit {at}"));
                }
                // Before a tab writes it may have lagged behind for as long as it likes.
                1 => tab.save(),
                2 => tab.look(),
                _ => tab.keeper.store().catch_up(),
            }
        }
        // Storage events reach both tabs in the end, and a tab that is left saves.
        for _ in 0..2 {
            for tab in &mut tabs {
                tab.save();
            }
            for tab in &mut tabs {
                tab.look();
            }
        }
        let stored = stored_names(&shared);
        prop_assert!(made.is_subset(&stored), "lost: {:?}", made.difference(&stored).collect::<Vec<_>>());
    }
}

#[test]
fn a_tab_without_changes_follows_and_one_with_changes_becomes_a_copy() {
    let shared = shared();
    let (mut one, mut two) = (Tab::new("a", &shared), Tab::new("b", &shared));
    one.edit("theirs");
    one.save();
    two.look();
    assert_eq!((two.open.clone(), two.copies), (one.open.clone(), 0));
    // Asleep with a change while the other one goes on.
    two.edit("mine");
    for n in 0..30 {
        one.edit(&format!("next {n}"));
        one.save();
    }
    two.keeper.store().catch_up();
    two.save();
    assert_eq!((two.open.id.as_str(), two.copies), ("b1", 1));
    assert!(stored_names(&shared).contains("mine"));
    one.look();
    assert_eq!(one.copies, 0);
}

#[test]
fn a_save_that_was_written_over_unseen_is_noticed() {
    let shared = shared();
    let (mut one, mut two) = (Tab::new("a", &shared), Tab::new("b", &shared));
    one.edit("first");
    two.edit("second");
    // Both see revision 1, both write revision 2.
    one.save();
    two.save();
    assert_eq!((one.is_dirty, two.is_dirty), (false, false));
    two.look();
    assert_eq!(two.copies, 0, "what it wrote is what is there");
    one.look();
    assert_eq!(one.copies, 1, "what it wrote is gone");
    let names = stored_names(&shared);
    assert!(names.contains("first") && names.contains("second"));
}

#[test]
fn a_block_another_tab_took_away_unseen_is_put_back() {
    let shared = shared();
    let (mut one, two) = (Tab::new("a", &shared), Tab::new("b", &shared));
    one.edit("mine");
    one.save();
    let key = block_keys(&one.keeper).pop().unwrap();
    // The other tab has seen the block and not yet the head that names it.
    two.keeper
        .store()
        .set(&key, &one.keeper.store().get(&key).unwrap().unwrap())
        .unwrap();
    two.keeper.collect();
    assert!(shared.borrow().contains_key(&key), "not at first sight");
    two.keeper.collect();
    assert!(!shared.borrow().contains_key(&key));
    one.keeper.store().catch_up();
    one.keeper.heal(&one.open);
    assert!(stored_names(&shared).contains("mine"));
}
