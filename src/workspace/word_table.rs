//! Numbers for distinct words: which word of a list a text is, without a copy of it as a key.

use xxhash_rust::xxh3::xxh3_64;

/// Slots of the smallest table.
const FEWEST_SLOTS: usize = 16;

/// Finds words in a list that somebody else keeps, by hash.
///
/// ```
/// use loudou::workspace::word_table::WordTable;
/// let (mut table, mut words) = (WordTable::default(), Vec::new());
/// for word in ["官网", "展会", "官网"] {
///     let number = table.number_of(word, |number| words.get(number as usize) == Some(&word));
///     if number as usize == words.len() {
///         words.push(word);
///     }
/// }
/// assert_eq!(words, ["官网", "展会"]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct WordTable {
    /// Number + 1 of the word that hashes here, 0 where the slot is free. A power of two of them, at most half full.
    slots: Vec<u32>,
    /// The hash of each word.
    hashes: Vec<u64>,
}

impl WordTable {
    /// The number of a word, counted from 0. A new word gets the next number, and whoever keeps the list appends it.
    /// `is_it` says whether the word of a number is this one.
    pub fn number_of(&mut self, word: &str, is_it: impl Fn(u32) -> bool) -> u32 {
        if self.hashes.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = xxh3_64(word.as_bytes());
        let is_same = |number: u32| self.hashes.get(number as usize) == Some(&hash) && is_it(number);
        let mut at = place(hash, self.slots.len());
        loop {
            match self.slots.get(at).copied() {
                Some(number @ 1..) if is_same(number - 1) => return number - 1,
                Some(1..) => at = (at + 1) % self.slots.len(),
                _ => break,
            }
        }
        let number = u32::try_from(self.hashes.len()).unwrap_or(u32::MAX - 1);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = number + 1;
        }
        self.hashes.push(hash);
        number
    }

    /// Forgets all words and keeps the room.
    pub fn clear(&mut self) {
        self.slots.fill(0);
        self.hashes.clear();
    }

    fn grow(&mut self) {
        let len = (self.slots.len() * 2).max(FEWEST_SLOTS);
        self.slots.clear();
        self.slots.resize(len, 0);
        for (number, hash) in (1_u32..).zip(&self.hashes) {
            let mut at = place(*hash, len);
            // A half empty table always has a free slot.
            while self.slots.get(at).is_some_and(|slot| *slot > 0) {
                at = (at + 1) % len;
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = number;
            }
        }
    }
}

/// The first slot to look at, of a power of two of them.
fn place(hash: u64, slots: usize) -> usize {
    usize::try_from(hash & (slots as u64 - 1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_are_places_in_the_list(words in prop::collection::vec("[ab]{0,4}", 0..200)) {
            let (mut table, mut list) = (WordTable::default(), Vec::new());
            for word in &words {
                let number = table.number_of(word, |number| list.get(number as usize) == Some(&word)) as usize;
                if number == list.len() {
                    list.push(word);
                }
                prop_assert_eq!(list[number], word);
            }
            let distinct: std::collections::BTreeSet<_> = words.iter().collect();
            prop_assert_eq!(list.len(), distinct.len());
        }
    }
}
