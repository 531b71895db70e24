//! Last step: what happens to the leads that are there, what the import comes to, and the button.

use leptos::prelude::*;

use super::state::ImportState;
use crate::exchange::import::Mode;
use crate::i18n::fill;
use crate::ui::components::{Banner, Choice, SelectField, Tone};
use crate::ui::format;

/// Open questions that are spelled out beside the button.
const SPELLED: usize = 2;

/// Replace or append, and a plain word where no lead will have a score.
#[component]
pub fn Summary(state: ImportState) -> impl IntoView {
    let app = state.app;
    let words = move || &app.texts().importing;
    let is_sample = Memo::new(move |_| app.workspace.with(|w| w.shows_sample()));
    let present = Memo::new(move |_| app.workspace.with(|w| w.leads.len()));
    let mode = Memo::new(move |_| state.plan.with(|p| p.as_ref().map_or(Mode::Replace, |p| p.mode)));
    let can_append = move || !is_sample.get() && present.get() > 0;
    let key = |mode: Mode| if mode == Mode::Append { "append" } else { "replace" };
    let choices = move || {
        [
            (Mode::Replace, words().mode_replace),
            (Mode::Append, words().mode_append),
        ]
        .map(|(mode, name)| Choice::new(key(mode), name))
        .to_vec()
    };
    let choose = move |chosen: String| {
        let mode = if chosen == "append" {
            Mode::Append
        } else {
            Mode::Replace
        };
        state.change(|plan, _, _| plan.mode = mode);
    };
    let effect = move || {
        let n = present.get();
        if is_sample.get() {
            return words().replace_sample.to_owned();
        }
        match (n, mode.get()) {
            (0, _) => words().replace_empty.to_owned(),
            (_, Mode::Replace) => state.counted(words().replace_own, n),
            (_, Mode::Append) => {
                let lang = app.lang.get();
                let total = format::count(n + state.outlook().leads, lang);
                fill(
                    words().append_own,
                    &[("n", &format::count(n, lang)), ("total", &total)],
                )
            }
        }
    };
    let repeats = Memo::new(move |_| {
        if mode.get() == Mode::Replace || !can_append() {
            return 0;
        }
        state.checks.with(|checks| checks.repeats)
    });
    let has_no_factor = move || {
        let outlook = state.outlook();
        outlook.mapped + outlook.made == 0
    };
    view! {
        <section class="import-part">
            <Show when=can_append>
                <SelectField
                    label=Signal::derive(move || words().mode.to_owned())
                    choices=Signal::derive(choices)
                    value=Signal::derive(move || key(mode.get()).to_owned())
                    on_change=Callback::new(choose)
                />
            </Show>
            <p>{effect}</p>
            <Show when=move || { repeats.get() > 0 }>
                <Banner
                    tone=Signal::stored(Tone::Warn)
                    text=Signal::derive(move || state.counted(words().repeats, repeats.get()))
                />
            </Show>
            <Show when=has_no_factor>
                <Banner tone=Signal::stored(Tone::Plain) text=Signal::derive(move || words().no_factors.to_owned())/>
            </Show>
        </section>
    }
}

/// The foot of the dialog: the outlook, or what has to be answered first; and the buttons.
#[component]
pub fn Finish(state: ImportState) -> impl IntoView {
    let app = state.app;
    let words = move || &app.texts().importing;
    let has_table = move || state.table.with(Option::is_some);
    let open = Memo::new(move |_| state.open_questions());
    let blocked = move || {
        let lang = app.lang.get();
        let sentences = state.table.with(|table| {
            let sheet = table.as_ref().map(|t| &t.sheet);
            open.with(|open| {
                let spelled = open.iter().take(SPELLED);
                spelled
                    .filter_map(|o| Some(o.sentence(sheet?, lang)))
                    .collect::<Vec<_>>()
            })
        });
        let n = format::count(open.with(Vec::len), lang);
        fill(
            words().open_questions,
            &[("n", &n), ("list", &sentences.join(" "))],
        )
    };
    let outlook = move || {
        let lang = app.lang.get();
        let outlook = state.outlook();
        let count = |n: usize| format::count(n, lang);
        let said = fill(
            words().summary,
            &[
                ("leads", &count(outlook.leads)),
                ("mapped", &count(outlook.mapped)),
                ("made", &count(outlook.made)),
                ("kept", &count(outlook.kept)),
            ],
        );
        let unread = match outlook.unread {
            0 => words().summary_clean.to_owned(),
            n => fill(words().summary_unread, &[("n", &count(n))]),
        };
        fill(words().summary_whole, &[("what", &said), ("unread", &unread)])
    };
    let is_blocked = move || open.with(|open| !open.is_empty());
    view! {
        <p class="import-summary" role="status" data-tone=move || is_blocked().then_some("warn")>
            {move || {
                if !has_table() {
                    String::new()
                } else if is_blocked() {
                    blocked()
                } else {
                    outlook()
                }
            }}
        </p>
        <button type="button" class="btn" on:click=move |_| state.open.set(false)>
            {move || app.texts().common.cancel}
        </button>
        <button
            type="button"
            class="btn btn-primary"
            disabled=move || !has_table() || is_blocked() || !state.is_settled()
            on:click=move |_| state.import()
        >
            {move || words().import}
        </button>
    }
}
