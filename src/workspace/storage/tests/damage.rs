//! A value that was cut short or changed costs itself at most, and is kept byte for byte.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::models::lead_tiering::{Case, evaluate};

/// A value with its end cut off, or with one character replaced.
pub(super) fn damaged(value: &str, at: Index, with: Option<char>) -> String {
    let at = at.index(value.chars().count());
    let put = with.map(String::from);
    let rest = put.iter().flat_map(|_| value.chars().skip(at + 1));
    value
        .chars()
        .take(at)
        .chain(put.iter().flat_map(|s| s.chars()))
        .chain(rest)
        .collect()
}

fn is_quarantined(keeper: &Shelfkeeper<MemoryStore>, value: &str) -> bool {
    keeper
        .raw()
        .iter()
        .any(|(key, held)| key.starts_with("loudou/q/") && held == value)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_damaged_value_is_put_aside_and_the_rest_loads(
        key in any::<Index>(), at in any::<Index>(), with in proptest::option::of(any::<char>()),
    ) {
        let (keeper, one, two) = two_saved();
        let before = keeper.raw();
        let key = before.keys().nth(key.index(before.len())).unwrap();
        let bad = damaged(&before[key], at, with);
        prop_assume!(bad != before[key]);
        keeper.store().set(key, &bad).unwrap();

        let (library, aside) = keeper.library().unwrap();
        prop_assert_eq!(library.entries.len(), 2);
        let mut reported: Vec<Quarantined> = aside.into_iter().collect();
        for original in [&one, &two] {
            match keeper.load(&original.id, day()) {
                Ok(loaded) => {
                    let touched = !loaded.quarantined.is_empty();
                    prop_assert_eq!(touched, !loaded.repairs.is_empty());
                    prop_assert!(touched || loaded.workspace == *original);
                    let rows = &loaded.workspace.leads;
                    prop_assert!(rows.is_sound());
                    let _ = evaluate(Case { input: &loaded.workspace.lead_tiering, rows, as_of: day() });
                    reported.extend(loaded.quarantined);
                }
                Err(LoadProblem::Damaged(aside)) => reported.push(aside),
                Err(other) => prop_assert!(false, "{:?}", other),
            }
        }
        // The app's version in the header is for people and takes no part in the checksum.
        let harmless = reported.is_empty();
        prop_assert!(!harmless || envelope::open(&bad).is_ok(), "{}", key);
        if !harmless {
            prop_assert_eq!(reported.len(), 1);
            prop_assert_eq!(&reported[0].key, key);
            prop_assert!(is_quarantined(&keeper, &bad));
        }
        // Every value that was not damaged is there, in its place or put aside with the head that may have named it.
        for (other, value) in before.iter().filter(|(k, _)| *k != key) {
            let in_place = keeper.store().get(other).unwrap().as_ref() == Some(value);
            prop_assert!(in_place || is_quarantined(&keeper, value), "{}", other);
        }
    }
}

#[test]
fn a_damaged_head_takes_its_own_blocks_along_and_no_others() {
    let (keeper, one, two) = two_saved();
    let before = keeper.raw();
    let head = &before["loudou/w/w1"];
    let cut = &head[..head.len() / 3];
    keeper.store().set("loudou/w/w1", cut).unwrap();
    let Err(LoadProblem::Damaged(aside)) = keeper.load("w1", day()) else {
        panic!("it is damaged")
    };
    assert_eq!(aside.now_under, "loudou/q/1/loudou/w/w1");
    assert_eq!(keeper.load("w2", day()).unwrap().workspace, two);
    // Saving the other workspace, which collects blocks, leaves what was put aside.
    let mut two = two;
    rename_first(&mut two, "changed");
    keeper.save(&two, Some(1)).unwrap();
    for value in before
        .iter()
        .filter(|(k, _)| k.starts_with("loudou/b/"))
        .map(|(_, v)| v)
    {
        let ours = keeper.raw().values().any(|v| v == value);
        let was_twos = *value
            == super::super::pack(&serde_json::to_vec(grown("w2", 3).leads.blocks[0].as_ref()).unwrap());
        assert!(ours || was_twos);
    }
    assert_eq!(one.leads.blocks.len(), 2);
    assert_eq!(keeper.load("w1", day()), Err(LoadProblem::NotThere));
}

