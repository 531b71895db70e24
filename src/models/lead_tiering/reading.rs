//! From cells to answers: which level or number each lead shows for each factor.

use std::collections::HashMap;
use std::sync::Arc;

use crate::engines::scorecard::{Answer, Axis, Batch, ByRow, Factor, Reading, Scale, Score, Scorecard};
use crate::engines::value::fold;
use crate::i18n::date::{Day, whole_months_between};
use crate::i18n::number::{DecimalMark, parse_number};
use crate::workspace::rows::{Block, Cell, Cells, Place, Rows};

/// What a cell means to a factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CellCode {
    /// Nothing was said: empty, or a word for "unknown".
    Empty,
    /// A level or a number.
    Known(Answer),
    /// Words that are no level of the factor.
    Unmatched,
}

impl CellCode {
    /// The answer; an unmatched word is not known, never zero.
    #[must_use]
    pub const fn answer(self) -> Answer {
        match self {
            Self::Known(answer) => answer,
            Self::Empty => Answer::Unknown,
            Self::Unmatched => Answer::Unreadable,
        }
    }
}

/// Words that mean "not known", folded.
pub(crate) const UNKNOWN_WORDS: [&str; 8] = ["unknown", "未知", "不详", "不清楚", "n/a", "-", "—", "?"];

/// The spellings of every level of a scorecard, folded. Made once per scorecard and shared by its readers.
#[derive(Debug, Clone, Default)]
pub struct Spellings(Vec<Arc<HashMap<String, usize>>>);

impl Spellings {
    /// Collects them.
    #[must_use]
    pub fn of(card: &Scorecard) -> Self {
        Self(card.factors.iter().map(|f| Arc::new(spellings(f))).collect())
    }
}

/// The place of the level each folded spelling means, the earlier level first.
fn spellings(factor: &Factor) -> HashMap<String, usize> {
    let mut spellings = HashMap::new();
    for (name, at) in each_spelling(factor) {
        spellings.entry(name).or_insert(at);
    }
    spellings
}

/// The folded spellings of a factor's levels, each with the place of its level, in the order of the levels. Of two
/// levels that claim one, the first that comes has it.
pub(crate) fn each_spelling(factor: &Factor) -> impl Iterator<Item = (String, usize)> {
    factor.levels().iter().enumerate().flat_map(|(at, level)| {
        [&level.id, &level.label.zh, &level.label.en]
            .into_iter()
            .chain(&level.aliases)
            .map(move |name| (fold(name), at))
            .filter(|(name, _)| !name.is_empty())
    })
}

/// Reads the cells of some rows for the factors of one scorecard.
pub struct Reader<'a> {
    rows: &'a Rows,
    factors: Vec<FactorReader<'a>>,
}

struct FactorReader<'a> {
    factor: &'a Factor,
    column: Option<usize>,
    day_column: Option<usize>,
    as_of: Day,
    spellings: Arc<HashMap<String, usize>>,
    /// What numbers are divided by; 1 where the factor looks at the number itself.
    divisor: f64,
}

impl<'a> Reader<'a> {
    /// Prepares to read `rows` for `card`; ages are counted up to `as_of`.
    #[must_use]
    pub fn new(card: &'a Scorecard, rows: &'a Rows, as_of: Day) -> Self {
        Self::with_spellings(card, rows, as_of, &Spellings::of(card))
    }

    /// The same with spellings collected before, from this very scorecard.
    #[must_use]
    pub fn with_spellings(card: &'a Scorecard, rows: &'a Rows, as_of: Day, spellings: &Spellings) -> Self {
        let factors = card
            .factors
            .iter()
            .zip(&spellings.0)
            .map(|(f, s)| FactorReader::new(f, rows, as_of, Arc::clone(s)))
            .collect();
        Self { rows, factors }
    }

    /// What the factor at a place of the scorecard divides its numbers by: the mean of the rows' numbers, where its
    /// bands are over the ratio to that and there is one that is not 0.
    #[must_use]
    pub fn peer_mean(&self, factor: usize) -> Option<f64> {
        let reader = self.factors.get(factor)?;
        let of_mean = matches!(reader.factor.scale, Scale::Bands { of_mean: true, .. });
        Some(reader.divisor).filter(|mean| of_mean && mean.is_finite())
    }

