//! The funnel: worked cases, properties over random inputs, structure.

mod cases;
mod edits;
mod properties;
mod random;
mod standing;
