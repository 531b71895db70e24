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
use crate::ui::state::use_app;
use finish::{Finish, Summary};
use preview::Preview;
use source::{SourceStep, guard_drops};
use state::{ImportState, Work};

/// Columns whose lines are drawn; a table with more shows the others at a press.
const DRAWN_COLUMNS: usize = 80;

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
        <Dialog open title=Signal::derive(move || app.texts().importing.title.to_owned()) size=DialogSize::Wide footer>
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
        let words = &state.app.texts().working;
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
    let lines = move || {
        let width = state.table.with(|t| t.as_ref().map_or(0, |t| t.sheet.width()));
        let drawn = if shows_all.get() {
            width
        } else {
            width.min(DRAWN_COLUMNS)
        };
        (0..drawn)
            .map(|at| view! { <column::ColumnLine state at/> })
            .collect_view()
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
            <h3 id="import-columns">{move || app.texts().importing.mapping_title}</h3>
            <ul class="import-columns">{lines}</ul>
            <Show when=move || { hidden() > 0 }>
                <button type="button" class="btn" on:click=move |_| shows_all.set(true)>
                    {move || state.counted(app.texts().importing.all_columns, hidden())}
                </button>
            </Show>
        </section>
    }
}
