//! Links made by earlier versions open for ever, into the same document.
//!
//! `tests/saved/links/v<n>-<kind>.txt` are payloads of links of the workspace in `tests/saved/v<n>-sample.loudou.json` as
//! the app of schema version n made them: with all of its parts, with its parameters alone, and with its leads as if they
//! were the user's own, so that they are listed and not named. They are never written again; a new schema version gets links of its own, made by the ignored test below.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use loudou::engines::value::Source;
use loudou::i18n::date::Day;
use loudou::workspace::link::{self, Parts, picked};
use loudou::workspace::schema::CURRENT;
use loudou::workspace::{Workspace, file};

/// The first version that made links.
const FIRST: u32 = 2;
const KINDS: [&str; 3] = ["all", "parameters", "rows"];

fn day() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

fn saved(version: u32) -> Workspace {
    let json = std::fs::read(format!("tests/saved/v{version}-sample.loudou.json")).unwrap();
    file::read(&json, day()).unwrap().workspace
}

/// What a kind of link is made of.
fn made_of(kind: &str) -> (Workspace, Parts) {
    let mut workspace = saved(CURRENT);
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
        for kind in KINDS {
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

#[test]
#[ignore = "writes the links of a new schema version"]
fn write_fixtures() {
    for kind in KINDS {
        let (workspace, parts) = made_of(kind);
        let path = path(CURRENT, kind);
        assert!(!std::path::Path::new(&path).exists(), "{path} is kept for ever");
        std::fs::write(path, link::write(&workspace, parts).unwrap() + "\n").unwrap();
    }
}
