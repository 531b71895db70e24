//! A workspace as the end of an address, and back: the share link.
//!
//! The payload uses only `A–Z a–z 0–9 - _`, six bits to a character ([`alphabet`]). Its bytes are
//!
//! | bytes | what |
//! |---|---|
//! | 1 | form of the link, now 1 |
//! | 1 to 5 | schema of the document, a number of 7 bits to a byte |
//! | 1 to 5 | bytes of the content, likewise |
//! | 8 | XXH3 of everything before it and of the content |
//! | 2 | XXH3 of everything before it: whether the header itself can be believed |
//! | the rest | the content: JSON, deflated against the words of [`squeeze`] |
//!
//! The header stands like this in every form there will be, so that any version can say of any link whether it is cut
//! short, damaged or too new. The JSON is that of the workspace file (`workspace` and `blocks`), and goes through the
//! same migrations. The same parameters give the same link: nothing in it is a clock, a draw or an app version.
//!
//! What chat programs do to links is undone where that is safe, as the checksum decides: escapes such as `%5F`, blanks
//! and line ends within, and whatever stands behind the end.

mod alphabet;
mod picking;
mod sample_leads;
mod squeeze;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};
use xxhash_rust::xxh3::xxh3_64;

use super::rows::Block;
use super::schema::{CURRENT, Head, SchemaProblem, upgrade};
use super::{Restored, Workspace, restore};
use crate::i18n::date::Day;
pub use picking::{CardContents, Contents, Parts, picked, without_cards};
use sample_leads::SampleLeads;

/// Characters beyond which chat programs are known to cut links.
pub const LONG: usize = 2_000;
/// Most characters of a payload.
pub const MOST_CHARACTERS: usize = 256 << 10;
/// Most bytes of JSON a link may unfold to.
pub const MOST_BYTES: usize = 1 << 20;
/// Most parts of a document ([`Contents::parts`]) in a link: more than anybody sets by hand, and few enough to draw.
pub const MOST_PARTS: usize = 5_000;

/// This form of the link.
const FORM: u8 = 1;
/// Bytes of the checksum over everything.
const SUM: usize = 8;
/// Bytes of the checksum over the header.
const HEADER_SUM: usize = 2;
/// Bytes a header has at least.
const SHORTEST_HEADER: usize = 3 + SUM + HEADER_SUM;
/// Bytes it has at most.
const LONGEST_HEADER: usize = 11 + SUM + HEADER_SUM;

/// Why a link is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkProblem {
    /// Nothing of a link of this app is in it.
    NotOurs,
    /// Its end is missing.
    CutShort {
        /// Characters that are there.
        has: usize,
        /// Characters there should be; none where even that is cut off.
        of: Option<usize>,
    },
    /// Some program has turned its capitals into small letters.
    LowerCased,
    /// Its checksum does not fit.
    Damaged,
    /// A newer version of the app made it, with this schema.
    Newer(u32),
    /// It is longer, or unfolds to more, than any link this app makes.
    TooBig,
}

/// There is too much in the parts that were picked for a link; a file takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMuch;

/// Writes the picked parts of a workspace as the payload of a link.
///
/// ```
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::{Workspace, link};
/// let day = Day::new(2026, 11, 21).unwrap();
/// let workspace = Workspace::with_sample("w1".into(), "Acme".into(), Lang::En, day);
/// let payload = link::write(&workspace, link::Parts::default()).unwrap();
/// assert!(payload.len() < 400);
/// let visited = link::read(&payload, day).unwrap().workspace;
/// assert_eq!(visited.lead_tiering, workspace.lead_tiering);
/// assert_eq!(visited.profile.name, "");
/// ```
///
/// # Errors
/// [`TooMuch`] where it would take more than [`MOST_CHARACTERS`], unfold to more than [`MOST_BYTES`], or has more than
/// [`MOST_PARTS`].
pub fn write(workspace: &Workspace, parts: Parts) -> Result<String, TooMuch> {
    let document = picked(workspace, parts);
    if Contents::of(&document).parts > MOST_PARTS {
        return Err(TooMuch);
    }
    // Each cell takes two bytes and more; writing out what cannot fit would take a while.
    let cells = document.leads.len() * (document.leads.columns.len() + 1);
    if cells > MOST_BYTES / 2 {
        return Err(TooMuch);
    }
    let content = json_of(&document);
    if content.len() > MOST_BYTES {
        return Err(TooMuch);
    }
    seal(CURRENT, &squeeze::deflate(content.as_bytes()))
}

