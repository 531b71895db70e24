//! Tabs: several views of one thing, one at a time on screen, all of them in print.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::support::use_printing;

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// What it is called in code.
    pub key: &'static str,
    /// What it is called on the page.
    pub title: String,
    /// How many things it holds, as shown; empty for none.
    pub count: String,
}

impl Tab {
    /// A tab without a count.
    pub fn new(key: &'static str, title: impl Into<String>) -> Self {
        Self {
            key,
            title: title.into(),
            count: String::new(),
        }
    }
}

/// Draws the content of the tab with the given key.
pub type TabPanel = Arc<dyn Fn(&'static str) -> AnyView + Send + Sync>;

/// Tabs with their panels. Arrow keys move, Home and End jump; the panel follows the focus.
#[component]
pub fn Tabs(
    /// What the tabs show, read aloud.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs, in order; the set of keys is not expected to change while the page stands.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
    /// The key of the one shown.
    selected: RwSignal<&'static str>,
    /// Draws a panel.
    panel: TabPanel,
) -> impl IntoView {
    let tabs = Memo::new(move |_| tabs.get());
    let list = NodeRef::<html::Div>::new();
    let base = super::unique_id("tab");
    let printing = use_printing();
    let keys = Memo::new(move |_| tabs.with(|all| all.iter().map(|tab| tab.key).collect::<Vec<_>>()));
    let on_key = move |event: web_sys::KeyboardEvent| {
        let keys = keys.get_untracked();
        if let Some(index) = index_after_key(&event.key(), &keys, selected.get_untracked())
            && let Some(key) = keys.get(index)
        {
            event.prevent_default();
            selected.set(key);
            focus_tab(list, index);
        }
    };
    let buttons = {
        let base = base.clone();
        move || {
            tabs.get()
                .into_iter()
                .map(|tab| tab_button(&base, tab, selected))
                .collect_view()
        }
    };
    let titles = move |key: &'static str| {
        tabs.with(|all| all.iter().find(|tab| tab.key == key).map(|tab| tab.title.clone()))
    };
    // The panel in sight stays as it is while the others are drawn for the print.
    let shown = move || {
        let (selected, is_printing) = (selected.get(), printing.get());
        let is_shown = |key: &&'static str| is_printing || *key == selected;
        keys.with(|keys| {
            keys.iter()
                .copied()
                .filter(|key| is_shown(key))
                .collect::<Vec<_>>()
        })
    };
    let panels = move |key: &'static str| {
        view! {
            <div
                class="tab-panel"
                data-key=key
                role="tabpanel"
                id=format!("{base}-{key}-panel")
                aria-labelledby=format!("{base}-{key}")
                data-title=move || titles(key)
            >
                {panel(key)}
            </div>
        }
    };
    view! {
        <div class="tabs" role="tablist" node_ref=list aria-label=label on:keydown=on_key>{buttons}</div>
        <For each=shown key=|key| *key children=panels/>
    }
}

fn tab_button(base: &str, tab: Tab, selected: RwSignal<&'static str>) -> impl IntoView + use<> {
    let Tab { key, title, count } = tab;
    let is_on = move || selected.get() == key;
    let panel = format!("{base}-{key}-panel");
    view! {
        <button
            type="button"
            class="tab"
            role="tab"
            id=format!("{base}-{key}")
            aria-selected=move || is_on().to_string()
            aria-controls=move || is_on().then(|| panel.clone())
            tabindex=move || if is_on() { "0" } else { "-1" }
            on:click=move |_| selected.set(key)
        >
            <span class="tab-label" data-text=title.clone()>{title.clone()}</span>
            {(!count.is_empty()).then(|| view! { <span class="tab-count">{count}</span> })}
        </button>
    }
}

fn index_after_key(key: &str, keys: &[&'static str], selected: &str) -> Option<usize> {
    let last = keys.len().checked_sub(1)?;
    let now = keys.iter().position(|key| *key == selected).unwrap_or(0);
    match key {
        "ArrowRight" => Some(if now == last { 0 } else { now + 1 }),
        "ArrowLeft" => Some(now.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

fn focus_tab(list: NodeRef<html::Div>, index: usize) {
    let Some(list) = list.get_untracked() else { return };
    let Ok(tabs) = list.query_selector_all("[role=tab]") else {
        return;
    };
    let wanted = u32::try_from(index).ok().and_then(|index| tabs.item(index));
    if let Some(tab) = wanted.and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A tab that cannot take the focus leaves it where it was.
        let _ = tab.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::index_after_key;

    #[test]
    fn arrows_go_round() {
        let keys = ["a", "b", "c"];
        assert_eq!(index_after_key("ArrowRight", &keys, "c"), Some(0));
        assert_eq!(index_after_key("ArrowLeft", &keys, "a"), Some(2));
        assert_eq!(index_after_key("End", &keys, "a"), Some(2));
        assert_eq!(index_after_key("x", &keys, "a"), None);
        assert_eq!(index_after_key("Home", &[], "a"), None);
    }
}
