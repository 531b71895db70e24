//! A new factor from a column: levels from its words, bands from its numbers.
//!
//! The points are a starting point and nothing more: evenly spaced in the order of the levels or bands. Where the
//! words say their order (numbers in front, low · medium · high) it is taken, otherwise the rarer comes first. The
//! outcome is not looked at: what the leads' own history says about points is for the check and the fit, which judge
//! on leads they have not seen.

use super::levels::tally;
use super::plan::{ColumnPlan, Notation};
use super::read::number_of;
use crate::engines::scorecard::{Axis, Band, Factor, Level, Role, Scale};
use crate::engines::value::{Source, Sourced, Text, fold};
use crate::exchange::csv::Sheet;
use crate::exchange::detect::EmptyMarkers;
use crate::i18n::Lang;

/// Levels a new factor has at most; rarer words share one more, "other".
pub const MOST_LEVELS: usize = 20;
/// Bands a new factor over a number has at most.
const MOST_BANDS: usize = 5;
/// Distinct words beyond which a column is free text and no factor.
const MOST_WORDS: usize = 1_000;
/// Distinct words up to which a column may be a factor though hardly any occurs twice.
const FEW_WORDS: usize = 50;
/// Percent a new factor weighs. Small beside those that are there; the page then offers to bring the sum to 100.
pub const NEW_WEIGHT: i64 = 10;

/// Words that have an order, each list from low to high.
const ORDERS: [&[&str]; 12] = [
    &["低", "中", "高"],
    &["小", "中", "大"],
    &["弱", "中", "强"],
    &["冷", "温", "热"],
    &["差", "一般", "好"],
    &["否", "是"],
    &["无", "有"],
    &["no", "maybe", "yes"],
    &["none", "low", "medium", "high"],
    &["small", "medium", "large", "enterprise"],
    &["cold", "warm", "hot"],
    &["false", "true"],
];

/// Whether a factor can be made of a column: its cells differ, and words are few enough to be levels.
#[must_use]
pub fn can_be_factor(plan: &ColumnPlan) -> bool {
    match plan.notation {
        Notation::Text => {
            let distinct = plan.profile.distinct;
            let repeats = distinct <= FEW_WORDS || distinct * 2 <= plan.profile.filled;
            (2..=MOST_WORDS).contains(&distinct) && repeats
        }
        Notation::Number { .. } => plan.profile.distinct > 1,
        Notation::Day { .. } => false,
    }
}

/// The levels or bands a column's values make; none where a factor cannot be made of it.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::import::{new_scale, propose};
/// use loudou::engines::scorecard::Scale;
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::Workspace;
/// let workspace = Workspace::empty("w".into(), "W".into(), Lang::En, Day::new(2026, 11, 21).unwrap());
/// let text = "who,size\na,11-50\nb,1-10\nc,11-50\nd,51-200\n";
/// let sheet = read_sheet(text, &ReadOptions::default()).sheet;
/// let plan = propose(&sheet, &Default::default(), &workspace);
/// let Some(Scale::Levels { levels }) = new_scale(&sheet, 1, &plan.columns[1], &plan.markers, "size") else {
///     panic!("words make levels")
/// };
/// let points: Vec<_> = levels.iter().map(|level| (level.label.en.as_str(), level.points.value)).collect();
/// assert_eq!(points, [("1-10", 0), ("11-50", 50), ("51-200", 100)]);
/// ```
#[must_use]
pub fn new_scale(
    sheet: &Sheet,
    column: usize,
    plan: &ColumnPlan,
    markers: &EmptyMarkers,
    factor_id: &str,
) -> Option<Scale> {
    if !can_be_factor(plan) {
        return None;
    }
    match plan.notation {
        Notation::Text => Some(levels_of(sheet, column, markers, factor_id)),
        Notation::Number { decimal, multiple } => {
            let numbers = sheet
                .column(column)
                .filter(|cell| !markers.is_empty_cell(cell))
                .filter_map(|cell| number_of(cell, decimal, multiple).ok())
                .collect();
            bands_of(numbers)
        }
        Notation::Day { .. } => None,
    }
}

/// A weighted factor over a column of the same id.
pub(super) fn new_factor(id: String, name: &str, scale: Scale) -> Factor {
    Factor {
        name: Text::own(name),
        question: Text::default(),
        column: id.clone(),
        id,
        role: Role::Weighted {
            weight: imported(NEW_WEIGHT),
        },
        axis: Axis::Fit,
        scale,
        when_empty: None,
        decay: None,
        source: Source::Imported,
    }
}

pub(super) const fn imported(value: i64) -> Sourced<i64> {
    Sourced {
        value,
        source: Source::Imported,
    }
}

/// A level for a word as it is written.
pub(super) fn level(id: String, word: &str, points: i64) -> Level {
    Level {
        id,
        label: Text::own(word),
        detail: Text::default(),
        points: imported(points),
        // The spelling stays when the user gives the level another name.
        aliases: vec![word.to_owned()],
        disqualifies: false,
    }
}

