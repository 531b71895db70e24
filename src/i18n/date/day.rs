//! A day of the Gregorian calendar, and distances between days.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::{Date, Duration, Month};

/// A day from 0001-01-01 to 9999-12-31, stored and printed as `YYYY-MM-DD`.
///
/// ```
/// use loudou::i18n::date::Day;
/// let day = Day::new(2026, 11, 21).unwrap();
/// assert_eq!(day.to_string(), "2026-11-21");
/// assert_eq!(serde_json::to_string(&day).unwrap(), "\"2026-11-21\"");
/// assert_eq!(Day::new(2026, 2, 29), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Day(Date);

/// The Julian day of 1970-01-01.
const EPOCH_JULIAN_DAY: i32 = 2_440_588;

impl Day {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(match Date::from_julian_day(EPOCH_JULIAN_DAY) {
        Ok(date) => date,
        Err(_) => Date::MIN,
    });

    /// The day with these numbers, if the calendar has it. Month and day count from 1.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        let month = Month::try_from(month).ok()?;
        Date::from_calendar_date(i32::from(year), month, day)
            .ok()
            .map(Self)
    }

    /// The year, 1–9999.
    #[must_use]
    pub fn year(self) -> u16 {
        u16::try_from(self.0.year()).unwrap_or(1)
    }

    /// The month, 1–12.
    #[must_use]
    pub fn month(self) -> u8 {
        u8::from(self.0.month())
    }

    /// The day of the month, 1–31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The day `days` later, earlier if negative; `None` outside the range of the type.
    ///
    /// ```
    /// use loudou::i18n::date::Day;
    /// assert_eq!(Day::new(2024, 2, 28).unwrap().add_days(2), Day::new(2024, 3, 1));
    /// ```
    #[must_use]
    pub fn add_days(self, days: i64) -> Option<Self> {
        // The whole range is under four million days; a larger step also would overflow seconds.
        if days.unsigned_abs() > 4_000_000 {
            return None;
        }
        let date = self.0.checked_add(Duration::days(days))?;
        (1..=9999).contains(&date.year()).then_some(Self(date))
    }

    /// The same day of the month `months` later, or the month's last day where it is too short; `None`
    /// outside the range of the type.
    ///
    /// ```
    /// use loudou::i18n::date::Day;
    /// assert_eq!(Day::new(2026, 1, 31).unwrap().add_months(1), Day::new(2026, 2, 28));
    /// ```
    #[must_use]
    pub fn add_months(self, months: i32) -> Option<Self> {
        let count = self.month_count().checked_add(months)?;
        let year = u16::try_from(count.div_euclid(12)).ok()?;
        let month = u8::try_from(count.rem_euclid(12) + 1).ok()?;
        let last = Month::try_from(month).ok()?.length(i32::from(year));
        Self::new(year, month, self.day().min(last))
    }

    /// Days since 1970-01-01, negative before it; what a stored column holds.
    ///
    /// ```
    /// use loudou::i18n::date::Day;
    /// let day = Day::new(1970, 1, 2).unwrap();
    /// assert_eq!(day.epoch_days(), 1);
    /// assert_eq!(Day::from_epoch_days(1), Some(day));
    /// ```
    #[must_use]
    pub const fn epoch_days(self) -> i32 {
        self.0.to_julian_day() - EPOCH_JULIAN_DAY
    }

    /// The day so many days after 1970-01-01; `None` outside the range of the type.
    #[must_use]
    pub fn from_epoch_days(days: i32) -> Option<Self> {
        let date = Date::from_julian_day(days.checked_add(EPOCH_JULIAN_DAY)?).ok()?;
        (1..=9999).contains(&date.year()).then_some(Self(date))
    }

    /// Months since January of the year 0.
    fn month_count(self) -> i32 {
        i32::from(self.year()) * 12 + i32::from(self.month()) - 1
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut parts = text.splitn(3, '-');
        let mut part = |width: usize| {
            let digits = parts.next()?;
            (digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
        };
        let day = (|| {
            Self::new(
                part(4)?.parse().ok()?,
                part(2)?.parse().ok()?,
                part(2)?.parse().ok()?,
            )
        })();
        day.ok_or("expected a day as YYYY-MM-DD")
    }
}

/// Days from `from` to `to`; negative if `to` is earlier.
///
/// ```
/// use loudou::i18n::date::{Day, days_between};
/// let (new_year, leap_day) = (Day::new(2024, 1, 1).unwrap(), Day::new(2024, 2, 29).unwrap());
/// assert_eq!(days_between(new_year, leap_day), 59);
/// assert_eq!(days_between(leap_day, new_year), -59);
/// ```
#[must_use]
pub fn days_between(from: Day, to: Day) -> i64 {
    i64::from(to.0.to_julian_day()) - i64::from(from.0.to_julian_day())
}

/// Completed calendar months from `from` to `to`: a month is complete when the same day of the month is
/// reached. Negative if `to` is earlier, with the same size.
///
/// A start on the 31st therefore completes its month only in the next month that has a 31st, or on the
/// 1st after a shorter one: 31 January to 28 February is 0 months, to 1 March is 1.
///
/// ```
/// use loudou::i18n::date::{Day, whole_months_between};
/// let day = |month, day| Day::new(2026, month, day).unwrap();
/// assert_eq!(whole_months_between(day(1, 15), day(3, 14)), 1);
/// assert_eq!(whole_months_between(day(1, 15), day(3, 15)), 2);
/// assert_eq!(whole_months_between(day(1, 31), day(2, 28)), 0);
/// assert_eq!(whole_months_between(day(1, 31), day(3, 1)), 1);
/// assert_eq!(whole_months_between(day(3, 15), day(1, 15)), -2);
/// ```
#[must_use]
pub fn whole_months_between(from: Day, to: Day) -> i32 {
    if to < from {
        return -whole_months_between(to, from);
    }
    to.month_count() - from.month_count() - i32::from(to.day() < from.day())
}
