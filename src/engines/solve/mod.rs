//! Exact answers to small questions of "how many": whole numbers under linear conditions.
//!
//! The search itself is the `microlp` crate's (simplex with branch and bound, pure Rust, Apache-2.0). It stops on a
//! count of nodes and never on time, so that the same question has the same answer on every machine, and what it finds
//! counts only after [`Programme::holds`] has looked at it. It is heavy: only `jobs` may reach it, so that it stays out
//! of the page.

mod narrow;
mod programme;
mod search;
#[cfg(test)]
mod tests;

pub use narrow::narrowed;
pub use programme::{Column, Programme, Row, Sense};
pub use search::{Found, minimise};
