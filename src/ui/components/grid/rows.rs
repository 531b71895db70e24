//! The rows of a grid: only those in sight and a few more are elements, which show one row of the list after another
//! as the grid is scrolled.

use std::collections::VecDeque;
use std::ops::Range;

use leptos::html;
use leptos::prelude::*;

use super::selection::{Place, RowMarks};
use super::state::{Grid, count, whole};
use super::types::{CellKind, CellView, GridColumn};
use super::view::cell_id;
use crate::ui::components::{Models, Plain, use_models, use_plain};
use crate::ui::platform::turns::drawn;

/// Rows drawn beyond either edge, so that a quick scroll does not show paper.
const SPARE_ROWS: usize = 8;
/// Rows that are drawn, or show others, in one turn; the page stays alive between two.
const ROWS_IN_A_TURN: usize = 12;
/// Rows of a grid's first turn, in which all that stands around it is drawn as well.
const FIRST_ROWS: usize = 4;

/// An element for a row, and the row it shows now.
#[derive(Clone, Copy)]
struct Seat {
    number: usize,
    row: RwSignal<usize>,
    node: NodeRef<html::Div>,
}

/// The seats in the order they stand in the page, which is the order of the rows they show: that is how a row is read
/// aloud after the one above it.
#[derive(Clone, Copy)]
struct Seats {
    all: StoredValue<VecDeque<Seat>>,
    /// Told when there are fewer.
    fewer: Trigger,
}

impl Seats {
    /// One more, at the end, for the row after those that are shown.
    fn add(self, number: usize, first: usize) -> Seat {
        let row = first + self.all.with_value(VecDeque::len);
        let seat = Seat {
            number,
            row: RwSignal::new(row),
            node: NodeRef::new(),
        };
        self.all.update_value(|all| all.push_back(seat));
        on_cleanup(move || {
            // All of them may go at once, with the grid.
            let left = self
                .all
                .try_update_value(|all| all.retain(|seat| seat.number != number));
            if left.is_some() {
                self.fewer.notify();
            }
        });
        seat
    }

    /// Shows the rows from `first` on in them, as far as they are `wanted` now. `before` is the row that the first one
    /// showed: those that leave the window at one end come back at the other.
    fn show(self, before: Option<usize>, first: usize, wanted: &Range<usize>) {
        self.all.update_value(|all| {
            let steps = before.map_or(0, |before| turned(before, first, all.len()));
            for _ in 0..steps.unsigned_abs() {
                turn(all, steps > 0);
            }
        });
        for (at, seat) in self.all.get_value().into_iter().enumerate() {
            let row = first + at;
            if wanted.contains(&row) && seat.row.get_untracked() != row {
                seat.row.set(row);
            }
        }
    }
}

/// By how many seats the window of `shown` rows has moved on, or back where it is below zero. None of them stays in
/// sight after a jump, and they may as well stand where they are.
fn turned(before: usize, first: usize, shown: usize) -> isize {
    let distance = isize::try_from(first.abs_diff(before)).unwrap_or(isize::MAX);
    match distance.unsigned_abs() < shown {
        false => 0,
        true if first >= before => distance,
        true => -distance,
    }
}

/// Moves the first seat behind the last one, or the last one before the first.
fn turn(all: &mut VecDeque<Seat>, forward: bool) {
    let (Some(first), Some(last)) = (all.front().copied(), all.back().copied()) else {
        return;
    };
    if let (Some(top), Some(bottom)) = (first.node.get_untracked(), last.node.get_untracked())
        && let Some(parent) = top.parent_node()
    {
        // Both are in the page, so neither can fail.
        let _ = if forward {
            parent.insert_before(&top, bottom.next_sibling().as_ref())
        } else {
            parent.insert_before(&bottom, Some(&top))
        };
    }
    if forward {
        all.rotate_left(1);
    } else {
        all.rotate_right(1);
    }
}

