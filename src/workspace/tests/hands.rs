//! Random actions, fitted to the workspace they are done to.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::engines::scorecard::tests::arbitrary::cards;
use crate::engines::scorecard::tests::{bands, levels, tiers, weighted};
use crate::engines::scorecard::{Decay, Role, Scorecard};
use crate::engines::value::{Sourced, Text};
use crate::models::lead_tiering::{Basis, Override};
use crate::models::parameter::Parameters;
use crate::workspace::rows::{Cell, RowId, Rows};

/// A random action that is not yet about anything: `kind` says what, the rest is what it may need.
#[derive(Debug, Clone)]
pub(crate) struct Hand {
    kind: u8,
    at: Index,
    at2: Index,
    number: f64,
    text: String,
    card: Scorecard,
}

pub(crate) fn hands(most: usize) -> impl Strategy<Value = Vec<Hand>> {
    let number = prop_oneof![-150.0..150.0_f64, any::<f64>()];
    let hand = (
        0..40_u8,
        any::<Index>(),
        any::<Index>(),
        number,
        "\\PC{0,8}",
        cards(),
    )
        .prop_map(|(kind, at, at2, number, text, card)| Hand {
            kind,
            at,
            at2,
            number,
            text,
            card,
        });
    vec(hand, 1..most)
}

/// One of a list, or a name that is in none.
fn one<T: AsRef<str>>(list: &[T], at: Index) -> String {
    if list.is_empty() {
        "none".into()
    } else {
        list[at.index(list.len())].as_ref().to_owned()
    }
}

impl Hand {
    /// The action, on what is there.
    pub(crate) fn action(&self, on: &Workspace) -> Action {
        match self.kind {
            0..10 => self.input(on),
            10..16 => self.profile(),
            16..24 => self.leads(on),
            24..30 => self.scenario(on),
            30..36 => self.edit(on),
            _ => self.cards(on),
        }
    }

    fn input(&self, on: &Workspace) -> Action {
        let ids: Vec<String> = on.lead_tiering.parameters().into_iter().map(|p| p.id).collect();
        match self.kind {
            0 => Action::NormaliseWeights,
            1 => Action::ConfirmInputs(vec![one(&ids, self.at), one(&ids, self.at2)]),
            2 => Action::Basis(Basis::All),
            _ => Action::SetInput {
                id: one(&ids, self.at),
                value: self.number,
            },
        }
    }

    fn profile(&self) -> Action {
        let small = u8::try_from(self.at.index(14)).unwrap();
        match self.kind {
            10 => Action::Rename(self.text.clone()),
            11 => Action::Currency(Currency::ALL[self.at.index(7)]),
            12 => Action::MoneyUnit(MoneyUnit::ALL[self.at.index(4)]),
            13 => Action::FiscalYearStart(small),
            14 => Action::WorkingDays(self.number),
            _ => Action::AsOf(day().add_days(i64::from(small)).unwrap()),
        }
    }

    fn row(&self, on: &Workspace, at: Index) -> RowId {
        on.leads
            .place(at.index(on.leads.len() + 1))
            .and_then(|p| on.leads.id_at(p))
            .unwrap_or(0)
    }

    fn cell(&self) -> Cell {
        match self.at2.index(4) {
            0 => Cell::Empty,
            1 => Cell::text(self.text.clone()),
            2 => Cell::Number(self.number),
            _ => Cell::text("2026-01-02"),
        }
    }

    fn leads(&self, on: &Workspace) -> Action {
        let columns: Vec<&str> = on.leads.columns.iter().map(|c| c.id.as_str()).collect();
        let column = one(&columns, self.at2);
        let (row, other) = (self.row(on, self.at), self.row(on, self.at2));
        match self.kind {
            16 => Action::AddLeads(vec![vec![(column, self.cell())]; 1 + self.at.index(3)]),
            17 => Action::RemoveLeads(vec![row, other]),
            18 => {
                let mut rows = Rows::new(on.leads.columns.to_vec(), crate::engines::value::Source::Imported);
                for _ in 0..self.at.index(5) {
                    rows.push([Cell::text(self.text.clone()), self.cell()]);
                }
                Action::ReplaceLeads {
                    rows: Box::new(rows),
                    card: (self.number > 0.0).then(|| Box::new(self.card.clone())),
                }
            }
            19 => Action::Override(row, None),
            20 => Action::Override(
                row,
                Some(Override {
                    tier: "a".into(),
                    reason: self.text.clone(),
                    author: String::new(),
                    until: day(),
                }),
            ),
            _ => Action::SetCells(vec![CellEdit {
                row,
                column,
                cell: self.cell(),
            }]),
        }
    }

