//! A workspace as a readable file, `NAME.loudou.json`, and back.

mod cutting;
mod lines;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::cutting::Blocks;
use self::lines::Lines;
use super::Workspace;
use super::library::Shelf;
use super::restore::{Repair, Restored, restore_paced};
use super::rows::{BLOCK_ROWS, Block};
use super::schema::{CURRENT, Head, SchemaProblem, upgrade};
use super::storage::{MemoryStore, Shelfkeeper, Store};
use crate::engines::pace::{Pace, at_once};
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
    at_once(write_paced(workspace, &Pace::unpaced())).concat()
}

/// As [`write`], in slices and in pieces: a block of rows to a step and to a piece.
pub async fn write_paced(workspace: &Workspace, pace: &Pace) -> Vec<String> {
    let mut lines = Lines::default();
    let mut pieces = Vec::with_capacity(workspace.leads.blocks.len() + 2);
    let app = env!("CARGO_PKG_VERSION");
    lines.push(&format!("{{\"app\":\"{app}\",\"blocks\":["));
    for (at, block) in workspace.leads.blocks.iter().enumerate() {
        pace.step(BLOCK_ROWS).await;
        if at > 0 {
            lines.push(",");
        }
        lines.push(&json(block.as_ref()));
        pieces.push(lines.take());
    }
    let head = json(&Head::of(workspace, Vec::new()));
    // The number of leads stands beside the document, where every version of the app reads over it.
    let rows = workspace.leads.len();
    lines.push(&format!(
        "],\"format\":\"loudou\",\"rows\":{rows},\"schema\":{CURRENT},\"workspace\":{head}}}"
    ));
    pieces.push(lines.take());
    pieces
}

/// Plain data always has a form as JSON.
fn json(data: &impl Serialize) -> String {
    serde_json::to_string(data).unwrap_or_default()
}

/// Reads a file. What cannot be read in it is left out and listed.
///
/// # Errors
/// [`FileProblem`] where nothing of it can be used.
pub fn read(bytes: &[u8], as_of: Day) -> Result<Restored, FileProblem> {
    at_once(async {
        let pace = Pace::unpaced();
        of_file(parsed(bytes, &pace).await?, as_of, &pace).await
    })
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
    at_once(read_all_paced(bytes, as_of, &Pace::unpaced()))
}

/// As [`read_all`], in slices: a block of rows to a step.
///
/// # Errors
/// As [`read_all`].
pub async fn read_all_paced(bytes: &[u8], as_of: Day, pace: &Pace) -> Result<Vec<Restored>, FileProblem> {
    let file = parsed(bytes, pace).await?;
    match of_backup(&file.rest, as_of, pace).await {
        Some(all) if !all.is_empty() => Ok(all),
        _ => of_file(file, as_of, pace).await.map(|one| vec![one]),
    }
}

async fn of_backup(file: &Value, as_of: Day, pace: &Pace) -> Option<Vec<Restored>> {
    let store = MemoryStore::default();
    for (key, value) in file.as_object()? {
        store.set(key, value.as_str()?).ok()?;
    }
    let keeper = Shelfkeeper::new(store);
    let (library, _) = keeper.library().ok()?;
    let mut all = Vec::new();
    for entry in library.on(Shelf::Active) {
        if let Ok(loaded) = keeper.load_paced(&entry.id, as_of, pace).await {
            all.push(Restored {
                workspace: loaded.workspace,
                repairs: loaded.repairs,
            });
        }
    }
    Some(all)
}

/// A file's JSON.
struct Parsed {
    /// All of it, but for the entries of its list of blocks.
    rest: Value,
    /// Those that can be read.
    blocks: Vec<Block>,
    /// Rows of the others.
    missing: usize,
}

async fn parsed(bytes: &[u8], pace: &Pace) -> Result<Parsed, FileProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(FileProblem::TooBig);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(parsed) = in_parts(bytes, pace).await {
        return Ok(parsed);
    }
    // In one go, which also tells where something that is no JSON stops being it.
    let rest: Value = serde_json::from_slice(bytes).map_err(|e| FileProblem::NotJson {
        line: e.line(),
        column: e.column(),
    })?;
    let listed = rest.get("blocks").and_then(Value::as_array);
    let (blocks, missing) = blocks(listed.map(Vec::as_slice).unwrap_or_default());
    Ok(Parsed {
        rest,
        blocks,
        missing,
    })
}

