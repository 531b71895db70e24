//! Documents saved by earlier versions load for ever, into the same document.
//!
//! `tests/saved/v1-sample.loudou.json` is a file, `tests/saved/v1-store.json` the keys and values of a store after a
//! save of the same workspace: the sample with a second scorecard in use (bands, decay, a plus/minus item, a
//! disqualifier, another spelling), a scenario and a tier set by hand. They are never written again; a new schema
//! version gets files of its own, made by the ignored test below.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;

use loudou::engines::scorecard::{Band, Decay, Factor, Role, Scale, even_levels};
use loudou::engines::value::{Source, Sourced, Text};
use loudou::i18n::Lang;
use loudou::i18n::date::Day;
use loudou::models::lead_tiering::{Case, Override, Report, evaluate, template, weight_path};
use loudou::workspace::storage::{MemoryStore, Shelfkeeper, Store};
use loudou::workspace::{Action, CardEdit, Workspace, file};

const FILE: &str = include_str!("saved/v1-sample.loudou.json");
const STORE: &str = include_str!("saved/v1-store.json");

fn day() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

fn from_file() -> Workspace {
    let restored = file::read(FILE.as_bytes(), day()).unwrap();
    assert_eq!(restored.repairs, []);
    restored.workspace
}

fn from_store() -> Workspace {
    let values: BTreeMap<String, String> = serde_json::from_str(STORE).unwrap();
    let store = MemoryStore::default();
    for (key, value) in &values {
        store.set(key, value).unwrap();
    }
    let keeper = Shelfkeeper::new(store);
    let (library, aside) = keeper.library().unwrap();
    assert_eq!((library.open.as_deref(), aside), (Some("w1"), None));
    let loaded = keeper.load("w1", day()).unwrap();
    assert_eq!(
        (loaded.revision, loaded.repairs, loaded.quarantined),
        (1, vec![], vec![])
    );
    assert_eq!(keeper.raw(), values, "loading changes nothing");
    loaded.workspace
}

fn report(workspace: &Workspace, card: &str) -> Report {
    let mut input = workspace.lead_tiering_now();
    card.clone_into(&mut input.active_card);
    evaluate(Case {
        input: &input,
        rows: &workspace.leads,
        as_of: workspace.profile.as_of,
    })
}

#[test]
fn the_file_and_the_store_hold_the_same_document() {
    assert_eq!(from_file(), from_store());
}

#[test]
fn the_document_says_what_it_said_when_it_was_saved() {
    let workspace = from_file();
    assert_eq!(workspace.profile.name, "Acme 示例");
    assert_eq!(workspace.profile.as_of, day());
    assert_eq!((workspace.leads.len(), workspace.leads.next_id), (202, 203));
    assert_eq!(workspace.lead_tiering.cards.len(), 2);
    assert_eq!(workspace.lead_tiering.active_card, "second");
    let differs = &workspace.scenario().unwrap().differs["leads"];
    let expected = [("card/template/weight/need_fit", 35.0), ("mid_high_share", 0.25)];
    assert_eq!(
        differs
            .iter()
            .map(|(id, v)| (id.as_str(), v.value))
            .collect::<Vec<_>>(),
        expected
    );
    assert_eq!(workspace.lead_tiering.overrides[&3].tier, "a");
}

#[test]
fn its_scores_are_what_they_were() {
    let workspace = from_file();
    let base = Workspace {
        active_scenario: None,
        ..workspace.clone()
    };
    let template = report(&base, "template");
    assert_eq!(template.leads[0].score.value(), Some(67.5));
    assert_eq!(template.leads[1].score.range(), Some((37.5, 82.5)));
    assert_eq!(template.lead(3).unwrap().by_hand, Some(0));
    // Need fit at weight 35 of 115: (6 750 − 1 500 + 35 × 75) / 115.
    let under = report(&workspace, "template");
    assert_eq!(under.leads[0].score.value(), Some(7875.0 / 115.0));
    // 7 days are no completed month; a deal of unknown size spans its bands, and the item may not apply.
    let second = report(&base, "second");
    let first = &second.leads[0].score;
    assert_eq!(
        (first.known_sum, first.known_weight, first.total_weight),
        (60 * 7_500, 60, 100)
    );
    assert_eq!(first.range(), Some((45.0, 100.0)));
}

