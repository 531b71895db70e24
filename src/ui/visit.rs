//! A visit: what a link holds is on the page to be looked at, and the reader's own workspace waits, untouched.
//!
//! A visit lasts as long as the link is the address: a reload comes back to it, the browser's "back" leaves it.

use leptos::prelude::*;

use super::components::{Toast, Tone};
use super::platform::clock::today;
use super::platform::dom;
use super::route::{Page, Route};
use super::state::{App, SaveState};
use crate::i18n::fill;
use crate::workspace::link::{self, LinkProblem};
use crate::workspace::{History, Repair, Workspace};

/// Whose workspace is on the page.
#[derive(Clone, Default)]
pub enum Visit {
    /// The reader's own.
    #[default]
    None,
    /// That of a link.
    Open {
        /// The reader's own, as it was left.
        own: Box<Own>,
        /// The link's payload, as the address has it.
        payload: String,
        /// The name in the link; none where it was left out.
        name: Option<String>,
        /// What had to be put right in the link.
        repairs: Vec<Repair>,
    },
    /// Nobody's yet: the program that reads links is on its way.
    Coming {
        /// The reader's own, as it was left.
        own: Box<Own>,
        /// The link's payload, as the address has it.
        payload: String,
    },
    /// The reader's own, behind the sentence that says why the link in the address cannot be opened.
    Refused(LinkProblem),
}

/// What the page held before a visit.
#[derive(Clone)]
pub struct Own {
    workspace: Workspace,
    history: History,
    save: SaveState,
}

/// Follows the address: opens the link in it, or comes back from one.
pub fn follow(app: App, fragment: &str) {
    let is_visit = matches!(Route::parse(fragment), Route::Visit(_));
    let payload = Route::payload(fragment);
    let is_open = |visit: &Visit| matches!(visit, Visit::Open { payload: open, .. } | Visit::Coming { payload: open, .. } if open == payload);
    // Another page of the same link.
    if is_visit && app.visit.with_untracked(is_open) {
        return;
    }
    put_back(app);
    if !is_visit {
        return;
    }
    let own = Own {
        workspace: app.workspace.get_untracked(),
        history: app.history.get_untracked(),
        save: app.save.get_untracked(),
    };
    // From here on nothing is stored: somebody who only follows a link finds no workspace begun in the browser.
    app.save.set(SaveState::Visit);
    app.visit.set(Visit::Coming {
        own: Box::new(own),
        payload: payload.to_owned(),
    });
}

/// Reads the link that is waited for, and opens what is in it. In the part of the first model's page: the words that
/// links are packed against are many, and few visits are to one.
pub fn arrive(app: App) {
    let Visit::Coming { own, payload } = app.visit.get_untracked() else {
        return;
    };
    match link::read(&payload, today()) {
        Err(problem) => {
            put_back(app);
            app.visit.set(Visit::Refused(problem));
        }
        Ok(_) if own.save == SaveState::Full => {
            // The reader's own would be out of sight with changes that are nowhere else.
            let full = app.lang.get_untracked().texts().shell().save_full;
            app.say(Toast::new(full).tone(Tone::Bad));
            put_back(app);
            dom::set_fragment(Page::Leads.fragment());
        }
        Ok(restored) => {
            let mut workspace = restored.workspace;
            // No own workspace has this id, so nothing that is stored can be meant.
            workspace.id.clear();
            let name = Some(workspace.profile.name.clone()).filter(|name| !name.trim().is_empty());
            if name.is_none() {
                let unnamed = app.lang.get_untracked().texts().sharing().unnamed;
                unnamed.clone_into(&mut workspace.profile.name);
            }
            app.visit.set(Visit::Open {
                own,
                payload,
                name,
                repairs: restored.repairs,
            });
            app.open(workspace);
        }
    }
}

/// Puts the reader's own workspace back on the page, with its steps and its save state.
fn put_back(app: App) {
    let visit = app.visit.get_untracked();
    if matches!(visit, Visit::None) {
        return;
    }
    app.visit.set(Visit::None);
    if let Visit::Open { own, .. } | Visit::Coming { own, .. } = visit {
        app.save.set(own.save);
        app.open(own.workspace);
        app.history.set(own.history);
        app.keeper.look(app);
    }
}

/// Ends a visit, and the address with it.
pub fn leave(app: App) {
    put_back(app);
    if let Route::Visit(page) = app.route.get_untracked() {
        app.route.set(Route::Model(page));
        dom::set_fragment(page.fragment());
    }
}

/// Makes a workspace of the reader's own of what is being visited, and opens it.
pub fn keep_copy(app: App) {
    let copy = app.workspace.get_untracked();
    leave(app);
    if app.keeper.open_new(app, copy) {
        let name = app.workspace.with_untracked(|w| w.profile.name.clone());
        let kept = app.lang.get_untracked().texts().sharing().kept;
        app.say(Toast::new(fill(kept, &[("name", &name)])).tone(Tone::Good));
    }
}

impl App {
    /// Whether what is on the page comes from a link. Reactive.
    #[must_use]
    pub fn is_visiting(self) -> bool {
        self.save.get() == SaveState::Visit
    }

    /// The address of a model's page: in a visit, that within the visit. Reactive.
    #[must_use]
    pub fn address(self, page: Page) -> String {
        self.visit.with(|visit| match visit {
            Visit::Open { payload, .. } => Route::visit(payload, page),
            Visit::None | Visit::Coming { .. } | Visit::Refused(_) => page.fragment().to_owned(),
        })
    }
}
