//! The columns of a list that may say how its leads ended, with what their values probably mean.

use serde::{Deserialize, Serialize};

use super::detect::{Outcome, OutcomeValue, ValueCount, looks_like_outcome, propose_meanings};
use crate::engines::value::Text;
use crate::models::lead_tiering::{OutcomeBy, outcome_values};
use crate::workspace::rows::{ColumnRole, Rows};

/// A column that may say how leads ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeColumn {
    /// Id of the column.
    pub column: String,
    /// Its values, the commonest first, with what they probably mean.
    pub values: Vec<OutcomeValue>,
    /// Whether its name or its values say by themselves that it is one; else it is one only if the user says so.
    pub is_likely: bool,
}

impl OutcomeColumn {
    /// The outcomes as its values mean them.
    #[must_use]
    pub fn by(&self) -> OutcomeBy {
        let meaning = |outcome| {
            let values = self.values.iter().filter(|v| v.outcome == Some(outcome));
            values.map(|v| v.value.clone()).collect()
        };
        OutcomeBy {
            column: self.column.clone(),
            won: meaning(Outcome::Won),
            lost: meaning(Outcome::Lost),
        }
    }
}

/// The columns that may say how leads ended, the likeliest first: the list's own outcome column where it holds both
/// wins and losses, then those that look like one, then all others of few values in their order.
///
/// ```
/// use loudou::engines::value::{Source, Text};
/// use loudou::exchange::outcome_columns::outcome_columns;
/// use loudou::workspace::rows::{Cell, Column, ColumnKind, Rows};
/// let column = |id: &str| Column {
///     id: id.into(), name: Text::own(id), kind: ColumnKind::Text, role: Default::default(),
/// };
/// let mut rows = Rows::new(vec![column("City"), column("Churn")], Source::Imported);
/// rows.push([Cell::text("Oslo"), Cell::text("Yes")]);
/// rows.push([Cell::text("Bonn"), Cell::text("No")]);
/// let found = outcome_columns(&rows);
/// assert_eq!(found[0].column, "Churn");
/// assert_eq!(found[0].by().won, ["No"]);
/// assert!(!found[1].is_likely);
/// ```
#[must_use]
pub fn outcome_columns(rows: &Rows) -> Vec<OutcomeColumn> {
    let mut found: Vec<(u8, OutcomeColumn)> = Vec::new();
    for (at, column) in rows.columns.iter().enumerate() {
        let Some(values) = outcome_values(rows, at) else {
            continue;
        };
        let values: Vec<ValueCount> = values
            .into_iter()
            .map(|(value, count)| ValueCount { value, count })
            .collect();
        let name = name_of(&column.name);
        let values_mean = propose_meanings(&name, &values);
        let says = |outcome| values_mean.iter().any(|v| v.outcome == Some(outcome));
        let is_recorded = column.role == ColumnRole::Outcome;
        let strength = match is_recorded && says(Outcome::Won) && says(Outcome::Lost) {
            true => u8::MAX,
            false => looks_like_outcome(&name, &values),
        };
        let found_here = OutcomeColumn {
            column: column.id.clone(),
            values: if strength > 0 {
                values_mean
            } else {
                unsaid(values_mean)
            },
            is_likely: strength > 0,
        };
        found.push((strength, found_here));
    }
    found.sort_by_key(|(strength, _)| std::cmp::Reverse(*strength));
    found.into_iter().map(|(_, column)| column).collect()
}

/// Both names, where there are two: either may be the one that says it.
fn name_of(name: &Text) -> String {
    if name.zh == name.en {
        name.zh.clone()
    } else {
        format!("{} {}", name.zh, name.en)
    }
}

/// Yes and no of any column are not taken for won and lost.
fn unsaid(values: Vec<OutcomeValue>) -> Vec<OutcomeValue> {
    let without = |value| OutcomeValue {
        outcome: None,
        ..value
    };
    values.into_iter().map(without).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::value::Source;
    use crate::models::lead_tiering::base_columns;
    use crate::workspace::rows::{Cell, Column, ColumnKind};

    /// Leads with an outcome each, a yes or no of the user's, and a number of two values.
    fn rows(outcomes: &[&str]) -> Rows {
        let column = |id: &str, kind| Column {
            id: id.into(),
            name: Text::own(id),
            kind,
            role: ColumnRole::Other,
        };
        let mut columns = base_columns();
        columns.push(column("Newsletter", ColumnKind::Text));
        columns.push(column("Converted", ColumnKind::Number));
        let mut rows = Rows::new(columns, Source::Imported);
        for (at, outcome) in outcomes.iter().enumerate() {
            rows.push([
                Cell::text(format!("lead {at}")),
                Cell::Empty,
                Cell::text(*outcome),
                Cell::Number(at as f64 + 0.5),
                Cell::Empty,
                Cell::text(["Yes", "No"][at % 2]),
                Cell::Number([0.0, 1.0, 1.0][at % 3]),
            ]);
        }
        rows
    }

    #[test]
    fn the_lists_own_outcome_comes_first_only_where_it_says_something() {
        let first = |outcomes: &[&str]| outcome_columns(&rows(outcomes)).remove(0);
        assert_eq!(first(&["won", "lost", "open"]).column, "outcome");
        assert_eq!(first(&["won", "lost", "open"]).by().lost, ["lost"]);
        let other = first(&["open", "open", "open"]);
        assert_eq!((other.column.as_str(), other.is_likely), ("Converted", true));
        assert_eq!(
            (other.by().won, other.by().lost),
            (vec!["1".to_owned()], vec!["0".to_owned()])
        );
    }

    #[test]
    fn a_yes_under_any_name_means_nothing_by_itself() {
        let list = outcome_columns(&rows(&["", "", ""]));
        let newsletter = list.iter().find(|c| c.column == "Newsletter").unwrap();
        assert!(!newsletter.is_likely && newsletter.by().won.is_empty());
        // Names and days never say how a lead ended.
        assert!(
            !list
                .iter()
                .any(|c| ["name", "created", "closed"].contains(&c.column.as_str()))
        );
    }
}
