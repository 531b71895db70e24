//! What the parts of a planning page share: the plan as it is looked at, and the way to change it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use crate::engines::value::{Source, Sourced, Text};
use crate::models::any::AnyModel;
use crate::models::headline::{Headline, Model};
use crate::models::layer::RowRefusal;
use crate::models::parameter::{Parameter, Parameters};
use crate::models::row_id::Taken;
use crate::ui::components::{Toast, Tone, Unread, tell_unread, unique_id};
use crate::ui::figure::Style;
use crate::ui::pages::whatif::{ModelView, Moved};
use crate::ui::state::use_app;
use crate::workspace::plan::{Blocked, Plan, PlanChange, Planned};
use crate::workspace::planned::PlanKind;
use crate::workspace::{Action, Refusal, Workspace};

/// A planning page's plan: what it is as any model, and what a plan has besides. Copied freely.
#[derive(Clone, Copy)]
pub struct PlanView {
    model: ModelView,
    /// The model.
    pub kind: &'static PlanKind,
    /// The base's figures, while a scenario is looked at.
    pub base: Memo<Option<Vec<Headline>>>,
    /// Id of the figure that is explained.
    pub explained: RwSignal<Option<Cow<'static, str>>>,
    /// Key of the tab shown.
    pub tab: RwSignal<&'static str>,
    stored: Memo<Stored>,
}

impl Deref for PlanView {
    type Target = ModelView;

    fn deref(&self) -> &ModelView {
        &self.model
    }
}

/// All of a workspace that a plan depends on.
type Stored = (
    Option<Plan>,
    Option<BTreeMap<String, Sourced<f64>>>,
    crate::i18n::date::Day,
);

/// What the base gives while a scenario is looked at: worked out anew where the base or the day is another, and not with
/// each number of the scenario.
fn under_scenario<T: PartialEq + Send + Sync + 'static>(
    stored: Memo<Stored>,
    of_base: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<Option<T>> {
    let base = Memo::new(move |_| {
        stored.with(|(plan, differs, as_of)| differs.is_some().then(|| (plan.clone(), *as_of)))
    });
    Memo::new(move |_| base.with(Option::is_some).then(&of_base))
}

/// Texts that no cell of a grid could take, by the path of their cell, with the reason: they stay as typed.
pub type Refused = BTreeMap<String, (String, String)>;

/// Keeps what was refused of an edit, and lets go of what was taken.
pub fn keep_refused(kept: RwSignal<Refused>, edited: Vec<(String, Option<(String, String)>)>) {
    kept.update(|kept| {
        for (cell, problem) in edited {
            match problem {
                Some(problem) => kept.insert(cell, problem),
                None => kept.remove(&cell),
            };
        }
    });
}

/// Counts the cells that hold what they could not take among the fields that could not be read; `go` leads to a cell by
/// its path.
pub fn tell_refused(view: PlanView, kept: RwSignal<Refused>, go: Callback<String>) {
    let first = move || kept.with(|kept| kept.keys().next().cloned());
    let name = Signal::derive(move || {
        let id = first().unwrap_or_default();
        // A name or a day is no number that is declared: its own words name it.
        let name = view.parameter(&id).map_or_else(
            || kept.with(|kept| kept.get(&id).map_or_else(String::new, |(text, _)| text.clone())),
            |parameter| view.say(&parameter.name),
        );
        match kept.with(BTreeMap::len) {
            0 | 1 => name,
            cells => crate::i18n::fill(
                view.words().refused_cells,
                &[("name", &name), ("n", &cells.to_string())],
            ),
        }
    });
    let go = Callback::new(move |()| {
        if let Some(id) = untrack(first) {
            go.run(id);
        }
    });
    tell_unread(unique_id("cells"), name, move || first().is_some(), go);
    // A step that is taken back, or done again, takes what was typed beside it along.
    let steps = view.app.steps_back;
    Effect::new(move |before: Option<u32>| {
        let now = steps.get();
        if before.is_some_and(|before| before != now) && !kept.with_untracked(BTreeMap::is_empty) {
            kept.set(Refused::new());
        }
        now
    });
}

