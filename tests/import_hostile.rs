//! Files that mean harm, or were harmed: each gives rows and problems with their place, and no more work and memory
//! than its size allows. Large ones are made here and not kept.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where it fails"
)]

use std::sync::Arc;

use loudou::exchange::csv::{Limits, ReadOptions, SheetProblemKind, SheetReader, read_sheet};
use loudou::exchange::import::{apply, propose};
use loudou::exchange::text::{DecodingUnavailable, Encoding, TextDecoding, decode};
use loudou::i18n::Lang;
use loudou::i18n::date::Day;
use loudou::workspace::Workspace;
use proptest::prelude::*;

struct Library;

impl TextDecoding for Library {
    fn gb18030(&self, bytes: &[u8]) -> Result<String, DecodingUnavailable> {
        Ok(encoding_rs::GB18030
            .decode_without_bom_handling(bytes)
            .0
            .into_owned())
    }
}

/// What a file comes to.
struct Outcome {
    rows: Vec<Vec<String>>,
    /// Row, column and kind of each problem.
    problems: Vec<(Option<u32>, Option<u32>, SheetProblemKind)>,
    encoding: Encoding,
    /// Leads that the import gives.
    leads: usize,
}

/// The whole way of a file: bytes, text, table, proposal, leads. Panics are what this would find.
fn take(bytes: &[u8]) -> Outcome {
    let decoded = decode(bytes, &Library);
    let options = ReadOptions {
        replaced: decoded.replaced > 0,
        ..ReadOptions::default()
    };
    let sheet = SheetReader::new(Arc::new(decoded.text), &options).finish().sheet;
    let day = Day::new(2026, 11, 22).unwrap();
    let workspace = Workspace::empty("w".into(), "W".into(), Lang::Zh, day);
    let plan = propose(&sheet, &Default::default(), &workspace);
    let _ = plan.open(&sheet, &workspace);
    let imported = apply(&sheet, &plan, &workspace);
    assert!(imported.rows.is_sound());
    for problem in sheet.problems() {
        assert!(!problem.sentence(Lang::Zh).contains('{') && !problem.sentence(Lang::En).contains('{'));
    }
    let row = |row| {
        (0..sheet.width())
            .map(|at| sheet.cell(row, at).to_owned())
            .collect()
    };
    Outcome {
        rows: (0..sheet.row_count()).map(row).collect(),
        problems: sheet
            .problems()
            .iter()
            .map(|p| (p.row, p.column, p.kind.clone()))
            .collect(),
        encoding: decoded.encoding,
        leads: imported.rows.len(),
    }
}

#[test]
fn a_thousand_columns_and_one() {
    let header: Vec<String> = (0..1001).map(|at| format!("c{at}")).collect();
    let row: Vec<String> = (0..1001).map(|at| at.to_string()).collect();
    let seen = take(format!("{}\n{}\n", header.join(","), row.join(",")).as_bytes());
    assert_eq!((seen.rows.len(), seen.rows[0].len(), seen.leads), (1, 1000, 1));
    assert_eq!(seen.problems, [(Some(1), None, SheetProblemKind::TooManyColumns)]);
}

#[test]
fn a_cell_of_ten_megabytes_is_cut_and_pointed_out() {
    let long = "漏".repeat(10_000_000 / 3);
    let seen = take(format!("公司,备注\n云帆,{long}\n智联,\"{long}\"\n远山,好\n").as_bytes());
    let cut = |row| (Some(row), Some(1), SheetProblemKind::LongCell);
    assert_eq!(seen.problems, [cut(2), cut(3)]);
    assert!(
        seen.rows
            .iter()
            .all(|row| row[1].len() <= Limits::default().cell_bytes)
    );
    assert_eq!(
        (seen.rows[2][0].as_str(), seen.rows[2][1].as_str()),
        ("远山", "好")
    );
}

#[test]
fn nul_bytes_are_left_out_where_they_are() {
    let seen = take("公司,金额\n云\0帆,1\n智联,\"2\0\0\"\n".as_bytes());
    assert_eq!(seen.rows, [["云帆", "1"], ["智联", "2"]]);
    let nul = |row, column, count| (Some(row), Some(column), SheetProblemKind::NulCharacters { count });
    assert_eq!(seen.problems, [nul(2, 0, 1), nul(3, 1, 2)]);
}

#[test]
fn a_truncated_file_gives_what_is_there() {
    let whole = "公司,备注,金额\n云帆,\"甲，\n乙\",1\n智联,\"丙\n丁\",2\n".as_bytes();
    for end in 0..=whole.len() {
        let seen = take(&whole[..end]);
        assert_eq!(seen.leads, seen.rows.len());
        if end > 40 {
            assert_eq!(seen.rows[0][0], "云帆", "{end}");
        }
    }
    // Cut within a quote: that cell is pointed out.
    let seen = take("公司,备注\n云帆,\"甲\n乙".as_bytes());
    assert_eq!(seen.problems[0], (Some(2), Some(1), SheetProblemKind::OpenQuote));
}

#[test]
fn a_file_of_two_encodings_is_read_line_by_line() {
    let mut bytes = "公司,备注\n云帆,展会\n".as_bytes().to_vec();
    bytes.extend_from_slice(&encoding_rs::GBK.encode("智联,网站\n远山,直播").0);
    let seen = take(&bytes);
    assert_eq!(seen.encoding, Encoding::Mixed);
    assert_eq!(seen.rows, [["云帆", "展会"], ["智联", "网站"], ["远山", "直播"]]);
}

