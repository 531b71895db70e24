//! Lead tiering: the sample, the reader, the parameters, the report, what-ifs.

mod explained;
mod learning;
mod parameters;
mod reader;
mod report;
mod sample;
mod validity;
mod whatif;

use super::*;
use crate::i18n::date::Day;

pub(super) fn day() -> Day {
    Day::new(2026, 11, 21).unwrap()
}
