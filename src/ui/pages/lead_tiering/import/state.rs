//! What the import dialog holds while the user looks at a table.

use std::sync::Arc;

use leptos::prelude::*;

use super::checks::Checks;
use super::source::{Source, name_for_workspace};
use crate::engines::scorecard::Scorecard;
use crate::exchange::csv::{Delimiter, HeaderChoice, Reading, Sheet};
use crate::exchange::detect::EmptyMarkers;
use crate::exchange::import::{Open, Plan, Reason, Use, can_be_factor};
use crate::exchange::text::Encoding;
use crate::i18n::fill;
use crate::jobs::{Answer, Failure, How, JobId, NewLeads, Opened, Request};
use crate::ui::asking::follow;
use crate::ui::components::{Toast, Tone, next_gesture};
use crate::ui::format;
use crate::ui::jobs::{Reply, ask_of, failure_in_words, new_rows};
use crate::ui::platform::dom;
use crate::ui::platform::turns::rest;
use crate::ui::platform::worker::{Job, Part};
use crate::ui::route::Page;
use crate::ui::shell::{ask_for_room, prepare};
use crate::ui::state::App;
use crate::workspace::Action;
use crate::workspace::rows::Rows;

/// What the user overruled of how the text is read as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Overruled {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The delimiter.
    pub delimiter: Option<Delimiter>,
    /// The header.
    pub header: HeaderChoice,
    /// The row in which the table begins.
    pub first_row: Option<u32>,
    /// The sheet of a workbook.
    pub sheet: Option<usize>,
}

/// Work that is shown with its progress and can be stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// A table is read.
    Reading,
    /// The leads are made.
    Importing,
}

/// What an import would come to, for the line at the foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outlook {
    /// Leads of the table.
    pub leads: usize,
    /// Factors that get a column.
    pub mapped: usize,
    /// Factors that are made.
    pub made: usize,
    /// Columns kept beside.
    pub kept: usize,
    /// Cells that count as unknown.
    pub unread: usize,
}

/// The state of the dialog; copied freely.
#[derive(Clone, Copy)]
pub struct ImportState {
    /// The page.
    pub app: App,
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
    /// The text the table was read from.
    pub source: RwSignal<Option<Arc<Source>>>,
    /// How the user wants it read.
    pub overruled: RwSignal<Overruled>,
    /// The head of the table; the worker has the rest.
    pub table: RwSignal<Option<Arc<Reading>>>,
    /// The plan for it.
    pub plan: RwSignal<Option<Plan>>,
    /// The scorecard in use.
    pub card: Memo<Option<Arc<Scorecard>>>,
    /// What each column gives.
    pub checks: RwSignal<Checks>,
    /// What is going on.
    pub work: RwSignal<Option<Work>>,
    /// Thousandths of it.
    pub done: RwSignal<u32>,
    /// Columns whose new use the worker has not looked at yet.
    chosen: StoredValue<Vec<(usize, Use)>>,
    /// Whether the worker looks at the table under a changed plan.
    looking: RwSignal<bool>,
    /// The job of the work, and of the look.
    job: StoredValue<Option<JobId>>,
    look: StoredValue<Option<JobId>>,
    /// How many works and looks there have been: what is not the latest no longer matters.
    turn: StoredValue<u32>,
    looks: StoredValue<u32>,
    /// Why nothing was read; empty where nothing went wrong.
    pub problem: RwSignal<String>,
}

impl ImportState {
    /// An empty dialog.
    pub fn new(app: App, open: RwSignal<bool>) -> Self {
        let table = RwSignal::new(None::<Arc<Reading>>);
        let plan = RwSignal::new(None::<Plan>);
        let card = Memo::new(move |_| app.lead_input.with(|input| input.card().cloned()));
        Self {
            app,
            open,
            source: RwSignal::new(None),
            overruled: RwSignal::new(Overruled::default()),
            table,
            plan,
            card,
            checks: RwSignal::new(Checks::default()),
            work: RwSignal::new(None),
            done: RwSignal::new(0),
            chosen: StoredValue::new(Vec::new()),
            job: StoredValue::new(None),
            look: StoredValue::new(None),
            turn: StoredValue::new(0),
            looking: RwSignal::new(false),
            looks: StoredValue::new(0),
            problem: RwSignal::new(String::new()),
        }
    }

