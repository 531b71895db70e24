//! XML as workbooks have it, piece by piece: tags and the text between them, never a tree.
//!
//! Only what a workbook needs: no document types (a workbook has none, and they are how XML is made to explode), and no
//! entities but the five of XML itself. No token may be longer than [`MOST_TOKEN`], so that memory stays small whatever
//! the file holds.

use super::fault::WorkbookFault;
use crate::exchange::zip::Unpacking;

/// Bytes of a tag or of the text between two tags. A cell holds 32 767 characters, at most 131 KB.
pub(super) const MOST_TOKEN: usize = 1 << 20;

/// What comes next in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A tag that opens, and whether it closes at once.
    Open(Tag<'t>, bool),
    /// A tag that closes: its name.
    Close(&'t [u8]),
    /// Text as it stands, its entities not replaced.
    Text(&'t [u8]),
    /// Text in which nothing stands for anything else.
    Verbatim(&'t [u8]),
}

/// What stands between `<` and `>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'t>(&'t [u8]);

impl<'t> Tag<'t> {
    /// The name without its prefix.
    pub fn name(self) -> &'t [u8] {
        let end = self.0.iter().position(u8::is_ascii_whitespace);
        local(self.0.get(..end.unwrap_or(self.0.len())).unwrap_or_default())
    }

    /// An attribute's value as it stands, by its name without a prefix.
    pub fn attribute(self, name: &[u8]) -> Option<&'t [u8]> {
        let mut rest = self.0;
        loop {
            let equals = rest.iter().position(|b| *b == b'=')?;
            let (before, behind) = rest.split_at(equals);
            let behind = behind.get(1..)?.trim_ascii_start();
            let quote = behind.first().filter(|b| matches!(b, b'"' | b'\''))?;
            let value = behind.get(1..)?;
            let end = value.iter().position(|b| b == quote)?;
            let before = before.trim_ascii_end();
            let start = before
                .iter()
                .rposition(u8::is_ascii_whitespace)
                .map_or(0, |at| at + 1);
            if local(before.get(start..)?) == name {
                return value.get(..end);
            }
            rest = value.get(end + 1..)?;
        }
    }

    /// An attribute as a whole number.
    pub fn number(self, name: &[u8]) -> Option<u32> {
        std::str::from_utf8(self.attribute(name)?)
            .ok()?
            .trim()
            .parse()
            .ok()
    }

    /// Whether an attribute says yes.
    pub fn is_on(self, name: &[u8]) -> bool {
        matches!(self.attribute(name), Some(b"1" | b"true" | b"on"))
    }
}

/// A name without its prefix.
fn local(name: &[u8]) -> &[u8] {
    let colon = name.iter().rposition(|b| *b == b':');
    colon.and_then(|at| name.get(at + 1..)).unwrap_or(name)
}

/// Walks a document.
pub(super) struct Xml<'a> {
    source: Unpacking<'a>,
    buffer: Vec<u8>,
    at: usize,
    is_over: bool,
}

/// Where the next token lies in the buffer, and what it is.
enum Found {
    Tag(usize, usize),
    Text(usize, usize),
    Verbatim(usize, usize),
    Nothing,
}

impl<'a> Xml<'a> {
    /// Begins at the start of an entry.
    pub const fn new(source: Unpacking<'a>) -> Self {
        Self {
            source,
            buffer: Vec::new(),
            at: 0,
            is_over: false,
        }
    }

    /// Packed bytes that are still to be read.
    pub const fn left(&self) -> usize {
        self.source.left()
    }

