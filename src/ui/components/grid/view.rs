//! What a grid draws besides its rows: heading, editor, the line below, the print.

use std::sync::Arc;

use leptos::prelude::*;

use super::selection::Place;
use super::state::{Grid, count};
use super::types::{Align, CellKind, Direction, GridColumn, GridSort};
use crate::i18n::number::{NumberStyle, format_number};
use crate::ui::components::support::use_printing;
use crate::ui::components::{Icon, IconName};
use crate::ui::locale::use_texts;

#[component]
pub(super) fn Heading(
    grid: Grid,
    sort: Signal<Option<GridSort>>,
    on_sort: Option<Callback<GridSort>>,
    header_extra: Option<Callback<Arc<str>, AnyView>>,
) -> impl IntoView {
    let titles = move || {
        grid.columns
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, column)| {
                let extra = header_extra.map(|extra| extra.run(Arc::clone(&column.key)));
                view! { <ColumnTitle grid index column sort on_sort extra /> }
            })
            .collect_view()
    };
    view! { <div class="grid-head" role="row" aria-rowindex="1">{titles}</div> }
}

#[component]
fn ColumnTitle(
    grid: Grid,
    index: usize,
    column: GridColumn,
    sort: Signal<Option<GridSort>>,
    on_sort: Option<Callback<GridSort>>,
    extra: Option<AnyView>,
) -> impl IntoView {
    let texts = use_texts();
    let GridColumn {
        key,
        title,
        width,
        align,
        is_sortable,
        is_frozen,
        ..
    } = column;
    let key = StoredValue::new(key);
    let direction = move || {
        sort.get()
            .filter(|sort| key.with_value(|key| sort.key == *key))
            .map(|sort| sort.direction)
    };
    let left = is_frozen.then(|| format!("{}px", untrack(|| grid.left_of(index))));
    let aria_sort = move || match direction() {
        Some(Direction::Ascending) => Some("ascending"),
        Some(Direction::Descending) => Some("descending"),
        None => None,
    };
    let name = title.clone();
    let heading = match on_sort.filter(|_| is_sortable) {
        Some(on_sort) => view! {
            <button
                type="button"
                class="grid-sort"
                title=move || (texts.get().parts().grid.sort)(&name)
                on:click=move |_| {
                    let direction = direction().map_or(Direction::Descending, Direction::reversed);
                    on_sort.run(GridSort { key: key.get_value(), direction });
                }
            >
                <span class="grid-text">{title}</span>
                {move || {
                    direction()
                        .map(|direction| match direction {
                            Direction::Ascending => view! { <Icon name=IconName::SortUp /> },
                            Direction::Descending => view! { <Icon name=IconName::SortDown /> },
                        })
                }}
            </button>
        }
        .into_any(),
        None => view! { <span class="grid-text" title=name>{title}</span> }.into_any(),
    };
    view! {
        <div
            class="grid-title"
            class:grid-frozen=is_frozen
            role="columnheader"
            aria-colindex=index + 1
            aria-sort=aria_sort
            data-align=align.attribute()
            data-first=(index == 0).then_some("true")
            style:width=format!("{width}px")
            style:left=left
        >
            {heading}
            {extra}
        </div>
    }
}

pub(super) fn cell_id(id: StoredValue<String>, place: Place) -> String {
    id.with_value(|id| format!("{id}-{}-{}", place.row, place.column))
}

