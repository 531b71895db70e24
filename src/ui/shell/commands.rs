//! What the command palette can run, and the sheet of shortcuts.

use leptos::prelude::*;

use super::exporting::{Export, export_file};
use super::rail::MODELS;
use super::topbar::{set_theme, switch_language};
use super::use_dialogs;
use crate::i18n::{Lang, Texts};
use crate::ui::components::{Command, ShortcutGroup};
use crate::ui::parts::export;
use crate::ui::platform::dom;
use crate::ui::saving::use_keeper;
use crate::ui::state::{Theme, use_app};

/// A command's words, found by its name in the other language too.
fn command(
    key: &str,
    lang: Lang,
    name: fn(&Texts) -> &'static str,
    shortcut: &str,
    run: impl Fn() + Send + Sync + 'static,
) -> Command {
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    Command {
        key: key.to_owned(),
        title: name(lang.texts()).to_owned(),
        keywords: name(other.texts()).to_owned(),
        shortcut: shortcut.to_owned(),
        run: Callback::new(move |()| run()),
    }
}

/// All commands.
pub fn all_commands() -> Signal<Vec<Command>> {
    let app = use_app();
    let keeper = use_keeper();
    let dialogs = use_dialogs();
    Signal::derive(move || {
        let lang = app.lang.get();
        let pages = MODELS.iter().map(|model| {
            let page = model.page;
            command(page.word(), lang, model.name, "", move || {
                dom::set_fragment(&untrack(|| app.address(page)));
            })
        });
        let mut all: Vec<Command> = pages.collect();
        all.extend([
            command("undo", lang, |t| t.common().undo, "Ctrl/⌘ Z", move || app.undo()),
            command(
                "redo",
                lang,
                |t| t.common().redo,
                "Ctrl/⌘ ⇧ Z",
                move || app.redo(),
            ),
            command(
                "import",
                lang,
                |t| t.shell().import_rows,
                "",
                move || dialogs.open_import(app),
            ),
            command(
                "import-file",
                lang,
                |t| t.shell().import_file,
                "",
                move || dialogs.pick_workspace_file(),
            ),
            command(
                "share",
                lang,
                |t| t.sharing().menu,
                "",
                move || dialogs.share.set(true),
            ),
            command(
                "export-file",
                lang,
                |t| t.shell().export_file,
                "",
                move || export_file(app),
            ),
            command(
                "export-workbook",
                lang,
                |t| t.shell().export_workbook,
                "",
                move || export(app, Export::Workbook),
            ),
            command(
                "export-csv",
                lang,
                |t| t.shell().export_csv,
                "",
                move || export(app, Export::Csv),
            ),
            command(
                "export-sql",
                lang,
                |t| t.sql().title,
                "",
                move || dialogs.sql.set(true),
            ),
            command(
                "copy-table",
                lang,
                |t| t.shell().copy_table,
                "",
                move || export(app, Export::Table),
            ),
            command("print", lang, |t| t.shell().print, "Ctrl/⌘ P", dom::print),
            command(
                "scenario",
                lang,
                |t| t.shell().new_scenario,
                "",
                move || {
                    dialogs.scenario_is_new.set(true);
                    dialogs.scenario.set(true);
                },
            ),
            command(
                "workspaces",
                lang,
                |t| t.shell().all_workspaces,
                "",
                move || dialogs.workspaces.set(true),
            ),
            command(
                "storage",
                lang,
                |t| t.storage().title,
                "",
                move || dialogs.storage.set(true),
            ),
            command(
                "profile",
                lang,
                |t| t.shell().profile,
                "",
                move || dialogs.profile.set(true),
            ),
            command(
                "language",
                lang,
                |t| t.shell().language_to,
                "",
                move || switch_language(app, keeper),
            ),
            command(
                "light",
                lang,
                |t| t.shell().theme_light,
                "",
                move || set_theme(app, keeper, Theme::Light),
            ),
            command(
                "dark",
                lang,
                |t| t.shell().theme_dark,
                "",
                move || set_theme(app, keeper, Theme::Dark),
            ),
            command(
                "system",
                lang,
                |t| t.shell().theme_system,
                "",
                move || set_theme(app, keeper, Theme::System),
            ),
            command(
                "help",
                lang,
                |t| t.shell().help,
                "?",
                move || dialogs.help.set(true),
            ),
        ]);
        all
    })
}

/// The shortcuts, by where they work.
pub fn shortcut_groups() -> Signal<Vec<ShortcutGroup>> {
    let app = use_app();
    Signal::derive(move || {
        let words = app.texts().shell();
        let group = |title: &str, rows: &[(&str, &str)]| ShortcutGroup {
            title: title.to_owned(),
            rows: rows
                .iter()
                .map(|(keys, what)| ((*keys).to_owned(), (*what).to_owned()))
                .collect(),
        };
        vec![
            group(
                words.keys_everywhere,
                &[
                    ("Ctrl/⌘ K", words.key_palette),
                    ("Ctrl/⌘ Z · Ctrl/⌘ ⇧ Z", words.key_undo),
                    ("?", words.key_help),
                ],
            ),
            group(
                words.keys_fields,
                &[
                    ("↑ ↓", words.key_step),
                    ("↔", words.key_scrub),
                    ("123", words.key_write),
                ],
            ),
            group(
                words.keys_grid,
                &[
                    ("↑ ↓ ← → · Shift", words.key_move),
                    ("Enter · F2", words.key_edit),
                    ("Ctrl/⌘ C · V", words.key_copy),
                    ("Ctrl/⌘ D", words.key_fill),
                ],
            ),
        ]
    })
}
