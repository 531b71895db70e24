//! Parts of the page whose program is not in the first file, so that the first picture does not wait for it.
//!
//! Each function under `#[wasm_split(NAME)]` is where a part begins: the build cuts all that only such functions reach
//! out of the page's program into files of that name (`scripts/wasm-bindgen`). The page of a model comes with the
//! first picture, all else once the page is idle; after that nothing is fetched any more.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::components::{Toast, Tone};
use super::gallery::Gallery;
use super::locale::use_texts;
use super::pages::PlanPage;
use super::pages::lead_tiering::{
    CompareTab, HistoryTab, LeadExplained, LeadTieringPage, VerdictStrip, WhatIfTab,
};
use super::platform::dom;
use super::route::Page;
use super::scoring;
use super::shell::{Export, ShellDialogs, export_now, open_file as open_file_now};
use super::state::{App, use_app};
use super::visit;

/// Something that waits for a part of the program.
type Awaited<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// A part that draws something. Each function of a file knows by itself whether the file is here, so each has a `fetch` of
/// its own; the file is fetched once.
pub struct Part {
    fetch: fn() -> Awaited<()>,
    draw: fn() -> Awaited<AnyView>,
}

/// The lead-tiering page.
pub static LEADS: Part = Part {
    fetch: || Box::pin(fetch_leads()),
    draw: || Box::pin(draw_leads()),
};

/// The validity check of the lead-tiering page.
pub static HISTORY: Part = Part {
    fetch: || Box::pin(fetch_history()),
    draw: || Box::pin(draw_history()),
};

/// The verdict of the validity check in a line.
pub static VERDICT: Part = Part {
    fetch: || Box::pin(fetch_verdict()),
    draw: || Box::pin(draw_verdict()),
};

/// How the figures of the lead-tiering page come about.
pub static EXPLAINED: Part = Part {
    fetch: || Box::pin(fetch_explained()),
    draw: || Box::pin(draw_explained()),
};

/// The dialogs of the frame.
pub static DIALOGS: Part = Part {
    fetch: || Box::pin(fetch_dialogs()),
    draw: || Box::pin(draw_dialogs()),
};

/// The gallery of parts.
pub static GALLERY: Part = Part {
    fetch: || Box::pin(fetch_gallery()),
    draw: || Box::pin(draw_gallery()),
};

/// What a link holds, in place of it: nothing to be seen, since it opens the page of that.
pub static LINK: Part = Part {
    fetch: || Box::pin(fetch_link()),
    draw: || Box::pin(draw_link()),
};

/// The pages of the planning models.
pub static PLANS: Part = Part {
    fetch: || Box::pin(fetch_plans()),
    draw: || Box::pin(draw_plans()),
};

/// The what-ifs of the lead-tiering page: they are those of the planning models, and lie in their file.
pub static LEADS_WHATIF: Part = Part {
    fetch: || Box::pin(fetch_leads_whatif()),
    draw: || Box::pin(draw_leads_whatif()),
};

/// Two scenarios of the lead-tiering page side by side.
pub static LEADS_COMPARE: Part = Part {
    fetch: || Box::pin(fetch_leads_compare()),
    draw: || Box::pin(draw_leads_compare()),
};

/// All that a reader may come to; the gallery lies in the file of the dialogs.
static ALL: [&Part; 9] = [
    &LEADS,
    &LINK,
    &HISTORY,
    &VERDICT,
    &EXPLAINED,
    &DIALOGS,
    &PLANS,
    &LEADS_WHATIF,
    &LEADS_COMPARE,
];

/// A model's page.
pub const fn of(page: Page) -> &'static Part {
    match page {
        Page::Leads => &LEADS,
        Page::SalesYear | Page::SalesFunnel | Page::SalesOrg | Page::CsOrg => &PLANS,
    }
}

#[wasm_split(leads, fallible, preload(fetch_link))]
fn draw_link() -> Result<AnyView, SplitLoaderError> {
    let app = use_app();
    // Not while the page that gives way to it is being drawn.
    spawn_local(async move { visit::arrive(app) });
    Ok(().into_any())
}

#[wasm_split(plans, fallible, preload(fetch_plans))]
fn draw_plans() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <PlanPage/> }.into_any())
}

#[wasm_split(plans, fallible, preload(fetch_leads_whatif))]
fn draw_leads_whatif() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <WhatIfTab/> }.into_any())
}

#[wasm_split(plans, fallible, preload(fetch_leads_compare))]
fn draw_leads_compare() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <CompareTab/> }.into_any())
}

#[wasm_split(leads, fallible, preload(fetch_leads))]
fn draw_leads() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <LeadTieringPage/> }.into_any())
}

#[wasm_split(more, fallible, preload(fetch_dialogs))]
fn draw_dialogs() -> Result<AnyView, SplitLoaderError> {
    // It is not drawn, and has to be there as early and as long.
    scoring::serve(use_app());
    Ok(view! { <ShellDialogs/> }.into_any())
}

#[wasm_split(more, fallible, preload(fetch_history))]
fn draw_history() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <HistoryTab/> }.into_any())
}

#[wasm_split(more, fallible, preload(fetch_verdict))]
fn draw_verdict() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <VerdictStrip/> }.into_any())
}

#[wasm_split(more, fallible, preload(fetch_explained))]
fn draw_explained() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <LeadExplained/> }.into_any())
}

#[wasm_split(more, fallible, preload(fetch_gallery))]
fn draw_gallery() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <Gallery/> }.into_any())
}