    /// Takes bytes in and has them read.
    pub fn take(self, source: Source, bytes: Part) {
        self.overruled.set(Overruled::default());
        self.read(source, vec![bytes], EmptyMarkers::default(), Overruled::default());
    }

    /// Has the table read again as the user overruled it; the plan starts anew.
    pub fn overrule(self, overruled: Overruled) {
        let before = self.overruled.get_untracked();
        self.overruled.set(overruled);
        let Some(source) = self.source.get_untracked() else {
            return;
        };
        let markers = self
            .plan
            .with_untracked(|p| p.as_ref().map(|p| p.markers.clone()));
        self.read(
            Source::clone(&source),
            Vec::new(),
            markers.unwrap_or_default(),
            before,
        );
    }

    /// `before` is how the table was read that stays where this fails.
    fn read(self, source: Source, parts: Vec<Part>, markers: EmptyMarkers, before: Overruled) {
        let Overruled {
            encoding,
            delimiter,
            header,
            first_row,
            sheet,
        } = self.overruled.get_untracked();
        let how = How {
            is_workbook: source.is_workbook(),
            is_pasted: source.is_pasted,
            encoding,
            delimiter,
            header,
            first_row,
            lang: self.app.lang.get_untracked(),
            sheet,
        };
        self.problem.set(String::new());
        let turn = self.begin(Work::Reading);
        leptos::task::spawn_local(async move {
            let reply = self.ask(turn, Request::Read { how, markers }, parts).await;
            // To take the answer apart and to draw it are a turn each.
            rest().await;
            self.end(turn);
            match reply.map(|reply| reply.answer) {
                Ok(Answer::Opened(opened)) if self.is_current(turn) => self.show(source, *opened),
                Ok(_) => {}
                Err(failure) => {
                    if self.is_current(turn) {
                        self.overruled.set(before);
                    }
                    self.fail_with(&failure);
                }
            }
        });
    }

    fn show(self, source: Source, opened: Opened) {
        let source = Source {
            encoding: opened.encoding,
            replaced: opened.replaced,
            book: opened.book,
            ..source
        };
        batch(|| {
            self.source.set(Some(Arc::new(source)));
            self.checks.set(Checks::default());
            self.chosen.set_value(Vec::new());
            self.plan.set(Some(opened.plan));
            self.table.set(Some(Arc::new(opened.reading)));
        });
        self.look();
    }

    /// Begins work that is shown with its progress; what was under way makes way. Gives the work's number.
    fn begin(self, work: Work) -> u32 {
        self.stop();
        self.done.set(0);
        self.work.set(Some(work));
        self.turn.get_value()
    }

    /// Stops what is going on; nothing of it stays.
    pub fn stop(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.work.set(None);
        if let Some(job) = self.job.get_value() {
            self.job.set_value(None);
            self.app.jobs.cancel(job);
        }
    }

    fn is_current(self, turn: u32) -> bool {
        self.turn.get_value() == turn
    }

    fn end(self, turn: u32) {
        if self.is_current(turn) {
            self.job.set_value(None);
            self.work.set(None);
        }
    }

    async fn ask(self, turn: u32, request: Request, parts: Vec<Part>) -> Result<Reply, Failure> {
        // It may have been stopped while the workspace was on its way.
        let (on_start, on_progress) = follow(self.app, self.job, self.done, move || self.is_current(turn));
        ask_of(self.app, request, parts, on_start, on_progress).await
    }

