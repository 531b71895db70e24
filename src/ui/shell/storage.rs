//! The panel for keeping: earlier states of the workspace, its backup, and what takes the space.

use leptos::prelude::*;

use super::backup::age_in_words;
use super::exporting::export_file;
use super::notices::repairs_in_words;
use crate::i18n::fill;
use crate::ui::components::{Confirm, Dialog, DialogSize, Icon, IconName, Toast, Tone};
use crate::ui::format;
use crate::ui::platform::download::download;
use crate::ui::platform::keep;
use crate::ui::saving::use_keeper;
use crate::ui::state::{App, use_app};
use crate::workspace::storage::{Share, Snapshot, SnapshotId};

/// The panel.
#[component]
pub fn StorageDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let words = move || app.texts().storage();
    // What is stored is no signal: each change made here asks for it anew.
    let version = RwSignal::new(0_u32);
    view! {
        <Dialog open title=Signal::derive(move || words().title.to_owned()) size=DialogSize::Medium>
            <EarlierStates version/>
            <Backups/>
            <Space version/>
        </Dialog>
    }
}

#[component]
fn EarlierStates(version: RwSignal<u32>) -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let words = move || app.texts().storage();
    let list = move || {
        version.track();
        app.save.track();
        let list = keeper.snapshots(app);
        if list.is_empty() {
            return view! { <li>{words().earlier_none}</li> }.into_any();
        }
        list.into_iter()
            .map(|snapshot| view! { <EarlierState snapshot version/> })
            .collect_view()
            .into_any()
    };
    view! {
        <h3 class="shelf-heading">{move || words().earlier}</h3>
        <p class="muted">{move || words().earlier_note}</p>
        <ul class="ledger" data-list="earlier">{list}</ul>
    }
}

/// Brings an earlier state back, and says so.
fn restore(app: App, id: SnapshotId, time: &str) {
    let texts = app.lang.get_untracked().texts();
    let words = texts.storage();
    let restored = app.keeper.restore(app, id);
    if let Ok((_, repairs)) = &restored
        && !repairs.is_empty()
    {
        app.say(Toast::new(repairs_in_words(texts, repairs)).tone(Tone::Warn));
    }
    app.say(match restored {
        Ok((true, _)) => Toast::new(fill(words.restored, &[("time", time)]))
            .tone(Tone::Good)
            .undo(texts.common().undo, move || app.undo()),
        Ok((false, _)) => Toast::new(words.restore_same),
        Err(_) => Toast::new(words.restore_failed).tone(Tone::Bad),
    });
}

#[component]
fn EarlierState(snapshot: Snapshot, version: RwSignal<u32>) -> impl IntoView {
    let app = use_app();
    let lang = app.lang.get();
    let words = lang.texts().storage();
    let Snapshot { id, at, cause, rows } = snapshot;
    let time = format::moment(at, lang);
    let rows = fill(words.rows, &[("n", &format::count(rows, lang))]);
    let about = format!("{} · {rows}", words.cause(cause));
    let named = |template: &'static str| fill(template, &[("time", &time)]);
    let (restore_words, forget_words) = (named(words.restore_one), named(words.forget_one));
    let shown = time.clone();
    view! {
        <li class="ledger-row">
            <span class="shelf-name">{shown}" "<span class="muted">{about}</span></span>
            <button
                type="button" class="btn" aria-label=restore_words
                on:click=move |_| {
                    restore(app, id, &time);
                    version.update(|v| *v += 1);
                }
            >
                {words.restore}
            </button>
            <button
                type="button" class="btn btn-icon" aria-label=forget_words
                on:click=move |_| {
                    app.keeper.forget_snapshot(app, id);
                    version.update(|v| *v += 1);
                }
            >
                <Icon name=IconName::Trash/>
            </button>
        </li>
    }
}

#[component]
fn Backups() -> impl IntoView {
    let app = use_app();
    let keeper = use_keeper();
    let words = move || app.texts().storage();
    let state = move || {
        let (age, unbacked) = keeper.backup(app);
        let since = match unbacked {
            None => words().backup_clean.to_owned(),
            Some(u) => fill(words().backup_changes, &[("n", &u.changes.to_string())]),
        };
        let age_words = age_in_words(app, age);
        age.map_or(age_words.clone(), |_| format!("{age_words} · {since}"))
    };
    view! {
        <h3 class="shelf-heading">{move || words().backup}</h3>
        <div class="ledger-row">
            <span data-value="backup">{state}</span>
            <button type="button" class="btn" on:click=move |_| export_file(app)>{move || words().backup_now}</button>
        </div>
        <p class="muted">{move || words().backup_note}</p>
        <Show when=keep::deletes_unused_data>
            <p>{move || words().safari}</p>
        </Show>
    }
}

