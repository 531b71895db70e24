//! Golden tables, hostile tables and round trips.

use proptest::prelude::*;

use super::*;
use crate::i18n::Lang;

fn read(text: &str) -> Reading {
    read_sheet(text, &ReadOptions::default())
}

fn rows(sheet: &Sheet) -> Vec<Vec<&str>> {
    (0..sheet.row_count())
        .map(|row| (0..sheet.width()).map(|column| sheet.cell(row, column)).collect())
        .collect()
}

fn kinds(sheet: &Sheet) -> Vec<(Option<u32>, Option<u32>, SheetProblemKind)> {
    sheet
        .problems()
        .iter()
        .map(|p| (p.row, p.column, p.kind.clone()))
        .collect()
}

#[test]
fn delimiters_are_found() {
    let golden = [
        ("a,b\n1,2\n", Delimiter::Comma),
        ("a;b\n1,5;2,5\n", Delimiter::Semicolon),
        ("a\tb\n1,5\t2\n", Delimiter::Tab),
        ("a|b\n1|2\n", Delimiter::Pipe),
        ("name\nAcme\n", Delimiter::Comma),
        ("\"x;y;z\",b\n\"1;2;3\",2\n", Delimiter::Comma),
        ("sep=;\r\na;b\r\n1,5;2\r\n", Delimiter::Semicolon),
        ("SEP=|\na|b,c,d\n1|2,3,4\n", Delimiter::Pipe),
    ];
    for (text, delimiter) in golden {
        let reading = read(text);
        assert_eq!(reading.delimiter, delimiter, "{text}");
        assert_eq!(reading.sheet.problems(), [], "{text}");
    }
    assert_eq!(read("sep=;\r\na;b\r\n1;2\r\n").sheet.row_number(0), 2);
    assert_eq!(
        kinds(&read("a;b,c\n1;2,3\n").sheet),
        [(None, None, SheetProblemKind::UnsureDelimiter)]
    );
}

#[test]
fn quotes_and_line_ends() {
    let text = "name,note\r\n\"Acme \"\"Ltd\"\"\",\"two\r\nlines, one cell\"\r\rBeta,\"\"\n";
    let sheet = read(text).sheet;
    assert_eq!(
        rows(&sheet),
        [vec!["Acme \"Ltd\"", "two\r\nlines, one cell"], vec!["Beta", ""]]
    );
    assert_eq!((sheet.row_number(0), sheet.row_number(1)), (2, 4));
    for end in ["\n", "\r", "\r\n"] {
        let sheet = read(&["a,b", "1,2", "", "3,4"].join(end)).sheet;
        assert_eq!(rows(&sheet), [["1", "2"], ["3", "4"]]);
        assert_eq!(sheet.row_number(1), 4);
    }
}

#[test]
fn ragged_and_empty_rows() {
    let sheet = read("a,b\n1\n\n , \n1,2,3\n1,2,,\n").sheet;
    assert_eq!(sheet.headers(), ["a", "b", "C 列"]);
    assert_eq!(rows(&sheet), [["1", "", ""], ["1", "2", "3"], ["1", "2", ""]]);
    let expected = [
        (
            Some(2),
            None,
            SheetProblemKind::ShortRow {
                found: 1,
                expected: 2,
            },
        ),
        (
            Some(5),
            None,
            SheetProblemKind::LongRow {
                found: 3,
                expected: 2,
            },
        ),
    ];
    assert_eq!(kinds(&sheet), expected);
    assert_eq!(
        sheet.problems()[0].sentence(Lang::Zh),
        "第 2 行：只有 1 格，表头有 2 列；缺少的按空白处理。"
    );
    assert_eq!(
        kinds(&read("\n\n").sheet),
        [(None, None, SheetProblemKind::NoRows)]
    );
    assert_eq!(kinds(&read("").sheet), [(None, None, SheetProblemKind::NoRows)]);
}

