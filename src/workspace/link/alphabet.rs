//! Six bits to a character that no program changes in an address: `A–Z a–z 0–9 - _`.
//!
//! As base64 "URL and filename safe" (RFC 4648, section 5) without padding. Reading is strict: bits left over in the last
//! character have to be zero, so no two texts give the same bytes.

use std::borrow::Cow;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Characters of so many bytes.
pub(super) const fn characters_for(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}

/// Bytes as characters.
pub(super) fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(characters_for(bytes.len()));
    for group in bytes.chunks(3) {
        let held = group.iter().fold(0, |held, byte| (held << 8) | u32::from(*byte));
        let missing = 3 - group.len();
        let held = held << (8 * missing);
        for place in (missing..4).rev() {
            let six = (held >> (6 * place)) & 63;
            let letter = usize::try_from(six).ok().and_then(|six| ALPHABET.get(six));
            text.extend(letter.map(|letter| char::from(*letter)));
        }
    }
    text
}

/// Characters as bytes; none where one is not of the alphabet or the text does not end on a byte.
pub(super) fn read(text: &str) -> Option<Vec<u8>> {
    let bytes = read_start(text);
    (write(&bytes) == text).then_some(bytes)
}

/// The whole bytes at the start of a text, as far as it is of the alphabet.
pub(super) fn read_start(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for six in text.bytes().map_while(six_bits) {
        held = ((held << 6) | six) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            let [.., byte] = (held >> bits).to_be_bytes();
            bytes.push(byte);
        }
    }
    bytes
}

fn six_bits(letter: u8) -> Option<u32> {
    let (first, offset) = match letter {
        b'A'..=b'Z' => (b'A', 0),
        b'a'..=b'z' => (b'a', 26),
        b'0'..=b'9' => (b'0', 52),
        b'-' => return Some(62),
        b'_' => return Some(63),
        _ => return None,
    };
    Some(u32::from(letter - first) + offset)
}

/// The payload of what a program has made of it: `%5F` is `_` again, blanks and line ends within go, and it ends before
/// the first character of another kind, such as a full stop or `…`.
///
/// Whether that was right is for the checksum to say.
pub(super) fn clean(payload: &str) -> String {
    let text = unescaped(payload);
    text.chars()
        .filter(|c| !is_blank(*c))
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect()
}

/// White space, and what is put into long words so that a line may break there.
const fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Percent escapes as what they stand for.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = after
            .split_at_checked(2)
            .filter(|_| *first == b'%')
            .and_then(|(two, after)| Some((hex(two)?, after)));
        let (byte, after) = escaped.unwrap_or((*first, after));
        bytes.push(byte);
        rest = after;
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

fn hex(two: &[u8]) -> Option<u8> {
    two.iter().try_fold(0, |value, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        u8::try_from(u32::from(value) * 16 + digit).ok()
    })
}