/// The field that waits for keys over the active cell, and becomes the editor when they come.
#[component]
pub(super) fn Editor(grid: Grid, id: StoredValue<String>, label: Signal<String>) -> impl IntoView {
    let texts = use_texts();
    let cursor = Memo::new(move |_| grid.selection.get().cursor);
    let column = Memo::new(move |_| grid.columns.with(|all| all.get(cursor.get().column).cloned()));
    let left = move || {
        let own = grid.left_of(cursor.get().column);
        let is_frozen = column.with(|column| column.as_ref().is_some_and(|column| column.is_frozen));
        format!(
            "{}px",
            if is_frozen {
                own + grid.scroll_left.get()
            } else {
                own
            }
        )
    };
    // Scrolled sideways, the editor slides under the frozen columns as its cell does.
    let clip = move || {
        let is_frozen = column.with(|column| column.as_ref().is_some_and(|column| column.is_frozen));
        let hidden = grid.scroll_left.get() + grid.frozen_width() - grid.left_of(cursor.get().column);
        format!("inset(0 0 0 {}px)", if is_frozen { 0.0 } else { hidden.max(0.0) })
    };
    let top = move || {
        format!(
            "{}px",
            grid.head_height.get() + count(cursor.get().row) * grid.row_height
        )
    };
    let width = move || {
        format!(
            "{}px",
            column.with(|column| column.as_ref().map_or(0.0, |column| column.width))
        )
    };
    let height = format!("{}px", grid.row_height);
    let choices = Memo::new(move |_| match column.get().map(|column| column.kind) {
        Some(CellKind::Choice(choices)) if grid.is_editing.get() => Some(choices),
        _ => None,
    });
    let is_open = move || grid.is_editing.get() && choices.with(Option::is_none);
    let mode = move || match (
        grid.is_editing.get(),
        column.with(|c| c.as_ref().map(|c| c.kind.clone())),
    ) {
        (false, _) => "none",
        (true, Some(CellKind::Number)) => "decimal",
        (true, _) => "text",
    };
    let title = move || {
        column
            .with(|column| column.as_ref().map(|c| c.title.clone()))
            .unwrap_or_default()
    };
    let name = move || {
        if grid.is_editing.get() {
            (texts.get().parts().grid.editing)(&title())
        } else {
            label.get()
        }
    };
    let active =
        move || (!grid.is_editing.get() && grid.row_count.get() > 0).then(|| cell_id(id, cursor.get()));
    let tall = height.clone();
    view! {
        <input
            class="grid-editor"
            type="text"
            node_ref=grid.editor
            autocomplete="off"
            spellcheck="false"
            inputmode=mode
            data-idle=move || (!grid.is_editing.get()).then_some("true")
            data-open=move || is_open().then_some("true")
            data-align=move || column.with(|column| column.as_ref().map(|c| c.align.attribute()))
            aria-label=name
            aria-describedby=id.with_value(|id| format!("{id}-keys"))
            aria-controls=id.get_value()
            aria-activedescendant=active
            style:left=left
            style:clip-path=clip
            style:top=top
            style:width=width
            style:height=height
            on:input=move |_| grid.on_input()
            on:compositionstart=move |_| grid.on_input()
            on:blur=move |_| {
                // The grid may leave the page with the focus inside.
                if !grid.is_editing.is_disposed() && is_open() {
                    grid.commit();
                }
            }
        />
        {move || {
            choices
                .get()
                .map(|choices| {
                    let now = grid.text_of(cursor.get_untracked());
                    let options = choices
                        .iter()
                        .map(|choice| {
                            let is_now = choice.key == now || choice.label == now;
                            view! { <option value=choice.key.clone() selected=is_now>{choice.label.clone()}</option> }
                        })
                        .collect_view();
                    view! {
                        <select
                            class="grid-editor"
                            data-open="true"
                            node_ref=grid.chooser
                            aria-label=name
                            style:left=left
                            style:clip-path=clip
                            style:top=top
                            style:width=width
                            style:height=tall.clone()
                            on:change=move |_| {
                                grid.commit();
                                grid.focus();
                            }
                            on:blur=move |_| {
                                if !grid.is_editing.is_disposed() {
                                    grid.cancel();
                                }
                            }
                        >
                            {options}
                        </select>
                    }
                })
        }}
    }
}

/// The line under the grid: how many rows, how much is selected, what is wrong with the active cell.
#[component]
pub(super) fn Status(grid: Grid) -> impl IntoView {
    let texts = use_texts();
    let rows = move || {
        let lang = grid.lang.get();
        (texts.get().parts().grid.rows)(&format_number(
            count(grid.row_count.get()),
            lang,
            NumberStyle::WHOLE,
        ))
    };
    let selected = move || {
        let block = grid.selection.get().block();
        let is_block = block.height() > 1 || block.width() > 1;
        is_block.then(|| (texts.get().parts().grid.selection)(block.height(), block.width()))
    };
    let wrong = move || {
        let message = grid.message.get();
        if !message.is_empty() {
            return message;
        }
        let Place { row, column } = grid.selection.get().cursor;
        if row >= grid.row_count.get() || column >= grid.columns.with(Vec::len) {
            return String::new();
        }
        grid.shown(Place { row, column }).invalid.unwrap_or_default()
    };
    view! {
        <div class="grid-status">
            <span>{rows}</span>
            <span role="status">{selected}</span>
            <span role="status" data-tone="bad">{wrong}</span>
        </div>
    }
}

/// The rows as a plain table, made only while the page is printed.
#[component]
pub(super) fn PrintTable(grid: Grid, limit: usize) -> impl IntoView {
    let texts = use_texts();
    let printing = use_printing();
    let table = move || {
        let columns = grid.columns.get();
        let all = grid.row_count.get();
        let shown = all.min(limit);
        let number = |value: usize| format_number(count(value), grid.lang.get(), NumberStyle::WHOLE);
        let caption =
            (shown < all).then(|| (texts.get().parts().grid.first_rows)(&number(shown), &number(all)));
        let (printed, left): (Vec<_>, Vec<_>) = columns.iter().partition(|column| column.is_printed);
        let left: Vec<_> = left.into_iter().map(|column| &*column.title).collect();
        let note = (!left.is_empty()).then(|| (texts.get().parts().grid.not_printed)(&left));
        let heads = printed
            .iter()
            .map(|column| view! { <th scope="col" class=paper_class(column)>{column.title.clone()}</th> })
            .collect_view();
        let rows = (0..shown)
            .map(|row| {
                let cells = columns
                    .iter()
                    .zip(grid.row.run(row))
                    .filter(|(column, _)| column.is_printed)
                    .map(|(column, shown)| view! { <td class=paper_class(column)>{shown.text}</td> })
                    .collect_view();
                view! { <tr>{cells}</tr> }
            })
            .collect_view();
        view! {
            <div class="grid-print">
                <table>
                    {caption.map(|caption| view! { <caption>{caption}</caption> })}
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                {note.map(|note| view! { <p class="caption">{note}</p> })}
            </div>
        }
    };
    move || printing.get().then(table)
}

/// How a column is set on paper: numbers at the end; a day, a badge and one of a closed list on one line.
const fn paper_class(column: &GridColumn) -> Option<&'static str> {
    match (column.align, &column.kind) {
        (Align::End, _) => Some("num"),
        (Align::Centre, _) | (_, CellKind::Date | CellKind::Choice(_)) => Some("whole"),
        (Align::Start, _) => None,
    }
}
