//! A workspace that is read in turns, while other tabs go on.

use std::rc::Rc;

use super::*;
use crate::engines::pace::{Pace, Sliced};

type Reading = Sliced<Result<Loaded, LoadProblem>>;

/// A keeper with seven blocks saved, and another tab on the same store.
fn two_tabs() -> (Rc<MemoryStore>, Workspace, Shelfkeeper<Rc<MemoryStore>>) {
    let store = Rc::new(MemoryStore::default());
    let other = Shelfkeeper::new(Rc::clone(&store));
    let workspace = with_blocks("w1", 6);
    other.save(&workspace, None).unwrap();
    (store, workspace, other)
}

fn begin(keeper: &Rc<Shelfkeeper<Rc<MemoryStore>>>) -> Reading {
    let (keeper, pace) = (Rc::clone(keeper), Pace::in_slices());
    let for_work = pace.clone();
    Sliced::new(
        async move { keeper.load_paced("w1", day(), &for_work).await },
        pace,
    )
}

fn end(mut reading: Reading) -> Loaded {
    loop {
        if let Some(loaded) = reading.go_on(1) {
            return loaded.unwrap();
        }
    }
}

#[test]
fn each_turn_reads_a_block_and_all_of_them_give_what_one_turn_gives() {
    let (store, workspace, other) = two_tabs();
    let keeper = Rc::new(Shelfkeeper::new(store));
    let mut reading = begin(&keeper);
    let mut turns = 1;
    let loaded = loop {
        match reading.go_on(1) {
            Some(loaded) => break loaded.unwrap(),
            None => turns += 1,
        }
    };
    // Seven blocks are unpacked, then looked through.
    assert_eq!(turns, 14);
    assert_eq!(loaded.workspace, workspace);
    assert_eq!(loaded, other.load("w1", day()).unwrap());
    // The next edit writes one block.
    assert_eq!(keeper.names_known(), 7);
}

#[test]
fn what_another_tab_saves_meanwhile_is_not_mixed_in() {
    let (store, workspace, other) = two_tabs();
    let keeper = Rc::new(Shelfkeeper::new(store));
    let mut reading = begin(&keeper);
    assert!(reading.go_on(1).is_none());
    let mut changed = workspace.clone();
    rename_first(&mut changed, "changed");
    let block =
        |w: &Workspace| envelope::content_name(&super::super::saving::packed(&w.leads.blocks[0]).unwrap());
    other.save(&changed, Some(1)).unwrap();
    assert!(!block_keys(&other).contains(&format!("loudou/b/{}", block(&workspace))));
    let loaded = end(reading);
    assert_eq!(loaded.workspace, workspace);
    assert_eq!((loaded.repairs, loaded.quarantined), (Vec::new(), Vec::new()));
    // The tab hears of it, and does not write over it.
    assert_eq!(keeper.standing("w1"), Ok(Standing::Follows));
    let refused = keeper.save(&workspace, Some(loaded.revision));
    assert_eq!(refused, Err(SaveProblem::Overtaken(2)));
    assert_eq!(other.load("w1", day()).unwrap().workspace, changed);
}

#[test]
fn a_block_that_another_tab_puts_back_meanwhile_is_read_and_stays() {
    for bad in [Some("rubbish"), None] {
        let (store, workspace, other) = two_tabs();
        let key = block_keys(&other).remove(3);
        let good = store.get(&key).unwrap().unwrap();
        match bad {
            Some(bad) => store.set(&key, bad).unwrap(),
            None => store.remove(&key).unwrap(),
        }
        let keeper = Rc::new(Shelfkeeper::new(Rc::clone(&store)));
        let mut reading = begin(&keeper);
        assert!(reading.go_on(1).is_none());
        store.set(&key, &good).unwrap();
        let loaded = end(reading);
        assert_eq!(loaded.workspace, workspace, "{bad:?}");
        assert_eq!(loaded.quarantined, []);
        assert_eq!(store.get(&key).unwrap(), Some(good));
    }
}
