//! When to remind of a backup. The clock is handed in; nothing here asks for the time.

use serde::{Deserialize, Serialize};

use super::storage::Millis;

/// A workspace file that was handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// When.
    pub at: Millis,
    /// Revision of the workspace that is in it.
    pub revision: u64,
}

/// What is known of a workspace's backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BackupState {
    /// When the workspace was first saved here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_saved: Option<Millis>,
    /// The last file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Backup>,
    /// Until when the user does not want to be reminded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet_until: Option<Millis>,
}

/// How much would be lost with the browser's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unbacked {
    /// Whole days since the last file, or since the first save where there was none. None where neither is known.
    pub days: Option<u64>,
    /// Saved changes since then.
    pub changes: u64,
}

/// A day.
pub const DAY: Millis = 24 * 60 * 60 * 1000;

/// Days after which a browser deletes what a site has stored if it is not used: Safari and everything on iOS.
pub const SAFARI_DAYS: u64 = 7;

/// Days without a backup after which there is a reminder.
const REMIND_AFTER_DAYS: u64 = 14;
/// The same in a browser that deletes by itself: in time to act.
const REMIND_IN_SAFARI: u64 = 5;
/// Changes without a backup after which there is one, however few the days.
const REMIND_AFTER_CHANGES: u64 = 200;
/// Days that "later" means.
pub const LATER_DAYS: u64 = 7;

impl BackupState {
    /// What has no backup, at this revision and time. None where the last file holds it all.
    ///
    /// ```
    /// use loudou::workspace::backup::{Backup, BackupState, DAY, Unbacked};
    /// let state = BackupState { last: Some(Backup { at: 5 * DAY, revision: 3 }), ..BackupState::default() };
    /// assert_eq!(state.unbacked(3, 9 * DAY), None);
    /// assert_eq!(state.unbacked(8, 9 * DAY), Some(Unbacked { days: Some(4), changes: 5 }));
    /// ```
    #[must_use]
    pub fn unbacked(&self, revision: u64, now: Millis) -> Option<Unbacked> {
        let (since, from) = match self.last {
            Some(backup) => (Some(backup.at), backup.revision),
            None => (self.first_saved, 0),
        };
        // A revision below the file's means that the workspace was begun anew under the same id.
        let changes = revision.checked_sub(from).unwrap_or(revision);
        (changes > 0).then(|| Unbacked {
            days: since.map(|since| now.saturating_sub(since) / DAY),
            changes,
        })
    }

    /// The reminder that is due: after 14 days with a change that is in no file (5 in a browser that deletes unused
    /// data after 7), or after 200 changes. None while the user has asked for quiet.
    #[must_use]
    pub fn reminder(&self, revision: u64, now: Millis, is_safari: bool) -> Option<Unbacked> {
        if self.quiet_until.is_some_and(|until| now < until) {
            return None;
        }
        let unbacked = self.unbacked(revision, now)?;
        let most = if is_safari {
            REMIND_IN_SAFARI
        } else {
            REMIND_AFTER_DAYS
        };
        let is_old = unbacked.days.is_some_and(|days| days >= most);
        (is_old || unbacked.changes >= REMIND_AFTER_CHANGES).then_some(unbacked)
    }
}

/// Whether a browser with this user agent deletes the data of sites that are not used for [`SAFARI_DAYS`] days:
/// Safari, and every browser on an iPhone or iPad, which all use its engine.
///
/// ```
/// use loudou::workspace::backup::deletes_unused_data;
/// let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
/// assert!(deletes_unused_data(&format!("{mac} Version/17.4 Safari/605.1.15")));
/// assert!(!deletes_unused_data(&format!("{mac} Chrome/126.0 Safari/537.36")));
/// assert!(deletes_unused_data("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) CriOS/126.0 Safari/604.1"));
/// ```
#[must_use]
pub fn deletes_unused_data(user_agent: &str) -> bool {
    let says = |word: &str| user_agent.contains(word);
    let is_ios = says("iPhone") || says("iPad") || says("iPod");
    let has_other_engine = ["Chrome", "Chromium", "Android", "Firefox", "Gecko/"]
        .into_iter()
        .any(says);
    is_ios || (says("Safari/") && says("Version/") && !has_other_engine)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn since(first_saved: Millis) -> BackupState {
        BackupState {
            first_saved: Some(first_saved),
            ..BackupState::default()
        }
    }

    #[test]
    fn age_and_changes_each_remind() {
        let state = since(DAY);
        assert_eq!(state.reminder(1, 14 * DAY, false), None);
        assert_eq!(
            state.reminder(1, 15 * DAY, false),
            Some(Unbacked {
                days: Some(14),
                changes: 1
            })
        );
        assert_eq!(state.reminder(1, 6 * DAY, true).and_then(|u| u.days), Some(5));
        assert_eq!(state.reminder(199, 2 * DAY, false), None);
        assert_eq!(state.reminder(200, 2 * DAY, false).map(|u| u.changes), Some(200));
        // Without any time only the changes count.
        assert_eq!(BackupState::default().reminder(199, 99 * DAY, false), None);
        assert!(BackupState::default().reminder(200, 99 * DAY, false).is_some());
    }

    #[test]
    fn a_file_or_later_ends_it() {
        let mut state = since(0);
        assert!(state.reminder(7, 30 * DAY, false).is_some());
        state.quiet_until = Some(31 * DAY);
        assert_eq!(state.reminder(7, 30 * DAY, false), None);
        assert!(state.reminder(7, 31 * DAY, false).is_some());
        state.last = Some(Backup {
            at: 30 * DAY,
            revision: 7,
        });
        assert_eq!(state.reminder(7, 90 * DAY, false), None);
        assert!(state.reminder(8, 90 * DAY, false).is_some());
    }

    #[test]
    fn browsers_by_their_names() {
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
        for (agent, deletes) in [
            (
                format!(
                    "{windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0"
                ),
                false,
            ),
            (format!("{windows} Gecko/20100101 Firefox/127.0"), false),
            (
                "Mozilla/5.0 (iPad; CPU OS 17_4) FxiOS/127.0 Mobile Safari/605.1.15".to_owned(),
                true,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4) MicroMessenger/8.0".to_owned(),
                true,
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) Version/4.0 Chrome/126.0 Mobile Safari/537.36".to_owned(),
                false,
            ),
        ] {
            assert_eq!(deletes_unused_data(&agent), deletes, "{agent}");
        }
    }

    proptest! {
        #[test]
        fn no_clock_and_no_revision_breaks_it(
            first in any::<Option<u64>>(), at in any::<u64>(), in_file in any::<u64>(), has_file in any::<bool>(),
            revision in any::<u64>(), now in any::<u64>(), safari in any::<bool>(),
        ) {
            let last = has_file.then_some(Backup { at, revision: in_file });
            let state = BackupState { first_saved: first, last, quiet_until: None };
            let due = state.reminder(revision, now, safari);
            prop_assert!(due.is_none() || due == state.unbacked(revision, now));
            prop_assert!(due.is_none_or(|u| u.changes > 0));
        }
    }
}
