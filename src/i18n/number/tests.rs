//! Golden forms and round trips of numbers.

use proptest::prelude::*;

use super::*;
use crate::i18n::Lang;

fn value(text: &str) -> Result<f64, NumberProblem> {
    parse_number(text, DecimalMark::Point).map(|parsed| parsed.value)
}

fn unknown(text: &str) -> Result<f64, NumberProblem> {
    parse_number(text, DecimalMark::Unknown).map(|parsed| parsed.value)
}

#[test]
fn reads_what_people_write() {
    let golden = [
        ("1.2万", 12_000.0),
        ("3亿", 3e8),
        ("1.5 万亿", 1.5e12),
        ("3千万元", 3e7),
        ("1万元", 10_000.0),
        ("3,000", 3_000.0),
        ("3，000", 3_000.0),
        ("３，０００．５", 3_000.5),
        ("45%", 0.45),
        ("45％", 0.45),
        ("28.5 %", 0.285),
        ("1/3", 1.0 / 3.0),
        ("-3 / 4", -0.75),
        ("(123)", -123.0),
        ("（123）", -123.0),
        ("(1,234)", -1_234.0),
        ("(￥1,234)", -1_234.0),
        ("￥(1,234)", -1_234.0),
        ("−5", -5.0),
        ("－5", -5.0),
        ("+5", 5.0),
        ("￥1,234", 1_234.0),
        ("¥ 1,234.50", 1_234.5),
        ("-$12", -12.0),
        ("$-12", -12.0),
        ("US$ 12", 12.0),
        ("12 USD", 12.0),
        ("RMB 12", 12.0),
        ("12元", 12.0),
        ("1'234'567", 1_234_567.0),
        ("1’234", 1_234.0),
        ("1 234 567", 1_234_567.0),
        ("1\u{a0}234", 1_234.0),
        ("12k", 12_000.0),
        ("1.5M", 1_500_000.0),
        ("2B", 2e9),
        ("2bn", 2e9),
        ("1e3", 1_000.0),
        ("1.5E-3", 0.0015),
        (".5", 0.5),
        ("5.", 5.0),
        ("  7 ", 7.0),
        ("007", 7.0),
        ("-0", 0.0),
        ("1e-999", 0.0),
    ];
    for (text, expected) in golden {
        assert_eq!(value(text), Ok(expected), "{text}");
    }
    assert!(value("-0").is_ok_and(|zero| zero.is_sign_positive()));
    assert_eq!(
        parse_number("45％", DecimalMark::Point).map(|p| p.percent),
        Ok(true)
    );
    assert_eq!(
        parse_number("45", DecimalMark::Point).map(|p| p.percent),
        Ok(false)
    );
}

#[test]
fn names_what_is_wrong() {
    use NumberProblem::{DivisionByZero, Empty, Grouping, NotANumber, TooLarge};
    let golden = [
        ("", Empty),
        ("  ", Empty),
        ("\u{3000}", Empty),
        ("abc", NotANumber),
        ("-", NotANumber),
        ("--5", NotANumber),
        ("(-5)", NotANumber),
        ("-(5)", NotANumber),
        ("(5", NotANumber),
        ("5)", NotANumber),
        ("%", NotANumber),
        ("万", NotANumber),
        (".", NotANumber),
        ("5万%", NotANumber),
        ("5万万", NotANumber),
        ("NaN", NotANumber),
        ("inf", NotANumber),
        ("1e", NotANumber),
        ("1/2/3", NotANumber),
        ("2026/1/2", NotANumber),
        ("2026-01-02", NotANumber),
        ("12 apples", NotANumber),
        ("1/0", DivisionByZero),
        ("0/0", DivisionByZero),
        ("1e999", TooLarge),
        ("1e300万亿", TooLarge),
        ("1e300/1e-300", TooLarge),
        ("1,23", Grouping),
        ("1,5", Grouping),
        ("0,123", Grouping),
        ("1,2345", Grouping),
        ("1234,567", Grouping),
        ("1,,234", Grouping),
        (",123", Grouping),
        ("1.2.3", Grouping),
        ("1.234,56", Grouping),
        ("12 34", Grouping),
    ];
    for (text, expected) in golden {
        assert_eq!(value(text), Err(expected), "{text}");
    }
    assert_eq!(value(&"9".repeat(401)), Err(NotANumber));
}

#[test]
fn unknown_decimal_mark_is_asked_about_only_when_it_matters() {
    assert_eq!(unknown("1.234,56"), Ok(1_234.56));
    assert_eq!(unknown("1,234.56"), Ok(1_234.56));
    assert_eq!(unknown("1.234.567"), Ok(1_234_567.0));
    assert_eq!(unknown("1,5"), Ok(1.5));
    assert_eq!(unknown("1.5"), Ok(1.5));
    assert_eq!(unknown("0,123"), Ok(0.123));
    assert_eq!(unknown("1234"), Ok(1_234.0));
    assert_eq!(
        unknown("1,234"),
        Err(NumberProblem::Ambiguous {
            with_point: 1_234.0,
            with_comma: 1.234
        })
    );
    assert_eq!(
        unknown("(1.234)"),
        Err(NumberProblem::Ambiguous {
            with_point: -1.234,
            with_comma: -1_234.0
        })
    );
    assert_eq!(
        parse_number("1.234,56", DecimalMark::Comma).map(|p| p.value),
        Ok(1_234.56)
    );
}

