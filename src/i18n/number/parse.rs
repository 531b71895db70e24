//! Text to number.

use super::NumberProblem;
use crate::i18n::fold::fold;

/// Longest text that is looked at; the largest float takes 309 digits.
const LONGEST_TEXT: usize = 400;

/// Which mark stands before the decimals; the other one then groups thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// `1,234.56`: China, Britain, the United States. The rule for typed fields.
    #[default]
    Point,
    /// `1.234,56`: much of Europe and South America.
    Comma,
    /// Not known yet: a text with two readings is a problem, never a guess.
    Unknown,
}

/// A number that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parsed {
    /// The value; finite, never negative zero. A percentage is its ratio: `45%` is 0.45.
    pub value: f64,
    /// Whether it was written as a percentage.
    pub percent: bool,
}

/// Reads a number as people type and paste it.
///
/// Full-width characters count as their plain forms. Understood besides plain decimals: thousands (`3,000`,
/// `3'000`, `3 000`), `45%`, fractions `1/3`, accountants' negatives `(123)`, a sign, currencies (`￥ ¥ $ € £ 元`,
/// `RMB`, `CNY`, `USD`, dropped), multipliers (百 千 万 亿, `K M B T` in either case, `bn`, `mn`) and powers
/// of ten (`1e3`).
///
/// ```
/// use loudou::i18n::number::{DecimalMark, NumberProblem, parse_number};
/// let value = |text| parse_number(text, DecimalMark::Point).map(|parsed| parsed.value);
/// assert_eq!(value("1.2万"), Ok(12_000.0));
/// assert_eq!(value("（￥3，000）"), Ok(-3_000.0));
/// assert_eq!(value("45％"), Ok(0.45));
/// assert_eq!(value("1/0"), Err(NumberProblem::DivisionByZero));
/// assert_eq!(parse_number("1.234,56", DecimalMark::Unknown).map(|parsed| parsed.value), Ok(1_234.56));
/// ```
///
/// # Errors
///
/// A [`NumberProblem`], each with a sentence. With [`DecimalMark::Unknown`], `1,234` is
/// [`NumberProblem::Ambiguous`] and `1.234,56` is not.
pub fn parse_number(text: &str, decimal: DecimalMark) -> Result<Parsed, NumberProblem> {
    if text.len() > LONGEST_TEXT {
        return Err(NumberProblem::NotANumber);
    }
    let folded = fold(text.trim());
    match decimal {
        DecimalMark::Point => parse_folded(&folded, '.'),
        DecimalMark::Comma => parse_folded(&folded, ','),
        DecimalMark::Unknown => match (parse_folded(&folded, '.'), parse_folded(&folded, ',')) {
            (Ok(point), Ok(comma)) if same(point.value, comma.value) => Ok(point),
            (Ok(point), Ok(comma)) => Err(NumberProblem::Ambiguous {
                with_point: point.value,
                with_comma: comma.value,
            }),
            (Err(_), Ok(comma)) => Ok(comma),
            (point, _) => point,
        },
    }
}

/// Whether two readings of the same digits are one number.
fn same(first: f64, second: f64) -> bool {
    first.to_bits() == second.to_bits()
}

fn parse_folded(text: &str, decimal: char) -> Result<Parsed, NumberProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberProblem::Empty);
    }
    if let Some(inner) = text.strip_prefix('(') {
        let inner = inner.strip_suffix(')').ok_or(NumberProblem::NotANumber)?.trim();
        let (signed, _, rest) = take_front(inner);
        if signed {
            return Err(NumberProblem::NotANumber);
        }
        return parse_unsigned(rest, decimal, true);
    }
    let (_, negative, rest) = take_front(text);
    // -(123) and $(123) are one negative, written by some ledgers.
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return if negative {
            Err(NumberProblem::NotANumber)
        } else {
            parse_unsigned(inner, decimal, true)
        };
    }
    parse_unsigned(rest, decimal, negative)
}

/// Takes at most one sign and one currency from the front: whether there was a sign, whether it was a minus,
/// the rest.
fn take_front(text: &str) -> (bool, bool, &str) {
    let (mut rest, mut signed, mut negative, mut priced) = (text, false, false, false);
    loop {
        rest = rest.trim_start();
        if let (false, Some(tail)) = (signed, rest.strip_prefix(['+', '-'])) {
            (signed, negative) = (true, rest.starts_with('-'));
            rest = tail;
        } else if let (false, Some(tail)) = (priced, strip_currency_front(rest)) {
            priced = true;
            rest = tail;
        } else {
            return (signed, negative, rest);
        }
    }
}

/// Currency codes that may stand on either side of a number; upper or lower case.
const CURRENCY_CODES: [&str; 5] = ["rmb", "cny", "usd", "eur", "us$"];

fn strip_currency_front(text: &str) -> Option<&str> {
    text.strip_prefix('$').or_else(|| {
        CURRENCY_CODES.iter().find_map(|code| {
            let (head, tail) = text.split_at_checked(code.len())?;
            head.eq_ignore_ascii_case(code).then_some(tail)
        })
    })
}

