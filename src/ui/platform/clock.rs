//! The one place that reads the clock: the day a new workspace is made on, and the time of snapshots and backups.
//! Every model counts from the as-of day.

use crate::i18n::date::Day;
use crate::workspace::storage::Millis;

/// The moment it is.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole milliseconds since 1970, far below 2^53"
)]
pub fn now() -> Millis {
    js_sys::Date::now().max(0.0) as Millis
}

/// Day, hour and minute of a moment in the reader's own time zone.
#[must_use]
pub fn local(at: Millis) -> (Day, u32, u32) {
    let date = js_sys::Date::new(&(at as f64).into());
    (day_of(&date), date.get_hours(), date.get_minutes())
}

/// Today, in the reader's own time zone.
#[must_use]
pub fn today() -> Day {
    day_of(&js_sys::Date::new_0())
}

fn day_of(date: &js_sys::Date) -> Day {
    let part = |n: u32| u8::try_from(n).ok();
    let day = u16::try_from(date.get_full_year())
        .ok()
        .and_then(|year| Day::new(year, part(date.get_month() + 1)?, part(date.get_date())?));
    day.or_else(|| Day::new(2026, 1, 1))
        .unwrap_or_else(|| unreachable!("1 January 2026 is a day"))
}
