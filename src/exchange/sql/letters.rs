//! Cells as the app compares them, in SQL: without case, width, outer and repeated spaces.
//!
//! A database's own `LOWER` depends on its locale and version, so it is not used. Only words equal to one of the
//! scorecard's spellings matter, and these have few characters: the query lists every character that
//! [`fold`](crate::engines::value::fold) turns into one of them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::engines::value::fold;

/// The last character that has a lower case lies below.
const LAST: char = '\u{1FFFF}';

/// The last character that is a space.
const LAST_SPACE: char = '\u{3000}';

/// Every character that is compared as another one, behind that one and in its order.
static FORMS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let all = ('\0'..=LAST).filter(|c| *c != DOTTED_CAPITAL && !c.is_whitespace());
    let mut forms: Vec<(char, char)> = all
        .filter_map(|c| Some((folded(c)?, c)))
        .filter(|(plain, c)| plain != c)
        .collect();
    forms.sort_unstable();
    forms
});

/// The one capital whose lower case is two characters.
const DOTTED_CAPITAL: char = '\u{130}';

/// Which characters stand for which, as `TRANSLATE` takes them: as many in the one as in the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letters {
    /// As they may be written.
    pub written: String,
    /// As they are compared.
    pub meant: String,
    /// Whether İ has to be taken apart first.
    pub dotted: bool,
}

impl Letters {
    /// Those for comparing cells with these folded words.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let words: Vec<&str> = words.into_iter().collect();
        let wanted: BTreeSet<char> = words.iter().flat_map(|word| word.chars()).collect();
        let mut written: Vec<char> = ('\0'..=LAST_SPACE)
            .filter(|c| *c != ' ' && c.is_whitespace())
            .collect();
        let mut meant = " ".repeat(written.len());
        for (plain, form) in FORMS.iter().filter(|(plain, _)| wanted.contains(plain)) {
            written.push(*form);
            meant.push(*plain);
        }
        Self {
            written: written.into_iter().collect(),
            meant,
            dotted: words.iter().any(|word| word.contains("i\u{307}")),
        }
    }
}

/// The one character a character is compared as.
fn folded(c: char) -> Option<char> {
    let text = fold(c.encode_utf8(&mut [0; 4]));
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    /// What `TRANSLATE`, `REGEXP_REPLACE` and `TRIM` make of a cell.
    fn read(letters: &Letters, cell: &str) -> String {
        let apart = if letters.dotted {
            cell.replace(DOTTED_CAPITAL, "i\u{307}")
        } else {
            cell.to_owned()
        };
        let table: HashMap<char, char> = letters.written.chars().zip(letters.meant.chars()).collect();
        let spaced: String = apart.chars().map(|c| *table.get(&c).unwrap_or(&c)).collect();
        spaced
            .split(' ')
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn a_letter_has_all_its_forms() {
        let letters = Letters::of(["k1"]);
        let table: Vec<(char, char)> = letters.written.chars().zip(letters.meant.chars()).collect();
        let of = |plain| {
            table
                .iter()
                .filter(|(_, to)| *to == plain)
                .map(|(from, _)| *from)
                .collect::<String>()
        };
        assert_eq!(of('k'), "K\u{212A}Ｋｋ");
        assert_eq!(of('1'), "１");
        assert_eq!(letters.written.chars().count(), letters.meant.chars().count());
        assert!(!letters.dotted);
    }

    #[test]
    fn every_character_that_can_be_compared_is_below_the_last() {
        for c in LAST..=char::MAX {
            assert_eq!(fold(c.encode_utf8(&mut [0; 4])), c.to_string());
        }
        for c in '\0'..=LAST {
            assert!(
                c == DOTTED_CAPITAL || c.is_whitespace() || folded(c).is_some(),
                "{c:?}"
            );
        }
    }

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-cA-CａＢ İiI\u{307}\u{3000}\t渠道ßẞΣςσ𐐀𐐨\u{212A}k'\\\\]{0,8}",
            any::<String>(),
        ]
    }

    proptest! {
        #[test]
        fn a_cell_is_a_spelling_here_exactly_where_it_is_one_in_the_app(words in prop::collection::vec(texts(), 1..4), cell in texts()) {
            let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
            let letters = Letters::of(words.iter().map(String::as_str));
            for word in &words {
                prop_assert_eq!(&read(&letters, &cell) == word, &fold(&cell) == word);
                prop_assert_eq!(&read(&letters, &word.to_uppercase()) == word, &fold(&word.to_uppercase()) == word);
                prop_assert_eq!(&read(&letters, word), word);
            }
        }
    }
}
