//! Figures as the page shows them.

use crate::engines::stats::Interval;
use crate::i18n::Lang;
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::number::{NumberStyle, format_number};
use crate::ui::platform::clock::local;
use crate::workspace::rows::Cell;
use crate::workspace::storage::Millis;
use crate::workspace::{Currency, MoneyUnit};

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

/// A share in whole percent that lies between two: `30–43%`, and `30%` where both are shown alike.
#[must_use]
pub fn percent_range(low: f64, high: f64, lang: Lang) -> String {
    let (low, high) = (percent(low, lang), percent(high, lang));
    if low == high {
        low
    } else {
        format!("{}–{high}", low.trim_end_matches('%'))
    }
}

/// A 95 % interval of a share: `12%–34%`.
#[must_use]
pub fn percent_interval(interval: Interval, lang: Lang) -> String {
    format!("{}–{}", percent(interval.low, lang), percent(interval.high, lang))
}

/// A share in percent with one decimal where it is small: `1.4%`.
#[must_use]
pub fn percent_fine(share: f64, lang: Lang) -> String {
    let style = NumberStyle::decimals(0, if share.abs() < 0.1 { 1 } else { 0 });
    format_number(
        share,
        lang,
        NumberStyle {
            percent: true,
            ..style
        },
    )
}

/// A figure of the order of 1, two decimals: `0.76`.
#[must_use]
pub fn ratio(value: f64, lang: Lang) -> String {
    format_number(value, lang, NumberStyle::decimals(2, 2))
}

/// The same with its 95 % interval: `0.76 (0.68–0.83)`.
#[must_use]
pub fn ratio_with_interval(value: f64, interval: Interval, lang: Lang) -> String {
    let (value, low, high) = (
        ratio(value, lang),
        ratio(interval.low, lang),
        ratio(interval.high, lang),
    );
    match lang {
        Lang::Zh => format!("{value}（{low}–{high}）"),
        Lang::En => format!("{value} ({low}–{high})"),
    }
}

/// A small figure, three decimals: `0.014`.
#[must_use]
pub fn small(value: f64, lang: Lang) -> String {
    format_number(value, lang, NumberStyle::decimals(3, 3))
}

/// A whole number: `12`.
#[must_use]
pub fn whole(value: f64, lang: Lang) -> String {
    format_number(value, lang, NumberStyle::WHOLE)
}

/// Money as the workspace shows it: `123.4 万元`, `CNY 1.23M`.
#[must_use]
pub fn money(value: f64, (currency, unit): (Currency, MoneyUnit), lang: Lang) -> String {
    if lang == Lang::En {
        return format!(
            "{} {}",
            currency.code(),
            format_number(value, lang, NumberStyle::COMPACT)
        );
    }
    let multiple = match unit {
        MoneyUnit::One => "",
        MoneyUnit::Thousand => "千",
        MoneyUnit::TenThousand => "万",
        MoneyUnit::Million => "百万",
    };
    let name = if currency == Currency::Cny {
        "元"
    } else {
        currency.code()
    };
    let value = format_number(value / unit.factor(), lang, NumberStyle::decimals(0, 1));
    format!("{value} {multiple}{name}")
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

/// A moment, to the minute, in the reader's time zone: `2026-11-21 09:05`.
#[must_use]
pub fn moment(at: Millis, lang: Lang) -> String {
    let (day, hour, minute) = local(at);
    format!("{} {hour:02}:{minute:02}", format_day(day, lang, DayStyle::Short))
}
