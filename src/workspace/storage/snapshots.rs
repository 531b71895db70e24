//! Snapshots: heads as they were, kept under keys of their own; the blocks are shared with everything else.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::store::{HEADS, SNAPSHOTS, Shelfkeeper, block_names, leads_list};
use super::thinning::{MOST_SNAPSHOTS, is_due, to_thin};
use super::{
    Envelope, LoadProblem, Loaded, Millis, Quarantined, Store, StoreProblem, open, pack, seal, unpack,
};
use crate::engines::pace::{Pace, at_once};
use crate::i18n::date::Day;
use crate::workspace::schema::{CURRENT, SchemaProblem, upgrade};

/// Why a snapshot was made: what was about to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// Nothing in particular: ten minutes of work have passed.
    Rolling,
    /// An import put other leads in.
    Import,
    /// Leads or numbers were replaced by others: the sample, a scenario written into the base.
    Replace,
    /// Leads, a scorecard or a scenario were taken away.
    Delete,
    /// A document of an older version of the app was brought to the present form.
    Migration,
    /// A document that did not hold together was put right; the snapshot holds it as it was found.
    Repair,
    /// An earlier state was brought back.
    Restore,
}

/// Number of a snapshot within its workspace; counts up.
pub type SnapshotId = u64;

/// A snapshot in the list of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Its number.
    pub id: SnapshotId,
    /// When it was made.
    pub at: Millis,
    /// Why.
    pub cause: Cause,
    /// How many rows it holds.
    pub rows: usize,
}

/// What is stored of a snapshot. The names of the blocks stand outside the packed head, so that they are found
/// without unpacking it.
#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    at: Millis,
    cause: Cause,
    rows: usize,
    /// Mark of the head it is a copy of.
    mark: Cow<'a, str>,
    blocks: Vec<String>,
    head: Cow<'a, str>,
}

fn prefix(id: &str) -> String {
    format!("{SNAPSHOTS}{id}/")
}

/// The workspace and the number in a snapshot's key.
fn parts(key: &str) -> Option<(&str, SnapshotId)> {
    let (id, number) = key.strip_prefix(SNAPSHOTS)?.rsplit_once('/')?;
    Some((id, number.parse().ok()?))
}

/// A stored snapshot's fields; none where it cannot be read.
fn read(sealed: &str) -> Option<(Envelope<'_>, Stored<'_>)> {
    let envelope = open(sealed).ok()?;
    let stored = serde_json::from_str(envelope.body).ok()?;
    Some((envelope, stored))
}

/// The blocks a stored snapshot names; none where it cannot be read.
pub(super) fn snapshot_blocks(sealed: &str) -> Option<Vec<String>> {
    read(sealed).map(|(_, stored)| stored.blocks)
}

impl<S: Store> Shelfkeeper<S> {
    /// Keeps what is stored of a workspace as a snapshot, exactly as it is, before something else takes its place.
    /// None where nothing readable is stored, or where the newest snapshot is of this very state. Where there are
    /// more than [`MOST_SNAPSHOTS`] then, [`to_thin`] says which one goes. Where there is no room, older snapshots
    /// give way, but never for one that is only [`Cause::Rolling`].
    ///
    /// # Errors
    /// [`StoreProblem`]: there is no room for it.
    pub fn snapshot(&self, id: &str, cause: Cause, now: Millis) -> Result<Option<SnapshotId>, StoreProblem> {
        let Some(sealed) = self.store().get(&format!("{HEADS}{id}"))? else {
            return Ok(None);
        };
        let Ok(envelope) = open(&sealed) else {
            return Ok(None);
        };
        let (numbers, newest) = self.newest(id)?;
        let mark = envelope.mark();
        if newest
            .as_deref()
            .and_then(read)
            .is_some_and(|(_, n)| n.mark == mark)
        {
            return Ok(None);
        }
        let head: Value = serde_json::from_str(envelope.body).unwrap_or_default();
        let stored = Stored {
            at: now,
            cause,
            rows: leads_list::<usize>(&head, "sizes")
                .unwrap_or_default()
                .iter()
                .sum(),
            mark: mark.into(),
            blocks: block_names(envelope.body).unwrap_or_default(),
            head: pack(envelope.body.as_bytes()).into(),
        };
        let body = serde_json::to_string(&stored).map_err(|_| StoreProblem::Unavailable)?;
        let sealed = seal(&Envelope {
            app: envelope.app,
            body: &body,
            line: "",
            ..envelope
        });
        let number = numbers.iter().max().map_or(1, |n| n.saturating_add(1));
        let key = format!("{}{number}", prefix(id));
        if cause == Cause::Rolling {
            self.store().set(&key, &sealed)?;
        } else {
            self.put(&key, &sealed)?;
        }
        self.last_snapshots.borrow_mut().insert(id.to_owned(), Some(now));
        self.thin(id, now)?;
        Ok(Some(number))
    }

