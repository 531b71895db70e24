//! The page's end of its worker: starts it when the page is idle, sends orders, hands answers to whoever waits.
//!
//! Where no worker can be had (blocked, its file missing, of another build) the page says so and every job fails with
//! [`Failure::NeedsWorker`]: a second home for the work on the page's own thread would double its program.

mod files;
mod job;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent};

use self::files::{entry, fetch_module};
use self::job::Slot;
pub use self::job::{Job, Letter, Part};
use super::dom;
use crate::jobs::{BREAK, BUILD, Failure, JobId, News, Order, Request};
use crate::workspace::Workspace;

/// A worker that has not answered by then will not.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whether there is a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Not yet; what is asked for waits.
    #[default]
    Starting,
    /// Yes.
    Ready,
    /// No, and there will be none on this page.
    None(WhyNone),
}

/// Why there is no worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNone {
    /// The browser refuses to start it.
    Refused,
    /// Its files could not be fetched.
    Missing,
    /// It is of another build than the page.
    OtherBuild,
}

/// The page's worker. Copied freely.
#[derive(Clone, Copy)]
pub struct Jobs {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    /// Whether there is one.
    pub standing: RwSignal<Standing>,
}

#[derive(Default)]
struct Inner {
    worker: RefCell<Option<web_sys::Worker>>,
    module: RefCell<Option<JsValue>>,
    has_begun: Cell<bool>,
    /// Starts so far; what waits for one of them knows it by its number.
    starts: Cell<u32>,
    last_job: Cell<JobId>,
    /// Jobs without an answer.
    open: RefCell<BTreeMap<JobId, Open>>,
    /// What was asked for before the worker was ready, as it is sent.
    unsent: RefCell<Vec<(JobId, String, Vec<Part>)>>,
    /// What the worker was last given as its workspace, under which number, and how many it has been given.
    on_desk: RefCell<Option<(u32, Workspace)>>,
    desks: Cell<u32>,
}

struct Open {
    slot: Rc<Slot>,
    on_progress: Rc<dyn Fn(u32)>,
}

