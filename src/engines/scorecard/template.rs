//! Making scorecards from short lists.

use super::{Level, Scale};
use crate::engines::value::{Sourced, Text};

/// Name and description of a level, worst first.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelTemplate {
    /// Short name.
    pub label: Text,
    /// What it looks like.
    pub detail: Text,
}

/// Levels with evenly spaced points from 0 to 100, worst first; ids are `1`, `2` … after the factor's id.
///
/// ```
/// use loudou::engines::scorecard::{even_levels, LevelTemplate, Scale};
/// use loudou::engines::value::Text;
/// let three = ["low", "mid", "high"].map(|t| LevelTemplate { label: Text::own(t), detail: Text::default() });
/// let Scale::Levels { levels } = even_levels("size", three.to_vec()) else { panic!("levels were asked for") };
/// assert_eq!(levels.iter().map(|l| l.points.value).collect::<Vec<_>>(), [0, 50, 100]);
/// assert_eq!(levels[2].id, "size.3");
/// ```
#[must_use]
pub fn even_levels(factor_id: &str, levels: Vec<LevelTemplate>) -> Scale {
    let steps = i64::try_from(levels.len())
        .unwrap_or(i64::MAX)
        .saturating_sub(1)
        .max(1);
    let levels = (0_i64..)
        .zip(levels)
        .map(|(step, level)| Level {
            id: format!("{factor_id}.{}", step + 1),
            label: level.label,
            detail: level.detail,
            points: Sourced::sample((200 * step + steps) / (2 * steps)),
            aliases: Vec::new(),
            disqualifies: false,
        })
        .collect();
    Scale::Levels { levels }
}
