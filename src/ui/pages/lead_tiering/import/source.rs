//! First step: a file or a paste.

use leptos::prelude::*;
use web_sys::{ClipboardEvent, DragEvent, File};

use super::state::ImportState;
use crate::exchange::text::Encoding;
use crate::i18n::{Lang, fill};
use crate::jobs::SheetList;
use crate::ui::components::{Banner, Icon, IconName, Tone};
use crate::ui::platform::worker::Part;
use crate::ui::platform::{dom, files};
use crate::ui::shell::open_file;
use crate::ui::state::App;
use crate::workspace::is_name_of;

/// Megabytes of a file beyond which it is not read.
const MOST_MEGABYTES: u32 = 64;

/// What a table was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Name of the file; empty for a paste.
    pub name: String,
    /// Whether it came from the clipboard.
    pub is_pasted: bool,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// Characters that could not be read.
    pub replaced: usize,
    /// The sheets of a workbook, once it is read.
    pub book: Option<SheetList>,
}

impl Source {
    const fn new(name: String, is_pasted: bool) -> Self {
        Self {
            name,
            is_pasted,
            encoding: Encoding::Utf8,
            replaced: 0,
            book: None,
        }
    }

    /// Whether its name says that it is a workbook; one that goes by another name is known by its first bytes.
    pub fn is_workbook(&self) -> bool {
        let name = self.name.to_lowercase();
        name.ends_with(".xlsx") || name.ends_with(".xlsm")
    }
}

/// What the workspace is called once leads have come in, where it still has the name of the sample: a client's report
/// shall not be headed by that.
pub fn name_for_workspace(app: App, source: Option<&Source>) -> Option<String> {
    let is_sample = app.workspace.with_untracked(|w| {
        let names = [Lang::Zh, Lang::En].map(|lang| lang.texts().shell().sample_workspace);
        names.iter().any(|name| is_name_of(&w.profile.name, name))
    });
    let file = source.map_or("", |source| source.name.as_str());
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).trim();
    let pasted = app.lang.get_untracked().texts().importing().pasted_workspace;
    is_sample.then(|| if stem.is_empty() { pasted } else { stem }.to_owned())
}

/// Hands a file to the worker. Its bytes do not pass through the page's own memory.
fn take_file(state: ImportState, file: File) {
    let words = state.app.lang.get_untracked().texts().importing();
    let name = file.name();
    if file.size() > f64::from(MOST_MEGABYTES) * 1e6 {
        let most = MOST_MEGABYTES.to_string();
        return state.fail(&fill(words.too_big, &[("n", &most)]));
    }
    state.problem.set(String::new());
    leptos::task::spawn_local(async move {
        match files::buffer(&file).await {
            Some(buffer) => state.take(Source::new(name, false), Part::Buffer(buffer)),
            None => state.fail(words.file_unreadable),
        }
    });
}

fn take_text(state: ImportState, text: String) {
    if text.trim().is_empty() {
        state.fail(state.app.lang.get_untracked().texts().importing().nothing_read);
    } else {
        state.take(Source::new(String::new(), true), Part::Bytes(text.into_bytes()));
    }
}

/// Takes in a file that is dropped anywhere on the page: a table is read in the dialog of the import, a workspace's file
/// opens as a workspace. Never does the browser leave the page for it.
pub fn guard_drops(state: ImportState) {
    let has_files = |event: &DragEvent| {
        let data = event.data_transfer();
        data.is_some_and(|data| data.types().includes(&"Files".into(), 0))
    };
    let over = window_event_listener(leptos::ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
            show_dropping(true);
        }
    });
    let leave = window_event_listener(leptos::ev::dragleave, move |event| {
        // From one element to another the file is still over the page.
        if event.related_target().is_none() {
            show_dropping(false);
        }
    });
    let drop = window_event_listener(leptos::ev::drop, move |event| {
        show_dropping(false);
        if event.default_prevented() || !has_files(&event) {
            return;
        }
        event.prevent_default();
        if let Some(file) = dropped_file(&event) {
            take_dropped(state, file);
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}

/// Frames the page while a file is held over it.
fn show_dropping(is_so: bool) {
    if let Some(root) = dom::root() {
        // An attribute of this name cannot be refused.
        let _ = root.toggle_attribute_with_force("data-dropping", is_so);
    }
}

fn take_dropped(state: ImportState, file: File) {
    let is_open = state.open.get_untracked();
    // Not over the table that is being looked at, nor over another dialog.
    if (is_open && state.table.with_untracked(Option::is_some)) || (!is_open && dom::has_dialog()) {
        return;
    }
    if file.name().to_lowercase().ends_with(".json") {
        state.open.set(false);
        leptos::task::spawn_local(open_file(state.app, file));
    } else if !state.app.refuses_changes() {
        if !is_open {
            state.forget();
            state.open.set(true);
        }
        take_file(state, file);
    }
}

fn dropped_file(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// A place to drop a file, a button to pick one, a field to paste into.
#[component]
pub fn SourceStep(state: ImportState) -> impl IntoView {
    view! {
        <div class="import import-source">
            <Show when=move || state.problem.with(|p| !p.is_empty())>
                <Banner tone=Signal::stored(Tone::Warn) text=state.problem/>
            </Show>
            <DropZone state/>
            <PasteBox state/>
        </div>
    }
}

#[component]
fn DropZone(state: ImportState) -> impl IntoView {
    let words = move || state.app.texts().importing();
    let is_over = RwSignal::new(false);
    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        if let Some(file) = dropped_file(&event) {
            take_file(state, file);
        }
    };
    view! {
        <div
            class="import-drop"
            data-over=move || is_over.get().then_some("true")
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=dropped
        >
            <Icon name=IconName::Import/>
            <p class="import-drop-title">{move || words().drop_title}</p>
            <label class="btn btn-primary import-pick">
                <input
                    type="file"
                    class="sr-only"
                    accept=".xlsx,.xlsm,.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                    disabled=move || state.work.get().is_some()
                    on:change=move |event| {
                        if let Some(file) = files::picked(&event) {
                            take_file(state, file);
                        }
                    }
                />
                {move || if state.work.get().is_some() { words().reading } else { words().choose_file }}
            </label>
            <p class="caption muted">{move || words().drop_note}</p>
        </div>
    }
}

/// A paste is read at once and never put into the field: a large one would make the field crawl.
#[component]
fn PasteBox(state: ImportState) -> impl IntoView {
    let words = move || state.app.texts().importing();
    let typed = RwSignal::new(String::new());
    let pasted = move |event: ClipboardEvent| {
        let text = event
            .clipboard_data()
            .and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| text.contains(['\n', '\t'])) {
            event.prevent_default();
            take_text(state, text);
        }
    };
    view! {
        <label class="field-label" for="import-paste">{move || words().paste_label}</label>
        <div class="field-control">
            <textarea
                id="import-paste"
                rows="7"
                placeholder=move || words().paste_hint
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
                on:paste=pasted
            ></textarea>
        </div>
        <Show when=move || typed.with(|t| !t.trim().is_empty())>
            <button type="button" class="btn" on:click=move |_| take_text(state, typed.get_untracked())>
                {move || words().paste_read}
            </button>
        </Show>
    }
}
