//! Text to day.

use serde::{Deserialize, Serialize};

use super::format::MONTHS;
use super::{Day, DayStyle, format_day};
use crate::i18n::fold::fold;
use crate::i18n::{Lang, fill};

/// Longest text that is looked at: a date with a time, fractions of a second and an offset fits.
const LONGEST_TEXT: usize = 80;
/// Excel's serial number of 9999-12-31.
const LAST_SERIAL: i64 = 2_958_465;

/// What the parts of a date with the year last mean, or whether bare numbers are dates at all.
///
/// Forms with the year first and with the month as a word are read the same under every order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Not known: a date with two readings is a problem, never a guess.
    #[default]
    Unknown,
    /// `2026-11-21`; a date with the year last is refused unless only one reading exists.
    YearFirst,
    /// `21/11/2026`.
    DayFirst,
    /// `11/21/2026`.
    MonthFirst,
    /// Excel's serial numbers of its 1900 system: 46347 is 2026-11-21. Time of day, behind the point, is
    /// dropped.
    ExcelSerial,
}

/// Why a text is not a day that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateProblem {
    /// Nothing, or nothing but spaces.
    Empty,
    /// Not a date in any form known here; years of two digits are not.
    NotADate,
    /// A date in form, but the calendar has no such day, as 30 February.
    NoSuchDay,
    /// Two readings, and the text alone cannot tell which: `01/02/2026`.
    Ambiguous {
        /// The day if the day comes first.
        day_first: Day,
        /// The day if the month comes first.
        month_first: Day,
    },
}

impl DateProblem {
    /// The problem as a sentence that says what to do.
    #[must_use]
    pub fn sentence(self, lang: Lang) -> String {
        let texts = &lang.texts().problems().date;
        match self {
            Self::Empty => texts.empty.to_owned(),
            Self::NotADate => texts.not_a_date.to_owned(),
            Self::NoSuchDay => texts.no_such_day.to_owned(),
            Self::Ambiguous {
                day_first,
                month_first,
            } => {
                let first = format_day(day_first, lang, DayStyle::Long);
                let second = format_day(month_first, lang, DayStyle::Long);
                fill(texts.ambiguous, &[("first", &first), ("second", &second)])
            }
        }
    }
}

/// Reads a day: `2026-11-21`, `2026/1/2`, `2026.1.2`, `2026年1月2日`, `20261121`, `21 Nov 2026`,
/// `Nov 21, 2026`, and with the year last by `order`.
///
/// A time of day behind it is dropped with its offset: the day is the one written.
///
/// ```
/// use loudou::i18n::date::{DateOrder, DateProblem, Day, parse_date};
/// let read = |text| parse_date(text, DateOrder::Unknown);
/// assert_eq!(read("2026年1月2日 10:30").ok(), Day::new(2026, 1, 2));
/// assert_eq!(read("21/11/2026").ok(), Day::new(2026, 11, 21));
/// assert!(matches!(read("01/02/2026"), Err(DateProblem::Ambiguous { .. })));
/// assert_eq!(parse_date("46347", DateOrder::ExcelSerial).ok(), Day::new(2026, 11, 21));
/// ```
///
/// # Errors
///
/// A [`DateProblem`], each with a sentence.
pub fn parse_date(text: &str, order: DateOrder) -> Result<Day, DateProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateProblem::Empty);
    }
    if text.len() > LONGEST_TEXT {
        return Err(DateProblem::NotADate);
    }
    let folded = fold(text);
    let date = without_time(&folded).ok_or(DateProblem::NotADate)?;
    if order == DateOrder::ExcelSerial
        && let Some(serial) = serial_number(date)
    {
        return from_serial(serial);
    }
    if let Some((year, month, day)) = compact(date).or_else(|| month_in_words(date)) {
        return from_parts(year, month, day);
    }
    let [first, second, third] = three_numbers(date).ok_or(DateProblem::NotADate)?;
    match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => from_parts(first, second, third),
        (1..=2, 1..=2, 4) => year_last(first, second, third, order),
        _ => Err(DateProblem::NotADate),
    }
}

