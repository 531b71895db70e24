//! The sheets of a plan.

use std::collections::HashMap;

use super::PlanBook;
use super::layout::{Layout, TOP_ROWS};
use crate::engines::formula::{Token, VarId, text};
use crate::engines::value::Source;
use crate::exchange::xlsx::book::{BookWriter, Cell, Frame, Rule, SheetWriter, Style, Validation, address};
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::fill;
use crate::models::parameter::{Parameter, Unit};
use crate::models::worked::{Is, Line};

/// Characters of a formula in words after which the rest is left out.
const MOST_WORDS: usize = 400;

/// Money from this on is shown without decimals.
const LARGE: f64 = 1_000.0;

type Written<'c> = (Cell<'c>, Style);

/// A cell as it is made, and the formula it owns.
struct Made {
    formula: Option<String>,
    value: Option<f64>,
    style: Style,
    is_formula: bool,
}

impl Made {
    fn of(line: &Line, layout: &Layout<'_>, sheet: usize) -> Self {
        Self {
            formula: layout.formula(line, sheet),
            value: line.value,
            style: style(line),
            is_formula: matches!(line.is, Is::Formula(_)),
        }
    }

    fn cell(&self) -> Written<'_> {
        let cell = match (&self.formula, self.value) {
            (Some(formula), Some(value)) => Cell::Number1(formula, value),
            (Some(formula), None) => Cell::Missing1(formula),
            // A formula over what has no cell would be one that does not follow: there is none, a test asks for that.
            (None, Some(value)) if !self.is_formula => Cell::Number(value),
            (None, _) => Cell::Missing1("NA()"),
        };
        (cell, self.style)
    }
}

/// How a value is shown: by its unit, and whether it may be changed, follows, or stands.
fn style(line: &Line) -> Style {
    let is_whole = matches!(&line.is, Is::Input(parameter, _) if parameter.integer);
    let is_large = line.value.is_some_and(|value| value.abs() >= LARGE);
    if line.unit == Unit::Year {
        return Style::Input;
    }
    let form = match line.unit {
        // A difference of two shares is shown as they are.
        Unit::Share | Unit::Probability | Unit::SharePoints => 2,
        Unit::Money | Unit::MoneyPerMonth | Unit::MoneyPerYear if is_large => 0,
        _ if is_whole => 0,
        _ => 1,
    };
    let styles = match line.is {
        Is::Input(..) => [Style::InputAmount, Style::InputDecimal, Style::InputShare],
        Is::Formula(_) => [Style::Amount, Style::Decimal, Style::Share],
        Is::AsComputed => [Style::StandsAmount, Style::StandsDecimal, Style::StandsShare],
    };
    styles.get(form).copied().unwrap_or_default()
}

/// Title, how to read the sheet, header.
fn top(sheet: &mut SheetWriter<'_>, book: &PlanBook<'_>, how: &str, heads: &[&str]) {
    let day = format_day(book.as_of, book.lang, DayStyle::Short);
    let title = format!("{} · {} · {day}", book.model, book.workspace);
    sheet.row([(Cell::Text(&title), Style::Title)]);
    sheet.row([(Cell::Text(how), Style::Note)]);
    sheet.row(heads.iter().map(|head| (Cell::Text(head), Style::Head)));
}

/// What a cell that may be changed may become.
fn allowed(parameter: &Parameter, cells: String) -> Validation {
    let (low, high) = (parameter.min, parameter.max);
    let is_whole = parameter.integer;
    Validation {
        cells,
        rule: Rule::Between { low, high, is_whole },
    }
}

/// The sheet of the inputs.
pub(super) fn inputs(writer: &mut BookWriter, book: &PlanBook<'_>, layout: &Layout<'_>) {
    let (words, lang) = (book.lang.texts().plan(), book.lang);
    let frame = Frame {
        widths: vec![48, 18, 14, 14, 16, 20],
        frozen: (TOP_ROWS, 1),
    };
    let mut sheet = writer.sheet(words.inputs, &frame);
    let heads = [
        words.input,
        words.value,
        words.book_unit,
        words.book_source,
        words.book_low,
        words.book_high,
    ];
    top(&mut sheet, book, words.book_how, &heads);
    let mut validations = Vec::new();
    for line in &layout.inputs {
        let Is::Input(parameter, source) = &line.is else {
            continue;
        };
        validations.push(allowed(parameter, address(1, sheet.next_row())));
        let made = Made::of(line, layout, 0);
        let unit = (book.unit)(line.unit);
        let end = |value: f64| match line.unit {
            Unit::Share | Unit::Probability | Unit::SharePoints => Style::Share,
            Unit::Year => Style::Plain,
            _ if value.fract() == 0.0 => Style::Amount,
            _ => Style::Decimal,
        };
        sheet.row([
            (Cell::Text(lang.of(&line.name)), Style::Plain),
            made.cell(),
            (Cell::Text(&unit), Style::Plain),
            (Cell::Text(source_word(*source, book)), Style::Plain),
            (Cell::Number(parameter.min), end(parameter.min)),
            (Cell::Number(parameter.max), end(parameter.max)),
        ]);
    }
    if !book.worked.held.is_empty() {
        sheet.row([]);
        sheet.row([(Cell::Text(words.book_held), Style::Head)]);
        for held in &book.worked.held {
            let row = [&held.name, &held.value].map(|text| (Cell::Text(lang.of(text)), Style::Plain));
            sheet.row(row);
        }
    }
    sheet.finish(false, &validations);
}

