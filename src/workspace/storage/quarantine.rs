//! What cannot be read is moved aside byte for byte; nobody writes over it.

use super::store::{QUARANTINE, Shelfkeeper};
use super::{Store, StoreProblem};

/// A value that could not be read and was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Key it was under.
    pub key: String,
    /// Key it is under now.
    pub now_under: String,
}

impl<S: Store> Shelfkeeper<S> {
    /// Puts the blocks aside that no readable head or snapshot names, once a head was put aside: they may be its
    /// rows, and would be collected with the next save.
    pub(super) fn quarantine_unnamed_blocks(&self) {
        for key in self.unnamed_blocks().unwrap_or_default() {
            let _ = self.quarantine(&key);
        }
    }

    /// Makes room for a new value under a key whose value cannot be read.
    pub(super) fn clear(&self, key: &str) -> Result<(), StoreProblem> {
        match self.quarantine(key)? {
            Some(aside) if aside.now_under == aside.key => Err(StoreProblem::Full),
            _ => Ok(()),
        }
    }

    /// Moves a value, byte for byte, out of the way. The copy is made before the original goes.
    pub(super) fn quarantine(&self, key: &str) -> Result<Option<Quarantined>, StoreProblem> {
        let Some(value) = self.store().get(key)? else {
            return Ok(None);
        };
        let taken = self.store().keys()?;
        let free = (1_u32..)
            .map(|n| format!("{QUARANTINE}{n}/{key}"))
            .find(|k| !taken.contains(k));
        let Some(now_under) = free else { return Ok(None) };
        // Where there is no room for both, the value stays where it is and is only reported.
        if self.store().set(&now_under, &value).is_err() {
            return Ok(Some(Quarantined {
                key: key.to_owned(),
                now_under: key.to_owned(),
            }));
        }
        self.store().remove(key)?;
        Ok(Some(Quarantined {
            key: key.to_owned(),
            now_under,
        }))
    }

    /// Takes away, for good, everything that was put aside. The user has been offered it before.
    ///
    /// # Errors
    /// [`StoreProblem::Unavailable`].
    pub fn discard_quarantine(&self) -> Result<(), StoreProblem> {
        for key in self.store().keys()? {
            if key.starts_with(QUARANTINE) {
                self.store().remove(&key)?;
            }
        }
        Ok(())
    }
}
