//! Sharing: which parts go into a link, exactly what that is, and the link with its length and its QR code.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::exporting::export_file;
use super::share_list::GoesIn;
use super::share_parts::{answer, button, heading, note};
use crate::engines::scorecard::Scorecard;
use crate::engines::value::Text;
use crate::exchange::qr;
use crate::i18n::fill;
use crate::ui::components::{Banner, CheckField, Dialog, DialogSize, Toast, Tone, unique_id};
use crate::ui::format;
use crate::ui::platform::dom;
use crate::ui::route::{Page, Route};
use crate::ui::state::{App, use_app};
use crate::workspace::Workspace;
use crate::workspace::link::{self, Contents, LONG, Parts, TooMuch, picked, without_cards};

/// The dialog.
#[component]
pub fn ShareDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let parts = RwSignal::new(Parts::default());
    let left_out = RwSignal::new(BTreeSet::new());
    Effect::new(move |_| {
        // Each time by the default: nothing of anybody goes out because it went out before.
        if open.get() {
            parts.set(Parts::default());
            left_out.set(BTreeSet::new());
        }
    });
    let shared = Memo::new(move |_| {
        app.workspace
            .with(|w| left_out.with(|left_out| without_cards(w, left_out)))
    });
    let link = Memo::new(move |_| {
        if open.get() {
            let page = app.route.get().page().unwrap_or_default();
            let payload = shared.with(|w| link::write(w, parts.get()));
            payload.map(|payload| address(&payload, page))
        } else {
            Err(TooMuch)
        }
    });
    let is_long = Memo::new(move |_| link.with(Result::is_err) || length_of(link) > LONG);
    let footer = move || {
        let copy = move || copy(app, link);
        // The file is the better way where the link is long.
        let look = |is_first| if is_first { "btn btn-primary" } else { "btn" };
        view! {
            <Show when=move || link.with(Result::is_ok)>
                <span class="muted share-length" data-value="length">
                    {move || {
                        let n = format::count(length_of(link), app.lang.get());
                        fill(app.texts().sharing().length, &[("n", &n)])
                    }}
                </span>
            </Show>
            {move || button(look(is_long.get()), "file", |w| w.file, move || export_file(app))}
            <Show when=move || link.with(Result::is_ok)>
                {move || button(look(!is_long.get()), "copy", |w| w.copy, copy)}
            </Show>
        }
    };
    view! {
        <Dialog open title=Signal::derive(move || app.texts().sharing().title.to_owned()) size=DialogSize::Medium footer>
            <Picker parts shared/>
            <Cards left_out/>
            <GoesIn parts shared/>
            <TheLink link/>
        </Dialog>
    }
}

/// A payload as a whole address, of the page that is looked at.
fn address(payload: &str, page: Page) -> String {
    format!("{}{}", dom::page_address(), Route::visit(payload, page))
}

fn copy(app: App, link: Memo<Result<String, TooMuch>>) {
    let words = app.lang.get_untracked().texts().sharing();
    let Ok(link) = link.get_untracked() else {
        return;
    };
    app.say(if dom::copy_text(&link) {
        Toast::new(words.copied).tone(Tone::Good)
    } else {
        Toast::new(words.copy_failed).tone(Tone::Warn)
    });
}

/// Which parts go in.
#[component]
fn Picker(parts: RwSignal<Parts>, shared: Memo<Workspace>) -> impl IntoView {
    let app = use_app();
    let words = move || app.texts().sharing();
    // Free texts, and spellings that the parameters alone leave out.
    let extras = Memo::new(move |_| {
        shared.with(|w| {
            let (all, plain) = (Contents::of(w), Contents::of(&picked(w, Parts::default())));
            (all.notes, all.spellings.saturating_sub(plain.spellings))
        })
    });
    let missing = Memo::new(move |_| match parts.get() {
        Parts { spellings: true, .. } | Parts { data: true, .. } => 0,
        _ => extras.get().1,
    });
    let line = move |template: &str, n: usize| fill(template, &[("n", &format::count(n, app.lang.get()))]);
    let name = Memo::new(move |_| app.workspace.with(|w| w.profile.name.clone()));
    let put_name = Callback::new(move |yes| parts.update(|p| p.name = yes));
    let put_notes = Callback::new(move |yes| parts.update(|p| p.notes = yes));
    let put_spellings = Callback::new(move |yes| parts.update(|p| p.spellings = yes));
    let group = unique_id("share");
    let (label, radio) = (group.clone(), format!("{group}-how"));
    let plain = Callback::new(move |()| parts.set(Parts::default()));
    let with_data = Callback::new(move |()| parts.set(Parts::ALL));
    let has_data = Signal::derive(move || parts.get().data);
    let has_none = Signal::derive(move || !parts.get().data);
    view! {
        <div class="share-parts" role="radiogroup" aria-labelledby=label>
            {heading(|w| w.how_much, Some(group))}
            {answer(&radio, "parameters", [|w| w.parameters_only, |w| w.parameters_note], has_none, plain)}
            {answer(&radio, "data", [|w| w.with_data, |w| w.with_data_note], has_data, with_data)}
        </div>
        <div class="share-extras">
            <CheckField
                label=Signal::derive(move || fill(words().with_name, &[("name", &name.get())]))
                checked=Signal::derive(move || parts.get().name)
                on_change=put_name
            />
            <Show when=move || { extras.get().0 > 0 }>
                <CheckField
                    label=Signal::derive(move || line(words().with_notes, extras.get().0))
                    checked=Signal::derive(move || parts.get().notes)
                    on_change=put_notes
                />
            </Show>
            // The leads need them: there is no choice where those go in.
            <Show when=move || { extras.get().1 > 0 && has_none.get() }>
                <CheckField
                    label=Signal::derive(move || line(words().with_spellings, extras.get().1))
                    checked=Signal::derive(move || parts.get().spellings)
                    on_change=put_spellings
                />
            </Show>
            <p class="muted" class:sr-only=move || missing.get() == 0 role="status" data-value="spellings">
                {move || match missing.get() {
                    0 => String::new(),
                    n => line(words().without_spellings, n),
                }}
            </p>
        </div>
    }
}

