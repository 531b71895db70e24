//! The sheet of the leads: the table of the CSV file, its computed columns formulas.

use std::borrow::Cow;

use super::super::book::{BookWriter, Cell, Frame, Rule, Style, Validation, address, column_name};
use super::Source;
use super::card::CardSheet;
use super::workings::Workings;
use crate::engines::pace::Pace;
use crate::engines::scorecard::{Answer, Scale};
use crate::exchange::csv::Cell as Written;
use crate::exchange::leads::{ComputedColumn, Field};
use crate::i18n::number::{DecimalMark, parse_number};
use crate::models::lead_tiering::{CellCode, LeadScore};
use crate::workspace::rows::{Cell as RowCell, Place};

/// A column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Of(Field),
    ByHand,
}

/// What a cell of the leads shows in the workbook.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shown {
    Empty,
    Text(String),
    Number(f64),
    Day(crate::i18n::date::Day),
}

/// The sheet's layout.
pub(super) struct LeadsSheet {
    sheet: String,
    columns: Vec<Column>,
}

impl LeadsSheet {
    /// Lays the sheet out: as the table, with a column for tiers set by hand behind what is computed.
    pub fn of(source: &Source<'_>) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        for field in source.table.outline() {
            columns.push(Column::Of(*field));
            if *field == Field::Computed(ComputedColumn::Coverage) {
                columns.push(Column::ByHand);
            }
        }
        Self {
            sheet: format!("'{}'", source.lang.texts().workbook().leads_sheet),
            columns,
        }
    }

    /// The cell of a column of the leads in a row of the sheet, and the factor whose levels it shows.
    pub fn own(&self, column: usize, row: u32) -> Option<(String, Option<usize>)> {
        self.columns.iter().enumerate().find_map(|(at, c)| match c {
            Column::Of(Field::Own(own, factor)) if *own == column => {
                Some((format!("{}!{}", self.sheet, address(at, row)), *factor))
            }
            _ => None,
        })
    }

    /// Writes the sheet.
    pub async fn write(
        &self,
        book: &mut BookWriter,
        source: &Source<'_>,
        card: &CardSheet,
        workings: &Workings,
        leads: &[(Place, &LeadScore)],
        pace: &Pace,
    ) {
        let words = source.lang.texts().workbook();
        let width = |column: &Column| match column {
            Column::Of(Field::Own(..)) => 18,
            _ => 12,
        };
        let frame = Frame {
            widths: self.columns.iter().map(width).collect(),
            frozen: (1, 1),
        };
        let mut sheet = book.sheet(words.leads_sheet, &frame);
        let mut names = source.table.headers().into_iter();
        let heads: Vec<String> = self
            .columns
            .iter()
            .map(|column| match column {
                Column::ByHand => words.by_hand.to_owned(),
                Column::Of(_) => names.next().unwrap_or_default(),
            })
            .collect();
        sheet.row(heads.iter().map(|head| (Cell::Text(head), Style::Head)));
        for (at, (place, lead)) in leads.iter().enumerate() {
            let row = sheet.next_row();
            let cells: Vec<(Owned, Style)> = self
                .columns
                .iter()
                .map(|c| self.cell(*c, row, source, card, workings, *place, lead))
                .collect();
            sheet.row(cells.iter().map(|(cell, style)| (cell.as_cell(), *style)));
            pace.tell(at + 1, leads.len());
            pace.step(self.columns.len() * 2).await;
        }
        let validations = self.validations(source, card, sheet.next_row() - 1);
        sheet.finish(true, &validations);
    }

    #[allow(clippy::too_many_arguments, reason = "a cell depends on all of the workbook")]
    fn cell(
        &self,
        column: Column,
        row: u32,
        source: &Source<'_>,
        card: &CardSheet,
        workings: &Workings,
        place: Place,
        lead: &LeadScore,
    ) -> (Owned, Style) {
        let field = match column {
            Column::Of(Field::Own(at, factor)) => {
                let shown = shown(source, card, at, factor, &source.rows.cell(place, at));
                let style = if matches!(shown, Shown::Day(_)) {
                    Style::Day
                } else {
                    Style::Plain
                };
                return (Owned::Shown(shown), style);
            }
            Column::ByHand => {
                let tier = lead.by_hand.and_then(|at| source.card.tiers.get(at));
                let name = tier.map(|tier| source.lang.of(&tier.name).to_owned());
                return (
                    name.map_or(Owned::Shown(Shown::Empty), |n| Owned::Shown(Shown::Text(n))),
                    Style::Input,
                );
            }
            Column::Of(Field::Computed(column)) => column,
        };
        let by_hand = self.columns.iter().position(|c| *c == Column::ByHand);
        let by_hand = address(by_hand.unwrap_or(0), row);
        let style = match field {
            ComputedColumn::Tier => Style::Plain,
            ComputedColumn::Coverage => Style::Percent,
            _ => Style::Tenths,
        };
        let number = |x: Option<f64>, formula: Option<String>| match (formula, x) {
            (Some(formula), Some(x)) => Owned::Formula(formula, x),
            (Some(formula), None) => Owned::TextFormula(formula, String::new()),
            (None, x) => Owned::Shown(x.map_or(Shown::Empty, Shown::Number)),
        };
        let formula = workings.formula(field, row, card, &by_hand);
        let range = lead.score.range();
        let cell = match field {
            ComputedColumn::Score => number(lead.score.value(), formula),
            ComputedColumn::Low => number(range.map(|(low, _)| low), formula),
            ComputedColumn::High => number(range.map(|(_, high)| high), formula),
            ComputedColumn::Coverage => number(Some(lead.score.coverage()), formula),
            ComputedColumn::Tier => {
                let tiers = source.table.tiers(lead);
                match formula {
                    Some(formula) => Owned::TextFormula(formula, tiers),
                    None => Owned::Shown(Shown::Text(tiers)),
                }
            }
        };
        (cell, style)
    }

    /// Levels, and tiers by hand, are chosen from a list.
    fn validations(&self, source: &Source<'_>, card: &CardSheet, last: u32) -> Vec<Validation> {
        let lists = self.columns.iter().enumerate().filter_map(|(at, column)| {
            let list = match column {
                Column::ByHand if card.tier_count() > 0 => card.tier_ranges()[1].clone(),
                Column::Of(Field::Own(_, Some(factor))) => {
                    let place = card.factors.get(*factor)?;
                    let levels = source.card.factors.get(*factor)?.levels();
                    (!levels.is_empty()).then(|| card.scale_ranges(place)[1].clone())?
                }
                _ => return None,
            };
            let name = column_name(at);
            Some(Validation {
                cells: format!("{name}2:{name}{}", last.max(2)),
                rule: Rule::List(list),
            })
        });
        lists.collect()
    }
}

