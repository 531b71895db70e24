//! Golden forms of dates, and calendar sums checked against an independent calendar.

use jiff::{Unit, civil};
use proptest::prelude::*;

use super::*;
use crate::i18n::Lang;

fn day(year: u16, month: u8, day: u8) -> Day {
    Day::new(year, month, day).unwrap()
}

#[test]
fn reads_what_people_write() {
    let january = day(2026, 1, 2);
    let november = day(2026, 11, 21);
    for text in [
        "2026-01-02",
        "2026/1/2",
        "2026.1.2",
        "2026年1月2日",
        "2026年01月02号",
        "２０２６／１／２",
        "20260102",
    ] {
        assert_eq!(parse_date(text, DateOrder::Unknown), Ok(january), "{text}");
    }
    for text in [
        "2026-11-21 10:30",
        "2026-11-21T10:30:00.123+08:00",
        "2026-11-21T10:30:00Z",
        "2026年11月21日 下午3:30",
        "11/21/2026 6:00 PM",
        "21/11/2026",
        "21.11.2026",
        "21 Nov 2026",
        "21-Nov-2026",
        "Nov 21, 2026",
        "november 21 2026",
        " 2026 年 11 月 21 日 ",
    ] {
        assert_eq!(parse_date(text, DateOrder::Unknown), Ok(november), "{text}");
    }
}

#[test]
fn asks_which_comes_first_only_when_it_matters() {
    let (first, second) = (day(2026, 2, 1), day(2026, 1, 2));
    assert_eq!(
        parse_date("01/02/2026", DateOrder::Unknown),
        Err(DateProblem::Ambiguous {
            day_first: first,
            month_first: second
        })
    );
    assert_eq!(parse_date("01/02/2026", DateOrder::DayFirst), Ok(first));
    assert_eq!(parse_date("01/02/2026", DateOrder::MonthFirst), Ok(second));
    assert_eq!(parse_date("05/05/2026", DateOrder::Unknown), Ok(day(2026, 5, 5)));
    assert_eq!(
        parse_date("11/21/2026", DateOrder::DayFirst),
        Err(DateProblem::NoSuchDay)
    );
}

#[test]
fn names_what_is_wrong() {
    for text in [
        "hello",
        "1/2/26",
        "2026-11",
        "3.14",
        "12",
        "2026-1-2-3",
        "2026-01-02 noon",
        "1/3",
        "a:b",
        ":",
    ] {
        assert_eq!(
            parse_date(text, DateOrder::Unknown),
            Err(DateProblem::NotADate),
            "{text}"
        );
    }
    for text in [
        "2026-02-30",
        "2025-02-29",
        "20261321",
        "0000-01-01",
        "31 Feb 2026",
        "32/13/2026",
    ] {
        assert_eq!(
            parse_date(text, DateOrder::Unknown),
            Err(DateProblem::NoSuchDay),
            "{text}"
        );
    }
    assert_eq!(parse_date(" ", DateOrder::Unknown), Err(DateProblem::Empty));
}

#[test]
fn excel_serials_only_when_asked() {
    let golden = [
        ("1", day(1900, 1, 1)),
        ("59", day(1900, 2, 28)),
        ("61", day(1900, 3, 1)),
        ("46347", day(2026, 11, 21)),
        ("46347.75", day(2026, 11, 21)),
        ("2958465", day(9999, 12, 31)),
        ("2026-11-21", day(2026, 11, 21)),
    ];
    for (text, expected) in golden {
        assert_eq!(parse_date(text, DateOrder::ExcelSerial), Ok(expected), "{text}");
    }
    for text in ["0", "60", "2958466"] {
        assert_eq!(
            parse_date(text, DateOrder::ExcelSerial),
            Err(DateProblem::NoSuchDay),
            "{text}"
        );
    }
    assert_eq!(
        parse_date("46347", DateOrder::Unknown),
        Err(DateProblem::NotADate)
    );
}

#[test]
fn stored_form_is_strict() {
    let read = |text: &str| serde_json::from_str::<Day>(&format!("\"{text}\"")).ok();
    assert_eq!(read("2026-11-21"), Some(day(2026, 11, 21)));
    for text in [
        "2026-1-2",
        "2026/11/21",
        "+026-11-21",
        "2026-11-21 ",
        "2026-11-31",
        "",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn ambiguity_has_a_sentence_with_both_readings() {
    let problem = parse_date("01/02/2026", DateOrder::Unknown).unwrap_err();
    assert!(
        problem
            .sentence(Lang::Zh)
            .contains("2026年2月1日 或 2026年1月2日")
    );
    assert!(
        problem
            .sentence(Lang::En)
            .contains("1 February 2026 or as 2 January 2026")
    );
}

fn any_day() -> impl Strategy<Value = Day> {
    (0_i64..3_652_059).prop_map(|days| day(1, 1, 1).add_days(days).unwrap())
}

fn civil(day: Day) -> civil::Date {
    civil::date(
        day.year().try_into().unwrap(),
        day.month().try_into().unwrap(),
        day.day().try_into().unwrap(),
    )
}

proptest! {
    #[test]
    fn days_agree_with_another_calendar(from in any_day(), to in any_day(), step in -4_000_000_i64..4_000_000) {
        let span = civil(from).until((Unit::Day, civil(to))).unwrap();
        prop_assert_eq!(days_between(from, to), i64::from(span.get_days()));
        let other = civil(from).checked_add(jiff::Span::new().days(step)).ok().filter(|d| d.year() >= 1);
        prop_assert_eq!(from.add_days(step).map(civil), other);
        prop_assert_eq!(from.add_days(days_between(from, to)), Some(to));
    }

    #[test]
    fn months_agree_with_another_calendar(from in any_day(), to in any_day(), step in -30_000_i32..30_000) {
        let (first, last) = (from.min(to), from.max(to));
        let span = civil(first).until((Unit::Month, civil(last))).unwrap();
        prop_assert_eq!(whole_months_between(first, last), span.get_months());
        prop_assert_eq!(whole_months_between(last, first), -span.get_months());
        let other = civil(from).checked_add(jiff::Span::new().months(step)).ok().filter(|d| d.year() >= 1);
        prop_assert_eq!(from.add_months(step).map(civil), other);
    }

    #[test]
    fn every_written_form_reads_back(day in any_day()) {
        for lang in [Lang::Zh, Lang::En] {
            for style in [DayStyle::Short, DayStyle::Long] {
                prop_assert_eq!(parse_date(&format_day(day, lang, style), DateOrder::Unknown), Ok(day));
            }
        }
        let stored = serde_json::to_string(&day).unwrap();
        prop_assert_eq!(serde_json::from_str::<Day>(&stored).unwrap(), day);
    }

    #[test]
    fn any_text_gives_a_day_or_a_problem(text in "\\PC{0,16}|[0-9]{1,4}[-/.年]?[0-9]{0,2}[-/.月]?[0-9]{0,4}[T 日]?[0-9:]{0,5}") {
        for order in [DateOrder::Unknown, DateOrder::DayFirst, DateOrder::ExcelSerial] {
            let _ = parse_date(&text, order);
        }
    }

    #[test]
    fn far_steps_never_overflow(day in any_day(), days: i64, months: i32) {
        let _ = day.add_days(days);
        let _ = day.add_months(months);
    }
}
