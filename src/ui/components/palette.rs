//! The command palette: every page and action by name, from the keyboard.

use leptos::html;
use leptos::prelude::*;

use super::dialog::{close_on_veil, show_while};
use super::match_rank;
use crate::ui::locale::use_texts;

/// Something the palette can run.
#[derive(Debug, Clone)]
pub struct Command {
    /// What it is called in code; unique.
    pub key: String,
    /// What it is called on the page.
    pub title: String,
    /// Other words it is found by, such as its name in the other language.
    pub keywords: String,
    /// Its shortcut, as shown; empty for none.
    pub shortcut: String,
    /// Runs it.
    pub run: Callback<()>,
}

/// The commands that match, best first; with an empty query all, in their own order.
#[must_use]
pub fn matching(commands: &[Command], query: &str) -> Vec<Command> {
    if query.trim().is_empty() {
        return commands.to_vec();
    }
    let mut ranked: Vec<(i32, &Command)> = commands
        .iter()
        .filter_map(|command| {
            let title = match_rank(query, &command.title);
            // A word of the list of keywords counts less than the name.
            let keywords = match_rank(query, &command.keywords).map(|rank| rank / 2);
            title.max(keywords).map(|rank| (rank, command))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    ranked.into_iter().map(|(_, command)| command.clone()).collect()
}

/// The command palette.
#[component]
pub fn Palette(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it can run.
    #[prop(into)]
    commands: Signal<Vec<Command>>,
) -> impl IntoView {
    let texts = use_texts();
    let node = NodeRef::<html::Dialog>::new();
    show_while(open, node);
    view! {
        <dialog
            class="dialog palette"
            node_ref=node
            aria-label=move || texts.get().parts().palette
            on:close=move |_| open.set(false)
            on:click=move |event| close_on_veil(&event, node)
        >
            <Show when=move || open.get()>
                <Search open commands />
            </Show>
        </dialog>
    }
}

#[component]
fn Search(open: RwSignal<bool>, commands: Signal<Vec<Command>>) -> impl IntoView {
    let texts = use_texts();
    let query = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let list_id = super::unique_id("palette");
    let found = Signal::derive(move || commands.with(|all| query.with(|query| matching(all, query))));
    let run = move |index: usize| {
        let command = found.with_untracked(|found| found.get(index).cloned());
        if let Some(command) = command {
            open.set(false);
            command.run.run(());
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        let now = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => active.set(if now >= last { 0 } else { now + 1 }),
            "ArrowUp" => active.set(now.checked_sub(1).unwrap_or(last)),
            "Enter" if !event.is_composing() => run(now),
            _ => return,
        }
        event.prevent_default();
    };
    let option_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || {
            found
                .with(|found| !found.is_empty())
                .then(|| option_id(active.get()))
        }
    };
    let options = move || {
        found
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, command)| {
                view! { <CommandOption id=option_id(index) index command active run=Callback::new(run) /> }
            })
            .collect_view()
    };
    view! {
        <input
            class="palette-input"
            type="text"
            role="combobox"
            autofocus
            autocomplete="off"
            spellcheck="false"
            aria-expanded="true"
            aria-autocomplete="list"
            aria-label=move || texts.get().parts().palette_ask
            placeholder=move || texts.get().parts().palette_ask
            aria-controls=list_id.clone()
            aria-activedescendant=active_id
            prop:value=query
            on:input=move |event| {
                query.set(event_target_value(&event));
                active.set(0);
            }
            on:keydown=on_key
        />
        <div class="palette-list" role="listbox" id=list_id aria-label=move || texts.get().parts().palette>
            {options}
        </div>
        <p class="sr-only" role="status">
            {move || (texts.get().parts().palette_count)(found.with(Vec::len))}
        </p>
        <Show when=move || found.with(Vec::is_empty)>
            <p class="palette-none">{move || texts.get().parts().palette_none}</p>
        </Show>
    }
}

#[component]
fn CommandOption(
    id: String,
    index: usize,
    command: Command,
    active: RwSignal<usize>,
    run: Callback<usize>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let is_active = Memo::new(move |_| active.get() == index);
    Effect::new(move |_| {
        if is_active.get()
            && let Some(node) = node.get()
        {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            node.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let Command { title, shortcut, .. } = command;
    view! {
        <div
            class="palette-item"
            role="option"
            id=id
            node_ref=node
            aria-selected=move || is_active.get().to_string()
            on:pointermove=move |_| {
                if !is_active.get_untracked() {
                    active.set(index);
                }
            }
            on:click=move |_| run.run(index)
        >
            <span>{title}</span>
            {(!shortcut.is_empty()).then(|| view! { <kbd class="push">{shortcut}</kbd> })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(title: &str, keywords: &str) -> Command {
        Command {
            key: title.into(),
            title: title.into(),
            keywords: keywords.into(),
            shortcut: String::new(),
            run: Callback::new(|()| ()),
        }
    }

    #[test]
    fn names_come_before_keywords() {
        let all = [
            command("导入", "undo history"),
            command("Undo", ""),
            command("Share", ""),
        ];
        let titles: Vec<String> = matching(&all, "undo").into_iter().map(|c| c.title).collect();
        assert_eq!(titles, ["Undo", "导入"]);
        assert_eq!(matching(&all, " ").len(), 3);
        assert!(matching(&all, "xyz").is_empty());
    }
}
