//! The panel for keeping: earlier states of the workspace, its backup, and what takes the space.

use leptos::prelude::*;

use super::backup::age_in_words;
use super::exporting::export_file;
use crate::i18n::fill;
use crate::ui::components::{Confirm, Dialog, DialogSize, Icon, IconName, Toast, Tone};
use crate::ui::format;
use crate::ui::platform::download::download;
use crate::ui::platform::keep;
use crate::ui::saving::use_keeper;
use crate::ui::state::{App, use_app};
use crate::workspace::storage::{Share, Snapshot, SnapshotId, Usage};

/// What is about to be taken away for good.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Doomed {
    /// The earlier states of a workspace: its id and name.
    Snapshots(String, String),
    /// What was put aside.
    Quarantine,
}

/// The panel.
#[component]
pub fn StorageDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let words = move || &app.texts().storage;
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
    let words = move || &app.texts().storage;
    let list = Memo::new(move |_| {
        version.track();
        app.save.track();
        keeper.snapshots(app)
    });
    let restore = Callback::new(move |(id, time): (SnapshotId, String)| {
        let words = &app.lang.get_untracked().texts().storage;
        app.say(match keeper.restore(app, id) {
            Ok(true) => Toast::new(fill(words.restored, &[("time", &time)]))
                .tone(Tone::Good)
                .action(app.lang.get_untracked().texts().common.undo, move || app.undo()),
            Ok(false) => Toast::new(words.restore_same),
            Err(_) => Toast::new(words.restore_failed).tone(Tone::Bad),
        });
        version.update(|v| *v += 1);
    });
    let forget = Callback::new(move |id: SnapshotId| {
        keeper.forget_snapshot(app, id);
        version.update(|v| *v += 1);
    });
    view! {
        <h3 class="shelf-heading">{move || words().earlier}</h3>
        <p class="muted">{move || words().earlier_note}</p>
        <Show when=move || list.with(Vec::is_empty)>
            <p>{move || words().earlier_none}</p>
        </Show>
        <ul class="ledger" data-list="earlier">
            <For each=move || list.get() key=|s| (s.id, s.at) let:snapshot>
                <EarlierState snapshot restore forget/>
            </For>
        </ul>
    }
}

#[component]
fn EarlierState(
    snapshot: Snapshot,
    restore: Callback<(SnapshotId, String)>,
    forget: Callback<SnapshotId>,
) -> impl IntoView {
    let app = use_app();
    let words = move || &app.texts().storage;
    let Snapshot { id, at, cause, rows } = snapshot;
    let time = move || format::moment(at, app.lang.get());
    let about = move || {
        let rows = fill(words().rows, &[("n", &format::count(rows, app.lang.get()))]);
        format!("{} · {rows}", words().cause(cause))
    };
    let named = move |template: &'static str| fill(template, &[("time", &time())]);
    view! {
        <li class="ledger-row">
            <span class="shelf-name">{time}" "<span class="muted">{about}</span></span>
            <button
                type="button" class="btn" aria-label=move || named(words().restore_one)
                on:click=move |_| restore.run((id, time()))
            >
                {move || words().restore}
            </button>
            <button
                type="button" class="btn btn-icon" aria-label=move || named(words().forget_one)
                title=move || named(words().forget_one) on:click=move |_| forget.run(id)
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
    let words = move || &app.texts().storage;
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
    let keeper = use_keeper();
    let words = move || &app.texts().storage;
    let doomed = RwSignal::new(None::<Doomed>);
    let asks = RwSignal::new(false);
    let usage = Memo::new(move |_| {
        version.track();
        app.save.track();
        keeper.usage()
    });
    let count = move |n: usize| format::count(n, app.lang.get());
    let kill = move |what: Doomed| {
        doomed.set(Some(what));
        asks.set(true);
    };
    let shares = move || {
        let Usage { workspaces, .. } = usage.get();
        workspaces
            .into_iter()
            .map(|(id, share)| view! { <Taken id share kill=Callback::new(kill)/> })
            .collect_view()
    };
    let quarantined = move || usage.with(|u| u.quarantine.iter().map(|q| q.1).sum::<usize>());
    let download_all = move |_| {
        for (key, _) in usage.get_untracked().quarantine {
            let raw = keeper.raw(&key).unwrap_or_default();
            // A browser that refuses the file has said so itself.
            let _ = download("loudou-unreadable.txt", "text/plain", raw.as_bytes());
        }
    };
    let confirmed = Callback::new(move |()| {
        match doomed.get_untracked() {
            Some(Doomed::Snapshots(id, _)) => keeper.forget_snapshots(app, &id),
            Some(Doomed::Quarantine) => keeper.discard_quarantine(app),
            None => {}
        }
        version.update(|v| *v += 1);
    });
    let question = move || match doomed.get() {
        Some(Doomed::Snapshots(_, name)) => (
            fill(words().forget_all_title, &[("name", &name)]),
            words().forget_all_text,
            words().forget_all,
        ),
        _ => (
            words().discard_title.to_owned(),
            words().discard_text,
            words().discard,
        ),
    };
    view! {
        <h3 class="shelf-heading">{move || words().space}</h3>
        <p class="muted">
            {move || fill(words().space_total, &[("n", &count(usage.with(Usage::total)))])}
            {move || app.texts().common.list_comma}
            {move || words().space_note}
        </p>
        <ul class="ledger" data-list="space">
            {shares}
            <Show when=move || { quarantined() > 0 }>
                <li class="ledger-row">
                    <span class="shelf-name">
                        {move || words().space_aside}" "<span class="muted">{move || count(quarantined())}</span>
                    </span>
                    <button type="button" class="btn" on:click=download_all>{move || words().download_all}</button>
                    <button type="button" class="btn" on:click=move |_| kill(Doomed::Quarantine)>
                        {move || words().discard}
                    </button>
                </li>
            </Show>
            <li class="ledger-row">
                <span>{move || words().space_other}</span>
                <span class="muted">{move || count(usage.with(|u| u.other))}</span>
            </li>
        </ul>
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
fn Taken(id: String, share: Share, kill: Callback<Doomed>) -> impl IntoView {
    let app = use_app();
    let words = move || &app.texts().storage;
    let name = name_of(app, &id);
    let about = move || {
        let lang = app.lang.get();
        let present = fill(
            words().space_present,
            &[("n", &format::count(share.present, lang))],
        );
        if share.snapshots == 0 {
            return present;
        }
        let (earlier, snapshots) = (
            format::count(share.earlier, lang),
            format::count(share.snapshots, lang),
        );
        let earlier = fill(words().space_earlier, &[("n", &earlier), ("count", &snapshots)]);
        format!("{present} · {earlier}")
    };
    let doomed = Doomed::Snapshots(id, name.clone());
    view! {
        <li class="ledger-row">
            <span class="shelf-name">{name}" "<span class="muted">{about}</span></span>
            {(share.snapshots > 0).then(|| view! {
                <button type="button" class="btn" on:click=move |_| kill.run(doomed.clone())>
                    {move || words().forget_all}
                </button>
            })}
        </li>
    }
}

fn name_of(app: App, id: &str) -> String {
    let listed = app.library.with(|l| l.entry(id).map(|e| e.name.clone()));
    listed.unwrap_or_else(|| app.texts().storage.space_gone.to_owned())
}
