//! The app: finds what is stored, provides the state, listens to keys and addresses, shows the page.

use leptos::prelude::*;

use super::components::{Document, LookOnly, Toasts, has_own_undo, provide_printing};
use super::locale::Locale;
use super::parts::{self, GALLERY, LINK, Later, announce};
use super::platform::dom;
use super::route::{Page, Route};
use super::saving::{Found, Keeper};
use super::scores::Scores;
use super::shell::{RefusedLink, Shell};
use super::state::{App, Theme};
use super::visit::{self, Visit};
use crate::i18n::Lang;

/// Keys of the reader's preferences; `theme.js` reads both before the first paint.
pub const THEME_KEY: &str = "loudou/theme";
/// See [`THEME_KEY`].
pub const LANG_KEY: &str = "loudou/lang";

/// Reads what is stored, then mounts the page. A large workspace is read in turns: before all of it is here there is no
/// page that could show or save a part of it.
pub async fn start() {
    // theme.js has settled the language before the first paint.
    let lang = dom::root()
        .and_then(|r| r.get_attribute("lang"))
        .map_or(
            Lang::Zh,
            |tag| {
                if tag.starts_with("zh") { Lang::Zh } else { Lang::En }
            },
        );
    let (keeper, found) = Keeper::start(lang).await;
    let scores = Scores::default();
    scores.ahead(&found.workspace).await;
    leptos::mount::mount_to_body(move || view! { <Loudou lang keeper found scores/> });
}

/// The whole page.
#[component]
fn Loudou(lang: Lang, keeper: Keeper, found: Found, scores: Scores) -> impl IntoView {
    let Found {
        workspace,
        library,
        notices,
        save,
    } = found;
    let theme = match keeper.preference(THEME_KEY).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    };
    let toasts = Toasts::provide();
    provide_printing();
    let app = App::provide(workspace, library, lang, theme, keeper, scores, toasts);
    app.save.set(save);
    visit::follow(app, &dom::fragment());
    provide_context(Locale(app.lang));
    provide_context(Document(Memo::new(move |_| app.workspace.with(|w| w.id.clone()))));
    provide_context(keeper);
    app.jobs.start_when_idle();
    keeper.watch(app);
    // Another tab may have saved while this one was reading.
    keeper.look(app);
    listen(app);
    show_language(app);
    listen_to_tests(keeper, app);

    view! {
        <Shell notices>
            {move || match app.route.get() {
                Route::Model(page) => view! { <Later part=parts::of(page) is_page=true/> }.into_any(),
                Route::Visit(page) => view! { <VisitPage page/> }.into_any(),
                Route::Gallery => view! { <Later part=&GALLERY is_page=true/> }.into_any(),
                Route::NotFound => view! { <NotFound/> }.into_any(),
            }}
        </Shell>
    }
}

/// The page of a link: the model in it, or why there is none.
#[component]
fn VisitPage(page: Page) -> impl IntoView {
    let app = super::state::use_app();
    let problem = Memo::new(move |_| {
        app.visit.with(|visit| match visit {
            Visit::Refused(problem) => Some(*problem),
            _ => None,
        })
    });
    let is_coming = Memo::new(move |_| app.visit.with(|visit| matches!(visit, Visit::Coming { .. })));
    move || match problem.get() {
        _ if is_coming.get() => view! { <Later part=&LINK is_page=true/> }.into_any(),
        Some(problem) => {
            announce();
            view! { <RefusedLink problem/> }.into_any()
        }
        None => {
            provide_context(LookOnly);
            view! { <div class="look-only"><Later part=parts::of(page) is_page=true/></div> }.into_any()
        }
    }
}

#[component]
fn NotFound() -> impl IntoView {
    let app = super::state::use_app();
    announce();
    view! {
        <div class="page">
            <div class="empty">
                <h1>{move || app.texts().shell().not_found}</h1>
                <p>{move || app.texts().shell().not_found_text}</p>
                <a class="btn btn-primary" href=Page::Leads.fragment()>{move || app.texts().shell().go_home}</a>
            </div>
        </div>
    }
}

/// Undo and redo by keys, and pages by address.
fn listen(app: App) {
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        // Inside a text field Ctrl+Z is the field's own.
        let is_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        if !is_command || event.default_prevented() || has_own_undo(&event) {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => app.undo(),
            ("z", true) | ("y", false) => app.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    let addresses = window_event_listener(leptos::ev::hashchange, move |_| {
        let fragment = dom::fragment();
        let route = Route::parse(&fragment);
        // Before the reader's own gives way to a link. Not at any other address: to write all of it at once holds the page.
        if matches!(route, Route::Visit(_)) {
            app.keeper.flush(app);
        }
        visit::follow(app, &fragment);
        if app.route.get_untracked() != route {
            app.route.set(route);
        }
    });
    on_cleanup(move || {
        keys.remove();
        addresses.remove();
    });
}

/// Where a tester has asked for it in storage, an event breaks the app or its worker on purpose, to see what is said
/// then.
fn listen_to_tests(keeper: Keeper, app: App) {
    if keeper.preference("loudou/test").is_some() {
        window_event_listener_untyped("loudou-break", |_| {
            #[allow(clippy::panic, reason = "asked for by a test, to see the breakdown panel")]
            {
                panic!("broken on purpose");
            }
        });
        window_event_listener_untyped("loudou-break-worker", move |_| app.jobs.break_down());
    }
}

/// Keeps the document's language and title with the page's.
fn show_language(app: App) {
    // Apart from the title: a browser styles the whole page anew whenever this attribute is written.
    Effect::new(move |_| {
        if let Some(root) = dom::root() {
            let _ = root.set_attribute("lang", app.lang.get().tag());
        }
    });
    let name = Memo::new(move |_| app.workspace.with(|w| w.profile.name.clone()));
    Effect::new(move |_| {
        document().set_title(&format!("{} · {}", name.get(), app.texts().common().app));
    });
}