/// Which scorecards go in, where there are several.
#[component]
fn Cards(left_out: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let app = use_app();
    let words = move || app.texts().sharing();
    let cards = Memo::new(move |_| {
        app.workspace.with(|w| {
            let input = &w.lead_tiering;
            let active = input.card().map(|card| card.id.clone());
            let card = |card: &Arc<Scorecard>| {
                let is_active = active.as_ref() == Some(&card.id);
                (card.id.clone(), card.name.clone(), is_active)
            };
            input.cards.iter().map(card).collect::<Vec<_>>()
        })
    });
    let row = move |(id, name, is_active): (String, Text, bool)| {
        let id = StoredValue::new(id);
        let label = move || {
            let template = if is_active {
                words().with_active
            } else {
                words().with_card
            };
            fill(template, &[("name", app.lang.get().of(&name))])
        };
        let put = Callback::new(move |yes: bool| {
            left_out.update(|left_out| {
                let id = id.get_value();
                if yes {
                    left_out.remove(&id)
                } else {
                    left_out.insert(id)
                };
            });
        });
        view! {
            <CheckField
                label=Signal::derive(label) disabled=is_active on_change=put
                checked=Signal::derive(move || id.with_value(|id| left_out.with(|left_out| !left_out.contains(id))))
            />
        }
    };
    let group = unique_id("share");
    view! {
        <Show when=move || cards.with(|cards| cards.len() > 1)>
            <div class="share-extras" role="group" aria-labelledby=group.clone() data-section="share-cards">
                {heading(|w| w.with_cards, Some(group.clone()))}
                {move || cards.get().into_iter().map(row).collect_view()}
            </div>
        </Show>
    }
}

/// The link, how long it is, and what to do where it is too long.
#[component]
fn TheLink(link: Memo<Result<String, TooMuch>>) -> impl IntoView {
    let app = use_app();
    let words = move || app.texts().sharing();
    let count = move |n: usize| format::count(n, app.lang.get());
    let advice = move || {
        if link.with(Result::is_err) {
            words().too_much.to_owned()
        } else if length_of(link) > LONG {
            fill(words().long, &[("most", &count(LONG))])
        } else {
            String::new()
        }
    };
    let has_advice = Memo::new(move |_| !advice().is_empty());
    let field = unique_id("link");
    let control = field.clone();
    view! {
        <Show when=move || link.with(Result::is_ok)>
            <div class="share-link">
                <label class="shelf-heading" for=field.clone()>{move || words().link}</label>
                <input
                    type="text" id=control.clone() readonly class="share-address" data-value="link"
                    prop:value=move || link.get().unwrap_or_default()
                    on:focus=select_all
                />
            </div>
        </Show>
        <Show when=move || has_advice.get()>
            <Banner tone=Tone::Warn text=Signal::derive(advice)>
                {button("btn", "file", |w| w.file, move || export_file(app))}
            </Banner>
            {note("muted", |w| w.file_note)}
        </Show>
        {note("muted", |w| w.private)}
        <Show when=move || link.with(Result::is_ok)>
            {heading(|w| w.qr, None)}
            {move || link.get().ok().map(|link| qr_code(app, &link))}
        </Show>
    }
}

/// Characters of the link; 0 where there is none.
fn length_of(link: Memo<Result<String, TooMuch>>) -> usize {
    link.with(|link| link.as_ref().map_or(0, String::len))
}

fn select_all(event: web_sys::FocusEvent) {
    event_target::<web_sys::HtmlInputElement>(&event).select();
}

/// The link's QR code: dark on light in either theme, as readers expect it.
fn qr_code(app: App, link: &str) -> AnyView {
    let words = move || app.texts().sharing();
    match qr::encode(link) {
        Some(code) => view! {
            <svg
                class="share-qr" role="img" aria-label=move || words().qr_label shape-rendering="crispEdges"
                viewBox=format!("0 0 {0} {0}", code.side)
            >
                <path class="share-qr-ink" d=code.path/>
            </svg>
        }
        .into_any(),
        None => {
            let most = move || format::count(qr::MOST_BYTES, app.lang.get());
            view! { <p data-value="no-qr">{move || fill(words().qr_too_long, &[("most", &most())])}</p> }
                .into_any()
        }
    }
}
