//! The profile of each column: kind, values, blanks, misfits.

use serde::{Deserialize, Serialize};

use super::kind::{Finding, find_kind, settle, settle_typed};
use super::words::{NameWords, Vocabulary};
use super::{ColumnKind, EmptyMarkers, Question, SettledBy};
use crate::engines::pace::{Pace, at_once};
use crate::exchange::csv::{ColumnWords, Sheet};
use crate::i18n::date::{DateOrder, parse_date};
use crate::i18n::number::parse_number;

/// Distinct values that are listed.
const LISTED_VALUES: usize = 50;
/// Misfits that are listed.
const LISTED_MISFITS: usize = 5;
/// Names of columns that hold identifiers; a Latin word must be the last.
const ID_NAMES: Vocabulary = Vocabulary {
    latin: &["id", "ids", "no", "number", "code", "key", "uuid", "guid", "sku"],
    chinese: &["编号", "序号", "单号", "编码", "代码", "工号", "流水号", "id"],
    except: &[],
};

/// A value and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueCount {
    /// The value, without spaces around.
    pub value: String,
    /// Cells with it.
    pub count: usize,
}

/// A cell that does not fit the kind of its column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misfit {
    /// The row a spreadsheet shows, from 1.
    pub row: u32,
    /// The cell.
    pub text: String,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnProfile {
    /// Its name.
    pub name: String,
    /// Its kind; the user may overrule it.
    pub kind: ColumnKind,
    /// Share of the filled cells that read as the kind, 0.9–1; 1 for text and for an empty column.
    pub confidence: f64,
    /// What the user has to say before the column can be read.
    pub question: Option<Question>,
    /// What the decimal mark or the order of the date rests on.
    pub settled_by: SettledBy,
    /// Cells with a value.
    pub filled: usize,
    /// Blank cells.
    pub blank: usize,
    /// Marks taken for emptiness, with their counts.
    pub markers: Vec<ValueCount>,
    /// Number of distinct values, marks of emptiness left out.
    pub distinct: usize,
    /// The 50 most frequent values; at equal counts the one that comes first in the table.
    pub values: Vec<ValueCount>,
    /// The first five distinct cells that do not fit the kind.
    pub misfits: Vec<Misfit>,
    /// No value occurs twice, no cell is empty, and the name or the form of the values is that of an
    /// identifier.
    pub looks_like_id: bool,
}

impl ColumnProfile {
    /// Whether the user has to say something before the column can be read.
    #[must_use]
    pub const fn needs_answer(&self) -> bool {
        self.question.is_some()
    }
}

/// Profiles every column of a table.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::detect::{ColumnKind, EmptyMarkers, profile_sheet};
/// use loudou::i18n::number::DecimalMark;
/// let sheet = read_sheet("公司;金额\n云帆;1.234,56\n智联;-\n", &ReadOptions::default()).sheet;
/// let amount = &profile_sheet(&sheet, &EmptyMarkers::default())[1];
/// assert_eq!(amount.kind, ColumnKind::Number { decimal: DecimalMark::Comma, percent: false });
/// assert_eq!((amount.filled, amount.markers[0].count, amount.needs_answer()), (1, 1, false));
/// ```
#[must_use]
pub fn profile_sheet(sheet: &Sheet, markers: &EmptyMarkers) -> Vec<ColumnProfile> {
    at_once(profile_sheet_paced(sheet, markers, &Pace::unpaced()))
}

/// As [`profile_sheet`], in slices.
pub async fn profile_sheet_paced(sheet: &Sheet, markers: &EmptyMarkers, pace: &Pace) -> Vec<ColumnProfile> {
    let mut columns = Vec::with_capacity(sheet.width());
    for (column, name) in sheet.headers().iter().enumerate() {
        let words = sheet.words_paced(column, pace).await;
        let tally = Tally::of(&words, markers);
        pace.step(words.len()).await;
        let values = || tally.filled.iter().map(|value| (value.text, value.count));
        let finding = find_kind(name, values(), pace).await;
        columns.push((tally, finding));
        pace.tell(columns.len(), sheet.width());
    }
    let (tallies, mut findings): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    if sheet.is_typed() {
        settle_typed(&mut findings);
    }
    settle(&mut findings);
    let mut profiles = Vec::with_capacity(sheet.width());
    for ((name, tally), finding) in sheet.headers().iter().zip(tallies).zip(findings) {
        profiles.push(profile(sheet, name, &tally, finding));
        pace.step(tally.filled.len()).await;
    }
    profiles
}

