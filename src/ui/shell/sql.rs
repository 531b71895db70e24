//! The model as a query for the user's own database: shown, copied, downloaded, with how to run it.

use leptos::prelude::*;

use super::exporting::hand_over;
use crate::exchange::sql::{Dialect, FILE_NAME};
use crate::i18n::{Lang, fill};
use crate::jobs::Request;
use crate::ui::components::{Choice, Dialog, DialogSize, SelectField, Toast, Tone};
use crate::ui::format;
use crate::ui::jobs::{ask_of, failure_in_words};
use crate::ui::platform::dom;
use crate::ui::state::{App, use_app};

/// What there is of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Query {
    Asked,
    Written(String),
    Failed(&'static str),
}

impl Query {
    fn text(&self) -> &str {
        match self {
            Self::Written(text) => text,
            Self::Asked | Self::Failed(_) => "",
        }
    }
}

/// The dialog.
#[component]
pub fn SqlDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let dialect = RwSignal::new(Dialect::default());
    let query = RwSignal::new(Query::Asked);
    let words = move || app.texts().sql();
    ask_while_open(app, open, dialect, query);
    let is_missing = move || query.with(|q| q.text().is_empty());
    let copy = move |_| {
        let done = query.with_untracked(|q| dom::copy_text(q.text()));
        let texts = app.lang.get_untracked().texts();
        app.say(if done {
            Toast::new(texts.sql().copied)
        } else {
            Toast::new(texts.shell().copy_failed).tone(Tone::Warn)
        });
    };
    let save = move |_| {
        query.with_untracked(|q| hand_over(app, FILE_NAME, "application/sql", q.text().as_bytes()));
    };
    let footer = move || {
        view! {
            <button type="button" class="btn" disabled=is_missing on:click=copy>{move || words().copy}</button>
            <button type="button" class="btn btn-primary" disabled=is_missing on:click=save>
                {move || words().download}
            </button>
        }
    };
    view! {
        <Dialog open title=Signal::derive(move || words().title.to_owned()) size=DialogSize::Wide footer=footer>
            <Content dialect query/>
        </Dialog>
    }
}

/// Asks the worker whenever the dialog opens or another database is chosen. An answer that is no longer wanted is
/// dropped.
fn ask_while_open(app: App, open: RwSignal<bool>, dialect: RwSignal<Dialect>, query: RwSignal<Query>) {
    let asked = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let wanted = dialect.get();
        if !open.get() {
            return;
        }
        asked.update_value(|n| *n += 1);
        let this = asked.get_value();
        query.set(Query::Asked);
        leptos::task::spawn_local(async move {
            let reply = ask_of(app, Request::Sql(wanted), Vec::new(), |_| (), |_| ()).await;
            if asked.get_value() != this {
                return;
            }
            let lang = app.lang.get_untracked();
            query.set(match reply {
                Ok(mut reply) => {
                    let bytes = reply.parts.pop().map(|part| part.into_bytes());
                    Query::Written(bytes.and_then(|b| String::from_utf8(b).ok()).unwrap_or_default())
                }
                Err(failure) => Query::Failed(failure_in_words(lang, &failure).unwrap_or_default()),
            });
        });
    });
}

#[component]
fn Content(dialect: RwSignal<Dialect>, query: RwSignal<Query>) -> impl IntoView {
    let app = use_app();
    let words = move || app.texts().sql();
    let choices = Dialect::ALL.map(|d| Choice::new(d.name(), d.name())).to_vec();
    let by_hand = move || in_words_by_hand(app, app.lang.get());
    let note = move || match dialect.get() {
        Dialect::Postgres => words().how_note_table,
        Dialect::DuckDb | Dialect::Spark => words().how_note,
    };
    let shown = move || {
        query.with(|q| match q {
            Query::Asked => words().writing.to_owned(),
            Query::Failed(why) => (*why).to_owned(),
            Query::Written(text) => text.clone(),
        })
    };
    let lines = move || {
        let count = query.with(|q| q.text().lines().count());
        (count > 0).then(|| fill(words().lines, &[("n", &format::count(count, app.lang.get()))]))
    };
    view! {
        <p class="muted">{move || words().about}</p>
        <div class="form">
            <SelectField
                label=Signal::derive(move || words().database.to_owned())
                choices=Signal::derive(move || choices.clone())
                value=Signal::derive(move || dialect.get().name().to_owned())
                on_change=Callback::new(move |name: String| {
                    if let Some(chosen) = Dialect::ALL.into_iter().find(|d| d.name() == name) {
                        dialect.set(chosen);
                    }
                })
            />
        </div>
        <h3>{move || words().how}</h3>
        <pre class="code" tabindex="0" role="region" aria-label=move || words().how>
            {move || dialect.get().how_to_run().join("\n")}
        </pre>
        <p class="muted">{note}</p>
        <h3>{move || words().query} <span class="muted">{lines}</span></h3>
        {move || by_hand().map(|said| view! { <p>{said}</p> })}
        <pre
            class="code code-long" tabindex="0" role="region" aria-label=move || words().query
            aria-busy=move || query.with(|q| *q == Query::Asked).to_string()
        >
            {shown}
        </pre>
    }
}

/// What the query leaves out, if anything.
fn in_words_by_hand(app: App, lang: Lang) -> Option<String> {
    let as_of = app.workspace.with(|w| w.profile.as_of);
    let count = app
        .lead_input
        .with(|input| input.overrides.values().filter(|o| o.until >= as_of).count());
    (count > 0).then(|| fill(lang.texts().sql().by_hand, &[("n", &format::count(count, lang))]))
}
