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

/// What makes a column a factor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It is called as the factor is shown.
    Name,
    /// It is called as the factor, or the column it reads, is known inside a document.
    Id,
    /// Its name holds the factor's, and half of its words are levels.
    SimilarName,
    /// Nearly all of its words are levels.
    Words,
}

impl Way {
    /// The surest first. A weaker one is tried only when all columns were looked at for the surer ones: else a column
    /// whose words happen to fit takes a factor from the one that is called so.
    pub const ALL: [Self; 4] = [Self::Name, Self::Id, Self::SimilarName, Self::Words];
}

/// The factor a column stands for in one way. Factors in `taken` have a column.
pub(super) fn find_factor(
    sheet: &Sheet,
    column: usize,
    profile: &ColumnProfile,
    (card, taken): (&Scorecard, &[String]),
    markers: &EmptyMarkers,
    way: Way,
) -> Option<Found> {
    let name = fold(&profile.name);
    let mut free = card.factors.iter().filter(|f| !taken.contains(&f.id));
    let levels = |factor: &Factor| match_levels(sheet, column, factor, markers);
    let found = |factor: &Factor, levels, reason| Found {
        factor: factor.id.clone(),
        levels,
        reason,
    };
    let can_be_levels = profile.kind == ColumnKind::Text && (2..=MOST_WORDS).contains(&profile.distinct);
    let by_words = |factor: &Factor, fewest: usize, percent: usize, reason| {
        let levels = levels(factor);
        let matched = levels.iter().filter(|l| l.target != Target::Unknown).count();
        let enough = matched >= fewest && matched * 100 >= levels.len() * percent;
        enough.then(|| found(factor, levels, reason))
    };
    match way {
        Way::Name => free
            .find(|f| is_called(&name, &f.name))
            .map(|f| found(f, levels(f), Reason::SameName)),
        Way::Id => free
            .find(|f| fold(&f.id) == name || fold(&f.column) == name)
            .map(|f| found(f, levels(f), Reason::SameName)),
        _ if !can_be_levels => None,
        Way::SimilarName => free
            .filter(|f| holds(&name, &f.name))
            .find_map(|f| by_words(f, 1, SIMILAR_PERCENT, Reason::SimilarName)),
        // Those of a similar name asked for less and were looked at before.
        Way::Words => free
            .filter(|f| !holds(&name, &f.name))
            .find_map(|f| by_words(f, 2, UNNAMED_PERCENT, Reason::LevelsMatch)),
    }
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
