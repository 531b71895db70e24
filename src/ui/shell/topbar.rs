//! The bar at the top: workspace, scenario, as-of day, save state, what goes in and out, preferences.

use leptos::prelude::*;

use super::exporting::{Export, export_file};
use super::save_state::SaveWord;
use super::scenarios::ScenarioMenu;
use super::workspaces::WorkspaceMenu;
use super::{Dialogs, use_dialogs};
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::{Lang, fill};
use crate::ui::app::{LANG_KEY, THEME_KEY};
use crate::ui::components::{Icon, IconName, Menu, MenuItem};
use crate::ui::figure::step_label;
use crate::ui::parts::{self, export};
use crate::ui::platform::{dom, files};
use crate::ui::saving::{Keeper, use_keeper};
use crate::ui::state::{App, Theme, use_app};

/// The bar.
#[component]
pub fn TopBar() -> impl IntoView {
    let app = use_app();
    let dialogs = use_dialogs();
    let as_of = move || {
        let day = app.workspace.with(|w| w.profile.as_of);
        let day = format_day(day, app.lang.get(), DayStyle::Short);
        fill(app.texts().shell().as_of_short, &[("day", &day)])
    };
    view! {
        <header class="topbar">
            <WorkspaceMenu/>
            <ScenarioMenu/>
            <button type="button" class="btn btn-quiet wide-only" on:click=move |_| dialogs.profile.set(true)>
                {as_of}
            </button>
            <div class="topbar-tools">
                <SaveWord/>
                <StepButtons/>
                <ImportMenu/>
                <ExportMenu/>
                <Preferences/>
            </div>
        </header>
    }
}

/// Undo and redo.
#[component]
fn StepButtons() -> impl IntoView {
    let app = use_app();
    let undo = move || {
        let words = app.texts().shell();
        let step = app
            .history
            .with(|h| h.next_undo().map(|s| step_label(&s.label, app.lang.get())));
        step.map_or_else(
            || words.nothing_to_undo.to_owned(),
            |s| fill(words.undo_step, &[("step", &s)]),
        )
    };
    let redo = move || {
        let words = app.texts().shell();
        let step = app
            .history
            .with(|h| h.next_redo().map(|s| step_label(&s.label, app.lang.get())));
        step.map_or_else(
            || words.nothing_to_redo.to_owned(),
            |s| fill(words.redo_step, &[("step", &s)]),
        )
    };
    let cannot_undo = move || app.history.with(|h| h.next_undo().is_none());
    let cannot_redo = move || app.history.with(|h| h.next_redo().is_none());
    view! {
        <button
            type="button" class="btn btn-icon" aria-label=undo title=undo disabled=cannot_undo
            on:click=move |_| app.undo()
        >
            <Icon name=IconName::Undo/>
        </button>
        <button
            type="button" class="btn btn-icon" aria-label=redo title=redo disabled=cannot_redo
            on:click=move |_| app.redo()
        >
            <Icon name=IconName::Redo/>
        </button>
    }
}

/// What can come in.
fn import_items(app: App, dialogs: Dialogs) -> Vec<MenuItem> {
    let words = app.texts().shell();
    vec![
        MenuItem::new(words.import_rows, move || dialogs.open_import(app)).icon(IconName::Table),
        MenuItem::new(words.import_file, move || dialogs.pick_workspace_file()).icon(IconName::Import),
    ]
}

#[component]
fn ImportMenu() -> impl IntoView {
    let app = use_app();
    let dialogs = use_dialogs();
    let items = move || import_items(app, dialogs);
    view! {
        <span class="wide-only">
            <Menu label=Signal::derive(move || app.texts().shell().import.to_owned()) items=Signal::derive(items) class="btn" align_end=true/>
        </span>
        <input
            node_ref=dialogs.workspace_picker type="file" class="sr-only" accept=".json,application/json" tabindex="-1"
            aria-hidden="true" data-picker="workspace"
            on:change=move |event| if let Some(file) = files::picked(&event) {
                parts::open_file(app, file);
            }
        />
    }
}

