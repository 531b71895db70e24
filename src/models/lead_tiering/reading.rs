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
        for block in 0..self.rows.blocks.len() {
            self.read(block)
                .each(|row, axes| take(Place { block, row }, axes));
        }
    }

    /// Reads the cells of the block at a place; of one that is not there, nothing.
    pub(super) fn read(&self, block_at: usize) -> BlockReading<'_> {
        let block = self.rows.blocks.get(block_at).map(Arc::as_ref);
        let codes = |factor: &FactorReader<'a>| block.map_or(ColumnCodes::Absent, |b| factor.block_codes(b));
        BlockReading {
            rows: self.rows,
            block_at,
            len: block.map_or(0, |b| b.ids.len()),
            columns: self.factors.iter().map(|f| (f, codes(f))).collect(),
        }
    }

    /// What the numbers of each factor are divided by, bit by bit: the only thing that the cells of other rows decide.
    pub(super) fn divisors(&self) -> Vec<u64> {
        self.factors.iter().map(|f| f.divisor.to_bits()).collect()
    }
}

/// What the cells of one block mean to each factor.
pub(super) struct BlockReading<'a> {
    rows: &'a Rows,
    block_at: usize,
    len: usize,
    columns: Vec<(&'a FactorReader<'a>, ColumnCodes<'a>)>,
}

impl BlockReading<'_> {
    /// Calls `take` with every row of the block and its score, see [`Reader::each`].
    pub fn each(&self, mut take: impl FnMut(usize, [Score; 2])) {
        let (mut fit, mut engagement) = (Batch::new(self.len), Batch::new(self.len));
        for (at, (factor, codes)) in self.columns.iter().enumerate() {
            let batch = match factor.factor.axis {
                Axis::Fit => &mut fit,
                Axis::Engagement => &mut engagement,
            };
            let (shares, by_row) = self.shares(at, factor, codes);
            batch.add(&shares, by_row);
        }
        for row in 0..self.len {
            take(row, [fit.score(row), engagement.score(row)]);
        }
    }

    /// What the factor, the one at place `at`, gives to each row. Where a value fades, age makes every row its own.
    fn shares<'b>(
        &self,
        at: usize,
        factor: &FactorReader<'_>,
        codes: &'b ColumnCodes<'_>,
    ) -> (Vec<Score>, ByRow<'b>) {
        let share = |code: CellCode, age_months| {
            let answer = code.answer();
            Score::of(at, factor.factor, Reading { answer, age_months })
        };
        match (codes, factor.factor.decay.is_some()) {
            (ColumnCodes::Words(table, codes), false) => {
                let of_word = table.iter().map(|code| share(*code, Some(0)));
                (of_word.collect(), ByRow::Code(codes))
            }
            (ColumnCodes::Absent, false) => (vec![share(CellCode::Empty, Some(0))], ByRow::Same),
            (codes, _) => {
                let block = self.block_at;
                let age = |row| factor.age(self.rows, Place { block, row });
                let of_row = (0..self.len).map(|row| share(codes.at(row), age(row)));
                (of_row.collect(), ByRow::Place)
            }
        }
    }

    /// Adds the words that are no level of their factor to `counts`, by the factor's place.
    pub fn count_unmatched(&self, counts: &mut HashMap<(usize, String), usize>) {
        for (at, (factor, codes)) in self.columns.iter().enumerate() {
            let Some(column) = factor.column.filter(|_| codes.has_unmatched()) else {
                continue;
            };
            for (row, count) in codes.unmatched() {
                let block = self.block_at;
                let text = match self.rows.cell(Place { block, row }, column) {
                    Cell::Text(text) | Cell::Unread(text) => text,
                    Cell::Number(x) => x.to_string(),
                    Cell::Day(day) => day.to_string(),
                    Cell::Empty => continue,
                };
                *counts.entry((at, text)).or_default() += count;
            }
        }
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

    /// Rows whose text is no level of the factor, and how often it stands there: one row for each word.
    fn unmatched(&self) -> Vec<(usize, usize)> {
        match self {
            Self::Words(table, codes) => {
                let mut of_word: Vec<Option<(usize, usize)>> = vec![None; table.len()];
                for (row, code) in codes.iter().enumerate() {
                    let word = usize::try_from(*code).ok().and_then(|code| of_word.get_mut(code));
                    if let Some(found) = word {
                        found.get_or_insert((row, 0)).1 += 1;
                    }
                }
                let is_unmatched = table.iter().map(|code| *code == CellCode::Unmatched);
                let found = of_word.into_iter().zip(is_unmatched);
                found
                    .filter_map(|(found, is_it)| found.filter(|_| is_it))
                    .collect()
            }
            Self::Rows(codes) => {
                let rows = codes.iter().enumerate();
                rows.filter(|(_, code)| **code == CellCode::Unmatched)
                    .map(|(row, _)| (row, 1))
                    .collect()
            }
            Self::Absent => Vec::new(),
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
            (Scale::Bands { .. }, Cell::Text(text)) => self.number_in(text),
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

    fn word(&self, word: &str) -> CellCode {
        match self.factor.scale {
            Scale::Levels { .. } => self.level(word),
            Scale::Bands { .. } => self.number_in(word),
        }
    }

    fn number_in(&self, text: &str) -> CellCode {
        match parse_number(text, DecimalMark::Point) {
            Ok(parsed) => self.number(parsed.value),
            Err(_) => empty_or_unmatched(text),
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
                    .chain(words.iter().map(|w| self.word(w)))
                    .collect();
                ColumnCodes::Words(table, codes)
            }
            Some(cells) => {
                ColumnCodes::Rows((0..cells.len()).map(|row| self.code(&cells.get(row))).collect())
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
    for block in &rows.blocks {
        if let Some(Cells::Number { values, .. }) = block.columns.get(column) {
            for x in values.iter().flatten() {
                sum += x;
                count += 1;
            }
        }
    }
    let mean = sum / count as f64;
    (mean.is_finite() && mean != 0.0).then_some(mean)
}
