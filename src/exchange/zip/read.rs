//! Entries of an archive, piece by piece.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::crc::Crc;

/// Why an archive or an entry cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZipFault {
    /// It is no zip archive.
    NoZip,
    /// It is cut short or damaged, or packed in a way that workbooks never are.
    Damaged,
    /// The entry needs a password.
    Encrypted,
    /// More comes out of the entry than is allowed.
    TooBig,
}

/// How much may come out of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes in any case.
    pub bytes: u64,
    /// Bytes that are fine however well they were packed.
    pub free_bytes: u64,
    /// Beyond those, at most so many bytes for each that was packed. A real sheet has 10 to 30; what is made to
    /// exhaust a reader has up to 1 032.
    pub ratio: u64,
}

/// Marks of the parts of an archive.
const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// Fixed bytes of those parts.
const LOCAL_BYTES: usize = 30;
const CENTRAL_BYTES: usize = 46;
const END_BYTES: usize = 22;
/// The longest comment an archive can end with.
const MOST_COMMENT: usize = 65_535;
/// Entries that are looked at; a workbook of a thousand sheets has fewer.
const MOST_ENTRIES: usize = 20_000;
/// Inflated bytes that are kept to refer back to; a power of two, at least 32 KiB.
const WINDOW: usize = 64 * 1024;

#[derive(Debug)]
struct Entry {
    name: String,
    deflated: bool,
    is_known: bool,
    encrypted: bool,
    crc: u32,
    packed: usize,
    local: usize,
}

/// An archive's list of entries.
///
/// ```
/// use loudou::exchange::zip::{Archive, Bounds, ZipFault, ZipWriter};
/// let mut zip = ZipWriter::new();
/// let mut entry = zip.entry("a.txt");
/// entry.add(b"eight eight eight eight");
/// entry.finish();
/// let bytes = zip.finish();
/// let archive = Archive::open(&bytes).unwrap();
/// let bounds = Bounds { bytes: 100, free_bytes: 100, ratio: 10 };
/// let mut entry = archive.unpack("a.txt", bounds).unwrap().unwrap();
/// assert_eq!(entry.next(), Ok(Some(&b"eight eight eight eight"[..])));
/// assert_eq!(entry.next(), Ok(None));
/// let mut entry = archive.unpack("a.txt", Bounds { bytes: 10, ..bounds }).unwrap().unwrap();
/// assert_eq!(entry.next(), Err(ZipFault::TooBig));
/// ```
#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
}

impl<'a> Archive<'a> {
    /// Reads the list at the end of the archive.
    ///
    /// # Errors
    /// [`ZipFault::NoZip`] where it does not begin as one, [`ZipFault::Damaged`] where the list is not whole.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ZipFault> {
        if !bytes.starts_with(LOCAL) && !bytes.starts_with(END) {
            return Err(ZipFault::NoZip);
        }
        let end = end_at(bytes).ok_or(ZipFault::Damaged)?;
        let count = usize::from(u16_at(bytes, end + 10).ok_or(ZipFault::Damaged)?);
        let mut at = size_at(bytes, end + 16).ok_or(ZipFault::Damaged)?;
        let mut entries = Vec::with_capacity(count.min(MOST_ENTRIES));
        for _ in 0..count.min(MOST_ENTRIES) {
            let (entry, next) = entry_at(bytes, at).ok_or(ZipFault::Damaged)?;
            entries.push(entry);
            at = next;
        }
        Ok(Self { bytes, entries })
    }

    /// Names of the entries, in the order of the list.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Begins to unpack an entry; none where there is none of this name. Case does not count, as in the programs that
    /// write workbooks.
    ///
    /// # Errors
    /// Where the entry needs a password, is not there as the list says, or is packed in an unknown way.
    pub fn unpack(&self, name: &str, bounds: Bounds) -> Result<Option<Unpacking<'a>>, ZipFault> {
        let found = self
            .entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name));
        let Some(entry) = found else {
            return Ok(None);
        };
        if entry.encrypted {
            return Err(ZipFault::Encrypted);
        }
        if !entry.is_known {
            return Err(ZipFault::Damaged);
        }
        let packed = self.packed(entry).ok_or(ZipFault::Damaged)?;
        let grown = (packed.len() as u64).saturating_mul(bounds.ratio);
        Ok(Some(Unpacking {
            rest: packed,
            inflate: entry.deflated.then(Box::default),
            window: vec![0; WINDOW],
            place: 0,
            came_out: 0,
            most: bounds.bytes.min(grown.max(bounds.free_bytes)),
            crc: Crc::new(),
            expected: entry.crc,
            is_done: false,
        }))
    }

    /// The entry's bytes; its own header may be longer than the list says.
    fn packed(&self, entry: &Entry) -> Option<&'a [u8]> {
        let header = self.bytes.get(entry.local..)?.get(..LOCAL_BYTES)?;
        if !header.starts_with(LOCAL) {
            return None;
        }
        let names = usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        let start = entry.local.checked_add(LOCAL_BYTES)?.checked_add(names)?;
        self.bytes.get(start..start.checked_add(entry.packed)?)
    }
}

