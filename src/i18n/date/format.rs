//! Day to text.

use super::Day;
use crate::i18n::Lang;

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DayStyle {
    /// For tables: `2026-11-21` in Chinese, `21 Nov 2026` in English.
    #[default]
    Short,
    /// For sentences: `2026年11月21日`, `21 November 2026`.
    Long,
}

/// English month names; the first three letters are the short form.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes a day for reading; [`parse_date`](super::parse_date) reads each of the forms back.
///
/// ```
/// use loudou::i18n::{Lang, date::{Day, DayStyle, format_day}};
/// let day = Day::new(2026, 1, 2).unwrap();
/// assert_eq!(format_day(day, Lang::Zh, DayStyle::Short), "2026-01-02");
/// assert_eq!(format_day(day, Lang::Zh, DayStyle::Long), "2026年1月2日");
/// assert_eq!(format_day(day, Lang::En, DayStyle::Short), "2 Jan 2026");
/// ```
#[must_use]
pub fn format_day(day: Day, lang: Lang, style: DayStyle) -> String {
    let name = MONTHS
        .get(usize::from(day.month()).saturating_sub(1))
        .copied()
        .unwrap_or_default();
    match (lang, style) {
        (Lang::Zh, DayStyle::Short) => day.to_string(),
        (Lang::Zh, DayStyle::Long) => format!("{:04}年{}月{}日", day.year(), day.month(), day.day()),
        (Lang::En, DayStyle::Short) => {
            format!(
                "{} {} {:04}",
                day.day(),
                name.get(..3).unwrap_or(name),
                day.year()
            )
        }
        (Lang::En, DayStyle::Long) => format!("{} {name} {:04}", day.day(), day.year()),
    }
}

/// A calendar month by its short name, 1 for January.
///
/// ```
/// use loudou::i18n::{Lang, date::month_name};
/// assert_eq!((month_name(3, Lang::Zh), month_name(3, Lang::En)), ("3月".to_owned(), "Mar".to_owned()));
/// ```
#[must_use]
pub fn month_name(month: u8, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => {
            let name = MONTHS
                .get(usize::from(month).saturating_sub(1))
                .copied()
                .unwrap_or_default();
            name.get(..3).unwrap_or(name).to_owned()
        }
    }
}