#[test]
fn the_present_writer_still_writes_it_so() {
    // The version of the app is the one thing that may differ.
    let written = file::write(&from_file());
    let without_app = |text: &str| -> String {
        text.lines()
            .filter(|l| !l.starts_with("  \"app\":"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_eq!(without_app(&written), without_app(FILE));
}

/// The workspace of the fixtures.
fn workspace() -> Workspace {
    let mut workspace = Workspace::with_sample("w1".into(), "Acme 示例".into(), Lang::Zh, day());
    let mut second = template::scorecard();
    second.id = "second".into();
    second.name = Text::own("Second");
    second.factors.truncate(1);
    second.factors[0].role = Role::Weighted {
        weight: Sourced::typed(60),
    };
    second.factors[0].decay = Some(Decay {
        percent_per_month: Sourced::typed(5),
        date_column: "created".into(),
    });
    let factor = |id: &str, column: &str, role, scale| Factor {
        id: id.into(),
        name: Text::own(id),
        question: Text::default(),
        column: column.into(),
        role,
        axis: Default::default(),
        scale,
        when_empty: None,
        decay: None,
        source: Source::Typed,
    };
    let band = |from, points| Band {
        from,
        points: Sourced::typed(points),
    };
    let bands = Scale::Bands {
        bands: vec![band(None, 0), band(Some(0.5), 40), band(Some(1.5), 100)],
        of_mean: true,
    };
    let weight = Role::Weighted {
        weight: Sourced::typed(40),
    };
    second.factors.push(factor("deal", "amount", weight, bands));
    second.factors.push(factor(
        "extra",
        "extra",
        Role::PlusMinus,
        even_levels("extra", vec![]),
    ));
    if let Scale::Levels { levels } = &mut second.factors[2].scale {
        let mut level = template::scorecard().factors[0].levels()[0].clone();
        level.id = "extra.1".into();
        level.points = Sourced::typed(20);
        level.disqualifies = true;
        levels.push(level);
    }
    let set = |id: String, value| Action::SetInput { id, value };
    let by_hand = Override {
        tier: "a".into(),
        reason: "老客户推荐".into(),
        author: "Li".into(),
        until: Day::new(2027, 1, 31).unwrap(),
    };
    for action in [
        Action::AddCard(Box::new(second)),
        Action::EditCard(CardEdit::Alias {
            factor: "channel".into(),
            level: "channel.4".into(),
            text: "官网".into(),
        }),
        Action::Override(3, Some(by_hand)),
        set("hours_per_month".into(), 150.5),
        Action::AddScenario {
            id: "s1".into(),
            name: "更严".into(),
        },
        set("mid_high_share".into(), 0.25),
        set(weight_path("template", "need_fit"), 35.0),
    ] {
        workspace.apply(action).unwrap();
    }
    workspace
}

#[test]
#[ignore = "writes the fixtures of a new schema version"]
fn write_fixtures() {
    let workspace = workspace();
    let keeper = Shelfkeeper::new(MemoryStore::default());
    keeper.save(&workspace, None).unwrap();
    let (mut library, _) = keeper.library().unwrap();
    library.open = Some("w1".into());
    keeper.save_library(&library).unwrap();
    let version = loudou::workspace::schema::CURRENT;
    let store = serde_json::to_string_pretty(&keeper.raw()).unwrap();
    for (name, text) in [("sample.loudou", file::write(&workspace)), ("store", store)] {
        let path = format!("tests/saved/v{version}-{name}.json");
        assert!(!std::path::Path::new(&path).exists(), "{path} is kept for ever");
        std::fs::write(path, text).unwrap();
    }
}