const fn source_word(source: Source, book: &PlanBook<'_>) -> &'static str {
    let words = book.lang.texts().figures();
    match source {
        Source::Sample => words.source_sample,
        Source::Typed => words.source_typed,
        Source::Imported => words.source_imported,
        Source::Linked => words.source_linked,
    }
}

/// The sheet of the figures.
pub(super) fn figures(writer: &mut BookWriter, book: &PlanBook<'_>, layout: &Layout<'_>) {
    let words = book.lang.texts().plan();
    let frame = Frame {
        widths: vec![48, 18, 14, 44, 90],
        frozen: (TOP_ROWS, 1),
    };
    let mut sheet = writer.sheet(words.book_figures, &frame);
    let heads = [
        words.figure,
        words.value,
        words.book_unit,
        words.book_standing,
        words.book_formula,
    ];
    top(&mut sheet, book, words.book_how_figures, &heads);
    let rests = book.worked.rests_on();
    for line in &layout.headlines {
        figure(&mut sheet, book, layout, &rests, line);
    }
    if !layout.steps.is_empty() {
        sheet.row([]);
        sheet.row([(Cell::Text(words.book_steps), Style::Head)]);
        for line in &layout.steps {
            figure(&mut sheet, book, layout, &rests, line);
        }
    }
    sheet.finish(false, &[]);
}

fn figure(
    sheet: &mut SheetWriter<'_>,
    book: &PlanBook<'_>,
    layout: &Layout<'_>,
    rests: &HashMap<VarId, Vec<VarId>>,
    line: &Line,
) {
    let made = Made::of(line, layout, 1);
    let unit = (book.unit)(line.unit);
    let standing = standing(book, layout, rests, line);
    let formula = in_words(book, layout, line);
    sheet.row([
        (Cell::Text(book.lang.of(&line.name)), Style::Plain),
        made.cell(),
        (Cell::Text(&unit), Style::Plain),
        (Cell::Text(&standing), Style::Wrapped),
        (Cell::Text(&formula), Style::Note),
    ]);
}

/// Whether a figure follows.
fn standing(
    book: &PlanBook<'_>,
    layout: &Layout<'_>,
    rests: &HashMap<VarId, Vec<VarId>>,
    line: &Line,
) -> String {
    let words = book.lang.texts().plan();
    let on = rests.get(&line.id).map(Vec::as_slice).unwrap_or_default();
    if matches!(line.is, Is::AsComputed) {
        return words.book_stands.to_owned();
    }
    let names = on.iter().filter_map(|id| layout.line(id));
    let names: Vec<&str> = names.map(|line| book.lang.of(&line.name)).collect();
    if names.is_empty() {
        return words.book_follows.to_owned();
    }
    let list = names.join(words.book_and);
    fill(words.book_partly, &[("list", &list)])
}

/// The formula in names.
fn in_words(book: &PlanBook<'_>, layout: &Layout<'_>, line: &Line) -> String {
    let Is::Formula(expr) = &line.is else {
        return String::new();
    };
    let shown = |token: &Token| match token {
        Token::Name(id) => layout
            .line(id)
            .map_or_else(String::new, |line| book.lang.of(&line.name).to_owned()),
        Token::Number { value, .. } => value.to_string(),
        _ => String::new(),
    };
    let all = text(&expr.symbolic(), shown);
    match all.char_indices().nth(MOST_WORDS) {
        Some((end, _)) => format!("{}…", all.get(..end).unwrap_or_default()),
        None => all,
    }
}

/// A sheet of lines that are read side by side.
pub(super) fn table(writer: &mut BookWriter, book: &PlanBook<'_>, layout: &Layout<'_>, at: usize) {
    let (words, lang) = (book.lang.texts().plan(), book.lang);
    let Some(table) = book.worked.tables.get(at) else {
        return;
    };
    let mut widths = vec![16; table.columns.len() + 1];
    if let Some(first) = widths.first_mut() {
        *first = 22;
    }
    let frame = Frame {
        widths,
        frozen: (TOP_ROWS, 1),
    };
    let mut sheet = writer.sheet(lang.of(&table.name), &frame);
    let names = table.columns.iter().map(|column| lang.of(&column.name));
    let heads: Vec<&str> = std::iter::once(lang.of(&table.row)).chain(names).collect();
    top(&mut sheet, book, words.book_how_table, &heads);
    let mut validations = Vec::new();
    for (row, name) in table.rows.iter().enumerate() {
        let number = sheet.next_row();
        let lines = table.columns.iter().map(|column| {
            let id = column.cells.get(row).and_then(Option::as_ref)?;
            layout.line(id)
        });
        let lines: Vec<Option<&Line>> = lines.collect();
        for (column, line) in lines.iter().enumerate() {
            if let Some(Is::Input(parameter, _)) = line.map(|line| &line.is) {
                validations.push(allowed(parameter, address(column + 1, number)));
            }
        }
        let made: Vec<Option<Made>> = lines
            .iter()
            .map(|line| Some(Made::of((*line)?, layout, at + 2)))
            .collect();
        let cells = made
            .iter()
            .map(|made| made.as_ref().map_or((Cell::Empty, Style::Plain), Made::cell));
        sheet.row(std::iter::once((Cell::Text(lang.of(name)), Style::Plain)).chain(cells));
    }
    sheet.finish(false, &validations);
}
