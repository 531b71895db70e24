//! JSON as a person reads it: each entry of an object and each object of a list on its own line, lists of plain values on
//! one. Done to the text: to write the document in a second way would need the program for that a second time.

/// Puts text in order that comes in pieces, cut anywhere.
#[derive(Debug, Default)]
pub(super) struct Lines {
    written: String,
    /// Of each open bracket, whether its content stands on lines of its own.
    open: Vec<bool>,
    /// A bracket that was just opened: what follows decides on its lines.
    fresh: Option<char>,
    in_string: bool,
    escaped: bool,
}

impl Lines {
    /// The next piece.
    pub fn push(&mut self, json: &str) {
        self.written.reserve(json.len() * 5 / 4);
        for c in json.chars() {
            if let Some(bracket) = self.fresh.take() {
                self.open
                    .push(matches!((bracket, c), ('{', '"') | ('[', '{' | '[')));
                self.break_line();
            }
            if self.in_string {
                self.written.push(c);
                self.in_string = self.escaped || c != '"';
                self.escaped = c == '\\' && !self.escaped;
            } else {
                self.push_outside(c);
            }
        }
    }

    /// What stands outside of words.
    fn push_outside(&mut self, c: char) {
        match c {
            '{' | '[' => {
                self.written.push(c);
                self.fresh = Some(c);
            }
            '}' | ']' => {
                if self.open.pop() == Some(true) {
                    self.new_line();
                }
                self.written.push(c);
            }
            ',' => {
                self.written.push(c);
                self.break_line();
            }
            ':' => self.written.push_str(": "),
            _ => {
                self.in_string = c == '"';
                self.written.push(c);
            }
        }
    }

    fn break_line(&mut self) {
        if self.open.last() == Some(&true) {
            self.new_line();
        }
    }

    fn new_line(&mut self) {
        self.written.push('\n');
        self.written.extend(std::iter::repeat_n("  ", self.open.len()));
    }

    /// What is in order by now and has not been taken.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    fn in_lines(pieces: &[&str]) -> String {
        let mut lines = Lines::default();
        let mut all = String::new();
        for piece in pieces {
            lines.push(piece);
            all += &lines.take();
        }
        all
    }

    #[test]
    fn only_the_space_between_words_changes() {
        let text = r#"{"a":[1,2,{"b":"x, {y}: \"z\\"}],"c":{},"d":[],"e":[{"f":[[1],[2]]}],"g":null}"#;
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(&in_lines(&[text])), read(text));
        let expected = "{\n  \"a\": [1,2],\n  \"b\": [\n    {\n      \"c\": {}\n    }\n  ]\n}";
        assert_eq!(in_lines(&[r#"{"a":[1,2],"b":[{"c":{}}]}"#]), expected);
    }

    #[test]
    fn it_does_not_matter_where_the_pieces_are_cut() {
        let text = r#"{"a":[1,{"b":"x\"[ {"}],"c":{},"d":[],"e":[{"f":[[1],[]]}]}"#;
        let whole = in_lines(&[text]);
        for at in 0..=text.len() {
            let (first, second) = text.split_at(at);
            assert_eq!(in_lines(&[first, second]), whole, "cut at {at}");
        }
    }
}
