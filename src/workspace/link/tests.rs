//! What a link promises.

mod picked_cards;

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::engines::scorecard::tests::arbitrary::cards;
use crate::engines::value::{Source, Text};
use crate::i18n::Lang;
use crate::models::lead_tiering::Override;
use crate::models::parameter::Parameters;
use crate::workspace::rows::Cell;
use crate::workspace::tests::hands::hands;
use crate::workspace::tests::{day, with_sample};
use crate::workspace::{Action, CardEdit, History, Repair};

const PARAMETERS: Parts = Parts {
    name: false,
    notes: false,
    spellings: false,
    data: false,
};

fn opened(payload: &str) -> Workspace {
    let restored = read(payload, day()).unwrap();
    assert_eq!(restored.repairs, []);
    restored.workspace
}

/// The sample with a word in each place that is somebody's own.
fn with_secrets() -> Workspace {
    let mut workspace = with_sample();
    let alias = CardEdit::Alias {
        factor: "channel".into(),
        level: "channel.1".into(),
        text: "SECRET alias".into(),
    };
    let treatment = crate::engines::scorecard::Treatment {
        who: Text::own("SECRET who"),
        ..Default::default()
    };
    let level = workspace.lead_tiering.card().unwrap().factors[0].levels()[0].clone();
    let level_text = CardEdit::LevelText {
        factor: "channel".into(),
        level: level.id,
        label: level.label,
        detail: Text::own("SECRET detail"),
    };
    let edits = [
        alias,
        level_text,
        CardEdit::Question("form".into(), Text::own("SECRET question")),
        CardEdit::Treatment("a".into(), Box::new(treatment)),
    ];
    let mut actions = vec![Action::Rename("SECRET name".into())];
    actions.extend(edits.into_iter().map(Action::EditCard));
    for action in actions {
        let named = format!("{action:?}");
        workspace
            .apply(action)
            .unwrap_or_else(|e| panic!("{named}: {e:?}"));
    }
    let place = workspace.leads.place(0).unwrap();
    workspace.leads.set(place, 0, Cell::text("SECRET customer"));
    let by_hand = Override {
        tier: "a".into(),
        reason: "SECRET reason".into(),
        author: "SECRET author".into(),
        until: day(),
    };
    workspace.lead_tiering.overrides.insert(1, by_hand);
    workspace
}

#[test]
fn parameters_alone_hold_nothing_of_anybody() {
    let workspace = with_secrets();
    let json = |parts| json_of(&picked(&workspace, parts));
    let secrets = |json: String| json.matches("SECRET").count();
    assert_eq!(secrets(json(PARAMETERS)), 0, "{}", json(PARAMETERS));
    assert_eq!(
        secrets(json(Parts {
            name: true,
            ..PARAMETERS
        })),
        1
    );
    assert_eq!(
        secrets(json(Parts {
            notes: true,
            ..PARAMETERS
        })),
        3
    );
    assert_eq!(
        secrets(json(Parts {
            spellings: true,
            ..PARAMETERS
        })),
        1
    );
    // The rows need the spellings.
    assert_eq!(
        secrets(json(Parts {
            data: true,
            ..PARAMETERS
        })),
        4
    );
    assert_eq!(secrets(json(Parts::ALL)), 8);
    let contents = Contents::of(&workspace);
    assert_eq!((contents.notes, contents.spellings), (3, 1));
    assert_eq!((contents.overrides, contents.leads), (1, 202));
    let goes_in = Contents::of(&picked(&workspace, PARAMETERS));
    assert_eq!((goes_in.notes, goes_in.spellings), (0, 0));
    assert_eq!((goes_in.overrides, goes_in.leads), (0, 0));
    assert_eq!((goes_in.name.as_str(), goes_in.cards[0].factors), ("", 7));
}

/// A scorecard built from the sample reads its cells by spellings: they go along with it. A word of nobody's sample
/// does not.
#[test]
fn the_samples_words_stay_with_the_sample() {
    let mut workspace = with_sample();
    let word = |rows: &crate::workspace::rows::Rows| {
        let at = rows.column_at("channel").unwrap();
        rows.column_cells(at)
            .find_map(|cell| cell.as_text().map(str::to_owned))
    };
    let known = word(&workspace.leads).unwrap();
    let spelled = |text: &str| {
        Action::EditCard(CardEdit::Alias {
            factor: "form".into(),
            level: "form.1".into(),
            text: text.into(),
        })
    };
    workspace.apply(spelled(&known)).unwrap();
    workspace.apply(spelled("SECRET remark")).unwrap();
    let aliases = |workspace: &Workspace| {
        let card = workspace.lead_tiering.card().unwrap();
        card.factor("form").unwrap().levels()[0].aliases.clone()
    };
    assert_eq!(aliases(&picked(&workspace, PARAMETERS)), [known]);
    let place = workspace.leads.place(0).unwrap();
    workspace.leads.set(place, 0, Cell::text("Somebody"));
    assert!(aliases(&picked(&workspace, PARAMETERS)).is_empty());
}

