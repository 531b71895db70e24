//! Workbooks of every making read, hostile ones refused, what is written read back.

use proptest::prelude::*;

use super::book::{BookWriter, Cell, Frame, Style};
use super::*;
use crate::engines::pace::{Pace, at_once};
use crate::exchange::csv::{HeaderChoice, ReadOptions, Sheet, SheetProblemKind};
use crate::exchange::detect::{EmptyMarkers, profile_sheet};
use crate::exchange::zip::ZipWriter;
use crate::i18n::Lang;
use crate::i18n::date::Day;

const NAMESPACE: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;

/// A workbook of one sheet from its inner XML, with texts and formats.
fn package(sheet: &[u8], texts: &[&str]) -> Vec<u8> {
    package_of(&[sheet], texts)
}

fn package_of(sheets: &[&[u8]], texts: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new();
    let mut add = |name: &str, pieces: &[&[u8]]| {
        let mut entry = zip.entry(name);
        pieces.iter().for_each(|piece| entry.add(piece));
        entry.finish();
    };
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}"/>"#)
    };
    let places = 1..=sheets.len();
    let sheet_relation = |n| {
        relation(
            &format!("sheet{n}"),
            "worksheet",
            &format!("worksheets/sheet{n}.xml"),
        )
    };
    let mut relations: String = places.clone().map(sheet_relation).collect();
    relations += &relation("texts", "sharedStrings", "sharedStrings.xml");
    relations += &relation("styles", "styles", "/xl/styles.xml");
    let entry = |n| format!(r#"<sheet name="线索&amp;更多 {n}" sheetId="{n}" r:id="sheet{n}"/>"#);
    let entries: String = places.clone().map(entry).collect();
    let texts: String = texts.iter().map(|text| format!("<si>{text}</si>")).collect();
    let book = format!(
        r#"<?xml version="1.0"?><workbook {NAMESPACE} xmlns:r="http://r"><sheets>{entries}</sheets></workbook>"#
    );
    add(
        "_rels/.rels",
        &[format!(
            "<Relationships>{}</Relationships>",
            relation("a", "officeDocument", "xl/workbook.xml")
        )
        .as_bytes()],
    );
    add("xl/workbook.xml", &[book.as_bytes()]);
    add(
        "xl/_rels/workbook.xml.rels",
        &[format!("<Relationships>{relations}</Relationships>").as_bytes()],
    );
    add(
        "xl/sharedStrings.xml",
        &[format!("<sst {NAMESPACE}>{texts}</sst>").as_bytes()],
    );
    let formats = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/></cellXfs></styleSheet>"#;
    add("xl/styles.xml", &[formats.as_bytes()]);
    for (n, sheet) in places.zip(sheets) {
        add(
            &format!("xl/worksheets/sheet{n}.xml"),
            &[
                format!("<worksheet {NAMESPACE}><sheetData>").as_bytes(),
                sheet,
                b"</worksheet>",
            ],
        );
    }
    zip.finish()
}

fn read(bytes: &[u8]) -> Result<Workbook, WorkbookFault> {
    at_once(read_workbook(
        bytes,
        None,
        &ReadOptions::default(),
        &Pace::unpaced(),
    ))
}

fn sheet(inner: &str, texts: &[&str]) -> Sheet {
    read(&package(inner.as_bytes(), texts)).unwrap().reading.sheet
}

fn row(sheet: &Sheet, row: usize) -> Vec<&str> {
    (0..sheet.width()).map(|column| sheet.cell(row, column)).collect()
}

