//! What a workspace promises.

mod actions;
mod cards;
pub(crate) mod hands;
mod hostile;
mod plans;
mod sequences;
mod units;

use super::*;
use crate::i18n::Lang;
use crate::i18n::date::Day;

pub(crate) fn day() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

pub(crate) fn with_sample() -> Workspace {
    Workspace::with_sample("w1".into(), "Acme".into(), Lang::En, day())
}