/// A distinct value of a column.
struct Counted<'a> {
    text: &'a str,
    count: usize,
    first_row: usize,
}

/// The distinct values of a column, the most frequent first.
struct Tally<'a> {
    filled: Vec<Counted<'a>>,
    markers: Vec<ValueCount>,
    blank: usize,
}

impl<'a> Tally<'a> {
    fn of(words: &ColumnWords<'a>, markers: &EmptyMarkers) -> Self {
        let mut tally = Self {
            filled: Vec::with_capacity(words.len()),
            markers: Vec::new(),
            blank: 0,
        };
        let mut empty = Vec::new();
        for (word, text) in words.texts().enumerate() {
            let counted = Counted {
                text,
                count: words.count(word),
                first_row: words.first_row(word),
            };
            if text.is_empty() {
                tally.blank = counted.count;
            } else if markers.is_empty_cell(text) {
                empty.push(counted);
            } else {
                tally.filled.push(counted);
            }
        }
        // Words come in the order of their first rows, which a stable sort keeps at equal counts.
        tally.filled.sort_by_key(|value| std::cmp::Reverse(value.count));
        empty.sort_by_key(|value| std::cmp::Reverse(value.count));
        tally.markers = empty.iter().map(Counted::owned).collect();
        tally
    }
}

impl Counted<'_> {
    fn owned(&self) -> ValueCount {
        ValueCount {
            value: self.text.to_owned(),
            count: self.count,
        }
    }
}

fn profile(sheet: &Sheet, name: &str, tally: &Tally, finding: Finding) -> ColumnProfile {
    let filled: usize = tally.filled.iter().map(|value| value.count).sum();
    let misfits = if finding.fitting < filled {
        misfits(sheet, tally, finding.kind)
    } else {
        Vec::new()
    };
    ColumnProfile {
        name: name.to_owned(),
        kind: finding.kind,
        confidence: share(finding.fitting, filled),
        question: finding.question,
        settled_by: finding.settled_by,
        filled,
        blank: tally.blank,
        markers: tally.markers.clone(),
        distinct: tally.filled.len(),
        values: tally
            .filled
            .iter()
            .take(LISTED_VALUES)
            .map(Counted::owned)
            .collect(),
        misfits,
        looks_like_id: looks_like_id(name, tally, finding.kind),
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of cells are far below 2^53")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

fn misfits(sheet: &Sheet, tally: &Tally, kind: ColumnKind) -> Vec<Misfit> {
    let fits = |text: &str| match kind {
        ColumnKind::Number { decimal, .. } => parse_number(text, decimal).is_ok(),
        ColumnKind::Date {
            order: DateOrder::Unknown,
        } => parse_date(text, DateOrder::DayFirst).is_ok(),
        ColumnKind::Date { order } => parse_date(text, order).is_ok(),
        ColumnKind::Text | ColumnKind::Empty => true,
    };
    let mut strange: Vec<&Counted> = tally.filled.iter().filter(|value| !fits(value.text)).collect();
    strange.sort_by_key(|value| value.first_row);
    let first = strange.into_iter().take(LISTED_MISFITS);
    first
        .map(|value| Misfit {
            row: sheet.row_number(value.first_row),
            text: value.text.to_owned(),
        })
        .collect()
}

fn looks_like_id(name: &str, tally: &Tally, kind: ColumnKind) -> bool {
    let all_distinct = tally.filled.len() > 1 && tally.filled.iter().all(|value| value.count == 1);
    if !all_distinct || tally.blank > 0 || !tally.markers.is_empty() {
        return false;
    }
    let is_code = |text: &str| {
        text.bytes().any(|b| b.is_ascii_digit())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    match kind {
        ColumnKind::Text => {
            NameWords::of(name).find_last(&ID_NAMES).is_some()
                || tally.filled.iter().all(|value| is_code(value.text))
        }
        ColumnKind::Number { .. } => NameWords::of(name).find_last(&ID_NAMES).is_some(),
        ColumnKind::Date { .. } | ColumnKind::Empty => false,
    }
}
