//! What changes of a scorecard do and refuse.

use super::*;
use crate::engines::scorecard::tests::{bands, card, levels, tiers, weighted};
use crate::engines::scorecard::{Decay, Role, Scale, Scorecard};
use crate::engines::value::{Sourced, Text};

fn start() -> Workspace {
    let mut workspace = with_sample();
    let mut own = card(vec![weighted("a", 60, &[0, 100]), weighted("b", 40, &[5])]);
    own.factors[1].scale = bands(&[(None, 0), (Some(10.0), 100)], false);
    workspace.apply(Action::AddCard(Box::new(own))).unwrap();
    workspace
}

fn edit(workspace: &mut Workspace, edit: CardEdit) -> Result<StepLabel, Refusal> {
    workspace.apply(Action::EditCard(edit))
}

fn own(workspace: &Workspace) -> &Scorecard {
    workspace.lead_tiering.card().unwrap()
}

#[test]
fn the_last_factor_level_tier_and_card_stay() {
    let mut workspace = start();
    edit(&mut workspace, CardEdit::RemoveFactor("b".into())).unwrap();
    edit(&mut workspace, CardEdit::RemoveLevel("a".into(), "a.1".into())).unwrap();
    let last = |of| Err(Refusal::LastOne(of));
    assert_eq!(
        edit(&mut workspace, CardEdit::RemoveFactor("a".into())),
        last(Last::Factor)
    );
    assert_eq!(
        edit(&mut workspace, CardEdit::RemoveLevel("a".into(), "a.2".into())),
        last(Last::Level)
    );
    for tier in ["t3", "t0", "t2"] {
        edit(&mut workspace, CardEdit::RemoveTier(tier.into())).unwrap();
    }
    assert_eq!(own(&workspace).tiers[0].cut.value, 0);
    assert_eq!(
        edit(&mut workspace, CardEdit::RemoveTier("t1".into())),
        last(Last::Tier)
    );
    workspace.apply(Action::RemoveCard("template".into())).unwrap();
    assert_eq!(
        workspace.apply(Action::RemoveCard("card".into())),
        last(Last::Card)
    );
}

#[test]
fn removing_the_card_in_use_goes_back_to_the_first() {
    let mut workspace = start();
    assert_eq!(own(&workspace).id, "card");
    workspace.apply(Action::RemoveCard("card".into())).unwrap();
    assert_eq!(own(&workspace).id, "template");
    assert_eq!(
        workspace.apply(Action::UseCard("card".into())),
        Err(Refusal::NotThere)
    );
}

#[test]
fn ids_that_are_taken_or_would_break_a_path_are_refused() {
    let mut workspace = start();
    let before = workspace.clone();
    for id in ["a", "x/y"] {
        let factor = Box::new(weighted(id, 5, &[0, 100]));
        assert_eq!(
            edit(&mut workspace, CardEdit::AddFactor(factor)),
            Err(Refusal::BadValue)
        );
    }
    let mut tier = tiers(&[60], 1).remove(0);
    assert_eq!(
        edit(&mut workspace, CardEdit::AddTier(Box::new(tier.clone()))),
        Err(Refusal::BadValue)
    );
    tier.id = "x/y".into();
    assert_eq!(
        edit(&mut workspace, CardEdit::AddTier(Box::new(tier))),
        Err(Refusal::BadValue)
    );
    for id in ["card", "a/b"] {
        let card = Scorecard {
            id: id.into(),
            ..card(vec![weighted("a", 1, &[0])])
        };
        assert_eq!(
            workspace.apply(Action::AddCard(Box::new(card))),
            Err(Refusal::BadValue)
        );
    }
    let without_tiers = Scorecard {
        id: "new".into(),
        tiers: vec![],
        ..card(vec![])
    };
    assert_eq!(
        workspace.apply(Action::AddCard(Box::new(without_tiers))),
        Err(Refusal::BadValue)
    );
    assert_eq!(workspace, before);
}

#[test]
fn numbers_from_any_hand_are_brought_into_range() {
    let mut workspace = start();
    let wild = Sourced::typed(i64::MAX);
    edit(
        &mut workspace,
        CardEdit::Role("a".into(), Role::Weighted { weight: wild }),
    )
    .unwrap();
    edit(
        &mut workspace,
        CardEdit::Scale("b".into(), levels("b", &[i64::MIN, i64::MAX])),
    )
    .unwrap();
    let decay = Decay {
        percent_per_month: wild,
        date_column: "created".into(),
    };
    edit(&mut workspace, CardEdit::Decay("a".into(), Some(decay))).unwrap();
    let mut tier = tiers(&[i64::MAX], 1).remove(0);
    tier.id = "top".into();
    edit(&mut workspace, CardEdit::AddTier(Box::new(tier))).unwrap();
    let card = own(&workspace);
    assert_eq!((card.factors[0].weight(), card.tiers[0].cut.value), (100, 100));
    assert_eq!(
        card.factors[1]
            .levels()
            .iter()
            .map(|l| l.points.value)
            .collect::<Vec<_>>(),
        [0, 100]
    );
    assert_eq!(
        card.factors[0].decay.as_ref().unwrap().percent_per_month.value,
        100
    );
}

