//! The question: columns to choose values for, rows that must hold.

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Lowest value.
    pub low: f64,
    /// Highest value.
    pub high: f64,
    /// Whole numbers only.
    pub is_whole: bool,
}

impl Column {
    /// A count from 0 to `most`.
    #[must_use]
    pub fn count(most: u32) -> Self {
        Self {
            low: 0.0,
            high: f64::from(most),
            is_whole: true,
        }
    }

    /// A number from 0 to `most`.
    #[must_use]
    pub const fn up_to(most: f64) -> Self {
        Self {
            low: 0.0,
            high: most,
            is_whole: false,
        }
    }
}

/// How a row's sum stands to its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// `sum ≥ bound`
    AtLeast,
    /// `sum ≤ bound`
    AtMost,
    /// `sum = bound`
    Equal,
}

/// A condition: the sum of columns times factors against a bound.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Places of columns, each once, with their factors.
    pub terms: Vec<(usize, f64)>,
    /// How the sum stands to the bound.
    pub sense: Sense,
    /// The bound.
    pub bound: f64,
}

/// A row may miss its bound by this much of it and still hold; the solver's own tolerance is a tenth of it.
const SLACK: f64 = 1e-8;

impl Row {
    /// The row in units of its largest factor, so that one tolerance fits all rows. None where no factor counts.
    pub(super) fn scaled(&self) -> Option<Self> {
        let largest = self
            .terms
            .iter()
            .map(|(_, factor)| factor.abs())
            .fold(0.0, f64::max);
        (largest > 0.0 && largest.is_finite() && self.bound.is_finite()).then(|| Self {
            terms: self
                .terms
                .iter()
                .filter(|(_, factor)| *factor != 0.0)
                .map(|(at, factor)| (*at, factor / largest))
                .collect(),
            sense: self.sense,
            bound: self.bound / largest,
        })
    }

    /// Whether it holds for these values.
    #[must_use]
    pub fn holds(&self, values: &[f64]) -> bool {
        let row = self.scaled();
        let row = row.as_ref().unwrap_or(self);
        let value = |at: usize| values.get(at).copied().unwrap_or(0.0);
        let sum: f64 = row.terms.iter().map(|(at, factor)| factor * value(*at)).sum();
        let slack = SLACK * (1.0 + row.bound.abs());
        match self.sense {
            Sense::AtLeast => sum >= row.bound - slack,
            Sense::AtMost => sum <= row.bound + slack,
            Sense::Equal => (sum - row.bound).abs() <= slack,
        }
    }
}

/// Columns and rows.
///
/// ```
/// use loudou::engines::solve::{Column, Programme, Row, Sense};
/// let row = Row { terms: vec![(0, 2.0), (1, 3.0)], sense: Sense::AtLeast, bound: 7.0 };
/// let programme = Programme { columns: vec![Column::count(5); 2], rows: vec![row] };
/// assert!(programme.holds(&[2.0, 1.0]));
/// assert!(!programme.holds(&[1.0, 1.0])); // 5 is less than 7
/// assert!(!programme.holds(&[3.5, 0.0])); // not whole
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Programme {
    /// What is chosen.
    pub columns: Vec<Column>,
    /// What must hold.
    pub rows: Vec<Row>,
}

impl Programme {
    /// Whether these values, one per column, keep to every column's range and every row.
    #[must_use]
    pub fn holds(&self, values: &[f64]) -> bool {
        let fits = |(column, value): (&Column, &f64)| {
            let slack = SLACK * (1.0 + value.abs());
            let in_range = *value >= column.low - slack && *value <= column.high + slack;
            in_range && (!column.is_whole || libm::round(*value) == *value)
        };
        values.len() == self.columns.len()
            && self.columns.iter().zip(values).all(fits)
            && self.rows.iter().all(|row| row.holds(values))
    }
}
