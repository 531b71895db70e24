//! One cell under the plan of its column, and what is wrong with it.

use std::collections::{BTreeMap, HashMap};

use super::levels::Target;
use super::plan::{ColumnPlan, Multiple, Notation, Use};
use crate::engines::pace::Pace;
use crate::engines::scorecard::Scorecard;
use crate::engines::value::fold;
use crate::exchange::csv::{ColumnWords, Sheet};
use crate::exchange::detect::{EmptyMarkers, Outcome};
use crate::i18n::date::{DateProblem, parse_date};
use crate::i18n::number::{DecimalMark, NumberProblem, parse_number};
use crate::workspace::rows::Cell;
use crate::workspace::rows_builder::NewCell;

/// Problems of one column that are listed one by one.
const LISTED_PROBLEMS: usize = 200;

/// Why a cell counts as unknown.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum CellProblemKind {
    /// No number.
    Number(NumberProblem),
    /// No day.
    Date(DateProblem),
    /// A value of the outcome column without a meaning; the lead counts as open.
    Outcome,
    /// A word that is no level of the factor.
    Level,
}

/// A cell that could not be used. Its text is kept in the lead.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CellProblem {
    /// The row a spreadsheet shows, from 1.
    pub row: u32,
    /// The column, from 0.
    pub column: usize,
    /// The cell.
    pub text: String,
    /// What is wrong.
    pub kind: CellProblemKind,
}

/// What a column gives under its plan.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct ColumnCheck {
    /// Cells that count as unknown though something is written.
    pub unread: usize,
    /// The first two hundred of them.
    pub problems: Vec<CellProblem>,
    /// Of a column of money: signs of currencies (`¥`, `$`, `€`, `£`), and how many cells have each.
    pub signs: BTreeMap<char, usize>,
}

/// Reads the cells of one column.
pub(super) struct CellReader<'a> {
    notation: Notation,
    markers: &'a EmptyMarkers,
    words: Words<'a>,
}

/// What words of the column mean beside themselves.
enum Words<'a> {
    None,
    Outcomes(HashMap<&'a str, Option<Outcome>>),
    /// Whether a word is a level or is to become one.
    Levels(HashMap<&'a str, bool>),
}

impl<'a> CellReader<'a> {
    pub fn new(plan: &'a ColumnPlan, card: Option<&Scorecard>, markers: &'a EmptyMarkers) -> Self {
        let words = match &plan.usage {
            Use::Outcome(values) => {
                Words::Outcomes(values.iter().map(|v| (v.value.as_str(), v.outcome)).collect())
            }
            Use::Factor { levels, .. } if plan.effective_notation(card) == Notation::Text => Words::Levels(
                levels
                    .iter()
                    .map(|l| (l.text.as_str(), l.target != Target::Unknown))
                    .collect(),
            ),
            _ => Words::None,
        };
        Self {
            notation: plan.effective_notation(card),
            markers,
            words,
        }
    }

    /// The cell as it is stored, and what is wrong with it.
    pub fn read<'t>(&self, cell: &'t str) -> (NewCell<'t>, Option<CellProblemKind>) {
        let text = cell.trim();
        if let Words::Levels(levels) = &self.words
            && levels.get(text) == Some(&true)
        {
            return (NewCell::Text(text), None);
        }
        if self.markers.is_empty_cell(text) {
            return (NewCell::Empty, None);
        }
        match (&self.words, self.notation) {
            (Words::Outcomes(meanings), _) => match meanings.get(text).copied().flatten() {
                Some(outcome) => (NewCell::Text(outcome_word(outcome)), None),
                None => (NewCell::Text(text), Some(CellProblemKind::Outcome)),
            },
            (_, Notation::Text) => (NewCell::Text(text), None),
            (_, Notation::Number { decimal, multiple }) => match number_of(text, decimal, multiple) {
                Ok(x) => (NewCell::Number(x), None),
                Err(problem) => (NewCell::Text(text), Some(CellProblemKind::Number(problem))),
            },
            (_, Notation::Day { order }) => match parse_date(text, order) {
                Ok(day) => (NewCell::Day(day), None),
                Err(problem) => (NewCell::Text(text), Some(CellProblemKind::Date(problem))),
            },
        }
    }
}

/// The word the model reads for an outcome.
const fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Won => "won",
        Outcome::Lost => "lost",
        Outcome::Open => "open",
    }
}

/// A number; a bare one times what the column counts in.
pub(super) fn number_of(text: &str, decimal: DecimalMark, multiple: Multiple) -> Result<f64, NumberProblem> {
    let parsed = parse_number(text, decimal)?;
    let has_own_unit = parsed.percent || text.chars().any(char::is_alphabetic);
    let value = match multiple {
        Multiple::One => parsed.value,
        _ if has_own_unit => parsed.value,
        // Dividing keeps 45 at exactly the float nearest to 0.45.
        Multiple::Percent => parsed.value / 100.0,
        _ => parsed.value * multiple.factor(),
    };
    if value.is_finite() {
        Ok(value)
    } else {
        Err(NumberProblem::TooLarge)
    }
}

/// A cell beside what it is read as.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Sample {
    /// The cell.
    pub text: String,
    /// What is read, or what is wrong.
    pub read: Result<Cell, CellProblemKind>,
}

