//! Whatever is done can be undone, stored and read back.

use proptest::prelude::*;

use super::hands::hands;
use super::storage::{MemoryStore, Shelfkeeper};
use super::*;
use crate::models::lead_tiering::{Case, evaluate};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn undo_all_is_the_beginning_and_redo_all_the_end(hands in hands(25)) {
        let mut workspace = with_sample();
        let first = workspace.clone();
        let mut history = History::default();
        let mut states = vec![first.clone()];
        for hand in hands {
            let before = workspace.clone();
            match history.apply(&mut workspace, hand.action(&before), "leads", None) {
                Ok(_) => {
                    prop_assert_ne!(&workspace, &before);
                    states.push(workspace.clone());
                }
                Err(_) => prop_assert_eq!(&workspace, &before),
            }
        }
        let last = workspace.clone();
        for state in states.iter().rev().skip(1) {
            prop_assert!(history.undo(&mut workspace).is_some());
            prop_assert_eq!(&workspace, state);
        }
        prop_assert_eq!(&workspace, &first);
        prop_assert!(history.undo(&mut workspace).is_none());
        for state in states.iter().skip(1) {
            prop_assert!(history.redo(&mut workspace).is_some());
            prop_assert_eq!(&workspace, state);
        }
        prop_assert_eq!(&workspace, &last);
        prop_assert!(history.redo(&mut workspace).is_none());
    }

    #[test]
    fn saving_and_loading_changes_nothing_at_any_step(hands in hands(20)) {
        let keeper = Shelfkeeper::new(MemoryStore::default());
        let mut workspace = with_sample();
        let mut revision = None;
        for hand in hands {
            let _ = workspace.apply(hand.action(&workspace));
            revision = Some(keeper.save(&workspace, revision).unwrap().revision);
            // Another keeper knows no names of blocks.
            let loaded = keeper.load("w1", day()).unwrap();
            prop_assert_eq!(&loaded.workspace, &workspace);
            prop_assert_eq!((loaded.repairs, loaded.quarantined), (vec![], vec![]));
            let blocks = keeper.raw().keys().filter(|k| k.starts_with("loudou/b/")).count();
            prop_assert!(blocks <= workspace.leads.blocks.len(), "what no head names is collected");
            let read = file::read(file::write(&workspace).as_bytes(), day()).unwrap();
            prop_assert_eq!(&read.workspace, &workspace);
            prop_assert_eq!(read.repairs, vec![]);
        }
    }

    #[test]
    fn every_state_gives_a_sound_report(hands in hands(25)) {
        let mut workspace = with_sample();
        for hand in hands {
            let _ = workspace.apply(hand.action(&workspace));
            prop_assert!(workspace.leads.is_sound());
            let input = workspace.lead_tiering_now();
            let report = evaluate(Case { input: &input, rows: &workspace.leads, as_of: workspace.profile.as_of });
            let placed: usize = report.tiers.iter().map(|t| t.count).sum();
            prop_assert_eq!(placed + report.undetermined, report.counted);
            for lead in report.leads.iter() {
                prop_assert!(lead.score.value().is_none_or(|s| (0.0..=100.0).contains(&s)));
            }
        }
    }

    #[test]
    fn a_gesture_is_one_step(values in proptest::collection::vec(0.0..1.0_f64, 2..12)) {
        let mut workspace = with_sample();
        let first = workspace.clone();
        let mut history = History::default();
        for value in values {
            let action = Action::SetInput { id: "mid_high_share".into(), value };
            let _ = history.apply(&mut workspace, action, "leads", Some(7));
        }
        let last = workspace.clone();
        prop_assert!(history.undo(&mut workspace).is_some());
        prop_assert_eq!(&workspace, &first);
        prop_assert!(history.next_undo().is_none());
        history.redo(&mut workspace);
        prop_assert_eq!(&workspace, &last);
    }
}

fn rename(name: &str) -> Action {
    Action::Rename(name.into())
}

#[test]
fn gestures_of_different_numbers_are_steps_of_their_own() {
    let (mut workspace, mut history) = (with_sample(), History::default());
    for (name, gesture) in [
        ("a", Some(1)),
        ("b", Some(1)),
        ("c", Some(2)),
        ("d", None),
        ("e", None),
    ] {
        history
            .apply(&mut workspace, rename(name), "leads", gesture)
            .unwrap();
    }
    let mut names = Vec::new();
    while history.undo(&mut workspace).is_some() {
        names.push(workspace.profile.name.clone());
    }
    assert_eq!(names, ["d", "c", "b", "Acme"]);
}

#[test]
fn a_gesture_ends_with_an_undo() {
    let (mut workspace, mut history) = (with_sample(), History::default());
    history
        .apply(&mut workspace, rename("a"), "leads", Some(1))
        .unwrap();
    history.undo(&mut workspace);
    history.redo(&mut workspace);
    history
        .apply(&mut workspace, rename("b"), "leads", Some(1))
        .unwrap();
    history.undo(&mut workspace);
    assert_eq!(workspace.profile.name, "a");
}

#[test]
fn a_new_step_drops_what_could_be_redone_and_a_refused_one_does_not() {
    let (mut workspace, mut history) = (with_sample(), History::default());
    history.apply(&mut workspace, rename("a"), "leads", None).unwrap();
    history.undo(&mut workspace);
    assert_eq!(
        history.apply(&mut workspace, rename("  "), "leads", None),
        Err(Refusal::BadValue)
    );
    assert_eq!(
        history.apply(&mut workspace, rename("Acme"), "leads", None),
        Err(Refusal::NoChange)
    );
    assert!(history.next_redo().is_some());
    history
        .apply(&mut workspace, rename("b"), "profile", None)
        .unwrap();
    assert!(history.next_redo().is_none());
    assert_eq!(history.next_undo().unwrap().page, "profile");
}

#[test]
fn two_hundred_steps_are_kept() {
    let (mut workspace, mut history) = (with_sample(), History::default());
    for n in 0..250 {
        history
            .apply(&mut workspace, rename(&n.to_string()), "leads", None)
            .unwrap();
    }
    let mut steps = 0;
    while history.undo(&mut workspace).is_some() {
        steps += 1;
    }
    assert_eq!((steps, workspace.profile.name.as_str()), (200, "49"));
}
