//! Rows, cells and the library, by themselves.

use super::library::{Library, Shelf};
use super::rows::{BLOCK_ROWS, Cell, Cells, Column, ColumnKind, ColumnRole, HIGHEST_ID, Rows};
use crate::engines::value::{Source, Text};

fn rows(kinds: &[ColumnKind], count: usize) -> Rows {
    let column = |(at, kind): (usize, &ColumnKind)| Column {
        id: format!("c{at}"),
        name: Text::own("c"),
        kind: *kind,
        role: ColumnRole::Other,
    };
    let mut rows = Rows::new(kinds.iter().enumerate().map(column).collect(), Source::Typed);
    for at in 0..count {
        rows.push([Cell::text(format!("row {at}"))]);
    }
    rows
}

#[test]
fn rows_are_found_by_place_and_identity_across_blocks() {
    let rows = rows(&[ColumnKind::Text], 2 * BLOCK_ROWS + 5);
    assert_eq!((rows.len(), rows.blocks.len()), (2 * BLOCK_ROWS + 5, 3));
    for at in [0, BLOCK_ROWS - 1, BLOCK_ROWS, 2 * BLOCK_ROWS + 4] {
        let place = rows.place(at).unwrap();
        assert_eq!(rows.index_of(place), at);
        assert_eq!(rows.find(rows.id_at(place).unwrap()), Some(place));
        assert_eq!(rows.cell(place, 0), Cell::text(format!("row {at}")));
    }
    assert_eq!(rows.place(2 * BLOCK_ROWS + 5), None);
    assert_eq!(rows.find(0), None);
}

#[test]
fn an_edit_copies_the_one_block_it_touches() {
    let before = rows(&[ColumnKind::Text], 2 * BLOCK_ROWS);
    let mut after = before.clone();
    after.set(after.place(BLOCK_ROWS).unwrap(), 0, Cell::text("new"));
    assert!(std::sync::Arc::ptr_eq(&before.blocks[0], &after.blocks[0]));
    assert!(!std::sync::Arc::ptr_eq(&before.blocks[1], &after.blocks[1]));
    assert_ne!(before, after);
    assert_eq!(
        before.cell(before.place(BLOCK_ROWS).unwrap(), 0),
        Cell::text(format!("row {BLOCK_ROWS}"))
    );
}

#[test]
fn removing_leaves_the_others_and_never_uses_an_identity_again() {
    let mut rows = rows(&[ColumnKind::Text, ColumnKind::Number], 5);
    rows.set(rows.place(3).unwrap(), 1, Cell::Number(7.0));
    rows.remove(&[2, 5, 77]);
    let ids: Vec<_> = (0..rows.len())
        .map(|at| rows.id_at(rows.place(at).unwrap()).unwrap())
        .collect();
    assert_eq!(ids, [1, 3, 4]);
    assert_eq!(rows.cell(rows.place(2).unwrap(), 1), Cell::Number(7.0));
    assert_eq!(rows.push([]), 6);
    rows.remove(&[1, 3, 4, 6]);
    assert!(rows.is_empty() && rows.blocks.is_empty());
}

#[test]
fn identities_at_the_end_of_their_range_stay_unique() {
    let mut rows = rows(&[ColumnKind::Text], 2);
    rows.next_id = HIGHEST_ID;
    let new = [rows.push([]), rows.push([]), rows.push([])];
    assert_eq!(new, [HIGHEST_ID, 3, 4]);
    assert!(rows.is_sound());
}

#[test]
fn cells_keep_what_does_not_fit_as_it_was_typed() {
    for kind in [ColumnKind::Number, ColumnKind::Day] {
        let mut cells = Cells::empty(kind, 2);
        cells.set(1, Cell::text("soon"));
        assert_eq!(cells.get(1), Cell::Unread("soon".into()));
        cells.set(1, Cell::Empty);
        assert_eq!(cells.get(1), Cell::Empty);
        cells.set(7, Cell::text("beyond"));
        assert_eq!((cells.len(), cells.get(7)), (2, Cell::Empty));
    }
}

