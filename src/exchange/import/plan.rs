//! The plan of an import: what the user sees, answers and overrules.

use super::identity::{MatchBy, Matched, matched};
use super::levels::{LevelText, Target, match_levels};
use crate::engines::scorecard::{Factor, Scale, Scorecard};
use crate::exchange::csv::Sheet;
use crate::exchange::detect::{
    ColumnKind, ColumnProfile, EmptyMarkers, Outcome, OutcomeValue, Question, Role, RoleReason,
    propose_outcome,
};
use crate::i18n::date::DateOrder;
use crate::i18n::number::DecimalMark;
use crate::workspace::Workspace;

/// What a column becomes.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Use {
    /// Left out.
    Ignore,
    /// Kept beside, as it is read; a factor can be made of it later.
    Keep,
    /// Name of the lead.
    Name,
    /// The user's own key of the lead.
    Key,
    /// Won, lost or open, by value.
    Outcome(Vec<OutcomeValue>),
    /// Money of the deal.
    Amount,
    /// Day the lead came.
    Created,
    /// Day it was won or lost.
    Closed,
    /// A factor of the scorecard in use.
    Factor {
        /// Its id.
        id: String,
        /// The column's words and the levels they mean; empty for a factor over a number.
        levels: Vec<LevelText>,
    },
    /// A new factor, with levels or bands made from the values.
    NewFactor,
}

impl Use {
    /// Whether both are the same use of a column, whatever the words mean.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Factor { id, .. }, Self::Factor { id: other, .. }) => id == other,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// Whether several columns can have it.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        matches!(self, Self::Ignore | Self::Keep | Self::NewFactor)
    }
}

/// What bare numbers of a column count. Values that carry a letter, 万 or a percent sign have their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Multiple {
    /// Ones: 12 is 12.
    #[default]
    One,
    /// Hundredths: 45 is 45 %.
    Percent,
    /// Thousands: 12 is 12 000.
    Thousand,
    /// 万: 12 is 120 000.
    TenThousand,
    /// Millions: 12 is 12 000 000.
    Million,
}

impl Multiple {
    /// All, in the order of the list.
    pub const ALL: [Self; 5] = [
        Self::One,
        Self::Percent,
        Self::Thousand,
        Self::TenThousand,
        Self::Million,
    ];

    /// What a bare number is multiplied by.
    #[must_use]
    pub const fn factor(self) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Percent => 0.01,
            Self::Thousand => 1e3,
            Self::TenThousand => 1e4,
            Self::Million => 1e6,
        }
    }
}

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Notation {
    /// As words.
    Text,
    /// As numbers.
    Number {
        /// The decimal mark.
        decimal: DecimalMark,
        /// What bare numbers count.
        multiple: Multiple,
    },
    /// As days.
    Day {
        /// The order of their parts.
        order: DateOrder,
    },
}

impl Notation {
    /// Plain numbers with a decimal point.
    pub const NUMBER: Self = Self::Number {
        decimal: DecimalMark::Point,
        multiple: Multiple::One,
    };
    /// Days with the year first.
    pub const DAY: Self = Self::Day {
        order: DateOrder::YearFirst,
    };

    /// How a column of this kind is read.
    pub(super) const fn of(kind: ColumnKind) -> Self {
        match kind {
            ColumnKind::Number { decimal, .. } => Self::Number {
                decimal,
                multiple: Multiple::One,
            },
            ColumnKind::Date { order } => Self::Day { order },
            ColumnKind::Text | ColumnKind::Empty => Self::Text,
        }
    }
}

/// Why a use is proposed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Reason {
    /// The column is called as the factor, or as the column of the workspace.
    SameName,
    /// The column's name holds the factor's, and its words are levels of it.
    SimilarName,
    /// Its words are levels of the factor.
    LevelsMatch,
    /// The app computed it when it exported the table, and will again.
    Computed,
    /// It tells the leads apart and no column names them.
    KeyAsName,
    /// From the name and the values: see [`RoleReason`].
    Found(Role, RoleReason),
    /// The user chose it.
    Chosen,
}

/// Rows that are there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Mode {
    /// They make way.
    #[default]
    Replace,
    /// They stay, the new ones come behind them.
    Append,
    /// They are brought up to date: a row that is one of them changes its cells, the others come behind.
    Update,
}

/// What becomes of rows that are the same lead as another: by their key, or by their name where there is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Repeats {
    /// Both stay.
    #[default]
    KeepBoth,
    /// The one that is there stays; of two rows of the table the first.
    Skip,
    /// The one that comes is taken over; of two rows of the table the last.
    Replace,
}

impl Repeats {
    /// All, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Skip, Self::Replace, Self::KeepBoth];
}

/// The plan for one column.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ColumnPlan {
    /// What was found in it.
    pub profile: ColumnProfile,
    /// What it becomes.
    pub usage: Use,
    /// How it is read, where it is not words by its use.
    pub notation: Notation,
    /// Why.
    pub reason: Reason,
    /// What the user still has to say about numbers or dates.
    pub question: Option<Question>,
}

/// Why an import cannot go on yet.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Open {
    /// The question at a column has no answer.
    Question(usize, Question),
    /// No value of the outcome column has a meaning.
    NoOutcome(usize),
    /// There is no row.
    NoRows,
    /// So many rows are the same lead as another.
    Repeats(usize),
    /// Leads can only be matched by name, and nobody said that they may.
    ByName,
    /// Nothing tells which lead is which.
    NoIdentity,
}

