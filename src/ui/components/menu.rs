//! A button that opens a short list of actions.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::support::is_inside;
use super::{Icon, IconName};

/// One action of a menu.
#[derive(Debug, Clone)]
pub struct MenuItem {
    title: String,
    run: Callback<()>,
    icon: Option<IconName>,
    note: String,
    is_dangerous: bool,
    is_disabled: bool,
    is_chosen: Option<bool>,
    has_rule_above: bool,
}

impl MenuItem {
    /// An action with its name.
    pub fn new(title: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            title: title.into(),
            run: Callback::new(move |()| run()),
            icon: None,
            note: String::new(),
            is_dangerous: false,
            is_disabled: false,
            is_chosen: None,
            has_rule_above: false,
        }
    }

    /// Puts an icon before the name.
    #[must_use]
    pub fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Puts a note at the end, such as a shortcut.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Marks an action that takes something away.
    #[must_use]
    pub fn dangerous(mut self) -> Self {
        self.is_dangerous = true;
        self
    }

    /// Shows the action without letting it run.
    #[must_use]
    pub fn disabled(mut self, is_disabled: bool) -> Self {
        self.is_disabled = is_disabled;
        self
    }

    /// Makes it one of several, chosen or not.
    #[must_use]
    pub fn chosen(mut self, is_chosen: bool) -> Self {
        self.is_chosen = Some(is_chosen);
        self
    }

    /// Draws a hairline above it.
    #[must_use]
    pub fn rule_above(mut self) -> Self {
        self.has_rule_above = true;
        self
    }
}

/// A button with a list of actions. Down opens, arrows move, letters jump, Escape closes and returns.
#[component]
pub fn Menu(
    /// The button's word; read aloud even where only the icon is seen.
    #[prop(into)]
    label: Signal<String>,
    /// The actions; asked for when the menu opens.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// An icon in place of the word.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Classes of the button.
    #[prop(default = "btn btn-quiet")]
    class: &'static str,
    /// Line the list up with the button's end.
    #[prop(optional)]
    align_end: bool,
    /// What it offers changes the document: in a visit it is not there.
    #[prop(optional)]
    edits: bool,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let open = RwSignal::new(false);
    let list_id = super::unique_id("menu");
    let close = move |give_focus_back: bool| {
        if open.get_untracked() {
            open.set(false);
            if give_focus_back && let Some(button) = button.get_untracked() {
                // A button that has left the page needs no focus.
                let _ = button.focus();
            }
        }
    };
    let outside = window_event_listener(ev::pointerdown, move |event| {
        if open.get_untracked()
            && !root
                .get_untracked()
                .is_some_and(|root| is_inside(&root, event.target()))
        {
            close(false);
        }
    });
    on_cleanup(move || outside.remove());
    Effect::new(move |_| {
        if open.get() {
            request_animation_frame(move || focus_item(list, 0));
        }
    });
    let on_button_key = move |event: web_sys::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            event.prevent_default();
            open.set(true);
        }
    };
    let on_list_key = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            close(true);
        }
        "Tab" => close(true),
        key => {
            if let Some(index) = index_after_key(key, list) {
                event.prevent_default();
                focus_item(list, index);
            }
        }
    };
    let rows = move || {
        items
            .get()
            .into_iter()
            .map(|item| view! { <Row item close=Callback::new(close) /> })
            .collect_view()
    };
    let owned = list_id.clone();
    view! {
        <div class="menu" node_ref=root data-edit=edits.then_some("")>
            <button
                type="button"
                class=class
                node_ref=button
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                aria-controls=move || open.get().then(|| owned.clone())
                aria-label=move || icon.map(|_| label.get())
                title=move || icon.map(|_| label.get())
                on:click=move |_| open.update(|open| *open = !*open)
                on:keydown=on_button_key
            >
                {match icon {
                    Some(name) => view! { <Icon name /> }.into_any(),
                    None => view! { <span>{label}</span> <Icon name=IconName::ChevronDown /> }.into_any(),
                }}
            </button>
            <Show when=move || open.get()>
                <div
                    class="menu-list"
                    role="menu"
                    id=list_id.clone()
                    node_ref=list
                    data-align=align_end.then_some("end")
                    aria-label=label
                    on:keydown=on_list_key
                >
                    {rows}
                </div>
            </Show>
        </div>
    }
}

#[component]
fn Row(item: MenuItem, close: Callback<bool>) -> impl IntoView {
    let MenuItem {
        title,
        run,
        icon,
        note,
        is_dangerous,
        is_disabled,
        is_chosen,
        has_rule_above,
    } = item;
    let role = if is_chosen.is_some() {
        "menuitemradio"
    } else {
        "menuitem"
    };
    let icon = match is_chosen {
        Some(true) => Some(IconName::Check),
        _ => icon,
    };
    view! {
        {has_rule_above.then(|| view! { <div class="menu-rule" role="separator"></div> })}
        <button
            type="button"
            class="menu-item"
            role=role
            tabindex="-1"
            data-tone=is_dangerous.then_some("danger")
            aria-checked=is_chosen.map(|chosen| chosen.to_string())
            aria-disabled=is_disabled.then_some("true")
            on:click=move |_| {
                if !is_disabled {
                    close.run(true);
                    run.run(());
                }
            }
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span>{title}</span>
            {(!note.is_empty()).then(|| view! { <span class="menu-note">{note}</span> })}
        </button>
    }
}

/// The actions on the page, in order.
fn item_elements(list: NodeRef<html::Div>) -> Vec<web_sys::HtmlElement> {
    let Some(list) = list.get_untracked() else {
        return Vec::new();
    };
    let Ok(found) = list.query_selector_all("[role^=menuitem]") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index))
        .filter_map(|node| node.dyn_into::<web_sys::HtmlElement>().ok())
        .collect()
}

fn focus_item(list: NodeRef<html::Div>, index: usize) {
    if let Some(item) = item_elements(list).get(index) {
        // An action that has left the page needs no focus.
        let _ = item.focus();
    }
}

/// Which action a key leads to from the one that has the focus.
fn index_after_key(key: &str, list: NodeRef<html::Div>) -> Option<usize> {
    let items = item_elements(list);
    let last = items.len().checked_sub(1)?;
    let focused = document().active_element();
    let now = items
        .iter()
        .position(|item| focused.as_ref() == Some(item.as_ref()))
        .unwrap_or(0);
    match key {
        "ArrowDown" => Some(if now == last { 0 } else { now + 1 }),
        "ArrowUp" => Some(now.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        letter if letter.chars().count() == 1 && letter != " " => {
            let wanted = letter.to_lowercase();
            let starts = |item: &web_sys::HtmlElement| {
                item.text_content()
                    .unwrap_or_default()
                    .trim()
                    .to_lowercase()
                    .starts_with(&wanted)
            };
            (1..=items.len())
                .map(|step| (now + step) % items.len())
                .find(|index| items.get(*index).is_some_and(starts))
        }
        _ => None,
    }
}
