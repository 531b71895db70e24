//! A grid that behaves as a spreadsheet and stays quick with a hundred thousand rows.
//!
//! Only the rows in sight are drawn. One field lies over the active cell and catches every key; the moment a
//! letter arrives it becomes the editor, so an input method for Chinese never loses its first letter. The field
//! points at the active cell (`aria-activedescendant`) for those who listen.
//!
//! | file | what it holds |
//! |---|---|
//! | `types` | what a grid is told and what it tells |
//! | `selection`, `block_text` | movement, the clipboard's form; plain values with tests |
//! | `state`, `keys` | what one grid knows, keyboard and pointer |
//! | `rows`, `view` | what it draws: the rows in sight, all else |

mod block_text;
mod keys;
mod rows;
mod selection;
mod state;
mod types;
mod view;

use leptos::html;
use leptos::prelude::*;

use rows::Rows;
use selection::Selection;
use state::Grid;
pub use types::{Align, CellKind, CellTone, CellView, Direction, EditKind, GridColumn, GridEdit, GridSort};
use view::{Editor, Heading, PrintTable, Status};

use crate::ui::components::observe::use_resize;
use crate::ui::components::support::is_look_only;
use crate::ui::locale::use_texts;
use crate::ui::platform::turns::rest;

/// A grid that behaves as a spreadsheet.
///
/// `row` is asked for the rows in sight only and may read signals: a row is drawn again when what it read changes,
/// and of its cells those that differ. Each action of the user (a typed value, a paste, a fill, a clearing) is one [`GridEdit`].
#[component]
pub fn DataGrid(
    /// What the rows are, read aloud.
    #[prop(into)]
    label: Signal<String>,
    /// The columns, frozen ones first.
    #[prop(into)]
    columns: Signal<Vec<GridColumn>>,
    /// How many rows there are.
    #[prop(into)]
    row_count: Signal<usize>,
    /// What a row shows, one view for each column.
    #[prop(into)]
    row: Callback<usize, Vec<CellView>>,
    /// The texts of a row's cells for the clipboard and the editor, where they differ from what is shown.
    #[prop(optional, into)]
    copy_row: Option<Callback<usize, Vec<String>>>,
    /// Told each change; without it the grid is read-only.
    #[prop(optional, into)]
    on_edit: Option<Callback<GridEdit>>,
    /// Told the row opened by Enter or a double click on a read-only cell.
    #[prop(optional, into)]
    on_open: Option<Callback<usize>>,
    /// The sort in force, for the mark in the heading; the page orders the rows.
    #[prop(optional, into)]
    sort: Signal<Option<GridSort>>,
    /// Told the sort a heading asks for.
    #[prop(optional, into)]
    on_sort: Option<Callback<GridSort>>,
    /// The row of the cursor; the page may move it.
    #[prop(default = RwSignal::new(None))]
    selected_row: RwSignal<Option<usize>>,
    /// A cell that the page leads to, by row and column: the cursor and the focus go there, and it is none again.
    #[prop(default = RwSignal::new(None))]
    asked: RwSignal<Option<(usize, usize)>>,
    /// Told the first and last selected row.
    #[prop(optional, into)]
    on_rows: Option<Callback<(usize, usize)>>,
    /// Something after a column's title, such as a filter.
    #[prop(optional, into)]
    header_extra: Option<Callback<std::sync::Arc<str>, AnyView>>,
    /// How many rows a print shows at most; more are named in its caption.
    #[prop(default = 200)]
    print_rows: usize,
) -> impl IntoView {
    let texts = use_texts();
    let on_edit = on_edit.filter(|_| !is_look_only());
    let grid = Grid {
        columns,
        row_count,
        row,
        copy_row,
        on_edit,
        on_open,
        selected_row,
        on_rows,
        selection: RwSignal::new(Selection::default()),
        is_editing: RwSignal::new(false),
        is_entering: StoredValue::new(false),
        is_touched: StoredValue::new(false),
        pressed_at: StoredValue::new((0, 0)),
        message: RwSignal::new(String::new()),
        scroll_top: RwSignal::new(0.0),
        scroll_left: RwSignal::new(0.0),
        view_height: RwSignal::new(640.0),
        row_height: row_height(),
        head_height: RwSignal::new(35.0),
        scroller: NodeRef::<html::Div>::new(),
        editor: NodeRef::<html::Input>::new(),
        chooser: NodeRef::<html::Select>::new(),
        lang: Grid::current_lang(),
    };
    follow(grid);
    follow_asked(grid, asked);
    let id = StoredValue::new(crate::ui::components::unique_id("grid"));
    view! {
        <div class="grid-wrap">
            <div
                class="grid-scroll"
                node_ref=grid.scroller
                on:scroll=move |_| note_scroll(grid)
                on:keydown=move |event| grid.on_key(&event)
                on:copy=move |event| grid.on_copy(&event, false)
                on:cut=move |event| grid.on_copy(&event, true)
                on:paste=move |event| grid.on_paste(&event)
                on:pointerdown=move |event| grid.is_touched.set_value(event.pointer_type() == "touch")
                on:mousedown=move |event| grid.on_press(&event)
                on:pointerover=move |event| grid.on_sweep(&event)
                on:dblclick=move |event| grid.on_double(&event)
            >
                <div
                    class="grid-sheet"
                    role="grid"
                    id=id.get_value()
                    aria-label=label
                    aria-rowcount=move || row_count.get() + 1
                    aria-colcount=move || columns.with(Vec::len)
                    aria-multiselectable="true"
                    aria-readonly=on_edit.is_none().then_some("true")
                >
                    <Heading grid sort on_sort header_extra />
                    <Rows grid id />
                </div>
                <Editor grid id label />
            </div>
            <Show when=move || row_count.get() == 0>
                <p class="chart-empty">{move || texts.get().parts().grid.none}</p>
            </Show>
            <p class="sr-only" id=id.with_value(|id| format!("{id}-keys"))>{move || texts.get().parts().grid.keys}</p>
            <Status grid />
            <PrintTable grid limit=print_rows />
        </div>
    }
}

