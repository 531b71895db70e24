//! What has to hold for any bytes from outside: no panic, and what was read can be written and read again as the same.
//!
//! The fuzz targets and `tests/corpus.rs` share these.
#![allow(
    dead_code,
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a check fails by panicking, and each target uses one of them"
)]

use std::sync::Arc;

use loudou::engines::pace::{Pace, at_once};
use loudou::exchange::csv::Cell as Out;
use loudou::exchange::csv::{ReadOptions, SheetReader, read_sheet, write_csv};
use loudou::exchange::import::{apply, propose};
use loudou::exchange::text::{DecodingUnavailable, TextDecoding, decode};
use loudou::exchange::xlsx::read_workbook;
use loudou::exchange::zip::ZipWriter;
use loudou::i18n::Lang;
use loudou::i18n::date::Day;
use loudou::jobs::{decode_block, encode_block};
use loudou::models::lead_tiering::{Case, evaluate};
use loudou::workspace::link::{self, LinkProblem, Parts};
use loudou::workspace::rows::Block;
use loudou::workspace::schema::CURRENT;
use loudou::workspace::storage::{pack, unpack};
use loudou::workspace::{Restored, Workspace, file};
use xxhash_rust::xxh3::xxh3_64;

/// A platform that reads UTF-8 alone.
struct Utf8Only;

impl TextDecoding for Utf8Only {
    fn gb18030(&self, _: &[u8]) -> Result<String, DecodingUnavailable> {
        Err(DecodingUnavailable)
    }
}

fn day() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

/// A table: bytes, text, cells, proposal, leads. Its cells, written out and read again, are the same cells.
pub fn csv(bytes: &[u8]) {
    let decoded = decode(bytes, &Utf8Only);
    let options = ReadOptions {
        replaced: decoded.replaced > 0,
        ..ReadOptions::default()
    };
    let sheet = SheetReader::new(Arc::new(decoded.text), &options).finish().sheet;
    for problem in sheet.problems() {
        assert!(!problem.sentence(Lang::Zh).is_empty() && !problem.sentence(Lang::En).is_empty());
    }
    let workspace = Workspace::empty("w".into(), "W".into(), Lang::Zh, day());
    let plan = propose(&sheet, &Default::default(), &workspace);
    let _ = plan.open(&sheet, &workspace);
    let imported = apply(&sheet, &plan, &workspace);
    assert!(imported.rows.is_sound());
    let rows: Vec<Vec<String>> = (0..sheet.row_count())
        .map(|row| {
            (0..sheet.width())
                .map(|at| sheet.cell(row, at).to_owned())
                .collect()
        })
        .collect();
    let headers: Vec<String> = (0..sheet.width()).map(|at| format!("column {at}")).collect();
    let written = write_csv(
        &headers,
        rows.iter()
            .map(|row| row.iter().map(|cell| Out::Text(cell.into()))),
    );
    let again = read_sheet(&written, &ReadOptions::default()).sheet;
    // A row of blanks says nothing and may go; with a single column even its comma is missing.
    if sheet.width() > 1
        && rows
            .iter()
            .all(|row| row.iter().any(|cell| !cell.trim().is_empty()))
    {
        assert_eq!(again.row_count(), rows.len());
    }
}

/// A workspace file.
pub fn file(bytes: &[u8]) {
    if let Ok(restored) = file::read(bytes, day()) {
        check(restored);
    }
}

/// A block of rows, in each of its forms: packed for the browser's store, as JSON, and as the worker hands it over.
pub fn block(bytes: &[u8]) {
    assert_eq!(unpack(&pack(bytes)).as_deref(), Some(bytes));
    if let Some(unpacked) = std::str::from_utf8(bytes).ok().and_then(unpack) {
        assert_eq!(unpack(&pack(&unpacked)), Some(unpacked));
    }
    let from_json = serde_json::from_slice::<Block>(bytes).ok();
    for block in from_json.into_iter().chain(decode_block(bytes)) {
        assert_eq!(decode_block(&encode_block(&block)), Some(block));
    }
}

