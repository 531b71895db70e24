//! Carries orders out, one after the other, in slices.

use std::collections::VecDeque;
use std::rc::Rc;

use super::desk::Desk;
use super::protocol::{Answer, Failure, JobId, Mail, News, Order, Request, Sealed};
use super::{files, sql, study, table, year};
use crate::engines::pace::{Pace, Sliced};
use crate::exchange::text::TextDecoding;

/// Bytes beside a message.
pub(super) type Parts = Vec<Vec<u8>>;

/// Progress is told when it has grown by so many thousandths.
const WORTH_TELLING: u32 = 5;

/// What a job came to, and the desk it leaves.
pub(super) struct Finished {
    answer: Answer,
    parts: Parts,
    desk: Desk,
}

impl Finished {
    pub const fn new(answer: Answer, desk: Desk) -> Self {
        Self {
            answer,
            parts: Vec::new(),
            desk,
        }
    }

    pub fn with(self, parts: Parts) -> Self {
        Self { parts, ..self }
    }
}

/// Does one job at a time, in the order they came.
///
/// ```
/// use std::rc::Rc;
/// use loudou::exchange::text::{DecodingUnavailable, TextDecoding};
/// use loudou::jobs::{Answer, How, Mail, News, Order, Request, Runner, head_and_blocks};
/// use loudou::workspace::Workspace;
/// # use loudou::i18n::{Lang, date::Day};
/// struct NoBrowser;
/// impl TextDecoding for NoBrowser {
///     fn gb18030(&self, _: &[u8]) -> Result<String, DecodingUnavailable> {
///         Err(DecodingUnavailable)
///     }
/// }
/// # let day = Day::new(2026, 11, 21).unwrap();
/// let workspace = Workspace::empty("w".into(), "W".into(), Lang::En, day);
/// let (head, _) = head_and_blocks(&workspace, None);
/// let read = Request::Read { how: How::default(), markers: Default::default() };
/// let mut runner = Runner::new(Rc::new(NoBrowser));
/// let start = |job, request| Order::Start { job, request: Box::new(request) };
/// let show = Request::Workspace { head, number: 1, after: None };
/// runner.take(Mail { head: start(1, show), parts: vec![] });
/// runner.take(Mail { head: start(2, read), parts: vec![b"name,value\nAcme,12\n".to_vec()] });
/// while runner.turn(100) {} // between two turns the order to cancel could come
/// let last = runner.news().pop().unwrap();
/// let News::Done { job: 2, answer } = last.head else { panic!() };
/// let Ok(Answer::Opened(opened)) = answer.open() else { panic!() };
/// assert_eq!(opened.reading.sheet.headers(), ["name", "value"]);
/// ```
pub struct Runner {
    platform: Rc<dyn TextDecoding>,
    desk: Desk,
    waiting: VecDeque<(JobId, Request, Parts)>,
    present: Option<Present>,
    news: Vec<Mail<News>>,
}

struct Present {
    job: JobId,
    work: Sliced<Result<Finished, Failure>>,
    told: u32,
}

impl Runner {
    /// Starts with nothing to do. `platform` decodes what the core does not.
    #[must_use]
    pub fn new(platform: Rc<dyn TextDecoding>) -> Self {
        Self {
            platform,
            desk: Desk::default(),
            waiting: VecDeque::new(),
            present: None,
            news: Vec::new(),
        }
    }

    /// Takes an order in; nothing is done before the next [`Runner::turn`].
    pub fn take(&mut self, mail: Mail<Order>) {
        match mail.head {
            Order::Start { job, request } => self.waiting.push_back((job, *request, mail.parts)),
            Order::Cancel { job } => self.cancel(job),
            Order::Break => break_down(),
        }
    }

    fn cancel(&mut self, job: JobId) {
        let waits = self.waiting.iter().position(|(waiting, ..)| *waiting == job);
        let was_there = match waits {
            Some(at) => self.waiting.remove(at).is_some(),
            None => self.present.take_if(|present| present.job == job).is_some(),
        };
        if was_there {
            let reason = Failure::Cancelled;
            self.tell(News::Failed { job, reason }, Vec::new());
        }
    }

    /// Does about so many steps of the present job. Says whether there is more to do.
    pub fn turn(&mut self, steps: usize) -> bool {
        if self.present.is_none()
            && let Some((job, request, parts)) = self.waiting.pop_front()
        {
            let work = self.begin(request, parts);
            self.present = Some(Present { job, work, told: 0 });
        }
        let Some(present) = &mut self.present else {
            return false;
        };
        let job = present.job;
        match present.work.go_on(steps) {
            Some(result) => {
                self.present = None;
                self.finish(job, result);
            }
            None => {
                let done = present.work.done();
                if done >= present.told + WORTH_TELLING {
                    present.told = done;
                    self.tell(News::Progress { job, done }, Vec::new());
                }
            }
        }
        self.present.is_some() || !self.waiting.is_empty()
    }

    fn begin(&self, request: Request, parts: Parts) -> Sliced<Result<Finished, Failure>> {
        let (desk, pace) = (self.desk.clone(), Pace::in_slices());
        let for_job = pace.clone();
        match request {
            Request::Workspace { head, number, after } => {
                let noted = async move {
                    let numbers = (number, after);
                    let desk = desk.with_workspace(numbers, *head, parts, &for_job).await?;
                    Ok(Finished::new(Answer::Noted, desk))
                };
                Sliced::new(noted, pace)
            }
            Request::Read { how, markers } => {
                let platform = Rc::clone(&self.platform);
                Sliced::new(table::read(desk, platform, how, markers, parts, for_job), pace)
            }
            Request::Propose(markers) => Sliced::new(table::propose(desk, markers, for_job), pace),
            Request::Look { plan, choose } => Sliced::new(table::look(desk, *plan, choose, for_job), pace),
            Request::Import(plan) => Sliced::new(table::import(desk, *plan, for_job), pace),
            Request::Scores { of_base } => Sliced::new(files::scores(desk, of_base, for_job), pace),
            Request::Csv { only } => Sliced::new(files::csv(desk, only, for_job), pace),
            Request::Workbook { only } => Sliced::new(files::workbook(desk, only, for_job), pace),
            Request::Study(study) => Sliced::new(study::study(desk, study, for_job), pace),
            Request::Hiring(input) => Sliced::new(year::plan(desk, input, for_job), pace),
            Request::Fan(input) => Sliced::new(year::outlook(desk, input, for_job), pace),
            Request::Sql(dialect) => Sliced::new(sql::sql(desk, dialect), pace),
        }
    }

    fn finish(&mut self, job: JobId, result: Result<Finished, Failure>) {
        match result {
            Ok(Finished { answer, parts, desk }) => match Sealed::seal(&answer) {
                Ok(answer) => {
                    self.desk = desk;
                    self.tell(News::Done { job, answer }, parts);
                }
                Err(reason) => self.tell(News::Failed { job, reason }, Vec::new()),
            },
            Err(reason) => self.tell(News::Failed { job, reason }, Vec::new()),
        }
    }

    fn tell(&mut self, head: News, parts: Parts) {
        self.news.push(Mail { head, parts });
    }

    /// What there is to say since this was last asked, oldest first.
    pub fn news(&mut self) -> Vec<Mail<News>> {
        std::mem::take(&mut self.news)
    }
}

#[allow(clippy::panic, reason = "asked for by a test, to see what a breakdown does")]
fn break_down() {
    panic!("broken on purpose")
}