#[test]
fn all_parts_are_the_whole_workspace() {
    let workspace = with_secrets();
    let read = opened(&write(&workspace, Parts::ALL).unwrap());
    let expected = Workspace {
        id: String::new(),
        ..workspace
    };
    assert!(read == expected);
}

#[test]
fn the_sample_is_named_and_comes_back_lead_by_lead() {
    let mut workspace = with_sample();
    let payload = write(&workspace, PARAMETERS).unwrap();
    assert!(payload.len() < 300, "{}", payload.len());
    assert!(opened(&payload).leads == workspace.leads);
    // A factor of one's own adds a column that is empty in each row.
    let own = crate::engines::scorecard::tests::card(vec![]);
    workspace.apply(Action::AddCard(Box::new(own))).unwrap();
    assert!(opened(&write(&workspace, PARAMETERS).unwrap()).leads == workspace.leads);
    // One cell changed, and it is somebody's list.
    let place = workspace.leads.place(7).unwrap();
    workspace.leads.set(place, 0, Cell::text("Somebody"));
    assert!(opened(&write(&workspace, PARAMETERS).unwrap()).leads.is_empty());
    assert!(opened(&write(&workspace, Parts::ALL).unwrap()).leads == workspace.leads);
}

#[test]
fn a_sample_this_app_does_not_have_costs_its_rows_and_says_so() {
    let json = json_of(&picked(&with_sample(), PARAMETERS));
    let at = json.find("\"sum\":\"").unwrap() + 7;
    let mut other = json.clone();
    other.replace_range(at..at + 16, "0123456789abcdef");
    let payload = seal(CURRENT, &squeeze::deflate(other.as_bytes())).unwrap();
    let restored = read(&payload, day()).unwrap();
    assert_eq!(restored.repairs, [Repair::Rows(202)]);
    assert!(restored.workspace.leads.is_empty());
}

#[test]
fn what_programs_do_to_links() {
    let payload = write(&with_secrets(), Parts::ALL).unwrap();
    let same = |changed: &str| read(changed, day()).unwrap() == read(&payload, day()).unwrap();
    assert!(payload.contains(['_', '-']));
    assert!(same(&payload.replace('_', "%5F").replace('-', "%2d")));
    for end in [
        ".",
        ",",
        "…",
        "。请看",
        ")",
        ">",
        "%20",
        "%E2%80%A6",
        "/",
        "?a=b",
        "\n",
        "AAAA",
    ] {
        assert!(same(&format!("{payload}{end}")), "{end}");
    }
    let (left, right) = payload.split_at(76);
    for within in ["\r\n", " ", "%0A", "\u{200B}", "\u{AD}"] {
        assert!(same(&format!("{left}{within}{right}")), "{within:?}");
    }
    let problem = |changed: &str| read(changed, day()).unwrap_err();
    assert_eq!(problem(&payload.to_lowercase()), LinkProblem::LowerCased);
    for cut in [payload.len() / 2, 30, 24] {
        let of = Some(payload.len() - usize::from(payload.ends_with('0')));
        let told = problem(&payload[..cut]);
        assert!(
            matches!(told, LinkProblem::CutShort { has, of: told } if has == cut
            && told.is_some_and(|told| of.is_some_and(|of| told.abs_diff(of) <= 1)))
        );
        assert_eq!(problem(&format!("{}…", &payload[..cut])), told);
    }
    assert_eq!(problem(&payload[..5]), LinkProblem::CutShort { has: 5, of: None });
    for empty in ["", "…", "?", "%"] {
        assert_eq!(problem(empty), LinkProblem::NotOurs);
    }
    assert_eq!(problem(&"A".repeat(500)), LinkProblem::Damaged);
}

#[test]
fn newer_links_say_so_even_when_cut() {
    let content = squeeze::deflate(b"{}");
    let newer = seal(99, &content).unwrap();
    assert_eq!(read(&newer, day()), Err(LinkProblem::Newer(99)));
    assert_eq!(
        read(&newer[..newer.len() - 2], day()),
        Err(LinkProblem::Newer(99))
    );
    assert_eq!(
        read(&seal(0, &content).unwrap(), day()),
        Err(LinkProblem::NotOurs)
    );
}

