//! Sales target, short term (客户漏斗倒推): does what is open reach the target, and what work closes the gap.
//!
//! Input → [`evaluate`] → [`Report`].

mod close;
mod edit;
mod evaluate;
mod explain;
mod fields;
mod flow;
mod ground;
mod hints;
pub mod input;
mod outlook;
mod parameters;
mod parts;
mod people;
mod pot;
mod rates;
mod report;
mod tally;
mod template;
#[cfg(test)]
mod tests;
mod work;
mod worked;

pub use edit::{Edit, EditRefusal, List};
pub use evaluate::{evaluate, evaluate_with};
pub use hints::hints;
pub use input::Input;
pub use outlook::{DRAWS, draw_landing};
pub use rates::{MonthRate, month_rates};
pub use report::*;