/// What can go out.
fn export_items(app: App, dialogs: Dialogs) -> Vec<MenuItem> {
    let words = app.texts().shell();
    vec![
        MenuItem::new(app.texts().sharing().menu, move || dialogs.share.set(true)).icon(IconName::Share),
        MenuItem::new(words.export_file, move || export_file(app)).icon(IconName::Export),
        MenuItem::new(words.export_workbook, move || export(app, Export::Workbook)).icon(IconName::Table),
        MenuItem::new(words.export_csv, move || export(app, Export::Csv)).icon(IconName::Table),
        MenuItem::new(app.texts().sql().title, move || dialogs.sql.set(true)).icon(IconName::Export),
        MenuItem::new(words.copy_table, move || export(app, Export::Table)).icon(IconName::Copy),
        MenuItem::new(words.print, dom::print)
            .icon(IconName::Print)
            .rule_above(),
    ]
}

#[component]
fn ExportMenu() -> impl IntoView {
    let app = use_app();
    let dialogs = use_dialogs();
    let items = move || export_items(app, dialogs);
    view! {
        <span class="wide-only">
            <Menu label=Signal::derive(move || app.texts().shell().export.to_owned()) items=Signal::derive(items) class="btn" align_end=true/>
        </span>
    }
}

/// Language, light and dark, commands, help; on phones all in one menu.
#[component]
fn Preferences() -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let dialogs = use_dialogs();
    let themes = move || {
        let words = app.texts().shell();
        let choice = move |title: &str, theme: Theme| {
            MenuItem::new(title, move || set_theme(app, keeper, theme)).chosen(app.theme.get() == theme)
        };
        vec![
            choice(words.theme_system, Theme::System),
            choice(words.theme_light, Theme::Light),
            choice(words.theme_dark, Theme::Dark),
        ]
    };
    let all = move || {
        let words = app.texts().shell();
        let mut items = import_items(app, dialogs);
        items.extend(export_items(app, dialogs));
        items.extend([
            MenuItem::new(words.profile, move || dialogs.profile.set(true))
                .icon(IconName::Settings)
                .rule_above(),
            MenuItem::new(words.palette, move || dialogs.palette.set(true)).icon(IconName::Search),
            MenuItem::new(words.help, move || dialogs.help.set(true)).icon(IconName::Help),
            MenuItem::new(words.language, move || switch_language(app, keeper))
                .icon(IconName::Language)
                .rule_above(),
        ]);
        items.extend(themes());
        items
    };
    view! {
        <span class="wide-only topbar-preferences">
            <button
                type="button" class="btn btn-quiet" lang=move || other(app.lang.get()).tag()
                on:click=move |_| switch_language(app, keeper)
                title=move || app.texts().shell().language_to
            >
                {move || app.texts().shell().language}
            </button>
            <Menu
                label=Signal::derive(move || app.texts().shell().theme.to_owned()) items=Signal::derive(themes)
                icon=IconName::Theme class="btn btn-icon" align_end=true
            />
            <button
                type="button" class="btn btn-icon" aria-label=move || app.texts().shell().palette
                title=move || format!("{} (Ctrl/⌘ K)", app.texts().shell().palette)
                on:click=move |_| dialogs.palette.set(true)
            >
                <Icon name=IconName::Search/>
            </button>
            <button
                type="button" class="btn btn-icon" aria-label=move || app.texts().shell().help
                title=move || format!("{} (?)", app.texts().shell().help)
                on:click=move |_| dialogs.help.set(true)
            >
                <Icon name=IconName::Help/>
            </button>
        </span>
        <span class="narrow-only">
            <Menu
                label=Signal::derive(move || app.texts().shell().more.to_owned()) items=Signal::derive(all)
                icon=IconName::Menu class="btn btn-icon" align_end=true
            />
        </span>
    }
}

const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    }
}

/// Turns the page into the other language and remembers it.
pub fn switch_language(app: App, keeper: Keeper) {
    let lang = other(app.lang.get_untracked());
    app.lang.set(lang);
    keeper.prefer(LANG_KEY, if lang == Lang::Zh { "zh" } else { "en" });
}

/// Turns the page light or dark and remembers it. `theme.js` listens to the system; here only the mark changes.
pub fn set_theme(app: App, keeper: Keeper, theme: Theme) {
    app.theme.set(theme);
    let (stored, shown) = match theme {
        Theme::System => ("system", if system_is_dark() { "dark" } else { "light" }),
        Theme::Light => ("light", "light"),
        Theme::Dark => ("dark", "dark"),
    };
    keeper.prefer(THEME_KEY, stored);
    if let Some(root) = dom::root() {
        let _ = root.set_attribute("data-theme", shown);
    }
}

fn system_is_dark() -> bool {
    let query = web_sys::window().and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok().flatten());
    query.is_some_and(|q| q.matches())
}
