//! What is said about a link: that one is being visited, or why it cannot be.

use leptos::prelude::*;

use super::notices::repairs_in_words;
use super::share_parts::{button, note};
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::fill;
use crate::i18n::texts::Sharing;
use crate::ui::components::{Banner, Tone};
use crate::ui::format;
use crate::ui::platform::dom;
use crate::ui::state::{App, use_app};
use crate::ui::visit::{self, Visit};
use crate::workspace::link::{LinkProblem, MOST_CHARACTERS, MOST_PARTS};
use crate::workspace::schema::CURRENT;

/// Whose model this is, and the ways on; nothing on the reader's own.
#[component]
pub fn VisitBanner() -> impl IntoView {
    let app = use_app();
    let text = move || {
        let words = app.texts().sharing();
        let day = app.workspace.with(|w| w.profile.as_of);
        let day = format_day(day, app.lang.get(), DayStyle::Short);
        app.visit.with(|visit| match visit {
            Visit::Open {
                name: Some(name),
                repairs,
                ..
            } => {
                let said = fill(words.visit_named, &[("name", name), ("day", &day)]);
                with_repairs(app, said, repairs)
            }
            Visit::Open { repairs, .. } => {
                with_repairs(app, fill(words.visit_unnamed, &[("day", &day)]), repairs)
            }
            Visit::None | Visit::Coming { .. } | Visit::Refused(_) => String::new(),
        })
    };
    view! {
        <Show when=move || app.visit.with(|visit| matches!(visit, Visit::Open { .. }))>
            <Banner tone=Tone::Warn text=Signal::derive(text)>
                {button("btn btn-primary", "keep", |w| w.keep, move || visit::keep_copy(app))}
                {button("btn", "leave", |w| w.leave, move || visit::leave(app))}
            </Banner>
        </Show>
    }
}

fn with_repairs(app: App, said: String, repairs: &[crate::workspace::Repair]) -> String {
    if repairs.is_empty() {
        return said;
    }
    format!("{said} {}", repairs_in_words(app.texts(), repairs))
}

/// Why the link in the address cannot be opened, and the way home.
#[component]
pub fn RefusedLink(problem: LinkProblem) -> impl IntoView {
    let app = use_app();
    let words = move || app.texts().sharing();
    let can_update = matches!(problem, LinkProblem::Newer(_));
    view! {
        <div class="page">
            <div class="empty" data-refused>
                <h1>{move || words().refused}</h1>
                <p>{move || sentence(words(), problem, &|n| format::count(n, app.lang.get()))}</p>
                {note("muted", |w| w.untouched)}
                <div class="row">
                    {can_update.then(|| button("btn btn-primary", "reload", |w| w.reload, dom::reload))}
                    {button("btn", "leave", |w| w.leave, move || visit::leave(app))}
                </div>
            </div>
        </div>
    }
}

fn sentence(words: &Sharing, problem: LinkProblem, count: &dyn Fn(usize) -> String) -> String {
    match problem {
        LinkProblem::NotOurs => words.not_ours.to_owned(),
        LinkProblem::CutShort { has, of: Some(of) } => {
            fill(words.cut_short, &[("has", &count(has)), ("of", &count(of))])
        }
        LinkProblem::CutShort { has, of: None } => fill(words.cut_early, &[("has", &count(has))]),
        LinkProblem::LowerCased => words.lower_cased.to_owned(),
        LinkProblem::Damaged => words.damaged.to_owned(),
        LinkProblem::Newer(schema) => {
            let values = [("n", &*schema.to_string()), ("own", &CURRENT.to_string())];
            fill(words.newer, &values)
        }
        LinkProblem::TooBig => {
            let values = [("most", &*count(MOST_CHARACTERS)), ("parts", &count(MOST_PARTS))];
            fill(words.too_big, &values)
        }
    }
}
