//! Reasons and problems in words.

use super::plan::{ColumnPlan, Notation, Open, Reason};
use super::read::{CellProblem, CellProblemKind};
use crate::exchange::csv::Sheet;
use crate::exchange::detect::{Role, SettledBy};
use crate::i18n::date::DateOrder;
use crate::i18n::number::DecimalMark;
use crate::i18n::{Lang, fill};

impl Reason {
    /// The reason as a phrase.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let words = lang.texts().importing();
        match self {
            Self::SameName => words.because_same_name.to_owned(),
            Self::SimilarName => words.because_similar.to_owned(),
            Self::LevelsMatch => words.because_levels.to_owned(),
            Self::Computed => words.because_computed.to_owned(),
            Self::KeyAsName => words.because_key.to_owned(),
            Self::Chosen => words.because_chosen.to_owned(),
            // Such a column is kept all the same.
            Self::Found(Role::Other, why) => why.sentence(lang),
            Self::Found(role, why) => fill(
                words.because_role,
                &[("role", role.name(lang)), ("why", &why.sentence(lang))],
            ),
        }
    }
}

impl CellProblem {
    /// Where it is and what is wrong.
    #[must_use]
    pub fn sentence(&self, sheet: &Sheet, lang: Lang) -> String {
        let words = lang.texts().importing();
        let text = shortened(&self.text);
        let quoted = |template: &str| fill(template, &[("text", &text)]);
        let with_cause = |what: &str| fill(words.problem_cell, &[("text", &text), ("what", what)]);
        let what = match self.kind {
            CellProblemKind::Number(problem) => with_cause(&problem.sentence(lang)),
            CellProblemKind::Date(problem) => with_cause(&problem.sentence(lang)),
            CellProblemKind::Outcome => quoted(words.problem_outcome),
            CellProblemKind::Level => quoted(words.problem_level),
        };
        let column = sheet.headers().get(self.column).map_or("", String::as_str);
        let row = self.row.to_string();
        fill(
            words.at_cell,
            &[("row", &row), ("column", column), ("what", &what)],
        )
    }
}

impl ColumnPlan {
    /// What the way of reading rests on, where there is more than one; empty where there is not, or where the user is
    /// asked.
    #[must_use]
    pub const fn evidence(&self, lang: Lang) -> &'static str {
        let words = lang.texts().importing();
        let has_forms = match self.notation {
            Notation::Number { decimal, .. } => matches!(decimal, DecimalMark::Comma),
            Notation::Day { order } => !matches!(order, DateOrder::YearFirst | DateOrder::Unknown),
            Notation::Text => false,
        };
        match self.profile.settled_by {
            _ if self.question.is_some() => "",
            SettledBy::OtherColumns => words.evidence_others,
            SettledBy::Name => words.evidence_name,
            SettledBy::Values if has_forms => words.evidence_values,
            SettledBy::Values | SettledBy::Nothing => "",
        }
    }
}

impl Open {
    /// What the user has to do before the import.
    #[must_use]
    pub fn sentence(&self, sheet: &Sheet, lang: Lang) -> String {
        let words = lang.texts().importing();
        match self {
            Self::Question(_, question) => question.sentence(lang),
            Self::NoOutcome(at) => {
                let column = sheet.headers().get(*at).map_or("", String::as_str);
                fill(words.open_outcome, &[("column", column)])
            }
            Self::NoRows => words.nothing_read.to_owned(),
            Self::Repeats(count) => fill(words.open_repeats, &[("n", &count.to_string())]),
            Self::ByName => words.open_by_name.to_owned(),
            Self::NoIdentity => words.open_no_identity.to_owned(),
        }
    }
}

impl Notation {
    /// The way of reading in a few words.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        use super::plan::Multiple;
        let words = lang.texts().importing();
        match self {
            Self::Text => words.read_text,
            Self::Number { multiple, decimal } => match (multiple, decimal) {
                (Multiple::One, DecimalMark::Comma) => words.read_number_comma,
                (Multiple::One, _) => words.read_number,
                (Multiple::Percent, _) => words.read_percent,
                (Multiple::Thousand, _) => words.read_thousand,
                (Multiple::TenThousand, _) => words.read_ten_thousand,
                (Multiple::Million, _) => words.read_million,
            },
            Self::Day { order } => match order {
                DateOrder::DayFirst => words.read_day_first,
                DateOrder::MonthFirst => words.read_month_first,
                DateOrder::ExcelSerial => words.read_serial,
                DateOrder::YearFirst | DateOrder::Unknown => words.read_day,
            },
        }
    }
}

/// The start of a long text.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}
