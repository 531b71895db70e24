//! Sales target, short term (客户漏斗倒推): does what is open reach the target, and what work closes the gap.
//!
//! Input → [`evaluate`] → [`Report`].

mod edit;
mod evaluate;
mod explain;
mod fields;
mod flow;
mod hints;
pub mod input;
mod outlook;
mod parameters;
mod pot;
mod rates;
mod report;
mod tally;
mod template;
#[cfg(test)]
mod tests;
mod work;

pub use edit::{Edit, EditRefusal, List};
pub use evaluate::evaluate;
pub use hints::hints;
pub use input::Input;
pub use outlook::DRAWS;
pub use report::*;
