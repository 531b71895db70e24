//! A change that its own control shows at once, and whose effect follows when that is painted.

use leptos::prelude::*;

use crate::ui::platform::painted::{do_waiting, once_painted};

/// What a control has been set to, until it has taken effect.
pub struct Following<T: 'static> {
    waiting: RwSignal<Option<T>>,
    act: Callback<T>,
}

impl<T> Clone for Following<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Following<T> {}

impl<T: Clone + Send + Sync + 'static> Following<T> {
    /// A control whose changes take effect by `act`. Where the control goes away, what waits is done before.
    #[must_use]
    pub fn new(act: Callback<T>) -> Self {
        on_cleanup(do_waiting);
        Self {
            waiting: RwSignal::new(None),
            act,
        }
    }

    /// The control is set to this. Of several within one frame the last one counts.
    pub fn set(self, change: T) {
        let is_first = self.waiting.with_untracked(Option::is_none);
        self.waiting.set(Some(change));
        if is_first {
            once_painted(move || self.take_effect());
        }
    }

    /// What the control is set to and has not taken effect yet.
    pub fn get(self) -> Option<T> {
        self.waiting.get()
    }

    fn take_effect(self) {
        // The control may be gone.
        let Some(Some(change)) = self.waiting.try_get_untracked() else {
            return;
        };
        self.act.try_run(change);
        self.waiting.try_set(None);
    }
}
