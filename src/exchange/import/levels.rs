//! Which level of a factor each word of a column means.

use std::collections::HashMap;

use crate::engines::scorecard::{Factor, Level};
use crate::engines::value::fold;
use crate::exchange::csv::Sheet;
use crate::exchange::detect::EmptyMarkers;

/// Words that are listed for the user to map; rarer ones stay unknown.
const LISTED_WORDS: usize = 200;

/// What a word of a column means.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Target {
    /// The level of this id.
    Level(String),
    /// Not known: it takes no part in the score.
    Unknown,
    /// A level of its own, made for it.
    NewLevel,
}

/// A word of a column with its meaning.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LevelText {
    /// The word as it occurs first, without spaces around.
    pub text: String,
    /// Cells that have it; letter case, spaces and full-width forms do not matter.
    pub count: usize,
    /// What it means.
    pub target: Target,
}

/// The distinct words of a column, compared as levels are, the most frequent first; at equal counts the one that
/// comes first. Each with its folded form. `is_word` says which cells take part.
pub(super) fn tally<'a>(
    sheet: &'a Sheet,
    column: usize,
    mut is_word: impl FnMut(&'a str) -> bool,
) -> Vec<(&'a str, String, usize)> {
    let all = sheet.words(column);
    let mut words: Vec<(&str, String, usize)> = Vec::new();
    let mut place: HashMap<String, usize> = HashMap::new();
    for (word, text) in all.texts().enumerate().filter(|(_, text)| is_word(text)) {
        let (folded, count) = (fold(text), all.count(word));
        match place.get(&folded).and_then(|at| words.get_mut(*at)) {
            Some(word) => word.2 += count,
            None => {
                place.insert(folded.clone(), words.len());
                words.push((text, folded, count));
            }
        }
    }
    words.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    words
}

/// The words of a column with the levels of a factor they mean: by the level's id, its name in either language or
/// another spelling of it. Where the words are the places of the levels, 1 to the last, they mean those.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::detect::EmptyMarkers;
/// use loudou::exchange::import::{Target, match_levels};
/// use loudou::models::lead_tiering::template;
/// let card = template::scorecard();
/// let factor = &card.factors[0];
/// let text = format!("渠道\n{}\n展会\n展会\n", factor.levels()[4].label.zh);
/// let sheet = read_sheet(&text, &ReadOptions::default()).sheet;
/// let words = match_levels(&sheet, 0, factor, &EmptyMarkers::default());
/// assert_eq!((words[0].text.as_str(), words[0].count), ("展会", 2));
/// assert_eq!(words[0].target, Target::Unknown);
/// assert_eq!(words[1].target, Target::Level(factor.levels()[4].id.clone()));
/// ```
#[must_use]
pub fn match_levels(sheet: &Sheet, column: usize, factor: &Factor, markers: &EmptyMarkers) -> Vec<LevelText> {
    let levels = factor.levels();
    if levels.is_empty() {
        return Vec::new();
    }
    let known = |text: &str| level_of(levels, &fold(text)).is_some();
    let words = tally(sheet, column, |text| {
        !text.is_empty() && (!markers.is_empty_cell(text) || known(text))
    });
    let by_place = means_places(&words, levels);
    let mut listed: Vec<LevelText> = words
        .into_iter()
        .map(|(text, folded, count)| {
            let level = level_of(levels, &folded).or_else(|| {
                let place: usize = folded.parse().ok().filter(|_| by_place)?;
                levels.get(place.checked_sub(1)?)
            });
            LevelText {
                text: text.to_owned(),
                count,
                target: level.map_or(Target::Unknown, |l| Target::Level(l.id.clone())),
            }
        })
        .collect();
    // Matched words stay, however rare: they say what is mapped.
    let mut unknown = 0;
    listed.retain(|word| {
        unknown += usize::from(word.target == Target::Unknown);
        word.target != Target::Unknown || unknown <= LISTED_WORDS
    });
    listed
}

/// The first level a folded text means, as the reader of the leads finds it.
pub(super) fn level_of<'a>(levels: &'a [Level], folded: &str) -> Option<&'a Level> {
    levels.iter().find(|level| level.matches(folded))
}

/// Whether all words are whole numbers from 1 to the number of levels, the last of which occurs.
fn means_places(words: &[(&str, String, usize)], levels: &[Level]) -> bool {
    let places: Option<Vec<usize>> = words
        .iter()
        .map(|(_, folded, _)| folded.parse().ok().filter(|place| *place >= 1))
        .collect();
    words.len() > 1 && places.is_some_and(|places| places.iter().max() == Some(&levels.len()))
}