fn strip_currency_end(text: &str) -> &str {
    let bare = text.strip_suffix(['$', '元']).or_else(|| {
        CURRENCY_CODES.iter().find_map(|code| {
            let (head, tail) = text.split_at_checked(text.len().checked_sub(code.len())?)?;
            tail.eq_ignore_ascii_case(code).then_some(head)
        })
    });
    bare.unwrap_or(text).trim_end()
}

/// A number without sign in front: a fraction, or digits and a suffix.
fn parse_unsigned(text: &str, decimal: char, negative: bool) -> Result<Parsed, NumberProblem> {
    let sign = if negative { -1.0 } else { 1.0 };
    let (magnitude, percent) = if let Some((above, below)) = text.split_once('/') {
        let below = magnitude(below.trim(), decimal, 0)?;
        let above = magnitude(above.trim(), decimal, 0)?;
        if below == 0.0 {
            return Err(NumberProblem::DivisionByZero);
        }
        (above / below, false)
    } else {
        let body = strip_currency_end(text.trim());
        let number_end = body
            .trim_end_matches(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
            .len();
        let (digits, suffix) = body.split_at_checked(number_end).unwrap_or((body, ""));
        let (exponent, percent) = suffix_exponent(suffix.trim()).ok_or(NumberProblem::NotANumber)?;
        (magnitude(digits, decimal, exponent)?, percent)
    };
    if magnitude.is_finite() {
        // Adding 0 turns a negative zero into zero.
        Ok(Parsed {
            value: sign * magnitude + 0.0,
            percent,
        })
    } else {
        Err(NumberProblem::TooLarge)
    }
}

/// The power of ten a suffix stands for, and whether it is the percent sign.
fn suffix_exponent(suffix: &str) -> Option<(i32, bool)> {
    if suffix == "%" {
        return Some((-2, true));
    }
    let latin = [
        ("", 0),
        ("k", 3),
        ("m", 6),
        ("mn", 6),
        ("b", 9),
        ("bn", 9),
        ("t", 12),
    ];
    if let Some((_, exponent)) = latin.iter().find(|(name, _)| suffix.eq_ignore_ascii_case(name)) {
        return Some((*exponent, false));
    }
    // 千万 and 万亿 multiply; each sign at most once keeps nonsense such as 万万万 out.
    let mut exponent = 0;
    let mut seen = [false; 4];
    for c in suffix.chars() {
        let at = ['百', '千', '万', '亿'].iter().position(|known| *known == c)?;
        let slot = seen.get_mut(at)?;
        if std::mem::replace(slot, true) {
            return None;
        }
        exponent += [2, 3, 4, 8].get(at)?;
    }
    Some((exponent, false))
}

/// Digits, marks and an optional `e` part, times a power of ten; read as one decimal, so rounded once.
fn magnitude(text: &str, decimal: char, exponent: i32) -> Result<f64, NumberProblem> {
    let (body, written) = match text.split_once(['e', 'E']) {
        Some((body, power)) => (body, power_of_ten(power)?),
        None => (text, 0),
    };
    let (whole, part) = match body.split_once(decimal) {
        Some((whole, part)) => (whole, part),
        None => (body, ""),
    };
    if !part.bytes().all(|b| b.is_ascii_digit()) {
        // A second decimal mark, or a grouping mark behind the first: `1.2.3`, `1.234,5`.
        let marks_only = part.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
        return Err(if marks_only {
            NumberProblem::Grouping
        } else {
            NumberProblem::NotANumber
        });
    }
    let mut digits = ungroup(whole, decimal)?;
    if digits.is_empty() && part.is_empty() {
        return Err(NumberProblem::NotANumber);
    }
    digits.push('.');
    digits.push_str(part);
    digits.push('e');
    digits.push_str(&written.saturating_add(exponent).to_string());
    let digits = if digits.starts_with('.') {
        format!("0{digits}")
    } else {
        digits
    };
    match digits.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) => Err(NumberProblem::TooLarge),
        Err(_) => Err(NumberProblem::NotANumber),
    }
}

/// The exponent behind `e`; one too long to hold counts as very large or very small.
fn power_of_ten(text: &str) -> Result<i32, NumberProblem> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NumberProblem::NotANumber);
    }
    let size = digits.parse::<i32>().unwrap_or(100_000).min(100_000);
    Ok(if text.starts_with('-') { -size } else { size })
}

/// The digits of a whole part without its grouping marks: all the same mark, groups of three, and no
/// leading zero (`0,123` is a decimal comma, not a thousand).
fn ungroup(whole: &str, decimal: char) -> Result<String, NumberProblem> {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Ok(whole.to_owned());
    };
    if !(matches!(mark, ',' | '.' | '\'' | ' ') && mark != decimal) {
        return Err(NumberProblem::NotANumber);
    }
    let mut out = String::with_capacity(whole.len());
    for (at, group) in whole.split(mark).enumerate() {
        if group
            .bytes()
            .any(|b| !b.is_ascii_digit() && b != b',' && b != b'.')
        {
            return Err(NumberProblem::NotANumber);
        }
        let fits = if at == 0 {
            (1..=3).contains(&group.len()) && !group.starts_with('0')
        } else {
            group.len() == 3
        };
        if !fits || group.bytes().any(|b| !b.is_ascii_digit()) {
            return Err(NumberProblem::Grouping);
        }
        out.push_str(group);
    }
    Ok(out)
}