/// The JSON of a document: as in the workspace file, without what differs between two copies of the same document. The
/// sample's leads are named, not listed.
fn json_of(document: &Workspace) -> String {
    let mut body = serde_json::Map::new();
    let head = Head::of(document, Vec::new());
    body.insert("workspace".to_owned(), json!(head));
    if let Some(sample) = SampleLeads::among(&document.leads) {
        body.insert("sample".to_owned(), json!(sample));
    } else if !document.leads.is_empty() {
        let blocks: Vec<&Block> = document.leads.blocks.iter().map(AsRef::as_ref).collect();
        body.insert("blocks".to_owned(), json!(blocks));
    }
    Value::Object(body).to_string()
}

/// Puts the header before a content.
fn seal(schema: u32, content: &[u8]) -> Result<String, TooMuch> {
    let length = u32::try_from(content.len()).map_err(|_| TooMuch)?;
    let mut bytes = vec![FORM];
    push_number(&mut bytes, schema);
    push_number(&mut bytes, length);
    let sum = sum_of(&bytes, content);
    bytes.extend(sum);
    let header_sum = header_sum(&bytes);
    bytes.extend(header_sum);
    bytes.extend(content);
    let mut payload = alphabet::write(&bytes);
    // A program that looks for links in a text may take a dash at the end for punctuation.
    if payload.ends_with(['-', '_']) {
        payload.push('0');
    }
    if payload.len() > MOST_CHARACTERS {
        return Err(TooMuch);
    }
    Ok(payload)
}

/// Reads the payload of a link. Nothing is unfolded before its checksum fits, and no more than [`MOST_BYTES`]; what
/// cannot be read in it is left out and listed. `as_of` is used where the profile has no day.
///
/// # Errors
/// [`LinkProblem`] where nothing of it can be used.
pub fn read(payload: &str, as_of: Day) -> Result<Restored, LinkProblem> {
    if payload.len() > MOST_CHARACTERS {
        return Err(LinkProblem::TooBig);
    }
    let characters = alphabet::clean(payload);
    let header = Header::read(&characters)?;
    let content = header.content(&characters)?;
    let json = squeeze::inflate(&content, MOST_BYTES).map_err(|too_big| match too_big {
        true => LinkProblem::TooBig,
        false => LinkProblem::Damaged,
    })?;
    let body: Value = serde_json::from_slice(&json).map_err(|_| LinkProblem::NotOurs)?;
    let head = body.get("workspace").ok_or(LinkProblem::NotOurs)?;
    let head = upgrade(head.clone(), header.schema).map_err(|problem| match problem {
        SchemaProblem::Newer(schema) => LinkProblem::Newer(schema),
        SchemaProblem::Unknown(_) => LinkProblem::NotOurs,
    })?;
    let (blocks, missing) = blocks_of(&body, &head);
    let restored = restore(&head, blocks, missing, as_of);
    if Contents::of(&restored.workspace).parts > MOST_PARTS {
        return Err(LinkProblem::TooBig);
    }
    Ok(restored)
}

/// The blocks of a link, and how many rows of it are lost.
fn blocks_of(body: &Value, head: &Value) -> (Vec<Block>, usize) {
    if let Some(sample) = body.get("sample") {
        return SampleLeads::blocks(sample, head);
    }
    let listed = body.get("blocks").and_then(Value::as_array);
    super::file::blocks(listed.map(Vec::as_slice).unwrap_or_default())
}