impl PlanView {
    /// Makes it and puts it into the context of the page.
    pub fn provide(kind: &'static PlanKind) -> Self {
        let app = use_app();
        let stored = Memo::new(move |_| {
            app.workspace.with(|w| {
                let differs = w
                    .scenario()
                    .map(|s| s.differs.get(kind.id).cloned().unwrap_or_default());
                (w.stored_plan(kind.id).cloned(), differs, w.profile.as_of)
            })
        });
        let read = move |under: fn(&PlanKind, &Workspace) -> AnyModel| {
            stored.track();
            Arc::new(app.workspace.with_untracked(|w| under(kind, w)))
        };
        // A plan is read anew only where something of it has changed.
        let now = Memo::new_with_compare(
            move |_| read(|kind, w| (kind.under)(w, w.scenario())),
            |_, _| true,
        );
        let figures = Memo::new(move |_| now.with(|now| now.headlines()));
        let base = under_scenario(stored, move || {
            let base = app.workspace.with_untracked(|w| (kind.under)(w, None));
            base.headlines()
        });
        let style = Memo::new(move |_| app.workspace.with(|w| Style::of(&w.profile, app.lang.get())));
        let under = Callback::new(move |id: String| {
            app.workspace
                .with(|w| (kind.under)(w, w.scenarios.iter().find(|s| s.id == id)))
        });
        let model = ModelView {
            app,
            now,
            figures,
            inputs: Memo::new(move |_| now.with(|now| now.parameters())),
            style,
            under,
        };
        provide_context(model);
        let view = Self {
            model,
            kind,
            base,
            explained: RwSignal::new(None),
            tab: RwSignal::new(""),
            stored,
        };
        provide_context(view);
        Unread::provide();
        view
    }

    /// The plan as its model's own input.
    pub fn input<M: Planned>(self) -> Memo<Arc<M>> {
        Memo::new_with_compare(
            move |_| {
                self.stored.track();
                Arc::new(self.app.workspace.with_untracked(Workspace::plan_now::<M>))
            },
            |_, _| true,
        )
    }

    /// Whether a figure exists and `holds` for its value.
    pub fn figure_is(self, id: &str, holds: impl Fn(f64) -> bool) -> bool {
        self.figure(id).and_then(|figure| figure.value).is_some_and(holds)
    }

    /// Sets a number.
    pub fn set(self, id: &str, value: f64, gesture: Option<u32>) {
        self.set_all(&[(id, value)], gesture);
    }

    /// Sets numbers in one step.
    pub fn set_all(self, numbers: &[(&str, f64)], gesture: Option<u32>) {
        let asked = self.app.workspace.with_untracked(|w| (self.kind.set)(w, numbers));
        self.carry_out(asked, gesture, |refusal| self.refusal(refusal));
    }

    /// Changes what is no number, in the base; whether it is now as asked for, be it that nothing had to change.
    pub fn edit<M: Planned, E>(
        self,
        (what, gesture): (Text, Option<u32>),
        change: impl FnOnce(&mut M, &Taken<'_>) -> Result<(), E>,
        said: impl FnOnce(E) -> &'static str,
    ) -> bool {
        let asked = self.app.workspace.with_untracked(|w| w.edit_plan(what, change));
        self.carry_out(asked, gesture, said)
    }

    /// Carries a change out, or says why there is none. What cannot be read is not written over: the notice offers to
    /// begin anew, which keeps an earlier state first.
    fn carry_out<E>(
        self,
        asked: Result<Action, Blocked<E>>,
        gesture: Option<u32>,
        said: impl FnOnce(E) -> &'static str,
    ) -> bool {
        match asked {
            Ok(action) => {
                self.app.act(action, gesture);
                true
            }
            Err(Blocked::Refused(problem)) => {
                self.warn(said(problem));
                false
            }
            Err(Blocked::Unreadable) => {
                let words = self.app.lang.get_untracked().texts().plan();
                let toast = Toast::new(words.unreadable_kept).tone(Tone::Warn);
                self.app.say(toast.action(words.begin_anew, move || self.reset()));
                false
            }
        }
    }

    fn refusal(self, refusal: Refusal) -> &'static str {
        self.app.lang.get_untracked().texts().shell().refusal(refusal)
    }

    /// Takes all sample values over.
    pub fn confirm(self) {
        let what = both(|t| t.plan().confirmed);
        let asked = self
            .app
            .workspace
            .with_untracked(|w| (self.kind.confirm)(w, what));
        self.carry_out(asked, None, |refusal| self.refusal(refusal));
    }

