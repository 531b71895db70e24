//! A scorecard built from the outcomes: the dialog from the first question to taking it over.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::super::card::add_card;
use super::super::view_state::use_view;
use super::asking::{Asking, study};
use super::findings::Findings;
use super::outcome_choice::OutcomeChoice;
use super::questions::Columns;
use crate::engines::value::Text;
use crate::exchange::outcome_columns::OutcomeColumn;
use crate::i18n::{Lang, fill};
use crate::jobs::{Found, Study};
use crate::models::lead_tiering::{Learned, OutcomeBy, Suspect};
use crate::ui::components::{Dialog, DialogSize, ProgressBar, Toast, next_gesture};
use crate::ui::format;
use crate::ui::state::App;
use crate::workspace::Action;

/// What the user answered, and what came of it.
#[derive(Clone, Copy)]
pub struct Building {
    open: RwSignal<bool>,
    outcomes: Asking,
    looking: Asking,
    learning: Asking,
    /// Which leads were won, as far as it was said.
    pub by: RwSignal<OutcomeBy>,
    /// Whether those outcomes go into the list with the scorecard.
    pub write: RwSignal<bool>,
    /// Whether a suspect was filled before the outcome, by column; missing where not answered.
    pub before: RwSignal<BTreeMap<String, bool>>,
    /// Other columns that shall not be used.
    pub unwanted: RwSignal<BTreeSet<String>>,
}

impl Building {
    fn new(app: App) -> Self {
        Self {
            open: RwSignal::new(false),
            outcomes: Asking::new(app),
            looking: Asking::new(app),
            learning: Asking::new(app),
            by: RwSignal::new(OutcomeBy::default()),
            write: RwSignal::new(true),
            before: RwSignal::new(BTreeMap::new()),
            unwanted: RwSignal::new(BTreeSet::new()),
        }
    }

    fn begin(self) {
        self.close();
        self.by.set(OutcomeBy::default());
        self.write.set(true);
        study(self.outcomes, Study::Outcomes);
        self.open.set(true);
    }

    /// Takes this for the outcome, and looks at the columns beside it once it says of some leads that they were won and
    /// of others that they were lost. Answers given beside another outcome no longer hold.
    pub fn choose(self, by: OutcomeBy) {
        self.before.set(BTreeMap::new());
        self.unwanted.set(BTreeSet::new());
        self.looking.stop();
        if by.says_both() {
            study(self.looking, Study::Suspects(by.clone()));
        }
        self.by.set(by);
    }

    /// The columns that may say how leads ended, the likeliest first.
    pub fn columns(self) -> Vec<OutcomeColumn> {
        let found = self.outcomes.found(|found| match found {
            Found::Outcomes(list) => Some(list.clone()),
            _ => None,
        });
        found.unwrap_or_default()
    }

    /// The columns to be asked about.
    pub fn suspects(self) -> Vec<Suspect> {
        let found = self.looking.found(|found| match found {
            Found::Suspects(list) => Some(list.clone()),
            _ => None,
        });
        found.unwrap_or_default()
    }

    /// What the leads taught, read; none before that.
    pub fn learned<T>(self, read: impl FnOnce(&Learned) -> Option<T>) -> Option<T> {
        self.learning.found(|found| match found {
            Found::Learned(learned) => read(learned),
            _ => None,
        })
    }

    /// Whether another outcome was chosen than the list itself has.
    pub fn differs_from_recorded(self, app: App) -> bool {
        let recorded = app.workspace.with(|w| OutcomeBy::recorded(&w.leads));
        self.by.with(|by| *by != recorded)
    }

    fn build(self) {
        let after = self
            .before
            .get_untracked()
            .into_iter()
            .filter(|(_, before)| !before);
        let dropped = after
            .map(|(id, _)| id)
            .chain(self.unwanted.get_untracked())
            .collect();
        let by = self.by.get_untracked();
        study(self.learning, Study::Learn { by, dropped });
    }

    fn close(self) {
        self.outcomes.stop();
        self.looking.stop();
        self.learning.stop();
    }

    fn is_busy(self) -> bool {
        self.outcomes.is_working() || self.looking.is_working() || self.learning.is_working()
    }

    fn problem(self) -> String {
        [self.outcomes, self.looking, self.learning]
            .map(|asking| asking.problem())
            .concat()
    }
}

