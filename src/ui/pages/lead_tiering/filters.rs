//! The filters over the table of leads.

use leptos::prelude::*;

use super::leads::OPEN_TIERS;
use super::view_state::use_view;
use crate::i18n::fill;
use crate::ui::format;
use crate::ui::platform::turns::rest;

/// Filter by tier and by name.
#[component]
pub fn LeadFilters(
    /// How many leads the filter leaves.
    shown: Signal<usize>,
    /// Whether they are still being found.
    is_busy: Memo<bool>,
) -> impl IntoView {
    let (app, view) = use_view();
    let words = move || app.texts().leads();
    let choices = move || {
        let lang = app.lang.get();
        let mut list = vec![(String::new(), words().filter_all.to_owned())];
        view.with_card(|card| {
            list.extend(
                card.tiers
                    .iter()
                    .map(|t| (t.id.clone(), lang.of(&t.name).to_owned())),
            )
        });
        list.push((OPEN_TIERS.to_owned(), words().filter_open.to_owned()));
        list
    };
    let count = move || {
        let lang = app.lang.get();
        let of = format::count(app.workspace.with(|w| w.leads.len()), lang);
        fill(
            lang.texts().leads().shown_of,
            &[("n", &format::count(shown.get(), lang)), ("of", &of)],
        )
    };
    // In a turn of its own: the browser lays the page out before it lets go of the key.
    let typed = StoredValue::new(String::new());
    let search = move |text: String| {
        typed.set_value(text);
        leptos::task::spawn_local(async move {
            rest().await;
            if let Some(text) = typed.try_get_value() {
                view.search.set(text);
            }
        });
    };
    view! {
        <div class="grid-filters">
            <div class="segmented" role="group" aria-label=move || words().tier>
                <For each=choices key=Clone::clone let:choice>
                    {
                        let (key, name) = choice;
                        let pressed = key.clone();
                        view! {
                            <button
                                type="button" class="segment"
                                aria-pressed=move || (view.filter.get() == pressed).to_string()
                                on:click=move |_| view.filter.set(key.clone())
                            >
                                {name}
                            </button>
                        }
                    }
                </For>
            </div>
            <input
                type="search" class="input" autocomplete="off"
                aria-label=move || words().search placeholder=move || words().search
                prop:value=view.search
                on:input=move |event| search(event_target_value(&event))
            />
            <span class="caption" role="status" aria-busy=move || is_busy.get().then_some("true")>{count}</span>
            <Show when=move || shown.get() == 0 && app.workspace.with(|w| !w.leads.is_empty())>
                <span>{move || words().none_shown}</span>
                <button type="button" class="btn" on:click=move |_| {
                    view.filter.set(String::new());
                    view.search.set(String::new());
                }>
                    {move || words().clear_filter}
                </button>
            </Show>
        </div>
    }
}
