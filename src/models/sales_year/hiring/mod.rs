//! How many to hire, and when: the fewest hires that reach every target with the shape of the year within tolerance.
//!
//! Heavy, since it reaches the solver: only `jobs` calls it.

mod levers;
mod plan;
mod question;
#[cfg(test)]
mod tests;

pub use levers::{Lever, Levers, ShapeBinds};
pub use plan::{Answer, HiringPlan, solve};
pub use question::{Question, Rule};

use super::Input;
use crate::engines::pace::Pace;

/// Plans the hires of an input. What is planned in it counts for nothing.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::models::sales_year::{Input, hiring};
/// let answer = at_once(hiring::plan(&Input::default(), &Pace::unpaced()));
/// let hiring::Answer::Plan(plan) = answer else { panic!() };
/// assert!(plan.is_proved && plan.total < 24); // fewer than two a month, since early hires bring more
/// ```
pub async fn plan(input: &Input, pace: &Pace) -> Answer {
    solve(&Question::of(input), pace).await
}
