//! Where the blocks of rows stand in a file's text, so that each can be read by itself.

use std::ops::Range;

use crate::engines::pace::Pace;

/// The key the blocks stand under, with its quotes.
const KEY: &[u8] = b"\"blocks\"";
/// Bytes looked at in one step.
const BYTES_A_STEP: usize = 1 << 10;

/// The entries of the list of blocks, and where that begins and ends, brackets not included.
#[derive(Debug, PartialEq)]
pub(super) struct Blocks {
    /// The list.
    pub list: Range<usize>,
    /// Each of its entries, in order.
    pub each: Vec<Range<usize>>,
}

/// Finds the blocks of a file. None where they are not plainly there; whether the text is JSON is for a reader to say.
pub(super) async fn find(bytes: &[u8], pace: &Pace) -> Option<Blocks> {
    let mut finder = Finder::default();
    for (at, byte) in bytes.iter().enumerate() {
        if at % BYTES_A_STEP == 0 {
            pace.step(1).await;
        }
        finder.see(bytes, at, *byte)?;
    }
    let list = finder.list.filter(|_| finder.depth == 0 && !finder.in_string)?;
    Some(Blocks {
        list: list.0..list.1?,
        each: finder.each,
    })
}

#[derive(Debug, Default)]
struct Finder {
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// Where the last word of the outermost object began, and where it ended.
    word: Range<usize>,
    /// Whether the last byte that is no space was the colon after [`KEY`].
    is_next: bool,
    /// Where the list begins and ends.
    list: Option<(usize, Option<usize>)>,
    /// Where the present entry of the list begins.
    entry: Option<usize>,
    each: Vec<Range<usize>>,
}

impl Finder {
    /// None where this cannot be a file with one list of blocks.
    fn see(&mut self, bytes: &[u8], at: usize, byte: u8) -> Option<()> {
        if self.in_string {
            self.in_string = self.escaped || byte != b'"';
            self.escaped = byte == b'\\' && !self.escaped;
            if !self.in_string && self.depth == 1 {
                self.word.end = at + 1;
            }
            return Some(());
        }
        if byte.is_ascii_whitespace() {
            return Some(());
        }
        let is_in_list = self.depth == 2 && matches!(self.list, Some((_, None)));
        if is_in_list && self.entry.is_none() && !matches!(byte, b',' | b']') {
            self.entry = Some(at);
        }
        let is_next = std::mem::take(&mut self.is_next);
        match byte {
            b'"' => {
                self.in_string = true;
                if self.depth == 1 {
                    self.word = at..at;
                }
            }
            b':' if self.depth == 1 => self.is_next = bytes.get(self.word.clone()) == Some(KEY),
            b'{' | b'[' => {
                self.depth += 1;
                if is_next {
                    // A second list would take the place of the first one.
                    let is_list = byte == b'[' && self.list.is_none();
                    self.list = is_list.then_some((at + 1, None));
                    self.list?;
                }
            }
            b'}' | b']' => {
                if is_in_list {
                    self.end_entry(at, !self.each.is_empty())?;
                    self.list = self.list.map(|(from, _)| (from, Some(at)));
                }
                self.depth = self.depth.checked_sub(1)?;
            }
            b',' if is_in_list => self.end_entry(at, true)?,
            _ => {}
        }
        Some(())
    }

    fn end_entry(&mut self, at: usize, must_be: bool) -> Option<()> {
        match self.entry.take() {
            Some(from) => self.each.push(from..at),
            None if must_be => return None,
            None => {}
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::engines::pace::{Pace, at_once};

    fn entries(text: &str) -> Option<Vec<&str>> {
        let found = at_once(find(text.as_bytes(), &Pace::unpaced()))?;
        assert!(text[..found.list.start].ends_with('[') && text[found.list.end..].starts_with(']'));
        Some(found.each.into_iter().map(|each| text[each].trim()).collect())
    }

    #[test]
    fn blocks_are_found_wherever_they_stand() {
        assert_eq!(entries(r#"{"blocks":[]}"#), Some(vec![]));
        assert_eq!(
            entries("{ \"a\" : \"blocks\", \"blocks\" : [ {\"ids\":[1,2]} , 7\n], \"b\": [[1]] }"),
            Some(vec![r#"{"ids":[1,2]}"#, "7"])
        );
        assert_eq!(
            entries(r#"{"blocks":["a\"],[",{"x":"]"}],"z":{"blocks":[1]}}"#),
            Some(vec![r#""a\"],[""#, r#"{"x":"]"}"#])
        );
    }

    #[test]
    fn what_is_not_plain_is_left_to_a_reader_of_the_whole() {
        for text in [
            "",
            "[]",
            "{}",
            r#"{"a":{"blocks":[1]}}"#,
            r#"{"blocks":{"a":1}}"#,
            r#"{"blocks":[1],"blocks":[2]}"#,
            r#"{"blocks":[1,]}"#,
            r#"{"blocks":[,1]}"#,
            r#"{"blocks":[1]"#,
            r#"{"blocks":[1]}}"#,
            r#"{"blocks":[1],"a":"#,
            r#"{"blocks":["a]}"#,
            r#"{"bl\u006fcks":[1]}"#,
        ] {
            assert_eq!(entries(text), None, "{text}");
        }
    }
}