/// Reads one block after the other. None where that cannot be.
async fn in_parts(bytes: &[u8], pace: &Pace) -> Option<Parsed> {
    let Blocks { list, each } = cutting::find(bytes, pace).await?;
    let rest = [bytes.get(..list.start)?, bytes.get(list.end..)?].concat();
    let rest = serde_json::from_slice(&rest).ok()?;
    let (mut blocks, mut missing) = (Vec::with_capacity(each.len()), 0);
    for part in each {
        pace.step(BLOCK_ROWS).await;
        let part = bytes.get(part)?;
        match serde_json::from_slice(part) {
            Ok(block) => blocks.push(block),
            Err(_) => missing += rows_of(&serde_json::from_slice(part).ok()?),
        }
    }
    Some(Parsed {
        rest,
        blocks,
        missing,
    })
}

async fn of_file(file: Parsed, as_of: Day, pace: &Pace) -> Result<Restored, FileProblem> {
    let Parsed {
        rest,
        blocks,
        missing,
    } = file;
    let ours = rest.get("format").and_then(Value::as_str) == Some("loudou");
    let schema = rest
        .get("schema")
        .and_then(Value::as_u64)
        .and_then(|s| u32::try_from(s).ok());
    let (Some(head), Some(schema), true) = (rest.get("workspace"), schema, ours) else {
        return Err(FileProblem::NotOurs);
    };
    let head = upgrade(head.clone(), schema).map_err(|problem| match problem {
        SchemaProblem::Newer(version) => FileProblem::Newer(version),
        SchemaProblem::Unknown(_) => FileProblem::NotOurs,
    })?;
    let mut restored = restore_paced(&head, blocks, missing, as_of, pace).await;
    restored.repairs.extend(fewer(&rest, &restored));
    Ok(restored)
}

/// What is to be said where leads are gone of which nothing is left that could not be read. Files of older versions do
/// not say how many they had.
fn fewer(file: &Value, restored: &Restored) -> Option<Repair> {
    let written = usize::try_from(file.get("rows")?.as_u64()?).ok()?;
    let came = restored.workspace.leads.len();
    let told: usize = restored
        .repairs
        .iter()
        .map(|repair| match repair {
            Repair::Rows(rows) => *rows,
            _ => 0,
        })
        .sum();
    (written > came.saturating_add(told)).then_some(Repair::Fewer { came, written })
}

/// The blocks that can be read, and how many rows the others had.
pub(super) fn blocks(listed: &[Value]) -> (Vec<Block>, usize) {
    let mut missing = 0;
    let mut blocks = Vec::new();
    for block in listed {
        match Block::deserialize(block) {
            Ok(block) => blocks.push(block),
            Err(_) => missing += rows_of(block),
        }
    }
    (blocks, missing)
}

/// How many rows a block had that cannot be read.
fn rows_of(block: &Value) -> usize {
    block.get("ids").and_then(Value::as_array).map_or(1, Vec::len)
}

#[cfg(test)]
mod tests {
    use super::{FileProblem, read, read_all, read_all_paced, write, write_paced};
    use crate::engines::pace::{Pace, Sliced};
    use crate::i18n::Lang;
    use crate::i18n::date::Day;
    use crate::workspace::rows::{BLOCK_ROWS, Cell};
    use crate::workspace::storage::{MemoryStore, Shelfkeeper};
    use crate::workspace::{Repair, Workspace};

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
    fn in_slices_a_file_is_written_and_read_as_in_one_go() {
        let day = Day::new(2026, 11, 22).unwrap();
        let mut workspace = Workspace::with_sample("w1".into(), "Acme".into(), Lang::En, day);
        let row: Vec<Cell> = vec![Cell::Empty; workspace.leads.columns.len()];
        for _ in 0..3 * BLOCK_ROWS {
            workspace.leads.push(row.clone());
        }
        let whole = write(&workspace);
        let (pace, of) = (Pace::in_slices(), workspace.clone());
        let for_work = pace.clone();
        let (pieces, slices) = in_slices(Sliced::new(
            async move { write_paced(&of, &for_work).await },
            pace,
        ));
        assert_eq!(pieces.concat(), whole);
        assert!(slices >= workspace.leads.blocks.len());
        let (pace, bytes) = (Pace::in_slices(), whole.into_bytes());
        let for_work = pace.clone();
        let (read, slices) = in_slices(Sliced::new(
            async move { read_all_paced(&bytes, day, &for_work).await },
            pace,
        ));
        assert!(slices > workspace.leads.blocks.len());
        let read = read.unwrap();
        assert_eq!(read[0].workspace, workspace);
        assert!(read[0].repairs.is_empty());
    }

