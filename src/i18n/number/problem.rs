//! What can be wrong with a written number.

use serde::{Deserialize, Serialize};

use super::{NumberStyle, format_number};
use crate::i18n::{Lang, fill};

/// Why a text is not a number that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberProblem {
    /// Nothing, or nothing but spaces.
    Empty,
    /// Not a number in any form known here.
    NotANumber,
    /// A fraction over zero, as in `1/0`.
    DivisionByZero,
    /// Beyond what a 64-bit float holds, about 1.8 × 10³⁰⁸.
    TooLarge,
    /// Digits grouped in a way that fits neither thousands nor a decimal, as in `1,23`.
    Grouping,
    /// Two readings, and the text alone cannot tell which: `1,234` where the decimal mark is not known.
    Ambiguous {
        /// The value if the point is the decimal mark.
        with_point: f64,
        /// The value if the comma is the decimal mark.
        with_comma: f64,
    },
}

impl NumberProblem {
    /// The problem as a sentence that says what to do.
    ///
    /// ```
    /// use loudou::i18n::{Lang, number::NumberProblem};
    /// assert_eq!(NumberProblem::DivisionByZero.sentence(Lang::Zh), "分母不能为 0。");
    /// ```
    #[must_use]
    pub fn sentence(self, lang: Lang) -> String {
        let texts = &lang.texts().problems().number;
        match self {
            Self::Empty => texts.empty.to_owned(),
            Self::NotANumber => texts.not_a_number.to_owned(),
            Self::DivisionByZero => texts.division_by_zero.to_owned(),
            Self::TooLarge => texts.too_large.to_owned(),
            Self::Grouping => texts.grouping.to_owned(),
            Self::Ambiguous {
                with_point,
                with_comma,
            } => {
                let style = NumberStyle::decimals(0, 6).ungrouped();
                let (first, second) = (
                    format_number(with_point, lang, style),
                    format_number(with_comma, lang, style),
                );
                fill(texts.ambiguous, &[("first", &first), ("second", &second)])
            }
        }
    }
}
