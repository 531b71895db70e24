//! Links made by earlier versions open for ever, into the same document.
//!
//! `tests/saved/links/v<n>-<kind>.txt` are payloads of links of the workspace in `tests/saved/v<n>-sample.loudou.json` as
//! the app of schema version n made them: with all of its parts, with its parameters alone, and with its leads as if they
//! were the user's own, so that they are listed and not named; `plans` those of `v<n>-plans.loudou.json`, from version 3 on. They are never written again; a new schema version gets links of its own, made by the ignored test below.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "fuzz/checks.rs"]
mod checks;

use loudou::engines::value::Source;
use loudou::i18n::date::Day;
use loudou::workspace::link::{self, LinkProblem, Parts, picked};
use loudou::workspace::schema::CURRENT;
use loudou::workspace::{Workspace, file};
use serde_json::Value;

/// The first version that made links.
const FIRST: u32 = 2;
const KINDS: [&str; 4] = ["all", "parameters", "rows", PLANS];
/// A link with plans, and the first version that has any.
const PLANS: &str = "plans";
const FIRST_PLANS: u32 = 3;

fn day() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

fn saved(name: &str) -> Workspace {
    let json = std::fs::read(format!("tests/saved/v{CURRENT}-{name}.loudou.json")).unwrap();
    file::read(&json, day()).unwrap().workspace
}

/// What a kind of link is made of.
fn made_of(kind: &str) -> (Workspace, Parts) {
    let mut workspace = saved(if kind == PLANS { PLANS } else { "sample" });
    if kind == "rows" {
        workspace.leads.source = Source::Typed;
    }
    let parts = if kind == "parameters" {
        Parts::default()
    } else {
        Parts::ALL
    };
    (workspace, parts)
}

fn path(version: u32, kind: &str) -> String {
    format!("tests/saved/links/v{version}-{kind}.txt")
}

fn payload(version: u32, kind: &str) -> String {
    std::fs::read_to_string(path(version, kind))
        .unwrap()
        .trim_end()
        .to_owned()
}

#[test]
fn links_of_all_versions_hold_the_same_document() {
    for version in FIRST..=CURRENT {
        for kind in KINDS
            .into_iter()
            .filter(|kind| *kind != PLANS || version >= FIRST_PLANS)
        {
            let (workspace, parts) = made_of(kind);
            let read = link::read(&payload(version, kind), day()).unwrap();
            assert_eq!(read.repairs, [], "{kind} of version {version}");
            // Not assert_eq: it would print both documents.
            assert!(
                read.workspace == picked(&workspace, parts),
                "{kind} of version {version}"
            );
        }
    }
}

#[test]
fn the_present_writer_still_writes_them_so() {
    for kind in KINDS {
        let (workspace, parts) = made_of(kind);
        let written = link::write(&workspace, parts).unwrap();
        assert_eq!(written, payload(CURRENT, kind));
    }
}

/// What a script would be written as, in each of the places a text of a link may come to stand.
const SCRIPT: &str =
    "\"><img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>{{7*7}}";

/// Puts the script into every text of a document that is shown, and leaves ids and kinds as they are.
fn poison(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(poison),
        Value::Object(map) => {
            for (key, value) in map {
                let is_text = [
                    "name", "zh", "en", "label", "detail", "question", "reason", "author",
                ]
                .contains(&key.as_str());
                let is_list = ["aliases", "words"].contains(&key.as_str());
                match value {
                    Value::String(text) if is_text => *text = format!("{text} {SCRIPT}"),
                    Value::Array(list) if is_list => {
                        for text in list {
                            // A word that names a level has to go on naming it.
                            let word = text.as_str().unwrap_or_default();
                            if !word.contains('.') && !["open", "won", "lost"].contains(&word) {
                                *text = Value::from(format!("{word} {SCRIPT}"));
                            }
                        }
                    }
                    Value::String(text)
                        if ["who", "first_response", "channel", "cadence", "goal", "budget"]
                            .contains(&key.as_str()) =>
                    {
                        *text = format!("{text} {SCRIPT}");
                    }
                    _ => poison(value),
                }
            }
        }
        _ => {}
    }
}

/// Links that are not as they should be: too new, too big, and full of scripts.
fn bad_links() -> [(&'static str, String); 3] {
    let deflate = |content: &[u8]| miniz_oxide::deflate::compress_to_vec(content, 10);
    let bomb = vec![b' '; link::MOST_BYTES + 1];
    let mut json: Value = serde_json::from_str(&file::write(&made_of("rows").0)).unwrap();
    poison(&mut json);
    let poisoned = file::read(json.to_string().as_bytes(), day()).unwrap();
    [
        ("newer", checks::sealed(99, &deflate(b"{\"workspace\":{}}"))),
        ("bomb", checks::sealed(CURRENT, &deflate(&bomb))),
        ("hostile", link::write(&poisoned.workspace, Parts::ALL).unwrap()),
    ]
}

#[test]
fn bad_links_are_told_apart_and_text_stays_text() {
    let read = |kind: &str| {
        let payload = std::fs::read_to_string(format!("tests/saved/links/{kind}.txt")).unwrap();
        link::read(payload.trim_end(), day())
    };
    assert_eq!(read("newer"), Err(LinkProblem::Newer(99)));
    assert_eq!(read("bomb"), Err(LinkProblem::TooBig));
    let hostile = read("hostile").unwrap();
    assert_eq!(hostile.repairs, []);
    assert!(hostile.workspace.profile.name.ends_with(SCRIPT));
    assert!(
        hostile
            .workspace
            .scenarios
            .iter()
            .all(|s| s.name.ends_with(SCRIPT))
    );
}

#[test]
#[ignore = "writes the bad links"]
fn write_bad_links() {
    for (kind, payload) in bad_links() {
        std::fs::write(format!("tests/saved/links/{kind}.txt"), payload + "\n").unwrap();
    }
}

#[test]
#[ignore = "writes the links of a new schema version"]
fn write_fixtures() {
    for kind in KINDS {
        let (workspace, parts) = made_of(kind);
        let path = path(CURRENT, kind);
        if std::path::Path::new(&path).exists() {
            // It is kept for ever.
            continue;
        }
        std::fs::write(path, link::write(&workspace, parts).unwrap() + "\n").unwrap();
    }
}
