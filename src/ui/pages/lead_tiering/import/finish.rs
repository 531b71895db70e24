//! Last step: what happens to the leads that are there, what the import comes to, and the button.

use leptos::prelude::*;

use super::changes::Compared;
use super::state::ImportState;
use crate::exchange::import::{MatchBy, Mode, Repeats};
use crate::i18n::fill;
use crate::i18n::texts::Importing;
use crate::ui::components::{Banner, Choice, SelectField, Tone};
use crate::ui::format;

/// Open questions that are spelled out beside the button.
const SPELLED: usize = 2;

/// What becomes of the leads that are there, and a plain word where no lead will have a score.
#[component]
pub fn Summary(state: ImportState) -> impl IntoView {
    let app = state.app;
    let words = move || app.texts().importing();
    let is_sample = Memo::new(move |_| app.workspace.with(|w| w.shows_sample()));
    let present = Memo::new(move |_| app.workspace.with(|w| w.leads.len()));
    let mode = Memo::new(move |_| state.plan.with(|p| p.as_ref().map_or(Mode::Replace, |p| p.mode)));
    let can_stay = move || !is_sample.get() && present.get() > 0;
    let choices = move || {
        MODES
            .map(|mode| Choice::new(mode_key(mode), mode_name(mode, words())))
            .to_vec()
    };
    let choose = move |chosen: String| {
        if let Some(mode) = MODES.into_iter().find(|mode| mode_key(*mode) == chosen) {
            state.change(|plan, _, _| (plan.mode, plan.repeats) = (mode, None));
        }
    };
    let effect = move || {
        let n = present.get();
        if is_sample.get() {
            return words().replace_sample.to_owned();
        }
        match (n, mode.get()) {
            (0, _) => words().replace_empty.to_owned(),
            (_, Mode::Replace) => state.counted(words().replace_own, n),
            (_, Mode::Append) => state.counted(words().append_own, n),
            (_, Mode::Update) => words().update_own.to_owned(),
        }
    };
    let has_no_factor = move || {
        let outlook = state.outlook();
        outlook.mapped + outlook.made == 0
    };
    view! {
        <section class="import-part">
            <Show when=can_stay>
                <SelectField
                    label=Signal::derive(move || words().mode.to_owned())
                    choices=Signal::derive(choices)
                    value=Signal::derive(move || mode_key(mode.get()).to_owned())
                    on_change=Callback::new(choose)
                />
            </Show>
            <p>{effect}</p>
            <Show when=move || mode.get() == Mode::Update && can_stay()>
                <Compared state/>
            </Show>
            <RepeatsField state/>
            <Show when=has_no_factor>
                <Banner tone=Signal::stored(Tone::Plain) text=Signal::derive(move || words().no_factors.to_owned())/>
            </Show>
        </section>
    }
}

const MODES: [Mode; 3] = [Mode::Update, Mode::Append, Mode::Replace];

const fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Replace => "replace",
        Mode::Append => "append",
        Mode::Update => "update",
    }
}

const fn mode_name(mode: Mode, words: &Importing) -> &'static str {
    match mode {
        Mode::Replace => words.mode_replace,
        Mode::Append => words.mode_append,
        Mode::Update => words.mode_update,
    }
}

/// What becomes of rows that are the same lead as another; blank until it is said.
#[component]
fn RepeatsField(state: ImportState) -> impl IntoView {
    let words = move || state.app.texts().importing();
    let matched = Memo::new(move |_| state.checks.with(|checks| checks.matched));
    let label = move || {
        let template = match matched.get().by {
            Some(MatchBy::Name) => words().repeats_by_name,
            _ => words().repeats_by_key,
        };
        state.counted(template, matched.get().repeats)
    };
    let key = |repeats: Repeats| match repeats {
        Repeats::Skip => "skip",
        Repeats::Replace => "replace",
        Repeats::KeepBoth => "both",
    };
    let name = move |repeats: Repeats| match repeats {
        Repeats::Skip => words().repeats_skip,
        Repeats::Replace => words().repeats_replace,
        Repeats::KeepBoth => words().repeats_both,
    };
    let choices = move || Repeats::ALL.map(|r| Choice::new(key(r), name(r))).to_vec();
    let value = move || {
        state
            .plan
            .with(|p| p.as_ref().and_then(|p| p.repeats).map_or("", key).to_owned())
    };
    let choose = move |chosen: String| {
        let repeats = Repeats::ALL.into_iter().find(|r| key(*r) == chosen);
        state.change(|plan, _, _| plan.repeats = repeats);
    };
    view! {
        <Show when=move || { matched.get().repeats > 0 }>
            <SelectField
                label=Signal::derive(label)
                choices=Signal::derive(choices)
                value=Signal::derive(value)
                on_change=Callback::new(choose)
                stacked=true
            />
        </Show>
    }
}

/// The foot of the dialog: the outlook, or what has to be answered first; and the buttons.
#[component]
pub fn Finish(state: ImportState) -> impl IntoView {
    let app = state.app;
    let words = move || app.texts().importing();
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
            {move || app.texts().common().cancel}
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
