//! A workspace as a readable file, `NAME.loudou.json`, and back.

use serde::Deserialize;
use serde_json::{Value, json};

use super::Workspace;
use super::restore::{Restored, restore};
use super::rows::Block;
use super::schema::{CURRENT, Head, SchemaProblem, upgrade};
use crate::i18n::date::Day;

/// Largest file that is read.
pub const MOST_BYTES: usize = 64 << 20;

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// More than 64 MiB.
    TooBig,
    /// Not JSON: the line and column where it stops being.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but not a workspace of this app.
    NotOurs,
    /// A newer version of the app wrote it.
    Newer(u32),
}

/// Writes a workspace as a file: its head and its blocks as they are stored, unpacked and readable.
///
/// ```
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::{Workspace, file};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let workspace = Workspace::with_sample("w1".into(), "Acme".into(), Lang::En, day);
/// let read = file::read(file::write(&workspace).as_bytes(), day).unwrap();
/// assert_eq!(read.workspace, workspace);
/// assert!(read.repairs.is_empty());
/// ```
#[must_use]
pub fn write(workspace: &Workspace) -> String {
    let blocks: Vec<&Block> = workspace.leads.blocks.iter().map(AsRef::as_ref).collect();
    let file = json!({
        "format": "loudou",
        "schema": CURRENT,
        "app": env!("CARGO_PKG_VERSION"),
        "workspace": Head::of(workspace, Vec::new()),
        "blocks": blocks,
    });
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// Reads a file. What cannot be read in it is left out and listed.
///
/// # Errors
/// [`FileProblem`] where nothing of it can be used.
pub fn read(bytes: &[u8], as_of: Day) -> Result<Restored, FileProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(FileProblem::TooBig);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let file: Value = serde_json::from_slice(bytes).map_err(|e| FileProblem::NotJson {
        line: e.line(),
        column: e.column(),
    })?;
    let ours = file.get("format").and_then(Value::as_str) == Some("loudou");
    let schema = file
        .get("schema")
        .and_then(Value::as_u64)
        .and_then(|s| u32::try_from(s).ok());
    let (Some(head), Some(schema), true) = (file.get("workspace"), schema, ours) else {
        return Err(FileProblem::NotOurs);
    };
    let head = upgrade(head.clone(), schema).map_err(|problem| match problem {
        SchemaProblem::Newer(version) => FileProblem::Newer(version),
        SchemaProblem::Unknown(_) => FileProblem::NotOurs,
    })?;
    let listed = file.get("blocks").and_then(Value::as_array);
    let (blocks, missing) = blocks(listed.map(Vec::as_slice).unwrap_or_default());
    Ok(restore(&head, blocks, missing, as_of))
}

/// The blocks that can be read, and how many rows the others had.
pub(super) fn blocks(listed: &[Value]) -> (Vec<Block>, usize) {
    let mut missing = 0;
    let mut blocks = Vec::new();
    for block in listed {
        match Block::deserialize(block) {
            Ok(block) => blocks.push(block),
            Err(_) => missing += block.get("ids").and_then(Value::as_array).map_or(1, Vec::len),
        }
    }
    (blocks, missing)
}