#[test]
fn titles_above_a_table_are_left_out_and_named() {
    let text = "Leads of the quarter,,\nexported 2026-11-22\n\nname,won,amount\nAcme,1,5\n";
    let found = read(text);
    assert_eq!(
        (found.first_row, found.has_header, found.sheet.headers()),
        (4, true, ["name", "won", "amount"].map(str::to_owned).as_slice())
    );
    let problems = found.sheet.problems();
    assert_eq!(
        problems.iter().map(|p| p.row).collect::<Vec<_>>(),
        [Some(1), Some(2)]
    );
    assert!(problems.iter().all(|p| p.kind == SheetProblemKind::TitleRow));
    // A narrow table has no room for the difference: there the first row counts.
    assert_eq!(read("name\nAcme,1\n").first_row, 1);
}

#[test]
fn the_row_a_table_begins_in_can_be_said() {
    let from = |first_row| ReadOptions {
        first_row: Some(first_row),
        ..ReadOptions::default()
    };
    // A note of two cells passes for a header; only the reader of the file can know.
    let text = "Region,North\nname,won\nAcme,1\nBeta,0\n";
    assert_eq!(read(text).sheet.headers(), ["Region", "North"]);
    let said = read_sheet(text, &from(2));
    assert_eq!(
        (said.first_row, said.sheet.headers()),
        (2, ["name", "won"].map(str::to_owned).as_slice())
    );
    assert_eq!((said.sheet.row_count(), said.sheet.row_number(0)), (2, 3));
    assert_eq!(
        read_sheet("Title,,\na,b,c\n1,2,3\n", &from(1)).sheet.headers()[0],
        "Title"
    );
    let beyond = read_sheet(text, &from(9));
    assert_eq!((beyond.first_row, beyond.sheet.row_count()), (0, 0));
}

#[test]
fn headers_are_told_from_rows_and_get_names() {
    let sheet = read("金额,,金额\n1,2,3\n").sheet;
    assert_eq!(sheet.headers(), ["金额", "B 列", "金额 (2)"]);
    let expected = [
        (
            Some(1),
            Some(1),
            SheetProblemKind::EmptyHeader {
                named: "B 列".into()
            },
        ),
        (
            Some(1),
            Some(2),
            SheetProblemKind::DuplicateHeader {
                named: "金额 (2)".into(),
            },
        ),
    ];
    assert_eq!(kinds(&sheet), expected);
    assert!(read("month,2024,2025\nJan,1,2\n").sheet.headers()[0].starts_with('A'));
    assert_eq!(
        read("年,客户数\n2024,3\n2025,4\n").sheet.headers(),
        ["年", "客户数"]
    );
    assert_eq!(
        read("客户,2024,年末\n云帆,1,3\n智联,2,4\n").sheet.headers(),
        ["客户", "2024", "年末"]
    );
    let without = read("Acme,5,2026-01-02\nBeta,6,2026-01-03\n");
    assert!(!without.has_header);
    assert_eq!((without.sheet.headers().len(), without.sheet.row_count()), (3, 2));
    let overruled = ReadOptions {
        header: HeaderChoice::Present,
        ..ReadOptions::default()
    };
    assert_eq!(
        read_sheet("Acme,5\nBeta,6\n", &overruled).sheet.headers(),
        ["Acme", "5"]
    );
    let english = ReadOptions {
        header: HeaderChoice::Absent,
        lang: Lang::En,
        ..ReadOptions::default()
    };
    assert_eq!(
        read_sheet("a,b\n", &english).sheet.headers(),
        ["Column A", "Column B"]
    );
}