    /// Keeps a snapshot while working, where [`is_due`] says so. One that finds no room is left out.
    pub fn snapshot_while_working(&self, id: &str, now: Millis) {
        let asked = self.last_snapshots.borrow().get(id).copied();
        let last = asked.unwrap_or_else(|| {
            let newest = self.newest(id).ok().and_then(|(_, newest)| newest);
            let last = newest.as_deref().and_then(read).map(|(_, n)| n.at);
            self.last_snapshots.borrow_mut().insert(id.to_owned(), last);
            last
        });
        if is_due(last, now) {
            let _ = self.snapshot(id, Cause::Rolling, now);
        }
    }

    /// The numbers of a workspace's snapshots, and the newest one as it is stored.
    fn newest(&self, id: &str) -> Result<(Vec<SnapshotId>, Option<String>), StoreProblem> {
        let numbers: Vec<_> = self
            .snapshot_keys()?
            .iter()
            .filter_map(|k| parts(k).filter(|p| p.0 == id).map(|p| p.1))
            .collect();
        let newest = match numbers.iter().max() {
            Some(number) => self.store().get(&format!("{}{number}", prefix(id)))?,
            None => None,
        };
        Ok((numbers, newest))
    }

    fn thin(&self, id: &str, now: Millis) -> Result<(), StoreProblem> {
        let kept = self.snapshots(id)?;
        // The list begins with the newest.
        let times: Vec<_> = kept.iter().rev().map(|s| (s.at, s.cause)).collect();
        let gone = to_thin(&times, now, MOST_SNAPSHOTS);
        let mut released = Vec::new();
        for snapshot in gone.iter().filter_map(|at| kept.iter().rev().nth(*at)) {
            let key = format!("{}{}", prefix(id), snapshot.id);
            released.append(&mut self.named_by(&key));
            self.store().remove(&key)?;
        }
        if !gone.is_empty() {
            self.collect_released(&released);
        }
        Ok(())
    }

    /// Keys of all snapshots.
    pub(super) fn snapshot_keys(&self) -> Result<Vec<String>, StoreProblem> {
        let keys = self.store().keys()?;
        Ok(keys.into_iter().filter(|k| k.starts_with(SNAPSHOTS)).collect())
    }

