//! Sales organisation from gross margin (基于毛利模型的销售组织设计): whether the margin of what the reps sell carries
//! the reps and their management.
//!
//! Input → [`evaluate`] → [`Report`]. Layers are filled by the [layers engine](crate::engines::layers).

mod evaluate;
mod goal;
mod input;
mod numbers;
mod parameters;
mod plan;
mod report;
mod template;
#[cfg(test)]
mod tests;

pub use evaluate::evaluate;
pub use input::{Goal, Input, PathInput};
pub use parameters::layer_path;
pub use report::{LayerHeads, Organisation, Problem, Report};
