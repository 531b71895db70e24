//! What is asked of the worker, and what came of it.

use leptos::prelude::*;

use crate::jobs::{Answer, Failure, Found, JobId, Request, Study};
use crate::ui::jobs::{ask_of, failure_in_words};
use crate::ui::platform::worker::Job;
use crate::ui::state::App;

/// How far a question is.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Asked {
    /// Nothing was asked, or what was found no longer holds.
    #[default]
    Nothing,
    /// The worker is at it.
    Working,
    /// What it found.
    Found(Box<Found>),
    /// Why there is no answer.
    Failed(Failure),
    /// The user stopped it; it is not asked again by itself.
    GivenUp,
}

/// One question at a time: a new one takes the place of the one before.
#[derive(Clone, Copy)]
pub struct Asking {
    app: App,
    /// How far it is.
    pub state: RwSignal<Asked>,
    /// Thousandths done.
    pub done: RwSignal<u32>,
    job: StoredValue<Option<JobId>>,
    turn: StoredValue<u32>,
}

impl Asking {
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

    /// Asks.
    pub fn ask(self, study: Study) {
        self.stop();
        let turn = self.turn.get_value();
        self.done.set(0);
        self.state.set(Asked::Working);
        let on_start = move |job: &Job| {
            if self.is_current(turn) {
                self.job.set_value(Some(job.id));
            } else {
                self.app.jobs.cancel(job.id);
            }
        };
        let on_progress = move |done| {
            if self.is_current(turn) {
                self.done.set(done);
            }
        };
        leptos::task::spawn_local(async move {
            let reply = ask_of(self.app, Request::Study(study), Vec::new(), on_start, on_progress).await;
            if !self.is_current(turn) {
                return;
            }
            self.job.set_value(None);
            self.state.set(match reply.map(|reply| reply.answer) {
                Ok(Answer::Found(found)) => Asked::Found(found),
                Ok(_) => Asked::Nothing,
                Err(Failure::Cancelled) => Asked::Nothing,
                Err(failure) => Asked::Failed(failure),
            });
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
    pub fn found<T>(self, read: impl FnOnce(&Found) -> Option<T>) -> Option<T> {
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
