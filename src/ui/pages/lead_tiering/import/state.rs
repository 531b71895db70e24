//! What the import dialog holds while the user looks at a table.

use std::sync::Arc;

use leptos::prelude::*;

use super::source::Source;
use crate::engines::scorecard::Scorecard;
use crate::exchange::clipboard::{Pasted, read_paste};
use crate::exchange::csv::{Delimiter, HeaderChoice, ReadOptions, Reading, Sheet, read_sheet};
use crate::exchange::detect::EmptyMarkers;
use crate::exchange::import::{
    ColumnCheck, ColumnPlan, Open, Plan, Reason, Use, apply, can_be_factor, check_column, propose,
};
use crate::i18n::fill;
use crate::ui::components::{Toast, Tone};
use crate::ui::format;
use crate::ui::platform::dom;
use crate::ui::route::Route;
use crate::ui::shell::when_it_fits;
use crate::ui::state::App;
use crate::workspace::Action;

/// What the user overruled of how the text is read as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Overruled {
    /// The delimiter.
    pub delimiter: Option<Delimiter>,
    /// The header.
    pub header: HeaderChoice,
}

/// What each column gives under its plan, recomputed only where the plan of the column changed.
#[derive(Clone, Default)]
pub struct Checks {
    table: Option<Arc<Reading>>,
    markers: EmptyMarkers,
    columns: Vec<(ColumnPlan, Arc<ColumnCheck>)>,
}

impl Checks {
    /// The check of a column.
    pub fn column(&self, at: usize) -> Option<&Arc<ColumnCheck>> {
        self.columns.get(at).map(|(_, check)| check)
    }

    /// Cells of all columns that count as unknown.
    pub fn unread(&self) -> usize {
        self.columns.iter().map(|(_, check)| check.unread).sum()
    }
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
    /// The table.
    pub table: RwSignal<Option<Arc<Reading>>>,
    /// The plan for it.
    pub plan: RwSignal<Option<Plan>>,
    /// The scorecard in use.
    pub card: Memo<Option<Arc<Scorecard>>>,
    /// What each column gives.
    pub checks: Memo<Checks>,
    /// Whether a file is being read.
    pub busy: RwSignal<bool>,
    /// Why nothing was read; empty where nothing went wrong.
    pub problem: RwSignal<String>,
}

impl ImportState {
    /// An empty dialog.
    pub fn new(app: App, open: RwSignal<bool>) -> Self {
        let table = RwSignal::new(None::<Arc<Reading>>);
        let plan = RwSignal::new(None::<Plan>);
        let card = Memo::new(move |_| app.lead_input.with(|input| input.card().cloned()));
        let checks = Memo::new_with_compare(
            move |old: Option<&Checks>| {
                table.with(|table| {
                    plan.with(|plan| {
                        card.with(|card| check_all(old, table.as_ref(), plan.as_ref(), card.as_deref()))
                    })
                })
            },
            |_, _| true,
        );
        Self {
            app,
            open,
            source: RwSignal::new(None),
            overruled: RwSignal::new(Overruled::default()),
            table,
            plan,
            card,
            checks,
            busy: RwSignal::new(false),
            problem: RwSignal::new(String::new()),
        }
    }

    /// Takes a text in and reads it.
    pub fn take(self, source: Source) {
        self.overruled.set(Overruled::default());
        self.source.set(Some(Arc::new(source)));
        self.read(EmptyMarkers::default());
    }

    /// Reads the table again as the user overruled it; the plan starts anew.
    pub fn overrule(self, overruled: Overruled) {
        self.overruled.set(overruled);
        let markers = self
            .plan
            .with_untracked(|p| p.as_ref().map(|p| p.markers.clone()));
        self.read(markers.unwrap_or_default());
    }

