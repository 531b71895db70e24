//! What the number of a cell says: a number, a share in percent, a day, a time of day. A workbook stores all four as
//! numbers and tells them apart by the format they are shown in.

use crate::i18n::date::Day;

/// What the numbers of a format mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum NumberKind {
    /// Numbers.
    #[default]
    Plain,
    /// Shares: 0.45 is 45 %.
    Percent,
    /// Days, maybe with a time.
    Day,
    /// Times of day.
    Time,
}

impl NumberKind {
    /// Of a format that every workbook knows by its number. The numbers in between are those of the Chinese, Japanese
    /// and Korean versions for days.
    pub const fn built_in(id: u32) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57..=58 => Self::Day,
            18..=21 | 32..=35 | 55..=56 => Self::Time,
            _ => Self::Plain,
        }
    }

    /// Of a format's own code, such as `yyyy"年"m"月"`, by its first section.
    pub fn of_code(code: &str) -> Self {
        let (mut day, mut time, mut month_or_minute) = (false, false, false);
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter.to_ascii_lowercase() {
                '"' => while letters.next().is_some_and(|c| c != '"') {},
                '\\' | '_' | '*' => {
                    letters.next();
                }
                '[' => {
                    let inner: String = letters.by_ref().take_while(|c| *c != ']').collect();
                    // Hours counted on beyond a day: a length of time, no moment.
                    if matches!(
                        inner
                            .to_ascii_lowercase()
                            .trim_matches('h')
                            .trim_matches('m')
                            .trim_matches('s'),
                        ""
                    ) && !inner.is_empty()
                    {
                        return Self::Plain;
                    }
                }
                ';' => break,
                '%' => return Self::Percent,
                'y' | 'd' => day = true,
                'h' | 's' => time = true,
                'm' => month_or_minute = true,
                _ => {}
            }
        }
        match (day, time, month_or_minute) {
            (true, ..) | (false, false, true) => Self::Day,
            (false, true, _) => Self::Time,
            (false, false, false) => Self::Plain,
        }
    }
}

/// Days that the calendar of 1904 begins later.
const DAYS_OF_1904: f64 = 1_462.0;
/// The day number of 1 January 1970.
const EPOCH: f64 = 25_569.0;
/// The day number of 29 February 1900, which there never was; below it all days are one off.
const NO_DAY: f64 = 60.0;
const SECONDS: f64 = 86_400.0;

/// Appends what a number says, as text that the import reads: plain numbers with a point, `45%`, `2026-11-22`,
/// `2026-11-22 14:30`, `14:30`. What is no number stays as it stands.
pub(super) fn append(out: &mut String, raw: &str, kind: NumberKind, from_1904: bool) {
    let raw = raw.trim();
    if kind == NumberKind::Plain && is_short(raw) {
        out.push_str(raw);
        return;
    }
    let Some(x) = raw.parse::<f64>().ok().filter(|x| x.is_finite()) else {
        out.push_str(raw);
        return;
    };
    match kind {
        NumberKind::Plain => append_number(out, x),
        NumberKind::Percent => {
            append_number(out, x * 100.0);
            out.push('%');
        }
        NumberKind::Day | NumberKind::Time => {
            let text = moment(if from_1904 { x + DAYS_OF_1904 } else { x }, kind);
            match text {
                Some(text) => out.push_str(&text),
                None => append_number(out, x),
            }
        }
    }
}

/// Whether it is a number as short as it can be written, which needs no reading.
fn is_short(raw: &str) -> bool {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.len() <= 15 && all_digits(whole) && all_digits(part) && raw != "-0"
}

/// With the fifteen digits a spreadsheet shows, so that 0.1 + 0.2 is 0.3.
fn append_number(out: &mut String, x: f64) {
    let shown: f64 = format!("{x:.14e}").parse().unwrap_or(x);
    // Adding 0 turns a negative zero into zero.
    out.push_str(&(shown + 0.0).to_string());
}

