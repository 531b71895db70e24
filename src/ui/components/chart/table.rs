//! The numbers of a chart as a table: seen when asked for, always there for those who listen.

use leptos::prelude::*;

use crate::charts::table::DataTable;

/// A table nobody asked for is left out beyond this many rows; the grid of the page has them.
const MOST_HIDDEN_ROWS: usize = 200;

#[component]
pub(super) fn ChartTable(
    id: String,
    table: Signal<DataTable>,
    #[prop(into)] is_open: Signal<bool>,
) -> impl IntoView {
    let content = move || {
        let DataTable {
            caption,
            columns,
            rows,
        } = table.get();
        if !is_open.get() && rows.len() > MOST_HIDDEN_ROWS {
            return None;
        }
        let is_number = |column: usize| {
            rows.iter()
                .any(|row| row.get(column).is_some_and(crate::charts::table::Cell::is_number))
        };
        let heads = columns
            .iter()
            .enumerate()
            .map(|(index, title)| {
                view! { <th scope="col" class:num=is_number(index)>{title.clone()}</th> }
            })
            .collect_view();
        let body = rows
            .iter()
            .map(|row| {
                let cells = row
                    .iter()
                    .map(|cell| view! { <td class:num=cell.is_number()>{cell.shown().to_owned()}</td> })
                    .collect_view();
                view! { <tr>{cells}</tr> }
            })
            .collect_view();
        Some(view! {
            <table class="plain-table">
                <caption class="sr-only">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        })
    };
    let class = move || if is_open.get() { "chart-table" } else { "sr-only" };
    // A box that scrolls has to be reachable by keyboard.
    let tab = move || is_open.get().then_some("0");
    let name = move || table.with(|table| table.caption.clone());
    view! { <div class=class id=id role="group" aria-label=name tabindex=tab>{content}</div> }
}
