//! Step 5 of the method: how well the scorecard would have told won from lost, on the leads whose outcome is known.
//!
//! | file | does |
//! |---|---|
//! | `closed` | the leads with an outcome, as the report scores them |
//! | `figures` | what is measured: tiers, lift, capture, AUC, calibration, drift |
//! | `checks` | the verdict against limits that the user can edit, and how far the evidence reaches |
//! | `strengths` | how well each factor alone tells, beside what chance gives |
//! | `compare` | two scorecards on the same leads |
//!
//! What is drawn by chance (shuffles, draws, folds) comes from a fixed seed: the same document gives the same figures.

mod checks;
mod closed;
mod compare;
mod figures;
mod strengths;

pub use checks::{Check, CheckKind, Evidence, MeasuredOn, Passed, Why, checks, evidence, overall};
pub use closed::{ClosedLead, closed_leads, known};
pub use compare::{Side, TwoCards, compare};
pub use figures::{CurvePoint, Figures, TierFigures, Widest, figures};
pub use strengths::{FactorStrength, strengths};

/// The seed of everything that is drawn.
pub const SEED: u64 = 1;

/// Wins from which on there is a verdict.
pub const WINS_FOR_VERDICT: usize = 20;
/// Won and lost leads from which on weights are suggested.
pub const CLOSED_FOR_WEIGHTS: usize = crate::engines::learn::FEWEST_TO_LEARN;
/// Wins from which on a score is turned into a probability.
pub const WINS_FOR_PROBABILITIES: usize = 120;
