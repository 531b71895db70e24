//! Machines that know no business: they score, count and solve for any model.
//!
//! Nothing here imports a browser, a clock or unseeded chance.

pub(crate) mod bytes;
pub mod cohort;
pub mod cover;
pub mod formula;
pub mod layers;
pub mod learn;
pub mod pace;
pub mod scorecard;
pub mod simulate;
pub mod solve;
pub mod stats;
pub mod value;
pub mod whatif;
pub mod whole;