/// The rows in sight and a few more, each laid at its place.
#[component]
pub(super) fn Rows(grid: Grid, id: StoredValue<String>) -> impl IntoView {
    let frames = Memo::new(move |_| frames(grid));
    let most = use_growing(frames, move || {
        (in_sight(grid) + 2 * SPARE_ROWS).min(grid.row_count.get())
    });
    let window = Memo::new(move |_| {
        let (all, in_sight) = (grid.row_count.get(), in_sight(grid));
        let shown = (in_sight + 2 * SPARE_ROWS).min(most.get()).min(all);
        // Those in sight come first.
        let spare = shown.saturating_sub(in_sight).min(SPARE_ROWS);
        let first = whole(grid.scroll_top.get() / grid.row_height).saturating_sub(spare);
        (first.min(all - shown), shown)
    });
    let shown = Memo::new(move |_| window.get().1);
    let cell_models = use_models();
    let seats = Seats {
        all: StoredValue::new(VecDeque::new()),
        fewer: Trigger::new(),
    };
    Effect::new(move |before: Option<usize>| {
        seats.fewer.track();
        let (first, shown) = window.get();
        let all = first..first + shown;
        if before.is_some_and(|before| before.abs_diff(first) >= shown) {
            // After a jump all of them change: first those in sight, a few with each frame.
            let top = whole(grid.scroll_top.get_untracked() / grid.row_height);
            let mut end = top + ROWS_IN_A_TURN;
            seats.show(before, first, &(top..end));
            leptos::task::spawn_local(async move {
                while end < all.end {
                    drawn().await;
                    if window.try_get_untracked() != Some((first, shown)) {
                        return;
                    }
                    end += ROWS_IN_A_TURN;
                    seats.show(Some(first), first, &(top..end));
                }
                seats.show(Some(first), first, &all);
            });
        } else {
            seats.show(before, first, &all);
        }
        first
    });
    view! {
        <div
            class="grid-body"
            role="rowgroup"
            style:height=move || format!("{}px", count(grid.row_count.get()) * grid.row_height)
            style:width=move || format!("{}px", grid.total_width())
        >
            <For each=move || 0..shown.get() key=|number| *number let(number)>
                {
                    let seat = seats.add(number, window.get_untracked().0);
                    view! { <Row grid seat shown id frames cell_models /> }
                }
            </For>
        </div>
    }
}