/// A link: the bytes as its payload, as its content, and as the JSON in its content.
pub fn link(bytes: &[u8]) {
    if let Ok(restored) = link::read(&String::from_utf8_lossy(bytes), day()) {
        check(restored);
    }
    let deflated = miniz_oxide::deflate::compress_to_vec(bytes, 6);
    for content in [bytes, &deflated] {
        match link::read(&sealed(CURRENT, content), day()) {
            Ok(restored) => check(restored),
            // The seal is good, so none of these may be said.
            Err(problem) => assert!(
                !matches!(
                    problem,
                    LinkProblem::CutShort { .. } | LinkProblem::LowerCased | LinkProblem::Newer(_)
                ),
                "{problem:?}"
            ),
        }
    }
}

/// A content with the header of a link before it, written from the description of the format and not by its writer.
pub fn sealed(schema: u32, content: &[u8]) -> String {
    let mut bytes = vec![1, u8::try_from(schema).unwrap()];
    let mut length = content.len();
    while length > 127 {
        bytes.push(u8::try_from(length % 128).unwrap() + 128);
        length /= 128;
    }
    bytes.push(u8::try_from(length).unwrap());
    let sum = xxh3_64(&[&bytes, content].concat());
    bytes.extend(sum.to_be_bytes());
    let of_header = xxh3_64(&bytes).to_be_bytes();
    bytes.extend(&of_header[..2]);
    bytes.extend(content);
    let alphabet: Vec<char> = ('A'..='Z')
        .chain('a'..='z')
        .chain('0'..='9')
        .chain(['-', '_'])
        .collect();
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| (byte >> (7 - at % 8)) & 1);
    (0..(bytes.len() * 8).div_ceil(6))
        .map(|six| (0..6).fold(0, |value, at| value * 2 + bit(six * 6 + at)))
        .map(|value| alphabet[usize::from(value)])
        .collect()
}

/// Whatever was read holds together: a report can be made of it, and it is the same after a file and after a link.
fn check(restored: Restored) {
    let workspace = restored.workspace;
    assert!(workspace.leads.is_sound());
    for input in [&workspace.lead_tiering, &workspace.lead_tiering_now()] {
        let report = evaluate(Case {
            input,
            rows: &workspace.leads,
            as_of: workspace.profile.as_of,
        });
        let placed: usize = report.tiers.iter().map(|t| t.count).sum();
        assert_eq!(placed + report.undetermined, report.counted);
    }
    let again = file::read(file::write(&workspace).as_bytes(), day()).unwrap();
    assert!(again.repairs.is_empty(), "{:?}", again.repairs);
    assert!(again.workspace == workspace, "another document after a file");
    let Ok(payload) = link::write(&workspace, Parts::ALL) else {
        return;
    };
    let visited = link::read(&payload, day()).unwrap();
    assert!(visited.repairs.is_empty(), "{:?}", visited.repairs);
    let expected = Workspace {
        id: String::new(),
        ..workspace
    };
    assert!(visited.workspace == expected, "another document after a link");
}

/// A workbook gives a sheet within its bounds or a reason. What is no archive is taken for the inside of a sheet, so that
/// fuzzing gets past the packing.
pub fn xlsx(bytes: &[u8]) {
    let packed = bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF");
    let book = if packed { bytes.to_vec() } else { around(bytes) };
    let (options, pace) = (ReadOptions::default(), Pace::unpaced());
    let Ok(book) = at_once(read_workbook(&book, None, &options, &pace)) else {
        return;
    };
    let sheet = &book.reading.sheet;
    assert!(sheet.width() <= 1_000 && book.sheet < book.sheets.len());
    for row in 0..sheet.row_count() {
        assert!(row == 0 || sheet.row_number(row) > sheet.row_number(row - 1));
        assert!((0..sheet.width()).any(|column| !sheet.cell(row, column).trim().is_empty()));
    }
}

/// A workbook around the inside of its sheet.
fn around(sheet: &[u8]) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"a\" Type=\"/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("_rels/.rels", relation("officeDocument", "b.xml")),
        ("_rels/b.xml.rels", relation("worksheet", "s.xml")),
        (
            "b.xml",
            "<workbook><sheets><sheet name=\"s\" r:id=\"a\"/></sheets></workbook>".to_owned(),
        ),
    ];
    let mut zip = ZipWriter::new();
    for (name, content) in parts {
        let mut entry = zip.entry(name);
        entry.add(content.as_bytes());
        entry.finish();
    }
    let mut entry = zip.entry("s.xml");
    entry.add(b"<worksheet><sheetData>");
    entry.add(sheet);
    entry.finish();
    zip.finish()
}
