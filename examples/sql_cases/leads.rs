//! Leads for a scorecard: its own spellings in every disguise, words it does not know, numbers on and beside the
//! starts of its bands, days around the one scored for, and empty cells.

use loudou::engines::scorecard::{Factor, Scale, Scorecard};
use loudou::engines::value::Source;
use loudou::i18n::date::Day;
use loudou::workspace::rows::{Column, ColumnKind, ColumnRole, Rows};
use loudou::workspace::rows_builder::{NewCell, RowsBuilder};
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Words that are no level, and words for "unknown".
const OTHER_WORDS: [&str; 24] = [
    "unknown",
    "UNKNOWN",
    "未知",
    "不详",
    "n/a",
    "Ｎ／Ａ",
    "-",
    "—",
    "？",
    " ",
    "\t\u{3000}\n",
    "O'Reilly",
    "say \"no\"",
    "back\\slash",
    "\\'",
    "%",
    "_",
    "${env:HOME}",
    "#{x}",
    "竞争",
    "😀",
    "ı",
    "ﬁ",
    "-- no comment",
];

/// Spaces as people and programs write them.
const SPACES: [&str; 8] = [" ", "  ", "\t", "\n", "\u{3000}", "\u{A0}", "\u{2009} ", "\r\n"];

/// Words that each word of a column is drawn from.
const WORDS: usize = 400;

/// One cell in so many is empty.
const EMPTY_SHARE: f64 = 0.15;

/// So many leads with these columns. The first column is the key.
pub fn generate(card: &Scorecard, columns: &[Column], count: usize, as_of: Day) -> Rows {
    let mut rng = ChaCha8Rng::seed_from_u64(20_261_122);
    let pools: Vec<Pool> = columns
        .iter()
        .map(|column| Pool::of(card, column, as_of, &mut rng))
        .collect();
    let mut builder = RowsBuilder::new(columns.to_vec(), Source::Sample, 1);
    for at in 0..count {
        let key = format!("L{at:07}");
        let cells: Vec<NewCell<'_>> = columns
            .iter()
            .zip(&pools)
            .map(|(column, pool)| match column.role {
                ColumnRole::Key => NewCell::Text(&key),
                _ => pool.draw(&mut rng),
            })
            .collect();
        builder.push(cells);
    }
    builder.finish()
}

/// What the cells of a column are drawn from.
enum Pool {
    Words(Vec<String>),
    Numbers(Vec<f64>),
    Days(Vec<Day>),
}

impl Pool {
    fn of(card: &Scorecard, column: &Column, as_of: Day, rng: &mut ChaCha8Rng) -> Self {
        let readers: Vec<&Factor> = card.factors.iter().filter(|f| f.column == column.id).collect();
        match column.kind {
            ColumnKind::Text => Self::Words(words(&readers, rng)),
            ColumnKind::Number => Self::Numbers(numbers(&readers)),
            ColumnKind::Day => Self::Days((-45..1600).filter_map(|days| as_of.add_days(-days)).collect()),
        }
    }

    fn draw(&self, rng: &mut ChaCha8Rng) -> NewCell<'_> {
        if rng.random_bool(EMPTY_SHARE) {
            return NewCell::Empty;
        }
        let drawn = match self {
            Self::Words(words) => words.choose(rng).map(|word| NewCell::Text(word)),
            Self::Numbers(numbers) => numbers.choose(rng).copied().map(NewCell::Number),
            Self::Days(days) => days.choose(rng).copied().map(NewCell::Day),
        };
        drawn.unwrap_or_default()
    }
}

fn words(readers: &[&Factor], rng: &mut ChaCha8Rng) -> Vec<String> {
    let mut known: Vec<&str> = Vec::new();
    for level in readers.iter().flat_map(|f| f.levels()) {
        known.extend([level.id.as_str(), &level.label.zh, &level.label.en]);
        known.extend(level.aliases.iter().map(String::as_str));
    }
    known.retain(|word| !word.is_empty());
    let mut words: Vec<String> = OTHER_WORDS.iter().map(|word| (*word).to_owned()).collect();
    while words.len() < WORDS {
        let Some(word) = known.choose(rng) else { break };
        words.push(disguise(word, rng));
    }
    words
}

/// The word in another case or width, with spaces around and other spaces within. Some turn into another word.
fn disguise(word: &str, rng: &mut ChaCha8Rng) -> String {
    let way = rng.random_range(0..6);
    let mut out = String::new();
    for c in word.chars() {
        match (way, c) {
            (3.., ' ') => out.push_str(SPACES.choose(rng).copied().unwrap_or(" ")),
            (1, _) => out.extend(c.to_uppercase()),
            (2 | 4, '!'..='~') => out.push(char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)),
            (5, _) if rng.random_bool(0.5) => out.extend(c.to_uppercase()),
            _ => out.push(c),
        }
    }
    if way >= 3 {
        let mut space = || SPACES.choose(rng).copied().unwrap_or(" ").to_owned();
        out = space() + &out + &space();
    }
    out
}

fn numbers(readers: &[&Factor]) -> Vec<f64> {
    let mut numbers: Vec<f64> = (-80..=80).map(|n| f64::from(n) / 4.0).collect();
    let mut has_mean = false;
    for factor in readers {
        match &factor.scale {
            Scale::Bands { bands, of_mean } => {
                has_mean |= of_mean;
                let starts = bands.iter().filter_map(|b| b.from);
                numbers.extend(starts.flat_map(|s| [s, s.next_down(), s.next_up()]));
            }
            Scale::Levels { levels } => {
                let spelled = levels
                    .iter()
                    .flat_map(|l| std::iter::once(&l.label.en).chain(&l.aliases));
                let spelled: Vec<f64> = spelled.filter_map(|text| text.parse().ok()).collect();
                // As often as all the others, so that levels do occur.
                numbers.extend(std::iter::repeat_n(spelled, 40).flatten());
            }
        }
    }
    if has_mean {
        // Quarters only: their sum is exact in whatever order a database adds.
        numbers.retain(|x| (x * 4.0).fract() == 0.0);
    } else {
        numbers.extend([1e300, -1e300, 1e-300, f64::MAX, 0.1 + 0.2]);
    }
    numbers
}