#[test]
fn quarantine_never_overwrites_what_is_in_it() {
    let keeper = Shelfkeeper::new(MemoryStore::default());
    for n in 0..3 {
        keeper
            .store()
            .set("loudou/w/w1", &format!("rubbish {n}"))
            .unwrap();
        assert!(matches!(keeper.load("w1", day()), Err(LoadProblem::Damaged(_))));
    }
    let raw = keeper.raw();
    let held: Vec<&str> = raw.values().map(String::as_str).collect();
    assert_eq!(held, ["rubbish 0", "rubbish 1", "rubbish 2"]);
}

#[test]
fn without_room_for_a_copy_the_value_stays_where_it_is() {
    let keeper = Shelfkeeper::new(Refusing::default());
    keeper.store().set("loudou/w/w1", "rubbish").unwrap();
    keeper.store().set("loudou/library", "rubbish too").unwrap();
    keeper.store().left.set(Some(0));
    let Err(LoadProblem::Damaged(aside)) = keeper.load("w1", day()) else {
        panic!("it is damaged")
    };
    assert_eq!(aside.now_under, aside.key);
    let (library, aside) = keeper.library().unwrap();
    assert_eq!(aside.map(|q| q.now_under), Some("loudou/library".into()));
    // Even where there is room for the new value alone, the old one is not overwritten.
    assert_eq!(
        keeper.save(&with_sample(), None),
        Err(SaveProblem::Store(StoreProblem::Full))
    );
    assert_eq!(keeper.save_library(&library), Err(StoreProblem::Full));
    assert_eq!(keeper.raw().len(), 2);
    keeper.store().left.set(None);
    keeper.save(&with_sample(), None).unwrap();
    keeper.save_library(&library).unwrap();
    let raw = keeper.raw();
    assert_eq!(raw["loudou/q/1/loudou/w/w1"], "rubbish");
    assert_eq!(raw["loudou/q/1/loudou/library"], "rubbish too");
}

#[test]
fn a_lost_block_costs_its_rows_and_says_how_many() {
    let (keeper, one, _) = two_saved();
    let name = super::super::envelope::content_name(&pack(
        &serde_json::to_vec(one.leads.blocks[1].as_ref()).unwrap(),
    ));
    keeper.store().remove(&format!("loudou/b/{name}")).unwrap();
    let loaded = keeper.load("w1", day()).unwrap();
    let lost = one.leads.blocks[1].ids.len();
    assert_eq!(loaded.repairs, [crate::workspace::Repair::Rows(lost)]);
    assert_eq!(loaded.workspace.leads.len(), one.leads.len() - lost);
    // New rows do not take the identities of the lost ones.
    assert_eq!(loaded.workspace.leads.next_id, one.leads.next_id);
}

#[test]
fn a_lost_list_is_made_anew_from_the_heads() {
    let (keeper, _, _) = two_saved();
    keeper.store().set("loudou/library", "rubbish").unwrap();
    let (mut library, aside) = keeper.library().unwrap();
    let listed: Vec<(&str, &str)> = library
        .entries
        .iter()
        .map(|e| (e.id.as_str(), e.name.as_str()))
        .collect();
    assert_eq!(listed, [("w1", "Acme"), ("w2", "Acme")]);
    assert!(aside.is_some());
    assert_eq!(library.new_id(), "w3");
}

#[test]
fn a_list_that_names_what_is_not_there_is_put_right() {
    let (keeper, _, _) = two_saved();
    keeper.delete("w1").unwrap();
    let (library, _) = keeper.library().unwrap();
    assert_eq!((library.open, library.entries.len()), (None, 1));
}