/// Cuts off a time of day; `None` if what follows the date is something else.
fn without_time(text: &str) -> Option<&str> {
    let Some((head, tail)) = text.split_once(':') else {
        return Some(text);
    };
    let time_letters = |c: char| "0123456789:.+-, ZzAaPpMm".contains(c);
    if !tail.chars().all(time_letters) {
        return None;
    }
    let date = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let hours = head.len() - date.len();
    let joint = date.trim_end_matches(['T', 't', ' ', '上', '下', '午']);
    ((1..=2).contains(&hours) && joint.len() < date.len()).then_some(joint)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `20261121`.
fn compact(text: &str) -> Option<(&str, &str, &str)> {
    if text.len() != 8 || !is_digits(text) {
        return None;
    }
    Some((text.get(..4)?, text.get(4..6)?, text.get(6..)?))
}

/// `2026-1-2`, `2026/1/2`, `2026.1.2`, `2026年1月2日`: three numbers between one kind of separator.
fn three_numbers(text: &str) -> Option<[&str; 3]> {
    let parts = if let Some((year, rest)) = text.split_once('年') {
        let (month, day) = rest.split_once('月')?;
        let day = day.trim_end();
        [year, month, day.strip_suffix(['日', '号']).unwrap_or(day)]
    } else {
        let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
        let mut split = text.split(separator);
        let parts = [split.next()?, split.next()?, split.next()?];
        if split.next().is_some() {
            return None;
        }
        parts
    };
    let parts = parts.map(str::trim);
    parts.iter().all(|part| is_digits(part)).then_some(parts)
}

/// `21 Nov 2026`, `21-Nov-2026`, `Nov 21, 2026`, `November 21 2026`: year, month number as text, day.
fn month_in_words(text: &str) -> Option<(&str, &str, &str)> {
    const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    let month_number = |word: &str| {
        let found = MONTHS.iter().position(|name| {
            word.eq_ignore_ascii_case(name)
                || name
                    .get(..3)
                    .is_some_and(|short| word.trim_end_matches('.').eq_ignore_ascii_case(short))
        })?;
        NUMBERS.get(found).copied()
    };
    let mut words = text.split([' ', ',', '-']).filter(|word| !word.is_empty());
    let (first, second, year) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() || year.len() != 4 || !is_digits(year) {
        return None;
    }
    let (month, day) = match (month_number(first), month_number(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    (is_digits(day) && day.len() <= 2).then_some((year, month, day))
}

fn from_parts(year: &str, month: &str, day: &str) -> Result<Day, DateProblem> {
    let read = || Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    read().ok_or(DateProblem::NoSuchDay)
}

fn year_last(first: &str, second: &str, year: &str, order: DateOrder) -> Result<Day, DateProblem> {
    let day_first = from_parts(year, second, first);
    let month_first = from_parts(year, first, second);
    match order {
        DateOrder::DayFirst => day_first,
        DateOrder::MonthFirst => month_first,
        DateOrder::Unknown | DateOrder::YearFirst | DateOrder::ExcelSerial => {
            match (day_first, month_first) {
                (Ok(one), Ok(other)) if one == other => Ok(one),
                (Ok(day_first), Ok(month_first)) => Err(DateProblem::Ambiguous {
                    day_first,
                    month_first,
                }),
                (Ok(only), Err(_)) | (Err(_), Ok(only)) => Ok(only),
                (Err(problem), Err(_)) => Err(problem),
            }
        }
    }
}

/// `46347` or `46347.5`, never the eight digits of `20261121`.
fn serial_number(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    (is_digits(whole) && whole.len() <= 7 && is_digits(part))
        .then(|| whole.parse().ok())
        .flatten()
}

/// Excel counts 1 for 1900-01-01 and has a 29 February 1900, serial 60, which never was.
fn from_serial(serial: i64) -> Result<Day, DateProblem> {
    let days = match serial {
        1..=59 => serial - 1,
        61..=LAST_SERIAL => serial - 2,
        _ => return Err(DateProblem::NoSuchDay),
    };
    Day::new(1900, 1, 1)
        .and_then(|first| first.add_days(days))
        .ok_or(DateProblem::NoSuchDay)
}
