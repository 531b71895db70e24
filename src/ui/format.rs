//! Figures as the page shows them.

use crate::engines::stats::Interval;
use crate::i18n::Lang;
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::number::{NumberStyle, format_number};
use crate::workspace::rows::Cell;

/// A score or points, one decimal: `67.5`.
#[must_use]
pub fn score(value: f64, lang: Lang) -> String {
    format_number(value, lang, NumberStyle::decimals(1, 1))
}

/// Points without needless decimals: `15`, `11.25`.
#[must_use]
pub fn points(value: f64, lang: Lang) -> String {
    format_number(value, lang, NumberStyle::decimals(0, 2))
}

/// A range of scores: `60.0–70.0`, or one number where both ends look the same.
#[must_use]
pub fn score_range(low: f64, high: f64, lang: Lang) -> String {
    let (low, high) = (score(low, lang), score(high, lang));
    if low == high {
        low
    } else {
        format!("{low}–{high}")
    }
}

/// A share in whole percent: `30%`.
#[must_use]
pub fn percent(share: f64, lang: Lang) -> String {
    format_number(
        share,
        lang,
        NumberStyle {
            percent: true,
            ..NumberStyle::decimals(0, 0)
        },
    )
}

/// A 95 % interval of a share: `12%–34%`.
#[must_use]
pub fn percent_interval(interval: Interval, lang: Lang) -> String {
    format!("{}–{}", percent(interval.low, lang), percent(interval.high, lang))
}

/// A count with grouping: `9,240`.
#[must_use]
pub fn count(n: usize, lang: Lang) -> String {
    format_number(n as f64, lang, NumberStyle::WHOLE)
}

/// A plain number with at most two decimals.
#[must_use]
pub fn number(value: f64, lang: Lang) -> String {
    format_number(value, lang, NumberStyle::decimals(0, 2))
}

/// A cell of the leads; a dash where it is empty.
#[must_use]
pub fn cell(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty => "—".to_owned(),
        Cell::Text(text) | Cell::Unread(text) => text.clone(),
        Cell::Number(x) => format_number(*x, lang, NumberStyle::decimals(0, 6)),
        Cell::Day(day) => format_day(*day, lang, DayStyle::Short),
    }
}
