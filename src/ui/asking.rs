//! A question to the worker whose answer is waited for on the page: how far it is, what came of it, how to stop it.

use leptos::prelude::*;

use super::jobs::{Reply, ask_of, failure_in_words};
use super::platform::worker::{Job, Letter};
use super::state::App;
use crate::jobs::{Failure, JobId, Request};

/// How far a question is.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Asked<T> {
    /// Nothing was asked, or what was found no longer holds.
    #[default]
    Nothing,
    /// The worker is at it.
    Working,
    /// What it found.
    Found(Box<T>),
    /// Why there is no answer.
    Failed(Failure),
    /// The user stopped it; it is not asked again by itself.
    GivenUp,
}

/// What a question does when its job begins and as it goes on: it keeps the job's id and how far it is, and stops a job
/// that begins after another question took its place.
pub fn follow(
    app: App,
    job: StoredValue<Option<JobId>>,
    done: RwSignal<u32>,
    is_current: impl Fn() -> bool + Copy + 'static,
) -> (impl FnOnce(&Job), impl Fn(u32) + 'static) {
    let on_start = move |begun: &Job| {
        if is_current() {
            job.set_value(Some(begun.id));
        } else {
            app.jobs.cancel(begun.id);
        }
    };
    let on_progress = move |thousandths| {
        if is_current() {
            done.set(thousandths);
        }
    };
    (on_start, on_progress)
}

/// One question at a time: a new one takes the place of the one before.
pub struct Asking<T: Send + Sync + 'static> {
    app: App,
    /// How far it is.
    pub state: RwSignal<Asked<T>>,
    /// Thousandths done.
    pub done: RwSignal<u32>,
    job: StoredValue<Option<JobId>>,
    turn: StoredValue<u32>,
}

impl<T: Send + Sync + 'static> Clone for Asking<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Asking<T> {}

impl<T: PartialEq + Send + Sync + 'static> Asking<T> {
    /// Nothing asked yet. What is being asked when the part of the page goes is stopped.
    pub fn new(app: App) -> Self {
        let asking = Self {
            app,
            state: RwSignal::new(Asked::Nothing),
            done: RwSignal::new(0),
            job: StoredValue::new(None),
            turn: StoredValue::new(0),
        };
        on_cleanup(move || {
            if let Some(job) = asking.job.try_get_value().flatten() {
                app.jobs.cancel(job);
            }
        });
        asking
    }

    /// Asks something about the open workspace. `take` takes what was asked for out of the reply.
    pub fn ask(self, request: Request, take: impl FnOnce(Reply) -> Option<Box<T>> + 'static) {
        let turn = self.begin();
        let (on_start, on_progress) = self.told(turn);
        leptos::task::spawn_local(async move {
            let reply = ask_of(self.app, request, Vec::new(), on_start, on_progress).await;
            self.end(turn, reply, take);
        });
    }

    /// Asks something that comes with all it needs.
    pub fn ask_alone(self, request: Request, take: impl FnOnce(Reply) -> Option<Box<T>> + 'static) {
        let turn = self.begin();
        let (on_start, on_progress) = self.told(turn);
        let job = self.app.jobs.ask(request, Vec::new(), on_progress);
        on_start(&job);
        leptos::task::spawn_local(async move {
            let reply = match job.await {
                Ok(Letter { answer, parts }) => answer.open().map(|answer| Reply { answer, parts }),
                Err(failure) => Err(failure),
            };
            self.end(turn, reply, take);
        });
    }

    fn begin(self) -> u32 {
        self.stop();
        self.done.set(0);
        self.state.set(Asked::Working);
        self.turn.get_value()
    }

    fn told(self, turn: u32) -> (impl FnOnce(&Job), impl Fn(u32) + 'static) {
        follow(self.app, self.job, self.done, move || self.is_current(turn))
    }

    fn end(self, turn: u32, reply: Result<Reply, Failure>, take: impl FnOnce(Reply) -> Option<Box<T>>) {
        if !self.is_current(turn) {
            return;
        }
        self.job.set_value(None);
        self.state.set(match reply.map(take) {
            Ok(Some(found)) => Asked::Found(found),
            Ok(None) | Err(Failure::Cancelled) => Asked::Nothing,
            Err(failure) => Asked::Failed(failure),
        });
    }

    /// Stops what is being asked and forgets what was found.
    pub fn stop(self) {
        if let Some(job) = self.job.get_value() {
            self.app.jobs.cancel(job);
            self.job.set_value(None);
        }
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.state.set(Asked::Nothing);
    }

    /// Stops what is being asked and does not ask again by itself.
    pub fn give_up(self) {
        self.stop();
        self.state.set(Asked::GivenUp);
    }

    /// Whether this turn's answer is still awaited; the part of the page may be gone.
    fn is_current(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// What was found, read.
    pub fn found<R>(self, read: impl FnOnce(&T) -> Option<R>) -> Option<R> {
        self.state.with(|state| match state {
            Asked::Found(found) => read(found),
            _ => None,
        })
    }

    /// Whether the worker is at it.
    pub fn is_working(self) -> bool {
        self.state.with(|state| *state == Asked::Working)
    }

    /// Why there is no answer, in the language of the page; empty where nothing went wrong.
    pub fn problem(self) -> &'static str {
        self.state.with(|state| match state {
            Asked::Failed(why) => failure_in_words(self.app.lang.get(), why).unwrap_or_default(),
            _ => "",
        })
    }
}