fn levels_of(sheet: &Sheet, column: usize, markers: &EmptyMarkers, factor_id: &str) -> Scale {
    let mut words = tally(sheet, column, |text| !markers.is_empty_cell(text));
    let rest = words.split_off(words.len().min(MOST_LEVELS));
    let mut frequent: Vec<&str> = words.iter().map(|(text, ..)| *text).collect();
    put_in_order(&mut frequent);
    let mut levels: Vec<Level> = frequent
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let id = format!("{factor_id}.{}", at + 1);
            level(id, word, even_points(at, frequent.len()))
        })
        .collect();
    if !rest.is_empty() {
        let rest = rest.iter().map(|(text, ..)| (*text).to_owned());
        let name = other_name();
        match levels
            .iter_mut()
            .find(|l| l.matches(&fold(&name.zh)) || l.matches(&fold(&name.en)))
        {
            Some(other) => other.aliases.extend(rest),
            None => levels.push(Level {
                label: name,
                aliases: rest.collect(),
                ..level(format!("{factor_id}.other"), "", 50)
            }),
        }
    }
    Scale::Levels { levels }
}

/// Name of the level of rare words; where the column has such a word itself, that one takes them.
fn other_name() -> Text {
    let word = |lang: Lang| lang.texts().importing().other_level;
    Text::new(word(Lang::Zh), word(Lang::En))
}

/// Points of the `at`th of `count` levels, from 0 to 100.
fn even_points(at: usize, count: usize) -> i64 {
    let steps = count.saturating_sub(1).max(1);
    i64::try_from((200 * at + steps) / (2 * steps)).unwrap_or(0)
}

/// From low to high where the words say so; otherwise, as they come by frequency, the rarest first.
fn put_in_order(words: &mut [&str]) {
    let place = |list: &[&str], word: &str| list.iter().position(|entry| entry.eq_ignore_ascii_case(word));
    let ordered = ORDERS
        .iter()
        .find(|list| words.iter().all(|word| place(list, word).is_some()));
    if let Some(list) = ordered {
        words.sort_by_key(|word| place(list, word));
    } else if words.iter().all(|word| leading_number(word).is_some()) {
        let key = |word: &str| leading_number(word).unwrap_or(0.0);
        words.sort_by(|one, other| key(one).total_cmp(&key(other)));
    } else {
        words.reverse();
    }
}

/// The first number of a word such as `11-50人`, `<100`, `3 星`; a word that begins otherwise has none.
fn leading_number(word: &str) -> Option<f64> {
    let below = word.starts_with(['<', '＜']);
    let digits = word.trim_start_matches(['<', '>', '＜', '＞', '≤', '≥', '=', ' ']);
    let end = digits
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(digits.len());
    let number: f64 = digits.get(..end)?.parse().ok()?;
    // `<100` stands before `100-500`.
    Some(if below { number - 0.5 } else { number })
}

/// Bands at quantiles: each holds about the same number of cells, as far as ties allow.
fn bands_of(mut numbers: Vec<f64>) -> Option<Scale> {
    numbers.sort_by(f64::total_cmp);
    let lowest = *numbers.first()?;
    let mut cuts: Vec<f64> = (1..MOST_BANDS)
        .filter_map(|part| numbers.get(numbers.len() * part / MOST_BANDS).copied())
        .filter(|cut| *cut > lowest)
        .collect();
    cuts.dedup();
    if cuts.is_empty() {
        // More than four in five are the same lowest number; what differs from it is a band of its own.
        cuts.extend(numbers.iter().copied().find(|x| *x > lowest));
    }
    if cuts.is_empty() {
        return None;
    }
    let count = cuts.len() + 1;
    let bands = std::iter::once(None)
        .chain(cuts.into_iter().map(Some))
        .enumerate();
    Some(Scale::Bands {
        bands: bands
            .map(|(at, from)| Band {
                from,
                points: imported(even_points(at, count)),
            })
            .collect(),
        of_mean: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered<'a>(words: &[&'a str]) -> Vec<&'a str> {
        let mut words = words.to_vec();
        put_in_order(&mut words);
        words
    }

    #[test]
    fn words_that_say_their_order_keep_it() {
        assert_eq!(ordered(&["高", "低", "中"]), ["低", "中", "高"]);
        assert_eq!(ordered(&["Yes", "No"]), ["No", "Yes"]);
        assert_eq!(
            ordered(&["100-500人", "<100人", "500人以上"]),
            ["<100人", "100-500人", "500人以上"]
        );
        assert_eq!(ordered(&["官网", "展会"]), ["展会", "官网"]);
    }

    #[test]
    fn bands_hold_equal_shares_as_far_as_ties_allow() {
        let cuts = |numbers: Vec<f64>| match bands_of(numbers) {
            Some(Scale::Bands { bands, .. }) => bands.iter().filter_map(|b| b.from).collect(),
            _ => Vec::new(),
        };
        assert_eq!(cuts((0..100).map(f64::from).collect()), [20.0, 40.0, 60.0, 80.0]);
        assert_eq!(cuts(vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7.0]), [7.0]);
        assert_eq!(cuts(vec![3.0; 9]), Vec::<f64>::new());
    }
}