#[test]
fn every_problem_has_a_sentence() {
    let ambiguous = NumberProblem::Ambiguous {
        with_point: 1_234.0,
        with_comma: 1.234,
    };
    for lang in [Lang::Zh, Lang::En] {
        let sentence = ambiguous.sentence(lang);
        assert!(sentence.contains("1234") && sentence.contains("1.234") && !sentence.contains('{'));
        for problem in [
            NumberProblem::Empty,
            NumberProblem::Grouping,
            NumberProblem::TooLarge,
        ] {
            assert!(!problem.sentence(lang).is_empty());
        }
    }
}

#[test]
fn writes_for_reading() {
    let (zh, en) = (Lang::Zh, Lang::En);
    let plain = NumberStyle::decimals(0, 2);
    let golden = [
        (12_345.0, zh, NumberStyle::COMPACT, "1.2万"),
        (12_345.0, en, NumberStyle::COMPACT, "12.3K"),
        (9_999.0, zh, NumberStyle::COMPACT, "9,999"),
        (9_999.96, zh, NumberStyle::COMPACT, "1万"),
        (99_999_999.0, zh, NumberStyle::COMPACT, "1亿"),
        (320_000_000.0, zh, NumberStyle::COMPACT, "3.2亿"),
        (2.5e12, zh, NumberStyle::COMPACT, "2.5万亿"),
        (999_999.0, en, NumberStyle::COMPACT, "1M"),
        (2.5e9, en, NumberStyle::COMPACT, "2.5B"),
        (1e16, en, NumberStyle::COMPACT, "10,000T"),
        (0.0, en, NumberStyle::COMPACT, "0"),
        (-12_345.0, zh, NumberStyle::COMPACT, "−1.2万"),
        (0.453, en, NumberStyle::PERCENT, "45.3%"),
        (0.45, zh, NumberStyle::PERCENT, "45%"),
        (1.0, zh, NumberStyle::PERCENT, "100%"),
        (0.05, zh, NumberStyle::PERCENT.signed(), "+5%"),
        (-0.000_1, zh, NumberStyle::PERCENT.signed(), "0%"),
        (1_234_567.891, en, plain, "1,234,567.89"),
        (1_234.5, en, plain.ungrouped(), "1234.5"),
        (1_234.5, en, NumberStyle::decimals(2, 2), "1,234.50"),
        (2.5, en, NumberStyle::WHOLE, "3"),
        (1.005, en, plain, "1.01"),
        (0.005, en, plain, "0.01"),
        (0.004, en, plain, "0"),
        (-0.004, en, plain, "0"),
        (-0.0, en, NumberStyle::decimals(1, 1), "0.0"),
        (9.999, en, plain, "10"),
        (100.0, en, plain, "100"),
        (1e20, en, NumberStyle::WHOLE.ungrouped(), "100000000000000000000"),
        (1.5e30, en, plain, "1.5e30"),
        (9.999e30, en, plain, "1e31"),
        (f64::NAN, en, plain, "—"),
        (f64::NEG_INFINITY, zh, NumberStyle::PERCENT, "—"),
    ];
    for (number, lang, style, expected) in golden {
        assert_eq!(format_number(number, lang, style), expected, "{number}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_a_finite_number_or_a_problem(text in "\\PC{0,24}") {
        for mark in [DecimalMark::Point, DecimalMark::Comma, DecimalMark::Unknown] {
            if let Ok(parsed) = parse_number(&text, mark) {
                prop_assert!(parsed.value.is_finite());
                prop_assert!(parsed.value != 0.0 || parsed.value.is_sign_positive());
            }
        }
    }

    #[test]
    fn number_like_text_never_panics(text in "[-+(]?[￥$]?[0-9.,' 　]{0,12}[%％万亿kKe)元/]{0,3}[0-9]{0,2}") {
        if let Ok(parsed) = parse_number(&text, DecimalMark::Unknown) {
            prop_assert!(parsed.value.is_finite());
        }
    }

    #[test]
    fn full_precision_comes_back_exactly(number in -1e15..1e15_f64) {
        let text = format_number(number, Lang::Zh, NumberStyle::decimals(0, 20));
        let back = value(&text).unwrap();
        prop_assert!((back - number).abs() <= 1e-20_f64.max(number.abs() * 1e-15), "{text}");
    }

    #[test]
    fn every_style_comes_back_within_its_rounding(
        number in prop::num::f64::NORMAL,
        max in 0_u8..4,
        compact: bool, percent: bool, signed: bool, grouping: bool, chinese: bool,
    ) {
        let lang = if chinese { Lang::Zh } else { Lang::En };
        let style = NumberStyle { min_decimals: 0, max_decimals: max, grouping, compact, percent, signed };
        // A percentage of the very largest values cannot be held; everything else must come back.
        prop_assume!(number.abs() < 1e300);
        let text = format_number(number, lang, style);
        prop_assert!(!text.starts_with("−0") || text.contains(['1', '2', '3', '4', '5', '6', '7', '8', '9']));
        let back = value(&text).unwrap();
        let step = 10_f64.powi(-i32::from(max));
        let unit = if compact || number.abs() >= 1e19 { number.abs().max(1.0) } else { 1.0 };
        prop_assert!((back - number).abs() <= 0.51 * step * unit + number.abs() * 1e-14, "{number} {text}");
    }
}