    fn in_slices<T>(mut work: Sliced<T>) -> (T, usize) {
        let mut slices = 1;
        loop {
            match work.go_on(500) {
                Some(done) => return (done, slices),
                None => slices += 1,
            }
        }
    }

    #[test]
    fn a_block_that_cannot_be_read_costs_its_rows_alone() {
        let day = Day::new(2026, 11, 22).unwrap();
        let workspace = Workspace::with_sample("w1".into(), "Acme".into(), Lang::En, day);
        let whole = write(&workspace);
        let broken = whole.replacen("\"ids\": [", "\"ids\": [\"?\",", 1);
        assert_ne!(broken, whole);
        let read = read(broken.as_bytes(), day).unwrap();
        assert!(read.workspace.leads.is_empty());
        assert_eq!(
            read.repairs.first(),
            Some(&Repair::Rows(workspace.leads.len() + 1))
        );
    }

    /// The JSON of a file of the sample, changed.
    fn changed(change: impl Fn(&mut serde_json::Value)) -> (usize, super::Restored) {
        let day = Day::new(2026, 11, 22).unwrap();
        let workspace = Workspace::with_sample("w1".into(), "Acme".into(), Lang::En, day);
        let mut file: serde_json::Value = serde_json::from_str(&write(&workspace)).unwrap();
        change(&mut file);
        let read = read(file.to_string().as_bytes(), day).unwrap();
        (workspace.leads.len(), read)
    }

    #[test]
    fn leads_that_are_gone_without_a_trace_are_told_of() {
        let gone: [fn(&mut serde_json::Value); 3] = [
            |file| file["blocks"] = serde_json::json!([]),
            |file| _ = file.as_object_mut().unwrap().remove("blocks"),
            |file| {
                let block = file["blocks"][0].as_object_mut().unwrap();
                block["ids"] = serde_json::json!([]);
                for column in block["columns"].as_array_mut().unwrap() {
                    for cells in column.as_object_mut().unwrap().values_mut() {
                        if cells.is_array() {
                            *cells = serde_json::json!([]);
                        }
                    }
                }
            },
        ];
        for (at, change) in gone.into_iter().enumerate() {
            let (written, read) = changed(change);
            assert!(written > 0 && read.workspace.leads.is_empty());
            let told = read.repairs.iter().any(|repair| match repair {
                Repair::Fewer { came: 0, written: of } => *of == written,
                Repair::Rows(rows) => *rows >= written,
                _ => false,
            });
            assert!(told, "{at}: {:?}", read.repairs);
        }
    }

    #[test]
    fn a_file_that_does_not_say_how_many_leads_it_had_loads_as_before() {
        let (written, read) = changed(|file| _ = file.as_object_mut().unwrap().remove("rows"));
        assert_eq!((read.workspace.leads.len(), read.repairs), (written, vec![]));
        let (_, read) = changed(|file| {
            file.as_object_mut().unwrap().remove("rows");
            file["blocks"] = serde_json::json!([]);
        });
        assert!(!read.repairs.iter().any(|r| matches!(r, Repair::Fewer { .. })));
        // More than were written, or a number that is none, are nothing to warn of.
        for rows in [
            serde_json::json!(0),
            serde_json::json!("12"),
            serde_json::json!(-1),
        ] {
            let (_, read) = changed(|file| file["rows"] = rows.clone());
            assert_eq!(read.repairs, []);
        }
    }

    #[test]
    fn where_a_file_stops_being_json_is_told_of_the_whole() {
        let day = Day::new(2026, 11, 22).unwrap();
        let workspace = Workspace::with_sample("w1".into(), "Acme".into(), Lang::En, day);
        let whole = write(&workspace);
        let at = whole.find("\"ids\"").unwrap();
        let broken = format!("{}!{}", &whole[..at], &whole[at..]);
        let (line, column) = (
            whole[..at].matches('\n').count() + 1,
            at - whole[..at].rfind('\n').unwrap(),
        );
        assert_eq!(
            read(broken.as_bytes(), day),
            Err(FileProblem::NotJson { line, column })
        );
    }
}