/// Keeps the grid in step with its box, its rows and a cursor moved by the page.
fn follow(grid: Grid) {
    // To draw more rows is a turn of its own, after the frame in which the box has grown.
    use_resize(grid.scroller, move |_| {
        leptos::task::spawn_local(async move {
            rest().await;
            if !grid.selection.is_disposed() {
                note_size(grid);
            }
        });
    });
    Effect::new(move |_| {
        if let Some(row) = grid.selected_row.get()
            && grid
                .selection
                .with_untracked(|selection| selection.cursor.row != row)
        {
            let column = grid.cursor().column;
            grid.go(selection::Place { row, column }, false);
        }
    });
    Effect::new(move |_| {
        // Fewer rows or columns than before: the cursor stays on the grid.
        grid.row_count.track();
        grid.columns.track();
        let now = grid.selection.get_untracked();
        let held = now.held(grid.extent());
        if held != now {
            grid.selection.set(held);
        }
    });
}

/// Goes to a cell that was asked for, once the grid stands.
fn follow_asked(grid: Grid, asked: RwSignal<Option<(usize, usize)>>) {
    Effect::new(move |_| {
        let Some((row, column)) = asked.get() else { return };
        asked.set(None);
        request_animation_frame(move || {
            if grid.selection.is_disposed() {
                return;
            }
            grid.go(selection::Place { row, column }, false);
            if let Some(scroller) = grid.scroller.get_untracked() {
                scroller.scroll_into_view();
            }
            grid.focus();
        });
    });
}

fn note_scroll(grid: Grid) {
    if let Some(scroller) = grid.scroller.get_untracked() {
        grid.scroll_top.set(f64::from(scroller.scroll_top()));
        grid.scroll_left.set(f64::from(scroller.scroll_left()));
    }
}

fn note_size(grid: Grid) {
    let Some(scroller) = grid.scroller.get_untracked() else {
        return;
    };
    let head = scroller.query_selector(".grid-head").ok().flatten();
    let head = head.map_or(35.0, |head| head.get_bounding_client_rect().height());
    grid.head_height.set(head);
    grid.view_height
        .set((f64::from(scroller.client_height()) - head).max(grid.row_height));
    note_scroll(grid);
}

/// Height of a row in px, as `--row` in the style sheet: a finger needs more than a mouse.
fn row_height() -> f64 {
    let is_coarse = window()
        .match_media("(pointer: coarse)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    if is_coarse { 44.0 } else { 32.0 }
}
