//! The model as one `SELECT`, for lists of leads that outgrow a browser.
//!
//! The query reads a table `leads` with the columns the scorecard reads, under the names they have in the exported
//! table of leads, and gives a row for each of its rows:
//!
//! | column | what it is |
//! |---|---|
//! | `id` | the user's key of a lead, or its name where the list has no key |
//! | `score` | 0 to 100 over what is known; `NULL` where nothing with a weight is |
//! | `score_min`, `score_max` | what the unknowns allow |
//! | `coverage` | share of the weight that is known, 0 to 1 |
//! | `tier` | its name; `NULL` where the unknowns leave it open |
//! | `tier_best`, `tier_worst` | the highest and the lowest tier the unknowns allow |
//! | `mid_high` | whether all of these are mid/high; `NULL` where only some are |
//! | `disqualified` | factor and level that disqualify the lead; `NULL` where none does |
//!
//! Levels are told by their ids, names and other spellings, compared as the app does. Sums are integers and tiers are
//! decided by comparing these, as in the app. Tiers set by hand are not in it: they belong to single leads of the
//! workspace and end on a day. The text depends on nothing but the model, the names of the columns, the dialect and,
//! where a factor looks at the ratio to its peers, on their mean.
//!
//! | file | what |
//! |---|---|
//! | `dialect` | how the databases differ |
//! | `letters` | cells as the app compares them |
//! | `factor` | one factor: its cell, its points, what it is worth |
//! | `query` | the steps of the query |

mod dialect;
mod factor;
mod letters;
mod query;
#[cfg(test)]
mod tests;

pub use dialect::{Dialect, FILE_NAME};

use crate::engines::scorecard::Scorecard;
use crate::i18n::Lang;
use crate::i18n::date::Day;
use crate::models::lead_tiering::{Input, Reader};
use crate::workspace::Workspace;
use crate::workspace::rows::Rows;

/// What a query is made of.
#[derive(Debug, Clone, Copy)]
pub struct Model<'a> {
    /// The scorecard.
    pub card: &'a Scorecard,
    /// The leads it was tuned on: names of columns, and the mean of peers.
    pub rows: &'a Rows,
    /// The day ages are counted to.
    pub as_of: Day,
    /// Language of names and comments.
    pub lang: Lang,
    /// Tiers set by hand, which the query leaves out.
    pub by_hand: usize,
}

impl<'a> Model<'a> {
    /// The model of a workspace; none where `input` has no scorecard.
    #[must_use]
    pub fn of(workspace: &'a Workspace, input: &'a Input) -> Option<Self> {
        let as_of = workspace.profile.as_of;
        Some(Self {
            card: input.card()?,
            rows: &workspace.leads,
            as_of,
            lang: workspace.profile.lang,
            by_hand: input.overrides.values().filter(|o| o.until >= as_of).count(),
        })
    }

    /// The query, with a semicolon at its end.
    ///
    /// ```
    /// use loudou::exchange::sql::{Dialect, Model};
    /// use loudou::i18n::{Lang, date::Day};
    /// use loudou::workspace::Workspace;
    /// let day = Day::new(2026, 11, 21).unwrap();
    /// let workspace = Workspace::with_sample("w".into(), "W".into(), Lang::En, day);
    /// let model = Model::of(&workspace, &workspace.lead_tiering).unwrap();
    /// let query = model.sql(Dialect::Spark);
    /// assert!(query.contains("l.`Channel`"));
    /// assert!(query.ends_with("FROM placed;\n"));
    /// ```
    #[must_use]
    pub fn sql(&self, dialect: Dialect) -> String {
        let reader = Reader::new(self.card, self.rows, self.as_of);
        query::write(self, &reader, dialect)
    }

    /// What a column of the leads is called in the exported table: as the first factor that reads it, or as it is
    /// called itself.
    fn column_name(&self, id: &str) -> String {
        let own = self.rows.columns.iter().find(|c| c.id == id).map(|c| &c.name);
        let factor = self.card.factors.iter().find(|f| f.column == id);
        let name = factor.map(|f| &f.name).or(own);
        let name = name.map(|name| self.lang.of(name)).unwrap_or_default();
        if name.is_empty() { id } else { name }.to_owned()
    }
}
