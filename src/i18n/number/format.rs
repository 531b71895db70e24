//! Number to text.

use std::fmt::Write as _;

use crate::i18n::Lang;

/// The minus sign; wider than a hyphen and never a line break.
const MINUS: char = '\u{2212}';
/// Stands for a value that is not a number.
const NO_VALUE: &str = "—";
/// Numbers of more whole digits than this are written as a power of ten.
const MOST_WHOLE_DIGITS: i32 = 21;

/// How a number is written. Start from a constant or [`NumberStyle::decimals`] and change what differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NumberStyle {
    /// Decimals always shown, 0–20.
    pub min_decimals: u8,
    /// Decimals shown at most, 0–20; zeros at the end beyond `min_decimals` are left out.
    pub max_decimals: u8,
    /// Commas between thousands.
    pub grouping: bool,
    /// Large values with 万, 亿, 万亿 in Chinese; K, M, B, T in English.
    pub compact: bool,
    /// As a percentage: 0.45 is `45%`.
    pub percent: bool,
    /// A plus sign before positive values.
    pub signed: bool,
}

impl NumberStyle {
    /// Whole numbers with grouping: `1,234`.
    pub const WHOLE: Self = Self::decimals(0, 0);
    /// At most one decimal and a large unit: `1.2万`, `12.3K`.
    pub const COMPACT: Self = Self {
        compact: true,
        ..Self::decimals(0, 1)
    };
    /// Percentage with at most one decimal: `45.3%`.
    pub const PERCENT: Self = Self {
        percent: true,
        ..Self::decimals(0, 1)
    };

    /// Every digit (to 20 decimals) and no comma, as a text field shows a value to be edited.
    pub const EDIT: Self = Self::decimals(0, 20).ungrouped();

    /// Grouped, with `min` to `max` decimals.
    #[must_use]
    pub const fn decimals(min: u8, max: u8) -> Self {
        Self {
            min_decimals: min,
            max_decimals: max,
            grouping: true,
            compact: false,
            percent: false,
            signed: false,
        }
    }

    /// The same with a plus sign before positive values.
    #[must_use]
    pub const fn signed(self) -> Self {
        Self { signed: true, ..self }
    }

    /// The same without commas, as a text field shows it.
    #[must_use]
    pub const fn ungrouped(self) -> Self {
        Self {
            grouping: false,
            ..self
        }
    }
}

/// Writes a number for reading; halves round away from zero, on the decimal digits a person sees.
///
/// Never `-0`; NaN and infinities are `—`; beyond 10²¹ the form is `1.5e30`, which
/// [`parse_number`](super::parse_number) reads back.
///
/// ```
/// use loudou::i18n::{Lang, number::{NumberStyle, format_number}};
/// assert_eq!(format_number(12_345.0, Lang::Zh, NumberStyle::COMPACT), "1.2万");
/// assert_eq!(format_number(12_345.0, Lang::En, NumberStyle::COMPACT), "12.3K");
/// assert_eq!(format_number(0.125, Lang::En, NumberStyle::PERCENT.signed()), "+12.5%");
/// assert_eq!(format_number(-1_234.5, Lang::En, NumberStyle::decimals(2, 2)), "−1,234.50");
/// ```
#[must_use]
pub fn format_number(value: f64, lang: Lang, style: NumberStyle) -> String {
    if !value.is_finite() {
        return NO_VALUE.to_owned();
    }
    let max_decimals = i32::from(style.max_decimals.max(style.min_decimals).min(20));
    let exact = Digits::of(value.abs());
    let (rounded, unit) = if style.percent {
        (exact.shifted(2).rounded(max_decimals), "%")
    } else if style.compact {
        compact(&exact, lang, max_decimals)
    } else {
        (exact.rounded(max_decimals), "")
    };
    let mut out = String::new();
    if !rounded.is_zero() {
        if value < 0.0 {
            out.push(MINUS);
        } else if style.signed {
            out.push('+');
        }
    }
    if rounded.point > MOST_WHOLE_DIGITS {
        rounded.write_scientific(&mut out, max_decimals);
    } else {
        rounded.write_plain(&mut out, style);
    }
    out.push_str(unit);
    out
}

/// Decimals added at most to tell a number from another.
const MOST_EXTRA_DECIMALS: u8 = 6;

