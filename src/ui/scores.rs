//! The scores under the reports: kept from one report to the next, and for many leads made elsewhere.

use std::sync::Arc;

use leptos::prelude::*;

use super::platform::turns::Turns;
use crate::models::lead_tiering::{Ahead, Case, Input, Kept, Report, evaluate, evaluate_again};
use crate::workspace::Workspace;

/// With more leads than this to be scored a report waits for the worker: on the page's own thread that takes longer than
/// a frame.
const MANY: usize = 50_000;

/// The scores of the last reports, for the next ones.
#[derive(Clone, Copy)]
pub struct Scores {
    /// Of what is looked at.
    pub shown: StoredValue<Kept>,
    /// Of the base, while that is a scenario.
    pub base: StoredValue<Kept>,
    arrived: RwSignal<u32>,
    is_served: StoredValue<bool>,
    is_urgent: RwSignal<bool>,
}

/// A report, and whether it is still the one before the last change.
#[derive(Clone)]
pub struct Reported {
    /// The report.
    pub report: Arc<Report>,
    /// Whether scores for the next one are being made.
    pub is_late: bool,
}

impl Default for Scores {
    fn default() -> Self {
        Self {
            shown: StoredValue::default(),
            base: StoredValue::default(),
            arrived: RwSignal::new(0),
            is_served: StoredValue::new(false),
            is_urgent: RwSignal::new(false),
        }
    }
}

impl Scores {
    /// Scores the leads of a workspace that is about to be shown, in turns.
    pub async fn ahead(self, workspace: &Workspace) {
        let mut turns = Turns::begin();
        let shown = workspace.lead_tiering_now();
        let base = workspace
            .active_scenario
            .is_some()
            .then_some(&workspace.lead_tiering);
        for (input, kept) in [(Some(&shown), self.shown), (base, self.base)] {
            let Some(input) = input else { continue };
            let mut ahead = kept.with_value(|kept| Ahead::of(case_of(workspace, input), kept));
            while ahead.score() {
                turns.step().await;
            }
            kept.set_value(ahead.kept());
        }
    }

    /// The report for a case. Where many leads have to be scored for it, and someone sees to that, it is the one `before`
    /// until their scores [arrive](Self::arrive); on paper it never is.
    pub fn report(
        self,
        kept: StoredValue<Kept>,
        case: Case<'_>,
        before: Option<&Reported>,
        printing: Signal<bool>,
    ) -> Reported {
        self.arrived.track();
        if case.rows.len() > MANY {
            self.lend(kept, case);
        }
        let waits = || kept.try_with_value(|kept| kept.waits(case, MANY)) == Some(true);
        if let Some(before) = before
            && self.is_served.get_value()
            && waits()
            && !printing.get()
            && !self.is_urgent.get()
        {
            return Reported {
                is_late: true,
                ..before.clone()
            };
        }
        // It lives as long as the page.
        let again = kept.try_update_value(|kept| evaluate_again(case, kept));
        Reported {
            report: Arc::new(again.unwrap_or_else(|| evaluate(case))),
            is_late: false,
        }
    }

    /// Where one of the two reports becomes the other, as when a scenario begins or ends, its scores are there.
    fn lend(self, kept: StoredValue<Kept>, case: Case<'_>) {
        let unscored = |kept: StoredValue<Kept>| kept.with_value(|kept| kept.unscored(case));
        if unscored(kept) > 0 {
            let known = [self.shown, self.base]
                .into_iter()
                .find(|known| unscored(*known) == 0);
            if let Some(known) = known {
                kept.set_value(known.with_value(Kept::clone));
            }
        }
    }

    /// From now on someone sees to it that scores are made elsewhere.
    pub fn serve(self) {
        self.is_served.set_value(true);
    }

    /// Scores that were made for what is on the page now.
    pub fn arrive(self, kept: StoredValue<Kept>, scores: Kept) {
        kept.set_value(scores);
        self.look_again();
    }

    /// Has reports looked at again whose scores may be here by another way.
    pub fn look_again(self) {
        self.arrived.update(|times| *times = times.wrapping_add(1));
    }

    /// What is read in here waits for no scores.
    pub fn at_once<T>(self, read: impl FnOnce() -> T) -> T {
        self.is_urgent.set(true);
        let read = read();
        self.is_urgent.set(false);
        read
    }
}

/// What a workspace comes to by this input.
#[must_use]
pub fn case_of<'a>(workspace: &'a Workspace, input: &'a Input) -> Case<'a> {
    Case {
        input,
        rows: &workspace.leads,
        as_of: workspace.profile.as_of,
    }
}