/// The section, and the dialog it opens.
#[component]
pub fn Learn() -> impl IntoView {
    let (app, _) = use_view();
    let building = Building::new(app);
    Effect::new(move |was_open: Option<bool>| {
        let is_open = building.open.get();
        if was_open == Some(true) && !is_open {
            building.close();
        }
        is_open
    });
    let rows = Memo::new(move |_| app.workspace.with(|w| w.leads.clone()));
    Effect::new(move |before: Option<()>| {
        rows.track();
        // What was found is about other leads now.
        if before.is_some() {
            building.open.set(false);
        }
    });
    Effect::new(move |_| {
        // The likeliest column is taken until another is chosen; where none is likely, nothing is taken for one.
        if let Some(first) = building.columns().first().filter(|c| c.is_likely) {
            building.choose(first.by());
        }
    });
    let words = move || app.texts().validity();
    let has_result = Memo::new(move |_| building.learned(|_| Some(())).is_some());
    let done = Signal::derive(move || {
        if building.learning.is_working() {
            building.learning.done.get()
        } else {
            building.looking.done.get()
        }
    });
    let label = Signal::derive(move || {
        if building.learning.is_working() {
            words().learn_working.to_owned()
        } else {
            words().learn_looking.to_owned()
        }
    });
    let stop = Callback::new(move |()| {
        if building.learning.is_working() {
            building.learning.stop();
        } else {
            building.open.set(false);
        }
    });
    let problem = move || building.problem();
    let is_choosing = move || {
        !has_result.get()
            && !building.learning.is_working()
            && building.outcomes.found(|_| Some(())).is_some()
    };
    view! {
        <section class="study" data-part="learn" id="learn-from-history" tabindex="-1">
            <div class="section-head">
                <h3>{move || words().learn}</h3>
            </div>
            <p class="muted">{move || words().learn_note}</p>
            <button type="button" class="btn" on:click=move |_| building.begin()>{move || words().learn_start}</button>
            <Dialog
                open=building.open title=Signal::derive(move || words().learn.to_owned()) size=DialogSize::Wide
                footer=move || view! { <Foot building/> }
            >
                <Show when=is_choosing>
                    <OutcomeChoice building/>
                </Show>
                <Show when=move || building.is_busy()>
                    <ProgressBar label done on_cancel=stop/>
                </Show>
                <p role="status" class:sr-only=move || problem().is_empty()>{problem}</p>
                <Show when=move || !building.is_busy() && !has_result.get() && building.looking.found(|_| Some(())).is_some()>
                    <Columns building/>
                </Show>
                <Show when=move || has_result.get()>
                    <Findings building/>
                </Show>
            </Dialog>
        </section>
    }
}

#[component]
fn Foot(
    /// What is being built.
    building: Building,
) -> impl IntoView {
    let (app, _) = use_view();
    let words = move || app.texts().validity();
    let has_result = move || building.learned(|_| Some(())).is_some();
    let has_card = move || building.learned(|l| l.card.as_ref().map(|_| ())).is_some();
    let unanswered = move || {
        let answered = building.before.get();
        building
            .suspects()
            .iter()
            .filter(|s| !answered.contains_key(&s.column))
            .count()
    };
    let is_ready = move || {
        !has_result() && !building.learning.is_working() && building.looking.found(|_| Some(())).is_some()
    };
    let missing = move || {
        let n = unanswered();
        let said = fill(words().learn_unanswered, &[("n", &n.to_string())]);
        if is_ready() && n > 0 { said } else { String::new() }
    };
    view! {
        <span class="muted" role="status">{missing}</span>
        <Show when=is_ready>
            <button
                type="button" class="btn btn-primary" disabled=move || { unanswered() > 0 }
                on:click=move |_| building.build()
            >
                {move || words().learn_build}
            </button>
        </Show>
        <Show when=has_result>
            <button type="button" class="btn" on:click=move |_| building.learning.stop()>
                {move || words().learn_back}
            </button>
        </Show>
        <Show when=has_card>
            <button type="button" data-edit="" class="btn btn-primary" on:click=move |_| take(app, building)>
                {move || words().learn_take}
            </button>
        </Show>
    }
}

/// Adds the scorecard and uses it, and writes the outcomes it was built from where that is wanted; one step of undo.
fn take(app: App, building: Building) {
    let found = building.learned(|l| Some((l.card.clone()?, l.closed)));
    let Some((mut card, (won, lost))) = found else {
        return;
    };
    let name = |lang: Lang| {
        fill(
            lang.texts().validity().learn_name,
            &[("n", &format::count(won + lost, lang))],
        )
    };
    card.name = Text::new(name(Lang::Zh), name(Lang::En));
    let gesture = Some(next_gesture());
    let writes = building.write.get_untracked() && untrack(move || building.differs_from_recorded(app));
    let by = building.by.get_untracked();
    if !add_card(app, card, gesture) {
        return;
    }
    if writes {
        let rows = app.workspace.with_untracked(|w| by.written(&w.leads));
        let rows = Box::new(rows);
        app.act(Action::ReplaceLeads { rows, card: None }, gesture);
    }
    building.open.set(false);
    let texts = app.lang.get_untracked().texts();
    app.say(Toast::new(texts.validity().learn_taken).undo(texts.common().undo, move || app.undo()));
}

/// The name of a column, in the language of the page.
pub fn column_name(app: App, id: &str) -> String {
    let lang = app.lang.get();
    app.workspace.with(|w| {
        let column = w.leads.columns.iter().find(|c| c.id == id);
        column.map_or_else(|| id.to_owned(), |c| lang.of(&c.name).to_owned())
    })
}