    /// The snapshots of a workspace, newest first. One that cannot be read is passed over;
    /// [`check_snapshots`](Self::check_snapshots) puts it aside.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    pub fn snapshots(&self, id: &str) -> Result<Vec<Snapshot>, StoreProblem> {
        let mut list = Vec::new();
        for key in self.snapshot_keys()? {
            let Some((_, number)) = parts(&key).filter(|p| p.0 == id) else {
                continue;
            };
            let sealed = self.store().get(&key)?;
            list.extend(
                sealed
                    .as_deref()
                    .and_then(read)
                    .map(|(_, Stored { at, cause, rows, .. })| Snapshot {
                        id: number,
                        at,
                        cause,
                        rows,
                    }),
            );
        }
        list.sort_by_key(|s| std::cmp::Reverse(s.id));
        Ok(list)
    }

    /// The time of the oldest snapshot of all workspaces, with its key.
    pub(super) fn oldest_snapshot(&self) -> Option<String> {
        let keys = self.snapshot_keys().ok()?;
        let times = keys.into_iter().filter_map(|key| {
            let sealed = self.store().get(&key).ok()??;
            let (_, stored) = read(&sealed)?;
            Some((stored.at, key))
        });
        times.min().map(|(_, key)| key)
    }

    /// Puts aside the snapshots that cannot be read.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    pub fn check_snapshots(&self) -> Result<Vec<Quarantined>, StoreProblem> {
        let mut aside = Vec::new();
        for key in self.snapshot_keys()? {
            let sealed = self.store().get(&key)?.unwrap_or_default();
            let newer = open(&sealed).is_ok_and(|e| e.schema > CURRENT);
            let whole = parts(&key).is_some()
                && read(&sealed).is_some_and(|(_, stored)| unpack(&stored.head).is_some());
            if !newer && !whole {
                aside.extend(self.quarantine(&key)?);
            }
        }
        if !aside.is_empty() {
            self.quarantine_unnamed_blocks();
        }
        Ok(aside)
    }

    /// The workspace as a snapshot has it. Nothing in the store changes: what takes the state over is the next save.
    ///
    /// # Errors
    /// [`LoadProblem`]; a damaged snapshot is put aside.
    pub fn load_snapshot(&self, id: &str, number: SnapshotId, as_of: Day) -> Result<Loaded, LoadProblem> {
        let key = format!("{}{number}", prefix(id));
        let sealed = self.store().get(&key).map_err(LoadProblem::Store)?;
        let sealed = sealed.ok_or(LoadProblem::NotThere)?;
        let damaged = || match self.quarantine(&key) {
            Ok(Some(aside)) => LoadProblem::Damaged(aside),
            Ok(None) => LoadProblem::NotThere,
            Err(problem) => LoadProblem::Store(problem),
        };
        let (envelope, stored) = read(&sealed).ok_or_else(damaged)?;
        let head = unpack(&stored.head).and_then(|json| serde_json::from_slice::<Value>(&json).ok());
        let head = upgrade(head.ok_or_else(damaged)?, envelope.schema).map_err(|problem| match problem {
            SchemaProblem::Newer(schema) => LoadProblem::Newer {
                schema,
                app: envelope.app.to_owned(),
            },
            SchemaProblem::Unknown(_) => damaged(),
        })?;
        let pace = Pace::unpaced();
        at_once(self.with_blocks(id, &head, &envelope, true, as_of, &pace)).map_err(LoadProblem::Store)
    }

    /// Takes one snapshot away, with the blocks that only it named.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    pub fn delete_snapshot(&self, id: &str, number: SnapshotId) -> Result<(), StoreProblem> {
        let key = format!("{}{number}", prefix(id));
        let released = self.named_by(&key);
        self.store().remove(&key)?;
        self.last_snapshots.borrow_mut().remove(id);
        self.collect_released(&released);
        Ok(())
    }

    /// Takes all snapshots of a workspace away, with the blocks that only they named.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    pub fn delete_snapshots(&self, id: &str) -> Result<(), StoreProblem> {
        self.drop_snapshots(id, Vec::new())
    }

    /// Takes all snapshots of a workspace away, then the blocks that only they named or that were `released` before.
    pub(super) fn drop_snapshots(&self, id: &str, mut released: Vec<String>) -> Result<(), StoreProblem> {
        for key in self.snapshot_keys()? {
            if parts(&key).is_some_and(|p| p.0 == id) {
                released.append(&mut self.named_by(&key));
                self.store().remove(&key)?;
            }
        }
        self.last_snapshots.borrow_mut().remove(id);
        self.collect_released(&released);
        Ok(())
    }
}
