//! A job under way, seen from the page, and the bytes that go with it.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use js_sys::{ArrayBuffer, Uint8Array};

use super::Jobs;
use crate::jobs::{Failure, JobId, Sealed};

/// Bytes beside a message.
#[derive(Debug, Clone)]
pub enum Part {
    /// The page's own.
    Bytes(Vec<u8>),
    /// The browser's: these never enter the page's memory on their way.
    Buffer(ArrayBuffer),
}

impl Part {
    /// As bytes of the page.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Buffer(buffer) => Uint8Array::new(&buffer).to_vec(),
        }
    }

    /// As bytes of the browser.
    #[must_use]
    pub fn into_buffer(self) -> ArrayBuffer {
        match self {
            Self::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).buffer(),
            Self::Buffer(buffer) => buffer,
        }
    }
}

/// An answer, and the bytes beside it.
#[derive(Debug)]
pub struct Letter {
    /// What came of the request, still closed.
    pub answer: Sealed,
    /// Large things, as the answer's documentation names them.
    pub parts: Vec<Part>,
}

/// Where an answer is put and waited for.
#[derive(Default)]
pub(super) struct Slot {
    result: RefCell<Option<Result<Letter, Failure>>>,
    waker: RefCell<Option<Waker>>,
}

/// A job under way: a future of its answer. Dropping it cancels the job.
pub struct Job {
    /// Its name; see [`Jobs::cancel`].
    pub id: JobId,
    pub(super) jobs: Jobs,
    pub(super) slot: Rc<Slot>,
}

impl Future for Job {
    type Output = Result<Letter, Failure>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.slot.result.take() {
            Some(result) => Poll::Ready(result),
            None => {
                self.slot.waker.replace(Some(context.waker().clone()));
                Poll::Pending
            }
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.jobs.cancel(self.id);
    }
}

impl Slot {
    /// Puts the answer in and wakes whoever waits for it.
    pub fn fill(&self, result: Result<Letter, Failure>) {
        self.result.replace(Some(result));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}