#[test]
fn no_number_is_kept_that_is_none_and_zero_has_no_sign() {
    let mut cells = Cells::empty(ColumnKind::Number, 1);
    for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        cells.set(0, Cell::Number(x));
        assert_eq!(cells.get(0), Cell::Empty);
    }
    cells.set(0, Cell::Number(-0.0));
    assert!(matches!(cells.get(0), Cell::Number(x) if x.is_sign_positive()));
    let mut words = Cells::empty(ColumnKind::Text, 1);
    words.set(0, Cell::Number(1e300));
    assert!(matches!(words.get(0), Cell::Text(_)));
    words.set(0, Cell::Number(f64::NAN));
    assert_eq!(words.get(0), Cell::Empty);
}

#[test]
fn words_left_behind_by_edits_do_not_pile_up() {
    let mut cells = Cells::empty(ColumnKind::Text, 3);
    cells.set(0, Cell::text("first"));
    for n in 0..10_000 {
        cells.set(1, Cell::text(format!("draft {n}")));
    }
    assert_eq!(
        [cells.get(0), cells.get(1), cells.get(2)],
        [Cell::text("first"), Cell::text("draft 9999"), Cell::Empty]
    );
    let Cells::Text { words, .. } = cells else {
        panic!("it is a column of words")
    };
    assert!(words.len() < 100, "{}", words.len());
}

#[test]
fn a_column_is_added_once_and_empty() {
    let mut rows = rows(&[ColumnKind::Text], 3);
    let column = Column {
        id: "new".into(),
        name: Text::own("new"),
        kind: ColumnKind::Day,
        role: ColumnRole::Closed,
    };
    assert_eq!(rows.add_column(column.clone()), 1);
    assert_eq!(rows.add_column(column), 1);
    assert_eq!(rows.role_at(ColumnRole::Closed), Some(1));
    assert!(rows.column_cells(1).all(|c| c == Cell::Empty) && rows.is_sound());
}

#[test]
fn rows_that_do_not_hold_together_are_told() {
    let good = rows(&[ColumnKind::Text], 2);
    let broken = |change: fn(&mut Rows)| {
        let mut rows = good.clone();
        change(&mut rows);
        rows.is_sound()
    };
    assert!(good.is_sound());
    assert!(!broken(|r| std::sync::Arc::make_mut(&mut r.blocks[0]).ids[1] = 1));
    assert!(!broken(|r| std::sync::Arc::make_mut(&mut r.blocks[0]).ids[1] = 0));
    assert!(!broken(|r| std::sync::Arc::make_mut(&mut r.blocks[0])
        .columns
        .clear()));
    assert!(!broken(
        |r| std::sync::Arc::make_mut(&mut r.blocks[0]).columns[0].push(Cell::Empty)
    ));
    assert!(!broken(|r| {
        std::sync::Arc::make_mut(&mut r.blocks[0]).columns[0] = Cells::Text {
            words: vec![],
            codes: vec![0, 1],
        };
    }));
    assert!(!broken(|r| {
        let first = r.columns[0].clone();
        r.add_column(Column {
            id: "x".into(),
            ..first.clone()
        });
        std::sync::Arc::make_mut(&mut r.columns)[1] = first;
    }));
}

#[test]
fn the_library_never_gives_an_id_twice() {
    let mut library = Library::default();
    let first = library.new_id();
    library.note(&first, "One");
    library.note("w2", "Someone else's");
    assert_eq!((first.as_str(), library.new_id().as_str()), ("w1", "w3"));
    library.forget("w1");
    assert_eq!(library.new_id(), "w4");
    assert!(library.shelve("w2", Shelf::Archived) && !library.shelve("w9", Shelf::Deleted));
    assert_eq!(library.on(Shelf::Archived).count(), 1);
    library.open = Some("w2".into());
    library.forget("w2");
    assert_eq!((library.open, library.entries.len()), (None, 0));
}
