//! Which factor of the scorecard, or which column of the workspace, a column of a table stands for.

use super::levels::{LevelText, Target, match_levels};
use super::plan::Reason;
use crate::engines::scorecard::{Factor, Scorecard};
use crate::engines::value::{Text, fold};
use crate::exchange::csv::Sheet;
use crate::exchange::detect::{ColumnKind, ColumnProfile, EmptyMarkers};
use crate::models::lead_tiering::base_columns;
use crate::workspace::rows::{Column, ColumnKind as RowKind, ColumnRole, Rows};

/// Distinct words beyond which a column is not looked at for levels.
const MOST_WORDS: usize = 200;
/// Words in a hundred that must be levels where only the name is similar, and where the name says nothing.
const SIMILAR_PERCENT: usize = 50;
const UNNAMED_PERCENT: usize = 80;

/// A factor found for a column.
pub(super) struct Found {
    pub factor: String,
    pub levels: Vec<LevelText>,
    pub reason: Reason,
}

/// Whether a folded name is a text in either language.
pub(super) fn is_called(name: &str, text: &Text) -> bool {
    !name.is_empty() && (fold(&text.zh) == name || fold(&text.en) == name)
}

/// The factor a column stands for: it is called so; or its words are levels and its name does not speak against it.
/// Factors in `taken` have a column.
pub(super) fn find_factor(
    sheet: &Sheet,
    column: usize,
    profile: &ColumnProfile,
    card: &Scorecard,
    taken: &[String],
    markers: &EmptyMarkers,
) -> Option<Found> {
    let name = fold(&profile.name);
    let free = || card.factors.iter().filter(|f| !taken.contains(&f.id));
    let levels = |factor: &Factor| match_levels(sheet, column, factor, markers);
    let same = |f: &&Factor| is_called(&name, &f.name) || fold(&f.id) == name || fold(&f.column) == name;
    if let Some(factor) = free().find(same) {
        return Some(Found {
            factor: factor.id.clone(),
            levels: levels(factor),
            reason: Reason::SameName,
        });
    }
    if profile.kind != ColumnKind::Text || !(2..=MOST_WORDS).contains(&profile.distinct) {
        return None;
    }
    free().find_map(|factor| {
        let similar = holds(&name, &factor.name);
        let levels = levels(factor);
        let matched = levels.iter().filter(|l| l.target != Target::Unknown).count();
        let needed = if similar { SIMILAR_PERCENT } else { UNNAMED_PERCENT };
        let enough = matched > usize::from(!similar) && matched * 100 >= levels.len() * needed;
        enough.then(|| Found {
            factor: factor.id.clone(),
            levels,
            reason: if similar {
                Reason::SimilarName
            } else {
                Reason::LevelsMatch
            },
        })
    })
}

/// Whether a name holds a factor's name, as `来源渠道` holds `渠道`.
fn holds(name: &str, factor: &Text) -> bool {
    [&factor.zh, &factor.en]
        .into_iter()
        .map(|text| fold(text))
        .any(|text| !text.is_empty() && name.contains(&text))
}

/// The role of the workspace's own column of this name; a unit in brackets behind the name does not count.
pub(super) fn find_role(profile: &ColumnProfile, rows: &Rows) -> Option<ColumnRole> {
    let name = fold(&profile.name);
    let bare = name.split('(').next().unwrap_or_default().trim();
    let base = base_columns();
    let named: &Column = rows
        .columns
        .iter()
        .chain(&base)
        .find(|c| c.role != ColumnRole::Other && is_called(bare, &c.name))?;
    // Words among the numbers or days are listed one by one; a column of another kind is something else.
    let fits = match named.kind {
        RowKind::Text => true,
        RowKind::Number => !matches!(profile.kind, ColumnKind::Date { .. }),
        RowKind::Day => !matches!(profile.kind, ColumnKind::Number { .. }),
    };
    fits.then_some(named.role)
}
