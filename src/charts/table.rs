//! The figures of a drawing as rows: the accessible table beside it and its CSV file.
use super::scale::finite;

/// One cell: words, or a number with the way it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words; guarded against formulas in CSV.
    Text(String),
    /// A number; CSV gets the plain value, so that a spreadsheet can go on computing with it.
    Number {
        /// The value.
        value: f64,
        /// The value as the page shows it.
        shown: String,
    },
    /// Nothing to say: unknown, or it does not apply.
    Empty,
}

impl Cell {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// A number and how it is shown; a value that is no number becomes [`Cell::Empty`].
    pub fn number(value: f64, shown: impl Into<String>) -> Self {
        if value.is_finite() {
            Self::Number {
                value,
                shown: shown.into(),
            }
        } else {
            Self::Empty
        }
    }

    /// A number shown plainly, with at most two decimals.
    pub fn plain(value: f64) -> Self {
        Self::number(value, super::attributes::number(value))
    }

    /// What the page shows.
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(words) => words,
            Self::Number { shown, .. } => shown,
            Self::Empty => "",
        }
    }

    /// Whether it is set flush right.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number { .. })
    }

    fn to_csv(&self) -> String {
        match self {
            Self::Text(words) => quoted(&guarded(words)),
            Self::Number { value, .. } => plain_decimal(*value),
            Self::Empty => String::new(),
        }
    }
}

/// A table with one row per datum, in the order of the drawing.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct DataTable {
    /// What the table shows.
    pub caption: String,
    /// Column headings.
    pub columns: Vec<String>,
    /// Rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

impl DataTable {
    /// A table from headings and rows of the same length, which the compiler checks. A column without a heading is left
    /// out: what it would hold, this drawing does not have.
    ///
    /// ```
    /// use loudou::charts::table::{Cell, DataTable};
    /// let rows = [[Cell::text("Lead"), Cell::plain(9.0), Cell::Empty]];
    /// assert_eq!(DataTable::new("", ["Stage", "Count", ""], rows).rows[0].len(), 2);
    /// ```
    pub fn new<const N: usize>(
        caption: &str,
        columns: [&str; N],
        rows: impl IntoIterator<Item = [Cell; N]>,
    ) -> Self {
        let with_heading = |row: [Cell; N]| {
            let cells = row.into_iter().zip(columns);
            cells
                .filter(|(_, heading)| !heading.is_empty())
                .map(|(cell, _)| cell)
                .collect()
        };
        Self {
            caption: caption.to_owned(),
            rows: rows.into_iter().map(with_heading).collect(),
            columns: columns
                .iter()
                .filter(|heading| !heading.is_empty())
                .map(|h| (*h).to_owned())
                .collect(),
        }
    }

    /// A table whose number of columns follows from the data; a row is cut or filled to fit.
    pub fn of<'a>(
        caption: &str,
        columns: impl IntoIterator<Item = &'a str>,
        rows: impl IntoIterator<Item = Vec<Cell>>,
    ) -> Self {
        let columns: Vec<String> = columns.into_iter().map(str::to_owned).collect();
        let fitted = |mut row: Vec<Cell>| {
            row.resize(columns.len(), Cell::Empty);
            row
        };
        Self {
            rows: rows.into_iter().map(fitted).collect(),
            caption: caption.to_owned(),
            columns,
        }
    }

    /// The same with one more column at its end; rows that no cell is given for have an empty one.
    ///
    /// ```
    /// use loudou::charts::table::{Cell, DataTable};
    /// let rows = [[Cell::text("A")], [Cell::text("B")]];
    /// let table = DataTable::new("", ["Tier"], rows).with_column("Leads", [Cell::plain(3.0)]);
    /// assert_eq!((table.columns[1].as_str(), table.rows[0][1].shown()), ("Leads", "3"));
    /// assert_eq!(table.rows[1][1], Cell::Empty);
    /// ```
    pub fn with_column(mut self, heading: &str, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.columns.push(heading.to_owned());
        let cells = cells.into_iter().chain(std::iter::repeat(Cell::Empty));
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            row.push(cell);
        }
        self
    }

    /// The table as CSV: UTF-8 with a byte order mark (so that Excel reads the Chinese), CRLF, headings first.
    ///
    /// Text that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, TAB or CR) gets an
    /// apostrophe in front; numbers never do.
    ///
    /// ```
    /// use loudou::charts::table::{Cell, DataTable};
    /// let rows = [[Cell::text("=1+1"), Cell::number(-7.5, "−7.5")]];
    /// let table = DataTable::new("", ["因素", "分"], rows);
    /// assert_eq!(table.to_csv(), "\u{feff}因素,分\r\n'=1+1,-7.5\r\n");
    /// ```
    pub fn to_csv(&self) -> String {
        let mut file = String::from("\u{feff}");
        let headings: Vec<String> = self.columns.iter().map(|words| quoted(&guarded(words))).collect();
        file.push_str(&headings.join(","));
        file.push_str("\r\n");
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(Cell::to_csv).collect();
            file.push_str(&cells.join(","));
            file.push_str("\r\n");
        }
        file
    }
}

fn guarded(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}

fn quoted(words: &str) -> String {
    if words.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words.to_owned()
    }
}

/// Up to ten decimals without trailing zeros: past the noise of binary fractions, short of losing digits.
fn plain_decimal(value: f64) -> String {
    let text = format!("{:.10}", finite(value));
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        let words = ["=A1", "+1", "-1", "@x", "\tx", "\rx", "A=1", "渠道"];
        let rows = words.map(|word| [Cell::text(word), Cell::number(-0.5, "−50%")]);
        let csv = DataTable::new("", ["a", "b"], rows).to_csv();
        for line in [
            "'=A1,-0.5",
            "'+1,",
            "'-1,",
            "'@x,",
            "'\tx,",
            "\"'\rx\",-0.5",
            "\nA=1,",
            "\n渠道,",
        ] {
            assert!(csv.contains(line), "{line:?} in {csv:?}");
        }
    }

    #[test]
    fn quotes_commas_and_line_breaks_stay_in_their_cell() {
        assert_eq!(quoted("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(quoted("a\nb"), "\"a\nb\"");
    }

    #[test]
    fn what_is_no_number_is_empty() {
        assert_eq!(Cell::number(f64::NAN, "NaN"), Cell::Empty);
        assert_eq!(plain_decimal(0.1 + 0.2), "0.3");
        assert_eq!(plain_decimal(-1e-12), "0");
    }
}
