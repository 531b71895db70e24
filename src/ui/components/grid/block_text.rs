//! A block of cells as Excel puts it on the clipboard: tabs between cells, line ends between rows, quotes
//! around a cell that holds either.

/// Writes a block.
pub(super) fn write_block(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            out.push_str("\r\n");
        }
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                out.push('\t');
            }
            if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
    }
    out
}

/// Reads a block. The line end Excel puts after the last row is not a row. Rows keep their own lengths.
pub(super) fn read_block(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut letters = text.chars().peekable();
    let mut is_cell_start = true;
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted => {
                if letters.peek() == Some(&'"') {
                    letters.next();
                    cell.push('"');
                } else {
                    is_quoted = false;
                }
            }
            _ if is_quoted => cell.push(letter),
            '"' if is_cell_start && closes(letters.clone()) => is_quoted = true,
            '\t' => row.push(std::mem::take(&mut cell)),
            '\r' | '\n' => {
                if letter == '\r' && letters.peek() == Some(&'\n') {
                    letters.next();
                }
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(letter),
        }
        is_cell_start = matches!(letter, '\t' | '\r' | '\n') && !is_quoted;
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

/// Whether a quote is closed again before the text ends; one that is not (`"5 inch`) is only a quote.
fn closes(rest: impl Iterator<Item = char>) -> bool {
    // A cell of more than this is no cell; the bound keeps a text full of quotes from costing its square.
    rest.take(32_768).any(|letter| letter == '"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect()
    }

    #[test]
    fn a_block_from_excel() {
        assert_eq!(
            read_block("启明软件\t3\r\n海纳\t4\r\n"),
            cells(&[&["启明软件", "3"], &["海纳", "4"]])
        );
        assert_eq!(
            read_block("a\t\"two\nlines\"\tc"),
            cells(&[&["a", "two\nlines", "c"]])
        );
        assert_eq!(read_block("say \"hi\""), cells(&[&["say \"hi\""]]));
        assert_eq!(read_block("\"5 inch"), cells(&[&["\"5 inch"]]));
        assert!(read_block("").is_empty());
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            rows in prop::collection::vec(prop::collection::vec("[a\"\\t\\n 漏]{0,6}", 2..4), 1..5)
        ) {
            // A block whose last row is one empty cell is told from a line end by nothing; two cells are.
            prop_assert_eq!(read_block(&write_block(&rows)), rows);
        }

        #[test]
        fn any_text_reads_without_a_panic(text in any::<String>()) {
            let _ = read_block(&text);
        }
    }
}