/// A day, a time of day or both; none where the calendar does not reach so far.
fn moment(serial: f64, kind: NumberKind) -> Option<String> {
    let whole = libm::floor(serial);
    let seconds = libm::round((serial - whole) * SECONDS);
    let (whole, seconds) = if seconds >= SECONDS {
        (whole + 1.0, 0.0)
    } else {
        (whole, seconds)
    };
    if kind == NumberKind::Time && (0.0..1.0).contains(&serial) {
        return Some(clock(seconds));
    }
    if !(0.0..3_000_000.0).contains(&whole) {
        return None;
    }
    let days = whole - EPOCH + if whole < NO_DAY { 1.0 } else { 0.0 };
    #[allow(
        clippy::cast_possible_truncation,
        reason = "within a few million days of 1970"
    )]
    let day = Day::from_epoch_days(days as i32)?;
    Some(if seconds > 0.0 {
        format!("{day} {}", clock(seconds))
    } else {
        day.to_string()
    })
}

fn clock(seconds: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "seconds of a day"
    )]
    let seconds = seconds as u32;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formats_tell_numbers_days_times_and_percent_apart() {
        for (code, kind) in [
            ("General", NumberKind::Plain),
            ("#,##0.00;[Red]-#,##0.00", NumberKind::Plain),
            ("0.0\"hm\"", NumberKind::Plain),
            ("_-* #,##0\\d_-", NumberKind::Plain),
            ("[h]:mm", NumberKind::Plain),
            ("0.0%", NumberKind::Percent),
            ("yyyy\"年\"m\"月\"d\"日\"", NumberKind::Day),
            ("[$-804]m/d/yy", NumberKind::Day),
            ("mmm", NumberKind::Day),
            ("yyyy-mm-dd hh:mm", NumberKind::Day),
            ("h:mm AM/PM", NumberKind::Time),
        ] {
            assert_eq!(NumberKind::of_code(code), kind, "{code}");
        }
    }

    fn text(raw: &str, kind: NumberKind, from_1904: bool) -> String {
        let mut out = String::new();
        append(&mut out, raw, kind, from_1904);
        out
    }

    #[test]
    fn numbers_as_a_spreadsheet_shows_them() {
        let plain = |raw| text(raw, NumberKind::Plain, false);
        assert_eq!(plain("0.30000000000000004"), "0.3");
        assert_eq!(
            (plain("1E3"), plain("-12.5"), plain("-0")),
            ("1000".into(), "-12.5".into(), "0".into())
        );
        assert_eq!(text("0.45500000000000002", NumberKind::Percent, false), "45.5%");
        assert_eq!(plain("12abc"), "12abc");
    }

    #[test]
    fn days_in_both_calendars_and_times() {
        let day = |raw| text(raw, NumberKind::Day, false);
        assert_eq!(
            (day("46348"), day("46348.604166666664")),
            ("2026-11-22".into(), "2026-11-22 14:30".into())
        );
        assert_eq!(
            (day("1"), day("61"), day("-5")),
            ("1900-01-01".into(), "1900-03-01".into(), "-5".into())
        );
        assert_eq!(text("44886", NumberKind::Day, true), "2026-11-22");
        assert_eq!(text("0.5", NumberKind::Time, false), "12:00");
    }

    proptest! {
        #[test]
        fn anything_gives_text(raw in "[0-9eE.+\\-naif]{0,24}", kind in 0..4_u8, from_1904 in any::<bool>()) {
            let kind = [NumberKind::Plain, NumberKind::Percent, NumberKind::Day, NumberKind::Time][usize::from(kind)];
            let _ = text(&raw, kind, from_1904);
        }

        #[test]
        fn numbers_of_fifteen_digits_come_back(whole in -999_999_999_i64..999_999_999, part in 0..1_000_u32) {
            let raw = format!("{whole}.{part:03}");
            let back: f64 = text(&raw, NumberKind::Plain, false).parse().unwrap();
            prop_assert_eq!(back, raw.parse::<f64>().unwrap());
        }
    }
}