#[wasm_split(more, fallible)]
fn write_export(app: App, what: Export) -> Result<(), SplitLoaderError> {
    export_now(app, what);
    Ok(())
}

/// Hands leads over in some form: at once where the program for it is here, or as soon as it is.
pub fn export(app: App, what: Export) {
    run(app, Box::pin(write_export(app, what)));
}

#[wasm_split(more, fallible)]
fn read_file(app: App, file: web_sys::File) -> Result<(), SplitLoaderError> {
    spawn_local(open_file_now(app, file));
    Ok(())
}

/// Opens a workspace's file, as soon as the program for it is here.
pub fn open_file(app: App, file: web_sys::File) {
    run(app, Box::pin(read_file(app, file)));
}

fn run(app: App, mut work: Awaited<()>) {
    // Within the reader's own press where it can be: a browser copies and downloads more willingly then.
    match poll_once(&mut work) {
        Poll::Ready(Ok(())) => {}
        Poll::Ready(Err(_)) => say_missing(app),
        Poll::Pending => spawn_local(async move {
            if work.await.is_err() {
                say_missing(app);
            }
        }),
    }
}

fn poll_once<T>(work: &mut Awaited<T>) -> Poll<Result<T, SplitLoaderError>> {
    work.as_mut().poll(&mut Context::from_waker(Waker::noop()))
}

fn say_missing(app: App) {
    let words = app.lang.get_untracked().texts();
    app.say(Toast::new(words.shell().part_missing_text).tone(Tone::Bad));
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Coming,
    Here,
    Missing,
}

/// Fetches a part and tells how that went. What waits for it may be gone by then.
fn fetch(part: &'static Part, standing: RwSignal<Standing>) {
    let mut fetching = (part.fetch)();
    match poll_once(&mut fetching) {
        Poll::Ready(result) => standing.set(result.map_or(Standing::Missing, |()| Standing::Here)),
        Poll::Pending => spawn_local(async move {
            let result = fetching.await;
            standing.try_set(result.map_or(Standing::Missing, |()| Standing::Here));
        }),
    }
}

/// Fetches everything, one part after the other, so that all works with the network off.
fn fetch_all(standing: RwSignal<Standing>) {
    spawn_local(async move {
        let mut all = Standing::Here;
        for part in ALL {
            if (part.fetch)().await.is_err() {
                all = Standing::Missing;
            }
        }
        standing.try_set(all);
    });
}

/// Draws a part that is here.
fn draw(part: &'static Part) -> Option<AnyView> {
    match poll_once(&mut (part.draw)()) {
        Poll::Ready(result) => result.ok(),
        Poll::Pending => None,
    }
}

/// A part in its place: at once where its program is here, else as soon as it is.
#[component]
pub fn Later(
    /// The part.
    part: &'static Part,
    /// Whether it is the whole page and not something on one.
    #[prop(optional)]
    is_page: bool,
) -> impl IntoView {
    let standing = RwSignal::new(Standing::Coming);
    fetch(part, standing);
    let texts = use_texts();
    move || {
        // The words are read where they are shown: a change of language shall not draw a part anew.
        match standing.get() {
            Standing::Coming => {
                view! { <p class="arriving" role="status">{move || texts.get().shell().part_coming}</p> }
                    .into_any()
            }
            Standing::Here => {
                announce();
                draw(part).into_any()
            }
            Standing::Missing => {
                announce();
                view! { <Missing part standing is_page/> }.into_any()
            }
        }
    }
}

/// Says that a part could not be fetched, and tries again.
#[component]
fn Missing(part: &'static Part, standing: RwSignal<Standing>, is_page: bool) -> impl IntoView {
    let texts = use_texts();
    let words = move || texts.get().shell();
    let title = move || words().part_missing;
    view! {
        <div class=if is_page { "page" } else { "" }>
            <div class="empty" role="alert">
                {if is_page {
                    view! { <h1>{title}</h1> }.into_any()
                } else {
                    view! { <h2>{title}</h2> }.into_any()
                }}
                <p>{move || words().part_missing_text}</p>
                <button type="button" class="btn btn-primary" on:click=move |_| fetch(part, standing)>
                    {move || words().try_again}
                </button>
            </div>
        </div>
    }
}

/// A part that shows nothing until it is asked for: fetched when the page is idle, or when `wanted` before that.
#[component]
pub fn Idle(
    /// The part.
    part: &'static Part,
    /// Whether the reader has asked for what is in it.
    wanted: Signal<bool>,
    /// Takes that back where it cannot be had, so that it can be asked for again.
    give_up: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let standing = RwSignal::new(Standing::Coming);
    let all = RwSignal::new(Standing::Coming);
    dom::when_idle(move || {
        fetch(part, standing);
        fetch_all(all);
    });
    Effect::new(move |_| {
        if wanted.get() && standing.get_untracked() != Standing::Here {
            fetch(part, standing);
        }
    });
    Effect::new(move |_| {
        let word = match all.get() {
            Standing::Coming => "coming",
            Standing::Here => "here",
            Standing::Missing => "missing",
        };
        if let Some(root) = dom::root() {
            // Tests wait for it, so that the network goes off after all is here.
            let _ = root.set_attribute("data-parts", word);
        }
    });
    Effect::new(move |_| {
        if standing.get() == Standing::Missing && wanted.get_untracked() {
            say_missing(app);
            give_up.run(());
        }
    });
    move || (standing.get() == Standing::Here).then(|| draw(part))
}

/// Tells `boot.js` that the first picture stands, whatever it shows.
pub fn announce() {
    dom::announce("loudou-drawn");
}
