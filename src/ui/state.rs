//! What the page holds: the open workspace, its undo steps, its report. Components read signals and call [`App::act`].

use std::sync::Arc;

use leptos::prelude::*;

use super::components::{Toast, Toasts, Tone, use_printing};
use super::platform::dom;
use super::platform::painted::do_waiting;
use super::platform::worker::Jobs;
use super::route::Route;
use super::saving::{Copied, Keeper};
use super::scores::{Reported, Scores};
use super::shell::{Export, Question};
use super::visit::Visit;
use crate::i18n::Lang;
use crate::models::lead_tiering::{self, Case, Report};
use crate::workspace::library::Library;
use crate::workspace::{Action, History, Refusal, StepLabel, Workspace};

/// Whether the open workspace is in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SaveState {
    /// All of it.
    #[default]
    Saved,
    /// A change waits to be written.
    Saving,
    /// There is no room for the last change.
    Full,
    /// The browser keeps nothing: all is gone when the tab closes.
    NoStore,
    /// A newer version of the app owns what is stored: it can be looked at, not changed.
    Newer,
    /// It comes from a link: it can be looked at, not changed, and is stored nowhere.
    Visit,
}

impl SaveState {
    /// Whether what is on the page can only be looked at.
    #[must_use]
    pub const fn is_read_only(self) -> bool {
        matches!(self, Self::Newer | Self::Visit)
    }
}

/// How the page chooses between light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system does.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Everything components share. Copied freely; what it points to lives as long as the page.
#[derive(Clone, Copy)]
pub struct App {
    /// The open workspace.
    pub workspace: RwSignal<Workspace>,
    /// Its steps.
    pub history: RwSignal<History>,
    /// How often a step was taken back or done again.
    pub steps_back: RwSignal<u32>,
    /// All workspaces.
    pub library: RwSignal<Library>,
    /// Whether the open one is stored.
    pub save: RwSignal<SaveState>,
    /// Whose workspace is on the page.
    pub visit: RwSignal<Visit>,
    /// The page shown.
    pub route: RwSignal<Route>,
    /// Language of the page.
    pub lang: RwSignal<Lang>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// The lead-tiering input as it is looked at: the base, or a scenario over it.
    pub lead_input: Memo<Arc<lead_tiering::Input>>,
    /// The lead-tiering report for it.
    pub lead_report: Memo<Arc<Report>>,
    /// The report for the base, while a scenario is looked at.
    pub base_report: Memo<Option<Arc<Report>>>,
    /// Whether one of the two is still the one before the last change, because many leads are being scored for it.
    pub report_waits: Memo<bool>,
    /// The scores of the reports.
    pub scores: Scores,
    /// The worker.
    pub jobs: Jobs,
    /// The copy this tab's state became because another tab had saved something else.
    pub copied: RwSignal<Option<Copied>>,
    /// A change for which there is no room, waiting for an answer.
    pub question: RwSignal<Option<Question>>,
    /// What is to be written as a file.
    pub export: RwSignal<Option<Export>>,
    /// Keeps the open workspace.
    pub keeper: Keeper,
    toasts: Toasts,
}

