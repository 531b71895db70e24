//! What is out of sight follows when the hand rests: a key or a drag pays only for what can be seen.
//!
//! An effect finds out whether it has to run by working out all that it reads. What is here only hears that something
//! changed, and asks later.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::graph::{
    AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, ToAnySubscriber, WithObserver,
};

/// How long nothing may have changed before what is out of sight follows.
const REST: Duration = Duration::from_millis(150);

/// Hears that something it read may have changed.
struct Watch {
    sources: RwLock<Vec<AnySource>>,
    on_change: Box<dyn Fn() + Send + Sync>,
}

impl ReactiveNode for Watch {
    fn mark_dirty(&self) {
        (self.on_change)();
    }

    fn mark_check(&self) {
        (self.on_change)();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Watch {
    fn add_source(&self, source: AnySource) {
        let mut sources = self.sources.write().unwrap_or_else(PoisonError::into_inner);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        let sources = std::mem::take(&mut *self.sources.write().unwrap_or_else(PoisonError::into_inner));
        for source in sources {
            source.remove_subscriber(subscriber);
        }
    }
}

/// A value that follows what it is made from: with the next frame where that is urgent, else once nothing has changed for
/// a moment.
pub struct Leisurely<T: 'static> {
    /// As it was last made.
    pub shown: RwSignal<T>,
    made: StoredValue<Made<T>>,
    heard: StoredValue<Heard>,
}

impl<T> Clone for Leisurely<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Leisurely<T> {}

/// How a value is made, and what hears of changes.
struct Made<T> {
    make: Arc<dyn Fn() -> T + Send + Sync>,
    watch: Arc<Watch>,
    owner: Option<Owner>,
}

/// What is known of changes that are not in the value yet.
#[derive(Clone, Copy, Default)]
struct Heard {
    changes: u32,
    is_waiting: bool,
}

/// Makes a value by `make`, which may read signals. `is_urgent` is asked at each change.
pub fn use_leisurely<T>(
    is_urgent: impl Fn(&T) -> bool + Clone + Send + Sync + 'static,
    make: impl Fn() -> T + Send + Sync + 'static,
) -> Leisurely<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    let shown = RwSignal::new(T::default());
    let heard = StoredValue::new(Heard::default());
    let stored = StoredValue::new(None);
    let on_change = move || {
        let is_first = heard.try_update_value(|heard| {
            heard.changes = heard.changes.wrapping_add(1);
            !std::mem::replace(&mut heard.is_waiting, true)
        });
        if is_first == Some(true)
            && let Some(Some(value)) = stored.try_get_value()
        {
            let is_urgent = is_urgent.clone();
            // Not here: what has changed is in the middle of telling.
            leptos::task::spawn_local(async move { Leisurely::follow(value, is_urgent) });
        }
    };
    let watch = Watch {
        sources: RwLock::default(),
        on_change: Box::new(on_change),
    };
    let made = Made {
        make: Arc::new(make),
        watch: Arc::new(watch),
        owner: Owner::current(),
    };
    let value = Leisurely {
        shown,
        made: StoredValue::new(made),
        heard,
    };
    stored.set_value(Some(value));
    value.catch_up();
    value
}

impl<T> Leisurely<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    /// Makes it now, of all that has changed.
    pub fn catch_up(self) {
        // Its component may be gone.
        let Some((make, watch, owner)) = self.made.try_with_value(|made| {
            (
                Arc::clone(&made.make),
                Arc::clone(&made.watch),
                made.owner.clone(),
            )
        }) else {
            return;
        };
        self.heard.set_value(Heard::default());
        let subscriber = AnySubscriber(Arc::as_ptr(&watch).cast::<()>() as usize, {
            let watch: Arc<dyn Subscriber + Send + Sync> = watch.clone();
            Arc::downgrade(&watch)
        });
        watch.clear_sources(&subscriber);
        let make = || subscriber.to_any_subscriber().with_observer(|| make());
        let now = match owner {
            Some(owner) => owner.with(make),
            None => make(),
        };
        if self.shown.with_untracked(|before| *before != now) {
            self.shown.set(now);
        }
    }

    /// Catches up at once where that is urgent, else after a rest.
    fn follow(self, is_urgent: impl Fn(&T) -> bool + Clone + 'static) {
        let Some(changes) = self
            .heard
            .try_with_value(|heard| heard.is_waiting.then_some(heard.changes))
        else {
            return;
        };
        // Something may have caught up meanwhile.
        let Some(changes) = changes else { return };
        if self.shown.with_untracked(&is_urgent) {
            self.catch_up();
            return;
        }
        let wait = move || match self.heard.try_get_value() {
            Some(heard) if heard.is_waiting && heard.changes == changes => self.catch_up(),
            Some(heard) if heard.is_waiting => self.follow(is_urgent.clone()),
            _ => {}
        };
        set_timeout(wait, REST);
    }
}