#[test]
fn types_formats_and_cached_values() {
    let texts = [
        "<t>公司</t>",
        "<r><t>成交</t></r><r><t xml:space=\"preserve\"> 率</t></r><rPh><t>chéngjiāo</t></rPh>",
    ];
    let inner = r#"
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>进入日期</t></is></c>
        <c r="D1" t="str"><f>"预"&amp;"算"</f><v>预算</v></c><c r="E1" t="inlineStr"><is><t>有效</t></is></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>=云帆&amp;co</t></is></c><c r="B3" s="2"><v>0.45500000000000002</v></c><c r="C3" s="3"><v>46348</v></c>
        <c r="D3"><f>1+2</f><v>1.5</v></c><c r="E3" t="b"><v>1</v></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><t>智联</t></is></c><c r="B4"><v>0.5</v></c><c r="C4" s="1"><v>46349.5</v></c>
        <c r="D4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E4"><f>A1</f></c></row></sheetData>"#;
    let sheet = sheet(inner, &texts);
    assert_eq!(sheet.headers(), ["公司", "成交 率", "进入日期", "预算", "有效"]);
    assert_eq!(row(&sheet, 0), ["=云帆&co", "45.5%", "2026-11-22", "1.5", "TRUE"]);
    assert_eq!(row(&sheet, 1), ["智联", "0.5", "2026-11-23 12:00", "", ""]);
    assert_eq!(sheet.row_number(1), 4);
    let problems: Vec<_> = sheet
        .problems()
        .iter()
        .map(|p| (p.row, p.column, p.kind.clone()))
        .collect();
    assert_eq!(
        problems,
        [
            (Some(4), Some(3), SheetProblemKind::ErrorValue),
            (Some(4), Some(4), SheetProblemKind::FormulaWithoutValue)
        ]
    );
    // Numbers of a workbook leave no question open: 1.5 has a point, 0.5 and 45.5% are of one scale.
    let profiles = profile_sheet(&sheet, &EmptyMarkers::default());
    assert!(profiles.iter().all(|profile| !profile.needs_answer()));
}

#[test]
fn a_title_a_header_of_merged_cells_and_merged_rows() {
    let cell =
        |place: &str, text: &str| format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let inner = format!(
        r#"<row r="1">{}</row><row r="2">{}{}{}</row><row r="3">{}{}</row><row r="4">{}{}<c r="C4"><v>1</v></c><c r="D4"><v>9</v></c></row><row r="5">{}<c r="C5"><v>2</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:D3"/><mergeCell ref="B4:B5"/><mergeCell ref="D4:D5"/></mergeCells>"#,
        cell("A1", "2026 年线索"),
        cell("A2", "公司"),
        cell("B2", "联系人"),
        cell("D2", "金额"),
        cell("B3", "姓名"),
        cell("C3", "级别"),
        cell("A4", "云帆"),
        cell("B4", "王"),
        cell("A5", "智联"),
    );
    let sheet = sheet(&inner, &[]);
    assert_eq!(
        sheet.headers(),
        ["公司", "联系人 · 姓名", "联系人 · 级别", "金额"]
    );
    assert_eq!(row(&sheet, 0), ["云帆", "王", "1", "9"]);
    // A number merged over two rows counts once.
    assert_eq!(row(&sheet, 1), ["智联", "王", "2", ""]);
    let kinds: Vec<_> = sheet.problems().iter().map(|p| p.kind.clone()).collect();
    assert_eq!(
        kinds,
        [
            SheetProblemKind::MergedCells { count: 1 },
            SheetProblemKind::TitleRow
        ]
    );
}