impl ColumnPlan {
    /// How the cells are read under the present use: names, keys, outcomes and levels are words.
    #[must_use]
    pub fn effective_notation(&self, card: Option<&Scorecard>) -> Notation {
        match &self.usage {
            Use::Name | Use::Key | Use::Outcome(_) | Use::Ignore => Notation::Text,
            Use::Amount => match self.notation {
                Notation::Number { .. } => self.notation,
                _ => Notation::NUMBER,
            },
            Use::Created | Use::Closed => match self.notation {
                Notation::Day { .. } => self.notation,
                _ => Notation::DAY,
            },
            Use::Factor { id, .. } => {
                match (card.and_then(|c| c.factor(id)).map(|f| &f.scale), self.notation) {
                    (Some(Scale::Bands { .. }), Notation::Number { .. }) => self.notation,
                    (Some(Scale::Bands { .. }), _) => Notation::NUMBER,
                    _ => Notation::Text,
                }
            }
            Use::NewFactor | Use::Keep => self.notation,
        }
    }

    /// The question, where the present use needs its answer.
    #[must_use]
    pub fn open_question(&self, card: Option<&Scorecard>) -> Option<&Question> {
        let question = self.question.as_ref()?;
        (self.effective_notation(card) != Notation::Text).then_some(question)
    }
}

/// What an import will do.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Plan {
    /// One entry per column of the table.
    pub columns: Vec<ColumnPlan>,
    /// Rows that are there already.
    pub mode: Mode,
    /// Texts that stand for an empty cell.
    pub markers: EmptyMarkers,
    /// What becomes of repeats; none until it is said.
    pub repeats: Option<Repeats>,
    /// Whether the user agreed that leads of one name are one lead, which [`Mode::Update`] needs where there is no key.
    pub by_name: bool,
    /// Whether leads that a changed list no longer has are removed; otherwise they stay.
    pub remove_gone: bool,
}

impl Plan {
    /// Gives a column another use. A use that only one column can have is taken from the one that had it, which is
    /// kept beside instead.
    pub fn set_use(&mut self, sheet: &Sheet, card: Option<&Scorecard>, column: usize, usage: Use) {
        if !usage.is_shared() {
            let others = self
                .columns
                .iter_mut()
                .enumerate()
                .filter(|(at, _)| *at != column);
            for (_, other) in others.filter(|(_, other)| other.usage.is_like(&usage)) {
                other.usage = Use::Keep;
                other.reason = Reason::Chosen;
            }
        }
        let markers = &self.markers;
        let Some(plan) = self.columns.get_mut(column) else {
            return;
        };
        plan.usage = match usage {
            Use::Outcome(_) => Use::Outcome(propose_outcome(&plan.profile)),
            Use::Factor { id, .. } => {
                let factor = card.and_then(|c| c.factor(&id));
                let levels = factor.map(|f| match_levels(sheet, column, f, markers));
                Use::Factor {
                    id,
                    levels: levels.unwrap_or_default(),
                }
            }
            usage => usage,
        };
        plan.reason = Reason::Chosen;
    }

    /// Says how a column is read, which answers its question.
    pub fn set_notation(&mut self, column: usize, notation: Notation) {
        if let Some(plan) = self.columns.get_mut(column) {
            plan.notation = notation;
            plan.question = None;
        }
    }

    /// Takes the proposed reading of a column as the answer to its question.
    pub fn confirm_notation(&mut self, column: usize) {
        if let Some(plan) = self.columns.get_mut(column) {
            plan.question = None;
        }
    }

    /// Says what a value of an outcome column means.
    pub fn set_outcome(&mut self, column: usize, value: &str, outcome: Option<Outcome>) {
        if let Some(Use::Outcome(values)) = self.columns.get_mut(column).map(|c| &mut c.usage) {
            values
                .iter_mut()
                .filter(|entry| entry.value == value)
                .for_each(|entry| entry.outcome = outcome);
        }
    }

    /// Says what a word of a factor's column means.
    pub fn set_level(&mut self, column: usize, text: &str, target: Target) {
        if let Some(Use::Factor { levels, .. }) = self.columns.get_mut(column).map(|c| &mut c.usage) {
            levels
                .iter_mut()
                .filter(|entry| entry.text == text)
                .for_each(|entry| entry.target = target.clone());
        }
    }

    /// What has to be settled before the import can be carried out.
    #[must_use]
    pub fn open(&self, sheet: &Sheet, workspace: &Workspace) -> Vec<Open> {
        let input = workspace.lead_tiering_now();
        let card = input.card().map(AsRef::as_ref);
        self.open_given(sheet, card, matched(sheet, self, workspace))
    }

    /// As [`Plan::open`], where it is known already which rows are the same lead; of the table only its size is looked
    /// at.
    #[must_use]
    pub fn open_given(&self, sheet: &Sheet, card: Option<&Scorecard>, matched: Matched) -> Vec<Open> {
        let mut open = Vec::new();
        if sheet.row_count() == 0 {
            open.push(Open::NoRows);
        }
        for (at, column) in self.columns.iter().enumerate() {
            if let Some(question) = column.open_question(card) {
                open.push(Open::Question(at, question.clone()));
            }
            if let Use::Outcome(values) = &column.usage
                && !values.iter().any(|v| v.outcome.is_some())
            {
                open.push(Open::NoOutcome(at));
            }
        }
        if self.mode == Mode::Update {
            match matched.by {
                None => open.push(Open::NoIdentity),
                Some(MatchBy::Name) if !self.by_name => open.push(Open::ByName),
                Some(_) => {}
            }
        }
        if self.repeats.is_none() && matched.repeats > 0 {
            open.push(Open::Repeats(matched.repeats));
        }
        open
    }

    /// The factor of the card a column is mapped to.
    #[must_use]
    pub fn factor_of<'a>(&self, column: usize, card: &'a Scorecard) -> Option<&'a Factor> {
        match &self.columns.get(column)?.usage {
            Use::Factor { id, .. } => card.factor(id),
            _ => None,
        }
    }
}
