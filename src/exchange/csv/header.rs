//! Tells a header from a row, and gives every column a name of its own.

use std::collections::BTreeSet;

use super::problem::column_letters;
use super::{SheetProblem, SheetProblemKind};
use crate::i18n::date::{DateOrder, DateProblem, parse_date};
use crate::i18n::number::{DecimalMark, NumberProblem, parse_number};
use crate::i18n::{Lang, fill};

/// Rows at the top that tell titles from the table below them.
pub(in crate::exchange) const TITLE_EVIDENCE_ROWS: usize = 20;
/// Filled cells a row must have for a lone cell above it to be a title.
const TABLE_WIDTH: usize = 3;

/// How many rows above a table hold a title or a note: one filled cell at most, where a row below has several.
/// `filled` counts the filled cells of the first [`TITLE_EVIDENCE_ROWS`] rows.
pub(in crate::exchange) fn titles_above(filled: &[usize]) -> usize {
    let widest = filled.iter().copied().max().unwrap_or(0);
    if widest < TABLE_WIDTH {
        return 0;
    }
    filled.iter().position(|filled| *filled > 1).unwrap_or(0)
}

/// Whether a cell reads as a number or a date, in any notation.
pub(super) fn is_value(cell: &str) -> bool {
    let number = parse_number(cell, DecimalMark::Unknown);
    let date = parse_date(cell, DateOrder::Unknown);
    matches!(number, Ok(_) | Err(NumberProblem::Ambiguous { .. }))
        || matches!(date, Ok(_) | Err(DateProblem::Ambiguous { .. }))
}

/// Whether the first row is a header: none of its cells is a number or a date, or some column has a word
/// above nothing but numbers or dates. `below` gives the cells under a column that are looked at.
pub(super) fn looks_like_header<'a, I>(first: &[&str], below: impl Fn(usize) -> I) -> bool
where
    I: Iterator<Item = &'a str>,
{
    if !first.iter().any(|cell| is_value(cell)) {
        return true;
    }
    first
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.trim().is_empty() && !is_value(cell))
        .any(|(column, _)| {
            let mut cells = below(column).filter(|cell| !cell.trim().is_empty()).peekable();
            cells.peek().is_some() && cells.all(is_value)
        })
}

/// The name of a column that has none, after the letter a spreadsheet shows.
pub(super) fn name_by_letter(column: usize, lang: Lang) -> String {
    let letters = column_letters(u32::try_from(column).unwrap_or(u32::MAX));
    fill(
        lang.texts().problems().sheet.unnamed_column,
        &[("letters", &letters)],
    )
}

/// Distinct names for `width` columns. Cells of the header row come first; a column behind them, or any
/// column of a table without header, is named by its letter without a problem.
pub(super) fn name_columns(
    cells: &[&str],
    width: usize,
    row: u32,
    lang: Lang,
    report: &mut impl FnMut(SheetProblem),
) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut names = Vec::with_capacity(width);
    for column in 0..width {
        let written = cells.get(column).map(|cell| cell.trim());
        let wanted = match written {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => name_by_letter(column, lang),
        };
        let name = distinct(&wanted, &taken);
        let problem = match written {
            Some("") => Some(SheetProblemKind::EmptyHeader { named: name.clone() }),
            Some(_) if name != wanted => Some(SheetProblemKind::DuplicateHeader { named: name.clone() }),
            _ => None,
        };
        if let Some(kind) = problem {
            report(SheetProblem {
                row: Some(row),
                column: u32::try_from(column).ok(),
                kind,
            });
        }
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

/// `name`, or `name (2)`, `name (3)` … until it is free.
fn distinct(name: &str, taken: &BTreeSet<String>) -> String {
    if !taken.contains(name) {
        return name.to_owned();
    }
    // One more candidate than names taken always finds a free one.
    (2..=taken.len() + 2)
        .map(|number| format!("{name} ({number})"))
        .find(|candidate| !taken.contains(candidate))
        .unwrap_or_else(|| name.to_owned())
}
