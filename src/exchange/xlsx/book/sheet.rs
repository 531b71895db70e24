//! A sheet, row by row.

use std::fmt::Write;

use super::text::escape;
use crate::exchange::zip::EntryWriter;
use crate::i18n::date::Day;

/// How a cell looks; the numbers are the places of the formats in `styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::exchange::xlsx) enum Style {
    #[default]
    Plain = 0,
    Title = 1,
    Head = 2,
    Note = 3,
    /// A whole number that is meant to be changed.
    Input = 4,
    Day = 5,
    Tenths = 6,
    Percent = 7,
    /// A day that is meant to be changed.
    InputDay = 8,
    Wrapped = 9,
    /// The start of a band, where the first has none.
    From = 10,
    /// A number without decimals, in thousands.
    Amount = 11,
    /// A number with two decimals.
    Decimal = 12,
    /// A share in percent, with two decimals.
    Share = 13,
    /// The three of them that are meant to be changed.
    InputAmount = 14,
    InputDecimal = 15,
    InputShare = 16,
    /// The three of them that stand where all around them follows.
    StandsAmount = 17,
    StandsDecimal = 18,
    StandsShare = 19,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::exchange::xlsx) enum Cell<'a> {
    Empty,
    Text(&'a str),
    Number(f64),
    Day(Day),
    /// A formula that gives a number, and what it gives now.
    Number1(&'a str, f64),
    /// A formula that gives a text, and what it gives now.
    Text1(&'a str, &'a str),
    /// A formula that gives `#N/A` now.
    Missing1(&'a str),
}

/// What stands around the rows of a sheet.
#[derive(Debug, Clone, Default)]
pub(in crate::exchange::xlsx) struct Frame {
    /// Widths of the columns, in characters.
    pub widths: Vec<u32>,
    /// Rows and columns that stay in view.
    pub frozen: (u32, u32),
}

/// What cells may hold.
#[derive(Debug, Clone)]
pub(in crate::exchange::xlsx) struct Validation {
    /// The cells, as `B2:B9`.
    pub cells: String,
    /// What it is.
    pub rule: Rule,
}

/// What a cell may hold.
#[derive(Debug, Clone)]
pub(in crate::exchange::xlsx) enum Rule {
    /// One of a list, given as a reference; anything else may be typed all the same.
    List(String),
    /// A number between two, both allowed; nothing else.
    Between { low: f64, high: f64, is_whole: bool },
}

/// Days from 30 December 1899, as spreadsheets count them, to 1 January 1970.
const EPOCH: i32 = 25_569;
/// The first day on which all spreadsheets agree: 1 March 1900.
const FIRST: i32 = 61;
/// The largest number a spreadsheet holds.
const LARGEST: f64 = 9.99e307;

/// A sheet under way.
pub(in crate::exchange::xlsx) struct SheetWriter<'a> {
    entry: EntryWriter<'a>,
    xml: String,
    row: u32,
    width: usize,
}

impl<'a> SheetWriter<'a> {
    pub(super) fn new(entry: EntryWriter<'a>, frame: &Frame) -> Self {
        let mut xml = String::from(concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>"#,
            r#"<sheetView workbookViewId="0">"#
        ));
        let (rows, columns) = frame.frozen;
        if rows > 0 || columns > 0 {
            let pane = match (rows, columns) {
                (_, 0) => "bottomLeft",
                (0, _) => "topRight",
                _ => "bottomRight",
            };
            let split = |name: &str, count: u32| match count {
                0 => String::new(),
                _ => format!(r#" {name}="{count}""#),
            };
            let _ = write!(
                xml,
                r#"<pane{}{} topLeftCell="{}" activePane="{pane}" state="frozen"/>"#,
                split("xSplit", columns),
                split("ySplit", rows),
                address(columns as usize, rows + 1),
            );
        }
        xml.push_str("</sheetView></sheetViews>");
        if !frame.widths.is_empty() {
            xml.push_str("<cols>");
            for (at, width) in frame.widths.iter().enumerate() {
                let _ = write!(
                    xml,
                    r#"<col min="{0}" max="{0}" width="{width}" customWidth="1"/>"#,
                    at + 1
                );
            }
            xml.push_str("</cols>");
        }
        xml.push_str("<sheetData>");
        Self {
            entry,
            xml,
            row: 0,
            width: 0,
        }
    }

    /// The number of the next row.
    pub const fn next_row(&self) -> u32 {
        self.row + 1
    }

    /// One more row.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = (Cell<'c>, Style)>) {
        self.row += 1;
        let _ = write!(self.xml, r#"<row r="{}">"#, self.row);
        for (column, (cell, style)) in cells.into_iter().enumerate() {
            self.cell(column, cell, style);
            self.width = self.width.max(column + 1);
        }
        self.xml.push_str("</row>");
        self.entry.add(self.xml.as_bytes());
        self.xml.clear();
    }

    fn cell(&mut self, column: usize, cell: Cell<'_>, style: Style) {
        if matches!(cell, Cell::Empty) && style == Style::Plain {
            return;
        }
        self.xml.push_str("<c r=\"");
        push_address(&mut self.xml, column, self.row);
        self.xml.push('"');
        if style != Style::Plain {
            let _ = write!(self.xml, r#" s="{}""#, style as u32);
        }
        match cell {
            Cell::Empty => self.xml.push_str("/>"),
            Cell::Text(text) => self.text(text),
            Cell::Number(x) if x.is_finite() && x.abs() <= LARGEST => {
                let _ = write!(self.xml, "><v>{}</v></c>", x + 0.0);
            }
            Cell::Number(x) => self.text(&x.to_string()),
            Cell::Day(day) => match serial(day) {
                Some(serial) => {
                    let _ = write!(self.xml, "><v>{serial}</v></c>");
                }
                None => self.text(&day.to_string()),
            },
            Cell::Number1(formula, x) => {
                self.xml.push_str("><f>");
                escape(&mut self.xml, formula);
                let _ = write!(self.xml, "</f><v>{}</v></c>", x + 0.0);
            }
            Cell::Missing1(formula) => {
                self.xml.push_str(" t=\"e\"><f>");
                escape(&mut self.xml, formula);
                self.xml.push_str("</f><v>#N/A</v></c>");
            }
            Cell::Text1(formula, text) => {
                self.xml.push_str(" t=\"str\"><f>");
                escape(&mut self.xml, formula);
                self.xml.push_str("</f><v>");
                escape(&mut self.xml, text);
                self.xml.push_str("</v></c>");
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.xml
            .push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        escape(&mut self.xml, text);
        self.xml.push_str("</t></is></c>");
    }

    /// Ends the sheet. A filter stands over all columns where `filters` says so.
    pub fn finish(mut self, filters: bool, validations: &[Validation]) {
        self.xml.push_str("</sheetData>");
        if filters && self.width > 0 {
            let _ = write!(
                self.xml,
                r#"<autoFilter ref="A1:{}"/>"#,
                address(self.width - 1, self.row.max(1))
            );
        }
        if !validations.is_empty() {
            let _ = write!(self.xml, r#"<dataValidations count="{}">"#, validations.len());
            for validation in validations {
                let cells = &validation.cells;
                match &validation.rule {
                    Rule::List(list) => {
                        let _ = write!(
                            self.xml,
                            r#"<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="{cells}"><formula1>"#,
                        );
                        escape(&mut self.xml, list);
                        self.xml.push_str("</formula1>");
                    }
                    Rule::Between { low, high, is_whole } => {
                        let kind = if *is_whole { "whole" } else { "decimal" };
                        let _ = write!(
                            self.xml,
                            r#"<dataValidation type="{kind}" operator="between" showErrorMessage="1" sqref="{cells}"><formula1>{low}</formula1><formula2>{high}</formula2>"#,
                        );
                    }
                }
                self.xml.push_str("</dataValidation>");
            }
            self.xml.push_str("</dataValidations>");
        }
        self.xml.push_str("</worksheet>");
        self.entry.add(self.xml.as_bytes());
        self.entry.finish();
    }
}

/// A day as spreadsheets count it; none before the first on which they agree.
pub(in crate::exchange::xlsx) fn serial(day: Day) -> Option<i32> {
    Some(day.epoch_days() + EPOCH).filter(|serial| *serial >= FIRST)
}

/// `B3`, from a column counted from 0 and a row counted from 1.
pub(in crate::exchange::xlsx) fn address(column: usize, row: u32) -> String {
    let mut out = String::new();
    push_address(&mut out, column, row);
    out
}

/// `B`, from a column counted from 0.
pub(in crate::exchange::xlsx) fn column_name(column: usize) -> String {
    let mut out = String::new();
    push_column(&mut out, column);
    out
}

fn push_address(out: &mut String, column: usize, row: u32) {
    push_column(out, column);
    let _ = write!(out, "{row}");
}

fn push_column(out: &mut String, column: usize) {
    if column >= 26 {
        push_column(out, column / 26 - 1);
    }
    let letter = u8::try_from(column % 26).unwrap_or(0);
    out.push(char::from(b'A' + letter));
}