    /// The next token; none at the end.
    pub fn next(&mut self) -> Result<Option<Token<'_>>, WorkbookFault> {
        loop {
            match self.find()? {
                Found::Nothing => return Ok(None),
                Found::Text(start, end) => return Ok(Some(Token::Text(self.slice(start, end)))),
                Found::Verbatim(start, end) => return Ok(Some(Token::Verbatim(self.slice(start, end)))),
                Found::Tag(start, end) => match self.buffer.get(start) {
                    // What a document says of itself, and document types.
                    Some(b'?') => {}
                    Some(b'!') => return Err(WorkbookFault::Damaged),
                    Some(b'/') => {
                        let name = self.slice(start + 1, end).trim_ascii_end();
                        return Ok(Some(Token::Close(local(name))));
                    }
                    _ => {
                        let inner = self.slice(start, end);
                        let (tag, closes) =
                            inner.strip_suffix(b"/").map_or((inner, false), |tag| (tag, true));
                        return Ok(Some(Token::Open(Tag(tag), closes)));
                    }
                },
            }
        }
    }

    fn slice(&self, start: usize, end: usize) -> &[u8] {
        self.buffer.get(start..end).unwrap_or_default()
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    fn find(&mut self) -> Result<Found, WorkbookFault> {
        loop {
            if self.rest().first() != Some(&b'<') {
                if self.rest().is_empty() && !self.refill()? {
                    return Ok(Found::Nothing);
                }
                if self.rest().first() != Some(&b'<') {
                    let end = self.behind(0, b"<")?;
                    let (start, len) = (self.at, end.map_or(self.rest().len(), |end| end - 1));
                    self.at = start + len;
                    return Ok(Found::Text(start, start + len));
                }
            }
            // Enough to tell a comment and a verbatim text.
            while self.rest().len() < 9 && self.refill()? {}
            if self.rest().starts_with(b"<!--") {
                let end = self.behind(4, b"-->")?.ok_or(WorkbookFault::Damaged)?;
                self.at += end;
                continue;
            }
            if self.rest().starts_with(b"<![CDATA[") {
                let end = self.behind(9, b"]]>")?.ok_or(WorkbookFault::Damaged)?;
                let start = self.at;
                self.at += end;
                return Ok(Found::Verbatim(start + 9, start + end - 3));
            }
            let end = self.tag_end()?;
            let start = self.at;
            self.at += end;
            return Ok(Found::Tag(start + 1, start + end - 1));
        }
    }

    /// Bytes of the tag that begins here. A `>` between quotes does not end it.
    fn tag_end(&mut self) -> Result<usize, WorkbookFault> {
        let mut looked_at = 1;
        let mut quote = None;
        loop {
            let rest = self.rest();
            for (at, byte) in rest.iter().enumerate().skip(looked_at) {
                match (quote, byte) {
                    (None, b'>') => return Ok(at + 1),
                    (None, b'"' | b'\'') => quote = Some(*byte),
                    (Some(open), byte) if open == *byte => quote = None,
                    _ => {}
                }
            }
            looked_at = rest.len().max(1);
            if !self.refill()? {
                return Err(WorkbookFault::Damaged);
            }
        }
    }

    /// Bytes from here to behind the mark, looked for from `from` on; none where it does not come.
    fn behind(&mut self, from: usize, mark: &[u8]) -> Result<Option<usize>, WorkbookFault> {
        let mut looked_at = from;
        let (first, others) = mark.split_first().ok_or(WorkbookFault::Damaged)?;
        loop {
            let rest = self.rest();
            while let Some(at) = rest
                .get(looked_at..)
                .and_then(|r| r.iter().position(|b| b == first))
            {
                let at = looked_at + at;
                if rest.get(at + 1..).is_some_and(|rest| rest.starts_with(others)) {
                    return Ok(Some(at + mark.len()));
                }
                if rest.len() < at + mark.len() {
                    break;
                }
                looked_at = at + 1;
            }
            // The mark may lie across the end of what is there.
            looked_at = looked_at.max((rest.len() + 1).saturating_sub(mark.len()));
            if !self.refill()? {
                return Ok(None);
            }
        }
    }

    /// Takes in the next piece; false at the end. What has been given out is let go.
    fn refill(&mut self) -> Result<bool, WorkbookFault> {
        if self.is_over {
            return Ok(false);
        }
        self.buffer.drain(..self.at.min(self.buffer.len()));
        self.at = 0;
        if self.buffer.len() > MOST_TOKEN {
            return Err(WorkbookFault::LongCell);
        }
        match self.source.next()? {
            Some(piece) => self.buffer.extend_from_slice(piece),
            None => self.is_over = true,
        }
        Ok(!self.is_over)
    }
}

