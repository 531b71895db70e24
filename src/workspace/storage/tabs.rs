//! Two tabs on one store: what a tab does when another one has saved.

use super::Standing;

/// What a tab does about what it finds in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Goes on: the next save writes here.
    Keep,
    /// Shows what the other tab saved: nothing of its own is unsaved.
    Follow,
    /// Makes its own state a workspace of its own, in sight, and leaves the other tab's where it is.
    Copy,
    /// Shows what it can read and writes nothing: a newer app has taken the workspace over.
    ReadOnly,
}

impl Standing {
    /// What to do, with or without changes that are not saved. No edit is lost either way: what is unsaved, or was
    /// written over, becomes a copy.
    #[must_use]
    pub const fn answer(self, has_unsaved: bool) -> Answer {
        match (self, has_unsaved) {
            // What was taken away or damaged is written again with the next edit; damage is put aside then.
            (Self::Same | Self::Gone | Self::Unreadable, _) => Answer::Keep,
            (Self::Follows, false) => Answer::Follow,
            (Self::Newer, false) => Answer::ReadOnly,
            (Self::Diverged, _) | (Self::Follows | Self::Newer, true) => Answer::Copy,
        }
    }
}