/// What takes the space, with what can be done about it.
#[component]
fn Space(version: RwSignal<u32>) -> impl IntoView {
    let app = use_app();
    let words = move || app.texts().storage();
    // The workspace whose earlier states are about to go; an empty id for what was put aside.
    let doomed = RwSignal::new(None::<String>);
    let asks = RwSignal::new(false);
    let doom = Callback::new(move |id: String| {
        doomed.set(Some(id));
        asks.set(true);
    });
    let confirmed = Callback::new(move |()| {
        match doomed.get_untracked() {
            Some(id) if id.is_empty() => app.keeper.discard_quarantine(app),
            Some(id) => app.keeper.forget_snapshots(app, &id),
            None => {}
        }
        version.update(|v| *v += 1);
    });
    let question = move || match doomed.get() {
        Some(id) if !id.is_empty() => (
            fill(words().forget_all_title, &[("name", &name_of(app, &id))]),
            words().forget_all_text,
            words().forget_all,
        ),
        _ => (
            words().discard_title.to_owned(),
            words().discard_text,
            words().discard,
        ),
    };
    let list = move || {
        version.track();
        app.save.track();
        let lang = app.lang.get();
        let usage = app.keeper.usage();
        let total = fill(words().space_total, &[("n", &format::count(usage.total(), lang))]);
        let aside: usize = usage.quarantine.iter().map(|q| q.1).sum();
        let other = format::count(usage.other, lang);
        let shares = usage.workspaces.into_iter();
        view! {
            <p class="muted">{total}</p>
            <ul class="ledger" data-list="space">
                {shares.map(|(id, share)| view! { <Taken id share doom/> }).collect_view()}
                {(aside > 0).then(|| view! { <Aside units=aside doom/> })}
                <li class="ledger-row">
                    <span>{words().space_other}</span>
                    <span class="muted">{other}</span>
                </li>
            </ul>
        }
    };
    view! {
        <h3 class="shelf-heading">{move || words().space}</h3>
        {list}
        <Confirm
            open=asks
            title=Signal::derive(move || question().0)
            text=Signal::derive(move || question().1.to_owned())
            action=Signal::derive(move || question().2.to_owned())
            dangerous=true
            on_confirm=confirmed
        />
    }
}

/// What one workspace takes.
#[component]
fn Taken(id: String, share: Share, doom: Callback<String>) -> impl IntoView {
    let app = use_app();
    let lang = app.lang.get();
    let words = lang.texts().storage();
    let count = |n: usize| format::count(n, lang);
    let mut about = fill(words.space_present, &[("n", &count(share.present))]);
    if share.snapshots > 0 {
        let values = [("n", &*count(share.earlier)), ("count", &count(share.snapshots))];
        about = format!("{about} · {}", fill(words.space_earlier, &values));
    }
    view! {
        <li class="ledger-row">
            <span class="shelf-name">{name_of(app, &id)}" "<span class="muted">{about}</span></span>
            {(share.snapshots > 0).then(|| view! {
                <button type="button" class="btn" on:click=move |_| doom.run(id.clone())>{words.forget_all}</button>
            })}
        </li>
    }
}

/// What was put aside, to download and to discard.
#[component]
fn Aside(units: usize, doom: Callback<String>) -> impl IntoView {
    let app = use_app();
    let lang = app.lang.get();
    let words = lang.texts().storage();
    let download_all = move |_| {
        for (key, _) in app.keeper.usage().quarantine {
            let raw = app.keeper.raw(&key).unwrap_or_default();
            // A browser that refuses the file has said so itself.
            let _ = download("loudou-unreadable.txt", "text/plain", raw.as_bytes());
        }
    };
    view! {
        <li class="ledger-row">
            <span class="shelf-name">{words.space_aside}" "<span class="muted">{format::count(units, lang)}</span></span>
            <button type="button" class="btn" on:click=download_all>{words.download_all}</button>
            <button type="button" class="btn" on:click=move |_| doom.run(String::new())>{words.discard}</button>
        </li>
    }
}

fn name_of(app: App, id: &str) -> String {
    let listed = app.library.with(|l| l.entry(id).map(|e| e.name.clone()));
    listed.unwrap_or_else(|| app.texts().storage().space_gone.to_owned())
}
