//! Full-width and typographic characters as their plain forms, before a number or a date is read.

use std::borrow::Cow;

/// Folds digits, signs, brackets, spaces and currency signs; most texts are plain already and cost nothing.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(fold_char).collect())
}

fn fold_char(c: char) -> char {
    match c {
        '\u{2212}' | '\u{FE63}' => '-',
        '\u{2019}' | '\u{2018}' => '\'',
        '\u{FFE5}' | '\u{A5}' | '€' | '£' | '\u{FFE1}' => '$',
        // The two multipliers in traditional writing.
        '萬' => '万',
        '億' => '亿',
        c if c.is_whitespace() => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}
