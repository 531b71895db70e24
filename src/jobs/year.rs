//! The yearly forecast's heavy questions. They come with all they need and leave the desk as it is.

use super::desk::Desk;
use super::protocol::{Answer, Failure, Sealed};
use super::runner::Finished;
use crate::engines::pace::Pace;
use crate::models::sales_year::{Input, fan, hiring};

/// The fewest hires that reach the targets, or what must move.
pub(super) async fn plan(desk: Desk, input: Sealed, pace: Pace) -> Result<Finished, Failure> {
    let input: Input = input.open()?;
    let answer = hiring::plan(&input, &pace).await;
    Ok(Finished::new(Answer::Hiring(Box::new(answer)), desk))
}

/// Many drawn courses of the plan.
pub(super) async fn outlook(desk: Desk, input: Sealed, pace: Pace) -> Result<Finished, Failure> {
    let input: Input = input.open()?;
    let fan = fan(&input, &pace).await;
    Ok(Finished::new(Answer::Fan(Box::new(fan)), desk))
}