    /// Puts the sample back.
    pub fn reset(self) {
        let what = both(|t| t.plan().restored);
        let (model, change) = (self.kind.id, PlanChange::Sample);
        self.app.act(Action::Plan { model, change, what }, None);
    }

    /// How many of the plan's numbers are still the sample's, and how many there are.
    pub fn samples(self) -> (usize, usize) {
        self.now.with(|now| {
            let all = now.parameters();
            let is_sample = |p: &&Parameter| now.get(&p.id).is_some_and(|v| v.source == Source::Sample);
            (all.iter().filter(is_sample).count(), all.len())
        })
    }

    /// Whether nothing of the plan was set by the user.
    pub fn is_sample(self) -> bool {
        self.stored
            .with(|(plan, differs, _)| plan.is_none() && differs.as_ref().is_none_or(BTreeMap::is_empty))
    }

    /// Whether what is stored could not be read.
    pub fn is_unreadable(self) -> bool {
        self.stored.track();
        self.app.workspace.with_untracked(self.kind.is_unreadable)
    }

    fn warn(self, sentence: &str) {
        self.app.say(Toast::new(sentence).tone(Tone::Warn));
    }
}

/// A text of the catalogue in both languages, for the undo button.
pub fn both(text: fn(&crate::i18n::Texts) -> &'static str) -> Text {
    Text::new(text(&crate::i18n::texts::ZH), text(&crate::i18n::texts::EN))
}

/// Why a row was not changed, in the language of the page.
pub fn refused(view: PlanView) -> impl FnOnce(RowRefusal) -> &'static str {
    move |refusal| {
        let words = view.app.lang.get_untracked().texts().plan();
        match refusal {
            RowRefusal::NotThere => words.row_gone,
            RowRefusal::Full => words.row_full,
            RowRefusal::LastOne => words.row_last,
        }
    }
}

/// Last parts of the paths of inputs that are no quantity of the business: when it is looked at, how it is drawn.
const NOT_MOVED: [&str; 9] = [
    "start_year",
    "start_month",
    "horizon",
    "months",
    "seed",
    "runs",
    "confidence",
    "month_tolerance",
    "quarter_tolerance",
];

/// The inputs of a tornado where a model has no bands of its own: all that are a quantity of the business.
pub fn all_inputs(view: &PlanView) -> Moved {
    let is_moved = |id: &str| !NOT_MOVED.contains(&id.rsplit_once('/').map_or(id, |(_, last)| last));
    view.now.with(|now| {
        let all = now.parameters().into_iter().filter(|p| is_moved(&p.id));
        all.map(|p| (p.id, None)).collect()
    })
}

/// The plan of the page; always there inside a planning page.
pub fn use_plan() -> PlanView {
    expect_context::<PlanView>()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::i18n::date::Day;

    #[test]
    fn the_base_is_worked_out_once_for_all_numbers_of_a_scenario() {
        let owner = Owner::new();
        owner.set();
        let differs = |value: f64| Some(BTreeMap::from([("target".to_owned(), Sourced::typed(value))]));
        let day = Day::new(2026, 11, 22).unwrap();
        let held: RwSignal<Stored> = RwSignal::new((None, None, day));
        let counted = Arc::new(AtomicUsize::new(0));
        let base = {
            let counted = Arc::clone(&counted);
            under_scenario(Memo::new(move |_| held.get()), move || {
                counted.fetch_add(1, Ordering::Relaxed)
            })
        };
        assert_eq!((base.get(), counted.load(Ordering::Relaxed)), (None, 0));
        for value in [1.0, 2.0, 3.0, 4.0] {
            held.update(|held| held.1 = differs(value));
            assert_eq!((base.get(), counted.load(Ordering::Relaxed)), (Some(0), 1));
        }
        // Another day, another plan.
        held.update(|held| held.2 = day.add_days(1).unwrap());
        assert_eq!((base.get(), counted.load(Ordering::Relaxed)), (Some(1), 2));
        held.update(|held| held.0 = Some(Plan::default()));
        assert_eq!((base.get(), counted.load(Ordering::Relaxed)), (Some(2), 3));
        held.update(|held| held.1 = None);
        assert_eq!((base.get(), counted.load(Ordering::Relaxed)), (None, 3));
    }
}
