//! Bytes in a string of a browser's store: deflated, then 15 bits to a UTF-16 unit.
//!
//! localStorage counts UTF-16 units, so a unit should carry as much as it can. The 32 768 characters from U+3400 on
//! (`㐀` and the ideographs behind it) are one unit each, none is a surrogate, and no store changes them.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// First of the 32 768 characters.
const FIRST: u32 = 0x3400;
/// Deflate's middle road between speed and size.
const LEVEL: u8 = 6;
/// Most bytes a packed value may unfold to; more is not one of ours.
pub const MOST_BYTES: usize = 64 << 20;

/// Packs bytes into characters of 15 bits. The last character says how many bits of the one before it count.
///
/// ```
/// use loudou::workspace::storage::{pack, unpack};
/// let text = "线索,lead\n".repeat(1000);
/// let packed = pack(text.as_bytes());
/// assert!(packed.chars().count() < 100);
/// assert_eq!(unpack(&packed).as_deref(), Some(text.as_bytes()));
/// ```
#[must_use]
pub fn pack(bytes: &[u8]) -> String {
    let deflated = compress_to_vec(bytes, LEVEL);
    let mut packed = String::with_capacity(deflated.len() * 8 / 5 + 8);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in &deflated {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        if bits >= 15 {
            bits -= 15;
            packed.extend(char::from_u32(FIRST + ((held >> bits) & 0x7FFF)));
            held &= (1 << bits) - 1;
        }
    }
    packed.extend(char::from_u32(FIRST + ((held << (15 - bits)) & 0x7FFF)));
    packed.extend(char::from_u32(FIRST + bits));
    packed
}

/// The bytes of a packed string; none where it is not one, or unfolds to more than 64 MiB.
#[must_use]
pub fn unpack(packed: &str) -> Option<Vec<u8>> {
    let mut units = packed
        .chars()
        .map(|c| u32::from(c).checked_sub(FIRST).filter(|u| *u < 0x8000));
    let last_bits = units.next_back()??;
    if last_bits >= 15 {
        return None;
    }
    let count = units.clone().count();
    let mut deflated = Vec::with_capacity(count * 15 / 8);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for (at, unit) in units.enumerate() {
        let unit = unit?;
        let (value, width) = if at + 1 == count {
            (unit >> (15 - last_bits), last_bits)
        } else {
            (unit, 15)
        };
        held = (held << width) | value;
        bits += width;
        while bits >= 8 {
            bits -= 8;
            deflated.push(u8::try_from((held >> bits) & 0xFF).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    decompress_to_vec_with_limit(&deflated, MOST_BYTES).ok()
}
