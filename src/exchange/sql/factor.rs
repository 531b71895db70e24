//! One factor in SQL: the cell it reads, the points of that, and what it is worth.

use super::dialect::{Dialect, float};
use super::letters::Letters;
use super::{Model, dialect};
use crate::engines::scorecard::{Band, CENTI, Decay, Factor, Role, Scale};
use crate::engines::value::fold;
use crate::i18n::fill;
use crate::models::lead_tiering::{Reader, UNKNOWN_WORDS, each_spelling};
use crate::workspace::rows::ColumnKind;

/// The largest float: what is not below is no number, nor is NaN, which databases sort above all.
const MOST: f64 = f64::MAX;

/// One factor, ready to be written.
pub(super) struct FactorSql<'a> {
    model: &'a Model<'a>,
    factor: &'a Factor,
    dialect: Dialect,
    /// Its place from 1: what its columns end in.
    number: usize,
    /// What its cell is compared with.
    cell: CellSql,
    /// What its numbers are divided by.
    peers: Option<f64>,
    /// Folded spellings of each level.
    levels: Vec<Vec<String>>,
}

/// How a factor's cell is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CellSql {
    /// As words, spelled as the app compares them; empty where there are none.
    Words,
    /// As a number; `NULL` where there is none.
    Number,
    /// As a day, which no band is over: all that counts is whether there is one.
    Day,
    /// The leads have no such column.
    Nothing,
}

impl<'a> FactorSql<'a> {
    /// The factor at a place of the scorecard.
    pub fn new(
        model: &'a Model<'a>,
        reader: &Reader<'_>,
        at: usize,
        factor: &'a Factor,
        dialect: Dialect,
    ) -> Self {
        let kind = model
            .rows
            .columns
            .iter()
            .find(|c| c.id == factor.column)
            .map(|c| c.kind);
        let cell = match (kind, &factor.scale) {
            (None, _) => CellSql::Nothing,
            (Some(ColumnKind::Day), Scale::Bands { .. }) => CellSql::Day,
            (Some(ColumnKind::Number), _) | (_, Scale::Bands { .. }) => CellSql::Number,
            (Some(_), Scale::Levels { .. }) => CellSql::Words,
        };
        let mut levels = vec![Vec::new(); factor.levels().len()];
        let mut seen = std::collections::HashSet::new();
        // No database takes a NUL, so no cell has one.
        for (word, level) in each_spelling(factor).filter(|(word, _)| !word.contains('\0')) {
            if let Some(words) = levels.get_mut(level).filter(|_| seen.insert(word.clone())) {
                words.push(word);
            }
        }
        Self {
            model,
            factor,
            dialect,
            number: at + 1,
            cell,
            peers: reader.peer_mean(at),
            levels,
        }
    }

