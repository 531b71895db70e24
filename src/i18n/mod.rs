//! Words, numbers and dates in Chinese and English.
//!
//! A text is a field of a struct with one constant per language, so a missing translation does not compile.

pub mod date;
mod fill;
mod fold;
pub mod number;
pub mod texts;

pub use fill::{fill, form};
use serde::{Deserialize, Serialize};

use crate::engines::value::Text;
pub use texts::Texts;

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese, the first language.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The catalogue of this language.
    #[must_use]
    pub const fn texts(self) -> &'static Texts {
        match self {
            Self::Zh => &texts::ZH,
            Self::En => &texts::EN,
        }
    }

    /// A text in this language.
    ///
    /// ```
    /// use loudou::{engines::value::Text, i18n::Lang};
    /// assert_eq!(Lang::En.of(&Text::new("渠道", "Channel")), "Channel");
    /// ```
    #[must_use]
    pub fn of(self, text: &Text) -> &str {
        match self {
            Self::Zh => &text.zh,
            Self::En => &text.en,
        }
    }

    /// The BCP 47 tag, for the `lang` attribute.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}
