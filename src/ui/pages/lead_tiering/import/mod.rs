//! Import of leads: pick a file or paste, look at the table, say what each column is, import. Nothing of the workspace
//! changes before the last step, and one undo takes it back.

mod changes;
mod checks;
mod column;
mod finish;
mod preview;
mod reading;
mod source;
mod state;
mod words;

use leptos::prelude::*;

use crate::ui::components::{Dialog, DialogSize, ProgressBar};
use crate::ui::platform::turns::rest;
use crate::ui::state::use_app;
use finish::{Finish, Summary};
use preview::Preview;
use source::{SourceStep, guard_drops};
use state::{ImportState, Work};

/// Columns whose lines are drawn; a table with more shows the others at a press.
const DRAWN_COLUMNS: usize = 80;
/// Lines of columns drawn in one turn; the page stays alive between two.
const LINES_IN_A_TURN: usize = 4;

/// The dialog. What was read stays when it is closed, until it is imported or another source is chosen.
#[component]
pub fn ImportDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let state = ImportState::new(app, open);
    guard_drops(state);
    let has_table = Memo::new(move |_| state.table.with(Option::is_some));
    let footer = move || view! { <Finish state/> };
    view! {
        <Dialog open title=Signal::derive(move || app.texts().importing().title.to_owned()) size=DialogSize::Wide footer>
            <Working state/>
            <Show when=move || has_table.get() fallback=move || view! { <SourceStep state/> }>
                <div class="import">
                    <Preview state/>
                    <Columns state/>
                    <Summary state/>
                </div>
            </Show>
        </Dialog>
    }
}

/// What is going on, with a button to stop it.
#[component]
fn Working(state: ImportState) -> impl IntoView {
    let name = move || {
        let words = state.app.texts().working();
        match state.work.get() {
            Some(Work::Importing) => words.importing_leads,
            _ => words.reading_table,
        }
        .to_owned()
    };
    let on_cancel = Callback::new(move |()| state.stop());
    view! {
        <Show when=move || state.work.get().is_some()>
            <ProgressBar label=Signal::derive(name) done=state.done on_cancel/>
        </Show>
    }
}

/// One line per column of the table.
#[component]
fn Columns(state: ImportState) -> impl IntoView {
    let app = state.app;
    let shows_all = RwSignal::new(false);
    let wanted = move || {
        let width = state.table.with(|t| t.as_ref().map_or(0, |t| t.sheet.width()));
        if shows_all.get() {
            width
        } else {
            width.min(DRAWN_COLUMNS)
        }
    };
    // Another table, or other words in it: its lines are drawn anew.
    let table = Memo::new(move |before: Option<&u32>| {
        state.table.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    let drawn = RwSignal::new((0_u32, 0_usize));
    Effect::new(move |_| {
        let (wanted, number) = (wanted(), table.get());
        leptos::task::spawn_local(async move {
            loop {
                // What stands above the lines has a turn of its own.
                rest().await;
                if table.try_get_untracked() != Some(number) {
                    return;
                }
                let (of, there) = drawn.get_untracked();
                let there = if of == number { there } else { 0 };
                if of == number && there >= wanted {
                    return;
                }
                drawn.set((number, (there + LINES_IN_A_TURN).min(wanted)));
            }
        });
    });
    let lines = move || {
        let (table, there) = drawn.get();
        (0..there).map(move |at| (table, at))
    };
    let hidden = move || {
        let width = state.table.with(|t| t.as_ref().map_or(0, |t| t.sheet.width()));
        if shows_all.get() {
            0
        } else {
            width.saturating_sub(DRAWN_COLUMNS)
        }
    };
    view! {
        <section class="import-part" aria-labelledby="import-columns">
            <h3 id="import-columns">{move || app.texts().importing().mapping_title}</h3>
            <ul class="import-columns">
                <For each=lines key=|line| *line let((_, at))>
                    <column::ColumnLine state at/>
                </For>
            </ul>
            <Show when=move || { hidden() > 0 }>
                <button type="button" class="btn" on:click=move |_| shows_all.set(true)>
                    {move || state.counted(app.texts().importing().all_columns, hidden())}
                </button>
            </Show>
        </section>
    }
}
