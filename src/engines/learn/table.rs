//! Rows with a known outcome, column by column.

use crate::engines::value::fold;

/// Rows to learn from and to judge by.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns that may tell won from lost.
    pub columns: Vec<Column>,
    /// Whether each row was won; the others were lost. Rows without an outcome are not in the table.
    pub won: Vec<bool>,
    /// When each row came, in any unit, where that is known; all as long as `won`, or empty.
    pub order: Vec<Option<i64>>,
}

impl Table {
    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.won.len()
    }

    /// True where there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.won.is_empty()
    }

    /// Whether the row at this place was won.
    #[must_use]
    pub fn is_won(&self, row: usize) -> bool {
        self.won.get(row).copied().unwrap_or(false)
    }

    /// Won and lost rows among some.
    #[must_use]
    pub fn count(&self, rows: &[usize]) -> (usize, usize) {
        let won = rows.iter().filter(|row| self.is_won(**row)).count();
        (won, rows.len() - won)
    }
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What the user calls it.
    pub name: String,
    /// Its cells.
    pub data: Data,
    /// Share of the rows still open in which it is filled, 0 to 1; none where no row is open.
    pub filled_when_open: Option<f64>,
    /// The commonest value of the table's rows that hardly any open row has, with its share of the table's rows, 0 to 1;
    /// none where there is no such value, or too few rows are open to say so.
    pub value_when_closed: Option<(String, f64)>,
}

/// The cells of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// Words by code: 0 is empty, `n` the word at `n − 1`.
    Words {
        /// Each word once.
        words: Vec<String>,
        /// A code per row.
        codes: Vec<u32>,
    },
    /// Numbers, none where empty.
    Numbers(Vec<Option<f64>>),
}

impl Data {
    /// Collects words; blank ones are empty cells. Case, width and spaces do not count, as they do not where a scorecard
    /// reads them; the first spelling stands for the others.
    ///
    /// ```
    /// use loudou::engines::learn::Data;
    /// let data = Data::of_words(["web", "", "phone", "web"]);
    /// assert_eq!(data, Data::Words { words: vec!["web".into(), "phone".into()], codes: vec![1, 0, 2, 1] });
    /// ```
    #[must_use]
    pub fn of_words<'a>(cells: impl IntoIterator<Item = &'a str>) -> Self {
        let mut places = std::collections::HashMap::new();
        let mut words = Vec::new();
        let mut codes = Vec::new();
        for cell in cells {
            let cell = cell.trim();
            let folded = fold(cell);
            codes.push(if folded.is_empty() {
                0
            } else {
                *places.entry(folded).or_insert_with(|| {
                    words.push(cell.to_owned());
                    u32::try_from(words.len()).unwrap_or(0)
                })
            });
        }
        Self::Words { words, codes }
    }

    /// Whether the cell of a row is filled.
    #[must_use]
    pub fn is_filled(&self, row: usize) -> bool {
        match self {
            Self::Words { codes, .. } => codes.get(row).is_some_and(|code| *code > 0),
            Self::Numbers(values) => values.get(row).is_some_and(Option::is_some),
        }
    }
}