impl Jobs {
    /// No worker yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            inner: StoredValue::new_local(Rc::default()),
            standing: RwSignal::new(Standing::Starting),
        }
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    /// Starts the worker once the page has nothing else to do. A first start needs the network.
    pub fn start_when_idle(self) {
        dom::when_idle(move || self.start());
    }

    fn start(self) {
        if self.inner().has_begun.replace(true) {
            return;
        }
        self.expect_soon();
        leptos::task::spawn_local(async move {
            match fetch_module().await {
                Ok(module) => {
                    self.inner().module.replace(Some(module));
                    self.launch();
                }
                Err(why) => self.give_up(why),
            }
        });
    }

    fn launch(self) {
        if self.standing.get_untracked() != Standing::Starting {
            return;
        }
        let inner = self.inner();
        let module = inner.module.borrow().clone();
        let worker = entry("data-js").and_then(|url| web_sys::Worker::new(&url).ok());
        let (Some(worker), Some(module)) = (worker, module) else {
            return self.give_up(WhyNone::Refused);
        };
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            self.hear(&event.data());
        });
        worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            self.replace_broken();
        });
        worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
        if worker.post_message(&module).is_err() {
            return self.give_up(WhyNone::Refused);
        }
        inner.worker.replace(Some(worker));
    }

    /// Gives up a start that has not come to anything in time.
    fn expect_soon(self) {
        let inner = self.inner();
        let start = inner.starts.get().wrapping_add(1);
        inner.starts.set(start);
        let give_up_late = move || {
            if self.standing.get_untracked() == Standing::Starting && inner.starts.get() == start {
                self.give_up(WhyNone::Missing);
            }
        };
        set_timeout(give_up_late, PATIENCE);
    }

    /// There will be no worker: what waits fails.
    fn give_up(self, why: WhyNone) {
        let inner = self.inner();
        if let Some(worker) = inner.worker.take() {
            worker.terminate();
        }
        self.set_standing(Standing::None(why));
        for (job, order, parts) in inner.unsent.take() {
            self.send(job, order, parts);
        }
    }

    /// The error event: before the first word its script could not be had; after it, it broke beyond its own repair.
    fn replace_broken(self) {
        if self.standing.get_untracked() != Standing::Ready {
            return self.give_up(WhyNone::Missing);
        }
        if let Some(worker) = self.inner().worker.take() {
            worker.terminate();
        }
        self.set_standing(Standing::Starting);
        self.lose_all();
        self.expect_soon();
        self.launch();
    }

    fn lose_all(self) {
        let inner = self.inner();
        inner.on_desk.replace(None);
        let unsent: Vec<JobId> = inner.unsent.borrow().iter().map(|(job, ..)| *job).collect();
        let lost: Vec<JobId> = inner.open.borrow().keys().copied().collect();
        for job in lost.into_iter().filter(|job| !unsent.contains(job)) {
            self.settle(job, Err(Failure::Broke));
        }
    }

    fn set_standing(self, standing: Standing) {
        self.standing.set(standing);
        if let Some(root) = dom::root() {
            // Tests wait for it, so that the network goes off after the worker is there.
            let word = match standing {
                Standing::Starting => "starting",
                Standing::Ready => "ready",
                Standing::None(_) => "none",
            };
            let _ = root.set_attribute("data-worker", word);
        }
    }

    /// Asks for something. `on_progress` is told thousandths.
    pub fn ask(self, request: Request, parts: Vec<Part>, on_progress: impl Fn(u32) + 'static) -> Job {
        let inner = self.inner();
        let job = inner.last_job.get().wrapping_add(1);
        inner.last_job.set(job);
        let slot = Rc::new(Slot::default());
        let open = Open {
            slot: Rc::clone(&slot),
            on_progress: Rc::new(on_progress),
        };
        inner.open.borrow_mut().insert(job, open);
        let request = Box::new(request);
        // Written here and not where it is sent: only those who ask need to know how to write a request.
        let order = serde_json::to_string(&Order::Start { job, request }).unwrap_or_default();
        if self.standing.get_untracked() == Standing::Starting {
            inner.unsent.borrow_mut().push((job, order, parts));
            self.start();
        } else {
            self.send(job, order, parts);
        }
        Job {
            id: job,
            jobs: self,
            slot,
        }
    }

    fn send(self, job: JobId, order: String, parts: Vec<Part>) {
        let inner = self.inner();
        let worker = inner.worker.borrow().clone();
        let Some(worker) = worker else {
            return self.settle(job, Err(Failure::NeedsWorker));
        };
        let (message, transfer) = (Array::of1(&order.into()), Array::new());
        for part in parts {
            let buffer = part.into_buffer();
            message.push(&buffer);
            transfer.push(&buffer);
        }
        if worker.post_message_with_transfer(&message, &transfer).is_err() {
            self.settle(job, Err(Failure::NotUnderstood));
        }
    }

    /// Gives a job up, answered or not; whoever waits for it gets [`Failure::Cancelled`] at once.
    pub fn cancel(self, job: JobId) {
        let inner = self.inner();
        if !inner.open.borrow().contains_key(&job) {
            return;
        }
        inner.unsent.borrow_mut().retain(|(unsent, ..)| *unsent != job);
        if let Some(worker) = inner.worker.borrow().as_ref() {
            let text = serde_json::to_string(&Order::Cancel { job }).unwrap_or_default();
            let _ = worker.post_message(&Array::of1(&text.into()));
        }
        self.settle(job, Err(Failure::Cancelled));
    }

    /// Breaks the worker, for a test of what happens then.
    pub fn break_down(self) {
        if let Some(worker) = self.inner().worker.borrow().as_ref() {
            let _ = worker.post_message(&Array::of1(&BREAK.into()));
        }
    }

    fn settle(self, job: JobId, result: Result<Letter, Failure>) {
        let Some(open) = self.inner().open.borrow_mut().remove(&job) else {
            return;
        };
        open.slot.fill(result);
    }

    fn hear(self, message: &JsValue) {
        let message = Array::from(message);
        let text = message.get(0).as_string().unwrap_or_default();
        let Ok(news) = serde_json::from_str::<News>(&text) else {
            return;
        };
        let parts = message.iter().skip(1);
        let parts = parts.filter_map(|part| part.dyn_into().ok()).map(Part::Buffer);
        self.take(news, parts.collect());
    }

    fn take(self, news: News, parts: Vec<Part>) {
        match news {
            News::Ready { build } if build == BUILD => self.welcome(),
            News::Ready { .. } => self.give_up(WhyNone::OtherBuild),
            News::Progress { job, done } => {
                let open = self.inner();
                let tell = open.open.borrow().get(&job).map(|o| Rc::clone(&o.on_progress));
                if let Some(tell) = tell {
                    tell(done);
                }
            }
            News::Done { job, answer } => {
                self.settle(job, Ok(Letter { answer, parts }));
            }
            News::Failed { job, reason } => self.settle(job, Err(reason)),
            News::Trapped { .. } => self.lose_all(),
        }
    }

    fn welcome(self) {
        // After a trap it says so again.
        if self.standing.get_untracked() == Standing::Starting {
            self.set_standing(Standing::Ready);
        }
        for (job, order, parts) in self.inner().unsent.take() {
            self.send(job, order, parts);
        }
    }

    /// What the worker was last given as its workspace, and under which number; none after a breakdown.
    #[must_use]
    pub fn on_desk(self) -> Option<(u32, Workspace)> {
        self.inner().on_desk.borrow().clone()
    }

    /// Remembers what the worker is given, and says under which number: none is used twice.
    pub fn put_on_desk(self, workspace: Workspace) -> u32 {
        let inner = self.inner();
        let number = inner.desks.get().wrapping_add(1);
        inner.desks.set(number);
        inner.on_desk.replace(Some((number, workspace)));
        number
    }

    /// What the worker was given did not get there.
    pub fn clear_desk(self) {
        self.inner().on_desk.replace(None);
    }

    /// Whether it is there and has nothing else to do.
    #[must_use]
    pub fn is_free(self) -> bool {
        self.standing.get_untracked() == Standing::Ready && self.inner().open.borrow().is_empty()
    }
}

impl Default for Jobs {
    fn default() -> Self {
        Self::new()
    }
}