#[test]
fn the_row_a_sheet_begins_in_can_be_said() {
    let line = |row: u32, cells: [&str; 3]| {
        let cells = cells.map(|text| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#));
        format!(r#"<row r="{row}">{}</row>"#, cells.concat())
    };
    let inner = [
        line(1, ["Region", "North", "Q3"]),
        line(3, ["name", "won", "amount"]),
        line(4, ["Acme", "1", "5"]),
        "</sheetData>".to_owned(),
    ];
    let bytes = package(inner.concat().as_bytes(), &[]);
    let read = |first_row| {
        let options = ReadOptions {
            first_row,
            ..ReadOptions::default()
        };
        at_once(read_workbook(&bytes, None, &options, &Pace::unpaced()))
    };
    let found = read(None).unwrap().reading;
    assert_eq!(
        (found.first_row, found.sheet.headers()[0].as_str()),
        (1, "Region")
    );
    let said = read(Some(2)).unwrap().reading;
    assert_eq!((said.first_row, said.sheet.headers()[0].as_str()), (3, "name"));
    assert_eq!((said.sheet.row_count(), said.sheet.row_number(0)), (1, 4));
    assert_eq!(read(Some(9)), Err(WorkbookFault::NoRows));
}

#[test]
fn a_header_can_be_overruled_and_sheets_are_named() {
    let inner = r#"<row><c t="inlineStr"><is><t>a</t></is></c></row><row><c t="inlineStr"><is><t>b</t></is></c></row></sheetData>"#;
    let bytes = package(inner.as_bytes(), &[]);
    let options = ReadOptions {
        header: HeaderChoice::Absent,
        ..ReadOptions::default()
    };
    let book = at_once(read_workbook(&bytes, Some(7), &options, &Pace::unpaced())).unwrap();
    assert_eq!((book.sheets, book.sheet), (vec!["线索&更多 1".to_owned()], 0));
    assert_eq!(book.reading.sheet.row_count(), 2);
}

/// A sheet of rows of words.
fn written(rows: &[&[&str]]) -> String {
    let cell = |word: &&str| format!(r#"<c t="inlineStr"><is><t>{word}</t></is></c>"#);
    let row = |row: &&[&str]| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    rows.iter().map(row).collect::<String>() + "</sheetData>"
}

#[test]
fn of_several_sheets_the_first_that_is_a_list_is_read() {
    let note = written(&[&["Leads of 2025"], &["as agreed in May"]]);
    let list = written(&[&["name", "won"], &["Hengrui", "yes"]]);
    let other = written(&[&["a", "b", "c"], &["1", "2", "3"]]);
    let bad = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#;
    let bad = bad.to_owned();
    let read_of = |sheets: &[&String], wanted| {
        let sheets: Vec<&[u8]> = sheets.iter().map(|sheet| sheet.as_bytes()).collect();
        let bytes = package_of(&sheets, &[]);
        let book = at_once(read_workbook(
            &bytes,
            wanted,
            &ReadOptions::default(),
            &Pace::unpaced(),
        ));
        book.map(|book| (book.sheet, book.reading.sheet.width()))
    };
    assert_eq!(read_of(&[&note, &list, &other], None), Ok((1, 2)));
    assert_eq!(read_of(&[&list, &other], None), Ok((0, 2)));
    assert_eq!(read_of(&[&written(&[]), &note], None), Ok((1, 1)));
    assert_eq!(read_of(&[&note, &note], None), Ok((0, 1)));
    assert_eq!(read_of(&[&note, &list], Some(0)), Ok((0, 1)));
    // What is wrong with another sheet is said to whoever asks for it.
    assert_eq!(read_of(&[&note, &bad], None), Ok((0, 1)));
    assert_eq!(read_of(&[&note, &bad], Some(1)), Err(WorkbookFault::FarApart));
    assert_eq!(read_of(&[&bad, &list], None), Err(WorkbookFault::FarApart));
}

/// What a hostile file comes to; quickly, or the test would not end.
fn hostile(inner: &[u8]) -> WorkbookFault {
    let bytes = package(inner, &[]);
    read(&bytes).unwrap_err()
}

#[test]
fn what_is_made_to_exhaust_a_reader_is_refused() {
    let corners = br#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#;
    assert_eq!(hostile(corners), WorkbookFault::FarApart);
    let near = br#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row><row r="9"><c r="ALL9"><v>1</v></c></row>
        <row r="10"><c r="ALL10"><v>1</v></c></row></sheetData>"#;
    assert_eq!(hostile(near), WorkbookFault::FarApart);
    let mut long = br#"<row><c t="inlineStr"><is><t>"#.to_vec();
    long.resize(30_000_000, b'x');
    assert_eq!(hostile(&long), WorkbookFault::LongCell);
    drop(long);
    let repeated = br#"<c r="A1"><v>1</v></c>"#.repeat(500_000);
    assert_eq!(
        hostile(&[b"<row r=\"1\">".as_slice(), &repeated].concat()),
        WorkbookFault::Damaged
    );
    let bare = b"<c><v>1</v></c>".repeat(500_000);
    assert_eq!(
        hostile(&[b"<row>".as_slice(), &bare].concat()),
        WorkbookFault::Damaged
    );
    let rows = b"<row><c><v>1</v></c></row>".repeat(1_000_000);
    assert_eq!(hostile(&rows), WorkbookFault::TooBig);
}

#[test]
fn more_cells_than_are_kept_are_cut_and_pointed_out() {
    let mut inner = Vec::new();
    for row in 1..=60_u32 {
        inner.extend(format!("<row r=\"{row}\">").bytes());
        (0..1_100_u32)
            .for_each(|column| inner.extend(format!("<c><v>{}</v></c>", column * row % 9_973).bytes()));
        inner.extend(b"</row>");
    }
    inner.extend(b"</sheetData>");
    let sheet = read(&package(&inner, &[])).unwrap().reading.sheet;
    assert_eq!((sheet.width(), sheet.row_count()), (1_000, 60));
    assert!(
        sheet
            .problems()
            .iter()
            .any(|p| p.kind == SheetProblemKind::TooManyColumns)
    );
}

#[test]
fn what_is_no_workbook_is_said_to_be_none() {
    assert_eq!(read(b"name,won\nAcme,1\n"), Err(WorkbookFault::NoWorkbook));
    assert_eq!(read(b"PK\x03\x04 not a table\n"), Err(WorkbookFault::Damaged));
    let mut zip = ZipWriter::new();
    zip.entry("a.txt").finish();
    assert_eq!(read(&zip.finish()), Err(WorkbookFault::NoWorkbook));
    let mut old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    old.resize(4_096, 0);
    assert_eq!(read(&old), Err(WorkbookFault::Old));
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read(&old), Err(WorkbookFault::Encrypted));
    let document = br#"<row><c t="inlineStr"><is><t>&a;</t></is></c></row>"#;
    let with_entities = [b"<!DOCTYPE a [<!ENTITY a 'b'>]>".as_slice(), document].concat();
    assert_eq!(read(&package(&with_entities, &[])), Err(WorkbookFault::Damaged));
    assert_eq!(read(&package(b"</sheetData>", &[])), Err(WorkbookFault::NoRows));
    for lang in [Lang::Zh, Lang::En] {
        assert!(!WorkbookFault::FarApart.sentence(lang).is_empty());
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Empty,
    Text(String),
    Number(f64),
    Day(Day),
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Empty),
        "(\\PC|[=+@\t\n&<>\"_x0-9]){1,12}".prop_map(Value::Text),
        (-1_000_000_000_i64..1_000_000_000).prop_map(|n| Value::Number(n as f64 / 1000.0)),
        (-25_000..60_000).prop_map(|day| Value::Day(Day::from_epoch_days(day).unwrap())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_back(table in (1..6_usize).prop_flat_map(|width| prop::collection::vec(prop::collection::vec(value(), width), 1..8))) {
        let mut book = BookWriter::new();
        let mut sheet = book.sheet("a", &Frame::default());
        let names: Vec<String> = (0..table[0].len()).map(|at| format!("column {at}")).collect();
        sheet.row(names.iter().map(|name| (Cell::Text(name), Style::Head)));
        for row in &table {
            sheet.row(row.iter().map(|value| match value {
                Value::Empty => (Cell::Empty, Style::Plain),
                Value::Text(text) => (Cell::Text(text), Style::Plain),
                Value::Number(x) => (Cell::Number(*x), Style::Plain),
                Value::Day(day) => (Cell::Day(*day), Style::Day),
            }));
        }
        sheet.finish(true, &[]);
        let options = ReadOptions { header: HeaderChoice::Present, ..ReadOptions::default() };
        let read = at_once(read_workbook(&book.finish(), None, &options, &Pace::unpaced())).unwrap().reading.sheet;
        let text = |value: &Value| match value {
            Value::Empty => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(x) => (x + 0.0).to_string(),
            Value::Day(day) => day.to_string(),
        };
        let is_blank = |row: &&Vec<Value>| row.iter().all(|value| text(value).trim().is_empty());
        let expected: Vec<Vec<String>> = table.iter().filter(|row| !is_blank(row)).map(|row| row.iter().map(text).collect()).collect();
        let found: Vec<Vec<String>> = (0..read.row_count()).map(|at| row(&read, at).into_iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(found, expected);
        prop_assert_eq!(read.headers(), names);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(inner in "(<row r=\"[0-9]{1,8}\">|</row>|<c r=\"[A-Z]{1,4}[0-9]{0,3}\" t=\"(s|b|e|d|str|inlineStr|n)\" s=\"[0-9]\">|<v>|</v>|<is><t>|</t></is>|</c>|<mergeCell ref=\"[A-C][0-9]:[A-C][0-9]\"/>|[0-9.e-]{1,6}|&#x?[0-9a-f]{1,6};|_x[0-9A-F]{4}_|\\PC|</sheetData>){0,40}") {
        let _ = read(&package(inner.as_bytes(), &["<t>a</t>"]));
    }

    #[test]
    fn no_damage_makes_the_reader_panic(at in any::<prop::sample::Index>(), with in 1..=255_u8, cut in any::<prop::sample::Index>()) {
        let inner = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>46348</v></c></row></sheetData>"#;
        let mut bytes = package(inner.as_bytes(), &["<t>公司</t>"]);
        let place = at.index(bytes.len());
        bytes[place] ^= with;
        let _ = read(&bytes);
        let _ = read(&bytes[..cut.index(bytes.len())]);
    }
}