/// The first distinct values of a column of numbers or days, and then the first that cannot be read, beside what they
/// are read as: at most `most` of each. Words read as they are and give none.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::import::{propose, samples};
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::{Workspace, rows::Cell};
/// let workspace = Workspace::empty("w".into(), "W".into(), Lang::En, Day::new(2026, 11, 21).unwrap());
/// let sheet = read_sheet("who;worth\na;1.234,56\nb;（2,5）\n", &ReadOptions::default()).sheet;
/// let plan = propose(&sheet, &Default::default(), &workspace);
/// let worth = samples(&sheet, 1, &plan.columns[1], None, &plan.markers, 3);
/// assert_eq!((worth[0].text.as_str(), &worth[0].read), ("1.234,56", &Ok(Cell::Number(1234.56))));
/// assert_eq!((worth[1].text.as_str(), &worth[1].read), ("（2,5）", &Ok(Cell::Number(-2.5))));
/// ```
#[must_use]
pub fn samples(
    sheet: &Sheet,
    column: usize,
    plan: &ColumnPlan,
    card: Option<&Scorecard>,
    markers: &EmptyMarkers,
    most: usize,
) -> Vec<Sample> {
    if plan.effective_notation(card) == Notation::Text {
        return Vec::new();
    }
    let reader = CellReader::new(plan, card, markers);
    let words = sheet.words(column);
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for text in words.texts().filter(|text| !markers.is_empty_cell(text)) {
        let (cell, problem) = reader.read(text);
        let sample = match (problem, cell) {
            (Some(kind), _) => Err(kind),
            (None, NewCell::Number(x)) => Ok(Cell::Number(x)),
            (None, NewCell::Day(day)) => Ok(Cell::Day(day)),
            (None, NewCell::Text(_) | NewCell::Empty) => continue,
        };
        let list = if sample.is_ok() { &mut read } else { &mut unread };
        if list.len() < most {
            list.push(Sample {
                text: text.to_owned(),
                read: sample,
            });
        } else if unread.len() >= most {
            break;
        }
    }
    read.append(&mut unread);
    read
}

/// Counts and lists the cells of a column that cannot be used under its plan. Words that match no level are counted
/// from the plan, not listed cell by cell: they are mapped by word.
#[must_use]
pub fn check_column(
    sheet: &Sheet,
    column: usize,
    plan: &ColumnPlan,
    card: Option<&Scorecard>,
    markers: &EmptyMarkers,
) -> ColumnCheck {
    let mut check = ColumnCheck::default();
    if plan.usage == Use::Ignore {
        return check;
    }
    let words = sheet.words(column);
    let problems = problems_by_word(&words, plan, card, markers);
    let has_any = problems.iter().any(Option::is_some);
    for row in (0..sheet.row_count()).filter(|_| has_any) {
        let word = words.of_row(row);
        if let Some(Some(kind)) = problems.get(word) {
            check.add(sheet, row, column, words.text(word), *kind);
        }
    }
    if plan.usage == Use::Amount {
        let signs: Vec<Option<char>> = words.texts().map(currency_sign).collect();
        let has_any = signs.iter().any(Option::is_some);
        for row in (0..sheet.row_count()).filter(|_| has_any) {
            if let Some(Some(sign)) = signs.get(words.of_row(row)) {
                *check.signs.entry(*sign).or_default() += 1;
            }
        }
    }
    check
}

/// The sign of the currency that a cell of money names: one for yuan and yen, one for all dollars.
fn currency_sign(text: &str) -> Option<char> {
    text.chars().find_map(|c| match c {
        '\u{FFE5}' | '\u{A5}' | '元' => Some('¥'),
        '$' | '＄' => Some('$'),
        '€' => Some('€'),
        '£' | '\u{FFE1}' => Some('£'),
        _ => None,
    })
}

/// As [`check_column`], in slices.
pub async fn check_column_paced(
    sheet: &Sheet,
    column: usize,
    plan: &ColumnPlan,
    card: Option<&Scorecard>,
    markers: &EmptyMarkers,
    pace: &Pace,
) -> ColumnCheck {
    pace.step(sheet.words_paced(column, pace).await.len()).await;
    check_column(sheet, column, plan, card, markers)
}

/// What is wrong with each word of a column under its plan.
pub(super) fn problems_by_word(
    words: &ColumnWords<'_>,
    plan: &ColumnPlan,
    card: Option<&Scorecard>,
    markers: &EmptyMarkers,
) -> Vec<Option<CellProblemKind>> {
    let reader = CellReader::new(plan, card, markers);
    let Words::Levels(levels) = &reader.words else {
        return words.texts().map(|text| reader.read(text).1).collect();
    };
    // Words that differ only in case or width mean the same level.
    let folded: HashMap<String, bool> = levels.iter().map(|(text, known)| (fold(text), *known)).collect();
    let is_known = |text: &str| {
        levels.get(text) == Some(&true)
            || markers.is_empty_cell(text)
            || folded.get(&fold(text)) == Some(&true)
    };
    words
        .texts()
        .map(|text| (!is_known(text)).then_some(CellProblemKind::Level))
        .collect()
}

impl ColumnCheck {
    fn add(&mut self, sheet: &Sheet, row: usize, column: usize, text: &str, kind: CellProblemKind) {
        self.unread += 1;
        if self.problems.len() < LISTED_PROBLEMS {
            self.problems.push(CellProblem {
                row: sheet.row_number(row),
                column,
                text: text.to_owned(),
                kind,
            });
        }
    }
}