    fn scenario(&self, on: &Workspace) -> Action {
        let ids: Vec<&str> = on.scenarios.iter().map(|s| s.id.as_str()).collect();
        let id = one(&ids, self.at);
        match self.kind {
            24 => Action::AddScenario {
                id: format!("s{}", self.at.index(4)),
                name: self.text.clone(),
            },
            25 => Action::UseScenario(Some(id)),
            26 => Action::UseScenario(None),
            27 => Action::RenameScenario(id, self.text.clone()),
            28 => Action::RemoveScenario(id),
            _ => Action::AdoptScenario(id),
        }
    }

    fn edit(&self, on: &Workspace) -> Action {
        let card = on.lead_tiering.card().unwrap();
        let factors: Vec<&str> = card.factors.iter().map(|f| f.id.as_str()).collect();
        let all_tiers: Vec<&str> = card.tiers.iter().map(|t| t.id.as_str()).collect();
        let (factor, tier) = (one(&factors, self.at), one(&all_tiers, self.at));
        let level = format!("{factor}.{}", 1 + self.at2.index(5));
        let text = Text::own(self.text.clone());
        let wild = match self.at2.index(9) {
            8 => i64::MAX,
            7 => i64::MIN,
            n => i64::try_from(n).unwrap() * 60 - 150,
        };
        Action::EditCard(match (self.kind, self.at2.index(4)) {
            (30, 0) => CardEdit::FactorName(factor, text),
            (30, 1) => CardEdit::Question(factor, text),
            (30, 2) => CardEdit::Role(factor, Role::PlusMinus),
            (30, _) => CardEdit::Role(
                factor,
                Role::Weighted {
                    weight: Sourced::typed(wild),
                },
            ),
            (31, 0) => CardEdit::AddFactor(Box::new(weighted(&self.text, wild, &[wild, 5, 100]))),
            (31, 1) => CardEdit::RemoveFactor(factor),
            (31, _) => CardEdit::MoveFactor(factor, if self.number > 0.0 { 1 } else { -1 }),
            (32, 0) => CardEdit::Scale(factor, bands(&[(Some(self.number), wild), (Some(-0.0), 3)], true)),
            (32, 1) => CardEdit::Scale(factor.clone(), levels(&factor, &[wild, 50])),
            (32, _) => CardEdit::BandCuts(factor, vec![self.number, 3.0, -2.0]),
            (33, 0) => CardEdit::AddTier(Box::new(tiers(&[wild], 1).remove(0))),
            (33, 1) => CardEdit::RemoveTier(tier),
            (33, 2) => CardEdit::TierName(tier, text),
            (33, _) => CardEdit::MidHigh(tier, self.number > 0.0),
            (34, 0) => CardEdit::RemoveLevel(factor, level),
            (34, 1) => CardEdit::Disqualifies(factor, level, true),
            (34, 2) => CardEdit::DropAlias {
                factor,
                level,
                text: self.text.clone(),
            },
            (34, _) => CardEdit::Alias {
                factor,
                level,
                text: self.text.clone(),
            },
            (_, 0) => CardEdit::Decay(factor, None),
            (_, 1) if self.number > 0.0 => CardEdit::WhenEmpty(factor, Some(Sourced::typed(wild))),
            (_, 1) => CardEdit::Name(text),
            _ => CardEdit::Decay(
                factor,
                Some(Decay {
                    percent_per_month: Sourced::typed(wild),
                    date_column: "created".into(),
                }),
            ),
        })
    }

    fn cards(&self, on: &Workspace) -> Action {
        let ids: Vec<&str> = on.lead_tiering.cards.iter().map(|c| c.id.as_str()).collect();
        match self.kind {
            36 => Action::UseCard(one(&ids, self.at)),
            37 => Action::RemoveCard(one(&ids, self.at)),
            _ => Action::AddCard(Box::new(Scorecard {
                id: format!("c{}{}", self.at.index(3), self.text),
                ..self.card.clone()
            })),
        }
    }
}
