//! The checksum of zip entries: CRC-32 with the reversed polynomial 0xEDB88320, eight bytes at a time.

const POLYNOMIAL: u32 = 0xEDB8_8320;

/// For each of the eight places of a byte in a word, what each value of it gives.
static TABLES: [[u32; 256]; 8] = tables();

#[allow(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which checks it"
)]
#[allow(clippy::cast_possible_truncation, reason = "the loops end at 256 and at 8")]
const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        let mut rest = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 {
                (rest >> 1) ^ POLYNOMIAL
            } else {
                rest >> 1
            };
            bit += 1;
        }
        tables[0][byte] = rest;
        byte += 1;
    }
    let mut place = 1;
    while place < 8 {
        let mut byte = 0;
        while byte < 256 {
            let before = tables[place - 1][byte];
            tables[place][byte] = (before >> 8) ^ tables[0][(before & 0xFF) as usize];
            byte += 1;
        }
        place += 1;
    }
    tables
}

/// A checksum that grows with what is added.
///
/// The check value of CRC-32: the digits 1 to 9 give 0xCBF43926.
#[derive(Debug, Clone, Copy)]
pub(super) struct Crc(u32);

impl Crc {
    /// Of nothing yet.
    pub const fn new() -> Self {
        Self(u32::MAX)
    }

    /// Adds bytes.
    #[allow(
        clippy::indexing_slicing,
        reason = "a byte and a place below eight are within the tables"
    )]
    pub fn add(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            let mixed = u64::from_le_bytes(*word) ^ u64::from(self.0);
            let mixed = mixed.to_le_bytes();
            self.0 = (0..8).fold(0, |sum, at| sum ^ TABLES[7 - at][usize::from(mixed[at])]);
        }
        for byte in rest {
            let [low, ..] = self.0.to_le_bytes();
            self.0 = (self.0 >> 8) ^ TABLES[0][usize::from(low ^ byte)];
        }
    }

    /// The checksum.
    pub const fn sum(self) -> u32 {
        !self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_comes_out_however_the_bytes_are_cut() {
        for cut in 0..9 {
            let (head, tail) = b"123456789".split_at(cut);
            let mut crc = Crc::new();
            crc.add(head);
            crc.add(tail);
            assert_eq!(crc.sum(), 0xCBF4_3926);
        }
    }
}