    fn read(self, markers: EmptyMarkers) {
        let Some(source) = self.source.get_untracked() else {
            return;
        };
        let Overruled { delimiter, header } = self.overruled.get_untracked();
        let options = ReadOptions {
            delimiter,
            header,
            lang: self.app.lang.get_untracked(),
            ..ReadOptions::default()
        };
        let reading = if source.is_pasted && delimiter.is_none() {
            match read_paste(&source.text, &options) {
                Pasted::Table(reading) => reading,
                Pasted::Single(_) | Pasted::Nothing => return self.fail(self.words().nothing_read),
            }
        } else {
            read_sheet(&source.text, &options)
        };
        if reading.sheet.row_count() == 0 && self.table.with_untracked(Option::is_none) {
            return self.fail(self.words().nothing_read);
        }
        let proposed = self
            .app
            .workspace
            .with_untracked(|w| propose(&reading.sheet, &markers, w));
        self.problem.set(String::new());
        batch(|| {
            self.table.set(Some(Arc::new(reading)));
            self.plan.set(Some(proposed));
        });
    }

    /// Says why nothing was read.
    pub fn fail(self, why: &str) {
        self.source.set(None);
        self.problem.set(why.to_owned());
    }

    /// Other texts stand for an empty cell. What the user chose stays; the rest is proposed anew.
    pub fn set_markers(self, markers: &EmptyMarkers) {
        let Some(table) = self.table.get_untracked() else {
            return;
        };
        let proposed = self
            .app
            .workspace
            .with_untracked(|w| propose(&table.sheet, markers, w));
        self.plan.update(|plan| {
            let Some(plan) = plan else { return };
            let old = std::mem::replace(plan, proposed);
            plan.mode = old.mode;
            for (new, old) in plan.columns.iter_mut().zip(old.columns) {
                if old.reason == Reason::Chosen {
                    (new.usage, new.notation, new.question, new.reason) =
                        (old.usage, old.notation, old.question, old.reason);
                }
            }
        });
        // The lines list the words of the columns anew.
        self.table.notify();
    }

    /// Back to the choice of a source.
    pub fn forget(self) {
        batch(|| {
            self.table.set(None);
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
    }

    /// What has to be answered first.
    pub fn open_questions(self) -> Vec<Open> {
        self.table.with(|table| {
            let open = |table: &Arc<Reading>| {
                self.plan.with(|plan| {
                    let plan = plan.as_ref()?;
                    Some(self.card.with(|card| plan.open(&table.sheet, card.as_deref())))
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

    /// Carries the plan out as one step, and offers to take it back.
    pub fn import(self) {
        let (table, plan) = (self.table.get_untracked(), self.plan.get_untracked());
        let (Some(table), Some(plan)) = (table, plan) else {
            return;
        };
        let imported = self
            .app
            .workspace
            .with_untracked(|w| apply(&table.sheet, &plan, w));
        let count = imported.counts.leads;
        let action = Action::ReplaceLeads {
            rows: Box::new(imported.rows),
            card: imported.card.map(Box::new),
        };
        when_it_fits(self.app, action, move |action| self.accept(action, count));
    }

    fn accept(self, action: Action, count: usize) {
        if !self.app.act(action, None) {
            return;
        }
        self.open.set(false);
        self.forget();
        dom::set_fragment(Route::Leads.fragment());
        let (words, app) = (self.words(), self.app);
        let said = self.counted_now(words.done, count);
        app.say(
            Toast::new(said)
                .tone(Tone::Good)
                .action(words.undo, move || app.undo()),
        );
    }

    fn words(self) -> &'static crate::i18n::texts::Importing {
        &self.app.lang.get_untracked().texts().importing
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

fn check_all(
    old: Option<&Checks>,
    table: Option<&Arc<Reading>>,
    plan: Option<&Plan>,
    card: Option<&Scorecard>,
) -> Checks {
    let (Some(table), Some(plan)) = (table, plan) else {
        return Checks::default();
    };
    let is_same_table = |old: &&Checks| {
        let same = old.table.as_ref().is_some_and(|t| Arc::ptr_eq(t, table));
        same && old.markers == plan.markers
    };
    let old = old.filter(is_same_table);
    let check = |(at, column): (usize, &ColumnPlan)| {
        let known = old
            .and_then(|o| o.columns.get(at))
            .filter(|(plan, _)| plan == column);
        let check = known.map(|(_, check)| Arc::clone(check));
        let fresh = || Arc::new(check_column(&table.sheet, at, column, card, &plan.markers));
        (column.clone(), check.unwrap_or_else(fresh))
    };
    Checks {
        table: Some(Arc::clone(table)),
        markers: plan.markers.clone(),
        columns: plan.columns.iter().enumerate().map(check).collect(),
    }
}