    /// What a cell's text means to the factor at a place of the scorecard.
    #[must_use]
    pub fn code(&self, factor: usize, cell: &Cell) -> CellCode {
        self.factors.get(factor).map_or(CellCode::Empty, |f| f.code(cell))
    }

    /// The readings of one row, in the scorecard's order.
    #[must_use]
    pub fn readings(&self, place: Place) -> Vec<Reading> {
        self.factors
            .iter()
            .map(|f| Reading {
                answer: f
                    .column
                    .map_or(CellCode::Empty, |c| f.code(&self.rows.cell(place, c)))
                    .answer(),
                age_months: f.age(self.rows, place),
            })
            .collect()
    }

    /// Calls `take` with every row's place and its score in two parts: what the factors of the fit axis give, and
    /// those of the engagement axis. Each word of a block is looked up and valued once.
    pub fn each(&self, mut take: impl FnMut(Place, [Score; 2])) {
        for (block_at, block) in self.rows.blocks.iter().enumerate() {
            let (mut fit, mut engagement) = (Batch::new(block.ids.len()), Batch::new(block.ids.len()));
            for (at, factor) in self.factors.iter().enumerate() {
                let batch = match factor.factor.axis {
                    Axis::Fit => &mut fit,
                    Axis::Engagement => &mut engagement,
                };
                let (shares, by_row) = factor.shares(at, self.rows, block_at, block);
                batch.add(&shares, by_row);
            }
            for row in 0..block.ids.len() {
                let place = Place { block: block_at, row };
                take(place, [fit.score(row), engagement.score(row)]);
            }
        }
    }

    /// The words that are no level of their factor, with the factor's place and how often each occurs; the most
    /// frequent first.
    #[must_use]
    pub fn unmatched(&self) -> Vec<(usize, String, usize)> {
        let mut counts: HashMap<(usize, String), usize> = HashMap::new();
        for (at, factor) in self.factors.iter().enumerate() {
            let Some(column) = factor.column else { continue };
            for block in &self.rows.blocks {
                let codes = factor.block_codes(block);
                if !codes.has_unmatched() {
                    continue;
                }
                for row in (0..block.ids.len()).filter(|row| codes.at(*row) == CellCode::Unmatched) {
                    let text = match block.columns.get(column).map(|c| c.get(row)) {
                        Some(Cell::Text(text) | Cell::Unread(text)) => text,
                        Some(Cell::Number(x)) => x.to_string(),
                        Some(Cell::Day(day)) => day.to_string(),
                        Some(Cell::Empty) | None => continue,
                    };
                    *counts.entry((at, text)).or_default() += 1;
                }
            }
        }
        let mut list: Vec<_> = counts.into_iter().map(|((at, text), n)| (at, text, n)).collect();
        list.sort_by(|a, b| (b.2, a.0, &a.1).cmp(&(a.2, b.0, &b.1)));
        list
    }
}

/// The codes of one factor's column in one block.
enum ColumnCodes<'a> {
    /// By word; the first entry stands for an empty cell.
    Words(Vec<CellCode>, &'a [u32]),
    /// By row.
    Rows(Vec<CellCode>),
    /// The rows have no such column.
    Absent,
}

impl ColumnCodes<'_> {
    /// Whether any word or row is no level of the factor.
    fn has_unmatched(&self) -> bool {
        match self {
            Self::Words(codes, _) | Self::Rows(codes) => codes.contains(&CellCode::Unmatched),
            Self::Absent => false,
        }
    }

    fn at(&self, row: usize) -> CellCode {
        match self {
            Self::Words(table, codes) => codes
                .get(row)
                .and_then(|code| usize::try_from(*code).ok())
                .and_then(|code| table.get(code))
                .copied()
                .unwrap_or(CellCode::Empty),
            Self::Rows(codes) => codes.get(row).copied().unwrap_or(CellCode::Empty),
            Self::Absent => CellCode::Empty,
        }
    }
}

impl<'a> FactorReader<'a> {
    fn new(factor: &'a Factor, rows: &Rows, as_of: Day, spellings: Arc<HashMap<String, usize>>) -> Self {
        let column = rows.column_at(&factor.column);
        let of_mean = matches!(factor.scale, Scale::Bands { of_mean: true, .. });
        let divisor = if of_mean {
            column.and_then(|c| mean(rows, c)).unwrap_or(f64::NAN)
        } else {
            1.0
        };
        let day_column = factor.decay.as_ref().and_then(|d| rows.column_at(&d.date_column));
        Self {
            factor,
            column,
            day_column,
            as_of,
            spellings,
            divisor,
        }
    }

