//! What is learned from the leads on the desk.

use super::desk::Desk;
use super::protocol::{Answer, Failure, Found, Study};
use super::runner::Finished;
use crate::engines::learn::{Settings, suggest};
use crate::engines::pace::Pace;
use crate::exchange::outcome_columns::outcome_columns;
use crate::models::lead_tiering::validity::{SEED, compare, known, strengths};
use crate::models::lead_tiering::{Case, learn, name_levels, suspects};

/// Carries a study out. The desk stays as it is.
pub(super) async fn study(desk: Desk, study: Study, pace: Pace) -> Result<Finished, Failure> {
    let workspace = desk.workspace()?.clone();
    let input = workspace.lead_tiering_now();
    let case = Case {
        input: &input,
        rows: &workspace.leads,
        as_of: workspace.profile.as_of,
    };
    let settings = Settings {
        seed: SEED,
        ..Settings::default()
    };
    let found = match study {
        Study::Strengths => Found::Strengths(strengths(case, &pace).await),
        Study::Suggest => {
            let card = input.card().ok_or(Failure::NothingOnDesk)?;
            Found::Suggestion(suggest(card, &known(case), SEED, &pace).await)
        }
        Study::Compare(other) => Found::Comparison(Box::new(compare(case, &other, &pace).await)),
        Study::Outcomes => Found::Outcomes(outcome_columns(case.rows)),
        Study::Suspects(by) => {
            let found = suspects(case.rows, &by, &pace).await;
            Found::Suspects(found.map_err(Failure::NoOutcomes)?)
        }
        Study::Learn { by, dropped } => {
            let learned = learn(case.rows, &by, &dropped, settings, &pace).await;
            let mut learned = learned.map_err(Failure::NoOutcomes)?;
            if let Some(card) = &mut learned.card {
                name_levels(card, &input.cards);
            }
            Found::Learned(Box::new(learned))
        }
    };
    Ok(Finished::new(Answer::Found(Box::new(found)), desk))
}
