//! Words in the name of a column.

/// A column's name, taken apart for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameWords {
    /// Latin words in lower case: `customerID` and `Customer_ID` are both `customer`, `id`.
    words: Vec<String>,
    /// The whole name in lower case, for Chinese, which has no spaces.
    whole: String,
}

/// Words that point to one meaning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vocabulary {
    /// Latin words or neighbouring words, in lower case, found as whole words.
    pub latin: &'static [&'static str],
    /// Chinese words, found anywhere in the name.
    pub chinese: &'static [&'static str],
    /// Chinese words that spoil a Chinese hit: `客户规模` is no customer's name.
    pub except: &'static [&'static str],
}

impl NameWords {
    pub fn of(name: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut word = String::new();
        let mut after_lower = false;
        for c in name.chars() {
            let boundary = !c.is_alphanumeric() || (after_lower && c.is_uppercase());
            if boundary && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if c.is_alphanumeric() {
                word.extend(c.to_lowercase());
            }
            after_lower = c.is_lowercase();
        }
        if !word.is_empty() {
            words.push(word);
        }
        Self {
            words,
            whole: name.trim().to_lowercase(),
        }
    }

    /// The first word of the vocabulary that the name holds.
    pub fn find(&self, vocabulary: &Vocabulary) -> Option<&'static str> {
        let latin = vocabulary.latin.iter().find(|entry| {
            let entry: Vec<&str> = entry.split(' ').collect();
            self.words
                .windows(entry.len())
                .any(|words| words.iter().eq(entry.iter()))
        });
        latin.or_else(|| self.find_chinese(vocabulary)).copied()
    }

    /// Like [`find`](Self::find), but a Latin word must be the last of the name: `account name` names an
    /// account, `name of product line` does not.
    pub fn find_last(&self, vocabulary: &Vocabulary) -> Option<&'static str> {
        let last = self.words.last();
        let latin = vocabulary
            .latin
            .iter()
            .find(|entry| last.is_some_and(|word| word == *entry));
        latin.or_else(|| self.find_chinese(vocabulary)).copied()
    }

    fn find_chinese(&self, vocabulary: &Vocabulary) -> Option<&'static &'static str> {
        if vocabulary.except.iter().any(|word| self.whole.contains(word)) {
            return None;
        }
        vocabulary.chinese.iter().find(|word| self.whole.contains(**word))
    }
}