#[test]
fn bombs_are_refused() {
    let bomb = seal(CURRENT, &squeeze::deflate(&vec![b' '; 20 << 20])).unwrap();
    assert_eq!(read(&bomb, day()), Err(LinkProblem::TooBig));
    assert_eq!(
        read(&"A".repeat(MOST_CHARACTERS + 1), day()),
        Err(LinkProblem::TooBig)
    );
    for open in ["[", "{\"workspace\":"] {
        let deep = open.repeat(100_000);
        let deep = seal(CURRENT, &squeeze::deflate(deep.as_bytes()));
        // Where even that does not fit into a link, there is nothing to open.
        assert_eq!(
            deep.and_then(|deep| read(&deep, day()).map_err(|p| {
                assert!(matches!(p, LinkProblem::NotOurs | LinkProblem::TooBig));
                TooMuch
            })),
            Err(TooMuch)
        );
    }
    for other in ["", "7", "[]", "{}", "{\"workspace\":"] {
        let other = seal(CURRENT, &squeeze::deflate(other.as_bytes())).unwrap();
        assert_eq!(read(&other, day()), Err(LinkProblem::NotOurs));
    }
    let behind = [squeeze::deflate(b"{}"), vec![0]].concat();
    assert_eq!(
        read(&seal(CURRENT, &behind).unwrap(), day()),
        Err(LinkProblem::Damaged)
    );
}

#[test]
fn too_many_rows_are_for_a_file() {
    let mut workspace = with_sample();
    for number in 0..60_000 {
        workspace
            .leads
            .push([Cell::text(format!("Lead {number} {}", number * 7919 % 10_007))]);
    }
    assert_eq!(write(&workspace, Parts::ALL), Err(TooMuch));
    assert!(write(&workspace, PARAMETERS).is_ok());
}

#[test]
fn more_parts_than_a_page_can_draw_are_refused() {
    let mut json: Value = serde_json::from_str(&json_of(&picked(&with_sample(), PARAMETERS))).unwrap();
    let scenarios =
        |n: usize| -> Vec<Value> { (0..n).map(|n| json!({"id": n.to_string(), "name": ""})).collect() };
    let own = Contents::of(&with_sample()).parts;
    json["workspace"]["scenarios"] = json!(scenarios(MOST_PARTS - own));
    let sealed = |json: &Value| seal(CURRENT, &squeeze::deflate(json.to_string().as_bytes())).unwrap();
    let mut full = opened(&sealed(&json));
    assert!(write(&full, PARAMETERS).is_ok());
    full.scenarios.push(crate::workspace::Scenario {
        id: "one more".into(),
        name: String::new(),
        differs: Default::default(),
    });
    assert_eq!(write(&full, PARAMETERS), Err(TooMuch));
    json["workspace"]["scenarios"] = json!(scenarios(MOST_PARTS + 1 - own));
    assert_eq!(read(&sealed(&json), day()), Err(LinkProblem::TooBig));
}

/// A workspace after some work.
fn worked(hands: Vec<crate::workspace::tests::hands::Hand>) -> Workspace {
    let mut workspace = with_sample();
    let mut history = History::default();
    for hand in hands {
        let action = hand.action(&workspace);
        let _ = history.apply(&mut workspace, action, "#/leads", None);
    }
    workspace
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_link_gives_back_what_was_picked(
        hands in hands(12),
        [name, notes, spellings, data] in any::<[bool; 4]>(),
    ) {
        let parts = Parts { name, notes, spellings, data };
        let workspace = worked(hands);
        let payload = write(&workspace, parts).unwrap();
        prop_assert!(payload.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_'));
        prop_assert!(payload.ends_with(|c: char| c.is_ascii_alphanumeric()));
        let read = opened(&payload);
        prop_assert!(read == picked(&workspace, parts));
        // Picking again changes nothing, and the same parameters give the same link.
        prop_assert_eq!(write(&read, parts).unwrap(), payload);
        let elsewhere = Workspace { id: "w77".into(), ..workspace };
        prop_assert_eq!(write(&elsewhere, parts).unwrap(), write(&read, parts).unwrap());
    }

    #[test]
    fn a_changed_character_is_noticed(card in cards(), at in any::<Index>(), other in "[ -~…]") {
        let mut workspace = with_sample();
        workspace.apply(Action::AddCard(Box::new(card))).unwrap();
        let payload = write(&workspace, Parts::ALL).unwrap();
        let at = at.index(payload.len());
        let changed = format!("{}{other}{}", &payload[..at], &payload[at + 1..]);
        match read(&changed, day()) {
            Ok(same) => prop_assert!(same == read(&payload, day()).unwrap()),
            // Where the very first character is none of the alphabet, nothing of a link is left to tell.
            Err(problem) => prop_assert!(problem != LinkProblem::NotOurs || at == 0),
        }
    }

    #[test]
    fn any_text_and_any_content_has_an_answer(text in "\\PC{0,80}", content in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&text, day());
        let _ = read(&seal(CURRENT, &content).unwrap(), day());
        let json = String::from_utf8_lossy(&content).into_owned();
        let _ = read(&seal(CURRENT, &squeeze::deflate(json.as_bytes())).unwrap(), day());
        let inflated = squeeze::inflate(&squeeze::deflate(&content), 400).unwrap();
        prop_assert_eq!(inflated, content);
    }
}