/// A cell that owns what it holds.
enum Owned {
    Shown(Shown),
    Formula(String, f64),
    TextFormula(String, String),
}

impl Owned {
    fn as_cell(&self) -> Cell<'_> {
        match self {
            Self::Shown(Shown::Empty) => Cell::Empty,
            Self::Shown(Shown::Text(text)) => Cell::Text(text),
            Self::Shown(Shown::Number(x)) => Cell::Number(*x),
            Self::Shown(Shown::Day(day)) => Cell::Day(*day),
            Self::Formula(formula, x) => Cell::Number1(formula, *x),
            Self::TextFormula(formula, text) => Cell::Text1(formula, text),
        }
    }
}

/// What a cell of the leads shows: a level by its name, a number as a number, and nothing where a factor counts an
/// unknown word as an empty cell.
pub(super) fn shown(
    source: &Source<'_>,
    card: &CardSheet,
    at: usize,
    factor: Option<usize>,
    cell: &RowCell,
) -> Shown {
    if let Some((number, model)) = factor.and_then(|f| Some((f, source.card.factors.get(f)?))) {
        match source.reader.code(number, cell) {
            CellCode::Known(Answer::Level(level)) => {
                let name = card.factors.get(number).and_then(|place| place.names.get(level));
                if let Some(name) = name {
                    return Shown::Text(name.clone());
                }
            }
            CellCode::Known(Answer::Number(_)) if matches!(model.scale, Scale::Bands { .. }) => {
                if let RowCell::Text(text) = cell
                    && let Ok(read) = parse_number(text, DecimalMark::Point)
                {
                    return Shown::Number(read.value);
                }
            }
            CellCode::Empty if model.when_empty.is_some() && !matches!(cell, RowCell::Number(_)) => {
                return Shown::Empty;
            }
            _ => {}
        }
    }
    match cell {
        RowCell::Day(day) => Shown::Day(*day),
        RowCell::Number(x) => Shown::Number(*x),
        _ => match source.table.own(at, factor, cell) {
            Written::Text(text) => Shown::Text(Cow::into_owned(text)),
            Written::Number(x) => Shown::Number(x),
            Written::Empty => Shown::Empty,
        },
    }
}
