//! All workspaces: switch, make, duplicate, archive, delete, bring back.

use leptos::prelude::*;

use super::exporting::export_file;
use super::use_dialogs;
use crate::i18n::fill;
use crate::ui::components::{Confirm, Dialog, DialogSize, IconName, Menu, MenuItem, Toast, Tone};
use crate::ui::format;
use crate::ui::platform::clock::today;
use crate::ui::saving::{Keeper, use_keeper};
use crate::ui::state::{App, use_app};
use crate::ui::visit;
use crate::workspace::Workspace;
use crate::workspace::library::{Entry, Shelf};
use crate::workspace::storage::{LoadProblem, StoreProblem};

/// The switcher in the top bar.
#[component]
pub fn WorkspaceMenu() -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let dialogs = use_dialogs();
    let name = Signal::derive(move || app.workspace.with(|w| w.profile.name.clone()));
    let items = move || {
        let words = app.texts().shell();
        let open_id = app.workspace.with(|w| w.id.clone());
        let entries: Vec<Entry> = app.library.with(|l| l.on(Shelf::Active).cloned().collect());
        let mut items: Vec<MenuItem> = entries
            .into_iter()
            .map(|entry| {
                let is_open = entry.id == open_id;
                let title = if is_open { name.get() } else { entry.name.clone() };
                MenuItem::new(title, move || open(app, keeper, &entry.id)).chosen(is_open)
            })
            .collect();
        items.push(
            MenuItem::new(words.new_workspace, move || new_empty(app, keeper))
                .icon(IconName::Plus)
                .rule_above(),
        );
        items.push(MenuItem::new(words.duplicate, move || duplicate(app, keeper)).icon(IconName::Copy));
        items.push(MenuItem::new(words.profile, move || dialogs.profile.set(true)).icon(IconName::Settings));
        items.push(
            MenuItem::new(app.texts().storage().menu, move || dialogs.storage.set(true))
                .icon(IconName::History),
        );
        items.push(
            MenuItem::new(words.all_workspaces, move || dialogs.workspaces.set(true)).icon(IconName::More),
        );
        items
    };
    view! { <Menu label=name items=Signal::derive(items) class="btn btn-quiet topbar-workspace"/> }
}

/// Opens a workspace, and says what was found wrong with it.
pub(super) fn open(app: App, keeper: Keeper, id: &str) {
    visit::leave(app);
    if app.workspace.with_untracked(|w| w.id == id) {
        return;
    }
    let texts = app.lang.get_untracked().texts();
    match keeper.open(app, id) {
        Ok(found) => {
            let warn = |sentence: String| app.say(Toast::new(sentence).tone(Tone::Warn));
            if let Some(at) = found.recovered {
                let time = format::moment(at, app.lang.get_untracked());
                warn(fill(texts.storage().recovered, &[("time", &time)]));
            } else if !found.quarantined.is_empty() {
                warn(texts.shell().quarantined.to_owned());
            }
            if !found.repairs.is_empty() {
                warn(super::notices::repairs_in_words(texts, &found.repairs));
            }
        }
        Err(problem) => {
            let words = texts.shell();
            let sentence = match problem {
                LoadProblem::Newer { .. } => texts.storage().read_only,
                LoadProblem::NotThere => words.refuse_not_there,
                LoadProblem::Damaged(_) => words.quarantined,
                LoadProblem::Store(StoreProblem::Full) => words.save_full,
                LoadProblem::Store(StoreProblem::Unavailable) => words.save_no_store,
            };
            app.say(Toast::new(sentence).tone(Tone::Bad));
        }
    }
}

fn new_empty(app: App, keeper: Keeper) {
    let lang = app.lang.get_untracked();
    let name = lang.texts().shell().untitled.to_owned();
    keeper.open_new(app, Workspace::empty(String::new(), name, lang, today()));
}

fn new_sample(app: App, keeper: Keeper) {
    let lang = app.lang.get_untracked();
    let name = lang.texts().shell().sample_workspace.to_owned();
    keeper.open_new(app, Workspace::with_sample(String::new(), name, lang, today()));
}

fn duplicate(app: App, keeper: Keeper) {
    let words = app.lang.get_untracked().texts().shell();
    let mut copy = app.workspace.get_untracked();
    copy.profile.name = fill(words.copy_of, &[("name", &copy.profile.name)]);
    keeper.open_new(app, copy);
}

/// Deletes with a way back: the workspace stays in the list of deleted ones until it is removed for good.
fn delete(app: App, keeper: Keeper, entry: &Entry) {
    shelve_with_undo(
        app,
        keeper,
        entry,
        Shelf::Deleted,
        app.lang.get_untracked().texts().shell().was_deleted,
    );
}

fn shelve_with_undo(app: App, keeper: Keeper, entry: &Entry, shelf: Shelf, said: &str) {
    let texts = app.lang.get_untracked().texts();
    let was_open = app.workspace.with_untracked(|w| w.id == entry.id);
    let id = entry.id.clone();
    keeper.shelve(app, &id, shelf);
    app.say(
        Toast::new(fill(said, &[("name", &entry.name)])).action(texts.common().undo, move || {
            keeper.shelve(app, &id, Shelf::Active);
            if was_open {
                open(app, keeper, &id);
            }
        }),
    );
}

