//! Text from the clipboard: one value, or a table as spreadsheets put it there.

use super::csv::{Delimiter, HeaderChoice, ReadOptions, Reading, read_sheet};

/// What was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing but spaces and empty lines.
    Nothing,
    /// One cell, or plain words without a tab or a line end.
    Single(String),
    /// More than one cell.
    Table(Reading),
}

/// Reads pasted text. A tab outside quotes makes it a table of tabs, which is what spreadsheets write; otherwise
/// several lines are a table whose delimiter is found, and one line is one value, commas and all.
///
/// ```
/// use loudou::exchange::clipboard::{Pasted, read_paste};
/// use loudou::exchange::csv::ReadOptions;
/// let options = ReadOptions::default();
/// assert_eq!(read_paste("1,234\r\n", &options), Pasted::Single("1,234".into()));
/// let Pasted::Table(reading) = read_paste("公司\t金额\r\n云帆\t1,234\r\n", &options) else { panic!() };
/// assert_eq!(reading.sheet.cell(0, 1), "1,234");
/// ```
#[must_use]
pub fn read_paste(text: &str, options: &ReadOptions) -> Pasted {
    let with_tabs = ReadOptions {
        delimiter: Some(Delimiter::Tab),
        ..*options
    };
    let as_cells = read_sheet(
        text,
        &ReadOptions {
            header: HeaderChoice::Absent,
            first_row: Some(1),
            ..with_tabs
        },
    )
    .sheet;
    match (as_cells.row_count(), as_cells.width()) {
        (0, _) => Pasted::Nothing,
        (1, 1) => Pasted::Single(as_cells.cell(0, 0).to_owned()),
        (_, 1) => Pasted::Table(read_sheet(text, options)),
        _ => Pasted::Table(read_sheet(text, &with_tabs)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paste(text: &str) -> Pasted {
        read_paste(text, &ReadOptions::default())
    }

    #[test]
    fn one_cell_is_a_value() {
        assert_eq!(paste("云帆"), Pasted::Single("云帆".into()));
        assert_eq!(paste("\"two\nlines\"\r\n"), Pasted::Single("two\nlines".into()));
        assert_eq!(paste(" \r\n\r\n"), Pasted::Nothing);
        assert_eq!(paste(""), Pasted::Nothing);
    }

    #[test]
    fn lines_are_a_table() {
        let Pasted::Table(column) = paste("12\n15\n") else {
            panic!("a column is a table")
        };
        assert_eq!((column.has_header, column.sheet.row_count()), (false, 2));
        let Pasted::Table(lines) = paste("a;b\n1;2\n") else {
            panic!("lines of cells are a table")
        };
        assert_eq!((lines.delimiter, lines.sheet.width()), (Delimiter::Semicolon, 2));
    }
}