    /// The folded words its cells are compared with.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let is_read = self.cell == CellSql::Words;
        let unknown = UNKNOWN_WORDS.iter().copied();
        let unknown = unknown.filter(|_| self.factor.when_empty.is_some());
        let own = self.levels.iter().flatten().map(String::as_str);
        own.chain(unknown).filter(move |_| is_read)
    }

    /// A line that says what it is.
    fn about(&self) -> String {
        let words = self.model.lang.texts().sql();
        let name = self.model.lang.of(&self.factor.name);
        let about = match &self.factor.role {
            Role::Weighted { weight } => fill(
                words.note_weight,
                &[("name", name), ("n", &weight.value.to_string())],
            ),
            Role::PlusMinus => fill(words.note_item, &[("name", name)]),
        };
        comment(&about)
    }

    /// The columns of the step `cells`: its cell, and where it fades its day.
    pub fn cells(&self, letters: &Letters) -> Vec<String> {
        let number = self.number;
        let cell = self.cell_sql(letters);
        let mut columns = vec![format!("{}    {cell} AS cell_{number}", self.about())];
        if let Some(decay) = &self.factor.decay {
            columns.push(format!("{} AS day_{number}", self.day_sql(decay)));
        }
        columns
    }

    fn cell_sql(&self, letters: &Letters) -> String {
        let (text, name) = (self.dialect.text_type(), self.column(&self.factor.column));
        match self.cell {
            CellSql::Nothing => "''".to_owned(),
            CellSql::Day => format!("COALESCE({}, '')", self.day_in_words(&name)),
            CellSql::Words => {
                let words = match self
                    .model
                    .rows
                    .columns
                    .iter()
                    .find(|c| c.id == self.factor.column)
                {
                    Some(column) if column.kind == ColumnKind::Day => self.day_in_words(&name),
                    _ => format!("CAST({name} AS {text})"),
                };
                let apart = if letters.dotted {
                    format!("REPLACE({words}, 'İ', 'i\u{307}')")
                } else {
                    words
                };
                let plain = format!("TRANSLATE({apart}, letters.written, letters.meant)");
                format!("COALESCE(TRIM({}), '')", self.dialect.single_spaced(&plain))
            }
            CellSql::Number => self.number_sql(&name),
        }
    }

    fn day_in_words(&self, name: &str) -> String {
        format!("CAST(CAST({name} AS DATE) AS {})", self.dialect.text_type())
    }

    /// The number, or its ratio to the mean of its peers.
    fn number_sql(&self, name: &str) -> String {
        let x = format!("CAST({name} AS {})", self.dialect.float_type());
        let of_mean = matches!(self.factor.scale, Scale::Bands { of_mean: true, .. });
        let x = match (of_mean, self.peers) {
            (false, _) => x,
            (true, Some(mean)) => format!("{x} / {}", float(mean)),
            (true, None) => format!("{x} / (SELECT NULLIF(AVG({}), 0) FROM leads AS l)", x),
        };
        format!("CASE WHEN ABS({x}) <= {} THEN {x} END", float(MOST))
    }

    fn day_sql(&self, decay: &Decay) -> String {
        let mut columns = self.model.rows.columns.iter();
        if columns.any(|c| c.id == decay.date_column && c.kind == ColumnKind::Day) {
            format!("CAST({} AS DATE)", self.column(&decay.date_column))
        } else {
            "CAST(NULL AS DATE)".to_owned()
        }
    }

    /// Completed months from the day to the one scored for; a day to come counts as today.
    fn months(&self) -> String {
        let day = format!("day_{}", self.number);
        let part = |name: &str| format!("CAST(EXTRACT({name} FROM {day}) AS BIGINT)");
        let as_of = self.model.as_of;
        let short = format!("CASE WHEN {} > {} THEN 1 ELSE 0 END", part("DAY"), as_of.day());
        let years = format!("{} - {}", as_of.year(), part("YEAR"));
        let months = format!("{} - {}", as_of.month(), part("MONTH"));
        format!("CASE WHEN {day} IS NOT NULL THEN GREATEST(0, ({years}) * 12 + {months} - {short}) END")
    }

    fn column(&self, id: &str) -> String {
        format!("l.{}", self.dialect.identifier(&self.model.column_name(id)))
    }

    /// The columns of the step `points`: points of the cell, `NULL` where they are not known, and where it fades its age
    /// in months.
    pub fn points(&self) -> Vec<String> {
        let mut cases = match &self.factor.scale {
            Scale::Levels { levels } => levels
                .iter()
                .enumerate()
                .filter_map(|(at, level)| Some((self.is_level(at)?, level.points.value)))
                .collect(),
            Scale::Bands { .. } if self.cell != CellSql::Number => Vec::new(),
            Scale::Bands { bands, .. } => self.band_cases(bands),
        };
        // What fades does not where the cell is empty: that is told apart below.
        if let (None, Some(points)) = (&self.factor.decay, self.factor.when_empty) {
            cases.push((self.is_empty(), points.value));
        }
        let cases: String = cases
            .iter()
            .map(|(when, points)| format!("\n      WHEN {when} THEN {points}"))
            .collect();
        let points = if cases.is_empty() {
            "NULL".to_owned()
        } else {
            format!("CASE{cases}\n    END")
        };
        let (about, number) = (self.about(), self.number);
        let mut columns = vec![format!("{about}    CAST({points} AS BIGINT) AS points_{number}")];
        if self.factor.decay.is_some() {
            columns.push(format!("{} AS months_{number}", self.months()));
        }
        columns
    }

    /// From the last band to the first: the first one reached counts.
    fn band_cases(&self, bands: &[Band]) -> Vec<(String, i64)> {
        let cell = format!("cell_{}", self.number);
        let case = |band: &Band| {
            let when = match band.from {
                None => format!("{cell} IS NOT NULL"),
                Some(from) if from.is_finite() => format!("{cell} >= {}", float(from)),
                Some(from) if from < 0.0 => format!("{cell} IS NOT NULL"),
                Some(_) => return None,
            };
            Some((when, band.points.value))
        };
        bands.iter().rev().filter_map(case).collect()
    }

    /// Whether the cell means the level at a place; none where no cell can.
    fn is_level(&self, at: usize) -> Option<String> {
        let words = self.levels.get(at)?;
        let list: Vec<String> = match self.cell {
            CellSql::Nothing | CellSql::Day => Vec::new(),
            CellSql::Words => words
                .iter()
                .flat_map(|word| [Some(word.clone()), guarded(word)])
                .flatten()
                .map(|word| self.dialect.text(&word))
                .collect(),
            CellSql::Number => words
                .iter()
                .filter_map(|word| number_spelled(word))
                .map(float)
                .collect(),
        };
        (!list.is_empty()).then(|| format!("cell_{} IN ({})", self.number, list.join(", ")))
    }

    /// Whether nothing was said: no cell, or a word for "unknown".
    fn is_empty(&self) -> String {
        if self.cell == CellSql::Number {
            return format!("cell_{} IS NULL", self.number);
        }
        // A word that is a level's too has been found among the levels before.
        let unknown = UNKNOWN_WORDS.iter().filter(|_| self.cell == CellSql::Words);
        let words: Vec<String> = std::iter::once("''".to_owned())
            .chain(unknown.map(|word| self.dialect.text(&fold(word))))
            .collect();
        format!("cell_{} IN ({})", self.number, words.join(", "))
    }

    /// The columns of the step `worth`, in hundredths of a point: what it is worth, `NULL` where that is not known;
    /// at the least; at the most.
    pub fn worth(&self) -> Vec<String> {
        let number = self.number;
        let (worst, best) = self.factor.extremes();
        let points = format!("points_{number}");
        let Some(decay) = &self.factor.decay else {
            return vec![
                format!("{points} * {CENTI} AS worth_{number}"),
                format!("COALESCE({points}, {worst}) * {CENTI} AS low_{number}"),
                format!("COALESCE({points}, {best}) * {CENTI} AS high_{number}"),
            ];
        };
        let empty = self.factor.when_empty.map_or_else(String::new, |value| {
            format!(
                "WHEN {points} IS NULL AND {} THEN {} ",
                self.is_empty(),
                value.value * CENTI
            )
        });
        let rate = decay.percent_per_month.value.clamp(0, 100);
        let left = format!("{points} * GREATEST(0, 100 - {rate} * months_{number})");
        let end = |unknown: i64, bound: &str| {
            let ageless = format!("WHEN months_{number} IS NULL THEN {bound}({points} * {CENTI}, 0)");
            format!(
                "CASE {empty}WHEN {points} IS NULL THEN {} {ageless} ELSE {left} END",
                unknown * CENTI
            )
        };
        vec![
            format!("CASE {empty}WHEN months_{number} IS NOT NULL THEN {left} END AS worth_{number}"),
            format!("{} AS low_{number}", end(worst, "LEAST")),
            format!("{} AS high_{number}", end(best, "GREATEST")),
        ]
    }

    /// When it disqualifies a lead, and what is said then.
    pub fn disqualifies(&self) -> Vec<(String, String)> {
        let lang = self.model.lang;
        let said = |level: &crate::engines::scorecard::Level| {
            let (factor, level) = (lang.of(&self.factor.name), lang.of(&level.label));
            let said = fill(
                lang.texts().sql().disqualified,
                &[("factor", factor), ("level", level)],
            );
            self.dialect.text(&said)
        };
        let levels = self
            .factor
            .levels()
            .iter()
            .enumerate()
            .filter(|(_, level)| level.disqualifies);
        levels
            .filter_map(|(at, level)| Some((self.is_level(at)?, said(level))))
            .collect()
    }

    /// Its weight; none for a plus/minus item.
    pub const fn weight(&self) -> Option<i64> {
        match &self.factor.role {
            Role::Weighted { weight } => Some(weight.value),
            Role::PlusMinus => None,
        }
    }

    /// Whether its numbers are divided by a mean that stands in the query.
    pub const fn has_fixed_mean(&self) -> bool {
        self.peers.is_some()
    }

    /// What its columns end in.
    pub const fn number(&self) -> usize {
        self.number
    }
}

/// The number a spelling is, where the app writes that number just so.
/// A word as the exported table has it, where a spreadsheet would take it for a formula; see
/// [`write_csv`](crate::exchange::csv::write_csv).
fn guarded(word: &str) -> Option<String> {
    word.starts_with(['=', '+', '-', '@']).then(|| format!("'{word}"))
}

fn number_spelled(word: &str) -> Option<f64> {
    let x: f64 = word.parse().ok().filter(|x: &f64| x.is_finite())?;
    (x.to_string() == word).then_some(x)
}

/// A line of comment with its end. What a user wrote in it stays in it.
pub(super) fn comment(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if dialect::is_unseen(c) { ' ' } else { c })
        .collect();
    // Before it reads a query, Spark puts values in for ${names}, in comments too.
    format!("-- {}\n", line.replace("${", "$ {"))
}