/// The dialog.
#[component]
pub fn WorkspacesDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let words = move || app.texts().shell();
    let doomed = RwSignal::new(None::<String>);
    let asks = RwSignal::new(false);
    let footer = move || {
        view! {
            <button type="button" class="btn" on:click=move |_| new_sample(app, keeper)>{move || words().new_with_sample}</button>
            <button type="button" class="btn" on:click=move |_| new_empty(app, keeper)>{move || words().new_workspace}</button>
            <button type="button" class="btn btn-primary" on:click=move |_| open.set(false)>{move || words().done}</button>
        }
    };
    view! {
        <Dialog open title=Signal::derive(move || words().workspaces.to_owned()) size=DialogSize::Medium footer>
            <p class="muted">{move || words().workspaces_note}</p>
            <ShelfList shelf=Shelf::Active doomed asks/>
            <ShelfList shelf=Shelf::Archived doomed asks/>
            <ShelfList shelf=Shelf::Deleted doomed asks/>
        </Dialog>
        <Confirm
            open=asks
            title=Signal::derive(move || words().remove_title.to_owned())
            text=Signal::derive(move || words().remove_text.to_owned())
            action=Signal::derive(move || words().remove_for_good.to_owned())
            dangerous=true
            on_confirm=Callback::new(move |()| if let Some(id) = doomed.get_untracked() {
                keeper.remove(app, &id);
            })
        />
    }
}

#[component]
fn ShelfList(
    /// Which shelf.
    shelf: Shelf,
    /// The one about to be removed for good.
    doomed: RwSignal<Option<String>>,
    /// Whether that is being asked.
    asks: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let entries = Memo::new(move |_| app.library.with(|l| l.on(shelf).cloned().collect::<Vec<_>>()));
    let heading = move || match shelf {
        Shelf::Active => "",
        Shelf::Archived => app.texts().shell().archived,
        Shelf::Deleted => app.texts().shell().deleted,
    };
    view! {
        <Show when=move || !entries.get().is_empty()>
            <Show when=move || shelf != Shelf::Active>
                <h3 class="shelf-heading">{heading}</h3>
            </Show>
            <Show when=move || shelf == Shelf::Deleted>
                <p class="muted">{move || app.texts().shell().deleted_note}</p>
            </Show>
            <ul class="ledger">
                <For each=move || entries.get() key=|e| (e.id.clone(), e.name.clone()) let:entry>
                    <ShelfRow entry shelf doomed asks/>
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn ShelfRow(
    /// The workspace.
    entry: Entry,
    /// Where it stands.
    shelf: Shelf,
    /// See [`ShelfList`].
    doomed: RwSignal<Option<String>>,
    /// See [`ShelfList`].
    asks: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let entry = StoredValue::new(entry);
    let words = move || app.texts().shell();
    let is_open = move || app.workspace.with(|w| entry.with_value(|e| e.id == w.id));
    let name = move || {
        if is_open() {
            app.workspace.with(|w| w.profile.name.clone())
        } else {
            entry.with_value(|e| e.name.clone())
        }
    };
    let items = move || {
        let entry = entry.get_value();
        let id = entry.id.clone();
        match shelf {
            Shelf::Active => {
                let (archived, deleted) = (entry.clone(), entry);
                vec![
                    MenuItem::new(words().duplicate, move || {
                        open(app, keeper, &id);
                        duplicate(app, keeper);
                    })
                    .icon(IconName::Copy),
                    MenuItem::new(words().export_file, move || {
                        if app.workspace.with_untracked(|w| w.id != archived.id) {
                            open(app, keeper, &archived.id);
                        }
                        export_file(app);
                    })
                    .icon(IconName::Export),
                    MenuItem::new(words().archive, {
                        let entry = deleted.clone();
                        move || {
                            shelve_with_undo(
                                app,
                                keeper,
                                &entry,
                                Shelf::Archived,
                                app.lang.get_untracked().texts().shell().was_archived,
                            )
                        }
                    }),
                    MenuItem::new(words().delete, move || delete(app, keeper, &deleted))
                        .icon(IconName::Trash)
                        .dangerous(),
                ]
            }
            Shelf::Archived => vec![
                MenuItem::new(words().unarchive, move || keeper.shelve(app, &id, Shelf::Active)),
                MenuItem::new(words().delete, move || delete(app, keeper, &entry))
                    .icon(IconName::Trash)
                    .dangerous(),
            ],
            Shelf::Deleted => vec![
                MenuItem::new(words().restore, move || keeper.shelve(app, &id, Shelf::Active)),
                MenuItem::new(words().remove_for_good, move || {
                    doomed.set(Some(entry.id.clone()));
                    asks.set(true);
                })
                .icon(IconName::Trash)
                .dangerous(),
            ],
        }
    };
    view! {
        <li class="ledger-row">
            <span class="shelf-name">{name}</span>
            <Show when=is_open>
                <span class="muted">{move || words().opened}</span>
            </Show>
            <Show when=move || shelf == Shelf::Active && !is_open()>
                <button type="button" class="btn" on:click=move |_| open(app, keeper, &entry.with_value(|e| e.id.clone()))>
                    {move || words().open}
                </button>
            </Show>
            <Menu
                label=Signal::derive(move || format!("{} · {}", words().more, name())) items=Signal::derive(items)
                icon=IconName::More class="btn btn-icon" align_end=true
            />
        </li>
    }
}