#[test]
fn a_minus_item_that_becomes_weighted_loses_its_minus() {
    let mut workspace = start();
    edit(&mut workspace, CardEdit::Role("a".into(), Role::PlusMinus)).unwrap();
    edit(
        &mut workspace,
        CardEdit::Scale("a".into(), levels("a", &[-100, 20])),
    )
    .unwrap();
    assert_eq!(own(&workspace).factors[0].levels()[0].points.value, -100);
    let weight = Sourced::typed(10);
    edit(
        &mut workspace,
        CardEdit::Role("a".into(), Role::Weighted { weight }),
    )
    .unwrap();
    assert_eq!(own(&workspace).factors[0].levels()[0].points.value, 0);
}

fn starts(workspace: &Workspace) -> Vec<(Option<f64>, i64)> {
    let Scale::Bands { bands, .. } = &own(workspace).factors[1].scale else {
        panic!("it has bands")
    };
    bands.iter().map(|b| (b.from, b.points.value)).collect()
}

#[test]
fn band_cuts_are_sorted_once_each_and_keep_their_points() {
    let mut workspace = start();
    edit(
        &mut workspace,
        CardEdit::BandCuts("b".into(), vec![7.0, -1.0, 7.0]),
    )
    .unwrap();
    assert_eq!(
        starts(&workspace),
        [(None, 0), (Some(-1.0), 100), (Some(7.0), 100)]
    );
    edit(&mut workspace, CardEdit::BandCuts("b".into(), vec![])).unwrap();
    assert_eq!(starts(&workspace), [(None, 0)]);
    assert_eq!(
        edit(&mut workspace, CardEdit::BandCuts("b".into(), vec![f64::NAN])),
        Err(Refusal::BadValue)
    );
    assert_eq!(
        edit(&mut workspace, CardEdit::BandCuts("a".into(), vec![1.0])),
        Err(Refusal::NotThere)
    );
    let zeros = vec![0.0, -0.0];
    edit(&mut workspace, CardEdit::BandCuts("b".into(), zeros)).unwrap();
    assert_eq!(starts(&workspace).len(), 2);
}

#[test]
fn moving_stops_at_both_ends() {
    let mut workspace = start();
    assert_eq!(
        edit(&mut workspace, CardEdit::MoveFactor("a".into(), -1)),
        Err(Refusal::NoChange)
    );
    assert_eq!(
        edit(&mut workspace, CardEdit::MoveFactor("b".into(), 1)),
        Err(Refusal::NoChange)
    );
    assert_eq!(
        edit(&mut workspace, CardEdit::MoveFactor("a".into(), isize::MIN)),
        Err(Refusal::NoChange)
    );
    edit(&mut workspace, CardEdit::MoveFactor("a".into(), 1)).unwrap();
    assert_eq!(own(&workspace).factors[1].id, "a");
}

#[test]
fn an_import_changes_the_card_in_use_and_no_other() {
    let mut workspace = start();
    let mut changed = own(&workspace).clone();
    changed.id = "template".into();
    changed.name = Text::own("Changed");
    let rows = Box::new(workspace.leads.clone());
    workspace
        .apply(Action::ReplaceLeads {
            rows,
            card: Some(Box::new(changed)),
        })
        .unwrap();
    assert_eq!(
        (own(&workspace).id.as_str(), own(&workspace).name.en.as_str()),
        ("card", "Changed")
    );
    assert_eq!(workspace.lead_tiering.cards.len(), 2);
}

#[test]
fn a_colour_that_was_picked_stays_with_its_tier_and_others_go_by_place() {
    let mut workspace = start();
    let colours = |w: &Workspace| {
        own(w)
            .tiers
            .iter()
            .map(|t| (t.id.clone(), t.colour))
            .collect::<Vec<_>>()
    };
    let before = colours(&workspace);
    assert!(
        before.len() > 2
            && before
                .iter()
                .enumerate()
                .all(|(at, (_, colour))| usize::from(*colour) == at)
    );
    let (top, next) = (before[0].0.clone(), before[1].0.clone());
    edit(&mut workspace, CardEdit::TierColour(next.clone(), 3)).unwrap();
    edit(&mut workspace, CardEdit::RemoveTier(top)).unwrap();
    assert_eq!(colours(&workspace)[0], (next.clone(), 3));
    // As they stand by place again, they are dealt by place again.
    for (at, (id, _)) in colours(&workspace).into_iter().enumerate() {
        edit(
            &mut workspace,
            CardEdit::TierColour(id, u8::try_from(at).unwrap()),
        )
        .unwrap();
    }
    edit(&mut workspace, CardEdit::RemoveTier(next)).unwrap();
    assert!(
        colours(&workspace)
            .iter()
            .enumerate()
            .all(|(at, (_, colour))| usize::from(*colour) == at)
    );
}

#[test]
fn many_tiers_have_a_colour_each_as_far_as_there_are_numbers() {
    let mut workspace = start();
    for n in 0..300 {
        let mut tier = tiers(&[50], 0).remove(0);
        tier.id = format!("many{n}");
        edit(&mut workspace, CardEdit::AddTier(Box::new(tier))).unwrap();
    }
    assert_eq!(own(&workspace).tiers.last().unwrap().colour, u8::MAX);
}
