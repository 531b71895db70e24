//! What the storage panel asks: snapshots, space, backups.

use leptos::prelude::*;

use super::Keeper;
use crate::ui::platform::clock::{now, today};
use crate::ui::platform::keep;
use crate::ui::platform::turns::rest;
use crate::ui::state::{App, SaveState};
use crate::workspace::backup::{Backup, BackupState, DAY, LATER_DAYS, Unbacked};
use crate::workspace::storage::{LoadProblem, Room, Sampled, Shelfkeeper, Snapshot, SnapshotId, Usage};
use crate::workspace::{Action, Repair, Workspace};

impl Keeper {
    /// Whether a workspace can be saved in the place of the open one, with the present state kept as a snapshot.
    /// Asked of the browser itself; a browser that cannot be asked is taken to have room, as the save will tell.
    ///
    /// ```ignore
    /// if let Room::Short { needed, free } = keeper.fits(&after_the_import).await { /* ask first */ }
    /// ```
    pub async fn fits(self, workspace: &Workspace) -> Room {
        let mut sampled = Sampled::default();
        for block in self.shelves.with_value(|s| s.samples(workspace)) {
            rest().await;
            sampled.take(&block);
        }
        rest().await;
        self.with(|s| s.room_given(workspace, &sampled))
            .unwrap_or(Room::Fits)
    }

    /// Earlier states of the open workspace, newest first.
    #[must_use]
    pub fn snapshots(self, app: App) -> Vec<Snapshot> {
        let id = app.workspace.with_untracked(|w| w.id.clone());
        self.with(|s| s.snapshots(&id)).unwrap_or_default()
    }

    /// Brings an earlier state back, as a step that undo takes back; the present one is kept as a snapshot too. Returns
    /// whether anything changed, and what had to be put right in what was kept.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn restore(self, app: App, number: SnapshotId) -> Result<(bool, Vec<Repair>), LoadProblem> {
        let id = app.workspace.with_untracked(|w| w.id.clone());
        let loaded = self
            .shelves
            .with_value(|s| s.load_snapshot(&id, number, today()))?;
        let done = app.act(Action::Restore(Box::new(loaded.workspace)), None);
        self.flush(app);
        Ok((done, loaded.repairs))
    }

    /// Takes one earlier state of the open workspace away.
    pub fn forget_snapshot(self, app: App, number: SnapshotId) {
        let id = app.workspace.with_untracked(|w| w.id.clone());
        let _ = self.with(|s| s.delete_snapshot(&id, number));
        self.try_again(app);
    }

    /// Takes all earlier states of a workspace away.
    pub fn forget_snapshots(self, app: App, id: &str) {
        let _ = self.with(|s| s.delete_snapshots(id));
        self.try_again(app);
    }

    /// Takes away what was put aside because it could not be read.
    pub fn discard_quarantine(self, app: App) {
        let _ = self.with(Shelfkeeper::discard_quarantine);
        self.try_again(app);
    }

    /// Writes again what found no room before.
    pub fn try_again(self, app: App) {
        if app.save.get_untracked() == SaveState::Full {
            self.flush(app);
        }
    }

    /// What the store is filled with.
    #[must_use]
    pub fn usage(self) -> Usage {
        self.with(Shelfkeeper::usage).unwrap_or_default()
    }

    fn backup_state(app: App) -> BackupState {
        let id = app.workspace.with_untracked(|w| w.id.clone());
        app.library
            .with(|l| l.entry(&id).map(|e| e.backup))
            .unwrap_or_default()
    }

    /// When the open workspace was last handed out as a file, and what is in none. Reactive.
    #[must_use]
    pub fn backup(self, app: App) -> (Option<u64>, Option<Unbacked>) {
        app.save.track();
        let state = Self::backup_state(app);
        let age = state.last.map(|b| now().saturating_sub(b.at) / DAY);
        (age, state.unbacked(self.revision.get_value().unwrap_or(0), now()))
    }

    /// The reminder that is due; none while only the sample is there. Reactive.
    #[must_use]
    pub fn reminder(self, app: App) -> Option<Unbacked> {
        app.save.track();
        if !self.keeps || app.is_visiting() || app.workspace.with(Workspace::shows_sample) {
            return None;
        }
        let revision = self.revision.get_value()?;
        Self::backup_state(app).reminder(revision, now(), keep::deletes_unused_data())
    }

    /// Saves the open workspace, and gives its id and what a file of it as it is now would hold.
    pub fn backup_now(self, app: App) -> (String, Backup) {
        self.flush(app);
        let revision = self.revision.get_value().unwrap_or(0);
        let id = app.workspace.with_untracked(|w| w.id.clone());
        (id, Backup { at: now(), revision })
    }

    /// Remembers that a workspace was handed out as a file.
    pub fn note_backup(self, app: App, (id, backup): (String, Backup)) {
        self.note(app, &id, |state| state.last = Some(backup));
    }

    /// Reminds of a backup again in a week.
    pub fn remind_later(self, app: App) {
        let id = app.workspace.with_untracked(|w| w.id.clone());
        self.note(app, &id, |state| {
            state.quiet_until = Some(now().saturating_add(LATER_DAYS * DAY));
        });
    }

    fn note(self, app: App, id: &str, change: impl FnOnce(&mut BackupState)) {
        self.change_library(app, |l| {
            if let Some(entry) = l.entry_mut(id) {
                change(&mut entry.backup);
            }
        });
    }

    /// The version of the app that wrote what can only be looked at here.
    #[must_use]
    pub fn newer_app(self) -> String {
        self.newer_app.get_value()
    }
}