/// Writes a number beside another one that it is held against: with more decimals than `style` has where both would look
/// the same and are not. A limit that was missed never looks as if it had been met.
///
/// ```
/// use loudou::i18n::{Lang, number::{NumberStyle, format_apart}};
/// let percent = NumberStyle { percent: true, ..NumberStyle::WHOLE };
/// assert_eq!(format_apart(0.595, 0.6, Lang::En, percent), "59.5%");
/// assert_eq!(format_apart(0.5996, 0.6, Lang::En, percent), "59.96%");
/// assert_eq!(format_apart(0.6, 0.6, Lang::En, percent), "60%");
/// assert_eq!(format_apart(0.58, 0.6, Lang::En, percent), "58%");
/// ```
#[must_use]
pub fn format_apart(value: f64, other: f64, lang: Lang, style: NumberStyle) -> String {
    let style = (0..=MOST_EXTRA_DECIMALS)
        .map(|extra| NumberStyle {
            min_decimals: style.min_decimals + extra,
            max_decimals: style.max_decimals + extra,
            ..style
        })
        .find(|finer| format_number(value, lang, *finer) != format_number(other, lang, *finer))
        .unwrap_or(style);
    format_number(value, lang, style)
}

/// Chooses the unit by the *rounded* value, so that 99,999,999 is `1亿` and never `10,000万`.
fn compact(exact: &Digits, lang: Lang, max_decimals: i32) -> (Digits, &'static str) {
    let units: &[(i32, &str)] = match lang {
        Lang::Zh => &[(0, ""), (4, "万"), (8, "亿"), (12, "万亿")],
        Lang::En => &[(0, ""), (3, "K"), (6, "M"), (9, "B"), (12, "T")],
    };
    let mut chosen = (exact.rounded(max_decimals), "");
    let mut next_units = units.iter().skip(1);
    for (exponent, unit) in units {
        chosen = (exact.shifted(-exponent).rounded(max_decimals), *unit);
        let Some((next, _)) = next_units.next() else { break };
        if chosen.0.point <= next - exponent {
            break;
        }
    }
    chosen
}

/// A non-negative decimal: 0.d₁d₂d₃… × 10^point, without zeros at either end; no digits at all is zero.
#[derive(Debug, Clone)]
struct Digits {
    digits: Vec<u8>,
    point: i32,
}

impl Digits {
    /// The shortest decimal that reads back as `value`, which must be finite and not negative.
    fn of(value: f64) -> Self {
        let text = format!("{value:e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa
            .bytes()
            .filter(u8::is_ascii_digit)
            .map(|b| b - b'0')
            .collect();
        let point = exponent.parse::<i32>().unwrap_or(0) + 1;
        Self { digits, point }.normal()
    }

    fn normal(mut self) -> Self {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
        self
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    fn shifted(&self, by: i32) -> Self {
        Self {
            digits: self.digits.clone(),
            point: self.point + by,
        }
        .normal()
    }

    /// Rounded to `decimals` digits behind the point, halves up.
    fn rounded(&self, decimals: i32) -> Self {
        let Ok(keep) = usize::try_from(self.point + decimals) else {
            return Self {
                digits: Vec::new(),
                point: 0,
            };
        };
        let up = self.digits.get(keep).is_some_and(|digit| *digit >= 5);
        let mut digits: Vec<u8> = self.digits.iter().copied().take(keep).collect();
        let mut point = self.point;
        if up {
            let nines = digits.iter().rev().take_while(|digit| **digit == 9).count();
            digits.truncate(digits.len() - nines);
            if let Some(last) = digits.last_mut() {
                *last += 1;
            } else {
                digits.push(1);
                point += 1;
            }
        }
        Self { digits, point }.normal()
    }

    /// The digit at a place: 0 is the first before the decimal point's left end, counted from `point`.
    fn at(&self, index: i32) -> char {
        let digit = usize::try_from(index)
            .ok()
            .and_then(|index| self.digits.get(index));
        char::from(b'0' + digit.copied().unwrap_or(0))
    }

    fn write_plain(&self, out: &mut String, style: NumberStyle) {
        let whole = self.point.max(1);
        for place in (0..whole).rev() {
            out.push(self.at(self.point - 1 - place));
            if style.grouping && place > 0 && place % 3 == 0 {
                out.push(',');
            }
        }
        let used = i32::try_from(self.digits.len()).unwrap_or(0) - self.point;
        let decimals = used.max(i32::from(style.min_decimals.min(20)));
        if decimals > 0 {
            out.push('.');
            for place in 0..decimals {
                out.push(self.at(self.point + place));
            }
        }
    }

    fn write_scientific(&self, out: &mut String, max_decimals: i32) {
        let mantissa = Self {
            digits: self.digits.clone(),
            point: 1,
        }
        .rounded(max_decimals);
        // 9.99 may round to 10: the point then moved by one.
        let carried = mantissa.point - 1;
        let one = Self {
            digits: mantissa.digits,
            point: 1,
        };
        one.write_plain(out, NumberStyle::decimals(0, 20));
        // Writing to a String cannot fail.
        let _ = write!(out, "e{}", self.point - 1 + carried);
    }
}
