//! Learning a scorecard from rows whose outcome is known, and judging it on rows it has not seen.
//!
//! | file | does |
//! |---|---|
//! | `table` | the rows: words or numbers by column, and whether each row was won |
//! | `coder` | a column → a few levels or bands, found on the rows to learn from |
//! | `logistic` | ridge logistic regression, free or with coefficients of at least 0 |
//! | `folds` | which rows judge: the latest fifth by date, or seeded folds |
//! | `fit` | columns → weights and points in whole numbers that a scorecard holds |
//! | `judge` | held-out AUC, calibration, tiers and the verdict in a word |
//! | `strength` | how well one column alone tells won from lost (information value, AUC) |
//! | `suspect` | columns that may have been filled after the outcome |
//!
//! What chooses (levels, bands, ridge, the map from score to probability, the cuts of the tiers) never sees the rows
//! that judge. The same table and seed give the same answer everywhere.

mod coder;
mod fit;
mod folds;
mod judge;
mod logistic;
mod strength;
mod suspect;
mod table;
#[cfg(test)]
mod tests;

pub use coder::{Coder, NoCoder};
pub use fit::{Fitted, Part, fit};
pub use folds::{Split, splits};
pub use judge::{Judged, JudgedTier, Settings, Verdict, judge};
pub use logistic::{Design, Logistic, logistic};
pub use strength::{LevelStrength, Strength, strength};
pub use suspect::{Suspicion, suspicions};
pub use table::{Column, Data, Table};