#[test]
fn a_lone_quote_costs_one_cell() {
    let sheet = read("name,size\n\"5 inch,1\nBeta,2\n").sheet;
    assert_eq!(rows(&sheet), [["\"5 inch", "1"], ["Beta", "2"]]);
    assert_eq!(kinds(&sheet), [(Some(2), Some(0), SheetProblemKind::OpenQuote)]);
    // It would be closed by the quote that opens another cell, three lines on or on the same line.
    let sheet = read("name,size\n\"5 inch,1\nBeta,2\n\"Gamma, Ltd\",3\nDelta,4\n").sheet;
    let expected = [
        ["\"5 inch", "1"],
        ["Beta", "2"],
        ["Gamma, Ltd", "3"],
        ["Delta", "4"],
    ];
    assert_eq!(rows(&sheet), expected);
    assert_eq!(kinds(&sheet), [(Some(2), Some(0), SheetProblemKind::OpenQuote)]);
    let sheet = read("name,size\n\"5 inch,\"1,5\"\n").sheet;
    assert_eq!(rows(&sheet), [["\"5 inch", "1,5"]]);
    // Text behind a closing quote belongs to the cell.
    let sheet = read("name,size\n\"Acme \"Ltd\" Co\",1\n").sheet;
    assert_eq!(rows(&sheet), [["Acme Ltd\" Co\"", "1"]]);
    assert_eq!(kinds(&sheet), [(Some(2), Some(0), SheetProblemKind::StrayQuote)]);
    let sheet = read(&("x,y\n".to_owned() + &"x,\"\"\"y\n".repeat(200))).sheet;
    assert_eq!(sheet.row_count(), 200);
}

#[test]
fn marks_of_joined_files_are_left_out() {
    let sheet = read("\u{feff}a,b\n1,2\n\u{feff}a,b\n\u{feff}\"x,y\",4\n").sheet;
    assert_eq!(rows(&sheet), [["1", "2"], ["a", "b"], ["x,y", "4"]]);
    let mark = |row| (Some(row), Some(0), SheetProblemKind::ByteOrderMark);
    assert_eq!(kinds(&sheet), [mark(3), mark(4)]);
}

#[test]
fn limits_hold_and_are_reported() {
    let limits = Limits {
        columns: 2,
        cells: 8,
        cell_bytes: 4,
        problems: 2,
    };
    let options = ReadOptions {
        limits,
        header: HeaderChoice::Present,
        ..ReadOptions::default()
    };
    let sheet = read_sheet("a,b,c\n1,2,3\n漏斗,x\n1,2\n1,2\n", &options).sheet;
    assert_eq!(sheet.headers(), ["a", "b"]);
    assert_eq!(rows(&sheet), [["1", "2"], ["漏", "x"], ["1", "2"]]);
    let expected = [
        (Some(1), None, SheetProblemKind::TooManyColumns),
        (Some(3), Some(0), SheetProblemKind::LongCell),
        (Some(5), None, SheetProblemKind::TooManyCells),
    ];
    assert_eq!(kinds(&sheet), expected);
    let nul = read("a,b\n1\0,2\n").sheet;
    assert_eq!(nul.cell(0, 0), "1");
    assert_eq!(
        kinds(&nul),
        [(Some(2), Some(0), SheetProblemKind::NulCharacters { count: 1 })]
    );
}

#[test]
fn formulas_are_guarded_and_numbers_are_not() {
    let cells = ["=1+1", "+1", "-5", "@a", "\tx", "\rx", "'=x", "'x", "a=b"].map(Cell::from);
    let written = write_csv(&["n"], cells.map(|cell| [cell]));
    let expected = "\u{feff}n\r\n'=1+1\r\n'+1\r\n'-5\r\n'@a\r\n\"'\tx\"\r\n\"'\rx\"\r\n''=x\r\n'x\r\na=b\r\n";
    assert_eq!(written, expected);
    let numbers = [-5.0, -0.0, f64::NAN, 1e21, 0.1, 1e-9].map(Cell::Number);
    assert_eq!(
        write_tsv(&["a", "b", "c", "d", "e", "f"], [numbers]),
        "a\tb\tc\td\te\tf\r\n-5\t0\t\t1e21\t0.1\t1e-9\r\n"
    );
    assert_eq!(
        write_tsv(&["a"], [[Cell::from("x\ty\nz")]]),
        "a\r\n\"x\ty\nz\"\r\n"
    );
}

