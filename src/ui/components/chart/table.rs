//! The numbers of a chart as a table: seen when asked for, always there for those who listen.

use leptos::html;
use leptos::prelude::*;

use crate::charts::table::{Cell, DataTable};
use crate::ui::components::{Plain, use_plain};

/// A table nobody asked for is left out beyond this many rows; the grid of the page has them.
const MOST_HIDDEN_ROWS: usize = 200;

#[component]
pub(super) fn ChartTable(
    id: String,
    table: RwSignal<DataTable>,
    #[prop(into)] is_open: Signal<bool>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    use_plain(node, None, move || {
        table.with(|table| {
            let is_shown = is_open.get() || table.rows.len() <= MOST_HIDDEN_ROWS;
            if is_shown { vec![drawn(table)] } else { Vec::new() }
        })
    });
    let class = move || if is_open.get() { "chart-table" } else { "sr-only" };
    // A box that scrolls has to be reachable by keyboard.
    let tab = move || is_open.get().then_some("0");
    let name = move || table.with(|table| table.caption.clone());
    view! { <div class=class id=id role="group" aria-label=name tabindex=tab node_ref=node></div> }
}

fn drawn(table: &DataTable) -> Plain {
    let number = |is_number: bool| is_number.then_some("num");
    let is_number = |column: usize| {
        table
            .rows
            .iter()
            .any(|row| row.get(column).is_some_and(Cell::is_number))
    };
    let head = |(column, title): (usize, &String)| {
        Plain::new("th")
            .with("scope", "col")
            .maybe("class", number(is_number(column)))
            .text(title.clone())
    };
    let cell = |cell: &Cell| {
        Plain::new("td")
            .maybe("class", number(cell.is_number()))
            .text(cell.shown().to_owned())
    };
    let row = |cells: Vec<Plain>| Plain::new("tr").children(cells);
    let heads = table.columns.iter().enumerate().map(head).collect();
    let body = table
        .rows
        .iter()
        .map(|cells| row(cells.iter().map(cell).collect()));
    Plain::new("table").with("class", "plain-table").children(vec![
        Plain::new("caption")
            .with("class", "sr-only")
            .text(table.caption.clone()),
        Plain::new("thead").children(vec![row(heads)]),
        Plain::new("tbody").children(body.collect()),
    ])
}