    /// Asks what the table gives under the plan as it is now. An earlier question no longer matters.
    fn look(self) {
        if let Some(job) = self.look.get_value() {
            self.app.jobs.cancel(job);
        }
        let Some(plan) = self.plan.get_untracked().map(Box::new) else {
            return;
        };
        self.looks.update_value(|looks| *looks = looks.wrapping_add(1));
        self.looking.set(true);
        let looks = self.looks.get_value();
        let choose = self.chosen.get_value();
        let request = Request::Look { plan, choose };
        let on_start = move |job: &Job| self.look.set_value(Some(job.id));
        leptos::task::spawn_local(async move {
            let reply = ask_of(self.app, request, Vec::new(), on_start, |_| ()).await;
            if self.looks.get_value() != looks {
                return;
            }
            self.looking.set(false);
            match reply.map(|reply| reply.answer) {
                Ok(Answer::Look(look)) => batch(|| {
                    if !self.chosen.with_value(Vec::is_empty) {
                        self.chosen.set_value(Vec::new());
                        self.plan.set(Some(look.plan.clone()));
                    }
                    self.checks.set(Checks::of(*look));
                }),
                Ok(_) => {}
                Err(failure) => self.fail_with(&failure),
            }
        });
    }

    /// Says what a failure means; a table that the worker has lost has to be chosen again.
    fn fail_with(self, failure: &Failure) {
        let Some(why) = failure_in_words(self.app.lang.get_untracked(), failure) else {
            return;
        };
        if matches!(failure, Failure::Broke | Failure::NothingOnDesk) {
            self.forget();
        }
        if self.table.with_untracked(Option::is_some) {
            self.app.say(Toast::new(why).tone(Tone::Warn));
        } else {
            self.fail(why);
        }
    }

    /// Says why nothing was read.
    pub fn fail(self, why: &str) {
        self.source.set(None);
        self.problem.set(why.to_owned());
    }

    /// Other texts stand for an empty cell. What the user chose stays; the rest is proposed anew.
    pub fn set_markers(self, markers: &EmptyMarkers) {
        let request = Request::Propose(markers.clone());
        leptos::task::spawn_local(async move {
            let reply = ask_of(self.app, request, Vec::new(), |_| (), |_| ()).await;
            match reply.map(|reply| reply.answer) {
                Ok(Answer::Proposed(proposed)) => self.merge(*proposed),
                Ok(_) => {}
                Err(failure) => self.fail_with(&failure),
            }
        });
    }

    fn merge(self, proposed: Plan) {
        self.plan.update(|plan| {
            let Some(plan) = plan else { return };
            let old = std::mem::replace(plan, proposed);
            (plan.mode, plan.repeats) = (old.mode, old.repeats);
            (plan.by_name, plan.remove_gone) = (old.by_name, old.remove_gone);
            for (new, old) in plan.columns.iter_mut().zip(old.columns) {
                if old.reason == Reason::Chosen {
                    (new.usage, new.notation, new.question, new.reason) =
                        (old.usage, old.notation, old.question, old.reason);
                }
            }
        });
        // The lines list the words of the columns anew.
        self.table.notify();
        self.look();
    }

    /// Back to the choice of a source.
    pub fn forget(self) {
        self.stop();
        self.looks.update_value(|looks| *looks = looks.wrapping_add(1));
        self.looking.set(false);
        batch(|| {
            self.table.set(None);
            self.checks.set(Checks::default());
            self.plan.set(None);
            self.source.set(None);
            self.problem.set(String::new());
        });
    }

    /// Changes the plan with the table at hand.
    pub fn change(self, edit: impl FnOnce(&mut Plan, &Sheet, Option<&Scorecard>)) {
        let (table, card) = (self.table.get_untracked(), self.card.get_untracked());
        let Some(table) = table else { return };
        self.plan.update(|plan| {
            if let Some(plan) = plan {
                edit(plan, &table.sheet, card.as_deref());
            }
        });
        self.look();
    }

    /// Gives a column another use. The page has only the first rows, so what it makes of them at once is put right
    /// when the worker has looked at all.
    pub fn choose(self, at: usize, usage: Use) {
        self.chosen.update_value(|chosen| {
            chosen.retain(|(column, _)| *column != at);
            chosen.push((at, usage.clone()));
        });
        self.change(|plan, sheet, card| plan.set_use(sheet, card, at, usage));
    }

