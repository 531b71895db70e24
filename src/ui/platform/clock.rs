//! The one place that reads the clock: the day a new workspace is made on. Everything else counts from the as-of day.

use crate::i18n::date::Day;

/// Today, in the reader's own time zone.
#[must_use]
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let part = |n: u32| u8::try_from(n).ok();
    let day = u16::try_from(now.get_full_year())
        .ok()
        .and_then(|year| Day::new(year, part(now.get_month() + 1)?, part(now.get_date())?));
    day.or_else(|| Day::new(2026, 1, 1))
        .unwrap_or_else(|| unreachable!("1 January 2026 is a day"))
}