/// An entry on its way out.
pub struct Unpacking<'a> {
    rest: &'a [u8],
    inflate: Option<Box<DecompressorOxide>>,
    window: Vec<u8>,
    place: usize,
    came_out: u64,
    most: u64,
    crc: Crc,
    expected: u32,
    is_done: bool,
}

impl Unpacking<'_> {
    /// The next piece, of at most 64 KiB; none at the end.
    ///
    /// # Errors
    /// [`ZipFault::TooBig`] as soon as more has come out than allowed, [`ZipFault::Damaged`] where it cannot be inflated
    /// or its checksum is another.
    // No iterator: a piece is gone once the next is asked for.
    #[allow(clippy::should_implement_trait, reason = "lends its window")]
    pub fn next(&mut self) -> Result<Option<&[u8]>, ZipFault> {
        loop {
            if self.is_done {
                return Ok(None);
            }
            let piece = self.step()?;
            self.came_out += piece.len() as u64;
            if self.came_out > self.most {
                return Err(ZipFault::TooBig);
            }
            self.crc.add(self.window.get(piece.clone()).unwrap_or_default());
            if self.is_done && self.crc.sum() != self.expected {
                return Err(ZipFault::Damaged);
            }
            if !piece.is_empty() {
                return Ok(self.window.get(piece));
            }
        }
    }

    /// Puts the next piece into the window and gives its place there.
    fn step(&mut self) -> Result<std::ops::Range<usize>, ZipFault> {
        let Some(inflate) = &mut self.inflate else {
            let (piece, rest) = self.rest.split_at(self.rest.len().min(WINDOW));
            if let Some(window) = self.window.get_mut(..piece.len()) {
                window.copy_from_slice(piece);
            }
            self.rest = rest;
            self.is_done = rest.is_empty();
            self.place = piece.len() % WINDOW;
            return Ok(0..piece.len());
        };
        let start = self.place;
        let (status, read, written) = decompress(inflate, self.rest, &mut self.window, start, 0);
        self.rest = self.rest.get(read..).unwrap_or_default();
        self.place = (start + written) % WINDOW;
        match status {
            TINFLStatus::Done => self.is_done = true,
            TINFLStatus::HasMoreOutput if written > 0 => {}
            _ => return Err(ZipFault::Damaged),
        }
        Ok(start..start + written)
    }

    /// Packed bytes that are still to be read.
    #[must_use]
    pub const fn left(&self) -> usize {
        self.rest.len()
    }
}

fn end_at(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_BYTES)?;
    let first = last.saturating_sub(MOST_COMMENT);
    (first..=last)
        .rev()
        .find(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(END)))
}

fn entry_at(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    let header = bytes.get(at..)?.get(..CENTRAL_BYTES)?;
    if !header.starts_with(CENTRAL) {
        return None;
    }
    let (name, extra, comment) = (u16_at(header, 28)?, u16_at(header, 30)?, u16_at(header, 32)?);
    let name_at = at.checked_add(CENTRAL_BYTES)?;
    let name_end = name_at.checked_add(usize::from(name))?;
    let method = u16_at(header, 10)?;
    let entry = Entry {
        name: String::from_utf8_lossy(bytes.get(name_at..name_end)?).replace('\\', "/"),
        deflated: method == 8,
        is_known: matches!(method, 0 | 8),
        encrypted: u16_at(header, 8)? & 1 == 1,
        crc: u32_at(header, 16)?,
        packed: size_at(header, 20)?,
        local: size_at(header, 42)?,
    };
    Some((entry, name_end + usize::from(extra) + usize::from(comment)))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..)?.first_chunk::<2>()?;
    Some(u16::from_le_bytes(*bytes))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*bytes))
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}
