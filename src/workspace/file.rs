//! A workspace as a readable file, `NAME.loudou.json`, and back.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Workspace;
use super::library::Shelf;
use super::restore::{Restored, restore};
use super::rows::Block;
use super::schema::{CURRENT, Head, SchemaProblem, upgrade};
use super::storage::{MemoryStore, Shelfkeeper, Store};
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
    let file = File {
        app: env!("CARGO_PKG_VERSION"),
        blocks: workspace.leads.blocks.iter().map(AsRef::as_ref).collect(),
        format: "loudou",
        schema: CURRENT,
        workspace: Head::of(workspace, Vec::new()),
    };
    indented(&serde_json::to_string(&file).unwrap_or_default())
}

#[derive(Serialize)]
struct File<'a> {
    app: &'a str,
    blocks: Vec<&'a Block>,
    format: &'a str,
    schema: u32,
    workspace: Head,
}

/// JSON as a person reads it: each entry of an object and each object of a list on its own line, lists of plain values on
/// one. Done to the text: to write the document in a second way would need the program for that a second time.
fn indented(json: &str) -> String {
    let mut lines = String::with_capacity(json.len() * 5 / 4);
    // Of each open bracket, whether its content stands on lines of its own.
    let mut open: Vec<bool> = Vec::new();
    let (mut in_string, mut escaped) = (false, false);
    let mut rest = json.chars().peekable();
    while let Some(c) = rest.next() {
        if in_string {
            lines.push(c);
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '{' | '[' => {
                let next = rest.peek().copied().unwrap_or_default();
                lines.push(c);
                open.push(matches!((c, next), ('{', '"') | ('[', '{' | '[')));
                break_line(&mut lines, &open);
            }
            '}' | ']' => {
                if open.pop() == Some(true) {
                    new_line(&mut lines, open.len());
                }
                lines.push(c);
            }
            ',' => {
                lines.push(c);
                break_line(&mut lines, &open);
            }
            ':' => lines.push_str(": "),
            _ => {
                in_string = c == '"';
                lines.push(c);
            }
        }
    }
    lines
}

fn break_line(lines: &mut String, open: &[bool]) {
    if open.last() == Some(&true) {
        new_line(lines, open.len());
    }
}

fn new_line(lines: &mut String, depth: usize) {
    lines.push('\n');
    lines.extend(std::iter::repeat_n("  ", depth));
}

/// Reads a file. What cannot be read in it is left out and listed.
///
/// # Errors
/// [`FileProblem`] where nothing of it can be used.
pub fn read(bytes: &[u8], as_of: Day) -> Result<Restored, FileProblem> {
    of_file(&parsed(bytes)?, as_of)
}

/// Reads a file of one workspace, or the backup that is offered where the app breaks down: all stored values by their
/// keys, and with them each workspace that is in use.
///
/// ```
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::{Workspace, file};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let workspace = Workspace::with_sample("w1".into(), "Acme".into(), Lang::En, day);
/// let read = file::read_all(file::write(&workspace).as_bytes(), day).unwrap();
/// assert_eq!(read[0].workspace, workspace);
/// ```
///
/// # Errors
/// [`FileProblem`] where nothing of it can be used.
pub fn read_all(bytes: &[u8], as_of: Day) -> Result<Vec<Restored>, FileProblem> {
    let file = parsed(bytes)?;
    match of_backup(&file, as_of) {
        Some(all) if !all.is_empty() => Ok(all),
        _ => of_file(&file, as_of).map(|one| vec![one]),
    }
}

fn of_backup(file: &Value, as_of: Day) -> Option<Vec<Restored>> {
    let store = MemoryStore::default();
    for (key, value) in file.as_object()? {
        store.set(key, value.as_str()?).ok()?;
    }
    let keeper = Shelfkeeper::new(store);
    let (library, _) = keeper.library().ok()?;
    let loaded = library
        .on(Shelf::Active)
        .filter_map(|entry| keeper.load(&entry.id, as_of).ok());
    let restored = loaded.map(|loaded| Restored {
        workspace: loaded.workspace,
        repairs: loaded.repairs,
    });
    Some(restored.collect())
}

fn parsed(bytes: &[u8]) -> Result<Value, FileProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(FileProblem::TooBig);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|e| FileProblem::NotJson {
        line: e.line(),
        column: e.column(),
    })
}

fn of_file(file: &Value, as_of: Day) -> Result<Restored, FileProblem> {
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

#[cfg(test)]
mod tests {
    use super::{indented, read_all};
    use crate::i18n::Lang;
    use crate::i18n::date::Day;
    use crate::workspace::Workspace;
    use crate::workspace::storage::{MemoryStore, Shelfkeeper};

    #[test]
    fn a_backup_of_the_whole_store_gives_every_workspace_back() {
        let day = Day::new(2026, 11, 22).unwrap();
        let keeper = Shelfkeeper::new(MemoryStore::default());
        let workspaces = ["w1", "w2"].map(|id| Workspace::with_sample(id.into(), id.into(), Lang::En, day));
        for workspace in &workspaces {
            keeper.save(workspace, None).unwrap();
        }
        let backup = serde_json::to_vec(&keeper.raw()).unwrap();
        let read = read_all(&backup, day).unwrap();
        assert_eq!(
            read.into_iter().map(|one| one.workspace).collect::<Vec<_>>(),
            workspaces
        );
        assert!(read_all(b"{}", day).is_err());
        assert!(read_all(b"{\"a\":\"b\"}", day).is_err());
    }

    #[test]
    fn only_the_space_between_words_changes() {
        let text = r#"{"a":[1,2,{"b":"x, {y}: \"z\\"}],"c":{},"d":[],"e":[{"f":[[1],[2]]}],"g":null}"#;
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(&indented(text)), read(text));
        let expected = "{\n  \"a\": [1,2],\n  \"b\": [\n    {\n      \"c\": {}\n    }\n  ]\n}";
        assert_eq!(indented(r#"{"a":[1,2],"b":[{"c":{}}]}"#), expected);
    }
}
