//! Sales organisation from gross margin (基于毛利模型的销售组织设计): whether the margin of what the reps sell carries
//! the reps and their management.
//!
//! Input → [`evaluate`] → [`Report`]. Layers are filled by the [layers engine](crate::engines::layers).

mod band;
mod break_even;
mod edit;
mod evaluate;
mod explain;
mod frontier;
mod goal;
mod hints;
mod input;
mod ladder;
mod lever;
mod numbers;
mod parameters;
mod path;
mod plan;
mod report;
mod template;
#[cfg(test)]
mod tests;
mod worked;

pub use crate::models::layer::LayerHeads;
pub use band::moved_inputs;
pub use edit::Edit;
pub use evaluate::evaluate;
pub use hints::hints;
pub use input::{Goal, Input, PathInput};
pub use lever::Rung;
pub use parameters::layer_path;
pub use report::{
    BreakEvens, Frontier, Ladder, LeverGain, Move, Organisation, PathMonth, Problem, Report, RungGain,
    RungState, TimePath, Verdict, WholeBreakEven,
};
