//! Several numbers in one text, such as the starts of bands.

use super::{DecimalMark, NumberProblem, NumberStyle, format_number, parse_number};
use crate::i18n::Lang;

/// Largest denominator a number is shown with that has no short decimal form.
const LARGEST_DENOMINATOR: u8 = 100;

/// Reads numbers that stand one beside the other.
///
/// Spaces, `;`, `、` and the Chinese comma always stand between two numbers, and so does a comma beside one of them. Any
/// other comma may part numbers or group thousands. It does the same all through the text, and what it does must be clear:
///
/// - Only one of the two gives numbers: that one. A number starts with no idle zero, so `1,000, 2,000` is two numbers,
///   and `0,100,200` three.
/// - Both do, and other numbers are parted by `;` or `、`: it groups, as in `1,200; 3,400`.
/// - Both do: the one whose numbers rise, as starts of bands do: `1,500, 2,500` is two numbers.
/// - Both rise, or neither: nobody can tell. `1,200` alone is refused.
///
/// ```
/// use loudou::i18n::number::parse_numbers;
/// assert_eq!(parse_numbers("10, 50，1.2万"), Ok(vec![10.0, 50.0, 12_000.0]));
/// assert_eq!(parse_numbers("1,000, 2,000"), Ok(vec![1_000.0, 2_000.0]));
/// assert!(parse_numbers("1,200").is_err());
/// ```
///
/// # Errors
///
/// A [`NumberProblem`] of the first that is no number; [`NumberProblem::Grouping`] where commas can be read both ways.
pub fn parse_numbers(text: &str) -> Result<Vec<f64>, NumberProblem> {
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ';' | '；' | '、' | '，'))
        .map(|part| part.trim_matches(','))
        .filter(|part| !part.is_empty())
        .collect();
    let apart = each(parts.iter().flat_map(|part| part.split(',')));
    if !parts.iter().any(|part| part.contains(',')) {
        return apart;
    }
    match (each(parts.iter().copied()), apart) {
        (Ok(grouped), Ok(apart)) => {
            let is_marked = parts.len() > 1 && text.contains([';', '；', '、']);
            match (is_marked || rises(&grouped), !is_marked && rises(&apart)) {
                (true, false) => Ok(grouped),
                (false, true) => Ok(apart),
                _ => Err(NumberProblem::Grouping),
            }
        }
        (grouped, Err(_)) => grouped,
        (Err(_), apart) => apart,
    }
}

fn each<'a>(parts: impl Iterator<Item = &'a str>) -> Result<Vec<f64>, NumberProblem> {
    parts.map(one).collect()
}

fn one(part: &str) -> Result<f64, NumberProblem> {
    let digits = part.trim_start_matches(['+', '-', '−', '－']);
    let starts_idly = |zero: char| {
        digits
            .strip_prefix(zero)
            .is_some_and(|rest| rest.starts_with(|c: char| matches!(c, '0'..='9' | '０'..='９')))
    };
    if starts_idly('0') || starts_idly('０') {
        return Err(NumberProblem::Grouping);
    }
    parse_number(part, DecimalMark::Point).map(|parsed| parsed.value)
}

fn rises(numbers: &[f64]) -> bool {
    numbers.is_sorted_by(|low, high| low < high)
}

/// Writes numbers for a field to be edited, so that [`parse_numbers`] reads back the same ones.
///
/// Each in the shortest form that does: with up to six decimals, as a fraction, with every digit. Thousands stand
/// without their commas, which part the numbers here.
///
/// ```
/// use loudou::i18n::number::format_numbers;
/// assert_eq!(format_numbers(&[-0.5, 1.0 / 3.0, 12_000.0]), "-0.5, 1/3, 12000");
/// ```
#[must_use]
pub fn format_numbers(numbers: &[f64]) -> String {
    numbers
        .iter()
        .map(|number| to_edit(*number))
        .collect::<Vec<_>>()
        .join(", ")
}

fn to_edit(number: f64) -> String {
    let written = |style| {
        // The typographic minus is for reading; a field shows the one a keyboard has. Digits are the same in both.
        format_number(number, Lang::En, style).replace('\u{2212}', "-")
    };
    let reads_back = |text: &String| one(text).is_ok_and(|read| read.to_bits() == number.to_bits());
    Some(written(NumberStyle::decimals(0, 6).ungrouped()))
        .filter(reads_back)
        .or_else(|| fraction(number).filter(reads_back))
        .or_else(|| Some(written(NumberStyle::EDIT)).filter(reads_back))
        .unwrap_or_else(|| format!("{number:e}"))
}