/// Appends a text with its entities replaced. Bytes that are no UTF-8 become U+FFFD; what stands for nothing stays.
pub(super) fn decode(text: &[u8], out: &mut String) {
    let text = String::from_utf8_lossy(text);
    let mut rest: &str = &text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
        let entity = rest.split_once(';').filter(|(name, _)| name.len() <= 10);
        match entity.and_then(|(name, behind)| Some((character(name)?, behind))) {
            Some((character, behind)) => {
                out.push(character);
                rest = behind;
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|c| *c != '\0')
        }
    }
}

/// Replaces `_x000D_`, as workbooks write characters that XML cannot hold.
pub(super) fn unescape(text: &mut String, from: usize) {
    let Some(tail) = text.get(from..).filter(|tail| tail.contains("_x")) else {
        return;
    };
    let mut out = String::with_capacity(tail.len());
    let mut rest = tail;
    while let Some(at) = rest.find("_x") {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let escape = behind.get(2..7).filter(|code| code.ends_with('_'));
        let code = escape.and_then(|code| u32::from_str_radix(code.get(..4)?, 16).ok());
        match code.and_then(char::from_u32) {
            Some('\0') => rest = behind.get(7..).unwrap_or_default(),
            Some(character) => {
                out.push(character);
                rest = behind.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = behind.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    text.truncate(from);
    text.push_str(&out);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::zip::{Archive, Bounds, ZipWriter};

    fn tokens(document: &[u8]) -> Result<Vec<String>, WorkbookFault> {
        let mut zip = ZipWriter::new();
        let mut entry = zip.entry("a");
        entry.add(document);
        entry.finish();
        let bytes = zip.finish();
        let archive = Archive::open(&bytes).unwrap();
        let bounds = Bounds {
            bytes: 1 << 24,
            free_bytes: 1 << 24,
            ratio: 1,
        };
        let mut xml = Xml::new(archive.unpack("a", bounds).unwrap().unwrap());
        let mut list = Vec::new();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        while let Some(token) = xml.next()? {
            list.push(match token {
                Token::Open(tag, closes) => format!("<{}{}", text(tag.name()), if closes { "/" } else { "" }),
                Token::Close(name) => format!("/{}", text(name)),
                Token::Text(t) => text(t),
                Token::Verbatim(t) => format!("={}", text(t)),
            });
        }
        Ok(list)
    }

    #[test]
    fn tags_text_and_what_is_passed_over() {
        let document = b"<?xml version=\"1.0\"?><x:a n='1>2'><!-- <b> --><b />a&lt;<![CDATA[<c>&]]></x:a>";
        assert_eq!(tokens(document).unwrap(), ["<a", "<b/", "a&lt;", "=<c>&", "/a"]);
        assert_eq!(
            tokens(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"),
            Err(WorkbookFault::Damaged)
        );
        assert_eq!(tokens(b"<a><b"), Err(WorkbookFault::Damaged));
    }

    #[test]
    fn attributes_are_found_by_their_whole_name() {
        let tag = Tag(b"sheet xr:name = 'a' r:id=\"b=c\" id='d'");
        assert_eq!(tag.attribute(b"name"), Some(&b"a"[..]));
        assert_eq!(tag.attribute(b"id"), Some(&b"b=c"[..]));
        assert_eq!(tag.attribute(b"other"), None);
    }

    #[test]
    fn a_token_may_not_grow_without_end() {
        let mut document = b"<a>".to_vec();
        document.resize(3_000_000, b'x');
        assert_eq!(tokens(&document), Err(WorkbookFault::LongCell));
    }

    #[test]
    fn entities_and_escapes() {
        let mut out = String::new();
        decode(
            "a &amp; b &#20113;&#x5E06; &nbsp; & c\u{feff}".as_bytes(),
            &mut out,
        );
        assert_eq!(out, "a & b 云帆 &nbsp; & c\u{feff}");
        let mut out = String::from("_x0041_: 一_x000D_二_x_x005F_x0041_");
        unescape(&mut out, 8);
        assert_eq!(out, "_x0041_: 一\r二_x_x0041_");
    }

    proptest! {
        #[test]
        fn any_bytes_are_walked_to_an_end(document in "[<>/!a='\" &;\\[\\]\\-?CDAT]{0,80}") {
            let _ = tokens(document.as_bytes());
        }
    }
}
