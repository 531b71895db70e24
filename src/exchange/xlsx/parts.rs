//! The parts of a workbook other than its sheets: which sheets there are, its texts, its formats.

use std::collections::HashMap;
use std::sync::Arc;

use super::fault::WorkbookFault;
use super::value::NumberKind;
use super::xml::{Token, Xml, decode, unescape};
use crate::engines::pace::Pace;
use crate::exchange::csv::Span;
use crate::exchange::zip::{Archive, Bounds};

/// What may come out of a part other than a sheet.
const SMALL: Bounds = Bounds {
    bytes: 8 << 20,
    free_bytes: 1 << 20,
    ratio: 200,
};
/// What may come out of the texts, and of a sheet.
pub(super) const LARGE: Bounds = Bounds {
    bytes: 512 << 20,
    free_bytes: 8 << 20,
    ratio: 100,
};
/// Bytes of all texts.
const MOST_TEXT: usize = 64 << 20;
/// Sheets and formats that are looked at.
const MOST_ENTRIES: usize = 4_000;
/// Tokens between two steps.
const STRIDE: usize = 32;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetEntry {
    /// Its name.
    pub name: String,
    /// Its part of the archive.
    pub part: String,
    /// Whether a spreadsheet shows it.
    pub is_shown: bool,
}

/// What the workbook says of itself.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub sheets: Vec<SheetEntry>,
    pub from_1904: bool,
    pub texts_part: Option<String>,
    pub styles_part: Option<String>,
}

fn open<'a>(archive: &Archive<'a>, part: &str, bounds: Bounds) -> Result<Option<Xml<'a>>, WorkbookFault> {
    Ok(archive.unpack(part, bounds)?.map(Xml::new))
}

/// What a part says of its relations: id, the last word of their type, and target.
fn relations(archive: &Archive<'_>, part: &str) -> Result<Vec<(String, String, String)>, WorkbookFault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = format!("{folder}/_rels/{name}.rels");
    let mut list = Vec::new();
    let Some(mut xml) = open(archive, path.trim_start_matches('/'), SMALL)? else {
        return Ok(list);
    };
    while let Some(token) = xml.next()? {
        if let Token::Open(tag, _) = token
            && tag.name() == b"Relationship"
            && list.len() < MOST_ENTRIES
        {
            let text = |name: &[u8]| tag.attribute(name).map(decoded).unwrap_or_default();
            let kind = text(b"Type");
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            list.push((text(b"Id"), kind, resolve(folder, &text(b"Target"))));
        }
    }
    Ok(list)
}

/// A target as a path in the archive.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(path) = target.strip_prefix('/') {
        return path.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

fn decoded(text: &[u8]) -> String {
    let mut out = String::new();
    decode(text, &mut out);
    out
}

/// Reads what the workbook says of itself.
pub(super) fn book(archive: &Archive<'_>) -> Result<Book, WorkbookFault> {
    let top = relations(archive, "")?;
    let main = top.into_iter().find(|(_, kind, _)| kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |(.., target)| target);
    if main.ends_with(".bin") || archive.names().any(|name| name == "content.xml") {
        return Err(WorkbookFault::OtherKind);
    }
    let mut xml = open(archive, &main, SMALL)?.ok_or(WorkbookFault::NoWorkbook)?;
    let related = relations(archive, &main)?;
    let part_of = |kind: &str| {
        related
            .iter()
            .find(|(_, k, _)| k == kind)
            .map(|(.., t)| t.clone())
    };
    let by_id: HashMap<&str, &String> = related
        .iter()
        .filter(|(_, kind, _)| kind == "worksheet")
        .map(|(id, _, target)| (id.as_str(), target))
        .collect();
    let mut book = Book {
        texts_part: part_of("sharedStrings"),
        styles_part: part_of("styles"),
        ..Book::default()
    };
    let mut is_workbook = false;
    while let Some(token) = xml.next()? {
        let Token::Open(tag, _) = token else { continue };
        match tag.name() {
            b"workbook" => is_workbook = true,
            b"workbookPr" => book.from_1904 = tag.is_on(b"date1904"),
            b"sheet" if book.sheets.len() < MOST_ENTRIES => {
                let id = tag.attribute(b"id").map(decoded).unwrap_or_default();
                if let Some(part) = by_id.get(id.as_str()) {
                    book.sheets.push(SheetEntry {
                        name: tag.attribute(b"name").map(decoded).unwrap_or_default(),
                        part: (*part).clone(),
                        is_shown: tag.attribute(b"state").is_none_or(|state| state == b"visible"),
                    });
                }
            }
            _ => {}
        }
    }
    match (is_workbook, book.sheets.is_empty()) {
        (true, false) => Ok(book),
        (true, true) => Err(WorkbookFault::NoRows),
        (false, _) => Err(WorkbookFault::NoWorkbook),
    }
}