    /// What has to be answered first.
    pub fn open_questions(self) -> Vec<Open> {
        self.table.with(|table| {
            let open = |table: &Arc<Reading>| {
                self.plan.with(|plan| {
                    let plan = plan.as_ref()?;
                    let matched = self.checks.with(|checks| checks.matched);
                    Some(
                        self.card
                            .with(|card| plan.open_given(&table.sheet, card.as_deref(), matched)),
                    )
                })
            };
            table.as_ref().and_then(open).unwrap_or_default()
        })
    }

    /// What the import would come to.
    pub fn outlook(self) -> Outlook {
        let mut outlook = Outlook {
            leads: self.table.with(|t| t.as_ref().map_or(0, |t| t.sheet.row_count())),
            unread: self.checks.with(Checks::unread),
            ..Outlook::default()
        };
        self.plan.with(|plan| {
            for column in plan.iter().flat_map(|p| &p.columns) {
                match &column.usage {
                    Use::Factor { .. } => outlook.mapped += 1,
                    Use::NewFactor if can_be_factor(column) => outlook.made += 1,
                    Use::Keep | Use::NewFactor => outlook.kept += 1,
                    _ => {}
                }
            }
        });
        outlook
    }

    /// Whether the plan can be carried out now.
    pub fn is_settled(self) -> bool {
        self.work.get().is_none() && !self.looking.get()
    }

    /// Carries the plan out as one step, and offers to take it back.
    pub fn import(self) {
        let Some(plan) = self.plan.get_untracked().map(Box::new) else {
            return;
        };
        let turn = self.begin(Work::Importing);
        leptos::task::spawn_local(async move {
            match self.imported(turn, plan).await {
                Ok((new, rows)) => self.take_over(turn, new, rows).await,
                Err(failure) => {
                    self.end(turn);
                    self.fail_with(&failure);
                }
            }
        });
    }

    async fn imported(self, turn: u32, plan: Box<Plan>) -> Result<(NewLeads, Rows), Failure> {
        let old = self.app.workspace.with_untracked(|w| w.leads.clone());
        let Reply { answer, parts } = self.ask(turn, Request::Import(plan), Vec::new()).await?;
        let Answer::Imported(new) = answer else {
            return Err(Failure::NotUnderstood);
        };
        let rows = new_rows(&new, parts, &old).await?;
        Ok((*new, rows))
    }

    async fn take_over(self, turn: u32, new: NewLeads, rows: Rows) {
        let count = new.counts.leads;
        let action = Action::ReplaceLeads {
            rows: Box::new(rows),
            card: new.card.map(Box::new),
        };
        let shortage = prepare(self.app, &action).await;
        rest().await;
        if !self.is_current(turn) {
            return;
        }
        self.stop();
        match shortage {
            None => self.accept(action, count).await,
            Some(shortage) => ask_for_room(self.app, shortage, move || {
                leptos::task::spawn_local(self.accept(action.clone(), count));
            }),
        }
    }

    async fn accept(self, action: Action, count: usize) {
        let name = self
            .source
            .with_untracked(|source| name_for_workspace(self.app, source.as_deref()));
        // To take the dialog away and to draw the leads are a turn each.
        self.open.set(false);
        self.forget();
        rest().await;
        let step = next_gesture();
        if !self.app.act(action, Some(step)) {
            return;
        }
        // Within the same step of undo.
        if let Some(name) = name {
            rest().await;
            self.app.rename(&name, Some(step));
        }
        dom::set_fragment(Page::Leads.fragment());
        let (words, app) = (self.words(), self.app);
        let said = self.counted_now(words.done, count);
        app.say(
            Toast::new(said)
                .tone(Tone::Good)
                .undo(words.undo, move || app.undo()),
        );
    }

    fn words(self) -> &'static crate::i18n::texts::Importing {
        self.app.lang.get_untracked().texts().importing()
    }

    /// A sentence with one count in it.
    pub fn counted(self, template: &str, n: usize) -> String {
        fill(template, &[("n", &format::count(n, self.app.lang.get()))])
    }

    fn counted_now(self, template: &str, n: usize) -> String {
        fill(
            template,
            &[("n", &format::count(n, self.app.lang.get_untracked()))],
        )
    }
}
