//! The frame around the pages: rail, top bar, bottom bar on phones, and what opens from them.

mod backup;
mod commands;
mod dialogs;
mod exporting;
mod notices;
mod opening;
mod profile;
mod rail;
mod room;
mod save_state;
mod scenarios;
mod share;
mod share_list;
mod share_parts;
mod sql;
mod storage;
mod topbar;
mod visit;
mod workspaces;

use leptos::prelude::*;

use super::components::{Help, Palette, ToastRegion};
use super::parts::{DIALOGS, Idle};
use super::route::Page;
use super::saving::Notices;
use super::state::use_app;
use backup::BackupReminder;
use commands::{all_commands, shortcut_groups};
pub use dialogs::{Dialogs, use_dialogs};
use exporting::ExportDialog;
pub use exporting::{Export, export_now, file_stem, hand_over};
use notices::NoticeBanners;
pub use opening::open_file;
use profile::ProfileDialog;
use rail::{BottomBar, Rail};
use room::RoomDialog;
pub use room::{Question, ask_for_room, prepare};
use save_state::{CopyBanner, SaveBanner};
use scenarios::ScenarioDialog;
pub use scenarios::free_scenario_id;
use share::ShareDialog;
use sql::SqlDialog;
use storage::StorageDialog;
use topbar::TopBar;
pub use visit::RefusedLink;
use visit::VisitBanner;
use workspaces::WorkspacesDialog;

/// The frame, with the page inside.
#[component]
pub fn Shell(
    /// What was found wrong at the start.
    notices: Notices,
    /// The page.
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let dialogs = Dialogs::provide();
    dialogs.listen();
    let is_narrow = RwSignal::new(false);
    let is_list_open = RwSignal::new(false);
    // A link chosen on a phone closes the list.
    Effect::new(move |_| {
        app.route.track();
        is_list_open.set(false);
    });
    view! {
        <a class="skip-link" href="#main" on:click=|event| {
            event.prevent_default();
            super::platform::dom::go_to("main");
        }>
            {move || app.texts().shell().skip_to_main}
        </a>
        <div class="shell" data-rail=move || if is_narrow.get() { "narrow" } else { "wide" }>
            <Rail is_narrow is_list_open/>
            <TopBar/>
            <main id="main" class="main" tabindex="-1">
                <NoticeBanners notices/>
                <VisitBanner/>
                <SaveBanner/>
                <CopyBanner/>
                <BackupReminder/>
                {children()}
            </main>
            <BottomBar is_list_open/>
        </div>
        <Idle
            part=&DIALOGS
            wanted=Signal::derive(move || dialogs.any())
            give_up=Callback::new(move |()| dialogs.close_all())
        />
        <ToastRegion/>
    }
}

/// What opens from the frame. A part of its own: see [`parts`](super::parts).
#[component]
pub fn ShellDialogs() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <WorkspacesDialog open=dialogs.workspaces/>
        <ProfileDialog open=dialogs.profile/>
        <StorageDialog open=dialogs.storage/>
        <ShareDialog open=dialogs.share/>
        <ScenarioDialog open=dialogs.scenario/>
        <SqlDialog open=dialogs.sql/>
        <super::pages::lead_tiering::ImportDialog open=dialogs.import/>
        <RoomDialog/>
        <ExportDialog/>
        <Palette open=dialogs.palette commands=all_commands()/>
        <Help open=dialogs.help groups=shortcut_groups()/>
    }
}

/// Where a page's link is the one shown.
fn current(app: super::state::App, page: Page) -> Option<&'static str> {
    (app.route.get().page() == Some(page)).then_some("page")
}
