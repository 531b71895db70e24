//! Which dialog of the frame is open.

use leptos::html;
use leptos::prelude::*;

use crate::ui::components::from_text_entry;
use crate::ui::state::App;

/// One switch per dialog; copied freely.
#[derive(Clone, Copy)]
pub struct Dialogs {
    /// All workspaces.
    pub workspaces: RwSignal<bool>,
    /// Settings of the open workspace.
    pub profile: RwSignal<bool>,
    /// Earlier states, backups, space.
    pub storage: RwSignal<bool>,
    /// What goes into a link, and the link.
    pub share: RwSignal<bool>,
    /// Name of a new or present scenario.
    pub scenario: RwSignal<bool>,
    /// Whether that names a new one.
    pub scenario_is_new: RwSignal<bool>,
    /// Import of rows.
    pub import: RwSignal<bool>,
    /// The model as a query.
    pub sql: RwSignal<bool>,
    /// Command palette.
    pub palette: RwSignal<bool>,
    /// Shortcuts.
    pub help: RwSignal<bool>,
    /// Asks for a workspace's file; stands in the top bar.
    pub workspace_picker: NodeRef<html::Input>,
}

impl Dialogs {
    /// All closed, in the context.
    pub fn provide() -> Self {
        let closed = || RwSignal::new(false);
        let dialogs = Self {
            workspaces: closed(),
            profile: closed(),
            storage: closed(),
            share: closed(),
            scenario: closed(),
            scenario_is_new: closed(),
            import: closed(),
            sql: closed(),
            palette: closed(),
            help: closed(),
            workspace_picker: NodeRef::new(),
        };
        provide_context(dialogs);
        dialogs
    }

    fn all(self) -> [RwSignal<bool>; 9] {
        let Self {
            workspaces,
            profile,
            storage,
            share,
            scenario,
            scenario_is_new: _,
            import,
            sql,
            palette,
            help,
            workspace_picker: _,
        } = self;
        [
            workspaces, profile, storage, share, scenario, import, sql, palette, help,
        ]
    }

    /// Whether the reader has asked for one of them.
    pub fn any(self) -> bool {
        let mut is_any = false;
        for open in self.all() {
            // Read also behind one that is open: each that opens has to be heard of.
            is_any |= open.get();
        }
        is_any
    }

    /// Closes what was asked for and cannot be had.
    pub fn close_all(self) {
        for open in self.all() {
            if open.get_untracked() {
                open.set(false);
            }
        }
    }

    /// Opens by keys: Ctrl+K or ⌘K the palette (and closes it), `?` the shortcuts, outside text fields. Heard from the
    /// first picture on, also where the program of the dialogs is still to come.
    pub fn listen(self) {
        let keys = window_event_listener(leptos::ev::keydown, move |event| {
            let is_command = event.ctrl_key() || event.meta_key();
            match event.key().as_str() {
                "k" | "K" if is_command && !event.shift_key() => self.palette.update(|open| *open = !*open),
                "?" if !is_command && !from_text_entry(&event) => self.help.set(true),
                _ => return,
            }
            event.prevent_default();
        });
        on_cleanup(move || keys.remove());
    }

    /// Opens the import, where what is on the page can be changed.
    pub fn open_import(self, app: App) {
        if !app.refuses_changes() {
            self.import.set(true);
        }
    }

    /// Asks for a workspace's file.
    pub fn pick_workspace_file(self) {
        if let Some(input) = self.workspace_picker.get_untracked() {
            input.click();
        }
    }
}

/// The dialogs of the frame; always there inside it.
#[must_use]
pub fn use_dialogs() -> Dialogs {
    expect_context::<Dialogs>()
}
