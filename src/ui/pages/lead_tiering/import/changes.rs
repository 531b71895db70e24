//! What a changed list does to the leads that are there, before it is accepted.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::ImportState;
use crate::exchange::import::{Comparison, MatchBy};
use crate::i18n::fill;
use crate::ui::components::CheckField;
use crate::ui::format;

/// Changed cells and names that are drawn; the rest is counted.
const DRAWN: usize = 50;

/// New, changed, gone and unchanged leads, with the first of each.
#[component]
pub fn Compared(state: ImportState) -> impl IntoView {
    let app = state.app;
    let words = move || app.texts().importing();
    let compared = Memo::new(move |_| state.checks.with(|checks| checks.comparison.clone()));
    let by_name = Memo::new(move |_| {
        state
            .checks
            .with(|checks| checks.matched.by == Some(MatchBy::Name))
    });
    let count = move |take: fn(&Comparison) -> usize| compared.with(|c| c.as_deref().map_or(0, take));
    let flag = move |take: fn(&crate::exchange::import::Plan) -> bool| {
        Signal::derive(move || state.plan.with(|p| p.as_ref().is_some_and(take)))
    };
    let summary = move || {
        let n = |take| format::count(count(take), app.lang.get());
        fill(
            words().compared,
            &[
                ("new", &n(|c| c.new)),
                ("changed", &n(|c| c.changed)),
                ("cells", &n(|c| c.cells)),
                ("gone", &n(|c| c.gone)),
                ("unchanged", &n(|c| c.unchanged)),
            ],
        )
    };
    let changes = move || {
        let lang = app.lang.get();
        let lines = |c: &Arc<Comparison>| {
            let shown = c.changes.iter().take(DRAWN).map(|change| {
                let said = fill(
                    words().change,
                    &[
                        ("lead", &change.lead),
                        ("column", lang.of(&change.column)),
                        ("old", &format::cell(&change.old, lang)),
                        ("new", &format::cell(&change.new, lang)),
                    ],
                );
                view! { <li>{said}</li> }
            });
            shown.collect_view()
        };
        compared.with(|c| c.as_ref().map(lines))
    };
    view! {
        <Show when=move || by_name.get()>
            <CheckField
                label=Signal::derive(move || words().by_name.to_owned())
                checked=flag(|plan| plan.by_name)
                on_change=Callback::new(move |yes| state.change(|plan, _, _| plan.by_name = yes))
            />
        </Show>
        <Show when=move || compared.with(Option::is_some)>
            <p class="import-compared" role="status">{summary}</p>
            <Show when=move || { count(|c| c.cells) > 0 }>
                <details class="import-more" prop:open=true>
                    <summary>{move || state.counted(words().changes_title, count(|c| c.cells))}</summary>
                    <ul class="import-list">{changes}</ul>
                    <More state n=Signal::derive(move || count(|c| c.cells))/>
                </details>
            </Show>
            <Names state title=Signal::derive(move || state.counted(words().new_title, count(|c| c.new)))
                n=Signal::derive(move || count(|c| c.new))
                names=Signal::derive(move || compared.with(|c| c.as_ref().map(|c| c.first_new.clone())).unwrap_or_default())
            />
            <Names state title=Signal::derive(move || state.counted(words().gone_title, count(|c| c.gone)))
                n=Signal::derive(move || count(|c| c.gone))
                names=Signal::derive(move || compared.with(|c| c.as_ref().map(|c| c.first_gone.clone())).unwrap_or_default())
            />
            <Show when=move || { count(|c| c.gone) > 0 }>
                <CheckField
                    label=Signal::derive(move || state.counted(words().remove_gone, count(|c| c.gone)))
                    checked=flag(|plan| plan.remove_gone)
                    on_change=Callback::new(move |yes| state.change(|plan, _, _| plan.remove_gone = yes))
                />
            </Show>
        </Show>
    }
}

/// The first names of a group, folded away.
#[component]
fn Names(
    state: ImportState,
    title: Signal<String>,
    n: Signal<usize>,
    names: Signal<Vec<String>>,
) -> impl IntoView {
    let list = move || {
        let lines = names.get().into_iter().take(DRAWN);
        lines.map(|name| view! { <li>{name}</li> }).collect_view()
    };
    view! {
        <Show when=move || { n.get() > 0 }>
            <details class="import-more">
                <summary>{title}</summary>
                <ul class="import-list">{list}</ul>
                <More state n/>
            </details>
        </Show>
    }
}

/// How many are not drawn.
#[component]
fn More(state: ImportState, n: Signal<usize>) -> impl IntoView {
    let rest = move || n.get().saturating_sub(DRAWN);
    view! {
        <Show when=move || { rest() > 0 }>
            <p class="muted">{move || state.counted(state.app.texts().importing().more_problems, rest())}</p>
        </Show>
    }
}
