//! Learning a scorecard from rows whose outcome is known, and judging it on rows it has not seen.
//!
//! | file | does |
//! |---|---|
//! | `table` | the rows: words or numbers by column, and whether each row was won |
//! | `gather` | rows of any kind → the table; columns that cannot be factors |
//! | `coder` | a column → a few levels or bands, found on the rows to learn from |
//! | `logistic` | ridge logistic regression, free or with coefficients of at least 0 |
//! | `folds` | which rows judge: the latest fifth by date, or seeded folds |
//! | `fit` | columns → weights and points in whole numbers that a scorecard holds |
//! | `judge` | held-out AUC, calibration, tiers and the verdict in a word |
//! | `suggest` | better weights for a scorecard that is there, if there are any |
//! | `strength` | how well one column alone tells won from lost (information value, AUC), and what chance gives |
//! | `suspect` | columns that may have been filled after the outcome |
//!
//! What chooses (levels, bands, ridge, the map from score to probability, the cuts of the tiers) never sees the rows
//! that judge. The same table and seed give the same answer everywhere.

mod coder;
mod fit;
mod folds;
mod gather;
mod judge;
mod logistic;
mod strength;
mod suggest;
mod suspect;
mod table;
#[cfg(test)]
mod tests;

pub use coder::{Coder, NoCoder};
pub use fit::{Fitted, Part, fit, fit_paced};
pub use folds::{Split, splits};
pub use gather::{History, NoOutcomes, RawColumn, Unused, gather};
pub use judge::{FEWEST_TO_LEARN, Judged, JudgedTier, Settings, TIER_SHARES, Verdict, judge, judge_paced};
pub use logistic::{Design, Logistic, logistic};
pub use strength::{Chance, LevelStrength, Strength, chance, evidence, information, strength};
pub use suggest::{Known, Offer, Suggestion, suggest};
pub use suspect::{Suspicion, suspicions};
pub use table::{Column, Data, Table};
