//! The verdict in a line, beside the weights and the cuts: it follows a drag at the next frame.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::view_state::use_view;
use super::measured as measured_now;
use super::verdict::{measured, passed_key, passed_word, tone};
use crate::models::lead_tiering::validity::{Check, CheckKind, checks, overall};
use crate::ui::components::Badge;

/// What is said of the checks.
const SAID: [CheckKind; 2] = [CheckKind::Auc, CheckKind::Capture];

/// The line; nothing where no lead has both a score and an end.
#[component]
pub fn VerdictStrip() -> impl IntoView {
    let (app, view) = use_view();
    let found = RwSignal::new(None::<Arc<Vec<Check>>>);
    // However many moves of the pointer fall into one frame, it is worked out once for it, and not before the frame that
    // shows the moved number itself.
    let is_asked = StoredValue::new(false);
    Effect::new(move |_| {
        let can_tell = app.lead_report.with(|report| report.closed > 0) && view.has_scores.get();
        if !can_tell {
            found.set(None);
        } else if !is_asked.get_value() {
            is_asked.set_value(true);
            request_animation_frame(move || {
                if is_asked.try_set_value(false).is_some() {
                    return;
                }
                let list = app.lead_report.with_untracked(|report| {
                    let figures = measured_now(app, report);
                    app.lead_input
                        .with_untracked(|input| checks(input, report, &figures))
                });
                found.try_set(Some(Arc::new(list)));
            });
        }
    });
    let said = move || {
        let lang = app.lang.get();
        let words = app.texts().validity();
        let aim = app.lead_report.with_untracked(|report| report.aim.share);
        let found = found.get()?;
        let one = |kind| {
            let check = found.iter().find(|check| check.kind == kind)?;
            let name = match kind {
                CheckKind::Auc => words.auc,
                _ => words.capture,
            };
            let value = view.with_card(|card| measured(check, card, aim, lang));
            Some(format!("{name} {value}"))
        };
        let parts: Vec<String> = SAID.into_iter().filter_map(one).collect();
        Some((overall(&found), parts.join(" · ")))
    };
    let open = move |_| view.tab.set("history");
    move || {
        let (passed, parts) = said()?;
        Some(view! {
            <div class="verdict-strip screen-only" data-part="verdict-strip" data-passed=passed_key(passed)>
                <Badge
                    text=Signal::derive(move || passed_word(passed, app.lang.get()).to_owned())
                    tone=Signal::stored(tone(passed))
                />
                <span>{parts}</span>
                <button type="button" class="link" on:click=open>{move || app.texts().validity().title}</button>
            </div>
        })
    }
}
