//! The corpus of the fuzz targets as plain tests: every file of `tests/fuzz/corpus/<target>/` through its target.
//!
//! What fuzzing found stays in the corpus, so that it is checked everywhere and not only where a nightly compiler is.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, after it has said where"
)]

#[path = "fuzz/checks.rs"]
mod checks;

/// Runs a target on each file of its corpus; the name of a file that fails is on the last line printed.
fn run(target: &str, check: fn(&[u8])) {
    let folder = format!("tests/fuzz/corpus/{target}");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        println!("{}", file.display());
        check(&std::fs::read(file).unwrap());
    }
}

#[test]
fn tables() {
    run("csv", checks::csv);
}

#[test]
fn workbooks() {
    run("xlsx", checks::xlsx);
}

#[test]
fn workspace_files() {
    run("file", checks::file);
}

#[test]
fn blocks() {
    run("block", checks::block);
}

#[test]
fn links() {
    run("link", checks::link);
}