/// What stands before the content.
struct Header {
    schema: u32,
    /// Bytes of the content.
    length: usize,
    /// Bytes of the header without its checksums.
    own: usize,
}

impl Header {
    /// Reads the header of a payload that was cleaned.
    fn read(characters: &str) -> Result<Self, LinkProblem> {
        if characters.is_empty() {
            return Err(LinkProblem::NotOurs);
        }
        let cut = LinkProblem::CutShort {
            has: characters.len(),
            of: None,
        };
        let enough = alphabet::characters_for(LONGEST_HEADER);
        let bytes = alphabet::read_start(characters.get(..enough).unwrap_or(characters));
        let mut at = 1;
        let numbers = number(&bytes, &mut at).zip(number(&bytes, &mut at));
        let (own, sums) = (at, at + SUM + HEADER_SUM);
        let is_whole = bytes
            .get(..sums)
            .and_then(|header| header.split_at_checked(sums - HEADER_SUM))
            .map(|(header, sum)| header_sum(header) == sum);
        let (Some((schema, length)), Some(true)) = (numbers, is_whole) else {
            let is_cut = is_whole.is_none() && characters.len() < alphabet::characters_for(SHORTEST_HEADER);
            return Err(if is_cut { cut } else { damage(characters) });
        };
        if bytes.first() != Some(&FORM) || schema > CURRENT {
            return Err(LinkProblem::Newer(schema));
        }
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        if length > MOST_CHARACTERS {
            return Err(LinkProblem::TooBig);
        }
        Ok(Self { schema, length, own })
    }

    /// The content, still deflated. What stands behind the end is passed over.
    fn content(&self, characters: &str) -> Result<Vec<u8>, LinkProblem> {
        let start = self.own + SUM + HEADER_SUM;
        let of = alphabet::characters_for(start + self.length);
        let own = characters.get(..of).ok_or(LinkProblem::CutShort {
            has: characters.len(),
            of: Some(of),
        })?;
        let bytes = alphabet::read(own).ok_or_else(|| damage(characters))?;
        let parts = (
            bytes.get(..self.own),
            bytes.get(self.own..self.own + SUM),
            bytes.get(start..),
        );
        match parts {
            (Some(header), Some(sum), Some(content)) if sum_of(header, content) == sum => {
                Ok(content.to_vec())
            }
            _ => Err(damage(characters)),
        }
    }
}

/// What became of a link whose checksum does not fit.
fn damage(characters: &str) -> LinkProblem {
    // By chance alone a payload of this length has a capital but in one case of millions.
    const ENOUGH: usize = 40;
    let has_capital = characters.chars().any(|c| c.is_ascii_uppercase());
    if has_capital || characters.len() < ENOUGH {
        LinkProblem::Damaged
    } else {
        LinkProblem::LowerCased
    }
}

fn sum_of(header: &[u8], content: &[u8]) -> [u8; SUM] {
    xxh3_64(&[header, content].concat()).to_be_bytes()
}

fn header_sum(header: &[u8]) -> [u8; HEADER_SUM] {
    let [first, second, ..] = xxh3_64(header).to_be_bytes();
    [first, second]
}

/// Adds a number, 7 bits to a byte, the lowest first; the last byte has its highest bit clear.
fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    loop {
        let [.., low] = number.to_be_bytes();
        number >>= 7;
        if number == 0 {
            return bytes.push(low & 0x7F);
        }
        bytes.push(low | 0x80);
    }
}

/// Reads such a number and goes on behind it.
fn number(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut number = 0_u32;
    for shift in [0, 7, 14, 21, 28] {
        let byte = *bytes.get(*at)?;
        *at += 1;
        let bits = u32::from(byte & 0x7F);
        number |= bits.checked_shl(shift).filter(|moved| moved >> shift == bits)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}