/// How the words came to be: what documents hold besides the template, then the sample in both languages.
#[test]
#[ignore = "writes the words of a new form"]
fn write_words() {
    use crate::engines::scorecard::{Axis, Band, Decay, Factor, Level, Role, Scale};
    use crate::engines::value::Sourced;
    let level = Level {
        id: "1".into(),
        label: Text::own(""),
        detail: Text::own(""),
        points: Sourced::typed(0),
        aliases: vec![String::new()],
        disqualifies: true,
    };
    let bands = [None, Some(10.0), Some(25.0), Some(50.0), Some(75.0), Some(100.0)];
    let bands = bands.map(|from| Band {
        from,
        points: Sourced::typed(100),
    });
    let factor = |scale| Factor {
        id: "f1".into(),
        name: Text::own(""),
        question: Text::own(""),
        column: "f1".into(),
        role: Role::PlusMinus,
        axis: Axis::Engagement,
        scale,
        when_empty: Some(Sourced::typed(0)),
        decay: Some(Decay {
            percent_per_month: Sourced::typed(10),
            date_column: "active".into(),
        }),
        source: Source::Typed,
    };
    let second = crate::engines::scorecard::Scorecard {
        id: "c2".into(),
        name: Text::own(""),
        factors: vec![
            factor(Scale::Bands {
                bands: bands.into(),
                of_mean: true,
            }),
            factor(Scale::Levels { levels: vec![level] }),
        ],
        tiers: vec![],
        judged: None,
    };
    let mut workspace = Workspace::with_sample("w1".into(), "Acme".into(), Lang::En, day());
    workspace.lead_tiering.cards.insert(0, second.into());
    let by_hand = Override {
        tier: "a".into(),
        reason: String::new(),
        author: String::new(),
        until: day(),
    };
    workspace.lead_tiering.overrides.insert(1, by_hand);
    let numbers = workspace.lead_tiering.parameters();
    for number in numbers.iter().filter(|p| !p.id.contains('/')) {
        workspace
            .lead_tiering
            .set(&number.id, Sourced::typed(number.default));
    }
    let name = |id: &str| Action::AddScenario {
        id: id.into(),
        name: "Scenario".into(),
    };
    workspace.apply(name("s1")).unwrap();
    let weight = Action::SetInput {
        id: "card/template/weight/need_fit".into(),
        value: 35.0,
    };
    workspace.apply(weight).unwrap();
    let mut words = json_of(&picked(&workspace, Parts::ALL));
    // The template is long and the same in both: once is enough.
    let template = serde_json::to_string(&workspace.lead_tiering.cards[1]).unwrap();
    let template = serde_json::from_str::<Value>(&template).unwrap().to_string();
    assert!(words.contains(&template));
    words = words.replace(&template, "");
    let plain = Workspace::with_sample("w1".into(), "示例：线索分层".into(), Lang::Zh, day());
    words.push_str(&json_of(&picked(
        &plain,
        Parts {
            name: true,
            ..PARAMETERS
        },
    )));
    let path = "src/workspace/link/words-1.txt";
    assert_eq!(
        std::fs::metadata(path).map_or(0, |m| m.len()),
        0,
        "{path} is kept for ever"
    );
    std::fs::write(path, words).unwrap();
}

#[test]
fn the_words_stay_as_they_are() {
    assert!(squeeze::WORDS.len() <= 32 << 10);
    assert_eq!(format!("{:016x}", xxh3_64(squeeze::WORDS)), "ecffc82334398b90");
}