    fn code(&self, cell: &Cell) -> CellCode {
        match (&self.factor.scale, cell) {
            (_, Cell::Empty) => CellCode::Empty,
            (Scale::Levels { .. }, Cell::Number(x)) => self.level(&x.to_string()),
            (Scale::Levels { .. }, Cell::Day(day)) => self.level(&day.to_string()),
            (Scale::Levels { .. }, Cell::Text(text) | Cell::Unread(text)) => self.level(text),
            (Scale::Bands { .. }, Cell::Number(x)) => self.number(*x),
            (Scale::Bands { .. }, Cell::Text(text)) => match parse_number(text, DecimalMark::Point) {
                Ok(parsed) => self.number(parsed.value),
                Err(_) => empty_or_unmatched(text),
            },
            // Never read again here: an import leaves a number unread because it has two readings.
            (Scale::Bands { .. }, Cell::Unread(text)) => empty_or_unmatched(text),
            (Scale::Bands { .. }, Cell::Day(_)) => CellCode::Unmatched,
        }
    }

    fn level(&self, text: &str) -> CellCode {
        match self.spellings.get(&fold(text)) {
            Some(at) => CellCode::Known(Answer::Level(*at)),
            None => empty_or_unmatched(text),
        }
    }

    fn number(&self, x: f64) -> CellCode {
        let ratio = x / self.divisor;
        if ratio.is_finite() {
            CellCode::Known(Answer::Number(ratio))
        } else {
            CellCode::Empty
        }
    }

    fn block_codes<'b>(&self, block: &'b Block) -> ColumnCodes<'b> {
        match self.column.and_then(|c| block.columns.get(c)) {
            None => ColumnCodes::Absent,
            Some(Cells::Text { words, codes }) => {
                let table = std::iter::once(CellCode::Empty)
                    .chain(words.iter().map(|w| self.code(&Cell::Text(w.clone()))))
                    .collect();
                ColumnCodes::Words(table, codes)
            }
            Some(cells) => {
                ColumnCodes::Rows((0..cells.len()).map(|row| self.code(&cells.get(row))).collect())
            }
        }
    }

    /// What the factor, the one at place `at`, gives to each row of a block. Where a value fades, age makes every row
    /// its own.
    fn shares<'b>(
        &self,
        at: usize,
        rows: &Rows,
        block_at: usize,
        block: &'b Block,
    ) -> (Vec<Score>, ByRow<'b>) {
        let share = |code: CellCode, age_months| {
            let answer = code.answer();
            Score::of(at, self.factor, Reading { answer, age_months })
        };
        match (self.block_codes(block), self.factor.decay.is_some()) {
            (ColumnCodes::Words(table, codes), false) => {
                let of_word = table.into_iter().map(|code| share(code, Some(0)));
                (of_word.collect(), ByRow::Code(codes))
            }
            (ColumnCodes::Absent, false) => (vec![share(CellCode::Empty, Some(0))], ByRow::Same),
            (codes, _) => {
                let age = |row| self.age(rows, Place { block: block_at, row });
                let of_row = (0..block.ids.len()).map(|row| share(codes.at(row), age(row)));
                (of_row.collect(), ByRow::Place)
            }
        }
    }

    /// Completed months since the day of the row; a day after `as_of` counts as today.
    fn age(&self, rows: &Rows, place: Place) -> Option<u32> {
        if self.factor.decay.is_none() {
            return Some(0);
        }
        match self.day_column.map(|c| rows.cell(place, c)) {
            Some(Cell::Day(day)) => Some(u32::try_from(whole_months_between(day, self.as_of)).unwrap_or(0)),
            _ => None,
        }
    }
}

/// What words mean that are neither a level nor a number.
fn empty_or_unmatched(text: &str) -> CellCode {
    let folded = fold(text);
    if folded.is_empty() || UNKNOWN_WORDS.contains(&folded.as_str()) {
        CellCode::Empty
    } else {
        CellCode::Unmatched
    }
}

/// The mean of a column's numbers; none where it has none.
fn mean(rows: &Rows, column: usize) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0_usize);
    for cell in rows.column_cells(column) {
        if let Cell::Number(x) = cell {
            sum += x;
            count += 1;
        }
    }
    let mean = sum / count as f64;
    (mean.is_finite() && mean != 0.0).then_some(mean)
}
