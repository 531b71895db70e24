//! An archive that grows entry by entry, each deflated while it is written.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};

use super::crc::Crc;

/// How hard it is deflated, of ten: sheets are regular, and more effort gains little.
const LEVEL: i32 = 4;
/// Bytes that are deflated at a time.
const STRIDE: usize = 64 * 1024;
/// Version of the format that is needed to read it: 2.0, for deflated entries.
const VERSION: u16 = 20;
/// Names are in UTF-8.
const UTF8: u16 = 1 << 11;
/// 1 January 1980, the first day the format knows: an archive of the same content is the same bytes.
const DAY: u16 = 0x0021;

struct Listed {
    name: String,
    crc: u32,
    packed: u32,
    plain: u32,
    at: u32,
}

/// An archive under way.
#[derive(Default)]
pub struct ZipWriter {
    out: Vec<u8>,
    list: Vec<Listed>,
}

impl ZipWriter {
    /// No entries yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins an entry; [`EntryWriter::finish`] ends it.
    pub fn entry(&mut self, name: &str) -> EntryWriter<'_> {
        let at = count(self.out.len());
        local_header(&mut self.out, name, 0, 0, 0);
        let start = self.out.len();
        EntryWriter {
            name: name.to_owned(),
            at,
            start,
            plain: 0,
            crc: Crc::new(),
            waiting: Vec::with_capacity(STRIDE),
            deflate: Box::new(CompressorOxide::new(create_comp_flags_from_zip_params(
                LEVEL, -15, 0,
            ))),
            zip: self,
        }
    }

    /// The archive.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        let start = count(self.out.len());
        for entry in &self.list {
            self.out.extend(b"PK\x01\x02");
            put16(&mut self.out, VERSION);
            common(&mut self.out, &entry.name, entry.crc, entry.packed, entry.plain);
            // No comment, on the first disk, no attributes.
            self.out.extend([0; 10]);
            put32(&mut self.out, entry.at);
            self.out.extend(entry.name.as_bytes());
        }
        let bytes = count(self.out.len()) - start;
        let entries = u16::try_from(self.list.len()).unwrap_or(u16::MAX);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        put16(&mut self.out, entries);
        put16(&mut self.out, entries);
        put32(&mut self.out, bytes);
        put32(&mut self.out, start);
        put16(&mut self.out, 0);
        self.out
    }
}

/// An entry under way.
pub struct EntryWriter<'a> {
    zip: &'a mut ZipWriter,
    name: String,
    at: u32,
    start: usize,
    plain: usize,
    crc: Crc,
    waiting: Vec<u8>,
    deflate: Box<CompressorOxide>,
}

impl EntryWriter<'_> {
    /// Adds bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.waiting.extend(bytes);
        if self.waiting.len() >= STRIDE {
            self.pack(TDEFLFlush::None);
        }
    }

    fn pack(&mut self, flush: TDEFLFlush) {
        self.crc.add(&self.waiting);
        self.plain += self.waiting.len();
        let out = &mut self.zip.out;
        let mut rest = self.waiting.as_slice();
        loop {
            let (status, read) = compress_to_output(&mut self.deflate, rest, flush, |piece| {
                out.extend(piece);
                true
            });
            rest = rest.get(read..).unwrap_or_default();
            let goes_on = status == TDEFLStatus::Okay && (!rest.is_empty() || flush == TDEFLFlush::Finish);
            if !goes_on {
                break;
            }
        }
        self.waiting.clear();
    }

    /// Ends the entry.
    pub fn finish(mut self) {
        self.pack(TDEFLFlush::Finish);
        let (packed, plain) = (count(self.zip.out.len() - self.start), count(self.plain));
        let crc = self.crc.sum();
        let mut header = Vec::new();
        local_header(&mut header, &self.name, crc, packed, plain);
        let place = self.start - header.len()..self.start;
        if let Some(there) = self.zip.out.get_mut(place) {
            there.copy_from_slice(&header);
        }
        self.zip.list.push(Listed {
            name: self.name,
            crc,
            packed,
            plain,
            at: self.at,
        });
    }
}

fn local_header(out: &mut Vec<u8>, name: &str, crc: u32, packed: u32, plain: u32) {
    out.extend(b"PK\x03\x04");
    common(out, name, crc, packed, plain);
    out.extend(name.as_bytes());
}

/// What an entry's own header and the list say alike.
fn common(out: &mut Vec<u8>, name: &str, crc: u32, packed: u32, plain: u32) {
    const DEFLATED: u16 = 8;
    for word in [VERSION, UTF8, DEFLATED, 0, DAY] {
        put16(out, word);
    }
    for word in [crc, packed, plain] {
        put32(out, word);
    }
    put16(out, u16::try_from(name.len()).unwrap_or(u16::MAX));
    put16(out, 0);
}

fn put16(out: &mut Vec<u8>, word: u16) {
    out.extend(word.to_le_bytes());
}

fn put32(out: &mut Vec<u8>, word: u32) {
    out.extend(word.to_le_bytes());
}

/// Archives of four gigabytes do not fit the memory of a browser.
fn count(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
