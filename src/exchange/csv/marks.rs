//! Finds the bytes that shape a table, eight at a time.
//!
//! A word of eight bytes is compared at once with each byte sought; what differs is never looked at byte by byte. Plain
//! arithmetic on `u64` is as quick in a browser as natively and needs no instruction a browser may lack.

/// Seven low bits of each byte.
const LOW: u64 = spread(0x7F);
/// Top bit of each byte.
const TOP: u64 = spread(0x80);
/// The high half of each byte.
const UPPER: u64 = spread(0xF0);
const QUOTES: u64 = spread(b'"');
/// Bytes of a word.
const WORD: usize = 8;

/// A word of one byte, eight times.
const fn spread(byte: u8) -> u64 {
    u64::from_le_bytes([byte; WORD])
}

/// The top bit of each byte that is 0; exact, unlike the shorter trick that borrows from the next byte.
const fn zeros(word: u64) -> u64 {
    !(((word & LOW) + LOW) | word) & TOP
}

/// Walks the marks of a text: delimiters, quotes, and every byte below 16, among them line ends and NUL.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks {
    delimiters: u64,
    /// Place of the word the mask belongs to.
    base: usize,
    /// Marks of that word not yet given, as the top bits of their bytes.
    mask: u64,
    /// Place of the next word.
    ahead: usize,
}

impl Marks {
    /// Starts at a place of the text.
    pub const fn new(delimiter: u8, at: usize) -> Self {
        Self {
            delimiters: spread(delimiter),
            base: at,
            mask: 0,
            ahead: at,
        }
    }

    /// Goes on from another place.
    pub const fn go_to(&mut self, at: usize) {
        self.base = at;
        self.mask = 0;
        self.ahead = at;
    }

    /// Place of the next mark; the length of the text where there is none.
    #[inline]
    pub fn next(&mut self, bytes: &[u8]) -> usize {
        while self.mask == 0 {
            let rest = bytes.get(self.ahead..).unwrap_or_default();
            let (word, len) = match rest.first_chunk::<WORD>() {
                Some(word) => (u64::from_le_bytes(*word), WORD),
                None if rest.is_empty() => return bytes.len(),
                None => (last_word(rest), rest.len()),
            };
            self.mask = zeros(word ^ QUOTES) | zeros(word ^ self.delimiters) | zeros(word & UPPER);
            self.base = self.ahead;
            self.ahead += len;
        }
        let at = self.base + (self.mask.trailing_zeros() as usize) / WORD;
        self.mask &= self.mask - 1;
        at
    }
}

/// Fewer than eight bytes; the others are filled with one that is no mark.
fn last_word(rest: &[u8]) -> u64 {
    let mut word = [0xFF; WORD];
    for (slot, byte) in word.iter_mut().zip(rest) {
        *slot = *byte;
    }
    u64::from_le_bytes(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn all_marks_and_nothing_else(bytes in prop::collection::vec(any::<u8>(), 0..60), from in 0_usize..10) {
            let is_mark = |byte: u8| byte == b';' || byte == b'"' || byte < 16;
            let wanted: Vec<usize> = (from..bytes.len()).filter(|at| is_mark(bytes[*at])).collect();
            let mut marks = Marks::new(b';', from.min(bytes.len()));
            let found: Vec<usize> = std::iter::from_fn(|| Some(marks.next(&bytes)).filter(|at| *at < bytes.len())).collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
