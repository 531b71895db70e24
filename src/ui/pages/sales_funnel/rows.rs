//! What the rows of fields share: the name with a menu that moves and removes, and short names of their inputs.

use leptos::prelude::*;

use super::{Funnel, use_funnel};
use crate::engines::value::Text;
use crate::i18n::fill;
use crate::models::sales_funnel::input::Input;
use crate::models::sales_funnel::{Edit, List};
use crate::ui::components::{Icon, IconName, Menu, MenuItem, TextField};
use crate::ui::pages::plan::both;

/// What a list is called where a change of it is taken back.
pub fn what(list: List) -> Text {
    both(match list {
        List::Stages => |t| t.sales_funnel().stages,
        List::Deals => |t| t.sales_funnel().deals,
        List::Channels => |t| t.sales_funnel().channels,
        List::Levers => |t| t.sales_funnel().levers,
        List::People => |t| t.sales_funnel().people,
    })
}

/// Ids and names of the rows of a list.
pub fn rows(input: &Input, list: List) -> Vec<(String, Text)> {
    macro_rules! of {
        ($rows:expr) => {
            $rows
                .iter()
                .map(|row| (row.id.clone(), row.name.clone()))
                .collect()
        };
    }
    match list {
        List::Stages => of!(input.stages),
        List::Deals => of!(input.deals),
        List::Channels => of!(input.channels),
        List::Levers => of!(input.levers),
        List::People => of!(input.people),
    }
}

/// Ids of the rows of a list; fields are made anew only where rows come, go or move.
pub fn ids(funnel: Funnel, list: List) -> Memo<Vec<String>> {
    Memo::new(move |_| {
        let all = funnel.input.with(|input| rows(input, list));
        all.into_iter().map(|(id, _)| id).collect()
    })
}

/// The shown name of a row.
pub fn name(funnel: Funnel, list: List, id: &str) -> String {
    let all = funnel.input.with(|input| rows(input, list));
    let found = all.into_iter().find(|(row, _)| row == id);
    funnel.view.say(&found.map(|(_, name)| name).unwrap_or_default())
}

/// An input's name without that of its row.
pub fn short_name(funnel: Funnel, path: &str) -> String {
    let name = funnel
        .view
        .parameter(path)
        .map_or_else(String::new, |p| funnel.view.say(&p.name));
    let own = name.rsplit_once(" · ").map_or(name.as_str(), |(_, own)| own);
    // By itself it begins like any other label.
    let mut letters = own.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// The name of a row as a field, and the menu of what can be done with the row.
#[component]
pub fn RowHead(
    /// The list.
    list: List,
    /// The row.
    id: String,
) -> impl IntoView {
    let funnel = use_funnel();
    let id = StoredValue::new(id);
    let shown = Memo::new(move |_| id.with_value(|id| name(funnel, list, id)));
    let rename = Callback::new(move |text: String| {
        if !text.trim().is_empty() {
            funnel.edit(Edit::Rename(list, id.get_value(), Text::own(text.trim())));
        }
    });
    let items = move || {
        let words = funnel.words();
        let all = funnel.input.with(|input| rows(input, list));
        let at = id.with_value(|id| all.iter().position(|(row, _)| row == id));
        let at = at.unwrap_or_default();
        let to = move |place: usize| move || funnel.edit(Edit::Move(list, id.get_value(), place));
        vec![
            MenuItem::new(words.move_up, to(at.saturating_sub(1)))
                .icon(IconName::SortUp)
                .disabled(at == 0),
            MenuItem::new(words.move_down, to(at + 1))
                .icon(IconName::SortDown)
                .disabled(at + 1 >= all.len()),
            MenuItem::new(words.remove, move || {
                funnel.edit(Edit::Remove(list, id.get_value()));
            })
            .icon(IconName::Trash)
            .dangerous()
            .rule_above(),
        ]
    };
    view! {
        <div class="plan-row-head">
            <TextField
                label=Signal::derive(move || funnel.view.words().name.to_owned()) bare=true value=shown on_commit=rename
            />
            <Menu
                label=Signal::derive(move || fill(funnel.words().row_menu, &[("name", &shown.get())]))
                items=Signal::derive(items) icon=IconName::More class="btn btn-icon" align_end=true edits=true
            />
        </div>
    }
}

/// The button that adds a row.
#[component]
pub fn AddRow(
    /// The list.
    list: List,
    /// Its word.
    #[prop(into)]
    label: Signal<&'static str>,
) -> impl IntoView {
    let funnel = use_funnel();
    view! {
        <button type="button" data-edit="" class="btn btn-quiet" on:click=move |_| funnel.edit(Edit::Add(list))>
            <Icon name=IconName::Plus/>{label}
        </button>
    }
}
