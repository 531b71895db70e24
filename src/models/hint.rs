//! Benchmarks from outside: shown beside an input with where they come from, never taken for a value.

use crate::engines::value::Text;

/// How far a benchmark can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// A vendor's own data or documentation.
    A,
    /// A named practitioner.
    B,
    /// Unattributed, or one author's own report.
    C,
}

impl Grade {
    /// Its letter.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
        }
    }
}

/// A benchmark beside the inputs it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Paths of the inputs it stands beside; for a row's number the last part only, such as `span`. Empty for the model.
    pub about: &'static [&'static str],
    /// What it says.
    pub text: Text,
    /// Who says so; empty where the text says that nobody does.
    pub source: Text,
    /// How far to trust it; none where there is nothing to trust.
    pub grade: Option<Grade>,
}

impl Hint {
    /// A graded benchmark of a source whose name is the same in both languages.
    pub fn new(about: &'static [&'static str], zh: &str, en: &str, source: &str, grade: Grade) -> Self {
        Self {
            about,
            text: Text::new(zh, en),
            source: Text::own(source),
            grade: Some(grade),
        }
    }

    /// That no trustworthy benchmark of China is known.
    #[must_use]
    pub fn no_chinese(about: &'static [&'static str]) -> Self {
        Self {
            about,
            text: Text::new(
                "中国市场：未找到可信的公开基准。",
                "China: no trustworthy benchmark found.",
            ),
            source: Text::default(),
            grade: None,
        }
    }
}
