//! Texts as XML holds them.

use std::fmt::Write;

/// Characters of a cell, as spreadsheets allow.
const MOST_CHARACTERS: usize = 32_767;

/// Appends a text, escaped; what is longer than a cell holds is cut.
pub(super) fn escape(out: &mut String, text: &str) {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > MOST_CHARACTERS {
            break;
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // An escape that stands in the text itself.
            '_' if is_escape(text.get(at..).unwrap_or_default()) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(c),
            _ if is_unwritable(c) => {
                let _ = write!(out, "_x{:04X}_", u32::from(c));
            }
            _ => out.push(c),
        }
    }
}

/// `_x000D_` and the like.
fn is_escape(text: &str) -> bool {
    let code = text.strip_prefix("_x").and_then(|rest| rest.get(..5));
    code.is_some_and(|code| code.ends_with('_') && code.get(..4).is_some_and(is_hex))
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Characters that no XML document may hold, or would not keep.
const fn is_unwritable(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\r'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}