#[test]
fn what_could_not_be_decoded_is_pointed_out() {
    let options = ReadOptions {
        replaced: true,
        ..ReadOptions::default()
    };
    let sheet = read_sheet("公司,备注\n云帆,\u{fffd}\u{fffd}\n智联,好\n", &options).sheet;
    assert_eq!(kinds(&sheet), [(Some(2), Some(1), SheetProblemKind::Unreadable)]);
}

#[test]
fn clipboard_text_of_a_spreadsheet() {
    let options = ReadOptions {
        delimiter: Some(Delimiter::Tab),
        ..ReadOptions::default()
    };
    let sheet = read_sheet("公司\t备注\r\n云帆\t\"两行\n带\t制表符\"\r\n", &options).sheet;
    assert_eq!(rows(&sheet), [["云帆", "两行\n带\t制表符"]]);
}

fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9 ]{0,6}", "[=+@'\"\t\r\n,;|a\u{feff}-]{0,6}", "\\PC{0,8}"]
}

fn any_table() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    (1_usize..5).prop_flat_map(|width| {
        let headers = prop::collection::btree_set("[a-z=漏\"',;-]{1,5}", width)
            .prop_map(|names| names.into_iter().collect::<Vec<_>>())
            .prop_shuffle();
        let row = prop::collection::vec(any_cell(), width).prop_filter("empty rows are skipped", |row| {
            row.iter().any(|cell| !cell.trim().is_empty())
        });
        (headers, prop::collection::vec(row, 0..8))
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back((headers, table) in any_table(), tab: bool) {
        let names: Vec<&str> = headers.iter().map(String::as_str).collect();
        let cells = table.iter().map(|row| row.iter().map(|cell| Cell::from(cell.as_str())));
        let text = if tab { write_tsv(&names, cells) } else { write_csv(&names, cells) };
        // The delimiter is found, not told, and is never in doubt.
        let options = ReadOptions {
            header: HeaderChoice::Present,
            delimiter: (tab && names.len() == 1).then_some(Delimiter::Tab),
            ..ReadOptions::default()
        };
        let sheet = read_sheet(&text, &options).sheet;
        prop_assert_eq!(sheet.headers(), headers);
        prop_assert_eq!(rows(&sheet), table);
        prop_assert_eq!(sheet.problems(), []);
    }

    #[test]
    fn steps_of_any_size_give_the_same_table(text in "([a\",;\t|\r\n'=0\0]|\\PC){0,60}", bytes in 1_usize..9) {
        let mut reader = SheetReader::new(text.clone().into(), &ReadOptions::default());
        let mut done = 0;
        loop {
            let progress = reader.step(bytes);
            prop_assert!(progress.done > done || progress.is_done());
            done = progress.done;
            if progress.is_done() {
                break;
            }
        }
        prop_assert_eq!(reader.finish(), read(&text));
    }

    #[test]
    fn quotes_cost_no_more_than_two_more_passes(text in "([\",\n]|a){0,300}") {
        let mut scanner = super::scan::Scanner::new(b',', 1000, 0);
        let (mut written_out, mut cells) = (String::new(), Vec::new());
        while scanner.next_record(&text, &mut written_out, &mut cells).is_some() {}
        prop_assert!(scanner.read_again() <= 4 * text.len());
        prop_assert!(written_out.len() <= 2 * text.len());
    }

    #[test]
    fn any_text_gives_a_table(text in "([a\",;\t|\r\n'=0\0]|\\PC){0,60}") {
        let sheet = read(&text).sheet;
        let names: std::collections::BTreeSet<_> = sheet.headers().iter().collect();
        prop_assert_eq!(names.len(), sheet.width());
        prop_assert!(sheet.row_count() == 0 || sheet.width() > 0);
        for row in 0..sheet.row_count() {
            prop_assert!((0..sheet.width()).any(|column| !sheet.cell(row, column).trim().is_empty()) || text.contains('\''));
            prop_assert!(row == 0 || sheet.row_number(row) > sheet.row_number(row - 1));
        }
    }
}