impl App {
    /// Makes the state around a workspace and puts it into the context.
    pub fn provide(
        workspace: Workspace,
        library: Library,
        lang: Lang,
        theme: Theme,
        keeper: Keeper,
        scores: Scores,
        toasts: Toasts,
    ) -> Self {
        let workspace = RwSignal::new(workspace);
        let lead_input = Memo::new(move |_| Arc::new(workspace.with(Workspace::lead_tiering_now)));
        let as_of = Memo::new(move |_| workspace.with(|w| w.profile.as_of));
        let rows = Memo::new(move |_| workspace.with(|w| w.leads.clone()));
        let printing = use_printing();
        let report_of = move |kept, input: &lead_tiering::Input, before: Option<&Reported>| {
            rows.with(|rows| {
                let as_of = as_of.get();
                let case = Case { input, rows, as_of };
                scores.report(kept, case, before, printing)
            })
        };
        let shown = Memo::new_with_compare(
            move |before| lead_input.with(|input| report_of(scores.shown, input, before)),
            |_, _| true,
        );
        let base = Memo::new_with_compare(
            move |before: Option<&Option<Reported>>| {
                let base = workspace.with(|w| w.active_scenario.is_some().then(|| w.lead_tiering.clone()));
                base.map(|input| report_of(scores.base, &input, before.and_then(Option::as_ref)))
            },
            |old, new| old.flatten().is_some() || new.flatten().is_some(),
        );
        // What waits for scores is the same report, and nobody has to look at it again.
        let lead_report = Memo::new_with_compare(
            move |_| shown.with(|shown| Arc::clone(&shown.report)),
            |old, new| !old.zip(new).is_some_and(|(old, new)| Arc::ptr_eq(old, new)),
        );
        let report = |base: &Reported| Arc::clone(&base.report);
        let base_report = Memo::new_with_compare(
            move |_| base.with(|base| base.as_ref().map(report)),
            |old, new| match (old.flatten(), new.flatten()) {
                (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
                (None, None) => false,
                _ => true,
            },
        );
        let waits = move || {
            let base_is_late = base.with(|base| base.as_ref().is_some_and(|base| base.is_late));
            base_is_late || shown.with(|shown| shown.is_late)
        };
        let app = Self {
            workspace,
            history: RwSignal::new(History::default()),
            steps_back: RwSignal::new(0),
            library: RwSignal::new(library),
            save: RwSignal::new(SaveState::Saved),
            visit: RwSignal::new(Visit::None),
            route: RwSignal::new(Route::parse(&dom::fragment())),
            lang: RwSignal::new(lang),
            theme: RwSignal::new(theme),
            lead_input,
            lead_report,
            base_report,
            report_waits: Memo::new(move |_| waits()),
            scores,
            jobs: Jobs::new(),
            copied: RwSignal::new(None),
            question: RwSignal::new(None),
            export: RwSignal::new(None),
            keeper,
            toasts,
        };
        provide_context(app);
        app
    }

    /// Changes the workspace. Actions of one gesture, such as a drag, are one step of undo. What is refused is said.
    /// Before an action that takes something away or puts something in its place, the present state is kept.
    pub fn act(self, action: Action, gesture: Option<u32>) -> bool {
        do_waiting();
        if self.refuses_changes() {
            return false;
        }
        if let Some(cause) = action.risk() {
            self.keeper.keep_before(self, cause);
        }
        let page = self.route.get_untracked().fragment();
        let mut workspace = self.workspace.get_untracked();
        let mut done = Ok(StepLabel::Profile);
        self.history
            .update(|history| done = history.apply(&mut workspace, action, page, gesture));
        match done {
            Ok(_) => {
                self.toasts.withdraw_undo();
                self.workspace.set(workspace);
                true
            }
            Err(Refusal::NoChange) => false,
            Err(refusal) => {
                let words = self.lang.get_untracked().texts().shell();
                self.say(Toast::new(words.refusal(refusal)).tone(Tone::Warn));
                false
            }
        }
    }

    /// Whether what is on the page can only be looked at; where it is so, that is said.
    pub fn refuses_changes(self) -> bool {
        let save = self.save.get_untracked();
        if save.is_read_only() {
            let texts = self.lang.get_untracked().texts();
            let sentence = match save {
                SaveState::Visit => texts.sharing().read_only,
                _ => texts.storage().read_only,
            };
            self.say(Toast::new(sentence).tone(Tone::Warn));
        }
        save.is_read_only()
    }

    /// Scores the leads of a workspace that is about to be shown, in turns between which the page stays alive.
    pub async fn score_ahead(self, workspace: &Workspace) {
        self.scores.ahead(workspace).await;
    }

    /// The report of the document as it is now, for what cannot wait for it.
    pub fn report_at_once(self) -> Arc<Report> {
        let report = || self.lead_report.get_untracked();
        self.scores.at_once(report)
    }

    /// Renames the open workspace; a name another one has is numbered.
    pub fn rename(self, wanted: &str, gesture: Option<u32>) {
        let id = self.workspace.with_untracked(|w| w.id.clone());
        let name = self.library.with_untracked(|l| l.free_name(&id, wanted));
        self.act(Action::Rename(name), gesture);
    }

    /// Takes the last step back and goes to the page it changed.
    pub fn undo(self) {
        self.step(History::undo);
    }

    /// Does the last step taken back again.
    pub fn redo(self) {
        self.step(History::redo);
    }

    fn step(self, step: impl FnOnce(&mut History, &mut Workspace) -> Option<crate::workspace::Step>) {
        do_waiting();
        let mut workspace = self.workspace.get_untracked();
        let mut done = None;
        self.history
            .update(|history| done = step(history, &mut workspace));
        if let Some(done) = done {
            self.toasts.withdraw_undo();
            self.workspace.set(workspace);
            self.steps_back.update(|steps| *steps = steps.wrapping_add(1));
            dom::set_fragment(&done.page);
        }
    }

    /// Puts another workspace on the page; its steps start anew.
    pub fn open(self, workspace: Workspace) {
        self.history.set(History::default());
        self.toasts.withdraw_undo();
        self.workspace.set(workspace);
    }

    /// Shows a short message.
    pub fn say(self, toast: Toast) {
        self.toasts.show(toast);
    }

    /// Words of the language in force.
    #[must_use]
    pub fn texts(self) -> &'static crate::i18n::Texts {
        self.lang.get().texts()
    }
}

/// The state of the page. It is always there: the app provides it before it draws anything.
#[must_use]
pub fn use_app() -> App {
    expect_context::<App>()
}
