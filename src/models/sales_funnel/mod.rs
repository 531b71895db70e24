//! Sales target, short term (客户漏斗倒推): does what is open reach the target, and what work closes the gap.
//!
//! Input → [`evaluate`] → [`Report`].

mod evaluate;
mod fields;
mod flow;
pub mod input;
mod outlook;
mod parameters;
mod pot;
mod rates;
mod report;
mod template;
mod work;

pub use evaluate::evaluate;
pub use input::Input;
pub use outlook::DRAWS;
pub use report::*;