/// The number over the smallest denominator that gives exactly it.
fn fraction(number: f64) -> Option<String> {
    (2..=LARGEST_DENOMINATOR).find_map(|below| {
        let above = (number * f64::from(below)).round();
        let is_it = (above / f64::from(below)).to_bits() == number.to_bits();
        is_it.then(|| format!("{above}/{below}"))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{format_numbers, parse_numbers};

    #[test]
    fn numbers_are_parted_by_every_mark_in_use() {
        let golden: [(&str, &[f64]); 20] = [
            ("", &[]),
            (" , ", &[]),
            ("10", &[10.0]),
            ("10, 50, 200", &[10.0, 50.0, 200.0]),
            ("10,50,200", &[10.0, 50.0, 200.0]),
            ("10 50 200", &[10.0, 50.0, 200.0]),
            ("10；50、200;", &[10.0, 50.0, 200.0]),
            ("10，50，200", &[10.0, 50.0, 200.0]),
            ("50，100，200", &[50.0, 100.0, 200.0]),
            ("１０，５０", &[10.0, 50.0]),
            ("200, 50", &[200.0, 50.0]),
            ("200,50", &[200.0, 50.0]),
            ("1/3, 1/2", &[1.0 / 3.0, 0.5]),
            ("1/3,1/2", &[1.0 / 3.0, 0.5]),
            ("1.2万，3万", &[12_000.0, 30_000.0]),
            ("1.2万,3万", &[12_000.0, 30_000.0]),
            ("10%, 20%", &[0.1, 0.2]),
            ("-5,0,5", &[-5.0, 0.0, 5.0]),
            ("0.5,1.5", &[0.5, 1.5]),
            ("0 0.01", &[0.0, 0.01]),
        ];
        for (text, numbers) in golden {
            assert_eq!(parse_numbers(text).as_deref(), Ok(numbers), "{text}");
        }
    }

    #[test]
    fn thousands_are_grouped_where_that_cannot_be_mistaken() {
        let golden: [(&str, &[f64]); 17] = [
            ("1,000, 2,000", &[1_000.0, 2_000.0]),
            ("1,000; 2,000", &[1_000.0, 2_000.0]),
            ("1,000、2,000", &[1_000.0, 2_000.0]),
            ("1,000 2,000", &[1_000.0, 2_000.0]),
            ("1,000，2,000", &[1_000.0, 2_000.0]),
            ("500, 1,000, 2,000", &[500.0, 1_000.0, 2_000.0]),
            ("1,500, 2,500", &[1_500.0, 2_500.0]),
            ("1,200; 3,400", &[1_200.0, 3_400.0]),
            ("1,200、1,500、900", &[1_200.0, 1_500.0, 900.0]),
            ("1,000", &[1_000.0]),
            ("1,000,000", &[1_000_000.0]),
            ("1,000万, 2,000万", &[10_000_000.0, 20_000_000.0]),
            ("1,000.5", &[1_000.5]),
            // Three starts: no number of thousands begins with a nought.
            ("0,100,200", &[0.0, 100.0, 200.0]),
            ("0,100;200", &[0.0, 100.0, 200.0]),
            // One space was forgotten: as thousands the numbers would fall.
            ("100,200, 500", &[100.0, 200.0, 500.0]),
            ("50，100,200，300", &[50.0, 100.0, 200.0, 300.0]),
        ];
        for (text, numbers) in golden {
            assert_eq!(parse_numbers(text).as_deref(), Ok(numbers), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_both_ways_or_in_no_way_is_refused() {
        for text in [
            "1,200",
            "50,100,200",
            "50, 100,200",
            "1,200万",
            "1,000,2,000",
            "1，000",
            "1 000",
            "10,50; 200,300x",
            "007",
            "ten",
            "10, ten",
            "1/0",
            "1,00",
        ] {
            assert!(parse_numbers(text).is_err(), "{text}: {:?}", parse_numbers(text));
        }
    }

    #[test]
    fn shown_numbers_are_short_where_that_loses_nothing() {
        assert_eq!(format_numbers(&[]), "");
        assert_eq!(
            format_numbers(&[-2.0 / 7.0, 1.0 / 3.0, 0.1, 1_234_567.0]),
            "-2/7, 1/3, 0.1, 1234567"
        );
        assert_eq!(
            format_numbers(&[0.123_456_789, 1e-30, 1e30]),
            "0.123456789, 1e-30, 1e30"
        );
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_as_the_same_numbers(
            mut numbers in prop::collection::vec(
                prop_oneof![
                    any::<f64>().prop_filter("finite", |x| x.is_finite()),
                    (-9_000_i32..9_000, 1_u8..120).prop_map(|(above, below)| f64::from(above) / f64::from(below)),
                    (0_i32..9_000_000).prop_map(f64::from),
                ],
                0..6,
            ),
        ) {
            // Negative zero is in no document.
            numbers.iter_mut().for_each(|x| *x += 0.0);
            prop_assert_eq!(parse_numbers(&format_numbers(&numbers)), Ok(numbers));
        }

        #[test]
        fn no_text_breaks_the_reader(text in ".{0,60}") {
            let _ = parse_numbers(&text);
        }
    }
}
