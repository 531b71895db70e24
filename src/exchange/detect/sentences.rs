//! Findings and proposals in words.

use super::{ColumnKind, Outcome, Question, Role, RoleReason};
use crate::i18n::{Lang, fill};

impl ColumnKind {
    /// The kind in a word.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        let texts = lang.texts().import();
        match self {
            Self::Text => texts.kind_text,
            Self::Number { percent: false, .. } => texts.kind_number,
            Self::Number { percent: true, .. } => texts.kind_percent,
            Self::Date { .. } => texts.kind_date,
            Self::Empty => texts.kind_empty,
        }
    }
}

impl Question {
    /// The question as it is put to the user.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let texts = lang.texts().import();
        let (template, example) = match self {
            Self::DecimalMark { example } => (texts.ask_decimal, example),
            Self::DateOrder { example } => (texts.ask_date_order, example),
            Self::NumberOrDate { example } => (texts.ask_number_or_date, example),
            Self::MixedPercent { example } => (texts.ask_percent, example),
        };
        fill(template, &[("example", example)])
    }
}

impl Outcome {
    /// The outcome in a word.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        let texts = lang.texts().import();
        match self {
            Self::Won => texts.won,
            Self::Lost => texts.lost,
            Self::Open => texts.open,
        }
    }
}

impl Role {
    /// The role in a word.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        let names = &lang.texts().import().roles;
        match self {
            Self::Id => names.id,
            Self::Name => names.name,
            Self::Outcome => names.outcome,
            Self::Amount => names.amount,
            Self::Created => names.created,
            Self::Closed => names.closed,
            Self::Owner => names.owner,
            Self::Note => names.note,
            Self::Factor => names.factor,
            Self::Other => names.other,
        }
    }
}

impl RoleReason {
    /// The reason as a phrase.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let texts = lang.texts().import();
        match self {
            Self::NameWord(word) => fill(texts.reason_name, &[("word", word)]),
            Self::Values => texts.reason_values.to_owned(),
            Self::FirstOfKind => texts.reason_first.to_owned(),
            Self::CanVary => texts.reason_varies.to_owned(),
            Self::CannotVary => texts.reason_constant.to_owned(),
        }
    }
}