/// Texts that cells refer to by number, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub text: Arc<String>,
    pub places: Vec<Span>,
}

/// Reads the texts. Readings beside Chinese and Japanese characters are left out.
pub(super) async fn texts(archive: &Archive<'_>, part: &str, pace: &Pace) -> Result<Texts, WorkbookFault> {
    let (mut all, mut places) = (String::new(), Vec::new());
    let Some(mut xml) = open(archive, part, LARGE)? else {
        return Ok(Texts::default());
    };
    let whole = xml.left();
    let (mut start, mut in_text, mut in_reading) = (0, false, false);
    let mut tokens = 0;
    while let Some(token) = xml.next()? {
        match token {
            Token::Open(tag, closes) => match tag.name() {
                b"si" => {
                    start = all.len();
                    if closes {
                        places.push(Span::of_text(start, start));
                    }
                }
                b"t" => in_text = !closes && !in_reading,
                b"rPh" => in_reading = !closes,
                _ => {}
            },
            Token::Close(b"t") => in_text = false,
            Token::Close(b"rPh") => in_reading = false,
            Token::Close(b"si") => {
                unescape(&mut all, start);
                places.push(Span::of_text(start, all.len()));
            }
            Token::Text(text) if in_text => decode(text, &mut all),
            Token::Verbatim(text) if in_text => all.push_str(&String::from_utf8_lossy(text)),
            _ => {}
        }
        if all.len() > MOST_TEXT || places.len() > MOST_TEXT / 8 {
            return Err(WorkbookFault::TooBig);
        }
        tokens += 1;
        if tokens % STRIDE == 0 {
            pace.tell(whole - xml.left(), whole);
            pace.step(STRIDE).await;
        }
    }
    Ok(Texts {
        text: Arc::new(all),
        places,
    })
}

/// What the numbers of each cell format mean, in the order of the formats.
pub(super) fn styles(archive: &Archive<'_>, part: &str) -> Result<Vec<NumberKind>, WorkbookFault> {
    let mut kinds = Vec::new();
    let Some(mut xml) = open(archive, part, SMALL)? else {
        return Ok(kinds);
    };
    let mut own: HashMap<u32, NumberKind> = HashMap::new();
    let mut in_cells = false;
    while let Some(token) = xml.next()? {
        match token {
            Token::Open(tag, closes) => match tag.name() {
                b"numFmt" if own.len() < MOST_ENTRIES => {
                    if let (Some(id), Some(code)) = (tag.number(b"numFmtId"), tag.attribute(b"formatCode")) {
                        own.insert(id, NumberKind::of_code(&decoded(code)));
                    }
                }
                b"cellXfs" => in_cells = !closes,
                b"xf" if in_cells && kinds.len() < usize::from(u16::MAX) => {
                    let id = tag.number(b"numFmtId").unwrap_or(0);
                    kinds.push(own.get(&id).copied().unwrap_or_else(|| NumberKind::built_in(id)));
                }
                _ => {}
            },
            Token::Close(b"cellXfs") => in_cells = false,
            _ => {}
        }
    }
    Ok(kinds)
}