/// How many rows may be drawn by now: a few more with each frame, until there are as many as `wanted`. With other columns,
/// where each row is drawn anew, it begins anew.
fn use_growing(
    frames: Memo<Vec<Frame>>,
    wanted: impl Fn() -> usize + Copy + Send + Sync + 'static,
) -> Memo<usize> {
    let columns = Memo::new(move |before: Option<&u32>| {
        frames.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    let grown = RwSignal::new((0_u32, FIRST_ROWS));
    let now = Memo::new(move |_| {
        let columns = columns.get();
        let (of, most) = grown.get();
        (columns, if of == columns { most } else { FIRST_ROWS })
    });
    Effect::new(move |_| {
        let ((of, most), wanted) = (now.get(), wanted().max(FIRST_ROWS));
        if most > wanted {
            grown.set((of, wanted));
        } else if most < wanted {
            leptos::task::spawn_local(async move {
                drawn().await;
                if now.try_get_untracked() == Some((of, most)) {
                    grown.set((of, most + ROWS_IN_A_TURN));
                }
            });
        }
    });
    Memo::new(move |_| now.get().1)
}

/// Rows of which something may be seen at a time.
fn in_sight(grid: Grid) -> usize {
    whole(grid.view_height.get() / grid.row_height) + 2
}

/// What the cells of one column share.
#[derive(Clone, PartialEq)]
struct Frame {
    class: &'static str,
    align: &'static str,
    is_read_only: bool,
    width: String,
    left: Option<String>,
}

fn frames(grid: Grid) -> Vec<Frame> {
    let mut edge = 0.0;
    let frame = |column: &GridColumn| {
        let left = column.is_frozen.then(|| format!("{edge}px"));
        edge += column.width;
        Frame {
            class: if column.is_frozen {
                "grid-cell grid-frozen"
            } else {
                "grid-cell"
            },
            align: column.align.attribute(),
            is_read_only: grid.on_edit.is_none() || column.kind == CellKind::ReadOnly,
            width: format!("{}px", column.width),
            left,
        }
    };
    grid.columns.with(|columns| columns.iter().map(frame).collect())
}

/// One row. What it shows is asked for once, and its cells are plain values compared with those before: a signal
/// that a thousand cells listened to would cost more to let go of than the cells to draw.
#[component]
fn Row(
    grid: Grid,
    seat: Seat,
    shown: Memo<usize>,
    id: StoredValue<String>,
    frames: Memo<Vec<Frame>>,
    cell_models: Models,
) -> impl IntoView {
    let Seat { number, row, node } = seat;
    // One that is about to go is not drawn once more.
    let stays = move || number < shown.get_untracked();
    let is_selected = Memo::new(move |_| grid.selected_row.get() == Some(row.get()));
    let views = Memo::new(move |_| grid.row.run(row.get()));
    let marks = Memo::new(move |_| grid.selection.get().marks(row.get()));
    use_plain(node, Some(cell_models), move || {
        let (row, marks) = (row.get(), marks.get());
        let cell = |((column, frame), view): ((usize, &Frame), &CellView)| {
            let place = Place { row, column };
            cell_box(cell_id(id, place), place, frame, view, marks)
        };
        if !stays() {
            return Vec::new();
        }
        views.with(|views| frames.with(|frames| frames.iter().enumerate().zip(views).map(cell).collect()))
    });
    view! {
        <div
            class="grid-row"
            role="row"
            node_ref=node
            aria-rowindex=move || row.get() + 2
            aria-selected=move || is_selected.get().to_string()
            style:top=move || format!("{}px", count(row.get()) * grid.row_height)
        ></div>
    }
}

fn cell_box(id: String, place: Place, frame: &Frame, shown: &CellView, marks: RowMarks) -> Plain {
    let is_active = marks.active == Some(place.column);
    let in_range = marks
        .range
        .is_some_and(|(first, last)| (first..=last).contains(&place.column));
    let is_selected = if is_active || in_range { "true" } else { "false" };
    let cell = match shown.badge {
        Some(tone) => Plain::new("div").children(vec![
            Plain::new("span")
                .with("class", "badge")
                .with("data-tone", tone.attribute())
                .text(shown.text.clone()),
        ]),
        // Words without an element of their own: hundreds of them are laid out at a time.
        None => Plain::new("div").text(shown.text.clone()),
    };
    cell.with("class", frame.class)
        .with("role", "gridcell")
        .with("id", id)
        .with("aria-colindex", (place.column + 1).to_string())
        .with("aria-selected", is_selected)
        .with("data-row", place.row.to_string())
        .with("data-column", place.column.to_string())
        .with("data-align", frame.align)
        .maybe("aria-readonly", yes(frame.is_read_only))
        .maybe("aria-invalid", yes(shown.invalid.is_some()))
        .maybe("title", shown.invalid.clone())
        .maybe("data-first", yes(place.column == 0))
        .maybe("data-tone", shown.tone.attribute())
        .maybe("data-ghost", yes(shown.is_ghost))
        .maybe("data-invalid", yes(shown.invalid.is_some()))
        .maybe("data-active", yes(is_active))
        .maybe("data-range", yes(in_range))
        .style("width", Some(frame.width.clone()))
        .style("left", frame.left.clone())
}

/// A mark that is there or not.
fn yes(is_so: bool) -> Option<&'static str> {
    is_so.then_some("true")
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn slots_turn_with_the_window_and_not_with_a_jump() {
        assert_eq!(turned(10, 13, 40), 3);
        assert_eq!(turned(13, 10, 40), -3);
        assert_eq!(turned(10, 10, 40), 0);
        assert_eq!(turned(10, 49, 40), 39);
        assert_eq!(turned(10, 50, 40), 0);
        assert_eq!(turned(99_960, 0, 40), 0);
        assert_eq!(turned(0, 0, 0), 0);
    }
}
