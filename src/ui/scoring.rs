//! Has many leads scored by the worker: until their scores are here the report is the one before.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use super::jobs::ask_of;
use super::platform::turns::{Turns, rest};
use super::route::{Page, Route};
use super::scores::case_of;
use super::state::App;
use crate::jobs::Request;
use crate::models::lead_tiering::Ahead;

/// Has scores made wherever a report waits for them. With the program that asks the worker, which comes when the page is idle;
/// until then no report waits.
pub fn serve(app: App) {
    app.scores.serve();
    let is_under_way = Rc::new(Cell::new(false));
    Effect::new(move |_| {
        // On other pages nobody looks at the report, and it need not be worked out to see whether it waits.
        let is_shown = app.route.with(|route| matches!(route, Route::Model(Page::Leads)));
        if !is_shown || !app.report_waits.get() || is_under_way.replace(true) {
            return;
        }
        let is_under_way = Rc::clone(&is_under_way);
        leptos::task::spawn_local(async move {
            // What has changed meanwhile is scored after it: the worker is not asked for what it would have to drop.
            while app.report_waits.get_untracked() {
                score(app, true).await;
                score(app, false).await;
                if app.report_waits.get_untracked() {
                    app.scores.look_again();
                    rest().await;
                }
            }
            is_under_way.set(false);
        });
    });
}

/// Scores the leads for one of the two reports, where it waits.
async fn score(app: App, of_base: bool) {
    let workspace = app.workspace.get_untracked();
    let kept = if of_base {
        app.scores.base
    } else {
        app.scores.shown
    };
    let input = workspace.lead_tiering_under(workspace.scenario().filter(|_| !of_base));
    let case = case_of(&workspace, &input);
    let unscored = |case| kept.with_value(|kept| kept.unscored(case));
    if of_base && workspace.active_scenario.is_none() || unscored(case) == 0 {
        return;
    }
    let mut turns = Turns::begin();
    let mut ahead = kept.with_value(|kept| Ahead::of(case, kept));
    // A worker with other work, or none: then here, bit by bit.
    let reply = if app.jobs.is_free() {
        let request = Request::Scores { of_base };
        ask_of(app, request, Vec::new(), |_| (), |_| ()).await.ok()
    } else {
        None
    };
    for part in reply.into_iter().flat_map(|reply| reply.parts) {
        if !ahead.take(&part.into_bytes()) {
            break;
        }
        turns.step().await;
    }
    while ahead.score() {
        turns.step().await;
    }
    // Where numbers have changed again they are of no use; where some leads have, most of them are.
    let scores = ahead.kept();
    let now = app.workspace.get_untracked();
    let input = now.lead_tiering_under(now.scenario().filter(|_| !of_base));
    let case = case_of(&now, &input);
    if scores.unscored(case) < unscored(case) {
        app.scores.arrive(kept, scores);
    }
}
