//! Values that know where they came from, and words in both languages.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Where a value came from. Shown beside every input and in every explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// Came with the app as part of a template; marked as a sample until changed or confirmed.
    #[default]
    Sample,
    /// Typed or confirmed by the user.
    Typed,
    /// Read from a file or a paste.
    Imported,
    /// Follows another model's report or the profile.
    Linked,
}

/// A value with its source.
///
/// ```
/// use loudou::engines::value::{Source, Sourced};
/// let weight = Sourced::sample(15);
/// assert_eq!(weight.source, Source::Sample);
/// assert_eq!(weight.confirmed(), Sourced::typed(15));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sourced<T> {
    /// The value.
    #[serde(rename = "v")]
    pub value: T,
    /// Where it came from.
    #[serde(rename = "s", default)]
    pub source: Source,
}

impl<T> Sourced<T> {
    /// A value that came with the app.
    pub const fn sample(value: T) -> Self {
        Self {
            value,
            source: Source::Sample,
        }
    }

    /// A value the user typed.
    pub const fn typed(value: T) -> Self {
        Self {
            value,
            source: Source::Typed,
        }
    }

    /// The same value, taken over by the user as their own.
    #[must_use]
    pub fn confirmed(self) -> Self {
        Self {
            source: Source::Typed,
            ..self
        }
    }
}

/// A text in both languages. What a user types is the same in both.
///
/// It is stored as a plain string when both are equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// A text with a form in each language.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// A text that is the same in both languages, as a user types it.
    pub fn own(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            zh: text.clone(),
            en: text,
        }
    }

    /// True where there is nothing at all in it, not even a space: such a text need not be stored.
    #[must_use]
    pub const fn is_unset(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }

    /// True where neither language has a letter.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zh.trim().is_empty() && self.en.trim().is_empty()
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum TextForm {
    Own(String),
    Both { zh: String, en: String },
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.zh == self.en {
            serializer.serialize_str(&self.zh)
        } else {
            TextForm::Both {
                zh: self.zh.clone(),
                en: self.en.clone(),
            }
            .serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match TextForm::deserialize(deserializer)? {
            TextForm::Own(text) => Self::own(text),
            TextForm::Both { zh, en } => Self { zh, en },
        })
    }
}

/// A text as it is compared: without case, outer and repeated spaces, and full-width forms.
///
/// ```
/// use loudou::engines::value::fold;
/// assert_eq!(fold("  Ｏlark　Chat "), fold("olark chat"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_whitespace() || c == '\u{3000}')
        .filter(|w| !w.is_empty())
    {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().map(half_width).flat_map(char::to_lowercase));
    }
    folded
}

/// The ASCII form of a full-width character; any other as it is.
fn half_width(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_text_is_stored_as_a_plain_string() {
        assert_eq!(serde_json::to_string(&Text::own("渠道")).unwrap(), "\"渠道\"");
        let both = Text::new("渠道", "Channel");
        let stored = serde_json::to_string(&both).unwrap();
        assert_eq!(serde_json::from_str::<Text>(&stored).unwrap(), both);
    }
}