#[test]
fn what_cannot_be_decoded_is_pointed_out() {
    let mut bytes = "公司,备注\n杭州云帆软件有限公司,来自展会的第一条线索\n"
        .as_bytes()
        .to_vec();
    bytes.extend_from_slice("北京智联科技有限公司,来自展会的第二条线".as_bytes());
    bytes.extend_from_slice(b"\xE7\xB4\n");
    bytes.extend_from_slice("远山,第三条\n".as_bytes());
    let seen = take(&bytes);
    assert_eq!(
        (seen.encoding, seen.rows[2][0].as_str()),
        (Encoding::Utf8, "远山")
    );
    assert_eq!(seen.problems, [(Some(3), Some(1), SheetProblemKind::Unreadable)]);
}

#[test]
fn line_ends_of_every_machine_and_marks_in_the_middle() {
    for end in ["\r", "\n", "\r\n", "\n\r\n"] {
        let seen = take(["公司,金额", "云帆,1", "智联,2", ""].join(end).as_bytes());
        assert_eq!(seen.rows, [["云帆", "1"], ["智联", "2"]], "{end:?}");
    }
    let joined = "\u{feff}公司,金额\n云帆,1\n\u{feff}智联,2\n";
    let seen = take(joined.as_bytes());
    assert_eq!(seen.rows, [["云帆", "1"], ["智联", "2"]]);
    assert_eq!(
        seen.problems,
        [(Some(3), Some(0), SheetProblemKind::ByteOrderMark)]
    );
}

#[test]
fn utf16_is_read_with_its_mark_and_without() {
    let text = "company,amount\nAcme,1\nBeta,2\n";
    let units = |mark: bool, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(bytes)
            .collect()
    };
    for mark in [true, false] {
        let seen = take(&units(mark, u16::to_le_bytes));
        assert_eq!((seen.encoding, seen.rows.len()), (Encoding::Utf16Le, 2));
        let seen = take(&units(mark, u16::to_be_bytes));
        assert_eq!((seen.encoding, seen.rows.len()), (Encoding::Utf16Be, 2));
    }
}

#[test]
fn ragged_rows_and_a_table_of_nothing() {
    let seen = take("a,b,c\n1\n1,2,3,4\n,,\n".as_bytes());
    assert_eq!(seen.rows, [["1", "", "", ""], ["1", "2", "3", "4"]]);
    assert_eq!(
        seen.problems.iter().map(|p| p.0).collect::<Vec<_>>(),
        [Some(2), Some(3)]
    );
    for nothing in [
        &b""[..],
        b"\n\n\n",
        b"\xEF\xBB\xBF",
        b"\0\0\0",
        b",,,\n,,,\n",
        b"\xFF\xFE",
        b"\"\"",
        b"sep=;\n",
    ] {
        let seen = take(nothing);
        assert_eq!((seen.rows.len(), seen.leads), (0, 0), "{nothing:?}");
        assert!(!seen.problems.is_empty(), "{nothing:?}");
    }
}

#[test]
fn a_file_of_nothing_but_quotes_or_delimiters_costs_no_more_than_its_size() {
    let limits = Limits::default();
    for piece in [
        "\"",
        "\"\n",
        "\",",
        ",\"",
        "a\"b\n",
        "\"\"\"x\n",
        "\"a\n\"\"b,",
        ",",
        "\n,",
        "\t;|,",
        "'",
        "\"'=",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        let mut reader = SheetReader::new(Arc::new(text), &ReadOptions::default());
        let mut steps = 0;
        while !reader.step(4096).is_done() {
            steps += 1;
            assert!(steps <= 100, "{piece:?} does not end");
        }
        let sheet = reader.finish().sheet;
        assert!(sheet.problems().len() <= limits.problems + 2, "{piece:?}");
        assert!(sheet.width() <= limits.columns);
    }
}

#[test]
fn rows_beyond_the_limit_are_said_to_be_left_out() {
    let limits = Limits {
        cells: 1000,
        ..Limits::default()
    };
    let options = ReadOptions {
        limits,
        ..ReadOptions::default()
    };
    let sheet = read_sheet(&"a,b\n".repeat(2000), &options).sheet;
    assert_eq!(sheet.row_count(), 499);
    let last = sheet.problems().last().unwrap();
    assert_eq!(
        (last.row, &last.kind),
        (Some(501), &SheetProblemKind::TooManyCells)
    );
}

proptest! {
    #[test]
    fn any_bytes_are_taken_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let seen = take(&bytes);
        prop_assert_eq!(seen.leads, seen.rows.len());
    }

    #[test]
    fn bytes_that_look_like_a_table_are_taken_without_a_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            &b","[..], b";", b"\t", b"\"", b"\"\"", b"\r", b"\n", b"\r\n", b"\0", b"'", b"=", b"\xEF\xBB\xBF",
            b"\xB9\xAB", b"1.234,56", b"01/02/2026", b"46347", b"(12%)", b"\xE4\xB8\x87", b"name", b"K1", b"sep=",
        ]), 0..120),
    ) {
        let seen = take(&pieces.concat());
        prop_assert_eq!(seen.leads, seen.rows.len());
    }
}
