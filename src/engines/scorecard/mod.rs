//! The scorecard: weighted factors → a score from 0 to 100 → a tier.
//!
//! `score = 100 · Σ wᵢ·vᵢ / Σ wᵢ` over the factors whose level is known, `vᵢ = points / 100`. What is not known is
//! never scored as zero: it widens the range from [`Score::range`], and a tier is stated only where both ends of
//! the range lie in it.
//!
//! Weights, points and cuts are integers, and a tier is decided in integers, because one level combination in
//! twenty lies exactly on a cut and a rounded float would put it on the wrong side. Floats are for show.
//!
//! Several models use it (leads, customers, key accounts); it knows none of them.

mod batch;
mod card;
mod check;
mod explain;
mod held_out;
mod score;
mod template;
#[cfg(test)]
pub(crate) mod tests;
mod threshold;
mod weights;

pub use batch::{Batch, ByRow};
pub use card::{Axis, Band, Decay, Factor, Level, Role, Scale, Scorecard, Tier, Treatment};
pub use check::{CardProblem, check};
pub use explain::{AskNext, Contribution, ask_next, contributions};
pub use held_out::HeldOut;
pub use score::{Answer, CENTI, FactorValue, Reading, Score, TierRange, score, tier_of};
pub use template::{LevelTemplate, even_levels};
pub use threshold::{Capacity, Reached};
pub use weights::normalise;
